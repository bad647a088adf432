"""The deck's title, with one share as a strip."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from mkdeck.callouts import choose
from mkdeck.claims import sentence
from mkdeck.layout import Room, Section, boxed, canvas, emblem, footer, rows, rule
from mkdeck.pictograms import Glyph
from mkdeck.scene import move
from mkdeck.story import NAME, SlideOptions
from mkdeck.text import DoesNotFitError, Span

if TYPE_CHECKING:
    from mkdeck.claims import Claim
    from mkdeck.formats.format import BoxSpec
    from mkdeck.layout import Look, Row
    from mkdeck.scene import Fragment, Item, Text
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
    if sheet.title.box:
        return _boxed(part, look, options, sheet.title.box)
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


def _boxed(part: Part, look: Look, options: Options, box: BoxSpec) -> Fragment:
    """Title and kicker in the boxes that the format keeps for them, the strip below."""
    sheet = look.format
    words = options.title or part.deck_title
    items: list[Item] = [boxed(words, look, box, style="heading", name="deck title", role="title")]
    top = sheet.title.foot + sheet.body.gap
    second = sheet.second
    if options.kicker and second:
        if second.y < top and (part.claims or options.glyph):
            second = second.model_copy(update={"height": top - second.y})
        kicker = boxed(options.kicker, look, second, style="second", name="kicker", role="second")
        items.append(kicker)
        top = max(top, kicker.last + 0.7 * kicker.size) if second.y < top else top
    elif options.kicker:
        kicker = look.text("lead", options.kicker, sheet.margin, 0, sheet.inner, name="kicker")
        items.append(move(kicker, 0, top + kicker.size))
        top += 2 * kicker.size
    if part.claims:
        foot = footer(part, look)
        free = foot[0].box.y - top
        items += [*_below(part, look, top, free), *foot]
    elif options.glyph:
        free = sheet.footer.top - top
        if free < LEAST * sheet.scale:
            raise DoesNotFitError(
                f"the pictogram needs {LEAST * sheet.scale:.0f} pt of height below the title, and "
                f"has {max(free, 0.0):.0f}",
                hint='leave it out, or name another layout for "title"',
            )
        drawn = emblem(options.glyph, min(free, EMBLEM * sheet.height), look)
        items.append(move(drawn, sheet.margin, top))
    return canvas(look, items)


LEAST = 60.0
"""Height of a pictogram below a title at least."""

LOW, NEXT = 18.0, 1.15
"""Height of a strip in a low room at least, and space above its caption, in em of that."""


def _below(part: Part, look: Look, top: float, free: float) -> list[Item]:
    """The strip as high as it may be over its caption, from a height down.

    Raises:
        DoesNotFitError: There is no room for both.
    """
    sheet = look.format
    row = rows(part)[0]
    text = _caption(part, look, row)
    said = (NEXT + len(text.lines) - 1) * text.pitch + text.size
    high = min(HEIGHT, free - said)
    if high < LOW * sheet.scale:
        raise DoesNotFitError(
            f"the figure below the title needs {LOW * sheet.scale + said:.0f} pt of height, and has {max(free, 0.0):.0f}",
            hint='show no claim on the title slide, or name another layout for "title"',
        )
    strip = choose(row.claim, shapes=["strip"])
    assert strip is not None
    drawn = strip.draw(row, part.words[row.claim.id], Room(look, sheet.inner, high))
    caption = move(text, sheet.margin, top + high + NEXT * text.size)
    return [*drawn.at(sheet.margin, top), caption]


def _shown(part: Part, look: Look, free: float) -> list[Item]:
    """The strip, and below it what it says and what one mark of it stands for."""
    sheet, row = look.format, rows(part)[0]
    strip = choose(row.claim, shapes=["strip"])
    assert strip is not None
    drawn = strip.draw(row, part.words[row.claim.id], Room(look, sheet.inner, HEIGHT))
    caption = _caption(part, look, row)
    return [
        *drawn.at(sheet.margin, round(sheet.rule.top + STRIP * free)),
        move(caption, sheet.margin, sheet.rule.top + CAPTION * free),
    ]


def _caption(part: Part, look: Look, row: Row) -> Text:
    """What the strip shows, and what one mark of it stands for, at 0, 0."""
    words = part.words[row.claim.id]
    strip = choose(row.claim, shapes=["strip"])
    assert strip is not None
    statement = sentence(words.statement, look.language)
    key = strip.key(words, look, 0.0)
    caption = [Span(statement)]
    if key:
        caption = [Span(look.language.followed(statement)), Span(key, colour="ink2")]
    return look.text(
        "caption",
        caption,
        0,
        0,
        look.format.inner,
        lines=2,
        name="caption",
        claims=(row.claim.id,),
    )


KIND = Section(
    options=Options,
    rows=(0, 1),
    accepts=accepts,
    ignores={"slide": ("subtitle",)},
    title_from="deck",
    slide=slide,
)
