"""A plot as a chart of the presentation's own, with the sheet that it is edited in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from lxml import etree

from mkdeck.render.pptx.axes import (
    CATEGORIES,
    VALUES,
    category_axis,
    tick_values,
    value_axis,
)
from mkdeck.render.pptx.cells import NAMES, down, heading, number_reference, text_reference
from mkdeck.render.pptx.freeforms import look_of, painted
from mkdeck.render.pptx.labels import labels, spaced
from mkdeck.render.pptx.lettering import Lettering
from mkdeck.render.pptx.scatter import marker, scatter
from mkdeck.render.pptx.sheets import workbook
from mkdeck.render.pptx.xml import CHART, A, C, P, emu, frame, tag
from mkdeck.scene import Box

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lxml.etree import _Element as Element

    from mkdeck.render.backend import Document
    from mkdeck.render.pptx.labels import Labels
    from mkdeck.scene import Mark, Plot, Point, Run, Series, Text

    Paint = Callable[[str], Element]

T = TypeVar("T")

Cell = tuple[str, str, str, str, str]
"""Names of series and category, the value, the claim that it is of, or nothing, and its label."""

BOLDER = 0.95
"""By how much words of several looks are smaller in one, which is that of the strong ones."""

GAP = 2.0
"""Points between bars that stand on one another."""

WIDEST_GAP = 500
"""Most that a gap between bars may be, in per cent of their width."""

ROOM = 10.0
"""Points that a chart is larger than what it shows, on each side."""

NEAR = 4.0
"""Points that programs leave between a bar and its label."""

SPACE = 0.28
"""Width of a space, in em, which moves a label further off."""


@dataclass(frozen=True)
class NativeChart:
    """A chart on a slide.

    Attributes:
        plot: What it shows.
        at: The corner of its picture on the slide.
        texts: The texts on the slide that it stands for.
        paint, ink: Make fills out of tokens, one that may let through and one that does not.
        document: Says which faces and which language words have.
    """

    plot: Plot
    at: tuple[float, float]
    texts: Sequence[Text]
    paint: Paint
    ink: Paint
    document: Document

    @property
    def box(self) -> Box:
        """The chart's frame: round its bands and all words that it draws."""
        area = self._area
        boxes = [area, *(Box(t.x, t.box.y, t.width, t.box.height) for t in self.texts)]
        found = Box.around(iter(boxes))
        left = 0.0 if self.plot.names and self.plot.shape == "bars" else ROOM
        return Box(
            found.x - left,
            found.y - ROOM,
            found.width + left + ROOM,
            found.height + 2 * ROOM,
        )

    @property
    def _area(self) -> Box:
        area = self.plot.area
        return Box(area.x + self.at[0], area.y + self.at[1], area.width, area.height)

    def cells(self) -> tuple[Cell, ...]:
        """Every value that it draws."""
        return tuple(
            (
                series.name,
                category,
                f"{self._labels.counted(point.value):f}",
                point.text.claims[0] if point.text and point.text.claims else "",
                point.text.string if point.text else "",
            )
            for series in self.plot.series
            if not series.hidden
            for category, point in zip(self.plot.categories, series.points, strict=True)
            if point.value is not None
        )

    def frame(self, identity: Element, part: Any, *holder: Element) -> Element:
        """The frame on the slide, whose chart becomes a part of the package beside `part`.

        `holder` says which placeholder it fills, if any.
        """
        from pptx.opc.constants import CONTENT_TYPE as CT
        from pptx.opc.constants import RELATIONSHIP_TYPE as RT
        from pptx.parts.chart import ChartPart

        package = part.package
        name = package.next_partname(ChartPart.partname_template)
        xml = etree.tostring(self._space(), encoding="UTF-8", standalone=True)
        made = ChartPart.load(name, CT.DML_CHART, package, xml)
        made.chart_workbook.update_from_xlsx_blob(workbook(self.plot, self._labels))
        relation = part.relate_to(made, RT.CHART)
        box = self.box
        placed = frame(box.x, box.y, box.width, box.height)
        return P.graphicFrame(
            P.nvGraphicFramePr(
                identity, P.cNvGraphicFramePr(A.graphicFrameLocks(noGrp=1)), P.nvPr(*holder)
            ),
            P.xfrm(*placed),
            A.graphic(A.graphicData(C.chart({tag("r:id"): relation}), uri=CHART)),
        )

    @cached_property
    def _labels(self) -> Labels:
        """The formats of all values with words, in the order of the points, then of the ticks."""
        plot = self.plot
        said = [
            (point.text.string, point.value)
            for point in plot.points()
            if point.text and point.value is not None
        ]
        said += zip((text.string for text in plot.words), tick_values(plot), strict=True)
        return labels([text for text, _ in said], [value for _, value in said])

    def _space(self) -> Element:
        plot = self.plot
        return C.chartSpace(
            C.date1904(val=0),
            C.roundedCorners(val=0),
            C.chart(
                C.autoTitleDeleted(val=1),
                C.plotArea(self._layout(), *self._drawn()),
                C.plotVisOnly(val=1),
                C.dispBlanksAs(val="span" if plot.shape == "lines" else "gap"),
            ),
            C.spPr(A.noFill(), A.ln(A.noFill())),
            *([C.txPr(*self._words(self.texts[0]))] if self.texts else []),
        )

    def _drawn(self) -> list[Element]:
        """The marks with their axes."""
        plot = self.plot
        if plot.shape == "dots":
            return scatter(plot, self.ink)
        return [
            self._lines() if plot.shape == "lines" else self._bars(),
            category_axis(plot, self._words, self._look),
            value_axis(plot, self._labels, self._words, self._look),
        ]

    def _layout(self) -> Element:
        """The bands in the frame, as shares of it."""
        box, area = self.box, self._area
        shares = {
            "x": (area.x - box.x) / box.width,
            "y": (area.y - box.y) / box.height,
            "w": area.width / box.width,
            "h": area.height / box.height,
        }
        return C.layout(
            C.manualLayout(
                C.layoutTarget(val="inner"),
                C.xMode(val="edge"),
                C.yMode(val="edge"),
                *(getattr(C, key)(val=f"{share:.5f}") for key, share in shares.items()),
            )
        )

    def _bars(self) -> Element:
        plot = self.plot
        band = (plot.area.height if plot.shape == "bars" else plot.area.width) / len(
            plot.categories
        )
        shown = [one for one in plot.series if not one.hidden]
        beside = 1 if plot.stacked else len(shown)
        taken = plot.thick * beside + plot.apart * (beside - 1)
        gap = min(max(round((band - taken) / plot.thick * 100), 0), WIDEST_GAP)
        overlap = 100 if plot.stacked else round(-plot.apart / plot.thick * 100)
        return C.barChart(
            C.barDir(val="bar" if plot.shape == "bars" else "col"),
            C.grouping(val="stacked" if plot.stacked else "clustered"),
            C.varyColors(val=0),
            *self._series(),
            C.gapWidth(val=gap),
            *([C.overlap(val=max(overlap, -100))] if overlap else []),
            C.axId(val=CATEGORIES),
            C.axId(val=VALUES),
        )

    def _lines(self) -> Element:
        return C.lineChart(
            C.grouping(val="standard"),
            C.varyColors(val=0),
            *self._series(),
            C.marker(val=1),
            C.axId(val=CATEGORIES),
            C.axId(val=VALUES),
        )

    def _series(self) -> Iterator[Element]:
        codes = iter(self._labels.codes)
        order = 0
        for index, one in enumerate(self.plot.series):
            own = [next(codes) if p.text and p.value is not None else "" for p in one.points]
            if not one.hidden:
                yield self._one(one, index, order, own)
                order += 1

    def _one(self, series: Series, index: int, order: int, codes: Sequence[str]) -> Element:
        """A series; what most of its points look like is its own look, others have theirs."""
        lines = self.plot.shape == "lines"
        usual = _most([point.mark and look_of(point.mark) for point in series.points])
        first = next((p.mark for p in series.points if p.mark and look_of(p.mark) == usual), None)
        looks = {look_of(point.mark) for point in series.points if point.mark}
        # What lies over another series would be darker where it let that one through.
        alike = len(looks) == 1 and (self.plot.apart >= 0 or order == 0)
        rows = len(series.points)
        parts = [
            C.idx(val=order),
            C.order(val=order),
            C.tx(text_reference(heading(index), [series.name])),
            C.spPr(*self._look(first, alike=alike)),
        ]
        parts.append(C.marker(C.symbol(val="none")) if lines else C.invertIfNegative(val=0))
        for i, point in enumerate(series.points):
            other = point.mark and look_of(point.mark) != usual
            if point.mark and (other or point.dot):
                parts.append(self._point(i, point.mark, point.dot))
        parts += self._data_labels(series, codes)
        parts.append(C.cat(text_reference(down(NAMES, rows), self.plot.categories)))
        counted = self._labels.counted
        values = [None if p.value is None else counted(p.value) for p in series.points]
        parts.append(C.val(number_reference(down(index, rows), values)))
        if lines:
            parts.append(C.smooth(val=0))
        return C.ser(*parts)

    def _look(self, mark: Mark | None, *, alike: bool = False) -> tuple[Element, Element]:
        """Fill and outline; `alike` where all points of a series look so."""
        if mark is None:
            return A.noFill(), A.ln(A.noFill())
        # LibreOffice lets points through as much as their series, whatever they say themselves.
        filled, line = painted(mark, self.paint if alike else self.ink)
        if self.plot.gap and not mark.stroke:
            line = A.ln(self.ink(self.plot.gap), w=emu(GAP))
        return filled, line

    def _point(self, index: int, mark: Mark, dot: Mark | None) -> Element:
        """A point that does not look as its series does; a line to it has its look."""
        own = [C.invertIfNegative(val=0)]
        if self.plot.shape == "lines":
            own = [marker(dot, self.ink) if dot else C.marker(C.symbol(val="none"))]
        return C.dPt(C.idx(val=index), *own, C.bubble3D(val=0), C.spPr(*self._look(mark)))

    def _data_labels(self, series: Series, codes: Sequence[str]) -> list[Element]:
        """Labels of points that have words; the commonest look and format is the series' own."""
        looks = {
            i: (self._gapped(point, code), self._side(point), _style(point))
            for i, (point, code) in enumerate(zip(series.points, codes, strict=True))
            if point.text
        }
        if not looks:
            return []
        usual = _most(list(looks.values()))
        own = []
        for i, point in enumerate(series.points):
            if i not in looks:
                own.append(C.dLbl(C.idx(val=i), C.delete(val=1)))
            elif looks[i] != usual:
                own.append(C.dLbl(C.idx(val=i), *self._label(point, looks[i][0])))
        first = next(i for i, look in looks.items() if look == usual)
        return [C.dLbls(*own, *self._label(series.points[first], looks[first][0]))]

    def _label(self, point: Point, code: str) -> list[Element]:
        text = point.text
        assert text is not None
        shown = {"showLegendKey": 0, "showVal": 1, "showCatName": 0, "showSerName": 0}
        return [
            C.numFmt(formatCode=code, sourceLinked=0),
            C.spPr(A.noFill(), A.ln(A.noFill())),
            C.txPr(*self._words(text)),
            C.dLblPos(val=self._side(point)),
            *(getattr(C, key)(val=on) for key, on in shown.items()),
            C.showPercent(val=0),
            C.showBubbleSize(val=0),
        ]

    def _side(self, point: Point) -> str:
        """Where a label stands: at the side of a dot that the scene has it, else beyond a bar."""
        if self.plot.shape == "lines":
            shown, dot = self._shown(point), point.dot
            before = shown and dot and shown.x < self.at[0] + dot.x
            return "l" if before else "r"
        return "ctr" if self.plot.stacked else "outEnd"

    def _shown(self, point: Point) -> Text | None:
        """The text of a point as it stands on the slide."""
        text = point.text
        return next((one for one in self.texts if text and _same(one, text)), None)

    def _gapped(self, point: Point, code: str) -> str:
        """The format with as much space as the scene has between mark and words."""
        shown, mark = self._shown(point), point.dot or point.mark
        upright = self.plot.shape == "columns" or self.plot.stacked
        if shown is None or mark is None or upright:
            return code
        start = shown.x - self.at[0] - mark.x
        before = start < 0
        apart = -start - shown.width if before else start - mark.width
        count = max(round((apart - NEAR) / (SPACE * _size(shown))), 0)
        return spaced(code, *((0, count) if before else (count, 0)))

    def _words(self, text: Text) -> tuple[Element, ...]:
        """The look of words on one line; of several sizes they get one that is as wide together."""
        office = self.document.office
        lettering = Lettering.of(_loudest(text), "", self.document.theme)
        look = replace(lettering, size=_size(text)).properties("defRPr", self.ink, office)
        body = A.bodyPr(
            rot=0, vert="horz", wrap="none", lIns=0, tIns=0, rIns=0, bIns=0, anchor="ctr"
        )
        return body, A.lstStyle(), A.p(A.pPr(look), A.endParaRPr(lang=office.lang))


def _style(point: Point) -> tuple[object, ...]:
    """What looks of labels differ in."""
    assert point.text is not None
    run = _loudest(point.text)
    return run.size, run.colour, run.font.weight > 500


def _loudest(text: Text) -> Run:
    """The run of the largest letters; labels have one look for all."""
    return max((run for line in text.lines for run in line), key=lambda run: run.size)


def _size(text: Text) -> float:
    """The size of one look at which a text is as wide as in those that it has."""
    pieces = [(_ems(one.text), one.size) for line in text.lines for one in line]
    size = sum(wide * own for wide, own in pieces) / sum(wide for wide, _ in pieces)
    return size if len(pieces) == 1 else BOLDER * size


def _ems(text: str) -> float:
    """About how wide letters are, those of East Asia twice as wide as others."""
    return sum(1.0 if letter >= "\u2e80" else 0.5 for letter in text)


def _same(one: Text, other: Text) -> bool:
    return (one.role, one.string, one.claims) == (other.role, other.string, other.claims)


def _most(found: Sequence[T | None]) -> T | None:
    """What is there most often, the first of several."""
    counts = Counter(one for one in found if one is not None)
    return counts.most_common(1)[0][0] if counts else None
