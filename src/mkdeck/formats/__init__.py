"""Formats: canvases with their type scales."""

from mkdeck.formats.format import CARDS, SLIDE, TALL, Format

__all__ = ["CARDS", "SLIDE", "TALL", "Format"]
