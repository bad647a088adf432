"""What a footer says: source, base, and what a reader must know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.claims import Citation, Claim, cited, sentence
from mkdeck.languages import NBSP, english
from mkdeck.scene import Text, move
from mkdeck.story import Derived, Part, ids
from mkdeck.text import DoesNotFitError, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.layout.look import Look


def footer_text(
    part: Part,
    look: Look,
    *,
    notes: Sequence[str] = (),
    base: bool = True,
    own: Sequence[Derived] = (),
) -> Text:
    """Source, base and notes of every claim shown, placed on the canvas.

    Where it takes too many lines and the format allows it, the claims' own notes give way one after
    another to the speaker notes, which hold them; source and base never do.

    Raises:
        DoesNotFitError: Even so it does not fit.
    """
    fixed = [*notes, *derived_notes(part, look, own)]
    own_notes = (sentence(c.spec.note, english()) for c in part.shown if c.spec.note)
    given = list(dict.fromkeys(own_notes))
    given += implied_notes(part, look)
    methods = [] if base else method_notes(part)
    attempts = [[*given, *methods]]
    if look.format.footer.notes_give_way:
        more = look.language.word("more-notes")
        attempts += [[*given, more], [*methods, more], [more]]
    failure = DoesNotFitError("")
    for said in attempts:
        try:
            return _set(part, look, footer_spans(part, look, [*fixed, *said], base=base))
        except DoesNotFitError as error:
            failure = error
    raise failure


def _set(part: Part, look: Look, spans: Sequence[Span]) -> Text:
    """The footer's text; lines after the second begin further up, so that its foot stays."""
    sheet, spec = look.format, look.format.footer
    text = look.text(
        "footer",
        spans,
        sheet.margin,
        spec.top + spec.drop,
        sheet.inner - spec.reserved,
        lines=spec.lines,
        name="footer",
        balance=False,
        claims=ids(part.shown),
    )
    several = len(text.lines) - 1
    return move(text, 0, -min(several, 1) * spec.lift - text.pitch * max(several - 1, 0))


def derived_notes(part: Part, look: Look, own: Sequence[Derived] = ()) -> list[str]:
    """How each figure of our own came about, in one sentence."""
    formulas = look.language.semicolons(derived.formula for derived in (*own, *part.derived))
    return [look.language.word("derived", formulas=formulas)] if formulas else []


def implied_notes(part: Part, look: Look) -> list[str]:
    """Which figures have their source from the context only."""
    implied = [claim for claim in part.shown if claim.spec.implied and claim.quantities]
    values = [look.language.running(claim.main) for claim in implied]
    if not values:
        return []
    said = look.language.word("implied-note", value=look.language.listed(values))
    return [said[:1].upper() + said[1:]]


def method_notes(part: Part) -> list[str]:
    """How a vendor's own figures were found."""
    methods = {
        claim.source.name: claim.source.method
        for claim in part.shown
        if claim.source and claim.source.vendor and claim.source.method
    }
    return [sentence(f"{name} {method}", english()) for name, method in methods.items()]


def footer_spans(part: Part, look: Look, notes: Sequence[str], *, base: bool = True) -> list[Span]:
    """Source, base and note as words, labels strong, titles of works italic."""
    language = look.language
    citations = list({claim.citation.key: claim.citation for claim in part.shown}.values())
    spans: list[Span] = []
    if citations:
        label = "source-label" if len(citations) == 1 else "sources-label"
        spans.append(label_span(label, look))
        for i, citation in enumerate(citations):
            spans += [Span(language.gap("semicolon"))] if i else []
            spans += citation_spans(citation, look)
            if citation.key in part.marks:
                spans.append(Span(f"{NBSP}[{part.marks[citation.key]}]"))
        spans.append(Span(language.followed("")))
    bases = _bases(part.shown if base else tuple(part.extra.values()), part, look)
    if bases:
        spans += [label_span("base-label", look), Span(language.followed(bases))]
    if notes:
        spans += [label_span("note-label", look), Span(language.sentences(notes))]
    if spans:
        spans[-1] = Span(spans[-1].text.rstrip(), spans[-1].strong)
    return spans


def label_span(key: str, look: Look) -> Span:
    """A label such as "Source:", kept on the line of the word after it."""
    gap = look.language.gap("label").replace(" ", NBSP)
    return Span(f"{look.language.word(key)}{gap}", strong=True)


def citation_spans(citation: Citation, look: Look) -> list[Span]:
    """Publisher and year; the title of a work in italics."""
    if not citation.primary:
        return [Span(cited(citation, look.language))]
    language = look.language
    comma = language.gap("comma")
    year = citation.year or language.word("no-date")
    vendor = language.aside("", language.word("vendor")) if citation.vendor else ""
    work = [Span(comma), Span(citation.work, italic=True)] if citation.work else []
    return [Span(citation.name, italic=citation.title), *work, Span(f"{vendor}{comma}{year}")]


def _bases(shown: Sequence[Claim], part: Part, look: Look) -> str:
    """Who was asked; where answers differ in it, with the source's mark or the claim's label."""
    language = look.language
    bases: dict[str, list[Claim]] = {}
    for claim in shown:
        if part.words[claim.id].base:
            bases.setdefault(_base(claim, part, look), []).append(claim)
    if len(bases) < 2:
        return language.semicolons(bases)
    marks = {part.marks.get(claim.citation.key) for claim in shown}
    return language.semicolons(
        language.aside(
            base, language.listed(language.small(part.words[claim.id].label) for claim in claims)
        )
        if len(marks) < 2
        else f"{base}{NBSP}{_marked(claims, part)}"
        for base, claims in bases.items()
    )


def _base(claim: Claim, part: Part, look: Look) -> str:
    """A claim's base; for a vendor's own survey with how it was done."""
    base, source = part.words[claim.id].base, claim.source
    if source is None or not source.vendor or not source.method:
        return base
    return look.language.word("base-method", base=base, name=source.name, method=source.method)


def _marked(claims: Sequence[Claim], part: Part) -> str:
    marks = {part.marks[c.citation.key] for c in claims if c.citation.key in part.marks}
    return ", ".join(f"[{mark}]" for mark in sorted(marks))


def references(part: Part, claims: Sequence[Claim], look: Look) -> list[Span]:
    """Small reference marks after a sentence of an infographic."""
    numbers = sorted(
        {part.marks[claim.citation.key] for claim in claims if claim.citation.key in part.marks}
    )
    if not numbers:
        return []
    mark = f"\u00a0[{', '.join(map(str, numbers))}]"
    return [Span(mark, strong=False, scale=0.67, colour="ink2")]
