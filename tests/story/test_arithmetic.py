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
    }.items()
}


@pytest.mark.parametrize(
    ("formula", "text", "shown"),
    [
        ("existing.low / new.high", "3", "60% ÷ 20% = 3"),
        ("existing.high / new.low", "14", "70% ÷ 5% = 14"),
        ("one - some-claim", "20", "50% − 30% = 20"),
        ("one − some-claim", "20", "50% − 30% = 20"),
        ("one + some-claim * one", "1,550", "50% + 30% × 50% = 1,550"),
        ("(one + some-claim) / one", "1.6", "( 50% + 30% ) ÷ 50% = 1.6"),
        ("one / some-claim", "1.7", "50% ÷ 30% ≈ 1.7"),
        ("2020 / 2019", "1.5", "9,000,000,000 ÷ 6,000,000,000 = 1.5"),
    ],
)
def test_our_own_arithmetic_shows_how_it_came_about(formula: str, text: str, shown: str) -> None:
    derived = derive("ratio", formula, FIGURES, load_language("en"))
    assert (derived.text, derived.formula) == (text, shown)


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
        ("existing / one", '"existing" is a range', 'write "existing.low" or "existing.high"'),
        ("one / none", '"one / none" divides by zero', "divide by a figure that is not 0"),
        (
            "one / (one - one)",
            '"one / (one - one)" divides by zero',
            "divide by a figure that is not 0",
        ),
        (
            "2019 * 2019 * 2019",
            '"2019 * 2019 * 2019" gives too large a number',
            "take a factor out",
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
