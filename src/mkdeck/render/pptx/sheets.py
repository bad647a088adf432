"""The sheet that a chart is edited in: categories down, a column for each series."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from mkdeck.render.pptx.cells import NAMES, SHEET, cell

if TYPE_CHECKING:
    from mkdeck.render.pptx.labels import Labels
    from mkdeck.scene import Plot

CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""Date of every sheet, so that equal charts are equal bytes."""


def place(row: int) -> float:
    """Where a category stands on an axis of rows, counted from the uppermost."""
    return row + 0.5


def workbook(plot: Plot, labels: Labels) -> bytes:
    """The data of a plot as an Excel file; a column that follows from others has formulas."""
    from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it has no types

    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    book.set_properties({"created": CREATED})
    sheet = book.add_worksheet(SHEET)
    for row, name in enumerate(plot.categories):
        sheet.write_string(cell(row, NAMES), name)
    codes = iter(labels.codes)
    for index, series in enumerate(plot.series):
        sheet.write_string(cell(-1, index), series.name)
        for row, point in enumerate(series.points):
            if point.value is None:
                continue
            code = next(codes) if point.text else ""
            look = book.add_format({"num_format": code}) if code else None
            value = float(labels.counted(point.value))
            if series.formula:
                others = (cell(row, other) for other in range(index))
                follows = f"={series.formula.format(*others)}"
                sheet.write_formula(cell(row, index), follows, look, value)
            else:
                sheet.write_number(cell(row, index), value, look)
    if plot.shape == "dots":
        # Two columns, since a line between two dots has a height at each.
        after = len(plot.series)
        for row in range(len(plot.categories)):
            first, second = cell(row, after), cell(row, after + 1)
            sheet.write_number(first, place(row))
            sheet.write_formula(second, f"={first}", None, place(row))
    sheet.set_column(0, 0, 40)
    book.close()
    return buffer.getvalue()
