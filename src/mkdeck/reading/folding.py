"""Line ends within a text: between East Asian letters, and their figures, they are no spaces.

CSS Text 4 (line-break-transform) has the rule; YAML folds every line end to a space.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import yaml


_NEAR = 8
"""How many letters on either side tell a line's end from another place in the text."""


_LINE_END = re.compile(r"[ \t]*\n\s*")


def is_wide(letter: str) -> bool:
    """Whether a letter takes a full width of its own; Hangul, written with spaces, is none."""
    wide = unicodedata.east_asian_width(letter) in "WF"
    return wide and not unicodedata.name(letter, "").startswith("HANGUL")


def on_one_line(text: str) -> str:
    """The text with each line end as what it means: nothing between wide letters, else a space."""

    def meant(found: re.Match[str]) -> str:
        return (
            ""
            if _wide(
                text[max(found.start() - 1, 0) : found.start()], text[found.end() : found.end() + 1]
            )
            else " "
        )

    return _LINE_END.sub(meant, text)


def unfolded(source: yaml.ScalarNode, lines: list[str]) -> str:
    """The value of a scalar, without the spaces that YAML made of line ends between wide letters.

    Args:
        source: The scalar as it was composed.
        lines: All lines of its file.
    """
    text: str = source.value
    first, last = source.start_mark, source.end_mark
    if source.style == "|" or first.line == last.line or text.isascii():
        return text
    quotes = 1 if source.style in ("'", '"') else 0
    written = [line.strip() for line in lines[first.line : last.line + 1]]
    written[0] = lines[first.line][first.column + quotes :].strip()
    if last.line < len(lines):
        written[-1] = lines[last.line][: last.column - quotes].strip()
    at = 0
    for above, below in pairwise(written):
        before, after = above[-_NEAR:], below[:_NEAR]
        if not _wide(before, after):
            continue
        found = text.find(f"{before} {after}", at)
        if found >= 0:
            at = found + len(before)
            text = text[:at] + text[at + 1 :]
    return text


_NO_SPACE = frozenset("0123456789<>%+−-")
"""Beside East Asian letters figures and placeholders stand without a space."""


def _wide(before: str, after: str) -> bool:
    """Whether a line's end between two texts is no space."""
    if not before or not after:
        return False
    wide = is_wide(before[-1]), is_wide(after[0])
    return all(wide) or (any(wide) and bool(_NO_SPACE & {before[-1], after[0]}))
