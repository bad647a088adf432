"""The same group is highlighted in every row of a dumbbell, whichever has more there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conftest import CLAIMS, write

from mkdeck import open_deck
from mkdeck.scene import Text

if TYPE_CHECKING:
    from pathlib import Path

PAIRS = """
- id: price
  topics: [loyalty]
  values: {young: 40%, old: 61%}
  headline: Price divides the ages
  statement: <young> of the young and <old> of the old stay for the price
  callout: stay for the price
  label: Price
  base: consumers
  source: acme-2018
  standing: sound
- id: quality
  topics: [loyalty]
  values: {old: 55%, young: 72%}
  headline: Quality divides the ages
  statement: <young> of the young and <old> of the old stay for quality
  callout: stay for quality
  label: Quality
  base: consumers
  source: acme-2018
  standing: sound
"""


def test_a_group_keeps_its_colour(project: Path) -> None:
    write("claims/findings.yaml", CLAIMS + PAIRS)
    deck = open_deck("title: Ages\nslides:\n- {kind: dumbbell, claims: [price, quality]}\n")
    [scene] = deck.scenes(("deck",))["deck"]
    strong = [
        run.text
        for item in scene.flat()
        if isinstance(item, Text) and item.role == "value"
        for line in item.lines
        for run in line
        if run.colour == "accent-text"
    ]
    assert [text.rstrip("%") for text in strong] == ["61", "55"]
