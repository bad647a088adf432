"""Lines: one or several series on an axis of time, each named at its end."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from mkdeck.layout import (
    Axes,
    Chart,
    Field,
    Marked,
    Note,
    Polyline,
    Port,
    across,
    all_named,
    centred,
    check_lines,
    compared,
    forecast,
    forecast_notes,
    lined,
    named_beside,
    noted,
    per,
    picture,
    roomy,
    rows,
    spread,
    tick_words,
    ticks,
    time_label,
    time_labels,
    told,
)  # fmt: skip
from mkdeck.quantity import slots
from mkdeck.scene import Box, Fragment, Group, Mark, Plot, Text, move, path
from mkdeck.story import ShownName
from mkdeck.text import DoesNotFitError, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdeck.claims import Claim
    from mkdeck.layout import Look, Room, Row
    from mkdeck.scene import Item
    from mkdeck.story import Part

BELOW = 30.0
"""Room for times."""

NATURAL = 220.0
"""Height where the room is as high as what it holds."""

POINT = 6.0
"""Width of the dot of a published value in a line with gaps."""

DOT = 9.0
"""Width of the dot that ends a line."""

FEWER = "draw fewer lines, or choose a larger format"
MOST_TICKS = 7
MOST_TOLD = 12
"""Points of a line that its alternative text tells."""

NEAR = 8.0
"""Between a point and the line to its words, and between words and a hairline."""

HAIR = 0.5
"""Points by which a name may stand off the end of its line and still be that line's own label."""

NAMES = 0.3
"""Most of the width that the names of the lines may take."""

WORDS = {
    "alt": {
        "en": "Line chart: {rows}.",
        "et": "Joondiagramm: {rows}.",
        "ru": "Линейный график: {rows}.",
        "zh-Hans": "折线图：{rows}。",
        "zh-Hant": "折線圖：{rows}。",
        "ja": "折れ線グラフ：{rows}。",
    },
}
"""Words of the kind in each language."""


class Options(Marked):
    """One or several series in time."""

    highlight: ShownName = ""
    """The claim that the title speaks of; left out, the first."""
    zero: bool = True
    """Whether the scale starts at zero; without it, it runs from the lowest value on."""


def accepts(claim: Claim) -> str:
    """Why a line cannot show the claim, or nothing."""
    if claim.kind != "series":
        return "its values are no series in time"
    if not all(one.firm for one in claim.quantities.values()):
        return "a point of a line is one figure that says how much it is"
    if len({quantity.unit for quantity in claim.quantities.values()}) > 1:
        return "its values have different units"
    if any(quantity.of is not None for quantity in claim.quantities.values()):
        return "a line draws figures that stand alone, not so many of so many"
    if len(claim.quantities) < 2:
        return "a line needs two points"
    return ""


def check(part: Part) -> list[tuple[str, str]]:
    """Lines that share an axis go by one step of time; those to compare with stand on it."""
    found = check_lines(part)
    steps = {time.step: claim.id for claim in part.claims for time in claim.times.values()}
    if len(steps) < 2:
        return found
    said = ", ".join(f'"{claim}" by {step}' for step, claim in sorted(steps.items()))
    return [*found, ("kind", f"its lines go by different steps of time: {said}")]


def legend(part: Part, look: Look) -> list[str]:
    """What the dashes are."""
    return forecast_notes(rows(part), look)


def draw(part: Part, room: Room) -> Fragment:
    """The lines over a scale of values, their ends named, the last value of each beside its end.

    Raises:
        DoesNotFitError: Names of lines that end close together do not fit beside each other, or
            words at points have no room.
    """
    said = [time_label(row, room.look.language) for row, _ in _annotated(part)]

    def lay(head: float) -> Fragment | None:
        height = room.height or NATURAL + head
        return _laid(part, room.resized(room.width, height), head)

    return roomy(lay, said, room.height or NATURAL * 2, room.look)


