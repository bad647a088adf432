"""The measured scene: a size and positioned items, and its dump as text."""

from mkdeck.scene.descent import descent
from mkdeck.scene.dump import dump
from mkdeck.scene.evidence import Evidence
from mkdeck.scene.items import (
    Box,
    Figure,
    Flat,
    Font,
    Group,
    Image,
    Item,
    Line,
    Picture,
    Rect,
    Run,
    Table,
    Text,
    joint,
    move,
)
from mkdeck.scene.marks import ChartData, Charts, Mark, Step, path, steps_of
from mkdeck.scene.pages import Fragment, Scene
from mkdeck.scene.plots import Plot, Point, Series

__all__ = [
    "Box",
    "ChartData",
    "Charts",
    "Evidence",
    "Figure",
    "Flat",
    "Font",
    "Fragment",
    "Group",
    "Image",
    "Item",
    "Line",
    "Mark",
    "Picture",
    "Plot",
    "Point",
    "Rect",
    "Run",
    "Scene",
    "Series",
    "Step",
    "Table",
    "Text",
    "descent",
    "dump",
    "joint",
    "move",
    "path",
    "steps_of",
]
