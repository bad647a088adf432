"""What a footer says: source, base, and what a reader must know."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from mkdeck.claims import (
    Citation,
    Claim,
    certainty,
    cited,
    method,
    note,
    opened,
    sentence,
    surveyed,
)
from mkdeck.languages import NBSP
from mkdeck.layout.doubts import contradicted_notes, doubt_notes
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
    cites: bool = True,
    own: Sequence[Derived] = (),
) -> Text | None:
    """Source, base and notes of every claim shown, placed on the canvas.

    Where it takes too many lines, sources go by their short names and without the titles of works;
    then, where the format allows it, the claims' own notes give way to the speaker notes, which
    hold them; then the footer grows by a line or two; then doubts are told without their reasons.
    Source, base and doubt never give way. Without `base` or `cites` these are told of the claims
    that only the words name; the others have theirs beside their figures. None where there is
    nothing to say.

    Raises:
        DoesNotFitError: Even so it does not fit.
    """
    rest = [*notes, *derived_notes(part, look, own)]
    others = contradicted_notes(part, look)
    fixed = [*doubt_notes(part, look), *others, *rest]
    bare = [*doubt_notes(part, look, bare=True), *others, *rest]
    own_notes = (note(claim, look.language) for claim in part.shown)
    given = list(dict.fromkeys(said.sentence for said in own_notes if said))
    given += implied_notes(part, look)
    methods = method_notes(part, look, vendors=not base)
    given += certainty_notes(part, look)
    lines = look.format.footer.lines
    every = [*fixed, *given, *methods]
    attempts = [(every, False, lines), (every, True, lines)]
    if look.format.footer.notes_give_way and (given or methods):
        more = look.language.word("more-notes")
        fewer = [[*fixed, *given, more], [*fixed, *methods, more], [*fixed, more]]
        attempts += [(said, True, lines) for said in fewer]
    attempts += [(attempts[-1][0], True, lines + further) for further in range(1, FURTHER + 1)]
    if bare != fixed:
        attempts.append(([*bare, *attempts[-1][0][len(fixed) :]], True, lines + FURTHER))
    failure = DoesNotFitError("")
    for said, brief, most in attempts:
        spans = footer_spans(part, look, said, base=base, cites=cites, brief=brief)
        if not spans:
            return None
        try:
            return _set(part, look, spans, most)
        except DoesNotFitError as error:
            failure = error
    if any(claim.source and not claim.source.short for claim in part.shown):
        failure.hint = 'give each source a "short" name, or shorten the bases'
    raise failure


FURTHER = 2
"""Lines by which a footer may grow, where nothing in it can be left out."""


def _set(part: Part, look: Look, spans: Sequence[Span], lines: int) -> Text:
    """The footer's text; lines after the second begin further up, so that its foot stays."""
    sheet, spec = look.format, look.format.footer
    text = look.text(
        "footer",
        spans,
        sheet.margin,
        spec.top + spec.drop,
        sheet.inner - spec.reserved,
        lines=lines,
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


def method_notes(part: Part, look: Look, *, vendors: bool) -> list[str]:
    """How figures were found; a vendor's where no base tells it.

    With the source's name where there are several.
    """
    methods = {
        claim.source.called: method(claim.source, look.language)
        for claim in part.shown
        if claim.source and claim.source.method and (vendors or not claim.source.vendor)
    }
    if len({claim.citation.key for claim in part.shown}) == 1:
        return [opened(said.sentence) for said in methods.values()]
    return [
        look.language.word("group", label=name, rows=said.sentence)
        for name, said in methods.items()
    ]


MOST_SURE = 3
"""Claims up to which a footer tells how sure each is; the speaker notes tell it of all."""


def certainty_notes(part: Part, look: Look) -> list[str]:
    """How sure the figures are: once where it is the same for all, else claim by claim."""
    language = look.language
    sure = {claim.id: said for claim in part.shown if (said := certainty(claim, language))}
    if len(part.shown) == 1 and part.words[part.shown[0].id].base:
        return []
    told = set(sure.values())
    if len(told) == 1 and len(sure) == len(part.shown):
        said = told.pop()
        return [sentence(opened(said), language)]
    if not sure or len(sure) > MOST_SURE:
        return []
    return [
        sentence(language.word("group", label=part.words[key].label, rows=said), language)
        for key, said in sure.items()
    ]


def whisker_notes(part: Part, look: Look) -> list[str]:
    """What the thin lines of several figures are."""
    levels = {claim.spec.level for claim in part.claims if claim.interval}
    if len(part.claims) < 2 or not levels:
        return []
    level = next(iter(levels)) if len(levels) == 1 else ""
    shown = look.language.percent(Decimal(level.rstrip("% "))) if level else ""
    space = " " if look.language.catalogue.spaces else ""
    return [look.language.word("whiskers", level=f"{shown}{space}" if shown else "")]


def footer_spans(
    part: Part,
    look: Look,
    notes: Sequence[str],
    *,
    base: bool = True,
    cites: bool = True,
    brief: bool = False,
) -> list[Span]:
    """Source, base and note as words, labels strong, titles of works italic."""
    language = look.language
    told = part.shown if cites else tuple(part.extra.values())
    sources = {claim.citation.key: claim for claim in told}
    citations = [claim.citation for claim in sources.values()]
    spans: list[Span] = []
    if citations:
        label = "source-label" if len(citations) == 1 else "sources-label"
        spans.append(label_span(label, look))
        for i, citation in enumerate(citations):
            spans += [Span(language.gap("semicolon"))] if i else []
            spans += citation_spans(citation, look, brief=brief)
            source = sources[citation.key].source
            asked = surveyed(source, look.language) if source else ""
            if asked:
                spans.append(Span(language.aside("", asked)))
            if citation.key in part.marks:
                mark = part.marks[citation.key]
                spans += [Span(NBSP), Span(f"[{mark}]", link=f"#source-{mark}")]
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


def citation_spans(citation: Citation, look: Look, *, brief: bool = False) -> list[Span]:
    """Publisher and year; the title of a work in italics, unless it is to be brief."""
    if not citation.primary:
        return [Span(cited(citation, look.language))]
    language = look.language
    comma = language.gap("comma")
    year = citation.year or language.word("no-date")
    vendor = language.aside("", language.word("vendor")) if citation.vendor else ""
    named = Span(citation.name, italic=citation.title)
    work = [Span(comma), Span(citation.work, italic=True)] if citation.work else []
    if brief:
        named, work = Span(citation.short) if citation.short else named, []
    return [named, *work, Span(f"{vendor}{comma}{year}")]


def cited_briefly(part: Part, claim: Claim, look: Look) -> list[Span]:
    """Publisher and year, or that none is named: with the article where no list has it."""
    citation, word = claim.citation, look.language.word
    if citation.primary:
        return citation_spans(citation, look, brief=True)
    listed = citation.key in part.marks
    return [
        Span(
            word("unsourced")
            if listed
            else word("no-primary-short", article=citation.named(look.language))
        )
    ]


def _bases(shown: Sequence[Claim], part: Part, look: Look) -> str:
    """Who was asked; where answers differ in it, with the source's mark or the claim's label."""
    language = look.language
    bases: dict[str, list[Claim]] = {}
    for claim in shown:
        base = _base(claim, part, look)
        if base:
            bases.setdefault(base, []).append(claim)
    if len(bases) < 2:
        return language.semicolons(bases)
    marks = {part.marks.get(claim.citation.key) for claim in shown}
    return language.semicolons(
        language.aside(base, language.listed(part.words[claim.id].label for claim in claims))
        if len(marks) < 2
        else f"{base}{NBSP}{_marked(claims, part)}"
        for base, claims in bases.items()
    )


def _base(claim: Claim, part: Part, look: Look) -> str:
    """A claim's base, with how it was found and how sure it is."""
    base, source, word = part.words[claim.id].base, claim.source, look.language.word
    sure = certainty(claim, look.language) if len(part.shown) == 1 else ""
    if base and sure:
        base = look.language.aside(base, sure)
    if source is None or not source.vendor or not source.method:
        return base
    return word(
        "base-method", base=base, name=source.called, method=method(source, look.language).text
    )


def _marked(claims: Sequence[Claim], part: Part) -> str:
    marks = {part.marks[c.citation.key] for c in claims if c.citation.key in part.marks}
    return ", ".join(f"[{mark}]" for mark in sorted(marks))


def references(part: Part, claims: Sequence[Claim]) -> list[Span]:
    """Small reference marks after a sentence of an infographic."""
    numbers = sorted(
        {part.marks[claim.citation.key] for claim in claims if claim.citation.key in part.marks}
    )
    if not numbers:
        return []
    mark = f"\u00a0[{', '.join(map(str, numbers))}]"
    return [Span(mark, strong=False, scale=0.67, colour="ink2")]
