"""Delivery: results staged, listed in a manifest and put in their place."""

from mkdeck.delivery.making import make_files

__all__ = ["make_files"]
