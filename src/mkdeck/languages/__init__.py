"""Languages: one catalogue each, as YAML, and the code that prints with them."""

from mkdeck.languages.language import Language, Office, known_languages, load_language

__all__ = ["Language", "Office", "known_languages", "load_language"]
