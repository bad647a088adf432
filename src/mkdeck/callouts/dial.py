"""A stretch of time on a dial: one turn is a minute, an hour or twelve hours."""

from __future__ import annotations

from decimal import Decimal
from math import cos, pi, sin, tan
from typing import TYPE_CHECKING

from mkdeck.callouts import Callout
from mkdeck.callouts.bodies import beside
from mkdeck.layout import maybe, picture, told
from mkdeck.quantity import Quantity
from mkdeck.scene import Fragment, Group, Mark, move, path

if TYPE_CHECKING:
    from mkdeck.claims import Claim, Texts
    from mkdeck.layout import Look, Room, Row
    from mkdeck.scene import Item, Step, Text
    from mkdeck.story import Part

TURNS = ("1 minute", "1 hour", "12 hours")
"""What one turn may be."""

SECTOR = 0.84
"""Radius of the sector, as a share of the dial's."""

TICKS = 60
LONG, SHORT = 0.095, 0.05
"""Lengths of ticks, as shares of the radius."""

OPEN = Decimal(1) / 24
"""Share of a turn by which the sector goes on, paler, where the figure may be larger."""

LOW = 110.0
"""Points of height below which a bar of one turn takes the place of the dial."""

ASIDE = 120.0
"""Points left of a dial from which its key stands there."""

WORDS = {
    "key": {
        "en": "One turn of the dial is {turn}.",
        "et": "Üks täisring on {turn}.",
        "ru": "Полный круг — {turn}.",
        "zh-Hans": "表盘一圈为{turn}。",
        "zh-Hant": "錶盤一圈為{turn}。",
        "ja": "文字盤の1周は{turn}。",
    },
    "key-bar": {
        "en": "The whole bar is {turn}.",
        "et": "Kogu riba on {turn}.",
        "ru": "Вся полоса — {turn}.",
        "zh-Hans": "整条为{turn}。",
        "zh-Hant": "整條為{turn}。",
        "ja": "全体で{turn}。",
    },
    "most": {
        "en": "{value} is the upper limit.",
        "et": "Ülempiir on {value}.",
        "ru": "Верхний предел — {value}.",
        "zh-Hans": "上限为{value}。",
        "zh-Hant": "上限為{value}。",
        "ja": "{value}は上限。",
    },
    "least": {
        "en": "{value} is the lower limit.",
        "et": "Alampiir on {value}.",
        "ru": "Нижний предел — {value}.",
        "zh-Hans": "下限为{value}。",
        "zh-Hant": "下限為{value}。",
        "ja": "{value}は下限。",
    },
    "range": {
        "en": "Dashed: the rest of the range.",
        "et": "Katkendjoon: ülejäänud vahemik.",
        "ru": "Пунктир — остальная часть диапазона.",
        "zh-Hans": "虚线：范围的其余部分。",
        "zh-Hant": "虛線：範圍的其餘部分。",
        "ja": "破線：範囲の残り。",
    },
    "alt": {
        "en": "A dial of {turn}. {statement}",
        "et": "Sihverplaat, täisring {turn}. {statement}",
        "ru": "Циферблат, полный круг — {turn}. {statement}",
        "zh-Hans": "一圈为{turn}的表盘。{statement}",
        "zh-Hant": "一圈為{turn}的錶盤。{statement}",
        "ja": "1周が{turn}の文字盤。{statement}",
    },
}
"""Words of the kind in each language."""


def accepts(claim: Claim) -> str:
    """Why the figure is no stretch of time that a dial can show, or nothing."""
    if claim.kind != "duration" or claim.main.unit.key == "years-old":
        return "a dial shows a stretch of time"
    quantity = claim.main
    if quantity.rate is not None or quantity.low <= 0:
        return "a dial shows one stretch of time"
    return "" if turn(quantity) else "a dial shows up to twelve hours"


def turn(quantity: Quantity) -> Quantity | None:
    """What one turn is: the shortest that holds the figure."""
    for text in TURNS:
        found = Quantity.parse(text)
        if quantity.unit.dimension == found.unit.dimension and quantity.upper <= found.amount:
            return found
    return None


def _shares(quantity: Quantity, whole: Quantity) -> tuple[float, float, float]:
    """The shares of a turn: certain, at most, and as far as it is drawn paler."""
    low = 0.0 if quantity.capped else quantity.amount / whole.amount
    high = quantity.upper / whole.amount
    on = min(high + float(OPEN), 1.0) if quantity.open_ended else high
    return low, high, on


def draw(row: Row, words: Texts, room: Room) -> Fragment:
    """The dial on the right edge with its key below it, or left of it; a bar where it is low."""
    look, whole = room.look, turn(row.quantity)
    assert whole is not None
    if room.height and room.height < LOW:
        return _bar(row, words, room, whole)
    height = room.height or min(room.width, 0.5 * room.width)
    aside = room.width - height >= ASIDE
    key = _key(row, look, whole, room.width - height - 20 if aside else room.width, "key")
    below = 0.0 if aside or not key else key.last + 1.6 * key.size
    size = min(room.width, height - below)
    left = room.width - size
    drawn = picture(
        "dial",
        [row],
        size,
        size,
        _marks(row.quantity, look, size / 2, whole),
        _alt(row, words, look, whole),
        "callout",
    )
    items: list[Item] = [move(drawn, left, 0)]
    if key:
        first = size - (key.last - key.y) - 0.25 * key.size if aside else size + 1.3 * key.size
        items.append(move(key, 0, first))
    return Fragment(room.width, size + below, (Group(tuple(items), drawn.alt, "dial"),))


