"""Quantities as publishers print them: read from text, kept exactly."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from pydantic_core import core_schema

from mkdeck.errors import did_you_mean

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

    from mkdeck.codes import Code

QuantityKind = Literal["share", "multiple", "money", "count", "duration", "change"]
"""What a unit measures."""

ClaimKind = Literal[QuantityKind, "comparison", "series", "ranking"]
"""What one quantity measures, or how several belong together."""

QUALIFIERS = {
    "over": "over",
    "more than": "over",
    "under": "under",
    "less than": "under",
    "fewer than": "under",
    "nearly": "nearly",
    "almost": "nearly",
    "about": "about",
    "around": "about",
    "at least": "at least",
    "up to": "up to",
    "at most": "up to",
}
SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
DURATIONS = ("second", "minute", "hour", "day", "week", "month", "year")
COUNTS = (
    "person",
    "company",
    "time",
    "item",
    "point",
    "star",
    "answer",
    "channel",
    "agent",
    "question",
)
PLURALS = {"person": "people", "company": "companies"}
UNITS = {"%": "percent", "x": "times", "×": "times", "$": "USD", "€": "EUR", "£": "GBP"}

_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_FORM = re.compile(
    rf"(?P<qualifier>{'|'.join(sorted(QUALIFIERS, key=len, reverse=True))})?\s*"
    rf"(?P<sign>[+\-−])?(?P<currency>[$€£])?(?P<low>{_NUMBER})"
    rf"(?:\s?[–-]\s?[$€£]?(?P<high>{_NUMBER}))?"
    rf"(?:\s?(?P<unit>%|[x×]))?(?:\s+in\s+(?P<of>[0-9]+))?"
    rf"(?:\s+(?P<scale>{'|'.join(SCALES)}))?(?:\s+(?P<word>(?!a\b)[a-z]+))?"
    r"(?P<per>\s+a\s+year)?"
)

EXAMPLES = (
    "95%",
    "over 60%",
    "25–95%",
    "6 in 10",
    "5–25x",
    "$1.6 trillion",
    "900 people",
    "under 2 minutes",
    "+16.9%",
    "17.7% a year",
)


class QuantityError(ValueError):
    """A text that is no quantity; `hint` shows some that are."""

    code: Code = "quantity"

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint or "write it like " + ", ".join(EXAMPLES)


@dataclass(frozen=True)
class Quantity:
    """A figure with its unit, its qualifier and its range, exactly as published.

    Attributes:
        text: As the editor wrote it.
        unit: `percent`, `times`, `USD`, `people`, `minutes` and so on.
        low: The figure, or the lower end of a range.
        high: The upper end of a range, else None.
        qualifier: `over`, `under`, `nearly`, `about`, `at least`, `up to`, or nothing.
        of: For "6 in 10", the 10.
        sign: `+` or `−` for a change, else nothing.
        per: `year` for a rate, else nothing.
    """

    text: str
    unit: str
    low: Decimal
    high: Decimal | None = None
    qualifier: str = ""
    of: int | None = None
    sign: str = ""
    per: str = ""

    @classmethod
    def parse(cls, text: str) -> Quantity:
        """The quantity that a text such as `over 60%` or `5–25x` means.

        Raises:
            QuantityError: The text is no quantity, or its range runs backwards.
        """
        match = _FORM.fullmatch(text.strip())
        if match is None:
            raise QuantityError(f'cannot read "{text}" as a quantity')
        part = match.groupdict()
        low = _decimal(part["low"])
        high = _decimal(part["high"]) if part["high"] else None
        unit = UNITS.get(part["currency"] or part["unit"] or "", "")
        word = part["word"]
        if part["scale"] and not part["unit"]:
            low = low.scaleb(SCALES[part["scale"]])
            high = high.scaleb(SCALES[part["scale"]]) if high is not None else None
        if word and not unit:
            unit = _counted(word)
        elif (
            word or (unit and part["of"]) or (part["unit"] and (part["scale"] or part["currency"]))
        ):
            raise QuantityError(f'cannot read "{text}" as a quantity')
        of = int(part["of"]) if part["of"] else None
        if of is not None:
            unit = unit or "share"
            if high is not None or low > of or of == 0:
                raise QuantityError(f'"{text}" counts more than there are')
        if not unit:
            raise QuantityError(f'"{text}" has no unit')
        if high is not None and high <= low:
            what = "runs backwards" if high < low else "starts where it ends"
            raise QuantityError(f'the range "{text}" {what}', "write the smaller figure first")
        sign = (part["sign"] or "").replace("-", "−")
        per = "year" if part["per"] else ""
        return cls(
            text.strip(),
            unit,
            low,
            high,
            QUALIFIERS.get(part["qualifier"] or "", ""),
            of,
            sign,
            per,
        )

    @property
    def kind(self) -> QuantityKind:
        """What its unit measures."""
        if self.sign or self.per:
            return "change"
        if self.unit in {"percent", "share"}:
            return "share"
        if self.unit == "times":
            return "multiple"
        if self.unit in {"USD", "EUR", "GBP"}:
            return "money"
        singular = self.unit.removesuffix("s")
        return "duration" if singular in DURATIONS else "count"

    @property
    def amount(self) -> float:
        """The length of a mark that shows this quantity: per cent for a share of N in M."""
        return float(self.low * 100 / self.of) if self.of else float(self.low)

    @property
    def upper(self) -> float:
        """The upper end of the range, or the amount itself."""
        return self.amount if self.high is None else float(self.high)

    @property
    def exact(self) -> bool:
        """Whether it is one figure without a qualifier."""
        return self.high is None and not self.qualifier

    @property
    def open_ended(self) -> bool:
        """Whether the true figure may be larger than any that is given."""
        return self.qualifier in {"over", "at least"}

    def data(self) -> dict[str, Any]:
        """As plain data: `number`, or `low` and `high`, with `unit`, `qualifier` and `of`."""
        whole = self.high is None
        return {
            "number": _plain(self.low) if whole else None,
            "low": None if whole else _plain(self.low),
            "high": None if self.high is None else _plain(self.high),
            "unit": self.unit,
            "qualifier": self.qualifier,
            "of": self.of,
            "sign": self.sign,
            "per": self.per,
        }

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Read from text, as `parse` does."""
        return core_schema.no_info_after_validator_function(cls.parse, core_schema.str_schema())

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """A text, with examples."""
        return {"type": "string", "examples": list(EXAMPLES)}


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def _plain(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)


def _counted(word: str) -> str:
    """The plural under which a counted thing or a stretch of time is known."""
    singulars = {PLURALS.get(one, f"{one}s"): one for one in (*COUNTS, *DURATIONS)}
    if word in singulars:
        return word
    for plural, one in singulars.items():
        if word == one:
            return plural
    raise QuantityError(f'the unit "{word}" is not known', did_you_mean(word, singulars))
