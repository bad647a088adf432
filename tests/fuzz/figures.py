"""Random figures by the grammar of `docs/guide.md`, most of them sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

UNITS = (
    *("%", "%", "%", " percent", " percentage points", " bps", "‰", "x", " times", " people"),
    *(" stores", " seats", " points of comfort", " score", " ratio", " index", " years", " hours"),
    *(" ms", " km", " tonnes", " kWh", "°C", " million people", "bn people", "k people", " stars"),
)
CURRENCIES = ("$", "€", "£", "¥", "US$", "EUR ", "CHF ", "₽")
SCALES = ("", "", "", " million", "m", "bn", " billion", " trillion", "k")
QUALIFIERS = (
    "",
    "",
    "",
    "over ",
    "under ",
    "at least ",
    "up to ",
    "about ",
    "nearly ",
    "~",
    "<",
    "≥",
)
RATES = ("", "", "", "", " a year", " per 1,000 patient-years", "/month", " yearly", " per capita")


def figure(rng: random.Random) -> str:
    """One figure as people write them."""
    sign = rng.choice(("", "", "", "+", "-", "−"))
    shape = rng.randrange(10)
    if shape == 0:
        return (
            f"{rng.randint(0, 12)} {rng.choice(('in', 'out of'))} {rng.choice((3, 4, 10, 3_500))}"
        )
    if shape == 1:
        return rng.choice(
            ("half", "a third", "two thirds", "twice", "one in ten", "3 min 20 s", "¾")
        )
    number = _number(rng)
    if rng.random() < 0.25:
        dash = rng.choice(("–", "-", " to "))
        number += f"{dash}{rng.choice(('', '', '+', '-'))}{_number(rng)}"
    if shape in {2, 3}:
        body = f"{rng.choice(CURRENCIES)}{number}{rng.choice(SCALES)}"
    else:
        body = f"{number}{rng.choice(UNITS)}"
    return f"{rng.choice(QUALIFIERS)}{sign}{body}{rng.choice(RATES)}"


def _number(rng: random.Random) -> str:
    match rng.randrange(6):
        case 0:
            return str(rng.randint(0, 9))
        case 1:
            return f"{rng.randint(0, 10 ** rng.randint(1, 12)):,}"
        case 2:
            return f"{rng.random() * 10 ** rng.randint(-6, 6):.{rng.randint(1, 6)}f}"
        case 3:
            return str(rng.choice((0, 100, 99.99, 0.04, 0.001, 1e-9, 120, 1000)))
        case _:
            return str(rng.randint(1, 100))
