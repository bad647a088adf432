"""Words and upright lines on level marks."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from mkdeck.layout.blocks import centred
from mkdeck.layout.comparing import BESIDE, STROKE
from mkdeck.scene import Line, move
from mkdeck.text import DoesNotFitError, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdeck.layout.comparing import Compared
    from mkdeck.layout.level import Level
    from mkdeck.layout.look import Look
    from mkdeck.scene import Item, Text

LEADER = 14.0
"""Length of the line from a mark to its words, at least."""

NARROWEST, WIDEST = 96.0, 310.0
"""Points that words at a mark may take."""

MOST_LINES = 3
"""Lines that they may take."""


def heads(lines: Sequence[Compared], look: Look) -> float:
    """Room that the words of upright lines take above a chart."""
    return len(lines) * look.style("annotation").size * 1.35 + (4.0 if lines else 0.0)


def uprights(lines: Sequence[Compared], grid: Level, foot: float) -> list[Item]:
    """Upright lines across level marks, each with its words at its top.

    Raises:
        DoesNotFitError: The words have no room.
    """
    look = grid.look
    items: list[Item] = []
    size = look.style("annotation").size
    for i, line in enumerate(lines):
        x, top = grid.at(line.value), i * size * 1.35
        wide = look.width("annotation", list(line.words))
        left = x + BESIDE if x + BESIDE + wide <= grid.width else x - BESIDE - wide
        if left < 0:
            raise DoesNotFitError(
                "the words of a line have no room", hint="shorten the label of its claim"
            )
        items += _segments(grid, x, top, foot, look)
        items.append(
            look.text(
                "annotation",
                list(line.words),
                left,
                top + size * 0.9,
                wide,
                name="words of a line",
                claims=line.claims,
            )
        )
    return items


def _segments(grid: Level, x: float, top: float, foot: float, look: Look) -> list[Item]:
    """The line with gaps where a label above a mark would be crossed."""
    ink = look.colour("ink")
    cuts = []
    if grid.above:
        for i in range(len(grid.found)):
            label = grid.label(i, strong=True)
            widest = look.width(
                "label", [Span(grid.found[i].label, strong=True)], size=grid.label_size
            )
            if min(widest, label.width) + BESIDE > x:
                cuts.append((label.y - 1.0, label.last + label.size * 0.32))
    items: list[Item] = []
    y = top
    for start, end in cuts:
        if start > y:
            items.append(Line(x, y, x, start, STROKE, ink, "reference"))
        y = max(y, end)
    items.append(Line(x, y, x, foot, STROKE, ink, "reference"))
    return items


def annotated(
    words: Mapping[str, str],
    grid: Level,
    ends: Sequence[tuple[float, float]],
    crossed: Sequence[float],
) -> list[Item]:
    """Words at level marks, with a line to each: beside it, or where a shorter one leaves room.

    Args:
        words: The author's words by the key of a row.
        grid: Where the marks stand.
        ends: Where each mark ends, and where its value does.
        crossed: Where upright lines stand.

    Raises:
        DoesNotFitError: They have no room.
    """
    items: list[Item] = []
    taken = [_taken(grid, i, end[1]) for i, end in enumerate(ends)]
    for i, row in enumerate(grid.found):
        said = words.get(row.key)
        if not said:
            continue
        placed = _beside(said, i, grid, taken, crossed, row.claim.id)
        if placed is None:
            placed = _below(said, i, grid, ends, taken, crossed, row.claim.id)
        if placed is None:
            raise DoesNotFitError(
                f'the words at "{row.label}" have no room beside its mark',
                hint="shorten them, or choose a larger format",
            )
        items += placed
    return items


def _taken(grid: Level, index: int, end: float) -> float:
    """How far to the right a row is in use."""
    if not grid.above:
        return end
    label = grid.label(index, strong=True)
    return max(end, min(label.width, grid.width) if len(label.lines) > 1 else _inked(grid, index))


def _inked(grid: Level, index: int) -> float:
    words = [Span(grid.found[index].label, strong=True)]
    return grid.look.width("label", words, size=grid.label_size)


def _free(left: float, grid: Level, crossed: Sequence[float]) -> list[tuple[float, float]]:
    """Stretches right of a place that no upright line crosses, the widest first."""
    edges = [left, *sorted(x for x in crossed if x > left - BESIDE), grid.width + BESIDE]
    found = []
    for i, (start, end) in enumerate(pairwise(edges)):
        first = start + (BESIDE if i else 0.0)
        found.append((first, end - BESIDE))
    return sorted(found, key=lambda span: span[0] - span[1])


def words_at(said: str, look: Look, width: float, most: int, claim: str) -> Text | None:
    """The author's words in as few lines as they can, or nothing where these are too many."""
    for lines in range(1, most + 1):
        try:
            return look.text(
                "annotation",
                said,
                0,
                0,
                min(width, WIDEST),
                lines=lines,
                name="annotation",
                claims=(claim,),
            )
        except DoesNotFitError:
            continue
    return None


