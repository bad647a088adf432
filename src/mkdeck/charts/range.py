"""Bars on 0–100 tracks: published ranges by their ends, single shares from zero."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from mkdeck.callouts.track import bar as extent
from mkdeck.callouts.track import ends
from mkdeck.layout import Row, picture, rows, told
from mkdeck.scene import Fragment, Group, Line, Mark, move
from mkdeck.story import RowName, SlideOptions, derive
from mkdeck.text import DoesNotFitError, Span

if TYPE_CHECKING:
    from mkdeck.claims import Claim
    from mkdeck.layout import Look
    from mkdeck.quantity import Quantity
    from mkdeck.scene import Item
    from mkdeck.story import Derived, Part

LEAST, MOST, AXIS = 1, 5, True
SPACE = 10.0
"""Between a bar and its value."""

CROWDED = 3
"""Rows up to which labels are large."""

ABOVE = 8.0
"""Space above the first track, where bars have the end of their zero line."""

TICKS = (0, 20, 40, 60, 80, 100)


class Options(SlideOptions):
    """Ranges as bars on 0–100 tracks."""

    highlight: RowName = ""
    """The claim, or the name of a claim's value, that the title speaks of; left out, the first."""
    gap: bool = True
    """Whether a bracket names the distance of two ranges at their closest, as our arithmetic."""


def accepts(claim: Claim) -> str:
    """Why tracks cannot show the claim, or nothing."""
    shares = [
        quantity.kind == "share" and quantity.upper <= 100 for quantity in claim.quantities.values()
    ]
    return "" if shares and all(shares) else "a track shows percentages"


def notes(part: Part, look: Look) -> list[str]:
    """That published ends are drawn."""
    found = rows(part)
    if all(row.quantity.high is None for row in found):
        return []
    return [look.language.word("ranges")]


def own(part: Part, look: Look) -> tuple[Derived, ...]:
    """The distance that the bracket names, where it is drawn."""
    gap = _gap(part, rows(part))
    if gap is None or look.format.name != "slide":
        return ()
    return (derive("gap", "upper.low - lower.high", _ends(*gap), look.language),)


def _ends(upper: Row, lower: Row) -> dict[str, Quantity]:
    return {"upper": upper.quantity, "lower": lower.quantity}


def _gap(part: Part, found: list[Row]) -> tuple[Row, Row] | None:
    """The two rows whose ranges lie apart, the higher one first."""
    options = part.options
    assert isinstance(options, Options)
    if not options.gap or len(found) != 2 or any(row.quantity.qualifier for row in found):
        return None
    upper, lower = sorted(found, key=lambda row: -row.quantity.amount)
    apart = upper.quantity.amount > lower.quantity.upper
    ranges = all(row.quantity.high is not None for row in found)
    return (upper, lower) if apart and ranges and found[0] is upper else None


def draw(part: Part, look: Look, width: float, height: float) -> Fragment:
    """Tracks with their bars.

    A card names the tracks' ends; a slide has an axis and, between two ranges, a bracket.

    Raises:
        DoesNotFitError: A label or a value does not fit.
    """
    options = part.options
    assert isinstance(options, Options)
    found = rows(part)
    highlight = options.highlight or found[0].key
    if len(part.claims) > 1:
        found.sort(key=lambda row: -row.quantity.amount)
    role = "range-label" if len(found) <= CROWDED else "label"
    tall = not look.format.height
    slide = look.format.name == "slide"
    least = 183.0 if slide else 100.0
    labels = _label_width(found, look, role, least, width * 0.42)
    label_size = look.sibling_size(
        role, [row.label for row in found], labels - 8, lines=2, strong=True
    )
    if tall:
        track, pitch = 28.0, 46.0 if _broken(found, look, role, labels) else 38.0
    else:
        most, spread, axis = (56.0, 166.0, 52.0) if slide else (44.0, 84.0, 22.0)
        gaps = max(len(found) - 1, 1)
        pitch = min((height - ABOVE - axis - most) / gaps, spread)
        track = min(most, pitch * 0.55)
    room = width - labels
    beside = not all(_fits(row, look, room, track) for row in found)
    if beside:
        room -= SPACE + max(_value_width(row, look, track) for row in found)
    marks, texts = [], []
    for i, row in enumerate(found):
        y = i * pitch
        x, length = extent(row.quantity, room)
        strong = row.key == highlight
        marks.append(Mark("rect", 0, y, room, track, look.colour("track")))
        marks.append(
            Mark("rect", x, y, length, track, look.colour("accent" if strong else "muted2"))
        )
        texts += _texts(
            row,
            look,
            role,
            strong=strong,
            y=y,
            track=track,
            labels=labels,
            label_size=label_size,
            x=x,
            end=room if beside else x + length,
            room=width - labels,
        )
    foot = (len(found) - 1) * pitch + track
    gap = _gap(part, found)
    bracket: list[Item] = []
    below = 0.0
    if not (slide or tall):
        below = 20.0
        texts += ends(look, labels, foot + 16, room)
    if slide:
        below = 40.0
        texts += _axis(look, labels, room, foot + 16)
        marks += _axis_marks(look, room, foot + 16)
        if gap:
            bracket = _bracket(gap, look, labels, room, track, pitch)
    alt = look.language.word("alt-range", rows=told(found, look))
    drawn = picture("range", found, room, foot + (22 if slide else 0), marks, alt)
    items = (move(drawn, labels, 0), *texts, *bracket)
    down = ABOVE if slide else 0.0
    return Fragment(width, down + foot + below, (move(Group(items, alt, "range"), 0, down),))


