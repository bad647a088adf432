"""Writing results: staged beside their place, then renamed, the manifest last."""

from __future__ import annotations

import errno
import json
import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from mkdeck.delivery.manifest import MANIFEST, in_order, read_manifest
from mkdeck.errors import MkdeckError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType


class Staging:
    """A folder to write results in, which becomes part of the output only when all are there.

    As a context manager it removes what was staged and never delivered.

    Raises:
        MkdeckError: The output folder cannot be made, or lies outside what was asked for.
    """

    def __init__(self, output: Path, deck: str, asked: str = "") -> None:
        self.target = output / deck
        if self.target.parent != output or deck.startswith("."):
            raise MkdeckError(
                Problem(
                    asked or deck,
                    0,
                    0,
                    "is no name for an output folder",
                    "give the deck's file a plain name",
                    "output",
                )
            )
        self.folder = output / f".{deck}.staging.{os.getpid()}"
        with _told("cannot be made", self.target):
            self.target.mkdir(parents=True, exist_ok=True)
            _clear(output, deck)
            self.folder.mkdir()

    def __enter__(self) -> Staging:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def write(self, path: str, content: bytes) -> None:
        """Stages a file at a path relative to the deck's folder.

        Raises:
            MkdeckError: It cannot be written.
        """
        staged = self.folder / path
        with _told("cannot be written", self.target / path):
            staged.parent.mkdir(parents=True, exist_ok=True)
            staged.write_bytes(content)

    def deliver(self, manifest: dict[str, Any], kinds: set[str]) -> list[str]:
        """Renames every staged file into place; files no longer made are removed.

        Args:
            manifest: Describes the files staged; entries of other kinds are kept as they were.
            kinds: Kinds of entry that this build made all of.

        Returns:
            Paths of all files that the manifest now lists.

        Raises:
            MkdeckError: Something else stands in the place of a file or a folder; then nothing
                is renamed.
        """
        old = read_manifest(self.target / MANIFEST)
        new = {entry["path"] for entry in manifest["files"]}
        kept = [
            entry
            for entry in old.get("files", [])
            if entry["kind"] not in kinds
            and entry["path"] not in new
            and (self.target / entry["path"]).is_file()
        ]
        gone = (
            {entry["path"] for entry in old.get("files", [])}
            - new
            - {entry["path"] for entry in kept}
        )
        manifest = manifest | {"files": in_order([*kept, *manifest["files"]])}
        self.write(MANIFEST, (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode())
        with _told("cannot be written", self.target):
            for path in (*sorted(new), MANIFEST):
                _make_way(self.target / path)
            for path in sorted(new):
                (self.folder / path).replace(self.target / path)
            for path in sorted(gone):
                _remove(self.target, path)
            (self.folder / MANIFEST).replace(self.target / MANIFEST)
        return [entry["path"] for entry in manifest["files"]]


@contextmanager
def _told(what: str, place: Path) -> Iterator[None]:
    """Tells what the system refuses as a problem, of the place where it names none."""
    try:
        yield
    except OSError as error:
        raise MkdeckError(
            Problem(
                str(error.filename or place),
                0,
                0,
                f"{what}: {(error.strerror or '').lower()}",
                "choose another folder with -o, or move what stands there",
                "output",
            )
        ) from None


def _make_way(place: Path) -> None:
    """Makes the folders above a file; raises an OSError where no file can stand."""
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(place))


def _remove(folder: Path, path: str) -> None:
    """Removes a file of an earlier build and the folders that it leaves empty."""
    place = folder / path
    if not place.is_file():
        return
    place.unlink()
    for parent in place.parents:
        if parent == folder or any(parent.iterdir()):
            return
        parent.rmdir()


def _clear(output: Path, deck: str) -> None:
    """Removes what killed builds of this deck left staged."""
    for left in output.glob(f".{deck}.staging.*"):
        owner = left.suffix.removeprefix(".")
        if not owner.isdecimal() or not _alive(int(owner)):
            shutil.rmtree(left, ignore_errors=True)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return process != os.getpid()
