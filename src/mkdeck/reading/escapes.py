"""Escapes of JSON that YAML does not know."""

from __future__ import annotations

import json
import re

Joined = dict[int, list[int]]
"""By line, from 0, the columns of the characters that took `WRITTEN` letters to write."""


WRITTEN = 12
"""How many letters the two halves take."""


_PAIR = re.compile(
    r"(?<!\\)((?:\\\\)*)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})"
)
"""Two halves of one character, as JSON escapes what lies beyond the first 65,536."""


def joined_surrogates(text: str) -> tuple[str, Joined]:
    """The text of a JSON file with each pair of surrogates as the character that it means.

    YAML has another escape for those, so that its parsers refuse the halves. Where the text is no
    JSON it stays as it is: there, quotes of another sort give backslashes no meaning.
    """
    joined: Joined = {}
    if not _PAIR.search(text):
        return text, joined
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return text, joined
    lines = text.split("\n")
    for number, line in enumerate(lines):
        lines[number], gone = _line_joined(line)
        if gone:
            joined[number] = gone
    return "\n".join(lines), joined


def _line_joined(line: str) -> tuple[str, list[int]]:
    gone: list[int] = []

    def letter(found: re.Match[str]) -> str:
        high, low = (int(half, 16) for half in found.group(2, 3))
        whole = chr(0x10000 + (high - 0xD800) * 0x400 + low - 0xDC00)
        gone.append(found.start() + len(found[1]) - (WRITTEN - 1) * len(gone))
        return found[1] + whole

    return _PAIR.sub(letter, line), gone
