"""Every kind of item and mark as each backend draws it, on a page of its own."""

from __future__ import annotations

import ast
from io import BytesIO
from itertools import groupby, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import matplotlib as mpl
import pytest
from PIL import Image as Pictures
from tools.one_page import FONT, SCALE, at, colour, drawn, marks, page, slide, text

import mkdeck
from mkdeck.render.png.canvas import png
from mkdeck.scene import Group, Image, Item, Line, Mark, Rect, Run, Step, path

if TYPE_CHECKING:
    from collections.abc import Callable

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
EMU = 12700
QUARTER = 0.5523
"""Length of the handles of a quarter of a circle, as a share of its radius."""


def runs(pixels: list[object], wanted: tuple[int, ...]) -> list[int]:
    """Lengths of the stretches of exactly that colour."""
    return [len(list(same)) for pixel, same in groupby(pixels) if pixel == wanted]


def row(image: Pictures.Image, y: float) -> list[object]:
    return [image.getpixel((x, round(y * SCALE))) for x in range(image.width)]


def column(image: Pictures.Image, x: float) -> list[object]:
    return [image.getpixel((round(x * SCALE), y)) for y in range(image.height)]


# --- lines

RISING = (20, 100, 180, 20)
FALLING = (20, 20, 180, 100)


def as_item(x: float, y: float, x2: float, y2: float) -> Item:
    return Line(x, y, x2, y2, 4, "accent")


def as_mark(x: float, y: float, x2: float, y2: float) -> Item:
    return marks(Mark("line", x, y, x2 - x, y2 - y, stroke="accent", stroke_width=4))


@pytest.mark.parametrize("made", [as_item, as_mark])
@pytest.mark.parametrize("ends", [RISING, FALLING])
@pytest.mark.parametrize("backwards", [False, True])
def test_a_slanted_line_runs_from_end_to_end(
    made: Callable[..., Item], ends: tuple[float, ...], backwards: bool
) -> None:
    x, y, x2, y2 = (*ends[2:], *ends[:2]) if backwards else ends
    image = drawn(page(made(x, y, x2, y2)))
    for share in (0.05, 0.25, 0.5, 0.75, 0.95):
        middle = x + share * (x2 - x), y + share * (y2 - y)
        assert at(image, *middle) == colour("accent")
        if share != 0.5:
            assert at(image, middle[0], y + y2 - middle[1]) == colour("paper")
    assert at(image, 14, ends[1]) == colour("paper")
    thick = sum(runs(column(image, 100), colour("accent")))
    assert thick == pytest.approx(4 * SCALE * 5**0.5 / 2, abs=2), "as thick as it says, aslant"


@pytest.mark.parametrize("made", [as_item, as_mark])
def test_upright_and_level_lines_fall_on_whole_pixels(made: Callable[..., Item]) -> None:
    image = drawn(page(made(20, 60, 180, 60)))
    assert runs(row(image, 60), colour("accent")) == [160 * SCALE]
    assert runs(column(image, 100), colour("accent")) == [4 * SCALE]
    image = drawn(page(made(100, 100, 100, 20)))
    assert runs(column(image, 100), colour("accent")) == [80 * SCALE]
    assert runs(row(image, 60), colour("accent")) == [4 * SCALE]
    assert {pixel for _, pixel in image.getcolors() or []} == {colour("accent"), colour("paper")}


@pytest.mark.parametrize(
    "hairline",
    [
        Line(20, 60, 180, 60, 0.1, "accent"),
        Rect(20, 60, 160, 0.1, "accent"),
        marks(Mark("line", 20, 60, 160, 0, stroke="accent", stroke_width=0.1)),
    ],
)
def test_a_hairline_is_a_pixel_thick(hairline: Item) -> None:
    image = drawn(page(hairline))
    assert runs(column(image, 100), colour("accent")) == [1]
    assert 160 * SCALE in runs(row(image, 60), colour("accent"))


