"""Trees of located values, whatever they were read from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from frozendict import frozendict

from mkdeck.errors import MkdeckError, Problem, quoted
from mkdeck.reading.gate import gate
from mkdeck.reading.places import Places, packed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdeck.codes import Code, Severity
from mkdeck.reading.places import Place, Way

MAX_NODES = 200_000
"""How many values a file may have once its aliases are written out."""


MAX_LETTERS = 4_000_000
"""How many characters its texts may have together, likewise."""


MAX_DEPTH = 40


class Size:
    """How much a tree holds, counted while it is made."""

    def __init__(self) -> None:
        self.nodes = 0
        self.letters = 0

    def add(self, text: str) -> None:
        """Counts one more value with its text, if it is one."""
        self.nodes += 1
        self.letters += len(text)

    @property
    def too_large(self) -> bool:
        """Whether it is more than a file may hold."""
        return self.nodes > MAX_NODES or self.letters > MAX_LETTERS


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a YAML file and its place; it compares and hashes by both.

    Attributes:
        value: Text, several nodes, or a mapping of text to nodes. Every scalar is text.
        keys: For a mapping, the node of each key.
        comment: The comment that follows a plain text on its line, if any.
        given: Whether there is a value; `null`, `~` and nothing at all are none.
        language: Of a text that was given in several, the one that it is in.
    """

    path: str
    line: int
    column: int
    value: str | tuple[Node, ...] | frozendict[str, Node]
    keys: frozendict[str, Node] = field(default_factory=frozendict)
    comment: str = ""
    given: bool = True
    language: str = ""

    def plain(self) -> Any:
        """The value without places: text, lists and dicts, without keys that are not given."""
        match self.value:
            case tuple() as items:
                return [item.plain() for item in items]
            case frozendict() as entries:
                return {key: entry.plain() for key, entry in entries.items() if entry.given}
            case text:
                return text

    @property
    def shown(self) -> str:
        """The value as messages name it."""
        match self.value:
            case tuple():
                return "a list"
            case frozendict():
                return "keys with values"
            case text:
                return quoted(text) if text else "nothing"

    def at(self, *steps: str | int) -> Node:
        """The node that the steps lead to, or the last one reached on the way."""
        node = self
        for step in steps:
            match node.value:
                case frozendict() as entries if str(step) in entries:
                    node = entries[str(step)]
                case tuple() as items if isinstance(step, int) and step < len(items):
                    node = items[step]
                case _:
                    continue
        return node

    def under(self, key: str) -> Node:
        """A mapping at the same place that holds this node under the key."""
        return Node(self.path, self.line, self.column, frozendict({key: self}))

    def problem(
        self,
        message: str,
        *steps: str | int,
        code: Code,
        hint: str = "",
        severity: Severity = "error",
    ) -> Problem:
        """A problem at this node, or at the one that the steps lead to."""
        node = self.at(*steps)
        return Problem(node.path, node.line, node.column, message, hint, code, severity)

    def walk(self) -> Iterator[Node]:
        """This node and all below it."""
        return (node for _, node, _ in self._walk(()))

    def swallowed(self) -> Iterator[Problem]:
        """Texts of which YAML takes the end, or all, for a comment: a `#` right before a word."""
        for node in self.walk():
            if re.match(r"#\S", node.comment):
                yield node.problem(
                    f"YAML takes {quoted(node.comment)} for a comment",
                    hint="put quotes round the text, or a space behind the #",
                    code="swallowed",
                )

    def places(self) -> Places:
        """Where the value and all below it stand, without the values."""
        comments: list[tuple[Way, str]] = []
        spots: dict[Way, tuple[Place, Place]] = {}
        for way, node, key in self._walk(()):
            at = (key.line, key.column) if key else (0, 0)
            spots[way] = ((node.line, node.column), at)
            if node.comment:
                comments.append((way, node.comment))
        return packed(self.path, spots, tuple(comments))

    def _walk(self, way: Way, key: Node | None = None) -> Iterator[tuple[Way, Node, Node | None]]:
        """The steps to this node and to all below it, each with the node and that of its key."""
        yield way, self, key
        match self.value:
            case tuple() as items:
                for i, item in enumerate(items):
                    yield from item._walk((*way, i))
            case frozendict() as entries:
                for name, entry in entries.items():
                    yield from entry._walk((*way, name), self.keys.get(name))


