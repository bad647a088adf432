"""The manifest: what was delivered, file by file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from mkdeck.claims import sentence
from mkdeck.languages import load_language
from mkdeck.render import outputs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    from mkdeck.render import Output
    from mkdeck.scene import Scene

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Place:
    """Where the results of a deck in one language stand among those of its others.

    Attributes:
        folder: The folder of the language, or nothing for the deck's own.
        languages: Those that the deck is built in; results of others are no longer its; left out,
            whatever is there may stay.
    """

    folder: str = ""
    languages: tuple[str, ...] = ()

    def below(self, path: str) -> str:
        """A path of a file, from the deck's folder."""
        return f"{self.folder}/{path}" if self.folder else path

    def replaces(self, entry: Mapping[str, Any], kinds: Collection[str]) -> bool:
        """Whether what a manifest lists goes where all results of some kinds were made anew."""
        first, _, below = entry["path"].partition("/")
        folder = first if below and first == entry.get("lang") else ""
        if folder == self.folder:
            return entry["kind"] in kinds
        return bool(self.languages) and folder not in self.languages


WHOLE = Place()
"""That of a deck in one language."""


def in_order(entries: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Entries as a manifest lists them: in the order of outputs, then by path.

    Those of outputs that are no longer known come last.
    """
    kinds = [output.kind for output in outputs()]

    def place(entry: dict[str, Any]) -> tuple[int, str, str]:
        kind = entry["kind"]
        return kinds.index(kind) if kind in kinds else len(kinds), kind, entry["path"]

    return sorted(entries, key=place)


def read_manifest(path: Path) -> dict[str, Any]:
    """The manifest of an earlier build; an unreadable or foreign one counts as none."""
    found = read_json(path)
    files = found.get("files") if isinstance(found, dict) else None
    if not isinstance(files, list) or not all(
        isinstance(entry, dict)
        and isinstance(entry.get("kind"), str)
        and is_inside(entry.get("path"))
        for entry in files
    ):
        return {}
    return dict(found)


def read_json(path: Path) -> Any:
    """What a file of ours holds, or None where it cannot be read, whatever stands there."""
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            return None
        found = json.loads(path.read_text("utf-8"))
        json.dumps(found, ensure_ascii=False).encode()  # Half a surrogate could not be written.
        return found
    except (OSError, ValueError, RecursionError):
        return None


LARGEST = 20_000_000
"""Bytes that a manifest may have; one of ten thousand files has less."""


def is_inside(path: object) -> bool:
    """Whether a path names a file below a folder of results, other than the manifest itself."""
    if not isinstance(path, str) or not path.isprintable() or len(path) > 1000:
        return False
    parts = path.split("/")
    plain = all(part and part not in {".", ".."} and len(part.encode()) < 256 for part in parts)
    return plain and "\\" not in path and path.casefold() != MANIFEST


def entry(
    output: Output, path: str, scenes: Sequence[Scene], scale: int, content: bytes
) -> dict[str, Any]:
    """What the manifest says of a file that shows the scenes, at so many units a point."""
    first = scenes[0]
    language = load_language(first.lang)
    alt = (
        first.alt
        if len(scenes) == 1
        else language.sentences(dict.fromkeys(sentence(one.title, language) for one in scenes))
    )
    return {
        "path": path,
        "kind": output.kind,
        "lang": first.lang,
        "width": round(first.width * scale),
        "height": round(first.height * scale),
        "alt": alt,
        "claims": list(dict.fromkeys(key for scene in scenes for key in scene.claims)),
        "sources": list(dict.fromkeys(key for scene in scenes for key in scene.sources)),
        **({"slides": len(scenes)} if output.whole else {}),
        "sha256": sha256(content).hexdigest(),
    }
