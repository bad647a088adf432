"""Text: fonts, line breaking, fitting."""

from mkdeck.text.breaking import Span, Style
from mkdeck.text.fitting import box_width, set_text, widest_size
from mkdeck.text.fonts import (
    DoesNotFitError,
    MissingGlyphError,
    drawable,
    em_width,
    features_of,
    missing_faces,
    pieces,
    undrawn_brand,
    writes,
)

__all__ = [
    "DoesNotFitError",
    "MissingGlyphError",
    "Span",
    "Style",
    "box_width",
    "drawable",
    "em_width",
    "features_of",
    "missing_faces",
    "pieces",
    "set_text",
    "undrawn_brand",
    "widest_size",
    "writes",
]