@pytest.mark.parametrize(
    ("ends", "flipped"), [(RISING, True), (FALLING, False), ((20, 60, 180, 60), False)]
)
@pytest.mark.parametrize("backwards", [False, True])
def test_a_line_of_a_deck_is_flipped_where_it_rises(
    ends: tuple[float, ...], flipped: bool, backwards: bool
) -> None:
    x, y, x2, y2 = (*ends[2:], *ends[:2]) if backwards else ends
    [line] = slide(page(Line(x, y, x2, y2, 4, "accent"))).shapes
    assert line._element.tag == f"{P}cxnSp"
    shape = line._element.find(f"{P}spPr/{A}xfrm")
    assert shape.get("flipV") == ("1" if flipped else None)
    assert shape.get("flipH") is None
    box = [value / EMU for value in (line.left, line.top, line.width, line.height)]
    assert box == [20, min(y, y2), 160, abs(y2 - y)]
    drawn_with = line._element.find(f"{P}spPr/{A}ln")
    assert drawn_with.get("w") == str(4 * EMU)
    assert drawn_with.find(f"{A}solidFill/{A}schemeClr").get("val") == "accent1"


# --- paths


def circle(x: float, y: float, radius: float, *, turned: bool = False) -> list[Step]:
    """A closed circle round a point; turned, it runs the other way round."""
    way = -1 if turned else 1
    reach, handle = radius, radius * QUARTER
    corners = [(reach, 0.0), (0.0, way * reach), (-reach, 0.0), (0.0, -way * reach), (reach, 0.0)]
    steps: list[Step] = [("M", x + reach, y)]
    for (ax, ay), (bx, by) in pairwise(corners):
        out = x + ax + bx * handle / radius, y + ay + by * handle / radius
        back = x + bx + ax * handle / radius, y + by + ay * handle / radius
        steps.append(("C", *out, *back, x + bx, y + by))
    return [*steps, ("Z",)]


RING = path([*circle(100, 60, 50), *circle(100, 60, 20, turned=True)], fill="accent")


@pytest.mark.parametrize("shows", ["chart", "callout"])
def test_a_curved_path_is_filled_round_its_hole(shows: Literal["chart", "callout"]) -> None:
    image = drawn(page(marks(RING, shows=shows)))
    inked = runs(row(image, 60), colour("accent"))
    assert [length / SCALE for length in inked] == pytest.approx([30, 30], abs=1)
    assert at(image, 100, 60) == colour("paper"), "the hole"
    for x, y in ((66, 26), (134, 26), (66, 94), (134, 94)):
        assert at(image, x, y) == colour("accent"), "within the circle"
    for x, y in ((58, 18), (142, 18), (58, 102), (142, 102)):
        assert at(image, x, y) == colour("paper"), "the corners round it"


def test_an_open_path_is_stroked_in_dashes_and_left_open() -> None:
    steps: list[Step] = [("M", 20, 20), ("L", 170, 20), ("L", 170, 100)]
    angle = path(steps, stroke="accent", stroke_width=4, dash=(10, 5))
    image = drawn(page(marks(angle)))
    dashes = runs(row(image, 20), colour("accent"))
    assert dashes[:9] == [10 * SCALE] * 9
    assert runs(row(image, 20), colour("paper"))[1:10] == [5 * SCALE] * 9
    assert len(runs(column(image, 170), colour("accent"))) >= 5
    assert at(image, 95, 60) == colour("paper"), "no line back to its start"
    assert at(image, 150, 40) == colour("paper"), "no fill"


@pytest.mark.parametrize("upright", [False, True])
def test_a_straight_line_has_its_dashes(upright: bool) -> None:
    run, rise = (0, 90) if upright else (150, 0)
    line = Mark("line", 20, 15, run, rise, "", "accent", 3, (10, 5))
    image = drawn(page(marks(line)))
    along, across = (column, row) if upright else (row, column)
    place = (20, 15) if upright else (15, 20)
    pixels = along(image, place[0])
    assert runs(pixels, colour("accent")) == [10 * SCALE] * (6 if upright else 10)
    assert runs(pixels, colour("paper"))[1:-1] == [5 * SCALE] * (5 if upright else 9)
    assert runs(across(image, place[1] + 5), colour("accent")) == [3 * SCALE]


