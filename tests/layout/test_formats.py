"""Formats: one YAML a canvas, which may extend another; what is wrong with one has its place."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from conftest import write

import mkdeck.formats
from mkdeck.errors import MkdeckError
from mkdeck.formats import Clear, formats, load_format

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose formats count as mkdeck's."""
    monkeypatch.setattr(mkdeck.formats, "__path__", [*mkdeck.formats.__path__, str(tmp_path)])
    return tmp_path


SIZES = {
    "og": (1200, 630),
    "wide": (1200, 675),
    "blog": (1600, 900),
    "square": (1080, 1080),
    "portrait": (1080, 1350),
    "tall": (1080, 1440),
    "story": (1080, 1920),
    "pin": (1000, 1500),
}
"""Every size of a card in pixels."""


def test_cards_are_the_formats_of_that_form() -> None:
    found = {name: (2 * one.width, 2 * one.height) for name, one in formats("card").items()}
    assert found == SIZES
    assert sorted(formats()) == sorted([*SIZES, "infographic", "slide"])


def test_every_size_of_a_card_says_what_it_is_for_and_when_that_was_checked() -> None:
    for card in formats("card").values():
        assert date.fromisoformat(card.checked) >= date(2026, 11, 30)
        assert len(card.about) > 10


def test_a_format_takes_what_it_does_not_say_from_the_one_it_extends() -> None:
    og, wide = load_format("og"), load_format("wide")
    assert (wide.height, wide.margin) == (337.5, 32)
    assert wide.styles == og.styles
    assert wide.inner == 536
    assert hash(wide) != hash(og)


def test_what_apps_lay_over_a_story_stays_empty() -> None:
    """250 pixels at its top and 340 at its foot."""
    assert load_format("story").clear == Clear(top=125, bottom=170)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("extends: og\nwidth: -3\n", '2:8: "width" must be 72'),
        ("extends: og\nwidht: 300\n", '2:1: unknown key "widht"'),
        ("extends: og\nstyles:\n  hero: {size: nan}\n", "3:16: "),
        ("extends: og\nstyles:\n  hero: {size: 9e9}\n", "3:16: "),
        ("extends: og\nchecked: today\n", '2:10: "checked" is not written as it must be'),
        ("extends: oG\n", '1:10: extends "oG", which there is not\n  hint: did you mean "og"?'),
        ("extends: bad\n", "1:10: extends itself"),
        ("about: Nothing\n", '1:1: key "form" is missing'),
    ],
)
def test_what_is_wrong_with_a_format_has_its_place(folder: Path, text: str, says: str) -> None:
    write(folder / "bad.yaml", text)
    with pytest.raises(MkdeckError) as caught:
        load_format("bad")
    assert f"formats/bad.yaml:{says}" in str(caught.value)
