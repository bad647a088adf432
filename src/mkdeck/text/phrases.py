"""Where phrases end in languages that put no spaces between words, so that lines end there."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate
from typing import Any

from mkdeck.text.places import Letters

PHRASED = ("ja", "zh")
"""Languages without spaces whose phrases or words are known."""


@lru_cache(maxsize=4096)
def phrase_ends(text: str, lang: str) -> frozenset[int]:
    """Places behind which a line may well end: of phrases in Japanese, of words in Chinese.

    Chinese words end where both ICU's dictionary and BudouX say so, since each tears words that the
    other knows. Nothing for other languages, whose spaces say it.
    """
    if not lang.startswith(PHRASED):
        return frozenset()
    found = frozenset(accumulate(map(len, _parser(lang).parse(text))))
    if lang.startswith("zh"):
        from icu4py.breakers import WordBreaker

        letters = Letters(text)
        found &= {letters.before(end) for _, end in WordBreaker(text, lang).segments()}
    return found


@lru_cache(maxsize=4)
def _parser(lang: str) -> Any:
    """BudouX's parser of a language."""
    import budoux

    if lang.startswith("ja"):
        return budoux.load_default_japanese_parser()
    if lang == "zh-Hant":
        return budoux.load_default_traditional_chinese_parser()
    return budoux.load_default_simplified_chinese_parser()
