"""A figure that may be larger or smaller than what is printed is drawn so by every kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import CLAIMS, write

from mkdeck import MkdeckError, open_deck
from mkdeck.quantity import Quantity
from mkdeck.scene import Picture

if TYPE_CHECKING:
    from pathlib import Path

    from mkdeck.scene import Mark, Scene

PAIR = "claims: [answer-is-fast, agent-is-friendly]"
DEAR = """
- id: rent-is-dear
  topics: [loyalty]
  value: at least 5x
  headline: Rent in town is dear
  statement: Rent in town is <value> the rent outside
  callout: the rent outside is what rent in town takes
  label: Rent in town
  source: acme-2018
  standing: sound
"""


def page(form: str, part: str) -> Scene:
    """The page of a deck that has one slide, card or section."""
    listed = f":\n  sections:\n  - {part}" if form == "infographic" else f":\n- {part}"
    deck = open_deck(f"title: Loyalty is earned\n{form}{listed}\n")
    [scene] = deck.scenes((form,))[form]
    return scene


def marks(scene: Scene) -> tuple[Mark, ...]:
    """The marks of its first picture."""
    return next(item.marks for item in scene.flat() if isinstance(item, Picture))


@pytest.mark.parametrize("value", ["over 60%", "at least 60%"])
@pytest.mark.parametrize(
    ("form", "part", "lighter"),
    [
        ("slides", f"{{kind: stats, {PAIR}}}", "tint"),
        ("slides", f"{{kind: stats, {PAIR}, highlight: agent-is-friendly}}", "muted"),
        ("slides", f"{{kind: compare, {PAIR}}}", "tint"),
        ("slides", f"{{kind: compare, {PAIR}, highlight: agent-is-friendly}}", "muted"),
        ("slides", f"{{kind: range, {PAIR}}}", "tint"),
        ("infographic", f"{{kind: range, {PAIR}, highlight: agent-is-friendly}}", "muted"),
        ("infographic", f"{{kind: compare, {PAIR}}}", "tint"),
        ("cards", f"{{kind: range, {PAIR}}}", "tint"),
    ],
)
def test_a_bar_goes_on_lighter_to_the_end_of_its_track(
    project: Path, form: str, part: str, value: str, lighter: str
) -> None:
    write("claims/findings.yaml", CLAIMS.replace("value: 51%", f"value: {value}"))
    track, beyond, bar = marks(page(form, part))[:3]
    assert (track.fill, beyond.fill) == ("track", lighter)
    assert bar.fill not in {"track", lighter}
    assert bar.x == track.x
    assert bar.width == pytest.approx(0.6 * track.width)
    assert beyond.x == pytest.approx(bar.x + bar.width)
    assert beyond.x + beyond.width == pytest.approx(track.width)


@pytest.mark.parametrize("value", ["over 60%", "at least 60%"])
def test_the_bar_of_a_hero_ends_in_an_arrow(project: Path, value: str) -> None:
    """It is full as far as the figure, and what is beyond it is said in words."""
    write("claims/findings.yaml", CLAIMS.replace("value: 51%", f"value: {value}"))
    track, bar = marks(page("cards", "{kind: hero, claim: answer-is-fast}"))[:2]
    assert (track.fill, bar.fill) == ("track", "accent")
    corners = [step[1:] for step in bar.steps if len(step) == 3]
    tip = max(corners)
    assert 0.6 * track.width < tip[0] <= track.width
    assert {y for x, y in corners if x == pytest.approx(0.6 * track.width)} == {0, track.height}
    assert tip[1] == pytest.approx(track.height / 2)


@pytest.mark.parametrize("value", ["60%", "about 60%", "60–70%"])
def test_a_bar_that_goes_no_further_has_no_lighter_end(project: Path, value: str) -> None:
    write("claims/findings.yaml", CLAIMS.replace("value: 51%", f"value: {value}"))
    drawn = marks(page("slides", f"{{kind: range, {PAIR}, gap: false}}"))
    assert {mark.fill for mark in drawn if mark.shape == "rect"} == {"track", "accent", "muted2"}


@pytest.mark.parametrize("form", ["slides", "cards", "infographic"])
def test_squares_end_with_an_outlined_one(project: Path, form: str) -> None:
    write("claims/findings.yaml", CLAIMS + DEAR)
    _, *squares = marks(page(form, "{kind: multiple, claim: rent-is-dear}"))
    assert [bool(mark.fill) for mark in squares] == [True] * 5 + [False]


@pytest.mark.parametrize("value", ["up to 60%", "under 60%"])
@pytest.mark.parametrize(
    ("form", "part"),
    [
        ("slides", f"{{kind: stats, {PAIR}}}"),
        ("slides", f"{{kind: range, {PAIR}}}"),
        ("infographic", f"{{kind: compare, {PAIR}}}"),
        ("cards", f"{{kind: bars, {PAIR}}}"),
        ("cards", "{kind: hero, claim: answer-is-fast}"),
    ],
)
def test_a_bar_that_its_figure_may_not_reach_is_pale(
    project: Path, form: str, part: str, value: str
) -> None:
    write("claims/findings.yaml", CLAIMS.replace("value: 51%", f"value: {value}"))
    drawn = marks(page(form, part))
    limit = [mark for mark in drawn if mark.fill == "tint"]
    assert [mark.stroke for mark in limit] == ["accent"]
    assert "accent" not in {mark.fill for mark in drawn}


@pytest.mark.parametrize("value", ["up to 2 million people", "over 2 million people"])
def test_lines_join_no_limits(project: Path, value: str) -> None:
    assert not Quantity.parse(value).firm
    series = f"""
- id: rising
  topics: [loyalty]
  values: {{"2020": 1 million people, "2021": {value}}}
  headline: It rises
  statement: It rose from <2020> to <2021>
  callout: people
  label: People
  source: acme-2018
  standing: sound
"""
    write("claims/findings.yaml", CLAIMS + series)
    for kind in ("line", "slope"):
        with pytest.raises(MkdeckError, match="one figure that says how much it is"):
            page("slides", f"{{kind: {kind}, claim: rising}}")
    drawn = marks(page("slides", "{kind: columns, claim: rising}"))
    assert "tint" in {mark.fill for mark in drawn}
