"""A deck that was edited: other words, digits, sizes, fonts, colours and layouts, and Reset.

LibreOffice draws the results (needs `soffice`).
"""

from __future__ import annotations

import shutil
from collections import Counter
from ctypes import byref, c_int, c_uint, create_string_buffer
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import yaml
from conftest import ROOT
from pptx import Presentation
from tools.edits import darken, office_colours, other_fonts, relayout, reset, restyle, type_over
from tools.pdf_letters import letters, places
from tools.render_pptx import to_pdf
from tools.slots import OFFICE
from tools.text_boxes import mark

from mkdeck import open_deck
from mkdeck.render.pptx.placeholders import fillings
from mkdeck.themes import contrast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tools.pdf_letters import Letter

    from mkdeck.scene import Scene

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WIDTH = 960.0


def another_digit(deck: Any) -> None:
    for slide in deck.slides:
        for shape in slide._element.iter("{*}sp"):
            if "".join(text.text for text in shape.iter(f"{A}t")) == "22":
                type_over(shape, "100")


def another_title(deck: Any) -> None:
    type_over(deck.slides[2].shapes.title._element, "Quite another title")


def raised_title(deck: Any) -> None:
    for run in deck.slides[4].shapes.title._element.iter(f"{A}rPr"):
        run.set("sz", "4400")


def larger_words(deck: Any) -> None:
    """The sentence of a hero, as one that types it anew in a longer form."""
    slide = deck.slides[2]
    [words] = [s for s in slide._element.iter("{*}sp") if mark(s) == ("body", "14")]
    type_over(words, "say that customer service matters a great deal to how loyal they are")


EDITS: dict[str, Callable[[Any], None]] = {
    "none": lambda deck: None,
    "reset": reset,
    "digit": another_digit,
    "title": another_title,
    "raised": raised_title,
    "words": larger_words,
    "layout": lambda deck: relayout(deck.slides[2], "Statement"),
    "office": restyle(office_colours),
    "dark": darken,
    "fonts": restyle(other_fonts),
}


@dataclass(frozen=True)
class Edited:
    """The slides of a deck as LibreOffice draws them, by edit."""

    scenes: list[Scene]
    pages: dict[str, list[list[Letter]]]
    folder: Path


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Edited:
    folder = tmp_path_factory.mktemp("edited")
    spec = yaml.safe_load((ROOT / "decks" / "loyalty.yaml").read_text("utf-8"))
    project = open_deck(spec | {"charts": "shapes"}, name="loyalty", folder=ROOT / "decks")
    project.make(folder, ("deck",))
    for name, edit in EDITS.items():
        deck = Presentation(str(folder / "loyalty" / "loyalty.pptx"))
        edit(deck)
        deck.save(str(folder / f"{name}.pptx"))
    to_pdf([folder / f"{name}.pptx" for name in EDITS], folder)
    pages = {}
    for name in EDITS:
        with pypdfium2.PdfDocument(folder / f"{name}.pdf") as pdf:
            pages[name] = [letters(page, WIDTH) for page in pdf]
    return Edited(project.scenes(("deck",))["deck"], pages, folder)


def start(words: str, page: list[Letter]) -> Letter:
    found = list(places(words, page))
    assert found, words
    return found[0][0]


def test_reset_leaves_every_placeholder_where_it_is(edited: Edited) -> None:
    moved = []
    for i, scene in enumerate(edited.scenes):
        for filling in fillings(scene):
            if scene.kind == "sources" and filling.slot.name == "Source of a figure":
                continue
            for text in filling.texts:
                for line in text.lines:
                    words = "".join(run.text for run in line).lstrip("−+")
                    before = start(words, edited.pages["none"][i])
                    after = start(words, edited.pages["reset"][i])
                    if abs(before.x - after.x) > 1 or abs(before.y - after.y) > 1:
                        moved.append((scene.name, words, before, after))
    # A word that is set smaller within a figure has the figure's size then.
    assert [one[:2] for one in moved] == []


