"""What to say of a text that does not parse as YAML."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Protocol

import yaml

from mkdeck.errors import Problem
from mkdeck.reading.nodes import MAX_DEPTH

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C, where PyYAML has it."""


_HINTS = {
    "mapping values are not allowed": "put quotes round a text that holds a colon and a space",
    "cannot start any token": "put quotes round a text that starts with a special character",
    "comment or line break": 'put quotes round a text that starts with ">" or "|"',
    "undefined alias": 'put quotes round a text that starts with "*"',
    "another document": 'keep one document in a file; take out the line "---"',
    "escape c": 'write the letter itself; a backslash between double quotes is written "\\\\"',
}


_TABS = "indent with spaces: YAML takes no tabs there"


def syntax_problem(error: yaml.MarkedYAMLError, text: str, name: str) -> Problem:
    """Where and why a text does not parse; what is never closed is shown where it opens."""
    what = (error.problem or error.context or "does not parse").removeprefix("but ")
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return Problem(name, 0, 0, f"is not valid YAML: {what}", _LOOK, "yaml")
    line, column = mark.line, mark.column
    if "nesting" in what:
        return too_deep(name, line + 1, column + 1)
    hint = next((known for part, known in _HINTS.items() if part in what), _LOOK)
    context = error.context or ""
    unkeyed = _line_without_colon(text, line, error)
    if _tab_stands(text, line, column):
        what, hint = "a tab indents a line or a text", _TABS
    elif unkeyed is not None:
        (line, column), what = unkeyed, "a key has no colon and space behind it"
        hint = 'write "key: value"'
    elif not text[_index(text, line, column) :].strip() and error.context_mark:
        opened = error.context_mark
        if "quoted" in context:
            (line, column), what = (opened.line, opened.column), "the quotes are not closed"
            hint = "close the quotes that open here"
        elif "flow" in context:
            (line, column), what = _last_opened(text), "the bracket is not closed"
            hint = "close the bracket that opens here"
    return Problem(name, line + 1, column + 1, f"is not valid YAML: {what}", hint, "yaml")


_LOOK = "check the indentation and the quotes of this line and the one above"


def _line_without_colon(
    text: str, line: int, error: yaml.MarkedYAMLError
) -> tuple[int, int] | None:
    """Where a key stands that lacks its colon, so that the next line cannot be read."""
    what = error.problem or ""
    lines = text.splitlines()
    if "could not find expected ':'" in what and error.context_mark:
        line = error.context_mark.line + 1
    elif "mapping values are not allowed" not in what:
        return None
    for above in range(min(line, len(lines)) - 1, -1, -1):
        said = lines[above].strip()
        if said and not said.startswith("#"):
            unkeyed = not re.search(r":(?:\s|$)", said) and not said.endswith(
                (">", "|", ",", "[", "{")
            )
            start = len(lines[above]) - len(lines[above].lstrip())
            return (above, start) if unkeyed and not said.startswith("- ") else None
    return None


def _tab_stands(text: str, line: int, column: int) -> bool:
    """Whether a tab is to blame: at the place, right before it, or where its line is indented."""
    start = _index(text, line, 0)
    before, at = text[start : start + column], text[start + column : start + column + 1]
    indent = re.match(r"[\s?:-]*", before)
    gap = before[len(before.rstrip()) :]
    return "\t" in (indent[0] if indent else "") + gap + at


def _last_opened(text: str) -> tuple[int, int]:
    """Line and column of the innermost bracket that is never closed, both from 0."""
    opened: list[tuple[int, int]] = []
    with suppress(yaml.YAMLError):
        for event in yaml.parse(text, Loader=LOADER):
            if isinstance(event, yaml.CollectionStartEvent):
                opened.append(spot(event.start_mark))
            elif isinstance(event, yaml.CollectionEndEvent):
                opened.pop()
    return opened[-1] if opened else (0, 0)


class Mark(Protocol):
    """What the parsers in Python and in C both have of a place."""

    line: int
    column: int


def spot(mark: Mark | None) -> tuple[int, int]:
    """Line and column of a mark, both from 0; PyYAML's types let it be missing."""
    return (mark.line, mark.column) if mark else (0, 0)


def _index(text: str, line: int, column: int) -> int:
    """Index of a place in a text; line and column count from 0."""
    start = 0
    for _ in range(line):
        start = text.find("\n", start) + 1 or len(text)
    return start + column


def too_deep(name: str, line: int, column: int) -> Problem:
    """That lists or keys stand too deep within each other."""
    return Problem(
        name,
        line,
        column,
        f"is nested more than {MAX_DEPTH} deep",
        "take out brackets; an alias must not stand within itself",
        "too-deep",
    )
