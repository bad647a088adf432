"""Problems of the user's files: what they are, where they are, and what to do about them."""

from __future__ import annotations

import difflib
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from mkdeck.codes import CODES, Code, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable


LONGEST = 120
"""How many characters of a value a message shows."""


MOST = 1000
"""How many characters a message or a hint may have."""


_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
"""Categories of letters that do not print, move the cursor or turn the direction of writing."""


def one_line(text: str) -> str:
    """The text with line ends and other letters that do not print written as escapes."""
    if text.isprintable():
        return text
    return "".join(
        letter.encode("unicode_escape").decode()
        if unicodedata.category(letter) in _UNSEEN
        else letter
        for letter in text
    )


def cut(text: str, longest: int = LONGEST) -> str:
    """The text, or its beginning where it has more characters."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def quoted(value: str) -> str:
    """A value as messages show it: in quotes, on one line, cut where it is long."""
    return f'"{cut(one_line(value))}"'


_QUOTED = re.compile('"([^"]*)"')


def _told(text: str) -> str:
    """A message as it may be printed, whatever values stand in it."""
    return cut(_QUOTED.sub(lambda found: f'"{cut(found[1])}"', one_line(text)), MOST)


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong, and where.

    Attributes:
        path: The file as the user named it.
        line: 1-based line, or 0 where the problem is the file itself.
        column: 1-based column, or 0 likewise.
        message: What was found, in lower case, without a full stop; kept to one line.
        hint: What would put it right, or nothing; kept to one line.
        code: The kind of problem, of those that `mkdeck.codes` lists.
        severity: `error` stops a build, `warning` and `note` do not.

    Raises:
        ValueError: There is no such code or severity; a bug, not a mistake of the user's.
    """

    path: str
    line: int
    column: int
    message: str
    hint: str
    code: Code
    severity: Severity = "error"

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f'no problem has the code "{self.code}"')
        if self.severity not in get_args(Severity):
            raise ValueError(f'no problem has the severity "{self.severity}"')
        object.__setattr__(self, "message", _told(self.message))
        object.__setattr__(self, "hint", _told(self.hint))

    def __str__(self) -> str:
        """`path:line:col: message`, with the hint on a line of its own."""
        return self.line_with("warning: " if self.severity == "warning" else "")

    def line_with(self, level: str) -> str:
        """`path:line:col: ` with a level and the message, the hint on a line of its own."""
        path = one_line(self.path)
        place = f"{path}:{self.line}:{self.column}" if self.line else path
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
    same = [one for one in words if one.casefold() == word.casefold()]
    near = same or difflib.get_close_matches(word.lower(), words, n=1, cutoff=0.6)
    if near:
        return f'did you mean "{near[0]}"?'
    if not words or len(words) > LISTED:
        return ""
    return f"known: {', '.join(words)}"
