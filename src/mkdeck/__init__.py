"""Slide decks, infographics and cards in which every number is a sourced claim.

`open_deck` opens a deck, `build` builds one, `Library` holds claims. What is handed out here is
imported when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdeck.api import build, open_deck
    from mkdeck.claims import Claim, Filter, Library
    from mkdeck.errors import MkdeckError, Problem
    from mkdeck.notebook import Page
    from mkdeck.project import Project as Deck

__version__ = "0.1.0"

__all__ = [
    "Claim",
    "Deck",
    "Filter",
    "Library",
    "MkdeckError",
    "Page",
    "Problem",
    "__version__",
    "build",
    "open_deck",
]

_HOMES = {
    "Claim": "mkdeck.claims",
    "Filter": "mkdeck.claims",
    "Library": "mkdeck.claims",
    "MkdeckError": "mkdeck.errors",
    "Problem": "mkdeck.errors",
    "Page": "mkdeck.notebook",
    "build": "mkdeck.api",
    "open_deck": "mkdeck.api",
}


def __getattr__(name: str) -> Any:
    if name == "Deck":
        return import_module("mkdeck.project").Project
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'mkdeck' has no attribute '{name}'")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