def _laid(part: Part, room: Room, head: float) -> Fragment | None:
    """The chart with so much room above its axes, or nothing where words have none."""
    options, look = part.options, room.look
    assert isinstance(options, Options)
    found = rows(part)
    series = [[row for row in found if row.claim is claim] for claim in part.claims]
    highlight = part.main.id
    unit = found[0].quantity
    lines = compared(part, look)
    one = float(per(unit))
    reached = [line.value / one for line in lines]
    values = [*(row.quantity.amount / one for row in found), *reached]
    held = [0.0, *values] if options.zero else values
    marked = ticks(min(held), max(held), MOST_TICKS)
    names = [_name(part, line, look, room.width * NAMES, highlight) for line in series]
    crossing = named_beside(lines, look, room.width * NAMES)
    said = tick_words(marked, found, look)
    left = max(look.width("axis", word) for word in said) + 10
    starts = [float(row.time.start) for row in found if row.time]
    beside = max(name.width for name in (*names, *crossing)) + DOT + 6
    size = look.style("axis").size
    axes = Axes(
        left,
        room.width - left - beside,
        head + size * 0.6,
        room.height - BELOW,
        min(starts),
        max(starts),
        float(marked[0]),
        float(marked[-1]),
        unit,
    )
    if axes.width < room.width * 0.3:
        raise DoesNotFitError(
            "the names of the lines leave no room for them", hint="shorten the labels of the claims"
        )
    right = axes.left + axes.width
    stood = [axes.down(value) for value in reached]
    words = noted(_notes(part, axes), _around(series, axes, stood), look)
    if words is None:
        return None
    around = [item.box for item in words if isinstance(item, Text)]
    grid = axes.grid(marked, look, around)
    marks = list(grid)
    texts: list[Item] = [line for y in stood for line in across(y, axes.left, right, (), look)]
    scaled = axes.words(said, marked, look)
    drawn_as = {
        line[0].claim.id: _line(line, axes, look, strong=line[0].claim.id == highlight)
        for line in series
    }
    for claim in sorted(drawn_as, key=lambda name: name == highlight):
        marks += drawn_as[claim]
    ends = [axes.at(line[-1]) for line in series]
    placed = _placed([*ends, *((right, y) for y in stood)], [*names, *crossing], axes)
    times = _times(series, axes, look, room.width)
    texts += [*scaled, *placed, *times, *words]
    alt = look.language.say(WORDS["alt"], rows=_told(part, series, look))
    strong = [mark for mark in grid if mark.stroke == look.colour("ink")]
    categories, runs = lined(part, _runs(series, drawn_as, placed, axes), unit, look.language)
    plot = Plot(
        "lines",
        Box(axes.left, axes.top, axes.width, axes.foot - axes.top),
        axes.low,
        axes.high,
        categories,
        runs,
        names=all_named(times, categories),
        words=tuple(scaled),
        base=strong[0] if strong else None,
        rules=tuple(mark for mark in grid if mark not in strong),
        step=float(marked[1] - marked[0]),
    )
    width, height = right + DOT, axes.foot + DOT / 2 + 1
    drawn = picture("line", found, width, height, marks, alt, plot=plot)
    return Fragment(room.width, room.height, (Group((drawn, *texts), alt, "line"),))


def _runs(
    series: Sequence[Sequence[Row]],
    marks: Mapping[str, list[Mark]],
    names: Sequence[Text],
    axes: Axes,
) -> list[Polyline]:
    """The lines with the names that stand at their ends in one line, where all do."""
    found = []
    for line in series:
        claim = line[0].claim.id
        name = next(one for one in names if one.claims == (claim,))
        off = abs(name.y - centred(move(name, 0, -name.y), axes.at(line[-1])[1]).y)
        found.append(
            Polyline(line, marks[claim], name if off < HAIR and len(name.lines) == 1 else None)
        )
    named = all(one.name for one in found)
    return found if named else [replace(one, name=None) for one in found]


def _annotated(part: Part) -> list[tuple[Row, str]]:
    """Points with the author's words; a time of several lines is that of the strong one."""
    options, found = part.options, rows(part)
    assert isinstance(options, Options)
    strong = [row for row in found if row.claim.id == part.main.id]
    chosen = []
    for name, said in options.annotate.items():
        row = next(row for row in (*strong, *found) if row.key == name)
        if said:
            chosen.append((row, said))
    return chosen


def _notes(part: Part, axes: Axes) -> list[Note]:
    """The author's words, and from where lines to them start: above their points, or round them."""
    found = []
    for row, said in _annotated(part):
        x, y = axes.at(row)
        ports = (
            Port(x, y - NEAR, 0, -1),
            Port(x, y + NEAR, 0, 1, 2.0),
            Port(x - NEAR, y, -1, 0, 6.0),
            Port(x + NEAR, y, 1, 0, 6.0),
        )
        found.append(Note(said, row.label, row.claim.id, ports))
    return found


