"""The sheet that a chart is edited in: categories down, a column for each series."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from mkdeck.render.pptx.cells import SHEET

if TYPE_CHECKING:
    from mkdeck.render.pptx.labels import Labels
    from mkdeck.scene import Plot

CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""Date of every sheet, so that equal charts are equal bytes."""


def place(row: int) -> float:
    """Where a category stands on an axis of rows, counted from the uppermost."""
    return row + 0.5


def column(series: int) -> str:
    """The letter of the column of a series, counted from 0; categories have the first one."""
    return chr(ord("B") + series)


def workbook(plot: Plot, labels: Labels) -> bytes:
    """The data of a plot as an Excel file; a column that follows from others has formulas."""
    from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it has no types

    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    book.set_properties({"created": CREATED})
    sheet = book.add_worksheet(SHEET)
    for row, name in enumerate(plot.categories, 1):
        sheet.write_string(row, 0, name)
    codes = iter(labels.codes)
    for index, series in enumerate(plot.series):
        sheet.write_string(0, index + 1, series.name)
        for row, point in enumerate(series.points, 1):
            if point.value is None:
                continue
            code = next(codes) if point.text else ""
            look = book.add_format({"num_format": code}) if code else None
            value = float(labels.counted(point.value))
            if series.formula:
                cells = [f"{column(i)}{row + 1}" for i in range(len(plot.series))]
                sheet.write_formula(
                    row, index + 1, f"={series.formula.format(*cells)}", look, value
                )
            else:
                sheet.write_number(row, index + 1, value, look)
    if plot.shape == "dots":
        # Two columns, since a line between two dots has a height at each.
        first = len(plot.series) + 1
        for row in range(len(plot.categories)):
            sheet.write_number(row + 1, first, place(row))
            sheet.write_formula(
                row + 1, first + 1, f"={column(first - 1)}{row + 2}", None, place(row)
            )
    sheet.set_column(0, 0, 40)
    book.close()
    return buffer.getvalue()
