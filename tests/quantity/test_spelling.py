"""Figures as people and reports write them, and what is refused with both readings."""

from __future__ import annotations

import pickle
from decimal import Decimal

import pytest

from mkdeck.claims.units import Forms, UnitSpec
from mkdeck.quantity import EXAMPLES, Quantity, QuantityError, Units

DECLARED = {
    "seats": UnitSpec(names={"en": Forms(one="seat", other="seats")}),
    "rating": UnitSpec(names={"en": Forms(other="{n}")}, kind="score", least=1, most=5),
}

# What is written | kind | unit | low | high | what else was said of it
SPELLINGS = """
95% | share | percent | 95 | | |
5 percent | share | percent | 5 | | |
50 per cent | share | percent | 50 | | |
0% | share | percent | 0 | | |
0.04% | share | percent | 0.04 | | |
112.3% | share | percent | 112.3 | | |
5‰ | share | permille | 5 | | |
over 60% | share | percent | 60 | | over
more than 60% | share | percent | 60 | | over
>60% | share | percent | 60 | | over
<1% | share | percent | 1 | | under
≥50% | share | percent | 50 | | at least
≤50% | share | percent | 50 | | up to
~75% | share | percent | 75 | | about
60%+ | share | percent | 60 | | at least
900+ people | count | people | 900 | | at least
50% or more | share | percent | 50 | | at least
nearly 80% | share | percent | 80 | | nearly
around 75% | share | percent | 75 | | about
up to 33% | share | percent | 33 | | up to
25–95% | share | percent | 25 | 95 |
25-95% | share | percent | 25 | 95 |
3 to 5% | share | percent | 3 | 5 |
20% to 30% | share | percent | 20 | 30 |
between 5 and 10% | share | percent | 5 | 10 |
6 in 10 | share | share | 6 | | of 10
3 out of 4 | share | share | 3 | | of 4
1 in 3,500 | share | share | 1 | | of 3500
over 9 in 10 | share | share | 9 | | over of 10
half | share | share | 1 | | of 2 spelled 1/2
Half of | share | share | 1 | | of 2 spelled 1/2
a third | share | share | 1 | | of 3 spelled 1/3
nearly two-thirds | share | share | 2 | | nearly of 3 spelled 2/3
three quarters | share | share | 3 | | of 4 spelled 3/4
½ | share | share | 1 | | of 2 spelled 1/2
one in ten | share | share | 1 | | of 10 spelled 1/10
twice | multiple | times | 2 | | spelled 2
twice as many | multiple | times | 2 | | spelled 2
5–25x | multiple | times | 5 | 25 |
3× | multiple | times | 3 | | |
2.50x | multiple | times | 2.50 | | |
7 times | multiple | times | 7 | | |
10-fold | multiple | times | 10 | | |
$1.6 trillion | money | USD | 1600000000000 | | scale 12
$1,250 million | money | USD | 1250000000 | | scale 6
$3m | money | USD | 3000000 | | scale 6
€12,345 | money | EUR | 12345 | | |
10 € | money | EUR | 10 | | |
708 million euros | money | EUR | 708000000 | | scale 6
EUR 708 million | money | EUR | 708000000 | | scale 6
SEK 12 million | money | SEK | 12000000 | | scale 6
¥3 trillion | money | JPY | 3000000000000 | | scale 12
$5–10 billion | money | USD | 5000000000 | 10000000000 | scale 9
$850 million to $1.2 billion | money | USD | 850000000 | 1200000000 | scale 9
-$4.2 billion | change | USD | -4200000000 | | scale 9
900 people | count | people | 900 | | |
1 person | count | people | 1 | | |
1.2bn people | count | people | 1200000000 | | scale 9
12k people | count | people | 12000 | | scale 3
1,234,567 people | count | people | 1234567 | | |
12\u202f000 people | count | people | 12000 | | |
411 seats | count | seats | 411 | | |
1 seat | count | seats | 1 | | |
4.5 rating | score | rating | 4.5 | | |
under 2 minutes | duration | minutes | 2 | | under
3 min 20 s | duration | seconds | 200 | | |
1 hour and 30 minutes | duration | minutes | 90 | | |
25 years old | duration | years-old | 25 | | |
+16.9% | change | percent | 16.9 | | signed
-3% | change | percent | -3 | | signed
−3% | change | percent | -3 | | signed
-3 to +5% | change | percent | -3 | 5 | signed
-20 to -10% | change | percent | -20 | -10 | signed
+25–95% | change | percent | 25 | 95 | signed
up to -60% | change | percent | -60 | | up to signed
17.7% a year | change | percent | 17.7 | | per 1 years
3% a quarter | change | percent | 3 | | per 1 quarters
$25 a month | money | USD | 25 | | per 1 months
$25/month | money | USD | 25 | | per 1 months
2.5 hours a day | duration | hours | 2.5 | | per 1 days
5 kg per person | measure | kilogram | 5 | | per 1 people
19.7 per 1,000 people | ratio | rate | 19.7 | | per 1000 people
0.4 percentage points | points | percentage-points | 0.4 | | |
25 bps | points | basis-points | 25 | | |
4.2 out of 5 | score | score | 4.2 | | of 5
4.5 out of 5 stars | count | stars | 4.5 | | of 5
42 score | score | score | 42 | | |
NPS 42 | score | score | 42 | | |
NPS -6.1 | score | score | -6.1 | | signed
104.5 index | index | index | 104.5 | | |
3:1 | ratio | ratio | 3 | | of 1
3rd of 27 | rank | rank | 3 | | of 27
12 kWh | measure | kilowatt-hour | 12 | | |
-4.5 °C | measure | celsius | -4.5 | | signed
3.2 tonnes | measure | tonne | 3.2 | | |
100 km/h | measure | kilometer-per-hour | 100 | | |
250 ms | duration | milliseconds | 250 | | |
"""


