"""One against so many, such as 5–25×: blocks or bars, solid up to the least, dashed to the most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.callouts import times
from mkdeck.callouts.bodies import below
from mkdeck.layout import Chart, rows
from mkdeck.story import SlideOptions

if TYPE_CHECKING:
    from mkdeck.claims import Texts
    from mkdeck.layout import Room, Row
    from mkdeck.scene import Fragment
    from mkdeck.story import Part


class Options(SlideOptions):
    """One for the base, so many for what it is compared with."""

    unit: str = ""
    """What the one is, such as "Cost of keeping a customer"."""
    compared: str = ""
    """What the others are, such as "Cost of winning one"; left out, the claim's label."""


def draw(part: Part, room: Room) -> Fragment:
    """Numeral and sentence over the two; in a section of an infographic the two alone.

    Raises:
        DoesNotFitError: A text does not fit.
    """
    options = part.options
    assert isinstance(options, Options)

    def pair(row: Row, words: Texts, room: Room) -> Fragment:
        named = times.named(row, words, room.look, options.unit, options.compared)
        return times.against(row, words, room, times.extent(row.quantity), named, kind="multiple")

    if room.shape == "open":
        row = rows(part)[0]
        return pair(row, part.words[row.claim.id], room)
    return below(part, room, pair)


KIND = Chart(options=Options, rows=(1, 1), accepts=times.accepts, draw=draw)
