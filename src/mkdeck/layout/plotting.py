"""What charts of programs are made of, from the rows and marks that the scene has."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import repeat
from typing import TYPE_CHECKING

from mkdeck.layout.axes import per
from mkdeck.layout.times import time_label
from mkdeck.layout.uncertain import forecast, is_open
from mkdeck.quantity import slots
from mkdeck.scene import Box, Plot, Point, Series, Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdeck.languages import Language
    from mkdeck.layout.level import Level
    from mkdeck.layout.rows import Row
    from mkdeck.layout.scales import Scale
    from mkdeck.layout.tops import Tops
    from mkdeck.layout.wholes import Piece
    from mkdeck.quantity import Quantity
    from mkdeck.scene import Item, Mark
    from mkdeck.story import Part


WHOLE = Decimal(100)


def value_of(row: Row) -> Decimal:
    """What the mark of a row shows, in the unit that all of its dimension share."""
    return row.quantity.length(row.quantity.low)


def pointed(row: Row, mark: Mark, text: Text | None) -> Point:
    """A figure with its mark and its words; a range has none, since its mark has two ends."""
    return Point(None if row.quantity.high is not None else value_of(row), mark, text)


def timed(
    found: Sequence[Row], points: Sequence[Point], language: Language
) -> tuple[tuple[str, ...], tuple[Point, ...]]:
    """Every step of time from the first to the last row, and the points at their steps."""
    places = slots([row.time for row in found if row.time])
    names = [""] * (max(places) + 1)
    held = [Point()] * len(names)
    for place, row, point in zip(places, found, points, strict=True):
        names[place], held[place] = time_label(row, language), point
    return tuple(names), tuple(held)


def top_plot(
    part: Part,
    tops: Tops,
    marks: Sequence[Mark],
    values: Mapping[int, Text],
    lengths: Scale,
    area: Box,
    times: Sequence[Text],
) -> Plot:
    """Columns at their steps of time.

    Args:
        part: What shows them.
        tops: The columns.
        marks: One of each, followed by that of its open end.
        values: Their texts by their columns.
        lengths: The scale.
        area: Of the scale and of what is below it, as wide as the places of all columns.
        times: The texts of times below them.
    """
    rest = iter(marks)
    points = []
    for i, row in enumerate(tops.found):
        points.append(pointed(row, next(rest), values.get(i)))
        if is_open(row):
            next(rest)
    categories, placed = timed(tops.found, points, tops.look.language)
    return Plot(
        "columns",
        area,
        reached(lengths, area.height - lengths.length),
        lengths.high,
        categories,
        (Series(named(part), placed),),
        thick=tops.boxes[0].width,
        names=all_named(times, categories),
    )


def all_named(times: Sequence[Text], categories: Sequence[str]) -> tuple[Text, ...]:
    """The texts of times where each has room; else programs would break them into pieces."""
    return tuple(times) if len(times) == sum(map(bool, categories)) else ()


@dataclass(frozen=True)
class Polyline:
    """A line of a chart.

    Attributes:
        rows: Its points, in the order of time.
        marks: The paths of what is known and of what is forecast, the dot at its end, and dots at
            all other points or at none.
        name: The text at its end that a program's own label may stand for.
    """

    rows: Sequence[Row]
    marks: Sequence[Mark]
    name: Text | None


def lined(
    part: Part, runs: Sequence[Polyline], unit: Quantity, language: Language
) -> tuple[tuple[str, ...], tuple[Series, ...]]:
    """All steps of time that lines have together, and the lines; values are in the unit."""
    by_time = {row.time: row for run in runs for row in run.rows}
    found = [by_time[time] for time in sorted(time for time in by_time if time)]
    one = per(unit)
    categories: tuple[str, ...] = ()
    made = []
    for run in runs:
        paths = [mark for mark in run.marks if mark.shape == "path"]
        last, *others = (mark for mark in run.marks if mark.shape == "dot")
        own = {}
        dots = [*(others or repeat(None, len(run.rows) - 1)), last]
        for row, dot in zip(run.rows, dots, strict=True):
            text = run.name if dot is last else None
            leads = paths[-1] if forecast(row) else paths[0]
            own[row.time] = Point(value_of(row) / one, leads, text, dot=dot)
        held = [own.get(row.time, Point()) for row in found]
        categories, placed = timed(found, held, language)
        made.append(Series(part.words[run.rows[0].claim.id].label, placed))
    return categories, tuple(made)


def sloped(
    part: Part, lines: Sequence[Polyline], area: Box, most: float, texts: Sequence[Item]
) -> Plot:
    """Lines between two times on a scale from zero to `most`; one that is alone has its values.

    `texts` are those of the panel: values at the ends in the order of time, times on the axis.
    """
    said = [one for one in texts if isinstance(one, Text)]
    values = [one for one in said if one.role == "value"] if len(lines) == 1 else []
    times = tuple(one for one in said if one.role == "axis")
    series = []
    for line in lines:
        way, *dots = line.marks
        points = (
            replace(pointed(row, way, text), dot=dot)
            for row, text, dot in zip(line.rows, values or (None, None), dots, strict=True)
        )
        series.append(Series(part.words[line.rows[0].claim.id].label, tuple(points)))
    categories = tuple(time.string for time in times)
    return Plot("lines", area, 0.0, most, categories, tuple(series), names=times)


def bands_area(top: float, pitch: float, thick: float, width: float, count: int) -> Box:
    """So many bands as high as the distance of what lies in their middle; a single one as it is.

    Args:
        top: Upper edge of what lies in the first one.
        pitch: Distance of what lies in them.
        thick: Its height.
        width: Of the bands, from 0 on.
        count: How many there are.
    """
    band = pitch if count > 1 else thick
    return Box(0.0, top - (band - thick) / 2, width, band * count)


def level_plot(
    part: Part,
    grid: Level,
    points: Sequence[Point],
    names: Sequence[Text],
    axes: Sequence[Mark],
    tracks: Sequence[Mark],
) -> Plot | None:
    """Level bars from zero, each with its name at the axis where it stands left of it.

    Nothing where a bar goes from one end of a range to the other.
    """
    found = grid.found
    if any(row.quantity.high is not None for row in found):
        return None
    lengths = grid.lengths
    low = reached(lengths, grid.before)
    width = grid.before + lengths.length
    area = bands_area(grid.top, grid.pitch, grid.bar, width, len(found))
    series = [Series(named(part), tuple(points))]
    if tracks:
        series.insert(0, _whole(tracks, grid.look.language))
    return Plot(
        "bars",
        area,
        low,
        lengths.high,
        tuple(row.label for row in found),
        tuple(series),
        thick=grid.bar,
        names=() if grid.above else tuple(names),
        base=axes[0] if axes and not grid.above else None,
        apart=-grid.bar if tracks else 0.0,
    )


def _whole(tracks: Sequence[Mark], language: Language) -> Series:
    """The tracks behind bars, as bars of 100 per cent."""
    return Series(language.percent(100), tuple(Point(WHOLE, track) for track in tracks))


def reached(lengths: Scale, before: float) -> float:
    """The value at so many points before a scale, where labels of what falls have their room."""
    return lengths.low - before * (lengths.high - lengths.low) / lengths.length


def named(part: Part) -> str:
    """What a series of the figures of a part is called: the claim's label, else what was asked."""
    if len(part.claims) == 1:
        return part.words[part.claims[0].id].label
    return part.subtitle or part.title


