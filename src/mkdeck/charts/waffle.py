"""Waffle: a hundred squares, of which each part of a whole fills its share."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from mkdeck.callouts.keys import BOUNDS, KEYS
from mkdeck.charts import stacked
from mkdeck.layout import Chart, labelled, loudest, ordered, picture, rows
from mkdeck.scene import Fragment, Group, Mark, Rect, Text, move
from mkdeck.text import DoesNotFitError

if TYPE_CHECKING:
    from mkdeck.claims import Claim
    from mkdeck.layout import Look, Room, Row
    from mkdeck.layout.wholes import Piece
    from mkdeck.scene import Item
    from mkdeck.story import Derived, Part

SIDE = 10
"""Squares in a row, and rows."""

GAP = 0.17
"""Space between squares, as a share of their distance."""

ACROSS = 0.58
"""Most of the width that the squares take."""

UPRIGHT = 0.72
"""The same in a tall room, where words stand over the squares or below them."""

BELOW = 22.0
"""Between the squares and those words."""

NATURAL = 240.0
"""Side of all squares where the room is as high as what it holds."""

LEAST = 8.0
"""Distance of squares at least, in points."""

LINE, LARGER = 2.9, 1.6
"""Room for the name of a part, as a multiple of its usual size, and how much larger it may be."""

SIZES = (1.3, 1.0, 0.85)
"""Smaller ones that are tried where names have no room."""

RULE = 1.5
"""Width of the outline of squares that may be filled."""

WORDS = {
    "alt": {
        "en": "A hundred squares: {rows}.",
        "et": "Sada ruutu: {rows}.",
        "ru": "Сто квадратов: {rows}.",
        "zh-Hans": "一百个方块：{rows}。",
        "zh-Hant": "一百個方塊：{rows}。",
        "ja": "100個の四角：{rows}。",
    },
}
"""Words of the kind in each language."""


class Options(stacked.Options):
    """A share, a range of shares, or the parts of a whole, as squares of a hundred."""


def accepts(claim: Claim) -> str:
    """Why squares of a hundred cannot show the claim, or nothing."""
    if len(claim.quantities) != 1:
        return "a waffle shows one whole, a figure for each part"
    quantity = claim.main
    if quantity.kind != "share" or quantity.low < 0 or quantity.upper > SIDE * SIDE:
        return "squares of a hundred show percentages"
    if claim.interval:
        return 'its interval would go untold; see "bars"'
    ends = [quantity.length(end) for end in quantity.ends]
    if any(end != end.to_integral_value() for end in ends):
        return 'it is no whole number of a hundred; see "stacked" or "bars"'
    return ""


def check(part: Part) -> list[tuple[str, str]]:
    """Several figures must be exact parts of one whole."""
    if len(part.claims) == 1:
        return []
    for claim in part.claims:
        why = stacked.accepts(claim)
        if why:
            return [("kind", f'"{claim.id}" is no part among others: {why}')]
    problems = stacked.check(part)
    if not problems and stacked.left(rows(part)) < 0:
        return [("kind", 'its parts make more than a hundred squares; see "stacked"')]
    return problems


def notes(part: Part, look: Look) -> list[str]:
    """That several parts miss a hundred by their rounding."""
    return stacked.notes(part, look) if len(part.claims) > 1 else []


def own(part: Part, room: Room) -> tuple[Derived, ...]:
    """What is left of a whole with several parts."""
    return stacked.own(part, room) if len(part.claims) > 1 else ()


@dataclass(frozen=True)
class _Run:
    """Squares from one on, up to another, that look alike."""

    start: int
    end: int
    fill: str
    stroke: str = ""


def draw(part: Part, room: Room) -> Fragment:
    """Squares row by row, flush right beside the words; in a tall room below or above them.

    Raises:
        DoesNotFitError: The squares or the words have no room.
    """
    options, look = part.options, room.look
    assert isinstance(options, Options)
    found = ordered(part, rows(part), options.order)
    loud = options.highlight or loudest(part, found)
    parts = stacked.pieces(found, loud, look) if len(found) > 1 else []
    head = _head(part, found[0], room) if room.shape == "tall" and not parts else []
    side, top = _square(room, parts, head)
    pitch = side / (SIDE - GAP)
    if pitch < LEAST:
        raise DoesNotFitError(
            "a hundred squares have no room", hint='choose a larger format, or "stacked"'
        )
    runs = _several(parts) if parts else _one(found[0])
    marks = [mark for run in runs for mark in _squares(run, pitch, look)]
    alt = stacked.told_with_rest(WORDS["alt"], found, parts, look)
    left = room.width - side
    drawn = move(picture("waffle", found, side, side, marks, alt), left, top)
    beside = room.resized(left - look.format.spacing.gutter, side)
    told: list[Item] = []
    if parts and room.shape == "tall":
        names = _names(parts, room.resized(room.width, room.height - side - BELOW))
        told += (move(item, 0, side + BELOW) for item in names)
    elif parts:
        told += _names(parts, beside)
    elif head:
        high = found[0].quantity.high
        told += (
            [*head, *(move(item, 0, top) for item in _ends(found[0], beside, 0))] if high else head
        )
    else:
        told += _words(part, found[0], beside)
    each = look.language.say(KEYS["square"], of=SIDE * SIDE)
    if each:
        told.append(move(_each(each, beside, side), 0, top))
    height = room.height or side
    return Fragment(room.width, height, (Group((drawn, *told), alt, "waffle"),))


def _square(room: Room, parts: list[Piece], head: list[Item]) -> tuple[float, float]:
    """Side of all squares, and where they begin."""
    if room.shape != "tall":
        return min(room.height or NATURAL, room.width * ACROSS), 0.0
    if head:
        above = max(item.box.bottom for item in head) + BELOW
        side = min(room.height - above, room.width * UPRIGHT)
        return side, room.height - side
    names = len(parts) * room.look.style("label").size * LINE
    return min(room.height - names - BELOW, room.width * UPRIGHT), 0.0


def _one(row: Row) -> list[_Run]:
    """A single share: solid up to what is certain, tinted up to the most, the rest plain.

    An open figure has one more square outlined, and one that is "up to" a figure none solid.
    """
    quantity = row.quantity
    low, high = int(quantity.length(quantity.low)), int(Decimal(str(quantity.upper)))
    if quantity.capped:
        low = 0
    elif quantity.open_ended:
        high = min(high + 1, SIDE * SIDE)
    return [
        _Run(0, low, "accent"),
        _Run(low, high, "tint", "accent"),
        _Run(high, SIDE * SIDE, "muted"),
    ]


def _several(parts: list[Piece]) -> list[_Run]:
    """Each part after the other; what is left of the whole is last."""
    runs, at = [], 0
    for piece in parts:
        runs.append(_Run(at, at + round(piece.share), piece.token))
        at += round(piece.share)
    return runs


def _squares(run: _Run, pitch: float, look: Look) -> list[Mark]:
    size = pitch * (1 - GAP)
    inner = RULE / 2 if run.stroke else 0.0
    return [
        Mark(
            "rect",
            i % SIDE * pitch + inner,
            i // SIDE * pitch + inner,
            size - 2 * inner,
            size - 2 * inner,
            look.colour(run.fill),
            look.colour(run.stroke) if run.stroke else "",
            RULE if run.stroke else 0.0,
        )
        for i in range(run.start, run.end)
    ]


def _each(words: str, room: Room, foot: float) -> Item:
    """What one square is, at the foot of the words."""
    look = room.look
    text = look.text("axis", words, 0, 0, room.width, lines=3, role="key", name="key")
    return move(text, 0, foot - (len(text.lines) - 1) * text.pitch - text.size * 0.1)


def _head(part: Part, row: Row, room: Room) -> list[Item]:
    """The figure as a numeral with its sentence below it."""
    look = room.look
    spans = look.numeral(row.quantity)
    most = min(room.height * 0.34, look.spec("stats").size * (2.0 if room.shape == "tall" else 1.2))
    size = min(look.widest("stats", [spans], room.width), most)
    number = look.text(
        "stats",
        spans,
        0,
        look.style("stats", size=size).size * 0.74,
        room.width,
        size=size,
        name="numeral",
        role="number",
        colour="accent-text",
        claims=(row.claim.id,),
    )
    below = number.last + number.size * 0.12
    words = part.words[row.claim.id].callout
    lead = look.text(
        "lead", words, 0, 0, room.width, lines=5, name="sentence", claims=(row.claim.id,)
    )
    return [number, move(lead, 0, below + lead.size * 1.2)]


def _words(part: Part, row: Row, room: Room) -> list[Item]:
    """Numeral and sentence, and what squares of a range are."""
    number, lead = _head(part, row, room)
    assert isinstance(lead, Text)
    below = lead.last + lead.size * 0.4
    items = [number, lead]
    if row.quantity.high is not None:
        items += _ends(row, room, below)
    if below > room.height - room.look.style("axis").size * 2.6:
        raise DoesNotFitError("the words beside the squares have no room", hint="shorten them")
    return items


def _ends(row: Row, room: Room, floor: float) -> list[Item]:
    """What solid and tinted squares are, from a floor on, where both have room."""
    look, quantity = room.look, row.quantity
    assert quantity.high is not None
    style = look.style("value")
    side = style.size * 0.72
    foot = room.height - look.style("axis").size * 2.6
    items: list[Item] = []
    y = floor + style.size * 1.3
    for key, number, token in (("least", quantity.low, "accent"), ("most", quantity.high, "tint")):
        n = look.language.number(Decimal(int(quantity.length(number))))
        words = look.language.say(BOUNDS[key], n=n)
        if not words or y > foot:
            return []
        text = look.text(
            "value",
            words,
            side * 1.6,
            y,
            room.width - side * 1.6,
            lines=2,
            shrink=0.8,
            name="end",
            role="value",
            colour="accent-text",
            claims=(row.claim.id,),
        )
        items += [Rect(0, y - side, side, side, look.colour(token), "swatch"), text]
        y = text.last + style.size * 1.4
    return items


def _names(parts: list[Piece], room: Room) -> list[Item]:
    """Figure and name of each part below each other, as large as they fit."""
    most = min(room.height / (len(parts) * room.look.spec("label").size * LINE), LARGER)
    for larger in (most, *(size for size in SIZES if size < most)):
        try:
            return _names_at(parts, room, max(larger, SIZES[-1]))
        except DoesNotFitError as error:
            failure = error
    raise failure


def _names_at(parts: list[Piece], room: Room, larger: float) -> list[Item]:
    """The names at a multiple of their usual size."""
    look = room.look
    size = look.spec("label").size * larger
    style = look.style("label", size=size)
    number_size = look.spec("value").size * larger
    value = look.style("value", size=number_size).size
    side = style.size * 0.72
    indent = side * 1.8
    items: list[Item] = []
    floor = 0.0
    foot = room.height - look.style("axis").size * 1.6
    for piece in parts:
        number = look.width("value", piece.value, size=number_size)
        name = labelled(
            piece.label,
            look,
            room.width - indent - number - 8,
            piece.claims,
            lines=4,
            strong=piece.strong,
            size=size,
        )
        y = floor + max(value, style.size) * 0.95
        items.append(Rect(0, y - side, side, side, look.colour(piece.token), "swatch"))
        items.append(
            look.text(
                "value",
                piece.value,
                indent,
                y,
                number,
                size=number_size,
                name="value",
                colour="accent-text" if piece.strong else "ink",
                claims=piece.claims,
            )
        )
        items.append(move(name, indent + number + 8, y))
        floor = y + name.last + style.size * 0.7
    if floor > foot:
        raise DoesNotFitError(
            f"the names of {len(parts)} parts have no room beside the squares",
            hint='choose a larger format, or "stacked"',
        )
    spread = min((foot - floor) / max(len(parts), 1), style.size * 1.2)
    moved: list[Item] = []
    index = -1
    for item in items:
        index += isinstance(item, Rect)
        moved.append(move(item, 0, index * spread))
    return moved


KIND = Chart(
    options=Options,
    rows=(1, 6),
    accepts=accepts,
    draw=draw,
    check=check,
    notes=notes,
    own=own,
)
