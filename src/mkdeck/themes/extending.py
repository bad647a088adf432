"""A theme's file with what it extends filled in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from frozendict import frozendict

from mkdeck.errors import MkdeckError, did_you_mean
from mkdeck.reading import Node, is_file, merged, read, yaml_file, yaml_files_in
from mkdeck.themes.brand_yml import BRAND_FILES, brand_theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from mkdeck.errors import Problem


SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True)
class ThemeFolders:
    """Where themes are looked for, and what messages call their files.

    Attributes:
        folders: Folders of themes, nearest first.
        near: Where a file that is named with its ending is looked for, and above.
    """

    folders: Sequence[Path]
    name: Callable[[Path], str] = str
    near: Path | None = None

    def found(self, theme: str, near: Path | None = None) -> Iterator[Path]:
        """The files that a name may mean, the best first."""
        if theme.endswith(SUFFIXES):
            start = near or self.near or Path()
            for folder in (start, *start.resolve().parents):
                if is_file(folder / theme):
                    yield folder / theme
            return
        for folder in self.folders:
            path = yaml_file(folder, theme)
            if path is not None and path.parent == folder:
                yield path

    def known(self) -> list[str]:
        """The names of all themes."""
        found = (path.stem for folder in self.folders for path in yaml_files_in(folder))
        return list(dict.fromkeys(found))


@dataclass(frozen=True)
class Sheet:
    """A theme as written, what it extends filled in.

    Attributes:
        homes: The folder of each file that it is read from, by its name in messages.
        notes: Warnings of what a brand's file says and a theme has no use for.
    """

    node: Node
    homes: Mapping[str, Path]
    notes: tuple[Problem, ...] = ()


def read_sheet(path: Path, where: ThemeFolders, seen: frozenset[Path] = frozenset()) -> Sheet:
    """The theme in a file; mappings are merged key by key with what it extends.

    A face that names its family stands alone, and seeds or another ground begin with new colours.

    Raises:
        MkdeckError: A file cannot be read, or extends one that is not there, or itself.
    """
    notes: tuple[Problem, ...] = ()
    node = _spread(read(path, where.name(path)))
    if path.name in BRAND_FILES:
        node, notes = brand_theme(node)
        if not seen and not _has(node, "brand", "colours"):
            hint = "write \"color: {primary: '#00A1E0'}\", or extend the file and give colours"
            said = "names no colour that a theme can be made of"
            raise MkdeckError(node.problem(said, hint=hint, code="missing-key"))
    sheet = Sheet(node, {node.path: path.parent}, notes)
    theme = _extended(node)
    if not theme:
        return sheet
    base = node.at("extends")
    seen = seen | {path.resolve()}
    found = list(where.found(theme, path.parent))
    under = next((one for one in found if one.resolve() not in seen), None)
    if under is None:
        said = f'extends "{theme}", which there is not'
        known = [one for one in where.known() if one != path.stem]
        hint = did_you_mean(theme, known) or "name a theme that there is"
        if found:
            said = f'extends "{theme}", which leads back to itself'
            hint = "name another theme, or leave it out"
        raise MkdeckError(base.problem(said, hint=hint, code="unknown-theme"))
    lower = read_sheet(under, where, seen)
    return Sheet(
        merged(_without_replaced(lower.node, node), node, without="extends"),
        {**lower.homes, **sheet.homes},
        (*lower.notes, *notes),
    )


SEEDED = "warm"
"""What a theme that has a brand's colours and extends nothing takes its faces from."""


def _extended(node: Node) -> str:
    """The name of the theme that a node extends, or nothing."""
    if _has(node, "extends"):
        return str(node.at("extends").value)
    return SEEDED if _has(node, "brand", "colours") else ""


def _without_replaced(under: Node, over: Node) -> Node:
    """The lower theme without what the upper one begins anew."""
    if _has(over, "ground") or _has(over, "brand", "colours"):
        under = _less(under, "colours")
    for group in ("image", "office"):
        for face in ("title", "number", "text"):
            if _has(over, "faces", group, face, "family"):
                under = _less(under, "faces", group, face)
    return under


def _spread(node: Node) -> Node:
    """One family for all faces, or for all of a set, written out."""
    faces = node.at("faces")
    if faces is node or not isinstance(faces.value, frozendict):
        return node
    if "family" in faces.value:
        faces = _every(faces, ("image", "office"))
    groups = (
        {
            key: _every(group, ("title", "number", "text")) if _has(group, "family") else group
            for key, group in faces.value.items()
        }
        if isinstance(faces.value, frozendict)
        else {}
    )
    return _with(node, "faces", replace(faces, value=frozendict(groups)))


def _every(node: Node, names: Sequence[str]) -> Node:
    return replace(
        node, value=frozendict.fromkeys(names, node), keys=frozendict.fromkeys(names, node)
    )


def _has(node: Node, *steps: str) -> bool:
    for step in steps:
        if not isinstance(node.value, frozendict) or step not in node.value:
            return False
        node = node.value[step]
    return node.given


def _with(node: Node, key: str, value: Node) -> Node:
    entries = node.value if isinstance(node.value, frozendict) else frozendict[str, Node]()
    return replace(node, value=entries | {key: value})


def _less(node: Node, *steps: str) -> Node:
    """The node without what the steps lead to."""
    if not _has(node, *steps) or not isinstance(node.value, frozendict):
        return node
    first, *rest = steps
    if rest:
        return _with(node, first, _less(node.value[first], *rest))
    return replace(node, value=node.value.delete(first))
