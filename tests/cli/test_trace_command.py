"""`mkdeck trace`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from conftest import write
from tools.planting import Deck

from mkdeck.cli import cli
from mkdeck.project import Project

if TYPE_CHECKING:
    from click.testing import Result


@pytest.fixture
def deck(project: Path) -> Path:
    """The deck of the small project, built."""
    Project.open(project / "decks" / "sound.yaml").make(project / "output", ("deck",))
    return project / "output" / "sound" / "sound.pptx"


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, ["trace", *words])


def edited(path: Path, old: str, new: str) -> None:
    """Puts another number on the second slide of a deck."""
    made = Deck(path.read_bytes())
    number = next(one for one in made.shapes(2) if one.name.startswith("number"))
    assert number.say(old, new)
    path.write_bytes(made.data())


@pytest.mark.usefixtures("deck")
def test_a_deck_as_it_was_delivered() -> None:
    result = run("output/sound/sound.pptx", "--strict")
    assert result.exit_code == 0, result.output
    assert result.stdout == "output/sound/sound.pptx: 18 same\n"


def test_a_figure_that_was_edited_fails(deck: Path) -> None:
    edited(deck, "95%", "85%")
    result = run("output/sound/sound.pptx")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        'output/sound/sound.pptx: slide 2, "number [service-matters]": prints "85%" where "95%" of '
        '"service-matters" was delivered',
        "  hint: put the figure back that was delivered, or build the deck again",
        "output/sound/sound.pptx: 17 same, 1 edited",
    ]


@pytest.mark.usefixtures("deck")
def test_a_claim_that_changed_is_told_once_a_slide() -> None:
    claims = Path("claims/findings.yaml")
    claims.write_text(claims.read_text("utf-8").replace("value: 95%", "value: 92%"), "utf-8")
    result = run("output/sound/sound.pptx")
    assert result.exit_code == 1
    told = [line for line in result.stdout.splitlines() if "the library now says" in line]
    assert len(told) == 2, "on its slide, and in the list of sources"
    assert 'prints "95%" as delivered; the library now says "92%" of "service-matters"' in told[0]


def test_warnings_fail_only_where_that_is_asked_for(deck: Path) -> None:
    deck.write_bytes(b"PK, but no deck")
    result = run("output/sound/sound.pptx")
    assert result.exit_code == 0
    assert "warning: is damaged" in result.stdout
    assert run("output/sound/sound.pptx", "--strict").exit_code == 1


def test_json_has_every_figure(deck: Path) -> None:
    edited(deck, "95%", "85%")
    result = run("output/sound/sound.pptx", "--json")
    assert result.exit_code == 1
    [told] = json.loads(result.stdout)
    assert told["counts"] == {"same": 17, "edited": 1}
    assert (told["slides"], told["slides_of_ours"], told["not_from_mkdeck"]) == (4, 4, 0)
    assert len(told["findings"]) == 18
    [found] = [one for one in told["findings"] if one["kind"] == "edited"]
    assert found == {
        "kind": "edited",
        "severity": "error",
        "slide": 2,
        "shape": "number [service-matters]",
        "part": "words",
        "claim": "service-matters",
        "value": "value",
        "printed": "85%",
        "delivered": "95%",
        "library": "",
        "carrier": "tags",
        "message": 'prints "85%" where "95%" of "service-matters" was delivered',
        "hint": "put the figure back that was delivered, or build the deck again",
    }


def test_several_files_and_another_library(deck: Path, tmp_path: Path) -> None:
    write("elsewhere/library.yaml", "as_of: 2026-01\n")
    copy = tmp_path / "copy.pptx"
    copy.write_bytes(deck.read_bytes())
    assert run(str(deck), str(copy)).exit_code == 0
    result = run(str(copy), "--library", "elsewhere")
    assert result.exit_code == 1
    assert "which the library has no more" in result.stdout


def test_a_library_that_cannot_be_read_is_told(deck: Path) -> None:
    write("claims/findings.yaml", "- id: [\n")
    result = run(str(deck))
    assert result.exit_code == 1
    assert "claims/findings.yaml:" in result.stderr


def test_a_file_that_there_is_not_is_wrong_usage(project: Path) -> None:
    assert run(str(project / "none.pptx")).exit_code == 2
    assert run().exit_code == 2
