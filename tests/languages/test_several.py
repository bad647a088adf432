"""One deck in several languages: its words, its folders, its manifest."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from click.testing import CliRunner, Result
from conftest import ROOT, write
from pptx import Presentation

import mkdeck
from mkdeck.cli import cli

if TYPE_CHECKING:
    from collections.abc import Iterator

DECK = """
title: {en: Service decides, et: Teenindus otsustab}
languages: [en, et]
slides:
  - title
  - {kind: hero, claim: service-matters}
  - {kind: divider, title: {en: What follows, et: Mis järgneb}}
  - sources
cards:
  - {kind: hero, claim: service-matters}
"""
ESTONIAN = {
    "headline": "Teenindus loeb",
    "statement": "<value> inimestest peab teenindust oluliseks",
    "callout": "peab teenindust oluliseks",
    "label": "Teenindus loeb",
    "base": "inimesed",
}


@pytest.fixture(autouse=True)
def library(project: Path) -> Path:
    write("claims/more.et.yaml", yaml.safe_dump({"service-matters": ESTONIAN}))
    write("decks/two.yaml", DECK)
    return project


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, list(words))


def listed() -> list[tuple[str, str]]:
    """Each file of the manifest with its language."""
    manifest = json.loads(Path("output/two/manifest.json").read_text("utf-8"))
    return [(entry["path"], entry["lang"]) for entry in manifest["files"]]


def titles(path: str) -> Iterator[str]:
    for slide in Presentation(path).slides:
        yield slide.shapes.title.text_frame.text


def test_languages_stand_side_by_side_under_one_manifest() -> None:
    result = run("decks/two.yaml")
    assert result.exit_code == 0, result.output
    assert listed() == [
        ("en/two.pptx", "en"),
        ("et/two.pptx", "et"),
        ("en/cards/01-hero-og.png", "en"),
        ("et/cards/01-hero-og.png", "et"),
    ]
    assert all(Path("output/two", path).is_file() for path, _ in listed())
    assert list(titles("output/two/en/two.pptx"))[::2] == ["Service decides", "What follows"]
    assert list(titles("output/two/et/two.pptx"))[::2] == ["Teenindus otsustab", "Mis järgneb"]
    assert "output/two/et/two.pptx (960×540, 4 slides)" in result.stdout


def test_one_of_them_is_built_alone_and_the_others_stay() -> None:
    run("decks/two.yaml", "-q")
    before = Path("output/two/en/two.pptx").read_bytes()
    assert run("decks/two.yaml", "--lang", "et", "--only", "deck", "-q").exit_code == 0
    assert Path("output/two/en/two.pptx").read_bytes() == before
    assert len(listed()) == 4


def test_a_language_that_the_deck_no_longer_names_goes() -> None:
    run("decks/two.yaml", "-q")
    write("decks/two.yaml", DECK.replace("[en, et]", "[en]"))
    run("decks/two.yaml", "-q")
    assert {lang for _, lang in listed()} == {"en"}
    assert not Path("output/two/et").exists()


def test_a_deck_of_one_language_is_built_in_another_beside_it() -> None:
    write("decks/two.yaml", DECK.replace("languages: [en, et]\n", ""))
    run("decks/two.yaml", "-q")
    run("decks/two.yaml", "--lang", "et", "-q")
    assert [path for path, _ in listed()][:2] == ["et/two.pptx", "two.pptx"]
    run("decks/two.yaml", "-q")
    assert len(listed()) == 4


def test_what_is_missing_in_a_language_is_said_at_its_place() -> None:
    write("decks/two.yaml", DECK.replace(", et: Mis järgneb}", "}"))
    result = run("check", "decks/two.yaml")
    assert result.exit_code == 1
    assert (
        'decks/two.yaml:6:28: there is no "et" among its languages\n'
        '  hint: add "et: …", or "fallback: en" to the deck\n'
    ) in result.stderr
    assert "decks/two.yaml (en): fine" in result.stdout


def test_a_deck_may_fall_back_with_a_warning() -> None:
    words = DECK.replace(", et: Mis järgneb}", "}")
    write("decks/two.yaml", f"{words}fallback: en\n")
    result = run("decks/two.yaml")
    assert result.exit_code == 0, result.output
    assert (
        'warning: there is no "et" among its languages; "en" stands in its place' in result.stderr
    )
    assert "What follows" in list(titles("output/two/et/two.pptx"))


def test_a_plain_text_is_in_the_deck_s_own_language() -> None:
    words = DECK.replace("{en: What follows, et: Mis järgneb}", "What follows")
    write("decks/two.yaml", words)
    result = run("check", "decks/two.yaml")
    assert result.exit_code == 1
    assert (
        'decks/two.yaml:6:28: the text is in "en" only\n'
        '  hint: write {en: …, et: …}, or add "fallback: en" to the deck\n'
    ) in result.stderr
    write("decks/two.yaml", f"{words}fallback: en\n")
    result = run("decks/two.yaml")
    assert result.exit_code == 0
    assert 'warning: the text is in "en" only; it stands as it is' in result.stderr


@pytest.mark.parametrize("tag", ["et", "ja"])
def test_a_story_s_own_words_are_in_each_language(tag: str) -> None:
    """Its chapters too, which are called after their topics."""
    spec = {"title": {"en": "A story", tag: "Lugu"}, "topics": ["churn", "speed"], "length": "long"}
    deck = mkdeck.open_deck(spec, folder=ROOT / "decks", language=tag)
    kinds = [scene.kind for scene in deck.scenes(("deck",))["deck"]]
    assert {"divider", "chapter", "agenda"} & set(kinds)
    assert not [item for item in deck.warnings if item.code == "untranslated"]


def test_claims_must_speak_every_language() -> None:
    result = run("decks/two.yaml", "--lang", "ja")
    assert result.exit_code == 1
    assert 'claim "service-matters" has no text in 日本語' in result.stderr


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[en, et]", "[en, ee]", 'decks/two.yaml:2:17: there is no language "ee"'),
        ("[en, et]", "[en, en]", '"en" is named twice'),
        ("[en, et]", "[en, et]\nlanguage: en", '"language" says what "languages" says already'),
        ("languages: [en, et]", "fallback: xx", 'there is no language "xx"'),
    ],
)
def test_languages_that_are_none(old: str, new: str, said: str) -> None:
    write("decks/two.yaml", DECK.replace(old, new))
    result = run("check", "decks/two.yaml")
    assert result.exit_code == 1
    assert said in result.stderr


def test_an_unknown_language_of_the_command_is_a_slip_of_usage() -> None:
    result = run("decks/two.yaml", "--lang", "ee")
    assert result.exit_code == 2
    assert 'there is no language "ee"; known: en, et,' in result.stderr


def test_a_deck_is_written_out_in_a_language() -> None:
    made = yaml.safe_load(run("expand", "decks/two.yaml", "--lang", "et").stdout)
    assert made["title"] == "Teenindus otsustab"
    assert made["language"] == "et"
    assert "languages" not in made


def test_other_programs_build_them_too() -> None:
    manifest = mkdeck.build(Path("decks/two.yaml"), only=["deck"])
    assert [entry["path"] for entry in manifest["files"]] == ["en/two.pptx", "et/two.pptx"]
    deck = mkdeck.open_deck(Path("decks/two.yaml"), language="et")
    assert deck.slides[0].scene.title == "Teenindus otsustab"
