from __future__ import annotations

from decimal import Decimal

import pytest

from mkdeck.quantity import EXAMPLES, Quantity, QuantityError


@pytest.mark.parametrize(
    ("text", "kind", "unit", "low", "high", "qualifier"),
    [
        ("95%", "share", "percent", "95", None, ""),
        ("over 60%", "share", "percent", "60", None, "over"),
        ("more than 60%", "share", "percent", "60", None, "over"),
        ("nearly 80%", "share", "percent", "80", None, "nearly"),
        ("about 75%", "share", "percent", "75", None, "about"),
        ("at least 50%", "share", "percent", "50", None, "at least"),
        ("up to 33%", "share", "percent", "33", None, "up to"),
        ("25–95%", "share", "percent", "25", "95", ""),
        ("25-95%", "share", "percent", "25", "95", ""),
        ("6 in 10", "share", "share", "6", None, ""),
        ("5–25x", "multiple", "times", "5", "25", ""),
        ("3×", "multiple", "times", "3", None, ""),
        ("$1.6 trillion", "money", "USD", "1600000000000", None, ""),
        ("$5–10 billion", "money", "USD", "5000000000", "10000000000", ""),
        ("€12,345", "money", "EUR", "12345", None, ""),
        ("900 people", "count", "people", "900", None, ""),
        ("1 person", "count", "people", "1", None, ""),
        ("5 million people", "count", "people", "5000000", None, ""),
        ("under 2 minutes", "duration", "minutes", "2", None, "under"),
        ("1 hour", "duration", "hours", "1", None, ""),
        ("+16.9%", "change", "percent", "16.9", None, ""),
        ("-3%", "change", "percent", "3", None, ""),
        ("17.7% a year", "change", "percent", "17.7", None, ""),
        (" 95 % ", "share", "percent", "95", None, ""),
    ],
)
def test_figures_as_people_write_them(
    text: str, kind: str, unit: str, low: str, high: str | None, qualifier: str
) -> None:
    quantity = Quantity.parse(text)
    assert (quantity.kind, quantity.unit, quantity.qualifier) == (kind, unit, qualifier)
    assert (quantity.low, quantity.high) == (Decimal(low), Decimal(high) if high else None)
    assert quantity.text == text.strip()


def test_so_many_out_of_so_many_stays_what_it_was() -> None:
    quantity = Quantity.parse("over 9 in 10")
    assert (str(quantity.low), quantity.of, quantity.qualifier) == ("9", 10, "over")
    assert quantity.amount == 90
    assert quantity.data()["number"] == 9


def test_a_minus_is_typographic() -> None:
    assert Quantity.parse("-3%").sign == Quantity.parse("−3%").sign == "−"


def test_digits_are_kept_exactly() -> None:
    assert Quantity.parse("0.10%").low.as_tuple().exponent == -2
    assert Quantity.parse("99.99%").data()["number"] == 99.99


def test_the_examples_of_the_hint_are_quantities() -> None:
    assert [Quantity.parse(example).text for example in EXAMPLES] == list(EXAMPLES)


AS_EXAMPLES = "write it like " + ", ".join(EXAMPLES)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("", 'cannot read "" as a quantity', AS_EXAMPLES),
        ("lots", 'cannot read "lots" as a quantity', AS_EXAMPLES),
        ("95 %%", 'cannot read "95 %%" as a quantity', AS_EXAMPLES),
        ("1.6e12", 'cannot read "1.6e12" as a quantity', AS_EXAMPLES),
        ("9,5%", 'cannot read "9,5%" as a quantity', AS_EXAMPLES),
        ("12,34 people", 'cannot read "12,34 people" as a quantity', AS_EXAMPLES),
        ("٩٥%", 'cannot read "٩٥%" as a quantity', AS_EXAMPLES),
        ("９５%", 'cannot read "９５%" as a quantity', AS_EXAMPLES),
        ("½", 'cannot read "½" as a quantity', AS_EXAMPLES),
        ("$5%", 'cannot read "$5%" as a quantity', AS_EXAMPLES),
        ("$5 in 10", 'cannot read "$5 in 10" as a quantity', AS_EXAMPLES),
        ("60% in 10", 'cannot read "60% in 10" as a quantity', AS_EXAMPLES),
        ("5 million %", 'cannot read "5 million %" as a quantity', AS_EXAMPLES),
        ("$1.6 zillion", 'cannot read "$1.6 zillion" as a quantity', AS_EXAMPLES),
        ("95", '"95" has no unit', AS_EXAMPLES),
        ("5 million", '"5 million" has no unit', AS_EXAMPLES),
        ("95 frogs", 'the unit "frogs" is not known', AS_EXAMPLES),
        ("95 minuts", 'the unit "minuts" is not known', 'did you mean "minutes"?'),
        ("70–60%", 'the range "70–60%" runs backwards', "write the smaller figure first"),
        ("60–60%", 'the range "60–60%" starts where it ends', "write the smaller figure first"),
        ("11 in 10", '"11 in 10" counts more than there are', AS_EXAMPLES),
        ("0 in 0", '"0 in 0" counts more than there are', AS_EXAMPLES),
    ],
)
def test_what_is_no_quantity(text: str, message: str, hint: str) -> None:
    with pytest.raises(QuantityError) as caught:
        Quantity.parse(text)
    assert str(caught.value) == message
    assert caught.value.hint == hint
