"""What `docs/claims.md` shows is what happens: its files, its transcripts, its tables.

A YAML block whose first line is a comment with a path is that file; blocks of one file are
joined. A console block runs among these files, or, after `# in the repository`, in the repository.
"""

from __future__ import annotations

import re
import shlex
from collections import Counter
from typing import TYPE_CHECKING

import pytest
import yaml
from click.testing import CliRunner
from conftest import ROOT

from mkdeck.claims import Claim, ClaimSpec, Library
from mkdeck.cli import cli
from mkdeck.languages import english, load_language
from mkdeck.quantity import COUNTS, DURATIONS, Quantity

if TYPE_CHECKING:
    from pathlib import Path

DOC = (ROOT / "docs" / "claims.md").read_text(encoding="utf-8")
BLOCKS: list[tuple[str, str]] = re.findall(r"^```(\w+)\n(.*?)^```$", DOC, re.M | re.S)
IN_REPOSITORY = "# in the repository\n"
REASONS = ("not a finding", "promotion", "garbled", "repeat")


def example_files() -> dict[str, str]:
    files: dict[str, str] = {}
    for language, text in BLOCKS:
        if language == "yaml":
            name = re.match(r"# (\S+\.yaml)\n", text)
            assert name, f"this block does not say which file it is:\n{text}"
            files[name[1]] = files.get(name[1], "") + text
    return files


def commands() -> list[tuple[bool, str, str]]:
    """Whether it runs in the repository, the command, and what the document says it prints."""
    found = []
    for language, text in BLOCKS:
        if language == "console":
            here = text.startswith(IN_REPOSITORY)
            for command, printed in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", text, re.M):
                found.append((here, command, printed))
    return found


def shown(output: str) -> str:
    """Output as the document has it: columns two spaces apart, no-break spaces as spaces."""
    plain = output.replace("\t", "  ").replace("\u00a0", " ")
    return "".join(f"{line.rstrip()}\n" for line in plain.splitlines())


def table_rows(marker: str) -> list[list[str]]:
    """The cells of a table's rows; the table follows a comment or a heading row."""
    after = DOC[DOC.index(marker) :]
    lines = after[after.index("|") :].split("\n")
    rows = []
    for line in lines:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows[2:]


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("claims-example")
    for name, text in example_files().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def library() -> Library:
    return Library.load([ROOT / "claims"])


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, list(words))
    assert isinstance(result.exception, SystemExit | None), result.exception
    return result.exit_code, result.output


@pytest.mark.parametrize(
    ("in_repository", "command", "printed"), commands(), ids=[words for _, words, _ in commands()]
)
def test_a_command_prints_what_the_document_shows(
    in_repository: bool,
    command: str,
    printed: str,
    example: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT if in_repository else example)
    program, *words = shlex.split(command)
    assert program == "mkdeck"
    assert shown(run(*words)[1]) == printed


def test_every_command_of_the_page_is_shown_at_work() -> None:
    shown_at_work = {tuple(command.split()[1:3]) for _, command, _ in commands()}
    for name in ("list", "search", "show", "topics", "check"):
        assert ("claims", name) in shown_at_work
    assert any(words[0] == "explain" for words in shown_at_work)


