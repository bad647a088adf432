"""Two figures of one question: numerals, each with its bar or its figures on one scale."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from mkdeck.callouts import track
from mkdeck.callouts.bodies import figured
from mkdeck.callouts.figures import countable, figure, pitch, widest
from mkdeck.charts import range as tracks
from mkdeck.layout import (
    CAPITALS,
    OPEN,
    Bands,
    Section,
    banded,
    described,
    framed,
    from_zero,
    is_open,
    named,
    percents,
    picture,
    refuse_uncomparable,
    rows,
    rule,
    tracked,
)
from mkdeck.scene import Fragment, Group, Mark, move
from mkdeck.text import DoesNotFitError, Span

if TYPE_CHECKING:
    from mkdeck.claims import Claim
    from mkdeck.layout import Look, Room, Row
    from mkdeck.scene import Item, Picture, Text
    from mkdeck.story import Part

LEFT = 0.4225
"""Share of a wide room that the numerals take at most."""

GUTTER = 30.0
"""Between the numerals and what stands beside them."""

BAR, THIN = 0.38, 9.0
"""Height of a bar, as a share of its row's, and in points below words of two lines in a low room."""

NATURAL = 96.0
"""Height of a row in a room that is as high as what it holds."""

ENDS = 24.0
"""Room for the ends of the scale below the last bar."""

ASCENT = 0.8
"""Heights of letters and of digits above their baseline, in em."""

WORDS = {
    "alt": {
        "en": "Two bars from 0 to 100%: {rows}.",
        "et": "Kaks riba skaalal 0–100%: {rows}.",
        "ru": "Две полосы от 0 до 100 %: {rows}.",
        "zh-Hans": "0至100%的两个条形：{rows}。",
        "zh-Hant": "0至100%的兩個長條：{rows}。",
        "ja": "0〜100%の2本の棒：{rows}。",
    },
    "alt-plain": {
        "en": "Two bars from zero: {rows}.",
        "et": "Kaks riba nullist alates: {rows}.",
        "ru": "Две полосы от нуля: {rows}.",
        "zh-Hans": "从零开始的两个条形：{rows}。",
        "zh-Hant": "從零開始的兩個長條：{rows}。",
        "ja": "ゼロから始まる2本の棒：{rows}。",
    },
    "alt-figures": {
        "en": "Two rows of figures: {rows}.",
        "et": "Kaks rida kujukesi: {rows}.",
        "ru": "Два ряда фигур: {rows}.",
        "zh-Hans": "两行人形：{rows}。",
        "zh-Hant": "兩列人形：{rows}。",
        "ja": "2列の人型：{rows}。",
    },
}
"""Words of the kind in each language."""


class Options(tracks.Options):
    """Two numerals, each with its bar or its figures."""

    emphasis: tuple[Annotated[str, Field(min_length=1)], ...] = ()
    """Words that tell the two apart; they are set strong."""


def accepts(claim: Claim) -> str:
    """Why the claim has no figures that two bars from zero can show, or nothing."""
    if not claim.quantities:
        return "it has no figure"
    for quantity in claim.quantities.values():
        if quantity.low < 0 or quantity.kind == "change":
            return "two bars from zero show no changes"
        if quantity.unit.kind in {"rank", "index", "score", "ratio"}:
            return f"two bars from zero show no {quantity.unit.kind}"
        if quantity.kind == "share" and quantity.upper > 100:
            return "a bar goes to 100 per cent at most"
    return ""


def canvas(part: Part, look: Look) -> Fragment:
    """The two rows in the frame of a slide or a card."""
    return framed(part, look, _body)


def band(part: Part, look: Look) -> Fragment:
    """The claim as a sentence, then the two rows."""
    return banded(part, look, _body)


@dataclass(frozen=True)
class _Grid:
    """Where the parts of a row stand, from its upper edge.

    Attributes:
        left: Where words and bars begin; 0 where the numeral stands over its bar.
        row: Height of a row, its foot the foot of its bar.
        thick: Height of a bar or of figures.
        over: From words to the bar below them.
        lead: Size of the words that rows are high enough for.
        size: Size of the numerals.
    """

    left: float
    width: float
    row: float
    thick: float
    over: float
    lead: float
    size: float


def _body(part: Part, room: Room) -> Fragment:
    """The two rows, clear of a title that stands close above them."""
    if not room.height:
        return _two(part, room)
    clear = 2 * CLEAR if room.shape == "tall" else 0.0 if room.deep else CLEAR
    laid = _two(part, room.resized(room.width, room.height - clear))
    return Fragment(room.width, room.height, laid.at(0, clear))


