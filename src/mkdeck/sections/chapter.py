"""The head of a new band of an infographic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.layout import Section, rule
from mkdeck.scene import Fragment
from mkdeck.story import SlideOptions

if TYPE_CHECKING:
    from mkdeck.claims import Claim
    from mkdeck.layout import Look
    from mkdeck.story import Part


class Options(SlideOptions):
    """The head of a new band."""

    title: str
    """The chapter's name."""


def accepts(claim: Claim) -> str:
    """A chapter's head shows no claims."""
    return "a chapter's head shows no claims"


def band(part: Part, look: Look) -> Fragment:
    """A heavy rule and the head."""
    sheet = look.format
    head = look.text(
        "head",
        part.options.title,
        sheet.margin,
        42,
        sheet.inner,
        lines=2,
        hard=True,
        name="chapter",
        role="head",
    )
    return Fragment(sheet.width, head.last + 6, (rule(look, 0, strong=True), head))


KIND = Section(
    options=Options,
    rows=(0, 0),
    accepts=accepts,
    ignores={"band": ("subtitle",)},
    opens_band=True,
    band=band,
)
