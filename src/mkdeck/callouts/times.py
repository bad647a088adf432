"""One against so many: blocks or two bars, for a multiple such as 5× or 5–25×."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING

from mkdeck.callouts import Callout
from mkdeck.callouts.bodies import below
from mkdeck.layout import OPEN, maybe, picture, told
from mkdeck.scene import Fragment, Group, Mark, move

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.claims import Claim, Texts
    from mkdeck.layout import Look, Room, Row
    from mkdeck.quantity import Quantity
    from mkdeck.scene import Item, Picture, Text
    from mkdeck.story import Part

MOST = 100
"""The largest multiple whose reference can still be seen."""

FEW = 50
"""Most blocks; beyond, a bar."""

THICK = 84.0
"""Most points that a bar or a block is high."""

NATURAL = 125.0
"""Height of both marks with the space between them, in a room that is as high as they are."""

THIN = 6.0
"""Points that a block is wide and high at least."""

APART = 0.14
"""Space between blocks, as a share of one."""

ROOMY = 40.0
"""Points that bars take at least before words below them explain what is dashed."""

WORDS = {
    "reference": {
        "en": "Basis of comparison",
        "et": "Võrdlusalus",
        "ru": "База сравнения",
        "zh-Hans": "比较基准",
        "zh-Hant": "比較基準",
        "ja": "比較の基準",
    },
    "alt": {
        "en": "Drawn as {one} to {many}. {statement}",
        "et": "Kujutatud suhtena {one} : {many}. {statement}",
        "ru": "Показано отношение {one} к {many}. {statement}",
        "zh-Hans": "按{one}比{many}绘制。{statement}",
        "zh-Hant": "按{one}比{many}繪製。{statement}",
        "ja": "{one}対{many}で表示。{statement}",
    },
    "key": {
        "en": "Solid: at least. Dashed: the rest of the published range.",
        "et": "Täidetud: vähemalt. Katkendjoon: ülejäänud avaldatud vahemik.",
        "ru": "Сплошная заливка — минимум, пунктир — остальная часть опубликованного диапазона.",
        "zh-Hans": "实心：至少。虚线：所公布范围的其余部分。",
        "zh-Hant": "實心：至少。虛線：所公布範圍的其餘部分。",
        "ja": "塗り：最小値まで。破線：公表された範囲の残り。",
    },
    "key-most": {
        "en": "Dashed: the upper limit as published.",
        "et": "Katkendjoon: avaldatud ülempiir.",
        "ru": "Пунктир — опубликованный верхний предел.",
        "zh-Hans": "虚线：所公布的上限。",
        "zh-Hant": "虛線：所公布的上限。",
        "ja": "破線：公表された上限。",
    },
    "key-open": {
        "en": "Pale end: the figure is a lower limit.",
        "et": "Hele ots: arv on alampiir.",
        "ru": "Бледный край: число — нижний предел.",
        "zh-Hans": "浅色末端：该数字为下限。",
        "zh-Hant": "淺色末端：該數字為下限。",
        "ja": "淡い端：数値は下限。",
    },
}
"""Words of the kind in each language."""


@dataclass(frozen=True)
class Extent:
    """How far the second of two marks goes, where the first goes to `one`.

    Attributes:
        low: What it reaches for certain.
        high: What it may reach at most.
        open: Whether it may reach further.
        lost: How far it went before, where it is shorter now.
    """

    one: Decimal
    low: Decimal
    high: Decimal
    open: bool = False
    lost: Decimal = Decimal(0)

    @property
    def most(self) -> Decimal:
        """What a scale must hold."""
        return max(self.one, self.high, self.lost)

    @property
    def key(self) -> str:
        """Which words say what is not certain, or nothing."""
        if self.open:
            return "key-open"
        if self.low == self.high:
            return ""
        return "key" if self.low else "key-most"


@dataclass(frozen=True)
class Named:
    """What the two marks are called, with their figures."""

    one: str
    many: str


def accepts(claim: Claim) -> str:
    """Why the figure is no multiple that can be drawn, or nothing."""
    if claim.kind != "multiple":
        return "blocks show a multiple, such as 5x"
    quantity = claim.main
    if quantity.rate is not None:
        return "a multiple per time goes on"
    if quantity.low <= 0 or max(quantity.ends) > MOST:
        return f"blocks show multiples up to {MOST}"
    return ""


def extent(quantity: Quantity) -> Extent:
    """One to so many; "up to 10×" is not certain of any."""
    low, high = quantity.low, quantity.high or quantity.low
    certain = Decimal(0) if quantity.capped else low
    return Extent(Decimal(1), certain, high, quantity.open_ended)


def draw(row: Row, words: Texts, room: Room) -> Fragment:
    """The reference named over its mark, then the multiple over its own."""
    return against(row, words, room, extent(row.quantity), named(row, words, room.look))


def named(row: Row, words: Texts, look: Look, one: str = "", many: str = "") -> Named:
    """What the two are called, with their figures: as an author says, else as the claim does."""
    language = look.language
    basis, once = one or language.say(WORDS["reference"]), language.times(1)
    return Named(
        language.word("group", label=basis, rows=once) if basis else once,
        language.word("group", label=many or words.label, rows=language.running(row.quantity)),
    )


def against(
    row: Row,
    words: Texts,
    room: Room,
    found: Extent,
    named: Named,
    *,
    formulas: str = "",
    kind: str = "times",
) -> Fragment:
    """One mark over another from one zero, each with its name above; what is not certain below.

    Whole multiples are as many blocks as they say, other figures two bars.
    """
    look, width = room.look, room.width
    first = _label(look, named.one, width, strong=False)
    second = _label(look, named.many, width, strong=True)
    key = key_of(look, found, width, formulas)
    texts = _deep(first) + _deep(second)
    height = room.height or texts + NATURAL + (key.last + AIR if key else 0)
    below = AIR + key.last + 0.3 * key.size if key else 0.0
    if key and not formulas and height - texts - below < ROOMY:
        # The names say "at least" and "at most" themselves.
        key, below = None, 0.0
    free = max(height - texts - below, 2 * THIN)
    gap = min(free * 0.16, 26.0)
    marks_one, marks_many, thick, many = _sized(found, look, width, free - gap)
    top_one = _deep(first)
    top_many = top_one + thick + gap + _deep(second)
    marks = [
        *marks_one,
        *(replace(mark, y=mark.y + top_many - top_one) for mark in marks_many),
    ]
    drawn = drawing(row, words, look, marks, width, top_many - top_one + many, found, kind)
    items: list[Item] = [
        move(first, 0, top_one - UNDER - first.last),
        move(drawn, 0, top_one),
        move(second, 0, top_many - UNDER - second.last),
    ]
    foot = top_many + many
    if key:
        items.append(move(key, 0, foot + AIR))
        foot += AIR + key.last + 0.3 * key.size
    return Fragment(width, foot, (Group(tuple(items), drawn.alt, "against"),))


AIR = 19.0
"""From a mark to the baseline of the words below it."""

UNDER = 7.0
"""From the words' last baseline to the mark below them."""