def tracked(found: Sequence[Row], marks: Sequence[Sequence[Mark]], bands: Bands) -> Plot:
    """Percentages on tracks of 100; of a range, from one end to the other.

    Args:
        found: The rows.
        marks: Of each row, its track first and its bar last.
        bands: Where they stand.
    """
    tracks, bars = [own[0] for own in marks], [own[-1] for own in marks]
    language = bands.language
    if all(row.quantity.high is None for row in found):
        series = [
            _whole(tracks, language),
            Series(bands.name, tuple(pointed(*one, None) for one in zip(found, bars, strict=True))),
        ]
        return replace(bands.plot(found), series=tuple(series), apart=-bands.thick)
    ends = [
        (value_of(row) if row.quantity.high is not None else Decimal(0), _upper(row))
        for row in found
    ]
    low = [Point(start, track) for (start, _), track in zip(ends, tracks, strict=True)]
    high = [Point(end) for _, end in ends]
    between = [Point(end - start, bar) for (start, end), bar in zip(ends, bars, strict=True)]
    rest = [Point(WHOLE - end, track) for (_, end), track in zip(ends, tracks, strict=True)]
    word = language.word
    series = [
        Series(word("lower-end"), tuple(low)),
        Series(word("upper-end"), tuple(high), hidden=True),
        Series(word("span"), tuple(between), "{1}-{0}"),
        Series(word("beyond"), tuple(rest), "100-{1}"),
    ]
    return replace(bands.plot(found), series=tuple(series), stacked=True)


def wholes_plot(
    names: Sequence[str],
    wholes: Sequence[Sequence[Piece]],
    drawn: Sequence[Sequence[Mark]],
    bands: Bands,
    gap: str,
) -> Plot:
    """Bars of the parts of wholes; what is left follows from the others.

    Args:
        names: Of the bars.
        wholes: The parts of each bar, alike but for what is left.
        drawn: The marks of each bar's parts; a part of nothing has none.
        bands: Where they stand.
        gap: Token of the gaps between parts.
    """
    points = [_pieced(own, marks) for own, marks in zip(wholes, drawn, strict=True)]
    exact = all(sum(point.value or 0 for point in own) == WHOLE for own in points)
    series = []
    longest = max(wholes, key=lambda pieces: len(pieces))
    for i, piece in enumerate(longest):
        follows = not piece.claims and exact
        formula = "100" + "".join(f"-{{{other}}}" for other in range(i)) if follows else ""
        held = tuple(own[i] if i < len(own) else Point() for own in points)
        series.append(Series(piece.label, held, formula))
    high = max(float(sum(point.value or 0 for point in own)) for own in points)
    plot = replace(bands.plot(()), categories=tuple(names), area=bands.area(len(names)))
    return replace(plot, series=tuple(series), high=max(high, 100.0), stacked=True, gap=gap)


def _pieced(pieces: Sequence[Piece], marks: Sequence[Mark]) -> list[Point]:
    """The parts of a bar with their marks."""
    rest = iter(marks)
    return [
        Point(Decimal(f"{piece.share:.10g}"), next(rest) if piece.share else None)
        for piece in pieces
    ]


def _upper(row: Row) -> Decimal:
    high = row.quantity.high
    return value_of(row) if high is None else row.quantity.length(high)


@dataclass(frozen=True)
class Bands:
    """Where level bars stand on a scale of per cent.

    Attributes:
        name: What their series is called.
        top: Upper edge of the first one, in points.
        pitch, thick: Their distance and height.
        width: How long 100 per cent are.
        language: The words of further series.
    """

    name: str
    top: float
    pitch: float
    thick: float
    width: float
    language: Language

    def plot(self, found: Sequence[Row]) -> Plot:
        """The bands, without series."""
        names = tuple(row.label for row in found)
        area = self.area(len(found))
        return Plot("bars", area, 0.0, 100.0, names, (), thick=self.thick)

    def area(self, count: int) -> Box:
        """Of so many bands."""
        return bands_area(self.top, self.pitch, self.thick, self.width, count)
