"""Tables of the presentation's own: a first row with the names of columns, rules between rows."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from mkdeck.render.pptx.boxes import first_baseline, spacing_of
from mkdeck.render.pptx.xml import A, P, emu, frame
from mkdeck.scene import Rect, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lxml.etree import _Element as Element

    from mkdeck.render.pptx.paragraphs import Paragraphs
    from mkdeck.scene import Box, Scene, Text

TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"

PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The style of PowerPoint's own that has neither grid nor fills."""

SMALLEST = 100
"""Size of what is not there, in hundredths of a point, so that no row is higher for it."""


def table_frame(
    table: Table, identity: Element, paragraphs: Paragraphs, *holder: Element
) -> Element:
    """The table's frame on a slide.

    Args:
        table: What it shows.
        identity: Its number, name and alternative text.
        paragraphs: Makes those of its cells.
        holder: Which placeholder it fills, if any.
    """
    box = table.box
    edges = [0.0, *accumulate(table.rows)]
    ruled = {round(item.y - table.y, 1): item for item in table.items if isinstance(item, Rect)}
    rules = [ruled.get(round(edge, 1)) for edge in edges]
    grid = A.tblGrid(*(A.gridCol(w=emu(width)) for width in table.columns))
    rows = [
        A.tr(
            *_cells(table, cells, i, rules[i], rules[i + 1], paragraphs),
            h=emu(height),
        )
        for i, (cells, height) in enumerate(zip(table.cells(), table.rows, strict=True))
    ]
    properties = A.tblPr(A.tableStyleId(PLAIN), firstRow=1)
    return P.graphicFrame(
        P.nvGraphicFramePr(
            identity, P.cNvGraphicFramePr(A.graphicFrameLocks(noGrp=1)), P.nvPr(*holder)
        ),
        P.xfrm(*frame(box.x, box.y, box.width, box.height)),
        A.graphic(A.graphicData(A.tbl(properties, grid, *rows), uri=TABLE)),
    )


def table_place(scene: Scene) -> Box | None:
    """Where the first table of a scene stands, if it has one."""
    return next((item.box for item in scene.items if isinstance(item, Table)), None)


def _cells(
    table: Table,
    texts: Sequence[Text | None],
    row: int,
    above: Rect | None,
    below: Rect | None,
    paragraphs: Paragraphs,
) -> list[Element]:
    """The cells of a row, each with its text where the scene has it."""
    top = table.y + sum(table.rows[:row])
    made, x = [], table.x
    for text, width in zip(texts, table.columns, strict=True):
        if text is None:
            words = A.p(A.endParaRPr(lang=paragraphs.document.office.lang, sz=SMALLEST))
            insets = dict.fromkeys(("marL", "marR", "marT", "marB"), 0)
        else:
            words = paragraphs.celled(text)
            insets = _insets(text, x, top, width)
        body = A.txBody(A.bodyPr(), A.lstStyle(), words)
        edges = (
            _edge("lnL", None, paragraphs.paint),
            _edge("lnR", None, paragraphs.paint),
            _edge("lnT", above, paragraphs.paint),
            _edge("lnB", below, paragraphs.paint),
        )
        made.append(A.tc(body, A.tcPr(*edges, A.noFill(), **insets, anchor="t")))
        x += width
    return made


def _insets(text: Text, left: float, top: float, width: float) -> dict[str, int]:
    """Margins of a cell that bring its text to its place, with the width that it was broken to."""
    before = max(text.x - text.hang - left, 0.0)
    after = max(width - before - text.width, 0.0)
    if text.align != "right" and len(text.lines) == 1:
        after = max(min(after, width - before - text.ink - 2.0), 0.0)
    above = text.y - top - first_baseline(spacing_of(text)) * text.size
    return {"marL": emu(before), "marR": emu(after), "marT": emu(max(above, 0.0)), "marB": 0}


def _edge(name: str, rule: Rect | None, paint: Callable[[str], Element]) -> Element:
    """An edge of cells: a rule, or nothing."""
    edge: Callable[..., Element] = getattr(A, name)
    if rule is None:
        return edge(A.noFill(), w=0)
    return edge(paint(rule.fill), w=emu(rule.height), cap="flat", cmpd="sng")
