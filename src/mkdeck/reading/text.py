"""YAML text to trees of located values."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

import yaml
from frozendict import frozendict

from mkdeck.errors import MkdeckError, Problem
from mkdeck.reading.escapes import WRITTEN, joined_surrogates
from mkdeck.reading.files import content
from mkdeck.reading.folding import unfolded
from mkdeck.reading.nodes import MAX_DEPTH, Node, Size, given_items, passed
from mkdeck.reading.syntax import LOADER, spot, syntax_problem, too_deep

if TYPE_CHECKING:
    from pathlib import Path

    from mkdeck.reading.escapes import Joined
    from mkdeck.reading.syntax import Mark


def read(path: Path, name: str | None = None) -> Node:
    """The tree of a YAML file.

    Args:
        path: The file.
        name: What messages call it; the path as given, where left out.

    Raises:
        MkdeckError: The file cannot be read, is no regular file, is no UTF-8 text, is larger than
            1 MB, does not parse, holds a key twice, a text that does not pass the gate, or grows
            without measure through its aliases.
    """
    name = name or str(path)
    data = content(path, name).removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        start = data.rfind(b"\n", 0, error.start) + 1
        column = len(data[start : error.start].decode()) + 1
        raise MkdeckError(
            Problem(name, line, column, "is not UTF-8 text", "save the file as UTF-8", "encoding")
        ) from None
    return read_text(text, name)


def read_text(text: str, name: str) -> Node:
    """The tree of a YAML text; `name` is what messages call it. Raises as `read` does."""
    text, joined = joined_surrogates(text)
    if odd := _LINE_SEPARATOR.search(text):
        before = text[: odd.start()]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        said = f"holds a line separator (U+{ord(odd[0]):04X}), which no editor counts as a line"
        raise MkdeckError(Problem(name, line, column, said, "remove it", "yaml"))
    try:
        _check_depth(text, name)
        root = yaml.compose(text, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        raise MkdeckError(syntax_problem(error, text, name)) from None
    except yaml.reader.ReaderError as error:
        before = text[: error.position]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise MkdeckError(
            Problem(
                name,
                line,
                column,
                f"holds a character that YAML does not allow (U+{ord(text[error.position]):04X})",
                "remove the control character",
                "yaml",
            )
        ) from None
    if root is None:
        return Node(name, 1, 1, frozendict())
    reading = _Reading(name, text.splitlines(), joined)
    node = reading.node(root, 0)
    if reading.problems:
        raise MkdeckError(*reading.problems)
    return node


_LINE_SEPARATOR = re.compile("[\x85\u2028\u2029]")


_NESTED = re.compile(r"(?:[-?][ \t]+){100}")
"""Lists that open one another on a single line."""


def _check_depth(text: str, name: str) -> None:
    """Refuses nesting that would exhaust the stack of a recursive reader."""
    if text.count("[") + text.count("{") < 1000 and not _NESTED.search(text):
        return
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH + 1:
            line, column = spot(event.start_mark)
            raise MkdeckError(too_deep(name, line + 1, column + 1))


class _Reading:
    """Turns composed YAML nodes into ours, and counts what the aliases unfold to."""

    def __init__(self, name: str, lines: list[str], joined: Joined) -> None:
        self.name = name
        self.lines = lines
        self.joined = joined
        self.size = Size()
        self.problems: list[Problem] = []

    def place(self, mark: Mark | None) -> tuple[int, int]:
        """Line and column of a mark in the file as it was written, both from 1."""
        line, column = spot(mark)
        if not self.joined:
            return line + 1, column + 1
        before = sum(at < column for at in self.joined.get(line, ()))
        return line + 1, column + 1 + (WRITTEN - 1) * before

    def node(self, source: yaml.Node, depth: int) -> Node:
        line, column = self.place(source.start_mark)
        self.size.add(source.value if isinstance(source, yaml.ScalarNode) else "")
        if depth > MAX_DEPTH:
            raise MkdeckError(too_deep(self.name, line, column))
        if self.size.too_large:
            raise MkdeckError(
                Problem(
                    self.name,
                    line,
                    column,
                    "unfolds to far more than a file may hold",
                    "write the values out instead of nesting aliases",
                    "alias-bomb",
                )
            )
        match source:
            case yaml.MappingNode():
                return self.mapping(source, depth)
            case yaml.SequenceNode():
                items = (self.node(item, depth + 1) for item in source.value)
                return Node(self.name, line, column, tuple(given_items(items, self.problems)))
            case yaml.ScalarNode():
                return self.scalar(source)
            case _:
                raise AssertionError("YAML has three kinds of node")

    def scalar(self, source: yaml.ScalarNode) -> Node:
        line, column = self.place(source.start_mark)
        if source.tag == _NULL:
            return Node(self.name, line, column, "", comment=self.comment(source), given=False)
        text = unfolded(source, self.lines)
        made = Node(self.name, line, column, text, comment=self.comment(source))
        return passed(made, self.problems)

    def mapping(self, source: yaml.MappingNode, depth: int) -> Node:
        entries: dict[str, Node] = {}
        keys: dict[str, Node] = {}
        above: yaml.Node | None = None
        for key, value in source.value:
            named = self.node(key, depth + 1)
            if not isinstance(named.value, str) or not named.given:
                self.problems.append(
                    named.problem(
                        "a key must be text", code="yaml", hint="write a text before the colon"
                    )
                )
            elif not named.value:
                self.problems.append(
                    named.problem(
                        "a key is empty", code="yaml", hint="write a text before the colon"
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
            elif unspaced := _unspaced(key, value):
                self.problems.append(
                    named.problem(
                        "a colon without a space behind it ends no key",
                        code="yaml",
                        hint=f'write "{unspaced}"',
                    )
                )
            elif figure := _torn(above, key, value):
                self.problems.append(
                    named.problem(
                        "a comma ends a text between braces",
                        code="yaml",
                        hint=f'put quotes round a figure that holds one: "{figure}"',
                    )
                )
            else:
                keys[named.value] = named
                entries[named.value] = self.node(value, depth + 1)
            above = value
        line, column = self.place(source.start_mark)
        return Node(self.name, line, column, frozendict(entries), frozendict(keys))

    def comment(self, source: yaml.ScalarNode) -> str:
        end = source.end_mark
        if source.style or end.line >= len(self.lines):
            return ""
        rest = self.lines[end.line][end.column :].strip()
        return rest if rest.startswith("#") else ""


_NULL = "tag:yaml.org,2002:null"
"""What YAML resolves `null`, `~` and nothing to, unless they stand in quotes."""


def _alone(key: yaml.Node, value: yaml.Node) -> bool:
    """Whether a key between braces has neither a colon nor a value."""
    return value.tag == _NULL and value.start_mark.index == key.end_mark.index


def _unspaced(key: yaml.Node, value: yaml.Node) -> str:
    """What was meant by a key such as `2024:1%` that has no value."""
    if not _alone(key, value) or not isinstance(key, yaml.ScalarNode) or key.style:
        return ""
    name, colon, rest = key.value.partition(":")
    return f"{name}: {rest}" if colon and name and rest else ""


def _torn(above: yaml.Node | None, key: yaml.Node, value: yaml.Node) -> str:
    """The figure that a comma between braces made a value and a key of, such as `7,317 people`."""
    if not (
        _alone(key, value)
        and isinstance(above, yaml.ScalarNode)
        and isinstance(key, yaml.ScalarNode)
    ):
        return ""
    if above.style or key.style:
        return ""
    apart = above.value[-1:].isdigit() and key.value[:1].isdigit()
    return f"{above.value},{key.value}" if apart else ""
