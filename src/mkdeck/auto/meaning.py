"""The written table: what claims mean together, and which kinds show that, best first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdeck.story import drawn, share_an_axis

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdeck.claims import Claim

    Claims = tuple[Claim, ...]

FEW, MANY = 3, 4
"""How many separate findings stand as numerals, and from how many on they are a list."""

LONG = 7
"""From how many points in time a line says more than columns."""


@dataclass(frozen=True)
class Meaning:
    """What claims mean together.

    Attributes:
        says: In words, for whoever asks why.
        holds: Whether claims have this meaning.
        kinds: Kinds that show it, best first; the first that can and fits is taken.
        picture: Whether these kinds draw a chart of several rows.
    """

    says: str
    holds: Callable[[Claims], bool]
    kinds: tuple[str, ...]
    picture: bool = False


def meaning_of(claims: Claims) -> Meaning:
    """The first meaning of the table that holds for the claims."""
    return next(meaning for meaning in MEANINGS if meaning.holds(claims))


def _one(claims: Claims, *kinds: str) -> bool:
    return len(claims) == 1 and claims[0].kind in kinds


def _together(claims: Claims) -> bool:
    return len(claims) > 1 and share_an_axis(claims)


def _rows(claims: Claims) -> int:
    return sum(map(drawn, claims))


def _grouped(claims: Claims) -> bool:
    """Whether each answer is given for the same two groups, or for several."""
    names = [tuple(claim.spec.values) for claim in claims]
    return _together(claims) and len(names[0]) > 1 and len(set(names)) == 1


def _parts_of_a_whole(claims: Claims) -> bool:
    asked = claims[0].asked
    return _together(claims) and asked is not None and asked.whole


def _ranges(claims: Claims) -> bool:
    return any(quantity.high is not None for one in claims for quantity in one.quantities.values())


MEANINGS: tuple[Meaning, ...] = (
    Meaning(
        "two points in time",
        lambda claims: _one(claims, "series") and _rows(claims) == 2,
        ("columns", "slope", "line"),
        picture=True,
    ),
    Meaning(
        "a long series in time",
        lambda claims: _one(claims, "series") and _rows(claims) >= LONG,
        ("line", "columns"),
        picture=True,
    ),
    Meaning(
        "a series in time",
        lambda claims: _one(claims, "series"),
        ("columns", "line"),
        picture=True,
    ),
    Meaning(
        "several series in time",
        lambda claims: _together(claims) and all(one.kind == "series" for one in claims),
        ("line", "slope"),
        picture=True,
    ),
    Meaning(
        "two groups by several answers",
        lambda claims: _grouped(claims) and len(claims[0].spec.values) == 2,
        ("dumbbell", "grouped", "bars"),
        picture=True,
    ),
    Meaning(
        "several groups by several answers",
        _grouped,
        ("grouped", "bars"),
        picture=True,
    ),
    Meaning(
        "parts of a whole",
        _parts_of_a_whole,
        ("stacked", "bars", "waffle", "ranked"),
        picture=True,
    ),
    Meaning(
        "ranges that were measured alike",
        lambda claims: (_together(claims) or _one(claims, "comparison")) and _ranges(claims),
        ("range", "bars"),
        picture=True,
    ),
    Meaning(
        "two figures that were measured alike",
        lambda claims: (_together(claims) or _one(claims, "comparison")) and _rows(claims) == 2,
        ("compare", "bars", "lollipop"),
        picture=True,
    ),
    Meaning(
        "several answers to one question",
        _together,
        ("bars", "ranked", "lollipop"),
        picture=True,
    ),
    Meaning(
        "several figures that were measured alike",
        lambda claims: _one(claims, "comparison"),
        ("bars", "lollipop", "ranked"),
        picture=True,
    ),
    Meaning(
        "separate findings, each with its own base and source",
        lambda claims: len(claims) >= MANY,
        ("list",),
    ),
    Meaning(
        "a few separate findings, each with its own base and source",
        lambda claims: len(claims) > 1,
        ("stats", "list"),
    ),
    Meaning("an order without figures", lambda claims: _one(claims, "ranking"), ("ranking",)),
    Meaning("a sum of money", lambda claims: _one(claims, "money"), ("statement", "hero")),
    Meaning("a multiple", lambda claims: _one(claims, "multiple"), ("multiple", "hero")),
    Meaning("a change", lambda claims: _one(claims, "change"), ("hero",)),
    Meaning("a duration", lambda claims: _one(claims, "duration"), ("hero",)),
    Meaning("a count", lambda claims: _one(claims, "count"), ("hero",)),
    Meaning(
        "a share that may be anything between two ends",
        lambda claims: _one(claims, "share") and _ranges(claims),
        ("hero",),
    ),
    Meaning("a share of a whole", lambda claims: _one(claims, "share"), ("hero",)),
    Meaning("a finding", lambda claims: True, ("hero", "quote", "statement")),
)
"""What claims can mean, the first that holds before the others, with the kinds that show it."""
