"""Slides: one scene a slide."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from mkdeck.formats import load_format
from mkdeck.layout import Look, branded
from mkdeck.pages.notes import speaker_notes
from mkdeck.pages.page import Layout, page_scene, shown_claims
from mkdeck.pages.templated import (
    format_of,
    ground_of,
    on_template,
    shrunk,
    told_room,
    without_opening,
)
from mkdeck.pages.tracing import traced

if TYPE_CHECKING:
    from mkdeck.errors import Problem
    from mkdeck.languages import Language
    from mkdeck.render import Template
    from mkdeck.scene import Scene
    from mkdeck.story import Part, Storyboard
    from mkdeck.themes import FaceSet, Theme


def slides(
    board: Storyboard,
    theme: Theme,
    faces: FaceSet,
    language: Language,
    problems: list[Problem],
    template: Template | None = None,
) -> list[Scene]:
    """One scene a slide; what does not fit is added to the problems."""
    layout = Layout(theme, faces, language, problems, board.spec.node)
    if template:
        layout = replace(layout, on=partial(told_room, template))
    scenes: list[Scene] = []
    claims = {claim.id: claim for claim in shown_claims(board.slides)}
    kept = board.spec.file.notes
    for given in board.slides:
        part = replace(given, number=len(scenes) + 1)
        called = f"slide {given.number}"
        look = _look(part, theme, faces, language, template)
        for laid in layout.fragment(part, look, called):
            name = f"{len(scenes) + 1:02d}"
            notes = speaker_notes(part, language, kept)
            if template:
                laid = replace(laid, items=without_opening(laid.items, look.format))
            scene = page_scene(part, look, name, laid, notes)
            scene = traced(scene, claims, language, board.month, told=kept != "none")
            scenes.append(layout.inspected(scene, look, called, part.node))
            problems += shrunk(scene, look, called, part.node) if template else ()
    return scenes


def _look(
    part: Part, theme: Theme, faces: FaceSet, language: Language, template: Template | None
) -> Look:
    """How a slide looks: as the theme has it, or as the template's layout for its kind does."""
    if template is None:
        return branded(Look(theme, faces, language, load_format("slide"), part.ground))
    kind = part.kind.name
    own = on_template(theme, template, kind)
    return Look(own, faces, language, format_of(template, kind), ground_of(part))
