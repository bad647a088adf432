"""Arrangements: a storyboard to the scenes of each output."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mkdeck.errors import MkdeckError, Problem
from mkdeck.pages.cards import cards
from mkdeck.pages.poster import infographic
from mkdeck.pages.slides import slides

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mkdeck.languages import Language
    from mkdeck.render import Output, Pages, Template
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
    board: Storyboard,
    theme: Theme,
    language: Language,
    outputs: Sequence[Output],
    template: Template | None = None,
    told: list[Problem] | None = None,
) -> dict[str, list[Scene]]:
    """Scenes by the name of the output; those that show the same in the same faces share them.

    Args:
        board: What is laid out.
        theme: Colours and faces.
        language: Its language.
        outputs: Which of them.
        template: What slides of documents are laid out on instead of the theme's own master.
        told: Takes warnings of what is not as the template means it.

    Raises:
        MkdeckError: With everything that does not fit anywhere.
    """
    problems: list[Problem] = []
    laid: dict[tuple[Pages, FaceSet, bool], list[Scene]] = {}
    made: dict[str, list[Scene]] = {}
    for output in outputs:
        on_template = template is not None and output.templated
        key = output.pages, output.faces, on_template
        if key not in laid:
            arrange = _ARRANGE[output.pages]
            if on_template:
                arrange = partial(slides, template=template)
            laid[key] = arrange(board, theme, output.faces, language, problems)
        made[output.name] = laid[key]
    found = dict.fromkeys(problems)
    if any(problem.severity == "error" for problem in found):
        raise MkdeckError(*(problem for problem in found if problem.severity == "error"))
    if told is not None:
        told += found
    return made


def page_counts(board: Storyboard) -> dict[Pages, int]:
    """How many pages there are of each, before a list of sources is continued on another."""
    return {
        "slides": len(board.slides),
        "infographic": min(len(board.sections), 1),
        "cards": len(board.cards),
    }
