"""A scene drawn on a canvas of pixels."""

from __future__ import annotations

from io import BytesIO
from math import ceil, floor
from typing import TYPE_CHECKING, Any, assert_never

import PIL.Image
from PIL import ImageDraw
from PIL.PngImagePlugin import PngInfo

from mkdeck.render.carriers import PACKET, pixels
from mkdeck.render.marks import patched, rasterise
from mkdeck.render.png import SCALE
from mkdeck.render.png.xmp import packet
from mkdeck.scene import Box, Group, Image, Line, Mark, Picture, Rect, Text
from mkdeck.text import drawable, em_width, features_of, pieces

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PIL.Image import Image as Canvas

    from mkdeck.render.backend import Document
    from mkdeck.scene import Run, Scene

LARGE = 80
"""Pixels of an em from which letters need less enlarging."""

PAD = 8
"""Pixels round a run for what hangs out of its width."""


def png(scene: Scene, scale: int = SCALE, document: Document | None = None) -> bytes:
    """The scene as a PNG file of so many pixels a point; that of a deck says what it shows."""
    buffer = BytesIO()
    drawn = image(scene, scale)
    said = PngInfo()
    if document:
        said.add_itxt(PACKET, packet(scene, document, pixels(drawn)))
    drawn.save(buffer, "PNG", compress_level=6, pnginfo=said)
    return buffer.getvalue()


def image(scene: Scene, scale: int = SCALE) -> Canvas:
    """The scene drawn."""
    size = round(scene.width * scale), round(scene.height * scale)
    canvas = PIL.Image.new("RGB", size, f"#{scene.palette[scene.ground]}")
    pen = ImageDraw.Draw(canvas)
    for item in scene.flat():
        match item:
            case Rect():
                pen.rectangle(
                    _pixels(item.box, scale),
                    fill=f"#{scene.palette[item.fill]}",
                )
            case Line():
                _line(canvas, item, scene.palette, scale)
            case Picture():
                drawn = rasterise(item, scene.palette, scale)
                canvas.paste(drawn, (round(item.x * scale), round(item.y * scale)), drawn)
            case Image():
                _image(canvas, item, scale)
            case Text():
                _text(canvas, item, scene, scale)
            case Group():
                raise AssertionError("a flat scene has no groups")
            case _:
                assert_never(item)
    return canvas


def _line(canvas: Canvas, line: Line, palette: Mapping[str, str], scale: int) -> None:
    """Upright and level lines fall on whole pixels; slanted ones are smooth."""
    half, box = line.width / 2, line.box
    if box.width and box.height:
        _slanted(canvas, line, palette, scale)
        return
    across = (half, 0) if line.x == line.x2 else (0, half)
    thick = Box(
        box.x - across[0], box.y - across[1], box.width + 2 * across[0], box.height + 2 * across[1]
    )
    pixels = _pixels(thick, scale)
    ImageDraw.Draw(canvas).rectangle(pixels, fill=f"#{palette[line.colour]}")


def _slanted(canvas: Canvas, line: Line, palette: Mapping[str, str], scale: int) -> None:
    """A slanted line, drawn on a piece of the canvas that is just large enough."""
    box, reach = line.box, line.width + 1
    left, top = floor(box.x - reach), floor(box.y - reach)
    right, bottom = ceil(box.right + reach), ceil(box.bottom + reach)
    run, rise = line.x2 - line.x, line.y2 - line.y
    mark = Mark("line", line.x - left, line.y - top, run, rise, "", line.colour, line.width)
    drawn = patched([mark], palette, scale, (scale * (right - left), scale * (bottom - top)))
    canvas.paste(drawn, (scale * left, scale * top), drawn)


def _image(canvas: Canvas, item: Image, scale: int) -> None:
    left, top, right, bottom = _pixels(item.box, scale)
    with PIL.Image.open(BytesIO(item.content)) as opened:
        drawn = opened.convert("RGBA").resize(
            (right - left + 1, bottom - top + 1), PIL.Image.Resampling.LANCZOS
        )
    canvas.paste(drawn, (left, top), drawn)


def _pixels(box: Box, scale: int) -> tuple[int, int, int, int]:
    """The first and last column and row of a rectangle, which shows however thin it is."""
    left, top = round(box.x * scale), round(box.y * scale)
    right, bottom = round(box.right * scale) - 1, round(box.bottom * scale) - 1
    return left, top, max(left, right), max(top, bottom)


def _text(canvas: Canvas, text: Text, scene: Scene, scale: int) -> None:
    for i, line in enumerate(text.lines):
        wide = (
            sum(
                run.size * (em_width(run.text, run.font, text.lang) + run.tracking * len(run.text))
                for run in line
            )
            - line[-1].tracking * line[-1].size
        )
        left = {
            "left": text.x - text.hang,
            "right": text.x + text.width - wide,
            "center": text.x + (text.width - wide) / 2,
        }[text.align]
        baseline = round((text.y + i * text.pitch) * scale)
        for run in line:
            left += _run(canvas, run, (left * scale, baseline), text.lang, scene, scale) / scale


def _run(
    canvas: Canvas, run: Run, place: tuple[float, int], lang: str, scene: Scene, scale: int
) -> float:
    """Draws the run from a place on, left end and baseline, and gives its width in pixels.

    Letters are drawn larger and scaled down: at their own size they would be hinted, which sets
    them unevenly.
    """
    (x, y), size = place, run.size * scale
    times = 4 if size < LARGE else 2
    width = size * (em_width(run.text, run.font, lang) + run.tracking * len(run.text))
    left, above, below = int(x) - PAD, int(size * 1.1) + PAD, int(size * 0.4) + PAD
    across = max(int(width), 0) + 2 * PAD + 2
    mask = PIL.Image.new("L", (across * times, (above + below) * times), 0)
    pen = ImageDraw.Draw(mask)
    at = (x - left) * times
    extra = run.tracking * size * times
    for part, family in pieces(run.text, run.font, lang):
        font = drawable(run.font, size * times, family)
        shaped: Any = {"language": lang, "features": features_of(family, lang)}
        if not run.tracking:
            pen.text((at, above * times), part, fill=255, font=font, anchor="ls", **shaped)
        for i, letter in enumerate(part if run.tracking else ""):
            whole = font.getlength(part[: i + 1], **shaped)
            before = whole - font.getlength(letter, **shaped)
            spot = (at + before + i * extra, above * times)
            pen.text(spot, letter, fill=255, font=font, anchor="ls", **shaped)
        at += font.getlength(part, **shaped) + len(part) * extra
    mask = mask.reduce(times)
    canvas.paste(f"#{scene.palette[run.colour]}", (left, y - above), mask)
    return width