def _label_width(found: list[Row], look: Look, role: str, least: float, most: float) -> float:
    """The narrowest column from `least` on in which every label takes two lines at most."""
    width = least
    while width < most:
        try:
            for row in found:
                look.text(role, row.label, 0, 0, width - 8, strong=True, lines=2)
        except DoesNotFitError:
            width += 6
            continue
        return width
    return most


def _broken(found: list[Row], look: Look, role: str, labels: float) -> bool:
    """Whether any label takes more than one line."""
    return any(look.width(role, row.label, strong=True) > labels - 8 for row in found)


def _value_size(look: Look, track: float) -> float:
    return min(look.format.styles["range"].size, 0.9 * track)


def _value_width(row: Row, look: Look, track: float) -> float:
    spans = look.numeral(row.quantity, short=True)
    return look.width("range", spans, size=_value_size(look, track))


def _fits(row: Row, look: Look, room: float, track: float) -> bool:
    """Whether the value has room on the track, right or left of its bar."""
    x, length = extent(row.quantity, room)
    wide = _value_width(row, look, track) + SPACE
    return x + length + wide <= room or x >= wide


def _texts(
    row: Row,
    look: Look,
    role: str,
    *,
    strong: bool,
    y: float,
    track: float,
    labels: float,
    label_size: float,
    x: float,
    end: float,
    room: float,
) -> list[Item]:
    middle = y + track / 2
    label = look.text(
        role,
        row.label,
        0,
        0,
        labels - 8,
        strong=True,
        size=label_size,
        lines=2,
        name=f'label "{row.label}"',
        claims=(row.claim.id,),
    )
    first = middle - (len(label.lines) - 1) * label.pitch / 2 + 0.34 * label.size
    spans = look.numeral(row.quantity, short=True)
    size = _value_size(look, track)
    wide = _value_width(row, look, track)
    left = end + SPACE if end + SPACE + wide <= room + 0.1 else x - SPACE - wide
    number = look.text(
        "range",
        spans,
        labels + left,
        middle + 0.32 * look.style("range", size=size).size,
        wide,
        size=size,
        name="value",
        role="value",
        colour="accent" if strong else "ink",
        claims=(row.claim.id,),
    )
    return [move(label, 0, first), number]


def _axis(look: Look, labels: float, room: float, y: float) -> list[Item]:
    """Words of the 0–100 axis; the last one carries the unit."""
    items: list[Item] = []
    for tick in TICKS:
        at = labels + tick / 100 * room
        text = look.language.percent(tick) if tick == TICKS[-1] else look.language.number(tick)
        wide = 40.0
        align: Literal["left", "center", "right"] = (
            "left" if tick == 0 else "right" if tick == TICKS[-1] else "center"
        )
        left = {"left": at, "center": at - wide / 2, "right": at - wide}[align]
        items.append(look.text("axis", text, left, y + 21, wide, align=align, role="axis"))
    return items


def _axis_marks(look: Look, room: float, y: float) -> list[Mark]:
    ink = look.colour("ink")
    marks = [Mark("line", 0, y, room, 0, stroke=ink, stroke_width=1.0)]
    for tick in TICKS:
        x = min(max(tick / 100 * room, 0.5), room - 0.5)
        marks.append(Mark("line", x, y, 0, 6, stroke=ink, stroke_width=1.0))
    return marks


def _bracket(
    gap: tuple[Row, Row], look: Look, labels: float, room: float, track: float, pitch: float
) -> list[Item]:
    """A stepped line from the lower end of one range to the upper end of the other."""
    upper, lower = gap
    near = labels + float(upper.quantity.low) / 100 * room
    far = labels + lower.quantity.upper / 100 * room
    top, bottom = track + 6, pitch - 6
    middle = (top + bottom) / 2
    ink = look.colour("ink")
    distance = derive("gap", "upper.low - lower.high", _ends(upper, lower), look.language)
    words = look.language.word("apart", gap=distance.number, n=distance.text)
    text = look.text(
        "annotation",
        [Span(words)],
        far + 12,
        middle + 22,
        width=max(near - far - 16, look.width("annotation", words)),
        name="bracket",
        claims=(upper.claim.id, lower.claim.id),
    )
    return [
        Line(near, top, near, middle, 1.0, ink, "bracket"),
        Line(near, middle, far, middle, 1.0, ink, "bracket"),
        Line(far, middle, far, bottom, 1.0, ink, "bracket"),
        text,
    ]
