"""The loyalty deck in six languages: whole, and in none but its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT

from mkdeck import open_deck
from mkdeck.scene import Text
from mkdeck.workspace import shipped

if TYPE_CHECKING:
    from mkdeck.project import Project

DECK = ROOT / "decks" / "loyalty.yaml"
LANGUAGES = ["en", "et", "ru", "zh-Hans", "zh-Hant", "ja"]
THEMES = sorted(path.stem for path in shipped("themes").glob("*.yaml"))

NAMES = {
    *("Microsoft", "Dynamics", "Baklib", "PwC", "Salesforce", "Zendesk", "Accenture", "HubSpot"),
    *("McKinsey", "Marketing", "Metrics", "The", "Definitive", "Guide", "for", "Measuring"),
    *("Performance", "Harvard", "Business", "Review", "Grand", "View", "Research", "Bain"),
    *("Company", "American", "Express", "Dimension", "Data", "Invesp", "Forrester", "CCMC"),
    *("SNS", "Experience", "Matters", "US", "USA", "Frederick", "Reichheld", "of"),
}
"""Publishers and titles of works, which are the same in every language."""


@pytest.fixture(scope="module", params=LANGUAGES)
def deck(request: pytest.FixtureRequest) -> Project:
    return open_deck(DECK, language=request.param)


def test_it_has_all_of_its_pages_in_every_language(deck: Project) -> None:
    scenes = deck.scenes(("deck", "infographic", "cards"))
    assert {name: len(pages) for name, pages in scenes.items()} == {
        "deck": 16,
        "infographic": 1,
        "cards": 6,
    }
    assert not [item for item in deck.warnings if item.code == "untranslated"]


def test_it_prints_no_english_words_in_another_language(deck: Project) -> None:
    if deck.language.tag == "en":
        return
    found: set[str] = set()
    for pages in deck.scenes(("deck", "infographic", "cards")).values():
        for page in pages:
            said = [text.string for text in page.flat() if isinstance(text, Text)]
            said += [page.alt, page.title, *page.notes]
            for words in said:
                letters = re.findall(r"[A-Za-z]{3,}", words) if latin(deck) else []
                letters += re.findall(r"\b(?:the|and|of|with|their|customers?|service)\b", words)
                found |= set(letters)
    assert found <= NAMES, deck.language.tag


def latin(deck: Project) -> bool:
    """Whether words in Latin letters are foreign there."""
    return deck.language.tag != "et"


@pytest.mark.slow
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("tag", LANGUAGES)
def test_it_fits_in_every_theme(tag: str, theme: str) -> None:
    made = open_deck(DECK, language=tag, theme=theme).scenes(("deck", "infographic", "cards"))
    assert len(made["deck"]) == 16
