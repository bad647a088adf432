"""A room: the box that a kind lays out in, with its shape and its look."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from mkdeck.layout.look import Look

DEEP = 220.0
"""Points of height, on a canvas of the usual scale, from which a room takes a chart with its axis,
or a picture beside words."""

WIDE = 1.6
"""Width by height from which a room counts as wide."""

NARROW, FLAT = 500.0, 2.2
"""Points of width, on a canvas of the usual scale, below which it counts as wide only where it is
so many times as wide as high."""


@dataclass(frozen=True)
class Room:
    """A box to lay out in; what is laid out starts at its own 0, 0.

    Attributes:
        look: How things look in it: theme, faces, language, type scale, ground.
        height: 0 where the room is as high as what it holds.
    """

    look: Look
    width: float
    height: float = 0.0

    @property
    def shape(self) -> Literal["open", "wide", "tall"]:
        """`open` without a height of its own; else `wide`, or `tall`, which squares count as."""
        if not self.height:
            return "open"
        least = WIDE if self.width >= NARROW * self.look.format.scale else FLAT
        return "wide" if self.width >= least * self.height else "tall"

    @property
    def deep(self) -> bool:
        """Whether it is high enough for an axis, or for a picture beside words."""
        return self.height >= DEEP * self.look.format.scale

    def resized(self, width: float, height: float) -> Room:
        """Another room that looks alike."""
        return replace(self, width=width, height=height)
