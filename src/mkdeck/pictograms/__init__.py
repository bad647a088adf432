"""Pictograms: solid outlines by name, and the subjects that they stand for.

The set is Material Design Icons by Pictogrammers (Apache 2.0), read out of its package where one is
used; an SVG file in this folder is one more.
"""

from mkdeck.pictograms.fields import Counted, Glyph
from mkdeck.pictograms.outlines import Outline, known_glyphs, outline, pictogram
from mkdeck.pictograms.subjects import PEOPLE, Subject, counted_in, subject_in, subjects

__all__ = [
    "PEOPLE",
    "Counted",
    "Glyph",
    "Outline",
    "Subject",
    "counted_in",
    "known_glyphs",
    "outline",
    "pictogram",
    "subject_in",
    "subjects",
]
