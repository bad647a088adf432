"""Formats: canvases with their type scales, one YAML each."""

from mkdeck.formats.format import Form, Format, formats, load_format

__all__ = ["Form", "Format", "formats", "load_format"]
