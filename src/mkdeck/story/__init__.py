"""The storyboard: which claims stand where, in whose words, under which number."""

from mkdeck.story.arithmetic import ArithmeticProblem, Derived, derive
from mkdeck.story.citing import cited_statements, told
from mkdeck.story.guard import difference, share_an_axis
from mkdeck.story.kinds import FORMS, Ground, Kind, drawn, span
from mkdeck.story.left_open import AUTO, WAYS_TO
from mkdeck.story.parts import Part, Reference, Storyboard, ids, place
from mkdeck.story.picking import Picking
from mkdeck.story.selecting import Choice, select
from mkdeck.story.speaking import in_language
from mkdeck.story.spec import (
    NAME,
    WAYS,
    ClaimName,
    DeckFile,
    DeckSpec,
    InfographicFile,
    Name,
    Notes,
    Outline,
    RowName,
    RowWords,
    ShownName,
    SlideOptions,
    read_deck,
    read_deck_data,
    read_deck_text,
)
from mkdeck.story.storyboard import Explanation, build, explain

__all__ = [
    "AUTO",
    "FORMS",
    "NAME",
    "WAYS",
    "WAYS_TO",
    "ArithmeticProblem",
    "Choice",
    "ClaimName",
    "DeckFile",
    "DeckSpec",
    "Derived",
    "Explanation",
    "Ground",
    "InfographicFile",
    "Kind",
    "Name",
    "Notes",
    "Outline",
    "Part",
    "Picking",
    "Reference",
    "RowName",
    "RowWords",
    "ShownName",
    "SlideOptions",
    "Storyboard",
    "build",
    "cited_statements",
    "derive",
    "difference",
    "drawn",
    "explain",
    "ids",
    "in_language",
    "place",
    "read_deck",
    "read_deck_data",
    "read_deck_text",
    "select",
    "share_an_axis",
    "span",
    "told",
]
