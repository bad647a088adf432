"""A bar on a 0–100 track: any percentage, also a range or "over 60%"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.callouts import Callout
from mkdeck.layout import described, from_zero, percents, picture
from mkdeck.scene import Fragment, Mark

if TYPE_CHECKING:
    from mkdeck.claims import Claim, Texts
    from mkdeck.layout import Look, Room, Row
    from mkdeck.quantity import Quantity

LEAST, HIGHEST = 20.0, 34.0
"""How many points a track is high; in a deep room it is higher."""

ENDS = 19.0
"""Room that the names of its ends take below it."""

WORDS = {
    "alt": {
        "en": "Bar from 0 to 100%: {rows}.",
        "et": "Riba skaalal 0–100%: {rows}.",
        "ru": "Полоса от 0 до 100 %: {rows}.",
        "zh-Hans": "0至100%的条形：{rows}。",
        "zh-Hant": "0至100%的長條：{rows}。",
        "ja": "0〜100%の棒：{rows}。",
    },
}
"""Words of the kind in each language."""


def accepts(claim: Claim) -> str:
    """Why the figure is no percentage, or nothing."""
    quantity = claim.main
    if quantity.kind != "share" or quantity.upper > 100 or quantity.low < 0:
        return "a track shows a percentage from 0 to 100"
    return ""


def bar(quantity: Quantity, width: float) -> tuple[float, float]:
    """Left edge and width of the bar that shows a percentage on a track of that width."""
    start = quantity.amount if quantity.high is not None else 0.0
    left, length = start / 100 * width, (quantity.upper - start) / 100 * width
    if quantity.upper and length < THINNEST:
        return min(left, width - THINNEST), THINNEST
    return left, length


THINNEST = 1.0
"""Points that a bar of anything above zero is long at least."""


def ground(look: Look, width: float, height: float) -> Mark:
    """The track; on a ground of the accent it is an outline."""
    if look.colour("accent") != look.colour("muted"):
        return Mark("rect", 0, 0, width, height, look.colour("track"))
    thick = min(1.0, height / 4)
    return Mark("rect", 0, 0, width, height, "", look.colour("muted"), thick)


def marks(
    quantity: Quantity, look: Look, width: float, height: float, *, colour: str = "accent"
) -> list[Mark]:
    """A track from 0, 0 with its bar in a colour, and a lighter one as far as the figure may go."""
    start, length = bar(quantity, width)
    drawn = [ground(look, width, height)]
    if quantity.open_ended:
        lighter, rest = look.colour("tint" if colour == "accent" else "muted"), width - length
        drawn.append(Mark("rect", length, 0, rest, height, lighter))
    mark = Mark("rect", start, 0, length, height, look.colour(colour))
    drawn.append(from_zero(mark, quantity, look))
    return drawn


def draw(row: Row, words: Texts, room: Room) -> Fragment:
    """The track over the whole width, its ends named below where the room has space for them."""
    look, width = room.look, room.width
    named = room.height >= LEAST + ENDS
    height = min(room.height - (ENDS if named else 0.0), max(HIGHEST, room.height * 0.3))
    alt = described(WORDS["alt"], [row], look)
    drawn = marks(row.quantity, look, width, height)
    strip = picture("track", [row], width, height, drawn, alt, "callout")
    if not named:
        return Fragment(width, height, (strip,))
    return Fragment(width, height + ENDS, (strip, *percents(look, 0, height + 16, width)))


CALLOUT = Callout(accepts=accepts, draw=draw, shape="strip", rank=40)
