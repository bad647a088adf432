"""LibreOffice breaks every text of the decks where the scene does, and sets it on its baseline.

Needs `soffice`.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2
import pytest
import yaml
from conftest import ROOT
from tools.pdf_letters import letters, places
from tools.render_pptx import to_pdf

from mkdeck import open_deck
from mkdeck.scene import Table, Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tools.pdf_letters import Letter

    from mkdeck.scene import Scene

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]

DECKS = [
    *sorted((ROOT / "decks").glob("*.yaml")),
    ROOT / "tests/libraries/trial/decks/trial-ja.yaml",
    ROOT / "tests/libraries/election/decks/election-ru.yaml",
]
"""The shipped decks, and two in other scripts."""


@dataclass(frozen=True)
class Drawn:
    """A slide as the scene has it and as LibreOffice drew it."""

    scene: Scene
    letters: list[Letter]

    def lines(self) -> Iterator[tuple[Text, float, float, str]]:
        """Every line of the scene with its text, its baseline, and how near it must be."""
        tables = (item for item in self.scene.items if isinstance(item, Table))
        cells = {id(text) for table in tables for text in table.items}
        for text in self.scene.flat():
            if isinstance(text, Text):
                for i, line in enumerate(text.lines):
                    near = IN_CELLS[0] + i * IN_CELLS[1] * text.size if id(text) in cells else NEAR
                    yield text, text.y + i * text.pitch, near, "".join(run.text for run in line)


@pytest.fixture(scope="module", params=DECKS, ids=lambda path: path.stem)
def drawn(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Drawn]:
    deck: Path = request.param
    folder = tmp_path_factory.mktemp(deck.stem)
    # Charts of PowerPoint's own lay their words out themselves.
    spec = yaml.safe_load(deck.read_text("utf-8")) | {"charts": "shapes"}
    project = open_deck(spec, name=deck.stem, folder=deck.parent)
    project.make(folder, ("deck",))
    to_pdf([folder / deck.stem / f"{deck.stem}.pptx"], folder)
    with pypdfium2.PdfDocument(folder / f"{deck.stem}.pdf") as pdf:
        return [
            Drawn(scene, letters(page, scene.width))
            for scene, page in zip(project.scenes(("deck",))["deck"], pdf, strict=True)
        ]


NEAR = 1.0
"""Points: programs round the percents that spacing is told in, and a layout may differ a little."""


IN_CELLS = 3.0, 0.35
"""Points by which a first line in a cell of a table may be off, and em for each further one: there
LibreOffice takes the height of lines from the face, not from the size as PowerPoint does."""


def test_lines_stand_on_the_baselines_of_the_scene(drawn: list[Drawn]) -> None:
    """With all of their letters, so that they are broken where the scene breaks them."""
    off = []
    for slide in drawn:
        for text, y, near, line in slide.lines():
            # PDFium reads a large sign that leads a figure after the letters round it.
            found = places(line.lstrip("−+"), slide.letters)
            away = min((max(abs(one.y - y) for one in place) for place in found), default=99.0)
            if away > near:
                off.append((slide.scene.name, line, text.size, round(away, 2)))
    assert not off


def test_lines_begin_where_they_do_in_the_scene(drawn: list[Drawn]) -> None:
    off = []
    for slide in drawn:
        for text, y, near, line in slide.lines():
            if text.align == "left" and line[0] not in "−+":
                starts = [one[0] for one in places(line, slide.letters)]
                level = (abs(one.x - text.x + text.hang) for one in starts if abs(one.y - y) < near)
                away = min(level, default=99.0)
                # Letters that hang out of their box begin where those of their layout do.
                if away > (max(2, 0.03 * text.size) if text.hang else NEAR):
                    off.append((slide.scene.name, line, text.size, round(away, 2)))
    assert not off
