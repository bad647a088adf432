"""The brand of a theme: in a strip, beside the source, above the rule, under an infographic."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import PIL.Image
import pytest
from click.testing import CliRunner
from conftest import write
from pptx import Presentation

from mkdeck.cli import cli
from mkdeck.errors import MkdeckError
from mkdeck.formats import formats, load_format
from mkdeck.project import Project
from mkdeck.scene import Image, Rect, Text

if TYPE_CHECKING:
    from mkdeck.scene import Scene

STRIPS = [name for name, one in formats("card").items() if one.brand.place == "strip"]
LINES = [name for name, one in formats("card").items() if one.brand.place == "line"]

DECK = """
title: Loyalty is earned
theme: ours
slides:
  - title
  - {kind: divider, title: What it takes}
  - {kind: hero, claim: service-matters}
infographic:
  sections: [{kind: hero, claim: service-matters}]
cards:
"""


@pytest.fixture
def folder(project: Path) -> Path:
    """A project with a theme that has a brand, and a card of each size."""
    made = BytesIO()
    PIL.Image.new("RGB", (120, 60), "#18222B").save(made, "PNG")
    Path("themes").mkdir(exist_ok=True)
    Path("themes/logo.png").write_bytes(made.getvalue())
    brand("{name: Our house, url: ourhouse.example, logo: logo.png}")
    cards = "".join(
        f"  - {{kind: {kind}, claim: service-matters, size: {size}}}\n"
        for size in formats("card")
        for kind in ("hero", "bars")
    )
    write("decks/new.yaml", DECK + cards)
    return project


def brand(said: str) -> None:
    write("themes/ours.yaml", f"extends: editorial\nbrand: {said}\n")


def scenes() -> dict[str, list[Scene]]:
    return Project.open(Path("decks/new.yaml")).scenes(("deck", "infographic", "cards"))


def branded(scene: Scene) -> tuple[list[str], list[Image]]:
    items = list(scene.flat())
    words = [item.string for item in items if isinstance(item, Text) and item.role == "brand"]
    return words, [item for item in items if isinstance(item, Image)]


def hairlines(scene: Scene) -> list[float]:
    return [item.y for item in scene.flat() if isinstance(item, Rect) and 0 < item.height <= 1.0]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("brand: {name: ကမ္ဘာ}", 'no font can draw "က" (U+1000)'),
        ("brand: {name: Ours, url: ကမ္ဘာ}", 'no font can draw "က" (U+1000)'),
        ("brand: {name: Ours}\nfaces: {family: Nowhere}", 'font family "Nowhere" is not installed'),
    ],
)
def test_a_brand_that_no_font_can_draw_is_said_at_its_place(said: str, message: str) -> None:
    write("themes/ours.yaml", f"extends: editorial\n{said}\n")
    write("decks/new.yaml", "title: A story\ntheme: ours\ntopics: [loyalty]\n")
    with pytest.raises(MkdeckError) as error:
        scenes()
    assert message in error.value.problems[0].message


@pytest.mark.usefixtures("folder")
def test_it_stands_where_each_format_says() -> None:
    made = scenes()
    for scene in made["cards"]:
        size = scene.name.rpartition("-")[2]
        sheet = load_format(size)
        words, [logo] = branded(scene)
        assert (logo.width, logo.height) == (2 * sheet.brand.logo, sheet.brand.logo)
        if size in STRIPS:
            assert words == ["Our house", "ourhouse.example"]
            assert logo.x == sheet.margin
            assert logo.y == sheet.footer.top + sheet.brand.drop
        else:
            assert words == ["Our house"]
            assert logo.y > hairlines(scene)[-1]
        last = max(item.box.right for item in scene.flat() if getattr(item, "role", "") == "brand")
        assert last == pytest.approx(sheet.right, abs=0.5)
    for scene in made["deck"]:
        words, _ = branded(scene)
        assert words == ["Our house"]
    [tall] = made["infographic"]
    assert branded(tall)[0] == ["Our house", "ourhouse.example"]


@pytest.mark.usefixtures("folder")
def test_a_strip_lifts_the_footer_and_goes_where_there_is_no_brand() -> None:
    with_brand = {scene.name: scene for scene in scenes()["cards"]}
    write("themes/ours.yaml", "extends: editorial\n")
    for name, scene in {scene.name: scene for scene in scenes()["cards"]}.items():
        sheet = load_format(name.rpartition("-")[2])
        assert branded(scene) == ([], [])
        if sheet.name in STRIPS:
            lifted = hairlines(scene)[-1] - hairlines(with_brand[name])[-2]
            assert lifted == pytest.approx(sheet.brand.height)


@pytest.mark.usefixtures("folder")
def test_a_logo_alone_a_name_alone_and_names_too_long_for_a_line() -> None:
    brand("{logo: logo.png}")
    assert all(branded(scene)[0] == [] for scene in scenes()["cards"])
    brand("{name: Our house}")
    assert all(branded(scene) == (["Our house"], []) for scene in scenes()["cards"])
    brand(f"{{name: {'A name ' * 8}, url: {'a' * 50}.example, logo: logo.png}}")
    for scene in scenes()["cards"]:
        words, logos = branded(scene)
        assert len(logos) == 1
        assert words == (
            [] if scene.name.rpartition("-")[2] in LINES else [("A name " * 8).strip()]
        )


@pytest.mark.usefixtures("folder")
def test_on_a_coloured_ground_words_stand_without_the_logo() -> None:
    """A picture has one ink, which may be that of the ground."""
    [divider] = [scene for scene in scenes()["deck"] if scene.layout == "inverse"]
    assert branded(divider) == (["Our house"], [])


def test_both_backends_draw_the_logo(folder: Path) -> None:
    assert CliRunner().invoke(cli, ["decks/new.yaml", "--quiet"]).exit_code == 0
    deck = Presentation(str(folder / "output/new/new.pptx"))
    slide = deck.slides[2]
    # What every slide of a layout has stands on the layout.
    shown = [*slide.shapes, *slide.slide_layout.shapes]
    assert any(shape.name.startswith("logo") for shape in shown)
    card = next(scene for scene in scenes()["cards"] if scene.name.endswith("square"))
    logo = branded(card)[1][0]
    with PIL.Image.open(folder / f"output/new/cards/{card.name}.png") as image:
        middle = round(2 * (logo.x + logo.width / 2)), round(2 * (logo.y + logo.height / 2))
        assert image.getpixel(middle) == (0x18, 0x22, 0x2B)
