"""Two or three figures in columns, each with its own base: never one axis."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdeck.callouts import track
from mkdeck.layout import CAPITALS, Room, Row, Section, described, framed, picture, rows
from mkdeck.scene import Fragment, move
from mkdeck.sections import list as findings
from mkdeck.sections.list import accepts
from mkdeck.story import RowName, SlideOptions
from mkdeck.text import DoesNotFitError

if TYPE_CHECKING:
    from mkdeck.layout import Look
    from mkdeck.scene import Item, Text
    from mkdeck.story import Part

GAP = 24.0
WORDS = {
    "separate": {
        "en": "These are separate findings, not parts of one whole.",
        "et": "Need on eraldi tulemused, mitte ühe terviku osad.",
        "ru": "Это отдельные результаты, а не части одного целого.",
        "zh-Hans": "这些是各自独立的结果，不是同一整体的组成部分。",
        "zh-Hant": "這些是各自獨立的結果，並非同一整體的組成部分。",
        "ja": "これらは別々の調査結果であり、一つの全体の内訳ではない。",
    },
}
"""Words of the kind in each language."""


class Options(SlideOptions):
    """Two or three figures in columns."""

    highlight: RowName = ""
    """The claim that the title speaks of; left out, the first."""


def slide(part: Part, look: Look) -> Fragment:
    """The columns in the frame of a slide; each column has its own base."""
    claims = {(claim.spec.source, claim.spec.question or claim.id) for claim in part.claims}
    separate = look.language.say(WORDS["separate"])
    notes = [separate] if len(claims) > 1 and separate else []
    return framed(part, look, _body, notes=notes, base=False)


def card(part: Part, look: Look) -> Fragment:
    """The columns where a card has room for them, else rows as in a list of findings."""
    try:
        return slide(part, look)
    except DoesNotFitError:
        return findings.canvas(_marked(part), look)


def band(part: Part, look: Look) -> Fragment:
    """Rows as in a list of findings."""
    return findings.band(_marked(part), look)


def _marked(part: Part) -> Part:
    """The part with the figure in accent named."""
    options = part.options
    assert isinstance(options, Options)
    named = options.highlight or part.claims[0].id
    return replace(part, options=options.model_copy(update={"highlight": named}))


LOW, ABOVE = 0.16, 0.06
"""Share of the height below which numerals stand near its top, and how much above them is free."""


def _body(part: Part, room: Room) -> Fragment:
    """Numerals of one size on one line, thin bars for shares, then what they say and of whom."""
    look, options = room.look, part.options
    assert isinstance(options, Options)
    if room.shape != "wide" or not room.deep:
        raise DoesNotFitError("the room is no place for columns")
    found = rows(part)
    width = (room.width - GAP * (len(found) - 1)) / len(found)
    numerals = [look.numeral(row.quantity) for row in found]
    size = look.widest("stats", numerals, width * (0.86 if len(found) == 2 else 0.97))
    says = [part.words[row.claim.id].callout for row in found]
    column_size = look.sibling_size("column", says, width - 8, lines=4)
    digits = CAPITALS * look.style("stats", size=size).size
    small = digits < LOW * room.height
    baseline = round(digits + ABOVE * room.height if small else room.height * 0.358)
    items: list[Item] = []
    for i, row in enumerate(found):
        x = i * (width + GAP)
        strong = row.claim.id == (options.highlight or found[0].claim.id)
        number = look.text(
            "stats",
            numerals[i],
            x,
            baseline,
            width,
            size=size,
            name="numeral",
            role="number",
            colour="accent-text" if strong else "ink",
            claims=(row.claim.id,),
        )
        callout = look.text(
            "column",
            says[i],
            x,
            baseline + 74.5,
            width - 8,
            lines=4,
            name="column",
            claims=(row.claim.id,),
            size=column_size,
        )
        bar = _bar(row, look, x, baseline + 30, width, strong=strong)
        base = _base(part, row, look, width)
        low = max(room.height * 0.9, callout.last + 28)
        items += [number, *bar, callout, *(move(text, x, low) for text in base)]
    return Fragment(room.width, room.height, tuple(items))


def _base(part: Part, row: Row, look: Look, width: float) -> list[Text]:
    """Who was asked, in one or two lines."""
    base = part.words[row.claim.id].base
    if not base:
        return []
    said = look.language.labelled("base-label", base)
    claims = (row.claim.id,)
    return [look.text("axis", said, 0, 0, width - 8, lines=2, name="base", claims=claims)]


def _bar(row: Row, look: Look, x: float, y: float, width: float, *, strong: bool) -> list[Item]:
    """A thin bar on its 0–100 track, where the figure is a share."""
    quantity = row.quantity
    if track.accepts(row.claim):
        return []
    marks = track.marks(quantity, look, width, 8, colour="accent" if strong else "ink")
    alt = described(track.WORDS["alt"], [row], look)
    return [move(picture("track", [row], width, 8, marks, alt), x, y)]


KIND = Section(
    options=Options,
    rows=(2, 3),
    claims=(2, 3),
    accepts=accepts,
    slide=slide,
    card=card,
    band=band,
)
