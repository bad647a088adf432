"""The pictures, opened again and measured in pixels."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import pytest
from conftest import claims_of
from PIL import Image

from mkdeck.scene import Picture, Rect, Text

if TYPE_CHECKING:
    from pathlib import Path

    from mkdeck.project import Project
    from mkdeck.scene import Scene

SCALE = 2
"""Pixels a point."""


@pytest.fixture(scope="module")
def pictures(
    loyalty_built: Path, loyalty_scenes: dict[str, list[Scene]]
) -> list[tuple[Scene, Image.Image]]:
    """Every card and the infographic with its scene."""
    found = []
    for scene in (*loyalty_scenes["cards"], *loyalty_scenes["infographic"]):
        folder = loyalty_built if scene.name == "infographic" else loyalty_built / "cards"
        with Image.open(folder / f"{scene.name}.png") as image:
            assert image.format == "PNG"
            found.append((scene, image.convert("RGB")))
    return found


def named(pictures: list[tuple[Scene, Image.Image]], name: str) -> tuple[Scene, Image.Image]:
    return next((scene, image) for scene, image in pictures if scene.name == name)


def colour(scene: Scene, token: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(scene.palette[token]))


def row(image: Image.Image, y: float) -> list[object]:
    """The pixels at a height given in points."""
    return [image.getpixel((x, round(y * SCALE))) for x in range(image.width)]


def runs(pixels: list[object], wanted: tuple[int, ...]) -> list[int]:
    """Lengths of the stretches of exactly that colour."""
    return [len(list(same)) for pixel, same in groupby(pixels) if pixel == wanted]


def drawn(scene: Scene, kind: str) -> Picture:
    return next(
        item for item in scene.flat() if isinstance(item, Picture) and item.data.kind == kind
    )


def test_pictures_have_the_sizes_that_platforms_ask_for(
    pictures: list[tuple[Scene, Image.Image]],
) -> None:
    sizes = {scene.name: image.size for scene, image in pictures}
    for name, size in sizes.items():
        if name.endswith("-og"):
            assert size == (1200, 630)
        elif name.endswith("-wide"):
            assert size == (1200, 675)
    scene, image = named(pictures, "infographic")
    assert image.size == (1200, round(scene.height * SCALE))
    assert image.height > 2000
    assert len(sizes) == 7


def test_the_ground_reaches_into_every_corner(pictures: list[tuple[Scene, Image.Image]]) -> None:
    for scene, image in pictures:
        right, bottom = image.width - 1, image.height - 1
        corners = {image.getpixel(at) for at in ((0, 0), (right, 0), (0, bottom), (right, bottom))}
        assert corners == {colour(scene, scene.ground)}, scene.name


def test_bands_fill_the_whole_width(pictures: list[tuple[Scene, Image.Image]]) -> None:
    scene, image = named(pictures, "infographic")
    bands = [item for item in scene.items if isinstance(item, Rect) and item.name == "band"]
    assert {band.fill for band in bands} == {"paper", "paper2", "accent-ground"}
    for band in bands:
        for y in (band.y, band.y + band.height - 0.5):
            assert set(row(image, y)) == {colour(scene, band.fill)}


def test_rules_run_from_margin_to_margin(pictures: list[tuple[Scene, Image.Image]]) -> None:
    for scene, image in pictures:
        first = next(
            item for item in scene.flat() if isinstance(item, Rect) and item.name == "rule"
        )
        pixels = row(image, first.y + 0.5)
        inked = [x for x, pixel in enumerate(pixels) if pixel == colour(scene, first.fill)]
        assert (inked[0], inked[-1]) == (first.x * SCALE, image.width - first.x * SCALE - 1)


def test_large_letters_begin_on_the_margin(pictures: list[tuple[Scene, Image.Image]]) -> None:
    """Their ink, not their box: without it a numeral seems indented."""
    checked = 0
    for scene, image in pictures:
        margin = next(item.x for item in scene.flat() if isinstance(item, Rect) and item.x)
        for item in scene.flat():
            if isinstance(item, Text) and item.size >= 28 and item.x == margin:
                top, bottom = item.y - 0.7 * item.size, item.last
                reach = item.x - 12, item.x + 40
                box = (reach[0] * SCALE, top * SCALE, reach[1] * SCALE, bottom * SCALE)
                left = first_ink(image.crop(tuple(round(side) for side in box)))  # type: ignore[arg-type]  # four of them
                assert abs(left - 12 * SCALE) <= 2, (scene.name, item.string, left)
                checked += 1
    assert checked > 8


def test_a_strip_of_ticks_has_as_many_as_the_share(
    pictures: list[tuple[Scene, Image.Image]], loyalty: Project
) -> None:
    counted = {}
    for scene, image in pictures:
        kinds = {item.data.kind for item in scene.flat() if isinstance(item, Picture)}
        if "ticks" not in kinds:
            continue
        strip = drawn(scene, "ticks")
        pixels = row(image, strip.y + strip.height / 2)
        accent = runs(pixels, colour(scene, "accent"))
        muted = runs(pixels, colour(scene, "muted"))
        share = int(claims_of(loyalty)[strip.claims[0]].main.low)
        assert (len(accent), len(muted)) == (share, 100 - share), scene.name
        assert len({*accent, *muted}) == 1, "ticks are equally wide"
        counted[scene.name] = len(accent)
    assert counted == {"04-hero-og": 91}


def test_bars_are_as_long_as_their_values(pictures: list[tuple[Scene, Image.Image]]) -> None:
    scene, image = named(pictures, "05-bars-wide")
    chart = drawn(scene, "bars")
    bars = [mark for mark in chart.marks if mark.shape == "rect"]
    values = [low for _, low, _ in chart.data.rows]
    assert values == sorted(values, reverse=True)
    lengths = []
    for mark in bars:
        pixels = row(image, chart.y + mark.y + 2)
        start = round(chart.x * SCALE)
        # A highlighted value has the colour of its bar, and begins six points after it.
        end = start + round((mark.x + mark.width + 4) * SCALE)
        lengths.append(sum(runs(pixels[start:end], colour(scene, mark.fill))) + zero_line(scene))
    for value, length in zip(values, lengths, strict=True):
        assert length == pytest.approx(lengths[0] * value / values[0], abs=1)


def test_bars_on_tracks_begin_and_end_at_their_shares(
    pictures: list[tuple[Scene, Image.Image]],
) -> None:
    found = []
    for scene, image in pictures:
        for item in scene.flat():
            if isinstance(item, Picture) and item.data.kind in {"track", "range"}:
                found += [(scene, image, item)]
    assert len(found) >= 2
    for scene, image, chart in found:
        shown = {"accent", "muted2"}
        bars = [mark for mark in chart.marks if mark.fill in shown]
        for mark, (_, low, high) in zip(bars, chart.data.rows, strict=True):
            pixels = row(image, chart.y + mark.y + 2)
            inked = [x for x, p in enumerate(pixels) if p == colour(scene, mark.fill)]
            left = chart.x * SCALE + (low if high > low else 0) / 100 * chart.width * SCALE
            right = chart.x * SCALE + high / 100 * chart.width * SCALE
            assert abs(inked[0] - left) <= 2, scene.name
            assert inked[-1] + 1 == pytest.approx(right, abs=1), scene.name


def test_an_array_of_people_has_as_many_as_it_says(
    pictures: list[tuple[Scene, Image.Image]],
) -> None:
    scene, image = named(pictures, "infographic")
    array = drawn(scene, "array")
    heads = [mark for mark in array.marks if mark.shape == "dot"]
    accent, muted = [], []
    for y in sorted({mark.y for mark in heads}):
        pixels = row(image, array.y + y + heads[0].height / 2)
        accent.append(len(runs(pixels, colour(scene, "accent"))))
        muted.append(len(runs(pixels, colour(scene, "muted"))))
    assert accent == [20, 20, 20, 20, 15]
    assert muted == [0, 0, 0, 0, 5]


def test_squares_are_solid_to_the_least_and_outlined_to_the_most(
    pictures: list[tuple[Scene, Image.Image]],
) -> None:
    scene, image = named(pictures, "infographic")
    chart = drawn(scene, "multiple")
    squares = chart.marks[1:]
    middles = [
        image.getpixel(
            (
                round((chart.x + mark.x + mark.width / 2) * SCALE),
                round((chart.y + mark.y + mark.height / 2) * SCALE),
            )
        )
        for mark in squares
    ]
    solid = [pixel == colour(scene, "accent") for pixel in middles]
    assert solid == [True] * 5 + [False] * 20


def first_ink(piece: Image.Image) -> int:
    """The first column with a pixel that is clearly no ground; the ground is at the left."""
    ground = piece.getpixel((0, 0))
    assert isinstance(ground, tuple)
    for x in range(piece.width):
        for y in range(piece.height):
            pixel = piece.getpixel((x, y))
            assert isinstance(pixel, tuple)
            if max(abs(a - b) for a, b in zip(pixel, ground, strict=True)) > 90:
                return x
    raise AssertionError("nothing is drawn there")


def zero_line(scene: Scene) -> int:
    """Pixels of a bar that lie under the line at zero."""
    line = next(mark for mark in drawn(scene, "bars").marks if mark.shape == "line")
    return round(line.stroke_width * SCALE)
