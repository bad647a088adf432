"""Where level marks stand: beside their labels, or below them where they can fill the room."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdeck.layout.level import ABOVE_LABEL, AXIS, BELOW_LABEL, SLACK, TIP, Level, wide
from mkdeck.layout.rows import numerals
from mkdeck.layout.scales import Scale, scale
from mkdeck.layout.uncertain import extents, is_open, open_room
from mkdeck.text import DoesNotFitError, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mkdeck.layout.look import Look
    from mkdeck.layout.room import Room
    from mkdeck.layout.rows import Row

BAR = 0.49
"""Height of a mark as a share of the pitch (native gap width 104 %)."""

LABELS = 0.42
"""Most of the width that labels may take."""

WIDER = 0.6
"""Most of it where labels of two lines would touch each other."""

NATURAL = 38.0, 28.0
"""Distance and height of marks where the room is as high as they need."""

CLOSEST = 1.25
"""Least distance of marks, as a multiple of the size of labels."""

TWO_LINES = 2.75
"""Least distance of marks whose labels have two lines, as a multiple of their size."""

MOST_PITCH = {"wide": 0.28, "tall": 0.6}
"""Largest distance of marks by the room's shape, as a share of its height."""

FEW = 3
"""Rows up to which labels stand above marks that fill the room."""

HIGHEST = {1: 0.42, 2: 0.255, 3: 0.19}
"""Height of the mark of few rows, as a share of the room's."""

BETWEEN = {"wide": 0.6, "tall": 0.9}
"""Most between marks below their labels by the room's shape, as a share of their height."""

OPEN_BAR = 2.6
"""Height of the mark of few rows in an open room, as a multiple of the label's size."""

THICK = 1.15
"""Least height of a mark below its label, as a multiple of the label's size."""

NUMERAL = 0.76
"""Size of a value, as a share of its bar's height."""

WIDEST_VALUE = 0.42
"""Most of the width that values may take."""


def level(
    found: list[Row],
    highlight: str,
    room: Room,
    *,
    whole: bool = False,
    reach: Callable[[float], float] | None = None,
    also: Sequence[float] = (),
    head: float = 0.0,
) -> Level:
    """Where level marks stand in a room.

    Few rows have their labels above them and fill the room, as all do in a tall one that has space
    for it; others have their labels at the left.

    Args:
        found: The rows, in their order.
        highlight: The key of the row that is set strong.
        room: Where they are to stand.
        whole: Whether shares of few rows stand on 0–100 tracks.
        also: Values of lines that the scale must reach.
        head: Room for their words above it.
        reach: How far a mark goes beyond its figure, by its height; left out, not at all.

    Raises:
        DoesNotFitError: A label does not fit beside its mark, or there are more rows than fit.
    """
    falls = any(end < 0 for end in (*also, *(end for row in found for end in extents(row))))
    shape = room.shape
    room = room.resized(room.width, room.height - head) if room.height else room
    plan = None
    if not falls and (len(found) <= FEW or shape == "tall"):
        plan = _above(found, room, also, whole=whole)
    plan = plan or _beside(found, highlight, room, also)
    if head:
        plan = replace(plan, top=plan.top + head, head=head)
    return _held(plan, reach)


def _held(plan: Level, reach: Callable[[float], float] | None) -> Level:
    """The plan with a scale that leaves room for what goes beyond the figures."""
    if reach is None:
        return plan
    more = reach(plan.bar)
    falls = any(row.quantity.amount < 0 for row in plan.found)
    lengths = replace(plan.lengths, length=plan.lengths.length - more * (2 if falls else 1))
    return replace(plan, lengths=lengths, before=plan.before + (more if falls else 0.0))


def _shares(found: list[Row]) -> bool:
    return all(row.quantity.kind == "share" and max(extents(row)) <= 100 for row in found)


def _above(found: list[Row], room: Room, also: Sequence[float], *, whole: bool) -> Level | None:
    """Marks below their labels, or nothing where they would be too thin."""
    look, count = room.look, len(found)
    tracked = whole and count < FEW and _shares(found)
    size = look.spec("range-label").size
    labels = [row.label for row in found]
    for most in (1, 2):
        try:
            size = look.sibling_size(
                "label", labels, room.width, lines=most, size=size, strong=True
            )
        except DoesNotFitError:
            continue
        break
    else:
        return None
    drawn = max(
        len(
            look.text(
                "label", [Span(name, strong=True)], 0, 0, room.width, lines=most, size=size
            ).lines
        )
        for name in labels
    )
    pitch = look.style("label", size=size).pitch * look.style("label", size=size).size
    block = size * (0.76 + BELOW_LABEL) + (drawn - 1) * pitch
    axis = size * AXIS + look.style("axis").size * 1.5 if tracked else 0.0
    between = size * (ABOVE_LABEL - 0.76) + size * 0.3
    if room.shape == "open":
        bar = size * OPEN_BAR
    else:
        free = room.height - axis - count * block - (count - 1) * between
        bar = min(free / count, room.height * HIGHEST.get(count, HIGHEST[FEW]), room.width * 0.3)
        if bar < size * THICK:
            return None
        if count > 1:
            widest = bar * BETWEEN["tall" if room.shape == "tall" else "wide"] + size
            between = min((free - count * bar) / (count - 1) + between, widest)
    return _filled(found, room, also, block, bar, between, size, most, tracked=tracked)


