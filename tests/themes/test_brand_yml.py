"""A brand's own file, as Quarto reads it, as a theme."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import PIL.Image
import pytest
from click.testing import CliRunner
from conftest import write

from mkdeck.cli import cli
from mkdeck.errors import MkdeckError
from mkdeck.project import theme_near

if TYPE_CHECKING:
    from pathlib import Path


BRAND = """
meta:
  name: {full: Ours and Sons, short: Ours}
  link: {home: https://ours.example/}
logo:
  images:
    mark: {path: mark.png, alt: Our mark}
  medium: mark
color:
  palette: {sky: "#00A1E0", night: "#112"}
  primary: sky
  secondary: night
  foreground: "#101820"
  background: white
  tertiary: off-white
typography:
  fonts:
    - {family: Libre Franklin, source: google}
  base: Libre Franklin
  headings: {family: Source Serif 4, weight: 600}
"""


@pytest.fixture
def brand(project: Path) -> Path:
    data = io.BytesIO()
    PIL.Image.new("RGB", (30, 10)).save(data, "PNG")
    (project / "mark.png").write_bytes(data.getvalue())
    return write("_brand.yml", BRAND)


def test_what_a_theme_takes_from_it(project: Path, brand: Path) -> None:
    theme = theme_near(project / "decks" / "sound.yaml", "_brand.yml")
    assert theme.name == "Ours"
    assert theme.brand is not None
    assert theme.brand.logo is not None
    assert (theme.brand.name, theme.brand.url) == ("Ours", "ours.example")
    assert theme.brand.logo.width == 30
    palette = theme.palette
    assert [palette[key] for key in ("accent", "inverse", "ink")] == ["00A1E0", "111122", "101820"]
    assert palette["paper"] == "FFFFFF"
    faces = theme.faces.image
    assert (faces.title.family, faces.text.family) == ("Source Serif 4", "Libre Franklin")
    assert theme.faces.office.title.family == "Arial"


def test_what_it_cannot_use_is_said(project: Path, brand: Path) -> None:
    write("_brand.yml", BRAND + "  monospace: Fira Code\ndefaults: {}\n")
    result = CliRunner().invoke(cli, ["decks/sound.yaml", "--theme", "_brand.yml"])
    assert result.exit_code == 0, result.output
    assert '_brand.yml:14:3: warning: a theme has no use for "color.tertiary"' in result.output
    assert '_brand.yml:20:3: warning: a theme has no use for "typography.monospace"' in (
        result.output
    )
    assert '_brand.yml:21:1: warning: a theme has no use for "defaults"' in result.output


def test_a_theme_may_extend_it(project: Path, brand: Path) -> None:
    write("themes/night.yaml", "extends: _brand.yml\nname: Night\nground: dark\n")
    write("decks/new.yaml", "title: New\ntheme: night\nslides: [title]\n")
    theme = theme_near(project / "decks" / "new.yaml", "night")
    assert theme.name == "Night"
    assert theme.brand is not None
    assert theme.palette["ink"] == "F3F6F7"
    assert CliRunner().invoke(cli, ["check", "decks/new.yaml"]).exit_code == 0


def test_a_font_that_is_nowhere_at_hand_gives_way(project: Path) -> None:
    write(
        "_brand.yml",
        "color: {primary: '#00A1E0'}\ntypography: {base: Nowhere Sans}\nlogo: mark.svg\n",
    )
    with pytest.raises(MkdeckError, match=r'the logo "mark[.]svg" cannot be read'):
        theme_near(project / "deck.yaml", "_brand.yml")
    write("_brand.yml", "color: {primary: '#00A1E0'}\ntypography: {base: Nowhere Sans}\n")
    theme = theme_near(project / "deck.yaml", "_brand.yml")
    assert theme.faces.image.text.family == "Libre Franklin"
    assert [note.message for note in theme.notes] == ['no font at hand is called "Nowhere Sans"']


def test_a_secondary_colour_is_taken_where_any_words_can_be_read_on_it(project: Path) -> None:
    text = "color: {primary: '#00457C', secondary: '#%s'}\ntypography: {base: Caladea}\n"
    write("_brand.yml", text % "FFCC00")
    theme = theme_near(project / "deck.yaml", "_brand.yml")
    assert (theme.palette["inverse"], theme.notes) == ("FFCC00", ())
    assert theme.faces.image.text.family == "Caladea"
    write("_brand.yml", text % "0088CC")
    theme = theme_near(project / "deck.yaml", "_brand.yml")
    assert theme.palette["inverse"] == theme.palette["ink"]
    [note] = theme.notes
    assert note.message == "no words can be read on the secondary colour"


def test_without_a_main_colour_there_is_no_theme(project: Path) -> None:
    write("_brand.yml", "meta: {name: Ours}\n")
    with pytest.raises(MkdeckError) as refused:
        theme_near(project / "deck.yaml", "_brand.yml")
    assert "no colour that a theme can be made of" in str(refused.value)
