"""The deck's title, with one share as a strip of a hundred ticks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.callouts import ticks
from mkdeck.layout import canvas, footer, rows, rule
from mkdeck.story import SlideOptions
from mkdeck.text import Span

if TYPE_CHECKING:
    from mkdeck.claims import Claim
    from mkdeck.layout import Look
    from mkdeck.scene import Fragment, Item
    from mkdeck.story import Part

LEAST, MOST, AXIS = 0, 1, False
IGNORES = {"slide": ("subtitle",)}


class Options(SlideOptions):
    """The deck's title slide."""

    kicker: str = ""
    """A line above the title."""


def accepts(claim: Claim) -> str:
    """Why a strip of ticks cannot show the claim, or nothing."""
    if claim.kind != "share":
        return f"it is a {claim.kind}, not a share"
    return ticks.accepts(claim.main)


def slide(part: Part, look: Look) -> Fragment:
    """Kicker, title on two lines, the strip with what it shows."""
    form = look.format
    options = part.options
    assert isinstance(options, Options)
    heading = look.text(
        "deck-title",
        options.title or part.deck_title,
        form.margin,
        186.6,
        form.inner,
        lines=2,
        hard=True,
        name="deck title",
        role="title",
    )
    items: list[Item] = [rule(look, form.top, strong=True), heading]
    if options.kicker:
        items.insert(
            1, look.text("kicker", options.kicker, form.margin, 60.5, form.inner, name="kicker")
        )
    if part.claims:
        claim = part.claims[0]
        words = part.words[claim.id]
        items += ticks.draw(rows(part)[0], words, look, form.inner, 64).at(form.margin, 352)
        items.append(
            look.text(
                "caption",
                [
                    Span(look.language.followed(words.statement)),
                    Span(look.language.word("each-mark-plain"), colour="ink2"),
                ],
                form.margin,
                446,
                form.inner,
                lines=2,
                name="caption",
                claims=(claim.id,),
            )
        )
        items += footer(part, look)
    return canvas(look, items)
