"""Arrangements: a storyboard to the scenes of each part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.errors import MkdeckError, Problem
from mkdeck.pages.cards import cards
from mkdeck.pages.poster import infographic
from mkdeck.pages.slides import slides

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.languages import Language
    from mkdeck.scene import Scene
    from mkdeck.story import Storyboard
    from mkdeck.themes import Theme


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