def _label(look: Look, words: str, width: float, *, strong: bool) -> Text:
    style = "label"
    return look.text(style, words, 0, 0, width, lines=2, strong=strong, name=f'label "{words}"')


def _deep(text: Text) -> float:
    """Height of a label with the space below it."""
    return 0.78 * text.size + text.last - text.y + UNDER


def key_of(look: Look, found: Extent, width: float, formulas: str = "") -> Text | None:
    """What the dashed or pale part means, and formulas that no footer tells; None for neither."""
    language = look.language
    said = [language.say(WORDS[found.key])] if found.key else []
    if formulas:
        said.append(language.word("derived", formulas=formulas))
    says = language.sentences([one for one in said if one])
    return look.text("key", says, 0, 0, width, lines=4, name="key") if says else None


def _sized(
    found: Extent, look: Look, width: float, free: float
) -> tuple[list[Mark], list[Mark], float, float]:
    """Marks of the one and of the many, each from 0, 0; how high each of the two is."""
    ratio = found.high / found.one
    whole = all(end == end.to_integral_value() for end in (found.low, found.high))
    if found.one == 1 and whole and 1 < ratio <= FEW:
        count = int(found.high) + found.open
        columns, wide, thick = grid(count, width, free, extra=1)
        if min(wide, thick) >= THIN:
            step = (wide * (1 + APART), thick * (1 + APART))
            one = [Mark("rect", 0, 0, wide, thick, look.colour("muted2"))]
            solid = int(found.low)
            many = blocks(look, solid, count, columns, wide, thick, step, more=found.open)
            lines = ceil(count / columns)
            return one, many, thick, (lines - 1) * step[1] + thick
    thick = min(free / 2, THICK)
    return *bars(found, look, width, thick), thick, thick


