"""Marks of a picture, and the data that they show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

if TYPE_CHECKING:
    from collections.abc import Sequence

Step = (
    tuple[Literal["M", "L"], float, float]
    | tuple[Literal["C"], float, float, float, float, float, float]
    | tuple[Literal["Z"]]
)
"""A step of a path as SVG names it: move, line, cubic curve (two handles, then its end), close."""


@dataclass(frozen=True)
class Mark:
    """One mark of a picture, in points from the picture's top left corner.

    Attributes:
        shape: `rect` fills `x, y, width, height`; `dot` is the ellipse in it; `bust` is a
            rectangle with a round top; `line` runs from `x, y` by `width, height`, which may be
            negative; `path` follows its steps, and the rectangle is the smallest round them.
        fill: Token of the fill, or nothing; holes of a path run the other way
            round, so that every rule of filling leaves them open.
        stroke: Token of the outline, or nothing; it lies inside a rectangle, and on the middle of
            a line or path.
        dash: Lengths of dashes and gaps in points.
        steps: Of a path; its numbers are points from the picture's corner too.
    """

    shape: Literal["rect", "dot", "bust", "line", "path"]
    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 0.0
    dash: tuple[float, ...] = ()
    steps: tuple[Step, ...] = ()


def path(
    steps: Sequence[Step],
    *,
    fill: str = "",
    stroke: str = "",
    stroke_width: float = 0.0,
    dash: tuple[float, ...] = (),
) -> Mark:
    """A path as a mark; handles of curves count for the rectangle round it."""
    numbers = [cast("tuple[float, ...]", step[1:]) for step in steps]
    across = [x for found in numbers for x in found[::2]]
    down = [y for found in numbers for y in found[1::2]]
    x, y = min(across), min(down)
    size = max(across) - x, max(down) - y
    return Mark("path", x, y, *size, fill, stroke, stroke_width, dash, tuple(steps))


@dataclass(frozen=True)
class ChartData:
    """The data behind a chart, so that it can be told, tabled or drawn natively.

    Attributes:
        kind: Name of the chart or callout kind.
        rows: Label, lower and upper value of each mark.
        unit: Unit of the values.
    """

    kind: str
    rows: tuple[tuple[str, float, float], ...]
    unit: str
