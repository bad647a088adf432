"""A call to action in words alone: a headline, a button, and where it leads."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pydantic import Field

from mkdeck.layout import Section, footer, middled, rule
from mkdeck.scene import Fragment, Rect, move
from mkdeck.story import Name, SlideOptions
from mkdeck.text import DoesNotFitError, Span

if TYPE_CHECKING:
    from mkdeck.claims import Claim
    from mkdeck.layout import Look
    from mkdeck.scene import Item
    from mkdeck.story import Part

SIZES = [2.8 - i * 0.1 for i in range(21)]
"""Sizes of the headline that are tried, as multiples of a title's."""

LINES = 5

PITCH = 1.12
"""Distance of its baselines, in em."""

ASCENT, DESCENT = 0.74, 0.24
"""Heights of letters in em."""

AIR = 22.0
"""Points that stay free below the rule and above the foot of the page."""

PAD = 1.1, 0.75
"""Room at the sides of a button's words, and above and below them, in em."""

DIGITS = 0.36
"""Half the height of a capital, in em."""


class Options(SlideOptions):
    """A call to action."""

    title: str = Field(min_length=1)
    """The headline."""
    text: str = ""
    """A sentence below it."""
    button: str = ""
    """Words that look like a button, such as "Read the guide"."""
    link: Name = ""
    """Where it leads, printed as it is; in documents the words lead there."""


def accepts(claim: Claim) -> str:
    """A call to action shows no claims."""
    return 'a call to action shows no claims; name those that its words cite under "also"'


def slide(part: Part, look: Look) -> Fragment:
    """Headline, sentence, button and link, in the middle of what is free."""
    foot: list[Item] = [*footer(part, look)] if part.shown else []
    crowded = DoesNotFitError("the words take more room than there is", hint="shorten them")
    lay = partial(_laid, part, look, "title")
    return middled(part, look, foot, AIR, SIZES, lay, crowded)


def band(part: Part, look: Look) -> Fragment:
    """The same at the width of an infographic."""
    items, height = _laid(part, look, "head", 1.2)
    placed = [move(item, 0, 14) for item in items]
    return Fragment(look.format.width, height + 14, (rule(look, 0, strong=True), *placed))


def _laid(part: Part, look: Look, style: str, share: float) -> tuple[list[Item], float]:
    """Everything from 0 down, and how high it is."""
    sheet, options = look.format, part.options
    assert isinstance(options, Options)
    head = look.text(
        style,
        options.title,
        sheet.margin,
        0,
        sheet.inner,
        lines=LINES,
        hard=True,
        name="title",
        role="title",
        size=look.spec(style).size * share,
        pitch=PITCH,
        shrink=1.0,
    )
    head = move(head, 0, ASCENT * head.size)
    items: list[Item] = [head]
    y = head.last + DESCENT * head.size
    if options.text:
        said = look.text("lead", options.text, sheet.margin, 0, sheet.inner * 0.86, lines=4)
        said = move(said, 0, y + 1.6 * said.size)
        items.append(said)
        y = said.last + DESCENT * said.size
    if options.button:
        found, y = _button(options, look, y)
        items += found
    if options.link:
        spans = [Span(_shown(options.link), link=_address(options.link))]
        link = look.text("lead", spans, sheet.margin, 0, sheet.inner, name="link", role="link")
        link = move(link, 0, y + 2.0 * link.size)
        items.append(link)
        y = link.last + DESCENT * link.size
    return items, y


def _button(options: Options, look: Look, y: float) -> tuple[list[Item], float]:
    """Words on a box in the colour of the letters, and where it ends."""
    sheet = look.format
    size = look.spec("lead").size
    across, down = PAD[0] * size, PAD[1] * size
    words = [Span(options.button, strong=True, link=_address(options.link))]
    wide = look.width("lead", words)
    if wide + 2 * across > sheet.inner:
        raise DoesNotFitError(
            f'the button "{options.button}" is wider than the page', hint="shorten it"
        )
    top = y + 1.5 * size
    high = 2 * down + 2 * DIGITS * size
    box = Rect(sheet.margin, top, wide + 2 * across, high, look.colour("accent"), "button")
    text = look.text(
        "lead",
        words,
        sheet.margin + across,
        top + down + 2 * DIGITS * size,
        wide,
        name="button",
        role="button",
        colour=look.background,
    )
    return [box, text], top + high


def _shown(link: str) -> str:
    """An address as people write it."""
    return link.removeprefix("https://").removeprefix("http://").removeprefix("mailto:").rstrip("/")


def _address(link: str) -> str:
    """An address with its scheme."""
    if not link or link.split(":")[0] in {"http", "https", "mailto"}:
        return link
    return f"mailto:{link}" if "@" in link else f"https://{link}"


KIND = Section(
    options=Options,
    rows=(0, 0),
    accepts=accepts,
    ground="accent",
    ignores=dict.fromkeys(("slide", "card", "band"), ("subtitle",)),
    slide=slide,
    card=slide,
    band=band,
)
