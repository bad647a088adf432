"""An agenda: the deck's chapters with the slides that they begin on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdeck.layout import CAPITALS, Room, Section, framed, rule
from mkdeck.scene import Fragment
from mkdeck.story import SlideOptions
from mkdeck.text import DoesNotFitError

if TYPE_CHECKING:
    from mkdeck.claims import Claim
    from mkdeck.layout import Look
    from mkdeck.scene import Item
    from mkdeck.story import Part

MOST_PITCH, LEAST_PITCH = 84.0, 30.0
"""Distance of entries, in points."""

SIZE = 0.5
"""Size of an entry, as a share of the distance; at most that of a title."""

INDEX, PAGES = 0.075, 0.12
"""Shares of the width for the numbers of chapters and for those of slides."""

WORDS = {
    "title": {
        "en": "What this is about",
        "et": "Millest jutt tuleb",
        "ru": "О чём пойдёт речь",
        "zh-Hans": "本次内容",
        "zh-Hant": "本次內容",
        "ja": "本日の内容",
    },
}
"""Words of the kind in each language."""


class Options(SlideOptions):
    """The deck's dividers as a list; its other slides, where it has none."""


def accepts(claim: Claim) -> str:
    """The agenda follows from the other slides."""
    return "the agenda follows from the other slides"


def slide(part: Part, look: Look) -> Fragment:
    """The title, then a line for each chapter with its number and its slide."""
    words = part.options.title or look.language.say(WORDS["title"]) or part.deck_title
    options = part.options.model_copy(update={"title": words})
    return framed(replace(part, options=options), look, _body)


def _body(part: Part, room: Room) -> Fragment:
    """Entries with a rule above each.

    Raises:
        DoesNotFitError: There are more than fit.
    """
    look = room.look
    if not part.contents:
        raise DoesNotFitError("the agenda has nothing to list", hint="add slides after it")
    pitch = min(room.height / len(part.contents), MOST_PITCH)
    if pitch < LEAST_PITCH:
        fit = int(room.height / LEAST_PITCH)
        raise DoesNotFitError(
            f"the agenda lists {len(part.contents)} entries where {fit} fit",
            hint="part the deck by dividers, which it then lists instead of slides",
        )
    size = min(SIZE * pitch, look.spec("title").size * 1.1)
    indent, pages = room.width * INDEX, room.width * PAGES
    width = room.width - indent - pages
    names = [name for _, name in part.contents]
    size = look.sibling_size("title", names, width, lines=1, size=size, strong=False, shrink=0.55)
    items: list[Item] = []
    for i, (number, name) in enumerate(part.contents):
        y = i * pitch
        base = y + pitch / 2 + CAPITALS * size / 2
        items += [
            rule(look, y, x=0, right=room.width),
            look.text(
                "title",
                look.language.number(i + 1),
                0,
                base,
                indent,
                size=size,
                strong=False,
                colour="accent-text",
                name="number",
                role="index",
            ),
            look.text(
                "title",
                name,
                indent,
                base,
                width,
                size=size,
                strong=False,
                shrink=1.0,
                name="entry",
                role="entry",
            ),
            look.text(
                "axis",
                look.language.word("slide", n=look.language.number(number)),
                room.width - pages,
                base,
                pages,
                align="right",
                name="slide",
                role="index",
            ),
        ]
    return Fragment(room.width, room.height, tuple(items))


KIND = Section(
    options=Options,
    rows=(0, 0),
    accepts=accepts,
    lists="divider",
    slide=slide,
)
