"""Where words stand, how far apart their letters are, and which colours follow the theme."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from frozendict import frozendict
from PIL import Image
from tools.one_page import FONT, SCALE, THEME, at, colour, drawn, page, slide, text
from tools.text_boxes import baseline, inside, spacing

from mkdeck.render.pptx.slots import scheme
from mkdeck.scene import Rect, Run

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
EMU = 12700

# --- baselines


@pytest.mark.parametrize(("size", "pitch"), [(20, 18), (20, 24), (20, 36), (60, 60)])
@pytest.mark.parametrize("lines", [("Hx",), ("Hx", "Hx")])
def test_a_deck_has_its_first_baseline_where_the_scene_has_it(
    size: float, pitch: float, lines: tuple[str, ...]
) -> None:
    """Spacing is a share of 1.2 times the size, except of a single large line."""
    runs = [[Run(line, FONT, size, "ink")] for line in lines]
    [shape] = slide(page(text(*runs, y=50, pitch=pitch))).shapes
    assert baseline(shape, size) == pytest.approx(50, abs=0.01)
    _, top, _, bottom = inside(shape)
    if len(lines) == 1 and size == 60:
        assert (top, bottom) == pytest.approx((50 - 0.842 * 60, 50 + 0.158 * 60), abs=0.01)
        assert spacing(shape) == 0.95
    else:
        assert spacing(shape) == pytest.approx(pitch / 1.2 / size, abs=1e-5)
        assert bottom - top == pytest.approx(pitch * len(lines), abs=0.01)


@pytest.mark.parametrize("align", ["left", "center", "right"])
@pytest.mark.parametrize(("lines", "breaks"), [(1, "soft"), (1, "hard"), (2, "hard")])
def test_a_deck_leaves_lines_that_must_stay_room_in_other_programs(
    lines: int, breaks: str, align: str
) -> None:
    """A box is wider than its widest line, on the sides that the line does not stand at."""
    words = text(*["Hx"] * lines, x=20, width=100, ink=97, breaks=breaks, align=align)
    [shape] = slide(page(words)).shapes
    left, _, right, _ = inside(shape)
    assert right - left == pytest.approx(97 / 0.97 + 1, abs=0.01)
    assert left == pytest.approx({"left": 20, "center": 19.5, "right": 19}[align], abs=0.01)


@pytest.mark.parametrize(("width", "wrap"), [(100, "none"), (102, "square")])
def test_a_line_without_room_does_not_wrap(width: float, wrap: str) -> None:
    [shape] = slide(page(text("Hx", width=width, ink=97))).shapes
    assert next(shape._element.iter(f"{A}bodyPr")).get("wrap") == wrap


@pytest.mark.parametrize(
    ("align", "words"), [("left", "Hx Hy"), ("center", "HxHy"), ("right", "HxHy")]
)
def test_a_space_before_a_break_leaves_its_line_where_it_is(align: str, words: str) -> None:
    [shape] = slide(page(text("Hx", "Hy", breaks="hard", align=align))).shapes
    said = (run.text for run in shape._element.iter(f"{A}t"))
    assert "".join(said) == words


def test_lines_that_may_flow_have_the_box_that_they_were_broken_for() -> None:
    [shape] = slide(page(text("Hx", "Hx", x=20, width=100, ink=100))).shapes
    assert (shape.left / EMU, shape.width / EMU) == (20, 100)


def test_a_picture_has_its_baselines_where_the_scene_has_them() -> None:
    image = drawn(page(text("HHH", "HHH", y=50, pitch=24)))
    assert inked(image, upright=False)[-1] + 1 == (50 + 24) * SCALE


# --- tracking


def inked(image: Image.Image, *, upright: bool = True) -> list[int]:
    """Columns, or else rows, with a dark pixel."""
    grey = image.convert("L").point(lambda value: 255 if value < 128 else 0)
    if not upright:
        grey = grey.transpose(Image.Transpose.TRANSPOSE)
    return [i for i in range(grey.width) if grey.crop((i, 0, i + 1, grey.height)).getbbox()]


def letters(image: Image.Image) -> list[int]:
    """First columns of letters that stand apart."""
    columns = inked(image)
    return [x for x in columns if x - 1 not in columns]


def spaced(words: str, tracking: float, **changes: Any) -> Image.Image:
    return drawn(page(text([Run(words, FONT, 20, "ink", tracking)], **changes)))


def test_tracked_letters_stand_further_apart() -> None:
    plain, tracked = letters(spaced("III", 0)), letters(spaced("III", 0.5))
    assert len(plain) == len(tracked) == 3
    extra = [b - a for a, b in zip(plain, tracked, strict=True)]
    assert extra == pytest.approx([0, 0.5 * 20 * SCALE, 2 * 0.5 * 20 * SCALE], abs=1)


@pytest.mark.parametrize(("align", "moves"), [("right", -2), ("center", -1)])
def test_tracked_words_are_aligned_by_their_letters(align: str, moves: int) -> None:
    """What follows the last letter does not count."""
    plain = letters(spaced("III", 0, align=align))
    tracked = letters(spaced("III", 0.5, align=align))
    assert tracked[0] - plain[0] == pytest.approx(moves * 0.5 * 20 * SCALE, abs=1)
    assert tracked[2] - plain[2] == pytest.approx((moves + 2) * 0.5 * 20 * SCALE, abs=1)


def test_what_follows_tracked_words_is_moved_by_their_tracking() -> None:
    def last(tracking: float) -> int:
        line = [Run("II", FONT, 20, "ink", tracking), Run("I", FONT, 20, "ink")]
        return letters(drawn(page(text(line))))[-1]

    assert last(0.5) - last(0) == pytest.approx(2 * 0.5 * 20 * SCALE, abs=1)


def test_a_deck_says_its_tracking_in_hundredths_of_a_point() -> None:
    line = [Run("AB", FONT, 20, "ink", 0.05), Run("CD", FONT, 20, "ink")]
    shown = slide(page(text(line)))
    assert [look.get("spc") for look in shown._element.iter(f"{A}rPr")] == ["100", None]


# --- colours


def value(fill: Any) -> tuple[str, str]:
    """Kind and value of a fill's colour."""
    [found] = fill.find(f"{A}solidFill")
    return found.tag.removeprefix(A), found.get("val")


