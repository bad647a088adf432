"""Printed figures as number formats, so that the labels of a chart follow when its data change."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NUMBER = re.compile(r"\d+(?:[.,\s’'\u00a0\u202f]\d+)*")
_MINUS = "−–-"
_SEPARATORS = re.compile(r"[.,\s’'\u00a0\u202f]")

NO_BREAK = "\u00a0"

POWERS = range(-3, 13)
"""Powers of ten by which a printed number may differ from its value: "7.6 billion"."""


@dataclass(frozen=True)
class Labels:
    """Labels of a chart.

    Attributes:
        power: Power of ten that the chart's values are counted in.
        codes: The number format of each; one without a number in it is only its words.
    """

    power: int
    codes: tuple[str, ...]

    def counted(self, value: Decimal) -> Decimal:
        """A value in the chart's unit."""
        return value.scaleb(-self.power)


def labels(texts: Sequence[str], values: Sequence[Decimal]) -> Labels:
    """The format of each text at its value, in the one unit that most of them are printed in."""
    read = [list(_readings(text, abs(value))) for text, value in zip(texts, values, strict=True)]
    powers = Counter(power for found in read for power in {one.power for one in found})
    power = max(powers, key=lambda one: (powers[one], -abs(one)), default=0)
    return Labels(
        power,
        tuple(
            next((one.code for one in found if one.power == power), _quoted(text))
            for text, found in zip(texts, read, strict=True)
        ),
    )


@dataclass(frozen=True)
class _Reading:
    power: int
    code: str


def _readings(text: str, value: Decimal) -> Iterator[_Reading]:
    """Every way in which a number of the text is the value, in some unit."""
    for found in _NUMBER.finditer(text):
        for number, pattern in _numbers(found[0]):
            for power in POWERS if number else (0,):
                if number.scaleb(power) == value:
                    around = text[: found.start()], text[found.end() :]
                    yield _Reading(power, _code(*around, pattern))


def _numbers(digits: str) -> Iterator[tuple[Decimal, str]]:
    """What digits with separators may mean: the last one is a decimal sign, or parts thousands."""
    pieces = _SEPARATORS.split(digits)
    whole = "".join(pieces)
    if len(pieces) == 1:
        yield Decimal(whole), "0"
        return
    if all(len(piece) == 3 for piece in pieces[1:]):
        yield Decimal(whole), "#,##0"
    decimals = len(pieces[-1])
    if digits[-decimals - 1] in ".,":
        before = "#,##0" if len(pieces) > 2 else "0"
        yield Decimal(whole).scaleb(-decimals), f"{before}.{'0' * decimals}"


def _code(before: str, after: str, pattern: str) -> str:
    """The format with its signs: one that is printed stands for its own side of zero."""
    sign = before.rstrip()[-1:]
    sides = [before]
    if sign and sign in _MINUS:
        sides = [before.rstrip()[:-1], before]
    elif sign == "+":
        sides = [before, before.replace("+", "−"), before.replace("+", "")]
    return ";".join(f"{_quoted(side)}{pattern}{_quoted(after)}" for side in sides)


def _quoted(text: str) -> str:
    """Words of a format as they are; a quotation mark among them is escaped on its own."""
    return '\\"'.join(f'"{piece}"' if piece else "" for piece in text.split('"'))


_SECTION = re.compile(r'(?:"[^"]*"|\\.|[^;"])+')


def spaced(code: str, before: int, after: int) -> str:
    """A format with so many spaces round it, which keep a label off what it stands at."""
    lead, trail = (f'"{NO_BREAK * count}"' if count else "" for count in (before, after))
    return ";".join(f"{lead}{section}{trail}" for section in _SECTION.findall(code))


_PART = re.compile(r'"([^"]*)"|\\(.)|([#0][#0,.]*)|(.)')


def printed(code: str, value: Decimal) -> str:
    """What a format of ours prints of a value, whatever the decimal sign of the reader's computer.

    A side of zero without a section of its own has that of figures above zero, with its sign.
    """
    sections = _SECTION.findall(code) or [""]
    side = 1 if value < 0 else 2 if value == 0 else 0
    section = sections[side] if side < len(sections) else sections[0]
    sign = "-" if value < 0 and len(sections) == 1 else ""
    pieces = []
    for words, escaped, pattern, other in _PART.findall(section):
        decimals = len(pattern.partition(".")[2])
        number = f"{abs(value):{',' if ',' in pattern else ''}.{decimals}f}" if pattern else ""
        pieces.append(words or escaped or number or other)
    return sign + "".join(pieces)
