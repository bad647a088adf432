"""Formats: canvases with their type scales, one YAML each."""

from mkdeck.formats.format import Clear, Form, Format, formats, load_format

__all__ = ["Clear", "Form", "Format", "formats", "load_format"]
