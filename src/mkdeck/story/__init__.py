"""The storyboard: which claims stand where, in whose words, under which number."""

from mkdeck.story.arithmetic import ArithmeticProblem, Derived, derive
from mkdeck.story.citing import cited_statements, told
from mkdeck.story.kinds import FORMS, Ground, Kind, span
from mkdeck.story.parts import Part, Reference, Storyboard, ids
from mkdeck.story.spec import (
    ClaimName,
    DeckFile,
    DeckSpec,
    InfographicFile,
    Name,
    RowName,
    ShownName,
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
    "Ground",
    "InfographicFile",
    "Kind",
    "Name",
    "Part",
    "Reference",
    "RowName",
    "ShownName",
    "SlideOptions",
    "Storyboard",
    "build",
    "cited_statements",
    "derive",
    "explain",
    "ids",
    "read_deck",
    "read_deck_data",
    "read_deck_text",
    "span",
    "told",
]
