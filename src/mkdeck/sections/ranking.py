"""A ranking: what came first, second and so on, where no figures were published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.layout import Room, Section, banded, framed, rule
from mkdeck.scene import Fragment, move
from mkdeck.story import SlideOptions
from mkdeck.text import DoesNotFitError

if TYPE_CHECKING:
    from mkdeck.claims import Claim
    from mkdeck.layout import Changes, Look
    from mkdeck.scene import Item
    from mkdeck.story import Part

NATURAL = 46.0
"""Height of a line where the room is as high as what it holds."""

MOST_LINE = 0.3
"""Most height of a line, as a share of the room's."""

CAPITALS = 0.7
"""Height of a capital, in em."""

SHRINKS: Changes = {"shrink": 0.6}
"""Long items may be set smaller."""


class Options(SlideOptions):
    """A ranking without figures."""


def accepts(claim: Claim) -> str:
    """Why the claim ranks nothing, or nothing."""
    return "" if claim.spec.ranking else "it ranks nothing"


def canvas(part: Part, look: Look) -> Fragment:
    """The ranking in the frame of a slide or a card."""
    return framed(part, look, _body)


def band(part: Part, look: Look) -> Fragment:
    """The claim as a sentence, then the ranking."""
    return banded(part, look, _body)


def _body(part: Part, room: Room) -> Fragment:
    """A line for each item with its place, hairlines between them; the first is strong.

    Raises:
        DoesNotFitError: There are more items than lines.
    """
    look, claim = room.look, part.claims[0]
    items = part.words[claim.id].ranking
    free = room.height / len(items) if room.height else NATURAL
    line = min(free, room.height * MOST_LINE) if room.height else NATURAL
    size = look.spec("lead").size
    if line < size * 1.3:
        raise DoesNotFitError(
            f"{len(items)} items are more than the {int(room.height / (size * 1.3))} that fit",
            hint="choose a larger format, or rank fewer",
        )
    large = min(size * 1.6, line / 1.6)
    indent = 2.4 * large
    found: list[Item] = []
    for i, item in enumerate(items):
        y = i * line
        number = look.language.number(i + 1)
        baseline = y + line / 2 + CAPITALS * large / 2
        look_of: Changes = {
            "size": large,
            "strong": i == 0,
            "colour": "ink" if i else "accent-text",
        }
        place = look.text("lead", number, 0, 0, indent, name="place", role="index", **look_of)
        words = look.text(
            "lead",
            item,
            0,
            0,
            room.width - indent,
            name=f'item "{item}"',
            claims=(claim.id,),
            **(look_of | SHRINKS),
        )
        found += [move(place, 0, baseline), move(words, indent, baseline)]
        if i:
            found.append(rule(look, y, x=0, right=room.width))
    return Fragment(room.width, room.height or line * len(items), tuple(found))


KIND = Section(
    options=Options,
    rows=(1, 1),
    accepts=accepts,
    slide=canvas,
    band=band,
    card=canvas,
)
