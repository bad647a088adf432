"""Two folders exchanged in one step, so that whoever looks sees all old or all new."""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Collection


_HERE = -100
"""AT_FDCWD: paths are taken as they are."""


_EXCHANGE = 2
"""RENAME_EXCHANGE of Linux and RENAME_SWAP of macOS."""


def put(new: Path, place: Path) -> bool:
    """Puts a folder in a place, what stood there into the folder's; False where nothing can.

    Raises:
        OSError: The system refuses for a reason of its own, such as a lack of rights.
    """
    if not os.path.lexists(place):
        new.rename(place)
        return True
    call = _exchange()
    if call is None:
        return False
    shutil.copymode(place, new)
    return call(os.fsencode(new), os.fsencode(place))


def _exchange() -> Callable[[bytes, bytes], bool] | None:
    """What exchanges two paths and says whether it did, or None where the system has nothing."""
    system: Any = ctypes.CDLL(None) if os.name == "posix" else None
    if sys.platform == "darwin" and hasattr(system, "renamex_np"):
        return lambda one, other: not system.renamex_np(one, other, _EXCHANGE)
    if hasattr(system, "renameat2"):
        return lambda one, other: not system.renameat2(_HERE, one, _HERE, other, _EXCHANGE)
    return None


def mounts_below(folder: Path) -> bool:
    """Whether another volume, or a part of this one, is mounted somewhere within a folder."""
    root = os.path.realpath(folder)
    try:
        told = Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape")
    except OSError:
        return any(os.path.ismount(place) for place, _, _ in os.walk(root))
    places = (line.split(" ")[4] for line in told.splitlines())
    unescaped = (re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), one) for one in places)
    return any(place == root or place.startswith(f"{root}/") for place in unescaped)


def discard(folder: Path) -> None:
    """Removes a folder of ours with all in it; one with a mount in it is left alone."""
    if not mounts_below(folder):
        shutil.rmtree(folder, ignore_errors=True)


def carry(source: Path, target: Path, without: Collection[str], below: str = "") -> None:
    """Links into a folder what another holds beside what is not wanted; links stay links.

    A folder whose files are all unwanted is left out.

    Raises:
        OSError: Something can be neither linked nor copied.
    """
    with os.scandir(source) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        path = f"{below}{entry.name}"
        there = target / path
        if entry.is_dir(follow_symlinks=False):
            if any(Path(entry.path).iterdir()):
                carry(Path(entry.path), target, without, f"{path}/")
            else:
                there.mkdir(parents=True, exist_ok=True)
            if there.is_dir():
                shutil.copymode(entry.path, there)
        elif path not in without and not os.path.lexists(there):
            there.parent.mkdir(parents=True, exist_ok=True)
            _link(entry, there)


def _link(entry: os.DirEntry[str], there: Path) -> None:
    try:
        os.link(entry.path, there, follow_symlinks=False)
    except OSError:
        if entry.is_symlink():
            there.symlink_to(Path(entry.path).readlink())
        else:
            shutil.copy2(entry.path, there)
