"""So many in six to twenty, in one row from margin to margin, or in two."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from mkdeck.callouts import Callout
from mkdeck.callouts.counters import LEAST, PERSON, SQUARE, Counter, counter
from mkdeck.callouts.few import FEW, alt_text, refused, states
from mkdeck.callouts.keys import key_words
from mkdeck.layout import picture
from mkdeck.scene import Fragment

if TYPE_CHECKING:
    from mkdeck.claims import Claim, Texts
    from mkdeck.layout import Room, Row
    from mkdeck.scene import Mark

MOST = 20
"""Marks of one row."""

WIDE = 1.9
"""How far marks may stand apart, as a multiple of their least distance."""


def accepts(claim: Claim) -> str:
    """Why they make no row, or nothing."""
    return refused(claim, FEW + 1, MOST)


def draw(row: Row, words: Texts, room: Room) -> Fragment:
    """The row, and below it what one mark stands for where that fits."""
    look, kind, of = room.look, counter(row.claim), int(row.quantity.of or 1)
    style = look.style("key").size
    says = key_words(row.claim, words, look, of, room=room.width)
    below = 1.9 * style if says else 0.0
    columns, size = _best(kind, of, room.width, room.height - below)
    if kind not in {PERSON, SQUARE} and size * max(kind.width, kind.height) < LEAST:
        kind, says = SQUARE, key_words(row.claim, words, look, of, kind="square")
    pitch = min((room.width - kind.width * size) / (columns - 1), WIDE * kind.across * size)
    marks: list[Mark] = []
    for i, state in enumerate(states(row.quantity)):
        x, y = i % columns * pitch, i // columns * kind.down * size
        marks += kind.marks(x, y, size, state, look)
    high = ((ceil(of / columns) - 1) * kind.down + kind.height) * size
    drawn = picture("row", [row], room.width, high, marks, alt_text(row, words, look), "callout")
    if not says:
        return Fragment(room.width, high, (drawn,))
    key = look.text("key", says, 0, high + 1.5 * style, room.width, name="key of the row")
    return Fragment(room.width, high + 1.9 * style, (drawn, key))


def _best(kind: Counter, of: int, width: float, height: float) -> tuple[int, float]:
    """Columns and size of the largest marks: in one row, or in two where there is height for it."""
    found = []
    for columns in (of, ceil(of / 2)):
        lines = ceil(of / columns)
        size = min(
            width / ((columns - 1) * kind.across + kind.width),
            height / ((lines - 1) * kind.down + kind.height),
        )
        found.append((size, columns))
    size, columns = max(found)
    return columns, size


CALLOUT = Callout(accepts=accepts, draw=draw, shape="strip", sealed=True, rank=6)