def test_another_digit_fits_its_line(edited: Edited) -> None:
    before = start("22", edited.pages["none"][3])
    found = places("100", edited.pages["digit"][3])
    [added] = [one for one in found if one[0].y == pytest.approx(before.y, abs=30)]
    assert {round(letter.y, 1) for letter in added} == {round(before.y, 1)}
    assert added[0].x == pytest.approx(before.x, abs=0.1)


def test_other_words_stand_where_the_old_ones_did(edited: Edited) -> None:
    old = start("Nearly every consumer", edited.pages["none"][2])
    new = start("Quite another title", edited.pages["title"][2])
    assert (new.x, new.y) == pytest.approx((old.x, old.y), abs=0.5)
    old = start("say customer service", edited.pages["none"][2])
    new = start("say that customer service", edited.pages["words"][2])
    assert (new.x, new.y) == pytest.approx((old.x, old.y), abs=0.5)


def test_lines_of_a_raised_title_keep_apart(edited: Edited) -> None:
    page = edited.pages["raised"][4]
    first, second = start("Good experiences build", page), start("loyalty, and bad", page)
    assert second.y - first.y == pytest.approx(44 * 1.2 * 0.94, abs=0.5)


def test_a_slide_takes_the_places_of_another_layout(edited: Edited) -> None:
    """A hero as a statement: its title below its figure, on the accent's ground."""
    statement, hero = edited.pages["none"][6], edited.pages["layout"][2]
    assert start("95%", hero).y == pytest.approx(start("$1.6", statement).y, abs=4)
    title = start("Nearly every consumer", hero)
    meant = start("lost in total by US", statement)
    assert (title.x, title.y) == pytest.approx((meant.x, meant.y), abs=2)
    assert all(0 <= one.x <= WIDTH and 0 <= one.y <= 540 for one in hero)
    assert pixel(edited, "layout", 2, 20, 20) == pixel(edited, "none", 6, 20, 20)


def test_other_fonts_of_the_theme_change_all_words(edited: Edited) -> None:
    before = Counter(face for face, _ in looks(edited, "none", 2))
    after = Counter(face for face, _ in looks(edited, "fonts", 2))
    assert set(before) == {"Caladea", "Arimo"}
    assert (after["Arimo"], after["Caladea"]) == (before["Caladea"], before["Arimo"])


@pytest.mark.parametrize(("edit", "ground"), [("office", "lt1"), ("dark", "dk1")])
def test_words_are_read_in_other_colours(edited: Edited, edit: str, ground: str) -> None:
    for i, scene in enumerate(edited.scenes):
        behind = pixel(edited, edit, i, 20, 20)
        if scene.layout == "paper":
            assert behind == OFFICE[ground]
        least = 4.5 if scene.layout == "paper" else 3.0
        for face, shown in looks(edited, edit, i):
            assert contrast(shown, behind) >= least or shown == OFFICE["accent1"], (i, face, shown)


def pixel(edited: Edited, edit: str, page: int, x: int, y: int) -> str:
    with pypdfium2.PdfDocument(edited.folder / f"{edit}.pdf") as pdf:
        drawn = pdf[page].render(scale=1).to_pil().convert("RGB")
    return "".join(f"{part:02X}" for part in drawn.getpixel((x, y)))


def looks(edited: Edited, edit: str, page: int) -> Iterator[tuple[str, str]]:
    """Face and colour of each letter, in the order drawn."""
    with pypdfium2.PdfDocument(edited.folder / f"{edit}.pdf") as pdf:
        text = pdf[page].get_textpage()
        for i in range(text.count_chars()):
            if chr(pdfium.FPDFText_GetUnicode(text.raw, i)).isspace():
                continue
            name, flags = create_string_buffer(80), c_int()
            pdfium.FPDFText_GetFontInfo(text.raw, i, name, 80, byref(flags))
            parts = [c_uint() for _ in range(4)]
            pdfium.FPDFText_GetFillColor(text.raw, i, *map(byref, parts))
            face = name.value.decode().split("+")[-1].split("-")[0]
            yield face, "".join(f"{part.value:02X}" for part in parts[:3])
