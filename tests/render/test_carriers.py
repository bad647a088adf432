"""What a presentation carries of its claims: names, tags, the end of the notes, a manifest."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from conftest import write
from lxml import etree
from pptx import Presentation

from mkdeck.claims import content_hash
from mkdeck.languages import known_languages, load_language
from mkdeck.project import Project
from mkdeck.render.carriers import MANIFEST, claim_marks, marked, read_name, reference
from mkdeck.scene import Figure, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdeck.scene import Scene

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
TAGS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/tags"


@pytest.fixture(scope="module")
def slides(loyalty_built: Path) -> list[Any]:
    return list(Presentation(str(loyalty_built / "loyalty.pptx")).slides)


def tags(slide: Any, element: Any) -> dict[str, str]:
    """The tags of a shape or a slide by name; none where it has none."""
    [*found] = element.iterfind(f"{P}custDataLst/{P}tags")
    if not found:
        return {}
    relation = slide.part.rels[next(iter(found[0].attrib.values()))]
    assert relation.reltype == TAGS
    listed: Any = etree.fromstring(relation.target_part.blob)
    return {one.get("name"): one.get("val") for one in listed}


def tagged(slide: Any) -> Iterator[tuple[str, dict[str, str]]]:
    """Each shape's name with its tags."""
    for shape in slide._element.iter(f"{P}cNvPr"):
        yield shape.get("name"), tags(slide, shape.getparent().find(f"{P}nvPr"))


# --- names


@pytest.mark.parametrize(
    ("claims", "figures", "name"),
    [
        (("wait",), (), "[wait]"),
        (("wait", "wait"), (), "[wait]"),
        (("wait", "queue-2"), (), "[wait, queue-2]"),
        (("wait",), (Figure("5%", "wait", "value"),), "[wait]"),
        (("size",), (Figure("7.6", "size", "2020"), Figure("2020")), "[size.2020]"),
        (("size",), (Figure("7.6", "size", "2020"), Figure("6.5", "size", "2019")), "[size]"),
        (("ages",), (Figure("40%", "ages", "18 to 29"),), "[ages]"),
    ],
)
def test_claims_of_a_name(claims: tuple[str, ...], figures: tuple[Figure, ...], name: str) -> None:
    """A value is named where one alone is meant, and its name is one word."""
    assert marked(claims, figures) == name


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("value [wait]", ("value", (("wait", ""),))),
        ("value [wait] 2", ("value", (("wait", ""),))),
        ("Bars [wait, size.2020]", ("Bars", (("wait", ""), ("size", "2020")))),
        ("Rectangle 7", ("Rectangle 7", ())),
        ("Note [see below!]", ("Note [see below!]", ())),
    ],
)
def test_a_name_is_read_back(name: str, read: tuple[str, tuple[tuple[str, str], ...]]) -> None:
    assert read_name(name) == read


# --- tags


def test_what_shows_a_figure_has_tags_that_go_with_it(slides: list[Any], loyalty: Project) -> None:
    found = dict(tagged(slides[13]))
    claim = loyalty.library.claim("cxm-market-growth-in-a-year")
    assert claim is not None
    assert found[f"number [{claim.id}]"] == {
        "MKDECK_DECK": "loyalty",
        "MKDECK_MONTH": "2026-11",
        "MKDECK_LANGUAGE": "en",
        "MKDECK_CLAIMS": json.dumps(
            {claim.id: content_hash(claim, loyalty.language)}, separators=(",", ":")
        ),
        "MKDECK_FIGURES": f'[["+16.9%","{claim.id}","value"]]',
        "MKDECK_SOURCES": json.dumps(
            {
                claim.id: [
                    "Grand View Research, 2020",
                    f"footer [cxm-market-size-by-year, {claim.id}]",
                ]
            },
            separators=(",", ":"),
        ),
    }


def test_a_chart_has_its_values_and_those_of_its_description(slides: list[Any]) -> None:
    found = dict(tagged(slides[13]))["columns [cxm-market-size-by-year]"]
    assert [cell[1:] for cell in json.loads(found["MKDECK_CHART"])] == [
        ["2019", "6.5", "cxm-market-size-by-year", "$6.5bn"],
        ["2020", "7.6", "cxm-market-size-by-year", "7.6"],
    ]
    alt = [figure[0] for figure in json.loads(found["MKDECK_ALT"])]
    assert alt == ["2019", "$6.5 billion", "2020", "$7.6 billion"]


