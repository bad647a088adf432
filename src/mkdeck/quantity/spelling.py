"""Figures as people and reports write them, to quantities.

A text is read from left to right: a qualifier, one figure or two, each with sign, currency, scale and
unit, then what it is out of and what it is per. Whatever could be read in two ways is refused with
both readings.
"""

from __future__ import annotations

import difflib
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from mkdeck.quantity.doubts import (
    refuse_ambiguous_point,
    refuse_out_of_bounds,
    refuse_two_meanings,
    refuse_two_signs,
)
from mkdeck.quantity.quantity import Quantity, QuantityError, Rate
from mkdeck.quantity.tokens import Cursor, Figure, Token, decimal, odd
from mkdeck.quantity.units import COUNTS, PER, RANK, RATE, RATIO, SCORE, SHARE, TIMES, Unit
from mkdeck.quantity.vocabulary import (
    ADVERBS,
    AFTER,
    COUNTING,
    MULTIPLES,
    PARTS,
    PREFIXES,
    QUALIFIERS,
    RATES,
    SCALES,
    SCALES_OF_MONEY,
    SIGNS_OF_PARTS,
)

if TYPE_CHECKING:
    from mkdeck.quantity.units import Units

_MINUS = "−–-"
_DASHES = "–—‐‑-−"


def parsed(text: str, units: Units) -> Quantity:
    """The quantity that a text means; raises `QuantityError` as `Quantity.parse` does."""
    return _Parser(text, units).quantity()


