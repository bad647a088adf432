"""The tall infographic: sections stacked in bands, their sources at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.claims import sentence
from mkdeck.formats import TALL
from mkdeck.languages import english
from mkdeck.layout import (
    Ground,
    Look,
    citation_spans,
    derived_notes,
    implied_notes,
    label_span,
    rule,
)
from mkdeck.pages.page import Layout, alt_text, long_sources, shown_claims
from mkdeck.scene import Fragment, Item, Rect, Scene
from mkdeck.story import Part, Storyboard, ids
from mkdeck.text import DoesNotFitError, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.errors import Problem
    from mkdeck.languages import Language
    from mkdeck.themes import FaceSet, Theme


BAND_PAD = 36.0
"""From a band's edge to its rule, and from its last element to its edge."""


SECTION_GAP = 34.0
"""From a section's last element to the next hairline."""


ANY = 200
"""Lines of the closing block, which is as high as it needs to be."""


def infographic(
    board: Storyboard, theme: Theme, faces: FaceSet, language: Language, problems: list[Problem]
) -> Scene | None:
    """All sections stacked in bands, with their sources at the end; None where there are none."""
    if not board.sections:
        return None
    layout = Layout(theme, faces, language, problems, board.spec.node)
    look = Look(theme, faces, language, TALL)
    stack = _Stack(look)
    try:
        stack.place(_header(board, look), "paper", gap=0.0)
    except DoesNotFitError as error:
        layout.misfit(error, f"infographic: {error}", board.spec.node.at("infographic"))
    ground: Ground = "paper"
    after_rule = False
    for part in board.sections:
        heads = part.kind.name == "chapter"
        own = part.kind.ground
        chosen: Ground
        if own != "paper":
            chosen = own
        elif heads:
            ground = "paper" if ground == "paper2" or stack.ground == "accent" else "paper2"
            chosen = ground
        elif stack.ground not in {"paper", "paper2"}:
            ground = "paper2" if ground == "paper" else "paper"
            chosen = ground
        else:
            chosen = ground
        for laid in layout.fragment(part, look.on(chosen), f"section {part.number}"):
            opens = chosen != stack.ground
            if opens:
                stack.turn(chosen)
            elif not after_rule:
                stack.hairline()
            stack.place(laid, chosen)
        after_rule = heads
    if stack.ground != "paper":
        stack.turn("paper")
    else:
        stack.hairline()
    try:
        stack.place(_closing(board.sections, look), "paper")
    except DoesNotFitError as error:
        layout.misfit(error, f"infographic: {error}", board.spec.node.at("infographic"))
    items = stack.finish()
    shown = shown_claims(board.sections)
    info = board.spec.infographic
    title = (info.title if info else "") or board.spec.file.title
    alt = language.sentences(
        [sentence(title, language), *(alt_text(part, language) for part in board.sections)]
    )
    return Scene(
        "infographic",
        TALL.width,
        stack.height,
        items,
        title,
        theme.palette,
        "paper",
        "paper",
        language.tag,
        (),
        ids(shown),
        long_sources(shown, language),
        alt.strip(),
        "infographic",
    )


