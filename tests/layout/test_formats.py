"""Formats: one YAML a canvas, which may extend another; what is wrong with one has its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import write

import mkdeck.formats
from mkdeck.errors import MkdeckError
from mkdeck.formats import formats, load_format

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose formats count as mkdeck's."""
    monkeypatch.setattr(mkdeck.formats, "__path__", [*mkdeck.formats.__path__, str(tmp_path)])
    return tmp_path


def test_cards_are_the_formats_of_that_form() -> None:
    assert sorted(formats("card")) == ["og", "wide"]
    assert sorted(formats()) == ["infographic", "og", "slide", "wide"]


def test_a_format_takes_what_it_does_not_say_from_the_one_it_extends() -> None:
    og, wide = load_format("og"), load_format("wide")
    assert (wide.height, wide.margin) == (337.5, 32)
    assert wide.styles == og.styles
    assert wide.inner == 536
    assert hash(wide) != hash(og)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("extends: og\nwidth: -3\n", '2:8: "width" must be 72'),
        ("extends: og\nwidht: 300\n", '2:1: unknown key "widht"'),
        ("extends: og\nstyles:\n  hero: {size: nan}\n", "3:16: "),
        ("extends: og\nstyles:\n  hero: {size: 9e9}\n", "3:16: "),
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
