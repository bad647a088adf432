"""Scenes to a PowerPoint file: real text, real shapes, pictures only for marks."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from mkdeck.render.pptx.master import LAYOUTS, name_notes_master, presentation
from mkdeck.render.pptx.package import repacked
from mkdeck.render.pptx.shapes import SlideShapes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.languages import Office
    from mkdeck.scene import Scene
    from mkdeck.themes import Theme


def pptx(scenes: Sequence[Scene], theme: Theme, office: Office, *, title: str, as_of: str) -> bytes:
    """The scenes as a presentation.

    Args:
        scenes: One a slide, all of one size.
        theme: Gives the document's colour slots and faces.
        office: How text of the deck's language is marked.
        title: Title of the document.
        as_of: `YYYY-MM`, which stands as the document's date.
    """
    made = presentation(theme, scenes[0].width, scenes[0].height)
    layouts = {layout.name: layout for layout in made.slide_layouts}
    for scene in scenes:
        slide = made.slides.add_slide(layouts[LAYOUTS[scene.layout]])
        SlideShapes(slide, scene, office).fill()
    core = made.core_properties
    date = datetime.strptime(as_of or "2000-01", "%Y-%m").replace(tzinfo=UTC)
    core.title, core.author, core.last_modified_by = title, "mkdeck", "mkdeck"
    core.created = core.modified = core.last_printed = date
    core.revision, core.language, core.comments = 1, office.lang, ""
    name_notes_master(made)
    buffer = BytesIO()
    made.save(buffer)
    return repacked(buffer.getvalue())
