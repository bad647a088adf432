"""Our own arithmetic with published figures: named as ours wherever it is shown.

It works on quantities. What is of one dimension adds, and converts into the unit of the first; a
quotient of two such has no unit; a range gives a range. What has no meaning is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal, DivisionByZero, InvalidOperation, Overflow
from typing import TYPE_CHECKING

from mkdeck.errors import did_you_mean
from mkdeck.quantity import TEMPERATURES, Quantity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdeck.languages import Language
    from mkdeck.quantity import Rate, Unit

_TOKEN = re.compile(r"\s*(?:([a-z0-9][a-z0-9.-]*[a-z0-9]|[a-z])|([()*/+−-]))")
AS_PERCENT = " as %"
LONGEST = 200
"""How many characters a formula may have."""

_NAMES = "name figures of the claims that this slide shows"
_ONE_UNIT = "join figures of one unit"
_SIGNS = {"*": "×", "/": "÷", "+": "+", "-": "−"}
"""Qualifiers that leave an end open, so that no figure can be worked out."""


_ONE = Decimal(1)


class ArithmeticProblem(ValueError):  # noqa: N818 - it becomes a Problem of the user's file
    """A formula that cannot be worked out."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True)
class Derived:
    """A figure of our own.

    Attributes:
        number: The result, or the lower end of it where a range was worked with.
        text: The number, or the range, as printed.
        formula: How it came about, with the published figures in it.
        unit: What it is measured in, or nothing for a ratio.
    """

    name: str
    number: Decimal
    text: str
    formula: str
    unit: str = ""


@dataclass(frozen=True)
class _Value:
    """An interval in a unit; without one it is a ratio.

    Attributes:
        about: Whether a figure that is only about right went into it.
        rate: What it is per, or None.
        known: What messages call it.
    """

    low: Decimal
    high: Decimal
    unit: Unit | None
    about: bool = False
    known: str = ""
    rate: Rate | None = None

    @property
    def dimension(self) -> str:
        return self.unit.dimension if self.unit else ""

    def scaled(self, factor: Decimal, over: Decimal = _ONE) -> _Value:
        """Times a factor, over another: a quotient of units such as 60 and 3,600 has no digits."""
        low, high = sorted((self.low * factor / over, self.high * factor / over))
        return replace(self, low=low, high=high)

    @property
    def factor(self) -> Decimal:
        """How many of what all of its dimension go by; a point is a hundredth, as a percent is."""
        if self.unit is None:
            return _ONE
        points = self.unit.dimension == "percentage-points"
        return self.unit.factor * _PERCENT.factor if points else self.unit.factor

    def base(self) -> _Value:
        """In the unit that all of its dimension go by."""
        return self.scaled(self.factor)

    def fraction(self) -> _Value:
        """A percentage or a multiple as the number that it is."""
        assert self.unit is not None
        return replace(self.scaled(self.unit.factor), unit=None)


def derive(name: str, formula: str, figures: Mapping[str, Quantity], language: Language) -> Derived:
    """The result of a formula such as `existing.low / new.high`.

    Names are figures of the claims on the slide; `.low` and `.high` are the ends of a range.
    Operators stand between spaces. A ratio whose formula ends in `as %` is given as a percentage.
    The result has as many decimals as the figure that has most, one at least; two digits where
    that would leave nothing of it.

    Raises:
        ArithmeticProblem: The formula does not parse, names no figure of the slide, divides by
            zero, or joins what has no meaning together.
    """
    if len(formula) > LONGEST:
        raise ArithmeticProblem(
            f"a formula may have {LONGEST} characters, not {len(formula)}", "shorten it"
        )
    plain = formula.removesuffix(AS_PERCENT)
    parser = _Formula(plain, figures, language)
    try:
        result = parser.sum()
        if parser.rest():
            raise parser.unreadable()
        if plain != formula:
            result = _as_percent(result)
        low, high = (_rounded(end, parser.decimals) for end in (result.low, result.high))
    except DivisionByZero:
        raise ArithmeticProblem(
            f'"{formula}" divides by zero', "divide by a figure that is not 0"
        ) from None
    except (InvalidOperation, Overflow):
        raise ArithmeticProblem(
            f'"{formula}" gives too large a number', "take a factor out"
        ) from None
    if plain != formula:
        share = Quantity(formula, _PERCENT, low, None if high == low else high)
        text = language.magnitude(share)
    else:
        text = language.signed(low) if high == low else language.between(low, high)
    exact = low == result.low and high == result.high and not result.about
    worked = " ".join(parser.printed).replace("( ", "(").replace(" )", ")")
    printed = f"{worked} {'=' if exact else '≈'} {text}"
    return Derived(name, low, text, printed, result.unit.key if result.unit else "")


