"""Lints of a claims library: what an editor must mend, and what a reader should know."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from mkdeck.claims.claim import PLACEHOLDER, Claim
from mkdeck.claims.lint_words import swallowed, texts
from mkdeck.languages import ENGLISH, english, load_language

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdeck.claims.library import Library
    from mkdeck.errors import Problem
    from mkdeck.quantity import Quantity


DUPLICATE, NEAR, CONFLICT = 0.5, 0.25, 0.6
"""Shares of common words from which two statements are taken to say the same."""


Lint = Callable[["Library"], Iterator["Problem"]]


def lint(library: Library) -> list[Problem]:
    """Every finding: errors must be mended; warnings and notes tell what is weak.

    A weakness that its claim owns up to (standing `caution` or `avoid`, with the reason) is a
    note; the same weakness in a `sound` claim is a warning or an error.
    """
    return [problem for check in CHECKS for problem in check(library)]


def _level(claim: Claim, level: str) -> str:
    return level if claim.spec.standing == "sound" else "note"


def _facts(library: Library) -> Iterator[Problem]:
    """Facts told twice, and facts that disagree without saying so."""
    common_words = english().common_words
    words = {claim.id: _words(claim, common_words) for claim in library.claims.values()}
    for one, other in combinations(library.claims.values(), 2):
        if other.id in one.spec.conflicts or not words[one.id] | words[other.id]:
            continue
        if one.spec.question and one.spec.question == other.spec.question:
            continue
        common = words[one.id] & words[other.id]
        alike = len(common) / len(words[one.id] | words[other.id])
        if _figures(one) == _figures(other) and _figures(one):
            if alike >= NEAR:
                yield other.node.problem(
                    f'"{other.id}" gives the same figure as "{one.id}" in similar words',
                    "id",
                    hint="make them one claim with two places, or word apart what differs",
                    code="duplicate-fact" if alike >= DUPLICATE else "near-duplicate",
                    severity="error" if alike >= DUPLICATE else "warning",
                )
        elif alike >= CONFLICT and _comparable(one, other):
            yield other.node.problem(
                f'"{other.id}" and "{one.id}" say the same of different figures',
                "id",
                hint='name each other under "conflicts" with the reason',
                code="undeclared-conflict",
            )


def _words(claim: Claim, common: Collection[str]) -> set[str]:
    bare = PLACEHOLDER.sub(" ", claim.spec.statement.lower())
    return {word.rstrip("s") for word in re.findall(r"[a-z]+", bare) if word not in common}


def _figures(claim: Claim) -> tuple[str, ...]:
    return tuple(quantity.text for quantity in claim.quantities.values())


def _comparable(one: Claim, other: Claim) -> bool:
    """Whether two claims measure in one unit and are not answers to two known questions."""
    if not one.quantities or not other.quantities or (one.spec.question and other.spec.question):
        return False
    return one.kind == other.kind and one.main.unit == other.main.unit


def _one_sided(library: Library) -> Iterator[Problem]:
    """Conflicts that only one of the two claims names."""
    for claim in library.claims.values():
        for other in claim.spec.conflicts:
            if claim.id not in library.claims[other].spec.conflicts:
                yield claim.node.problem(
                    f'"{other}" does not name "{claim.id}" under its conflicts',
                    "conflicts",
                    other,
                    hint="a conflict stands on both sides",
                    code="one-sided-conflict",
                )


def _sources(library: Library) -> Iterator[Problem]:
    """Claims without source, year or base, of a vendor, or of old sources."""
    now = int(library.spec.as_of[:4]) if library.spec.as_of else None
    for claim in library.claims.values():
        node, spec, source = claim.node, claim.spec, claim.source
        if source is None:
            yield node.problem(
                f'"{claim.id}" names no source',
                "source",
                code="missing-source",
                severity=_level(claim, "error"),
                hint='mark it "caution" and give the reason',
            )
        elif source.year is None:
            yield node.problem(
                f'the source of "{claim.id}" has no year',
                "source",
                code="missing-year",
                severity="note",
            )
        elif now and now - source.year > library.spec.max_age:
            yield node.problem(
                f'the source of "{claim.id}" is {now - source.year} years old',
                "source",
                code="age",
                severity=_level(claim, "warning"),
                hint=f"the limit is {library.spec.max_age}; look for a newer one, or mark it "
                '"caution"',
            )
        if source is not None and source.vendor and spec.standing == "sound":
            yield node.problem(
                f'"{claim.id}" is a vendor\'s own figure and marked "sound"',
                "standing",
                code="vendor",
                hint='mark it "caution" and give the reason',
            )
        if not spec.base:
            yield node.problem(
                f'"{claim.id}" does not say who was asked or what was counted',
                "id",
                code="missing-base",
                severity=_level(claim, "warning") if claim.kind == "share" else "note",
            )


def _forecasts(library: Library) -> Iterator[Problem]:
    """Forecasts whose year has passed."""
    now = library.spec.as_of[:4]
    for claim in library.claims.values():
        year = claim.spec.forecast_for
        if not now or year is None or year >= int(now):
            continue
        yield claim.node.problem(
            f'"{claim.id}" forecast {year}, which has passed',
            "forecast_for",
            code="forecast-passed",
            severity=_level(claim, "warning"),
            hint='mark it "caution", or replace it by what came of it',
        )
        for lang, words in claim.texts.items():
            if not load_language(lang).forecast_words.search(words.statement):
                tag = "" if lang == ENGLISH else f" ({lang})"
                yield claim.text_nodes[lang].problem(
                    f'"{claim.id}"{tag} still speaks of {year} as the future',
                    "statement",
                    code="forecast-tense",
                    hint='write "was forecast to …"' if lang == ENGLISH else "",
                )


def _quantities(library: Library) -> Iterator[Problem]:
    """Quantities that cannot be."""
    for claim in library.claims.values():
        for name, quantity in claim.figures.items():
            why = _implausible(quantity)
            if why:
                steps = (
                    (name,)
                    if name == "value"
                    else ("given" if name in claim.spec.given else "values", name)
                )
                yield claim.node.problem(
                    f'"{quantity.text}" of "{claim.id}" {why}', *steps, code="implausible"
                )
        if claim.spec.damaged and claim.spec.standing == "sound":
            yield claim.node.problem(
                f'"{claim.id}" is damaged and marked "sound"',
                "standing",
                code="damaged",
                hint='mark it "caution" or "avoid"',
            )


def _implausible(quantity: Quantity) -> str:
    if quantity.kind == "share" and quantity.upper > 100:
        return "is a share of more than the whole"
    if quantity.sign == "−" and quantity.unit == "percent" and quantity.upper > 100:
        return "takes away more than there is"
    if quantity.low == 0 and quantity.high is None:
        return "is nothing"
    return ""


def _wholes(library: Library) -> Iterator[Problem]:
    """Answers that are parts of a whole and do not add up to it."""
    for key, source in library.sources.items():
        for name, question in source.questions.items():
            claims = [
                claim for claim in library.claims.values() if claim.spec.question == f"{key}/{name}"
            ]
            if not claims or not question.whole:
                continue
            total = sum((Decimal(str(claim.main.amount)) for claim in claims), Decimal(0))
            if not Decimal(99) <= total <= Decimal(101):
                over = total > 101
                yield claims[0].node.problem(
                    f'the answers to "{key}/{name}" add up to {round(total, 1):g}%, not 100%',
                    "question",
                    code="whole",
                    severity="error" if over else "warning",
                    hint="" if over else "answers are missing from the library",
                )


CHECKS: tuple[Lint, ...] = (
    _facts,
    _one_sided,
    _sources,
    _forecasts,
    _quantities,
    texts,
    swallowed,
    _wholes,
)
