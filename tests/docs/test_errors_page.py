"""What `docs/errors.md` shows is what happens: each example is written, run and compared.

A YAML block whose first line is a comment with a path is that file. Those before the first code
make the small project that every example begins with. `MKDECK_UPDATE_SNAPSHOTS=1 pytest
tests/docs/test_errors_page.py` writes what the commands print anew; read the difference before you
commit it.
"""

from __future__ import annotations

import json
import os
import re
import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

import pytest
from click.testing import CliRunner
from conftest import ROOT, write

from mkdeck.cli import cli
from mkdeck.codes import CODES, Code, Severity
from mkdeck.errors import Problem

if TYPE_CHECKING:
    from pathlib import Path

PAGE = ROOT / "docs" / "errors.md"
TEXT = PAGE.read_text("utf-8")
UPDATE = os.environ.get("MKDECK_UPDATE_SNAPSHOTS") == "1"

UNSHOWN = {
    "too-large": "a file of more than 1 MB is too large for a page",
    **dict.fromkeys(
        ("overlap", "margin", "small", "faint", "untold", "unsourced"),
        "only a kind of one's own brings it about",
    ),
    **dict.fromkeys(
        (
            *("edited", "another-claim", "no-claim", "changed", "withdrawn", "source-gone"),
            *("aged", "guessed", "gone", "unread"),
        ),
        "it takes a delivered file that somebody has changed since",
    ),
}
"""Codes that no small example brings about, each with the reason that the page gives."""


@dataclass(frozen=True)
class Example:
    """A section of the page.

    Attributes:
        meaning: Its first paragraph.
        files: Each file with its encoding and its text.
        command: What is run.
        printed: What the page says that it prints.
        cure: What stands below that.
    """

    meaning: str
    files: dict[str, tuple[str, str]]
    command: str
    printed: str
    cure: str


def files(text: str) -> dict[str, tuple[str, str]]:
    """The files of the YAML blocks of a text: path to encoding and content."""
    found = {}
    for block in re.findall(r"^```yaml\n(.*?)^```$", text, re.M | re.S):
        head = re.match(r"# ([^\s,]+\.yaml)(?:, saved as (.+))?\n", block)
        assert head, f"this block does not say which file it is:\n{block}"
        found[head[1]] = (head[2] or "utf-8", block)
    return found


def sections() -> dict[str, str]:
    """The text of each code's section, in the order of the page."""
    parts = re.split(r"^### `(.+)`\n", TEXT, flags=re.M)[1:]
    bodies = [re.split(r"^## ", body, maxsplit=1, flags=re.M)[0] for body in parts[1::2]]
    return dict(zip(parts[::2], bodies, strict=True))


def examples() -> dict[str, Example]:
    found = {}
    for code, body in sections().items():
        shown = re.search(r"^```console\n\$ ([^\n]*)\n(.*?)^```\n(.*)", body, re.M | re.S)
        if shown:
            meaning = body.strip().split("\n\n")[0].replace("\n", " ")
            found[code] = Example(meaning, files(body), shown[1], shown[2], shown[3].strip())
    return found


PROJECT = files(TEXT.partition("\n### ")[0])
SECTIONS = sections()
EXAMPLES = examples()


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The small project of the page; it is the working folder."""
    monkeypatch.chdir(tmp_path)
    put(PROJECT)


def put(written: dict[str, tuple[str, str]]) -> None:
    for name, (encoding, text) in written.items():
        write(name, text).write_bytes(text.encode(encoding))


def run(command: str) -> tuple[int, str, str]:
    """Exit code, everything printed, and what of it is on standard output."""
    program, *words = shlex.split(command)
    assert program == "mkdeck"
    result = CliRunner().invoke(cli, words)
    assert isinstance(result.exception, SystemExit | None), result.exception
    return result.exit_code, result.output, result.stdout


@pytest.mark.parametrize("code", EXAMPLES)
@pytest.mark.usefixtures("small")
def test_an_example_prints_what_the_page_shows(code: str) -> None:
    example = EXAMPLES[code]
    put(example.files)
    printed = run(example.command)[1]
    if UPDATE:
        page = PAGE.read_text("utf-8")
        head, mark, rest = page.partition(f"### `{code}`\n")
        old = f"$ {example.command}\n{example.printed}```"
        assert old in rest
        rest = rest.replace(old, f"$ {example.command}\n{printed}```", 1)
        PAGE.write_text(head + mark + rest, "utf-8")
        return
    assert same(printed) == same(example.printed)


def same(printed: str) -> str:
    """What is printed wherever it runs: which fonts are installed differs."""
    return re.sub(r"installed: .*?, or name", "installed: …, or name", printed)


@pytest.mark.parametrize("code", EXAMPLES)
@pytest.mark.usefixtures("small")
def test_an_example_is_one_of_its_code(code: str) -> None:
    example = EXAMPLES[code]
    put(example.files)
    told = json.loads(run(f"{example.command} --json")[2])
    decks = [] if isinstance(told, list) else told.get("decks", [])
    problems = told if isinstance(told, list) else told["problems"]
    problems += [warning for deck in decks for warning in deck["warnings"]]
    assert code in {problem["code"] for problem in problems}
    assert all(problem["hint"] for problem in problems)


def test_the_page_begins_with_what_an_example_prints() -> None:
    first = re.search(r"^```\n(.*?)^```$", TEXT, re.M | re.S)
    assert first
    assert EXAMPLES["unknown-kind"].printed.startswith(first[1])


@pytest.mark.usefixtures("small")
def test_the_small_project_is_sound() -> None:
    code, printed, _ = run("mkdeck claims check --strict")
    assert code == 0, printed


def test_every_code_has_a_section_with_an_example_and_a_cure() -> None:
    assert sorted(SECTIONS) == list(CODES)
    assert set(EXAMPLES) == set(CODES) - set(UNSHOWN)
    assert [code for code, example in EXAMPLES.items() if not example.cure] == []


@pytest.mark.parametrize("code", CODES)
def test_a_section_begins_with_what_its_code_means(code: Code) -> None:
    assert SECTIONS[code].strip().split("\n\n")[0].replace("\n", " ") == CODES[code]


@pytest.mark.parametrize(("code", "reason"), UNSHOWN.items())
def test_a_code_without_an_example_says_why(code: str, reason: str) -> None:
    assert f"There is no example here: {reason}." in SECTIONS[code].replace("\n", " ")


def test_the_page_lists_its_codes_in_order() -> None:
    listed = re.findall(r"\[`(.+?)`\]\(#(.+?)\)", TEXT.partition("\n## ")[0])
    assert [name for name, _ in listed] == list(SECTIONS)
    assert all(name == anchor for name, anchor in listed)


# --- the list of codes


def test_every_code_of_the_type_has_a_meaning() -> None:
    assert list(CODES) == sorted(get_args(Code))
    assert all(re.fullmatch(r"[A-Z].*\.", meaning) for meaning in CODES.values())


def test_a_code_or_a_level_that_is_not_listed_makes_no_problem() -> None:
    code: str = "nonsense"
    with pytest.raises(ValueError, match='no problem has the code "nonsense"'):
        Problem("x.yaml", 1, 1, "a", "", code)  # type: ignore[arg-type]  # wrong on purpose
    with pytest.raises(ValueError, match='no problem has the severity "nonsense"'):
        Problem("x.yaml", 1, 1, "a", "", "yaml", code)  # type: ignore[arg-type]  # likewise
    assert {
        Problem("x.yaml", 1, 1, "a", "", "yaml", level).severity for level in get_args(Severity)
    }
