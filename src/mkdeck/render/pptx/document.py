"""The presentation as a whole: its theme, its slides, its properties."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from mkdeck.render.pptx.layout_parts import add_layouts
from mkdeck.render.pptx.layouts import planned
from mkdeck.render.pptx.manifest import add_manifest
from mkdeck.render.pptx.master import name_notes_master, presentation
from mkdeck.render.pptx.organising import add_guides, add_sections, set_properties
from mkdeck.render.pptx.package import repacked
from mkdeck.render.pptx.shapes import SlideShapes
from mkdeck.scene import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.render.backend import Document
    from mkdeck.render.pptx.links import Jumps
    from mkdeck.scene import Scene


def pptx(scenes: Sequence[Scene], document: Document) -> bytes:
    """The scenes as a presentation, one a slide, all of one size."""
    plans, chosen = planned(scenes, document)
    made = presentation(document, plans)
    layouts = dict(zip(map(id, plans), add_layouts(made, plans, document), strict=True))
    slides = [made.slides.add_slide(layouts[id(plan)]) for plan in chosen]
    jumps = _jumps(slides, scenes)
    for slide, scene, plan in zip(slides, scenes, chosen, strict=True):
        SlideShapes(slide, scene, document, jumps).fill(plan)
    set_properties(made, document)
    add_sections(made, scenes, document)
    add_guides(made, plans)
    name_notes_master(made)
    add_manifest(made, scenes, document)
    buffer = BytesIO()
    made.save(buffer)
    return repacked(buffer.getvalue())


def _jumps(slides: Sequence[Any], scenes: Sequence[Scene]) -> Jumps:
    """The places that links lead to: slides by their numbers, and rows of tables."""
    found = {f"#slide-{number}": slide.part for number, slide in enumerate(slides, 1)}
    for slide, scene in zip(slides, scenes, strict=True):
        for item in scene.items:
            if isinstance(item, Table):
                found |= {f"#{anchor}": slide.part for anchor in item.anchors if anchor}
    return found
