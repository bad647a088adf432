"""The manifest: what was delivered, file by file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdeck.claims import sentence
from mkdeck.languages import load_language
from mkdeck.render import outputs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdeck.render import Output
    from mkdeck.scene import Scene

MANIFEST = "manifest.json"


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
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    files = found.get("files") if isinstance(found, dict) else None
    if not isinstance(files, list) or not all(
        isinstance(entry, dict)
        and isinstance(entry.get("kind"), str)
        and isinstance(entry.get("path"), str)
        and not Path(entry["path"]).is_absolute()
        and ".." not in Path(entry["path"]).parts
        for entry in files
    ):
        return {}
    return dict(found)


def entry(output: Output, path: str, scenes: Sequence[Scene], scale: int) -> dict[str, Any]:
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
    }
