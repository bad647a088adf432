"""A long stretch of time as blocks, each a day, a week, a month or a year."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING

from mkdeck.callouts import Callout
from mkdeck.callouts.bodies import below
from mkdeck.callouts.dial import turn
from mkdeck.callouts.times import APART, THIN, grid
from mkdeck.layout import maybe, picture, told
from mkdeck.scene import Fragment, Group, Mark, move

if TYPE_CHECKING:
    from mkdeck.claims import Claim, Texts
    from mkdeck.layout import Look, Room, Row
    from mkdeck.quantity import Quantity
    from mkdeck.scene import Item
    from mkdeck.story import Part

MOST = 120
"""Most blocks."""

WORDS = {
    "key": {
        "en": "Each block is {one}.",
        "et": "Iga plokk on {one}.",
        "ru": "Один блок — {one}.",
        "zh-Hans": "每格代表{one}。",
        "zh-Hant": "每格代表{one}。",
        "ja": "1マスは{one}。",
    },
    "most": {
        "en": "Dashed: up to the upper limit.",
        "et": "Katkendjoon: kuni ülempiirini.",
        "ru": "Пунктир — до верхнего предела.",
        "zh-Hans": "虚线：至上限。",
        "zh-Hant": "虛線：至上限。",
        "ja": "破線：上限まで。",
    },
    "open": {
        "en": "Dashed: it may be longer.",
        "et": "Katkendjoon: võib olla pikem.",
        "ru": "Пунктир — может быть дольше.",
        "zh-Hans": "虚线：可能更长。",
        "zh-Hant": "虛線：可能更長。",
        "ja": "破線：これより長い場合がある。",
    },
    "alt": {
        "en": "Blocks of {one} in a row. {statement}",
        "et": "Plokid reas, igaüks {one}. {statement}",
        "ru": "Ряд блоков, каждый — {one}. {statement}",
        "zh-Hans": "一排方格，每格{one}。{statement}",
        "zh-Hant": "一排方格，每格{one}。{statement}",
        "ja": "1マス{one}の列。{statement}",
    },
}
"""Words of the kind in each language."""


def accepts(claim: Claim) -> str:
    """Why the figure is no long stretch of time, or nothing."""
    if claim.kind != "duration" or claim.main.unit.key == "years-old":
        return "blocks of time show a stretch of time"
    quantity = claim.main
    if quantity.rate is not None or quantity.low <= 0:
        return "blocks of time show one stretch of time"
    if turn(quantity):
        return "blocks of time show more than twelve hours"
    _, high = _ends(quantity)
    return "" if high <= MOST else f"blocks of time show up to {MOST} of them"


def _ends(quantity: Quantity) -> tuple[Decimal, Decimal]:
    """The least and the most in the largest unit that was written."""
    unit = quantity.parts[0] if quantity.parts else quantity.unit
    low, high = (
        end * quantity.unit.factor / unit.factor for end in (quantity.low, max(quantity.ends))
    )
    return (Decimal(0) if quantity.capped else low), high


def draw(row: Row, words: Texts, room: Room) -> Fragment:
    """The blocks in lines, the last one cut to what it holds, with a key below."""
    look, quantity = room.look, row.quantity
    unit = quantity.parts[0] if quantity.parts else quantity.unit
    block = replace(
        quantity,
        text="1",
        unit=unit,
        low=Decimal(1),
        high=None,
        qualifier="",
        parts=(),
        scale=0,
        low_scale=None,
        spelled="",
    )
    told_one = look.language.running(block)
    says = _key(row, look, told_one)
    key = look.text("key", says, 0, 0, room.width, lines=3, name="key") if says else None
    deep = key.last + 1.9 * key.size if key else 0.0
    low, high = _ends(quantity)
    count = ceil(high) + quantity.open_ended
    columns, wide, thick = grid(count, room.width, max((room.height or 160.0) - deep, THIN))
    marks = _marks(look, (float(low), float(high)), columns, (wide, thick), quantity.open_ended)
    lines = ceil(count / columns)
    drawn_high = thick * (1 + (lines - 1) * (1 + APART))
    statement = look.language.ended(words.statement)
    alt = look.language.say(WORDS["alt"], one=told_one, statement=statement)
    drawn = picture(
        "spans", [row], room.width, drawn_high, marks, alt or told([row], look), "callout"
    )
    items: list[Item] = [drawn]
    if key:
        items.append(move(key, 0, drawn_high + 1.6 * key.size))
    return Fragment(room.width, drawn_high + deep, (Group(tuple(items), drawn.alt, "spans"),))


def _key(row: Row, look: Look, block: str) -> str:
    language = look.language
    said = [language.say(WORDS["key"], one=block)]
    if row.quantity.open_ended:
        said.append(language.say(WORDS["open"]))
    elif row.quantity.high is not None or row.quantity.capped:
        said.append(language.say(WORDS["most"]))
    return language.sentences([found for found in said if found])


def _marks(
    look: Look, ends: tuple[float, float], columns: int, size: tuple[float, float], more: bool
) -> list[Mark]:
    """Each block solid as far as the low end, dashed as far as the high one."""
    (low, high), (wide, thick) = ends, size
    marks = []
    for i in range(ceil(high)):
        x, y = i % columns * wide * (1 + APART), i // columns * thick * (1 + APART)
        solid = min(max(low - i, 0.0), 1.0)
        most = min(high - i, 1.0)
        if solid:
            marks.append(Mark("rect", x, y, solid * wide, thick, look.colour("accent")))
        if most > solid:
            rest = Mark("rect", x + solid * wide, y, (most - solid) * wide, thick)
            marks.append(maybe(rest, look))
        if most < 1:
            # What is left of the last block shows that it is not whole.
            x, left = x + most * wide, (1 - most) * wide
            marks.append(Mark("rect", x, y, left, thick, look.colour("track")))
    if more:
        i = ceil(high)
        x, y = i % columns * wide * (1 + APART), i // columns * thick * (1 + APART)
        marks.append(maybe(Mark("rect", x, y, wide, thick), look))
    return marks


def lay(part: Part, room: Room) -> Fragment:
    """Numeral and sentence with it."""
    return below(part, room, draw)


CALLOUT = Callout(accepts=accepts, draw=draw, lay=lay, shape="block")
