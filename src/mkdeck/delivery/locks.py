"""Locks that end with their process, on any machine that shares the folder."""

from __future__ import annotations

import errno
import os
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

try:
    import fcntl
except ImportError:  # Windows has none; builds there do not know of each other.
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


PATIENCE = 15.0
"""Seconds to wait for another build, which holds the folder for a moment only."""


def hold(folder: Path, *, wait: bool = False) -> int | None:
    """The descriptor that holds a folder until it is closed, or None where nothing can.

    Raises:
        BlockingIOError: Somebody else holds it, and we have waited as long as we do.
    """
    if fcntl is None:
        return None
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    end = time.monotonic() + (PATIENCE if wait else 0)
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() < end:
                time.sleep(0.05)
                continue
            os.close(descriptor)
            raise BlockingIOError(
                errno.EAGAIN, "another program is at work there", str(folder)
            ) from None
        except OSError:  # A file system without locks.
            os.close(descriptor)
            return None
        return descriptor


def release(descriptor: int | None) -> None:
    """Lets a folder go."""
    if descriptor is not None:
        os.close(descriptor)


@contextmanager
def alone(*folders: Path) -> Iterator[None]:
    """Waits until nobody else is at work in the folders, in their order."""
    held: list[int | None] = []
    try:
        held.extend(hold(folder, wait=True) for folder in dict.fromkeys(folders))
        yield
    finally:
        for descriptor in held:
            release(descriptor)


def is_left(folder: Path) -> bool:
    """Whether nobody holds a folder any more; where that cannot be told, somebody may."""
    try:
        descriptor = hold(folder)
    except OSError:
        return False
    release(descriptor)
    return descriptor is not None
