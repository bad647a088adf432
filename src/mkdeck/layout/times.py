"""Axes of time: how times are called, and which labels have room."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.languages import Language
    from mkdeck.layout.look import Look
    from mkdeck.layout.rows import Row
    from mkdeck.scene import Text


APART = 8.0
"""Points between two times."""


def time_label(row: Row, language: Language) -> str:
    """What the editor calls the time of a row; else as the language writes it."""
    time = row.time
    if time is None or row.label != row.name:
        return row.label
    return row.name if time.step in {"year", "fiscal-year"} else language.time(time)


def time_labels(
    found: Sequence[Row],
    middles: Sequence[float],
    look: Look,
    *,
    y: float,
    end: float,
    strong: str = "",
) -> list[Text]:
    """Times below a chart, as many as have room, the first and the last among them.

    Args:
        found: Rows in the order of time, one for each.
        middles: Where each is to stand, if the chart's edges allow it.
        look: How they look.
        y: Their baseline.
        end: The chart's right edge; its left is 0.
        strong: The name of the row that is highlighted.
    """
    words = [time_label(row, look.language) for row in found]
    widths = [look.width("year", word) for word in words]
    lefts = [
        min(max(middle - wide / 2, 0.0), max(end, wide) - wide)
        for middle, wide in zip(middles, widths, strict=True)
    ]
    spans = [(left, left + wide) for left, wide in zip(lefts, widths, strict=True)]
    return [
        look.text(
            "year",
            words[i],
            lefts[i],
            y,
            widths[i],
            align="center",
            name="year",
            role="axis",
            strong=found[i].name == strong,
            claims=(found[i].claim.id,),
        )
        for i in sorted(thinned(spans, [len(found) - 1, 0], gap=APART))
    ]


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
