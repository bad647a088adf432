"""The gate that every text passes before anything else sees it.

What hides, turns round or stacks up letters is refused; the rest is normalised to NFC, so that one
word has one spelling and every letter its own glyph.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from mkdeck.codes import Code


LONGEST_TEXT = 20_000
"""How many characters one text may have."""


MOST_MARKS = 3
"""How many combining marks may follow one letter; more than any orthography of ours needs."""


class Stray(NamedTuple):
    """Why a text does not pass the gate."""

    message: str
    hint: str
    code: Code


_REMOVE = "remove it"


_PLAIN = re.compile(r"[\n -~]*")
"""Text that needs no closer look: ASCII, and long runs of it are common."""


_CONTROL = re.compile(
    "[^\t\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]"
)
"""What neither YAML nor the XML of documents may hold, or what ends a line like a newline."""


_NONCHARACTER = re.compile(
    "["
    + "".join(map(chr, range(0x1FFFE, 0x110000, 0x10000)))
    + "".join(map(chr, range(0x1FFFF, 0x110000, 0x10000)))
    + "]"
)


_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f]")
"""Marks, embeddings, overrides and isolates of the direction of writing (UAX 9)."""


_LOST = "\ufffd"


_HIDDEN = (
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Code points that show nothing: Unicode's Default_Ignorable_Code_Point, and Braille's blank."""


_UNSEEN_ONLY = re.compile(rf"[\s{_HIDDEN}]+")


_IN_A_FIGURE = re.compile(rf"[\d>][{_HIDDEN}]|[{_HIDDEN}][\d<]")


def gate(text: str) -> tuple[str, Stray | None]:
    """The text as the program goes on with it, and why it must not, where it must not."""
    if _PLAIN.fullmatch(text) and len(text) <= LONGEST_TEXT:
        return text.strip(), None
    text = unicodedata.normalize("NFC", text).strip()
    return text, _stray(text)


def _stray(text: str) -> Stray | None:
    if len(text) > LONGEST_TEXT:
        said = f"is {len(text):,} characters long; the limit is {LONGEST_TEXT:,}"
        return Stray(said, "write a shorter text", "too-large")
    if found := _CONTROL.search(text) or _NONCHARACTER.search(text):
        return Stray(f"holds a control character ({_named(found[0])})", _REMOVE, "yaml")
    if found := _TURNING.search(text):
        said = f"holds {_named(found[0])}, which turns the direction of writing"
        return Stray(said, _REMOVE, "character")
    if _LOST in text:
        said = f"holds {_named(_LOST)}, which stands for a letter that was lost"
        return Stray(said, "write the letter that belongs there", "character")
    if text and _UNSEEN_ONLY.fullmatch(text):
        said = f"holds nothing that can be seen, only {_named(text[0])} and the like"
        return Stray(said, "write a text, or leave it out", "character")
    if found := _IN_A_FIGURE.search(text):
        hidden = next(
            letter for letter in found[0] if not letter.isdecimal() and letter not in "<>"
        )
        said = (
            f"holds a letter that does not show ({_named(hidden)}) beside a digit or a placeholder"
        )
        return Stray(said, _REMOVE, "character")
    return _stacked(text)


def _stacked(text: str) -> Stray | None:
    """What is wrong with combining marks that leave their line, or change a digit."""
    count, letter = 0, ""
    for one in text:
        if not unicodedata.category(one).startswith("M") or unicodedata.category(one) == "Mc":
            count, letter = 0, one
            continue
        count += 1
        if letter.isdecimal():
            said = f'holds the combining mark {_named(one)} on the digit "{letter}"'
            return Stray(said, "write the digit alone", "character")
        if count > MOST_MARKS:
            said = f"stacks more than {MOST_MARKS} combining marks on one letter"
            return Stray(said, "write the letter with fewer marks", "character")
    return None


def _named(letter: str) -> str:
    return f"U+{ord(letter):04X}"
