"""Lollipops: a dot at each figure, on a thin stem from zero."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.charts import bars
from mkdeck.layout import (
    Chart,
    described,
    level,
    loudest,
    ordered,
    picture,
    refuse_uncomparable,
    rows,
    whisker_ends,
    whiskers,
)
from mkdeck.scene import Fragment, Group, Mark, move

if TYPE_CHECKING:
    from mkdeck.claims import Claim
    from mkdeck.layout import Level, Room
    from mkdeck.story import Part

DOT, LARGEST = 0.36, 11.0
"""Radius of a dot, as a share of the height that a bar would have, and at most in points."""

STEM = 0.28
"""Thickness of a stem, as a share of a dot's radius."""

WORDS = {
    "alt": {
        "en": "Lollipop chart: {rows}.",
        "et": "Pulgakommidiagramm: {rows}.",
        "ru": "Диаграмма «леденцы»: {rows}.",
        "zh-Hans": "棒棒糖图：{rows}。",
        "zh-Hant": "棒棒糖圖：{rows}。",
        "ja": "ロリポップチャート：{rows}。",
    },
}
"""Words of the kind in each language."""


class Options(bars.Sorted):
    """Dots on stems, sorted, with one highlight; lighter on the page than bars where rows are many."""


def accepts(claim: Claim) -> str:
    """Why dots on stems cannot show the claim, or nothing."""
    why = bars.accepts(claim)
    if why:
        return why
    for quantity in claim.quantities.values():
        if quantity.high is not None:
            return 'a dot is one figure; see "bars" or "range"'
        if not quantity.firm:
            return 'a dot says how much it is, and this one may be more or less; see "bars"'
    return ""


def draw(part: Part, room: Room) -> Fragment:
    """The stems in a room: labels left or above, a zero line, values beyond the dots.

    Raises:
        DoesNotFitError: A label does not fit, or there are more rows than fit.
    """
    options, look = part.options, room.look
    assert isinstance(options, Options)
    found = ordered(part, rows(part), options.order)
    refuse_uncomparable([row.quantity for row in found])
    highlight = options.highlight or loudest(part, found)
    grid = level(found, highlight, room, reach=_radius)
    marks: list[Mark] = []
    texts = []
    for i, row in enumerate(found):
        strong = row.key == highlight
        token = "accent" if strong else "muted2"
        drawn, ends = _stem(grid, i, look.colour(token))
        marks += drawn
        texts += [grid.label(i, strong=strong), grid.value(i, ends, strong=strong)]
    lines, words = grid.axes()
    alt = described(WORDS["alt"], found, look)
    chart = picture("lollipop", found, room.width - grid.left, grid.drawn, [*marks, *lines], alt)
    items = (move(chart, grid.left, 0), *texts, *words)
    return Fragment(room.width, grid.height, (Group(items, alt, "lollipop"),))


def _radius(bar: float) -> float:
    return min(bar * DOT, LARGEST)


def _stem(grid: Level, index: int, colour: str) -> tuple[list[Mark], tuple[float, float]]:
    """A stem with its dot, whose middle is the figure, and where both end in the room."""
    row, r = grid.found[index], _radius(grid.bar)
    y = grid.y(index) + grid.bar / 2
    end, zero = grid.before + grid.lengths.at(row.quantity.amount), grid.before + grid.lengths.zero
    thick = max(r * STEM, 1.5)
    left, right = sorted((zero, end))
    marks = [
        Mark("rect", left, y - thick / 2, right - left, thick, colour),
        Mark("dot", end - r, y - r, 2 * r, 2 * r, colour),
    ]
    marks += whiskers(row, grid.look, grid.lengths, grid.before, grid.y(index), grid.bar)
    first, last = whisker_ends(row, grid.lengths, (left - grid.before, right - grid.before))
    shift = grid.left + grid.before
    reach = (min(shift + first, grid.left + end - r), max(shift + last, grid.left + end + r))
    return marks, reach


KIND = Chart(
    options=Options,
    rows=(2, 60),
    accepts=accepts,
    draw=draw,
    notes=bars.notes,
    legend=bars.legend,
)
