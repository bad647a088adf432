"""The last page: what it all comes to, and what to do about it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from mkdeck.layout import Section, footer, middled, rule
from mkdeck.scene import move
from mkdeck.story import SlideOptions
from mkdeck.text import DoesNotFitError

if TYPE_CHECKING:
    from mkdeck.claims import Claim
    from mkdeck.layout import Look
    from mkdeck.scene import Fragment, Item, Text
    from mkdeck.story import Part

SIZES = [1.8 - i * 0.1 for i in range(11)]
"""Sizes of the takeaway that are tried, as multiples of a title's."""

LINES = 4

PITCH = 1.14, 1.3
"""Distance of baselines in em, of the takeaway and of points."""

ASCENT, DESCENT = 0.74, 0.24
"""Heights of letters in em."""

AIR = 26.0
"""Points that stay free below the rule and above the footer."""

BELOW = 1.0
"""Space between the takeaway and the first point, in em of the takeaway."""

POINT = 0.75
"""Space above and below a point, in em."""


class Options(SlideOptions):
    """The last page of a story."""

    points: tuple[Annotated[str, Field(min_length=1)], ...] = Field(default=(), max_length=5)
    """What to do, a line or two each."""


def accepts(claim: Claim) -> str:
    """The closing shows no claims."""
    return 'the closing shows no claims; name those that its words cite under "also"'


def slide(part: Part, look: Look) -> Fragment:
    """The takeaway as large as it fits, with the points below it."""
    crowded = DoesNotFitError(
        "the points take more room than there is", hint="shorten them, or leave one out"
    )
    return middled(part, look, footer(part, look), AIR, SIZES, partial(_laid, part, look), crowded)


def _laid(part: Part, look: Look, share: float) -> tuple[list[Item], float]:
    """Takeaway and points from 0 down, and how high they are."""
    sheet, options = look.format, part.options
    assert isinstance(options, Options)
    size = look.spec("title").size * share
    head = look.text(
        "title",
        options.title or part.deck_title,
        sheet.margin,
        0,
        sheet.inner * 0.92,
        lines=LINES,
        hard=True,
        name="title",
        size=size,
        pitch=PITCH[0],
        shrink=1.0,
    )
    head = move(head, 0, ASCENT * head.size)
    items: list[Item] = [head]
    y = head.last + DESCENT * head.size
    if options.points:
        y += BELOW * head.size * 0.6
    for words in options.points:
        items.append(rule(look, y))
        said = _point(words, look, share)
        said = move(said, 0, y + (POINT + ASCENT) * said.size)
        items.append(said)
        y = said.last + POINT * said.size
    return items, y


def _point(words: str, look: Look, share: float) -> Text:
    sheet = look.format
    return look.text(
        "lead",
        words,
        sheet.margin,
        0,
        sheet.inner,
        lines=2,
        name="point",
        size=look.spec("lead").size * min(share, 1.0),
        pitch=PITCH[1],
        shrink=1.0,
    )


KIND = Section(
    options=Options,
    rows=(0, 0),
    accepts=accepts,
    ground="inverse",
    ignores={"slide": ("subtitle",), "card": ("subtitle",)},
    title_from="deck",
    slide=slide,
    card=slide,
)
