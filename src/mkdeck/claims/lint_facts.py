"""Lints of claims side by side: told twice, at odds, one-sided, parts that make no whole."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import chain, combinations
from math import ceil
from typing import TYPE_CHECKING

from mkdeck.claims.claim import PLACEHOLDER
from mkdeck.languages import english

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mkdeck.claims.claim import Claim
    from mkdeck.claims.library import LibraryLike
    from mkdeck.errors import Problem
    from mkdeck.reading import Places


DUPLICATE, NEAR, CONFLICT = 0.5, 0.25, 0.6
"""Shares of common words from which two statements are taken to say the same."""


@dataclass(frozen=True, eq=False)
class Fact:
    """What of a claim is compared with others.

    Attributes:
        number: Its place in the library.
        names: Words of its statement that have a capital within the sentence.
        limits: Its conditions and its interval, as they were written.
    """

    number: int
    id: str
    words: frozenset[str]
    figures: tuple[str, ...]
    measures: tuple[str, str]
    question: str
    conflicts: frozenset[str]
    places: Places
    names: frozenset[str]
    limits: frozenset[str]

    def apart(self, other: Fact) -> bool:
        """Whether the two tell of different things: each has a name or a limit of its own."""
        pairs = ((self.names, other.names), (self.limits, other.limits))
        return any(mine - others and others - mine for mine, others in pairs)


def facts(library: LibraryLike) -> Iterator[Problem]:
    """Facts told twice, and facts that disagree without saying so."""
    every = [fact_of(i, claim) for i, claim in enumerate(library)]
    told = [fact for fact in every if fact.figures]
    alike: list[tuple[Fact, Fact, float]] = []
    for group in _grouped(told, "figures"):
        alike += alike_pairs(group, NEAR, _untold)
    alike += [
        pair
        for group in _grouped(told, "measures")
        for pair in alike_pairs(group, CONFLICT, _at_odds)
    ]
    for one, other, share in sorted(alike, key=lambda pair: (pair[0].number, pair[1].number)):
        same = one.figures == other.figures
        yield _told_twice(one, other, share) if same else _disagreeing(one, other)


def _untold(one: Fact, other: Fact) -> bool:
    """Whether two facts may tell of one thing and nothing says that they do not."""
    asked_together = one.question and one.question == other.question
    return not (asked_together or other.id in one.conflicts or one.apart(other))


def _at_odds(one: Fact, other: Fact) -> bool:
    """Whether they may also disagree."""
    both_asked = one.question and other.question
    return one.figures != other.figures and not both_asked and _untold(one, other)


def _told_twice(one: Fact, other: Fact, share: float) -> Problem:
    return other.places.problem(
        f'"{other.id}" gives the same figure as "{one.id}" in similar words',
        "id",
        hint="make them one claim with two places, or word apart what differs",
        code="duplicate-fact" if share >= DUPLICATE else "near-duplicate",
        severity="error" if share >= DUPLICATE else "warning",
    )


def _disagreeing(one: Fact, other: Fact) -> Problem:
    return other.places.problem(
        f'"{other.id}" and "{one.id}" say the same of different figures',
        "id",
        hint='name each other under "conflicts" with the reason',
        code="undeclared-conflict",
    )


def fact_of(number: int, claim: Claim) -> Fact:
    """What of a claim is compared; `number` is its place in the library."""
    bare = PLACEHOLDER.sub(" ", claim.spec.statement.lower())
    common = english().common_words
    words = (word.rstrip("s") for word in re.findall(r"[a-z]+", bare) if word not in common)
    quantities = claim.quantities
    limits = {quantity.text for quantity in claim.spec.given.values()}
    if claim.spec.interval:
        limits.add(f"{claim.spec.interval.low}–{claim.spec.interval.high}")
    return Fact(
        number,
        claim.id,
        frozenset(words),
        tuple(quantity.text for quantity in quantities.values()),
        (claim.kind, claim.main.unit.key) if quantities else ("", ""),
        claim.spec.question,
        frozenset(claim.spec.conflicts),
        claim.places,
        frozenset(re.findall(r"(?<=\w\s)[A-Z]\w+", claim.spec.statement)),
        frozenset(limits),
    )


def _grouped(every: Iterable[Fact], by: str) -> Iterable[list[Fact]]:
    """The facts that have one value under a name, in order."""
    groups: dict[object, list[Fact]] = {}
    for fact in every:
        groups.setdefault(getattr(fact, by), []).append(fact)
    return groups.values()


MOST_ALIKE = 3
"""How many earlier facts are told of one that is like them; more say nothing new."""


MOST_NAMES = 5
"""Names of a fact that are looked up in every combination."""


def alike_pairs(
    group: list[Fact], least: float, counts_as: Callable[[Fact, Fact], bool]
) -> Iterator[tuple[Fact, Fact, float]]:
    """Pairs of facts, the earlier first, with the share of their words that is common.

    Of two facts that have `least` or more in common, the rarest words of each cannot all be missing
    in the other: of n words, n - ceil(least * n) + 1 are enough. So only facts that share one of
    those are compared, and of them only those whose names do not tell them apart: all names of one
    are names of the other. That keeps the work in step with the number of facts, also where
    thousands of statements differ in a name alone.

    Args:
        group: The facts, in order.
        least: The share from which they are alike.
        counts_as: Whether a pair is to be told of.
    """
    counts = Counter(word for fact in group for word in fact.words)
    holders = _Holders()
    for fact in group:
        words = sorted(fact.words, key=lambda word: (counts[word], word))
        # The least share of a number may come out a hair above a whole number.
        rare = words[: len(words) - ceil(least * len(words) - 1e-9) + 1]
        told = 0
        for other in holders.near(fact, rare):
            common = len(fact.words & other.words)
            share = common / (len(fact.words) + len(other.words) - common)
            if share >= least and counts_as(other, fact):
                yield other, fact, share
                told += 1
                if told == MOST_ALIKE:
                    break
        holders.add(fact, rare)


class _Holders:
    """Facts by their rare words and their names."""

    def __init__(self) -> None:
        self.exact: dict[tuple[str, frozenset[str]], list[Fact]] = {}
        self.within: dict[tuple[str, frozenset[str]], list[Fact]] = {}

    def add(self, fact: Fact, rare: Sequence[str]) -> None:
        """Keeps a fact: under its names, and under every part of them."""
        parts = _parts(fact.names)
        for word in rare:
            self.exact.setdefault((word, fact.names), []).append(fact)
            for part in parts:
                if part != fact.names:
                    self.within.setdefault((word, part), []).append(fact)

    def near(self, fact: Fact, rare: Sequence[str]) -> Iterator[Fact]:
        """The facts that share a rare word and of whose names one has all of the other's."""
        parts = _parts(fact.names)
        seen: set[Fact] = set()
        for word in rare:
            lists = [self.exact.get((word, part), ()) for part in parts]
            for other in chain(*lists, self.within.get((word, fact.names), ())):
                if other not in seen:
                    seen.add(other)
                    yield other


