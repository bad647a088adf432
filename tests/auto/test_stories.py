"""Decks that leave things open: what they become, as files and as a spec."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from click.testing import CliRunner, Result
from conftest import ROOT

from mkdeck.auto import MEANINGS
from mkdeck.cli import cli
from mkdeck.project import Project
from mkdeck.scene import Text
from mkdeck.sections import kinds
from mkdeck.workspace import shipped

if TYPE_CHECKING:
    from mkdeck.scene import Scene

TOPICS = list(yaml.safe_load((shipped("claims") / "topics.yaml").read_text("utf-8")))
FOREIGN = sorted(path.name for path in (ROOT / "tests" / "libraries").iterdir() if path.is_dir())
EXPANDED = sorted((ROOT / "decks" / "expanded").glob("*.yaml"))
THREE_LINES = sorted((ROOT / "decks" / "topics").glob("*.yaml"))
QUIET = ("hero",)
"""Kinds of a single figure, of which two may be neighbours where nothing else is left to tell."""


OWN = """
- id: answers-arrive-late
  topics: [speed]
  value: 41%
  source: own
  headline: Answers arrive late
  statement: <value> of clerks say that answers arrive late
  callout: of clerks say that answers arrive late
  label: Late answers
  base: clerks
  standing: sound
"""


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(cli, [str(argument) for argument in arguments])
    assert result.exit_code == 0, result.output
    return result


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def story(topic: str, **more: object) -> Project:
    """A deck of a title and a topic."""
    path = Path(f"{topic}.yaml")
    path.write_text(yaml.safe_dump({"title": "A story", "topics": [topic], **more}), "utf-8")
    return Project.open(path)


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def titles_of(scene: Scene) -> list[Text]:
    return [item for item in scene.flat() if isinstance(item, Text) and item.role == "title"]


def check_story(project: Project) -> None:
    """Title first, sources last, no claim and no title twice, no picture twice in a row."""
    scenes = project.scenes(("deck", "infographic", "cards"))
    kinds = [scene.kind for scene in scenes["deck"]]
    assert kinds[0] == "title"
    assert kinds[-1] == "sources"
    titles = [text.string for scene in scenes["deck"] for text in titles_of(scene)]
    assert len(titles) == len(set(titles)) == len(kinds)
    for output, made in scenes.items():
        told = [claim for scene in made for claim in scene.claims if scene.kind != "sources"]
        assert len(told) == len(set(told)), output
        assert told, output
    for parts in (project.board.slides, project.board.sections, project.board.cards):
        for one, other in pairwise(parts):
            assert one.kind is not other.kind or one.kind.name in {*QUIET, "bars"}


def test_a_written_out_deck_builds_the_same_files() -> None:
    story("speed", length="short", cards="auto")
    full = Path("full", "speed.yaml")
    full.parent.mkdir()
    full.write_text(run("expand", "speed.yaml").output, "utf-8")
    assert "auto" not in full.read_text("utf-8")
    run("speed.yaml", "-o", "output", "-q")
    run(full, "-o", "full/output", "-q")
    made = files(Path("output"))
    assert len(made) > 2
    assert files(Path("full/output")) == made


def test_a_deck_keeps_its_own_pieces_and_words_when_it_is_written_out() -> None:
    deck = {
        "title": "Mixed",
        "slides": [
            {"kind": "title"},
            {"kind": "auto", "claim": "wants-faster-responses", "title": "They want it faster"},
            {"kind": "stats", "select": {"topics": ["churn"], "limit": 2}},
            "sources",
        ],
    }
    Path("mixed.yaml").write_text(yaml.safe_dump(deck), "utf-8")
    made = yaml.safe_load(run("expand", "mixed.yaml").output)
    assert made["slides"] == [
        "title",
        {"kind": "hero", "claim": "wants-faster-responses", "title": "They want it faster"},
        {"kind": "stats", "select": {"topics": ["churn"], "limit": 2}},
        "sources",
    ]


@pytest.mark.parametrize("topic", TOPICS[::8])
def test_a_topic_becomes_a_story(topic: str) -> None:
    check_story(story(topic))


@pytest.mark.slow
@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_becomes_a_story(topic: str) -> None:
    for length in ("short", "usual", "long"):
        check_story(story(topic, length=length))


def foreign(name: str) -> list[str]:
    """The topics of a library that is none of ours, which the working folder then has."""
    claims = ROOT / "tests" / "libraries" / name / "claims"
    Path("claims").symlink_to(claims)
    return list(yaml.safe_load((claims / "topics.yaml").read_text("utf-8")))


@pytest.mark.parametrize("name", FOREIGN)
def test_libraries_of_others_become_stories(name: str) -> None:
    check_story(story(foreign(name)[0]))


@pytest.mark.slow
@pytest.mark.parametrize("name", FOREIGN)
def test_all_topics_of_others_become_stories(name: str) -> None:
    for topic in foreign(name):
        check_story(story(topic))


def test_a_story_has_as_many_slides_as_are_asked_for() -> None:
    def slides(length: object) -> list[Scene]:
        return story("channels", length=length).scenes(("deck",))["deck"]

    assert len(slides(5)) == 5 < len(slides("usual"))


@pytest.mark.slow
def test_a_longer_story_has_more_slides() -> None:
    short, usual, long = (
        len(story("channels", length=length).scenes(("deck",))["deck"])
        for length in ("short", "usual", "long")
    )
    assert short < usual <= long


@pytest.mark.parametrize(("year", "most"), [("", 3), ("year: '2021'", 5)])
def test_a_new_claim_changes_little(year: str, most: int) -> None:
    before = story("speed").spec.node.at("slides").plain()
    claims = Path("claims")
    claims.mkdir()
    (claims / "own.yaml").write_text(OWN, "utf-8")
    (claims / "sources.yaml").write_text(f"own: {{publisher: A bureau, {year}}}\n", "utf-8")
    after = story("speed").spec.node.at("slides").plain()
    assert "answers-arrive-late" in str(after)
    assert sum(piece not in after for piece in before) <= most


def test_a_new_deck_is_written_and_builds() -> None:
    said = run("new", "quick", "--topic", "speed", "--topic", "channels", "--length", "short")
    assert Path("quick.yaml").read_text("utf-8") == (
        "title: Speed\nlength: short\ntopics: [speed, channels]\n"
    )
    assert "quick.yaml" in said.output
    run("check", "quick.yaml")
    again = CliRunner().invoke(cli, ["new", "quick", "--topic", "speed"])
    assert again.exit_code == 1
    assert "is there already" in again.stderr


def test_a_new_deck_of_an_unknown_topic_is_not_written() -> None:
    made = CliRunner().invoke(cli, ["new", "quick", "--topic", "sped"])
    assert made.exit_code == 1
    assert 'did you mean "speed"?' in str(made.exception)
    assert not Path("quick.yaml").exists()


def test_a_card_needs_no_spec() -> None:
    said = run("card", "wants-faster-responses", "--size", "wide", "--json")
    made = json.loads(said.output)
    assert made["path"] == str(Path("output", "cards", "wants-faster-responses-wide.png"))
    assert (made["width"], made["height"]) == (1200, 675)
    assert "80%" in made["alt"]
    assert Path(made["path"]).is_file()


def test_a_card_of_a_question_is_a_chart() -> None:
    run("card", "baklib-survey/good-service", "--allow", "caution", "-o", "service.png")
    assert Path("service.png").is_file()
    refused = CliRunner().invoke(cli, ["card", "no-such-claim"])
    assert refused.exit_code == 1
    assert 'there is no claim called "no-such-claim"' in str(refused.exception)


@pytest.mark.parametrize("path", EXPANDED, ids=lambda path: path.stem)
def test_shipped_decks_are_written_out_as_they_are_now(path: Path) -> None:
    written = run("expand", ROOT / "decks" / "topics" / path.name).output
    told = "".join(line for line in path.read_text("utf-8").splitlines(True)[2:])
    assert told == written, f"mkdeck expand decks/topics/{path.name}"


@pytest.mark.parametrize("path", THREE_LINES, ids=lambda path: path.stem)
def test_decks_of_three_lines_are_no_longer(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert len([line for line in lines if not line.startswith("#")]) <= 3


@pytest.mark.slow
@pytest.mark.parametrize("path", THREE_LINES, ids=lambda path: path.stem)
def test_decks_of_three_lines_have_all_outputs(path: Path) -> None:
    made = Project.open(path).scenes(("deck", "infographic", "cards"))
    assert len(made["deck"]) >= 6
    assert len(made["infographic"]) == 1
    assert len(made["cards"]) == 6


def test_the_guide_has_the_table_of_meanings() -> None:
    guide = (ROOT / "docs" / "guide.md").read_text("utf-8")
    for meaning in MEANINGS:
        kinds = ", ".join(f"`{name}`" for name in meaning.kinds)
        assert f"| {meaning.says} | {kinds} |" in guide


def test_every_kind_of_the_table_is_known() -> None:
    assert {name for meaning in MEANINGS for name in meaning.kinds} <= kinds().keys()
