"""What a list of sources tells of each source."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdeck.languages import Language
    from mkdeck.story.parts import Part, Reference

TOGETHER = 3
"""Claims of one question from which on they are told in one statement."""


def cited_statements(reference: Reference, part: Part, language: Language) -> list[str]:
    """The statements of a source's claims; those that answer one question are told together."""
    told: list[str] = []
    done: set[str] = set()
    for claim in reference.claims:
        question = claim.spec.question
        together = [
            other
            for other in reference.claims
            if question and other.spec.question == question and other.quantities
        ]
        if len(together) < TOGETHER or claim not in together or claim.asked is None:
            told.append(part.cited[claim.id])
        elif question not in done:
            done.add(question)
            if not claim.asked.ordinal:
                together.sort(key=lambda other: -other.main.amount)
            values = language.semicolons(
                language.word(
                    "row",
                    label=part.labels[other.id],
                    value=language.value(other.main, short=False),
                )
                for other in together
            )
            told.append(language.sentences([claim.asked.asks, values]))
    return told
