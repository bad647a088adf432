"""A slide of each kind before it shows anything, for the layouts of documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.formats import load_format
from mkdeck.layout import Look, branded, model
from mkdeck.render import Model

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdeck.languages import Language
    from mkdeck.layout import Laid
    from mkdeck.themes import FaceSet, Theme


def models(
    kinds: Iterable[Laid], theme: Theme, faces: FaceSet, language: Language
) -> tuple[Model, ...]:
    """A slide of each of the kinds that can be one, in the faces of a document."""
    sheet = load_format("slide")
    found = []
    for kind in kinds:
        if "slide" in kind.forms:
            look = branded(Look(theme, faces, language, sheet, kind.ground))
            found.append(Model(kind.name.capitalize(), *model(kind, look)))
    return tuple(found)
