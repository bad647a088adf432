"""The numbered sources: publisher, year, what was cited, and on which slides."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdeck.claims import sentence
from mkdeck.layout import HAIRLINE, canvas, citation_spans, page, rule
from mkdeck.scene import Fragment, Rect
from mkdeck.story import SlideOptions, ids
from mkdeck.text import DoesNotFitError, Span

if TYPE_CHECKING:
    from mkdeck.claims import Claim
    from mkdeck.languages import Language
    from mkdeck.layout import Look
    from mkdeck.scene import Item, Text
    from mkdeck.story import Part, Reference

LEAST, MOST, AXIS = 0, 0, False
IGNORES = {"slide": ("subtitle",)}
TOP, BOTTOM = 114.5, 472.0
COLUMN, GUTTER = 420.0, 24.0
INDENT = 28.0
SLIDES = 150.0
"""Width from which the list of slides moves below what was cited."""

MOST_LINES = 14


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
    pages[-1] = _evened([entry for column in pages[-1] for entry in column])
    return [
        _page(columns, replace(part, number=part.number + i), look, i, len(pages))
        for i, columns in enumerate(pages)
    ]


def _evened(entries: list[Fragment]) -> list[list[Fragment]]:
    """The entries in two columns of heights as equal as their order allows."""

    def taller(cut: int) -> float:
        return max(sum(entry.height for entry in part) for part in (entries[:cut], entries[cut:]))

    cut = min(range(len(entries) + 1), key=lambda at: (taller(at), -at))
    return [entries[:cut], entries[cut:]]


def _page(
    columns: list[list[Fragment]], part: Part, look: Look, index: int, count: int
) -> Fragment:
    form = look.format
    words = part.options.title or look.language.word("sources")
    if count > 1:
        number = look.language.number
        words = look.language.aside(words, f"{number(index + 1)}/{number(count)}")
    items: list[Item] = [
        rule(look, form.top, strong=True),
        look.text("title", words, form.margin, 76, 645, hard=True, name="title", role="title"),
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
    slides = language.word(
        "slides", count=len(reference.places), list=_runs(reference.places, language)
    )
    wide = look.width("reference", slides)
    below = wide > SLIDES
    room = COLUMN - INDENT - (0 if below else wide + 12)
    spans = citation_spans(citation, look)
    if not citation.primary:
        spans = [Span(language.word("no-primary-short", article=citation.name))]
    publisher = look.text("publisher", spans, INDENT, 24, room, lines=3, name="source")
    claim = _told(reference, part, look, publisher.last + 20.5)
    if below:
        where = look.text(
            "reference",
            slides,
            INDENT,
            claim.last + 17,
            COLUMN - INDENT,
            lines=6,
            balance=False,
            name="slides",
        )
    else:
        where = look.text(
            "reference", slides, COLUMN - wide, 24, wide, align="right", name="slides"
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
            role="index",
        ),
        publisher,
        *((claim, where) if below else (where, claim)),
    )
    return Fragment(COLUMN, max(claim.last, where.last) + 24.5, items)


def _told(reference: Reference, part: Part, look: Look, y: float) -> Text:
    """What was cited, in as many statements as an entry has room for."""
    told = _cited(reference, part, look)
    said = list(dict.fromkeys(sentence(text, look.language) for text in told))
    failure = DoesNotFitError("")
    for count in range(len(said), 0, -1):
        left = len(said) - count
        more = (
            [look.language.word("more-cited", count=left, n=look.language.number(left))]
            if left
            else []
        )
        try:
            return look.text(
                "reference",
                look.language.sentences([*said[:count], *more]),
                INDENT,
                y,
                COLUMN - INDENT - 4,
                lines=MOST_LINES,
                balance=False,
                name="cited",
                claims=ids(reference.claims),
            )
        except DoesNotFitError as error:
            failure = error
    raise failure


def _runs(places: tuple[int, ...], language: Language) -> str:
    """Numbers with neighbours drawn together: `1, 3–5`."""
    runs: list[list[int]] = []
    for place in places:
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    number = language.number
    return language.listed(
        number(run[0])
        if len(run) == 1
        else language.listed(map(number, run))
        if len(run) == 2
        else language.ranged(number(run[0]), number(run[-1]))
        for run in runs
    )


def _cited(reference: Reference, part: Part, look: Look) -> list[str]:
    """Statements; claims that answer one question are told together."""
    told: list[str] = []
    done: set[str] = set()
    claims = reference.claims
    for claim in claims:
        question = claim.spec.question
        together = [
            other
            for other in claims
            if question and other.spec.question == question and other.quantities
        ]
        if len(together) > 2 and claim in together and claim.asked is not None:
            if question not in done:
                ordered = sorted(together, key=lambda other: -other.main.amount)
                values = look.language.semicolons(
                    look.language.word(
                        "row",
                        label=part.labels[other.id],
                        value=look.language.value(other.main),
                    )
                    for other in ordered
                )
                told.append(look.language.sentences([claim.asked.asks, values]))
            done.add(question)
        else:
            told.append(part.cited[claim.id])
    return told
