"""The list of sources as a table of PowerPoint's own, with links from marks to rows and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from conftest import ROOT
from pptx import Presentation

from mkdeck import open_deck
from mkdeck.render.pptx.boxes import first_baseline, spacing_of
from mkdeck.scene import Rect, Table, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdeck.scene import Scene

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
EMU = 12700

Made = tuple[Any, list["Scene"]]
"""A presentation and its scenes."""


@pytest.fixture(scope="module", params=["decks/loyalty", "tests/libraries/election/decks/election"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    project = open_deck(ROOT / f"{request.param}.yaml")
    folder = tmp_path_factory.mktemp("tables")
    project.make(folder, ("deck",))
    (file,) = folder.rglob("*.pptx")
    return Presentation(str(file)), project.scenes(("deck",))["deck"]


def tables(made: Made) -> Iterator[tuple[Any, Any, Table]]:
    """Each slide with a table: the slide, its frame, and the table of the scene."""
    for slide, scene in zip(made[0].slides, made[1], strict=True):
        for item in scene.items:
            if isinstance(item, Table):
                (frame,) = (shape for shape in slide.shapes if shape.has_table)
                yield slide, frame, item


def test_sources_are_a_table_with_a_row_of_names(made: Made) -> None:
    assert list(tables(made))
    for _, frame, _ in tables(made):
        assert frame.table.first_row
        named = [cell.text_frame.text for cell in frame.table.rows[0].cells]
        assert named == ["No.", "Source", "What is cited", "Slides"]
        assert frame._element.nvGraphicFramePr.cNvPr.get("descr").startswith("Sources: No.;")


def test_words_stand_in_cells_where_the_scene_has_them(made: Made) -> None:
    for _, frame, table in tables(made):
        box = table.box
        place = frame.left, frame.top, frame.width, frame.height
        assert [length / EMU for length in place] == pytest.approx(
            [box.x, box.y, box.width, box.height], abs=0.01
        )
        top = table.y
        for row, texts in zip(frame.table.rows, table.cells(), strict=True):
            left = table.x
            for cell, text in zip(row.cells, texts, strict=True):
                width = table.columns[texts.index(text)] if text else 0.0
                if text:
                    begins, ends = left + cell.margin_left / EMU, left + width
                    ends -= cell.margin_right / EMU
                    assert ends - begins >= text.ink - 0.01
                    edge = begins if text.align == "left" else ends
                    own = text.x if text.align == "left" else text.x + text.width
                    assert edge == pytest.approx(own, abs=0.01)
                    above = first_baseline(spacing_of(text)) * text.size
                    assert top + cell.margin_top / EMU + above == pytest.approx(text.y, abs=0.02)
                    high = cell.margin_top / EMU + len(text.lines) * text.pitch
                    assert high <= row.height / EMU + 0.01, "the row is not made higher"
                left += width
            top += row.height / EMU


def test_rules_are_edges_of_cells(made: Made) -> None:
    for _, frame, table in tables(made):
        rules = sum(isinstance(item, Rect) for item in table.items)
        drawn = [
            row
            for row in frame._element.iter(f"{A}tr")
            if all(edge.find(f"{A}solidFill") is not None for edge in row.iter(f"{A}lnT"))
        ]
        assert len(drawn) == rules == len(frame.table.rows) - 1


def test_marks_lead_to_the_row_of_their_source(made: Made) -> None:
    deck, scenes = made
    rows = {
        anchor: number
        for number, scene in enumerate(scenes, 1)
        for item in scene.items
        if isinstance(item, Table)
        for anchor in item.anchors
        if anchor
    }
    found = 0
    for slide, scene in zip(deck.slides, scenes, strict=True):
        meant = [
            run.link.removeprefix("#")
            for item in scene.items
            if isinstance(item, Text)
            for line in item.lines
            for run in line
            if run.link.startswith("#source-")
        ]
        for mark, (words, number) in zip(meant, jumps(deck, slide, "["), strict=True):
            assert words == f"[{mark.removeprefix('source-')}]"
            assert number == rows[mark]
            found += 1
    assert found >= 2


def test_the_list_leads_back_to_its_slides(made: Made) -> None:
    found = 0
    for slide, _, _ in tables(made):
        for words, number in jumps(made[0], slide, ""):
            assert words == str(number)
            found += 1
    assert found >= 2


def jumps(deck: Any, slide: Any, begins: str) -> Iterator[tuple[str, int]]:
    """What leads to slides: the words, and the number of the slide."""
    parts = [other.part for other in deck.slides]
    for run in slide._element.iter(f"{A}r"):
        link = run.find(f"{A}rPr/{A}hlinkClick")
        words = run.findtext(f"{A}t")
        if link is not None and link.get("action") and words.startswith(begins):
            yield words, parts.index(slide.part.related_part(link.get(f"{R}id"))) + 1