class _Parser(Cursor):
    def __init__(self, text: str, units: Units) -> None:
        super().__init__(text.strip())
        self.units = units
        self.qualifier = ""

    def fail(self, why: str = "", hint: str = "") -> QuantityError:
        return QuantityError(why or f'cannot read "{self.text}" as a quantity', hint)

    # --- the grammar

    def quantity(self) -> Quantity:
        self.qualifier = self.longest(lambda words: QUALIFIERS.get(words.lower())) or ""
        worded = self.worded()
        if worded is not None:
            return worded
        if self.take("from"):
            raise self.fail(
                f'"{self.text}" could be a range or a change',
                'write a range without "from", or a claim with two values',
            )
        between = self.take("between")
        first = self.figure()
        compound = self.compound(first)
        if compound is not None:
            return compound
        second = None
        dash = self.peek().text in _DASHES and self.peek().text
        if dash or self.peek().text.lower() in {"to", "and", "through"}:
            self.at += 1
            second = self.figure(money=first.unit is not None and first.unit.kind == "money")
            refuse_two_signs(self.text, first, second, dash=bool(dash))
        elif between:
            raise self.fail()
        unit, scale = self.agreed(first, second)
        of, unit = self.share(first, second, unit)
        rate = self.rate()
        self.suffix()
        if self.peek().kind != "end":
            raise self.unknown()
        return self.made(first, second, scale, unit, of, rate)

    def figure(self, *, money: bool = False) -> Figure:
        """Sign, currency, number, scale, unit; all but the number may be missing."""
        named = self.longest(lambda words: self.units.find(words) if words in PREFIXES else None)
        sign = self.sign()
        unit = self.currency() or named
        sign = sign or self.sign()
        token = self.peek()
        if token.kind != "number":
            raise self.fail(hint=odd(self.text))
        self.at += 1
        if self.peek().text == "," and self.peek(1).kind == "number":
            raise self.fail(hint=odd(self.text))
        self.suffix()
        scale = self.scale(money=money or unit is not None)
        self.suffix()
        found = self.unit(token)
        if found is not None and unit not in {None, found}:
            raise self.fail(f'"{self.text}" has two units', "keep one of them")
        return Figure(sign, token.text, scale, found or unit)

    def sign(self) -> str:
        token = self.peek()
        if token.text == "±":
            raise self.fail(
                f'"{self.text}" is a margin, not a figure', 'put it under "margin" of the claim'
            )
        if token.kind == "sign" and token.text in f"+{_MINUS}":
            if token.glued and self.at and self.tokens[self.at - 1].kind == "word":
                raise self.fail(hint="write a space where no minus is meant")
            self.at += 1
            return "+" if token.text == "+" else "−"
        return ""

    def currency(self) -> Unit | None:
        token = self.peek()
        code = token.kind == "word" and token.text.isupper() and self.units.find(token.text)
        if token.kind == "currency" or (code and code.kind == "money"):
            self.at += 1
            return self.units.find(token.text)
        return None

    def scale(self, *, money: bool) -> int:
        """The power of ten that the next words name."""
        power = 0
        while True:
            token, word = self.peek(), self.peek().text
            if token.kind != "word":
                return power
            kelvin = word == "K" and not token.glued
            counted = self.units.find(self.peek(1).text) if word in {"m", "M"} else None
            if (money or (counted and counted.kind == "count")) and not power:
                found: int | None = SCALES_OF_MONEY.get(word.lower(), SCALES.get(word.lower()))
            elif kelvin:
                found = None
            else:
                found = SCALES.get(word.lower())
            if found is None or (power and power != 2):
                return power
            power += found
            self.at += 1

    def unit(self, number: Token) -> Unit | None:
        if self.peek().text == "-" and self.peek(1).text == "fold":
            self.at += 2
            return TIMES
        token = self.peek()
        word = token.text.lower()
        several = self.longest(lambda words: self.units.find(words) if len(words) > 1 else None)
        if several is not None:
            refuse_two_meanings(self.text, number, self.tokens[self.at - 1])
            return several
        if token.text in {"m", "M"}:
            raise self.fail(
                f'the "{token.text}" of "{self.text}" could be a million, metres or minutes',
                f'write "{number.text} million", "{number.text} metres" or "{number.text} minutes"',
            )
        if token.text == "s" and token.glued:
            raise self.fail(
                f'the "s" of "{self.text}" could be seconds or people of an age',
                f'write "{number.text} seconds" or "{number.text} years old"',
            )
        if word in {"st", "nd", "rd", "th"} and token.glued:
            self.at += 1
            return RANK
        if token.kind in {"word", "currency"} or token.text[:1] in {*"%‰×°℃"}:
            return self.longest(self.units.find)
        return None

    def compound(self, first: Figure) -> Quantity | None:
        """`3 min 20 s`, `1 hour and 30 minutes`: one stretch of time in its smallest unit."""
        if first.unit is None or first.unit.kind != "duration":
            return None
        found = [first]
        while True:
            start = self.at
            if not (self.take(",") or self.take("and") or self.peek().kind == "number"):
                break
            if self.peek().kind != "number":
                self.at = start
                break
            found.append(self.figure())
        if len(found) == 1:
            return None
        if any(figure.scale for figure in found) or any(figure.sign for figure in found[1:]):
            raise self.fail()
        units = [figure.unit for figure in found if figure.unit]
        factors = [unit.factor for unit in units]
        if len(units) < len(found) or len({unit.dimension for unit in units}) > 1:
            raise self.fail()
        if factors != sorted(factors, reverse=True) or len(set(factors)) < len(factors):
            raise self.fail(hint="write the largest unit first")
        numbers = zip(found, factors, strict=True)
        total = sum((figure.number * factor for figure, factor in numbers), Decimal(0))
        rate = self.rate()
        if self.peek().kind != "end":
            raise self.unknown()
        low, parts = total / factors[-1], tuple(units)
        return Quantity(
            self.text,
            units[-1],
            -low if first.sign == "−" else low,
            None,
            self.qualifier,
            signed=bool(first.sign),
            rate=rate,
            parts=parts,
        )

    def share(
        self, first: Figure, second: Figure | None, unit: Unit | None
    ) -> tuple[Decimal | None, Unit | None]:
        """`in 10` and `out of 5`, `of 27` behind a rank, `: 1` of a ratio."""
        start = self.at
        phrase = self.longest(
            lambda words: words if words in {"in", "out of", "of", "/", ":"} else None, 2
        )
        token = self.peek()
        if phrase is None or token.kind != "number":
            self.at = start
            return None, unit
        self.at += 1
        of = decimal(token.text)
        if phrase == ":":
            if not of or re.match(r"0\d|\d\d\.", token.text):
                raise self.fail(f'"{self.text}" could be a time', 'write a ratio like "3:1"')
            return of, RATIO
        if phrase == "/":
            raise self.fail(
                f'"{self.text}" could be a share or a score',
                f'write "{first.text} in {token.text}" or a score like "4.2 out of 5"',
            )
        if unit is RANK:
            return of, RANK
        if phrase == "of":
            raise self.fail(
                f'"{self.text}" could be a share or a rank',
                f'write "{first.text} in {token.text}" or "{first.text}th of {token.text}"',
            )
        behind = self.unit(token)
        rated = behind is not None and behind.key == "stars"
        if unit is not None or (behind is not None and not rated):
            raise self.fail()
        if phrase == "in" or not (rated or first.decimals or (second and second.decimals)):
            return of, SHARE
        return of, behind or SCORE

    def rate(self) -> Rate | None:
        """`a year`, `per 1,000 patient-years`, `/month`, `yearly`."""
        adverb = ADVERBS.get(self.peek().text.lower())
        if adverb:
            self.at += 1
            unit = self.units.find(adverb)
            return Rate(unit) if unit else None
        if not self.take(*RATES):
            return None
        amount = Decimal(1)
        if self.peek().kind == "number":
            amount = decimal(self.peek().text)
            self.at += 1
        if self.take("capita", "head"):
            return Rate(COUNTS["people"], amount)
        unit = self.longest(self.units.find)
        if unit is None and amount > 1 and self.peek().kind == "end":
            return Rate(PER, amount)
        if unit is None:
            raise self.unknown()
        return Rate(unit, amount)

    def suffix(self) -> None:
        """A qualifier behind the figure: `+`, `or more`."""
        start = self.at
        found = self.longest(lambda words: AFTER.get(words.lower()), 2)
        if found and self.peek().kind == "number":
            self.at = start
        elif found:
            if self.qualifier and self.qualifier != found:
                raise self.fail(f'"{self.text}" has two qualifiers', "keep one of them")
            self.qualifier = found

    def worded(self) -> Quantity | None:
        """A fraction or a multiple in words: half, two thirds, twice, one in ten."""
        rest = self.words(len(self.tokens)).lower().replace("-", " ").removesuffix(" of")
        sign = SIGNS_OF_PARTS.get(rest)
        number, _, part = rest.rpartition(" ")
        if sign is None and part in PARTS and (number in COUNTING or not number):
            sign = f"{COUNTING.get(number, 1)}/{PARTS[part]}"
        match = re.fullmatch(r"(\w+) (?:in|out of) (\w+)", rest)
        if match and match[1] in COUNTING and match[2] in COUNTING:
            sign = f"{COUNTING[match[1]]}/{COUNTING[match[2]]}"
        if sign:
            top, bottom = map(Decimal, sign.split("/"))
            if top > bottom or bottom < 2:
                raise self.fail(f'"{self.text}" counts more than there are')
            return Quantity(self.text, SHARE, top, None, self.qualifier, bottom, spelled=sign)
        many = MULTIPLES.get(re.sub(r" (?:as|the|as many|as much)$", "", rest))
        if many:
            spelled = str(many)
            return Quantity(self.text, TIMES, Decimal(many), None, self.qualifier, spelled=spelled)
        return None

    # --- whether it can be

    def agreed(self, first: Figure, second: Figure | None) -> tuple[Unit | None, tuple[int, int]]:
        """The unit of both ends, and the scale of each; one that is not said is the other's."""
        if second is None:
            return first.unit, (first.scale, first.scale)
        units = {unit for unit in (first.unit, second.unit) if unit}
        if len(units) > 1:
            raise self.fail(
                f'the two ends of "{self.text}" are in different units', "give both in one unit"
            )
        said = first.unit is not None and second.unit is not None
        scales = first.scale, second.scale
        # "$3 to $5 million" and "3–5 million people", but "900 people to 1 million people".
        carries = first.number < second.number and "," not in first.text
        if said and next(iter(units)).kind != "money":
            carries = False
        if not first.scale and second.scale and carries:
            scales = second.scale, second.scale
        return next(iter(units), None), scales

    def made(
        self,
        first: Figure,
        second: Figure | None,
        scales: tuple[int, int],
        unit: Unit | None,
        of: Decimal | None,
        rate: Rate | None,
    ) -> Quantity:
        """The quantity, once it is sure that it can be one."""
        if unit is None:
            if rate is None:
                raise self.no_unit()
            unit = RATE
        figures = [figure for figure in (first, second) if figure]
        if unit is TIMES and rate is not None:
            raise self.fail(
                f'"{self.text}" could be a multiple or how often',
                "declare a unit for what is counted, such as visits",
            )
        if rate is None:
            refuse_ambiguous_point(self.text, figures, unit)
        signs = [figure.sign for figure in figures]
        # A plus goes for both ends; a minus that a dash follows was refused, and "to" leads upwards.
        if second and first.sign == "+" and not second.sign:
            signs[1] = first.sign
        numbers = [
            (-figure.number if sign == "−" else figure.number).scaleb(scale)
            for figure, sign, scale in zip(figures, signs, scales, strict=False)
        ]
        refuse_out_of_bounds(self.text, numbers, unit, of, signed=any(signs))
        low, high = numbers[0], numbers[1] if second else None
        if high is not None and high <= low:
            what = "runs backwards" if high < low else "starts where it ends"
            raise self.fail(f'the range "{self.text}" {what}', "write the smaller figure first")
        return Quantity(
            self.text,
            unit,
            low,
            high,
            self.qualifier,
            of,
            any(signs),
            scales[-1],
            scales[0] if scales[0] != scales[1] else None,
            "out of" if of and "out of" in self.text else "",
            rate,
        )

    def no_unit(self) -> QuantityError:
        return self.fail(
            f'"{self.text}" has no unit',
            'write one, such as "%", "people" or "points"; a figure without one is a "42 score", a '
            '"0.75 ratio" or a "104 index"',
        )

    def unknown(self) -> QuantityError:
        words = self.words(len(self.tokens) - self.at)
        word = self.peek().text
        if self.peek().kind != "word":
            return self.fail(hint=odd(self.text))
        near = difflib.get_close_matches(word.lower(), self.units.known(), n=1, cutoff=0.8)
        named = f'did you mean "{near[0]}"?' if near else ""
        declare = 'declare it in the library\'s units.yaml, or write one such as "people" or "%"'
        return self.fail(f'the unit "{words}" is not known', named or declare)
