"""The number gate on options that no shipped kind has: words within words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conftest import write

from mkdeck.languages import english
from mkdeck.reading import Model, parse, read
from mkdeck.story import SlideOptions
from mkdeck.story.gate import gate_texts
from mkdeck.story.spec import Name

if TYPE_CHECKING:
    from pathlib import Path

    from mkdeck.errors import Problem


class Panel(Model):
    """Options of a part of a slide."""

    colour: Name = ""
    """A name, which may hold a figure."""
    heading: str = ""
    """The author's words."""
    lines: tuple[str, ...] = ()
    """The author's words too."""


class Options(SlideOptions):
    """Options that hold others."""

    panel: Panel
    """One part."""
    panels: tuple[Panel, ...] = ()
    """Several parts."""
    keys: dict[str, str]
    """Words by name."""


DECK = """
kind: panels
panel: {colour: grey-50, heading: "<share> agree", lines: [Rated 7, "<share>"]}
panels:
  - {colour: grey-60, heading: Rated 9}
keys: {grey-50: "<share> say yes", grey-60: 11 say no}
"""


def gated(folder: Path) -> tuple[Options, list[Problem]]:
    node = read(write(folder / "slide.yaml", DECK), "slide.yaml")
    problems: list[Problem] = []
    options = parse(Options, node, problems)
    assert options is not None
    changed = gate_texts(options, node, {"share": "40%"}, (), problems, english(), lambda _: ())
    assert isinstance(changed, Options)
    return changed, problems


def test_figures_within_options_of_options_are_refused(tmp_path: Path) -> None:
    assert [(one.line, one.column, one.message) for one in gated(tmp_path)[1]] == [
        (2, 60, "\"7\" in the author's words is no claim's value"),
        (4, 32, "\"9\" in the author's words is no claim's value"),
        (5, 45, "\"11\" in the author's words is no claim's value"),
    ]


def test_names_within_options_of_options_are_filled_in(tmp_path: Path) -> None:
    options, _ = gated(tmp_path)
    assert options.panel == Panel(colour="grey-50", heading="40% agree", lines=("Rated 7", "40%"))
    assert options.keys["grey-50"] == "40% say yes"
