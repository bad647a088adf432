"""What the annotations of models allow: the models, the items and the words at a place."""

from __future__ import annotations

from functools import partial
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from frozendict import frozendict
from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pydantic.fields import FieldInfo

    Steps = tuple[str | int, ...]


KEY = "[key]"
"""The step after a key, where the key itself is meant and not its value; pydantic's word."""


DICTS = (dict, frozendict)


def annotation_at(annotation: Any, steps: Steps) -> Any:
    """What may stand at the end of the steps, or None where nothing is known of it."""
    if steps[-1:] == (KEY,):
        return _first(annotation_at(annotation, steps[:-2]), _keys)
    for step in steps:
        annotation = _first(annotation, partial(_below, step))
    return annotation


def model_at(annotation: Any, steps: Steps) -> type[BaseModel] | None:
    """The model that may stand at the end of the steps, or None."""
    found: type[BaseModel] | None = _first(annotation_at(annotation, steps), _model)
    return found


def words_at(annotation: Any, steps: Steps) -> list[str]:
    """The words that may stand at the end of the steps, the empty one left out."""
    parts = _parts(annotation_at(annotation, steps))
    literals = [get_args(part) for part in parts if get_origin(part) is Literal]
    return [word for words in literals for word in map(str, words) if word]


def key_of(name: str, info: FieldInfo) -> str:
    """The key under which a field of a model is written."""
    return info.alias or name


def _parts(annotation: Any) -> Iterator[Any]:
    """The types that an annotation allows, without what annotates them."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _parts(get_args(annotation)[0])
    elif origin in (Union, UnionType):
        for part in get_args(annotation):
            yield from _parts(part)
    else:
        yield annotation


def _first(annotation: Any, look: Callable[[Any], Any]) -> Any:
    """The first thing that is found in the types of an annotation, or None."""
    found = map(look, _parts(annotation))
    return next((one for one in found if one is not None), None)


def _below(step: str | int, part: Any) -> Any:
    """What may stand one step further down."""
    inner = get_args(part)
    if (model := _model(part)) is not None:
        fields = model.model_fields.items()
        return next((info.annotation for name, info in fields if step == key_of(name, info)), None)
    if get_origin(part) in DICTS:
        return inner[1]
    if get_origin(part) in (tuple, list) and isinstance(step, int):
        return inner[0] if len(inner) == 1 or inner[1] is ... else inner[step]
    return None


def _keys(part: Any) -> Any:
    return get_args(part)[0] if get_origin(part) in DICTS else None


def _model(part: Any) -> type[BaseModel] | None:
    return part if isinstance(part, type) and issubclass(part, BaseModel) else None