def test_a_path_stands_among_the_marks_of_a_callout() -> None:
    square = Mark("rect", 10, 10, 30, 30, "muted")
    dot = Mark("dot", 60, 10, 30, 30, "accent")
    steps: list[Step] = [("M", 110, 40), ("L", 125, 10), ("L", 140, 40), ("Z",)]
    roof = path(steps, fill="accent")
    image = drawn(page(marks(square, dot, roof, shows="callout")))
    assert runs(row(image, 20), colour("muted")) == [30 * SCALE]
    assert at(image, 75, 25) == at(image, 125, 30) == colour("accent")
    assert at(image, 112, 14) == at(image, 138, 14) == colour("paper"), "beside the roof"
    assert at(image, 62, 12) == colour("paper"), "beside the dot"


@pytest.mark.parametrize("shows", ["chart", "callout"])
def test_an_outline_without_a_fill_is_an_outline(shows: Literal["chart", "callout"]) -> None:
    square = Mark("rect", 20, 20, 60, 60, "", "accent", 2)
    nothing = Mark("rect", 100, 20, 60, 60)
    image = drawn(page(marks(square, nothing, shows=shows)))
    assert runs(row(image, 50), colour("accent")) == [2 * SCALE, 2 * SCALE]
    assert at(image, 50, 50) == at(image, 130, 50) == colour("paper")


def test_marks_with_neither_fill_nor_outline_leave_no_trace() -> None:
    image = drawn(page(marks(Mark("rect", 100, 20, 60, 60), shows="callout")))
    assert [pixel for _, pixel in image.getcolors() or []] == [colour("paper")]


def test_settings_of_matplotlib_change_nothing() -> None:
    line = Mark("line", 20, 100, 150, -60, "", "accent", 3, (10, 5))
    before = png(page(marks(line, RING)))
    with mpl.rc_context({"lines.scale_dashes": False, "path.sketch": (5, 20, 2)}):
        assert png(page(marks(line, RING))) == before


@pytest.mark.parametrize("mark", [RING, Mark("line", 20, 100, 160, -80, "", "accent", 4)])
def test_a_deck_has_marks_as_a_picture_of_the_same(mark: Mark) -> None:
    [shape] = slide(page(marks(mark)), charts="picture").shapes
    with Pictures.open(BytesIO(shape.image.blob)) as image:
        assert image.size == (800, 480)
        assert image.getpixel((4 * 140, 4 * 40)) == (*colour("accent"), 255)
        assert image.getchannel("A").getpixel((4 * 60, 4 * 20)) == 0


def shapes_of(*given: Mark) -> list[Any]:
    """The shapes that marks are in a deck."""
    [group] = slide(page(marks(*given))).shapes
    assert group._element.tag == f"{P}grpSp"
    return list(group.shapes)


def test_a_deck_has_a_shape_for_each_mark() -> None:
    bar, point = shapes_of(
        Mark("rect", 10, 20, 60, 30, "accent"), Mark("dot", 90, 20, 20, 20, "muted")
    )
    assert bar._element.find(f".//{A}prstGeom").get("prst") == "rect"
    assert point._element.find(f".//{A}prstGeom").get("prst") == "ellipse"
    place = [bar.left, bar.top, bar.width, bar.height]
    assert place == [round(n * EMU) for n in (10, 20, 60, 30)]
    assert bar._element.find(f".//{A}schemeClr").get("val") == "accent1"


def test_an_outline_lies_inside_a_rectangle_and_has_its_dashes() -> None:
    [bar] = shapes_of(Mark("rect", 10, 20, 60, 30, "", "accent", 2, (9, 7)))
    assert [bar.left, bar.width] == [11 * EMU, 58 * EMU]
    assert bar._element.find(f".//{A}noFill") is not None
    line = bar._element.find(f".//{A}ln")
    assert line.get("w") == str(2 * EMU)
    [dash] = line.iter(f"{A}ds")
    assert (dash.get("d"), dash.get("sp")) == ("450000", "350000")


