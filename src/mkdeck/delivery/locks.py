"""Locks that end with their process, on any machine that shares the folder."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

try:
    import fcntl
except ImportError:  # Windows has none; builds there do not know of each other.
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def hold(folder: Path, *, wait: bool = False) -> int | None:
    """The descriptor that holds a folder until it is closed, or None where nothing can.

    Raises:
        BlockingIOError: Somebody else holds it, and we do not wait.
    """
    if fcntl is None:
        return None
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise
    except OSError:  # A file system without locks.
        os.close(descriptor)
        return None
    return descriptor


def release(descriptor: int | None) -> None:
    """Lets a folder go."""
    if descriptor is not None:
        os.close(descriptor)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Waits until nobody else is at work in the folder."""
    descriptor = hold(folder, wait=True)
    try:
        yield
    finally:
        release(descriptor)


def is_left(folder: Path) -> bool:
    """Whether nobody holds a folder any more; where that cannot be told, somebody may."""
    try:
        descriptor = hold(folder)
    except OSError:
        return False
    release(descriptor)
    return descriptor is not None