def cases(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in row.split("|")] for row in table.strip().splitlines()]


UNITS = Units({key: spec.unit(key) for key, spec in DECLARED.items()})


@pytest.mark.parametrize("case", cases(SPELLINGS), ids=lambda case: case[0])
def test_figures_as_people_write_them(case: list[str]) -> None:
    text, kind, unit, low, high, more = (*case, "")[:6]
    quantity = Quantity.parse(text, UNITS)
    assert (quantity.kind, quantity.unit.key) == (kind, unit)
    assert quantity.low == Decimal(low)
    assert quantity.high == (Decimal(high) if high else None)
    assert said(quantity) == {word for word in more.split(" ") if word}
    assert quantity.text == text.strip()
    assert pickle.loads(pickle.dumps(quantity)) == quantity
    assert hash(quantity) == hash(Quantity.parse(text, UNITS))


def said(quantity: Quantity) -> set[str]:
    """What else was said of a figure, in the words of the table."""
    found = [quantity.qualifier] if quantity.qualifier else []
    found += ["of", str(quantity.of)] if quantity.of else []
    found += ["spelled", quantity.spelled] if quantity.spelled else []
    found += ["scale", str(quantity.scale)] if quantity.scale else []
    found += ["signed"] if quantity.signed and quantity.unit.kind != "money" else []
    rate = quantity.rate
    found += ["per", str(rate.amount), rate.unit.key] if rate else []
    return {word for text in found for word in text.split(" ")}


REFUSED = """
-3–5% | could run from −3 to −5 or from −3 to +5 | write "-3 to -5" or "-3 to +5"
1.234 people | could be 1.234 or 1,234 | write "1,234", or another number of decimals
€1.234 | could be 1.234 or 1,234 | write "1,234", or another number of decimals
1,5% | cannot read | write a point before decimals: "1.5"
12,34 people | cannot read | write a point before decimals: "12.34"
3m | could be a million, metres or minutes | write "3 million", "3 metres" or "3 minutes"
3 of 27 | could be a share or a rank | write "3 in 27" or "3th of 27"
±2.9 points | is a margin, not a figure | put it under "margin" of the claim
95–25% | runs backwards | write the smaller figure first
-10 to -20% | runs backwards | write the smaller figure first
25–25% | starts where it ends | write the smaller figure first
11 in 10 | counts more than there are |
6 in 0 | counts more than there are |
5.5 out of 5 | counts more than there are |
28th of 27 | counts more than there are |
over 60%+ | has two qualifiers | keep one of them
$5 euros | has two units | keep one of them
20% to 30 people | are in different units | give both in one unit
90 minutes 2 hours | cannot read | write the largest unit first
95 | has no unit |
2 million | has no unit |
42 frogs | the unit "frogs" is not known | declare it in the library's units.yaml
42 peple | the unit "peple" is not known | did you mean "people"?
900 seats, give or take | cannot read |
5.5 rating | is out of bounds; rating run from 1 to 5 |
half a million | cannot read |
95%% | cannot read |
many | cannot read |
"""


@pytest.mark.parametrize("case", cases(REFUSED), ids=lambda case: case[0])
def test_what_could_be_two_things_or_none(case: list[str]) -> None:
    text, message, hint = case
    with pytest.raises(QuantityError) as caught:
        Quantity.parse(text, UNITS)
    assert message in str(caught.value)
    assert hint in caught.value.hint


def test_a_unit_that_is_not_known_is_not_guessed_at() -> None:
    """Seats are no years, and stores no stars."""
    for word in ("stores", "countries", "calls", "seats"):
        with pytest.raises(QuantityError) as caught:
            Quantity.parse(f"90 {word}")
        assert "did you mean" not in caught.value.hint


def test_digits_are_kept_exactly() -> None:
    assert str(Quantity.parse("0.10%").low) == "0.10"
    assert str(Quantity.parse("$2.50 million").low.scaleb(-6)) == "2.50"


def test_a_fall_lies_below_zero() -> None:
    assert Quantity.parse("-3%").falls
    assert Quantity.parse("-3%").size.low == 3
    assert not Quantity.parse("-3 to +5%").falls
    size = Quantity.parse("-20 to -10%").size
    assert size.ends == (Decimal(10), Decimal(20))


def test_marks_have_one_length_for_one_size() -> None:
    """Whatever the unit that it was written in."""
    assert Quantity.parse("2 hours").amount == 4 * Quantity.parse("30 minutes").amount
    assert Quantity.parse("5‰").amount == Quantity.parse("0.5%").amount == 0.5
    assert Quantity.parse("6 in 10").amount == Quantity.parse("60%").amount
    assert Quantity.parse("2 tonnes").amount == Quantity.parse("2000 kg").amount
    assert Quantity.parse("100 bps").amount == Quantity.parse("1 percentage point").amount


@pytest.mark.parametrize("text", EXAMPLES)
def test_every_example_of_the_hint_can_be_read(text: str) -> None:
    assert Quantity.parse(text).text == text