@lru_cache(maxsize=65536)
def _parts(names: frozenset[str]) -> tuple[frozenset[str], ...]:
    """Every set of some of the names, all and none of them too; of many names, these two alone."""
    if len(names) > MOST_NAMES:
        return names, frozenset()
    ordered = sorted(names)
    sizes = range(len(ordered) + 1)
    return tuple(frozenset(part) for size in sizes for part in combinations(ordered, size))


def one_sided(claim: Claim, library: LibraryLike) -> Iterator[Problem]:
    """Conflicts that only one of the two claims names."""
    for key in claim.spec.conflicts:
        other = library.claim(key)
        if other is not None and claim.id not in other.spec.conflicts:
            yield claim.places.problem(
                f'"{key}" does not name "{claim.id}" under its conflicts',
                "conflicts",
                key,
                hint=f'name "{claim.id}" there too, with the reason',
                code="one-sided-conflict",
            )


def wholes(library: LibraryLike) -> Iterator[Problem]:
    """Answers that are parts of a whole and do not add up to it."""
    for key, source in library.sources.items():
        for name, question in source.questions.items():
            claims = library.answers(f"{key}/{name}") if question.whole else ()
            if not claims:
                continue
            total = sum((Decimal(str(claim.main.amount)) for claim in claims), Decimal(0))
            if not Decimal(99) <= total <= Decimal(101):
                over = total > 101
                yield claims[0].places.problem(
                    f'the answers to "{key}/{name}" add up to {round(total, 1):g}%, not 100%',
                    "question",
                    code="whole",
                    severity="error" if over else "warning",
                    hint="check the figures" if over else "add the answers that are missing",
                )
