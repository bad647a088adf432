"""Font files beside a theme."""

from __future__ import annotations

import shutil
from pathlib import Path

import fontpkg
import pytest
from click.testing import CliRunner
from conftest import ROOT, write
from pptx import Presentation

from mkdeck.cli import cli
from mkdeck.errors import MkdeckError
from mkdeck.project import Project
from mkdeck.scene import Text
from mkdeck.text import drawable
from mkdeck.themes import load_theme


@pytest.fixture
def fonts(project: Path) -> Path:
    """Two files, one a variable upright and one its italic, under names of their own."""
    folder = project / "themes" / "fonts"
    folder.mkdir(parents=True)
    shutil.copy(fontpkg.path("Libre Franklin", 400, "normal"), folder / "Ours.ttf")
    shutil.copy(fontpkg.path("Libre Franklin", 400, "italic"), folder / "Ours-Italic.ttf")
    return folder


THEME = """
extends: editorial
name: Ours
faces: {family: Ours Sans, files: [fonts/Ours.ttf, fonts/Ours-Italic.ttf]}
"""


def test_a_family_of_files_sets_pictures_and_documents(project: Path, fonts: Path) -> None:
    write("themes/ours.yaml", THEME)
    deck = Project.open(Path("decks/sound.yaml"), "ours")
    scenes = deck.scenes(("deck",))["deck"]
    texts = [text for scene in scenes for text in scene.flat() if isinstance(text, Text)]
    runs = [run for text in texts for line in text.lines for run in line]
    assert {run.font.family for run in runs} == {"Ours Sans"}
    upright, slanted = (
        deck.theme.face("image", "title").font(strong=True, italic=italic)
        for italic in (False, True)
    )
    assert Path(str(drawable(upright, 20).path)).name == "Ours.ttf"
    assert Path(str(drawable(slanted, 20).path)).name == "Ours-Italic.ttf"
    result = CliRunner().invoke(cli, ["decks/sound.yaml", "--theme", "ours"])
    assert result.exit_code == 0, result.output
    made = Presentation(str(project / "output/sound/sound.pptx"))
    assert "Ours Sans" in made.slide_masters[0].part.part_related_by(RELATION).blob.decode()
    assert not [part for part in made.part.package.iter_parts() if "font" in part.partname]


RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"


def test_letters_that_the_files_lack_are_refused_or_borrowed(project: Path, fonts: Path) -> None:
    write("themes/ours.yaml", THEME)
    write("decks/signs.yaml", "title: Loyalty 東京 ᚠ\nslides: [title]\n")
    result = CliRunner().invoke(cli, ["check", "decks/signs.yaml", "--theme", "ours"])
    assert result.exit_code == 1
    assert 'decks/signs.yaml:1:8: slide 1: no font can draw "ᚠ" (U+16A0)' in result.output


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (
            "fonts/None.ttf",
            'ours.yaml:3:36: the font file "fonts/None.ttf" cannot be read: '
            "no such file or directory\n  hint: write its path as seen from the theme's file",
        ),
        (
            "ours.yaml",
            'ours.yaml:3:36: the font file "ours.yaml" is no TrueType or OpenType font, '
            "or a damaged one\n  hint: name a file that ends in .ttf or .otf",
        ),
        (
            "fonts/Cut.ttf",
            'ours.yaml:3:36: the font file "fonts/Cut.ttf" is no TrueType or OpenType font, '
            "or a damaged one\n  hint: name a file that ends in .ttf or .otf",
        ),
    ],
)
def test_files_that_are_no_fonts(project: Path, fonts: Path, file: str, said: str) -> None:
    (fonts / "Cut.ttf").write_bytes((fonts / "Ours.ttf").read_bytes()[:3000])
    text = f"extends: editorial\nname: Ours\nfaces: {{family: Ours Sans, files: [{file}]}}\n"
    write("themes/ours.yaml", text)
    with pytest.raises(MkdeckError) as refused:
        load_theme("ours", [project / "themes", ROOT / "themes"], name=lambda path: path.name)
    [problem] = refused.value.problems
    assert str(problem) == said
