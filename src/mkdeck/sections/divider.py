"""A divider: the deck's chapters, the coming one bright."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.layout import CAPITALS, Section, canvas, page, rule
from mkdeck.scene import move
from mkdeck.story import SlideOptions
from mkdeck.text import DoesNotFitError

if TYPE_CHECKING:
    from mkdeck.claims import Claim
    from mkdeck.layout import Look
    from mkdeck.scene import Fragment, Item, Text
    from mkdeck.story import Part

PITCH, LIST = 0.236, 0.708
"""Distance of chapters and height of their list at most, as shares of the page's."""

LOWER = 8.0
"""How much lower than the middle of the page the list stands."""

INDENT = 86.0
"""Room for the numbers."""

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
    sheet = look.format
    chapters = part.peers
    if len(chapters) > MOST_CHAPTERS:
        raise DoesNotFitError(
            f"the divider lists {len(chapters)} chapters where {MOST_CHAPTERS} fit",
            hint="take dividers out, or make two decks of it",
        )
    free = sheet.footer.top - sheet.rule.top
    pitch = min(PITCH * free, LIST * free / len(chapters))
    base = look.spec("item").size * pitch / (PITCH * free)
    size = _size(part, look, base)
    capital = CAPITALS * look.spec("item").size
    first = sheet.rule.top + (free - (len(chapters) - 1) * pitch + capital) / 2 + LOWER
    items: list[Item] = [rule(look, sheet.rule.top, strong=True)]
    for i, chapter in enumerate(chapters):
        y = first + i * pitch
        items += [move(text, 0, y) for text in _entry(part, look, i, chapter, size)]
        if i < len(chapters) - 1:
            items.append(rule(look, y + 0.355 * pitch))
    return canvas(look, [*items, rule(look, sheet.footer.top), *page(part, look)])


def _size(part: Part, look: Look, base: float) -> float:
    """The size in which every chapter fits its line, the current one strong."""
    width = look.format.inner - INDENT
    lines = [
        look.text(
            "item", chapter, 0, 0, width, name="chapter", size=base, strong=chapter == part.title
        )
        for chapter in part.peers
    ]
    return base * min(line.size for line in lines) / look.style("item", size=base).size


def _entry(part: Part, look: Look, index: int, chapter: str, size: float) -> list[Text]:
    """A chapter's number and name, their baseline at 0."""
    left = look.format.margin
    current = chapter == part.title
    colour = "on-inverse" if current else "on-inverse2"
    number = look.text(
        "item",
        look.language.number(index + 1),
        left,
        0,
        INDENT,
        size=size,
        strong=current,
        colour=colour,
        name="number",
        role="index",
    )
    name = look.text(
        "item",
        chapter,
        left + INDENT,
        0,
        look.format.inner - INDENT,
        size=size,
        strong=current,
        colour=colour,
        hard=True,
        name="chapter",
        role="title" if current else "item",
    )
    return [number, name]


KIND = Section(
    options=Options,
    rows=(0, 0),
    accepts=accepts,
    ground="inverse",
    ignores={"slide": ("subtitle",)},
    opens=True,
    slide=slide,
)
