"""Files put in their place one by one, by a list that the next build completes after a kill.

For folders that cannot be exchanged as a whole: links, mounts, the working folder itself.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdeck.delivery.manifest import MANIFEST, is_inside, read_json

if TYPE_CHECKING:
    from collections.abc import Iterable

JOURNAL = ".manifest.journal"


def put_in_place(staged: Path, target: Path, new: Iterable[str], gone: Iterable[str]) -> None:
    """Moves staged files into a folder and takes others out, the manifest last.

    Raises:
        OSError: Something cannot be moved; what is left is done by `finish`.
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
    finish(target)


def finish(target: Path) -> None:
    """Completes what a killed build began in a folder; a list that is no plan of ours is none.

    Raises:
        OSError: Something cannot be moved.
    """
    plan = _plan(target / JOURNAL)
    if plan is None:
        return
    staged = target / plan["staged"]
    for path in plan["gone"]:
        remove(target, path)
    for path in (*plan["new"], MANIFEST):
        if (staged / path).is_file():
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            (staged / path).replace(target / path)
    (target / JOURNAL).unlink(missing_ok=True)
    shutil.rmtree(staged, ignore_errors=True)


def _plan(path: Path) -> dict[str, Any] | None:
    found = read_json(path)
    if not isinstance(found, dict) or not isinstance(found.get("staged"), str):
        return None
    staged = Path(found["staged"])
    lists = [found.get(key) for key in ("new", "gone")]
    own = staged.parent in {Path(), Path("..")} and ".staging." in staged.name
    safe = all(isinstance(paths, list) and all(map(is_inside, paths)) for paths in lists)
    return found if own and safe else None


def remove(folder: Path, path: str) -> None:
    """Removes a file of an earlier build and the folders that it leaves empty; follows no link."""
    place = folder / path
    above = list(place.parents)[: len(Path(path).parts) - 1]
    if any(parent.is_symlink() for parent in above) or place.is_dir():
        return
    place.unlink(missing_ok=True)
    for parent in above:
        if any(parent.iterdir()):
            return
        parent.rmdir()
