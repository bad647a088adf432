"""YAML trees to models: every problem of a tree at once, each at its place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from frozendict import frozendict
from pydantic import BaseModel, ConfigDict, ValidationError

from mkdeck.errors import Problem, did_you_mean, quoted
from mkdeck.reading.annotations import KEY, key_of, model_at, words_at
from mkdeck.reading.nodes import Node

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from mkdeck.codes import Code
    from mkdeck.reading.annotations import Steps


class Model(BaseModel):
    """A frozen model that rejects unknown keys; the base of everything read from YAML."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        str_strip_whitespace=True,
        use_attribute_docstrings=True,
        allow_inf_nan=False,
    )


M = TypeVar("M", bound=BaseModel)
"""Any model."""


class RuleError(ValueError):
    """What a model's own validator raises: a rule that a value breaks, and how to mend it."""

    def __init__(self, message: str, hint: str = "", code: Code = "value") -> None:
        super().__init__(message)
        self.hint = hint
        self.code = code


def parse(
    model: type[M],
    node: Node,
    problems: list[Problem],
    context: Mapping[str, object] | None = None,
) -> M | None:
    """The node as a model, or None with every problem added to the list.

    Args:
        model: What the node is to be.
        node: What was read.
        problems: Where to add what is wrong.
        context: What validators need to know, such as the units of a library.
    """
    if isinstance(node.value, str) and not node.value and not model.__pydantic_root_model__:
        node = Node(node.path, node.line, node.column, frozendict())
    try:
        made = model.model_validate(node.plain(), context=context)
    except ValidationError as error:
        for found in error.errors(include_url=False, include_input=False):
            tell = WORDINGS.get(found["type"], _unforeseen)
            problems.append(tell(_Finding(model, node, found["loc"], found.get("ctx", {}))))
        return None
    empty = [_empty_text(_Finding(model, node, steps, {})) for steps in _empty(made)]
    problems.extend(empty)
    return None if empty else made


def _empty(model: BaseModel, *steps: str) -> Iterator[tuple[str, ...]]:
    """Where a text that must be given is left empty."""
    for name, info in type(model).model_fields.items():
        value, place = getattr(model, name), (*steps, key_of(name, info))
        if value == "" and info.is_required():
            yield place
        elif isinstance(value, BaseModel):
            yield from _empty(value, *place)


@dataclass(frozen=True)
class _Finding:
    """What pydantic found.

    Attributes:
        model: The model that the whole node was to be.
        steps: The way from the node to the value.
        facts: Numbers and the like that belong to the kind of finding.
    """

    model: type[BaseModel]
    node: Node
    steps: Steps
    facts: Mapping[str, Any]

    @property
    def of_key(self) -> bool:
        return self.steps[-1:] == (KEY,)

    @property
    def way(self) -> Steps:
        """The steps to the value, or to the value of the key that is wrong."""
        return self.steps[:-1] if self.of_key else self.steps

    @property
    def place(self) -> Node:
        """The value, or the key that is wrong; where there is none, what it is missing from."""
        value = self.node.at(*self.way)
        above = self.node.at(*self.way[:-1])
        return above.keys.get(str(self.way[-1]), value) if self.of_key else value

    @property
    def name(self) -> str:
        """The key in quotes; nothing for an item of a list."""
        last = self.way[-1] if self.way else 0
        if isinstance(last, int):
            return ""
        return f"the key {quoted(last)}" if self.of_key else quoted(last)

    @property
    def says(self) -> str:
        """What the key is for, as a hint, where its model says it."""
        model = model_at(self.model, self.way[:-1])
        for name, info in model.model_fields.items() if model and self.way else ():
            text = (info.description or "").rstrip(".")
            if self.way[-1] == key_of(name, info) and text:
                return f"{self.name} says: {text[:1].lower()}{text[1:]}"
        return ""

    def problem(self, message: str, code: Code, hint: str) -> Problem:
        return self.place.problem(message, code=code, hint=hint)


def _unknown_key(found: _Finding) -> Problem:
    *above, key = found.steps
    keys = found.node.at(*above).keys
    model = model_at(found.model, tuple(above))
    known = [key_of(name, info) for name, info in model.model_fields.items()] if model else []
    return keys.get(str(key), found.place).problem(
        f"unknown key {found.name}",
        code="unknown-key",
        hint=did_you_mean(str(key), known) or "leave it out, or mend its spelling",
    )


def _missing_key(found: _Finding) -> Problem:
    if not found.name:
        return found.problem("an item is missing here", "missing-key", "add it")
    if not found.place.given:
        return _empty_text(found)
    hint = found.says or f'add "{found.steps[-1]}: …"'
    return found.problem(f"key {found.name} is missing", "missing-key", hint)


def _empty_text(found: _Finding) -> Problem:
    message = f"{found.name} is empty" if found.name else "a text here is empty"
    return found.problem(message, "empty", found.says or "write a text here")


