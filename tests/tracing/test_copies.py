"""Faults in decks whose tags are gone: copies by scripts, and what LibreOffice saves."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from pptx import Presentation
from tools.planting import C, Deck, P, copied, other_number, printed, stripped, wrong

from mkdeck.render import read_name
from mkdeck.trace import trace

if TYPE_CHECKING:
    from mkdeck.claims import Library


def numbers(deck: Deck, number: int) -> list[Any]:
    """The shapes of a slide that print one figure alone, by their names."""
    return [
        one
        for start in ("number [", "value [")
        for one in deck.named(number, start)
        if re.search(r"\d", one.text)
    ]


@pytest.mark.parametrize("notes", [True, False])
def test_a_number_that_was_edited_is_named(
    notes: bool, loyalty_deck: bytes, shipped_claims: Library
) -> None:
    bare = stripped(loyalty_deck, notes=notes)
    count = 0
    for slide in (3, 11, 13):
        for nth in range(len(numbers(Deck(bare), slide))):
            whole, deck = Deck(loyalty_deck), Deck(bare)
            shape = numbers(deck, slide)[nth]
            taken = printed(whole, slide, shipped_claims)
            shape.say(shape.text, other_number(shape.text, taken))
            found = wrong(deck.traced(shipped_claims))
            assert [(one.kind, one.slide, one.shape) for one in found] == [
                ("edited", slide, shape.name)
            ]
            assert found[0].claim == read_name(shape.name)[1][0][0]
            count += 1
    assert count > 4


def test_two_numbers_that_were_swapped_are_named(
    loyalty_deck: bytes, shipped_claims: Library
) -> None:
    deck = Deck(stripped(loyalty_deck, notes=True))
    first, second = numbers(deck, 5)[:2]
    first.say("73%", "91%")
    second.say("91%", "73%")
    found = wrong(deck.traced(shipped_claims))
    assert [(one.kind, one.shape) for one in found] == [
        ("another-claim", first.name),
        ("another-claim", second.name),
    ]


def test_a_chart_s_value_that_was_edited_is_named(
    loyalty_deck: bytes, shipped_claims: Library
) -> None:
    deck = Deck(stripped(loyalty_deck, notes=False))
    [chart] = deck.named(4, "bars [")
    held = next(chart.element.iter(f"{C}chart"))
    part = chart.slide.part.rels[next(iter(held.attrib.values()))].target_part
    value = next(next(part._element.iter(f"{C}val")).iter(f"{C}v"))
    value.text = "43"
    [found] = wrong(deck.traced(shipped_claims))
    assert (found.kind, found.part) == ("edited", "chart")
    assert '"34%"' in found.message


def test_a_source_that_is_gone_is_named(loyalty_deck: bytes, shipped_claims: Library) -> None:
    deck = Deck(stripped(loyalty_deck, notes=True))
    [footer] = deck.named(9, "footer [")
    footer.element.getparent().remove(footer.element)
    found = wrong(deck.traced(shipped_claims))
    assert {(one.kind, one.slide) for one in found} == {("source-gone", 9)}


def test_notes_and_slides_that_disagree_with_the_library(
    loyalty_deck: bytes, shipped_claims: Library
) -> None:
    deck = Deck(stripped(loyalty_deck, notes=True))
    [run] = deck.slides[2].notes_slide.notes_text_frame.paragraphs[-1].runs
    run.text = run.text.replace("] 95%", "] 96%")
    [found] = wrong(deck.traced(shipped_claims))
    assert (found.kind, found.part, found.printed, found.library) == (
        "changed",
        "notes",
        "96%",
        "95%",
    )


def test_placeholders_that_another_program_renamed_go_by_the_notes(
    loyalty_deck: bytes, shipped_claims: Library
) -> None:
    def renamed() -> Deck:
        deck = Deck(stripped(loyalty_deck, notes=True))
        for slide in deck.slides:
            for shape in slide.placeholders:
                shape.name = f"PlaceHolder {shape.shape_id}"
        return deck

    # What has neither names nor a list in its notes, such as the list of sources, is guessed.
    assert {(one.kind, one.slide) for one in wrong(renamed().traced(shipped_claims))} == {
        ("guessed", 15),
        ("guessed", 16),
    }
    deck = renamed()
    number = next(one for one in deck.named(3, "PlaceHolder") if one.text == "95%")
    number.say("95%", "85%")
    found = [one for one in wrong(deck.traced(shipped_claims)) if one.slide == 3]
    assert [(one.kind, one.shape, one.printed) for one in found] == [("edited", number.name, "85%")]


def pasted(deck: Deck, number: int, *, tags: bool) -> Any:
    """A deck of others with one slide of ours in it."""
    theirs = Presentation()
    theirs.slides.add_slide(theirs.slide_layouts[5]).shapes.title.text = "Sales rose by 12%"
    copied(deck.slides[number - 1], theirs, tags=tags)
    return theirs


@pytest.mark.parametrize("tags", [True, False])
def test_a_pasted_slide_that_was_edited_is_named(
    tags: bool, loyalty_deck: bytes, shipped_claims: Library
) -> None:
    for number in (3, 5, 9, 13):
        deck = Deck(loyalty_deck)
        shape = numbers(deck, number)[0]
        taken = printed(deck, number, shipped_claims)
        shape.say(shape.text, other_number(shape.text, taken))
        buffer = BytesIO()
        pasted(deck, number, tags=tags).save(buffer)
        traced = trace("theirs.pptx", buffer.getvalue(), shipped_claims)
        assert [(one.kind, one.slide, one.shape) for one in wrong(traced)] == [
            ("edited", 2, shape.name)
        ]
        assert traced.others == 1


@pytest.mark.parametrize("tags", [True, False])
def test_a_single_figure_without_its_source_is_named(
    tags: bool, loyalty_deck: bytes, shipped_claims: Library
) -> None:
    theirs = pasted(Deck(loyalty_deck), 3, tags=tags)
    slide = theirs.slides[1]
    for held in slide._element.findall(f"{P}cSld/{P}custDataLst"):
        held.getparent().remove(held)
    for shape in list(slide.shapes):
        if not shape.name.startswith("number"):
            shape._element.getparent().remove(shape._element)
    buffer = BytesIO()
    theirs.save(buffer)
    [found] = wrong(trace("theirs.pptx", buffer.getvalue(), shipped_claims))
    assert (found.kind, found.claim) == ("source-gone", "service-matters-to-loyalty")


def test_names_in_brackets_that_are_not_ours_are_nothing(shipped_claims: Library) -> None:
    theirs = Presentation()
    slide = theirs.slides.add_slide(theirs.slide_layouts[5])
    slide.shapes.title.text = "95% of our customers are happy"
    slide.shapes.title.name = "title [draft]"
    buffer = BytesIO()
    theirs.save(buffer)
    traced = trace("theirs.pptx", buffer.getvalue(), shipped_claims)
    assert wrong(traced) == []
    assert traced.others == 1


def test_a_claim_in_a_deck_of_others_is_guessed_by_its_words(shipped_claims: Library) -> None:
    theirs = Presentation()
    slide = theirs.slides.add_slide(theirs.slide_layouts[5])
    slide.shapes.title.text = "95% of consumers say customer service matters to their loyalty"
    buffer = BytesIO()
    theirs.save(buffer)
    [found] = wrong(trace("theirs.pptx", buffer.getvalue(), shipped_claims))
    assert (found.kind, found.claim, found.carrier) == (
        "guessed",
        "service-matters-to-loyalty",
        "text",
    )
