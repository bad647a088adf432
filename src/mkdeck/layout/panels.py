"""Panels: charts of their own beside or below each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdeck.scene import Box

if TYPE_CHECKING:
    from mkdeck.layout.room import Room
    from mkdeck.layout.rows import Row

APART = 0.045
"""Space between panels, as a share of the width."""


@dataclass(frozen=True)
class Panel:
    """Where a panel of lines between two times stands, and its scale from zero.

    Attributes:
        x, y, width: Of the panel, in points.
        top, foot: Of the scale.
        most: The value at its top.
        first, last: Where the two times stand.
        dot: Radius of the dots at the ends of lines.
        value: Size of the values.
    """

    x: float
    y: float
    width: float
    top: float
    foot: float
    most: float
    first: float
    last: float
    dot: float
    value: float

    @property
    def area(self) -> Box:
        """Between the two times, from the top of the scale to zero."""
        return Box(self.first, self.top, self.last - self.first, self.foot - self.top)

    def at(self, row: Row) -> float:
        """How far down a figure stands."""
        return self.foot - row.quantity.amount / self.most * (self.foot - self.top)


def boxes(count: int, room: Room, natural: float) -> list[tuple[float, float, float, float]]:
    """Left, top, width and height of each panel, below each other in a tall room."""
    gap = room.width * APART
    if room.shape == "open":
        beside = 1 if count == 1 else 2
        width = (room.width - (beside - 1) * gap) / beside
        return [
            (i % beside * (width + gap), i // beside * (natural + 20), width, natural)
            for i in range(count)
        ]
    if room.shape == "wide" or count == 1:
        width = (room.width - (count - 1) * gap) / count
        return [(i * (width + gap), 0.0, width, room.height) for i in range(count)]
    height = (room.height - (count - 1) * gap) / count
    return [(0.0, i * (height + gap), room.width, height) for i in range(count)]
