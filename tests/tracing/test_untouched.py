"""What people do to decks without touching a figure draws no finding."""

from __future__ import annotations

import copy
import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from conftest import DELIVERED, ROOT
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.util import Pt
from tools.planting import A, Deck, copied, stripped, without_manifest, wrong
from tools.templates import blank, saved

from mkdeck.project import Project
from mkdeck.trace import trace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdeck.claims import Library

    Delivered = Callable[[str], tuple[bytes, Library]]

FAST = ("loyalty", "trial-ja")


def slowly(name: str) -> Any:
    """A deck that is looked at in slow runs only."""
    return pytest.param(name, marks=pytest.mark.slow)


EVERY = [name if name in FAST else slowly(name) for name in DELIVERED]
"""All decks; two of them in every run."""


@pytest.mark.parametrize("name", EVERY)
def test_a_deck_as_it_was_delivered(name: str, delivered: Delivered) -> None:
    data, library = delivered(name)
    traced = trace("deck.pptx", data, library)
    assert wrong(traced) == []
    assert traced.others == 0
    assert len(traced.findings) > 20
    assert all((one.claim and one.library) or one.part == "chart" for one in traced.findings)


def split_runs(deck: Deck) -> None:
    """Every letter of a number in a run of its own, as spelling checkers and people leave them."""
    for slide in deck.slides:
        for run in list(slide._element.iter(f"{A}r")):
            said = run.find(f"{A}t").text or ""
            if len(said) > 1 and any(letter.isdigit() for letter in said):
                for letter in said:
                    piece = copy.deepcopy(run)
                    piece.find(f"{A}t").text = letter
                    run.addprevious(piece)
                run.getparent().remove(run)


def restyled(deck: Deck) -> None:
    """Other sizes and colours in every run."""
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                for paragraph in shape.text_frame.paragraphs:
                    for run in paragraph.runs:
                        run.font.size, run.font.bold = Pt(17), True
                        run.font.color.rgb = RGBColor(0x12, 0x34, 0x56)  # type: ignore[no-untyped-call]  # it has no types


def other_theme(deck: Deck) -> None:
    """Other fonts and colours in the theme."""
    for part in deck.made.part.package.iter_parts():
        if str(part.partname).startswith("/ppt/theme/"):
            part._blob = re.sub(rb'val="[0-9A-F]{6}"', b'val="336699"', part.blob)


def reordered(deck: Deck) -> None:
    """The slides in the opposite order."""
    listed = deck.made.slides._sldIdLst
    for one in list(listed)[::-1]:
        listed.append(one)


def some_deleted(deck: Deck) -> None:
    """Every third slide taken out."""
    listed = deck.made.slides._sldIdLst
    for one in list(listed)[::3]:
        deck.made.part.drop_rel(one.rId)
        listed.remove(one)


def one_duplicated(deck: Deck) -> None:
    """A slide a second time, with its tags."""
    for slide in deck.slides[2:5]:
        copied(slide, deck.made, tags=True)


def moved_about(deck: Deck) -> None:
    """Every shape somewhere else and larger."""
    for slide in deck.slides:
        for place in slide._element.iter(f"{A}off"):
            place.set("x", str(int(place.get("x")) // 2))


def other_spaces(deck: Deck) -> None:
    """Plain spaces in the place of those that do not break, and one before each per cent sign."""
    for slide in deck.slides:
        for text in slide._element.iter(f"{A}t"):
            text.text = re.sub(r"(?<=\d)%", " %", (text.text or "").replace("\u00a0", " "))


def date_and_number(deck: Deck) -> None:
    """The day and the number of the slide, as fields."""
    for slide in deck.slides:
        box = slide.shapes.add_textbox(0, 0, 100, 100)
        paragraph: Any = box.text_frame.paragraphs[0]._p
        for kind, said in (("slidenum", "14"), ("datetime1", "12/1/2026")):
            field = paragraph.makeelement(
                f"{A}fld", {"id": "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", "type": kind}
            )
            field.append(paragraph.makeelement(f"{A}t", {}))
            field[0].text = said
            paragraph.append(field)


def words_of_ones_own(deck: Deck) -> None:
    """A remark without figures, and one's own notes with some."""
    for slide in deck.slides:
        box = slide.shapes.add_textbox(0, 0, 100, 100)
        box.text_frame.text = "As our survey in the EU27 says, too"
        if slide.has_notes_slide:
            text = slide.notes_slide.notes_text_frame
            text.text = f"Take 5 minutes here.\n{text.text}\nThen go on to slide 12."


def shapes_deleted(deck: Deck) -> None:
    """Every number taken off its slide."""
    for number in range(1, len(deck.slides) + 1):
        for shape in deck.named(number, "number ["):
            shape.element.getparent().remove(shape.element)


@pytest.mark.parametrize(
    "change",
    [
        split_runs,
        restyled,
        other_theme,
        reordered,
        some_deleted,
        one_duplicated,
        moved_about,
        other_spaces,
        date_and_number,
        words_of_ones_own,
        shapes_deleted,
        without_manifest,
    ],
)
@pytest.mark.parametrize("name", ["loyalty", *map(slowly, list(DELIVERED)[1:])])
def test_what_changes_no_figure_draws_no_finding(
    change: Callable[[Deck], None], name: str, delivered: Delivered
) -> None:
    data, library = delivered(name)
    deck = Deck(data)
    change(deck)
    assert wrong(deck.traced(library)) == []


@pytest.mark.parametrize("notes", [True, False])
@pytest.mark.parametrize("name", EVERY)
def test_a_deck_whose_tags_are_gone_is_known_by_its_names(
    name: str, notes: bool, delivered: Delivered
) -> None:
    data, library = delivered(name)
    traced = trace("deck.pptx", stripped(data, notes=notes), library)
    assert wrong(traced) == []
    carriers = {one.carrier for one in traced.findings}
    assert carriers == ({"names", "notes"} if notes else {"names"})


@pytest.mark.parametrize("tags", [True, False])
@pytest.mark.parametrize("name", EVERY)
def test_slides_in_a_deck_of_others(name: str, tags: bool, delivered: Delivered) -> None:
    data, library = delivered(name)
    theirs = Presentation()
    for layout, words in ((0, "Results of 2025"), (5, "Sales rose by 12% to $4.1 million")):
        theirs.slides.add_slide(theirs.slide_layouts[layout]).shapes.title.text = words
    count = 0
    for slide in Presentation(BytesIO(data)).slides:
        copied(slide, theirs, tags=tags)
        count += 1
    buffer = BytesIO()
    theirs.save(buffer)
    traced = trace("theirs.pptx", buffer.getvalue(), library)
    assert wrong(traced) == []
    assert traced.others == 3
    assert traced.slides[0] == count + 2
    assert len({one.slide for one in traced.findings}) > 4


def test_a_deck_on_a_template(tmp_path: Path, shipped_claims: Library) -> None:
    (tmp_path / "brand.pptx").write_bytes(saved(blank()))
    spec = (ROOT / "decks" / "topics" / "speed.yaml").read_text("utf-8")
    deck = tmp_path / "branded.yaml"
    deck.write_text(f"{spec}template: brand.pptx\n", "utf-8")
    Project.open(deck).make(tmp_path / "out", ("deck",))
    traced = trace(
        "deck.pptx", (tmp_path / "out/branded/branded.pptx").read_bytes(), shipped_claims
    )
    assert wrong(traced) == []
    assert len(traced.findings) > 20
