"""`mkdeck claims list|search|show|topics|check` and `mkdeck explain` at work."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from conftest import ROOT

from mkdeck.cli import cli, main
from mkdeck.languages import known_languages

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = ROOT / "claims"

TOPICS = """
ferries: Travelling by ferry
buses: Travelling by bus
"""

SOURCES = """
harbour-2024:
  publisher: Harbour Institute
  title: The passengers' year
  year: 2024
  method: counted at the pier
  questions:
    best: {asks: What is best about ferries?}
bus-firm:
  publisher: Bus Firm
  vendor: true
"""

ARTICLES = """
blog: {file: blog.txt, language: en, name: Blog, date: 2025}
page: {file: page.txt, language: ja, name: Page}
"""

FERRIES = """
- id: view-is-best
  topics: [ferries]
  value: over 60%
  headline: Most love the view
  statement: <value> of passengers love the view
  callout: of passengers love the view
  label: The view
  base: passengers
  source: harbour-2024
  question: harbour-2024/best
  seen_in: [{article: blog, place: item 1}, {article: page, place: item 9}]
  standing: sound
  note: Asked in the café.
  implied: true
- id: tickets-online
  topics: [ferries, buses]
  values: {online: 60–70%, board: 6 in 10}
  given: {wait: 20 minutes}
  headline: Tickets are bought early
  statement: After <wait>, <online> of tickets are bought online and <board> on board
  callout: of tickets are bought online
  label: Tickets
  labels: {online: Online, board: At sea}
  source: harbour-2024
  standing: sound
- id: coffee-first
  topics: [ferries]
  ranking: [Coffee, Tea]
  headline: Coffee beats tea
  statement: Coffee comes before tea
  callout: is what passengers drink
  label: Drinks
  source: harbour-2024
  standing: sound
"""

BUSES = """
- id: bus-market
  topics: [buses]
  values: {2019: $6.5 million, 2020: $7.6 million}
  headline: Buses earn more
  statement: Buses took <2019> in 2019 and <2020> in 2020
  callout: taken by buses
  label: Takings
  base: buses
  source: bus-firm
  standing: caution
  reason: the firm says so itself
  note: Tickets for ferries count too.
  remark: The firm rounds its 6.49 million.
- id: bus-growth
  topics: [buses]
  value: 17.7% a year
  forecast_for: 2030
  headline: Buses are set to grow
  statement: Buses are forecast to grow by <value>
  callout: growth in buses
  label: Growth
  base: buses
  source: none
  seen_in: [{article: blog, place: item 2}]
  standing: caution
  reason: the article names no source
  damaged: a comma is lost
  conflicts: {bus-decline: other years}
- id: bus-decline
  topics: [buses]
  value: -10%
  headline: Buses are on the way out
  statement: Buses fell by <value>
  callout: fewer buses
  label: Decline
  base: buses
  source: harbour-2024
  standing: avoid
  reason: the words contradict each other
  conflicts: {bus-growth: other years}
"""

TRANSLATIONS = {
    "ja": ("眺めが一番人気", "乗客の<value>が眺めを好む", "の乗客が眺めを好む", "眺め", "乗客"),
    "zh-Hans": ("风景最受欢迎", "<value>的乘客喜欢风景", "的乘客喜欢风景", "风景", "乘客"),
    "zh-Hant": ("風景最受歡迎", "<value>的乘客喜歡風景", "的乘客喜歡風景", "風景", "乘客"),
    "ru": (
        "Вид нравится всем",
        "Вид нравится <value> пассажиров",
        "пассажиров",
        "Вид",
        "пассажиры",
    ),
    "et": (
        "Vaade meeldib enamikule",
        "Vaade meeldib <value> reisijatest",
        "meeldib",
        "Vaade",
        "ÄÄR",
    ),
}

DECK = """
title: Ferries and buses
topics: [ferries, buses]
slides:
  - {kind: hero, claim: view-is-best, title: Most love the view}
  - kind: hero
    title: A figure for buses
    allow: [caution]
    select: {topics: [buses], kind: [change]}