class _Stack:
    """Fragments below each other, on bands of changing ground."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.ground: Ground = "paper"
        self.y = BAND_PAD
        self.top = 0.0
        self.bands: list[Item] = []
        self.items: list[Item] = []

    @property
    def height(self) -> float:
        """The whole height, rounded up to whole pixels."""
        return round(self.y * 2) / 2

    def place(self, fragment: Fragment, ground: Ground, gap: float = 0.0) -> None:
        self.items += fragment.at(0, self.y + gap)
        self.y += gap + fragment.height

    def hairline(self) -> None:
        look = self.look.on(self.ground)
        self.y += SECTION_GAP
        self.items.append(rule(look, self.y))

    def turn(self, ground: Ground) -> None:
        """Ends the band and starts one on another ground."""
        self.close()
        self.ground = ground
        self.y += BAND_PAD

    def close(self) -> None:
        self.y = round((self.y + BAND_PAD) * 2) / 2
        token = self.look.on(self.ground).background
        self.bands.append(
            Rect(0, self.top, self.look.format.width, self.y - self.top, token, "band")
        )
        self.top = self.y

    def finish(self) -> tuple[Item, ...]:
        self.close()
        return (*self.bands, *self.items)


def _header(board: Storyboard, look: Look) -> Fragment:
    """Rule, kicker, title and standfirst of an infographic."""
    form = look.format
    info = board.spec.infographic
    title = (info.title if info else "") or board.spec.file.title
    items: list[Item] = [rule(look, 0, strong=True)]
    top = 70.0
    if board.kicker:
        items.append(
            look.text("kicker", board.kicker, form.margin, 25.5, form.inner, name="kicker")
        )
        top = 90.0
    heading = look.text(
        "deck-title",
        title,
        form.margin,
        top,
        form.inner,
        lines=3,
        hard=True,
        name="title",
        role="title",
    )
    items.append(heading)
    bottom = heading.last
    if board.standfirst:
        said = look.text(
            "standfirst",
            board.standfirst,
            form.margin,
            bottom + 38,
            form.inner * 0.86,
            lines=4,
            name="standfirst",
        )
        items.append(said)
        bottom = said.last
    return Fragment(form.width, bottom, tuple(items))


def _closing(parts: Sequence[Part], look: Look) -> Fragment:
    """The numbered sources of an infographic, in two columns, and the notes that claims carry."""
    form = look.format
    head = look.text(
        "publisher",
        look.language.word("sources"),
        form.margin,
        26,
        form.inner,
        name="sources head",
        role="head",
    )
    items: list[Item] = [head]
    column, y, bottom = (form.inner - 20) / 2, 50.0, 50.0
    references = parts[0].references
    half = (len(references) + 1) // 2
    for i, reference in enumerate(references):
        if i == half:
            y = 50.0
        x = form.margin + (column + 20 if i >= half else 0)
        citation = reference.claims[0].citation
        bases = list(
            dict.fromkeys(
                base
                for part in parts
                for claim in reference.claims
                if claim.id in part.words and (base := part.words[claim.id].base)
            )
        )
        told = look.language.aside("", look.language.semicolons(bases))
        after = told if bases and citation.primary else ""
        items.append(
            look.text(
                "reference",
                f"[{look.language.number(reference.number)}]",
                x,
                y,
                26,
                name="number",
                role="index",
            )
        )
        text = look.text(
            "reference",
            [*citation_spans(citation, look), Span(after)],
            x + 24,
            y,
            column - 24,
            lines=ANY,
            name="source",
            balance=False,
            claims=ids(reference.claims),
        )
        items.append(text)
        y = text.last + 18.5
        bottom = max(bottom, text.last)
    notes = _closing_notes(parts, look)
    if notes:
        text = look.text(
            "reference",
            notes,
            form.margin,
            bottom + 26,
            form.inner,
            lines=ANY,
            name="notes",
            balance=False,
            claims=ids(shown_claims(parts)),
        )
        items.append(text)
        bottom = text.last
    return Fragment(form.width, bottom + 4, tuple(items))


def _closing_notes(parts: Sequence[Part], look: Look) -> list[Span]:
    """Every note of the claims and of our own arithmetic, after one label."""
    said: list[str] = []
    for part in parts:
        said += [*derived_notes(part, look), *implied_notes(part, look)]
        for claim in part.shown:
            if claim.spec.note:
                mark = look.language.number(part.marks[claim.citation.key])
                said.append(f"[{mark}] {sentence(claim.spec.note, english())}")
    unique = look.language.sentences(dict.fromkeys(said))
    return [label_span("note-label", look), Span(unique)] if said else []
