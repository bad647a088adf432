"""What a language knows of sentences: how pieces are joined, and which words are special."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdeck.languages.language import Catalogue


Gap = Literal["comma", "list", "semicolon", "sentences", "label"]
"""Where two pieces are joined."""


NBSP = "\u00a0"


NEVER = re.compile(r"(?!)")
"""Matches nothing."""


_WIDE_END = re.compile(r"[。！？][”’」』]*$")
"""Finds the end of a sentence in Chinese or Japanese."""


_WIDE = r"[\u3001-\u9fff\uf900-\ufaff\uff01-\uffee\U00020000-\U0003ffff]"
_WIDE_WORDS = re.compile(rf"[\W\d]*{_WIDE}(?:.*{_WIDE})?[”’]*", re.DOTALL)
"""Matches words whose first and last letters are Chinese or Japanese."""


class Joining:
    """The part of a language that joins pieces and finds words; `Language` inherits it."""

    catalogue: Catalogue

    def gap(self, where: Gap) -> str:
        """What stands between two pieces: `, ` in a list, a space or nothing between sentences."""
        join: str = getattr(self.catalogue.joins, where)
        return join.removeprefix("{a}").removesuffix("{b}")

    def listed(self, items: Iterable[str]) -> str:
        """Things of one sort in a row: `a, b`."""
        return self.gap("list").join(items)

    def phrase(self, items: Iterable[str]) -> str:
        """Parts of one thing, such as publisher, title and year."""
        return self.gap("comma").join(items)

    def semicolons(self, items: Iterable[str]) -> str:
        """Things that may hold commas themselves: `a, b; c`."""
        return self.gap("semicolon").join(items)

    def sentences(self, items: Iterable[str]) -> str:
        """Sentences in a row; one that ends in a sign of ASCII always has a space after it."""
        gap, text = self.gap("sentences"), ""
        for item in items:
            space = gap or (" " if text[-1:].isascii() else "")
            text = f"{text}{space}{item}" if text else item
        return text

    def aside(self, words: str, aside: str) -> str:
        """Words and an aside in brackets; without words, the aside as it goes on from others."""
        return self.catalogue.joins.aside.format(a=words, b=aside)

    def ranged(self, low: str, high: str) -> str:
        """From one number to another."""
        return self.catalogue.range.format(low=low, high=high)

    def ended(self, text: str) -> str:
        """The text as a sentence: with a full stop, unless it has an end of its own.

        Words may be in another language than the deck, such as the method of a source.
        """
        own = self.catalogue
        if text.endswith(own.sentence_ends) or _WIDE_END.search(text):
            return text
        return text + ("。" if _WIDE_WORDS.fullmatch(text) else own.sentence_end)

    def followed(self, text: str) -> str:
        """The text as a sentence, with the space before a next one where the language has one."""
        return self.sentences([self.ended(text), ""])

    def unended(self, text: str) -> str:
        """The text without its full stop, to stand inside a sentence."""
        return text.rstrip(self.catalogue.sentence_end)

    @cached_property
    def short_words(self) -> frozenset[str]:
        """Words that should not end a line, in small letters."""
        return frozenset(self.catalogue.short_words)

    @cached_property
    def common_words(self) -> frozenset[str]:
        """Words that tell no two statements apart, in small letters."""
        return frozenset(self.catalogue.common_words)

    @cached_property
    def number_words(self) -> re.Pattern[str]:
        """Finds words that count something."""
        return self._any(self.catalogue.number_words)

    @cached_property
    def written_figures(self) -> re.Pattern[str]:
        """Finds figures that are written without digits, and digits with what belongs to them."""
        return self._any(self.catalogue.written_figures)

    @cached_property
    def figure_names(self) -> re.Pattern[str]:
        """Finds figures in a claim's words that are names."""
        return self._any(self.catalogue.figure_names)

    @cached_property
    def forecast_words(self) -> re.Pattern[str]:
        """Finds words that tell of a forecast as one that was made."""
        return self._any(self.catalogue.forecast_words)

    def _any(self, patterns: Iterable[str]) -> re.Pattern[str]:
        """Any of the patterns, as whole words where spaces part words."""
        either = "|".join(patterns)
        if not either:
            return NEVER
        edge = r"\b" if self.catalogue.spaces else ""
        return re.compile(f"{edge}(?:{either}){edge}", re.IGNORECASE)
