"""YAML text to models: every problem of a file at once, each with its line and column."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from mkdeck.errors import MkdeckError, Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_BYTES = 1_000_000
MAX_NODES = 200_000
"""How many values a file may have once its aliases are written out."""

MAX_DEPTH = 40


class Model(BaseModel):
    """A frozen model that rejects unknown keys; the base of everything read from YAML."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, str_strip_whitespace=True, use_attribute_docstrings=True
    )


M = TypeVar("M", bound=BaseModel)
"""Any model."""


@dataclass(frozen=True)
class Node:
    """A value of a YAML file and its place.

    Attributes:
        value: Text, a list of nodes, or a mapping of text to nodes. Every scalar is text.
        keys: For a mapping, the node of each key.
        comment: The comment that follows a plain text on its line, if any.
    """

    path: str
    line: int
    column: int
    value: str | list[Node] | dict[str, Node]
    keys: dict[str, Node] = field(default_factory=dict)
    comment: str = ""

    def plain(self) -> Any:
        """The value without places: text, lists and dicts."""
        match self.value:
            case list() as items:
                return [item.plain() for item in items]
            case dict() as entries:
                return {key: entry.plain() for key, entry in entries.items()}
            case text:
                return text

    def at(self, *steps: str | int) -> Node:
        """The node that the steps lead to, or the last one reached on the way."""
        node = self
        for step in steps:
            match node.value:
                case dict() as entries if str(step) in entries:
                    node = entries[str(step)]
                case list() as items if isinstance(step, int) and step < len(items):
                    node = items[step]
                case _:
                    continue
        return node

    def problem(
        self,
        message: str,
        *steps: str | int,
        hint: str = "",
        code: str = "error",
        severity: str = "error",
    ) -> Problem:
        """A problem at this node, or at the one that the steps lead to."""
        node = self.at(*steps)
        return Problem(node.path, node.line, node.column, message, hint, code, severity)

    def walk(self) -> Iterator[Node]:
        """This node and all below it."""
        yield self
        match self.value:
            case list() as items:
                for item in items:
                    yield from item.walk()
            case dict() as entries:
                for entry in entries.values():
                    yield from entry.walk()


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
        raise MkdeckError(Problem(name, 0, 0, f"cannot be read: {error.strerror}")) from None
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
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        raise MkdeckError(
            Problem(name, line, column, "is not UTF-8 text", "save the file as UTF-8", "encoding")
        ) from None
    return read_text(text, name)


def read_text(text: str, name: str) -> Node:
    """The tree of a YAML text; `name` is what messages call it. Raises as `read` does."""
    try:
        root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        what = error.problem or error.context or "does not parse"
        raise MkdeckError(
            Problem(name, line, column, f"is not valid YAML: {what}", _yaml_hint(what), "yaml")
        ) from None
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
        return Node(name, 1, 1, {})
    reading = _Reading(name, text.splitlines())
    node = reading.node(root, 0)
    if reading.problems:
        raise MkdeckError(*reading.problems)
    return node


def _yaml_hint(what: str) -> str:
    if "mapping values are not allowed" in what:
        return "put quotes round a text that holds a colon and a space"
    if "cannot start any token" in what:
        return "put quotes round a text that starts with a special character"
    return "check the indentation and the quotes of this line and the one above"


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
        if self.count > MAX_NODES or depth > MAX_DEPTH:
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
                items = [self.node(item, depth + 1) for item in source.value]
                return Node(self.name, line, column, items)
            case yaml.ScalarNode():
                return Node(self.name, line, column, source.value, comment=self.comment(source))
            case _:
                raise AssertionError("YAML has three kinds of node")

    def mapping(self, source: yaml.MappingNode, depth: int) -> Node:
        entries: dict[str, Node] = {}
        keys: dict[str, Node] = {}
        for key, value in source.value:
            named = self.node(key, depth + 1)
            if not isinstance(named.value, str):
                self.problems.append(named.problem("a key must be text", code="yaml"))
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
        return Node(self.name, mark.line + 1, mark.column + 1, entries, keys)

    def comment(self, source: yaml.ScalarNode) -> str:
        end = source.end_mark
        if source.style is not None or end.line >= len(self.lines):
            return ""
        rest = self.lines[end.line][end.column :].strip()
        return rest if rest.startswith("#") else ""


def parse(model: type[M], node: Node, problems: list[Problem]) -> M | None:
    """The node as a model, or None with every problem added to the list."""
    if isinstance(node.value, str) and not node.value and not model.__pydantic_root_model__:
        node = Node(node.path, node.line, node.column, {})
    try:
        return model.model_validate(node.plain())
    except ValidationError as error:
        problems.extend(_problem(model, node, dict(item)) for item in error.errors())
        return None


def _problem(model: type[BaseModel], node: Node, error: dict[str, Any]) -> Problem:
    steps = error["loc"]
    place = node.at(*steps)
    key = str(steps[-1]) if steps else ""
    found = place.value
    kind = error["type"]
    shown = f'"{found}"' if isinstance(found, str) else _shape(found)
    if isinstance(found, str) and not found:
        shown = "nothing"
    if kind == "extra_forbidden":
        place = node.at(*steps[:-1]).keys.get(key, place)
        return place.problem(
            f'unknown key "{key}"',
            code="unknown-key",
            hint=did_you_mean(key, _fields(model, steps[:-1])),
        )
    if kind == "missing":
        return place.problem(f'key "{key}" is missing', code="missing-key")
    if kind == "literal_error":
        known = [
            word.strip(" '") for word in error["ctx"]["expected"].replace(" or ", ",").split(",")
        ]
        return place.problem(
            f"unknown {key} {shown}"
            if not isinstance(steps[-1], int)
            else f"unknown value {shown}",
            code="unknown-value",
            hint=did_you_mean(str(found), known),
        )
    if kind == "value_error":
        cause = error["ctx"]["error"]
        return place.problem(
            str(cause), code=getattr(cause, "code", "value"), hint=getattr(cause, "hint", "")
        )
    expected = {
        "string_type": "a text",
        "list_type": "a list",
        "tuple_type": "a list",
        "dict_type": "keys with values",
        "model_type": "keys with values",
        "int_parsing": "a whole number",
        "int_type": "a whole number",
        "bool_parsing": "true or false",
        "bool_type": "true or false",
        "decimal_parsing": "a number",
        "model_attributes_type": "keys with values",
    }.get(kind)
    what = f'"{key}"' if isinstance(key, str) and not key.isdigit() and key else "here"
    if expected:
        return place.problem(f"{what} must be {expected}, found {shown}", code="type")
    return place.problem(f"{what}: {error['msg'][:1].lower()}{error['msg'][1:]}", code="value")


def _shape(value: object) -> str:
    return "a list" if isinstance(value, list) else "keys with values"


def _fields(model: type[BaseModel], steps: tuple[str | int, ...]) -> list[str]:
    """The keys that the model at the end of the steps knows."""
    for step in steps:
        info = model.model_fields.get(str(step))
        if info is None:
            continue
        inner = _model_in(info.annotation)
        if inner is not None:
            model = inner
    return [info.alias or name for name, info in model.model_fields.items()]


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        found = _model_in(part)
        if found is not None:
            return found
    return None
