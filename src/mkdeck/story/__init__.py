"""The storyboard: which claims stand where, in whose words, under which number."""

from mkdeck.story.arithmetic import ArithmeticProblem, Derived, derive
from mkdeck.story.parts import FORMS, Form, Kind, Part, Reference, Storyboard, ids
from mkdeck.story.spec import (
    ClaimName,
    DeckFile,
    DeckSpec,
    InfographicFile,
    RowName,
    SlideOptions,
    read_deck,
    read_deck_data,
    read_deck_text,
)
from mkdeck.story.storyboard import Explanation, build, explain

__all__ = [
    "FORMS",
    "ArithmeticProblem",
    "ClaimName",
    "DeckFile",
    "DeckSpec",
    "Derived",
    "Explanation",
    "Form",
    "InfographicFile",
    "Kind",
    "Part",
    "Reference",
    "RowName",
    "SlideOptions",
    "Storyboard",
    "build",
    "derive",
    "explain",
    "ids",
    "read_deck",
    "read_deck_data",
    "read_deck_text",
]
