"""A strip of a hundred ticks: one whole share in the space of a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.layout import Row, picture
from mkdeck.scene import Fragment, Mark

if TYPE_CHECKING:
    from mkdeck.claims import Texts
    from mkdeck.layout import Look
    from mkdeck.quantity import Quantity

COUNT = 100


def accepts(quantity: Quantity) -> str:
    """Why the quantity is no whole number of ticks, or nothing."""
    if quantity.kind != "share" or quantity.of:
        return "a tick strip shows a percentage"
    if not quantity.exact or quantity.low != quantity.low.to_integral_value():
        return "a tick strip shows one exact whole percentage"
    return ""


def draw(row: Row, words: Texts, look: Look, width: float, height: float) -> Fragment:
    """The strip over the whole width and height, without a key.

    The pitch is a whole number of pixels (half points); what is left over becomes one gap
    between the two groups.
    """
    pitch = int(2 * width / COUNT) / 2
    tick = round(2 * pitch * 0.7) / 2
    filled = int(row.quantity.low)
    gap = width - (COUNT - 1) * pitch - tick
    marks = [
        Mark(
            "rect",
            i * pitch + (gap if i >= filled else 0),
            0,
            tick,
            height,
            look.colour("accent" if i < filled else "muted"),
        )
        for i in range(COUNT)
    ]
    alt = look.language.word("alt-ticks", filled=filled, statement=words.statement)
    strip = picture("ticks", [row], width, height, marks, alt, "callout")
    return Fragment(width, height, (strip,))
