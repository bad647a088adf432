"""The manifest: what was delivered, file by file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdeck.claims import sentence
from mkdeck.languages import load_language

if TYPE_CHECKING:
    from mkdeck.scene import Scene

MANIFEST = "manifest.json"


KIND_OF = {"deck": "deck", "slides": "slide", "infographic": "infographic", "cards": "card"}
"""Kind of a part's entries in the manifest."""

KINDS = ("deck", "slide", "infographic", "card")


def entry_order(entry: dict[str, Any]) -> tuple[int, str]:
    """Where an entry stands in the manifest: by kind, then by path."""
    return KINDS.index(entry["kind"]), entry["path"]


def read_manifest(path: Path) -> dict[str, Any]:
    """The manifest of an earlier build; an unreadable or foreign one counts as none."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    files = found.get("files") if isinstance(found, dict) else None
    if not isinstance(files, list) or not all(
        isinstance(entry, dict)
        and {"path", "kind"} <= entry.keys()
        and entry["kind"] in KINDS
        and not Path(entry["path"]).is_absolute()
        and ".." not in Path(entry["path"]).parts
        for entry in files
    ):
        return {}
    return dict(found)


def entry(kind: str, path: str, scenes: list[Scene], scale: int) -> dict[str, Any]:
    """What the manifest says of a file that shows the scenes at so many pixels a point."""
    first = scenes[0]
    language = load_language(first.lang)
    alt = (
        first.alt
        if len(scenes) == 1
        else language.sentences(dict.fromkeys(sentence(one.title, language) for one in scenes))
    )
    return {
        "path": path,
        "kind": kind,
        "lang": first.lang,
        "width": round(first.width * scale),
        "height": round(first.height * scale),
        "alt": alt,
        "claims": list(dict.fromkeys(key for scene in scenes for key in scene.claims)),
        "sources": list(dict.fromkeys(key for scene in scenes for key in scene.sources)),
        **({"slides": len(scenes)} if kind == "deck" else {}),
    }
