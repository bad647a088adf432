"""Every lint and every loader error, each on the smallest library in which it shows."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from conftest import ROOT

from mkdeck.claims import Library
from mkdeck.claims.lint import lint
from mkdeck.cli import cli
from mkdeck.errors import MkdeckError, Problem

if TYPE_CHECKING:
    from pathlib import Path

SOUND = {
    "library.yaml": "as_of: 2026-11\n",
    "topics.yaml": "ferries: Travelling by ferry\nbuses: Travelling by bus\n",
    "articles.yaml": """
blog: {file: blog.txt, language: en, name: Blog}
post: {file: post.txt, language: et, name: Post}
""",
    "sources.yaml": """
harbour-2024:
  publisher: Harbour Institute
  year: 2024
  questions:
    best: {asks: What is best?, whole: true}
undated: {publisher: Pier Press}
old-2010: {publisher: Pier Press, year: 2010}
seller-2024: {publisher: Ferry Tickets, year: 2024, vendor: true}
""",
}

WORDS = {
    "headline": "Queues are long",
    "statement": "<value> of passengers stand in a queue",
    "callout": "of passengers stand in a queue",
    "label": "Queues",
    "base": "passengers",
}


def claim(name: str = "queues", /, **changes: str | None) -> str:
    """A sound claim, a key a line; `None` takes a key out."""
    keys: dict[str, str | None] = {
        "topics": "[ferries]",
        "value": "27%",
        **WORDS,
        "source": "harbour-2024",
        "standing": "sound",
        **changes,
    }
    lines = [f"{key}: {value}" for key, value in keys.items() if value is not None]
    return "\n  ".join([f"- id: {name}", *lines]) + "\n"


def translation(name: str = "queues", /, **changes: str | None) -> str:
    keys: dict[str, str | None] = {
        "headline": "Järjekorrad on pikad",
        "statement": "<value> reisijatest seisab järjekorras",
        "callout": "reisijatest seisab järjekorras",
        "label": "Järjekorrad",
        "base": "reisijad",
        **changes,
    }
    lines = [f"{key}: {value}" for key, value in keys.items() if value is not None]
    return "\n  ".join([f"{name}:", *lines]) + "\n"


def weak(**changes: str | None) -> str:
    return claim(standing="caution", reason="the harbour says so itself", **changes)


SEEN_IN_POST = "[{article: post, place: item 1}]"
SEEN_IN_BLOG = "[{article: blog, place: item 1}]"
TWO_VALUES = {
    "value": None,
    "values": "{online: 60%, board: 20%}",
    "statement": "<online> of tickets are bought online, <board> on board",
}
RANKED = {"value": None, "statement": "Price comes first, then coffee"}
ANSWER = {"question": "harbour-2024/best"}


@dataclass(frozen=True)
class Case:
    """A bad library: what is found in it, and the line (as its start) that the finding names.

    `also` names lints that cannot be kept out of it.
    """

    code: str
    severity: str
    at: str
    claims: str
    file: str = "ferries.yaml"
    more: dict[str, str] = field(default_factory=dict)
    also: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.code}-{self.severity}-{self.at[:24]}"


LINTS = [
    Case("duplicate-fact", "error", "- id: again", claim() + claim("again")),
    Case(
        "near-duplicate",
        "warning",
        "- id: again",
        claim() + claim("again", statement="<value> of passengers dislike a queue at noon"),
    ),
    Case("undeclared-conflict", "error", "- id: again", claim() + claim("again", value="50%")),
    Case(
        "one-sided-conflict",
        "error",
        "conflicts:",
        claim(conflicts="{again: asked in another year}") + claim("again", value="50%"),
    ),
    Case("missing-source", "error", "source:", claim(source="none", seen_in=SEEN_IN_BLOG)),
    Case("missing-source", "note", "source:", weak(source="none", seen_in=SEEN_IN_BLOG)),
    Case("missing-year", "note", "source:", claim(source="undated")),
    Case("age", "warning", "source:", claim(source="old-2010")),
    Case("age", "note", "source:", weak(source="old-2010")),
    Case("vendor", "error", "standing:", claim(source="seller-2024")),
    Case("missing-base", "warning", "- id:", claim(base=None)),
    Case("missing-base", "note", "- id:", weak(base=None)),
    Case("missing-base", "note", "- id:", claim(base=None, value="2x")),
    Case(
        "forecast-passed",
        "warning",
        "forecast_for:",
        claim(forecast_for="2025", statement="<value> of passengers were expected to queue"),
    ),
    Case(
        "forecast-passed",
        "note",
        "forecast_for:",
        weak(forecast_for="2025", statement="<value> of passengers were expected to queue"),
    ),
    Case(
        "forecast-tense",
        "error",
        "statement:",
        claim(forecast_for="2025", statement="<value> of passengers are going to queue"),
        also=("forecast-passed",),
    ),
    Case(
        "forecast-tense",
        "error",
        "statement:",
        claim(forecast_for="2025", statement="<value> of passengers were expected to queue"),
        "ferries.et.yaml",
        {"ferries.et.yaml": translation(statement="<value> reisijatest hakkab seisma järjekorras")},
        also=("forecast-passed",),
    ),
    Case(
        "implausible",
        "error",
        "value:",
        claim(value="120%", question="harbour-2024/best"),
        also=("whole",),
    ),
    Case("damaged", "error", "standing:", claim(damaged="the sign is lost")),
    Case("unused-figure", "error", "statement:", claim(statement="Passengers stand in a queue")),
    Case("unused-figure", "error", "statement:", claim(given="{wait: 20 minutes}")),
    Case(
        "unused-figure",
        "error",
        "statement:",
        claim(),
        "ferries.et.yaml",
        {"ferries.et.yaml": translation(statement="Reisijad seisavad järjekorras")},
    ),
    Case("other-figure", "error", "headline:", claim(headline="Queues are 3 hours long")),
    Case("other-figure", "error", "label:", claim(label="Queues at 8")),
    Case("other-figure", "error", "note:", claim(note="It was 5% before.")),
    Case(
        "other-figure", "error", "reason:", claim(standing="caution", reason="only 12 were asked")
    ),
    Case(
        "other-figure",
        "error",
        "labels:",
        claim(**TWO_VALUES, labels="{online: Online in 2 minutes, board: On board}"),
    ),
    Case(
        "other-figure", "error", "ranking:", claim(**RANKED, ranking="[Price, 3 sorts of coffee]")
    ),
    Case(
        "other-figure",
        "error",
        "conflicts:",
        claim(conflicts="{again: asked 12 people}")
        + claim("again", value="50%", conflicts="{queues: asked a dozen people}"),
    ),
    Case(
        "other-figure",
        "error",
        "callout:",
        claim(),
        "ferries.et.yaml",
        {"ferries.et.yaml": translation(callout="reisijatest seisab 3 tundi")},
    ),
    Case(
        "other-figure",
        "error",
        "headline:",
        claim(),
        "ferries.zh-Hans.yaml",
        {"ferries.zh-Hans.yaml": translation(headline="三分之一的人在排队")},
    ),
    Case("unfilled", "error", "note:", claim(note="It was not always <value>.")),
    Case(
        "unfilled",
        "error",
        "labels:",
        claim(**TWO_VALUES, labels="{online: Online <online>, board: On board}"),
    ),
    Case(
        "too-long", "warning", "headline:", claim(headline="Queues are long " + "and longer " * 6)
    ),
    Case("too-long", "warning", "callout:", claim(callout="of all passengers " * 5)),
    Case("too-long", "warning", "label:", claim(label="Queues that reach the next village by far")),
    Case(
        "too-long",
        "warning",
        "headline:",
        claim(),
        "ferries.ja.yaml",
        {"ferries.ja.yaml": translation(headline="列が長い" * 9)},
    ),
    Case("too-long", "warning", "note:", claim(note="It is long. " * 12)),
    Case("missing-text", "error", "- id:", claim(seen_in=SEEN_IN_POST)),
    Case(
        "missing-text",
        "error",
        "statement:",
        claim(),
        "ferries.et.yaml",
        {"ferries.et.yaml": translation(base=None)},
    ),
    Case(
        "missing-text",
        "error",
        "ranking:",
        claim(**RANKED, ranking="[Price, Coffee]"),
        "ferries.et.yaml",
        {"ferries.et.yaml": translation(statement="Hind on tähtsaim", ranking="[Hind]")},
    ),
    Case("missing-label", "error", "labels:", claim(**TWO_VALUES, labels="{online: Online}")),
    Case("missing-label", "error", "statement:", claim(**TWO_VALUES)),
    Case("swallowed", "error", "label:", claim(label="We are #one")),
    Case(
        "swallowed",
        "error",
        "label:",
        claim(),
        "ferries.et.yaml",
        {"ferries.et.yaml": translation(label="Oleme #esimesed")},
    ),
    Case(
        "whole",
        "error",
        "question:",
        claim(value="70%", **ANSWER) + claim("coffee", value="60%", **ANSWER),
    ),
    Case(
        "whole",
        "warning",
        "question:",
        claim(value="50%", **ANSWER) + claim("coffee", value="40%", **ANSWER),
    ),
]

LOADING = [
    Case("duplicate-id", "error", "- id: queues", claim() + claim()),
    Case(
        "duplicate-id",
        "error",
        "queues:",
        claim(),
        "more.et.yaml",
        {"ferries.et.yaml": translation(), "more.et.yaml": translation()},
    ),
    Case("duplicate-key", "error", "label: Again", claim() + "  label: Again\n"),
    Case("empty", "error", "label:", claim(label="")),
    Case("missing-key", "error", "- id:", claim(label=None)),
    Case("quantity", "error", "value:", claim(value="lots")),
    Case("quantity", "error", "value:", claim(value="40")),
    Case("quantity", "error", "value:", claim(value="9 leagues")),
    Case("type", "error", "topics:", claim(topics="ferries")),
    Case("type", "error", "queues:", "queues:\n"),
    Case("unknown-article", "error", "seen_in:", claim(seen_in="[{article: pos, place: x}]")),
    Case("unknown-claim", "error", "conflicts:", claim(conflicts="{queus: they differ}")),
    Case(
        "unknown-claim",
        "error",
        "queus:",
        claim(),
        "ferries.et.yaml",
        {"ferries.et.yaml": translation("queus")},
    ),
    Case("unknown-figure", "error", "callout:", claim(callout="of <valeu> passengers")),
    Case("unknown-key", "error", "lable:", claim(lable="Queues")),
    Case("unknown-question", "error", "question:", claim(question="harbour-2024/bets")),
    Case("unknown-question", "error", "question:", claim(question="undated/best")),
    Case("unknown-source", "error", "source:", claim(source="harbour")),
    Case("unknown-topic", "error", "topics:", claim(topics="[ferry]")),
    Case("unknown-value", "error", "standing:", claim(standing="fine")),
    Case("value", "error", "- id:", claim(standing="caution")),
    Case("value", "error", "- id:", claim(ranking="[Price, Coffee]")),
    Case("value", "error", "- id: Queues", claim("Queues")),
    Case("value", "error", "topics:", claim(topics="[ferries, buses, ferries, buses]")),
    Case("value", "error", "- id:", claim(**TWO_VALUES | {"values": "{online: 60%, board: 2x}"})),
    Case("yaml", "error", "label:", claim(label="Queues: long")),
]


def write(folder: Path, claims: str, more: dict[str, str] | None = None) -> Path:
    """The library of a case in `claims/` below the folder."""
    place = folder / "claims"
    place.mkdir()
    for name, text in (SOUND | {"ferries.yaml": claims} | (more or {})).items():
        (place / name).write_text(text.lstrip("\n"), encoding="utf-8")
    return place


def found(folder: Path, problems: list[Problem]) -> list[tuple[str, str, str, str]]:
    """Code, severity, file and line (its text) of every problem."""
    return [
        (one.code, one.severity, one.path, line_of(folder / one.path, one.line)) for one in problems
    ]


def line_of(path: Path, line: int) -> str:
    return path.read_text(encoding="utf-8").splitlines()[line - 1].strip()


def check(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(cli, ["claims", "check", "--library", str(folder), *words])


@pytest.mark.parametrize("case", LINTS, ids=lambda case: case.name)
def test_a_lint_fires_alone_and_at_its_place(case: Case, tmp_path: Path) -> None:
    folder = write(tmp_path, case.claims, case.more)
    problems = lint(Library.load([folder], lambda path: path.name))
    [(code, severity, file, line)] = found(
        folder, [one for one in problems if one.code not in case.also]
    )
    assert (code, severity, file) == (case.code, case.severity, case.file)
    assert line.startswith(case.at)
    assert {one.code for one in problems} == {case.code, *case.also}


@pytest.mark.parametrize("case", LOADING, ids=lambda case: case.name)
def test_a_file_that_does_not_load_is_named_with_the_line(case: Case, tmp_path: Path) -> None:
    folder = write(tmp_path, case.claims, case.more)
    with pytest.raises(MkdeckError) as error:
        Library.load([folder], lambda path: path.name)
    [(code, severity, file, line)] = found(folder, error.value.problems)
    assert (code, severity, file) == (case.code, case.severity, case.file)
    assert line.startswith(case.at)


def test_a_file_that_is_not_utf_8_is_named_with_the_line(tmp_path: Path) -> None:
    folder = write(tmp_path, claim())
    (folder / "more.yaml").write_bytes("# fine\n# schön\n".encode("latin-1"))
    with pytest.raises(MkdeckError) as error:
        Library.load([folder], lambda path: path.name)
    [problem] = error.value.problems
    assert (problem.code, problem.path, problem.line) == ("encoding", "more.yaml", 2)


def test_a_sound_library_has_no_findings(tmp_path: Path) -> None:
    claims = claim(seen_in=SEEN_IN_POST) + claim(
        "tickets", **TWO_VALUES, labels="{online: Online, board: On board}"
    )
    folder = write(tmp_path, claims, {"ferries.et.yaml": translation()})
    assert lint(Library.load([folder])) == []


def test_every_lint_has_a_case() -> None:
    modules = (ROOT / "src" / "mkdeck" / "claims").glob("lint*.py")
    source = "\n".join(path.read_text(encoding="utf-8") for path in modules)
    codes = {
        code
        for names in re.findall(r"\bcode=(.*)", source)
        for code in re.findall(r'"([a-z-]+)"', names)
    }
    assert {case.code for case in LINTS} == codes


def test_the_document_gives_the_levels_of_every_lint() -> None:
    levels: dict[str, set[str]] = {}
    for case in LINTS:
        levels.setdefault(case.code, set()).add(case.severity)
    assert {code: set(level.split(", ")) for code, level in documented("lints", 2)} == levels


def test_the_document_lists_the_loader_errors() -> None:
    codes = {code for code, *_ in documented("loading", 1)}
    assert codes == {case.code for case in LOADING} | {"encoding"}


def documented(marker: str, cells: int) -> list[tuple[str, ...]]:
    text = (ROOT / "docs" / "claims.md").read_text(encoding="utf-8")
    table = text.split(f"<!-- {marker} -->")[1].split(f"<!-- /{marker} -->")[0]
    rows = [line.strip("|").split("|") for line in table.strip().splitlines()[2:]]
    return [tuple(cell.strip().strip("`") for cell in row[:cells]) for row in rows]


def test_several_problems_of_several_files_come_at_once(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        claim(value="lots", lable="Queues"),
        {"buses.yaml": claim("late", source="bus-company"), "ferries.et.yaml": "queues: nothing\n"},
    )
    with pytest.raises(MkdeckError) as error:
        Library.load([folder], lambda path: path.name)
    assert {(one.path, one.code) for one in error.value.problems} == {
        ("ferries.yaml", "quantity"),
        ("ferries.yaml", "unknown-key"),
        ("buses.yaml", "unknown-source"),
        ("ferries.et.yaml", "type"),
    }


def test_a_figure_that_the_library_lists_as_a_name_is_no_stray(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        claim(label="Open 24/7"),
        {"library.yaml": 'as_of: 2026-11\nliterals: ["24/7"]\n'},
    )
    assert lint(Library.load([folder])) == []


def test_the_age_limit_is_the_libraries_own(tmp_path: Path) -> None:
    claims = claim(source="old-2010")
    folder = write(tmp_path, claims, {"library.yaml": "as_of: 2026-11\nmax_age: 16\n"})
    assert lint(Library.load([folder])) == []


def test_forecasts_and_ages_are_judged_by_the_library_and_not_by_the_clock(tmp_path: Path) -> None:
    claims = claim(source="old-2010", forecast_for="2012")
    folder = write(tmp_path, claims, {"library.yaml": "as_of: 2011-01\n"})
    assert lint(Library.load([folder])) == []


@pytest.mark.parametrize("total", ["60.4%", "59.6%"])
def test_parts_of_a_whole_may_be_rounded(total: str, tmp_path: Path) -> None:
    folder = write(tmp_path, claim(value=total, **ANSWER) + claim("coffee", value="40%", **ANSWER))
    assert lint(Library.load([folder])) == []


def test_answers_to_one_question_may_be_worded_alike(tmp_path: Path) -> None:
    folder = write(tmp_path, claim(value="50%", **ANSWER) + claim("coffee", value="50%", **ANSWER))
    assert lint(Library.load([folder])) == []


def test_rankings_have_no_figure_to_give_twice(tmp_path: Path) -> None:
    ranked = {**RANKED, "ranking": "[Price, Coffee]"}
    folder = write(tmp_path, claim(**ranked) + claim("coffee", **ranked))
    assert lint(Library.load([folder])) == []


def test_conflicts_on_both_sides_are_no_finding(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        claim(conflicts="{again: asked in another year}")
        + claim("again", value="50%", conflicts="{queues: asked in another year}"),
    )
    assert lint(Library.load([folder])) == []


# --- the command


def test_errors_exit_with_1_and_name_place_and_cure(tmp_path: Path) -> None:
    folder = write(tmp_path, claim(source="seller-2024"))
    result = check(folder)
    assert result.exit_code == 1
    assert "ferries.yaml:10:13: error [vendor]" in result.output
    assert '  hint: mark it "caution" and give the reason\n' in result.output
    assert result.output.endswith("1 claim: 1 error, 0 warnings, 0 notes\n")


def test_warnings_exit_with_0_unless_strict(tmp_path: Path) -> None:
    folder = write(tmp_path, claim(base=None))
    assert check(folder).exit_code == 0
    assert check(folder, "--strict").exit_code == 1
    assert "warning [missing-base]" in check(folder).output


def test_notes_are_counted_and_shown_with_all(tmp_path: Path) -> None:
    folder = write(tmp_path, claim(source="undated"))
    assert check(folder, "--strict").output == "1 claim: 0 errors, 0 warnings, 1 note\n"
    everything = check(folder, "--all", "--strict")
    assert everything.exit_code == 0
    assert "note [missing-year]" in everything.output


def test_filters_leave_the_findings_of_other_claims_out(tmp_path: Path) -> None:
    bad = claim(
        "late",
        topics="[buses]",
        value="12%",
        damaged="the sign is lost",
        statement="<value> of buses are late",
    )
    folder = write(tmp_path, claim() + bad)
    assert check(folder).exit_code == 1
    ferries = check(folder, "--topic", "ferries")
    assert (ferries.exit_code, ferries.output) == (
        0,
        "1 claim: 0 errors, 0 warnings, 0 notes\n",
    )


def test_json_gives_every_finding_as_data(tmp_path: Path) -> None:
    folder = write(tmp_path, claim(source="undated", damaged="the sign is lost"))
    result = check(folder, "--json")
    assert result.exit_code == 1
    findings = json.loads(result.output)
    assert {(one["code"], one["severity"], one["line"]) for one in findings} == {
        ("missing-year", "note", 9),
        ("damaged", "error", 10),
    }
    assert all(
        set(one) == {"path", "line", "column", "message", "hint", "code", "severity"}
        for one in findings
    )


def test_loader_errors_come_as_findings(tmp_path: Path) -> None:
    folder = write(tmp_path, claim(value="lots"))
    result = check(folder)
    assert result.exit_code == 1
    assert 'ferries.yaml:3:10: error [quantity] cannot read "lots" as a quantity' in result.output
    assert result.output.endswith("the library cannot be read: 1 error\n")


def test_loader_errors_come_as_json_too(tmp_path: Path) -> None:
    folder = write(tmp_path, claim(value="lots"))
    result = check(folder, "--json")
    assert result.exit_code == 1
    [problem] = json.loads(result.output)
    assert (problem["code"], problem["line"], problem["column"]) == ("quantity", 3, 10)


def test_the_shipped_library_has_no_errors() -> None:
    result = check(ROOT / "claims")
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Prices in Italy fell by <value>", "Prices in Croatia fell by <value>"),
        ("Of people aged <age>, <value> queue", "Of people aged <age>, <value> queue"),
    ],
)
def test_facts_of_different_names_or_conditions_are_two(
    one: str, other: str, tmp_path: Path
) -> None:
    given = [f"{{age: {age} years old}}" if "<age>" in one else "{}" for age in (20, 60)]
    folder = write(
        tmp_path,
        claim(statement=one, given=given[0]) + claim("again", statement=other, given=given[1]),
    )
    assert lint(Library.load([folder])) == []
