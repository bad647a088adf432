"""Columns: the published values of a series on an axis of time, and beside them a stated rate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdeck.layout import (
    BESIDE,
    LEAST,
    OPEN,
    Chart,
    Field,
    Marked,
    Row,
    Tops,
    across,
    bracket,
    check_lines,
    compared,
    described,
    forecast,
    forecast_notes,
    from_zero,
    grows,
    is_open,
    level_line,
    maybe,
    named_beside,
    noted,
    open_room,
    picture,
    refuse_uncomparable,
    roomy,
    rows,
    scale,
    spread,
    stated,
    time_label,
    time_labels,
    top_plot,
)  # fmt: skip
from mkdeck.quantity import slots
from mkdeck.scene import Box, Fragment, Group, Mark, move
from mkdeck.story import ClaimName, RowName
from mkdeck.text import DoesNotFitError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.claims import Claim
    from mkdeck.layout import Look, Room, Scale
    from mkdeck.scene import Item, Text
    from mkdeck.story import Part

BELOW, ABOVE = 26.0, 32.0
"""Room for times and for values."""

WIDEST = 170.0
"""Largest distance of columns."""

NARROWEST = 4.0
"""Least distance of columns at which they can be told apart."""

PAIR = 2
"""Columns of which the first one's end is drawn on as a level to the second."""

BROAD = 1.5
"""Largest distance of few columns, as a share of the height."""

FEW = 3
"""Columns up to which values are large."""

ARM = 40.0
"""Length of the arm of a bracket, at most."""

NAMES = 0.3
"""Most of the width that the words of level lines may take."""

HALF = 0.45
"""Most of the width that they may take of what a rate leaves."""

LEAST_SCALE = 40.0
"""Points of height that columns below words need at least."""

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


class Options(Marked):
    """Columns of a series, published values only, on an axis of time."""

    rate: ClaimName = ""
    """A claim with the growth rate, stated beside the columns, with a bracket where it is that from the
    first to the last one; no column is made of it."""
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
    """A rate must be one, and of the same source; lines stand on the axis."""
    found = check_lines(part)
    rate = part.extra.get("rate")
    if rate is None:
        return found
    if rate.kind != "change":
        return [*found, ("rate", f'"{rate.id}" is a {rate.kind}, not a rate of change')]
    if rate.spec.source != part.claims[0].spec.source:
        return [*found, ("rate", f'"{rate.id}" is from another source ({rate.spec.source})')]
    return found


def legend(part: Part, look: Look) -> list[str]:
    """What the dashed columns are."""
    return forecast_notes(rows(part), look)


@dataclass(frozen=True)
class _Sized:
    """The columns of a chart with their places.

    Attributes:
        foot: Where the times begin.
        zero: Where zero is.
        area: Of the scale and of the room below it, as wide as the places of all columns.
        lengths: The scale.
        stood: Where level lines are, the lowest first.
    """

    tops: Tops
    foot: float
    zero: float
    stood: tuple[float, ...]
    area: Box
    lengths: Scale


def draw(part: Part, room: Room) -> Fragment:
    """The columns with values beyond their ends and times below; a stated rate beside them.

    Columns stand as far apart as their times; what is missing leaves a gap.

    Raises:
        DoesNotFitError: There are more columns than can be told apart, one figure dwarfs another,
            or words have no room.
    """
    options = part.options
    assert isinstance(options, Options)
    said = [
        time_label(row, room.look.language) for row in rows(part) if options.annotate.get(row.name)
    ]

    def lay(head: float) -> Fragment | None:
        height = room.height or NATURAL + head
        return _laid(part, room.resized(room.width, height), head)

    return roomy(lay, said, room.height or NATURAL * 2, room.look)


def _laid(part: Part, room: Room, head: float) -> Fragment | None:
    """The chart with so much room above its columns, or nothing where words have none."""
    options, look = part.options, room.look
    assert isinstance(options, Options)
    found = rows(part)
    refuse_uncomparable([row.quantity for row in found])
    rate = part.extra.get("rate")
    wide = room.width * 0.5 if rate else room.width
    lines = compared(part, look)
    names = named_beside(lines, look, min(room.width * NAMES, wide * HALF))
    beside = max(name.width for name in names) + 2 * BESIDE if names else 0.0
    sized = _sized(part, found, room.resized(wide - beside, room.height), head)
    tops, foot = sized.tops, sized.foot
    shown = tops.values()
    values = list(shown.values())
    middles = [box.x + box.width / 2 for box in tops.boxes]
    times = time_labels(found, middles, look, y=foot + 20, end=tops.end, strong=tops.highlight)
    reached = tops.end + (BESIDE if lines else 0.0)
    named = spread(
        [(reached + BESIDE, y, name) for y, name in zip(sized.stood, names, strict=True)],
        0.0,
        room.height,
    )
    crossing = [line for y in sized.stood for line in across(y, 0.0, reached, values, look)]
    marks = _marks(sized, look)
    plot = top_plot(part, tops, marks, shown, sized.lengths, sized.area, times)
    right = tops.end
    added: list[Item] = []
    if rate:
        right, own, added = _rated(part, rate, sized, values, room)
        marks += own
    if (
        right <= tops.end
        and len(found) == PAIR
        and found[0].quantity.exact
        and min(map(_amount, found)) > 0
    ):
        first, last = tops.boxes
        marks += level_line(first.y, first.right, last.x, (), (), look)
    texts: list[Text] = [*values, *times, *named]
    around = Field(
        Box(0, 0, wide, foot),
        # Between a column and its value, a line would be read as that column's.
        [*tops.wholes(values), *(text.box for text in texts)],
        levels=[(m.x, m.y, m.x + m.width, m.y + m.height) for m in marks if m.shape == "line"]
        + [(0.0, y, reached, y) for y in sized.stood],
    )
    if right > tops.end:
        around.boxes.append(Box(tops.end, 0, right - tops.end, foot))
    words = noted(tops.notes(values, options.annotate), around, look)
    if words is None:
        return None
    alt = described(WORDS["alt"], found, look)
    drawn = picture("columns", found, right, foot + 1, marks, alt, plot=plot)
    items: list[Item] = [Group((drawn, *crossing, *texts, *words), alt, "columns"), *added]
    return Fragment(room.width, room.height, tuple(items))


