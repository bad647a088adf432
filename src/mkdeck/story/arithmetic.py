"""Our own arithmetic with published figures: named as ours wherever it is shown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, DivisionByZero, InvalidOperation
from typing import TYPE_CHECKING

from mkdeck.errors import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdeck.languages import Language
    from mkdeck.quantity import Quantity


_TOKEN = re.compile(r"\s*(?:([a-z0-9][a-z0-9.-]*[a-z0-9]|[a-z])|([()*/+−-]))")


LONGEST = 200
"""How many characters a formula may have."""


_NAMES = "name figures of the claims that this slide shows"


_SIGNS = {"*": "×", "/": "÷", "+": "+", "-": "−"}


class ArithmeticProblem(ValueError):  # noqa: N818 - it becomes a Problem of the user's file
    """A formula that cannot be worked out."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True)
class Derived:
    """A figure of our own.

    Attributes:
        text: The number as printed.
        formula: How it came about, with the published figures in it.
    """

    name: str
    number: Decimal
    text: str
    formula: str


def derive(name: str, formula: str, figures: Mapping[str, Quantity], language: Language) -> Derived:
    """The result of a formula such as `existing.low / new.high`.

    Names are figures of the claims on the slide; `.low` and `.high` are the ends of a range.
    Operators stand between spaces. The result is rounded to one decimal where it has more.

    Raises:
        ArithmeticProblem: The formula does not parse, names no figure of the slide, or divides
            by zero.
    """
    if len(formula) > LONGEST:
        raise ArithmeticProblem(
            f"a formula may have {LONGEST} characters, not {len(formula)}", "shorten it"
        )
    parser = _Formula(formula, figures, language)
    try:
        number = parser.sum()
    except (DivisionByZero, InvalidOperation):
        raise ArithmeticProblem(
            f'"{formula}" divides by zero', "divide by a figure that is not 0"
        ) from None
    if parser.rest():
        raise parser.unreadable()
    try:
        rounded = number.quantize(Decimal("0.1"), ROUND_HALF_UP)
    except InvalidOperation:
        raise ArithmeticProblem(
            f'"{formula}" gives too large a number', "take a factor out"
        ) from None
    if rounded == rounded.to_integral_value():
        rounded = rounded.quantize(Decimal(1))
    text = language.number(rounded)
    equals = "=" if rounded == number else "≈"
    return Derived(name, rounded, text, f"{' '.join(parser.printed)} {equals} {text}")


class _Formula:
    """A descent through sums, products and names."""

    def __init__(self, text: str, figures: Mapping[str, Quantity], language: Language) -> None:
        self.text, self.figures, self.language = text, figures, language
        self.position = 0
        self.printed: list[str] = []

    def rest(self) -> str:
        return self.text[self.position :].strip()

    def unreadable(self) -> ArithmeticProblem:
        return ArithmeticProblem(
            f'cannot read "{self.rest()}" in "{self.text}"',
            "a formula holds names of figures, brackets, +, -, * and /",
        )

    def peek(self) -> str:
        match = _TOKEN.match(self.text, self.position)
        return (match[1] or match[2]) if match else ""

    def take(self) -> str:
        match = _TOKEN.match(self.text, self.position)
        if match is None and self.rest():
            raise self.unreadable()
        if match is None:
            raise ArithmeticProblem(
                f'"{self.text}" ends where a figure is expected', "add the name of a figure"
            )
        self.position = match.end()
        return match[1] or match[2]

    def sum(self) -> Decimal:
        total = self.product()
        while self.peek() in {"+", "-", "−"}:
            sign = self.take().replace("−", "-")
            self.printed.append(_SIGNS[sign])
            value = self.product()
            total = total + value if sign == "+" else total - value
        return total

    def product(self) -> Decimal:
        total = self.atom()
        while self.peek() in {"*", "/"}:
            sign = self.take()
            self.printed.append(_SIGNS[sign])
            value = self.atom()
            total = total * value if sign == "*" else total / value
        return total

    def atom(self) -> Decimal:
        token = self.take()
        if token == "(":
            self.printed.append("(")
            total = self.sum()
            if self.peek() != ")":
                raise ArithmeticProblem(f'a bracket of "{self.text}" is not closed', 'add ")"')
            self.printed.append(self.take())
            return total
        name, _, end = token.rpartition(".")
        if end not in {"low", "high"} or not name:
            name, end = token, ""
        figure = self.figures.get(name)
        if figure is None:
            raise ArithmeticProblem(
                f'"{name}" is no figure of this slide', did_you_mean(name, self.figures) or _NAMES
            )
        if figure.high is not None and not end:
            raise ArithmeticProblem(f'"{name}" is a range', f'write "{name}.low" or "{name}.high"')
        number = figure.high if end == "high" and figure.high is not None else figure.low
        share = figure.unit == "percent"
        self.printed.append((self.language.percent if share else self.language.number)(number))
        return number
