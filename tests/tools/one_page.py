"""A page of a few items in the shipped theme, drawn by a backend and opened again."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from conftest import ROOT
from frozendict import frozendict
from PIL import Image
from pptx import Presentation

from mkdeck.languages import load_language
from mkdeck.render import Document
from mkdeck.render.png.canvas import png
from mkdeck.render.pptx.document import pptx
from mkdeck.scene import ChartData, Font, Picture, Run, Scene, Text
from mkdeck.themes import Theme, load_theme

if TYPE_CHECKING:
    from typing import Literal

    from mkdeck.scene import Charts, Item, Mark

THEME = load_theme("editorial", [ROOT / "themes"])
FONT = Font("Arial", "Arimo")
SCALE = 2
"""Pixels a point of a PNG file."""


def page(*items: Item, **changes: Any) -> Scene:
    """A page of 200 by 120 points."""
    palette = frozendict(THEME.palette)
    given: dict[str, Any] = {
        "name": "01",
        "width": 200,
        "height": 120,
        "title": "A page",
        "palette": palette,
    }
    return Scene(items=items, **(given | changes))


def marks(*drawn: Mark, shows: Literal["chart", "callout"] = "chart") -> Picture:
    """A picture of marks as large as the page."""
    return Picture(0, 0, 200, 120, drawn, shows, "Marks.", ChartData("marks", (), "%"), ())


def text(*lines: str | list[Run], **changes: Any) -> Text:
    """Lines of one run, or of runs that are given, in a box of 150 points of its own."""
    runs = tuple(
        (Run(line, FONT, 20, "ink"),) if isinstance(line, str) else tuple(line) for line in lines
    )
    given: dict[str, Any] = {"x": 20, "y": 50, "width": 150, "ink": 100, "lines": runs, "pitch": 24}
    return Text(**(given | {"role": "label"} | changes))


def drawn(scene: Scene) -> Image.Image:
    """The page as a picture."""
    return Image.open(BytesIO(png(scene))).convert("RGB")


def slide(scene: Scene, theme: Theme = THEME, charts: Charts = "shapes") -> Any:
    """The page as a slide of python-pptx."""
    office = load_language("en").catalogue.office
    document = Document("one", "One page", theme, office, "2026-01", "0", charts=charts)
    return Presentation(BytesIO(pptx([scene], document))).slides[0]


def at(image: Image.Image, x: float, y: float) -> object:
    """The colour of the pixel at a place in points."""
    return image.getpixel((round(x * SCALE), round(y * SCALE)))


def colour(token: str) -> tuple[int, ...]:
    """A colour of the theme as pixels have it."""
    return tuple(bytes.fromhex(THEME.palette[token]))
