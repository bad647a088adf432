"""Layout: looks, rooms, blocks, frames and footers that every kind is made of."""

from mkdeck.layout.blocks import DIGIT, HAIRLINE, Row, described, picture, rows, rule, title, told
from mkdeck.layout.footer import (
    citation_spans,
    derived_notes,
    implied_notes,
    label_span,
    references,
)
from mkdeck.layout.frame import banded, canvas, footer, framed, page
from mkdeck.layout.kinds import Chart, Laid, Section
from mkdeck.layout.look import Ground, Look
from mkdeck.layout.room import Room

__all__ = [
    "DIGIT",
    "HAIRLINE",
    "Chart",
    "Ground",
    "Laid",
    "Look",
    "Room",
    "Row",
    "Section",
    "banded",
    "canvas",
    "citation_spans",
    "derived_notes",
    "described",
    "footer",
    "framed",
    "implied_notes",
    "label_span",
    "page",
    "picture",
    "references",
    "rows",
    "rule",
    "title",
    "told",
]
