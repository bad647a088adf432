"""Marks as a transparent image, by matplotlib and Pillow; never a letter."""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING, Any, assert_never

from mkdeck.errors import MkdeckError, Problem
from mkdeck.scene import steps_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.patches import Patch
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

    from mkdeck.scene import Mark, Picture, Step

OVERSAMPLE = 4
"""How much larger round marks are drawn before they are scaled down."""


def rasterise(picture: Picture, palette: Mapping[str, str], scale: int) -> Image:
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
) -> Image:
    """The marks by matplotlib on a transparent canvas of that size in pixels.

    matplotlib's own defaults hold: a `matplotlibrc` near the deck changes nothing.
    """
    mpl = _matplotlib()
    import PIL.Image
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    width, height = size
    with mpl.rc_context():
        mpl.rcdefaults()
        figure = Figure(figsize=(width / 72, height / 72), dpi=72)
        figure.patch.set_visible(False)
        canvas = FigureCanvasAgg(figure)
        for mark in marks:
            figure.add_artist(_patch(mark, palette, scale, height))
        canvas.draw()  # type: ignore[no-untyped-call]  # matplotlib types no drawing
        pixels = bytes(canvas.buffer_rgba())  # type: ignore[no-untyped-call]  # likewise
    return PIL.Image.frombytes("RGBA", size, pixels)


def _matplotlib() -> Any:
    """matplotlib, without its remarks on settings that are not used.

    Raises:
        MkdeckError: Its settings in the working folder cannot be read, which keep it from starting.
    """
    logging.getLogger("matplotlib").setLevel(logging.CRITICAL)
    # A backend that the surroundings name may be none; ours is named below.
    named = os.environ.pop("MPLBACKEND", None)
    try:
        import matplotlib as mpl
    except (OSError, ValueError) as error:
        file = os.environ.get("MATPLOTLIBRC") or "matplotlibrc"
        why = f"matplotlib cannot read its settings: {error}"
        hint = "take the file away; mkdeck does not use it"
        raise MkdeckError(Problem(file, 0, 0, why, hint, "unreadable")) from None
    finally:
        if named is not None:
            os.environ["MPLBACKEND"] = named
    return mpl


def _patch(mark: Mark, palette: Mapping[str, str], scale: int, height: int) -> Patch:
    """The mark as a patch in pixels, y upwards; upright and level lines fall on whole pixels."""
    look = _look(mark, palette, scale)
    match mark.shape:
        case "rect":
            return _rectangle(mark, scale, height, look)
        case "dot":
            return _ellipse(mark, scale, height, look)
        case "line":
            return _line(mark, scale, height, look)
        case "bust":
            return _outline(steps_of(mark), scale, height, look)
        case "path":
            return _outline(mark.steps, scale, height, look)
        case _:
            assert_never(mark.shape)


def _look(mark: Mark, palette: Mapping[str, str], scale: int) -> dict[str, Any]:
    """Colours and outline as matplotlib names them."""
    from matplotlib.transforms import IdentityTransform

    look: dict[str, Any] = {
        "facecolor": f"#{palette[mark.fill]}" if mark.fill else "none",
        "edgecolor": f"#{palette[mark.stroke]}" if mark.stroke else "none",
        "linewidth": mark.stroke_width * scale if mark.stroke else 0,
        "transform": IdentityTransform(),
    }
    if mark.stroke and mark.dash:
        look["linestyle"] = _dashes(mark, scale, look["linewidth"])
    return look


def _dashes(mark: Mark, scale: int, thick: float) -> tuple[int, tuple[float, ...]]:
    """Where dashes start and how long they and their gaps are, counted in widths of the line."""
    return 0, tuple(part * scale / thick for part in mark.dash)


def _rectangle(mark: Mark, scale: int, height: int, look: dict[str, Any]) -> Patch:
    """A rectangle on whole pixels with its outline inside."""
    x, y, (right, bottom) = mark.x, mark.y, _end(mark)
    edges = round(x * scale), round(y * scale), round(right * scale), round(bottom * scale)
    return _box(edges, height, look, inset=look["linewidth"] / 2)


