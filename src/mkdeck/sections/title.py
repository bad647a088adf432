"""The deck's title, with one share as a strip."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from mkdeck.callouts import choose
from mkdeck.claims import sentence
from mkdeck.layout import Room, Section, canvas, emblem, footer, rows, rule
from mkdeck.pictograms import Glyph
from mkdeck.scene import move
from mkdeck.story import NAME, SlideOptions
from mkdeck.text import Span

if TYPE_CHECKING:
    from mkdeck.claims import Claim
    from mkdeck.layout import Look
    from mkdeck.scene import Fragment, Item
    from mkdeck.story import Part

TITLE, STRIP, CAPTION = 0.342, 0.708, 0.916
"""Where the title, the strip and its caption stand, as shares of the page between its rules."""

EMBLEM, LOWEST = 0.36, 0.97
"""Larger side of a pictogram and its lower edge, likewise."""

HEIGHT = 64.0
"""Of the strip; too low for a key, which stands in the caption."""


class Options(SlideOptions):
    """The deck's title slide."""

    kicker: str = ""
    """A line above the title."""
    glyph: Annotated[Glyph, NAME] = ""
    """A large pictogram below it, where no claim is shown, by its name in Material Design Icons."""


def accepts(claim: Claim) -> str:
    """Why no strip can show the claim, or nothing."""
    if claim.kind != "share":
        return f"it is a {claim.kind}, not a share"
    return "" if choose(claim, shapes=["strip"]) else "no strip can show its share"


def slide(part: Part, look: Look) -> Fragment:
    """Kicker, title on two lines, the strip with what it shows."""
    sheet, options = look.format, part.options
    assert isinstance(options, Options)
    free = sheet.footer.top - sheet.rule.top
    heading = look.text(
        "deck-title",
        options.title or part.deck_title,
        sheet.margin,
        sheet.rule.top + TITLE * free,
        sheet.inner,
        lines=2,
        hard=True,
        name="deck title",
        role="title",
    )
    items: list[Item] = [rule(look, sheet.rule.top, strong=True)]
    if options.kicker:
        top = sheet.rule.top + 28.5
        items.append(
            look.text("kicker", options.kicker, sheet.margin, top, sheet.inner, name="kicker")
        )
    items.append(heading)
    if part.claims:
        foot = footer(part, look)
        up = max(look.format.footer.top - foot[0].box.y, 0.0)
        items += [*(move(item, 0, -up) for item in _shown(part, look, free)), *foot]
    elif options.glyph:
        size = EMBLEM * free
        drawn = emblem(options.glyph, size, look)
        items.append(move(drawn, sheet.margin, sheet.rule.top + LOWEST * free - drawn.height))
    return canvas(look, items)


def _shown(part: Part, look: Look, free: float) -> list[Item]:
    """The strip, and below it what it says and what one mark of it stands for."""
    sheet, row = look.format, rows(part)[0]
    words = part.words[row.claim.id]
    strip = choose(row.claim, shapes=["strip"])
    assert strip is not None
    drawn = strip.draw(row, words, Room(look, sheet.inner, HEIGHT))
    statement = sentence(words.statement, look.language)
    key = strip.key(words, look, 0.0)
    caption = [Span(statement)]
    if key:
        caption = [Span(look.language.followed(statement)), Span(key, colour="ink2")]
    return [
        *drawn.at(sheet.margin, round(sheet.rule.top + STRIP * free)),
        look.text(
            "caption",
            caption,
            sheet.margin,
            sheet.rule.top + CAPTION * free,
            sheet.inner,
            lines=2,
            name="caption",
            claims=(row.claim.id,),
        ),
    ]


KIND = Section(
    options=Options,
    rows=(0, 1),
    accepts=accepts,
    ignores={"slide": ("subtitle",)},
    title_from="deck",
    slide=slide,
)
