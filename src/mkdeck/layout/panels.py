"""Panels: charts of their own beside or below each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdeck.layout.room import Room

APART = 0.045
"""Space between panels, as a share of the width."""


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
