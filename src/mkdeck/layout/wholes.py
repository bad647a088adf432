"""A whole and its parts: colours, the bar of 100 %, and the words at each part."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdeck.scene import Mark, Rect, move
from mkdeck.text import DoesNotFitError, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.layout.look import Look
    from mkdeck.layout.room import Room
    from mkdeck.layout.rows import Row
    from mkdeck.scene import Item, Text
    from mkdeck.story import Part

QUIET = ("muted2", "ink", "muted", "tint", "ink2")
"""Tokens of parts that are not highlighted, in their order."""

GAP = 2.0
"""Points between two parts."""

THINNEST = 1.0
"""Points that a part is long at least."""

WIDTHS = (0.13, 0.2, 0.34)
"""Shares of the width that the words of a part may take, where its own is less."""

VALUE = 0.42
"""Size of the figure of a part, as a share of the bar's height."""


@dataclass(frozen=True)
class Piece:
    """A part of a whole; one without claims is what is left of it."""

    label: str
    value: str
    share: float
    token: str
    claims: tuple[str, ...] = ()
    strong: bool = False


@dataclass(frozen=True)
class Laid:
    """A bar from `top` on, with its words, and how high all of it is."""

    top: float
    bar: float
    height: float
    texts: tuple[Item, ...]


def tokens(strong: Sequence[bool]) -> list[str]:
    """A colour for each part: accent for the highlighted one."""
    quiet = iter(QUIET * 3)
    return ["accent" if one else next(quiet) for one in strong]


def edges(pieces: Sequence[Piece], width: float) -> list[tuple[float, float]]:
    """Where each part starts and ends on a bar of that width."""
    found, at, full = [], 0.0, whole(pieces)
    for piece in pieces:
        end = at + piece.share
        found.append((at / full * width, end / full * width))
        at = end
    return found


def whole(pieces: Sequence[Piece]) -> float:
    """What the length of a bar stands for: 100, or a little more where rounded parts make it."""
    return max(100.0, sum(piece.share for piece in pieces))


def barred(pieces: Sequence[Piece], look: Look, width: float, height: float) -> list[Mark]:
    """The parts of the bar, parted by a narrow gap."""
    marks = []
    for piece, (left, right) in zip(pieces, edges(pieces, width), strict=True):
        wide = max(right - left - (GAP if right < width - GAP else 0.0), THINNEST)
        if piece.share:
            marks.append(Mark("rect", left, 0, wide, height, look.colour(piece.token)))
    return marks


def heading(part: Part, row: Row, room: Room) -> tuple[float, list[Item]]:
    """The highlighted figure as a numeral with its sentence, where a wide room is deep enough."""
    look = room.look
    if room.shape != "wide" or not room.deep or row.name:
        return 0.0, []
    size = min(look.spec("stats").size, room.height * 0.42)
    spans = look.numeral(row.quantity)
    style = look.style("stats", size=size)
    wide = look.width("stats", spans, size=size)
    if wide > room.width * 0.5:
        return 0.0, []
    number = look.text(
        "stats",
        spans,
        0,
        style.size * 0.74,
        wide,
        size=size,
        name="numeral",
        role="number",
        colour="accent-text",
        claims=(row.claim.id,),
    )
    left = wide + look.format.spacing.gutter
    words = part.words[row.claim.id].callout
    try:
        said = look.text(
            "lead",
            words,
            0,
            0,
            min(room.width - left, room.width * 0.5),
            lines=3,
            claims=(row.claim.id,),
        )
    except DoesNotFitError:
        return 0.0, []
    deep = (len(said.lines) - 1) * said.pitch
    middle = style.size * 0.4
    return style.size * 0.86, [number, move(said, left, middle - deep / 2 + said.size * 0.34)]


