"""What the library says today of figures that were delivered before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from frozendict import frozendict
from tools.planting import changed, with_claims, wrong

from mkdeck.quantity import Quantity
from mkdeck.trace import lines, trace

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdeck.claims import Library

MARKET = "cxm-market-size-by-year"


def shown(deck: bytes, library: Library) -> list[str]:
    """Ids of all claims that a deck shows."""
    return list(dict.fromkeys(one.claim for one in trace("x", deck, library).findings))


def test_a_claim_that_was_changed_is_told_old_and_new(
    loyalty_deck: bytes, shipped_claims: Library
) -> None:
    count = 0
    for key in shown(loyalty_deck, shipped_claims)[::2]:
        claim = shipped_claims.claims[key]
        if not claim.spec.value:
            continue
        new = Quantity.parse("13.7%" if claim.spec.value.unit.key == "percent" else "1.37%")
        traced = trace("deck.pptx", loyalty_deck, changed(shipped_claims, key, value=new))
        found = wrong(traced)
        assert {(one.kind, one.claim) for one in found} == {("changed", key)}
        told = next(one for one in found if one.printed and one.part == "words")
        assert told.delivered == told.printed
        assert told.library == new.text
        assert f'the library now says "{new.text}"' in told.message
        count += 1
    assert count > 9


def test_one_of_several_values_that_changed(loyalty_deck: bytes, shipped_claims: Library) -> None:
    values = frozendict(
        {"2019": Quantity.parse("$6.5 billion"), "2020": Quantity.parse("$8 billion")}
    )
    library = changed(shipped_claims, MARKET, values=values)
    found = wrong(trace("deck.pptx", loyalty_deck, library))
    assert {one.kind for one in found} == {"changed"}
    said = [one for one in found if one.value == "2020" and one.printed]
    assert all(one.library == "$8\u00a0billion" for one in said)
    assert said


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"standing": "avoid", "reason": "it was retracted"}, "it was retracted"),
        ({"note": "Only one region was asked"}, "has changed since"),
    ],
)
def test_what_is_said_of_a_figure_may_change(
    fields: dict[str, str], words: str, loyalty_deck: bytes, shipped_claims: Library
) -> None:
    found = wrong(
        trace(
            "deck.pptx", loyalty_deck, changed(shipped_claims, "share-good-experiences", **fields)
        )
    )
    assert {(one.kind, one.claim) for one in found} == {("changed", "share-good-experiences")}
    assert words in found[0].message


def test_what_no_reader_is_told_changes_nothing(
    loyalty_deck: bytes, shipped_claims: Library
) -> None:
    library = changed(shipped_claims, "share-good-experiences", remark="ask again", glyph="phone")
    assert wrong(trace("deck.pptx", loyalty_deck, library)) == []


def test_a_claim_that_was_withdrawn_is_told(loyalty_deck: bytes, shipped_claims: Library) -> None:
    for key in shown(loyalty_deck, shipped_claims)[::4]:
        claims = {name: one for name, one in shipped_claims.claims.items() if name != key}
        found = wrong(trace("deck.pptx", loyalty_deck, with_claims(shipped_claims, claims)))
        assert {(one.kind, one.claim) for one in found} == {("withdrawn", key)}


def test_an_old_source_and_a_past_forecast_have_aged(
    delivered: Callable[[str], tuple[bytes, Library]],
) -> None:
    data, library = delivered("trial-ja")
    later = replace(library, spec=library.spec.model_copy(update={"as_of": "2056-01"}))
    found = wrong(trace("deck.pptx", data, later))
    assert {one.kind for one in found} == {"aged"}
    assert {one.severity for one in found} == {"warning"}
    assert "41 years old" in found[0].message


def test_a_library_of_other_claims_knows_none(
    loyalty_deck: bytes, delivered: Callable[[str], tuple[bytes, Library]]
) -> None:
    traced = trace("deck.pptx", loyalty_deck, delivered("trial-ja")[1])
    found = wrong(traced)
    assert {one.kind for one in found} == {"withdrawn"}
    assert "--library" in found[0].hint
    each = {(one.slide, one.claim) for one in found}
    assert len(lines(traced)) == len(each), "once a claim on a slide"


def test_a_deck_that_was_set_to_the_library_s_figure_by_hand(
    loyalty_deck: bytes, shipped_claims: Library
) -> None:
    from tools.planting import Deck

    library = changed(shipped_claims, "service-matters-to-loyalty", value=Quantity.parse("97%"))
    deck = Deck(loyalty_deck)
    [number] = [one for one in deck.shapes(3) if one.name.startswith("number")]
    number.say("95%", "97%")
    found = [one for one in wrong(deck.traced(library)) if one.shape == number.name]
    assert [(one.kind, one.printed, one.library) for one in found] == [("guessed", "97%", "97%")]