"""


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.lstrip("\n"), encoding="utf-8")
    return path


def write_library(folder: Path) -> Path:
    """Six claims in a library of their own, one of them in every language."""
    for name, text in {
        "library": "as_of: 2026-11",
        "topics": TOPICS,
        "sources": SOURCES,
        "articles": ARTICLES,
        "buses": BUSES,
        "ferries": FERRIES,
    }.items():
        write(folder / f"{name}.yaml", text)
    keys = ("headline", "statement", "callout", "label", "base")
    for tag, words in TRANSLATIONS.items():
        lines = [f"  {key}: {text}" for key, text in zip(keys, words, strict=True)]
        write(folder / f"ferries.{tag}.yaml", "\n".join(["view-is-best:", *lines]))
    return folder


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with that library and a deck; it is the working folder."""
    write_library(tmp_path / "claims")
    write(tmp_path / "decks" / "travel.yaml", DECK)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str, code: int = 0) -> str:
    """What the command prints, on both outputs; it must end with that exit code."""
    result = CliRunner().invoke(cli, list(words))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == code, result.output
    return result.output


def ids(*words: str) -> list[str]:
    """The ids of the claims that the command lists."""
    lines = run("claims", *words).splitlines()
    return [line.split("\t")[0] for line in lines if line != "no claim found"]


def as_data(*words: str) -> Any:
    return json.loads(run("claims", *words, "--json"))


# --- list


@pytest.mark.usefixtures("here")
def test_a_list_without_a_terminal_is_tab_separated_and_has_no_heading() -> None:
    assert run("claims", "list", "--source", "harbour-2024").splitlines() == [
        "bus-decline\t−10%\tBuses are on the way out\tHarbour Institute, 2024\tavoid",
        "view-is-best\t>60%\tMost love the view\tHarbour Institute, 2024\tsound",
        "tickets-online\t60–70% / 6\u00a0in\u00a010\tTickets are bought early"
        "\tHarbour Institute, 2024\tsound",
        "coffee-first\t\tCoffee beats tea\tHarbour Institute, 2024\tsound",
    ]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("--topic ferries", ["view-is-best", "tickets-online", "coffee-first"]),
        ("--topic ferries --topic buses --kind comparison", ["tickets-online"]),
        ("--source bus-firm", ["bus-market"]),
        ("--source none", ["bus-growth"]),
        ("--year 2024 --topic buses", ["bus-decline", "tickets-online"]),
        ("--article blog", ["bus-growth", "view-is-best"]),
        ("--article page", ["view-is-best"]),
        ("--standing caution", ["bus-market", "bus-growth"]),
        ("--standing caution --standing avoid", ["bus-market", "bus-growth", "bus-decline"]),
        ("--kind change", ["bus-growth", "bus-decline"]),
        ("--kind series", ["bus-market"]),
        ("--kind ranking", ["coffee-first"]),
        ("--kind share --kind comparison", ["view-is-best", "tickets-online"]),
        ("--language zh-Hant", ["view-is-best"]),
        ("--question harbour-2024/best", ["view-is-best"]),
        ("--topic ferries --standing caution", []),
    ],
)
def test_filters_keep_what_passes_all_of_them(words: str, expected: list[str]) -> None:
    assert ids("list", *words.split()) == expected


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("--topic ferry", 'there is no topic called "ferry"'),
        ("--source harbour-2042", 'did you mean "harbour-2024"?'),
        ("--article blgo", 'did you mean "blog"?'),
        ("--language de", 'there is no language called "de"'),
        ("--question harbour-2024/bets", 'did you mean "harbour-2024/best"?'),
        ("--kind shares", 'did you mean "share"?'),
        ("--standing fine", "known: avoid, caution, sound"),
    ],
)
def test_a_filter_by_what_does_not_exist_is_wrong_usage(words: str, told: str) -> None:
    assert told in run("claims", "list", *words.split(), code=2)


