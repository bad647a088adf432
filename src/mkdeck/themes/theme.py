"""Themes: colour tokens and faces, read from YAML; nothing here moves a thing on a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frozendict import frozendict

from mkdeck.errors import MkdeckError, Problem, did_you_mean
from mkdeck.reading import Model, Node, parse
from mkdeck.themes.brand import Brand, BrandFile, read_brand
from mkdeck.themes.extending import ThemeFolders, read_sheet
from mkdeck.themes.faces import Face, FaceSet, FaceSets, FaceSpec
from mkdeck.themes.font_files import with_files
from mkdeck.themes.seeding import with_tokens
from mkdeck.themes.seeds import Ground
from mkdeck.themes.tokens import Colours, palette_of, too_alike

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class ThemeFile(Model):
    """`themes/<name>.yaml`."""

    name: str
    """What people call it."""
    ground: Ground | None = None
    """Whether tokens that follow from a brand's colours are `light` or `dark`."""
    extends: str = ""
    """Another theme, whose keys hold where this one has none."""
    colours: Colours
    """Colour tokens."""
    faces: FaceSets
    """Faces for pictures and for documents."""
    brand: BrandFile | None = None
    """Who publishes, for the strip of slides, cards and infographics."""


@dataclass(frozen=True)
class Theme:
    """A theme that has passed its contrast checks.

    Attributes:
        id: Stem of its file.
        palette: Every token with its `RRGGBB`.
        node: Its file, for messages.
        brand: Who publishes, if the theme says so.
        notes: Warnings of what a brand's file says and a theme has no use for.
    """

    id: str
    name: str
    palette: frozendict[str, str]
    faces: FaceSets
    node: Node
    brand: Brand | None = None
    notes: tuple[Problem, ...] = ()

    def face(self, faces: FaceSet, face: Face) -> FaceSpec:
        """The family for a purpose in one of the sets."""
        chosen: FaceSpec = getattr(getattr(self.faces, faces), face)
        return chosen


_WHERE = "write themes/<name>.yaml near the deck, or name one that comes with mkdeck"


def load_theme(
    theme: str,
    folders: list[Path],
    asked: Node | None = None,
    name: Callable[[Path], str] = str,
    near: Path | None = None,
) -> Theme:
    """The theme of that name from the first folder that has it.

    Args:
        theme: Stem of the file, or its name with its ending.
        folders: Where to look, nearest first.
        asked: Where the user named it, for messages.
        name: What messages call a file.
        near: Where to look, and above, for a file that is named with its ending.

    Raises:
        MkdeckError: There is none, its file is wrong, or a pair of colours lacks contrast.
    """
    where = ThemeFolders(folders, name, near)
    path = next(where.found(theme), None)
    if path is not None:
        return read_theme(path, where)
    message = f'there is no theme called "{theme}"'
    hint = did_you_mean(theme, where.known()) or _WHERE
    if asked is None:
        raise MkdeckError(Problem("--theme", 0, 0, message, hint, "unknown-theme"))
    raise MkdeckError(asked.problem(message, hint=hint, code="unknown-theme"))


def read_theme(path: Path, where: ThemeFolders) -> Theme:
    """The theme in a file; raises as `load_theme` does."""
    sheet = read_sheet(path, where)
    node = sheet.node
    problems: list[Problem] = [*node.swallowed()]
    node = with_tokens(node, problems)
    if problems:
        raise MkdeckError(*problems)
    spec = parse(ThemeFile, node, problems)
    if spec is None:
        raise MkdeckError(*problems)
    palette = palette_of(spec.colours)
    problems += too_alike(palette, node)
    brand = read_brand(spec.brand, node, sheet.homes, problems)
    faces = with_files(spec.faces, node, sheet.homes, problems)
    if problems:
        raise MkdeckError(*problems)
    return Theme(path.stem, spec.name, frozendict(palette), faces, node, brand, sheet.notes)
