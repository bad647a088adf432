"""Lines are never wider than their box, however their words kern beside each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdeck.project import theme_near
from mkdeck.text import DoesNotFitError, Span, Style, set_text
from mkdeck.workspace import shipped

WORDS = [Span("Eurostat"), Span(", 2021"), Span(" (energy prices in the euro area"), Span(")")]


@pytest.mark.parametrize("theme", sorted(path.stem for path in shipped("themes").glob("*.yaml")))
def test_a_line_fits_its_box(theme: str) -> None:
    face = theme_near(Path("decks/x.yaml"), theme).faces.image.text
    style = Style(face.font(strong=False), face.font(strong=True), 13, 1.3, "ink", "en")
    whole = set_text(WORDS, style, 1000, lines=1, name="source").ink
    for less in range(12):
        width = whole - less * 0.05
        try:
            text = set_text(WORDS, style, width, lines=2, name="source")
        except DoesNotFitError:
            continue
        assert text.ink <= width + 0.2