def _key(row: Row, look: Look, whole: Quantity, width: float, which: str) -> Text | None:
    """What one turn is, and which limit the figure is."""
    language, quantity = look.language, row.quantity
    said = [language.say(WORDS[which], turn=language.running(whole))]
    limit = {"under": "most", "up to": "most", "over": "least", "at least": "least"}
    if quantity.qualifier in limit:
        value = language.magnitude(quantity)
        said.append(language.say(WORDS[limit[quantity.qualifier]], value=value))
    elif quantity.high is not None:
        said.append(language.say(WORDS["range"]))
    says = language.sentences([one for one in said if one])
    if not says:
        return None
    return look.text("key", says, 0, 0, width, lines=4, name="key", claims=(row.claim.id,))


def _alt(row: Row, words: Texts, look: Look, whole: Quantity) -> str:
    language = look.language
    statement = language.ended(words.statement)
    alt = language.say(WORDS["alt"], turn=language.running(whole), statement=statement)
    return alt or told([row], look)


def _marks(quantity: Quantity, look: Look, radius: float, whole: Quantity) -> list[Mark]:
    """Ticks round the dial and the sector, solid to the low end."""
    low, high, on = _shares(quantity, whole)
    inner, ink = radius * SECTOR, look.colour("ink")
    marks = []
    if on > high:
        marks.append(path(_sector(radius, inner, high, on), fill=look.colour("tint")))
    if high > low:
        marks.append(maybe(path(_sector(radius, inner, low, high)), look))
    if low >= 1:
        marks.append(
            Mark("dot", radius - inner, radius - inner, 2 * inner, 2 * inner, look.colour("accent"))
        )
    elif low:
        marks.append(path(_sector(radius, inner, 0, low), fill=look.colour("accent")))
    for i in range(TICKS):
        big = i % 5 == 0
        x, y = _point(radius, radius - 1.0, i / TICKS)
        near = radius * (1 - (LONG if big else SHORT)) - 1.0
        x2, y2 = _point(radius, near, i / TICKS)
        colour = ink if big else look.colour("muted2")
        width = (1.5 if big else 0.8) * max(radius / 150, 0.6)
        marks.append(Mark("line", x, y, x2 - x, y2 - y, stroke=colour, stroke_width=width))
    return marks


def _point(radius: float, away: float, share: float) -> tuple[float, float]:
    """A point so far from the middle, after so much of a turn from the top."""
    angle = 2 * pi * share
    return radius + away * sin(angle), radius - away * cos(angle)


def _sector(radius: float, inner: float, start: float, end: float) -> list[Step]:
    """A sector between two shares of a turn, its arc in curves of an eighth of a turn at most."""
    pieces = max(int((end - start) * 8) + 1, 1)
    step = (end - start) / pieces
    handle = inner * 4 / 3 * tan(2 * pi * step / 4)
    steps: list[Step] = [("M", radius, radius), ("L", *_point(radius, inner, start))]
    for i in range(pieces):
        first, last = start + i * step, start + (i + 1) * step
        x, y = _point(radius, inner, first)
        x2, y2 = _point(radius, inner, last)
        a, b = 2 * pi * first, 2 * pi * last
        steps.append(
            (
                "C",
                x + handle * cos(a),
                y + handle * sin(a),
                x2 - handle * cos(b),
                y2 - handle * sin(b),
                x2,
                y2,
            )
        )
    return [*steps, ("Z",)]


def _bar(row: Row, words: Texts, room: Room, whole: Quantity) -> Fragment:
    """One turn as a bar over the whole width, with its key below."""
    look, width = room.look, room.width
    key = _key(row, look, whole, width, "key-bar")
    deep = key.last + 1.6 * key.size if key else 0.0
    height = max(min(room.height - deep, 44.0), 8.0)
    low, high, on = (share * width for share in _shares(row.quantity, whole))
    marks = [Mark("rect", 0, 0, width, height, look.colour("track"))]
    if on > high:
        marks.append(Mark("rect", high, 0, on - high, height, look.colour("tint")))
    if high > low:
        marks.append(maybe(Mark("rect", low, 0, high - low, height), look))
    if low:
        marks.append(Mark("rect", 0, 0, low, height, look.colour("accent")))
    drawn = picture("dial", [row], width, height, marks, _alt(row, words, look, whole), "callout")
    items: list[Item] = [drawn]
    if key:
        items.append(move(key, 0, height + 1.3 * key.size))
    return Fragment(width, height + deep, (Group(tuple(items), drawn.alt, "dial"),))


def lay(part: Part, room: Room) -> Fragment:
    """Numeral and sentence with it."""
    return beside(part, room, draw, low=LOW)


CALLOUT = Callout(accepts=accepts, draw=draw, lay=lay, shape="block")
