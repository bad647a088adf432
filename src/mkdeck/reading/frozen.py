"""Types of model fields that cannot change once they are read, so that models have a hash."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, TypeVar, get_args

from frozendict import deepfreeze, frozendict
from pydantic import AfterValidator, GetPydanticSchema
from pydantic_core import core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler

V = TypeVar("V")


def _frozen_dict(source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
    """A dict of the same keys and values, frozen once it is valid."""
    key, value = map(handler.generate_schema, get_args(source))
    return core_schema.no_info_after_validator_function(
        frozendict, core_schema.dict_schema(key, value)
    )


FrozenDict = Annotated[frozendict[str, V], GetPydanticSchema(_frozen_dict)]
"""A mapping of text."""


Plain = Annotated[Any, AfterValidator(deepfreeze)]
"""Anything, to be read once it is known for what."""
