"""The axes of a native chart: names of categories, and round values with lines across."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from mkdeck.render.pptx.xml import A, C

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lxml.etree import _Element as Element

    from mkdeck.render.pptx.labels import Labels
    from mkdeck.scene import Mark, Plot, Text

    Words = Callable[[Text], tuple[Element, ...]]
    Look = Callable[[Mark], tuple[Element, Element]]

CATEGORIES, VALUES = 111_111_111, 222_222_222
"""Ids of the two axes."""


def category_axis(plot: Plot, words: Words, look: Look) -> Element:
    """The axis of categories.

    Args:
        plot: What the chart shows.
        words: Gives the properties of a text's look.
        look: Gives fill and outline of a mark.
    """
    bars = plot.shape == "bars"
    line = look(plot.base)[1] if plot.base else A.ln(A.noFill())
    return C.catAx(
        C.axId(val=CATEGORIES),
        C.scaling(C.orientation(val="maxMin" if bars else "minMax")),
        C.delete(val=int(not plot.names and plot.base is None)),
        C.axPos(val="l" if bars else "b"),
        C.numFmt(formatCode="General", sourceLinked=0),
        C.majorTickMark(val="none"),
        C.minorTickMark(val="none"),
        C.tickLblPos(val="low" if plot.names else "none"),
        C.spPr(A.noFill(), line),
        *([C.txPr(*words(_plainest(plot.names)))] if plot.names else []),
        C.crossAx(val=VALUES),
        C.crosses(val="autoZero"),
        C.auto(val=0),
        C.lblAlgn(val="ctr"),
        C.lblOffset(val=100),
        C.noMultiLvlLbl(val=1),
    )


def _plainest(names: Sequence[Text]) -> Text:
    """One that is not highlighted; an axis has one look."""
    return min(names, key=lambda text: text.lines[0][0].font.weight)


def tick_values(plot: Plot) -> list[Decimal]:
    """Where words stand at the axis of values."""
    return [Decimal(f"{plot.low + i * plot.step:.10g}") for i in range(len(plot.words))]


def value_axis(plot: Plot, labels: Labels, words: Words, look: Look) -> Element:
    """The axis of values, which is not seen where the plot has no words for it.

    Args:
        plot: What the chart shows.
        labels: The formats of its labels, those of the axis last.
        words: Gives the properties of a text's look.
        look: Gives fill and outline of a mark.
    """
    power = 10.0**labels.power
    rules = [C.majorGridlines(C.spPr(look(plot.rules[0])[1]))] if plot.rules else []
    return C.valAx(
        C.axId(val=VALUES),
        C.scaling(
            C.orientation(val="minMax"),
            C.max(val=f"{plot.high / power:.10g}"),
            C.min(val=f"{plot.low / power:.10g}"),
        ),
        C.delete(val=int(not plot.words)),
        C.axPos(val="b" if plot.shape == "bars" else "l"),
        *rules,
        C.numFmt(formatCode=_format(plot, labels), sourceLinked=0),
        C.majorTickMark(val="none"),
        C.minorTickMark(val="none"),
        C.tickLblPos(val="nextTo"),
        C.spPr(A.noFill(), A.ln(A.noFill())),
        *([C.txPr(*words(plot.words[0]))] if plot.words else []),
        C.crossAx(val=CATEGORIES),
        C.crosses(val="autoZero"),
        C.crossBetween(val="midCat" if plot.shape == "lines" else "between"),
        *([C.majorUnit(val=f"{plot.step / power:.10g}")] if plot.step else []),
    )


def _format(plot: Plot, labels: Labels) -> str:
    """The format of words at the axis of values; the topmost one may say the unit for all."""
    if not plot.words:
        return "General"
    codes = labels.codes[-len(plot.words) :]
    usual, top = codes[len(codes) // 2], codes[-1]
    if usual == top or ";" in top:
        # Where there are signs, no section is left for the topmost one.
        return top
    return f"[>={labels.counted(tick_values(plot)[-1]):f}]{top};{usual}"
