"""One large pictogram of the subject, whole, beside the numeral over a bar of its share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.callouts import Callout, track
from mkdeck.callouts.heroes import HAIR, saying
from mkdeck.layout import ASCENT, CAPITALS, CLEAR, described, emblem, numeral, picture, rows
from mkdeck.pictograms import outline
from mkdeck.scene import Fragment, move

if TYPE_CHECKING:
    from mkdeck.claims import Claim
    from mkdeck.layout import Look, Room, Row
    from mkdeck.scene import Item, Picture
    from mkdeck.story import Part

SHARE = 0.32, 0.93
"""Most of a wide room's width and height that the pictogram takes."""

GUTTER = 0.085
"""From the pictogram to the numeral, as a share of the width."""

NUMERALS = (0.66, 0.58, 0.5, 0.42, 0.34)
"""Sizes of the numeral that are tried, as shares of the height."""

UPRIGHT = 0.8
"""Height by width from which the pictogram stands on top."""

HEAD, BAND = 26.0, 150.0
"""Points of height in an infographic: above it, and of it."""


def accepts(claim: Claim) -> str:
    """Why the figure has no bar, or the claim no pictogram, or nothing."""
    quantity = claim.main
    if quantity.kind != "share" or quantity.upper > 100 or quantity.low < 0:
        return "its bar shows a percentage from 0 to 100"
    if not quantity.firm:
        return "its bar shows one figure, neither a range nor an open end"
    return "" if claim.glyph else "no pictogram stands for its subject"


def lay(part: Part, room: Room) -> Fragment:
    """The pictogram on the left in a wide room, on top in a tall one; a bar only of a share."""
    if room.height > UPRIGHT * room.width:
        return _upright(part, room)
    if not room.height:
        laid = lay(part, room.resized(room.width, BAND))
        return Fragment(room.width, HEAD + BAND, laid.at(0, HEAD))
    name = part.claims[0].glyph
    shape = outline(name)
    size = min(SHARE[0] * room.width / shape.width, SHARE[1] * room.height / shape.height)
    wide, high = size * shape.width, size * shape.height
    x = wide + GUTTER * room.width
    laid = _fitted(part, room.resized(room.width - x, room.height))
    drawn = emblem(name, size, room.look, (rows(part)[0],))
    return Fragment(
        room.width,
        room.height,
        (
            move(drawn, 0, (room.height - high) / 2),
            *laid.at(x, (room.height - laid.height) / 2),
        ),
    )


def _upright(part: Part, room: Room) -> Fragment:
    """The pictogram, and below it the numeral, the bar and the sentence."""
    name = part.claims[0].glyph
    shape = outline(name)
    laid = _fitted(part, room.resized(room.width, room.height * 0.58))
    free = room.height - laid.height
    size = min(room.width * 0.66 / shape.width, 0.9 * free / shape.height)
    high = size * shape.height
    gap = (free - high) * 0.6
    top = (room.height - high - gap - laid.height) / 2
    drawn = move(emblem(name, size, room.look, (rows(part)[0],)), 0, top)
    return Fragment(room.width, room.height, (drawn, *laid.at(0, top + high + gap)))


def _fitted(part: Part, room: Room) -> Fragment:
    """Numeral, bar and sentence with the largest numeral that leaves room for all."""
    for share in NUMERALS:
        laid = _column(part, room, share * room.height)
        if laid.height <= room.height:
            return laid
    return laid


def _column(part: Part, room: Room, size: float) -> Fragment:
    look, row = room.look, rows(part)[0]
    number = numeral(part, look, room.width, most=size)
    number = move(number, 0, CAPITALS * number.size)
    items: list[Item] = [number]
    below = max(number.last + 0.1 * room.height, number.lowest + CLEAR)
    if not accepts(row.claim):
        thick = max(0.042 * room.height, 6.0)
        items.append(move(_bar(row, look, room.width, thick), 0, below))
        below += thick + 0.07 * room.height
    text = saying(part, look, room.width - HAIR, room.height, 3)
    first = below + ASCENT * text.size * 0.9
    items.append(move(text, 0, first))
    return Fragment(room.width, first + text.last + 0.2 * text.size, tuple(items))


def _bar(row: Row, look: Look, width: float, height: float) -> Picture:
    """The share on a track."""
    alt = described(track.WORDS["alt"], [row], look)
    marks = track.marks(row.quantity, look, width, height)
    return picture("bar", [row], width, height, marks, alt, "callout")


CALLOUT = Callout(accepts=accepts, lay=lay, shape="page")
