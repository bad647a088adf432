"""Lints of a claims library: what an editor must mend, and what a reader should know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.claims.lint_facts import facts, one_sided, wholes
from mkdeck.claims.lint_words import swallowed, texts
from mkdeck.languages import ENGLISH, load_language

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mkdeck.claims.claim import Claim
    from mkdeck.claims.library import LibraryLike
    from mkdeck.codes import Severity
    from mkdeck.errors import Problem
    from mkdeck.quantity import Quantity


def lint(library: LibraryLike, claims: Collection[Claim] | None = None) -> list[Problem]:
    """Every finding: errors must be mended; warnings and notes tell what is weak.

    A weakness that its claim owns up to (standing `caution` or `avoid`, with the reason) is a
    note; the same weakness in a `sound` claim is a warning or an error.

    Args:
        library: The claims.
        claims: Those whose findings are wanted; left out, all.
    """
    of_claims: list[list[Problem]] = [[] for _ in CHECKS]
    for claim in library:
        for check, found in zip(CHECKS, of_claims, strict=True):
            found += check(claim, library)
    findings = [*facts(library), *(one for found in of_claims for one in found), *wholes(library)]
    if claims is None:
        return findings
    lines = {
        (places.path, line)
        for claim in claims
        for places in claim.text_places.values()
        for line in places.lines
    }
    return [one for one in findings if (one.path, one.line) in lines]


def aged(claim: Claim, library: LibraryLike) -> list[Problem]:
    """What time has done to a sound claim by the library's month: an old source, a past forecast.

    A claim that owns up to being doubtful is not sound, and pages say so.
    """
    found = [*_age(claim, library), *_forecasts(claim, library)]
    return [
        one for one in found if one.code in {"age", "forecast-passed"} and one.severity == "warning"
    ]


def _level(claim: Claim, level: Severity) -> Severity:
    return level if claim.spec.standing == "sound" else "note"


def _sources(claim: Claim, library: LibraryLike) -> Iterator[Problem]:
    """A source that is missing, old or a vendor; a base that nobody gives."""
    spec, places = claim.spec, claim.places
    yield from _age(claim, library)
    if claim.source is not None and claim.source.vendor and spec.standing == "sound":
        yield places.problem(
            f'"{claim.id}" is a vendor\'s own figure and marked "sound"',
            "standing",
            code="vendor",
            hint='mark it "caution" and give the reason',
        )
    if not spec.base:
        yield places.problem(
            f'"{claim.id}" does not say who was asked or what was counted',
            "id",
            code="missing-base",
            hint='add "base: …", if the article says it',
            severity=_level(claim, "warning") if claim.kind == "share" else "note",
        )


def _age(claim: Claim, library: LibraryLike) -> Iterator[Problem]:
    """A source that is missing, undated or old."""
    now = int(library.spec.as_of[:4]) if library.spec.as_of else None
    source, places = claim.source, claim.places
    if source is None:
        yield places.problem(
            f'"{claim.id}" names no source',
            "source",
            code="missing-source",
            severity=_level(claim, "error"),
            hint='mark it "caution" and give the reason',
        )
    elif source.year is None:
        yield places.problem(
            f'the source of "{claim.id}" has no year',
            "source",
            code="missing-year",
            hint='add "year: …" to the source, if the article says it',
            severity="note",
        )
    elif now and now - source.year > library.spec.max_age:
        yield places.problem(
            f'the source of "{claim.id}" is {now - source.year} years old',
            "source",
            code="age",
            severity=_level(claim, "warning"),
            hint=f'the limit is {library.spec.max_age}; look for a newer one, or mark it "caution"',
        )


def _forecasts(claim: Claim, library: LibraryLike) -> Iterator[Problem]:
    """A forecast whose year has passed."""
    now, year = library.spec.as_of[:4], claim.spec.forecast_for
    if not now or year is None or year >= int(now):
        return
    yield claim.places.problem(
        f'"{claim.id}" forecast {year}, which has passed',
        "forecast_for",
        code="forecast-passed",
        severity=_level(claim, "warning"),
        hint='mark it "caution", or replace it by what came of it',
    )
    for lang, words in claim.texts.items():
        if not load_language(lang).forecast_words.search(words.statement):
            tag = "" if lang == ENGLISH else f" ({lang})"
            yield claim.text_places[lang].problem(
                f'"{claim.id}"{tag} still speaks of {year} as the future',
                "statement",
                code="forecast-tense",
                hint='tell of it as of what was expected: "was forecast to …"',
            )


def _quantities(claim: Claim, library: LibraryLike) -> Iterator[Problem]:
    """Quantities that cannot be."""
    for name, quantity in claim.quantities.items():
        if not _implausible(claim, quantity):
            continue
        yield claim.places.problem(
            f'"{quantity.text}" of "{claim.id}" is no part of a whole',
            *((name,) if name == "value" else ("values", name)),
            hint='read the article again, or take "whole" from its question',
            code="implausible",
        )
    if claim.spec.damaged and claim.spec.standing == "sound":
        yield claim.places.problem(
            f'"{claim.id}" is damaged and marked "sound"',
            "standing",
            code="damaged",
            hint='mark it "caution" or "avoid"',
        )


def _implausible(claim: Claim, quantity: Quantity) -> bool:
    """A part of a whole lies between nothing and all; any other figure may be what it is."""
    whole = claim.asked is not None and claim.asked.whole
    share = quantity.unit.dimension == "share"
    return whole and share and (quantity.low < 0 or quantity.upper > 100)


CHECKS = (one_sided, _sources, _forecasts, _quantities, texts, swallowed)
"""Lints of single claims, in the order of their findings."""
