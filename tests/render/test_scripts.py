"""Families of other scripts in a document's theme."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from conftest import write
from lxml import etree

from mkdeck import open_deck

if TYPE_CHECKING:
    from pathlib import Path

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

THEME = """
extends: editorial
name: Mincho
faces:
  office:
    title: {family: Cambria, measured: Caladea, scripts: {Jpan: Yu Mincho}}
"""


def families(path: Path, part: str) -> dict[str, str]:
    with zipfile.ZipFile(path) as package:
        theme = etree.fromstring(package.read("ppt/theme/theme1.xml"))
    fonts = theme.find(f".//{A}{part}")
    assert fonts is not None
    found = {str(one.get("script")): str(one.get("typeface")) for one in fonts.iter(f"{A}font")}
    east_asian = fonts.find(f"{A}ea")
    assert east_asian is not None
    return {**found, "ea": str(east_asian.get("typeface"))}


def test_a_theme_names_the_families_of_its_scripts(tmp_path: Path) -> None:
    write(tmp_path / "themes" / "mincho.yaml", THEME)
    deck = {
        "title": "顧客の声",
        "language": "ja",
        "theme": "mincho",
        "slides": [{"kind": "divider", "title": "声"}],
    }
    open_deck(deck, folder=tmp_path / "decks", name="voices").make(tmp_path, ("deck",))
    made = tmp_path / "voices" / "voices.pptx"
    titles, texts = families(made, "majorFont"), families(made, "minorFont")
    assert (titles["Jpan"], titles["ea"]) == ("Yu Mincho", "Yu Mincho")
    assert (texts["Jpan"], texts["ea"]) == ("Yu Gothic", "Yu Gothic")
    assert titles["Hans"] == texts["Hans"]