def _amount(row: Row) -> float:
    return row.quantity.amount


def _sized(part: Part, found: Sequence[Row], room: Room, head: float) -> _Sized:
    """The columns in a room, below so much room of their own."""
    options, look = part.options, room.look
    assert isinstance(options, Options)
    reached = [line.value for line in compared(part, look)]
    places, pitch, column = _columns(found, room.width, room.height)
    foot = room.height - BELOW
    style = _style(found, look, column, room.height)
    above = head + max(ABOVE, look.style(style).size * 1.15)
    deep = above - head if _deep(found) else 0.0
    free = foot - above - deep - open_room(found)
    if head and free < LEAST_SCALE:
        raise DoesNotFitError(
            "the columns have no room below their words", hint="choose a larger format"
        )
    lengths = scale([*map(_amount, found), *reached], free)
    boxes = []
    for row, place in zip(found, places, strict=True):
        start, length = lengths.span(row.quantity)
        beyond = OPEN if is_open(row) else 0.0
        y = foot - deep - start - length - beyond
        boxes.append(Box(place * pitch, y, column, length + beyond))
    tops = Tops(
        look,
        tuple(found),
        tuple(boxes),
        style,
        max(places) * pitch + column,
        options.highlight or found[-1].name,
        frozenset(name for name, said in options.annotate.items() if said),
    )
    stood = tuple(foot - deep - lengths.at(value) for value in reached)
    bands = Box(
        -(pitch - column) / 2,
        foot - deep - lengths.length,
        (max(places) + 1) * pitch,
        lengths.length + deep,
    )
    return _Sized(tops, foot, foot - deep - lengths.zero, stood, bands, lengths)


def _marks(sized: _Sized, look: Look) -> list[Mark]:
    """The columns on their base line; one that is open goes on lighter."""
    tops, marks = sized.tops, []
    for row, box in zip(tops.found, tops.boxes, strict=True):
        strong = row.name == tops.highlight
        beyond = OPEN if is_open(row) else 0.0
        own = Box(box.x, box.y + beyond, box.width, box.height - beyond)
        marks.append(_column(row, look, own, strong=strong))
        if beyond:
            lighter = look.colour("tint" if strong else "track")
            marks.append(Mark("rect", box.x, box.y, box.width, beyond, lighter))
    ink = look.colour("ink")
    marks.append(Mark("line", 0, sized.zero, tops.end, 0, stroke=ink, stroke_width=1.0))
    return marks


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


def _column(row: Row, look: Look, box: Box, *, strong: bool) -> Mark:
    """A column; a forecast is only outlined."""
    placed = box.x, box.y, box.width, box.height
    mark = Mark("rect", *placed, look.colour("accent" if strong else "muted"))
    return maybe(mark, look) if forecast(row) else from_zero(mark, row.quantity, look)


def _rated(
    part: Part, rate: Claim, sized: _Sized, values: Sequence[Text], room: Room
) -> tuple[float, list[Mark], list[Item]]:
    """The stated rate beside the columns, with a bracket where it is that of all of them.

    It comes with how far right the bracket reaches, and with the marks of the bracket.
    """
    look, tops = room.look, sized.tops
    beside = room.resized(room.width * 0.5 - 36, sized.foot)
    first, last = tops.boxes[0], tops.boxes[-1]
    start = tops.end + BESIDE
    arm = min(ARM, room.width * 0.5 + 36 - 2 * BESIDE - start)
    whole = len(tops.found) > 1 and grows(rate, tops.found[0], tops.found[-1])
    if not whole or sized.stood or arm < BESIDE or abs(first.y - last.y) < LEAST:
        return (
            tops.end,
            [],
            [move(item, room.width * 0.5 + 36, 0) for item in stated(part, rate, beside)],
        )
    x = start + arm + 2 * BESIDE
    strong = tops.found[-1].name == tops.highlight
    middle = (first.y + last.y) / 2
    items = stated(part, rate, room.resized(room.width - x, sized.foot), middle, strong=strong)
    marks = [
        *level_line(first.y, first.right, start + arm, tops.boxes, values, look),
        bracket(last.y, first.y, start, arm, look, strong=strong),
    ]
    return start + arm + 1, marks, [move(item, x, 0) for item in items]


KIND = Chart(
    options=Options,
    rows=(1, 400),
    claims=(1, 1),
    accepts=accepts,
    draw=draw,
    check=check,
    legend=legend,
)
