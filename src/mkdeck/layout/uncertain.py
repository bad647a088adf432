"""What is not sure about a figure, as marks: intervals, open ends, forecasts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdeck.scene import Mark, path

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdeck.layout.look import Look
    from mkdeck.layout.rows import Row
    from mkdeck.layout.scales import Scale
    from mkdeck.quantity import Quantity
    from mkdeck.scene import Step

OPEN = 12.0
"""Points by which a mark goes on, lighter, where its figure may be larger."""

EDGE = 1.5
"""Points that the edge of a pale mark is thick."""

DASH = (4.5, 3.5)
"""Dashes of an outline that may be reached, in points."""


def is_open(row: Row) -> bool:
    """Whether the mark of a row goes on beyond its figure."""
    return row.quantity.open_ended and row.quantity.amount > 0 and row.quantity.high is None


def open_room(found: Iterable[Row]) -> float:
    """Points that a scale must leave free for marks that go on."""
    return OPEN if any(is_open(row) for row in found) else 0.0


def tip(x: float, y: float, length: float, height: float, look: Look, *, strong: bool) -> Mark:
    """The lighter point of a level bar whose figure may be larger, from its end on."""
    token = look.colour("tint" if strong else "track")
    edge = look.colour("accent" if strong else "muted2")
    steps: list[Step] = [
        ("M", x, y),
        ("L", x + length, y + height / 2),
        ("L", x, y + height),
        ("Z",),
    ]
    return path(steps, fill=token, stroke=edge, stroke_width=EDGE)


def from_zero(mark: Mark, quantity: Quantity, look: Look) -> Mark:
    """The mark of a figure, pale with an edge where the figure is a limit that it may not reach."""
    if not quantity.capped:
        return mark
    pale = look.colour("tint" if mark.fill == look.colour("accent") else "track")
    pale = pale if look.ground in {"paper", "paper2"} else ""
    return replace(mark, fill=pale, stroke=mark.fill, stroke_width=EDGE)


def maybe(mark: Mark, look: Look, *, fill: bool = True) -> Mark:
    """A mark of what may be reached, dashed in a tint; or of what is lost or open, without one."""
    tint = look.colour("tint") if fill and look.ground in {"paper", "paper2"} else ""
    return replace(mark, fill=tint, stroke=look.colour("accent"), stroke_width=EDGE, dash=DASH)


def forecast(row: Row) -> bool:
    """Whether a row of a series tells of a time that its claim forecasts."""
    year, source = row.claim.spec.forecast_for, row.claim.source
    published = source.year if source else None
    return bool(year and row.time and row.time.year >= min(year, (published or year) + 1))


def forecast_notes(found: Iterable[Row], look: Look) -> list[str]:
    """What dashed marks mean, where there are some."""
    return [look.language.word("dashed")] if any(map(forecast, found)) else []


def extents(row: Row) -> list[float]:
    """What a scale must reach for a row: its figure, and both ends of its interval."""
    interval = row.claim.interval
    own = [] if interval is None or row.name else [interval.amount, interval.upper]
    return [row.quantity.amount, row.quantity.upper, *own]


def whiskers(row: Row, look: Look, lengths: Scale, left: float, y: float, bar: float) -> list[Mark]:
    """The interval of a figure as a line across the end of its level bar, where it has one."""
    interval = row.claim.interval
    if interval is None or row.name:
        return []
    ink = look.colour("ink")
    low, high = (left + lengths.at(end) for end in (interval.amount, interval.upper))
    middle, cap = y + bar / 2, bar * 0.22
    return [
        Mark("line", low, middle, high - low, 0, stroke=ink, stroke_width=1.5),
        Mark("line", low, middle - cap, 0, 2 * cap, stroke=ink, stroke_width=1.5),
        Mark("line", high, middle - cap, 0, 2 * cap, stroke=ink, stroke_width=1.5),
    ]


def whisker_ends(row: Row, lengths: Scale, ends: tuple[float, float]) -> tuple[float, float]:
    """Where a bar ends on either side with its interval."""
    interval = row.claim.interval
    if interval is None or row.name:
        return ends
    return min(ends[0], lengths.at(interval.amount)), max(ends[1], lengths.at(interval.upper))
