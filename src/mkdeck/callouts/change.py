"""A change in per cent as an index: 100, and what it becomes; columns, or two bars where it is low."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from mkdeck.callouts import Callout
from mkdeck.callouts.bodies import beside
from mkdeck.callouts.times import AIR, Extent, Named, against, drawing, key_of
from mkdeck.callouts.times import WORDS as PAIR
from mkdeck.languages import NBSP
from mkdeck.layout import OPEN, maybe
from mkdeck.scene import Fragment, Group, Mark, move
from mkdeck.story import Derived
from mkdeck.text import DoesNotFitError

if TYPE_CHECKING:
    from mkdeck.claims import Claim, Texts
    from mkdeck.layout import Look, Room, Row
    from mkdeck.quantity import Quantity
    from mkdeck.scene import Item, Text
    from mkdeck.story import Part

BASE = Decimal(100)

LEAST = Decimal(2)
"""Per cent below which a change from zero cannot be seen."""

MOST = Decimal(10_000)
"""Per cent beyond which what it started from cannot be seen."""

COLUMNS = Decimal(300)
"""The index up to which it is drawn in columns; beyond it, as 1 against so many."""

NATURAL = 250.0
"""Height of columns with their names in a room that is as high as what it holds."""

LOW = 150.0
"""Points of height below which two bars lie on each other."""

WIDE = 0.74
"""Width of a column, as a share of its half of the axis."""

TALL = 1.05
"""Width of a column at most, as a share of what is free for its height."""

WORDS = {
    "least": {
        "en": "at least",
        "et": "vähemalt",
        "ru": "минимум",
        "zh-Hans": "至少",
        "zh-Hant": "至少",
        "ja": "最小",
    },
    "most": {
        "en": "at most",
        "et": "kõige rohkem",
        "ru": "максимум",
        "zh-Hans": "最多",
        "zh-Hant": "最多",
        "ja": "最大",
    },
}
"""Words of the kind in each language."""


def accepts(claim: Claim) -> str:
    """Why no index can show the change, or nothing."""
    if claim.kind != "change" or claim.main.unit.key != "percent":
        return "an index shows a change in per cent, not in points or in anything else"
    quantity = claim.main
    if quantity.rate is not None:
        return "a change per time goes on"
    if quantity.high is not None and quantity.low < 0 < quantity.high:
        return "a range that holds no change at all has no direction"
    if quantity.open_ended and quantity.low < 0:
        return "how far it falls at most is not known"
    if any(end < -BASE for end in quantity.ends):
        return "nothing falls by more than all of it"
    largest = max(abs(end) for end in quantity.ends)
    if not LEAST <= largest <= MOST:
        return f"from zero, only a change of {LEAST} to {MOST} per cent can be seen"
    return ""


def extent(quantity: Quantity) -> Extent:
    """From 100 to what it becomes; "up to +8%" is between 100 and 108."""
    ends = [BASE + end for end in quantity.ends]
    if quantity.capped:
        ends.append(BASE)
    low, high = min(ends), max(ends)
    return Extent(BASE, low, high, quantity.open_ended, BASE if high < BASE else Decimal(0))


def own(row: Row, look: Look) -> list[Derived]:
    """How the index came about."""
    number, signs = look.language.number, {True: "−", False: "+"}
    found, times = [], extent(row.quantity).high > COLUMNS
    for end in row.quantity.ends:
        formula = f"{number(BASE)} {signs[end < 0]} {number(abs(end))}"
        result = BASE + end
        if times:
            formula = f"({formula}) ÷ {number(BASE)}"
            result = _plain(result / BASE)
        formula = f"{formula} = {number(result)}".replace(" ", NBSP)
        found.append(Derived("index", result, number(result), formula))
    return found


def _formulas(row: Row, look: Look) -> str:
    """How the index came about, where no footer says it."""
    if look.format.footer.lines:
        return ""
    return look.language.semicolons(one.formula for one in own(row, look))


def draw(row: Row, words: Texts, room: Room) -> Fragment:
    """Columns from one zero: before, and solid to the low end, dashed to the high one.

    Two bars where the room is low or too narrow for names below columns, and blocks where it grows
    more than threefold.
    """
    found, look = extent(row.quantity), room.look
    if found.high > COLUMNS:
        times = Extent(Decimal(1), _plain(found.low / BASE), _plain(found.high / BASE), found.open)
        named = _named(row, words, look, times, times=True)
        return against(row, words, room, times, named, formulas=_formulas(row, look), kind="change")
    if not room.height or (room.height >= LOW and room.width <= 2.4 * room.height):
        with suppress(DoesNotFitError):
            return _columns(row, words, room, found)
    named = _named(row, words, look, found)
    return against(row, words, room, found, named, formulas=_formulas(row, look), kind="change")


def _plain(number: Decimal) -> Decimal:
    """The number without zeros at its end, and without an exponent."""
    return (
        number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()
    )


def _named(row: Row, words: Texts, look: Look, found: Extent, *, times: bool = False) -> Named:
    """What the two marks are called, with the index of each."""
    language = look.language
    number = language.times if times else language.number
    basis = language.say(PAIR["reference"])
    one = (
        language.word("group", label=basis, rows=number(found.one)) if basis else number(found.one)
    )
    shown = [number(end) for end in _shown(found)]
    told = shown[0] if len(shown) == 1 else language.between(*_shown(found))
    if len(shown) > 1 and times:
        low, high = language.number(found.low), number(found.high)
        told = language.fill(language.catalogue.range, low=low, high=high)
    return Named(one, language.word("group", label=words.label, rows=_qualified(row, look, told)))


def _shown(found: Extent) -> list[Decimal]:
    """The ends that are figures of the change: not the 100 from which it may start."""
    ends = dict.fromkeys((found.low, found.high))
    return [end for end in ends if end != found.one] or [found.high]


def _qualified(row: Row, look: Look, told: str) -> str:
    """A figure of the index with the word that the change has."""
    quantity, catalogue = row.quantity, look.language.catalogue
    word = quantity.qualifier
    if quantity.low < 0:
        # What falls by 60 % at most is 40 at least, and what falls by nearly 60 % is not nearly 40.
        word = "at least" if quantity.capped else "about" if word else ""
    return look.language.fill(catalogue.qualifiers[word], q=told) if word else told


def _columns(row: Row, words: Texts, room: Room, found: Extent) -> Fragment:
    """Two columns from one zero, each named below; ends of a range stand beside the second."""
    look = room.look
    key = key_of(room.look, found, room.width, _formulas(row, look))
    key_deep = AIR + key.last + 0.3 * key.size if key else 0.0
    height = room.height or NATURAL + key_deep
    ends = _ends(row, look, found)
    beside = max((_wide(end, look) for end in ends), default=0.0) + ASIDE if ends else 0.0
    head = _head(row, look, found)
    value = 1.2 * head.size
    names, half = 0.0, (room.width - beside) / 2
    for _ in range(2):
        # Narrower columns may need names on more lines.
        names = _names_high(words, look, half)
        free = height - key_deep - names - value
        half = min(half, free * TALL / WIDE)
    grid = _Grid(room.width - beside - 2 * half, half, value + free, free, found)
    marks = _marks(grid, look, room.width)
    drawn = drawing(row, words, look, marks, room.width - grid.edge, free, found, "change")
    items: list[Item] = [
        move(drawn, grid.edge, value),
        *_numbers(look, grid, head if not ends else None),
        *_beside(ends, look, grid, room.width),
        *_names(words, look, grid),
    ]
    foot = grid.base + names
    if key:
        items.append(move(key, 0, foot + AIR))
        foot += key_deep
    return Fragment(room.width, foot, (Group(tuple(items), drawn.alt, "change"),))


ASIDE = 12.0
"""Between the second column and the words beside it."""


@dataclass(frozen=True)
class _Grid:
    """Where the columns stand, each in a half of the axis, and what they show.

    Attributes:
        edge: Left end of the axis.
        half: Width of half the axis.
        base: The zero line.
        high: What is free above it.
    """

    edge: float
    half: float
    base: float
    high: float
    found: Extent

    @property
    def wide(self) -> float:
        """Width of a column."""
        return self.half * WIDE

    @property
    def left(self) -> float:
        """Left edge of the first column."""
        return self.edge + (self.half - self.wide) / 2

    @property
    def second(self) -> float:
        """Left edge of the second column."""
        return self.left + self.half

    def at(self, index: Decimal) -> float:
        """How high an index is."""
        return float(index / self.found.most) * (self.high - (OPEN if self.found.open else 0.0))


def _marks(grid: _Grid, look: Look, right: float) -> list[Mark]:
    """The columns from the left end of the axis, the level of the first, and the zero line."""
    found, ink = grid.found, look.colour("ink")
    wide, high = grid.wide, grid.high
    left, second = grid.left - grid.edge, grid.second - grid.edge
    one, low, most = grid.at(found.one), grid.at(found.low), grid.at(found.high)
    lost = grid.at(found.lost)
    marks = [Mark("rect", left, high - one, wide, one, look.colour("muted2"))]
    if low:
        marks.append(Mark("rect", second, high - low, wide, low, look.colour("accent")))
    if most > low:
        marks.append(maybe(Mark("rect", second, high - most, wide, most - low), look))
    if lost > most:
        gone = Mark("rect", second, high - lost, wide, lost - most)
        marks.append(maybe(gone, look, fill=False))
    if found.open:
        marks.append(Mark("rect", second, high - most - OPEN, wide, OPEN, look.colour("tint")))
    start = left + wide
    level = Mark("line", start, high - one, second - start, 0, "", ink, 1, (5, 5))
    zero = Mark("line", 0, high, right - grid.edge, 0, stroke=ink, stroke_width=1)
    return [*marks, level, zero]


def _head(row: Row, look: Look, found: Extent) -> Text:
    """The figure over the second column, or the size that it would have."""
    told = _qualified(row, look, look.language.number(_shown(found)[-1]))
    return look.text("value", told, 0, 0, 1000, name="value", colour="accent-text", role="value")


def _numbers(look: Look, grid: _Grid, head: Text | None) -> list[Item]:
    """100 over the first column, and the index over the second where it is one figure."""
    found = grid.found
    number = look.language.number(found.one)
    first = look.text(
        "value",
        number,
        grid.left,
        grid.base - grid.at(found.one) - RISE,
        grid.wide,
        align="center",
        name="index",
        role="value",
    )
    if head is None:
        return [first]
    top = grid.at(found.high) + (OPEN if found.open else 0.0)
    middle = grid.second + grid.wide / 2
    return [first, move(head, middle - head.ink / 2, grid.base - top - RISE)]


RISE = 6.0
"""From a column to the figure over it."""


@dataclass(frozen=True)
class _End:
    """A figure beside the second column.

    Attributes:
        which: A key of `WORDS`, or nothing where there is only one.
    """

    index: Decimal
    told: str
    which: str = ""


def _ends(row: Row, look: Look, found: Extent) -> list[_End]:
    """The ends that stand beside the second column, the lower one first."""
    number = look.language.number
    if found.low == found.high and not found.lost:
        return []
    shown = _shown(found)
    if len(shown) > 1:
        ends = ((found.low, "least"), (found.high, "most"))
        return [_End(index, number(index), which) for index, which in ends]
    if found.low == found.high:
        return [_End(shown[0], _qualified(row, look, number(shown[0])))]
    return [_End(shown[0], number(shown[0]), "least" if shown[0] == found.low else "most")]


def _wide(end: _End, look: Look) -> float:
    word = look.language.say(WORDS[end.which]) if end.which else ""
    return max(look.width("value", end.told), look.width("axis", word) if word else 0.0)


def _beside(ends: list[_End], look: Look, grid: _Grid, right: float) -> list[Item]:
    """Each end right of the second column at its height, with its word below it."""
    x = grid.second + grid.wide + ASIDE
    size, small = look.style("value").size, look.style("axis").size
    need = size + 1.5 * small + 4
    places = [grid.base - grid.at(end.index) for end in ends]
    if len(places) > 1 and places[0] - places[1] < need:
        middle = (places[0] + places[1]) / 2
        places = [middle + need / 2, middle - need / 2]
        over = places[0] + need - size * 0.7 - grid.base
        places = [place - max(over, 0.0) for place in places]
    items: list[Item] = []
    for end, place in zip(ends, places, strict=True):
        baseline = place + 0.5 * size if end.which else place + 0.7 * size / 2
        items.append(
            look.text("value", end.told, x, baseline, right - x, name="index", colour="accent-text")
        )
        word = look.language.say(WORDS[end.which]) if end.which else ""
        if word:
            items.append(look.text("axis", word, x, baseline + 1.35 * small, right - x))
    return items


def _names(words: Texts, look: Look, grid: _Grid) -> list[Text]:
    """What the columns are, below them."""
    size = look.style("label").size
    return [
        move(text, grid.edge + i * grid.half + 4, grid.base + 1.35 * size)
        for i, text in enumerate(_named_columns(words, look, grid.half))
    ]


def _named_columns(words: Texts, look: Look, half: float) -> list[Text]:
    """The names of the columns, each in its half of the axis, from 0, 0."""
    basis = look.language.say(PAIR["reference"]) or look.language.number(BASE)
    return [
        look.text(
            "label",
            name,
            0,
            0,
            half - 8,
            lines=4,
            align="center",
            strong=strong,
            shrink=0.7,
            name=f'label "{name}"',
        )
        for name, strong in ((basis, False), (words.label, True))
    ]


def _names_high(words: Texts, look: Look, half: float) -> float:
    """Room for the names of columns below the axis."""
    deepest = max(text.last for text in _named_columns(words, look, half))
    return deepest + 1.7 * look.style("label").size


def lay(part: Part, room: Room) -> Fragment:
    """Numeral and sentence with it."""
    return beside(part, room, draw)


CALLOUT = Callout(accepts=accepts, draw=draw, lay=lay, shape="block", own=own)