def grid(count: int, width: float, free: float, extra: int = 0) -> tuple[int, float, float]:
    """How many columns so many blocks stand in, and how wide and high one is.

    They are as large as they can be beside and below each other, with so many further lines.
    """
    best = (0.0, 1, 0.0, 0.0)
    for columns in range(count, 0, -1):
        lines = ceil(count / columns) + extra
        wide = width / (columns + (columns - 1) * APART)
        thick = min(free / (lines + (lines - 1) * APART), THICK)
        even = ceil(count / (lines - extra)) == columns
        if even and min(wide, thick) > best[0] + 0.01:
            best = (min(wide, thick), columns, wide, thick)
    return best[1:]


def blocks(
    look: Look,
    solid: int,
    count: int,
    columns: int,
    wide: float,
    thick: float,
    step: tuple[float, float],
    *,
    more: bool = False,
) -> list[Mark]:
    """So many blocks in lines; those beyond the solid ones are dashed, without a tint for more."""
    accent, marks = look.colour("accent"), []
    for i in range(count):
        x, y = i % columns * step[0], i // columns * step[1]
        mark = Mark("rect", x, y, wide, thick, accent)
        marks.append(mark if i < solid else maybe(mark, look, fill=not more))
    return marks


def bars(found: Extent, look: Look, width: float, thick: float) -> tuple[list[Mark], list[Mark]]:
    """Two bars from one zero: solid to the low end, dashed to the high one and to what is lost."""
    free = width - (OPEN if found.open else 0.0)

    def at(value: Decimal) -> float:
        return float(value / found.most) * free

    one = [Mark("rect", 0, 0, at(found.one), thick, look.colour("muted2"))]
    low, high, lost = at(found.low), at(found.high), at(found.lost)
    many = [Mark("rect", 0, 0, low, thick, look.colour("accent"))] if low else []
    if high > low:
        many.append(maybe(Mark("rect", low, 0, high - low, thick), look))
    if lost > high:
        many.append(maybe(Mark("rect", high, 0, lost - high, thick), look, fill=False))
    if found.open:
        many.append(Mark("rect", high, 0, OPEN, thick, look.colour("tint")))
    return one, many


def drawing(
    row: Row,
    words: Texts,
    look: Look,
    marks: Sequence[Mark],
    width: float,
    height: float,
    found: Extent,
    kind: str,
) -> Picture:
    """The marks as one picture, told in words."""
    say, number = look.language.say, look.language.number
    ends = sorted({found.low or found.high, found.high})
    many = number(ends[0]) if len(ends) == 1 else look.language.between(*ends)
    statement = look.language.ended(words.statement)
    alt = say(WORDS["alt"], one=number(found.one), many=many, statement=statement)
    return picture(kind, [row], width, height, marks, alt or told([row], look), "callout")


def lay(part: Part, room: Room) -> Fragment:
    """Numeral and sentence with it."""
    return below(part, room, draw)


CALLOUT = Callout(accepts=accepts, draw=draw, lay=lay, shape="block")
