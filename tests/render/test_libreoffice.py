"""LibreOffice breaks every text of the decks where the scene does (needs `soffice`)."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from conftest import ROOT
from tools.render_pptx import to_pdf

from mkdeck.project import Project

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]


def plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


@pytest.mark.parametrize(
    "deck", sorted((ROOT / "decks").glob("*.yaml")), ids=lambda path: path.stem
)
def test_lines_are_those_of_the_scene(deck: Path, tmp_path: Path) -> None:
    project = Project.open(deck)
    project.make(tmp_path, ("deck",))
    to_pdf([tmp_path / deck.stem / f"{deck.stem}.pptx"], tmp_path)
    pdf = pypdfium2.PdfDocument(tmp_path / f"{deck.stem}.pdf")
    scenes = project.scenes(("deck",))["deck"]
    assert len(pdf) == len(scenes)
    lost = []
    for scene, page in zip(scenes, pdf, strict=True):
        found_text = page.get_textpage().get_text_range().replace("\ufffe", "-\n")
        drawn = plain(found_text)
        lines = {plain(line) for line in found_text.splitlines()}
        for text in (item for item in scene.flat() if hasattr(item, "lines")):
            for line in text.lines:
                words = plain("".join(run.text for run in line))
                if len(text.lines) > 1 and not any(words in found for found in lines):
                    lost.append((scene.name, words, words in drawn))
    pdf.close()
    assert not lost
