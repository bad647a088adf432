"""A theme out of a brand's colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from conftest import ROOT, write

from mkdeck.cli import cli
from mkdeck.errors import MkdeckError
from mkdeck.themes import Theme, contrast, load_theme

if TYPE_CHECKING:
    from pathlib import Path


def theme(folder: Path, text: str) -> Theme:
    write(folder / "ours.yaml", text)
    return load_theme("ours", [folder, ROOT / "themes"], name=lambda path: path.name)


def refusal(folder: Path, text: str) -> str:
    with pytest.raises(MkdeckError) as refused:
        theme(folder, text)
    return str(refused.value)


@pytest.mark.parametrize(
    ("seed", "ground", "words", "on_accent"),
    [
        ("00A1E0", "light", "00719F", "ink"),
        ("FF7A59", "light", "BC3D1B", "ink"),
        ("00A1E0", "dark", "00A1E0", "paper"),
        ("FF7A59", "dark", "FF7A59", "paper"),
        ("1A237E", "light", "1A237E", "FFFFFF"),
    ],
)
def test_the_accent_is_the_brands_own_and_words_can_be_read(
    tmp_path: Path, seed: str, ground: str, words: str, on_accent: str
) -> None:
    palette = theme(
        tmp_path, f"name: Ours\nground: {ground}\nbrand: {{colours: ['{seed}']}}\n"
    ).palette
    assert palette["accent"] == palette["accent-ground"] == seed
    assert palette["accent-text"] == words
    assert palette["on-accent"] == palette.get(on_accent, on_accent)
    for under in ("paper", "paper2", "track"):
        assert contrast(palette["accent-text"], palette[under]) >= 4.5
    assert contrast(palette["accent"], palette["muted"]) >= 1.5
    assert (contrast(palette["paper"], "000000") < 2) == (ground == "dark")


@pytest.mark.parametrize("ground", ["light", "dark"])
@pytest.mark.parametrize("hue", range(0, 360, 30))
def test_any_hue_gives_a_theme_or_a_reason(tmp_path: Path, ground: str, hue: int) -> None:
    from coloraide import Color

    for lightness in (0.35, 0.5, 0.65, 0.8):
        colour = Color("oklch", [lightness, 0.15, hue]).convert("srgb").fit()
        seed = colour.to_string(hex=True).removeprefix("#")
        text = f"name: Ours\nground: {ground}\nbrand: {{colours: ['{seed}']}}\n"
        try:
            assert theme(tmp_path, text).palette["accent"] == seed.upper()
        except MkdeckError as error:
            [problem] = error.problems
            assert problem.code == "contrast"
            assert problem.hint.startswith(('write "accent-ground', 'write "ground'))


def test_what_the_hint_names_would_do(tmp_path: Path) -> None:
    start = "name: Ours\nbrand: {colours: [0088CC]}\n"
    assert refusal(tmp_path, start) == (
        "ours.yaml:2:19: no ink can be read on 0088CC: the best, 14232F, has a contrast of 4.11, "
        "and text needs 4.5\n"
        '  hint: write "accent-ground: 1790D4" under "colours", which is the nearest that does'
    )
    mended = theme(tmp_path, f"{start}colours: {{accent-ground: 1790D4}}\n").palette
    assert (mended["accent"], mended["accent-ground"]) == ("0088CC", "1790D4")
    pale = "name: Ours\nbrand: {colours: [FFD400]}\n"
    assert refusal(tmp_path, pale) == (
        "ours.yaml:2:19: FFD400 has a contrast of 1.37 with a light paper (FBFAF7), "
        'and marks need 1.5\n  hint: write "ground: dark", or take F4CA00 for the accent'
    )
    assert theme(tmp_path, f"{pale}ground: dark\n").palette["accent"] == "FFD400"


def test_tokens_that_are_given_stay_and_the_others_follow(tmp_path: Path) -> None:
    palette = theme(
        tmp_path,
        """
        name: Ours
        brand: {colours: [FF7A59, 2E475D]}
        colours: {paper: 101010, ink: FFFFFF}
        """,
    ).palette
    assert (palette["paper"], palette["ink"]) == ("101010", "FFFFFF")
    assert palette["inverse"] == "2E475D"
    assert contrast(palette["track"], "000000") < 2, "a dark paper is a dark ground"


def test_faces_are_those_of_warm_unless_the_theme_extends_another(tmp_path: Path) -> None:
    seeds = "name: Ours\nbrand: {colours: [FF7A59]}\n"
    assert theme(tmp_path, seeds).faces.image.title.family == "Libre Franklin"
    other = theme(tmp_path, f"extends: editorial\n{seeds}")
    assert other.faces.image.title.family == "Source Serif 4"
    assert other.palette["paper"] != "FBFAF7", "no colour of the theme that it extends"


def test_a_theme_that_extends_seeds_may_turn_dark(tmp_path: Path) -> None:
    write(
        tmp_path / "day.yaml",
        "name: Day\nbrand: {colours: [FF7A59], name: Ours}\ncolours: {ink: '000000'}\n",
    )
    night = theme(tmp_path, "extends: day\nname: Night\nground: dark\n")
    assert night.palette["ink"] == "F8F4F3"
    assert night.brand is not None


@pytest.mark.parametrize(
    ("brand", "said"),
    [
        ("{colours: [red]}", '"red" is no colour'),
        ("{colours: [FF7A59, FF7A59, FF7A59]}", '"colours" holds 3 items; the most is 2'),
        ("{colours: FF7A59}", '"colours" must be a list'),
    ],
)
def test_seeds_that_are_none(tmp_path: Path, brand: str, said: str) -> None:
    assert said in refusal(tmp_path, f"name: Ours\nbrand: {brand}\n")


@pytest.mark.parametrize("ground", ["light", "dark"])
@pytest.mark.parametrize("seed", ["00A1E0", "FF7A59"])
def test_a_deck_is_sound_in_a_theme_of_three_lines(project: Path, seed: str, ground: str) -> None:
    """Each page is inspected when it is made: contrast, overlap, margins."""
    write(
        "themes/ours.yaml",
        f"name: Ours\nground: {ground}\nbrand: {{colours: ['{seed}'], name: Ours}}\n",
    )
    write(
        "decks/new.yaml",
        """
        title: Loyalty
        theme: ours
        slides:
          - title
          - {kind: hero, claim: service-matters}
          - {kind: bars, claims: [answer-is-fast, agent-is-friendly]}
          - {kind: divider, title: Chances}
          - {kind: range, claim: sold-to}
          - {kind: statement, claim: service-matters}
          - sources
        infographic:
          sections:
            - {kind: hero, claim: service-matters}
            - {kind: range, claim: sold-to}
        cards:
          - {kind: hero, claim: service-matters}
          - {kind: range, claim: sold-to}
        """,
    )
    result = CliRunner().invoke(cli, ["check", "decks/new.yaml"])
    assert result.exit_code == 0, result.output
