"""What is doubtful about the claims of a page, and who found otherwise: what its notes must say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdeck.claims import reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mkdeck.claims import Claim, Texts
    from mkdeck.languages import Language
    from mkdeck.layout.look import Look
    from mkdeck.story import Part

CLAUSE = re.compile(
    r";|\(|,? –|, (?:and|but|so|nor|or|yet|although|though|unless|while|which|who|whose|with)\b"
)
"""Where the first clause of a reason ends."""

LONGEST = 110
"""Characters of a clause up to which a note prints it; speaker notes have every reason whole."""

OTHERS = 2
"""Sources named at most of those that found otherwise."""


def doubt_notes(part: Part, look: Look, *, bare: bool = False) -> list[str]:
    """Which claims of a page are doubtful, and why; see `doubts`."""
    return doubts(part.shown, part.words, look.language, bare=bare)


def doubts(
    shown: Sequence[Claim],
    words: Mapping[str, Texts],
    language: Language,
    *,
    marks: Mapping[str, int] | None = None,
    bare: bool = False,
) -> list[str]:
    """A sentence for each reason to doubt claims, which are named unless it holds for all of them.

    Reasons are written in English. In another language the sentence says what follows from the
    claim's source alone, and nothing where that explains nothing.

    Args:
        shown: Every claim of the page.
        words: Their texts, by id.
        language: What the sentences are in.
        marks: Numbers of sources to print with the claims, by citation key.
        bare: Whether to leave reasons out.
    """
    found: dict[tuple[str, str], list[Claim]] = {}
    for claim in shown:
        if claim.spec.standing != "sound":
            why = "none" if bare else _why(claim, language) or "none"
            found.setdefault((claim.spec.standing, why), []).append(claim)
    return [
        language.word(
            "doubt",
            standing=standing,
            why=why,
            which="none"
            if len(claims) == len(shown) and marks is None
            else language.listed(_named(claims, shown, words, language, marks or {})),
        )
        for (standing, why), claims in found.items()
    ]


def _why(claim: Claim, language: Language) -> str:
    """The first clause of the reason, or what follows from the source in another language."""
    said = reason(claim, language)
    if said.language == language:
        clause = language.unended(CLAUSE.split(said.text)[0].strip()).replace("'", "’")
        if clause and len(clause) <= LONGEST:
            return clause
    if claim.source is None:
        return language.word("why-unsourced")
    return language.word("vendor") if claim.source.vendor else ""


def _named(
    claims: Iterable[Claim],
    shown: Sequence[Claim],
    words: Mapping[str, Texts],
    language: Language,
    marks: Mapping[str, int],
) -> Iterable[str]:
    """Claims by their figures; by their labels where others have the same, or there is not one."""
    figures = [language.running(claim.main) for claim in shown if len(claim.quantities) == 1]
    for claim in claims:
        name = language.running(claim.main) if len(claim.quantities) == 1 else ""
        if figures.count(name) != 1:
            name = words[claim.id].label
        mark = marks.get(claim.citation.key)
        yield f"{name}\u00a0[{language.number(mark)}]" if mark else name


def contradicted_notes(part: Part, look: Look) -> list[str]:
    """Who found otherwise than the claim that a page is about, unless that stands there as well.

    Others are named; of a publisher that contradicts itself alone, that is said.
    """
    if not part.claims:
        return []
    here = {claim.id for claim in part.shown}
    others = [
        other
        for other in part.others.get(part.main.id, ())
        if other.id not in here and other.spec.standing != "avoid"
    ]
    if not others:
        return []
    language, own = look.language, part.main.citation
    foreign = sorted(
        (other for other in others if other.citation.name != own.name),
        key=lambda other: (other.source is None, other.spec.standing != "sound"),
    )
    which = "none"
    if len(part.claims) > 1 or part.form == "band":
        marks = part.marks if part.form == "band" else {}
        which = next(iter(_named([part.main], part.shown, part.words, language, marks)))
    if not foreign:
        kind = "publisher" if own.primary else "article"
        return [language.word("itself", which=which, kind=kind)]
    sources = list(dict.fromkeys(_who(other, language) for other in foreign))[:OTHERS]
    return [language.word("others", which=which, sources=language.semicolons(sources))]


def _who(claim: Claim, language: Language) -> str:
    """A source by its short name and year, or the article, which names nobody."""
    citation = claim.citation
    if not citation.primary:
        return language.phrase([citation.named(language)])
    return language.phrase(
        [citation.short or citation.name, citation.year or language.word("no-date")]
    )