@pytest.mark.parametrize(
    ("ground", "slot"), [("0B5CAD", "accent2"), (THEME.palette["accent"], "accent1")]
)
def test_a_ground_of_its_own_colour_has_a_slot_of_its_own(ground: str, slot: str) -> None:
    """Restyling the accent recolours a ground that is the accent, and no other."""
    palette = frozendict(THEME.palette) | {"accent-ground": ground}
    theme = replace(THEME, palette=palette)
    bar, note = Rect(0, 0, 50, 50, "accent-ground"), Rect(50, 0, 50, 50, "accent")
    shown = slide(page(bar, note, palette=palette, layout="accent"), theme)
    layout = shown.slide_layout._element
    assert value(layout.find(f"*/{P}bg/{P}bgPr")) == ("schemeClr", "bg1")
    assert layout.find(f"*/{A}overrideClrMapping").get("bg1") == slot
    assert scheme(palette)[slot] == ground
    first, second = (shape._element.find(f"{P}spPr") for shape in shown.shapes)
    assert value(first) == ("schemeClr", "bg1")
    assert value(second) == ("schemeClr", "accent1")


def test_a_picture_has_the_ground_that_the_theme_gives() -> None:
    palette = frozendict(THEME.palette) | {"accent-ground": "0B5CAD"}
    image = drawn(page(Rect(50, 0, 50, 50, "accent"), palette=palette, ground="accent-ground"))
    assert at(image, 10, 10) == (0x0B, 0x5C, 0xAD)
    assert at(image, 60, 10) == colour("accent")
