"""YAML trees to models: every problem of a tree at once, each at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from frozendict import frozendict
from pydantic import BaseModel, ConfigDict, ValidationError

from mkdeck.errors import Problem, did_you_mean
from mkdeck.reading.nodes import Node

if TYPE_CHECKING:
    from collections.abc import Iterator


class Model(BaseModel):
    """A frozen model that rejects unknown keys; the base of everything read from YAML."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, str_strip_whitespace=True, use_attribute_docstrings=True
    )


M = TypeVar("M", bound=BaseModel)
"""Any model."""


def parse(model: type[M], node: Node, problems: list[Problem]) -> M | None:
    """The node as a model, or None with every problem added to the list."""
    if isinstance(node.value, str) and not node.value and not model.__pydantic_root_model__:
        node = Node(node.path, node.line, node.column, frozendict())
    try:
        made = model.model_validate(node.plain())
        empty = [
            node.problem(f'"{step[-1]}" is empty', *step, code="empty") for step in _empty(made)
        ]
        problems.extend(empty)
        return None if empty else made
    except ValidationError as error:
        problems.extend(_problem(model, node, dict(item)) for item in error.errors())
        return None


def _empty(model: BaseModel, *steps: str) -> Iterator[tuple[str, ...]]:
    """Where a text that must be given is left empty."""
    for name, info in type(model).model_fields.items():
        value, place = getattr(model, name), (*steps, info.alias or name)
        if value == "" and info.is_required():
            yield place
        elif isinstance(value, BaseModel):
            yield from _empty(value, *place)


def _problem(model: type[BaseModel], node: Node, error: dict[str, Any]) -> Problem:
    steps = error["loc"]
    place = node.at(*steps)
    key = str(steps[-1]) if steps else ""
    found, shown = place.value, place.shown
    kind = error["type"]
    if kind == "extra_forbidden":
        place = node.at(*steps[:-1]).keys.get(key, place)
        return place.problem(
            f'unknown key "{key}"',
            code="unknown-key",
            hint=did_you_mean(key, _fields(model, steps[:-1])),
        )
    if kind == "missing":
        about = _about(_model_at(model, steps[:-1]), key)
        return place.problem(
            f'key "{key}" is missing',
            code="missing-key",
            hint=f'"{key}" says: {about}' if about else "",
        )
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
        "float_parsing": "a number",
        "model_attributes_type": "keys with values",
    }.get(kind)
    named = bool(key) and not key.isdigit()
    what = f'"{key}"' if named else "here"
    if expected and named:
        return place.problem(f"{what} must be {expected}, found {shown}", code="type")
    if expected:
        return place.problem(f"expected {expected}, found {shown}", code="type")
    if kind in _LIMITS:
        bounds = {"count": error["ctx"].get("actual_length")} | error["ctx"]
        return place.problem(_LIMITS[kind].format(what=what, shown=shown, **bounds), code="value")
    return place.problem(f"{what}: {error['msg'][:1].lower()}{error['msg'][1:]}", code="value")


_LIMITS = {
    "string_too_short": "a text here is empty",
    "too_short": "{what} holds {count} items; the least is {min_length}",
    "too_long": "{what} holds {count} items; the most is {max_length}",
    "greater_than_equal": "{what} must be {ge} or more, found {shown}",
    "less_than_equal": "{what} must be {le} or less, found {shown}",
}
"""What pydantic finds out of bounds, in our words."""


def _fields(model: type[BaseModel], steps: tuple[str | int, ...]) -> list[str]:
    """The keys that the model at the end of the steps knows."""
    fields = _model_at(model, steps).model_fields
    return [info.alias or name for name, info in fields.items()]


def _about(model: type[BaseModel], key: str) -> str:
    """What a key is for, as a model's file says it."""
    for name, info in model.model_fields.items():
        if key == (info.alias or name):
            text = (info.description or "").rstrip(".")
            return text[:1].lower() + text[1:]
    return ""


def _model_at(model: type[BaseModel], steps: tuple[str | int, ...]) -> type[BaseModel]:
    """The model at the end of the steps."""
    for step in steps:
        info = model.model_fields.get(str(step))
        if info is None:
            continue
        inner = _model_in(info.annotation)
        if inner is not None:
            model = inner
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        found = _model_in(part)
        if found is not None:
            return found
    return None
