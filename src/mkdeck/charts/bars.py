"""Horizontal bars, one highlighted: from zero to a figure, or from one end of a range to the other."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from mkdeck.layout import (
    DIGIT,
    OPEN,
    Chart,
    Order,
    Row,
    described,
    extents,
    is_open,
    open_room,
    ordered,
    picture,
    refuse_uncomparable,
    rows,
    scale,
    whisker_ends,
    whisker_notes,
    whiskers,
)
from mkdeck.scene import Fragment, Group, Mark, move
from mkdeck.story import RowName, SlideOptions
from mkdeck.text import DoesNotFitError, Span

if TYPE_CHECKING:
    from mkdeck.claims import Claim
    from mkdeck.layout import Look, Room
    from mkdeck.scene import Item, Text
    from mkdeck.story import Part

BAR = 0.49
"""Height of a bar as a share of the pitch (native gap width 104 %)."""

LABELS = 0.42
"""Most of the width that labels may take."""

WIDER = 0.6
"""Most of it where labels of two lines would touch each other."""

NATURAL = 38.0, 28.0
"""Distance and height of bars where the room is as high as they need."""

MOST_PITCH = {"wide": 0.28, "tall": 0.6}
"""Largest distance of bars by the room's shape, as a share of its height."""

SLACK = 10.0
"""Between a label's box and the zero line."""

CLOSEST = 1.25
"""Least distance of bars, as a multiple of the size of labels."""

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
    """The claim, or the name of a claim's value, that the title speaks of; left out, the first claim
    where its headline is the title, else the largest."""
    comparator: RowName = ""
    """The one that it is compared with."""
    order: Order = ""
    """`given`: as they are named here; `value`: largest first; `library`: as the files have them;
    left out, `given` for claims that are named one by one, `library` for an ordinal question, else
    `value`."""


def accepts(claim: Claim) -> str:
    """Why bars cannot show the claim, or nothing."""
    if not claim.quantities:
        return "it has no figure"
    if claim.kind == "series":
        return 'draw a series of years with "columns" or "line"'
    if claim.main.unit.kind == "rank":
        return "a rank is no amount"
    return ""


def notes(part: Part, look: Look) -> list[str]:
    """What the shown answers add up to, where they are all the parts of a whole."""
    found = rows(part)
    asked = part.claims[0].asked
    shares = all(row.quantity.kind == "share" and row.quantity.exact for row in found)
    if asked is None or not asked.whole or not shares or len(found) < 3:
        return []
    total = sum((row.quantity.length(row.quantity.low) for row in found), Decimal(0))
    total = total.quantize(Decimal("0.01"))
    if total > 100:
        return []
    whole = "whole" if total == 100 else "part"
    said = look.language.say(WORDS[whole], total=look.language.percent(total.normalize() + 0))
    return [said] if said else []


def legend(part: Part, look: Look) -> list[str]:
    """What the thin lines are."""
    return whisker_notes(part, look)


def draw(part: Part, room: Room) -> Fragment:
    """The bars in a room: labels left, a zero line, values outside the ends of the bars.

    Raises:
        DoesNotFitError: A label does not fit beside its bar, or there are more bars than fit.
    """
    options, look = part.options, room.look
    assert isinstance(options, Options)
    spacing = look.format.spacing
    found = ordered(part, rows(part), options.order)
    refuse_uncomparable([row.quantity for row in found])
    highlight = options.highlight or _usual(part, found)
    pitch, bar = _pitch(len(found), room)
    left, label_size = _label_column(found, highlight, room, pitch)
    values = look.language.labels([row.quantity for row in found])
    behind, before = _value_room(found, values, look)
    free = room.width - left - before - behind - open_room(found)
    lengths = scale([end for row in found for end in extents(row)], free)
    marks, texts = [], []
    for i, (row, value) in enumerate(zip(found, values, strict=True)):
        y = spacing.overhang + i * pitch
        strong = row.key == highlight
        token = "accent" if strong else "muted2" if row.key == options.comparator else "muted"
        start, length = lengths.span(row.quantity)
        marks.append(Mark("rect", before + start, y, length, bar, look.colour(token)))
        if is_open(row):
            lighter = look.colour("tint" if strong else "track")
            marks.append(Mark("rect", before + start + length, y, OPEN, bar, lighter))
            length += OPEN
        marks += whiskers(row, look, lengths, before, y, bar)
        texts += _labels(row, look, strong=strong, middle=y + bar / 2, left=left, size=label_size)
        ends = whisker_ends(row, lengths, (start, start + length))
        place = (left + before + ends[0], left + before + ends[1])
        texts.append(_value(row, value, look, strong=strong, middle=y + bar / 2, place=place))
    foot = 2 * spacing.overhang + (len(found) - 1) * pitch + bar
    zero = before + lengths.zero
    marks.append(Mark("line", zero, 0, 0, foot, stroke=look.colour("ink"), stroke_width=1.0))
    alt = described(WORDS["alt"], found, look)
    drawn = picture("bars", found, room.width - left, foot, marks, alt)
    return Fragment(room.width, foot, (Group((move(drawn, left, 0), *texts), alt, "bars"),))


