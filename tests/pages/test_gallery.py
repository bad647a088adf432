"""The gallery shows every kind in every form that it has."""

from __future__ import annotations

import pytest
from conftest import ROOT

from mkdeck.formats import formats
from mkdeck.sections import kinds
from mkdeck.story import read_deck

GALLERY = read_deck(ROOT / "decks" / "gallery.yaml")


def used(form: str) -> set[str]:
    nodes = {"slide": GALLERY.slides, "band": GALLERY.sections, "card": GALLERY.cards}[form]
    return {
        str(node.value if isinstance(node.value, str) else node.at("kind").value) for node in nodes
    }


@pytest.mark.parametrize("form", ["slide", "band", "card"])
def test_the_gallery_has_every_kind_of_a_form(form: str) -> None:
    able = {kind.name for kind in kinds().values() if form in kind.forms}
    assert used(form) == able


def test_the_gallery_has_every_size() -> None:
    sizes = {size for node in GALLERY.cards for size in node.at("size").plain()}
    assert set(formats("card")) <= sizes


def test_the_page_shows_every_kind() -> None:
    page = (ROOT / "docs" / "gallery.md").read_text("utf-8")
    for name in (*used("slide"), *used("card")):
        assert f"| `{name}` |" in page