def _around(series: Sequence[Sequence[Row]], axes: Axes, stood: Sequence[float]) -> Field:
    """What words at points keep clear of: lines and their dots, and lines to compare with."""
    right = axes.left + axes.width
    field = Field(Box(axes.left, 0, axes.width, axes.foot - NEAR))
    for line in series:
        points = [axes.at(row) for row in line]
        field.strokes += [(*one, *other) for one, other in pairwise(points)]
        dots = points if _has_gaps(line) else points[-1:]
        field.boxes += [Box(x - DOT / 2, y - DOT / 2, DOT, DOT) for x, y in dots]
    zero = [axes.down(0.0)] if axes.low <= 0 <= axes.high else []
    field.levels += [(axes.left, y, right, y) for y in (*stood, *zero)]
    return field


def _told(part: Part, series: Sequence[Sequence[Row]], look: Look) -> str:
    """The lines in words; of long ones the first point, the last and both extremes."""
    language = look.language
    lines = []
    for line in series:
        shown = line
        if len(line) > MOST_TOLD:
            amounts = [row.quantity.amount for row in line]
            kept = {0, amounts.index(min(amounts)), amounts.index(max(amounts)), len(line) - 1}
            shown = [line[i] for i in sorted(kept)]
        said = told(shown, look)
        label = part.words[line[0].claim.id].label
        lines.append(language.word("group", label=label, rows=said) if len(series) > 1 else said)
    return language.semicolons(lines)


def _line(line: Sequence[Row], axes: Axes, look: Look, *, strong: bool) -> list[Mark]:
    """The line with a dot at its end; what is forecast is dashed."""
    colour = look.colour("accent" if strong else "muted2")
    width = 3.0 if strong else 2.0
    points = [axes.at(row) for row in line]
    cut = max((i for i, row in enumerate(line) if not forecast(row)), default=-1)
    marks = []
    for part, dash in ((points[: cut + 1], ()), (points[max(cut, 0) :], (6.0, 4.0))):
        if len(part) > 1:
            steps = [("M" if i == 0 else "L", x, y) for i, (x, y) in enumerate(part)]
            marks.append(path(steps, stroke=colour, stroke_width=width, dash=dash))  # type: ignore[arg-type]  # letters of steps
    x, y = points[-1]
    marks.append(Mark("dot", x - DOT / 2, y - DOT / 2, DOT, DOT, colour))
    if _has_gaps(line):
        # Where times are missing, dots tell what was published from what only joins it.
        marks += [
            Mark("dot", x - POINT / 2, y - POINT / 2, POINT, POINT, colour) for x, y in points[:-1]
        ]
    return marks


def _has_gaps(line: Sequence[Row]) -> bool:
    """Whether times are missing between the first and the last one."""
    return len(line) > 1 and max(slots([row.time for row in line if row.time])) >= len(line)


def _name(part: Part, line: Sequence[Row], look: Look, width: float, highlight: str) -> Text:
    """What a line is called, with its last value; its first baseline at 0."""
    claim = line[0].claim
    strong = claim.id == highlight
    value = look.language.value(line[-1].quantity)
    spans = [Span(value, strong=True)]
    if len(part.claims) > 1:
        spans = [Span(f"{part.words[claim.id].label} ", strong=strong or None), *spans]
    wide = min(look.width("label", spans), width)
    return look.text(
        "label",
        spans,
        0,
        0,
        wide,
        lines=3,
        name="name of a line",
        colour="accent-text" if strong else "ink",
        claims=(claim.id,),
    )


def _placed(ends: Sequence[tuple[float, float]], names: Sequence[Text], axes: Axes) -> list[Text]:
    """The names beside the ends of their lines, moved apart where they would touch."""
    needed = sum(name.last - name.y + name.pitch for name in names)
    if needed > axes.foot - axes.top + 2 * BELOW:
        raise DoesNotFitError(
            f"the names of {len(names)} lines do not fit below each other", hint=FEWER
        )
    wanted = [(x + DOT, y, name) for (x, y), name in zip(ends, names, strict=True)]
    return spread(wanted, 0.0, axes.foot + BELOW)


def _times(series: Sequence[Sequence[Row]], axes: Axes, look: Look, width: float) -> list[Text]:
    """The times of all lines below them, in a chart of that width."""
    by_time = {row.time: row for line in series for row in line}
    found = [by_time[time] for time in sorted(time for time in by_time if time)]
    middles = [axes.at(row)[0] for row in found]
    return time_labels(found, middles, look, y=axes.foot + 20, end=width)


KIND = Chart(
    options=Options,
    rows=(2, 2000),
    claims=(1, 8),
    accepts=accepts,
    draw=draw,
    check=check,
    legend=legend,
)