def _box(
    edges: tuple[int, int, int, int], height: int, look: dict[str, Any], inset: float = 0
) -> Patch:
    from matplotlib.patches import Rectangle

    left, top, right, bottom = edges
    return Rectangle(
        (left + inset, height - bottom + inset),
        right - left - 2 * inset,
        bottom - top - 2 * inset,
        snap=False,
        antialiased=bool(inset),
        **look,
    )


def _ellipse(mark: Mark, scale: int, height: int, look: dict[str, Any]) -> Patch:
    from matplotlib.patches import Ellipse

    x, y, wide, high = (scale * v for v in (mark.x, mark.y, mark.width, mark.height))
    return Ellipse((x + wide / 2, height - y - high / 2), wide, high, **look)


def _line(mark: Mark, scale: int, height: int, look: dict[str, Any]) -> Patch:
    """A slanted line smooth, an upright or level one on whole pixels."""
    end = _end(mark)
    if mark.width and mark.height:
        return _outline((("M", mark.x, mark.y), ("L", *end)), scale, height, look)
    thick = look["linewidth"]
    x, y = scale * min(mark.x, end[0]), scale * min(mark.y, end[1])
    wide, high = scale * abs(mark.width), scale * abs(mark.height)
    if mark.width:
        y, high = y - thick / 2, max(thick, 1)
    else:
        x, wide = x - thick / 2, max(thick, 1)
    left, top = max(round(x), 0), max(round(y), 0)
    edges = left, top, round(left + wide), round(top + high)
    if mark.dash:
        return _dashed(mark, edges, scale, height, look)
    look |= {"facecolor": look["edgecolor"], "edgecolor": "none", "linewidth": 0}
    return _box(edges, height, look)


def _dashed(
    mark: Mark, edges: tuple[int, int, int, int], scale: int, height: int, look: dict[str, Any]
) -> Patch:
    """An upright or level line within edges in pixels."""
    left, top, right, bottom = edges
    steps: tuple[Step, Step]
    if mark.width:
        thick, middle = bottom - top, (top + bottom) / 2
        steps = ("M", left, middle), ("L", right, middle)
    else:
        thick, middle = right - left, (left + right) / 2
        steps = ("M", middle, top), ("L", middle, bottom)
    look |= {"linewidth": thick, "linestyle": _dashes(mark, scale, thick), "snap": False}
    return _outline(steps, 1, height, look)


def _end(mark: Mark) -> tuple[float, float]:
    return mark.x + mark.width, mark.y + mark.height


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


def _stamped(
    every: Sequence[Mark], palette: Mapping[str, str], scale: int, size: tuple[int, int]
) -> Image:
    """The marks by Pillow, those of one colour at once; round ones are drawn large first."""
    import PIL.Image
    import PIL.ImageDraw

    image = PIL.Image.new("RGBA", size, (0, 0, 0, 0))
    for fill in dict.fromkeys(mark.fill for mark in every if mark.fill):
        marks = [mark for mark in every if mark.fill == fill]
        sharp = all(mark.shape == "rect" for mark in marks)
        times = 1 if sharp else OVERSAMPLE
        mask = PIL.Image.new("L", (size[0] * times, size[1] * times), 0)
        pen = PIL.ImageDraw.Draw(mask)
        for mark in marks:
            _stamp(pen, mark, scale * times)
        if not sharp:
            mask = mask.resize(size, PIL.Image.Resampling.BOX)
        colour = tuple(bytes.fromhex(palette[fill]))
        layer = PIL.Image.new("RGBA", size, (*colour, 255))
        layer.putalpha(mask)
        image.alpha_composite(layer)
    return image


def _stamp(pen: ImageDraw, mark: Mark, scale: int) -> None:
    left, top = round(mark.x * scale), round(mark.y * scale)
    # A mark thinner than a pixel is a pixel.
    box = (
        left,
        top,
        max(round((mark.x + mark.width) * scale) - 1, left),
        max(round((mark.y + mark.height) * scale) - 1, top),
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