# --- JSON


@pytest.mark.usefixtures("here")
def test_json_holds_every_key_of_the_contract() -> None:
    [claim] = as_data("list", "--kind", "share")
    assert claim == {
        "id": "view-is-best",
        "topics": ["ferries"],
        "kind": "share",
        "quantities": [
            {
                "name": "value",
                "number": 60,
                "low": None,
                "high": None,
                "unit": "percent",
                "kind": "share",
                "qualifier": "over",
                "of": None,
                "signed": False,
                "scale": 0,
                "per": None,
                "spelled": "",
                "text": "over 60%",
            }
        ],
        "given": [],
        "headline": {"en": "Most love the view"} | words_of("headline"),
        "statement": {
            "en": "Over 60% of passengers love the view",
            "et": "Vaade meeldib rohkem kui 60% reisijatest",
            "ja": "乗客の60%超が眺めを好む",
            "ru": "Вид нравится более чем 60\u00a0% пассажиров",
            "zh-Hans": "超过60%的乘客喜欢风景",
            "zh-Hant": "超過60%的乘客喜歡風景",
        },
        "callout": {"en": "of passengers love the view"} | words_of("callout"),
        "label": {"en": "The view"} | words_of("label"),
        "base": {"en": "passengers"} | words_of("base"),
        "labels": {},
        "ranking": {},
        "source": {
            "id": "harbour-2024",
            "publisher": "Harbour Institute",
            "title": "The passengers' year",
            "year": 2024,
            "vendor": False,
            "method": "counted at the pier",
            "sample": None,
            "fieldwork": "",
        },
        "question": "harbour-2024/best",
        "sample": None,
        "margin": None,
        "interval": None,
        "level": "",
        "p": "",
        "fieldwork": "",
        "seen_in": [
            {"article": "blog", "file": "blog.txt", "place": "item 1"},
            {"article": "page", "file": "page.txt", "place": "item 9"},
        ],
        "standing": "sound",
        "reason": "",
        "note": "Asked in the café.",
        "remark": "",
        "forecast_for": None,
        "conflicts": {},
        "implied": True,
        "damaged": "",
    }


def words_of(key: str) -> dict[str, str]:
    """The translated words of `view-is-best`."""
    place = ("headline", "statement", "callout", "label", "base").index(key)
    return {tag: words[place] for tag, words in TRANSLATIONS.items()}


@pytest.mark.usefixtures("here")
def test_json_of_several_figures_names_each_and_its_conditions() -> None:
    [claim] = as_data("list", "--kind", "comparison")
    figures = [
        (one["name"], one["number"], one["low"], one["high"], one["unit"], one["of"])
        for one in claim["quantities"]
    ]
    assert figures == [
        ("online", None, 60, 70, "percent", None),
        ("board", 6, None, None, "share", 10),
        ("wait", 20, None, None, "minutes", None),
    ]
    assert claim["given"] == ["wait"]
    assert claim["labels"] == {"en": {"online": "Online", "board": "At sea"}}
    assert claim["statement"]["en"].replace("\u00a0", " ") == (
        "After 20 minutes, 60–70% of tickets are bought online and 6 in 10 on board"
    )


@pytest.mark.usefixtures("here")
def test_json_of_weak_claims_says_why() -> None:
    series, growth, decline = as_data("list", "--standing", "caution", "--standing", "avoid")
    assert [(one["name"], one["number"], one["unit"]) for one in series["quantities"]] == [
        ("2019", 6_500_000, "USD"),
        ("2020", 7_600_000, "USD"),
    ]
    assert series["source"]["vendor"] is True
    assert series["remark"] == "The firm rounds its 6.49 million."
    assert growth["source"] is None
    assert (growth["forecast_for"], growth["damaged"]) == (2030, "a comma is lost")
    assert growth["quantities"][0]["number"] == 17.7
    assert growth["quantities"][0]["per"] == {"unit": "years", "amount": 1}
    assert decline["quantities"][0]["signed"]
    assert decline["quantities"][0]["number"] < 0
    assert (decline["standing"], decline["reason"]) == ("avoid", "the words contradict each other")
    assert decline["conflicts"] == {"bus-growth": "other years"}


