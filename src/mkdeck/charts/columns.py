"""Columns: the published values of a series on an axis of time, and beside them a stated rate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.layout import (
    OPEN,
    Chart,
    Row,
    described,
    forecast,
    forecast_notes,
    from_zero,
    is_open,
    maybe,
    open_room,
    picture,
    refuse_uncomparable,
    rows,
    scale,
    thinned,
    time_labels,
)  # fmt: skip
from mkdeck.quantity import slots
from mkdeck.scene import Fragment, Group, Mark, descent, move
from mkdeck.story import ClaimName, RowName, SlideOptions
from mkdeck.text import DoesNotFitError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.claims import Claim
    from mkdeck.layout import Look, Room
    from mkdeck.scene import Item
    from mkdeck.story import Part

BELOW, ABOVE = 26.0, 32.0
"""Room for times and for values."""

WIDEST = 170.0
"""Largest distance of columns."""

NARROWEST = 4.0
"""Least distance of columns at which they can be told apart."""

SINGLE = 26.0
"""Width of columns from which each is read with what stands over it."""

PAIR = 2
"""Columns of which the first one's end is drawn on as a level to the second."""

BROAD = 1.5
"""Largest distance of few columns, as a share of the height."""

FEW = 3
"""Columns up to which values are large."""

NATURAL = 200.0
"""Height where the room is as high as what it holds."""

WORDS = {
    "alt": {
        "en": "Column chart: {rows}.",
        "et": "Püsttulpadega diagramm: {rows}.",
        "ru": "Гистограмма: {rows}.",
        "zh-Hans": "柱形图：{rows}。",
        "zh-Hant": "直條圖：{rows}。",
        "ja": "縦棒グラフ：{rows}。",
    },
}
"""Words of the kind in each language."""


class Options(SlideOptions):
    """Columns of a series, published values only, on an axis of time."""

    rate: ClaimName = ""
    """A claim with the growth rate, stated beside the columns; no column is made of it."""
    highlight: RowName = ""
    """The value that the title speaks of; left out, the last one."""


def accepts(claim: Claim) -> str:
    """Why columns cannot show the claim, or nothing."""
    if claim.kind != "series":
        return "its values are no series in time"
    if any(quantity.high is not None for quantity in claim.quantities.values()):
        return "a column from zero has one end"
    if claim.main.unit.kind == "rank":
        return "a rank is no amount"
    return ""


def check(part: Part) -> list[tuple[str, str]]:
    """A rate must be one, and of the same source."""
    rate = part.extra.get("rate")
    if rate is None:
        return []
    if rate.kind != "change":
        return [("rate", f'"{rate.id}" is a {rate.kind}, not a rate of change')]
    if rate.spec.source != part.claims[0].spec.source:
        return [("rate", f'"{rate.id}" is from another source ({rate.spec.source})')]
    return []


def legend(part: Part, look: Look) -> list[str]:
    """What the dashed columns are."""
    return forecast_notes(rows(part), look)


def draw(part: Part, room: Room) -> Fragment:
    """The columns with values beyond their ends and times below; a stated rate beside them.

    Columns stand as far apart as their times; what is missing leaves a gap.

    Raises:
        DoesNotFitError: There are more columns than can be told apart, or one figure dwarfs
            another.
    """
    options, look = part.options, room.look
    assert isinstance(options, Options)
    found = rows(part)
    refuse_uncomparable([row.quantity for row in found])
    rate = part.extra.get("rate")
    highlight = options.highlight or found[-1].name
    across = room.width * 0.5 if rate else room.width
    height = room.height or NATURAL
    places, pitch, column = _columns(found, across, height)
    foot = height - BELOW
    style = _style(found, look, column, height)
    above = max(ABOVE, look.style(style).size * 1.15)
    deep = above if _deep(found) else 0.0
    free = foot - above - deep - open_room(found)
    lengths = scale([row.quantity.amount for row in found], free)
    marks: list[Mark] = []
    boxes = []
    for row, place in zip(found, places, strict=True):
        start, length = lengths.span(row.quantity)
        box = (place * pitch, foot - deep - start - length, column, length)
        marks.append(_column(row, look, box, strong=row.name == highlight))
        if is_open(row):
            lighter = look.colour("tint" if row.name == highlight else "track")
            marks.append(Mark("rect", box[0], box[1] - OPEN, column, OPEN, lighter))
            box = (box[0], box[1] - OPEN, column, length + OPEN)
        boxes.append(box)
    end = max(places) * pitch + column
    zero = foot - deep - lengths.zero
    marks.append(Mark("line", 0, zero, end, 0, stroke=look.colour("ink"), stroke_width=1.0))
    if len(found) == PAIR and found[0].quantity.exact and min(r.quantity.amount for r in found) > 0:
        marks.append(_level(boxes, look))
    texts = _values(found, boxes, look, highlight, end, style)
    middles = [box[0] + box[2] / 2 for box in boxes]
    texts += time_labels(found, middles, look, y=foot + 20, end=end, strong=highlight)
    alt = described(WORDS["alt"], found, look)
    drawn = picture("columns", found, end, foot + 1, marks, alt)
    items: list[Item] = [Group((drawn, *texts), alt, "columns")]
    if rate:
        items += _rate(part, rate, look, room.width * 0.5 + 36, room.width * 0.5 - 36, foot)
    return Fragment(room.width, height, tuple(items))


