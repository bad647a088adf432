"""Figures that are refused because they could be two, or cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.quantity.quantity import QuantityError

if TYPE_CHECKING:
    from decimal import Decimal

    from mkdeck.quantity.tokens import Figure, Token
    from mkdeck.quantity.units import Unit


LARGEST = 10**18
"""What every figure is smaller than: a quintillion."""


def refuse_two_signs(text: str, first: Figure, second: Figure, *, dash: bool) -> None:
    """`-3–5%` could be two ranges."""
    if dash and first.sign == "−" and not second.sign:
        one, other = first.text, second.text
        raise QuantityError(
            f'"{text}" could run from −{one} to −{other} or from −{one} to +{other}',
            f'write "-{one} to -{other}" or "-{one} to +{other}", with the unit behind',
        )


def refuse_ambiguous_point(text: str, figures: list[Figure], unit: Unit) -> None:
    """`1.234 people` could be one thousand two hundred and thirty-four."""
    for figure in figures:
        number, plain = figure.number, unit.kind in {"count", "money"} and not figure.scale
        if plain and figure.decimals == 3 and 1 <= number < 1000:
            thousands = f"{int(number * 1000):,}"
            raise QuantityError(
                f'"{text}" could be {number} or {thousands}',
                f'write "{thousands}", or another number of decimals',
            )


def refuse_out_of_bounds(
    text: str, numbers: list[Decimal], unit: Unit, of: Decimal | None, *, signed: bool
) -> None:
    """More than there are, beyond what the unit says of itself, or beyond every measure."""
    if any(abs(number) >= LARGEST for number in numbers):
        raise QuantityError(
            f'"{text}" is larger than any figure that is read', "take a larger unit"
        )
    if of is not None and unit.kind in {"share", "rank", "score"}:
        if of == 0 or any(not 0 <= number <= of for number in numbers):
            raise QuantityError(f'"{text}" counts more than there are')
        return
    for number in numbers:
        below = unit.least is not None and number < unit.least
        above = unit.most is not None and number > unit.most
        # A signed figure is a change, and a change may go below what a level cannot.
        if above or (below and not signed):
            least = "" if unit.least is None else f" from {unit.least}"
            most = "" if unit.most is None else f" to {unit.most}"
            raise QuantityError(f'"{text}" is out of bounds; {unit.key} run{least}{most}')


def refuse_two_meanings(text: str, number: Token, before: Token) -> None:
    """Words that are a unit, but another as often."""
    n, word = number.text, before.text.lower()
    meanings = {
        "pound": (f"£{n}", f"{n} lb"),
        "pounds": (f"£{n}", f"{n} lb"),
    }
    if n == "3":
        meanings["quarters"] = ("three quarters", "9 months")
    if word in meanings:
        one, other = meanings[word]
        raise QuantityError(f'"{text}" could mean two things', f'write "{one}" or "{other}"')