@pytest.mark.usefixtures("here")
def test_json_of_a_ranking_has_the_order_and_no_figures() -> None:
    [claim] = as_data("list", "--kind", "ranking")
    assert claim["quantities"] == []
    assert claim["ranking"] == {"en": ["Coffee", "Tea"]}


@pytest.mark.usefixtures("here")
def test_json_of_topics_counts_the_claims_that_pass_the_filters() -> None:
    assert as_data("topics", "--standing", "sound") == [
        {"id": "ferries", "description": "Travelling by ferry", "claims": 3},
        {"id": "buses", "description": "Travelling by bus", "claims": 1},
    ]


@pytest.mark.usefixtures("here")
def test_search_prints_the_same_data_as_list() -> None:
    assert as_data("search", "view") == as_data("list", "--kind", "share")
    assert as_data("search", "submarine") == []


# --- search


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    "words",
    [
        "view",
        "vaade",
        "Вид",
        "风景",
        "風景",
        "眺め",
        "乗客",
        "乘客",
        "60%",
        "café",
        "The passengers'",
    ],
)
def test_search_finds_words_of_every_language_notes_and_titles(words: str) -> None:
    assert "view-is-best" in ids("search", words)


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    "words",
    [
        "VIEW",
        "ВИД НРАВИТСЯ",
        "äär",
        "６０％",  # full width
        "cafe\u0301",  # an accent of its own
    ],
)
def test_search_folds_case_width_and_composition(words: str) -> None:
    assert ids("search", words) == ["view-is-best"]


@pytest.mark.usefixtures("here")
def test_search_wants_all_words_wherever_they_stand() -> None:
    assert ids("search", "buses", "grow") == ["bus-growth"]
    assert ids("search", "風景", "view") == ["view-is-best"]
    assert ids("search", "buses", "view") == []


@pytest.mark.usefixtures("here")
def test_search_takes_quoted_words_together() -> None:
    assert ids("search", "set to grow") == ["bus-growth"]
    assert ids("search", "grow to set") == []


@pytest.mark.usefixtures("here")
def test_search_puts_headlines_first() -> None:
    assert ids("search", "tickets") == ["tickets-online", "bus-market"]
    assert ids("list", "--kind", "series", "--kind", "comparison") == [
        "bus-market",
        "tickets-online",
    ]


@pytest.mark.usefixtures("here")
def test_search_looks_into_labels_and_rankings() -> None:
    assert ids("search", "at sea") == ["tickets-online"]
    assert ids("search", "tea", "--kind", "ranking") == ["coffee-first"]


@pytest.mark.usefixtures("here")
def test_search_takes_filters() -> None:
    assert ids("search", "buses", "--standing", "avoid") == ["bus-decline"]


# --- show


@pytest.mark.usefixtures("here")
def test_show_tells_every_field_of_a_claim() -> None:
    lines = run("claims", "show", "view-is-best").splitlines()
    assert "quantities: value over 60% (percent)" in lines
    assert "  zh-Hans: 超过60%的乘客喜欢风景" in lines
    assert (
        "source: harbour-2024; Harbour Institute; The passengers' year; 2024; counted at the pier"
        in lines
    )
    assert "note: Asked in the café." in lines
    assert "seen_in: article blog, file blog.txt, place item 1; article page, file page.txt, " in (
        "\n".join(lines)
    )


@pytest.mark.usefixtures("here")
def test_show_names_conflicts_with_their_figures() -> None:
    lines = run("claims", "show", "bus-growth").splitlines()
    at = lines.index("conflicts:")
    assert lines[at + 1] == "  bus-decline (-10%): other years"
    assert "source: none" in lines
    assert "source: bus-firm; Bus Firm; a vendor's own" in run("claims", "show", "bus-market")


