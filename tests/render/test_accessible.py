"""The rules of PowerPoint's accessibility checker, over decks of ours and of others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest
from conftest import ROOT
from lxml import etree
from pptx import Presentation

from mkdeck import open_deck

if TYPE_CHECKING:
    from collections.abc import Iterator

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
EMU = 12700

AIR = 4.0
"""Points."""

DECKS = [
    *("decks/loyalty", "decks/gallery", "tests/libraries/trial/decks/trial-ja"),
    *(
        pytest.param(deck, marks=pytest.mark.slow)
        for deck in (
            "decks/topics/speed",
            "tests/libraries/election/decks/election",
            "tests/libraries/inflation/decks/inflation",
        )
    ),
]


@pytest.fixture(scope="module", params=DECKS)
def deck(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("accessible")
    open_deck(ROOT / f"{request.param}.yaml").make(folder, ("deck",))
    (file,) = folder.rglob("*.pptx")
    return Presentation(str(file))


@dataclass(frozen=True)
class Shape:
    """What stands on a slide of its own, in the order that it is read in."""

    element: Any
    title: bool
    words: str
    alt: str
    decorative: bool
    box: tuple[float, float, float, float]


def read(slide: Any) -> Iterator[Shape]:
    """The slide's shapes as a screen reader comes to them, groups as a whole."""
    for shape in slide.shapes:
        element = shape._element
        identity = next(element.iter(f"{P}cNvPr"))
        holder = element.find(f"*/{P}nvPr/{P}ph")
        place = shape.left, shape.top, shape.left + shape.width, shape.top + shape.height
        yield Shape(
            element,
            holder is not None and holder.get("type") == "title",
            "".join(text.text or "" for text in element.iter(f"{A}t")).strip(),
            identity.get("descr", ""),
            b"decorative xmlns" in etree.tostring(identity)
            and b'val="1"' in etree.tostring(identity),
            tuple(edge / EMU for edge in place),
        )


def test_every_slide_has_a_title_of_its_own_that_is_read_first(deck: Any) -> None:
    titles = []
    for slide in deck.slides:
        first, *others = (one for one in read(slide) if not one.decorative)
        assert first.title
        assert not any(one.title for one in others)
        assert re.search(r"[^\W\d]", first.words), "a title is words, not a figure alone"
        titles.append(first.words.casefold())
    assert len(titles) == len(set(titles))


def test_everything_is_said_once(deck: Any) -> None:
    """What has no words has a description or is decoration, and what decorates has none."""
    for slide in deck.slides:
        for one in read(slide):
            drawn = one.element.tag != f"{P}sp"
            if one.decorative:
                assert not one.alt
                assert drawn or not one.words
            else:
                assert one.alt or (one.words and not drawn), one.element.tag
                assert one.alt != one.words
        told = [one.alt for one in read(slide) if one.alt]
        assert len(told) == len(set(told))
        for words in told:
            assert not re.search(r"\.(png|svg|jpe?g)\b", words), (
                "a description is no name of a file"
            )
        for group in slide._element.iter(f"{P}grpSp"):
            inner = [one for one in group.iter(f"{P}cNvPr") if one.get("descr")]
            assert len({one.get("descr") for one in inner}) == len(inner)


def test_a_slide_is_read_from_its_title_down(deck: Any) -> None:
    """Nothing that stands wholly above something else in its column is read after it.

    Words over a chart are read after it, in the order of its figures.
    """
    for number, slide in enumerate(deck.slides, 1):
        shown = [one for one in read(slide) if not one.decorative]
        charts = [one for one in shown if one.element.tag != f"{P}sp"]
        for i, one in enumerate(shown):
            for later in shown[i + 1 :]:
                beside = later.box[2] <= one.box[0] or later.box[0] >= one.box[2]
                above = later.box[3] <= one.box[1] + 1
                over = any(touch(later.box, chart.box) for chart in charts)
                assert beside or over or not above or one.title, (number, one.words, later.words)


def touch(box: tuple[float, ...], other: tuple[float, ...]) -> bool:
    left, top, right, bottom = other
    return box[0] < right and left < box[2] and box[1] < bottom and top < box[3]


def test_no_box_of_words_lies_over_another(deck: Any) -> None:
    """But for the air between lines, which boxes of words close to each other share."""
    for number, slide in enumerate(deck.slides, 1):
        boxes = [one for one in read(slide) if one.words and one.element.tag == f"{P}sp"]
        for one, other in combinations(boxes, 2):
            over = (max(one.box[0], other.box[0]), max(one.box[1], other.box[1]))
            ends = (min(one.box[2], other.box[2]), min(one.box[3], other.box[3]))
            shared = min(end - start for start, end in zip(over, ends, strict=True))
            assert shared <= AIR, (number, one.words, other.words)


def test_tables_have_a_row_of_names_and_whole_cells(deck: Any) -> None:
    for slide in deck.slides:
        for table in slide._element.iter(f"{A}tbl"):
            assert table.find(f"{A}tblPr").get("firstRow") == "1"
            rows = [
                ["".join(cell.itertext()).strip() for cell in row] for row in table.iter(f"{A}tr")
            ]
            assert all(rows[0])
            assert all(any(row) for row in rows), "no row is empty"
            for cell in table.iter(f"{A}tc"):
                assert not {"gridSpan", "rowSpan", "hMerge", "vMerge"} & set(cell.attrib)


def test_links_say_where_they_lead(deck: Any) -> None:
    for slide in deck.slides:
        for run in slide._element.iter(f"{A}r"):
            if run.find(f"{A}rPr/{A}hlinkClick") is not None:
                words = run.findtext(f"{A}t")
                assert words.strip()
                assert "://" not in words


def test_sections_have_names_of_their_own(deck: Any) -> None:
    sections = list(deck.part._element.iter(f"{P14}section"))
    names = [section.get("name") for section in sections]
    assert len(names) == len(set(names))
    assert all(names)
    listed = [slide.get("id") for section in sections for slide in section.iter(f"{P14}sldId")]
    assert not listed or listed == [str(slide.slide_id) for slide in deck.slides]
    assert len({section.get("id") for section in sections}) == len(sections)


def test_every_run_says_its_language(deck: Any) -> None:
    for slide in deck.slides:
        for run in slide._element.iter(f"{A}r", f"{A}fld"):
            assert run.find(f"{A}rPr").get("lang")


def test_nothing_moves_flashes_or_plays(deck: Any) -> None:
    for slide in deck.slides:
        assert slide._element.find(f"{P}timing") is None
        assert slide._element.find(f"{P}transition") is None
