"""What a manifest says of a file."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tools.one_page import page

from mkdeck.delivery.manifest import entry, in_order
from mkdeck.render import Output, named

PAGES = [
    page(title="Why they stay", claims=("a", "b"), sources=("Acme",), alt="They stay."),
    page(title="Why they go", claims=("b", "c"), sources=("Acme", "Bolt"), alt="They go."),
]
[DECK, CARDS] = named(["deck", "cards"])


def test_a_file_of_one_page_is_described_by_it() -> None:
    found = entry(CARDS, "cards/01.png", PAGES[:1], 2, b"png")
    assert found == {
        "path": "cards/01.png",
        "kind": "card",
        "lang": "en",
        "width": 400,
        "height": 240,
        "alt": "They stay.",
        "claims": ["a", "b"],
        "sources": ["Acme"],
        "sha256": "8f8cbb7dcf46e0bc7d53265749a6c17d116093a6ba95e442764060c76fd4a86c",
    }


def test_a_file_of_many_pages_is_described_by_their_titles() -> None:
    found = entry(DECK, "x.pptx", [*PAGES, PAGES[0]], 1, b"pptx")
    assert found["alt"] == "Why they stay. Why they go."
    assert (found["claims"], found["sources"]) == (["a", "b", "c"], ["Acme", "Bolt"])
    assert (found["width"], found["slides"]) == (200, 3)


@pytest.mark.parametrize(("output", "counted"), [(DECK, True), (CARDS, False)])
def test_only_a_file_of_many_pages_counts_them(output: Output, counted: bool) -> None:
    assert ("slides" in entry(output, "x", PAGES[:1], 1, b"png")) == counted
    assert (
        "slides" in entry(replace(output, whole=not counted), "x", PAGES[:1], 1, b"png")
    ) != counted


def test_entries_are_listed_in_the_order_of_outputs() -> None:
    given = [("poster", "b"), ("card", "2"), ("card", "1"), ("deck", "z"), ("poster", "a")]
    found = in_order({"kind": kind, "path": path} for kind, path in given)
    assert [(one["kind"], one["path"]) for one in found] == [
        ("deck", "z"),
        ("card", "1"),
        ("card", "2"),
        ("poster", "a"),
        ("poster", "b"),
    ]
