"""Scenes to PNG files: two pixels a point, one file a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.render.backend import Backend, Document, Output

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdeck.render.delivered import Delivered
    from mkdeck.scene import Scene

SUFFIX = ".png"

SCALE = 2
"""Pixels a point."""

MOST = 32_768
"""Pixels of a side that browsers and programs still draw."""


def _write(
    output: Output, scenes: Sequence[Scene], document: Document
) -> Iterator[tuple[str, bytes]]:
    from mkdeck.render.png.canvas import png

    folder = "" if output.pages == "infographic" else f"{output.name}/"
    for scene in scenes:
        yield f"{folder}{scene.name}{SUFFIX}", png(scene, SCALE * document.scale, document)


def _read_back(data: bytes) -> Delivered:
    from mkdeck.render.delivered import Delivered
    from mkdeck.render.png.packets import read_picture

    return Delivered(picture=read_picture(data))


BACKEND = Backend(
    name="png",
    suffix=SUFFIX,
    scale=SCALE,
    begins=(b"\x89PNG",),
    read_back=_read_back,
    most=MOST,
    outputs=(
        # Slides as pictures show what the deck shows, so they have its faces.
        Output("slides", "slide", "slides", "office", place=2, asked=True),
        Output("infographic", "infographic", "infographic", "image", place=3),
        Output("cards", "card", "cards", "image", place=4),
    ),
    write=_write,
)
