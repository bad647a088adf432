"""Horizontal bars from zero, largest first, one highlighted: answers to one question."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from mkdeck.layout import DIGIT, Chart, Row, described, picture, rows
from mkdeck.scene import Fragment, Group, Mark, move
from mkdeck.story import RowName, SlideOptions
from mkdeck.text import Span

if TYPE_CHECKING:
    from mkdeck.claims import Claim
    from mkdeck.layout import Look, Room
    from mkdeck.scene import Item
    from mkdeck.story import Part

BAR = 0.49
"""Height of a bar as a share of the pitch (native gap width 104 %)."""

LABELS = 0.42
"""Most of the width that labels may take."""

NATURAL = 38.0, 28.0
"""Distance and height of bars where the room is as high as they need."""

MOST_PITCH = {"wide": 0.28, "tall": 0.6}
"""Largest distance of bars by the room's shape, as a share of its height."""

SLACK = 10.0
"""Between a label's box and the zero line."""

WORDS = {
    "whole": {
        "en": "Answers add up to {total} (our sum).",
        "et": "Vastused annavad kokku {total} (meie liitmine).",
        "ru": "Ответы в сумме дают {total} (наш подсчёт).",
        "zh-Hans": "各项回答合计{total}（由我们相加）。",
        "zh-Hant": "各項回答合計{total}（由我們相加）。",
        "ja": "回答の合計は{total}（当方で合計）。",
    },
    "part": {
        "en": "Shares add up to {total} (our sum).",
        "et": "Osakaalud annavad kokku {total} (meie liitmine).",
        "ru": "Доли в сумме дают {total} (наш подсчёт).",
        "zh-Hans": "所列占比合计{total}（由我们相加）。",
        "zh-Hant": "所列占比合計{total}（由我們相加）。",
        "ja": "割合の合計は{total}（当方で合計）。",
    },
    "alt": {
        "en": "Bar chart: {rows}.",
        "et": "Tulpdiagramm: {rows}.",
        "ru": "Линейчатая диаграмма: {rows}.",
        "zh-Hans": "条形图：{rows}。",
        "zh-Hant": "長條圖：{rows}。",
        "ja": "棒グラフ：{rows}。",
    },
}
"""Words of the kind in each language."""


class Options(SlideOptions):
    """Horizontal bars, sorted, with one highlight."""

    highlight: RowName = ""
    """The claim, or the name of a claim's value, that the title speaks of; else the largest."""
    comparator: RowName = ""
    """The one that it is compared with."""


def accepts(claim: Claim) -> str:
    """Why bars cannot show the claim, or nothing."""
    if not claim.quantities:
        return "it has no figure"
    if claim.kind == "series":
        return 'draw a series of years with "columns"'
    if any(quantity.high is not None for quantity in claim.quantities.values()):
        return 'a bar from zero has one end; show a range with "range"'
    return ""


def notes(part: Part, look: Look) -> list[str]:
    """What the shown answers add up to, where they are answers to one question."""
    found = rows(part)
    asked = part.claims[0].asked
    shares = all(
        row.quantity.kind == "share" and row.quantity.exact and not row.quantity.of for row in found
    )
    if asked is None or not shares or asked.varies or len(found) < 3:
        return []
    total = sum((row.quantity.low for row in found), Decimal(0))
    if total > 100:
        return []
    whole = "whole" if asked.whole and total == 100 else "part"
    said = look.language.say(WORDS[whole], total=look.language.percent(total))
    return [said] if said else []


def draw(part: Part, room: Room) -> Fragment:
    """The bars in a room: labels left, bars from a zero line, values outside their ends.

    Raises:
        DoesNotFitError: A label does not fit beside its bar.
    """
    options, look = part.options, room.look
    assert isinstance(options, Options)
    spacing = look.format.spacing
    found = sorted(rows(part), key=lambda row: -row.quantity.amount)
    highlight = options.highlight or found[0].key
    pitch, bar = _pitch(len(found), room, spacing.overhang)
    zero, label_size = _label_column(found, highlight, room)
    values = [
        look.language.value(row.quantity) if i == 0 else look.language.bare(row.quantity)
        for i, row in enumerate(found)
    ]
    reach = room.width - zero - spacing.gap - max(look.width("value", text) for text in values)
    most = max(row.quantity.amount for row in found) or 1.0
    marks, texts = [], []
    for i, (row, value) in enumerate(zip(found, values, strict=True)):
        y = spacing.overhang + i * pitch
        length = row.quantity.amount / most * reach
        strong = row.key == highlight
        token = "accent" if strong else "muted2" if row.key == options.comparator else "muted"
        marks.append(Mark("rect", 0, y, length, bar, look.colour(token)))
        texts += _labels(
            row,
            value,
            look,
            strong=strong,
            middle=y + bar / 2,
            label_width=zero - SLACK,
            label_size=label_size,
            value_x=zero + length + spacing.gap,
        )
    foot = 2 * spacing.overhang + (len(found) - 1) * pitch + bar
    marks.append(Mark("line", 0, 0, 0, foot, stroke=look.colour("ink"), stroke_width=1.0))
    alt = described(WORDS["alt"], found, look)
    drawn = picture("bars", found, reach, foot, marks, alt)
    return Fragment(room.width, foot, (Group((move(drawn, zero, 0), *texts), alt, "bars"),))


def _pitch(count: int, room: Room, overhang: float) -> tuple[float, float]:
    """Distance of bars and their height: as the room has it, or natural where it is open."""
    if room.shape == "open":
        return NATURAL
    pitch = min(
        (room.height - overhang) / (count - 1 + BAR + 0.26), room.height * MOST_PITCH[room.shape]
    )
    return pitch, round(pitch * BAR * 2) / 2


def _label_column(found: list[Row], highlight: str, room: Room) -> tuple[float, float]:
    """Where the zero line stands, and the size that all labels fit beside it."""
    look = room.look
    widest = max(
        look.width("label", [Span(row.label, strong=row.key == highlight)]) for row in found
    )
    zero = min(widest + look.format.spacing.gutter, room.width * LABELS)
    labels = [row.label for row in found]
    return zero, look.sibling_size("label", labels, zero - SLACK, lines=2, strong=True)


def _labels(
    row: Row,
    value: str,
    look: Look,
    *,
    strong: bool,
    middle: float,
    label_width: float,
    label_size: float,
    value_x: float,
) -> list[Item]:
    label = look.text(
        "label",
        [Span(row.label, strong=strong or None)],
        0,
        0,
        label_width,
        lines=2,
        size=label_size,
        name=f'label "{row.label}"',
        claims=(row.claim.id,),
    )
    first = middle - (len(label.lines) - 1) * label.pitch / 2 + 0.34 * label.size
    size = look.style("value").size
    number = look.text(
        "value",
        value,
        value_x,
        middle + DIGIT * size + 0.3,
        look.width("value", value),
        name="value",
        colour="accent" if strong else "ink",
        claims=(row.claim.id,),
    )
    return [move(label, 0, first), number]


KIND = Chart(options=Options, rows=(1, 8), accepts=accepts, draw=draw, notes=notes)
