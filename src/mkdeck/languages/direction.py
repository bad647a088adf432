"""The direction that words beside a figure give it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.languages.language import Language


def direction(language: Language, before: str, after: str) -> int:
    """The direction that words round a figure give: −1 fallen, +1 risen, 0 none.

    Args:
        language: The language of the words.
        before: What stands before the figure, back to the figure or sentence before it.
        after: What stands behind it, likewise.
    """
    own = language.catalogue.direction
    nearest = max(
        (_last(language, words, before), sign)
        for sign, words in ((-1, own.falls_before), (1, own.rises_before))
    )
    if nearest[0] >= 0 and _reaches(language, before[nearest[0] :]):
        return nearest[1]
    for sign, behind in ((-1, own.falls_after), (1, own.rises_after)):
        if behind and re.match(rf"\W*(?:{'|'.join(behind)})", after, re.IGNORECASE):
            return sign
    return 0


def _last(language: Language, words: Sequence[str], text: str) -> int:
    """Where the last of some words ends in a text; −1 where there is none."""
    edge = r"\b" if language.catalogue.spaces else ""
    found = re.finditer(rf"{edge}(?:{'|'.join(words)}){edge}", text, re.IGNORECASE) if words else ()
    return max((match.end() for match in found), default=-1)


def _reaches(language: Language, rest: str) -> bool:
    """Whether a figure that the text ends before belongs to a verb that it starts behind."""
    own, spaces = language.catalogue.direction, language.catalogue.spaces
    gap = r"\s+" if spaces else r"\s*"
    fill = rf"(?:{gap}(?:{'|'.join(own.between)}))*\W*$" if own.between else r"\W*$"
    if re.match(fill, rest, re.IGNORECASE):
        return True
    if not spaces:
        return False
    stop = rf"(?!(?:{'|'.join(own.stops)})\b)" if own.stops else ""
    by = rf"\s+(?:{'|'.join(own.by)})" if own.by else ""
    return bool(re.match(rf"(?:\s+{stop}\S+){{0,8}}?{by}{fill}", rest, re.IGNORECASE))
