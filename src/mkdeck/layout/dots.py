"""Rows of two dots: how large they are, and where their values and names stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdeck.layout.keys import keyed
from mkdeck.layout.rows import numerals
from mkdeck.layout.scales import scale
from mkdeck.text import DoesNotFitError, Span

if TYPE_CHECKING:
    from mkdeck.layout.look import Look
    from mkdeck.layout.room import Room
    from mkdeck.layout.rows import Bundle, Row
    from mkdeck.layout.scales import Scale
    from mkdeck.scene import Item

LABELS = 0.34
"""Most of the width that the names of rows may take."""

DOT = 0.125
"""Radius of a dot, as a share of the distance of rows."""

LARGEST, SMALLEST = 17.0, 3.5
"""Radius of a dot at most and at least, in points."""

VALUE = 0.3
"""Size of values above dots, as a share of the distance of rows."""

NATURAL = 106.0
"""Distance of rows where the room is as high as they need."""

CLOSE = 30.0
"""The same where values stand beside the dots."""

HIGHEST = 0.46
"""Largest distance of rows, as a share of the room's height."""

APART = 8.0
"""Points between two texts above or below dots."""

HALF = 0.47
"""Most of a track that the name of a dot may take where it does not fit on one line."""

MANY = 4
"""Rows up to which values stand above dots where the room is as high as they need."""


@dataclass(frozen=True)
class Dots:
    """Where rows of two dots stand, and how large dots, values and labels are.

    Attributes:
        above: Whether values stand above their dots, and names below them.
        lines: Lines that the name of a dot may take; 0 under a key.
    """

    above: bool
    lines: int
    top: float
    pitch: float
    dot: float
    labels: float
    label_size: float
    value_size: float
    left: float
    lengths: Scale

    def at(self, row: Row) -> float:
        """Where the dot of a row stands."""
        return self.left + self.lengths.at(row.quantity.amount)

    def y(self, index: int) -> float:
        """The middle of a track."""
        return self.top + index * self.pitch

    def foot(self, count: int, look: Look) -> float:
        """Where the axis below all tracks stands."""
        name = look.style("label").size * (0.5 + 1.2 * self.lines)
        below = self.dot * 1.35 + name if self.above else self.pitch / 2
        return self.y(count - 1) + below


def _alike(found: list[Bundle], strong: list[int]) -> bool:
    """Whether the two of every row are called alike, so that a key can name them once."""
    names = [(b.rows[s].label, b.rows[1 - s].label) for b, s in zip(found, strong, strict=True)]
    return len(set(names)) == 1


def dotted(found: list[Bundle], room: Room, strong: list[int]) -> tuple[Dots, list[Item]]:
    """Values above the dots where rows are high enough, else beside them under a key.

    Raises:
        DoesNotFitError: A name is too long, or there are more rows than fit.
    """
    look, count = room.look, len(found)
    axis = look.style("axis").size * 1.9
    pitch = NATURAL if room.shape == "open" else (room.height - axis) / count
    pitch = min(pitch, room.height * HIGHEST) if room.height else pitch
    dot = min(pitch * DOT, LARGEST)
    value = min(pitch * VALUE, look.spec("stats").size * 0.6)
    name = look.style("label").size
    size = look.style("range", size=value).size
    for lines in (1, 2):
        needed = size * 0.75 + 2.7 * dot + name * (0.3 + 1.2 * lines) + 4
        if needed <= pitch and value >= name and (room.height or count <= MANY):
            grid = _sized(found, room, lines, 0.0, pitch, dot, value)
            if _clear(found, grid, room):
                return grid, []
    if not _alike(found, strong):
        raise DoesNotFitError(
            f"{count} rows leave no room for the names of their dots",
            hint="choose fewer, or claims whose values are of the same groups",
        )
    first = found[0].rows
    names = [(first[strong[0]].label, "accent"), (first[1 - strong[0]].label, "muted2")]
    head, top = keyed(names, look, room.width)
    pitch = CLOSE if room.shape == "open" else min((room.height - axis - top) / count, 52.0)
    value = min(max(pitch * 0.4, look.spec("value").size), look.spec("value").size * 1.3)
    if pitch < look.style("value", size=value).size * 1.15:
        raise DoesNotFitError(
            f"{count} rows are more than fit below each other", hint="choose fewer of them"
        )
    dot = max(min(pitch * 0.2, 9.0), SMALLEST)
    return _sized(found, room, 0, top, pitch, dot, value), head


