"""Every claim of the library on every kind that accepts it: laid out, inside, without overlap."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT

from mkdeck.claims import Library
from mkdeck.project import Project
from mkdeck.scene import Box, Scene, Text
from mkdeck.sections import kinds

if TYPE_CHECKING:
    from pathlib import Path

    from mkdeck.story import Kind

PARTS = {"slide": "deck", "band": "infographic", "card": "cards"}

pytestmark = pytest.mark.slow


def specs(form: str, kind: Kind) -> list[str]:
    """A deck of one kind with a piece for each claim that the kind accepts."""
    claims = Library.load([ROOT / "claims"]).claims.values()
    least, most = kind.rows
    shown = [
        c for c in claims if not kind.accepts(c) and least <= max(len(c.quantities), 1) <= most
    ]
    pieces = [f"{{kind: {kind.name}, claim: {c.id}}}" for c in shown]
    head = "title: Every claim\nallow: [caution, avoid]\n"
    if form != "band":
        return [head + f"{form}s:\n" + "".join(f"  - {p}\n" for p in pieces)]
    return [
        head + "infographic:\n  sections:\n" + "".join(f"    - {p}\n" for p in part)
        for start in range(0, len(pieces), TOGETHER)
        if (part := pieces[start : start + TOGETHER])
    ]


TOGETHER = 30
"""Sections of one infographic, which may only be so high."""


def inked(text: Text) -> Box:
    """The text's box, down to the descenders that its last line has."""
    deep = max(
        0.22 * run.size if set("gjpqy()") & set(run.text) else 0.08 * run.size
        for run in text.lines[-1]
    )
    box = text.box
    return Box(box.x, box.y, box.width, text.last + deep - box.y)


def overlaps(scene: Scene) -> list[tuple[str, str]]:
    texts = [item for item in scene.flat() if isinstance(item, Text)]
    return [
        (one.string, other.string)
        for one, other in combinations(texts, 2)
        if abs(one.y - other.y) < 400 and inked(one).overlaps(inked(other), slack=1.0)
    ]


@pytest.mark.parametrize(
    ("form", "name"),
    [
        (form, kind.name)
        for kind in kinds().values()
        for form in sorted(kind.forms)
        if kind.least <= 1 <= kind.most
    ],
)
def test_every_claim_fits(form: str, name: str, tmp_path: Path) -> None:
    scenes = []
    for text in specs(form, kinds()[name]):
        deck = tmp_path / "every.yaml"
        deck.write_text(text, "utf-8")
        scenes += Project.open(deck).scenes((PARTS[form],))[PARTS[form]]
    assert scenes
    for scene in scenes:
        assert overlaps(scene) == []
        for item in scene.flat():
            if isinstance(item, Text):
                assert item.box.x >= -0.5, item.string
                assert item.box.right <= scene.width + 0.5, item.string
                assert item.box.bottom <= scene.height + 0.5, item.string


@pytest.mark.parametrize("option", ["fact: {}", "also: [{}]"])
def test_every_claim_can_stand_beside_another(option: str, tmp_path: Path) -> None:
    main = "service-matters-to-loyalty"
    others = [key for key in Library.load([ROOT / "claims"]).claims if key != main]
    pieces = [f"  - {{kind: hero, claim: {main}, {option.format(key)}}}\n" for key in others]
    deck = tmp_path / "beside.yaml"
    head = "title: Beside\nallow: [caution, avoid]\nslides:\n"
    deck.write_text(head + "".join(pieces) + "  - sources\n", "utf-8")
    scenes = Project.open(deck).scenes(("deck",))["deck"]
    assert len(scenes) > len(others)
    assert all(key in scene.claims for key, scene in zip(others, scenes, strict=False))
