"""Figures in words: where they stand; a claim's own must be its quantities, years or names."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING

from mkdeck.claims.claim import PLACEHOLDER, PROSE, Claim
from mkdeck.claims.placeholders import beside_placeholder, missed_placeholder
from mkdeck.languages import load_language
from mkdeck.quantity import CURRENCIES

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


_CODES = "|".join(sorted(CURRENCIES))

NAMES = re.compile(
    rf"(?<!{_LETTER})(?:"
    # Letters that run into digits: EU27, Q3, G20, CO2, B2B; no code of a currency is one.
    rf"(?!(?:TOP|PCT|{_CODES})\d)(?:[A-Z]{{2,5}}|[ABEGHQS])\d{{1,2}}[A-Z]{{0,3}}"
    # Names that everybody knows with their number.
    r"|(?:Covid|COVID)-19"
    rf")(?!{_LETTER})"
)
"""Names that hold digits, as every language of ours writes them."""


_SPAN = re.compile(r"(?<![\d.,])((?:19|20)\d\d)[/–-](\d\d)(?![\d.,]*\d)")
"""A year that runs into the next one, such as 2019/20."""


_MAKES_A_FIGURE = re.compile(
    r"\s*\(?[%‰％﹪×°]|[A-Za-z<円元圆圓人倍万萬億亿名个個割]|成(?!年)|[.,:/–-]\d(?!\d{3}(?!\d))"
    r"|\s(?:per\s?cent|pct|percentage|million|billion|trillion|thousand|times|points?)\b",
    re.IGNORECASE,
)
"""What makes a figure of the digits before it."""


_SIGNED = re.compile(r"(?:[$€£¥₽₩₹±×√≈~−<>]\s?|(?<!(?:19|20)\d\d[–/-])(?<=\d[.,:/–-]))$")
"""What makes a figure of the digits after it."""


def _without(pattern: re.Pattern[str], text: str) -> str:
    """The text without what a pattern finds, unless what is beside it makes it a figure."""

    def kept(found: re.Match[str]) -> str:
        before, after = text[: found.start()][-6:], text[found.end() :][:20]
        if _SIGNED.search(before) or _MAKES_A_FIGURE.match(after):
            return found[0]
        span = _SPAN.fullmatch(found[0])
        follows = span is None or int(span[2]) == (int(span[1]) + 1) % 100
        return " " if follows else found[0]

    return pattern.sub(kept, text)


def stray_figure(text: str, literals: Collection[str], language: Language) -> str:
    """The first figure of a claim's text that is neither a placeholder, a date nor a name."""
    bare = PLACEHOLDER.sub("<>", text)
    if not find_figures(bare, language):
        return ""
    bare = without_literals(bare, literals)
    for known in (language.figure_names, _SPAN, YEAR):
        bare = _without(known, bare)
    return next((bare[start:end] for start, end in find_figures(bare, language)), "")


def gate_claim(claim: Claim, node: Node, literals: Collection[str]) -> list[Problem]:
    """Figures in the words of a claim that are not its own; `node` is where it is shown."""
    shown = [
        (lang, key, getattr(texts, key)) for lang, texts in claim.texts.items() for key in PROSE
    ]
    for lang, texts in claim.texts.items():
        shown += [(lang, "labels", text) for text in texts.labels.values()]
        shown += [(lang, "ranking", text) for text in texts.ranking]
        shown += [(lang, "note", texts.note), (lang, "reason", texts.reason)]
    problems = []
    for lang, key, text in shown:
        language = load_language(lang)
        where = f"mend it at {claim.text_places[lang].path}:{claim.text_places[lang].line}"
        figure = stray_figure(text, literals, language)
        if figure:
            said = (
                f'the {key} ({lang}) of claim "{claim.id}" holds "{figure}", which is none of its'
            )
            problems.append(node.problem(f"{said} figures", code="other-figure", hint=where))
        signed = beside_placeholder(text, language) or missed_placeholder(text, claim.figures)
        if signed:
            said = f'the {key} ({lang}) of claim "{claim.id}" holds "{signed[0]}"'
            hint = f'write "{signed[1]}" alone; {where}'
            problems.append(node.problem(said, code="unknown-figure", hint=hint))
    return problems


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
    return _without(NAMES, text)


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
