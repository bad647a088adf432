"""The head of a new band of an infographic."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from mkdeck.layout import CAPITALS, Section, emblem, rule
from mkdeck.pictograms import Glyph, subject_in, subjects
from mkdeck.scene import Fragment, move
from mkdeck.story import NAME, SlideOptions

if TYPE_CHECKING:
    from mkdeck.claims import Claim
    from mkdeck.layout import Look
    from mkdeck.scene import Item
    from mkdeck.story import Part


SIZE = 1.125
"""Larger side of a pictogram, in em of the head."""


class Options(SlideOptions):
    """The head of a new band."""

    title: str
    """The chapter's name."""
    glyph: Annotated[Glyph, NAME] = ""
    """The pictogram at its right end, by its name in Material Design Icons; left out, that of the
    subject that the name speaks of, where it is English and does."""


def accepts(claim: Claim) -> str:
    """A chapter's head shows no claims."""
    return "a chapter's head shows no claims"


def _glyph(part: Part) -> str:
    """The pictogram that is asked for, or that of the subject in the title, or nothing."""
    assert isinstance(part.options, Options)
    subject = subject_in(part.options.title)
    return part.options.glyph or (subjects()[subject].glyph if subject else "")


def band(part: Part, look: Look) -> Fragment:
    """A heavy rule, the head, and a pictogram flush with the right margin."""
    sheet, glyph = look.format, _glyph(part)
    size = SIZE * look.spec("head").size
    head = look.text(
        "head",
        part.options.title,
        sheet.margin,
        42,
        sheet.inner - (size + sheet.spacing.gutter if glyph else 0),
        lines=2,
        hard=True,
        name="chapter",
        role="head",
    )
    items: list[Item] = [rule(look, 0, strong=True), head]
    if glyph:
        drawn = emblem(glyph, size, look, colour="ink")
        top = 42 - CAPITALS * size - size * 0.15 + (size - drawn.height) / 2
        items.append(move(drawn, sheet.right - drawn.width, top))
    return Fragment(sheet.width, head.last + 6, tuple(items))


KIND = Section(
    options=Options,
    rows=(0, 0),
    accepts=accepts,
    ignores={"band": ("subtitle",)},
    opens=True,
    band=band,
)