def test_the_examples_have_neither_errors_nor_warnings(
    example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(example)
    folders = ["--library", "claims", "--library", "more"]
    code, output = run("claims", "check", "--strict", *folders)
    assert code == 0, output


def test_the_examples_can_be_added_to_the_shipped_library(
    example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(example)
    assert run("claims", "check")[0] == 0


def test_the_example_deck_builds(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(example)
    code, output = run("check", "decks/ferries.yaml")
    assert code == 0, output


def test_the_examples_use_every_key_of_a_claim(example: Path) -> None:
    entries = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in example.rglob("*.yaml")]
    claims = [claim for entry in entries if isinstance(entry, list) for claim in entry]
    used = {key for claim in claims for key in claim}
    assert used == set(ClaimSpec.model_fields)


@pytest.mark.parametrize("row", table_rows("| You write |"), ids=lambda row: row[0])
def test_a_quantity_prints_as_the_table_says(row: list[str]) -> None:
    english = load_language("en")
    quantity = Quantity.parse(row[0].strip("`"))
    numeral = [
        f"*{part.strip()}*" if small else part.strip() for part, small in english.numeral(quantity)
    ]
    printed = [english.running(quantity), " ".join(numeral), english.value(quantity)]
    assert row[1:] == [*(text.replace("\u00a0", " ") for text in printed), quantity.kind]


def test_every_unit_is_named() -> None:
    lines = re.findall(r"^- \*\*(?:Time|Things to count)\*\*: (.*)$", DOC, re.M)
    named = {word for line in lines for word in re.findall(r"[a-z]+", line)}
    known = {*COUNTS, *DURATIONS} - {"years-old"}
    assert known <= named, known - named


def test_the_limits_of_length_are_those_of_the_check() -> None:
    limits = {row[0].strip("`"): row[2] for row in table_rows("| Key | What goes in |")}
    own = english().catalogue.limits
    for key in ("headline", "callout", "label"):
        assert str(getattr(own, key)) in limits[key]
    assert f"at most {own.note} characters" in DOC


def test_every_lint_is_in_the_table() -> None:
    modules = (ROOT / "src" / "mkdeck" / "claims").glob("lint*.py")
    source = "\n".join(path.read_text(encoding="utf-8") for path in modules)
    codes = {
        code
        for names in re.findall(r"\bcode=(.*)", source)
        for code in re.findall(r'"([a-z-]+)"', names)
    }
    documented = [row[0].strip("`") for row in table_rows("<!-- lints -->")]
    assert documented == sorted(codes)


def count_table(library: Library, left_out: list[dict[str, str]]) -> str:
    """Claims and left-out findings by article, adding up."""
    seen = Counter(key for claim in library.claims.values() for key in articles_of(claim))
    lines = Counter((line["article"], line["reason"]) for line in left_out)
    counts = {
        key: [seen[key], *(lines[key, reason] for reason in REASONS)] for key in library.articles
    }
    counts["**Together**"] = [sum(column) for column in zip(*counts.values(), strict=True)]
    head = ["Article", "Claims", *(f"Left out: {reason}" for reason in REASONS), "Together"]
    rows = [[key, *map(str, [*row, sum(row)])] for key, row in counts.items()]
    texts = [" | ".join(row) for row in (head, ["---"] * len(head), *rows)]
    often = Counter(len(articles_of(claim)) for claim in library.claims.values())
    several = {times: claims for times, claims in sorted(often.items()) if times > 1}
    extra = sum((times - 1) * claims for times, claims in several.items())
    told = " and ".join(f"{claims} in {times} articles" for times, claims in several.items())
    closing = (
        f"The library has {len(library.claims)} claims. Some were seen more than once ({told}), "
        f"which makes {len(library.claims)} + {extra} = {len(library.claims) + extra}."
    )
    return "\n".join([*(f"| {text} |" for text in texts), "", closing])


def articles_of(claim: Claim) -> set[str]:
    return {key for key, _, _ in claim.articles}


def test_the_counts_are_those_of_the_library(library: Library) -> None:
    left_out = yaml.safe_load((ROOT / "claims" / "left-out.yaml").read_text(encoding="utf-8"))
    written = re.search(r"<!-- counts -->\n(.*)\n<!-- /counts -->", DOC, re.S)
    assert written, "the table is missing"
    assert written[1] == count_table(library, left_out), "put the table that was made in its place"


def test_the_counts_add_up() -> None:
    *articles, together = ([int(cell) for cell in row[1:]] for row in table_rows("<!-- counts -->"))
    assert together == [sum(column) for column in zip(*articles, strict=True)]
    assert all(row[-1] == sum(row[:-1]) for row in [*articles, together])
    sums = re.search(r"(\d+) \+ (\d+) = (\d+)\.", DOC)
    assert sums is not None
    assert int(sums[1]) + int(sums[2]) == int(sums[3]) == together[0]