def leader(x: float, y: float, x2: float, y2: float, look: Look) -> Line:
    """A line from a mark to its words."""
    return Line(x, y, x2, y2, 1.0, look.colour("ink2"), "leader")


def _text(said: str, grid: Level, width: float, high: float, claim: str) -> Text | None:
    """The words in at most so many lines as are so high, or nothing."""
    style = grid.look.style("annotation")
    most = min(int(high / (style.size * style.pitch)), MOST_LINES)
    return words_at(said, grid.look, width, most, claim)


def _high(grid: Level) -> float:
    """Room for words right of a row: beside its mark, and beside the label above it."""
    return grid.bar + grid.label_size if grid.above else grid.pitch * 0.96


def _middle(grid: Level, index: int) -> float:
    """The middle of that room."""
    return grid.y(index) + grid.bar / 2 - (grid.label_size / 2 if grid.above else 0.0)


def _beside(
    said: str,
    index: int,
    grid: Level,
    taken: list[float],
    crossed: Sequence[float],
    claim: str,
) -> list[Item] | None:
    """The words right of the value, with a level line."""
    start = taken[index] + 6
    for left, right in _free(start + LEADER + 6, grid, crossed):
        if right - left < NARROWEST:
            continue
        text = _text(said, grid, right - left, _high(grid), claim)
        if text is not None:
            y = grid.y(index) + grid.bar / 2
            taken[index] = grid.width
            lead = leader(start, y, left - 5, y, grid.look)
            y = y if len(text.lines) == 1 else _middle(grid, index)
            return [lead, move(centred(text, y), left, 0)]
    return None


def _below(
    said: str,
    index: int,
    grid: Level,
    ends: Sequence[tuple[float, float]],
    taken: list[float],
    crossed: Sequence[float],
    claim: str,
) -> list[Item] | None:
    """The words in the room that a shorter mark leaves, with an elbow from the longer one."""
    order = sorted(range(len(taken)), key=lambda i: (abs(i - index), i < index))
    for other in order[1:]:
        step = 1 if other > index else -1
        between = range(index + step, other + step, step)
        elbow = max(taken[i] for i in between) + LEADER
        # From above as well as from below, an elbow passes the label of its own mark.
        if step < 0 and grid.above:
            elbow = max(elbow, _inked(grid, index) + LEADER)
        last = ends[index][0] - 4
        if elbow > last:
            continue
        elbow = max(elbow, min(last, grid.width - WIDEST - LEADER - 6))
        left = elbow + LEADER + 5
        if any(elbow - BESIDE < x < left + NARROWEST for x in crossed):
            continue
        right = min([grid.width, *(x - BESIDE for x in crossed if x > left)])
        if right - left < NARROWEST:
            continue
        text = _text(said, grid, right - left, _high(grid), claim)
        if text is None:
            continue
        y = _middle(grid, other)
        edge = grid.y(index) + (grid.bar + 4 if step > 0 else -4)
        for i in between:
            taken[i] = grid.width
        return [
            leader(elbow, edge, elbow, y, grid.look),
            leader(elbow, y, left - 5, y, grid.look),
            move(centred(text, y), left, 0),
        ]
    return None
