"""Files put in their place one by one, by a list that the next build completes after a kill.

For folders that cannot be exchanged as a whole: links, mounts, the working folder itself.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdeck.delivery.manifest import MANIFEST, is_inside, read_json

if TYPE_CHECKING:
    from collections.abc import Iterable

JOURNAL = ".manifest.journal"

_OLD = ".old"
"""Folder of the staged one that keeps what is replaced until all is in its place."""


def put_in_place(staged: Path, target: Path, new: Iterable[str], gone: Iterable[str]) -> None:
    """Moves staged files into a folder and takes others out, the manifest last.

    Raises:
        OSError: Something cannot be moved; then everything is as it was.
    """
    target.mkdir(parents=True, exist_ok=True)
    plan = {
        "staged": os.path.relpath(staged.resolve(), target.resolve()),
        "new": sorted(new),
        "gone": sorted(gone),
    }
    draft = staged / JOURNAL
    draft.write_text(json.dumps(plan), "utf-8")
    draft.replace(target / JOURNAL)
    moved: list[tuple[Path, Path]] = []
    try:
        _move(plan, staged, target, moved)
    except OSError:
        for one, other in reversed(moved):
            other.replace(one)
        for path in new:
            _tidy(target, path)
        (target / JOURNAL).unlink(missing_ok=True)
        raise


def finish(target: Path) -> None:
    """Completes what a killed build began in a folder; a list that is no plan of ours is none.

    Raises:
        OSError: Something cannot be moved.
    """
    path = target / JOURNAL
    if not os.path.lexists(path):
        return
    plan = _plan(path, target)
    if plan is None:
        path.unlink(missing_ok=True)
        return
    staged = target / plan["staged"]
    _move(plan, staged, target, [])
    shutil.rmtree(staged, ignore_errors=True)


def _move(plan: dict[str, Any], staged: Path, target: Path, moved: list[tuple[Path, Path]]) -> None:
    """Takes the old files out and puts the new ones in; what is done already is not done again.

    What was moved, from where to where, is added to a list.
    """

    def move(one: Path, other: Path) -> None:
        if one.is_file() or one.is_symlink():
            other.parent.mkdir(parents=True, exist_ok=True)
            one.replace(other)
            moved.append((one, other))

    for path in plan["gone"]:
        move(target / path, staged / _OLD / path)
    for path in (*plan["new"], MANIFEST):
        if (staged / path).is_file():
            move(target / path, staged / _OLD / path)
            move(staged / path, target / path)
    for path in plan["gone"]:
        _tidy(target, path)
    (target / JOURNAL).unlink(missing_ok=True)


def _plan(path: Path, target: Path) -> dict[str, Any] | None:
    """The list in a file, if it is one that a build of this folder made; it follows no link."""
    found = read_json(path)
    if not isinstance(found, dict) or not isinstance(found.get("staged"), str):
        return None
    staged = Path(found["staged"])
    name = re.fullmatch(r"\.(?:.+)\.staging\.[0-9a-f]{8}", staged.name)
    if not name or staged.parent not in {Path(), Path("..")}:
        return None
    if (target / staged).is_symlink() or not (target / staged).is_dir():
        return None
    lists = [found.get(key) for key in ("new", "gone")]
    if not all(isinstance(paths, list) and all(map(is_inside, paths)) for paths in lists):
        return None
    for below in (*found["new"], *found["gone"]):
        for folder in (target, target / staged, target / staged / _OLD):
            if any(_blocks(parent) for parent in parents_below(folder, below)):
                return None
    return found


def _blocks(folder: Path) -> bool:
    return os.path.lexists(folder) and (folder.is_symlink() or not folder.is_dir())


def parents_below(folder: Path, path: str) -> list[Path]:
    """The folders between a folder and a file in it, the nearest to the file first."""
    return list((folder / path).parents)[: len(Path(path).parts) - 1]


def _tidy(folder: Path, path: str) -> None:
    """Removes the folders that a file leaves empty; follows no link."""
    for parent in parents_below(folder, path):
        if parent.is_symlink() or not parent.is_dir() or any(parent.iterdir()):
            return
        parent.rmdir()
