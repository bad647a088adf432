"""Every scene of the loyalty deck as text.

The texts stand in `tests/snapshots/loyalty/`. After a change that is meant to move something,
`MKDECK_UPDATE_SNAPSHOTS=1 pytest tests/pages/test_scenes.py` writes them anew; read the difference
in git before it is committed.
"""

from __future__ import annotations

import os
from difflib import unified_diff
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT

from mkdeck.scene import dump

if TYPE_CHECKING:
    from mkdeck.scene import Scene

SNAPSHOTS = ROOT / "tests" / "snapshots" / "loyalty"
UPDATE = os.environ.get("MKDECK_UPDATE_SNAPSHOTS") == "1"


@pytest.fixture(scope="module")
def dumps(loyalty_scenes: dict[str, list[Scene]]) -> dict[str, str]:
    """Name of a snapshot to its text; with the variable set, they are written first."""
    names = {"deck": "slide-{}", "infographic": "{}", "cards": "card-{}"}
    made = {
        names[part].format(scene.name): dump(scene)
        for part, scenes in loyalty_scenes.items()
        for scene in scenes
    }
    if UPDATE:
        SNAPSHOTS.mkdir(parents=True, exist_ok=True)
        for old in SNAPSHOTS.glob("*.txt"):
            old.unlink()
        for name, text in made.items():
            (SNAPSHOTS / f"{name}.txt").write_text(text, "utf-8")
    return made


def test_every_scene_has_a_snapshot(dumps: dict[str, str]) -> None:
    assert sorted(dumps) == sorted(path.stem for path in SNAPSHOTS.glob("*.txt"))


@pytest.mark.parametrize("name", sorted(path.stem for path in SNAPSHOTS.glob("*.txt")))
def test_a_scene_is_as_it_was(name: str, dumps: dict[str, str]) -> None:
    kept = (SNAPSHOTS / f"{name}.txt").read_text("utf-8")
    now = dumps.get(name, "")
    difference = unified_diff(kept.splitlines(), now.splitlines(), "kept", "now", lineterm="", n=1)
    if kept != now:
        pytest.fail(f"{name} has changed:\n" + "\n".join(difference), pytrace=False)
