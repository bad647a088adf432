"""Blocks that every page is made of: frame, title, footer, numerals, and the rows behind charts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdeck.fonts import DoesNotFitError
from mkdeck.scene import Chart, Fragment, Item, Picture, Rect, Text, move
from mkdeck.text import Span
from mkdeck.words import cited, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdeck.claims import Citation, Claim
    from mkdeck.look import Look
    from mkdeck.parts import Part
    from mkdeck.quantity import Quantity
    from mkdeck.scene import Mark

HAIRLINE = 1.0
TITLE_WIDTH = 645.0
"""Nine columns of a slide: a longer line is hard to scan."""

DIGIT = 0.33
"""Half the height of a digit, in em: what centres a numeral on a bar."""


@dataclass(frozen=True)
class Row:
    """One mark of a chart: whose figure it is and what it is called."""

    claim: Claim
    name: str
    label: str
    quantity: Quantity

    @property
    def key(self) -> str:
        """What an author calls it: the name among a claim's values, else the claim's id."""
        return self.name or self.claim.id


def rows(part: Part) -> list[Row]:
    """The figures of the part's claims: one a claim, or each value of a single claim."""
    found = []
    for claim in part.claims:
        words = part.words[claim.id]
        if claim.spec.values:
            found += [
                Row(claim, name, words.labels.get(name, name), quantity)
                for name, quantity in claim.spec.values.items()
            ]
        elif claim.quantities:
            found.append(Row(claim, "", words.label, claim.main))
    return found


def ids(claims: Iterable[Claim]) -> tuple[str, ...]:
    """Ids of the claims."""
    return tuple(claim.id for claim in claims)


def rule(
    look: Look,
    y: float,
    *,
    strong: bool = False,
    x: float | None = None,
    right: float | None = None,
) -> Rect:
    """A rule across the content: a hairline, or the heavier one that opens a page."""
    left = look.format.margin if x is None else x
    end = look.format.right if right is None else right
    token = look.colour("ink" if strong else "rule")
    return Rect(left, y, end - left, 2.0 if strong else HAIRLINE, token, "rule")


def title(part: Part, look: Look, y: float, width: float) -> Text:
    """The takeaway, on at most two lines, broken for good; `y` is its first baseline."""
    return look.text(
        "title",
        part.title,
        look.format.margin,
        y,
        width,
        lines=2,
        hard=True,
        name="title",
        claims=ids(part.shown),
    )


def framed(
    part: Part,
    look: Look,
    body: Sequence[Item],
    *,
    notes: Sequence[str] = (),
    base: bool = True,
) -> Fragment:
    """A slide in reading order: rule, title, subtitle, body, footer, page number.

    Args:
        part: The slide.
        look: How it looks.
        body: What stands between title and footer.
        notes: What the slide's kind adds to the footer.
        base: Whether the footer says who was asked.
    """
    heading = title(part, look, 76, TITLE_WIDTH)
    items: list[Item] = [rule(look, look.format.top, strong=True), heading]
    if part.options.subtitle:
        items.append(
            look.text(
                "subtitle",
                part.options.subtitle,
                look.format.margin,
                heading.last + 35,
                look.format.inner,
                name="subtitle",
            )
        )
    foot = [*footer(part, look, notes=notes, base=base), page(part, look)]
    return canvas(look, [*items, *body, *foot])


def page(part: Part, look: Look) -> Text:
    """The slide's number at the right end of the footer."""
    form = look.format
    return look.text(
        "footer",
        str(part.number),
        form.right - 40,
        form.foot + form.footer_gap,
        40,
        align="right",
        purpose="page",
    )


def footer(part: Part, look: Look, *, notes: Sequence[str] = (), base: bool = True) -> list[Item]:
    """The hairline with source, base and notes of every claim shown.

    Where it takes more than two lines, the claims' own notes give way on a slide, whose speaker
    notes hold them, and a card's hairline moves up by a line; source and base never give way.

    Raises:
        DoesNotFitError: Even so it does not fit.
    """
    form = look.format
    fixed = [*notes, *derived_notes(part, look)]
    given = list(dict.fromkeys(sentence(c.spec.note) for c in part.shown if c.spec.note))
    methods = method_notes(part)
    attempts = [([*given, *methods], 2)]
    if form.name == "slide":
        more = look.language.word("more-notes")
        attempts += [([*given, more], 2), ([*methods, more], 2), ([more], 2)]
    else:
        attempts.append(([*given, *methods], 3))
    failure = DoesNotFitError("")
    for said, lines in attempts:
        spans = footer_spans(part, look, [*fixed, *said], base=base)
        if not spans:
            return [rule(look, form.foot)]
        try:
            return _footer(part, look, spans, lines)
        except DoesNotFitError as error:
            failure = error
    raise failure


