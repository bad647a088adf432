"""The measured scene: a size and positioned items, and its dump as text."""

from mkdeck.scene.dump import dump
from mkdeck.scene.items import (
    Box,
    Chart,
    Font,
    Fragment,
    Group,
    Item,
    Line,
    Mark,
    Picture,
    Rect,
    Run,
    Scene,
    Text,
    joint,
    move,
)

__all__ = [
    "Box",
    "Chart",
    "Font",
    "Fragment",
    "Group",
    "Item",
    "Line",
    "Mark",
    "Picture",
    "Rect",
    "Run",
    "Scene",
    "Text",
    "dump",
    "joint",
    "move",
]
