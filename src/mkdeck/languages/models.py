"""Parts of a language's file: how pieces are joined, how long texts may be, what a pattern is."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from mkdeck.reading import Model, RuleError


def _pattern(value: str) -> str:
    try:
        re.compile(value)
    except re.error as error:
        raise RuleError(
            f'"{value}" is no regular expression: {error}', "write it as Python's re reads it"
        ) from None
    return value


def _join(value: str) -> str:
    if not re.fullmatch(r"\{a\}[^{}]*\{b\}[^{}]*", value):
        raise RuleError(f'"{value}" joins nothing', 'write it like "{a}, {b}"')
    return value


Pattern = Annotated[str, AfterValidator(_pattern)]
"""A regular expression, or a plain word."""


Join = Annotated[str, AfterValidator(_join)]
"""`{a}` and `{b}` with what stands between them, and after them."""


class Joins(Model):
    """How pieces are joined."""

    comma: Join
    """Parts of one thing: publisher, title, year."""
    list: Join
    """Things of one sort."""
    semicolon: Join
    """Things that may hold commas."""
    sentences: Join
    """Two sentences."""
    label: Join
    """A label such as "Source:" and what it labels."""
    aside: Join
    """Words and an aside in brackets."""


Characters = Annotated[int, Field(ge=1, le=1000)]
"""How many fit."""


Power = Annotated[int, Field(ge=1, le=18)]
"""A power of ten, such as 6 for a million."""


class Limits(Model):
    """Characters of a claim's texts that still fit where they are shown."""

    headline: Characters
    """A takeaway."""
    callout: Characters
    """Words beside a numeral."""
    label: Characters
    """Words on an axis."""
    note: Characters | None = None
    """A note in a footer."""


class Direction(Model):
    """Words beside a figure that say that it fell or rose.

    A figure keeps its sign in a sentence unless such words stand right before or behind it.
    """

    between: tuple[Pattern, ...] = ()
    """Words that may stand between those and the figure, such as "about"."""
    by: tuple[Pattern, ...] = ()
    """Words that tie a figure to a verb further up, such as "by" in "fell in every county by"."""
    stops: tuple[Pattern, ...] = ()
    """Words that a verb does not reach beyond, such as "to" in "fell to" and "while"."""
    falls_before: tuple[Pattern, ...] = Field(default=(), alias="falls-before")
    """Such as "fell by"."""
    falls_after: tuple[Pattern, ...] = Field(default=(), alias="falls-after")
    """Such as "less"."""
    rises_before: tuple[Pattern, ...] = Field(default=(), alias="rises-before")
    """Such as "rose by"."""
    rises_after: tuple[Pattern, ...] = Field(default=(), alias="rises-after")
    """Such as "more"."""
