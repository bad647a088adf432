"""One figure on the accent colour, as wide as the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.claims import sentence
from mkdeck.layout import canvas, footer, page, references, rows, rule
from mkdeck.scene import Fragment, move
from mkdeck.sections.hero import accepts
from mkdeck.story import SlideOptions
from mkdeck.text import Span

if TYPE_CHECKING:
    from mkdeck.layout import Look
    from mkdeck.story import Part

LEAST, MOST, AXIS = 1, 1, False
IGNORES = {"slide": ("title", "subtitle"), "band": ("title", "subtitle")}
GROUND = "accent"
DIGITS = 0.68
"""Height of a digit, in em."""

GAP = 66.0
"""From the numeral's baseline to the sentence's."""

__all__ = ["AXIS", "GROUND", "IGNORES", "LEAST", "MOST", "Options", "accepts", "band", "slide"]


class Options(SlideOptions):
    """One figure on the accent colour."""


def slide(part: Part, look: Look) -> Fragment:
    """The numeral at the widest size that fits, then the sentence in the title's face."""
    form = look.format
    claim, row = part.claims[0], rows(part)[0]
    spans = look.numeral(row.quantity)
    size = look.widest("statement-number", [spans], form.inner)
    says = part.words[claim.id].callout
    text = look.text(
        "statement",
        sentence(says, look.language),
        form.margin,
        0,
        700,
        lines=3,
        hard=True,
        name="statement",
        claims=(claim.id,),
    )
    number = look.text(
        "statement-number",
        spans,
        form.margin,
        0,
        form.inner,
        size=size,
        name="numeral",
        role="title",
        claims=(claim.id,),
    )
    height = DIGITS * number.size + GAP + (len(text.lines) - 1) * text.pitch
    baseline = (form.top + form.foot - height) / 2 + DIGITS * number.size
    number, text = move(number, 0, baseline), move(text, 0, baseline + GAP)
    return canvas(
        look,
        [rule(look, form.top, strong=True), number, text, *footer(part, look), page(part, look)],
    )


def band(part: Part, look: Look) -> Fragment:
    """The same at the width of an infographic."""
    form = look.format
    claim, row = part.claims[0], rows(part)[0]
    spans = look.numeral(row.quantity)
    size = look.widest("statement-number", [spans], form.inner)
    number = look.text(
        "statement-number",
        spans,
        form.margin,
        24 + size * 0.72,
        form.inner,
        size=size,
        name="numeral",
        role="number",
        claims=(claim.id,),
    )
    says = part.words[claim.id].callout
    text = look.text(
        "sentence",
        [Span(sentence(says, look.language)), *references(part, part.shown, look)],
        form.margin,
        number.last + 46,
        form.inner * 0.86,
        lines=4,
        name="statement",
        claims=(claim.id,),
    )
    return Fragment(form.width, text.last + 4, (rule(look, 0, strong=True), number, text))
