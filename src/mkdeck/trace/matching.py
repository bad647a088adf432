"""Figures of words that were delivered, and those that stand there now, held side by side."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TYPE_CHECKING

from mkdeck.claims import figure_spans, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdeck.languages import Language
    from mkdeck.scene import Figure

_DASHES = re.compile("[–−‒—]")

_LEAD = re.compile(r"^[^\W\d]*[<>≈~≥≤+±-]*")


def key(figure: str) -> str:
    """A figure without what makes no difference: spaces, capitals, the length of dashes."""
    spaced = "".join(unicodedata.normalize("NFKC", figure).casefold().split())
    return _DASHES.sub("-", spaced).replace("×", "x")


def sort(figure: str) -> str:
    """What a figure counts, as far as its signs and words tell: `%`, `$bn`, `in`; or nothing."""
    return re.sub(r"[\d.,'’/:-]", "", bare(figure))


def bare(figure: str) -> str:
    """A figure without the words and signs before it, such as over, about and +."""
    return _LEAD.sub("", key(figure))


def figures_now(text: str, known: Sequence[str], language: Language) -> list[str]:
    """Every figure of a text in its order, those that are known as one piece each."""
    spaced = plain(text)
    spans = figure_spans(text, set(known), language, loose=True)
    return [spaced[start:end] for start, end in spans]


def aligned(
    delivered: Sequence[Figure], now: Sequence[str], *, moved: bool = False
) -> Iterator[tuple[Figure | None, str]]:
    """Each figure that was delivered with the one in its place, None or nothing for want of one.

    As many as there were stand in the same places. Elsewhere those that are alike are found first.

    Args:
        delivered: Those that were delivered.
        now: Those that stand there.
        moved: Whether words round them may have come or gone, whatever their number.
    """
    if len(delivered) == len(now) and not moved:
        yield from zip(delivered, now, strict=True)
        return
    old, new = [key(one.text) for one in delivered], [key(one) for one in now]
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for _, start, end, first, last in blocks:
        if end - start == 1 and last - first > 1:
            # One figure that was read in pieces, such as ">8 in 10" with other spaces.
            yield delivered[start], " … ".join(now[first:last])
            continue
        for old_one, new_one in zip_longest(delivered[start:end], now[first:last]):
            yield old_one, new_one or ""
