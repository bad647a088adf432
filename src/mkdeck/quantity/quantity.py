"""A figure as a quantity: signed, with its unit, its scale and how it was published."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from pydantic_core import core_schema

from mkdeck.quantity.units import NO_UNITS, Unit, Units

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
    from pydantic.json_schema import JsonSchemaValue

    from mkdeck.codes import Code

QuantityKind = Literal[
    "share", "multiple", "money", "count", "duration", "change", "points", "score", "index",
    "ratio", "measure", "rank",
]  # fmt: skip
"""What a quantity measures; a `change` has an explicit sign, or is a percentage per time."""

ClaimKind = Literal[QuantityKind, "comparison", "series", "ranking"]
"""What one quantity measures, or how several belong together."""

EXAMPLES = (
    "95%", "over 60%", "25–95%", "6 in 10", "half", "5–25x", "$1.6 trillion", "900 people",
    "under 2 minutes", "+16.9%", "-3 to +5%", "17.7% a year", "4.2 out of 5",
    "19.7 per 1,000 people",
)  # fmt: skip


class QuantityError(ValueError):
    """A text that is no quantity; `hint` shows some that are."""

    code: Code = "quantity"

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint or "write it like " + ", ".join(EXAMPLES[:8])


@dataclass(frozen=True)
class Rate:
    """What a rate is per: `a year`, `per 1,000 patient-years`."""

    unit: Unit
    amount: Decimal = Decimal(1)


@dataclass(frozen=True)
class Quantity:
    """A figure with everything that was published of it; no part of it stands for it alone.

    Attributes:
        text: As the editor wrote it.
        unit: What it is measured in.
        low: The figure, or the lower end of a range; signed, in the unit, scale worked in.
        high: The upper end of a range, else None.
        qualifier: `over`, `under`, `nearly`, `about`, `at least`, `up to`, or nothing.
        of: For "6 in 10" the 10; for "4.2 out of 5" the 5; for "3rd of 27" the 27.
        signed: Whether a sign was written, so that it is a change or a level below zero.
        scale: The power of ten that was written as a word: 9 for "$1.6 billion".
        low_scale: That of the lower end of a range, where it is another.
        phrase: `out of` where a share was written so.
        rate: What it is per, or None.
        spelled: The fraction or multiple that was written as a word: `1/2` for half, `2` for twice.
        parts: For "3 min 20 s" the units written, largest first.
        change: Whether a percentage is a change or a rate of its own, and no part of a whole; its
            claim or its question says so, or others beside it do by their signs.
    """

    text: str
    unit: Unit
    low: Decimal
    high: Decimal | None = None
    qualifier: str = ""
    of: Decimal | None = None
    signed: bool = False
    scale: int = 0
    low_scale: int | None = None
    phrase: str = ""
    rate: Rate | None = None
    spelled: str = ""
    parts: tuple[Unit, ...] = ()
    change: bool = False

    @classmethod
    def parse(cls, text: str, units: Units = NO_UNITS) -> Quantity:
        """The quantity that a text such as `over 60%` or `5–25x` means; see `spelling`.

        Raises:
            QuantityError: The text is no quantity, could be two, or its range runs backwards.
        """
        from mkdeck.quantity.spelling import parsed

        return parsed(text, units)

    @property
    def kind(self) -> QuantityKind:
        """What it measures."""
        change = (
            self.change
            or self.signed
            or (self.rate is not None and self.unit.kind in {"share", "points"})
        )
        if change and self.unit.kind not in {"score", "index", "measure", "rank"}:
            return "change"
        return self.unit.kind

    @property
    def amount(self) -> float:
        """The length of a mark that shows it: per cent for a share, else base units."""
        return float(self.length(self.low))

    @property
    def upper(self) -> float:
        """The upper end of the range, or the amount itself."""
        return self.amount if self.high is None else float(self.length(self.high))

    def length(self, number: Decimal) -> Decimal:
        """One of its ends in the unit that all of its dimension share."""
        if self.unit.key == "share" and self.of:
            return number * 100 / self.of
        if self.unit.kind == "ratio" and self.of:
            return number / self.of
        factor = self.unit.factor * 100 if self.unit.dimension == "share" else self.unit.factor
        return number * factor

    @property
    def exact(self) -> bool:
        """Whether it is one figure without a qualifier."""
        return self.high is None and not self.qualifier

    @property
    def open_ended(self) -> bool:
        """Whether the true figure may be larger than any that is given."""
        return self.qualifier in {"over", "at least"}

    @property
    def capped(self) -> bool:
        """Whether the true figure may be smaller than any that is given."""
        return self.qualifier in {"under", "up to"}

    @property
    def firm(self) -> bool:
        """Whether it says how much there is: one figure, and no limit of it."""
        return self.high is None and not self.open_ended and not self.capped

    @property
    def ends(self) -> tuple[Decimal, ...]:
        """The figure, or both ends of a range."""
        return (self.low,) if self.high is None else (self.low, self.high)

    @property
    def decimals(self) -> int:
        """How many decimals were published, in the unit and the scale that were written."""
        exponents = [int(end.scaleb(-self.scale).as_tuple().exponent) for end in self.ends]
        return max(0, *(-exponent for exponent in exponents))

    @property
    def falls(self) -> bool:
        """Whether all of it lies below zero."""
        return self.low < 0 and (self.high is None or self.high <= 0)

    @property
    def size(self) -> Quantity:
        """The same without its sign, for words that give the direction themselves."""
        if self.high is not None:
            low, high = sorted((abs(self.low), abs(self.high)))
            return replace(self, low=low, high=high, signed=False)
        return replace(self, low=abs(self.low), signed=False)

    def round(self, number: Decimal) -> Quantity:
        """A round number in the unit and scale of this quantity, such as a tick of its axis."""
        signed = self.signed and self.unit.kind in {"share", "points"}
        digits = number.scaleb(-self.scale).normalize() + 0
        return replace(
            self,
            text=str(number),
            low=digits.scaleb(self.scale),
            high=None,
            qualifier="",
            spelled="",
            parts=(),
            signed=signed,
            low_scale=None,
        )

    def between(self, low: Decimal, high: Decimal) -> Quantity:
        """A range in the unit and scale of this quantity, such as its interval."""
        return replace(self, low=low, high=high, qualifier="", spelled="", low_scale=None)

    def end(self, number: Decimal) -> Quantity:
        """One end of a range as a quantity of its own."""
        scale = self.low_scale if number == self.low and self.low_scale is not None else self.scale
        return replace(self, low=number, high=None, scale=scale, low_scale=None)

    def data(self) -> dict[str, Any]:
        """As plain data: `number`, or `low` and `high`, signed, with unit, scale and the rest."""
        whole = self.high is None
        return {
            "number": _plain(self.low) if whole else None,
            "low": None if whole else _plain(self.low),
            "high": None if self.high is None else _plain(self.high),
            "unit": self.unit.key,
            "kind": self.kind,
            "qualifier": self.qualifier,
            "of": None if self.of is None else _plain(self.of),
            "signed": self.signed,
            "scale": self.scale,
            "per": None
            if self.rate is None
            else {"unit": self.rate.unit.key, "amount": _plain(self.rate.amount)},
            "spelled": self.spelled,
            "text": self.text,
        }

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Read from text, as `parse` does, with the units of the library that is being read."""

        def read(text: str, info: ValidationInfo) -> Quantity:
            return cls.parse(text, units_of(info))

        return core_schema.with_info_after_validator_function(read, core_schema.str_schema())

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """A text, with examples."""
        return {"type": "string", "examples": list(EXAMPLES)}


def unlike(one: Quantity, other: Quantity) -> str:
    """What keeps two quantities off one axis, or nothing."""
    if one.unit.dimension != other.unit.dimension:
        return f"their units differ ({one.unit.key}, {other.unit.key})"
    if one.rate != other.rate:
        return "they are rates of different things"
    if one.unit.kind in {"score", "rank"} and one.of != other.of:
        return "they are counted on different scales"
    changes = {quantity.signed for quantity in (one, other) if quantity.low > 0}
    if len(changes) > 1:
        return "one is a change and the other is none; write a sign before both, or before neither"
    return ""


def units_of(info: ValidationInfo) -> Units:
    """The units of the library that is being read; those that mkdeck knows, outside one."""
    units: Units = (info.context or {}).get("units", NO_UNITS)
    return units


def _plain(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)
