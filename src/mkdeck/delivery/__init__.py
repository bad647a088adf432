"""Delivery: results staged, listed in a manifest and put in their place."""

from mkdeck.delivery.making import make_files
from mkdeck.delivery.manifest import Place

__all__ = ["Place", "make_files"]
