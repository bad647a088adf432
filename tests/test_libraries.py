"""Three libraries of other domains are sound, and their decks build; see `tests/libraries`."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import ROOT
from pptx import Presentation

from mkdeck.cli import cli

FOLDER = ROOT / "tests" / "libraries"
LIBRARIES = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())
DECKS = sorted(path.relative_to(FOLDER) for path in FOLDER.glob("*/decks/*.yaml"))


@pytest.mark.parametrize("name", LIBRARIES)
def test_a_library_is_sound(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER / name)
    result = CliRunner().invoke(cli, ["claims", "check", "--strict"])
    assert result.exit_code == 0, result.output
    assert "0 errors, 0 warnings" in result.output


def build(deck: Path, output: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that a library's deck was built into."""
    monkeypatch.chdir(FOLDER / deck.parts[0])
    result = CliRunner().invoke(cli, [str(Path(*deck.parts[1:])), "-o", str(output)])
    assert result.exit_code == 0, result.output
    return output / deck.stem


PRINTED = {
    "inflation/decks/inflation.yaml": ["−0.3%", "−2.4 to +3.4%", "−0.68", "+22.0%"],
    "election/decks/election.yaml": ["411 seats", "−19.9", "3rd of 6", "votes per seat"],
    "election/decks/election-ru.yaml": ["411 мест", "121 место", "−244"],
    "trial/decks/trial.yaml": ["interval 0.64–0.89; p < 0.001", "−14.8 mm Hg", "n = 9,361"],
}
"""What decks of theirs print: signs, units and certainty."""


@pytest.mark.parametrize("deck", DECKS, ids=str)
def test_its_decks_build(deck: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = build(deck, tmp_path, monkeypatch)
    slides = Presentation(str(made / f"{made.name}.pptx")).slides
    assert len(slides) >= 6
    if deck.stem == deck.parts[0]:
        assert (made / "infographic.png").exists()
        assert len(list((made / "cards").glob("*.png"))) >= 3
    shown = [text.text or "" for slide in slides for text in slide._element.iter("{*}t")]
    shown += [slide.notes_slide.notes_text_frame.text for slide in slides if slide.has_notes_slide]
    text = "\n".join(shown).replace("\u00a0", " ")
    assert [words for words in PRINTED.get(str(deck), []) if words not in text] == []


def test_the_decks_with_figures_to_look_for_are_there() -> None:
    assert set(PRINTED) <= set(map(str, DECKS))
