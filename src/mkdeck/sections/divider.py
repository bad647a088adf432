"""A divider: the deck's chapters, the coming one bright."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.layout import canvas, page, rule
from mkdeck.story import SlideOptions
from mkdeck.text import DoesNotFitError

if TYPE_CHECKING:
    from mkdeck.claims import Claim
    from mkdeck.layout import Look
    from mkdeck.scene import Fragment, Item
    from mkdeck.story import Part

LEAST, MOST, AXIS = 0, 0, False
IGNORES = {"slide": ("subtitle",)}
GROUND = "inverse"
PITCH = 106.6
TEXT_X = 134.0
MOST_CHAPTERS = 6


class Options(SlideOptions):
    """A divider; its title is the chapter, and all dividers together are the list."""

    title: str
    """The chapter's name."""


def accepts(claim: Claim) -> str:
    """A divider shows no claims."""
    return "a divider shows no claims"


def slide(part: Part, look: Look) -> Fragment:
    """Every chapter with its number, this one strong."""
    form = look.format
    chapters = part.peers
    if len(chapters) > MOST_CHAPTERS:
        raise DoesNotFitError(
            f"the divider lists {len(chapters)} chapters where {MOST_CHAPTERS} fit",
            hint="take dividers out, or make two decks of it",
        )
    pitch = min(PITCH, 320 / len(chapters))
    first = 180.5 + (3 * PITCH - len(chapters) * pitch) / 2
    base = form.styles["item"].size * pitch / PITCH
    width = form.right - TEXT_X
    lines = [
        look.text(
            "item", chapter, 0, 0, width, name="chapter", size=base, strong=chapter == part.title
        )
        for chapter in chapters
    ]
    size = base * min(line.size for line in lines) / look.style("item", size=base).size
    items: list[Item] = [rule(look, form.top, strong=True)]
    for i, chapter in enumerate(chapters):
        current = chapter == part.title
        y = first + i * pitch
        colour = "on-inverse" if current else "on-inverse2"
        number = look.language.number(i + 1)
        items.append(
            look.text(
                "item",
                number,
                form.margin,
                y,
                TEXT_X - form.margin,
                size=size,
                strong=current,
                colour=colour,
                name="number",
                role="index",
            )
        )
        items.append(
            look.text(
                "item",
                chapter,
                TEXT_X,
                y,
                width,
                size=size,
                strong=current,
                colour=colour,
                hard=True,
                name="chapter",
                role="title" if current else "item",
            )
        )
        if i < len(chapters) - 1:
            items.append(rule(look, y + 0.355 * pitch))
    return canvas(look, [*items, rule(look, form.foot), page(part, look)])
