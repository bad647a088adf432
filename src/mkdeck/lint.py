"""Lints of a claims library: what an editor must mend, and what a reader should know."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from mkdeck.claims import PLACEHOLDER, PROSE
from mkdeck.gate import stray_figure

if TYPE_CHECKING:
    from mkdeck.claims import Claim
    from mkdeck.errors import Problem
    from mkdeck.library import Library
    from mkdeck.quantity import Quantity
    from mkdeck.reader import Node

LIMITS = {"headline": 70, "callout": 85, "label": 36, "note": 140}
"""Characters of an English text that still fits where it is shown."""

DUPLICATE, NEAR, CONFLICT = 0.5, 0.25, 0.6
"""Shares of common words from which two statements are taken to say the same."""

_COMMON = re.compile(
    r"an?|the|of|to|in|on|at|by|for|and|or|as|is|are|was|were|be|been|its?|their|they|them|that|"
    r"this|those|than|with|from|whose?|says?|would|will|have|has|had|not|more|most|only|after|"
    r"when|if|because|such|what|which|company|companies|customers?|consumers?|service|brands?"
)
"""Words that tell no two statements apart."""

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
    words = {claim.id: _words(claim) for claim in library.claims.values()}
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


def _words(claim: Claim) -> set[str]:
    bare = PLACEHOLDER.sub(" ", claim.spec.statement.lower())
    return {word.rstrip("s") for word in re.findall(r"[a-z]+", bare) if not _COMMON.fullmatch(word)}


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
        if not re.search(r"\b(was|were|had|expected)\b", claim.spec.statement):
            yield claim.node.problem(
                f'"{claim.id}" still speaks of {year} as the future',
                "statement",
                code="forecast-tense",
                hint='write "was forecast to …"',
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


def _texts(library: Library) -> Iterator[Problem]:
    """Texts that are missing, too long, cut off, or hold figures of nobody."""
    for claim in library.claims.values():
        for lang, texts in claim.texts.items():
            node = claim.text_nodes[lang]
            for name in claim.figures:
                if f"<{name}>" not in texts.statement:
                    yield node.problem(
                        f'the statement ({lang}) of "{claim.id}" does not use <{name}>',
                        "statement",
                        code="unused-figure",
                    )
        for node, name, steps, text in _printed(claim):
            figure = stray_figure(text, library.spec.literals)
            if figure:
                yield node.problem(
                    f'the {name} of "{claim.id}" holds "{figure}", which is none of its figures',
                    *steps,
                    code="other-figure",
                )
            placeholder = PLACEHOLDER.search(text)
            if placeholder and steps[0] not in PROSE:
                yield node.problem(
                    f'the {name} of "{claim.id}" would print "{placeholder[0]}" as it stands',
                    *steps,
                    code="unfilled",
                    hint=f"figures are filled in only in {', '.join(PROSE)}",
                )
        yield from _lengths(claim)
        yield from _incomplete(claim)
        for _, article, _ in claim.articles:
            if article.language not in claim.texts:
                yield claim.node.problem(
                    f'"{claim.id}" was seen in {article.language} and has no words in it',
                    "id",
                    code="missing-text",
                )


def _printed(claim: Claim) -> Iterator[tuple[Node, str, tuple[str | int, ...], str]]:
    """Every text of a claim that may be printed: its node, name, the steps to it, its words."""
    for lang, texts in claim.texts.items():
        node = claim.text_nodes[lang]
        for key in PROSE:
            yield node, f"{key} ({lang})", (key,), getattr(texts, key)
        for name, text in texts.labels.items():
            yield node, f"labels ({lang})", ("labels", name), text
        for i, text in enumerate(texts.ranking):
            yield node, f"ranking ({lang})", ("ranking", i), text
    for key in ("note", "reason"):
        yield claim.node, key, (key,), getattr(claim.spec, key)
    for other, text in claim.spec.conflicts.items():
        yield claim.node, "conflicts", ("conflicts", other), text


def _incomplete(claim: Claim) -> Iterator[Problem]:
    """Words that one language has and another lacks; values without a label on an axis."""
    spec = claim.spec
    for lang, texts in claim.texts.items():
        node = claim.text_nodes[lang]
        if spec.base and not texts.base:
            yield node.problem(
                f'the base of "{claim.id}" is missing in {lang}', "statement", code="missing-text"
            )
        if len(texts.ranking) != len(spec.ranking):
            yield node.problem(
                f'the ranking ({lang}) of "{claim.id}" has {len(texts.ranking)} items, not '
                f"{len(spec.ranking)}",
                "ranking" if texts.ranking else "statement",
                code="missing-text",
            )
        unlabelled = set(spec.values) - set(texts.labels) if claim.kind == "comparison" else set()
        if unlabelled:
            yield node.problem(
                f'"{claim.id}" has no label ({lang}) for {", ".join(sorted(unlabelled))}',
                "labels" if texts.labels else "statement",
                code="missing-label",
                hint='write "labels: {name: words for the axis}"',
            )


def _lengths(claim: Claim) -> Iterator[Problem]:
    for key, limit in LIMITS.items():
        text = getattr(claim.spec, key)
        if len(text) > limit:
            yield claim.node.problem(
                f'the {key} of "{claim.id}" has {len(text)} characters; {limit} fit',
                key,
                code="too-long",
                severity="warning",
            )


def _swallowed(library: Library) -> Iterator[Problem]:
    """Texts that YAML ends at ` #`."""
    for claim in library.claims.values():
        for node in dict.fromkeys(map(id, claim.text_nodes.values())):
            root = next(one for one in claim.text_nodes.values() if id(one) == node)
            for below in root.walk():
                if re.match(r"#\S", below.comment):
                    yield below.problem(
                        f'YAML takes "{below.comment}" for a comment',
                        code="swallowed",
                        hint="put quotes round the text",
                    )


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
    _texts,
    _swallowed,
    _wholes,
)
