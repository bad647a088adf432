"""Marks as a transparent image, by matplotlib and Pillow; never a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, assert_never

from PIL import Image, ImageDraw

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.patches import Patch

    from mkdeck.scene import Mark, Picture, Step

OVERSAMPLE = 4
"""How much larger round marks are drawn before they are scaled down."""

_CIRCLE = 0.5523
"""Length of the handles of a quarter of a circle, as a share of its radius."""


def rasterise(picture: Picture, palette: Mapping[str, str], scale: int) -> Image.Image:
    """The picture's marks on a transparent canvas, `scale` pixels a point.

    Many filled marks of a few shapes are stamped by Pillow; all others are patches.
    """
    stamped = picture.shows == "callout" and all(_stamps(mark) for mark in picture.marks)
    size = max(round(picture.width * scale), 1), max(round(picture.height * scale), 1)
    return (_stamped if stamped else patched)(picture.marks, palette, scale, size)


def _stamps(mark: Mark) -> bool:
    return mark.shape in {"rect", "dot", "bust"} and not mark.stroke


def patched(
    marks: Sequence[Mark], palette: Mapping[str, str], scale: int, size: tuple[int, int]
) -> Image.Image:
    """The marks by matplotlib on a transparent canvas of that size in pixels."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    width, height = size
    figure = Figure(figsize=(width / 72, height / 72), dpi=72)
    figure.patch.set_visible(False)
    canvas = FigureCanvasAgg(figure)
    for mark in marks:
        figure.add_artist(_patch(mark, palette, scale, height))
    canvas.draw()  # type: ignore[no-untyped-call]  # matplotlib types no drawing
    return Image.frombytes("RGBA", (width, height), bytes(canvas.buffer_rgba()))  # type: ignore[no-untyped-call]  # likewise


def _patch(mark: Mark, palette: Mapping[str, str], scale: int, height: int) -> Patch:
    """The mark as a patch in pixels, y upwards; upright and level lines fall on whole pixels."""
    from matplotlib.patches import Ellipse, Rectangle
    from matplotlib.transforms import IdentityTransform

    x, y, wide, high = (scale * v for v in (mark.x, mark.y, mark.width, mark.height))
    thick = mark.stroke_width * scale
    look: dict[str, Any] = {
        "facecolor": f"#{palette[mark.fill]}" if mark.fill else "none",
        "edgecolor": f"#{palette[mark.stroke]}" if mark.stroke else "none",
        "linewidth": thick if mark.stroke else 0,
        "transform": IdentityTransform(),
    }
    if mark.dash:
        look["linestyle"] = (0, tuple(part / mark.stroke_width for part in mark.dash))
    match mark.shape:
        case "rect":
            return _rectangle(x, y, wide, high, height, thick if mark.stroke else 0, look)
        case "dot":
            return Ellipse((x + wide / 2, height - y - high / 2), wide, high, **look)
        case "line" if wide and high:
            return _outline((("M", mark.x, mark.y), ("L", *_end(mark))), scale, height, look)
        case "line":
            x, y = (min(x, x + wide), y - thick / 2) if wide else (x - thick / 2, min(y, y + high))
            wide, high = (abs(wide), thick) if wide else (thick, abs(high))
            x, y = max(round(x), 0), max(round(y), 0)
            look |= {"facecolor": look["edgecolor"], "edgecolor": "none", "linewidth": 0}
            left, right, top, bottom = round(x), round(x + wide), round(y), round(y + high)
            return Rectangle(
                (left, height - bottom),
                right - left,
                bottom - top,
                snap=False,
                antialiased=False,
                **look,
            )
        case "bust":
            return _outline(_bust(mark), scale, height, look)
        case "path":
            return _outline(mark.steps, scale, height, look)
        case _:
            assert_never(mark.shape)


def _end(mark: Mark) -> tuple[float, float]:
    return mark.x + mark.width, mark.y + mark.height


def _rectangle(
    x: float, y: float, wide: float, high: float, height: int, thick: float, look: dict[str, Any]
) -> Patch:
    from matplotlib.patches import Rectangle

    inset = thick / 2
    left, right = round(x), round(x + wide)
    top, bottom = round(y), round(y + high)
    return Rectangle(
        (left + inset, height - bottom + inset),
        right - left - 2 * inset,
        bottom - top - 2 * inset,
        snap=False,
        antialiased=bool(thick),
        **look,
    )


def _outline(steps: tuple[Step, ...], scale: int, height: int, look: dict[str, Any]) -> Patch:
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    codes, points = [], []
    for step in steps:
        letter, *numbers = step
        code = {"M": Path.MOVETO, "L": Path.LINETO, "C": Path.CURVE4, "Z": Path.CLOSEPOLY}[letter]
        pairs = list(zip(numbers[::2], numbers[1::2], strict=True)) or [(0.0, 0.0)]
        codes += [code] * len(pairs)
        points += [(scale * px, height - scale * py) for px, py in pairs]
    return PathPatch(Path(points, codes), capstyle="butt", joinstyle="miter", **look)


def _bust(mark: Mark) -> tuple[Step, ...]:
    """A rectangle whose upper corners are round."""
    radius = min(mark.width / 2, mark.height)
    left, top = mark.x, mark.y
    right, bottom = _end(mark)
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


def _stamped(
    every: Sequence[Mark], palette: Mapping[str, str], scale: int, size: tuple[int, int]
) -> Image.Image:
    image = Image.new("RGBA", size, (0, 0, 0, 0))
    for fill in dict.fromkeys(mark.fill for mark in every):
        marks = [mark for mark in every if mark.fill == fill]
        sharp = all(mark.shape == "rect" for mark in marks)
        times = 1 if sharp else OVERSAMPLE
        mask = Image.new("L", (size[0] * times, size[1] * times), 0)
        pen = ImageDraw.Draw(mask)
        for mark in marks:
            _stamp(pen, mark, scale * times)
        if not sharp:
            mask = mask.resize(size, Image.Resampling.BOX)
        colour = tuple(bytes.fromhex(palette[fill]))
        layer = Image.new("RGBA", size, (*colour, 255))
        layer.putalpha(mask)
        image.alpha_composite(layer)
    return image


def _stamp(pen: ImageDraw.ImageDraw, mark: Mark, scale: int) -> None:
    left, top = round(mark.x * scale), round(mark.y * scale)
    box = (
        left,
        top,
        round((mark.x + mark.width) * scale) - 1,
        round((mark.y + mark.height) * scale) - 1,
    )
    match mark.shape:
        case "dot":
            pen.ellipse(box, fill=255)
        case "bust":
            pen.rounded_rectangle(
                box, radius=(box[2] - left) / 2, fill=255, corners=(True, True, False, False)
            )
        case "rect":
            pen.rectangle(box, fill=255)
        case "line" | "path":
            raise AssertionError("lines and paths are patches")
        case _:
            assert_never(mark.shape)
