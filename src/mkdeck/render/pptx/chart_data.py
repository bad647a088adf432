"""A chart read back: what it draws, what its sheet holds, what is typed into it."""

from __future__ import annotations

import re
import zipfile
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from mkdeck.render.delivered import Chart, Series
from mkdeck.render.pptx.labels import printed
from mkdeck.render.pptx.xml import CHART, tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_C = f"{{{CHART}}}"

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

_CELL = re.compile(r"([A-Z]+)([0-9]+)")

LONGEST = 100
"""Powers of ten beyond which a value is not printed."""

MOST_SHEET = 10_000_000
"""How large a sheet of a chart may be, and its words."""


def read_chart(part: Any) -> Chart | None:
    """The chart in a part of the package; None where there is none."""
    try:
        root = etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False))
        series = tuple(map(_series, root.iter(f"{_C}ser")))
    except (AttributeError, ValueError, etree.XMLSyntaxError):
        return None
    return Chart(series, _sheet(part), tuple(_words(root, part))) if series else None


def _series(element: Element) -> Series:
    name = "".join(_points(element.find(f"{_C}tx")))
    drawn = next(
        (element.find(f"{_C}{key}") for key in ("val", "xVal") if _has(element, key)), None
    )
    values = _points(drawn)
    labels = tuple(_printed(element, i, value) for i, value in enumerate(values))
    return Series(name, tuple(_points(element.find(f"{_C}cat"))), tuple(values), labels)


def _printed(series: Element, index: int, value: str) -> str:
    """The label at a value: words that were typed, else what its format prints; or nothing."""
    labels = series.find(f"{_C}dLbls")
    if labels is None:
        return ""
    places = (one for one in labels.iterfind(f"{_C}dLbl") if _said(one, "idx") == str(index))
    own = next(places, labels)
    if own.find(f"{_C}tx") is not None:
        return "".join(one.text or "" for one in own.iter(tag("a:t")))
    if _said(own, "delete") == "1" or _said(own, "showVal") == "0":
        return ""
    code = own.find(f"{_C}numFmt")
    try:
        number = Decimal(value)
        drawn = number.is_finite() and abs(number.adjusted()) < LONGEST
        return printed(code.get("formatCode", ""), number) if drawn and code is not None else ""
    except ArithmeticError:
        return ""


def _said(holder: Element, key: str) -> str:
    """The value of a child."""
    found = holder.find(f"{_C}{key}")
    return "" if found is None else found.get("val", "")


def _has(element: Element, key: str) -> bool:
    return element.find(f"{_C}{key}") is not None


def _points(holder: Element | None) -> list[str]:
    """What is kept of the cells of a reference, in order; nothing for one that is empty."""
    if holder is None:
        return []
    found = {
        int(point.get("idx", "0")): point.findtext(f"{_C}v") or ""
        for point in holder.iter(f"{_C}pt")
    }
    if not found:
        alone = holder.findtext(f"{_C}v")
        return [alone] if alone else []
    return [found.get(i, "") for i in range(max(found) + 1)]


def _words(root: Element, part: Any) -> Iterator[str]:
    """Words of titles that somebody typed, and of boxes in the chart."""
    for title in root.iter(f"{_C}title"):
        yield "".join(one.text or "" for one in title.iter(tag("a:t")))
    for relation in part.rels.values():
        if relation.reltype == RT.CHART_USER_SHAPES and not relation.is_external:
            drawn = etree.fromstring(relation.target_part.blob)
            for paragraph in drawn.iter(tag("a:p")):
                yield "".join(one.text or "" for one in paragraph.iter(tag("a:t")))


def _sheet(part: Any) -> tuple[Series, ...] | None:
    """The first sheet of the workbook: categories down the first column, then the series."""
    related = (one for one in part.rels.values() if one.reltype == RT.PACKAGE)
    relation = next(related, None)
    if relation is None or relation.is_external:
        return None
    try:
        cells = dict(_cells(relation.target_part.blob))
    except (zipfile.BadZipFile, KeyError, ValueError, IndexError, etree.XMLSyntaxError):
        return None
    last = max((row for _, row in cells), default=0)
    columns = sorted({column for column, _ in cells} - {0})
    names = tuple(cells.get((0, row), "") for row in range(2, last + 1))
    return tuple(
        Series(
            cells.get((column, 1), ""),
            names,
            tuple(cells.get((column, row), "") for row in range(2, last + 1)),
        )
        for column in columns
    )


def _cells(data: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    """What each cell of the first sheet holds, by column from 0 and row from 1."""
    with zipfile.ZipFile(BytesIO(data)) as book:
        sheets = sorted(
            one for one in book.namelist() if re.match(r"xl\Wworksheets/[^/]+\.xml", one)
        )
        sheet = _parsed(book, sheets[0])
        shared: list[str] = []
        if "xl/sharedStrings.xml" in book.namelist():
            words = _parsed(book, "xl/sharedStrings.xml")
            shared = [_content(one) for one in words.iter(f"{_S}si")]
    for cell in sheet.iter(f"{_S}c"):
        place = _CELL.fullmatch(cell.get("r", ""))
        if place is None:
            continue
        column = 0
        for letter in place[1]:
            column = 26 * column + ord(letter) - ord("A") + 1
        value = cell.findtext(f"{_S}v") or ""
        if cell.get("t") == "s":
            value = shared[int(value)]
        elif cell.get("t") == "inlineStr":
            value = _content(cell)
        yield (column - 1, int(place[2])), value


def _content(element: Element) -> str:
    return "".join(one.text or "" for one in element.iter(f"{_S}t"))


def _parsed(book: zipfile.ZipFile, name: str) -> Element:
    if book.getinfo(name).file_size > MOST_SHEET:
        raise ValueError(name)
    return etree.fromstring(book.read(name), etree.XMLParser(resolve_entities=False))
