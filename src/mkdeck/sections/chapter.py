"""The head of a new band of an infographic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.layout import rule
from mkdeck.scene import Fragment
from mkdeck.story import SlideOptions

if TYPE_CHECKING:
    from mkdeck.claims import Claim
    from mkdeck.layout import Look
    from mkdeck.story import Part

LEAST, MOST, AXIS = 0, 0, False
IGNORES = {"band": ("subtitle",)}


class Options(SlideOptions):
    """The head of a new band."""

    title: str
    """The chapter's name."""


def accepts(claim: Claim) -> str:
    """A chapter's head shows no claims."""
    return "a chapter's head shows no claims"


def band(part: Part, look: Look) -> Fragment:
    """A heavy rule and the head."""
    form = look.format
    head = look.text(
        "head",
        part.options.title,
        form.margin,
        42,
        form.inner,
        lines=2,
        hard=True,
        name="chapter",
        role="head",
    )
    return Fragment(form.width, head.last + 6, (rule(look, 0, strong=True), head))
