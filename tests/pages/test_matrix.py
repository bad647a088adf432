"""What holds for every page, on stories of every topic, in every theme and every size of card."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from conftest import ROOT
from pages import test_invariants as invariants
from pages.test_invariants import Page, pages_of

from mkdeck import open_deck
from mkdeck.formats import formats
from mkdeck.project import Project, tried
from mkdeck.scene import Box, Picture, Text
from mkdeck.workspace import shipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

TOPICS = list(yaml.safe_load((shipped("claims") / "topics.yaml").read_text("utf-8")))
THEMES = sorted(path.stem for path in shipped("themes").glob("*.yaml"))
FOREIGN = sorted(path for path in (ROOT / "tests" / "libraries").iterdir() if path.is_dir())
RULES = [getattr(invariants, name) for name in sorted(dir(invariants)) if name[:5] == "test_"]

EMPTIEST = 0.30
"""Share of a page's body that no rectangle without anything in it may take."""

CELLS = 40
"""Columns and rows of the grid on which empty rectangles are looked for."""

FREE = ("title", "sources", "divider", "statement", "ranking")
"""Kinds of which most is calm by design."""


def story(topics: Sequence[str], theme: str, folder: str = ".") -> list[Page]:
    """The pages of a story: slides, infographic, and its cards in every size."""
    deck = {"title": "A story", "topics": list(topics), "theme": theme}
    made = open_deck(deck, folder=folder)
    plain = made.spec.node.plain()
    plain["cards"] = [{**card, "size": _sizes(made, card)} for card in plain["cards"]]
    return list(pages_of(open_deck(plain, folder=folder)))


def _sizes(made: Project, card: dict[str, Any]) -> list[str]:
    """All sizes, each of which holds the card."""
    surroundings = (made.library, made.language, made.theme)
    every = sorted(formats("card"))
    for size in every:
        assert not tried(made.spec, "card", {**card, "size": size}, *surroundings), (card, size)
    return every


def check(pages: list[Page]) -> None:
    for rule in RULES:
        rule(pages)
    for page in pages:
        if page.scene.kind not in FREE and page.scene.kind != "infographic":
            assert emptiest(page) < EMPTIEST, page.name
    told = [page for page in pages if " slide " in page.name and page.scene.kind != "title"]
    for one, other in pairwise(told):
        alike = picture(one) == picture(other) != "" and one.scene.kind == other.scene.kind
        assert not alike or picture(one) in {"bars", "columns", "line"}, other.name


def picture(page: Page) -> str:
    """What the largest picture of a page is."""
    found = sorted(page.pictures(), key=lambda one: one.width * one.height)
    return found[-1].data.kind if found else ""


def emptiest(page: Page) -> float:
    """The largest rectangle of the body with nothing in it, as a share of the body."""
    body = _body(page)
    taken = [
        item.box
        for item in page.scene.flat()
        if isinstance(item, (Text, Picture)) and item.box.width
    ]
    wide, high = body.width / CELLS, body.height / CELLS
    free = [
        [
            not any(
                Box(body.x + i * wide, body.y + j * high, wide, high).overlaps(box) for box in taken
            )
            for i in range(CELLS)
        ]
        for j in range(CELLS)
    ]
    return largest(free) / CELLS**2


def _body(page: Page) -> Box:
    """From the title to the footer, between the margins."""
    sheet = page.sheet
    title = max((text.lowest for text in page.texts("title")), default=sheet.rule.top)
    foot = min((text.box.y for text in page.texts("footer")), default=page.scene.height)
    return Box(sheet.margin, title, sheet.inner, foot - title)


def largest(free: Sequence[Sequence[bool]]) -> int:
    """Cells of the largest rectangle of free ones."""
    heights, best = [0] * len(free[0]), 0
    for row in free:
        heights = [height + 1 if cell else 0 for height, cell in zip(heights, row, strict=True)]
        best = max(best, _largest_under(heights))
    return best


def _largest_under(heights: Iterable[int]) -> int:
    best = 0
    stack: list[tuple[int, int]] = []
    for i, height in enumerate([*heights, 0]):
        start = i
        while stack and stack[-1][1] >= height:
            start, tall = stack.pop()
            best = max(best, tall * (i - start))
        stack.append((start, height))
    return best


def test_the_largest_empty_rectangle_is_found() -> None:
    free = [[True, False, True, True], [True, True, True, True], [False, True, True, True]]
    assert largest(free) == 6


@pytest.mark.slow
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("topic", TOPICS)
def test_every_rule_holds_for_every_story(topic: str, theme: str) -> None:
    check(story([topic], theme))


@pytest.mark.slow
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("folder", FOREIGN, ids=lambda path: path.name)
def test_every_rule_holds_for_stories_of_others(folder: Path, theme: str) -> None:
    topics = list(yaml.safe_load((folder / "claims" / "topics.yaml").read_text("utf-8")))
    check(story(topics, theme, str(folder / "decks")))
