"""Scales of charts: values to lengths, round ticks, and what no eye can compare."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import floor, log10
from typing import TYPE_CHECKING

from mkdeck.text import DoesNotFitError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdeck.quantity import Quantity

WIDEST = 10_000
"""How many times the smallest figure of a chart the largest may be."""

THINNEST = 1.75
"""Points that the mark of a figure is long at least, to show beside the zero line."""


@dataclass(frozen=True)
class Scale:
    """A linear scale that holds zero.

    Attributes:
        low, high: What it reaches from and to; one of them is zero where no figure lies beyond it.
        length: Points that it has for both together.
    """

    low: float
    high: float
    length: float

    @property
    def zero(self) -> float:
        """Points from its lower end to zero."""
        return self.at(0.0)

    def at(self, value: float) -> float:
        """Points from its lower end to a value."""
        return (value - self.low) / (self.high - self.low) * self.length

    def span(self, quantity: Quantity) -> tuple[float, float]:
        """Where the mark of a figure starts, from the lower end, and how long it is.

        It goes from zero to the figure, or from one end of a range to the other.
        """
        first = 0.0 if quantity.high is None else quantity.amount
        start, end = sorted((self.at(first), self.at(quantity.upper)))
        if quantity.upper and end - start < THINNEST:
            return (start, THINNEST) if quantity.upper > 0 else (end - THINNEST, THINNEST)
        return start, end - start


def scale(values: Iterable[float], length: float) -> Scale:
    """The scale from the smallest to the largest of the values and zero."""
    found = [0.0, *values]
    low, high = min(found), max(found)
    return Scale(low, high if high > low else low + 1.0, length)


def ticks(low: float, high: float, most: int) -> list[Decimal]:
    """Round values from below the lowest to above the highest, at most so many."""
    if low == high:
        low, high = min(low, 0.0), max(high, 0.0)
    span = (high - low) or 1.0
    power = floor(log10(span / max(most - 1, 1)))
    for step in (1, 2, 5, 10, 20, 50):
        size = Decimal(step).scaleb(power)
        first = Decimal(floor(Decimal(str(low)) / size)) * size
        found = [first]
        while found[-1] < Decimal(str(high)) or len(found) < 2:
            found.append(found[-1] + size)
        if len(found) <= most:
            return [tick + 0 for tick in found]
    raise AssertionError("a span of ten steps has a round division")


def refuse_uncomparable(quantities: Sequence[Quantity]) -> None:
    """Raises `DoesNotFitError` where one figure is so much larger that the others vanish."""
    sizes = [abs(quantity.amount) for quantity in quantities if quantity.amount]
    if sizes and max(sizes) > WIDEST * min(sizes):
        small = min((q for q in quantities if q.amount), key=lambda q: abs(q.amount))
        large = max(quantities, key=lambda q: abs(q.amount))
        raise DoesNotFitError(
            f'"{large.text}" and "{small.text}" are too far apart for one scale',
            hint='show them as numbers, with "stats"',
        )
