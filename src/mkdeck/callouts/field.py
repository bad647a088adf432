"""A field of squares, each a round amount: a sum of money, or a count."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from math import ceil, floor
from typing import TYPE_CHECKING

from mkdeck.callouts import Callout
from mkdeck.callouts.bodies import over
from mkdeck.layout import picture, told
from mkdeck.scene import Fragment, Group, Mark, move

if TYPE_CHECKING:
    from mkdeck.claims import Claim, Texts
    from mkdeck.layout import Look, Room, Row
    from mkdeck.quantity import Quantity
    from mkdeck.scene import Item
    from mkdeck.story import Part

MOST = 2_000
"""Most squares of a field."""

FEWEST = 20
"""Squares from which an amount such as a billion is taken before its tenth."""

TEN = 10
"""Columns of a group, so that squares can be counted."""

SQUARE = 0.77
"""Side of a square, as a share of the pitch."""

PITCHES = (2.0, 30.0)
"""Least and largest distance of squares, in points."""

SPREAD = 6.0
"""Space between groups at most, as a multiple of the pitch, where they go to the right edge."""

DEEPEST = 240.0
"""Height of a field at most in a room that is as high as what it holds."""

WORDS = {
    "key": {
        "en": "Each square is {one}.",
        "et": "Iga ruut on {one}.",
        "ru": "Один квадрат — {one}.",
        "zh-Hans": "每个方块代表{one}。",
        "zh-Hant": "每個方塊代表{one}。",
        "ja": "正方形1つは{one}。",
    },
    "open": {
        "en": "The outlined one stands for what is beyond.",
        "et": "Kontuuriga ruut tähistab seda, mis on üle selle.",
        "ru": "Контурный квадрат — то, что сверх этого.",
        "zh-Hans": "空心方块表示超出部分。",
        "zh-Hant": "空心方塊表示超出部分。",
        "ja": "枠だけの正方形はそれを超える分。",
    },
    "most": {
        "en": "Outlined: up to the upper limit.",
        "et": "Kontuuriga: kuni ülempiirini.",
        "ru": "Контурные — до верхнего предела.",
        "zh-Hans": "空心：至上限。",
        "zh-Hant": "空心：至上限。",
        "ja": "枠だけ：上限まで。",
    },
    "alt": {
        "en": "A field of {count, plural, one {# square} other {# squares}}, each {one}. {statement}",
        "et": "{count, plural, one {# ruut} other {# ruutu}}, igaüks {one}. {statement}",
        "ru": "Поле из квадратов ({count}), каждый — {one}. {statement}",
        "zh-Hans": "由{count}个方块组成，每个代表{one}。{statement}",
        "zh-Hant": "由{count}個方塊組成，每個代表{one}。{statement}",
        "ja": "{count}個の正方形、1つは{one}。{statement}",
    },
}
"""Words of the kind in each language."""


def accepts(claim: Claim) -> str:
    """Why no whole number of round amounts makes the figure, or nothing."""
    if claim.kind != "money":
        return "a field of squares on colour shows a sum of money"
    return unwhole(claim.main)


def unwhole(quantity: Quantity) -> str:
    """Why no whole number of round amounts makes a figure, or nothing."""
    if quantity.rate is not None or quantity.of is not None:
        return "a field of squares shows an amount that is no rate"
    if quantity.low <= 0:
        return "a field of squares shows an amount above zero"
    if not step(quantity):
        return f"no round amount makes it up to {MOST:,} whole squares"
    return ""


def step(quantity: Quantity) -> Decimal | None:
    """What one square is: 1, a thousand, a million … else another power of ten."""
    highest = max(quantity.ends)
    powers = range(max(highest.adjusted(), 0), -1, -1)
    able = [
        by
        for by in powers
        if all((end / Decimal(10) ** by) % 1 == 0 for end in quantity.ends)
        and highest / Decimal(10) ** by <= MOST
    ]
    if not able:
        return None
    usual = [by for by in able if by % 3 == 0 and highest / Decimal(10) ** by >= FEWEST]
    return Decimal(10) ** (usual or able[-1:])[0]


def one(quantity: Quantity, size: Decimal) -> Quantity:
    """What one square is, as a figure of its own."""
    scale = size.adjusted() // 3 * 3
    digits = size.scaleb(-scale).normalize() + 0
    return replace(
        quantity,
        text=str(size),
        low=digits.scaleb(scale),
        high=None,
        qualifier="",
        spelled="",
        scale=scale,
        low_scale=None,
    )


@dataclass(frozen=True)
class Grid:
    """How squares stand: in columns, ten to a group."""

    columns: int
    pitch: float
    apart: float

    @property
    def square(self) -> float:
        """Side of a square, in whole pixels."""
        return max(round(self.pitch * SQUARE * 2) / 2, 1.0)

    def place(self, i: int) -> tuple[float, float]:
        """Left and upper edge of a square."""
        column, line = i % self.columns, i // self.columns
        return column * self.pitch + column // TEN * self.apart, line * self.pitch


def grid(count: int, width: float, height: float) -> Grid:
    """The grid whose squares are largest; of several, the one that is widest."""
    found = Grid(TEN, PITCHES[0], 0.0)
    for groups in range(1, 11):
        columns = TEN * groups
        lines = ceil(count / columns)
        least = 0.5 if groups > 1 else 0.0
        across = width / (columns + least * (groups - 1) - (1 - SQUARE))
        pitch = min(across, height / (lines - (1 - SQUARE)), PITCHES[1])
        pitch = max(floor(pitch * 2) / 2, PITCHES[0])
        if pitch >= found.pitch and (count > (groups - 1) * TEN or groups == 1):
            found = Grid(columns, pitch, _apart(groups, columns, pitch, width))
    return found


def _apart(groups: int, columns: int, pitch: float, width: float) -> float:
    """Space between groups: what is left of the width, where that is not too much."""
    if groups == 1:
        return 0.0
    square = max(round(pitch * SQUARE * 2) / 2, 1.0)
    left = (width - (columns - 1) * pitch - square) / (groups - 1)
    return floor(left * 2) / 2 if left <= SPREAD * pitch else floor(pitch) / 2


def draw(row: Row, words: Texts, room: Room) -> Fragment:
    """The field with its key below it."""
    look, quantity = room.look, row.quantity
    size = step(quantity)
    assert size is not None
    says = _key(row, look, size)
    key = look.text("key", says, 0, 0, room.width, lines=3, name="key") if says else None
    deep = key.last + 1.9 * key.size if key else 0.0
    solid, count = counts(quantity, size)
    height = (room.height or DEEPEST + deep) - deep
    found = grid(count, room.width, height)
    marks = _marks(look, found, solid, count)
    wide = max(mark.x + mark.width for mark in marks)
    high = max(mark.y + mark.height for mark in marks)
    language = look.language
    alt = language.say(
        WORDS["alt"],
        count=count,
        one=language.running(one(quantity, size)),
        statement=language.ended(words.statement),
    )
    drawn = picture("field", [row], wide, high, marks, alt or told([row], look), "callout")
    items: list[Item] = [drawn]
    if key:
        items.append(move(key, 0, high + 1.6 * key.size))
    return Fragment(room.width, high + deep, (Group(tuple(items), drawn.alt, "field"),))


def counts(quantity: Quantity, size: Decimal) -> tuple[int, int]:
    """How many squares are solid, and how many there are; one more where there may be more."""
    low, high = int(quantity.low / size), int(max(quantity.ends) / size)
    if quantity.capped:
        low = 0
    return low, high + quantity.open_ended


def _marks(look: Look, found: Grid, solid: int, count: int) -> list[Mark]:
    accent, side = look.colour("accent"), found.square
    marks = []
    for i in range(count):
        x, y = found.place(i)
        if i < solid:
            marks.append(Mark("rect", x, y, side, side, accent))
        else:
            marks.append(Mark("rect", x, y, side, side, "", accent, min(1.0, side / 4)))
    return marks


def _key(row: Row, look: Look, size: Decimal) -> str:
    """What one square is, and what the outlined ones are."""
    language, quantity = look.language, row.quantity
    said = [language.say(WORDS["key"], one=language.running(one(quantity, size)))]
    solid, count = counts(quantity, size)
    if solid < count:
        said.append(language.say(WORDS["open" if quantity.open_ended else "most"]))
    return language.sentences([found for found in said if found])


def lay(part: Part, room: Room) -> Fragment:
    """Numeral and sentence over the whole width, the field below them."""
    return over(part, room, draw)


CALLOUT = Callout(accepts=accepts, draw=draw, lay=lay, shape="block", ground="accent")
