"""Pictograms of what is counted across a wide room, over the numeral."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.callouts import Callout
from mkdeck.callouts.array import accepts as accepts_array
from mkdeck.callouts.array import fitted, laid, total
from mkdeck.callouts.array import said as alt_text
from mkdeck.callouts.counters import PERSON, SQUARE, counter
from mkdeck.callouts.heroes import HAIR, saying
from mkdeck.callouts.keys import bounds, key_words
from mkdeck.layout import CAPITALS, numeral, picture, rows
from mkdeck.scene import Fragment, move

if TYPE_CHECKING:
    from mkdeck.claims import Claim
    from mkdeck.layout import Room
    from mkdeck.scene import Item
    from mkdeck.story import Part

ARRAY = 0.6
"""Share of the height that the array takes."""


def accepts(claim: Claim) -> str:
    """Why it is no whole number of things that have a pictogram, or nothing."""
    why = accepts_array(claim)
    if why or counter(claim) not in {PERSON, SQUARE}:
        return why
    return "nothing that has a pictogram is counted"


def suits(claim: Claim, room: Room) -> bool:
    """A wide, deep room."""
    return room.deep and room.shape == "wide"


def lay(part: Part, room: Room) -> Fragment:
    """The array, and below it the numeral with its sentence and the key beside it."""
    look, row = room.look, rows(part)[0]
    height = room.height or room.width / 2.9
    grid = fitted(counter(row.claim), total(row.quantity), room.width, ARRAY * height)
    marks, drawn = laid(row.quantity, grid, look, room.width)
    words = part.words[row.claim.id]
    array = picture("array", [row], room.width, drawn, marks, alt_text(row, words, look), "callout")
    free = height - drawn - 0.11 * height
    number = numeral(part, look, room.width * 0.5, most=free / CAPITALS)
    number = move(number, 0, height - 0.03 * height)
    x = number.ink + 34
    text = saying(part, look, room.width - x - HAIR, free * 0.62, 2)
    top = number.last - CAPITALS * number.size
    size = look.style("key").size
    first = min(top + 0.8 * text.size, number.last - 2 - 1.5 * size - text.last)
    items: list[Item] = [array, number, move(text, x, first)]
    legend = bounds(row, look, room.width - x) if row.quantity.high is not None else None
    says = key_words(row.claim, words, look, total(row.quantity), room=room.width - x)
    if legend:
        items += legend.at(x, number.last - 3.2 * size)
    if says:
        name = "key of the array"
        items.append(look.text("key", says, x, number.last - 2, room.width - x, name=name))
    return Fragment(room.width, height, tuple(items))


CALLOUT = Callout(accepts=accepts, lay=lay, shape="page", suits=suits)