@pytest.mark.usefixtures("here")
def test_show_names_the_decks_that_use_the_claim() -> None:
    assert "used_in: travel: slide 1" in run("claims", "show", "view-is-best").splitlines()
    assert as_data("show", "bus-growth")["used_in"] == ["travel: slide 2"]
    assert as_data("show", "coffee-first")["used_in"] == []


@pytest.mark.usefixtures("here")
def test_show_suggests_the_nearest_id() -> None:
    told = run("claims", "show", "view-is-bets", code=1)
    assert 'there is no claim called "view-is-bets"' in told
    assert 'did you mean "view-is-best"?' in told


# --- topics and check


@pytest.mark.usefixtures("here")
def test_topics_come_with_counts_and_what_they_are_about() -> None:
    assert run("claims", "topics") == (
        "ferries\t3\tTravelling by ferry\nbuses\t4\tTravelling by bus\n"
    )


@pytest.mark.usefixtures("here")
def test_check_counts_what_it_finds() -> None:
    assert run("claims", "check", "--topic", "ferries").splitlines()[-1].startswith("3 claims: 0")


def test_check_names_files_relative_to_the_working_folder(here: Path) -> None:
    write(here / "claims" / "more.yaml", BUSES.replace("id: bus", "id: a-bus"))
    told = run("claims", "check", code=1)
    assert "claims/more.yaml:" in told
    assert str(here) not in told


# --- which library


def test_library_option_reads_that_folder_alone(
    here: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    write(other / "topics.yaml", "trains: Travelling by train\n")
    write(other / "sources.yaml", "rail-2024: {publisher: Rail, year: 2024}\n")
    write(other / "trains.yaml", TRAIN)
    assert ids("list", "--library", str(other)) == ["trains-on-time"]
    both = ids("list", "--library", str(here / "claims"), "--library", str(other))
    assert both[-1] == "trains-on-time"
    assert len(both) == 7


def test_library_option_wants_a_folder_that_exists(here: Path) -> None:
    told = run("claims", "list", "--library", "nowhere", code=2)
    assert "nowhere" in told
    assert (here / "claims").is_dir()


TRAIN = """
- id: trains-on-time
  topics: [trains]
  value: 80%
  headline: Trains are on time
  statement: <value> of trains are on time
  callout: of trains are on time
  label: On time
  base: trains
  source: rail-2024
  standing: sound
"""

OWN = (
    TRAIN.replace("[trains]", "[loyalty]")
    .replace("rail-2024", "none")
    .replace("standing: sound", "standing: caution\n  reason: nobody says so")
    + "  seen_in: [{article: ja-thirty-five, place: item 1}]\n"
)


def test_without_own_claims_the_shipped_ones_are_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert ids("list") == ids("list", "--library", str(SHIPPED))


def test_own_claims_stand_next_to_the_shipped_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "claims" / "trains.yaml", OWN)
    below = tmp_path / "decks" / "drafts"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    listed = ids("list")
    assert listed[-1] == "trains-on-time"
    assert listed[:-1] == ids("list", "--library", str(SHIPPED))


def test_own_claims_with_a_library_file_stand_alone(here: Path) -> None:
    assert len(ids("list")) == 6
    (here / "claims" / "library.yaml").unlink()
    assert len(ids("list")) == 6 + len(ids("list", "--library", str(SHIPPED)))


def test_an_id_of_the_shipped_library_cannot_be_taken_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = ids("list", "--library", str(SHIPPED))[0]
    write(tmp_path / "claims" / "trains.yaml", OWN.replace("trains-on-time", first))
    monkeypatch.chdir(tmp_path)
    told = run("claims", "check", code=1)
    assert "claims/trains.yaml:1:7: error [duplicate-id]" in told


