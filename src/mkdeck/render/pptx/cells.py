"""The cells of a chart's sheet, and references of the chart to them with what they hold.

Names of categories go down the first column, the values of each series down one of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.render.pptx.xml import C

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from lxml.etree import _Element as Element

SHEET = "Sheet1"
"""Name of the only sheet."""

NAMES = -1
"""Column of the names of categories, as if they were a series before the first."""


def cell(row: int, column: int) -> str:
    """The name of a cell; categories and series count from 0."""
    from xlsxwriter.utility import (  # type: ignore[import-untyped]  # it has no types
        xl_rowcol_to_cell,
    )

    return str(xl_rowcol_to_cell(row + 1, column + 1))


def heading(column: int) -> str:
    """A reference to the name of a series."""
    return _reference(-1, column, -1, column)


def down(column: int, count: int) -> str:
    """A reference to so many cells of a column."""
    return _reference(0, column, count - 1, column)


def across(row: int, first: int, last: int) -> str:
    """A reference to cells of one category."""
    return _reference(row, first, row, last)


def _reference(row: int, column: int, last_row: int, last_column: int) -> str:
    from xlsxwriter.utility import xl_range_abs

    found = xl_range_abs(row + 1, column + 1, last_row + 1, last_column + 1)
    return f"{SHEET}!{found}"


def text_reference(place: str, words: Sequence[str]) -> Element:
    """Words in cells."""
    points = (C.pt(C.v(word), idx=i) for i, word in enumerate(words))
    return C.strRef(C.f(place), C.strCache(C.ptCount(val=len(words)), *points))


def number_reference(place: str, values: Sequence[Decimal | float | None]) -> Element:
    """Numbers in cells, of which some may be empty."""
    points = (
        C.pt(C.v(f"{value:f}" if not isinstance(value, float) else f"{value:g}"), idx=i)
        for i, value in enumerate(values)
        if value is not None
    )
    count = C.ptCount(val=len(values))
    return C.numRef(C.f(place), C.numCache(C.formatCode("General"), count, *points))
