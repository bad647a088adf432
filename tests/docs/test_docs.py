"""The README, the guide and the generated pages say what is so."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import ROOT
from tools.planting import Deck
from tools.templates import blank, saved

from mkdeck.cli import cli
from mkdeck.trace.reporting import SAID


def blocks(page: str, kind: str) -> list[str]:
    text = (ROOT / page).read_text("utf-8")
    return re.findall(rf"^```{kind}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def transcripts(page: str) -> list[tuple[str, list[str]]]:
    """Each `$ mkdeck …` line of a page with the lines that it prints."""
    found: list[tuple[str, list[str]]] = []
    for block in blocks(page, "console"):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            else:
                found[-1][1].append(line)
    return [(command, lines) for command, lines in found if command.startswith("mkdeck ")]


def run(command: str) -> tuple[int, list[str]]:
    result = CliRunner().invoke(cli, command.split()[1:])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output.splitlines()


def matches(printed: list[str], shown: list[str]) -> bool:
    """Whether the lines are those shown, `…` standing for any number of them."""
    pattern = "\n".join(r"(?s:.*)" if line == "…" else re.escape(line) for line in shown)
    return re.fullmatch(pattern, "\n".join(printed)) is not None


def test_readme_deck_builds_and_breaks_as_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    deck = blocks("README.md", "yaml")[0]
    Path("first.yaml").write_text(deck, "utf-8")
    broken = deck.replace("is what keeps most", "keeps 73% of")
    assert broken != deck
    Path("broken.yaml").write_text(broken, "utf-8")
    shown = dict(transcripts("README.md"))
    for command, code in (("mkdeck first.yaml", 0), ("mkdeck broken.yaml", 1)):
        exit_code, printed = run(command)
        assert exit_code == code
        assert matches(printed, shown[command]), printed
    assert (tmp_path / "output/first/first.pptx").is_file()
    assert not (tmp_path / "output/broken/broken.pptx").exists()


@pytest.mark.parametrize(
    "command", [c for c, lines in transcripts("README.md") if not lines and "trace" not in c]
)
def test_readme_commands_run(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    exit_code, printed = run(command)
    assert exit_code == 0
    assert printed


def test_readme_has_a_picture_and_two_commands_first() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    picture = re.search(r"!\[.+\]\((.+)\)", text)
    assert picture
    assert (ROOT / picture[1]).is_file()
    commands = re.findall(r"^\$ python3 -m venv .*$", text, re.MULTILINE)
    assert len(commands) == 2
    assert picture.start() < text.index(commands[0])


def test_a_deck_is_read_back_as_the_guide_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("decks", "claims"):
        Path(folder).symlink_to(ROOT / folder)
    page = "docs/guide.md"
    shown = [(command, lines) for command, lines in transcripts(page) if "made" in command]
    shown += [(command, lines) for command, lines in transcripts(page) if "edited" in command]
    assert [command.split()[1] for command, _ in shown] == ["decks/loyalty.yaml", "trace", "trace"]
    for (command, lines), code in zip(shown, (0, 0, 1), strict=True):
        if "edited" in command:
            deck = Deck(Path("made/loyalty/loyalty.pptx").read_bytes())
            [number] = [one for one in deck.shapes(3) if one.name.startswith("number")]
            assert number.say("95%", "85%")
            Path("edited.pptx").write_bytes(deck.data())
        exit_code, printed = run(command)
        assert exit_code == code
        assert matches(printed, lines), printed


def test_the_guide_has_every_kind_of_finding() -> None:
    text = (ROOT / "docs/guide.md").read_text("utf-8").partition("## Read a deck back")[2]
    table = text.partition("| it says |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| ([a-z' ]+) \|", table, re.MULTILINE) == [*SAID.values()]


@pytest.mark.parametrize("number", [0, 1, 2, 3, 4])
def test_guide_decks_are_sound(number: int, tmp_path: Path) -> None:
    deck = tmp_path / "guide.yaml"
    (tmp_path / "brand.pptx").write_bytes(saved(blank()))
    block = blocks("docs/guide.md", "yaml")[number]
    titled = "title:" in block.splitlines()[0] + block.splitlines()[1]
    deck.write_text(block if titled else f"title: A guide\n{block}", "utf-8")
    result = CliRunner().invoke(cli, ["check", str(deck)])
    assert result.exit_code == 0, result.output


def test_guide_commands_on_a_template_print_what_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "brand.pptx").write_bytes(saved(blank()))
    [deck] = [one for one in blocks("docs/guide.md", "yaml") if "brand.pptx" in one]
    Path("brand.yaml").write_text(deck, "utf-8")
    shown = [one for one in transcripts("docs/guide.md") if "brand" in one[0]]
    assert len(shown) == 2
    for command, lines in shown:
        code, printed = run(command)
        assert code == 0
        assert matches(printed, lines), printed


def test_reference_is_current() -> None:
    printed = CliRunner().invoke(cli, ["kinds", "--markdown"]).output
    assert printed == (ROOT / "docs/reference.md").read_text("utf-8")


@pytest.mark.parametrize("what", ["deck", "claims", "theme"])
def test_schemas_are_current(what: str) -> None:
    printed = CliRunner().invoke(cli, ["schema", what]).output
    kept = (ROOT / f"docs/schema/{what}.schema.json").read_text("utf-8")
    assert json.loads(printed) == json.loads(kept)
    assert printed == kept


@pytest.mark.parametrize("folder", ["decks", "themes"])
def test_shipped_specs_name_their_schema(folder: str) -> None:
    for path in sorted((ROOT / folder).glob("*.yaml")):
        first = path.read_text("utf-8").splitlines()[0]
        named = re.fullmatch(r"# yaml-language-server: \$schema=(.+)", first)
        assert named, path.name
        assert (path.parent / named[1]).is_file()
