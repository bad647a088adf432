"""What a footer cites of a claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frozendict import frozendict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdeck.languages import Language


@dataclass(frozen=True)
class Citation:
    """What a footer cites: a source, or the article of a claim that has none.

    Attributes:
        key: `source` id, or `article:` and the article's id.
        name: Publisher, title or article.
        title: Whether `name` is the title of a work.
        year: Year as text, or nothing.
        primary: Whether it is the source itself.
        work: Title of a publisher's work.
        short: A shorter name, or nothing.
        url: Where it can be read, or nothing.
        names: What an article is called in other languages, by tag.
    """

    key: str
    name: str
    title: bool
    year: str
    primary: bool
    vendor: bool = False
    implied: bool = False
    work: str = ""
    short: str = ""
    url: str = ""
    names: Mapping[str, str] = frozendict()

    def named(self, language: Language) -> str:
        """Its name, that of an article in the language where it has one there."""
        return self.names.get(language.tag, self.name)
