"""Decks in several languages: which ones, and the words of each where an author gives several."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from frozendict import frozendict

from mkdeck.languages import ENGLISH, known_languages

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mkdeck.errors import Problem
    from mkdeck.reading import Node


def first_language(node: Node) -> str:
    """The language that a deck is built in, or the first of several, else English."""
    several, one = node.at("languages", 0), node.at("language")
    for named in (several, one):
        if named is not node and isinstance(named.value, str) and named.value:
            return named.value
    return ENGLISH


def language_problems(node: Node, languages: Sequence[str]) -> Iterator[Problem]:
    """What is wrong with the list of a deck's languages."""
    for i, tag in enumerate(languages):
        if tag in languages[:i]:
            yield node.at("languages", i).problem(
                f'"{tag}" is named twice', code="duplicate-key", hint="take one of the two out"
            )
    if languages and node.at("language") is not node:
        yield node.at("language").problem(
            '"language" says what "languages" says already',
            code="unused-option",
            hint='take it out; the first of "languages" comes first',
        )


@dataclass
class Speaking:
    """Takes the words of one language out of a deck whose texts are given in several.

    A text in several languages is a mapping of their tags: `{en: Speed, ja: 速さ}`.

    Attributes:
        language: Whose words are taken.
        fallback: The language whose words stand where that one has none, or nothing.
        problems: Texts without words in either.
        warnings: Texts that fall back.
    """

    language: str
    fallback: str = ""
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    def spoken(self, node: Node) -> Node:
        """The node with these words alone."""
        value = node.value
        if isinstance(value, tuple):
            items = tuple(map(self.spoken, value))
            return node if items == value else replace(node, value=items)
        if isinstance(value, frozendict):
            if value and all(key in known_languages() for key in value):
                return self._chosen(node, value)
            entries = frozendict({key: self.spoken(entry) for key, entry in value.items()})
            return node if entries == value else replace(node, value=entries)
        return node

    def _chosen(self, node: Node, texts: Mapping[str, Node]) -> Node:
        given = {tag: text for tag, text in texts.items() if text.given}
        if self.language in given:
            return in_language(given[self.language], self.language)
        said, hint = f'there is no "{self.language}" among its languages', f'"{self.language}: …"'
        if self.fallback in given:
            self.warnings.append(
                node.problem(
                    f'{said}; "{self.fallback}" stands in its place',
                    code="untranslated",
                    hint=f"add {hint}",
                    severity="warning",
                )
            )
            return in_language(given[self.fallback], self.fallback)
        other = next(iter(texts))
        self.problems.append(
            node.problem(
                said,
                code="untranslated",
                hint=f'add {hint}, or "fallback: {other}" to the deck',
            )
        )
        return in_language(texts[other], other)


def in_language(node: Node, language: str) -> Node:
    """The node, its texts marked as being in a language."""
    value = node.value
    if isinstance(value, tuple):
        return replace(node, value=tuple(in_language(item, language) for item in value))
    if isinstance(value, frozendict):
        entries = {key: in_language(entry, language) for key, entry in value.items()}
        return replace(node, value=frozendict(entries))
    return replace(node, language=language)
