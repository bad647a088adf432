"""Squares for a multiple such as 5–25×: solid up to the least, outlined up to the most."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from mkdeck.blocks import data, picture, rows
from mkdeck.deck import SlideOptions
from mkdeck.scene import Fragment, Group, Mark
from mkdeck.words import sentence

if TYPE_CHECKING:
    from mkdeck.library import Claim
    from mkdeck.look import Look
    from mkdeck.scene import Item
    from mkdeck.storyboard import Part

LEAST, MOST, AXIS = 1, 1, True


class Options(SlideOptions):
    """Squares: one for the base, so many for what it is compared with."""

    unit: str = ""
    """What one square is, such as "Cost of keeping a customer"."""


def accepts(claim: Claim) -> str:
    """Why squares cannot show the claim, or nothing."""
    if claim.kind != "multiple":
        return "squares show a multiple, such as 5–25x"
    ends = (claim.main.low, claim.main.high or claim.main.low)
    if any(end != end.to_integral_value() or end > 50 for end in ends):
        return "squares show whole multiples up to 50"
    return ""


def notes(part: Part, look: Look) -> list[str]:
    """Squares need no note."""
    return []


def draw(part: Part, look: Look, width: float, height: float) -> Fragment:
    """A reference square with its name, and a row or block of squares ending on the right edge.

    Raises:
        DoesNotFitError: The name of the unit does not fit.
    """
    options = part.options
    assert isinstance(options, Options)
    row = rows(part)[0]
    low, high = int(row.quantity.low), int(row.quantity.high or row.quantity.low)
    slide = look.format.name == "slide"
    columns = high if not slide or high <= 10 else ceil(high / 2)
    gap_share = 0.32
    square = min(width / (columns + (columns - 1) * gap_share), 60.0 if slide else 16.0)
    gap = (width - columns * square) / (columns - 1) if columns > 1 and high > 9 else square * gap_share
    top = square + (30 if slide else 15)
    accent = look.colour("accent")
    marks = [Mark("rect", 0, 0, square, square, look.colour("muted2"))]
    for i in range(high):
        x, y = i % columns * (square + gap), top + i // columns * (square + gap)
        solid = i < low
        marks.append(Mark("rect", x, y, square, square, accent if solid else "",
                          "" if solid else accent, 0.0 if solid else 1.0))
    lines = ceil(high / columns)
    foot = top + lines * square + (lines - 1) * gap
    words = part.words[row.claim.id]
    alt = sentence(words.statement)
    drawn = picture(width, foot, marks, kind="chart", alt=alt, data=data("multiple", [row]),
                    claims=(row.claim.id,))
    size = look.style("annotation").size
    items: list[Item] = [drawn]
    if options.unit:
        items.append(look.text("annotation", options.unit, square + 10,
                               square / 2 + 0.34 * size, width - square - 10, name="unit"))
    spans = look.numeral(row.quantity)
    value = look.text("range", spans, 0, foot + 0.9 * look.style("range").size + 6, width,
                      name="value", purpose="value", colour="accent", claims=(row.claim.id,))
    items.append(value)
    bottom = value.last + 2
    return Fragment(width, bottom, (Group(tuple(items), alt, "multiple"),))
