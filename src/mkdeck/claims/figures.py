"""Figures in a claim's own words: each must be one of its quantities, a year or a name."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from mkdeck.claims.claim import PLACEHOLDER, PROSE, Claim

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdeck.errors import Problem
    from mkdeck.reading import Node


YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
"""Years belong to the meaning of a claim; they are no statistics."""


def stray_figure(text: str, literals: Collection[str] = ()) -> str:
    """The first figure of a claim's text that is neither a placeholder, a year nor a name."""
    bare = YEAR.sub(" ", without_literals(PLACEHOLDER.sub(" ", text), literals))
    return next((word for word in bare.split() if any(map(is_figure, word))), "")


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
        if (figure := stray_figure(text, literals))
    ]


def without_literals(text: str, literals: Collection[str]) -> str:
    """The text without the literals that stand in it as words."""
    for literal in sorted(literals, key=len, reverse=True):
        text = re.sub(
            rf"(?<![\w$€£])(?<!\d[.,:/–-]){re.escape(literal)}(?!\w|\s?[%‰]|[.,:/–-]\d)", " ", text
        )
    return text


def is_figure(letter: str) -> bool:
    """Whether a character is a digit or another sign that counts."""
    return unicodedata.category(letter) in {"Nd", "Nl", "No"}
