"""The oracle finds what it is there to find."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import write
from fuzz.oracle import Run, faults, misdelivered, run, staged
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent


def test_a_sound_run_has_no_faults(project: Path) -> None:
    built = run("decks/sound.yaml")
    assert (built.code, faults(built)) == (0, [])
    assert misdelivered(project / "output" / "sound") == []
    assert staged(project / "output") == []
    write("decks/bad.yaml", "title: A\nslides: [heroo]\n")
    refused = run("decks/bad.yaml")
    assert (refused.code, faults(refused)) == (1, [])


@pytest.mark.parametrize(
    ("found", "wrong"),
    [
        (Run(70, "", "", "Traceback"), "it ended with 70"),
        (Run(1, "", ""), "it refused without a word"),
        (Run(1, "", "x.yaml:1:1: bad\n1 problem\n"), "a message has no hint"),
        (Run(1, "", "something went wrong\n"), "no message has this form"),
        (Run(1, "", "x.yaml:1:1: b\x1b[2J\n  hint: mend it\n"), "letters that do not print"),
        (Run(1, "", "decks/sound.yaml:99:1: bad\n  hint: mend it\n"), "line 99 is not in"),
        (Run(1, "", "decks/sound.yaml:1:99: bad\n  hint: mend it\n"), "column 99 is not in"),
    ],
)
def test_a_fault_of_a_run_is_found(project: Path, found: Run, wrong: str) -> None:
    assert wrong in "\n".join(faults(found))


def _spoil_a_picture(folder: Path) -> None:
    (folder / "cards" / "01-hero-og.png").write_bytes(b"x")


def _ink_at_the_edge(folder: Path) -> None:
    path = folder / "cards" / "01-hero-og.png"
    with Image.open(path) as opened:
        picture = opened.convert("RGB")
    picture.putpixel((picture.width - 2, 40), (200, 0, 0))
    picture.save(path)


def _another_file(folder: Path) -> None:
    (folder / "stray.txt").write_text("x")


@pytest.mark.parametrize(
    ("spoil", "wrong"),
    [
        (_spoil_a_picture, "is not what the manifest says"),
        (_ink_at_the_edge, "has ink at its edge"),
        (_another_file, "the manifest lists"),
    ],
)
def test_a_fault_of_what_was_delivered_is_found(
    project: Path, spoil: Callable[[Path], None], wrong: str
) -> None:
    write("decks/cards.yaml", "title: A\ncards: [{kind: hero, claim: service-matters}]\n")
    assert run("decks/cards.yaml").code == 0
    folder = project / "output" / "cards"
    assert misdelivered(folder) == []
    spoil(folder)
    try:
        found = "\n".join(misdelivered(folder))
    except OSError:
        found = "is not what the manifest says"
    assert wrong in found
    assert json.loads((folder / "manifest.json").read_text("utf-8"))["files"]


def test_whatever_is_checked_here_is_built_as_well() -> None:
    """What the check passes must build, so nothing here may stop at the check."""
    for path in HERE.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.FunctionDef):
                continue
            calls = [
                [arg.value for arg in call.args if isinstance(arg, ast.Constant)]
                for call in ast.walk(node)
                if isinstance(call, ast.Call)
                and isinstance(call.func, ast.Name)
                and call.func.id == "run"
            ]
            checks = [words for words in calls if words[:1] == ["check"]]
            builds = [words for words in calls if words and words[0] not in {"check", "claims"}]
            assert not checks or builds, f"{path.name}: {node.name} checks and does not build"
