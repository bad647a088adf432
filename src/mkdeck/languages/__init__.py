"""Languages: one file each, as YAML, and the code that prints with them."""

from mkdeck.languages.direction import direction
from mkdeck.languages.joining import NBSP
from mkdeck.languages.language import Language, Office
from mkdeck.languages.loading import (
    ENGLISH,
    english,
    known_languages,
    load_language,
    office_scripts,
)

__all__ = [
    "ENGLISH",
    "NBSP",
    "Language",
    "Office",
    "direction",
    "english",
    "known_languages",
    "load_language",
    "office_scripts",
]
