"""What a chart is made of for programs that draw charts of their own: categories and series."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from mkdeck.scene.items import Box, Text
    from mkdeck.scene.marks import Mark


@dataclass(frozen=True)
class Point:
    """A figure of a series at one category.

    Attributes:
        value: What is drawn; nothing where a category has none.
        mark: The mark that it stands for, which gives its look, of a line that which leads to it;
            nothing for what is not drawn.
        text: What stands at it, as the scene sets it.
        dot: The dot at a point of a line.
    """

    value: Decimal | None = None
    mark: Mark | None = None
    text: Text | None = None
    dot: Mark | None = None


@dataclass(frozen=True)
class Series:
    """A point for each category.

    Attributes:
        formula: How its values follow from those of series before it, such as `{1} - {0}`; it
            is a formula then in the sheet of the chart.
        hidden: Whether only the sheet has it, for others to follow from.
    """

    name: str
    points: tuple[Point, ...]
    formula: str = ""
    hidden: bool = False


@dataclass(frozen=True)
class Plot:
    """A chart with an axis of categories and one of values.

    Attributes:
        shape: `bars` lie, `columns` stand, `lines` join the points of a series, `dots` lie in a row
            for each category.
        area: Of the bands of all categories and of the scale from `low` to `high`, in points from
            the picture's corner.
        thick: Width of a bar or column in points.
        names: The categories' names at their axis, as the scene sets them; none where other texts
            stand for them.
        base: The line at zero.
        stacked: Whether series stand on one another, else beside each other.
        gap: Token of the gaps between bars that stand on one another; none where they touch.
        apart: Between bars of one category in points; less than nothing where they overlap.
        rules: Lines across, one a step of the axis of values, each with its word in `words`.
        step: How far apart they are, in values.
        links: The bar between the first and the last dot of each category.
        under: Marks that no program draws in a chart, which lie below it.
    """

    shape: Literal["bars", "columns", "lines", "dots"]
    area: Box
    low: float
    high: float
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    thick: float = 0.0
    names: tuple[Text, ...] = ()
    base: Mark | None = None
    stacked: bool = False
    gap: str = ""
    apart: float = 0.0
    rules: tuple[Mark, ...] = ()
    words: tuple[Text, ...] = ()
    step: float = 0.0
    links: tuple[Mark, ...] = ()
    under: tuple[Mark, ...] = ()

    def marks(self) -> Iterator[Mark]:
        """The marks that it stands for."""
        if self.base:
            yield self.base
        yield from (*self.rules, *self.links)
        for point in self.points():
            if point.mark:
                yield point.mark
            if point.dot:
                yield point.dot

    def points(self) -> Iterator[Point]:
        """Those of all series."""
        for one in self.series:
            yield from one.points

    def texts(self) -> Iterator[Text]:
        """The texts that it stands for."""
        yield from self.names
        yield from self.words
        for point in self.points():
            if point.text:
                yield point.text
