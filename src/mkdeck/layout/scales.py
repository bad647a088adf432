"""Scales of charts: values to lengths, round ticks, and what no eye can compare."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import floor, log10
from typing import TYPE_CHECKING, Literal

from mkdeck.scene import Mark
from mkdeck.text import DoesNotFitError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdeck.layout.look import Look
    from mkdeck.quantity import Quantity
    from mkdeck.scene import Text

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

        It goes from zero to the figure, or from one end of a range to the other. What would be
        too thin to show stays on its side of zero and on the scale.
        """
        first = 0.0 if quantity.high is None else quantity.amount
        start, end = sorted((self.at(first), self.at(quantity.upper)))
        if quantity.upper and end - start < THINNEST:
            if quantity.upper > 0:
                return max(min(start, self.length - THINNEST), self.zero), THINNEST
            return min(max(end - THINNEST, 0.0), self.zero - THINNEST), THINNEST
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


def percents(
    look: Look, x: float, y: float, width: float, places: Sequence[int] = (0, 100), box: float = 0.0
) -> list[Text]:
    """Words at places of an axis from 0 to 100 %, the last one with its unit.

    Args:
        look: How they look.
        x: Where the axis begins.
        y: Their baseline.
        width: How long the axis is.
        places: Which are named, the two ends among them.
        box: Room for each; left out, they share the axis.
    """
    texts = []
    wide = box or width / len(places)
    for place in places:
        end = place == 100
        said = look.language.percent(place) if end else look.language.number(place)
        align: Literal["left", "center", "right"] = (
            "right" if end else "center" if place else "left"
        )
        left = x + place / 100 * width - (wide if end else wide / 2 if place else 0.0)
        texts.append(look.text("axis", said, left, y, wide, align=align, role="axis"))
    return texts


def axis(
    look: Look, x: float, y: float, width: float, ticks: Iterable[float] = (), high: float = 0.0
) -> list[Mark]:
    """An axis, with short lines down from it at some places of its length."""
    ink = look.colour("ink")
    places = [x + min(max(place, 0.5), width - 0.5) for place in ticks]
    return [
        Mark("line", x, y, width, 0, stroke=ink, stroke_width=1.0),
        *(Mark("line", place, y, 0, high, stroke=ink, stroke_width=1.0) for place in places),
    ]


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