def test_a_person_is_one_shape() -> None:
    head, body = Mark("dot", 20, 20, 10, 10, "accent"), Mark("bust", 15, 32, 20, 20, "accent")
    other = [Mark(m.shape, m.x + 40, m.y, m.width, m.height, "muted") for m in (head, body)]
    people = shapes_of(head, body, *other)
    assert [shape.name.split()[0] for shape in people] == ["person", "person"]
    assert [people[0].left, people[0].top] == [15 * EMU, 20 * EMU]
    assert [people[0].width, people[0].height] == [20 * EMU, 32 * EMU]
    drawn_path = people[0]._element.find(f".//{A}path")
    assert (drawn_path.get("w"), drawn_path.get("h")) == ("2000", "3200")


def test_a_path_keeps_its_curves_and_holes() -> None:
    [shape] = shapes_of(RING)
    letters = [step.tag.removeprefix(A) for step in shape._element.find(f".//{A}path")]
    wanted = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo", "Z": "close"}
    assert letters == [wanted[step[0]] for step in RING.steps]


def test_many_marks_and_lines_of_a_look_are_one_shape() -> None:
    squares = [Mark("rect", i % 50 * 3, i // 50 * 3, 2, 2, "accent") for i in range(201)]
    assert len(shapes_of(*squares)) == 1
    assert len(shapes_of(*squares[:200])) == 200
    ticks = [Mark("line", 5 * i, 10, 0, 6, stroke="ink", stroke_width=1) for i in range(12)]
    [lines] = shapes_of(*ticks)
    assert lines._element.find(f".//{A}path").get("fill") == "none"


# --- images


def logo() -> bytes:
    """A picture that is red on the left and clear on the right."""
    image = Pictures.new("RGBA", (40, 20), (0, 0, 0, 0))
    image.paste((255, 0, 0, 255), (0, 0, 20, 20))
    buffer = BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def test_an_image_is_drawn_into_its_box() -> None:
    behind = Rect(0, 0, 200, 120, "tint")
    image = drawn(page(behind, Image(50, 30, 100, 50, logo())))
    assert at(image, 52, 32) == at(image, 90, 78) == (255, 0, 0)
    assert at(image, 48, 55) == at(image, 152, 55) == colour("tint"), "beside it"
    assert at(image, 75, 28) == at(image, 75, 82) == colour("tint"), "above and below it"
    assert at(image, 140, 55) == colour("tint"), "seen through where it is clear"


def test_an_image_of_a_deck_is_the_file_itself() -> None:
    [shape] = slide(page(Image(50, 30, 100, 50, logo(), "Our <logo> & name", "photo"))).shapes
    assert shape.image.blob == logo()
    box = [value / EMU for value in (shape.left, shape.top, shape.width, shape.height)]
    assert box == [50, 30, 100, 50]
    identity = shape._element.find(f"{P}nvPicPr/{P}cNvPr")
    assert identity.get("descr") == "Our <logo> & name"
    assert list(identity) == []


def test_an_image_that_says_nothing_is_decoration() -> None:
    [shape] = slide(page(Image(50, 30, 100, 50, logo()))).shapes
    identity = shape._element.find(f"{P}nvPicPr/{P}cNvPr")
    assert identity.get("descr") is None
    assert next(identity.iter("{*}decorative")).get("val") == "1"


def test_items_of_a_group_are_drawn_too() -> None:
    inner = Group(
        (Line(*RISING, 4, "accent"), Image(10, 10, 20, 10, logo(), "A logo")), "", "inner"
    )
    scene = page(Group((inner,), "All", "outer"))
    image = drawn(scene)
    assert at(image, 100, 60) == colour("accent")
    assert at(image, 15, 15) == (255, 0, 0)
    [outer] = slide(scene).shapes
    [found] = outer.shapes
    assert [shape._element.tag for shape in found.shapes] == [f"{P}cxnSp", f"{P}pic"]


# --- links


def linked(words: str, link: str = "") -> Run:
    return Run(words, FONT, 20, "ink2", link=link)


def links(shown: Any) -> dict[str, str]:
    """Words of a slide with the addresses that they lead to."""
    relations = shown.part.rels
    return {
        run.findtext(f"{A}t"): relations[link.get(f"{R}id")].target_ref
        for run in shown._element.iter(f"{A}r")
        for link in run.iter(f"{A}hlinkClick")
    }


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a?b=1&c=%20#d",
        "http://example.org",
        "mailto:a@example.org",
        "HTTPS://x.y",
    ],
)
def test_words_lead_to_their_address(address: str) -> None:
    shown = slide(page(text([linked("Read "), linked("the study", address), linked(" first")])))
    assert links(shown) == {"the study": address}
    [relation] = [rel for rel in shown.part.rels.values() if rel.is_external]
    assert relation.reltype.endswith("/hyperlink")
    words = [run.findtext(f"{A}t") for run in shown._element.iter(f"{A}r")]
    assert words == ["Read ", "the study", " first"]


