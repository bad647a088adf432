"""A language is one file: a seventh is dropped in and builds a deck; a wrong one says where."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from conftest import ROOT, write
from pptx import Presentation

import mkdeck.languages
from mkdeck.cli import cli
from mkdeck.errors import MkdeckError
from mkdeck.languages import known_languages, load_language, office_scripts
from mkdeck.languages.language import Catalogue
from mkdeck.project import Project
from mkdeck.scene import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdeck.scene import Scene

GERMAN = Path(__file__).with_name("de.yaml").read_text("utf-8")

WORDS = """
service-matters:
  headline: Fast alle machen ihre Treue vom Service abhängig
  statement: <value> der Verbraucher sagen, dass Service für ihre Treue zählt
  callout: sagen, dass Service für ihre Treue zählt
  label: Service zählt
  base: Verbraucher
young-leave:
  headline: Die Jungen gehen früh
  statement: <value> der Jungen würden nach einem schlechten Erlebnis gehen
  callout: der Jungen würden gehen
  label: Junge Leute
  base: Menschen unter dreißig
old-leave:
  headline: Die Alten bleiben länger
  statement: <value> der Alten würden nach einem schlechten Erlebnis gehen
  callout: der Alten würden gehen
  label: Alte Leute
  base: Menschen über sechzig
sold-to:
  headline: Wer schon Kunde ist, kauft eher
  statement: Ein Kunde kauft bei <existing> der Versuche, ein Fremder bei <new>
  callout: beträgt die Chance auf einen Verkauf
  label: Chance auf einen Verkauf
  labels: {existing: Kunden, new: Fremde}
  base: Unternehmen
"""

DECK = """
title: Treue will verdient sein
language: de
slides:
  - kind: hero
    claim: service-matters
    title: Die meisten Kunden bleiben wegen der guten Bedienung einer Marke lange treu
  - {kind: hero, claim: young-leave, fact: old-leave}
  - {kind: range, claim: sold-to}
cards:
  - {kind: hero, claim: service-matters}
"""


@pytest.fixture
def drop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Puts German, as a text of YAML, into a folder that counts as one of mkdeck's."""

    def put(text: str) -> None:
        write(tmp_path / "more" / "de.yaml", text)
        folders = [*mkdeck.languages.__path__, str(tmp_path / "more")]
        monkeypatch.setattr(mkdeck.languages, "__path__", folders)

    return put


@pytest.fixture
def german(project: Path, drop: Callable[[str], None]) -> Path:
    """A project with claims and a deck in German, which mkdeck does not know by itself."""
    drop(GERMAN)
    write("claims/findings.de.yaml", WORDS)
    return write("decks/new.yaml", DECK)


def run(*words: str) -> str:
    """What the command prints on a deck that must build."""
    result = CliRunner().invoke(cli, [*words])
    assert result.exit_code == 0, result.output
    return result.output


def texts(scene: Scene, role: str) -> list[Text]:
    return [item for item in scene.flat() if isinstance(item, Text) and item.role == role]


def test_a_language_is_one_file(german: Path) -> None:
    assert "de" in known_languages()
    run(str(german))
    deck = Presentation("output/new/new.pptx")
    runs = [run for slide in deck.slides for run in slide._element.iter("{*}rPr")]
    assert {run.get("lang") for run in runs} == {"de-DE"}
    printed = " ".join(text.text for slide in deck.slides for text in slide._element.iter("{*}t"))
    assert "95\u00a0%" in printed
    assert "sagen, dass Service für ihre Treue zählt." in printed


def test_what_it_writes_is_joined_as_it_says(german: Path) -> None:
    """German nouns keep their capital inside a sentence: "(Junge Leute)"."""
    scenes = Project.open(german).scenes(("deck",))["deck"]
    [footer] = texts(scenes[1], "footer")
    assert footer.string == (
        "Quelle:\u00a0Acme Research, 2018. Basis:\u00a0Menschen unter dreißig (Junge Leute); "
        "Menschen über sechzig (Alte Leute)."
    )
    assert "Basis: Menschen über sechzig." in scenes[1].notes[1]


def test_a_sentence_may_end_in_what_the_language_says(drop: Callable[[str], None]) -> None:
    drop(GERMAN)
    german, english = load_language("de"), load_language("en")
    assert german.ended("Er sagt: „Nein.“") == "Er sagt: „Nein.“"
    assert english.ended("Er sagt: „Nein.“") == "Er sagt: „Nein.“."


