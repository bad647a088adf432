"""A divider: the deck's chapters, the coming one bright."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.layout import CAPITALS, Section, boxed, canvas, page, rule
from mkdeck.scene import move
from mkdeck.story import SlideOptions
from mkdeck.text import DoesNotFitError, Span

if TYPE_CHECKING:
    from mkdeck.claims import Claim
    from mkdeck.formats.format import BoxSpec
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
    if sheet.title.box:
        return _boxed(part, look, sheet.title.box)
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


def _boxed(part: Part, look: Look, box: BoxSpec) -> Fragment:
    """The chapter as a title, and all chapters below it, this one strong.

    They stand in the box for a second line, or what of how many this one is where they are too long
    for it; in the room below, where there is no such box.
    """
    head = boxed(part.title, look, box, style="heading", name="chapter", role="title")
    second = look.format.second
    below = _second(part, look, second) if second else _listed(part, look)
    return canvas(look, [head, *below])


APART = " \u00b7 "
"""Between the names of two chapters."""


def _second(part: Part, look: Look, box: BoxSpec) -> list[Item]:
    language = look.language
    chapters = [Span(one, strong=one == part.title) for one in part.peers]
    listed = [piece for one in chapters for piece in (Span(APART), one)][1:]
    number, count = part.peers.index(part.title) + 1, len(part.peers)
    place = [Span(f"{language.number(number)}/{language.number(count)}")]
    try:
        return [boxed(listed, look, box, style="second", name="chapters", role="second")]
    except DoesNotFitError:
        return [boxed(place, look, box, style="second", name="chapters", role="second")]


ROWS, LARGER = 2.6, 1.4
"""Distance of chapters below a title in em, and their size as a multiple of that of a lead."""


def _listed(part: Part, look: Look) -> list[Item]:
    """A row for each chapter in the room below a title."""
    sheet = look.format
    top, bottom = sheet.title.foot + sheet.body.gap, sheet.footer.top
    size = look.spec("lead").size * LARGER
    size = min(size, (bottom - top) / ROWS / len(part.peers))
    indent = 1.6 * size
    size = look.sibling_size(
        "lead", part.peers, sheet.inner - indent, lines=1, size=size, strong=True, shrink=SHRINK
    )
    items: list[Item] = []
    for i, chapter in enumerate(part.peers):
        current = chapter == part.title
        y = top + i * ROWS * size
        items.append(rule(look, y))
        for words, x, width, role in (
            (look.language.number(i + 1), sheet.margin, indent, "index"),
            (chapter, sheet.margin + indent, sheet.inner - indent, "item"),
        ):
            text = look.text(
                "lead",
                words,
                x,
                0,
                width,
                size=size,
                shrink=1.0,
                strong=current,
                colour="on-inverse" if current else "on-inverse2",
                name="chapter",
                role=role,
            )
            items.append(move(text, 0, y + ROWS / 2 * size + CAPITALS / 2 * size))
    return items


SHRINK = 0.6
"""Least size of chapters in rows, as a share of that which fits their number."""


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
