"""Speaker notes: each claim in full, with what a speaker should know of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.claims import certainty, cited, cited_long, note, opened, reason, sentence, surveyed
from mkdeck.story import cited_statements, told

if TYPE_CHECKING:
    from mkdeck.languages import Language
    from mkdeck.story import Notes, Part


def speaker_notes(part: Part, language: Language, kept: Notes = "internal") -> tuple[str, ...]:
    """Speaker notes: the author's, then each claim in full with its citation.

    Reasons to doubt a claim and what it disagrees with are `internal`; `public` notes leave them
    out, and with `none` there are only the author's.
    """
    if kept == "none":
        return (part.options.notes,) if part.options.notes else ()
    said = [part.options.notes] if part.options.notes else []
    for claim in part.shown:
        words = part.words[claim.id]
        lines = [sentence(words.statement, language), cited_long(claim, language)]
        if words.base:
            lines.append(language.labelled("base-label", sentence(words.base, language)))
        asked = surveyed(claim.source, language) if claim.source else ""
        lines += [
            sentence(opened(said), language) for said in (asked, certainty(claim, language)) if said
        ]
        if noted := note(claim, language):
            lines.append(language.labelled("note-label", noted.sentence))
        if (why := reason(claim, language)) and kept == "internal":
            lines.append(language.word("caution", reason=why.clause))
        if kept == "internal":
            lines += part.disagrees.get(claim.id, ())
        said.append(language.sentences(lines))
    if part.kind.lists_sources:
        said += (
            language.sentences(
                [
                    sentence(cited(reference.claims[0].citation, language), language),
                    *(
                        told(lead, rows, language)
                        for lead, rows in cited_statements(reference, part, language)
                    ),
                ]
            )
            for reference in part.references
        )
    formulas = language.semicolons(own.formula for own in part.derived)
    if formulas:
        said.append(language.word("derived", formulas=formulas))
    return tuple(said)
