"""Backends: scenes to files. Points become pixels and EMU here and nowhere else.

A backend is a module of this folder that declares `BACKEND`. What a build can make, by which
names and in which order, follows from these declarations. Modules without one are passed over,
and so are those whose name starts with `_`.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from mkdeck.render.backend import Backend, Document, Model, Output, Pages
from mkdeck.render.carriers import (
    claim_marks,
    read_claim_line,
    read_name,
    reference,
    words_hash,
)
from mkdeck.render.delivered import (
    MOST_DELIVERED,
    Chart,
    Delivered,
    Picture,
    Recorded,
    Series,
    Shape,
    Slide,
    Told,
    UnreadError,
)
from mkdeck.render.template import (
    MOST_BYTES,
    OTHERS,
    Area,
    Report,
    Sheet,
    Template,
    TemplateError,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = [
    "MOST_BYTES",
    "MOST_DELIVERED",
    "OTHERS",
    "Area",
    "Backend",
    "Chart",
    "Delivered",
    "Document",
    "Model",
    "Output",
    "Pages",
    "Picture",
    "Recorded",
    "Report",
    "Series",
    "Shape",
    "Sheet",
    "Slide",
    "Template",
    "TemplateError",
    "Told",
    "UnreadError",
    "backends",
    "check_template",
    "claim_marks",
    "named",
    "outputs",
    "read_back",
    "read_claim_line",
    "read_name",
    "read_template",
    "reference",
    "words_hash",
]


def backends() -> tuple[Backend, ...]:
    """Every backend found in the folder, by the names of their modules."""
    names = [module.name for module in iter_modules(__path__) if not module.name.startswith("_")]
    modules = [import_module(f"{__name__}.{name}") for name in names]
    return tuple(module.BACKEND for module in modules if hasattr(module, "BACKEND"))


def outputs() -> dict[Output, Backend]:
    """Everything that a build can make, in order, with the backend that writes it.

    Raises:
        ValueError: Two outputs share a name or a kind.
    """
    found = [(output, backend) for backend in backends() for output in backend.outputs]
    found.sort(key=lambda pair: (pair[0].place, pair[0].name))
    for shared in ("name", "kind"):
        values = [getattr(output, shared) for output, _ in found]
        twice = {value for value in values if values.count(value) > 1}
        if twice:
            raise ValueError(f"two outputs have the {shared} {', '.join(sorted(twice))}")
    return dict(found)


def named(names: Iterable[str]) -> tuple[Output, ...]:
    """The outputs of these names, in order.

    Raises:
        ValueError: There is no output of a name.
    """
    wanted = set(names)
    found = tuple(output for output in outputs() if output.name in wanted)
    unknown = wanted - {output.name for output in found}
    if unknown:
        raise ValueError(f"there is no output {', '.join(sorted(unknown))}")
    return found


def read_template(name: str, data: bytes, layouts: Mapping[str, str]) -> Template:
    """A file as what slides are laid out on, by the backend that reads such files.

    Args:
        name: What messages call it.
        data: The file.
        layouts: Names of its layouts by kinds of slide; `OTHERS` for all that are not named.

    Raises:
        TemplateError: Slides cannot be made on it.
    """
    read = next(one.read_template for one in backends() if one.read_template)
    return read(name, data, layouts)


def check_template(name: str, data: bytes) -> Report:
    """All there is to say of such a file; raises as `read_template` does."""
    check = next(one.check_template for one in backends() if one.check_template)
    return check(name, data)


def read_back(data: bytes) -> Delivered:
    """What a delivered file says, by the backend whose files begin so.

    Raises:
        UnreadError: No backend reads it.
    """
    for one in backends():
        if one.read_back and data.startswith(one.begins):
            return one.read_back(data)
    formats = " and ".join(sorted(one.suffix for one in backends() if one.read_back))
    raise UnreadError("is neither a deck nor a picture that can be read", f"name {formats} files")
