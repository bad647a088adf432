"""A bar on a track from 0 to 100 %: decimals, ranges, open ends with an arrow, upper limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.callouts import Callout, track
from mkdeck.layout import axis as axis_marks
from mkdeck.layout import described, from_zero, maybe, picture
from mkdeck.scene import Fragment, Group, Mark, move, path

if TYPE_CHECKING:
    from decimal import Decimal

    from mkdeck.claims import Claim, Texts
    from mkdeck.layout import Look, Room, Row
    from mkdeck.quantity import Quantity
    from mkdeck.scene import Item, Step, Text

TIP = 0.42
"""Length of an arrow's tip, as a share of the bar's height."""

AXIS = 12.0
"""From the bar to its axis, in points."""

KEY = 1.9
"""From the names of the axis to the words below them, as a multiple of those words' size."""

HIGHEST, THINNEST, LEAST = 75.0, 18.0, 6.0
"""Points that the bar is high: at most, at least where words below its axis say more, and ever."""

WORDS = {
    "alt": track.WORDS["alt"],
    "over": {
        "en": "Above {n}; exact share not given",
        "et": "Üle {n}; täpset osakaalu pole antud",
        "ru": "Больше {n}; точная доля не указана",
        "zh-Hans": "高于{n}；未公布确切比例",
        "zh-Hant": "高於{n}；未公布確切比例",
        "ja": "{n}超。正確な割合は示されていない",
    },
    "at least": {
        "en": "At least {n}; exact share not given",
        "et": "Vähemalt {n}; täpset osakaalu pole antud",
        "ru": "Не менее {n}; точная доля не указана",
        "zh-Hans": "至少{n}；未公布确切比例",
        "zh-Hant": "至少{n}；未公布確切比例",
        "ja": "{n}以上。正確な割合は示されていない",
    },
    "under": {
        "en": "Below {n}; the bar ends at the limit",
        "et": "Alla {n}; riba lõpeb piiril",
        "ru": "Меньше {n}; полоса доходит до предела",
        "zh-Hans": "低于{n}；条形止于上限",
        "zh-Hant": "低於{n}；長條止於上限",
        "ja": "{n}未満。棒は上限まで",
    },
    "up to": {
        "en": "At most {n}; the bar ends at the limit",
        "et": "Kuni {n}; riba lõpeb piiril",
        "ru": "Не более {n}; полоса доходит до предела",
        "zh-Hans": "至多{n}；条形止于上限",
        "zh-Hant": "至多{n}；長條止於上限",
        "ja": "最大{n}。棒は上限まで",
    },
}
"""Words of the kind in each language."""


def accepts(claim: Claim) -> str:
    """Why the figure is no percentage, or nothing."""
    return track.accepts(claim)


def draw(row: Row, words: Texts, room: Room) -> Fragment:
    """The bar, its axis with the figure, and in the rest of the track what is not known."""
    look, width, quantity = room.look, room.width, row.quantity
    axis = look.style("axis")
    named = room.height >= 2.2 * axis.size + AXIS + 16
    taken = AXIS + 1.75 * axis.size if named else 0.0
    height = max(min(room.height - taken, HIGHEST), LEAST)
    explained = _explained(row, look, width, height)
    key = [] if explained or not named else _key(row, look, width)
    deep = key[0].last + KEY * key[0].size if key else 0.0
    if key and room.height - taken - deep < THINNEST:
        key, deep = [], 0.0
    height = max(min(height, room.height - taken - deep), LEAST)
    drawn = bar_marks(quantity, look, width, height)
    if named:
        ticks = [0.0, *(end / 100 * width for end in _ends(quantity)), width]
        drawn += axis_marks(look, 0, height + AXIS, width, ticks, 5)
    alt = described(WORDS["alt"], [row], look)
    down = height + AXIS + 5 if named else height
    items: list[Item] = [picture("bar", [row], width, down, drawn, alt, "callout"), *explained]
    if not named:
        return Fragment(width, height, (Group(tuple(items), alt, "bar"),))
    y = down + 1.15 * axis.size
    items += _names(row, look, width, y)
    items += (move(text, 0, y + KEY * text.size) for text in key)
    return Fragment(width, y + deep + 0.3 * axis.size, (Group(tuple(items), alt, "bar"),))