def _footer(part: Part, look: Look, spans: Sequence[Span], lines: int) -> list[Item]:
    """Hairline and text; more than two lines begin further up."""
    form = look.format
    width = form.inner - (48 if form.name == "slide" else 0)
    text = look.text(
        "footer",
        spans,
        form.margin,
        form.foot + form.footer_gap,
        width,
        lines=lines,
        name="footer",
        balance=False,
        claims=ids(part.shown),
    )
    up = -text.pitch * max(len(text.lines) - 2, 0)
    return [rule(look, form.foot + up), move(text, 0, up)]


def derived_notes(part: Part, look: Look) -> list[str]:
    """Names each figure of our own and how it came about."""
    return [
        look.language.word("derived", name=own.text, formula=own.formula) for own in part.derived
    ]


def method_notes(part: Part) -> list[str]:
    """How a vendor's own figures were found."""
    methods = {
        claim.source.name: claim.source.method
        for claim in part.shown
        if claim.source and claim.source.vendor and claim.source.method
    }
    return [sentence(f"{name} {method}") for name, method in methods.items()]


def footer_spans(part: Part, look: Look, notes: Sequence[str], *, base: bool = True) -> list[Span]:
    """Source, base and note as words, labels strong, titles of works italic."""
    word = look.language.word
    citations = list({claim.citation.key: claim.citation for claim in part.shown}.values())
    spans: list[Span] = []
    if citations:
        label = "source-label" if len(citations) == 1 else "sources-label"
        spans += [Span(word(label), strong=True), Span(" ")]
        for i, citation in enumerate(citations):
            spans += [Span("; ")] if i else []
            spans += citation_spans(citation, look)
            if citation.key in part.marks:
                spans.append(Span(f"\u00a0[{part.marks[citation.key]}]"))
        spans.append(Span(". "))
    bases = _bases(part) if base else ""
    if bases:
        spans += [Span(word("base-label"), strong=True), Span(f" {sentence(bases)} ")]
    if notes:
        spans += [Span(word("note-label"), strong=True), Span(" " + " ".join(notes))]
    if spans:
        spans[-1] = Span(spans[-1].text.rstrip(), spans[-1].strong)
    return spans


def citation_spans(citation: Citation, look: Look) -> list[Span]:
    """Publisher and year; the title of a work in italics."""
    if not citation.primary:
        return [Span(cited(citation, look.language))]
    year = citation.year or look.language.word("no-date")
    vendor = f" ({look.language.word('vendor')})" if citation.vendor else ""
    return [Span(citation.name, italic=citation.title), Span(f"{vendor}, {year}")]


def _bases(part: Part) -> str:
    """Who was asked; with reference marks where bases of several sources differ."""
    bases: dict[str, list[str]] = {}
    for claim in part.shown:
        base = part.words[claim.id].base
        if base:
            mark = part.marks.get(claim.citation.key)
            bases.setdefault(base, []).append(f"[{mark}]" if mark else "")
    if len(bases) < 2:
        return "; ".join(bases)
    cited_marks = {mark for marks in bases.values() for mark in marks}
    if len(cited_marks) < 2:
        return "; ".join(bases)
    return "; ".join(
        f"{base}\u00a0{', '.join(dict.fromkeys(marks))}" for base, marks in bases.items()
    )


def references(part: Part, claims: Sequence[Claim], look: Look) -> list[Span]:
    """Small reference marks after a sentence of an infographic."""
    numbers = sorted(
        {part.marks[claim.citation.key] for claim in claims if claim.citation.key in part.marks}
    )
    if not numbers:
        return []
    mark = f"\u00a0[{', '.join(map(str, numbers))}]"
    return [Span(mark, strong=False, scale=0.67, colour="ink2")]


def picture(
    width: float,
    height: float,
    marks: Sequence[Mark],
    *,
    kind: str,
    alt: str,
    data: Chart,
    claims: tuple[str, ...],
) -> Picture:
    """Marks as one picture at 0, 0."""
    assert kind in {"chart", "callout"}
    return Picture(
        0,
        0,
        width,
        height,
        tuple(marks),
        "chart" if kind == "chart" else "callout",
        alt,
        data,
        claims,
    )


def told(found: Sequence[Row], look: Look) -> str:
    """The rows of a chart in words, for alternative texts."""
    return "; ".join(
        look.language.word("row", label=row.label, value=look.language.running(row.quantity))
        for row in found
    )


def data(kind: str, found: Sequence[Row]) -> Chart:
    """The figures behind a chart."""
    return Chart(
        kind,
        tuple((row.label, row.quantity.amount, row.quantity.upper) for row in found),
        found[0].quantity.unit if found else "",
    )


def canvas(look: Look, items: Sequence[Item]) -> Fragment:
    """Items on the whole canvas."""
    return Fragment(look.format.width, look.format.height, tuple(items))
