from __future__ import annotations

import pytest

from mkdeck.languages import load_language
from mkdeck.quantity import Quantity
from mkdeck.story import ArithmeticProblem, derive

FIGURES = {
    name: Quantity.parse(text)
    for name, text in {
        "existing": "60–70%",
        "new": "5–20%",
        "one": "50%",
        "some-claim": "30%",
        "2019": "$6 billion",
        "2020": "$9 billion",
        "none": "0%",
        "north": "+12%",
        "south": "-30%",
        "wait": "2 hours",
        "short-wait": "30 minutes",
        "in-ten": "6 in 10",
        "people": "1,000 people",
        "near": "40.02%",
        "nearer": "40.04%",
        "little": "0.3%",
        "much": "12%",
        "most": "over 60%",
        "score": "4.2 out of 5",
        "roughly": "about 75%",
    }.items()
}


@pytest.mark.parametrize(
    ("formula", "text", "shown"),
    [
        ("existing.low / new.high", "3", "60% ÷ 20% = 3"),
        ("existing.high / new.low", "14", "70% ÷ 5% = 14"),
        ("one - some-claim", "20", "50% − 30% = 20"),
        ("one − some-claim", "20", "50% − 30% = 20"),
        ("one + some-claim * one", "65", "50% + 30% × 50% = 65"),
        ("(one + some-claim) / one", "1.6", "(50% + 30%) ÷ 50% = 1.6"),
        ("one / some-claim", "1.7", "50% ÷ 30% ≈ 1.7"),
        ("north - south", "42", "+12% − (−30%) = 42"),
        ("south - north", "−42", "−30% − (+12%) = −42"),
        ("wait / short-wait", "4", "2 hours ÷ 30 minutes = 4"),
        ("wait + short-wait", "2.5", "2 hours + 30 minutes = 2.5"),
        ("in-ten - some-claim", "30", "6 in 10 − 30% = 30"),
        ("people * some-claim", "300", "1,000 people × 30% = 300"),
        ("near - nearer", "−0.02", "40.02% − 40.04% = −0.02"),
        ("little / much", "0.025", "0.3% ÷ 12% = 0.025"),
        ("existing - new", "40–65", "60–70% − 5–20% = 40–65"),
        ("some-claim - existing", "−40 to −30", "30% − 60–70% = −40 to −30"),
        ("roughly - some-claim", "45", "about 75% − 30% ≈ 45"),
        ("2020 / 2019", "1.5", "$9bn ÷ $6bn = 1.5"),
    ],
)
def test_our_own_arithmetic_shows_how_it_came_about(formula: str, text: str, shown: str) -> None:
    derived = derive("ratio", formula, FIGURES, load_language("en"))
    assert (derived.text, derived.formula.replace("\u00a0", " ")) == (text, shown)


UNREADABLE = "a formula holds names of figures, brackets, +, -, * and /"


@pytest.mark.parametrize(
    ("formula", "message", "hint"),
    [
        ("", '"" ends where a figure is expected', "add the name of a figure"),
        ("one /", '"one /" ends where a figure is expected', "add the name of a figure"),
        ("(one + new.low", 'a bracket of "(one + new.low" is not closed', 'add ")"'),
        ("one new.low", 'cannot read "new.low" in "one new.low"', UNREADABLE),
        ("one )", 'cannot read ")" in "one )"', UNREADABLE),
        (
            "one / 3",
            'cannot read "3" in "one / 3"',
            UNREADABLE,
        ),
        (
            "one & two",
            'cannot read "& two" in "one & two"',
            UNREADABLE,
        ),
        ("existin.low / one", '"existin" is no figure of this slide', 'did you mean "existing"?'),
        ("one / none", '"one / none" divides by zero', "divide by a figure that is not 0"),
        (
            "one / (one - one)",
            '"one / (one - one)" divides by zero',
            "divide by a figure that is not 0",
        ),
        (
            "2019 * 2019",
            '"2019" ($6 billion) and "2019" ($6 billion) both have a unit, so that their product '
            "has no meaning",
            "multiply by a share, a multiple or a figure without a unit",
        ),
        (
            "2019 - one",
            '"2019" ($6 billion) and "one" (50%) are not measured in one unit, so that they can be '
            "neither added nor subtracted",
            "join figures of one unit",
        ),
        (
            "2019 / wait",
            '"2019" ($6 billion) and "wait" (2 hours) are not measured in one unit, so that their '
            "quotient has no meaning",
            "join figures of one unit",
        ),
        (
            "most - one",
            '"most" is "over 60%", which is open at one end',
            "work with figures that say how much they are",
        ),
        (
            "score - score",
            '"score" is "4.2 out of 5", which cannot be worked with',
            "work with amounts",
        ),
        ("(" * 300, "a formula may have 200 characters, not 300", "shorten it"),
        ("(" * 200, f'"{"(" * 200}" ends where a figure is expected', "add the name of a figure"),
        ("none / none", '"none / none" divides by zero', "divide by a figure that is not 0"),
    ],
)
def test_a_formula_that_cannot_be_worked_out(formula: str, message: str, hint: str) -> None:
    with pytest.raises(ArithmeticProblem) as caught:
        derive("ratio", formula, FIGURES, load_language("en"))
    assert str(caught.value) == message
    assert caught.value.hint == hint
