"""Draws `decks/gallery.yaml` small, and writes `docs/gallery.md`: a slide and a card of each kind.

`python tests/tools/gallery_pictures.py`, after changing a kind.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import PIL.Image

from mkdeck.notebook import Page
from mkdeck.project import Project
from mkdeck.sections import kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.scene import Scene

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "images" / "gallery"

SLIDE, CARD, TALL = 440, 300, 360
"""Widths in pixels."""

COLOURS = 48

PAGE = """# Gallery

Every kind of mkdeck, as `decks/gallery.yaml` has it: on a slide, and on a card of one of its sizes.
The [infographic](images/gallery/infographic.png) of that deck shows those that stand in one.
`mkdeck kinds` followed by a name tells a kind's options.

| kind | on a slide | on a card |
| --- | --- | --- |
"""


def small(scene: Scene, width: int, name: str) -> None:
    """Writes a page at a width, in a few colours."""
    with PIL.Image.open(io.BytesIO(Page(scene).png())) as full:
        size = width, round(full.height * width / full.width)
        made = full.convert("RGB").resize(size, PIL.Image.Resampling.LANCZOS)
    made.quantize(COLOURS).save(FOLDER / name, "PNG", optimize=True)


def shown(kind: str, form: str, width: int, scenes: Sequence[Scene]) -> str:
    """The first page of a kind as Markdown; nothing where there is none."""
    scene = next((one for one in scenes if one.kind == kind), None)
    if scene is None:
        return ""
    name = f"{form}-{kind}.png"
    small(scene, width, name)
    return f"![{kind} on a {form}](images/gallery/{name})"


def main() -> None:
    """Writes the pictures and the page."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    made = Project.open(ROOT / "decks" / "gallery.yaml").scenes(("slides", "infographic", "cards"))
    small(made["infographic"][0], TALL, "infographic.png")
    rows = []
    for kind in kinds():
        slide = shown(kind, "slide", SLIDE, made["slides"])
        card = shown(kind, "card", CARD, made["cards"])
        rows += [f"| `{kind}` | {slide} | {card} |\n"] if slide or card else []
    (ROOT / "docs" / "gallery.md").write_text(PAGE + "".join(rows), "utf-8")


if __name__ == "__main__":
    main()
