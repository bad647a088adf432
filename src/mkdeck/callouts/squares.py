"""A field of squares for what was counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.callouts import Callout
from mkdeck.callouts.bodies import below
from mkdeck.callouts.field import draw, unwhole

if TYPE_CHECKING:
    from mkdeck.claims import Claim
    from mkdeck.layout import Room
    from mkdeck.scene import Fragment
    from mkdeck.story import Part


def accepts(claim: Claim) -> str:
    """Why the figure is no count of whole squares, or nothing."""
    if claim.kind != "count":
        return "a field of squares shows a count"
    return unwhole(claim.main)


def lay(part: Part, room: Room) -> Fragment:
    """Numeral and sentence with it."""
    return below(part, room, draw)


CALLOUT = Callout(accepts=accepts, draw=draw, lay=lay, shape="block", rank=15)