Box = tuple[float, float, float, float]
"""Left, top, width and height of a column."""


def _columns(found: Sequence[Row], across: float, height: float) -> tuple[list[int], float, float]:
    """The place of each column on the axis, the distance of places, and a column's width."""
    places = slots([row.time for row in found if row.time])
    count = max(places) + 1
    pitch = min(across / count, max(WIDEST, height * (BROAD if count <= FEW else 0.5)))
    if pitch < NARROWEST:
        fits = int(across / NARROWEST)
        raise DoesNotFitError(
            f"{count} columns from {found[0].name} to {found[-1].name} are more than the {fits} "
            "that fit",
            hint='draw them with "line", or choose a wider format',
        )
    return places, pitch, pitch * 0.64 if pitch > WIDEST else min(pitch * 0.64, 112.0)


def _style(found: Sequence[Row], look: Look, column: float, height: float) -> str:
    """The style of values: large over few columns that are broad and high enough for it."""
    words = look.language.labels([row.quantity for row in found])
    widest = max(look.width("range", word) for word in words)
    roomy = widest <= column * 1.2 and height >= look.style("range").size * 5
    return "range" if len(found) <= FEW and roomy else "value"


def _deep(found: Sequence[Row]) -> float:
    """Room for values below columns that fall."""
    return ABOVE if any(row.quantity.amount < 0 for row in found) else 0.0


def _level(boxes: Sequence[Box], look: Look) -> Mark:
    """The end of the first of two columns as a dashed level up to the second."""
    first, last = boxes
    start = first[0] + first[2]
    y = first[1]
    return Mark(
        "line",
        start,
        y,
        last[0] - start,
        0,
        stroke=look.colour("ink2"),
        stroke_width=1.0,
        dash=(5.0, 5.0),
    )


def _column(row: Row, look: Look, box: Box, *, strong: bool) -> Mark:
    """A column; a forecast is only outlined."""
    mark = Mark("rect", *box, look.colour("accent" if strong else "muted"))
    return maybe(mark, look) if forecast(row) else from_zero(mark, row.quantity, look)


def _values(
    found: Sequence[Row],
    boxes: Sequence[Box],
    look: Look,
    highlight: str,
    end: float,
    style: str,
) -> list[Item]:
    """Values beyond the ends of columns; where they are too close, those that matter most.

    One says the unit for all, the first where no other leaves more room; where none can, each does.
    """
    quantities = [row.quantity for row in found]
    amounts = [quantity.amount for quantity in quantities]
    strong = [i for i, row in enumerate(found) if row.name == highlight]
    extremes = [amounts.index(max(amounts)), amounts.index(min(amounts))]
    first = [*strong, 0, len(found) - 1, *extremes]
    # What has no column at all has at least its value.
    first += [i for i, amount in enumerate(amounts) if not amount]
    best: tuple[list[str], frozenset[int]] | None = None

    def rank(shown: frozenset[int]) -> tuple[bool, int]:
        return set(strong) <= shown, len(shown)

    for speaker in dict.fromkeys((0, *strong, len(found) - 1, *extremes[:1])):
        words = look.language.labels(quantities, speaker)
        shown = _shown(words, boxes, amounts, look, first, end, style)
        if speaker in shown and (best is None or rank(shown) > rank(best[1])):
            best = words, shown
    if best is None:
        words = [look.language.value(quantity) for quantity in quantities]
        best = words, _shown(words, boxes, amounts, look, first, end, style)
    if not best[1]:
        raise DoesNotFitError(
            "no value has room above its column",
            hint="give the unit a shorter name, show fewer columns, or choose a wider format",
        )
    words, shown = best
    lefts = _lefts(boxes, [look.width(style, word) for word in words], end)
    return [
        _value(
            found[i], words[i], boxes[i], lefts[i], look, style, strong=found[i].name == highlight
        )
        for i in sorted(shown)
    ]


