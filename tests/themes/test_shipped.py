"""The themes that come with mkdeck: what stands where is the same in each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import ROOT

from mkdeck.formats import load_format
from mkdeck.project import Project
from mkdeck.scene import Picture, Rect, Text
from mkdeck.text import writes
from mkdeck.themes import contrast

if TYPE_CHECKING:
    from mkdeck.scene import Scene

SHIPPED = sorted(path.stem for path in (ROOT / "themes").glob("*.yaml"))
DECK = ROOT / "decks" / "loyalty.yaml"
OUTPUTS = ("deck", "cards", "infographic")


@pytest.fixture(scope="module")
def scenes() -> dict[str, dict[str, list[Scene]]]:
    return {theme: Project.open(DECK, theme).scenes(OUTPUTS) for theme in SHIPPED}


def test_three_themes_come_with_mkdeck() -> None:
    assert {"editorial", "stage", "warm"} <= set(SHIPPED)


def test_swapping_themes_moves_no_box(scenes: dict[str, dict[str, list[Scene]]]) -> None:
    """Rules, titles, footers and page numbers; a numeral for a title stands by its own height."""
    for output in ("deck", "cards"):
        first, *others = (fixed(scenes[theme][output]) for theme in SHIPPED)
        assert first
        for other in others:
            assert other == first


def fixed(scenes: list[Scene]) -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = []
    for scene in scenes:
        rule = next(item for item in scene.items if isinstance(item, Rect))
        found.append((scene.name, scene.width, scene.height, scene.ground, rule.box))
        for item in scene.flat() if scene.ground == "paper" else ():
            match item:
                case Text(role="title" | "page" | "subtitle"):
                    found.append((item.role, item.x, item.y if item.role != "subtitle" else 0))
                case Text(role="footer"):
                    found.append(("footer", item.x, item.lines[0][0].text))
                case Picture():
                    found.append(("picture", item.alt))
    return found


def test_bodies_of_slides_begin_and_end_where_the_format_says(
    scenes: dict[str, dict[str, list[Scene]]],
) -> None:
    body = load_format("slide").body
    for theme in SHIPPED:
        for scene in scenes[theme]["deck"]:
            for item in scene.flat():
                if isinstance(item, Picture) and scene.layout == "paper":
                    assert item.box.bottom <= body.bottom + 0.5, (theme, scene.name)


@pytest.mark.parametrize("theme", SHIPPED)
def test_accent_and_other_marks_stay_far_apart(theme: str) -> None:
    """As in the greyscale print of the designs."""
    palette = Project.open(DECK, theme).theme.palette
    assert contrast(palette["accent"], palette["muted"]) >= 2.5
    assert contrast(palette["muted"], palette["paper"]) >= 1.6


def test_titles_in_cyrillic_take_the_face_that_has_it() -> None:
    """Cambria has Cyrillic letters; the family of its widths that is measured has none."""
    theme = Project.open(DECK).theme
    assert not writes(theme.faces.office.title, "ru")
    assert writes(theme.faces.office.title, "et")
    assert writes(theme.faces.office.text, "ru")