def bar_marks(quantity: Quantity, look: Look, width: float, height: float) -> list[Mark]:
    """The track and its bar: solid to the low end, lighter to the high end, an arrow if open."""
    solid = quantity.amount / 100 * width
    marks = [track.ground(look, width, height)]
    if quantity.high is not None:
        more = quantity.upper / 100 * width - solid
        marks.append(maybe(Mark("rect", solid, 0, more, height), look))
    accent = look.colour("accent")
    if tip := _tip(quantity, width, height):
        corners = (solid, 0.0), (solid + tip, height / 2), (solid, height), (0.0, height)
        lines: list[Step] = [("L", x, y) for x, y in corners]
        return [*marks, path([("M", 0.0, 0.0), *lines, ("Z",)], fill=accent)]
    mark = Mark("rect", 0, 0, max(solid, track.THINNEST), height, accent)
    return [*marks, from_zero(mark, quantity, look)]


def _tip(quantity: Quantity, width: float, height: float) -> float:
    """How far the arrow of an open figure reaches."""
    left = width - quantity.amount / 100 * width
    return min(TIP * height, left) if quantity.open_ended else 0.0


def _says(row: Row, look: Look) -> str:
    """What an end that is no exact figure means, or nothing."""
    pattern = WORDS.get(row.quantity.qualifier)
    return look.language.say(pattern, n=look.language.magnitude(row.quantity)) if pattern else ""


def _key(row: Row, look: Look, width: float) -> list[Text]:
    """The same in words below the axis, from 0, 0."""
    says = _says(row, look)
    return [look.text("key", says, 0, 0, width, lines=2, claims=(row.claim.id,))] if says else []


def _explained(row: Row, look: Look, width: float, height: float) -> list[Text]:
    """What the rest of the track means, where it has room for the words."""
    quantity = row.quantity
    says = _says(row, look)
    x = quantity.amount / 100 * width + _tip(quantity, width, height) + 10
    fitting = [
        style
        for style in ("annotation", "key", "axis")
        if x + look.width(style, says, colour="ink") <= width - 6
        and height >= 1.4 * look.style(style).size
    ]
    if not says or not fitting:
        return []
    size = look.style(fitting[0]).size
    text = look.text(
        fitting[0],
        says,
        x,
        height / 2 + 0.35 * size,
        width - x,
        colour="ink",
        role="annotation",
        name="rest of the track",
        claims=(row.claim.id,),
    )
    return [text]


def _ends(quantity: Quantity) -> list[float]:
    return [quantity.amount] if quantity.high is None else [quantity.amount, quantity.upper]


def _names(row: Row, look: Look, width: float, y: float) -> list[Text]:
    """0, the figure's ends and 100 % under the axis; what would touch a figure is left out."""
    quantity = row.quantity
    claims = (row.claim.id,)
    found: list[tuple[float, float]] = []
    texts: list[Text] = []
    for end, place in zip(quantity.ends, _ends(quantity), strict=True):
        said = _number(quantity, end, look)
        ink = look.width("axis", said, strong=True, colour="accent-text")
        left = min(max(place / 100 * width - ink / 2, 0), width - ink)
        if any(left < right + 4 for _, right in found):
            continue
        found.append((left, left + ink))
        texts.append(
            look.text(
                "axis", said, left, y, ink, strong=True, colour="accent-text", role="axis",
                claims=claims,
            )
        )  # fmt: skip
    zero, full = look.language.number(0), look.language.percent(100)
    if found[0][0] > look.width("axis", zero) + 6:
        texts.append(look.text("axis", zero, 0, y, found[0][0], role="axis"))
    room = width - found[-1][1]
    if room > look.width("axis", full) + 6:
        texts.append(look.text("axis", full, found[-1][1], y, room, align="right", role="axis"))
    return texts


def _number(quantity: Quantity, end: Decimal, look: Look) -> str:
    """An end of the figure as it is printed, without words round it."""
    if quantity.of:
        return look.language.magnitude(quantity)
    return look.language.percent(end)


CALLOUT = Callout(accepts=accepts, draw=draw, shape="strip", sealed=True, rank=20)
