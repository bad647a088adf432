"""What holds for cards in every size: those of the loyalty deck, and all claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from conftest import ROOT

from mkdeck import open_deck
from mkdeck.claims import Library
from mkdeck.formats import formats, load_format
from mkdeck.pages.inspect import letters
from mkdeck.scene import Text
from mkdeck.sections import kinds

if TYPE_CHECKING:
    from mkdeck.scene import Scene

LANGUAGES = ("en", "ja")

TRANSLATED = (
    ("hero", "left-after-bad-experience"),
    ("hero", "good-service-brings-repeat-purchase"),
    ("range", "chance-of-sale-existing-and-new"),
)
"""Cards of claims that have a Japanese text."""

EMPTY = 0.3
"""Share of the canvas that no empty strip across it is higher than."""


def drawn(cards: list[dict[str, object]], size: str, language: str = "en") -> list[Scene]:
    deck = {
        "title": "Cards",
        "language": language,
        "allow": ["caution", "avoid"],
        "size": size,
        "cards": cards,
    }
    return open_deck(deck, folder=ROOT / "decks").scenes(("cards",))["cards"]


def cards(language: str) -> list[dict[str, object]]:
    """The cards of the deck without its sizes; in another language those that its claims have."""
    if language != "en":
        return [{"kind": kind, "claim": claim} for kind, claim in TRANSLATED]
    found = yaml.safe_load((ROOT / "decks/loyalty.yaml").read_text("utf-8"))["cards"]
    return [{key: card[key] for key in card if key != "size"} for card in found]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", formats("card"))
def test_a_card_has_its_headline_and_source_and_no_large_gap(size: str, language: str) -> None:
    """That nothing overlaps, is too small or outside is what laying out itself refuses."""
    sheet = load_format(size)
    made = drawn(cards(language), size, language)
    assert len(made) == len(cards(language))
    for scene in made:
        assert (scene.width, scene.height) == (sheet.width, sheet.height)
        roles = [item.role for item in scene.flat() if isinstance(item, Text)]
        assert roles.count("title") == 1, scene.name
        assert roles.count("footer") == 1, scene.name
        boxes = sorted((letters(item) for item in scene.flat()), key=lambda box: box.y)
        assert boxes[0].y >= sheet.clear.top
        assert max(box.bottom for box in boxes) <= sheet.height - sheet.clear.bottom
        reached = boxes[0].y
        for box in boxes:
            assert box.y - reached < EMPTY * sheet.height, scene.name
            reached = max(reached, box.bottom)


@pytest.mark.slow
@pytest.mark.parametrize("size", formats("card"))
@pytest.mark.parametrize("kind", ["hero", "bars", "range"])
def test_every_claim_fits_every_size(kind: str, size: str) -> None:
    known = Library.load([ROOT / "claims"]).claims.values()
    shown: list[dict[str, object]] = [
        {"kind": kind, "claim": claim.id}
        for claim in known
        if not kinds()[kind].accepts(claim)
        and kinds()[kind].rows[0] <= max(len(claim.quantities), 1) <= kinds()[kind].rows[1]
    ]
    assert len(drawn(shown, size)) == len(shown)
