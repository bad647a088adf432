"""Where a deck's surroundings are: folders of claims and themes, near it or shipped."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from mkdeck.claims import Library
from mkdeck.errors import MkdeckError
from mkdeck.reading import is_folder, yaml_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.errors import Problem
    from mkdeck.story import DeckSpec


def shipped(name: str) -> Path:
    """A folder that comes with mkdeck: `claims`, `decks` or `themes`."""
    packed = Path(str(files("mkdeck") / "shipped" / name))
    return packed if packed.is_dir() else Path(__file__).resolve().parents[2] / name


def nearest(path: Path, name: str) -> Path | None:
    """The folder of that name beside the file or above it."""
    for parent in full(path).parents:
        if is_folder(parent / name):
            return parent / name
    return None


def claim_folders(path: Path, spec: DeckSpec | None = None) -> list[Path]:
    """The folders of a deck's claims, each once.

    The nearest `claims/` at or above the deck comes first. One that has a `library.yaml` is a
    whole library and stands alone; any other is added to the shipped one. Folders that the deck
    names under `library` are added in either case.

    Raises:
        MkdeckError: The deck names a folder that does not exist.
    """
    near = nearest(path, "claims")
    whole = near is not None and yaml_file(near, "library") is not None
    folders = [near] if near is not None and whole else [shipped("claims"), near]
    problems = []
    for i, name in enumerate(spec.file.library if spec else ()):
        folder = path.parent / name
        if is_folder(folder):
            folders.append(folder)
        elif spec is not None:
            problems.append(
                spec.node.problem(
                    f'there is no folder "{name}"',
                    "library",
                    i,
                    code="unknown-folder",
                    hint="write its path as seen from the deck's file",
                )
            )
    if problems:
        raise MkdeckError(*problems)
    return list(dict.fromkeys(full(folder) for folder in folders if folder is not None))


def theme_folders(path: Path) -> list[Path]:
    """Where a deck's theme may stand: the nearest `themes/` at or above it, then those shipped."""
    found = nearest(path, "themes")
    return [*([found] if found else []), shipped("themes")]


def shown_name(path: Path) -> str:
    """A file as messages name it: relative to the working folder where it lies below it."""
    try:
        return str(full(path).relative_to(full(Path())))
    except ValueError:
        return str(path)


def full(path: Path) -> Path:
    """The path from the root, links followed; as it is where it cannot be told, as for a loop."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return path


class Shelf:
    """The libraries that one command or call has read, so that its decks read each once."""

    def __init__(self) -> None:
        self._read: dict[tuple[Path, ...], tuple[Library, list[Problem]]] = {}

    def library(self, folders: Sequence[Path]) -> Library:
        """The library in the folders.

        Raises:
            MkdeckError: As `Library.load` does; for the same folders with the same problems.
        """
        library, problems = self.readable(folders)
        if problems:
            raise MkdeckError(*problems)
        return library

    def readable(self, folders: Sequence[Path]) -> tuple[Library, list[Problem]]:
        """The library without what is wrong in it, and what that is."""
        key = tuple(full(folder) for folder in folders)
        if key not in self._read:
            self._read[key] = Library.readable(folders, shown_name)
        return self._read[key]