def placed(
    pieces: Sequence[Piece], look: Look, width: float, bar: float, height: float
) -> Laid | None:
    """A bar with figure and name of each part below it, or above where that is taken.

    Nothing where they do not all find a place.
    """
    most = look.spec("range").size
    value = max(min(bar * VALUE, most), look.spec("value").size)
    blocks: list[tuple[bool, list[Text], float]] = []
    taken = {False: -1e9, True: -1e9}
    for piece, (left, right) in zip(pieces, edges(pieces, width), strict=True):
        made = _block(piece, look, right - left, width, value)
        if made is None:
            return None
        texts, wide = made
        x, align = left, "left"
        if left + wide > width:
            x, align = width - wide, "right"
        side = next((up for up in (False, True) if x >= taken[up] + 10), None)
        if side is None:
            return None
        taken[side] = x + wide
        texts = [replace(text, align=align) for text in texts]  # type: ignore[arg-type]  # one of two
        blocks.append((side, [move(text, x, 0) for text in texts], _deep(texts)))
    gap = value * 0.3
    over = max((deep for up, _, deep in blocks if up), default=-gap) + gap
    under = max((deep for up, _, deep in blocks if not up), default=-gap) + gap
    if height and over + bar + under > height:
        bar = height - over - under
        if bar < value * 0.6:
            return None
    items: list[Item] = []
    for up, texts, deep in blocks:
        y = over - gap - deep if up else over + bar + gap
        items += (move(text, 0, y) for text in texts)
    return Laid(over, bar, over + bar + under, tuple(items))


def _deep(texts: Sequence[Text]) -> float:
    """How high a block of words is."""
    last = texts[-1]
    return last.last + last.size * 0.3


def _block(
    piece: Piece, look: Look, own: float, width: float, value: float
) -> tuple[list[Text], float] | None:
    """Figure and name of a part from 0, 0 on, as narrow as the name allows."""
    size = look.style("range", size=value).size
    number = look.width("range", piece.value, size=value)
    spans = [Span(piece.label, strong=piece.strong or None)]
    full = look.width("label", spans)
    for share in WIDTHS:
        wide = max(own - GAP, share * width, number)
        try:
            label = look.text(
                "label",
                spans,
                0,
                0,
                min(wide, max(full, number)),
                lines=2,
                shrink=1.0,
                name=f'label "{piece.label}"',
                colour="accent-text" if piece.strong else "ink",
                claims=piece.claims,
            )
        except DoesNotFitError:
            continue
        wide = min(wide, max(full, number))
        if not piece.value:
            return [move(label, 0, label.size * 1.1)], wide
        figure = look.text(
            "range",
            piece.value,
            0,
            size * 0.76,
            wide,
            size=value,
            name="value",
            role="value",
            colour="accent-text" if piece.strong else "ink",
            claims=piece.claims,
        )
        return [figure, move(label, 0, size * 0.76 + label.size * 1.3)], wide
    return None


def listed(pieces: Sequence[Piece], look: Look, width: float, height: float) -> Laid:
    """A bar with its parts listed below it, in as many columns as they need.

    Raises:
        DoesNotFitError: They do not fit.
    """
    style = look.style("label")
    pitch, side = style.size * 1.6, style.size * 0.72
    failure: DoesNotFitError | None = None
    numbers = max(look.width("value", piece.value) for piece in pieces)
    for columns in range(min(len(pieces), 3), 0, -1):
        each = (width - (columns - 1) * 24) / columns
        lines = -(-len(pieces) // columns)
        bar = height - lines * pitch - style.size * 0.5 if height else style.size * 3
        if bar < style.size:
            continue
        bar = min(bar, height * 0.55) if height else bar
        items: list[Item] = []
        try:
            for i, piece in enumerate(pieces):
                x = i // lines * (each + 24)
                y = bar + style.size * 0.5 + (i % lines + 0.75) * pitch
                items.append(Rect(x, y - side, side, side, look.colour(piece.token), "swatch"))
                items += _line(piece, look, x + side * 1.8, y, each - side * 1.8, numbers)
        except DoesNotFitError as error:
            failure = error
            continue
        return Laid(0.0, bar, bar + style.size * 0.5 + lines * pitch, tuple(items))
    raise failure or DoesNotFitError(
        f"{len(pieces)} parts are more than fit", hint="choose fewer, or a larger format"
    )


def _line(piece: Piece, look: Look, x: float, y: float, each: float, number: float) -> list[Item]:
    """Figure and name of a part in a list."""
    left = number + look.format.spacing.gap
    return [
        look.text(
            "value",
            piece.value,
            x,
            y,
            number,
            align="right",
            name="value",
            colour="accent-text" if piece.strong else "ink",
            claims=piece.claims,
        ),
        look.text(
            "label",
            [Span(piece.label, strong=piece.strong or None)],
            x + left,
            y,
            each - left,
            name=f'label "{piece.label}"',
            claims=piece.claims,
        ),
    ]