def _unknown_word(found: _Finding) -> Problem:
    known = words_at(found.model, found.steps)
    value = found.place.value
    if not isinstance(value, str):
        return _other_shape("a text", f"known: {', '.join(known)}", found)
    hint = did_you_mean(value, known) or f"known: {', '.join(known)}"
    if not value:
        return found.problem(f"{found.name or 'a text here'} is empty", "empty", hint)
    what = "value" if not found.name or found.of_key else found.way[-1]
    return found.problem(f"unknown {what} {found.place.shown}", "unknown-value", hint)


def _broken_rule(found: _Finding) -> Problem:
    """What a validator of ours raised; its message is ours."""
    rule = found.facts["error"]
    hint = getattr(rule, "hint", "") or found.says
    return found.problem(str(rule), getattr(rule, "code", "value"), hint)


def _other_shape(expected: str, hint: str, found: _Finding) -> Problem:
    shown = found.place.shown
    if found.name:
        return found.problem(f"{found.name} must be {expected}, found {shown}", "type", hint)
    return found.problem(f"expected {expected}, found {shown}", "type", hint)


def _other_value(expected: str, hint: str, found: _Finding) -> Problem:
    return _other_shape(expected, found.says or hint, found)


def _out_of_bounds(said: str, hint: str, found: _Finding) -> Problem:
    """A bound that is not kept; the wording may name the value and every fact of pydantic's."""
    facts = {name: str(fact).removesuffix(".0") for name, fact in found.facts.items()}
    facts["count"] = facts.get("actual_length", "")
    message = said.format(what=found.name or "a value here", shown=found.place.shown, **facts)
    return found.problem(message, "value", found.says or hint.format(**facts))


def _short_text(found: _Finding) -> Problem:
    if not found.place.value:
        return _empty_text(found)
    said = "{what} must have {min_length} characters or more, found {shown}"
    return _out_of_bounds(said, "write a longer text", found)


def _other_form(found: _Finding) -> Problem:
    hint = found.says or f"it must match {found.facts['pattern']}"
    message = f"{found.name or 'a value here'} is not written as it must be"
    return found.problem(f"{message}, found {found.place.shown}", "value", hint)


def _unforeseen(found: _Finding) -> Problem:
    """Anything that no model asked for when this was written; never in another's words."""
    hint = found.says or "look at what the reference says of this key"
    return found.problem(
        f"{found.name or 'a value here'} cannot be {found.place.shown}", "value", hint
    )


_TEXT = partial(_other_shape, "a text", "write one text, in quotes where it starts with a bracket")
_LIST = partial(_other_shape, "a list", 'write "[one, another]", or "- one" on a line for each')
_KEYS = partial(_other_shape, "keys with values", 'write "key: value", a line for each')
_WHOLE = partial(_other_value, "a whole number", "write digits alone, such as 12")
_NUMBER = partial(_other_value, "a number", "write digits, with a point or without, such as 1.5")
_YES = partial(_other_value, "true or false", 'write "true" or "false"')

WORDINGS: Mapping[str, Callable[[_Finding], Problem]] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing_key,
    "literal_error": _unknown_word,
    "value_error": _broken_rule,
    "string_type": _TEXT,
    "list_type": _LIST,
    "tuple_type": _LIST,
    "dict_type": _KEYS,
    "model_type": _KEYS,
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_parsing_size": partial(_other_value, "a shorter number", "write fewer digits"),
    "bool_type": _YES,
    "bool_parsing": _YES,
    "decimal_type": _NUMBER,
    "decimal_parsing": _NUMBER,
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "finite_number": partial(_other_value, "a finite number", "write digits, such as 1.5"),
    "string_too_short": _short_text,
    "string_too_long": partial(
        _out_of_bounds,
        "{what} must have {max_length} characters or less, found {shown}",
        "write a shorter text",
    ),
    "string_pattern_mismatch": _other_form,
    "too_short": partial(
        _out_of_bounds,
        "{what} holds {count} items; the least is {min_length}",
        "add what is missing",
    ),
    "too_long": partial(
        _out_of_bounds, "{what} holds {count} items; the most is {max_length}", "take some out"
    ),
    "greater_than": partial(
        _out_of_bounds, "{what} must be more than {gt}, found {shown}", "write a larger number"
    ),
    "greater_than_equal": partial(
        _out_of_bounds, "{what} must be {ge} or more, found {shown}", "write {ge} or more"
    ),
    "less_than": partial(
        _out_of_bounds, "{what} must be less than {lt}, found {shown}", "write a smaller number"
    ),
    "less_than_equal": partial(
        _out_of_bounds, "{what} must be {le} or less, found {shown}", "write {le} or less"
    ),
}
"""How each type of pydantic's findings is told; any other is told by `_unforeseen`."""
