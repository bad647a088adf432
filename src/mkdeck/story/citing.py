"""What a list of sources tells of each source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.claims import asks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.claims import Claim
    from mkdeck.languages import Language
    from mkdeck.story.parts import Part, Reference

TOGETHER = 3
"""Claims of one question from which on they are told in one statement."""


def cited_statements(
    reference: Reference, part: Part, language: Language
) -> list[tuple[str, tuple[str, ...]]]:
    """What a source's claims say, each once: a statement, or a question with its answers.

    Claims that answer one question are told together from `TOGETHER` on; else there are no answers.
    """
    found: dict[tuple[str, tuple[str, ...]], None] = {}
    answers: dict[str, list[Claim]] = {}
    for claim in reference.claims:
        if claim.spec.question and claim.quantities and claim.asked:
            answers.setdefault(claim.spec.question, []).append(claim)
    for claim in reference.claims:
        together = answers.get(claim.spec.question, [])
        if len(together) < TOGETHER or not claim.quantities or claim.asked is None:
            found[language.ended(part.cited[claim.id]), ()] = None
        elif claim is together[0]:
            if not claim.asked.ordinal:
                together = sorted(together, key=lambda other: -other.main.amount)
            rows = tuple(
                language.word(
                    "row",
                    label=part.labels[other.id],
                    value=language.value(other.main, short=False),
                )
                for other in together
            )
            found[asks(claim.asked, language).text, rows] = None
    return list(found)


def told(lead: str, rows: Sequence[str], language: Language) -> str:
    """A statement as it is, or a question with its answers, in one sentence more."""
    if not rows:
        return lead
    return language.sentences([lead, language.ended(language.semicolons(rows))])