def _sized(
    found: list[Bundle],
    room: Room,
    names_lines: int,
    top: float,
    pitch: float,
    dot: float,
    value: float,
) -> Dots:
    look, above = room.look, bool(names_lines)
    style = "range-label" if above else "label"
    names = [bundle.label for bundle in found]
    most = room.width * LABELS
    widest = max(look.width(style, [Span(name, strong=True)]) for name in names)
    labels = min(widest + 1, most)
    lines = 3 if above else 1 if pitch < look.style(style).size * 2.6 else 2
    if not above and lines == 1 and widest > most:
        labels = min(widest + 1, room.width * 0.5)
    size = look.sibling_size(style, names, labels, lines=lines, strong=True)
    left = labels + look.format.spacing.gutter
    flat = [row for bundle in found for row in bundle.rows]
    shares = all(row.quantity.kind == "share" and row.quantity.upper <= 100 for row in flat)
    beside = 0.0
    if not above:
        wide = [look.width("value", spans, size=value) for spans in numerals(flat, look)]
        beside = max(wide) + dot + 6
    ends = [0.0, 100.0] if shares else [row.quantity.amount for row in flat]
    lengths = scale(ends, room.width - left - dot - max(beside, dot) - (beside or 0.0))
    start = left + max(dot, beside)
    rise = look.style("range", size=value).size * 0.75 + dot * 1.35 + 2
    y = top + (rise if above else pitch / 2)
    return Dots(above, names_lines, y, pitch, dot, labels, size, value, start, lengths)


def spread(bundle: Bundle, grid: Dots, widths: list[float], right: float) -> list[float]:
    """Left edges of two texts centred on the dots, moved apart where they would touch."""
    order = sorted((0, 1), key=lambda i: grid.at(bundle.rows[i]))
    lefts = [0.0, 0.0]
    for i in order:
        middle = grid.at(bundle.rows[i])
        lefts[i] = min(max(middle - widths[i] / 2, grid.left - grid.dot), right - widths[i])
    first, second = order
    lack = lefts[first] + widths[first] + APART - lefts[second]
    if lack > 0:
        lefts[first] = max(lefts[first] - lack / 2, grid.left - grid.dot)
        lefts[second] = lefts[first] + widths[first] + APART
        beyond = lefts[second] + widths[second] - right
        if beyond > 0:
            lefts[first] -= beyond
            lefts[second] -= beyond
    return lefts


def _clear(found: list[Bundle], grid: Dots, room: Room) -> bool:
    """Whether values and names above and below the dots stand close to them and apart."""
    look = room.look
    values = iter(numerals([row for bundle in found for row in bundle.rows], look))
    for bundle in found:
        spans = [next(values), next(values)]
        numbers = [look.width("range", one, size=grid.value_size) for one in spans]
        names = name_widths(bundle, grid, look)
        if any(not _wraps(r, w, grid, look) for r, w in zip(bundle.rows, names, strict=True)):
            return False
        for widths in (numbers, names):
            lefts = spread(bundle, grid, widths, room.width)
            for i, row in enumerate(bundle.rows):
                if not lefts[i] - grid.dot <= grid.at(row) <= lefts[i] + widths[i] + grid.dot:
                    return False
                if lefts[i] < grid.labels:
                    return False
    return True


def name_widths(bundle: Bundle, grid: Dots, look: Look) -> list[float]:
    """How wide the names below the dots may be: on one line, or about half of the track."""
    full = [look.width("label", [Span(row.label, strong=True)]) for row in bundle.rows]
    most = grid.lengths.length * HALF
    return full if grid.lines < 2 else [min(wide, most) for wide in full]


def _wraps(row: Row, width: float, grid: Dots, look: Look) -> bool:
    try:
        look.text("label", [Span(row.label, strong=True)], 0, 0, width, lines=grid.lines)
    except DoesNotFitError:
        return False
    return True
