"""Problems of the user's files: what they are, where they are, and what to do about them."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong, and where.

    Attributes:
        path: The file as the user named it.
        line: 1-based line, or 0 where the problem is the file itself.
        column: 1-based column, or 0 likewise.
        message: What was found, in lower case, without a full stop.
        hint: What would put it right, or nothing.
        code: A short stable name of the kind of problem.
        severity: `error` stops a build, `warning` does not.
    """

    path: str
    line: int
    column: int
    message: str
    hint: str = ""
    code: str = "error"
    severity: str = "error"

    def __str__(self) -> str:
        """`path:line:col: message`, with the hint on a line of its own."""
        return self.line_with("warning: " if self.severity == "warning" else "")

    def line_with(self, level: str) -> str:
        """`path:line:col: ` with a level and the message, the hint on a line of its own."""
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        hint = f"\n  hint: {self.hint}" if self.hint else ""
        return f"{place}: {level}{self.message}{hint}"


class MkdeckError(Exception):
    """The user's files or surroundings do not allow the work; every problem found is listed."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = list(dict.fromkeys(problems))


LISTED = 16
"""How many known words a hint lists when none is near."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known word, else the known words, unless there are many."""
    words = sorted(set(known))
    near = difflib.get_close_matches(word.lower(), words, n=1, cutoff=0.6)
    if near:
        return f'did you mean "{near[0]}"?'
    if not words or len(words) > LISTED:
        return ""
    return f"known: {', '.join(words)}"
