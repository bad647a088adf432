"""Figures in words: where they stand; a claim's own must be its quantities, years or names."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING

from mkdeck.claims.claim import PLACEHOLDER, PROSE, Claim
from mkdeck.languages import load_language

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mkdeck.errors import Problem
    from mkdeck.languages import Language
    from mkdeck.reading import Node


YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
"""Years belong to the meaning of a claim; they are no statistics."""


_LETTER = r"[^\W\u3040-\u30ff\u3400-\u9fff]"
"""A digit or a letter that spaces part from the next word: no kana, no Han."""


_STOPS = ",.;:!?"
"""Punctuation round a figure."""


_SIGNS = "–〜～−±×÷€£¥‰％．，＋－"
"""Signs of figures beside those of ASCII."""


NAMES = re.compile(
    r"(?<![\w$€£])(?!(?:TOP|X)\d)(?:"
    # Letters that run into digits: EU27, Q3, G20, CO2, B2B.
    r"(?!(?:USD|EUR|GBP|CNY|JPY|RUB|TWD|CHF|SEK|NOK|DKK|AUD|CAD)\d)[A-Z]{1,5}\d{1,3}[A-Z]{0,3}"
    # A proper name with a number: Covid-19, Apollo-11.
    r"|[A-Z][A-Za-z]{2,}-\d{1,3}"
    r")(?![\w%‰％]|[.,:/–-]\d|\s?[%‰％])"
)
"""Names that hold digits, as every language of ours writes them."""


SPANS = re.compile(r"(?<![\d.,])(?:19|20)\d\d[/–-]\d\d(?![\d.,%]*\d|%)")
"""A year that runs into the next one, such as 2019/20."""


def stray_figure(text: str, literals: Collection[str], language: Language) -> str:
    """The first figure of a claim's text that is neither a placeholder, a date nor a name."""
    bare = PLACEHOLDER.sub(" ", text)
    if not find_figures(bare, language):
        return ""
    bare = without_literals(bare, literals)
    for known in (language.figure_names, SPANS, YEAR):
        bare = known.sub(" ", bare)
    return next((bare[start:end] for start, end in find_figures(bare, language)), "")


def gate_claim(claim: Claim, node: Node, literals: Collection[str]) -> list[Problem]:
    """Figures in the words of a claim that are not its own; `node` is where it is shown."""
    shown = [
        (lang, key, getattr(texts, key)) for lang, texts in claim.texts.items() for key in PROSE
    ]
    for lang, texts in claim.texts.items():
        shown += [(lang, "labels", text) for text in texts.labels.values()]
        shown += [(lang, "ranking", text) for text in texts.ranking]
    shown += [("en", "note", claim.spec.note), ("en", "reason", claim.spec.reason)]
    return [
        node.problem(
            f'the {key} ({lang}) of claim "{claim.id}" holds "{figure}", which is none of its '
            "figures",
            code="other-figure",
            hint=f"mend it at {claim.text_places[lang].path}:{claim.text_places[lang].line}",
        )
        for lang, key, text in shown
        if (figure := stray_figure(text, literals, load_language(lang)))
    ]


def without_literals(text: str, literals: Collection[str]) -> str:
    """The text without the literals that stand in it as words, and without names such as EU27."""
    there = [literal for literal in literals if literal in text]
    for literal in sorted(there, key=len, reverse=True):
        text = re.sub(
            rf"(?<![$€£])(?<!{_LETTER})(?<!\d[.,:/–-]){re.escape(literal)}"
            rf"(?!{_LETTER}|\s?[%‰％]|[.,:/–-]\d)",
            " ",
            text,
        )
    return NAMES.sub(" ", text)


def find_figures(text: str, language: Language) -> list[tuple[int, int]]:
    """Where figures stand in a text, without the punctuation round them.

    A figure is a word with a digit in it, of whatever script; where spaces do not part words, a
    stretch of digits and signs; and whatever the language says is one, such as 三分之一.
    """
    found = [match.span() for match in language.written_figures.finditer(text)]
    for start, end in _words(text) if language.catalogue.spaces else _stretches(text):
        word = text[start:end]
        if any(map(is_figure, word)):
            start += len(word) - len(word.lstrip(_STOPS))
            found.append((start, start + len(word.strip(_STOPS))))
    whole: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if whole and start < whole[-1][1]:
            whole[-1] = (whole[-1][0], max(end, whole[-1][1]))
        else:
            whole.append((start, end))
    return whole


def _words(text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in re.finditer(r"\S+", text))


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of digits, Latin letters and signs."""
    for belongs, letters in groupby(range(len(text)), lambda i: _belongs(text[i])):
        places = list(letters)
        if belongs:
            yield places[0], places[-1] + 1


def _belongs(letter: str) -> bool:
    """Whether a character may be part of a figure between Chinese or Japanese words."""
    return is_figure(letter) or letter in _SIGNS or (letter.isascii() and not letter.isspace())


def is_figure(letter: str) -> bool:
    """Whether a character is a digit or another sign that counts."""
    return unicodedata.category(letter) in {"Nd", "Nl", "No"}
