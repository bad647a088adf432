"""Arrangements: fragments onto slides and cards; see `poster` for the tall infographic."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdeck.errors import MkdeckError, Problem
from mkdeck.formats import CARDS, SLIDE
from mkdeck.layout import Layout, alt_text, long_sources
from mkdeck.look import Look
from mkdeck.parts import ids
from mkdeck.poster import infographic
from mkdeck.scene import Fragment, Scene
from mkdeck.words import cited_long, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.language import Language
    from mkdeck.look import Ground
    from mkdeck.parts import Part, Storyboard
    from mkdeck.theme import FaceSet, Theme


def slides(
    board: Storyboard, theme: Theme, faces: FaceSet, language: Language, problems: list[Problem]
) -> list[Scene]:
    """One scene a slide; what does not fit is added to the problems."""
    layout = Layout(theme, faces, language, problems, board.spec.node)
    scenes: list[Scene] = []
    for given in board.slides:
        part = replace(given, number=len(scenes) + 1)
        ground: Ground = part.kind.ground
        look = Look(theme, faces, language, SLIDE, ground)
        for laid in layout.fragment(part, look, f"slide {given.number}"):
            number = len(scenes) + 1
            scenes.append(_scene(part, look, f"{number:02d}", laid, _notes(part, language)))
    return scenes


def cards(
    board: Storyboard, theme: Theme, faces: FaceSet, language: Language, problems: list[Problem]
) -> list[Scene]:
    """One scene a card; what does not fit is added to the problems."""
    layout = Layout(theme, faces, language, problems, board.spec.node)
    scenes = []
    for part in board.cards:
        size = part.size
        look = Look(theme, faces, language, CARDS[size], part.kind.ground)
        for laid in layout.fragment(part, look, f"card {part.number}"):
            name = f"{part.number:02d}-{part.kind.name}-{size}"
            scenes.append(_scene(part, look, name, laid, ()))
    return scenes


def _scene(part: Part, look: Look, name: str, laid: Fragment, notes: tuple[str, ...]) -> Scene:
    language = look.language
    sources = part.kind.name == "sources"
    title = language.word("sources") if sources else part.title or part.deck_title
    return Scene(
        name,
        laid.width,
        laid.height,
        laid.items,
        title,
        look.theme.palette,
        look.background,
        look.ground,
        language.tag,
        notes,
        ids(part.shown),
        long_sources(part.shown, language),
        title if sources else alt_text(part),
    )


def _notes(part: Part, language: Language) -> tuple[str, ...]:
    """Speaker notes: the author's, then each claim in full with its citation."""
    said = [part.options.notes] if part.options.notes else []
    for claim in part.shown:
        words = part.words[claim.id]
        lines = [sentence(words.statement), cited_long(claim, language)]
        if words.base:
            lines.append(f"{language.word('base-label')} {sentence(words.base)}")
        if claim.spec.note:
            lines.append(f"{language.word('note-label')} {sentence(claim.spec.note)}")
        if claim.spec.reason:
            lines.append(language.word("caution", reason=claim.spec.reason.rstrip(".")))
        said.append(" ".join([*lines, *part.disagrees.get(claim.id, ())]))
    formulas = "; ".join(own.formula for own in part.derived)
    if formulas:
        said.append(language.word("derived", formulas=formulas))
    return tuple(said)


def all_scenes(
    board: Storyboard, theme: Theme, language: Language, parts: Sequence[str]
) -> dict[str, list[Scene]]:
    """Scenes by part: `deck`, `slides`, `infographic`, `cards`; only the parts asked for.

    A deck is laid out for the faces that its readers have, pictures for the designed ones.

    Raises:
        MkdeckError: With everything that does not fit anywhere.
    """
    problems: list[Problem] = []
    made: dict[str, list[Scene]] = {}
    if "deck" in parts or "slides" in parts:
        laid = slides(board, theme, "office", language, problems)
        made |= {part: laid for part in ("deck", "slides") if part in parts}
    if "infographic" in parts:
        tall = infographic(board, theme, "image", language, problems)
        made["infographic"] = [tall] if tall else []
    if "cards" in parts:
        made["cards"] = cards(board, theme, "image", language, problems)
    if problems:
        raise MkdeckError(*problems)
    return made
