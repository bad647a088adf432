"""As many figures as people were counted, up to twenty."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from mkdeck.callouts import Callout
from mkdeck.callouts.bodies import below
from mkdeck.callouts.counters import BODY, FIGURE, HEAD, NECK, SHOULDERS
from mkdeck.callouts.field import counts
from mkdeck.layout import picture, told
from mkdeck.scene import Fragment, Group, Mark, move

if TYPE_CHECKING:
    from mkdeck.claims import Claim, Texts
    from mkdeck.layout import Look, Room, Row
    from mkdeck.quantity import Quantity
    from mkdeck.scene import Item
    from mkdeck.story import Part

MOST = 20
"""Most figures, so that they can be counted at a glance."""

TALLEST = 116.0
"""Points that a figure is high at most."""

LINES = 1.2
"""Distance of lines, as a multiple of a figure's height."""

WORDS = {
    "key": {
        "en": "Each figure is 1 person.",
        "et": "Iga kujuke on üks inimene.",
        "ru": "Одна фигура — 1 человек.",
        "zh-Hans": "每个人形代表1人。",
        "zh-Hant": "每個人形代表1人。",
        "ja": "人型1つは1人。",
    },
    "alt": {
        "en": "{count, plural, one {# figure} other {# figures}}. {statement}",
        "et": "{count, plural, one {# kujuke} other {# kujukest}}. {statement}",
        "ru": "Фигур: {count}. {statement}",
        "zh-Hans": "{count}个人形。{statement}",
        "zh-Hant": "{count}個人形。{statement}",
        "ja": "人型{count}個。{statement}",
    },
}
"""Words of the kind in each language."""


def countable(quantity: Quantity) -> bool:
    """Whether it counts people, so few that each can have a figure."""
    return (
        quantity.kind == "count"
        and quantity.unit.key == "people"
        and quantity.rate is None
        and all(end == end.to_integral_value() and 0 < end <= MOST for end in quantity.ends)
    )


def accepts(claim: Claim) -> str:
    """Why the figure is no small number of people, or nothing."""
    if claim.kind == "count" and countable(claim.main):
        return ""
    return f"figures show up to {MOST} people"


def draw(row: Row, words: Texts, room: Room) -> Fragment:
    """The figures in as few lines as make them largest, with a key below."""
    look = room.look
    says = look.language.say(WORDS["key"])
    key = look.text("key", says, 0, 0, room.width, lines=2, name="key") if says else None
    deep = key.last + 1.9 * key.size if key else 0.0
    solid, count = counts(row.quantity, 1)  # type: ignore[arg-type]  # one each
    columns, high = _grid(count, room.width, (room.height or 220.0) - deep)
    marks = [
        mark
        for i in range(count)
        for mark in figure(
            look,
            i % columns * pitch(high),
            i // columns * high * LINES,
            high,
            "accent" if i < solid else "",
        )
    ]
    lines = ceil(count / columns)
    wide, drawn_high = widest(columns, high), ((lines - 1) * LINES + 1) * high
    statement = look.language.ended(words.statement)
    alt = look.language.say(WORDS["alt"], count=count, statement=statement)
    drawn = picture("figures", [row], wide, drawn_high, marks, alt or told([row], look), "callout")
    items: list[Item] = [drawn]
    if key:
        items.append(move(key, 0, drawn_high + 1.6 * key.size))
    return Fragment(room.width, drawn_high + deep, (Group(tuple(items), drawn.alt, "figures"),))


def pitch(high: float) -> float:
    """Distance of figures of a height."""
    return high / FIGURE * BODY * 1.26


def widest(columns: int, high: float = 1.0) -> float:
    """Width of so many figures of a height beside each other."""
    return (columns - 1) * pitch(high) + high / FIGURE * BODY


def _grid(count: int, width: float, height: float) -> tuple[int, float]:
    """How many columns make the figures highest, and how high."""
    best = (1, 0.0)
    for columns in range(count, 0, -1):
        lines = ceil(count / columns)
        high = min(width / widest(columns, 1.0), height / ((lines - 1) * LINES + 1), TALLEST)
        if high > best[1] + 0.01:
            best = (columns, high)
    return best


def figure(look: Look, x: float, y: float, high: float, token: str) -> list[Mark]:
    """A person of a height, filled with a colour, or outlined in the accent where there is none."""
    unit = high / FIGURE
    fill = look.colour(token) if token else ""
    line = ("", 0.0) if token else (look.colour("accent"), 1.0)
    return [
        Mark("dot", x + (BODY - HEAD) / 2 * unit, y, HEAD * unit, HEAD * unit, fill, *line),
        Mark("bust", x, y + (HEAD + NECK) * unit, BODY * unit, SHOULDERS * unit, fill, *line),
    ]


def lay(part: Part, room: Room) -> Fragment:
    """Numeral and sentence with it."""
    return below(part, room, draw)


CALLOUT = Callout(accepts=accepts, draw=draw, lay=lay, shape="block", rank=5)
