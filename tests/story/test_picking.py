"""Which claims a part gets, and what its sources are called."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import CLAIMS, write

from mkdeck import Deck, Library, MkdeckError, open_deck
from mkdeck.claims import cited_long
from mkdeck.languages import load_language

DOUBTFUL = """
- id: robot-is-friendly
  topics: [loyalty]
  value: 12%
  headline: A friendly robot makes good service
  statement: <value> of customers say a friendly robot makes good service
  callout: say a friendly robot makes good service
  label: Friendly robot
  base: customers
  source: acme-2018
  question: acme-2018/good-service
  standing: caution
  reason: a poll on a web page
"""


def deck(slides: str, more: str = "") -> Deck:
    return open_deck(f"title: Loyalty is earned\nslides:\n{slides}{more}")


def test_a_question_takes_doubtful_answers_only_where_they_are_allowed(project: Path) -> None:
    sound = CLAIMS.replace("  value: 4 minutes", "  value: 4%")
    write("claims/findings.yaml", sound + DOUBTFUL)
    asked = "  - {kind: bars, question: acme-2018/good-service"
    with pytest.raises(MkdeckError) as caught:
        deck(f"{asked}}}\n")
    [problem] = caught.value.problems
    assert str(problem) == (
        'deck:3:28: claim "robot-is-friendly" is marked "caution": a poll on a web page\n'
        '  hint: choose another, or write "allow: [caution]" here or in the deck'
    )
    [slide] = deck(f"{asked}, allow: [caution]}}\n").slides
    assert "robot-is-friendly" in slide.claims


def test_a_selection_passes_over_what_other_parts_show(project: Path) -> None:
    chosen = "  - {kind: stats, title: What counts, select: {topics: [loyalty], limit: 2}}\n"
    named = "  - {kind: hero, claim: service-matters}\n"
    [alone] = deck(chosen).slides
    assert alone.claims[0] == "service-matters"
    first, second = deck(f"{chosen}{named}").slides
    assert second.claims == ("service-matters",)
    assert "service-matters" not in first.claims
    assert deck(f"{chosen}{chosen}").slides[1].claims != alone.claims


def test_a_claim_named_twice_is_refused(project: Path) -> None:
    with pytest.raises(MkdeckError) as caught:
        deck("  - {kind: bars, claims: [answer-is-fast, answer-is-fast]}\n")
    assert (
        'deck:3:43: claim "answer-is-fast" is shown twice\n  hint: take one of the two out'
        in map(str, caught.value.problems)
    )


def test_sources_have_numbers_only_where_a_list_explains_them(project: Path) -> None:
    slides = "  - {kind: hero, claim: service-matters}\n"
    assert [part.marks for part in deck(slides).board.slides] == [{}]
    listed = deck(f"{slides}  - sources\n").board.slides
    assert [part.marks for part in listed] == [{"acme-2018": 1}] * 2


def test_a_full_citation_says_when_the_source_is_a_vendor(project: Path) -> None:
    sources = Path("claims/sources.yaml").read_text("utf-8")
    write("claims/sources.yaml", f"{sources}  vendor: true\n  method: asked online\n")
    library, english = Library.load(["claims"]), load_language("en")
    sold, matters = library.claim("sold-to"), library.claim("service-matters")
    assert sold
    assert matters
    vendor = english.word("vendor")
    assert f"Bolt, 2020; {vendor}; asked online" in cited_long(sold, english)
    assert vendor not in cited_long(matters, english)
