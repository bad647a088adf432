"""Scenes to a PowerPoint file."""

from mkdeck.render.pptx.document import pptx

__all__ = ["pptx"]
