"""An array of people, one for each of a hundred (or of the M in "N in M"): whole figures only."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from mkdeck.claims import sentence
from mkdeck.layout import Row, picture
from mkdeck.scene import Fragment, Mark

if TYPE_CHECKING:
    from mkdeck.claims import Texts
    from mkdeck.layout import Look
    from mkdeck.quantity import Quantity

HEAD, BODY, SHOULDERS, NECK = 0.33, 0.58, 0.50, 0.06
"""Parts of a figure, as shares of its pitch unit."""

FIGURE = HEAD + NECK + SHOULDERS
ROW = 1.15
"""Least distance of rows, as a multiple of the unit."""


def accepts(quantity: Quantity) -> str:
    """Why the quantity is no whole number of figures, or nothing."""
    if quantity.kind != "share":
        return f"an icon array shows a share, not a {quantity.kind}"
    if not quantity.exact:
        return "an icon array shows one exact share"
    if quantity.low != quantity.low.to_integral_value():
        return "an icon array never slices a figure"
    if quantity.of and quantity.of > 20:
        return "an icon array of N in M goes up to 20"
    return ""


def draw(row: Row, words: Texts, look: Look, width: float, height: float) -> Fragment:
    """The array over the whole width, with a key that says what one figure is.

    Rows fill from the left; the last column ends on the right edge. A box that is wider than
    high gets twenty columns, else ten.
    """
    of = row.quantity.of or 100
    filled = int(row.quantity.low)
    wide = width > 1.3 * height
    few = of if wide or of <= 5 else ceil(of / 2)
    columns = few if of <= 20 else 20 if wide else 10
    lines = ceil(of / columns)
    key_lines = 2 if look.format.name == "slide" else 1
    key_size = look.style("key").size
    room = height - (key_lines + 0.6) * key_size * 1.4
    unit = min(width / (columns - 1 + BODY) / 1.05, room / ((lines - 1) * ROW + FIGURE))
    pitch = (width - BODY * unit) / (columns - 1)
    down = (room - FIGURE * unit) / (lines - 1) if lines > 1 else 0.0
    down = min(down, 1.25 * unit)
    marks = []
    for i in range(of):
        x, y = i % columns * pitch, i // columns * down
        fill = look.colour("accent" if i < filled else "muted")
        marks.append(Mark("dot", x + (BODY - HEAD) / 2 * unit, y, HEAD * unit, HEAD * unit, fill))
        marks.append(Mark("bust", x, y + (HEAD + NECK) * unit, BODY * unit, SHOULDERS * unit, fill))
    drawn = (lines - 1) * down + FIGURE * unit
    word = look.language.word
    alt = word("alt-icons", filled=filled, of=of, statement=words.statement)
    array = picture("icons", [row], width, drawn, marks, alt, "callout")
    says = (
        word("each-figure", base=words.base, of=of)
        if words.base
        else word("each-figure-plain", of=of)
    )
    key = look.text(
        "key",
        sentence(look.language.unended(says), look.language),
        0,
        drawn + 1.55 * key_size + 1,
        width,
        lines=key_lines,
        name="key of the icon array",
        claims=(row.claim.id,),
    )
    return Fragment(width, key.last + 0.3 * key_size, (array, key))
