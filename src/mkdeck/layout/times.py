"""Axes of time: how times are called, and which labels have room."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.languages import Language
    from mkdeck.layout.rows import Row


def time_label(row: Row, language: Language) -> str:
    """What the editor calls the time of a row; else as the language writes it."""
    time = row.time
    if time is None or row.label != row.name:
        return row.label
    return row.name if time.step in {"year", "fiscal-year"} else language.time(time)


def thinned(
    spans: Sequence[tuple[float, float]],
    first: Sequence[int],
    gap: float,
    among: Sequence[int] | None = None,
) -> frozenset[int]:
    """Which of the labels can be set without touching.

    Args:
        spans: From where to where each would stand.
        first: Those that matter most, in their order.
        gap: What must be free between two.
        among: Those that can be set at all; left out, all of them.

    Returns:
        All of them where they fit; else the first ones and, evenly between them, as many others
        as there is room for.
    """
    every = list(range(len(spans))) if among is None else list(among)
    if _apart([spans[i] for i in every], gap):
        return frozenset(every)
    even: list[int] = []
    for apart in range(2, len(spans) + 1):
        even = [i for i in every if (len(spans) - 1 - i) % apart == 0]
        if _apart([spans[i] for i in even], gap):
            break
    kept: list[int] = []
    for i in dict.fromkeys((*first, *even)):
        if i in every and all(_clear(spans[i], spans[k], gap) for k in kept):
            kept.append(i)
    return frozenset(kept)


def _apart(spans: Sequence[tuple[float, float]], gap: float) -> bool:
    ordered = sorted(spans)
    return all(a[1] + gap <= b[0] for a, b in pairwise(ordered))


def _clear(one: tuple[float, float], other: tuple[float, float], gap: float) -> bool:
    return one[1] + gap <= other[0] or other[1] + gap <= one[0]