def test_a_link_keeps_the_colour_of_its_words() -> None:
    shown = slide(page(text([linked("the study", "https://example.org")])))
    [look] = shown._element.iter(f"{A}rPr")
    assert look.find(f"{A}solidFill/{A}schemeClr").get("val") == "tx1"
    assert next(look.find(f"{A}hlinkClick").iter("{*}hlinkClr")).get("val") == "tx"
    assert [child.tag for child in look][-1] == f"{A}hlinkClick", "where the schema has it"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc", "C:\\a.exe", "study", ""]
)
def test_words_lead_nowhere_else(address: str) -> None:
    shown = slide(page(text([linked("the study", address)])))
    assert links(shown) == {}
    assert not [rel for rel in shown.part.rels.values() if rel.is_external]


def test_a_link_ends_with_its_words() -> None:
    """Neither a break nor the space at the end of a line nor what is typed after it is linked."""
    here = "https://example.org"
    broken = [[linked("one", here)], [linked("two", here)], [linked("three")]]
    shown = slide(page(text(*broken)))
    assert links(shown) == {"one two": here}
    assert [run.findtext(f"{A}t") for run in shown._element.iter(f"{A}r")] == ["one two", " three"]
    for lines in (broken, broken[::-1]):
        shown = slide(page(text(*lines, breaks="hard")))
        assert links(shown) == {"one": here, "two": here}
        for tag in ("br", "endParaRPr"):
            assert list(shown._element.iter(f"{A}{tag}"))
            for element in shown._element.iter(f"{A}{tag}"):
                assert list(element.iter(f"{A}hlinkClick")) == []
    shown = slide(page(text([linked("before")], [linked("after", here)])))
    assert links(shown) == {"after": here}


def test_one_address_is_one_relationship() -> None:
    here = "https://example.org"
    shown = slide(page(text([linked("one", here), linked(" and "), linked("two", here)])))
    assert links(shown) == {"one": here, "two": here}
    assert len([rel for rel in shown.part.rels.values() if rel.is_external]) == 1


def test_an_image_leads_to_its_address() -> None:
    shown = slide(page(Image(50, 30, 100, 50, logo(), "Home", link="https://example.org")))
    [link] = shown._element.iter(f"{A}hlinkClick")
    assert link.getparent().tag == f"{P}cNvPr"
    assert shown.part.rels[link.get(f"{R}id")].target_ref == "https://example.org"


def test_pictures_show_linked_words_like_others() -> None:
    plain = png(page(text([linked("the study")])))
    assert png(page(text([linked("the study", "https://example.org")]))) == plain


# --- nothing is left out

PACKAGE = Path(mkdeck.__file__).parent


def test_every_choice_among_items_and_marks_names_them_all() -> None:
    """It ends in `assert_never`, so that the type checker refuses one that is missing."""
    found = 0
    for source in (*PACKAGE.glob("render/**/*.py"), *PACKAGE.glob("scene/*.py")):
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if isinstance(node, ast.Match):
                last = node.cases[-1]
                assert ast.unparse(last.pattern) == "_", (source.name, node.lineno)
                assert ast.unparse(last.body[0]).startswith("assert_never("), source.name
                found += 1
    assert found >= 6
