"""Outlines of pictograms as paths, fitted to their ink."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, cast
from zipfile import ZipFile

from mkdeck.scene import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdeck.scene import Step

PACKAGE, ARCHIVE = "justmyresource_mdi", "icons.zip"
"""Whose archive holds the set."""


@dataclass(frozen=True)
class Outline:
    """A pictogram whose ink fills a box at 0, 0; the larger side is 1."""

    steps: tuple[Step, ...]
    width: float
    height: float

    def placed(self, x: float, y: float, size: float) -> tuple[Step, ...]:
        """Its steps with the box's corner at a place and the larger side of a size."""
        return tuple(_moved(step, size, x, y) for step in self.steps)


def known_glyphs() -> frozenset[str]:
    """The names of all pictograms."""
    return _all_names(_folders())


@cache
def outline(name: str) -> Outline:
    """The pictogram of a known name."""
    from fontTools.pens.boundsPen import BoundsPen
    from fontTools.pens.recordingPen import DecomposingRecordingPen
    from fontTools.svgLib.path import parse_path
    from lxml import etree

    pen = DecomposingRecordingPen({})
    for found in etree.fromstring(_source(name)).iter("{*}path"):
        parse_path(found.get("d"), pen)
    bounds = BoundsPen(None)
    pen.replay(bounds)
    left, top, right, bottom = cast("tuple[float, float, float, float]", bounds.bounds)
    size = max(right - left, bottom - top)
    steps = tuple(_moved(step, 1 / size, -left / size, -top / size) for step in _steps(pen.value))
    return Outline(steps, (right - left) / size, (bottom - top) / size)


def pictogram(name: str, x: float, y: float, size: float, fill: str) -> Mark:
    """The pictogram of a known name as a mark.

    Args:
        name: Which one.
        x: Left edge of its ink.
        y: Upper edge of its ink.
        size: The larger side of its ink, in points.
        fill: Token of its colour.
    """
    found = outline(name)
    steps = found.placed(x, y, size)
    return Mark("path", x, y, found.width * size, found.height * size, fill, steps=steps)


def _source(name: str) -> bytes:
    own = _files(_folders()).get(name)
    if own is not None:
        return own.read_bytes()
    return _archive().read(f"{name}.svg")


def _folders() -> tuple[str, ...]:
    return tuple(import_module("mkdeck.pictograms").__path__)


@cache
def _files(folders: tuple[str, ...]) -> dict[str, Path]:
    return {file.stem: file for folder in folders for file in Path(folder).glob("*.svg")}


@cache
def _all_names(folders: tuple[str, ...]) -> frozenset[str]:
    return _members() | _files(folders).keys()


@cache
def _members() -> frozenset[str]:
    return frozenset(name.removesuffix(".svg") for name in _archive().namelist())


@cache
def _archive() -> ZipFile:
    """The archive of the set, found without importing its package."""
    spec = find_spec(PACKAGE)
    assert spec is not None, f"{PACKAGE} is not installed"
    # Its list of 7,000 members takes longer to read than all pictograms of a deck.
    return ZipFile(BytesIO(Path(str(spec.origin)).with_name(ARCHIVE).read_bytes()))


def _steps(recorded: Iterable[tuple[str, tuple[tuple[float, float], ...]]]) -> Iterable[Step]:
    """What a pen recorded, with quadratic curves as cubic ones."""
    here = (0.0, 0.0)
    for name, points in recorded:
        match name:
            case "moveTo":
                yield ("M", *points[0])
            case "lineTo":
                yield ("L", *points[0])
            case "curveTo":
                first, second, end = points
                yield ("C", *first, *second, *end)
            case "qCurveTo":
                handle, end = points
                first, second = _toward(here, handle), _toward(end, handle)
                yield ("C", *first, *second, *end)
            case "closePath":
                yield ("Z",)
        here = points[-1] if points else here


def _toward(end: tuple[float, float], handle: tuple[float, float]) -> tuple[float, float]:
    """A handle of the cubic curve that a quadratic one is."""
    return end[0] + (handle[0] - end[0]) * 2 / 3, end[1] + (handle[1] - end[1]) * 2 / 3


def _moved(step: Step, size: float, x: float, y: float) -> Step:
    letter, *numbers = step
    placed = [number * size + (y if i % 2 else x) for i, number in enumerate(numbers)]
    return cast("Step", (letter, *placed))