def _usual(part: Part, found: list[Row]) -> str:
    """The row that the title speaks of: the claim whose headline it is, else the largest."""
    if not part.options.title and len(part.claims) > 1:
        return part.claims[0].id
    return max(found, key=lambda row: abs(row.quantity.amount)).key


def _value_room(found: list[Row], values: list[str], look: Look) -> tuple[float, float]:
    """Room for values right of the bars, and left of those that fall."""
    widths = [look.width("value", value) + look.format.spacing.gap for value in values]
    pairs = list(zip(found, widths, strict=True))
    behind = max((wide for row, wide in pairs if row.quantity.amount >= 0), default=0.0)
    before = max((wide for row, wide in pairs if row.quantity.amount < 0), default=0.0)
    return behind, before


def _pitch(count: int, room: Room) -> tuple[float, float]:
    """Distance of bars and their height: as the room has it, or natural where it is open.

    Raises:
        DoesNotFitError: There are more bars than fit.
    """
    if room.shape == "open":
        return NATURAL
    free = room.height - room.look.format.spacing.overhang
    pitch = min(free / (count - 1 + BAR + 0.26), room.height * MOST_PITCH[room.shape])
    least = room.look.style("label").size * CLOSEST
    if pitch < least:
        raise DoesNotFitError(
            f"{count} bars are more than the {int(free / least)} that fit",
            hint='choose fewer, such as with "limit", or a larger format',
        )
    return pitch, round(pitch * BAR * 2) / 2


def _label_column(
    found: list[Row], highlight: str, room: Room, pitch: float
) -> tuple[float, float]:
    """Where the zero line stands, and the size that all labels fit beside it.

    Labels take two lines where the bars leave room for them, else one in a wider column.

    Raises:
        DoesNotFitError: A label does not fit.
    """
    look = room.look
    widest = max(
        look.width("label", [Span(row.label, strong=row.key == highlight)]) for row in found
    )
    labels = [row.label for row in found]
    zero = min(widest + look.format.spacing.gutter, room.width * LABELS)
    size = look.sibling_size("label", labels, zero - SLACK, lines=2, strong=True)
    lines = max(len(_label(row, look, zero, size, strong=True).lines) for row in found)
    if lines == 1 or len(found) == 1 or pitch >= look.style("label", size=size).size * TWO_LINES:
        return zero, size
    zero = min(widest + look.format.spacing.gutter, room.width * WIDER)
    try:
        return zero, look.sibling_size("label", labels, zero - SLACK, lines=1, strong=True)
    except DoesNotFitError as error:
        raise DoesNotFitError(
            f"{len(found)} bars leave no room for labels of two lines, and not all fit on one: "
            f"{error}",
            hint="shorten the labels, choose fewer, or a larger format",
        ) from None


TWO_LINES = 2.3
"""Least distance of bars whose labels have two lines, as a multiple of their size."""


def _label(row: Row, look: Look, left: float, size: float, *, strong: bool) -> Text:
    return look.text(
        "label",
        [Span(row.label, strong=strong or None)],
        0,
        0,
        left - SLACK,
        lines=2,
        size=size,
        name=f'label "{row.label}"',
        claims=(row.claim.id,),
    )


def _labels(
    row: Row, look: Look, *, strong: bool, middle: float, left: float, size: float
) -> list[Item]:
    """What a bar is called, left of it."""
    label = _label(row, look, left, size, strong=strong)
    first = middle - (len(label.lines) - 1) * label.pitch / 2 + 0.34 * label.size
    return [move(label, 0, first)]


def _value(
    row: Row, value: str, look: Look, *, strong: bool, middle: float, place: tuple[float, float]
) -> Text:
    """The value beyond the end of its bar: right of it, or left where it falls."""
    size, wide = look.style("value").size, look.width("value", value)
    gap = look.format.spacing.gap
    x = place[1] + gap if row.quantity.amount >= 0 else place[0] - gap - wide
    return look.text(
        "value",
        value,
        x,
        middle + DIGIT * size + 0.3,
        wide,
        name="value",
        colour="accent-text" if strong else "ink",
        claims=(row.claim.id,),
    )


KIND = Chart(options=Options, rows=(1, 60), accepts=accepts, draw=draw, notes=notes, legend=legend)
