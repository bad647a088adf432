"""How sure a figure is and how it was found: sample, margin, interval, p-value, fieldwork."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator, GetPydanticSchema
from pydantic_core import core_schema

from mkdeck.quantity import Quantity, QuantityError, read_time, units_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import GetCoreSchemaHandler, ValidationInfo
    from pydantic.json_schema import JsonSchemaValue

_NUMBER = r"[+−–-]?\s?[0-9]{1,15}(?:,[0-9]{3}){0,4}(?:\.[0-9]{1,15})?"
_INTERVAL = re.compile(rf"({_NUMBER})\s?%?\s*(?:[–—-]|to|and)\s*({_NUMBER})\s?%?")
_P = re.compile(r"(?:p\s*)?([<=>≤]?)\s*(0?\.[0-9]{1,15})")


@dataclass(frozen=True)
class Interval:
    """Both ends of an interval round a figure, in the figure's unit."""

    low: Decimal
    high: Decimal

    @classmethod
    def parse(cls, text: str) -> Interval:
        """The interval that `0.55–0.79` or `-3 to +5` means.

        Raises:
            ValueError: It is none, or runs backwards.
        """
        match = _INTERVAL.fullmatch(text.strip())
        if match is None:
            raise QuantityError(
                f'cannot read "{text}" as an interval', 'write it like "0.55–0.79", without a unit'
            )
        if match[1][0] in "−–-" and match[2][0] not in "+−–-" and " to " not in text:
            raise QuantityError(
                f'"{text}" could run to −{match[2]} or to +{match[2]}',
                f'write "{match[1]} to -{match[2]}" or "{match[1]} to +{match[2]}"',
            )
        low, high = map(_signed, match.groups())
        if low >= high:
            raise QuantityError(
                f'the interval "{text}" runs backwards', "write the lower end first"
            )
        return cls(low, high)


def _signed(text: str) -> Decimal:
    plain = text.replace(",", "").replace(" ", "")
    sign = -1 if plain[0] in "−–-" else 1
    return sign * Decimal(plain.lstrip("+−–-"))


def _from_text(made: Any, read: Callable[[str, ValidationInfo], Any], *also: str) -> Any:
    """A type that is read from a text; for editors, which other types of YAML may stand there."""

    def schema(source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.with_info_after_validator_function(read, core_schema.str_schema())

    json: JsonSchemaValue = {"type": ["string", *also] if also else "string"}
    return Annotated[made, GetPydanticSchema(schema, lambda source, handler: json)]


IntervalText = _from_text(Interval, lambda text, info: Interval.parse(text))
"""An interval as people write it."""


def _count(text: str, info: ValidationInfo) -> int:
    match = re.fullmatch(
        r"(?:n\s*=\s*)?([0-9]{1,3}(?:[, \u00a0][0-9]{3}){1,3}|[0-9]{1,12})", text.strip()
    )
    count = int(re.sub(r"\D", "", match[1])) if match else 0
    if not count:
        raise QuantityError(f'"{text}" is no number of people', 'write it like "1,204"')
    return count


Count = _from_text(int, _count, "integer")
"""How many were asked, such as `1,204`."""


def _p(text: str) -> str:
    match = _P.fullmatch(text.strip()) if text else None
    if text and match is None:
        raise QuantityError(f'"{text}" is no p-value', 'write it like "<0.001" or "0.03"')
    if match is None:
        return ""
    return f"{match[1] or '='}{Decimal(match[2])}"


PValue = Annotated[str, AfterValidator(_p)]
"""A p-value with its sign, such as `<0.001`."""


def _margin(text: str, info: ValidationInfo) -> Quantity:
    return Quantity.parse(text.strip().lstrip("±+").strip(), units_of(info))


Margin = _from_text(Quantity, _margin)
"""A margin to either side, such as `±2.9 points`."""


def _level(text: str) -> str:
    if text and not re.fullmatch(r"[0-9]{1,2}(?:\.[0-9]{1,4})?\s?%", text):
        raise QuantityError(f'"{text}" is no level of confidence', 'write it like "95%"')
    return text


Level = Annotated[str, AfterValidator(_level)]
"""How sure an interval is, such as `95%`."""


def _fieldwork(text: str) -> str:
    ends = re.split(r"\s+to\s+|\s*–\s*", text) if text else []
    if len(ends) > 2 or any(read_time(end) is None for end in ends):
        raise QuantityError(
            f'"{text}" is no time of fieldwork', 'write it like "2024-02" or "2024-02 to 2024-03"'
        )
    times = [time for end in ends if (time := read_time(end))]
    if times and times[0].start > times[-1].start:
        raise QuantityError(f'the fieldwork "{text}" ends before it starts', "exchange the two")
    return " to ".join(ends)


Fieldwork = Annotated[str, AfterValidator(_fieldwork)]
"""When people were asked: a time, or two with "to" between them."""