def _rounded(number: Decimal, decimals: int) -> Decimal:
    """So many decimals where there are more; two digits where they would leave nothing."""
    rounded = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    if not rounded and number:
        last = number.adjusted() - 1
        rounded = number.quantize(Decimal(1).scaleb(last), ROUND_HALF_UP)
    if rounded == rounded.to_integral_value():
        return rounded.quantize(Decimal(1)) + 0
    return rounded.normalize()


def _as_percent(result: _Value) -> _Value:
    if result.unit is not None:
        raise ArithmeticProblem(
            f"{_named(result)} is no ratio, so that it is no percentage", "divide by the whole"
        )
    return replace(result.scaled(Decimal(100)), unit=_PERCENT)


class _Formula:
    """A descent through sums, products and names."""

    def __init__(self, text: str, figures: Mapping[str, Quantity], language: Language) -> None:
        self.text, self.figures, self.language = text, figures, language
        self.position = 0
        self.printed: list[str] = []
        self.decimals = 1

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

    def sum(self) -> _Value:
        total = self.product()
        while self.peek() in {"+", "-", "−"}:
            sign = self.take().replace("−", "-")
            self.printed.append(_SIGNS[sign])
            total = _added(total, self.product(), minus=sign == "-")
        return total

    def product(self) -> _Value:
        total = self.atom()
        while self.peek() in {"*", "/"}:
            sign = self.take()
            self.printed.append(_SIGNS[sign])
            value = self.atom()
            total = _multiplied(total, value) if sign == "*" else _divided(total, value)
        return total

    def atom(self) -> _Value:
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
        return self.figure(figure, name, end)

    def figure(self, figure: Quantity, name: str, end: str) -> _Value:
        """A figure or one end of it, printed as it was published; a sign stands in brackets."""
        if figure.open_ended or figure.capped:
            raise ArithmeticProblem(
                f'"{name}" is "{figure.text}", which is open at one end',
                "work with figures that say how much they are",
            )
        if figure.unit.kind == "rank" or (figure.of and figure.unit.key != "share"):
            raise ArithmeticProblem(
                f'"{name}" is "{figure.text}", which cannot be worked with', "work with amounts"
            )
        shown = figure
        if end and figure.high is not None:
            shown = figure.end(figure.high if end == "high" else figure.low)
        first = not self.printed or self.printed[-1] == "("
        text = self.language.value(shown)
        self.decimals = max(self.decimals, shown.decimals)
        self.printed.append(f"({text})" if text[0] in "+−" and not first else text)
        ends = shown.ends
        low, high, unit = ends[0], ends[-1], figure.unit
        if figure.of:
            low, high, unit = low * 100 / figure.of, high * 100 / figure.of, _PERCENT
        known = f'"{name}" ({figure.text})'
        return _Value(low, high, unit, bool(figure.qualifier), known, figure.rate)


_SHARES = {"share", "percentage-points"}
_COUNTED = {"count", "money"}
"""Kinds of units of which so many of one come to one of another: votes a seat, dollars a store."""

_PERCENT = Quantity.parse("1%").unit
_POINTS = Quantity.parse("1 percentage point").unit


