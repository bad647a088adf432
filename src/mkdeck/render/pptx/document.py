"""The presentation as a whole: its theme, its slides, its properties."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from mkdeck.render.pptx.layout_parts import add_layouts
from mkdeck.render.pptx.layouts import planned
from mkdeck.render.pptx.links import jumps_of
from mkdeck.render.pptx.manifest import add_manifest
from mkdeck.render.pptx.master import presentation
from mkdeck.render.pptx.notes import name_notes_master
from mkdeck.render.pptx.organising import add_guides, add_sections, set_properties
from mkdeck.render.pptx.package import repacked
from mkdeck.render.pptx.shapes import SlideShapes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.render.backend import Document
    from mkdeck.scene import Scene


def pptx(scenes: Sequence[Scene], document: Document) -> bytes:
    """The scenes as a presentation, one a slide, all of one size."""
    if document.template:
        from mkdeck.render.pptx.templates.building import built

        made = built(scenes, document, document.template)
    else:
        made = _made(scenes, document)
    set_properties(made, document)
    add_sections(made, scenes, document)
    name_notes_master(made)
    add_manifest(made, scenes, document)
    buffer = BytesIO()
    made.save(buffer)
    return repacked(buffer.getvalue())


def _made(scenes: Sequence[Scene], document: Document) -> Any:
    """The slides on a master of their own."""
    plans, chosen = planned(scenes, document)
    made = presentation(document, plans)
    layouts = dict(zip(map(id, plans), add_layouts(made, plans, document), strict=True))
    slides = [made.slides.add_slide(layouts[id(plan)]) for plan in chosen]
    jumps = jumps_of(slides, scenes)
    for slide, scene, plan in zip(slides, scenes, chosen, strict=True):
        SlideShapes(slide, scene, document, jumps).fill(plan)
    add_guides(made, plans)
    return made
