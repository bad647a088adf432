"""Marks as a transparent image: charts by matplotlib, callouts by Pillow; never a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PIL import Image, ImageDraw

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdeck.scene import Mark, Picture

OVERSAMPLE = 4
"""How much larger round marks are drawn before they are scaled down."""


def rasterise(picture: Picture, palette: Mapping[str, str], scale: int) -> Image.Image:
    """The picture's marks on a transparent canvas, `scale` pixels a point."""
    draw = _chart if picture.kind == "chart" else _callout
    return draw(picture, palette, scale)


def _size(picture: Picture, scale: int) -> tuple[int, int]:
    return max(round(picture.width * scale), 1), max(round(picture.height * scale), 1)


def _chart(picture: Picture, palette: Mapping[str, str], scale: int) -> Image.Image:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    width, height = _size(picture, scale)
    figure = Figure(figsize=(width / 72, height / 72), dpi=72)
    figure.patch.set_visible(False)
    canvas = FigureCanvasAgg(figure)
    for mark in picture.marks:
        figure.add_artist(_patch(mark, palette, scale, height))
    canvas.draw()  # type: ignore[no-untyped-call]  # matplotlib types no drawing
    return Image.frombytes("RGBA", (width, height), bytes(canvas.buffer_rgba()))  # type: ignore[no-untyped-call]  # likewise


def _patch(mark: Mark, palette: Mapping[str, str], scale: int, height: int):  # type: ignore[no-untyped-def]  # a matplotlib Patch, imported where used
    """The mark as a patch in pixels, y upwards; lines become thin rectangles."""
    from matplotlib.patches import Ellipse, Rectangle
    from matplotlib.transforms import IdentityTransform

    x, y, wide, high = (scale * v for v in (mark.x, mark.y, mark.width, mark.height))
    fill, stroke, thick = mark.fill, mark.stroke, mark.stroke_width * scale
    if mark.shape == "line":
        fill, stroke = mark.stroke, ""
        x, y = (x, y - thick / 2) if wide else (x - thick / 2, y)
        wide, high = (wide, thick) if wide else (thick, high)
        x, y = max(round(x), 0), max(round(y), 0)
    look: dict[str, Any] = {
        "facecolor": f"#{palette[fill]}" if fill else "none",
        "edgecolor": f"#{palette[stroke]}" if stroke else "none",
        "linewidth": thick if stroke else 0,
        "transform": IdentityTransform(),
    }
    if mark.dash:
        look["linestyle"] = (0, tuple(part / mark.stroke_width for part in mark.dash))
    if mark.shape == "dot":
        return Ellipse((x + wide / 2, height - y - high / 2), wide, high, **look)
    inset = thick / 2 if stroke else 0
    left, right = round(x), round(x + wide)
    top, bottom = round(y), round(y + high)
    return Rectangle(
        (left + inset, height - bottom + inset),
        right - left - 2 * inset,
        bottom - top - 2 * inset,
        snap=False,
        antialiased=bool(stroke),
        **look,
    )


def _callout(picture: Picture, palette: Mapping[str, str], scale: int) -> Image.Image:
    size = _size(picture, scale)
    image = Image.new("RGBA", size, (0, 0, 0, 0))
    for fill in dict.fromkeys(mark.fill for mark in picture.marks):
        marks = [mark for mark in picture.marks if mark.fill == fill]
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
        case _:
            pen.rectangle(box, fill=255)
