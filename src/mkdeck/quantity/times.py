"""Points in time as people write them: years, fiscal years, quarters, months and days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import gcd
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Step = Literal["year", "fiscal-year", "half", "quarter", "month", "day"]

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july",
            "aug august", "sep sept september", "oct october", "nov november", "dec december",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip

_FORMS = (
    re.compile(r"(?P<year>\d{4})"),
    re.compile(r"(?:FY|fy|fiscal (?:year )?)\s?(?P<fiscal>\d{4})"),
    re.compile(r"(?:FY|fy)\s?'?(?P<fiscal2>\d{2})"),
    re.compile(r"(?P<fiscal>\d{4})[/–](?P<next>\d{2}|\d{4})"),
    re.compile(r"(?P<year>\d{4})[- ]?[Qq](?P<quarter>[1-4])"),
    re.compile(r"[Qq](?P<quarter>[1-4])[- ']*(?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})[- ]?[Hh](?P<half>[12])"),
    re.compile(r"[Hh](?P<half>[12])[- ']*(?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})"),
    re.compile(r"(?P<name>[A-Za-z]{3,9})\.? (?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"),
    re.compile(r"(?P<day>\d{1,2}) (?P<name>[A-Za-z]{3,9}) (?P<year>\d{4})"),
)


@dataclass(frozen=True, order=True)
class Time:
    """A point, or a stretch, of time.

    Attributes:
        start: Years since the beginning of our era, to the day; what sorting and spacing go by.
        step: How long it is.
        year, part: The year, and which of its quarters or months. A fiscal year is called by the
            year that it ends in: FY2024 is 2023/24.
    """

    start: Fraction
    step: Step
    year: int
    part: int = 0
    day: int = 0


STEPS: dict[Step, Fraction] = {
    "year": Fraction(1),
    "fiscal-year": Fraction(1),
    "half": Fraction(1, 2),
    "quarter": Fraction(1, 4),
    "month": Fraction(1, 12),
    "day": Fraction(1, 365),
}
"""Length of each step in years."""


def read_time(text: str) -> Time | None:
    """The time that a text names, or None: `2024`, `FY2024`, `2024-Q3`, `Q3 2024`, `2024-03`."""
    plain = " ".join(text.split())
    for form in _FORMS:
        match = form.fullmatch(plain)
        if match:
            return _made(match.groupdict())
    return None


def _made(part: dict[str, str | None]) -> Time | None:
    name = part.get("name")
    month = int(part.get("month") or 0) or (_MONTHS.get(name.lower(), 0) if name else 0)
    if name and not month:
        return None
    fiscal = part.get("fiscal") or (f"20{part['fiscal2']}" if part.get("fiscal2") else None)
    if fiscal:
        following = part.get("next")
        if following and int(following) % 100 != (int(fiscal) + 1) % 100:
            return None
        return _year(int(fiscal) + bool(following), "fiscal-year")
    year = int(part["year"] or 0)
    if not 1000 <= year <= 2999:
        return None
    if part.get("day"):
        return _day(year, month, int(part["day"] or 0))
    if part.get("half"):
        return Time(
            year + Fraction(int(part["half"] or 1) - 1, 2), "half", year, int(part["half"] or 1)
        )
    if part.get("quarter"):
        quarter = int(part["quarter"] or 1)
        return Time(year + Fraction(quarter - 1, 4), "quarter", year, quarter)
    if month or part.get("month"):
        if not 1 <= month <= 12:
            return None
        return Time(year + Fraction(month - 1, 12), "month", year, month)
    return _year(year, "year")


def _year(year: int, step: Step) -> Time | None:
    return Time(Fraction(year), step, year) if 1000 <= year <= 2999 else None


def _day(year: int, month: int, day: int) -> Time | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    days = Fraction(found.toordinal() - date(year, 1, 1).toordinal(), 365 + _leap(year))
    return Time(year + days, "day", year, month, day)


def _leap(year: int) -> int:
    return int(year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))


def slots(times: list[Time]) -> list[int]:
    """Which place each time has on an axis that leaves a gap for whatever is missing.

    Places are as far apart as the times are; one place is the largest step that all of them keep.
    """
    if all(time.step == "day" for time in times):
        places = [date(time.year, time.part, time.day).toordinal() for time in times]
    else:
        step = min(STEPS[time.step] for time in times)
        places = [round(time.start / step) for time in times]
    first = min(places)
    places = [place - first for place in places]
    apart = gcd(*places) or 1
    return [place // apart for place in places]


def could_be_fiscal(names: Iterable[str]) -> bool:
    """Whether names such as 2009-10 and 2010-11 could be fiscal years as well as months."""
    found = [re.fullmatch(r"(\d{4})-(\d{2})", name) for name in names]
    fiscal = [bool(one) and int(one[2]) == (int(one[1]) + 1) % 100 for one in found]  # type: ignore[index]  # the match is tested first
    return len(fiscal) > 1 and all(fiscal)
