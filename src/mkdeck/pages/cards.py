"""Cards: one scene a fixed canvas."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mkdeck.formats import load_format
from mkdeck.layout import Look, branded
from mkdeck.pages.page import Layout, page_scene

if TYPE_CHECKING:
    from mkdeck.errors import Problem
    from mkdeck.languages import Language
    from mkdeck.scene import Scene
    from mkdeck.story import Storyboard
    from mkdeck.themes import FaceSet, Theme


def cards(
    board: Storyboard, theme: Theme, faces: FaceSet, language: Language, problems: list[Problem]
) -> list[Scene]:
    """One scene a card; what does not fit is added to the problems."""
    layout = Layout(theme, faces, language, problems, board.spec.node)
    scenes = []
    pictures = Counter(part.number for part in board.cards)
    for part in board.cards:
        size = part.size
        place = f"card {part.number}" + (f" ({size})" if pictures[part.number] > 1 else "")
        look = branded(Look(theme, faces, language, load_format(size), part.ground))
        for laid in layout.fragment(part, look, place):
            name = f"{part.number:02d}-{part.kind.name}-{size}"
            scene = page_scene(part, look, name, laid, ())
            scenes.append(layout.inspected(scene, look, place, part.node))
    return scenes
