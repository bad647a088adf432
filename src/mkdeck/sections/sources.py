"""The numbered sources: publisher, year, what was cited, and on which slides."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdeck.blocks import HAIRLINE, canvas, citation_spans, ids, page, rule
from mkdeck.deck import SlideOptions
from mkdeck.scene import Fragment, Rect
from mkdeck.text import Span
from mkdeck.words import sentence

if TYPE_CHECKING:
    from mkdeck.claims import Claim
    from mkdeck.look import Look
    from mkdeck.parts import Part, Reference
    from mkdeck.scene import Item

LEAST, MOST, AXIS = 0, 0, False
IGNORES = {"slide": ("subtitle",)}
TOP, BOTTOM = 114.5, 472.0
COLUMN, GUTTER = 420.0, 24.0
INDENT = 28.0


class Options(SlideOptions):
    """The numbered sources; goes on over as many slides as it needs."""


def accepts(claim: Claim) -> str:
    """The list follows from the other slides."""
    return "the list of sources follows from the other slides"


def slide(part: Part, look: Look) -> list[Fragment]:
    """Entries in two columns; as many slides as it takes."""
    entries = [_entry(reference, part, look) for reference in part.references]
    pages: list[list[list[Fragment]]] = [[[]]]
    height = 0.0
    for entry in entries:
        if pages[-1][-1] and height + entry.height > BOTTOM - TOP:
            if len(pages[-1]) == 2:
                pages.append([[]])
            else:
                pages[-1].append([])
            height = 0.0
        pages[-1][-1].append(entry)
        height += entry.height
    return [
        _page(columns, replace(part, number=part.number + i), look, i, len(pages))
        for i, columns in enumerate(pages)
    ]


def _page(
    columns: list[list[Fragment]], part: Part, look: Look, index: int, count: int
) -> Fragment:
    form = look.format
    words = part.options.title or look.language.word("sources")
    if count > 1:
        words += f" ({look.language.number(index + 1)}/{look.language.number(count)})"
    items: list[Item] = [
        rule(look, form.top, strong=True),
        look.text("title", words, form.margin, 76, 645, hard=True, name="title", purpose="title"),
    ]
    for i, column in enumerate(columns):
        y = TOP
        for entry in column:
            items += entry.at(form.margin + i * (COLUMN + GUTTER), y)
            y += entry.height
    note = look.text(
        "footer",
        look.language.word("sources-footer"),
        form.margin,
        form.foot + form.footer_gap,
        form.inner - 48,
        lines=2,
        balance=False,
        name="footer",
    )
    return canvas(look, [*items, rule(look, form.foot), note, page(part, look)])


def _entry(reference: Reference, part: Part, look: Look) -> Fragment:
    """Hairline, number, publisher and year, slides, and what was cited."""
    citation = reference.claims[0].citation
    language = look.language
    places = ", ".join(language.number(place) for place in reference.places)
    slides = language.word("slides", count=len(reference.places), list=places)
    wide = look.width("reference", slides)
    spans = citation_spans(citation, look)
    if not citation.primary:
        spans = [Span(language.word("no-primary-short", article=citation.name))]
    publisher = look.text(
        "publisher", spans, INDENT, 24, COLUMN - INDENT - wide - 12, lines=3, name="source"
    )
    says = " ".join(dict.fromkeys(sentence(text) for text in _cited(reference, part, look)))
    claim = look.text(
        "reference",
        says,
        INDENT,
        publisher.last + 20.5,
        COLUMN - INDENT - 4,
        lines=14,
        balance=False,
        name="cited",
        claims=ids(reference.claims),
    )
    items: tuple[Item, ...] = (
        Rect(0, 0, COLUMN, HAIRLINE, look.colour("rule"), "rule"),
        look.text(
            "publisher",
            language.number(reference.number),
            0,
            24,
            INDENT - 4,
            colour="accent",
            name="number",
            purpose="index",
        ),
        publisher,
        look.text("reference", slides, COLUMN - wide, 24, wide, align="right", name="slides"),
        claim,
    )
    return Fragment(COLUMN, claim.last + 24.5, items)


def _cited(reference: Reference, part: Part, look: Look) -> list[str]:
    """Statements; claims that answer one question are told together."""
    told: list[str] = []
    done: set[str] = set()
    claims = reference.claims
    for claim in claims:
        question = claim.spec.question
        together = [other for other in claims if question and other.spec.question == question]
        if len(together) > 2 and claim.asked is not None:
            if question not in done:
                ordered = sorted(together, key=lambda other: -other.main.amount)
                values = ", ".join(look.language.value(other.main) for other in ordered)
                told.append(f"{claim.asked.asks} {values}")
            done.add(question)
        else:
            told.append(part.cited[claim.id])
    return told