def _shown(
    words: Sequence[str],
    boxes: Sequence[Box],
    amounts: Sequence[float],
    look: Look,
    first: Sequence[int],
    end: float,
    style: str,
) -> frozenset[int]:
    """Which values stand clear of columns and of each other."""
    widths = [look.width(style, word) for word in words]
    lefts = _lefts(boxes, widths, end)
    spans = [(left, left + wide) for left, wide in zip(lefts, widths, strict=True)]
    free = [
        i
        for i in range(len(boxes))
        if _free(i, words[i], spans[i], boxes, amounts, look, first[0], style)
    ]
    return thinned(spans, first, gap=3.0, among=free)


def _lefts(boxes: Sequence[Box], widths: Sequence[float], end: float) -> list[float]:
    """Where words start that are centred on columns, within the chart."""
    return [
        min(max(box[0] + (box[2] - wide) / 2, 0.0), max(end, wide) - wide)
        for box, wide in zip(boxes, widths, strict=True)
    ]


def _baseline(box: Box, size: float, *, falls: bool) -> float:
    """Where the value of a column stands: above its top, or below its foot where it falls."""
    return box[1] + box[3] + 7 + 0.72 * size if falls else box[1] - 9


def _free(
    index: int,
    words: str,
    span: tuple[float, float],
    boxes: Sequence[Box],
    amounts: Sequence[float],
    look: Look,
    strong: int,
    style: str,
) -> bool:
    """Whether a value stands clear of the columns beside its own."""
    size = look.style(style).size
    y = _baseline(boxes[index], size, falls=amounts[index] < 0)
    # Over the middle of another column it is read as that one's: at the chart's edge, where it is
    # not centred on its own, and where it hangs over both neighbours of a broad one.
    own = boxes[index]
    covered = sum(
        span[0] < box[0] + box[2] / 2 < span[1] for i, box in enumerate(boxes) if i != index
    )
    aside = abs(sum(span) / 2 - own[0] - own[2] / 2) > 1
    if (covered and aside and index != strong) or (covered > 1 and own[2] > SINGLE):
        return False
    return not any(
        i != index
        and span[0] - 1 < box[0] + box[2]
        and box[0] < span[1] + 1
        and y - 0.74 * size < box[1] + box[3]
        and box[1] < y + descent(words) * size
        for i, box in enumerate(boxes)
    )


def _value(
    row: Row, value: str, box: Box, left: float, look: Look, style: str, *, strong: bool
) -> Item:
    size = look.style(style).size
    return look.text(
        style,
        value,
        left,
        _baseline(box, size, falls=row.quantity.amount < 0),
        look.width(style, value),
        name="value",
        role="value",
        colour="accent-text" if strong else "ink",
        claims=(row.claim.id,),
    )


def _rate(part: Part, rate: Claim, look: Look, x: float, width: float, foot: float) -> list[Item]:
    """The stated rate: its numeral and what it says, ending on the columns' base line."""
    words = part.words[rate.id]
    lead = look.text("lead", words.callout, 0, 0, width, lines=4, name="rate", claims=(rate.id,))
    first = foot - (len(lead.lines) - 1) * lead.pitch
    number = look.text(
        "stats",
        look.numeral(rate.main),
        x,
        first - 44,
        width,
        size=look.widest("stats", [look.numeral(rate.main)], width) * 0.62,
        role="number",
        name="rate",
        claims=(rate.id,),
    )
    return [number, move(lead, x, first)]


KIND = Chart(
    options=Options,
    rows=(1, 400),
    claims=(1, 1),
    accepts=accepts,
    draw=draw,
    check=check,
    legend=legend,
)
