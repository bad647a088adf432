"""Where the values of a file stand, kept when the values themselves are not."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from mkdeck.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdeck.codes import Code, Severity


Way = tuple[str | int, ...]
"""The keys and numbers that lead from a value to one below it."""


Place = tuple[int, int]
"""A line and a column, both from 1."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where a value of a file and all below it stand.

    Values of one shape share their `ways`, so that a place costs a few bytes.

    Attributes:
        path: The file as the user named it.
        ways: The way to each value; the value itself, without a step, is first.
        spots: Line and column of each value and of its key, 0 where it has none; four bytes each.
        comments: The comments behind plain texts, each with the way to its text.
    """

    path: str
    ways: tuple[Way, ...] = field(repr=False)
    spots: bytes = field(repr=False)
    comments: tuple[tuple[Way, str], ...] = ()

    @property
    def line(self) -> int:
        """Line of the value itself."""
        return self.place()[0]

    @property
    def column(self) -> int:
        """Column of the value itself."""
        return self.place()[1]

    @property
    def lines(self) -> set[int]:
        """The lines on which the value or anything below it begins."""
        return set(self._numbers()[::4])

    def place(self, *steps: str | int, of_key: bool = False) -> Place:
        """Line and column of the value that the steps lead to, or of the last one on the way.

        Args:
            steps: Keys of mappings and numbers of items, as `Node.at` takes them.
            of_key: Whether the place of the value's key is asked for, where it has one.
        """
        known = {way: i for i, way in enumerate(self.ways)}
        way: Way = ()
        for step in steps:
            further = ((*way, step), (*way, str(step)))
            way = next((one for one in further if one in known), way)
        start = 4 * known[way]
        line, column, key_line, key_column = self._numbers()[start : start + 4]
        return (key_line, key_column) if of_key and key_line else (line, column)

    def problem(
        self,
        message: str,
        *steps: str | int,
        of_key: bool = False,
        hint: str = "",
        code: Code,
        severity: Severity = "error",
    ) -> Problem:
        """A problem at the value, or at the one that the steps lead to, as `place` finds it."""
        line, column = self.place(*steps, of_key=of_key)
        return Problem(self.path, line, column, message, hint, code, severity)

    def _numbers(self) -> tuple[int, ...]:
        return struct.unpack(f"<{len(self.spots) // 4}I", self.spots)


def packed(
    path: str, spots: Mapping[Way, tuple[Place, Place]], comments: tuple[tuple[Way, str], ...]
) -> Places:
    """The places of values, each with its own and that of its key."""
    numbers = [number for value, key in spots.values() for number in (*value, *key)]
    spread = struct.pack(f"<{len(numbers)}I", *numbers)
    return Places(path, _shared(tuple(spots)), spread, comments)


@lru_cache(maxsize=4096)
def _shared(ways: tuple[Way, ...]) -> tuple[Way, ...]:
    """One tuple for all equal ones."""
    return ways
