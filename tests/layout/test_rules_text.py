"""What text keeps to that no page of the shipped deck comes near."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import write

from mkdeck.project import Project
from mkdeck.scene import Font, Scene, Text
from mkdeck.text import DoesNotFitError, Span, Style, box_width, set_text

if TYPE_CHECKING:
    from pathlib import Path

FONT = Font("Source Sans 3", "Source Sans 3")
WORDS = "Loyal customers"


def style(size: float, least: float) -> Style:
    return Style(FONT, FONT, size, 1.2, "ink", "en", shrink=0.5, least=least)


def test_text_never_shrinks_below_the_smallest_size_of_its_format() -> None:
    room = box_width([Span(WORDS)], style(10.5, 0.0))
    fitted = set_text(WORDS, style(11.0, 10.5), room, lines=1, name="label")
    assert fitted.size == 10.5
    with pytest.raises(DoesNotFitError, match=r"the label needs 2 lines where 1 fit .* at 11 pt"):
        set_text(WORDS, style(11.0, 11.0), room, lines=1, name="label")


MIXED = """
title: A
slides:
  - {kind: title, kicker: 客A客}
  - {kind: title, kicker: 客}
  - {kind: title, kicker: A}
infographic:
  kicker: 客A客
  sections: [{kind: chapter, title: A}]
"""


def kicker(scene: Scene) -> Text:
    [text] = [item for item in scene.flat() if isinstance(item, Text) and item.role == "kicker"]
    return text


def test_documents_leave_room_for_the_gap_beside_latin_letters(project: Path) -> None:
    """Office programs set a quarter of an em between a Chinese and a Latin letter."""
    deck = write("decks/mixed.yaml", MIXED)
    scenes = Project.open(deck).scenes(("deck", "infographic"))
    mixed, han, latin = map(kicker, scenes["deck"])
    assert mixed.ink == pytest.approx(2 * han.ink + latin.ink + 2 * 0.25 * mixed.size)
    tall = kicker(scenes["infographic"][0])
    assert tall.ink < 2.75 * tall.size
