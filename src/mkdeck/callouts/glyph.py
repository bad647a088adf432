"""One large pictogram of the subject, whole, beside the numeral over a bar of its share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.callouts import Callout, track
from mkdeck.callouts.heroes import HAIR, saying
from mkdeck.layout import ASCENT, CAPITALS, CLEAR, described, emblem, numeral, picture, rows
from mkdeck.pictograms import outline
from mkdeck.scene import Fragment, Text, move

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

NARROW, CROWN = 0.52, 0.44
"""Width of a pictogram on top, as a share of the room's, below which the numeral is beside it, and
how wide it is then at most."""

REACH = 0.65
"""Share of the width that a pictogram on top or its numeral takes at least, where they stand below
each other; else what is right of both would be empty."""

LOW = 0.58
"""Share of the height below which what stands beside a pictogram leaves too much of it empty."""

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
    if max(laid.height, high) < LOW * room.height:
        return _across(part, room)
    drawn = emblem(name, size, room.look)
    return Fragment(
        room.width,
        room.height,
        (
            move(drawn, 0, (room.height - high) / 2),
            *laid.at(x, (room.height - laid.height) / 2),
        ),
    )


def _upright(part: Part, room: Room) -> Fragment:
    """The pictogram, the numeral beside a narrow one, else below it, then bar and sentence."""
    name = part.claims[0].glyph
    shape = outline(name)
    laid = _fitted(part, room.resized(room.width, room.height * 0.58))
    free = room.height - laid.height
    size = min(room.width * 0.66 / shape.width, 0.9 * free / shape.height)
    number = next(item for item in laid.items if isinstance(item, Text))
    wide = size * shape.width
    if wide < NARROW * room.width or max(wide, number.ink) < REACH * room.width:
        return _crowned(part, room)
    high = size * shape.height
    gap = (free - high) * 0.6
    top = (room.height - high - gap - laid.height) / 2
    drawn = move(emblem(name, size, room.look), 0, top)
    return Fragment(room.width, room.height, (drawn, *laid.at(0, top + high + gap)))


def _crowned(part: Part, room: Room) -> Fragment:
    """The pictogram with the numeral beside it, and below them the bar and the sentence."""
    look, name = room.look, part.claims[0].glyph
    shape = outline(name)
    size = min(CROWN * room.width / shape.width, 0.5 * room.height / shape.height)
    wide, high = size * shape.width, size * shape.height
    x = wide + GUTTER * room.width
    number = numeral(part, look, room.width - x, most=high / CAPITALS)
    below = _below(part, room)
    apart = 0.1 * room.height
    top = (room.height - high - apart - below.height) / 2
    number = move(number, x, top + (high + CAPITALS * number.size) / 2)
    drawn = move(emblem(name, size, look), 0, top)
    items = (drawn, number, *below.at(0, top + high + apart))
    return Fragment(room.width, room.height, items)


def _across(part: Part, room: Room) -> Fragment:
    """The numeral over the whole width, and below it the words with the pictogram at their right."""
    look, name = room.look, part.claims[0].glyph
    shape = outline(name)
    number = numeral(part, look, room.width, most=0.4 * room.height)
    high = CAPITALS * number.size + 0.07 * room.height
    top = high + 0.13 * room.height
    size = min(0.36 * room.width / shape.width, (room.height - top) / shape.height)
    wide = size * shape.width
    below = _below(part, room.resized(room.width - wide - GUTTER * room.width, room.height))
    foot = room.height - max(size * shape.height, below.height)
    drawn = emblem(name, size, look)
    left = room.width - wide
    items = (move(number, 0, high), move(drawn, left, foot), *below.at(0, foot))
    return Fragment(room.width, room.height, items)


def _below(part: Part, room: Room) -> Fragment:
    """The bar of a share, and the sentence."""
    look, row = room.look, rows(part)[0]
    items: list[Item] = []
    top = 0.0
    if not accepts(row.claim):
        thick = max(0.042 * room.height, 6.0)
        items.append(_bar(row, look, room.width, thick))
        top = thick + 0.06 * room.height
    text = saying(part, look, room.width - HAIR, room.height, 4)
    first = top + ASCENT * text.size * 0.9
    return Fragment(room.width, first + text.last + 0.2 * text.size, (*items, move(text, 0, first)))


def _fitted(part: Part, room: Room) -> Fragment:
    """Numeral, bar and sentence with the largest numeral that leaves room for all."""
    for share in NUMERALS:
        laid = _column(part, room, share * room.height)
        if laid.height <= room.height:
            return laid
    return laid


def _column(part: Part, room: Room, size: float) -> Fragment:
    number = numeral(part, room.look, room.width, most=size)
    number = move(number, 0, CAPITALS * number.size)
    top = max(number.last + 0.1 * room.height, number.lowest + CLEAR)
    below = _below(part, room)
    return Fragment(room.width, top + below.height, (number, *below.at(0, top)))


def _bar(row: Row, look: Look, width: float, height: float) -> Picture:
    """The share on a track."""
    alt = described(track.WORDS["alt"], [row], look)
    marks = track.marks(row.quantity, look, width, height)
    return picture("bar", [row], width, height, marks, alt, "callout")


CALLOUT = Callout(accepts=accepts, lay=lay, shape="page")
