"""Files and folders as a person means them; what the system refuses to look at is not there."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from mkdeck.errors import MkdeckError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator


MAX_BYTES = 1_000_000


SUFFIXES = (".yaml", ".yml")
"""Endings of YAML files, in small or capital letters."""


MOST_FILES = 10_000
"""How many YAML files a folder may hold; more is no library but a disk."""


MOST_ENTRIES = 100_000
"""How many entries of any sort are looked at."""


def content(
    path: Path, name: str, most: int = MAX_BYTES, *, smaller: str = "split it into several files"
) -> bytes:
    """The bytes of a regular file of at most so many; what never ends or blocks is not opened.

    Args:
        path: The file.
        name: What messages call it.
        most: How many bytes it may have.
        smaller: The hint for one that has more.

    Raises:
        MkdeckError: It cannot be read, or is too large.
    """
    hint = "make it a file that you may read, or move it away"
    try:
        found = path.stat()
        regular = stat.S_ISREG(found.st_mode)
        if regular and found.st_size <= most:
            with path.open("rb") as file:
                data = file.read(most + 1)
            if len(data) <= most:
                return data
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", "") or "its name is none"
        problem = Problem(name, 0, 0, f"cannot be read: {why.lower()}", hint, "unreadable")
        raise MkdeckError(problem) from None
    if not regular:
        why = "is a directory" if stat.S_ISDIR(found.st_mode) else "is no regular file"
        raise MkdeckError(Problem(name, 0, 0, f"cannot be read: {why}", hint, "unreadable"))
    limit = f"{most // 1_000_000} MB"
    size = f"is {max(found.st_size, most + 1):,} bytes long; the limit is {limit}"
    raise MkdeckError(Problem(name, 0, 0, size, smaller, "too-large"))


def is_file(path: Path) -> bool:
    """Whether there is a file; a name that is none names nothing."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def is_folder(path: Path) -> bool:
    """Whether there is a folder, likewise."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def is_yaml(name: str) -> bool:
    """Whether a file of that name is read: it ends as YAML does and no program hides it."""
    return Path(name).suffix.lower() in SUFFIXES and not name.startswith(".")


def yaml_file(folder: Path, stem: str) -> Path | None:
    """The YAML file of that stem right in a folder, whatever its ending, or None."""
    for suffix in SUFFIXES:
        if is_file(folder / f"{stem}{suffix}"):
            return folder / f"{stem}{suffix}"
    return next((path for path in yaml_files_in(folder) if path.stem == stem), None)


def yaml_files_in(folder: Path) -> list[Path]:
    """The YAML files right in a folder, sorted; none where it cannot be read."""
    try:
        return sorted(path for path in folder.iterdir() if is_yaml(path.name))
    except (OSError, ValueError):
        return []


def yaml_files_below(folder: Path, name: str) -> list[Path]:
    """The YAML files in a folder and those below it, sorted.

    Names that begin with a point are passed over: `.git`, `.ipynb_checkpoints`, `._x.yaml` and
    `.#x.yaml` are the affair of other programs. Links to folders are not followed.

    Args:
        folder: Where to look.
        name: What messages call it.

    Raises:
        MkdeckError: A folder cannot be read, or there are too many files.
    """
    found: list[Path] = []
    for entry in _entries(folder, name):
        if is_yaml(entry.name):
            found.append(Path(entry.path))
        if len(found) > MOST_FILES:
            said = f"holds more than {MOST_FILES:,} YAML files"
            raise MkdeckError(Problem(name, 0, 0, said, _NARROW, "too-large"))
    return sorted(found)


_NARROW = "name the folder of the claims alone"


def _entries(folder: Path, name: str) -> Iterator[os.DirEntry[str]]:
    """All entries below a folder that no program hides, folders left out."""
    waiting, seen = [folder], 0
    while waiting:
        place = waiting.pop()
        try:
            with os.scandir(place) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            told = str(place) if place != folder else name
            why = f"cannot be read: {(error.strerror or '').lower()}"
            hint = "make it a folder that you may read, or move it away"
            raise MkdeckError(Problem(told, 0, 0, why, hint, "unreadable")) from None
        for entry in entries:
            seen += 1
            if seen > MOST_ENTRIES:
                said = f"holds more than {MOST_ENTRIES:,} files and folders"
                raise MkdeckError(Problem(name, 0, 0, said, _NARROW, "too-large"))
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False) and not is_yaml(entry.name):
                waiting.append(Path(entry.path))
            else:
                yield entry
