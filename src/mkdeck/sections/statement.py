"""One figure on the accent colour, as wide as the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.claims import sentence
from mkdeck.layout import Section, canvas, footer, page, references, rows, rule
from mkdeck.scene import Fragment, move
from mkdeck.sections.hero import accepts
from mkdeck.story import SlideOptions
from mkdeck.text import Span

if TYPE_CHECKING:
    from mkdeck.layout import Look
    from mkdeck.scene import Text
    from mkdeck.story import Part

DIGITS = 0.68
"""Height of a digit, in em."""

GAP = 66.0
"""From the numeral's baseline to the sentence's."""

SENTENCE = 0.81
"""Share of the width that the sentence takes at most."""


class Options(SlideOptions):
    """One figure on the accent colour."""


def slide(part: Part, look: Look) -> Fragment:
    """The numeral at the widest size that fits, then the sentence in the title's face."""
    sheet = look.format
    claim = part.claims[0]
    text = look.text(
        "statement",
        sentence(part.words[claim.id].callout, look.language),
        sheet.margin,
        0,
        sheet.inner * SENTENCE,
        lines=3,
        hard=True,
        name="statement",
        claims=(claim.id,),
    )
    number = _number(part, look, role="title")
    height = DIGITS * number.size + GAP + (len(text.lines) - 1) * text.pitch
    top = (sheet.rule.top + sheet.footer.top - height) / 2
    baseline = top + DIGITS * number.size
    said = (move(number, 0, baseline), move(text, 0, baseline + GAP))
    opening = rule(look, sheet.rule.top, strong=True)
    return canvas(look, [opening, *said, *footer(part, look), *page(part, look)])


def _number(part: Part, look: Look, role: str) -> Text:
    """The numeral as wide as the page allows, its baseline at 0."""
    sheet = look.format
    row = rows(part)[0]
    spans = look.numeral(row.quantity)
    size = look.widest("statement-number", [spans], sheet.inner)
    return look.text(
        "statement-number",
        spans,
        sheet.margin,
        0,
        sheet.inner,
        size=size,
        name="numeral",
        role=role,
        claims=(row.claim.id,),
    )


def band(part: Part, look: Look) -> Fragment:
    """The same at the width of an infographic."""
    sheet = look.format
    claim = part.claims[0]
    number = _number(part, look, role="number")
    number = move(number, 0, 24 + number.size * 0.72)
    says = part.words[claim.id].callout
    text = look.text(
        "sentence",
        [Span(sentence(says, look.language)), *references(part, part.shown, look)],
        sheet.margin,
        number.last + 46,
        sheet.title.width,
        lines=4,
        name="statement",
        claims=(claim.id,),
    )
    return Fragment(sheet.width, text.last + 4, (rule(look, 0, strong=True), number, text))


KIND = Section(
    options=Options,
    rows=(1, 1),
    accepts=accepts,
    ground="accent",
    ignores={"slide": ("title", "subtitle"), "band": ("title", "subtitle")},
    slide=slide,
    band=band,
)
