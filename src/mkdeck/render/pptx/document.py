"""The presentation as a whole: its theme, its slides, its properties."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from mkdeck.render.pptx.layout_parts import add_layouts
from mkdeck.render.pptx.layouts import planned
from mkdeck.render.pptx.manifest import add_manifest
from mkdeck.render.pptx.master import name_notes_master, presentation
from mkdeck.render.pptx.package import repacked
from mkdeck.render.pptx.shapes import SlideShapes
from mkdeck.scene import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.render.backend import Document
    from mkdeck.render.pptx.links import Jumps
    from mkdeck.scene import Scene


LONGEST = 255
"""How many characters a property of a document may have."""


def pptx(scenes: Sequence[Scene], document: Document) -> bytes:
    """The scenes as a presentation, one a slide, all of one size."""
    plans, chosen = planned(scenes, document)
    made = presentation(document, plans)
    layouts = dict(zip(map(id, plans), add_layouts(made, plans, document), strict=True))
    slides = [made.slides.add_slide(layouts[id(plan)]) for plan in chosen]
    jumps = _jumps(slides, scenes)
    for slide, scene, plan in zip(slides, scenes, chosen, strict=True):
        SlideShapes(slide, scene, document, jumps).fill(plan)
    core = made.core_properties
    date = datetime.strptime(document.as_of or "2000-01", "%Y-%m").replace(tzinfo=UTC)
    core.title, core.author, core.last_modified_by = document.title[:LONGEST], "mkdeck", "mkdeck"
    core.created = core.modified = core.last_printed = date
    core.revision, core.language, core.comments = 1, document.office.lang, ""
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