# --- explain


@pytest.mark.usefixtures("here")
def test_explain_tells_of_each_slide_what_was_taken_and_what_was_left() -> None:
    lines = run("explain", "decks/travel.yaml").splitlines()
    assert lines[:3] == [
        "slide 1 (hero): 1 taken, 0 left",
        "  + view-is-best: named",
        "slide 2 (hero): 1 taken, 3 left",
    ]
    assert set(lines[3:]) == {
        "  + bus-growth: number 1 by strength",
        "  - bus-decline: avoid: the words contradict each other",
        "  - bus-market: is a series",
        "  - tickets-online: is a comparison",
    }


@pytest.mark.usefixtures("here")
def test_explain_as_json_tells_the_same() -> None:
    told = json.loads(run("explain", "decks/travel.yaml", "--json"))
    assert [(place["place"], place["kind"]) for place in told["places"]] == [
        ("slide 1", "hero"),
        ("slide 2", "hero"),
    ]
    assert told["places"][0]["claims"] == [
        {"id": "view-is-best", "taken": True, "reason": "named", "held_back": False}
    ]
    held = {one["id"] for one in told["places"][1]["claims"] if one["held_back"]}
    assert held == {"bus-decline"}


def test_explain_explains_an_empty_selection_and_fails(here: Path) -> None:
    deck = write(
        here / "decks" / "empty.yaml",
        DECK.replace("    allow: [caution]\n", ""),
    )
    told = run("explain", str(deck), code=1)
    assert "slide 1 (hero): 1 taken, 0 left\n  + view-is-best: named\n" in told
    assert "slide 2 (hero): 0 taken, 4 left\n" in told
    assert "  - bus-growth: caution: the article names no source\n" in told
    assert "decks/empty.yaml:7:13: the selection is empty" in told


def test_explain_of_an_empty_selection_as_json_is_whole(here: Path) -> None:
    deck = write(here / "decks" / "empty.yaml", DECK.replace("    allow: [caution]\n", ""))
    result = CliRunner().invoke(cli, ["explain", str(deck), "--json"])
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert len(told["places"][1]["claims"]) == 4
    assert [one["code"] for one in told["problems"]] == ["empty-selection"]


def test_a_deck_names_further_folders_of_claims(here: Path) -> None:
    write(here / "trains" / "topics.yaml", "trains: Travelling by train\n")
    write(here / "trains" / "sources.yaml", "rail-2024: {publisher: Rail, year: 2024}\n")
    write(here / "trains" / "trains.yaml", TRAIN)
    deck = write(
        here / "decks" / "trains.yaml",
        """
title: Trains and views
library: [../trains]
slides:
  - {kind: hero, claim: trains-on-time}
  - {kind: hero, claim: view-is-best}
""",
    )
    told = run("explain", str(deck))
    assert "  + trains-on-time: named\n" in told
    assert "  + view-is-best: named\n" in told


def test_a_deck_that_names_a_folder_that_does_not_exist_is_told_where(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(here / "decks" / "lost.yaml", "title: Lost\nlibrary: [../trians]\nslides: [title]\n")
    problem = 'decks/lost.yaml:2:11: there is no folder "../trians"'
    assert problem in run("check", "decks/lost.yaml", code=1)
    monkeypatch.setattr(sys, "argv", ["mkdeck", "explain", "decks/lost.yaml"])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 1
    assert problem in capsys.readouterr().err


def test_every_language_of_the_catalogue_is_searched_here() -> None:
    assert {"en", *TRANSLATIONS} == set(known_languages())


@pytest.mark.usefixtures("here")
def test_questions_lists_what_charts_can_draw() -> None:
    lines = [line.split("\t") for line in run("claims", "questions").splitlines()]
    asked = {name: int(count) for name, count, _ in lines}
    assert asked["harbour-2024/best"] >= 1
    assert {entry["id"] for entry in as_data("questions")} == set(asked)
