"""The presentation as a whole: its theme, its slides, its properties."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from mkdeck.render.pptx.manifest import add_manifest
from mkdeck.render.pptx.master import LAYOUTS, name_notes_master, presentation
from mkdeck.render.pptx.package import repacked
from mkdeck.render.pptx.shapes import SlideShapes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.render.backend import Document
    from mkdeck.scene import Scene


LONGEST = 255
"""How many characters a property of a document may have."""


def pptx(scenes: Sequence[Scene], document: Document) -> bytes:
    """The scenes as a presentation, one a slide, all of one size."""
    made = presentation(document.theme, scenes[0].width, scenes[0].height)
    layouts = {layout.name: layout for layout in made.slide_layouts}
    for scene in scenes:
        slide = made.slides.add_slide(layouts[LAYOUTS[scene.layout]])
        SlideShapes(slide, scene, document).fill()
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
