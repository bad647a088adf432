"""Font files beside a theme: looked at when it is read, drawn from where they are."""

from __future__ import annotations

import io
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from mkdeck.errors import MkdeckError
from mkdeck.reading.files import content

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdeck.errors import Problem
    from mkdeck.reading import Node
    from mkdeck.themes.faces import Faces, FaceSets, FaceSpec


MOST_BYTES = 20_000_000
"""How large a font file may be."""

PACKED = {
    "Caladea": ("font_caladea", "files/Caladea-{}.ttf"),
    "Carlito": ("rinoh_typeface_carlito", "Carlito-{}.ttf"),
}
"""Families of a package that holds them in another way: its name, and where each style is in it."""


_STYLES = {
    (False, False): "Regular",
    (True, False): "Bold",
    (False, True): "Italic",
    (True, True): "BoldItalic",
}


def font_file(family: str, weight: int, *, italic: bool = False) -> str:
    """The path of the file of a family that comes closest to a weight.

    Raises:
        LookupError: No package that is installed has the family.
    """
    import fontpkg

    if family in PACKED:
        package, form = PACKED[family]
        found = find_spec(package)
        if found is not None and found.origin:
            name = form.format(_STYLES[weight > 500, italic])
            return str(Path(found.origin).parent / name)
    try:
        return str(fontpkg.path(family, weight, "italic" if italic else "normal", nearest=True))
    except fontpkg.FontpkgError as error:
        raise LookupError(family) from error


def installed(family: str) -> bool:
    """Whether a package that is installed has the family."""
    import fontpkg

    if family in PACKED and find_spec(PACKED[family][0]):
        return True
    try:
        fontpkg.family(family)
    except fontpkg.FontpkgError:
        return False
    return True


def with_files(
    sets: FaceSets, node: Node, homes: Mapping[str, Path], problems: list[Problem]
) -> FaceSets:
    """The faces with the full paths of their files.

    Args:
        sets: The faces as the theme names them.
        node: The theme, for places.
        homes: The folder of each file that the theme is read from, by its name in messages.
        problems: Where to add what is wrong.
    """
    made: dict[str, Faces] = {}
    for group in ("image", "office"):
        faces: Faces = getattr(sets, group)
        specs: dict[str, FaceSpec] = {}
        for name in ("title", "number", "text"):
            spec: FaceSpec = getattr(faces, name)
            place = node.at("faces", group, name, "files")
            paths = [
                _looked_at(file, place.at(i), homes, problems) for i, file in enumerate(spec.files)
            ]
            if paths:
                # Another program draws documents, so that their lines are measured with slack.
                twin = paths[0] if group == "office" else ""
                specs[name] = spec.model_copy(update={"files": tuple(paths), "measured": twin})
        made[group] = faces.model_copy(update=specs)
    return sets.model_copy(update=made)


def _looked_at(file: str, place: Node, homes: Mapping[str, Path], problems: list[Problem]) -> str:
    """The path of a font file; what is wrong with it is added to the problems."""
    from fontTools.ttLib import TTFont, TTLibError

    path = homes[place.path] / file
    try:
        with TTFont(io.BytesIO(content(path, file, MOST_BYTES)), lazy=True) as font:
            if not font.getBestCmap() or "OS/2" not in font:
                raise TTLibError
    except MkdeckError as error:
        message = f'the font file "{file}" {error.problems[0].message}'
        hint = "write its path as seen from the theme's file"
        problems.append(place.problem(message, hint=hint, code="unreadable"))
    except Exception:  # fontTools raises whatever a damaged table leads to.
        message = f'the font file "{file}" is no TrueType or OpenType font, or a damaged one'
        hint = "name a file that ends in .ttf or .otf"
        problems.append(place.problem(message, hint=hint, code="font"))
    return str(path.resolve())
