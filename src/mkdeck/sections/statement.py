"""One figure on the accent colour, as wide as the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.callouts import field
from mkdeck.callouts.bodies import numeral, over
from mkdeck.claims import sentence
from mkdeck.layout import Room, Section, canvas, footer, framed, page, references, rows, rule
from mkdeck.scene import Fragment, move
from mkdeck.sections.hero import accepts
from mkdeck.story import SlideOptions
from mkdeck.text import Span

if TYPE_CHECKING:
    from mkdeck.layout import Look
    from mkdeck.scene import Item
    from mkdeck.story import Part

SENTENCE = 0.81
"""Share of the width that the sentence takes at most."""

PAD = 30.0
"""Points above and below what stands on a slide, at least."""

APART = 34.0
"""Between the sentence and the squares below it."""

HEAD, FOOT = 40.0, 46.0
"""In a band: from the rule to the numeral, and from its baseline to the sentence's."""

DIGITS = 0.34
"""Share of a card's body that the digits are high at most."""


class Options(SlideOptions):
    """One figure on the accent colour; a sum of money has its squares."""


def slide(part: Part, look: Look) -> Fragment:
    """The numeral at the widest size that fits, the sentence in the title's face, and squares."""
    sheet, claim = look.format, part.claims[0]
    if sheet.title.box:
        return card(part, look)
    opening, foot = rule(look, sheet.rule.top, strong=True), footer(part, look)
    top, bottom = sheet.rule.top + PAD, foot[0].box.y - PAD
    text = look.text(
        "statement",
        sentence(part.words[claim.id].callout, look.language),
        sheet.margin,
        0,
        sheet.inner * SENTENCE,
        lines=3,
        hard=True,
        name="statement",
        role="title",
        claims=(claim.id,),
    )
    shows = not field.accepts(claim)
    high = (bottom - top) * (0.42 if shows else 0.62)
    number = numeral(part, look, sheet.inner, high, style="statement-number")
    gap = max(16 + 1.5 * text.size, number.deep + 14 + 0.74 * text.size)
    said = number.high + gap + text.last
    drawn = Fragment(sheet.inner, 0)
    if shows:
        free = bottom - top - said - APART
        drawn = _squares(part, Room(look, sheet.inner, free))
        said += APART + drawn.height
    top += (bottom - top - said) / 2
    baseline = top + number.high
    items: list[Item] = [opening]
    items += (move(one, sheet.margin, 0) for one in number.at(baseline))
    items.append(move(text, 0, baseline + gap))
    items += drawn.at(sheet.margin, top + said - drawn.height)
    return canvas(look, [*items, *foot, *page(part, look)])


def _squares(part: Part, room: Room) -> Fragment:
    row = rows(part)[0]
    return field.draw(row, part.words[row.claim.id], room)


def card(part: Part, look: Look) -> Fragment:
    """The same below the headline of a card, or of a slide that keeps a box for it."""
    return framed(part, look, _body)


def _body(part: Part, room: Room) -> Fragment:
    """Numeral and sentence in the middle of the room, or over the squares of a sum."""
    if not field.accepts(part.claims[0]):
        return over(part, room, field.draw)
    look, claim = room.look, part.claims[0]
    most = room.height * (DIGITS if room.shape == "tall" else 0.56)
    number = numeral(part, look, room.width, most)
    text = look.text(
        "lead",
        sentence(part.words[claim.id].callout, look.language),
        0,
        0,
        room.width * 0.95,
        lines=5,
        name="statement",
        claims=(claim.id,),
    )
    gap = max(12 + 1.3 * text.size, number.deep + 10 + 0.74 * text.size)
    high = number.high + gap + text.last + 0.25 * text.size
    first = max(room.height - high, 0.0) * 0.4 + number.high
    items = (*number.at(first), move(text, 0, first + gap))
    return Fragment(room.width, room.height, items)


def band(part: Part, look: Look) -> Fragment:
    """The same at the width of an infographic."""
    sheet, claim = look.format, part.claims[0]
    number = numeral(part, look, sheet.inner, 150.0, style="statement-number")
    baseline = HEAD + number.high
    text = look.text(
        "sentence",
        [
            Span(sentence(part.words[claim.id].callout, look.language)),
            *references(part, part.shown),
        ],
        sheet.margin,
        baseline + max(FOOT, number.deep + 10 + 0.74 * look.spec("sentence").size),
        sheet.title.width,
        lines=4,
        name="statement",
        claims=(claim.id,),
    )
    items: list[Item] = [rule(look, 0, strong=True)]
    items += (move(one, sheet.margin, 0) for one in number.at(baseline))
    items.append(text)
    last = text.last + 4
    if not field.accepts(claim):
        drawn = _squares(part, Room(look, sheet.inner))
        items += drawn.at(sheet.margin, last + APART * 0.7)
        last += APART * 0.7 + drawn.height
    return Fragment(sheet.width, last, tuple(items))


KIND = Section(
    options=Options,
    rows=(1, 1),
    accepts=accepts,
    ground="accent",
    ignores={"slide": ("title", "subtitle"), "band": ("title", "subtitle")},
    slide=slide,
    band=band,
    card=card,
)
