"""Arrangements: a storyboard to the scenes of each output."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.errors import MkdeckError, Problem
from mkdeck.pages.cards import cards
from mkdeck.pages.poster import infographic
from mkdeck.pages.slides import slides

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mkdeck.languages import Language
    from mkdeck.render import Output, Pages
    from mkdeck.scene import Scene
    from mkdeck.story import Storyboard
    from mkdeck.themes import FaceSet, Theme

    Arrange = Callable[[Storyboard, Theme, FaceSet, Language, list[Problem]], list[Scene]]


def _poster(
    board: Storyboard, theme: Theme, faces: FaceSet, language: Language, problems: list[Problem]
) -> list[Scene]:
    tall = infographic(board, theme, faces, language, problems)
    return [tall] if tall else []


_ARRANGE: dict[Pages, Arrange] = {"slides": slides, "infographic": _poster, "cards": cards}


def all_scenes(
    board: Storyboard, theme: Theme, language: Language, outputs: Sequence[Output]
) -> dict[str, list[Scene]]:
    """Scenes by the name of the output; those that show the same in the same faces share them.

    Raises:
        MkdeckError: With everything that does not fit anywhere.
    """
    problems: list[Problem] = []
    laid: dict[tuple[Pages, FaceSet], list[Scene]] = {}
    for output in outputs:
        if (output.pages, output.faces) not in laid:
            arrange = _ARRANGE[output.pages]
            laid[output.pages, output.faces] = arrange(
                board, theme, output.faces, language, problems
            )
    if problems:
        raise MkdeckError(*dict.fromkeys(problems))
    return {output.name: laid[output.pages, output.faces] for output in outputs}


def page_counts(board: Storyboard) -> dict[Pages, int]:
    """How many pages there are of each, before a list of sources is continued on another."""
    return {
        "slides": len(board.slides),
        "infographic": min(len(board.sections), 1),
        "cards": len(board.cards),
    }
