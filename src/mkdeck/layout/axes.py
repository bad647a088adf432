"""Two axes of a chart: time across, and round values up with lines across at each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from mkdeck.layout.comparing import left_of
from mkdeck.scene import Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.layout.look import Look
    from mkdeck.layout.rows import Row
    from mkdeck.quantity import Quantity
    from mkdeck.scene import Box, Text

CLEAR = 8.0
"""Points between words and a hairline."""


@dataclass(frozen=True)
class Axes:
    """Where a time and a value stand in a chart.

    Attributes:
        left, width, top, foot: Of the area that they span, in points.
        first, last: The earliest and the latest time.
        low, high: Ends of the scale, in the unit.
        unit: The figure in whose unit all stand.
    """

    left: float
    width: float
    top: float
    foot: float
    first: float
    last: float
    low: float
    high: float
    unit: Quantity

    def at(self, row: Row) -> tuple[float, float]:
        """Where the figure of a row stands."""
        assert row.time is not None
        share = (float(row.time.start) - self.first) / ((self.last - self.first) or 1.0)
        return self.left + share * self.width, self.down(
            row.quantity.amount / float(per(self.unit))
        )

    def down(self, value: float) -> float:
        """How far down a value stands."""
        share = (value - self.low) / (self.high - self.low)
        return self.foot - share * (self.foot - self.top)

    def grid(self, marked: Sequence[Decimal], look: Look, around: Sequence[Box]) -> list[Mark]:
        """Hairlines at round values, left out round words; the one at zero is strong."""
        grid = []
        for tick in marked:
            y, ink = self.down(float(tick)), look.colour("rule" if tick else "ink")
            cuts = [(b.x - CLEAR, b.right + CLEAR) for b in around if b.y - 1 < y < b.bottom + 1]
            for x, end in left_of(self.left, self.left + self.width, cuts):
                grid.append(Mark("line", x, y, end - x, 0, stroke=ink, stroke_width=1.0))
        return grid

    def words(self, said: Sequence[str], marked: Sequence[Decimal], look: Look) -> list[Text]:
        """What round values are called, left of the area."""
        size = look.style("axis").size
        return [
            look.text(
                "axis",
                word,
                0,
                self.down(float(tick)) + 0.34 * size,
                self.left - CLEAR,
                align="right",
                role="axis",
            )
            for word, tick in zip(said, marked, strict=True)
        ]


def per(unit: Quantity) -> Decimal:
    """How much one of a figure's unit is, in the unit that all of its dimension share."""
    return unit.length(Decimal(1)) if unit.of is None else Decimal(1)


def tick_words(marked: Sequence[Decimal], found: Sequence[Row], look: Look) -> list[str]:
    """Round values as words; the highest one carries the unit."""
    first = found[0].quantity
    if not all(row.quantity.signed for row in found):
        first = replace(first, signed=False)
    quantities = [first.round(tick or Decimal(0)) for tick in marked]
    return look.language.labels(quantities, speaker=-1)
