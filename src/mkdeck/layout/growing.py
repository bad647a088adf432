"""A stated rate of change beside a series: whether it is that of its ends, and its bracket."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from mkdeck.layout.comparing import crossed, left_of
from mkdeck.scene import Mark, move, path
from mkdeck.text import DoesNotFitError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.claims import Claim
    from mkdeck.layout.look import Look
    from mkdeck.layout.room import Room
    from mkdeck.layout.rows import Row
    from mkdeck.quantity import Quantity
    from mkdeck.scene import Box, Item, Text
    from mkdeck.story import Part

YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
"""A year in the words of a claim."""

LOOSE = 0.1
"""Share of a rate by which "nearly" or "over" may be off."""

LEAST = 5.0
"""Points of height from which a bracket shows."""

WIDTH = 1.5
"""Width of a bracket's line."""

DASH = (5.0, 5.0)

SIZES = (0.92, 0.8, 0.7, 0.62)
"""Sizes of a rate at a bracket, as shares of the widest that fits; the last stands without one."""

LEADING = 44.0
"""From the baseline of a rate to that of its words."""


def grows(rate: Claim, first: Row, last: Row) -> bool:
    """Whether a stated rate is that from one figure to another.

    It is not where its claim speaks of other years, or where the figures as they are rounded do
    not make it. A figure that may be larger or smaller than it says, one that is not above zero
    and a rate that is a range decide nothing.
    """
    if first.time is None or last.time is None or len(rate.quantities) != 1:
        return False
    ends = first.quantity, last.quantity
    if rate.main.high is not None or not all(one.firm and one.low > 0 for one in ends):
        return False
    return _same_years(rate, first, last) and _made(rate.main, first, last)


def _same_years(rate: Claim, first: Row, last: Row) -> bool:
    """Whether the years that a claim names are those of the figures; one is either of them."""
    assert first.time is not None
    assert last.time is not None
    forecast = rate.spec.forecast_for
    if forecast and forecast != last.time.year:
        return False
    named = {int(year) for year in YEAR.findall(f"{rate.spec.statement} {rate.spec.callout}")}
    own = {first.time.year, last.time.year}
    if first.time.step == "fiscal-year":
        own |= {year - 1 for year in own}
    if not named <= own:
        return False
    return len(named) < 2 or max(named) - min(named) >= last.time.year - first.time.year


def _made(rate: Quantity, first: Row, last: Row) -> bool:
    """Whether the figures make the rate, as both are rounded."""
    assert first.time is not None
    assert last.time is not None
    one, other = _rounded(first.quantity), _rounded(last.quantity)
    years = float(last.time.start - first.time.start)
    if rate.unit.dimension == "share":
        if rate.rate is not None and (rate.rate.unit.key != "years" or rate.rate.amount != 1):
            return False
        if one[0] <= 0 or years <= 0:
            return False
        power = 1.0 if rate.rate is None else 1.0 / years
        low = ((other[0] / one[1]) ** power - 1) * 100
        high = ((other[1] / one[0]) ** power - 1) * 100
    elif rate.rate is None and (
        rate.unit.dimension == first.quantity.unit.dimension
        or (rate.unit.dimension == "points" and first.quantity.unit.dimension == "share")
    ):
        low, high = other[0] - one[1], other[1] - one[0]
    else:
        return False
    least, most = _rounded(rate)
    loose = 0.0 if rate.exact else abs(rate.amount) * LOOSE
    return bool(least - loose <= high and low <= most + loose)


def _rounded(quantity: Quantity) -> tuple[float, float]:
    """From where to where a figure may be that is rounded to what was published."""
    half = Decimal(5).scaleb(quantity.scale - quantity.decimals - 1)
    low, high = quantity.length(quantity.low - half), quantity.length(quantity.low + half)
    return float(low), float(high)


def stated(
    part: Part, rate: Claim, room: Room, middle: float | None = None, *, strong: bool = False
) -> list[Item]:
    """A rate and what it says; large beside the middle of its bracket, or at the room's foot.

    Raises:
        DoesNotFitError: They have no room.
    """
    look, numeral = room.look, room.look.numeral(rate.main)
    words = look.text(
        "lead", part.words[rate.id].callout, 0, 0, room.width, lines=4, name="rate",
        claims=(rate.id,),
    )  # fmt: skip
    lowest = room.height - (len(words.lines) - 1) * words.pitch
    for share in SIZES if middle is not None else SIZES[-1:]:
        number = look.text(
            "stats",
            numeral,
            0,
            0,
            room.width,
            size=look.widest("stats", [numeral], room.width) * share,
            role="number",
            name="rate",
            colour="accent-text" if strong else "ink",
            claims=(rate.id,),
        )
        high = 0.74 * number.size
        first = lowest
        if middle is not None:
            first = min(max(middle + high / 2, high) + LEADING, lowest)
        if first - LEADING >= high:
            return [move(number, 0, first - LEADING), move(words, 0, first)]
    raise DoesNotFitError(
        "the stated rate has no room beside the columns",
        hint="leave it out, or choose a larger format",
    )


def bracket(top: float, foot: float, x: float, arm: float, look: Look, *, strong: bool) -> Mark:
    """A bracket between two levels, open to the left, that starts at an edge."""
    colour = look.colour("accent" if strong else "ink")
    return path(
        [("M", x, top), ("L", x + arm, top), ("L", x + arm, foot), ("L", x + arm / 2, foot)],
        stroke=colour,
        stroke_width=WIDTH,
    )


def level_line(
    y: float, left: float, right: float, boxes: Sequence[Box], texts: Sequence[Text], look: Look
) -> list[Mark]:
    """A dashed level between two places, left out behind columns and round letters."""
    cuts = [(box.x, box.right) for box in boxes if box.y - WIDTH < y < box.bottom + WIDTH]
    cuts += crossed(y, texts)
    return [
        Mark(
            "line",
            start,
            y,
            end - start,
            0,
            stroke=look.colour("ink2"),
            stroke_width=1.0,
            dash=DASH,
        )
        for start, end in left_of(left, right, cuts)
        if end - start > sum(DASH) / 2
    ]