CLEAR = 7.0
"""Points above the rows of a low room; twice as many in a tall one."""


def _two(part: Part, room: Room) -> Fragment:
    """Two rows with a hairline between them.

    In a wide or an open room the numerals stand left of what they say, in a tall one over their
    bars.
    """
    refuse_uncomparable([row.quantity for row in rows(part)])
    try:
        return _rows(part, room)
    except DoesNotFitError:
        if room.deep or room.shape == "tall":
            raise
        # Thinner bars leave small words of one line room for a second.
        return _rows(part, room, thin=True)


def _rows(part: Part, room: Room, *, thin: bool = False) -> Fragment:
    """The rows, over bars that are thin where their words take two lines of a low room."""
    look, options = room.look, part.options
    assert isinstance(options, Options)
    found = rows(part)
    highlight = options.highlight or found[0].key
    ends = ENDS if _shares(found) else 9.0
    grid = _grid(found, room, ends, thin=thin)
    pitch_of = max(room.height - ends - grid.row, grid.row + APART)
    items: list[Item] = []
    grouped: list[Item] = []
    marks: list[list[Mark]] = []
    for i, row in enumerate(found):
        foot = i * pitch_of + grid.row
        strong = row.key == highlight
        numeral = _number(row, look, grid, strong=strong)
        says = _says(part, row, look, grid, numeral)
        grouped.append(_placed_number(numeral, grid, foot))
        grouped.append(_placed_words(says, grid, foot, numeral))
        drawn = _marks(row, found, look, grid, strong=strong)
        marks.append([replace(mark, y=mark.y + foot - grid.thick) for mark in drawn])
    items.append(rule(look, (grid.row + pitch_of) / 2, x=0, right=room.width))
    high = pitch_of + grid.row
    if _shares(found):
        grouped += percents(look, grid.left, high + 16, grid.width)
    bands = Bands(named(part), 0.0, pitch_of, grid.thick, grid.width, look.language)
    pair = _pair(found, look, grid, marks, bands)
    items.append(Group((pair, *grouped), pair.alt, "compare"))
    return Fragment(room.width, room.height or high + ends, tuple(items))


APART = 40.0
"""Between two rows where the room is as high as they are, and at least."""

SHRINK = 0.6
"""Least size of the words of a row, as a share of their usual one."""

OVER, NEAR = 14.0, 7.0
"""From words to the bar below them, and to a thin one."""


def _grid(found: list[Row], room: Room, ends: float, *, thin: bool) -> _Grid:
    """The grid that fills the room: bars as high as it allows, rows as high as what they hold."""
    look, tall = room.look, room.shape == "tall"
    free = (room.height - ends - (APART if room.deep else 24.0)) / 2 if room.height else NATURAL
    thick = THIN if thin else min(max(free * BAR, 12.0), THICK)
    over = NEAR if thin else OVER
    lead = look.format.smallest if thin else look.style("lead").size
    spans = [figured(look, one.quantity) for one in found]
    most = room.width * (0.5 if tall else LEFT) - (0.0 if tall else GUTTER)
    digits = free - thick - over if tall else free
    size = min(look.widest("compare", spans, most), digits / CAPITALS)
    number = CAPITALS * size
    if tall:
        return _Grid(0.0, room.width, number + over + thick, thick, over, lead, size)
    wide = max(look.width("compare", one, size=size) for one in spans) + GUTTER
    left = min(room.width * LEFT, max(wide, room.width * 0.24))
    lines = 1 if free < thick + over + 2.2 * lead else 2
    words = thick + over + ASCENT * lead + (lines - 1) * 1.25 * lead
    return _Grid(left, room.width - left, max(number, words), thick, over, lead, size)


THICK = 56.0
"""Most points that a bar or a figure is high."""


def _shares(found: list[Row]) -> bool:
    return all(row.quantity.kind == "share" for row in found)


def _people(found: list[Row]) -> bool:
    """Whether both are few people, so that each has a figure."""
    return all(countable(row.quantity) and row.quantity.exact for row in found)


def _marks(row: Row, found: list[Row], look: Look, grid: _Grid, *, strong: bool) -> list[Mark]:
    """The figures or the bar of a row, from 0, 0."""
    colour = "accent" if strong else "muted2"
    if _people(found):
        most = max(int(one.quantity.low) for one in found)
        high = min(grid.thick, grid.width / widest(most))
        up = grid.thick - high
        return [
            mark
            for i in range(int(row.quantity.low))
            for mark in figure(look, i * pitch(high), up, high, colour)
        ]
    if _shares(found):
        return track.marks(row.quantity, look, grid.width, grid.thick, colour=colour)
    return _bar(row, found, look, grid, colour)


