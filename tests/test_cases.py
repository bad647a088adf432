"""Every rule by its smallest case.

The cases stand in `tests/cases/<area>/<name>.yaml`; `tests/cases/case.py` says how they are
written. `MKDECK_UPDATE_SNAPSHOTS=1 pytest tests/test_cases.py` writes what is there now into the
cases that expect something else; read the difference in git before it is committed.
"""

from __future__ import annotations

import os
from difflib import unified_diff
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from cases.case import DECK, FOLDER, Case, CaseError, updated
from cases.outcome import Outcome
from click.testing import CliRunner

from mkdeck.cli import cli

if TYPE_CHECKING:
    from pathlib import Path

CASES = sorted(FOLDER.glob("*/*.yaml"))
UPDATE = os.environ.get("MKDECK_UPDATE_SNAPSHOTS") == "1"


def difference(case: Case, *, update: bool = False) -> str:
    """Writes the case into the working folder, runs it, and tells what is not as expected."""
    case.write()
    now = Outcome.of_the_deck().blocks(case)
    if update:
        case.update(now)
        case = Case.read(case.path)
    return "\n".join(
        line
        for key in {**case.expected, **now}
        for line in unified_diff(
            case.expected.get(key, "").splitlines(),
            now.get(key, "").splitlines(),
            f"{key}, as expected",
            f"{key}, as it is",
            lineterm="",
        )
    )


@pytest.mark.parametrize(
    "path", CASES, ids=[str(path.relative_to(FOLDER).with_suffix("")) for path in CASES]
)
def test_a_rule_holds(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    case = Case.read(path)
    differs = difference(case, update=UPDATE)
    if differs:
        pytest.fail(f"{case.rule}{differs}", pytrace=False)


@pytest.mark.slow
@pytest.mark.parametrize(
    "path", CASES, ids=[str(path.relative_to(FOLDER).with_suffix("")) for path in CASES]
)
def test_what_is_checked_builds(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build says what `check` says, and leaves an output where that finds no problem.

    Of titles that are equal it only warns.
    """
    monkeypatch.chdir(tmp_path)
    Case.read(path).write()
    checked, built = (CliRunner().invoke(cli, [one, str(DECK)]) for one in ("check", "build"))
    delivered = built.exit_code == 0
    assert (tmp_path / "output").exists() is delivered
    assert checked.exit_code == built.exit_code or (
        delivered and " has the title of slide " in checked.stderr
    )
    if checked.exit_code == 0:
        assert built.stderr == checked.stderr


# --- the harness itself

SOUND = """
# A figure of the author's own is refused.
deck: |
  title: Loyalty
  slides:
    - {kind: hero, claim: young}
claims:
  young: {value: 40%, base: the young}
shows: |
  slide 1 number: 40%
  slide 1 footer: Source: Acme, 2024. …
hides: |
  slide 1 footer: Sources
"""


def read(folder: Path, text: str) -> Case:
    path = folder / "case.yaml"
    path.write_text(text.lstrip("\n"), "utf-8")
    return Case.read(path)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("claims:", "claim:", 'unknown key "claim"'),
        ("hides: |", "shows: |", 'key "shows" stands here twice'),
        ("deck: |\n  title: Loyalty", "deck:\n  title: Loyalty", '"deck" must be a block'),
        ("hides: |\n  slide 1 footer: Sources\n", "hides: |\n", '"hides" is empty'),
        ("# A figure", "#\n# A figure", "a comment that states the rule must come first"),
        ("deck: |", "warnings: |", 'needs "deck" and one of problems'),
        ("hides: |", "problems: |", "a deck with problems has no pages"),
    ],
)
def test_a_case_of_the_wrong_form_is_an_error(
    old: str, new: str, said: str, tmp_path: Path
) -> None:
    with pytest.raises(CaseError, match=said):
        read(tmp_path, SOUND.replace(old, new))


def test_a_case_that_expects_nothing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match='needs "deck" and one of problems'):
        read(tmp_path, SOUND[: SOUND.index("shows")])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("slide 1 number", "slide 2 number", 'there is no page "slide 2"; there are slide 1'),
        ("slide 1 number: 40%", "slide 1 numeral: —", '"numeral" is none of across, alt'),
        ("number: 40%", "number:", '"slide 1 number:" says nothing'),
        ("slide 1 footer: Sources", "slide 1 kicker: 40%", '"slide 1 kicker" is empty anyway'),
    ],
)
def test_a_line_that_names_nothing_is_an_error(
    old: str, new: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CaseError, match=said):
        difference(read(tmp_path, SOUND.replace(old, new)))


def test_a_case_that_holds_differs_in_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert difference(read(tmp_path, SOUND)) == ""


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("number: 40%", "number: 41%", "-slide 1 number: 41%\n+slide 1 number: 40%"),
        ("number: 40%", "value: 40%", "-slide 1 value: 40%\n+slide 1 value: —"),
        ("number: 40%", "number: —", "-slide 1 number: —\n+slide 1 number: 40%"),
        ("2024. …", "2025. …", "+slide 1 footer: Source: Acme, 2024. Base: the young."),
        ("footer: Sources", "footer: Base", "-slide 1 footer: Base"),
        ("title: Loyalty", "title: Twice", "+deck.yaml:1:8: warning: "),
        ("claim: young", "claim: old", '+deck.yaml:3:25: there is no claim called "old"'),
    ],
)
def test_what_is_not_as_expected_is_told(
    old: str, new: str, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert line in difference(read(tmp_path, SOUND.replace(old, new)))


def test_an_update_writes_what_is_there_and_leaves_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    case = read(tmp_path, SOUND.replace("number: 40%", "number: 41%"))
    assert difference(case, update=True) == ""
    assert case.path.read_text("utf-8") == SOUND.lstrip("\n")


def test_an_update_keeps_the_lines_that_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = SOUND.replace("slide 1 number: 40%", "slide 1 number: 4…%\n  slide 1 number: 50%")
    case = read(tmp_path, text)
    assert difference(case, update=True) == ""
    assert case.path.read_text("utf-8") == SOUND.replace("number: 40%", "number: 4…%").lstrip("\n")


def test_an_update_leaves_what_is_hidden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = SOUND.replace("footer: Sources", "footer: Base")
    case = read(tmp_path, text)
    assert difference(case, update=True) != ""
    assert case.path.read_text("utf-8") == text.lstrip("\n")


def test_an_update_replaces_blocks_and_nothing_beside_them() -> None:
    text = dedent("""\
        # A rule.
        deck: |
          title: A

          slides: [title]
        problems: |
          deck.yaml:1:1: old
            hint: old
        # More of the rule.
        explain: |
          old
        """)
    assert updated(text, {"problems": "deck.yaml:2:2: new\n  hint: new\nmore\n"}) == text.replace(
        "  deck.yaml:1:1: old\n    hint: old\n",
        "  deck.yaml:2:2: new\n    hint: new\n  more\n",
    )
