"""Colour tokens and how far apart they must be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, Field

from mkdeck.reading import Model, RuleError
from mkdeck.themes.colour import contrast, mix

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdeck.errors import Problem
    from mkdeck.reading import Node


def is_colour(value: str) -> bool:
    """Whether a text is six hexadecimal digits, with or without a # before them."""
    digits = value.removeprefix("#")
    return len(digits) == 6 and all(c in "0123456789ABCDEFabcdef" for c in digits)


def _hex(value: str) -> str:
    digits = value.removeprefix("#").upper()
    if not is_colour(value):
        raise RuleError(f'"{value}" is no colour', "write six hexadecimal digits, such as C4361A")
    return digits


Colour = Annotated[str, AfterValidator(_hex)]


class Colours(Model):
    """The colour tokens of a theme, each six hexadecimal digits."""

    paper: Colour
    """Background."""
    paper2: Colour
    """Background of every other band of a tall infographic."""
    ink: Colour
    """Titles, text, axes."""
    ink2: Colour
    """Subtitles, keys, footers."""
    accent: Colour
    """The one highlight: bars, figures and other marks."""
    accent_text: Colour | None = Field(default=None, alias="accent-text")
    """The highlight for words, numerals and small glyphs; left out, the accent itself."""
    muted: Colour
    """All other marks."""
    muted2: Colour
    """The one comparator."""
    tint: Colour
    """Fill of forecast values."""
    track: Colour
    """The track behind a bar."""
    rule: Colour
    """Hairlines."""
    accent_ground: Colour = Field(alias="accent-ground")
    """Background of a statement."""
    on_accent: Colour = Field(alias="on-accent")
    """Text on a statement."""
    inverse: Colour
    """Background of a divider."""
    on_inverse: Colour = Field(alias="on-inverse")
    """Text on a divider."""
    on_inverse2: Colour = Field(alias="on-inverse2")
    """Quiet text on a divider."""


TOKEN_NAMES = frozenset(info.alias or name for name, info in Colours.model_fields.items())
"""What themes call their colours."""


TEXT_CONTRAST = 4.5
"""WCAG 2.1, 1.4.3."""


TEXT_PAIRS = (
    ("ink", "paper"),
    ("ink2", "paper"),
    ("accent-text", "paper"),
    ("accent-text", "track"),
    ("ink", "track"),
    ("ink", "paper2"),
    ("ink2", "paper2"),
    ("accent-text", "paper2"),
    ("on-accent", "accent-ground"),
    ("on-inverse", "inverse"),
    ("on-inverse2", "inverse"),
)


_MARK_PAIRS = (("accent", "muted"), ("accent", "paper"))
"""Marks that must stay apart in a greyscale print. Every mark has its number beside it in words."""


MARK_CONTRAST = 1.5
"""Least contrast of two marks, and of a mark and the ground it stands on."""


def palette_of(colours: Colours) -> dict[str, str]:
    """Every token with its colour, those that follow from others filled in."""
    given = colours.model_dump(by_alias=True, exclude_none=True)
    palette = {"accent-text": colours.accent, **given}
    palette["inverse-rule"] = mix(palette["on-inverse2"], palette["inverse"], 0.3)
    return palette


def too_alike(palette: Mapping[str, str], node: Node) -> Iterator[Problem]:
    """Pairs of colours without enough contrast."""
    for text, ground in TEXT_PAIRS:
        ratio = contrast(palette[text], palette[ground])
        if ratio < TEXT_CONTRAST:
            said = f'on "{ground}" has a contrast of {ratio:.2f}, and text needs {TEXT_CONTRAST}'
            yield _alike(text, said, node)
    for mark, other in _MARK_PAIRS:
        ratio = contrast(palette[mark], palette[other])
        if ratio < MARK_CONTRAST:
            said = f'beside "{other}" has a contrast of {ratio:.2f}; marks need {MARK_CONTRAST}'
            yield _alike(mark, said, node)


def _alike(token: str, said: str, node: Node) -> Problem:
    """What is wrong with a token; one that follows from the accent is told as the accent."""
    hint = "make one of the two darker or lighter"
    if token == "accent-text" and node.at("colours", token) is node.at("colours"):
        token, hint = "accent", 'give words and numerals an "accent-text" that is darker or lighter'
    return node.problem(f'"{token}" {said}', "colours", token, hint=hint, code="contrast")