def passed(node: Node, problems: list[Problem]) -> Node:
    """A text as it leaves the gate; why it must not pass is added to the problems."""
    if not isinstance(node.value, str):
        return node
    text, stray = gate(node.value)
    if stray:
        problems.append(node.problem(stray.message, hint=stray.hint, code=stray.code))
    return node if text == node.value else replace(node, value=text)


def given_items(items: Iterable[Node], problems: list[Problem]) -> Iterator[Node]:
    """The items of a list; one that is not given would move the others up, and is a problem."""
    for item in items:
        if not item.given:
            hint = "write what belongs here, or take the item out"
            problems.append(item.problem("an item of a list is empty", code="empty", hint=hint))
        yield item


def node_of(data: object, name: str) -> Node:
    """The tree of plain data, such as a program has or JSON gives.

    Args:
        data: Dicts, lists and tuples of texts, numbers, booleans, dates and None.
        name: What messages call it; a value below is named by its steps: `name: slides[2].claim`.

    Raises:
        MkdeckError: The data holds anything else, a text that does not pass the gate, or too many,
            too long or too deeply nested values.
    """
    making = _Making(name)
    node = making.node(data, "", 0)
    if making.problems:
        raise MkdeckError(*making.problems)
    return node


def placed(data: object, at: Node) -> Node:
    """The tree of plain data, all of it at the place of another node; raises as `node_of` does."""
    return _moved(node_of(data, at.path), at)


def _moved(node: Node, at: Node) -> Node:
    value = node.value
    match value:
        case tuple() as items:
            value = tuple(_moved(item, at) for item in items)
        case frozendict() as entries:
            value = frozendict({key: _moved(entry, at) for key, entry in entries.items()})
    keys = frozendict({key: _moved(entry, at) for key, entry in node.keys.items()})
    return replace(node, path=at.path, line=at.line, column=at.column, value=value, keys=keys)


class _Making:
    """Turns plain data into nodes, each placed by its steps, and counts them."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.size = Size()
        self.problems: list[Problem] = []

    def node(self, data: object, way: str, depth: int) -> Node:
        path = f"{self.name}: {way}" if way else self.name
        self.size.add(data if isinstance(data, str) else "")
        if depth > MAX_DEPTH or self.size.too_large:
            what = f"more than {MAX_DEPTH} deep" if depth > MAX_DEPTH else "far too large"
            raise MkdeckError(Problem(path, 0, 0, f"the data is {what}", _LESS, "too-large"))
        match data:
            case Mapping():
                return self.mapping(data, path, way, depth)
            case list() | tuple():
                items = (self.node(one, f"{way}[{i}]", depth + 1) for i, one in enumerate(data))
                return Node(path, 0, 0, tuple(given_items(items, self.problems)))
        text = _text(data)
        node = Node(path, 0, 0, text or "", given=data is not None)
        if text is None:
            message = f'is a Python "{type(data).__name__}", which is no plain data'
            self.problems.append(node.problem(message, code="type", hint=_PLAIN))
            return node
        return passed(node, self.problems)

    def mapping(self, data: Mapping[object, object], path: str, way: str, depth: int) -> Node:
        entries, keys = {}, {}
        for key, value in data.items():
            name = _text(key) or ""
            below = f"{way}.{name}" if way else name
            named = passed(Node(f"{self.name}: {below}", 0, 0, name), self.problems)
            name = str(named.value)
            if not name:
                message = "has a key that is empty or no text"
                self.problems.append(Problem(path, 0, 0, message, _PLAIN, "type"))
            elif name in keys:
                message = f'key "{name}" stands here twice'
                hint = "keys are the same without spaces round them and in Unicode's NFC"
                self.problems.append(Problem(path, 0, 0, message, hint, "duplicate-key"))
            keys[name] = named
            entries[name] = self.node(value, below, depth + 1)
        return Node(path, 0, 0, frozendict(entries), frozendict(keys))


_LESS = "give fewer values, or nest them less"


_PLAIN = "plain data is dicts, lists, texts, numbers, true and false"


def _text(data: object) -> str | None:
    """A scalar as the text that YAML would have, or None."""
    match data:
        case None:
            return ""
        case str():
            return str(data).replace("\r\n", "\n")
        case bool():
            return "true" if data else "false"
        case int() | float() | Decimal():
            return str(data)
        case date():
            return data.isoformat()
        case _:
            return None
