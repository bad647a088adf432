"""Where the letters of a PDF stand: what LibreOffice made of a slide."""

from __future__ import annotations

from ctypes import c_double
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from collections.abc import Iterator


HYPHENS = (0x2, 0xFFFE)
"""What a hyphen at the end of a line is read as."""


@dataclass(frozen=True)
class Letter:
    """A letter with its origin, in points from the page's upper left corner."""

    text: str
    x: float
    y: float


def letters(page: Any, width: float) -> list[Letter]:
    """The letters of a page that is so many points wide, spaces left out, in the order drawn."""
    text, scale = page.get_textpage(), width / page.get_width()
    found = []
    for i in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text.raw, i)
        letter = "-" if code in HYPHENS else chr(code)
        if not letter.isspace() and letter != "\u200b":
            x, y = c_double(), c_double()
            pdfium.FPDFText_GetCharOrigin(text.raw, i, x, y)
            found.append(Letter(letter, x.value * scale, (page.get_height() - y.value) * scale))
    return found


def places(words: str, drawn: list[Letter]) -> Iterator[list[Letter]]:
    """The letters of each place where the words stand, spaces left out."""
    wanted = "".join(words.split())
    whole = "".join(letter.text for letter in drawn)
    start = whole.find(wanted)
    while start >= 0:
        yield drawn[start : start + len(wanted)]
        start = whole.find(wanted, start + 1)