def _bar(row: Row, found: list[Row], look: Look, grid: _Grid, colour: str) -> list[Mark]:
    """A bar from zero, paler between the ends of a range and where it may go on."""
    on = OPEN if any(is_open(one) for one in found) else 0.0
    most = max(one.quantity.upper for one in found)
    low, high = (
        end / most * (grid.width - on) for end in (row.quantity.amount, row.quantity.upper)
    )
    pale = look.colour("tint" if colour == "accent" else "muted")
    mark = Mark("rect", 0, 0, max(low, 1.75), grid.thick, look.colour(colour))
    marks = [from_zero(mark, row.quantity, look)]
    if high > low:
        marks.append(Mark("rect", low, 0, high - low, grid.thick, pale))
    if is_open(row):
        marks.append(Mark("rect", high, 0, OPEN, grid.thick, pale))
    return marks


def _pair(
    found: list[Row], look: Look, grid: _Grid, drawn: list[list[Mark]], bands: Bands
) -> Picture:
    """Both rows as one picture, from the marks of each."""
    marks = [mark for own in drawn for mark in own]
    kind = "alt-figures" if _people(found) else "alt" if _shares(found) else "alt-plain"
    alt = described(WORDS[kind], found, look)
    top = min(mark.y for mark in marks)
    wide = max(mark.x + mark.width for mark in marks)
    high = max(mark.y + mark.height for mark in marks)
    moved = [[replace(mark, y=mark.y - top) for mark in own] for own in drawn]
    plot = tracked(found, moved, bands) if _shares(found) and not _people(found) else None
    every = [mark for own in moved for mark in own]
    drawn_as = picture("compare", found, wide, high - top, every, alt, plot=plot)
    return move(drawn_as, grid.left, top)


def _number(row: Row, look: Look, grid: _Grid, *, strong: bool) -> Text:
    """The numeral, its baseline at 0."""
    spans = figured(look, row.quantity)
    return look.text(
        "compare",
        spans,
        0,
        0,
        max(look.width("compare", spans, size=grid.size), 1.0),
        size=grid.size,
        name="numeral",
        role="number",
        colour="accent-text" if strong else "ink",
        claims=(row.claim.id,),
    )


def _placed_number(number: Text, grid: _Grid, foot: float) -> Text:
    """On the foot of its bar, or over the bar where that goes over the whole width."""
    if grid.left:
        return move(number, 0, foot)
    return move(number, 0, foot - grid.thick - grid.over)


def _says(part: Part, row: Row, look: Look, grid: _Grid, number: Text) -> Text:
    """What a row says, the words that tell it apart strong; its first baseline at 0."""
    options = part.options
    assert isinstance(options, Options)
    callouts = [part.words[claim.id].callout for claim in part.claims]
    own = not row.name and len(set(callouts)) == len(callouts)
    says = part.words[row.claim.id].callout if own else row.label
    spans = _emphasised(says, options.emphasis)
    width = grid.width if grid.left else grid.width - number.ink - GUTTER
    free = grid.row - grid.thick - grid.over
    lines = max(int(free / (grid.lead * 1.1)), 1) if grid.left else 3
    return look.text(
        "lead", spans, 0, 0, width, lines=lines, name="row", claims=(row.claim.id,), shrink=SHRINK
    )


def _placed_words(says: Text, grid: _Grid, foot: float, number: Text) -> Text:
    """Over the bar, or beside the numeral where that stands over it."""
    if grid.left:
        return move(says, grid.left, foot - grid.thick - grid.over - (says.last - says.y))
    baseline = foot - grid.thick - grid.over
    centre = baseline - CAPITALS * number.size / 2
    first = centre - (says.last - says.y) / 2 + 0.34 * says.size
    first = min(first, baseline - (says.last - says.y))
    return move(says, number.ink + GUTTER * 0.8, first)


def _emphasised(text: str, words: tuple[str, ...]) -> list[Span]:
    """The text with each of the words strong."""
    spans = [Span(text)]
    for word in words:
        spans = [piece for span in spans for piece in _parts(span, word)]
    return spans


def _parts(span: Span, word: str) -> list[Span]:
    before, found, after = span.text.partition(word)
    if span.strong or not found:
        return [span]
    return [Span(before), Span(found, strong=True), Span(after)]


KIND = Section(
    options=Options,
    rows=(2, 2),
    claims=(1, 2),
    axis=True,
    accepts=accepts,
    slide=canvas,
    band=band,
    card=canvas,
)