def test_every_figure_of_a_claim_is_in_the_tags_of_its_shape(
    slides: list[Any], loyalty_scenes: dict[str, list[Scene]]
) -> None:
    counted = 0
    for slide, scene in zip(slides, loyalty_scenes["deck"], strict=True):
        told = {name: found.get("MKDECK_FIGURES", "") for name, found in tagged(slide)}
        for item in scene.items:
            # Words of a group may stand in a chart of PowerPoint's own.
            if isinstance(item, Text) and any(figure.claim for figure in item.figures):
                said = json.loads(told[f"{item.role} {marked(item.claims, item.figures)}"])
                assert [one[0] for one in said] == [figure.text for figure in item.figures]
                counted += 1
    assert counted > 15


def test_a_slide_has_the_figures_that_are_no_claim_s_and_those_of_its_notes(
    slides: list[Any],
) -> None:
    found = tags(slides[10], slides[10]._element.find(f"{P}cSld"))
    figures = json.loads(found["MKDECK_FIGURES"])
    assert figures["title [chance-of-sale-existing-and-new]"] == ["3"], "our own arithmetic"
    assert [text for name, [*texts] in figures.items() if name[:4] == "axis" for text in texts] == [
        *("0", "20", "40", "60", "80", "100%")
    ]
    notes = json.loads(found["MKDECK_NOTES"])
    assert notes[0] == ["60–70%", "chance-of-sale-existing-and-new", "existing"]
    assert "page" not in "".join(figures), "a slide's number follows the slide"


# --- notes


def test_notes_end_in_the_claims_with_their_figures(slides: list[Any]) -> None:
    last = slides[13].notes_slide.notes_text_frame.paragraphs[-1].text.replace("\u00a0", " ")
    assert last == (
        "Claims on this slide: [cxm-market-size-by-year.2019] $6.5 billion; "
        "[cxm-market-size-by-year.2020] $7.6 billion; [cxm-market-growth-in-a-year] +16.9%. "
        "Library of 2026-11."
    )
    assert [named for [named] in claim_marks(last)] == [
        ("cxm-market-size-by-year", "2019"),
        ("cxm-market-size-by-year", "2020"),
        ("cxm-market-growth-in-a-year", ""),
    ]


@pytest.mark.parametrize("tag", known_languages())
def test_every_language_says_so(tag: str) -> None:
    said = load_language(tag).word("traced", figures="[wait] 5%", month="2026-11")
    assert list(claim_marks(said)) == [(("wait", ""),)]
    assert re.search("(2026-11)", said)
    assert "2026" not in load_language(tag).word("traced", figures="[wait] 5%", month="none")


@pytest.mark.parametrize(
    ("kept", "listed"), [("internal", True), ("public", True), ("none", False)]
)
def test_notes_without_claims_list_none(project: Path, kept: str, listed: bool) -> None:
    slide = "{kind: hero, claim: young-leave, notes: Breathe.}"
    write("decks/kept.yaml", f"title: A\nnotes: {kept}\nslides: [{slide}]\n")
    Project.open(Path("decks/kept.yaml")).make(Path("output"), ["deck"])
    [made] = Presentation("output/kept/kept.pptx").slides
    notes = made.notes_slide.notes_text_frame.text
    assert notes.startswith("Breathe.")
    assert ("[young-leave] 40%" in notes) is listed
    assert tags(made, made._element.find(f"{P}cSld"))["MKDECK_DECK"] == "kept"


# --- the manifest


def test_a_presentation_holds_its_manifest(loyalty_built: Path) -> None:
    with zipfile.ZipFile(loyalty_built / "loyalty.pptx") as package:
        root: Any = etree.fromstring(package.read("customXml/item1.xml"))
    assert root.tag == f"{{{MANIFEST}}}manifest"
    assert dict(root.attrib) == {
        "deck": "loyalty",
        "month": "2026-11",
        "language": "en",
        "mkdeck": root.get("mkdeck"),
    }
    assert len(root.findall(f"{{{MANIFEST}}}slide")) == 16
    [market] = [one for one in root if one.get("id") == "cxm-market-size-by-year"]
    figures = {one.get("name"): one.text for one in market.iter(f"{{{MANIFEST}}}figure")}
    assert figures == {"2019": "$6.5\u00a0billion", "2020": "$7.6\u00a0billion"}
    assert market.findtext(f"{{{MANIFEST}}}source") == "Grand View Research, 2020"


# --- hashes


def test_a_hash_follows_what_a_reader_is_told(loyalty: Project) -> None:
    claim = loyalty.library.claim("service-matters-to-loyalty")
    assert claim is not None
    english = content_hash(claim, loyalty.language)
    assert english == content_hash(claim, loyalty.language)
    assert english != content_hash(claim, load_language("et")), "in that language"

    def changed(**fields: Any) -> str:
        spec = claim.spec.model_copy(update=fields)
        return content_hash(type(claim)(**{**vars(claim), "spec": spec}), loyalty.language)

    assert changed(standing="avoid", reason="It was retracted") != english
    assert changed(remark="Look at it again", glyph="phone") == english
    assert reference(claim.id, ["value"]) == claim.id
