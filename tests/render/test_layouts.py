"""Layouts: one for each kind, whose placeholders the slides fill and say nothing of themselves."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from conftest import ROOT
from pptx import Presentation
from tools.text_boxes import mark

from mkdeck import open_deck
from mkdeck.scene import Text
from mkdeck.sections import kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdeck.scene import Scene

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"

Made = tuple[Any, list["Scene"]]
"""A presentation and its scenes."""


@pytest.fixture(scope="module", params=["loyalty", "gallery"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    project = open_deck(ROOT / "decks" / f"{request.param}.yaml")
    folder = tmp_path_factory.mktemp("layouts")
    project.make(folder, ("deck",))
    file = folder / request.param / f"{request.param}.pptx"
    return Presentation(str(file)), project.scenes(("deck",))["deck"]


def held(slide: Any) -> Iterator[tuple[str, Any]]:
    """The placeholders of a slide with their types and numbers, further ones like the first."""
    for shape in slide._element.iter(f"{P}sp"):
        found = mark(shape)
        if found:
            yield f"{found[0]} {int(found[1]) % 100}", shape


def test_every_kind_of_slide_has_a_layout(made: Made) -> None:
    names = [layout.name for layout in made[0].slide_layouts]
    assert len(names) == len(set(names))
    assert {name for name, kind in kinds().items() if "slide" in kind.forms} == {
        name.split()[0].lower() for name in names
    }
    for slide, scene in zip(made[0].slides, made[1], strict=True):
        assert slide.slide_layout.name.split()[0].lower() == scene.kind


def test_slides_stand_as_their_layouts_say(made: Made) -> None:
    """Every placeholder of the two decks; what is left for others is measured, not promised."""
    counts: Counter[str] = Counter()
    for slide in made[0].slides:
        for what, shape in held(slide):
            assert len(shape.find(f"{P}spPr")) == 0, (slide.slide_layout.name, what)
            for part in ("bodyPr", "lstStyle"):
                element = shape.find(f"{P}txBody/{A}{part}")
                assert (dict(element.attrib), len(element)) == ({}, 0)
            counts[what] += 1
    slides = len(made[1])
    assert counts["title 0"] == slides
    assert counts["sldNum 12"] == slides - 1, "all but the title slide"
    assert counts["body 20"] == sum(
        any(item.role == "footer" for item in scene.items if hasattr(item, "role"))
        for scene in made[1]
    )
    assert counts["body 13"] > 5
    assert counts["body 14"] > 5


def test_runs_in_placeholders_say_no_more_than_where_they_differ(made: Made) -> None:
    plain = told = 0
    for slide in made[0].slides:
        for _, shape in held(slide):
            for look in shape.iter(f"{A}rPr"):
                assert set(look.attrib) <= {"lang", "b", "i", "sz", "spc"}
                assert look.find(f"{A}latin") is None, "the theme's faces, by the layout"
                plain += set(look.attrib) == {"lang"} and len(look) == 0
                told += 1
    assert plain / told > 0.7


def test_a_source_is_a_body_and_never_a_footer(made: Made) -> None:
    """Insert > Header & Footer would write over it on every slide."""
    for slide in made[0].slides:
        assert not any(what.startswith(("ftr", "dt")) for what, _ in held(slide))


def test_date_footer_and_number_can_be_inserted(made: Made) -> None:
    deck = made[0]
    for holder in (deck.slide_master, *deck.slide_layouts):
        found = {mark(shape)[0] for shape in holder._element.iter(f"{P}sp") if mark(shape)}  # type: ignore[index]  # it has one
        assert {"dt", "ftr"} <= found
        assert "sldNum" in found or holder.name == "Title"


def test_rules_stand_on_the_layout(made: Made) -> None:
    """The one that opens a page and the one above its source; others where all slides have them."""
    for slide, scene in zip(made[0].slides, made[1], strict=True):
        fixed = [s for s in slide.slide_layout.shapes if s.name.startswith("rule")]
        assert fixed[0].top == 32 * 12700
        loose = [shape for shape in slide.shapes if shape.name.startswith("rule")]
        assert not loose or scene.kind == "sources"


def test_a_layout_of_a_coloured_ground_maps_its_colours(made: Made) -> None:
    for slide, scene in zip(made[0].slides, made[1], strict=True):
        mapping = slide.slide_layout._element.find(f"{P}clrMapOvr")[0].tag
        inherits = f"{A}masterClrMapping"
        assert (mapping == inherits) == (scene.layout == "paper")


def test_a_chart_fills_the_placeholder_of_its_layout(made: Made) -> None:
    charts = 0
    for slide in made[0].slides:
        for frame in slide._element.iter(f"{P}graphicFrame"):
            holder = frame.find(f"{P}nvGraphicFramePr/{P}nvPr/{P}ph")
            if holder is not None:
                table = frame.find(f".//{A}tbl") is not None
                idx = 19 if table else 16
                assert (holder.get("type"), holder.get("idx")) == (
                    "tbl" if table else "chart",
                    str(idx),
                )
                in_layout = slide.slide_layout.placeholders
                assert [p.placeholder_format.idx for p in in_layout].count(idx) == 1
                charts += not table
    assert charts >= 5


def test_layouts_ask_in_the_language_of_the_deck(project: Any) -> None:
    deck = {"title": "Pealkiri", "language": "et", "slides": [{"kind": "divider", "title": "Osa"}]}
    made = open_deck(yaml.safe_dump(deck), name="eesti")
    made.make(project / "output", ("deck",))
    opened = Presentation(str(project / "output/eesti/eesti.pptx"))
    shapes = (shape for layout in opened.slide_layouts for shape in list(layout.placeholders))
    said = {shape.text_frame.text for shape in shapes}
    assert "Pealkiri: mis sellest järeldub" in said
    assert "Allikas:" in said
    assert not any("Title" in words for words in said)


def test_words_on_the_right_are_no_wider_than_their_boxes(made: Made) -> None:
    """LibreOffice would break them."""
    counted = 0
    for slide, scene in zip(made[0].slides, made[1], strict=True):
        wide = {
            item.string: item.ink
            for item in scene.flat()
            if isinstance(item, Text) and item.align == "right" and len(item.lines) == 1
        }
        for shape in slide.placeholders:
            said = shape.text_frame.text if shape.has_text_frame else ""
            if said in wide:
                assert shape.width / 12700 >= wide[said], (scene.name, said)
                counted += 1
    assert counted > 10
