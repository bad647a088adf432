"""Layout: looks, blocks and footers that every kind is made of."""

from mkdeck.layout.blocks import (
    DIGIT,
    HAIRLINE,
    Row,
    canvas,
    footer,
    framed,
    page,
    picture,
    rows,
    rule,
    title,
    told,
)
from mkdeck.layout.footer import (
    citation_spans,
    derived_notes,
    implied_notes,
    label_span,
    references,
)
from mkdeck.layout.look import Ground, Look

__all__ = [
    "DIGIT",
    "HAIRLINE",
    "Ground",
    "Look",
    "Row",
    "canvas",
    "citation_spans",
    "derived_notes",
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
