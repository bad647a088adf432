"""Slides: one scene a slide."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdeck.formats import load_format
from mkdeck.layout import Look, branded
from mkdeck.pages.notes import speaker_notes
from mkdeck.pages.page import Layout, page_scene, shown_claims
from mkdeck.pages.tracing import traced

if TYPE_CHECKING:
    from mkdeck.errors import Problem
    from mkdeck.languages import Language
    from mkdeck.scene import Scene
    from mkdeck.story import Storyboard
    from mkdeck.themes import FaceSet, Theme


def slides(
    board: Storyboard, theme: Theme, faces: FaceSet, language: Language, problems: list[Problem]
) -> list[Scene]:
    """One scene a slide; what does not fit is added to the problems."""
    layout = Layout(theme, faces, language, problems, board.spec.node)
    scenes: list[Scene] = []
    claims = {claim.id: claim for claim in shown_claims(board.slides)}
    kept = board.spec.file.notes
    for given in board.slides:
        part = replace(given, number=len(scenes) + 1)
        look = branded(Look(theme, faces, language, load_format("slide"), part.ground))
        for laid in layout.fragment(part, look, f"slide {given.number}"):
            name = f"{len(scenes) + 1:02d}"
            notes = speaker_notes(part, language, kept)
            scene = page_scene(part, look, name, laid, notes)
            scene = traced(scene, claims, language, board.month, told=kept != "none")
            scenes.append(layout.inspected(scene, look, f"slide {given.number}", part.node))
    return scenes
