"""Marks of a picture, and the data that they show."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, assert_never, cast

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.scene.plots import Plot

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


Charts = Literal["native", "shapes", "picture"]
"""How marks stand in a document: as a chart of its own where it has the kind, as shapes, or as a
picture."""

_CIRCLE = 0.5523
"""Length of the handles of a quarter of a circle, as a share of its radius."""


def steps_of(mark: Mark) -> tuple[Step, ...]:
    """The outline of a mark as a path; that of a line is the line."""
    left, top, right, bottom = mark.x, mark.y, mark.x + mark.width, mark.y + mark.height
    match mark.shape:
        case "path":
            return mark.steps
        case "line":
            return ("M", left, top), ("L", right, bottom)
        case "rect":
            return (
                ("M", left, bottom),
                ("L", left, top),
                ("L", right, top),
                ("L", right, bottom),
                ("Z",),
            )
        case "dot":
            return _ellipse(left, top, right, bottom)
        case "bust":
            return _bust(mark)
        case _:
            assert_never(mark.shape)


def _bust(mark: Mark) -> tuple[Step, ...]:
    """A rectangle whose upper corners are round."""
    radius = min(mark.width / 2, mark.height)
    left, top, right, bottom = mark.x, mark.y, mark.x + mark.width, mark.y + mark.height
    handle = radius * (1 - _CIRCLE)
    return (
        ("M", left, bottom),
        ("L", left, top + radius),
        ("C", left, top + handle, left + handle, top, left + radius, top),
        ("L", right - radius, top),
        ("C", right - handle, top, right, top + handle, right, top + radius),
        ("L", right, bottom),
        ("Z",),
    )


def _ellipse(left: float, top: float, right: float, bottom: float) -> tuple[Step, ...]:
    x, y = (left + right) / 2, (top + bottom) / 2
    h, v = (right - left) / 2 * _CIRCLE, (bottom - top) / 2 * _CIRCLE
    return (
        ("M", right, y),
        ("C", right, y + v, x + h, bottom, x, bottom),
        ("C", x - h, bottom, left, y + v, left, y),
        ("C", left, y - v, x - h, top, x, top),
        ("C", x + h, top, right, y - v, right, y),
        ("Z",),
    )


@dataclass(frozen=True)
class ChartData:
    """The data behind a chart, so that it can be told, tabled or drawn natively.

    Attributes:
        kind: Name of the chart or callout kind.
        rows: Label, lower and upper value of each mark.
        unit: Unit of the values.
        plot: What programs draw a chart of their own from; nothing where they have none like it.
    """

    kind: str
    rows: tuple[tuple[str, float, float], ...]
    unit: str
    plot: Plot | None = field(default=None, repr=False)
