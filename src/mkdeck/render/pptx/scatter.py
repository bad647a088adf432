"""Dots of several series on one scale, a row for each category, joined within it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.render.pptx.axes import CATEGORIES, VALUES
from mkdeck.render.pptx.cells import (
    NAMES,
    across,
    down,
    heading,
    number_reference,
    text_reference,
)
from mkdeck.render.pptx.sheets import place
from mkdeck.render.pptx.xml import A, C, emu

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element as Element

    from mkdeck.scene import Mark, Plot, Series

    Paint = Callable[[str], Element]


def scatter(plot: Plot, paint: Paint) -> list[Element]:
    """The chart with its two axes, of which none is seen.

    Args:
        plot: What it shows; its `links` join the first and the last series.
        paint: Makes a fill out of a token.
    """
    rows = len(plot.categories)
    links, dots = list(_links(plot, paint)), list(_dots(plot, paint))
    # The order says that dots lie on lines; LibreOffice draws what comes last in the file first.
    for order, one in enumerate([*links, *dots]):
        one.insert(0, C.order(val=order))
        one.insert(0, C.idx(val=order))
    series = [*dots, *links]
    return [
        C.scatterChart(
            C.scatterStyle(val="lineMarker"),
            C.varyColors(val=0),
            *series,
            C.axId(val=CATEGORIES),
            C.axId(val=VALUES),
        ),
        _axis(CATEGORIES, VALUES, "b", plot.low, plot.high),
        _axis(VALUES, CATEGORIES, "l", 0.0, float(rows), turned=True),
    ]


def _axis(
    own: int, other: int, side: str, low: float, high: float, *, turned: bool = False
) -> Element:
    return C.valAx(
        C.axId(val=own),
        C.scaling(
            C.orientation(val="maxMin" if turned else "minMax"),
            C.max(val=f"{high:.10g}"),
            C.min(val=f"{low:.10g}"),
        ),
        C.delete(val=1),
        C.axPos(val=side),
        C.numFmt(formatCode="General", sourceLinked=0),
        C.majorTickMark(val="none"),
        C.minorTickMark(val="none"),
        C.tickLblPos(val="none"),
        C.crossAx(val=other),
        C.crosses(val="autoZero"),
        C.crossBetween(val="midCat"),
    )


def _links(plot: Plot, paint: Paint) -> Iterator[Element]:
    """A line for each row from its first to its last dot."""
    count = len(plot.series)
    for row, link in enumerate(plot.links):
        values = [plot.series[i].points[row].value for i in (0, -1)]
        yield C.ser(
            C.tx(text_reference(across(row, NAMES, NAMES), [plot.categories[row]])),
            C.spPr(A.ln(paint(link.fill), w=emu(link.height), cap="flat")),
            C.marker(C.symbol(val="none")),
            C.xVal(number_reference(across(row, 0, count - 1), values)),
            C.yVal(number_reference(across(row, count, count + 1), [place(row)] * 2)),
            C.smooth(val=0),
        )


def _dots(plot: Plot, paint: Paint) -> Iterator[Element]:
    """The dots of each series; those that look otherwise than its first one on their own."""
    rows, count = len(plot.categories), len(plot.series)
    for index, series in enumerate(plot.series):
        values = [point.value for point in series.points]
        first = series.points[0].mark
        assert first is not None
        yield C.ser(
            C.tx(text_reference(heading(index), [series.name])),
            C.spPr(A.ln(A.noFill())),
            marker(first, paint),
            *_others(series, first, paint),
            C.xVal(number_reference(down(index, rows), values)),
            C.yVal(number_reference(down(count, rows), [place(row) for row in range(rows)])),
            C.smooth(val=0),
        )


def _others(series: Series, usual: Mark, paint: Paint) -> Iterator[Element]:
    for i, point in enumerate(series.points):
        if point.mark and (point.mark.fill, point.mark.width) != (usual.fill, usual.width):
            yield C.dPt(C.idx(val=i), marker(point.mark, paint), C.bubble3D(val=0))


def marker(dot: Mark, paint: Paint) -> Element:
    """A dot at a point, as large as programs draw them."""
    return C.marker(
        C.symbol(val="circle"),
        C.size(val=min(max(round(dot.width), 2), 72)),
        C.spPr(paint(dot.fill), A.ln(A.noFill())),
    )