def _added(one: _Value, other: _Value, *, minus: bool) -> _Value:
    """A sum or difference in the unit of the first; shares differ by points."""
    _refuse_two_rates(one, other)
    dimensions = {one.dimension, other.dimension}
    if len(dimensions) > 1 and not dimensions <= _SHARES:
        raise ArithmeticProblem(
            f"{_named(one)} and {_named(other)} are not measured in one unit, so that they can be "
            f"neither added nor subtracted",
            _ONE_UNIT,
        )
    unit = one.unit
    if minus and one.dimension == other.dimension == "share":
        unit = _POINTS
    if not minus and one.dimension in TEMPERATURES:
        raise ArithmeticProblem("temperatures have no sum", "subtract one from the other")
    # A percentage and a point are the same step, so that 12% + 3 points are 15%.
    other = other.scaled(other.factor * (-1 if minus else 1), one.factor)
    whole = one.dimension == other.dimension == "share" and not minus
    if whole and one.low > 0 and other.low > 0 and one.high + other.high > 100:
        raise ArithmeticProblem(
            f"{_named(one)} and {_named(other)} are more than the whole together",
            "add shares only where they are parts of one whole",
        )
    return _Value(
        one.low + other.low,
        one.high + other.high,
        unit,
        one.about or other.about,
        "the sum" if not minus else "the difference",
        one.rate,
    )


def _refuse_two_rates(one: _Value, other: _Value) -> None:
    if one.rate != other.rate:
        raise ArithmeticProblem(
            f"{_named(one)} and {_named(other)} are not per the same thing",
            "join figures that are per one thing",
        )


def _multiplied(one: _Value, other: _Value) -> _Value:
    """A product; one of the two must be a ratio, a multiple or a share."""
    if one.dimension in {"share", "times"} and other.dimension not in {"share", "times", ""}:
        one, other = other, one
    if other.dimension in {"share", "times"}:
        other = other.fraction()
    if other.unit is not None:
        if one.unit is None:
            one, other = other, one
        else:
            raise ArithmeticProblem(
                f"{_named(one)} and {_named(other)} both have a unit, so that their product has no "
                "meaning",
                "multiply by a share, a multiple or a figure without a unit",
            )
    if one.rate and other.rate:
        raise ArithmeticProblem(
            f"{_named(one)} and {_named(other)} are both rates, so that their product "
            "has no meaning",
            "multiply a rate by a share, a multiple or a figure without a unit",
        )
    ends = [a * b for a in (one.low, one.high) for b in (other.low, other.high)]
    about, rate = one.about or other.about, one.rate or other.rate
    return _Value(min(ends), max(ends), one.unit, about, "the product", rate)


def _divided(one: _Value, other: _Value) -> _Value:
    """A quotient: a ratio of two of one dimension, a rate of two that are counted, or a part."""
    if other.low <= 0 <= other.high:
        raise DivisionByZero
    rate = one.rate
    if other.rate:
        _refuse_two_rates(one, other)
        rate = None
    if {one.dimension, other.dimension} & TEMPERATURES:
        raise ArithmeticProblem(
            f"{_named(one)} and {_named(other)} start from no natural zero, so that neither is a "
            "multiple of the other",
            "subtract one from the other",
        )
    if (one.dimension and one.dimension == other.dimension) or {
        one.dimension,
        other.dimension,
    } <= _SHARES:
        one, other = one.base(), other.base()
        unit = None
    elif other.dimension in _SHARES:
        raise ArithmeticProblem(
            f"{_named(other)} is a share, and to divide by 50% could mean by 50 or by 0.5",
            "multiply by it, or divide figures of one unit",
        )
    elif other.dimension == "times":
        other, unit = other.fraction(), one.unit
    elif one.unit and other.unit and {one.unit.kind, other.unit.kind} <= _COUNTED:
        unit = None
    elif other.unit is not None:
        raise ArithmeticProblem(
            f"{_named(one)} and {_named(other)} are not measured in one unit, so that their "
            "quotient has no meaning",
            _ONE_UNIT,
        )
    else:
        unit = one.unit
    if unit is None and (one.low < 0) != (other.low < 0):
        raise ArithmeticProblem(
            f"{_named(one)} and {_named(other)} point in two directions, so that neither is a "
            "multiple of the other",
            "subtract one from the other",
        )
    ends = [a / b for a in (one.low, one.high) for b in (other.low, other.high)]
    return _Value(min(ends), max(ends), unit, one.about or other.about, "the quotient", rate)


def _named(value: _Value) -> str:
    return value.known or "the result"
