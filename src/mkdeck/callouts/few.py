"""One in so few that each can be large: two to five people, things or squares."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from mkdeck.callouts import Callout
from mkdeck.callouts.counters import Counter, counter, uncounted
from mkdeck.callouts.keys import key_words
from mkdeck.layout import picture, told
from mkdeck.scene import Fragment

if TYPE_CHECKING:
    from mkdeck.callouts.counters import State
    from mkdeck.claims import Claim, Texts
    from mkdeck.layout import Look, Room, Row
    from mkdeck.quantity import Quantity
    from mkdeck.scene import Item, Mark

FEW = 5
"""How many are still few."""

GAP = 0.28
"""Between two of them, as a share of their size."""

WORDS = {
    "alt": {
        "en": "{filled} of {of} marks are highlighted. {statement}",
        "et": "Esile on tõstetud {filled} märki {of}-st. {statement}",
        "ru": "Выделено значков: {filled} из {of}. {statement}",
        "zh-Hans": "{of}个图形中突出显示{filled}个。{statement}",
        "zh-Hant": "{of}個圖形中標示出{filled}個。{statement}",
        "ja": "{of}個のマークのうち{filled}個を強調。{statement}",
    },
}
"""Words of the kind in each language."""


def refused(claim: Claim, least: int, most: int) -> str:
    """Why the figure is not so many of so many, or nothing."""
    quantity = claim.main
    if quantity.kind != "share" or not quantity.of:
        return "it shows N in M"
    if quantity.capped or quantity.high is not None:
        return "marks show how many there are at least, and no upper limit"
    if not least <= quantity.of <= most:
        return f"it shows from {least} to {most} marks"
    whole = quantity.low == quantity.low.to_integral_value() and quantity.of % 1 == 0
    if not whole or not 0 <= quantity.low <= quantity.of:
        return "it never slices a mark"
    return uncounted(claim)


def accepts(claim: Claim) -> str:
    """Why there are not so few, or nothing."""
    return refused(claim, 2, FEW)


def states(quantity: Quantity) -> list[State]:
    """What each mark is; of an open figure, the next one may be."""
    low, of = int(quantity.low), int(quantity.of or 0)
    maybe = 1 if quantity.open_ended and low < of else 0
    solid: list[State] = ["solid"] * low
    return [*solid, *["maybe"] * maybe, *["rest"] * (of - low - maybe)]  # type: ignore[list-item]  # each is a state


def alt_text(row: Row, words: Texts, look: Look) -> str:
    """How many of them are highlighted."""
    facts = {"filled": int(row.quantity.low), "of": int(row.quantity.of or 0)}
    said = look.language.say(WORDS["alt"], **facts, statement=look.language.ended(words.statement))
    return said or told([row], look)


def draw(row: Row, words: Texts, room: Room) -> Fragment:
    """The marks in one row or two, the last one on the right edge; and what one stands for."""
    look, kind, of = room.look, counter(row.claim), int(row.quantity.of or 1)
    style = look.style("key").size
    beside = room.width < 0.9 * look.format.inner
    says = key_words(row.claim, words, look, of)
    lines = 1 if look.width("key", says) <= room.width * (0.6 if beside else 1) else 2
    below = (0.6 + 1.35 * lines) * style if says else 0.0
    columns, size = _best(kind, of, room.width, room.height - below)
    wide, high = kind.width * size, kind.height * size
    across, down = wide + GAP * size, high + GAP * size
    drawn = (ceil(of / columns) - 1) * down + high
    left = max(room.width - (columns - 1) * across - wide, 0.0) if beside else 0.0
    marks: list[Mark] = []
    for i, state in enumerate(states(row.quantity)):
        x, y = left + i % columns * across, i // columns * down
        marks += kind.marks(x, y, size, state, look)
    alt = alt_text(row, words, look)
    items: list[Item] = [picture("few", [row], room.width, drawn, marks, alt, "callout")]
    if not says:
        return Fragment(room.width, drawn, tuple(items))
    y = drawn + 1.6 * style
    says = key_words(row.claim, words, look, of, room=1.7 * (room.width - left))
    key = look.text(
        "key",
        says,
        left,
        y,
        room.width - left,
        lines=3,
        name="key of the marks",
        claims=(row.claim.id,),
    )
    return Fragment(room.width, key.last + 0.3 * style, (*items, key))


def _best(kind: Counter, of: int, width: float, height: float) -> tuple[int, float]:
    """Columns and size of the largest marks that fit."""
    found = [
        (_size(kind, of, columns, width, height), columns) for columns in {of, 2 if of == 4 else of}
    ]
    size, columns = max(found)
    return columns, size


def _size(kind: Counter, of: int, columns: int, width: float, height: float) -> float:
    lines = ceil(of / columns)
    return min(
        width / (columns * kind.width + (columns - 1) * GAP),
        height / (lines * kind.height + (lines - 1) * GAP),
    )


CALLOUT = Callout(accepts=accepts, draw=draw, shape="block", rank=5, band="beside")
