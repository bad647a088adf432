"""Squares for a multiple such as 5–25×: solid up to the least, outlined up to the most."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from mkdeck.blocks import data, picture, rows
from mkdeck.deck import SlideOptions
from mkdeck.scene import Fragment, Group, Mark, move
from mkdeck.words import sentence

if TYPE_CHECKING:
    from mkdeck.claims import Claim
    from mkdeck.look import Look
    from mkdeck.parts import Part
    from mkdeck.scene import Item, Picture

LEAST, MOST, AXIS = 1, 1, True
UNIT = 140.0
"""Room that the name of the unit gets beside its square."""

GAP = 0.18
"""Space between squares, as a share of a square."""


class Options(SlideOptions):
    """Squares: one for the base, so many for what it is compared with."""

    unit: str = ""
    """What one square is, such as "Cost of keeping a customer"."""


def accepts(claim: Claim) -> str:
    """Why squares cannot show the claim, or nothing."""
    if claim.kind != "multiple":
        return "squares show a multiple, such as 5–25x"
    ends = (claim.main.low, claim.main.high or claim.main.low)
    if any(end != end.to_integral_value() or not 1 <= end <= 50 for end in ends):
        return "squares show whole multiples from 1 to 50"
    return ""


def notes(part: Part, look: Look) -> list[str]:
    """Squares need no note."""
    return []


def draw(part: Part, look: Look, width: float, height: float) -> Fragment:
    """A reference square with its name, then the squares.

    On a slide a block stands right and the numeral with its words left; elsewhere one row ends
    on the right edge, its ends named below.

    Raises:
        DoesNotFitError: A text does not fit.
    """
    if look.format.name != "slide":
        return _row(part, look, width)
    row = rows(part)[0]
    words = part.words[row.claim.id]
    block = width * 0.4
    drawn = _squares(part, look, block, height)
    left = width - drawn.width - 48
    spans = look.numeral(row.quantity)
    number = look.text(
        "compare",
        spans,
        0,
        118,
        left,
        size=look.widest("compare", [spans], left),
        name="numeral",
        purpose="number",
        colour="accent",
        claims=(row.claim.id,),
    )
    lead = look.text(
        "lead",
        sentence(words.callout),
        0,
        168,
        left * 0.9,
        lines=4,
        name="sentence",
        claims=(row.claim.id,),
    )
    return Fragment(width, height, (number, lead, *drawn.at(width - drawn.width, 0)))


def _ends(part: Part) -> tuple[int, int]:
    quantity = rows(part)[0].quantity
    return int(quantity.low), int(quantity.high or quantity.low)


def _marks(
    part: Part, look: Look, square: float, pitch: float, columns: int, top: float
) -> list[Mark]:
    """The reference square, and below it the others: solid to the least, outlined to the most."""
    low, high = _ends(part)
    accent = look.colour("accent")
    marks = [Mark("rect", 0, 0, square, square, look.colour("muted2"))]
    for i in range(high):
        x, y = i % columns * pitch, top + i // columns * pitch
        fill, stroke = (accent, "") if i < low else ("", accent)
        marks.append(Mark("rect", x, y, square, square, fill, stroke, 0.0 if fill else 1.0))
    return marks


def _unit(part: Part, look: Look, x: float, square: float, width: float) -> list[Item]:
    """What one square is."""
    options = part.options
    assert isinstance(options, Options)
    if not options.unit:
        return []
    text = look.text("annotation", options.unit, x, 0, width - x, lines=2, name="name of the unit")
    first = square / 2 - (len(text.lines) - 1) * text.pitch / 2 + 0.34 * text.size
    return [move(text, 0, first)]


def _drawing(part: Part, look: Look, marks: list[Mark], width: float, height: float) -> Picture:
    row = rows(part)[0]
    alt = sentence(part.words[row.claim.id].statement)
    return picture(
        width,
        height,
        marks,
        kind="chart",
        alt=alt,
        data=data("multiple", [row]),
        claims=(row.claim.id,),
    )


def _squares(part: Part, look: Look, width: float, height: float) -> Fragment:
    """A block as square as can be, below the reference."""
    high = _ends(part)[1]
    columns = ceil(high**0.5)
    lines = ceil(high / columns)
    apart = 22.0
    pitch = min((width + GAP * 40) / columns, (height - apart) / (lines + 1), 56.0)
    square = pitch / (1 + GAP)
    top = square + apart
    foot = top + (lines - 1) * pitch + square
    marks = _marks(part, look, square, pitch, columns, top)
    wide = (columns - 1) * pitch + square
    drawn = _drawing(part, look, marks, wide, foot)
    options = part.options
    assert isinstance(options, Options)
    if options.unit:
        wide = max(wide, square + 12 + min(look.width("annotation", options.unit), UNIT))
    items = (drawn, *_unit(part, look, square + 12, square, wide))
    return Fragment(wide, foot, (Group(items, drawn.alt, "multiple"),))


def _row(part: Part, look: Look, width: float) -> Fragment:
    """One row over the whole width, the least and the most named below."""
    low, high = _ends(part)
    claim = rows(part)[0].claim
    square = min(width / (high + (high - 1) * 0.32), 16.0)
    pitch = (width - square) / (high - 1) if high > 9 else square * 1.32
    top = square + 15
    drawn = _drawing(part, look, _marks(part, look, square, pitch, high, top), width, top + square)
    items: list[Item] = [drawn, *_unit(part, look, square + 10, square, width)]
    size = look.style("value").size
    baseline = top + square + size + 6
    least = look.language.word("at-least-times", n=look.language.number(low))
    most = look.language.word("at-most-times", n=look.language.number(high))
    whole = look.language.value(claim.main)
    ends = [(least, "left"), (most, "right")] if low < high else [(whole, "left")]
    for text, align in ends:
        items.append(
            look.text(
                "value",
                text,
                0,
                baseline,
                width,
                name="value",
                colour="accent",
                align="right" if align == "right" else "left",
                claims=(claim.id,),
            )
        )
    return Fragment(width, baseline + 2, (Group(tuple(items), drawn.alt, "multiple"),))
