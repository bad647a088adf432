"""YAML text to trees of located values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml
from frozendict import frozendict

from mkdeck.errors import MkdeckError, Problem
from mkdeck.reading.nodes import MAX_DEPTH, MAX_NODES, Node, stray_character

if TYPE_CHECKING:
    from pathlib import Path


MAX_BYTES = 1_000_000


def read(path: Path, name: str | None = None) -> Node:
    """The tree of a YAML file.

    Args:
        path: The file.
        name: What messages call it; the path as given, where left out.

    Raises:
        MkdeckError: The file cannot be read, is no UTF-8 text, is larger than 1 MB, does not
            parse, holds a key twice, or grows without measure through its aliases.
    """
    name = name or str(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise MkdeckError(
            Problem(
                name,
                0,
                0,
                f"cannot be read: {(error.strerror or '').lower()}",
                "make it a file that you may read, or move it away",
                "unreadable",
            )
        ) from None
    if len(data) > MAX_BYTES:
        raise MkdeckError(
            Problem(
                name,
                0,
                0,
                f"is {len(data):,} bytes long; the limit is 1 MB",
                "split it into several files",
                "too-large",
            )
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        start = data.rfind(b"\n", 0, error.start) + 1
        column = len(data[start : error.start].decode("utf-8-sig")) + 1
        raise MkdeckError(
            Problem(name, line, column, "is not UTF-8 text", "save the file as UTF-8", "encoding")
        ) from None
    return read_text(text, name)


def read_text(text: str, name: str) -> Node:
    """The tree of a YAML text; `name` is what messages call it. Raises as `read` does."""
    try:
        _check_depth(text, name)
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        raise MkdeckError(_syntax(error, text, name)) from None
    except yaml.reader.ReaderError as error:
        before = text[: error.position]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise MkdeckError(
            Problem(
                name,
                line,
                column,
                "holds a character that YAML does not allow",
                "remove the control character",
                "yaml",
            )
        ) from None
    if root is None:
        return Node(name, 1, 1, frozendict())
    reading = _Reading(name, text.splitlines())
    node = reading.node(root, 0)
    if reading.problems:
        raise MkdeckError(*reading.problems)
    return node


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


_NESTED = re.compile(r"(?:[-?][ \t]+){100}")
"""Lists that open one another on a single line."""


_HINTS = {
    "mapping values are not allowed": "put quotes round a text that holds a colon and a space",
    "cannot start any token": "put quotes round a text that starts with a special character",
    "undefined alias": 'put quotes round a text that starts with "*"',
    "another document": 'keep one document in a file; take out the line "---"',
    "tab character": "indent with spaces",
}


def _syntax(error: yaml.MarkedYAMLError, text: str, name: str) -> Problem:
    """Where and why a text does not parse; what is never closed is shown where it opens."""
    what = (error.problem or error.context or "does not parse").removeprefix("but ")
    mark = error.problem_mark or error.context_mark
    if "nesting" in what:
        return _too_deep(name, *((mark.line + 1, mark.column + 1) if mark else (0, 0)))
    hint = next(
        (known for part, known in _HINTS.items() if part in what),
        "check the indentation and the quotes of this line and the one above",
    )
    opened = error.context_mark
    if opened and mark and not text[_index(text, mark.line, mark.column) :].strip():
        for part, thing in (("quoted", "quotes are"), ("flow", "bracket is")):
            if part in (error.context or ""):
                mark, what = opened, f"the {thing} not closed"
                hint = f"close the {thing.split()[0]} that open{'s' * (part == 'flow')} here"
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    return Problem(name, line, column, f"is not valid YAML: {what}", hint, "yaml")


def _index(text: str, line: int, column: int) -> int:
    """Index of a place in a text; line and column count from 0."""
    start = 0
    for _ in range(line):
        start = text.find("\n", start) + 1 or len(text)
    return start + column


def _check_depth(text: str, name: str) -> None:
    """Refuses nesting that would exhaust the stack of a recursive reader."""
    if text.count("[") + text.count("{") < 1000 and not _NESTED.search(text):
        return
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH + 1:
            mark = event.start_mark
            place = (mark.line + 1, mark.column + 1) if mark else (0, 0)
            raise MkdeckError(_too_deep(name, *place))


def _too_deep(name: str, line: int, column: int) -> Problem:
    return Problem(
        name,
        line,
        column,
        f"is nested more than {MAX_DEPTH} deep",
        "take out brackets; an alias must not stand within itself",
        "too-deep",
    )


class _Reading:
    """Turns composed YAML nodes into ours, and counts what the aliases unfold to."""

    def __init__(self, name: str, lines: list[str]) -> None:
        self.name = name
        self.lines = lines
        self.count = 0
        self.problems: list[Problem] = []

    def node(self, source: yaml.Node, depth: int) -> Node:
        line, column = source.start_mark.line + 1, source.start_mark.column + 1
        self.count += 1
        if depth > MAX_DEPTH:
            raise MkdeckError(_too_deep(self.name, line, column))
        if self.count > MAX_NODES:
            raise MkdeckError(
                Problem(
                    self.name,
                    line,
                    column,
                    "unfolds to far more values than a file may hold",
                    "write the values out instead of nesting aliases",
                    "alias-bomb",
                )
            )
        match source:
            case yaml.MappingNode():
                return self.mapping(source, depth)
            case yaml.SequenceNode():
                items = tuple(self.node(item, depth + 1) for item in source.value)
                return Node(self.name, line, column, items)
            case yaml.ScalarNode():
                made = Node(self.name, line, column, source.value, comment=self.comment(source))
                if stray := stray_character(made):
                    self.problems.append(stray)
                return made
            case _:
                raise AssertionError("YAML has three kinds of node")

    def mapping(self, source: yaml.MappingNode, depth: int) -> Node:
        entries: dict[str, Node] = {}
        keys: dict[str, Node] = {}
        for key, value in source.value:
            named = self.node(key, depth + 1)
            if not isinstance(named.value, str):
                self.problems.append(
                    named.problem(
                        "a key must be text", code="yaml", hint="write a text before the colon"
                    )
                )
            elif named.value == "<<" and not key.style:
                self.problems.append(
                    named.problem(
                        'merging with "<<" is not understood',
                        hint="write the keys out",
                        code="yaml",
                    )
                )
            elif named.value in entries:
                self.problems.append(
                    named.problem(
                        f'key "{named.value}" stands here twice',
                        code="duplicate-key",
                        hint=f"the first is in line {keys[named.value].line}",
                    )
                )
            else:
                keys[named.value] = named
                entries[named.value] = self.node(value, depth + 1)
        mark = source.start_mark
        return Node(
            self.name, mark.line + 1, mark.column + 1, frozendict(entries), frozendict(keys)
        )

    def comment(self, source: yaml.ScalarNode) -> str:
        end = source.end_mark
        if source.style or end.line >= len(self.lines):
            return ""
        rest = self.lines[end.line][end.column :].strip()
        return rest if rest.startswith("#") else ""
