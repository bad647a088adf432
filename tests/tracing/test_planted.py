"""Faults of every kind, planted one a slide: all are named, at their place, and nothing else."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import pytest
from tools.planting import FAULTS, Deck, astray, rounds, unnamed, wrong

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdeck.claims import Library

FEW = 2
"""How many times each kind of fault is planted on every slide, where not all are."""

LEAST = {
    "figure_edited": 19,
    "figures_swapped": 12,
    "alt_edited": 15,
    "figure_in_words": 32,
    "box_added": 32,
    "source_deleted": 11,
    "source_edited": 22,
    "notes_edited": 19,
    "chart_edited": 10,
    "sheet_edited": 10,
    "label_typed": 3,
    "format_edited": 3,
    "tags_edited_too": 19,
}
"""How many faults that are at least in the loyalty deck."""


def test_every_kind_is_planted_and_there_are_two_hundred() -> None:
    assert set(LEAST) == set(FAULTS)
    assert sum(LEAST.values()) > 200


@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_is_named_at_its_place_and_nothing_else(
    kind: str, loyalty_deck: bytes, shipped_claims: Library
) -> None:
    count = 0
    for planted, traced in islice(rounds(loyalty_deck, FAULTS[kind], shipped_claims), FEW):
        assert unnamed(planted, traced) == []
        assert astray(planted, traced) == []
        assert all(one.message and one.hint for one in wrong(traced))
        count += len(planted)
    assert count >= LEAST[kind]


@pytest.mark.slow
@pytest.mark.parametrize("kind", FAULTS)
@pytest.mark.parametrize("deck", ["loyalty", "gallery", "trial", "trial-ja", "election-ru"])
def test_every_fault_in_every_deck_is_named(
    deck: str, kind: str, delivered: Callable[[str], tuple[bytes, Library]]
) -> None:
    data, library = delivered(deck)
    count = 0
    for planted, traced in rounds(data, FAULTS[kind], library):
        assert unnamed(planted, traced) == []
        assert astray(planted, traced) == []
        count += len(planted)
    assert count


def test_figures_that_changed_slides_are_each_other_s(
    loyalty_deck: bytes, shipped_claims: Library
) -> None:
    deck = Deck(loyalty_deck)
    [first] = [one for one in deck.shapes(3) if one.name.startswith("number")]
    second = next(one for one in deck.shapes(5) if one.name.startswith("number"))
    first.say("95%", "73%")
    second.say("73%", "95%")
    found = wrong(deck.traced(shipped_claims))
    assert [(one.kind, one.slide) for one in found] == [("another-claim", 3), ("another-claim", 5)]
    assert "from slide 5" in found[0].message


def test_a_shape_on_another_slide_is_another_claim_s(
    loyalty_deck: bytes, shipped_claims: Library
) -> None:
    deck = Deck(loyalty_deck)
    moved = next(one for one in deck.shapes(5) if one.name.startswith("number"))
    target = deck.slides[11]
    held = next(moved.element.iter("{*}tags"))
    key = next(iter(held.attrib))
    part = moved.slide.part.rels[held.get(key)].target_part
    held.set(key, target.part.relate_to(part, moved.slide.part.rels[held.get(key)].reltype))
    target.shapes._spTree.append(moved.element)
    found = wrong(deck.traced(shipped_claims))
    assert [(one.kind, one.slide) for one in found] == [("another-claim", 12), ("source-gone", 12)]


def test_words_of_another_claim_are_named(loyalty_deck: bytes, shipped_claims: Library) -> None:
    deck = Deck(loyalty_deck)
    first, second = deck.named(5, "column [")[:2]
    one, other = first.text, second.text
    first.say(one, other)
    second.say(other, one)
    found = wrong(deck.traced(shipped_claims))
    assert [(one.kind, one.shape) for one in found] == [
        ("another-claim", first.name),
        ("another-claim", second.name),
    ]


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("95%", "nine in ten", "edited"),
        ("95%", "most", "gone"),
        ("95%", "over 95 per cent", "edited"),
        ("95%", "95.0%", "edited"),
        ("95%", "−95%", "edited"),
        ("95%", "95%–97%", "edited"),
        ("95%", "95 points", "edited"),
    ],
)
def test_a_figure_that_was_put_otherwise(
    old: str, new: str, kind: str, loyalty_deck: bytes, shipped_claims: Library
) -> None:
    deck = Deck(loyalty_deck)
    caption = next(one for one in deck.shapes(1) if one.name.startswith("caption"))
    caption.say(old, new)
    found = wrong(deck.traced(shipped_claims))
    assert {one.kind for one in found} == {kind}
    assert {one.shape for one in found} == {caption.name}


@pytest.mark.parametrize(
    ("words", "kind", "severity"),
    [
        ("Nine in ten consumers tie loyalty to customer service", "no-claim", "warning"),
        ("95% of consumers tie loyalty to customer service", "guessed", "warning"),
        ("Over 60% of consumers tie loyalty to customer service", "guessed", "warning"),
        ("91% of consumers tie loyalty to customer service", "no-claim", "error"),
        ("Loyalty is won in the EU27", "same", None),
    ],
)
def test_a_title_in_other_words(
    words: str, kind: str, severity: str | None, loyalty_deck: bytes, shipped_claims: Library
) -> None:
    deck = Deck(loyalty_deck)
    title = deck.named(3, "title [")[0]
    title.say(title.text, words)
    for other in title.texts[1:]:
        other.text = ""
    found = [one for one in wrong(deck.traced(shipped_claims)) if one.slide == 3]
    assert [(one.kind, one.severity) for one in found] == (
        [] if kind == "same" else [(kind, severity)]
    )
