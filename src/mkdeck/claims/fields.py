"""What the fields of a library hold: ids, dates, years, texts that are not empty."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from mkdeck.quantity import read_time
from mkdeck.reading import RuleError

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def _id(value: str) -> str:
    if not ID.fullmatch(value):
        raise RuleError(f'"{value}" is no id', "use small letters, digits and hyphens")
    return value


Id = Annotated[str, AfterValidator(_id)]
"""A stable name."""


def _date(value: str) -> str:
    if value and read_time(value) is None:
        raise RuleError(f'"{value}" is no date', 'write it like "2021", "2021-05" or "2021-05-12"')
    return value


Date = Annotated[str, AfterValidator(_date)]
"""A year, a month or a day that there is."""


Year = Annotated[int, Field(ge=1000, le=2999)]
"""A year of our era that is written with four digits."""


Filled = Annotated[str, Field(min_length=1)]
"""A text that must not be empty."""
