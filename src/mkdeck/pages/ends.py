"""The two ends of an infographic: its title, and the sources of all its sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.claims import note
from mkdeck.layout import (
    Chart,
    Room,
    certainty_notes,
    citation_spans,
    contradicted_notes,
    derived_notes,
    doubts,
    emblem,
    implied_notes,
    label_span,
    rule,
    strip,
)
from mkdeck.pages.page import shown_claims
from mkdeck.scene import Fragment, move
from mkdeck.story import ids
from mkdeck.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.layout import Look
    from mkdeck.scene import Item, Text
    from mkdeck.story import Derived, Part, Reference, Storyboard

ANY = 200
"""Lines of the closing block, which is as high as it needs to be."""

GUTTER = 20.0
"""Between its two columns."""

INDENT = 24.0
"""Room for the numbers of sources."""


EMBLEM = 95.0
"""Larger side of a pictogram beside the title."""

RULE_TO_EMBLEM = 47.0
"""From the rule to its upper edge."""


def header(board: Storyboard, look: Look) -> Fragment:
    """Rule, kicker, title and standfirst of an infographic."""
    sheet = look.format
    info = board.spec.infographic
    title = (info.title if info else "") or board.spec.file.title
    items: list[Item] = [rule(look, 0, strong=True)]
    top = 70.0
    if board.kicker:
        items.append(
            look.text("kicker", board.kicker, sheet.margin, 25.5, sheet.inner, name="kicker")
        )
        top = 90.0
    glyph = info.glyph if info else ""
    size = EMBLEM if glyph else 0.0
    if glyph:
        drawn = emblem(glyph, size, look)
        items.append(move(drawn, sheet.right - drawn.width, RULE_TO_EMBLEM))
    heading = look.text(
        "deck-title",
        title,
        sheet.margin,
        top,
        sheet.inner - (size + sheet.spacing.gutter if glyph else 0.0),
        lines=3,
        hard=True,
        name="title",
        role="title",
    )
    items.append(heading)
    bottom = max(heading.last, RULE_TO_EMBLEM + size if glyph else 0.0)
    if board.standfirst:
        said = look.text(
            "standfirst",
            board.standfirst,
            sheet.margin,
            bottom + 38,
            sheet.inner * 0.86,
            lines=4,
            name="standfirst",
        )
        items.append(said)
        bottom = said.last
    return Fragment(sheet.width, bottom, tuple(items))


def closing(parts: Sequence[Part], look: Look) -> Fragment:
    """The numbered sources of an infographic, in two columns, and the notes that claims carry."""
    sheet = look.format
    word = look.language.word("sources")
    head = look.text(
        "publisher", word, sheet.margin, 26, sheet.inner, name="sources head", role="head"
    )
    items: list[Item] = [head]
    column, y, bottom = (sheet.inner - GUTTER) / 2, 50.0, 50.0
    references = parts[0].references
    half = (len(references) + 1) // 2
    for i, reference in enumerate(references):
        y = 50.0 if i == half else y
        x = sheet.margin + (column + GUTTER if i >= half else 0)
        entry = _entry(reference, parts, look, column)
        items += [move(text, x, y) for text in entry]
        bottom = max(bottom, y + entry[-1].last)
        y += entry[-1].last + 18.5
    notes = _notes(parts, look)
    if notes:
        text = look.text(
            "reference",
            notes,
            sheet.margin,
            bottom + 26,
            sheet.inner,
            lines=ANY,
            name="notes",
            role="note",
            balance=False,
            claims=ids(shown_claims(parts)),
        )
        items.append(text)
        bottom = text.last
    return Fragment(sheet.width, bottom + 4, tuple(items))


APART = 36.0
"""From the last source to the strip of the brand."""


def signed(look: Look) -> Fragment:
    """The strip of the theme's brand."""
    spec = look.format.brand
    return Fragment(look.format.width, APART + spec.drop + spec.logo, tuple(strip(look, APART)))


def _entry(
    reference: Reference, parts: Sequence[Part], look: Look, column: float
) -> tuple[Text, Text]:
    """A source's number and name with who was asked, the first baseline at 0."""
    citation = reference.claims[0].citation
    bases = dict.fromkeys(
        base
        for part in parts
        for claim in reference.claims
        if claim.id in part.words and (base := part.words[claim.id].base)
    )
    aside = look.language.aside("", look.language.semicolons(bases))
    after = aside if bases and citation.primary else ""
    number = f"[{look.language.number(reference.number)}]"
    text = look.text(
        "reference",
        [*citation_spans(citation, look), Span(after)],
        INDENT,
        0,
        column - INDENT,
        lines=ANY,
        name="source",
        balance=False,
        claims=ids(reference.claims),
    )
    return look.text("reference", number, 0, 0, 26, name="number", role="index"), text


def _legend(part: Part, look: Look) -> Sequence[str]:
    return part.kind.legend(part, look) if isinstance(part.kind, Chart) else ()


def _own(part: Part, look: Look) -> Sequence[Derived]:
    """Figures that a chart worked out itself in the infographic."""
    if not isinstance(part.kind, Chart):
        return ()
    return part.kind.own(part, Room(look, look.format.inner))


def _notes(parts: Sequence[Part], look: Look) -> list[Span]:
    """Every note of the claims and of our own arithmetic, after one label."""
    said: list[str] = []
    for part in parts:
        said += [*derived_notes(part, look, _own(part, look)), *implied_notes(part, look)]
        said += [*certainty_notes(part, look), *_legend(part, look)]
        for claim in part.shown:
            own = note(claim, look.language)
            if own:
                mark = look.language.number(part.marks[claim.citation.key])
                said.append(f"[{mark}] {own.sentence}")
    shown = shown_claims(parts)
    words = {key: texts for part in parts for key, texts in part.words.items()}
    doubted = doubts(shown, words, look.language, marks=parts[0].marks)
    others = [note for part in parts for note in contradicted_notes(part, look)]
    said = [*doubted, *others, *said]
    unique = look.language.sentences(dict.fromkeys(said))
    return [label_span("note-label", look), Span(unique)] if said else []