def test_its_short_words_end_no_line(german: Path) -> None:
    """The same title, taken for Estonian, breaks after "der", which German keeps with its noun."""

    def ends(language: str) -> list[str]:
        write("decks/other.yaml", DECK.replace("language: de", f"language: {language}"))
        scene = Project.open(Path("decks/other.yaml")).scenes(("deck",))["deck"][0]
        [title] = texts(scene, "title")
        lines = ["".join(run.text for run in line) for line in title.lines]
        return [line.split()[-1] for line in lines[:-1]]

    write("claims/findings.et.yaml", WORDS)
    assert ends("et") == ["der"]
    assert ends("de") == ["wegen"]


def test_its_number_words_are_gated(german: Path) -> None:
    write("decks/new.yaml", DECK.replace("Treue will", "Doppelte Treue will", 1))
    assert '"Doppelte" counts something' in run(str(german))
    write("decks/new.yaml", DECK.replace("Treue will", "Double Treue will", 1))
    assert "counts something" not in run(str(german))


def test_what_was_dropped_in_leaves_no_trace() -> None:
    assert "de" not in known_languages()


def test_scripts_of_all_languages_have_their_faces(
    drop: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = {"Jpan": "Yu Gothic", "Hans": "Microsoft YaHei", "Hant": "Microsoft JhengHei"}
    assert office_scripts() == shipped
    drop(GERMAN.replace("east-asian: Arial", "east-asian: Malgun Gothic, script: Hang"))
    assert office_scripts() == {"Hang": "Malgun Gothic", **shipped}


WRONG = [
    ("spaces: true\n", "", "name:", 'key "spaces" is missing'),
    ("spaces:", "space:", "space:", 'unknown key "space"'),
    ("  sources: Quellen\n", "", "words:", 'key "sources" is missing'),
    ("  sources:", "  quellen:", "quellen:", 'unknown key "quellen"'),
    ("  percent:", "  prozent:", "prozent:", 'unknown key "prozent"'),
    ("USD: Dollar, ", "DOL: Dollar, ", "currencies:", 'unknown key "DOL"'),
    ('  weeks: "{q} pro Woche"\n', "", "per:", 'key "weeks" is missing'),
    (
        '6: "{n} Mio.", 3: "{n} Tsd."}\nq',
        '6: "{n} Mio."}\nq',
        "scales-short:",
        'key "3" is missing',
    ),
    ('under: "<"}', 'below: "<"}', "symbols:", 'unknown key "below"'),
    ("  - halb\\w*", "  - (halb\\w*", "- (halb", "is no regular expression"),
    ('list: "{a}, {b}"', 'list: ", "', "list:", "joins nothing"),
    ('in: "{n} von {of}"', 'in: "{n} von {of"', "in:", "is no message format"),
    (
        "one {{n} Quartal} other {{n} Quartale}}",
        "one {{n} Quartal}}",
        "quarters:",
        "is no message format",
    ),
    ("über {q}", "über {quantity}", "over:", 'nothing fills in "{quantity}"'),
    ("Vorsicht: {reason}", "Vorsicht: {grund}", "caution:", 'nothing fills in "{grund}"'),
    ("Gesehen in: {article}, {place}", "Gesehen: {article}", "seen-in:", 'leaves out "{place}"'),
    ("EUR: Euro", 'EUR: "{count, plural, one {Euro}}"', "currencies:", "is no message format"),
    ("über {q}", "über", "over:", 'leaves out "{q}"'),
]


@pytest.mark.parametrize(("old", "new", "at", "message"), WRONG, ids=lambda value: str(value)[:20])
def test_what_is_wrong_with_a_file_is_said_at_its_place(
    old: str, new: str, at: str, message: str, drop: Callable[[str], None]
) -> None:
    assert GERMAN.count(old) == 1 or old == "über {q}"
    text = GERMAN.replace(old, new)
    drop(text)
    with pytest.raises(MkdeckError) as error:
        load_language("de")
    found = next(one for one in error.value.problems if message in one.message)
    assert found.path == "languages/de.yaml"
    assert text.splitlines()[found.line - 1].strip().startswith(at)


def test_a_wrong_file_stops_a_build_with_all_that_is_wrong(
    german: Path, drop: Callable[[str], None]
) -> None:
    drop(GERMAN.replace("  sources: Quellen\n", "").replace("über {q}", "über"))
    result = CliRunner().invoke(cli, [str(german)])
    assert result.exit_code == 1
    assert "languages/de.yaml:" in result.stderr
    assert 'key "sources" is missing' in result.stderr
    assert 'leaves out "{q}"' in result.stderr


def test_the_page_explains_every_key_of_a_file() -> None:
    page = (ROOT / "docs" / "languages.md").read_text("utf-8")
    keys = [info.alias or name for name, info in Catalogue.model_fields.items()]
    assert [key for key in keys if f"`{key}`" not in page] == []
