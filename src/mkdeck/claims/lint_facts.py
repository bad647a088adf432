"""Lints of claims side by side: told twice, at odds, one-sided, parts that make no whole."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING

from mkdeck.claims.claim import PLACEHOLDER
from mkdeck.languages import english

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
    alike = [pair for group in _grouped(told, "figures") for pair in alike_pairs(group, NEAR)]
    alike += [
        (one, other, share)
        for group in _grouped(told, "measures")
        for one, other, share in alike_pairs(group, CONFLICT)
        if one.figures != other.figures and not (one.question and other.question)
    ]
    for one, other, share in sorted(alike, key=lambda pair: (pair[0].number, pair[1].number)):
        if other.id in one.conflicts or (one.question and one.question == other.question):
            continue
        if one.apart(other):
            continue
        yield _twice(one, other, share) if one.figures == other.figures else _at_odds(one, other)


def _twice(one: Fact, other: Fact, share: float) -> Problem:
    return other.places.problem(
        f'"{other.id}" gives the same figure as "{one.id}" in similar words',
        "id",
        hint="make them one claim with two places, or word apart what differs",
        code="duplicate-fact" if share >= DUPLICATE else "near-duplicate",
        severity="error" if share >= DUPLICATE else "warning",
    )


def _at_odds(one: Fact, other: Fact) -> Problem:
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


def alike_pairs(group: list[Fact], least: float) -> Iterator[tuple[Fact, Fact, float]]:
    """Pairs of facts, the earlier first, with the share of their words that is common.

    Of two facts that have `least` or more in common, the rarest words of each cannot all be missing
    in the other: of n words, n - ceil(least * n) + 1 are enough. So only facts that share one of
    those are compared.
    """
    counts = Counter(word for fact in group for word in fact.words)
    holders: dict[str, list[Fact]] = {}
    for fact in group:
        words = sorted(fact.words, key=lambda word: (counts[word], word))
        # The least share of a number may come out a hair above a whole number.
        rare = words[: len(words) - ceil(least * len(words) - 1e-9) + 1]
        near = {other for word in rare for other in holders.get(word, ())}
        for other in near:
            common = len(fact.words & other.words)
            share = common / (len(fact.words) + len(other.words) - common)
            if share >= least:
                yield other, fact, share
        for word in rare:
            holders.setdefault(word, []).append(fact)


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
