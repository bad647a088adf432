"""A hundred marks, each one in a hundred: people, pictograms of what is counted, or squares."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from mkdeck.callouts import Callout, few
from mkdeck.callouts.counters import LEAST, PERSON, SQUARE, Counter, counter, uncounted
from mkdeck.callouts.keys import bounds, key_words
from mkdeck.layout import picture, told
from mkdeck.scene import Fragment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.callouts.counters import State
    from mkdeck.claims import Claim, Texts
    from mkdeck.layout import Look, Room, Row
    from mkdeck.quantity import Quantity
    from mkdeck.scene import Item, Mark

HUNDRED = 100

ROW = 20
"""Marks of "N in M" up to which they stand in a row of their own."""

AIRY = 1.35
"""How far marks may stand apart, as a multiple of their least distance."""

SPREAD = 1.6
"""From where on marks stand far apart, likewise."""

WORDS = {
    "alt": few.WORDS["alt"],
    "alt-range": {
        "en": "{low} of {of} marks are filled, up to {high} are outlined. {statement}",
        "et": "Täidetud on {low} märki {of}-st, piirjoonega kuni {high}. {statement}",
        "ru": "Закрашено значков: {low} из {of}, контуром — до {high}. {statement}",
        "zh-Hans": "{of}个图形中实心{low}个，轮廓至{high}个。{statement}",
        "zh-Hant": "{of}個圖形中實心{low}個，輪廓至{high}個。{statement}",
        "ja": "{of}個のマークのうち{low}個を塗りつぶし、{high}個までを輪郭で示す。{statement}",
    },
}
"""Words of the kind in each language."""


def accepts(claim: Claim) -> str:
    """Why the figure is no whole number of marks, or nothing."""
    quantity = claim.main
    if quantity.kind != "share":
        return f"an array shows a share, not a {quantity.kind}"
    if quantity.open_ended or quantity.capped:
        return f'an array shows how many there are, and not "{quantity.qualifier}"'
    if quantity.of:
        return few.refused(claim, ROW + 1, HUNDRED)
    if quantity.unit.key != "percent" or quantity.low < 0 or quantity.upper > HUNDRED:
        return "an array shows parts of a whole"
    if any(end != end.to_integral_value() for end in quantity.ends):
        return "an array never slices a mark"
    return uncounted(claim)


def suits(claim: Claim, room: Room) -> bool:
    """A deep room; things that have a pictogram go across a wide one, in `things`."""
    if room.shape == "open":
        return True
    return room.deep and (room.shape == "tall" or counter(claim) in {PERSON, SQUARE})


def draw(row: Row, words: Texts, room: Room) -> Fragment:
    """The array over the whole width, and a key that says what one mark is."""
    look = room.look
    wide = room.width > 1.6 * room.height
    under = bounds(row, look, room.width) if row.quantity.high is not None else None
    key = key_words(row.claim, words, look, total(row.quantity), room=1.8 * room.width)
    size = look.style("key").size
    lines = 1 if look.width("key", key) <= room.width else 2
    legend = under.height + 0.5 * size if under else 0.0
    below = (lines - 1) * 1.35 * size + 2.0 * size + legend
    grid = fitted(counter(row.claim), total(row.quantity), room.width, room.height - below)
    marks, drawn = laid(row.quantity, grid, look, room.width, flush=not wide)
    array = picture("array", [row], room.width, drawn, marks, said(row, words, look), "callout")
    if grid.counter != counter(row.claim):
        key = key_words(row.claim, words, look, total(row.quantity), kind="square")
    items: list[Item] = [array]
    if under:
        items += under.at(0, drawn + 0.7 * size)
    y = drawn + 1.6 * size + legend
    if not key:
        return Fragment(room.width, drawn + legend, tuple(items))
    text = look.text(
        "key",
        key,
        0,
        y,
        room.width,
        lines=2,
        name="key of the array",
        claims=(row.claim.id,),
    )
    return Fragment(room.width, text.last + 0.3 * size, (*items, text))


class Grid(NamedTuple):
    """So many marks of a size, in columns."""

    counter: Counter
    of: int
    columns: int
    size: float
    height: float

    @property
    def lines(self) -> int:
        """How many rows they fill."""
        return ceil(self.of / self.columns)


def fitted(kind: Counter, of: int, width: float, height: float) -> Grid:
    """The grid with the largest marks in a box; squares where a pictogram would be too small."""
    found = max(
        (_grid(kind, of, columns, width, height) for columns in _columns(of)),
        key=lambda grid: _fit(grid, width),
    )
    if kind not in {PERSON, SQUARE} and found.size * max(kind.width, kind.height) < LEAST:
        return fitted(SQUARE, of, width, height)
    return found


def _columns(of: int) -> Sequence[int]:
    """How many columns so many marks may stand in, so that no row is left short."""
    if of == HUNDRED:
        return 20, 10
    return [columns for columns in range(5, 21) if of % columns == 0] or [10]


def _fit(grid: Grid, width: float) -> float:
    """The size of its marks; half as much where they would stand far apart."""
    kind, size = grid.counter, grid.size
    across = (width - kind.width * size) / (grid.columns - 1)
    apart = across > SPREAD * kind.across * size and kind is not SQUARE
    return size / 2 if apart else size


def _grid(kind: Counter, of: int, columns: int, width: float, height: float) -> Grid:
    lines = ceil(of / columns)
    size = min(
        width / ((columns - 1) * kind.across + kind.width),
        height / ((lines - 1) * kind.down + kind.height),
    )
    return Grid(kind, of, columns, size, height)


def laid(
    quantity: Quantity, grid: Grid, look: Look, width: float, *, flush: bool = True
) -> tuple[list[Mark], float]:
    """The marks of a grid in rows, the last column on the right edge; and how high they are.

    Rows move apart as far as the box allows, columns as far as the width; squares stay a field.
    """
    kind, size = grid.counter, grid.size
    across = (width - kind.width * size) / (grid.columns - 1)
    free = (grid.height - kind.height * size) / max(grid.lines - 1, 1)
    down = min(free, kind.down * size * AIRY)
    left = 0.0
    if kind is SQUARE:
        across = down = min(across, kind.across * size)
        left = 0.0 if flush else width - across * (grid.columns - 1) - size
    low, high = counts(quantity)
    marks = []
    for i in range(grid.of):
        state: State = "solid" if i < low else "maybe" if i < high else "rest"
        x, y = left + i % grid.columns * across, i // grid.columns * down
        marks += kind.marks(x, y, size, state, look)
    return marks, (grid.lines - 1) * down + kind.height * size


def counts(quantity: Quantity) -> tuple[int, int]:
    """How many marks are counted at least and at most."""
    return int(quantity.low), int(quantity.high if quantity.high is not None else quantity.low)


def said(row: Row, words: Texts, look: Look) -> str:
    """The array in words."""
    language, of = look.language, total(row.quantity)
    low, high = counts(row.quantity)
    name = "alt" if low == high else "alt-range"
    statement = language.ended(words.statement)
    facts = {"filled": low, "low": low, "high": high, "of": of, "statement": statement}
    return language.say(WORDS[name], **facts) or told([row], look)


def total(quantity: Quantity) -> int:
    """How many marks there are."""
    return int(quantity.of or HUNDRED)


CALLOUT = Callout(accepts=accepts, draw=draw, shape="block", suits=suits, sealed=True)
