"""Slides follow another colour scheme, light or dark, and look as the theme says in their own."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from tools.slots import OFFICE, apart, seen

from mkdeck.project import theme_near
from mkdeck.render.pptx.slots import GROUNDS, colour_map, fill, ink, scheme
from mkdeck.themes import contrast, luminance
from mkdeck.workspace import shipped

THEMES = sorted(path.stem for path in shipped("themes").glob("*.yaml"))
WORDS = {
    "paper": ("ink", "ink2", "accent-text"),
    "accent": ("on-accent",),
    "inverse": ("on-inverse", "on-inverse2"),
}
"""Tokens of words on each ground."""

NEUTRALS = ("paper2", "track", "rule", "muted", "muted2", "tint")


def palette_of(name: str) -> dict[str, str]:
    return dict(theme_near(Path("decks/x.yaml"), name).palette)


@pytest.mark.parametrize("name", THEMES)
def test_colours_are_those_of_the_theme(name: str) -> None:
    palette = palette_of(name)
    own = scheme(palette)
    for ground, tokens in WORDS.items():
        mapped = colour_map(palette, ground)
        assert apart(own[mapped["bg1"]], palette[GROUNDS[ground][0]]) < 8
        for token in tokens:
            shown = seen(ink(token, palette, ground)[0], own, mapped)
            assert apart(shown, palette[token]) < 32, (ground, token, shown)
    for token in NEUTRALS:
        shown = seen(fill(token, palette)[0], own, colour_map(palette))
        assert apart(shown, palette[token]) < 18, (token, shown)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("dark", [False, True])
def test_words_are_read_in_the_scheme_of_the_office(name: str, dark: bool) -> None:
    """Grounds of the accent and of dividers keep their own text; pages turn with the master."""
    palette = palette_of(name)
    for ground, tokens in WORDS.items():
        mapped = colour_map(palette, ground)
        if ground == "paper":
            mapped |= {"bg1": "dk1", "tx1": "lt1"} if dark else {"bg1": "lt1", "tx1": "dk1"}
        for token in tokens:
            if token == "accent-text":
                continue
            shown = seen(ink(token, palette, ground)[0], OFFICE, mapped)
            least = 4.5 if token in {"ink", "ink2"} else 3.0
            assert contrast(shown, OFFICE[mapped["bg1"]]) >= least, (ground, token, shown)


@pytest.mark.parametrize("name", THEMES)
def test_dark_and_light_slots_are_dark_and_light(name: str) -> None:
    own = scheme(palette_of(name))
    assert luminance(own["dk1"]) < luminance(own["lt1"])


@pytest.mark.parametrize("name", THEMES)
def test_accents_can_be_told_apart(name: str) -> None:
    palette = palette_of(name)
    accents = [scheme(palette)[f"accent{i}"] for i in range(1, 7)]
    assert min(apart(one, other) for one, other in combinations(accents, 2)) > 40
    assert all(contrast(one, palette["paper"]) > 1.9 for one in accents)


def test_a_colour_that_no_slot_comes_close_to_is_itself() -> None:
    palette = palette_of("editorial") | {"muted": "00FF00"}
    assert fill("muted", palette)[0].get("val") == "00FF00"