def _filled(
    found: list[Row],
    room: Room,
    also: Sequence[float],
    block: float,
    bar: float,
    between: float,
    size: float,
    lines: int,
    *,
    tracked: bool,
) -> Level:
    """The plan of marks below labels, their values as large as the bars allow."""
    look = room.look
    values = numerals(found, look)
    style = "stats"
    most = look.spec(style).size
    fits = look.widest(style, values, room.width * WIDEST_VALUE)
    value = max(min(bar * NUMERAL, most, fits), look.spec("label").size)
    widest = max(wide(look, one, style, value) for one in values)
    gap = max(look.format.spacing.gap, value * 0.26)
    tips = bar * TIP if any(map(is_open, found)) else 0.0
    if tracked:
        track = room.width
        ends = [max(extents(row)) / 100 * track + (tips if is_open(row) else 0) for row in found]
        inside = all(
            end + gap + wide(look, one, style, value) <= track
            for end, one in zip(ends, values, strict=True)
        )
        track = track if inside else room.width - gap - widest
        lengths = Scale(0.0, 100.0, track)
    else:
        track = 0.0
        free = room.width - widest - gap - tips
        lengths = scale([*also, *(end for row in found for end in extents(row))], free)
    return Level(
        look, tuple(found), tuple(map(tuple, values)), lengths, True, block,
        bar + between + block, bar, 0.0, 0.0, size, style, value, room.width, track, lines,
    )  # fmt: skip


def _beside(found: list[Row], highlight: str, room: Room, also: Sequence[float]) -> Level:
    """Marks with their labels at the left.

    Raises:
        DoesNotFitError: A label does not fit beside its mark, or there are more rows than fit.
    """
    look = room.look
    pitch, bar = _pitch(len(found), room)
    left, size = _label_column(found, highlight, room, pitch)
    said = look.language.labels([row.quantity for row in found])
    values = tuple((Span(value),) for value in said)
    if room.shape == "open" and _broken(found, look, left, size):
        pitch = max(pitch, look.style("label", size=size).size * TWO_LINES)
    behind, before = _value_room(found, said, look)
    free = room.width - left - before - behind - open_room(found)
    lengths = scale([*also, *(end for row in found for end in extents(row))], free)
    return Level(
        look, tuple(found), values, lengths, False, look.format.spacing.overhang, pitch, bar,
        left, before, size, "value", look.spec("value").size, room.width,
    )  # fmt: skip


def _value_room(found: list[Row], values: list[str], look: Look) -> tuple[float, float]:
    """Room for values right of the marks, and left of those that fall."""
    widths = [look.width("value", value) + look.format.spacing.gap for value in values]
    pairs = list(zip(found, widths, strict=True))
    behind = max((wide for row, wide in pairs if row.quantity.amount >= 0), default=0.0)
    before = max((wide for row, wide in pairs if row.quantity.amount < 0), default=0.0)
    return behind, before


def _pitch(count: int, room: Room) -> tuple[float, float]:
    """Distance of marks and their height: as the room has it, or natural where it is open.

    Raises:
        DoesNotFitError: There are more marks than fit.
    """
    if room.shape == "open":
        return NATURAL
    free = room.height - room.look.format.spacing.overhang
    pitch = min(free / (count - 1 + BAR + 0.26), room.height * MOST_PITCH[room.shape])
    least = room.look.style("label").size * CLOSEST
    if pitch < least:
        raise DoesNotFitError(
            f"{count} bars are more than the {int(free / least)} that fit",
            hint='choose fewer, such as with "limit", or a larger format',
        )
    return pitch, round(pitch * BAR * 2) / 2


def _label_column(
    found: list[Row], highlight: str, room: Room, pitch: float
) -> tuple[float, float]:
    """Where the marks start, and the size that all labels fit beside them.

    Labels take two lines where the marks leave room for them, else one in a wider column.

    Raises:
        DoesNotFitError: A label does not fit.
    """
    look = room.look
    widest = max(
        look.width("label", [Span(row.label, strong=row.key == highlight)]) for row in found
    )
    labels = [row.label for row in found]
    zero = min(widest + look.format.spacing.gutter, room.width * LABELS)
    size = look.sibling_size("label", labels, zero - SLACK, lines=2, strong=True)
    if len(found) == 1 or room.shape == "open" or not _broken(found, look, zero, size):
        return zero, size
    if pitch >= look.style("label", size=size).size * TWO_LINES:
        return zero, size
    zero = min(widest + look.format.spacing.gutter, room.width * WIDER)
    try:
        return zero, look.sibling_size("label", labels, zero - SLACK, lines=1, strong=True)
    except DoesNotFitError as error:
        # Labels of two lines may stand closer where nothing else is left.
        if pitch >= look.style("label", size=size).size * TOUCHING:
            zero = min(widest + look.format.spacing.gutter, room.width * LABELS)
            return zero, size
        raise DoesNotFitError(
            f"{len(found)} bars leave no room for labels of two lines, and not all fit on one: "
            f"{error}",
            hint="shorten the labels, choose fewer, or a larger format",
        ) from None


TOUCHING = 2.3
"""Distance, as a multiple of their size, at which labels of two lines do not touch yet."""


def _broken(found: list[Row], look: Look, left: float, size: float) -> bool:
    """Whether any label takes more than one line."""
    return any(
        len(
            look.text(
                "label", [Span(row.label, strong=True)], 0, 0, left - SLACK, lines=2, size=size
            ).lines
        )
        > 1
        for row in found
    )
