"""The words, numbers and signs of a figure's text, read from left to right."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from mkdeck.quantity.quantity import QuantityError
from mkdeck.quantity.units import SIGNS

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdeck.quantity.units import Unit

T = TypeVar("T")

_NUMBER = (
    r"(?:[1-9][0-9]{0,2}(?:(?:,[0-9]{3})+|(?:[\u00a0\u202f\u2009 ’'][0-9]{3})+)(?![0-9])|[0-9]+)"
    r"(?:\.[0-9]+)?"
)
_CURRENCIES = "|".join(sorted(map(re.escape, SIGNS), key=len, reverse=True))
_TOKEN = re.compile(
    rf"\s*(?:(?P<number>{_NUMBER})|(?P<currency>{_CURRENCIES})|(?P<word>[^\W\d_]+(?:[-’'][^\W\d_]+)*[²³]?)"
    r"|(?P<sign>°[CF]?|℃|[^\s\w]))"
)


@dataclass(frozen=True)
class Token:
    """A number, a word, a sign or the sign of a currency; `glued` to what stands before it."""

    kind: str
    text: str
    glued: bool


@dataclass(frozen=True)
class Figure:
    """One number with what stands round it."""

    sign: str
    text: str
    scale: int
    unit: Unit | None

    @property
    def number(self) -> Decimal:
        """Its value, without sign and scale."""
        return decimal(self.text)

    @property
    def decimals(self) -> int:
        """How many decimals were written."""
        return len(self.text.partition(".")[2])


class Cursor:
    """A place in the tokens of a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = _tokens(text)
        self.at = 0

    def peek(self, ahead: int = 0) -> Token:
        """The next token, or one further on; of kind `end` behind the last."""
        place = self.at + ahead
        return self.tokens[place] if place < len(self.tokens) else Token("end", "", False)

    def words(self, count: int) -> str:
        """The next tokens in one text, as they were spaced."""
        found = self.tokens[self.at : self.at + count]
        return "".join(
            ("" if i == 0 or one.glued else " ") + one.text for i, one in enumerate(found)
        )

    def take(self, *words: str) -> bool:
        """Takes the next token where it is one of the words."""
        if self.peek().text.lower() in words and self.peek().kind != "end":
            self.at += 1
            return True
        return False

    def longest(self, known: Callable[[str], T | None], most: int = 4) -> T | None:
        """What the longest run of tokens is known as; it is taken."""
        for count in range(min(most, len(self.tokens) - self.at), 0, -1):
            found = known(self.words(count))
            if found is not None:
                self.at += count
                return found
        return None


def _tokens(text: str) -> list[Token]:
    if len(text) > LONGEST:
        raise QuantityError(
            f"a figure may have {LONGEST} characters, not {len(text)}",
            "give the figure alone; words belong into the statement",
        )
    found: list[Token] = []
    place = 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None or match.end() == place:
            if text[place:].strip():
                raise QuantityError(f'cannot read "{text}" as a quantity')
            break
        kind = match.lastgroup or ""
        found.append(Token(kind, match[kind], match.start(kind) == place))
        place = match.end()
    return found


def odd(text: str) -> str:
    """A hint for a number that is written in another country's way."""
    comma = re.search(r"[0-9]+,[0-9]+", text)
    if comma and not re.fullmatch(_NUMBER, comma[0]):
        return f'write a point before decimals: "{comma[0].replace(",", ".")}"'
    return ""


MOST_DIGITS = 15
"""How many digits a figure may have: as many as a chart draws and a spreadsheet keeps."""


LONGEST = 120
"""How many characters a figure may have with everything round it."""


def decimal(text: str) -> Decimal:
    """The number that digits with separators of thousands mean.

    Raises:
        QuantityError: It has more than `MOST_DIGITS`.
    """
    number = Decimal(re.sub(r"[,\u00a0\u202f\u2009 ’']", "", text))
    if len(number.as_tuple().digits) > MOST_DIGITS or -number.as_tuple().exponent > MOST_DIGITS:  # type: ignore[operator]  # digits make a finite number
        raise QuantityError(
            f'"{text}" has more than {MOST_DIGITS} digits',
            'round it, or give it a scale such as "1.2 billion"',
        )
    return number
