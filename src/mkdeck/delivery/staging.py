"""Writing results: staged beside their place, then put there as a whole."""

from __future__ import annotations

import errno
import json
import os
import secrets
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdeck.delivery.journal import JOURNAL, finish, parents_below, put_in_place
from mkdeck.delivery.locks import alone, hold, is_left, release
from mkdeck.delivery.manifest import MANIFEST, WHOLE, in_order, read_manifest
from mkdeck.delivery.swapping import carry, discard, mounts_below, put
from mkdeck.errors import MkdeckError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from mkdeck.delivery.manifest import Place


class Staging:
    """A folder to write results in, which becomes the output only when all of them are there.

    It is held by its process, so that no other build takes it for left over. As a context manager
    it removes what was staged and never delivered.

    Args:
        output: Folder of all results.
        deck: Name of the deck's folder in it.
        asked: The deck's file, for messages.
        origin: What tells the deck from others of that name, or nothing.

    Raises:
        MkdeckError: The output folder cannot be made, lies outside what was asked for, or holds
            another deck of that name.
    """

    def __init__(self, output: Path, deck: str, asked: str = "", origin: str = "") -> None:
        self.target = output / deck
        _refuse(self.target, output, deck, asked, origin)
        with _told("cannot be made", self.target):
            output.mkdir(parents=True, exist_ok=True)
            if os.path.lexists(self.target) and not self.target.is_dir():
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(self.target))
            self.whole = not _stays(self.target)
            home = output if self.whole else self.target.resolve()
            with alone(output, home):
                finish(self.target)
                _clear(home, deck)
                self.folder = home / f".{deck}.staging.{secrets.token_hex(4)}"
                self.folder.mkdir()
                self._held = hold(self.folder)
        self.home = home

    def __enter__(self) -> Staging:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if not os.path.lexists(self.target / JOURNAL):
            discard(self.folder)
        release(self._held)

    def write(self, path: str, content: bytes) -> None:
        """Stages a file at a path relative to the deck's folder.

        Raises:
            MkdeckError: It cannot be written.
        """
        staged = self.folder / path
        with _told("cannot be written", self.target / path):
            staged.parent.mkdir(parents=True, exist_ok=True)
            staged.write_bytes(content)

    def deliver(self, manifest: dict[str, Any], kinds: set[str], place: Place = WHOLE) -> list[str]:
        """Puts all that was staged in its place in one step; files no longer made go.

        A folder that cannot be exchanged as a whole gets file by file, by a list that the next
        build completes if this one is killed.

        Args:
            manifest: Describes the files staged; entries of other kinds are kept as they were.
            kinds: Kinds of entry that this build made all of.
            place: Where it made them.

        Returns:
            Paths of all files that the manifest now lists.

        Raises:
            MkdeckError: Something else stands in the place of a file or a folder, or the system
                refuses; then everything is as it was.
        """
        new = {entry["path"] for entry in manifest["files"]}
        with _told("cannot be written", self.target), alone(self.target.parent, self.home):
            finish(self.target)
            old = read_manifest(self.target / MANIFEST).get("files", [])
            kept = [
                entry
                for entry in old
                if not place.replaces(entry, kinds)
                and entry["path"] not in new
                and (self.target / entry["path"]).is_file()
            ]
            gone = {entry["path"] for entry in old} - new - {entry["path"] for entry in kept}
            for path in (*sorted(new), MANIFEST):
                _look_for_obstacles(self.target, path)
            manifest = manifest | {"files": in_order([*kept, *manifest["files"]])}
            told = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
            self.write(MANIFEST, told.encode())
            if not (self.whole and self._exchanged(gone)):
                put_in_place(self.folder, self.target, new, gone)
        return [entry["path"] for entry in manifest["files"]]

    def _exchanged(self, gone: set[str]) -> bool:
        """Whether the staged folder, with all that is to stay, took the place of the old one."""
        if self.target.is_dir():
            carry(self.target, self.folder, {*gone, MANIFEST, JOURNAL})
        return put(self.folder, self.target)


def _refuse(target: Path, output: Path, deck: str, asked: str, origin: str) -> None:
    """Raises where the folder of a deck is none, or that of another deck."""
    said, hint = "is no name for an output folder", "give the deck's file a plain name"
    if target.parent != output or deck.startswith("."):
        raise MkdeckError(Problem(asked or deck, 0, 0, said, hint, "output"))
    other = read_manifest(target / MANIFEST).get("spec")
    if origin and isinstance(other, str) and other not in {"", origin}:
        said = f"builds into the same folder as {other}"
        hint = f"rename one of the two, choose another folder with -o, or remove {target}"
        raise MkdeckError(Problem(asked or deck, 0, 0, said, hint, "same-folder"))


def _stays(target: Path) -> bool:
    """Whether a folder must keep its place, so that only its content can change.

    A link and a mount lead elsewhere; who works in a folder would be left in the old one; and a
    folder may be ours to write in where the one above it is not.
    """
    if not target.is_dir():
        return False
    with suppress(OSError):
        if Path.cwd().is_relative_to(target.resolve()):
            return True
    kept = target.is_symlink() or mounts_below(target)
    return kept or not os.access(target.parent, os.W_OK)


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


def _look_for_obstacles(folder: Path, path: str) -> None:
    """Raises an OSError where no file can stand, or where a link would lead it elsewhere."""
    place = folder / path
    for parent in parents_below(folder, path):
        if os.path.lexists(parent) and (parent.is_symlink() or not parent.is_dir()):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(parent))
    if place.is_dir() and not place.is_symlink():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(place))


def _clear(home: Path, deck: str) -> None:
    """Removes what killed builds of this deck left staged; no link is followed."""
    with os.scandir(home) as entries:
        left = [
            Path(entry.path)
            for entry in entries
            if entry.name.startswith(f".{deck}.staging.") and entry.is_dir(follow_symlinks=False)
        ]
    for folder in left:
        if is_left(folder):
            discard(folder)
