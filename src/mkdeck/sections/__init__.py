"""Sections: kinds of slide, band and card. One file a kind; charts join through `chart`.

A section's file has `Options`, `LEAST`, `MOST`, `AXIS`, `accepts(claim)`, and a function for
each form that it can take: `slide(part, look)` and `card(part, look)` fill their canvas,
`band(part, look)` is as high as it needs to be. All return fragments; `GROUND` names the ground,
and `IGNORES` the options that a form does not show.
"""

from __future__ import annotations

from functools import partial
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

from mkdeck import charts
from mkdeck.story import FORMS, Kind

if TYPE_CHECKING:
    from types import ModuleType

FRAME = "chart"
"""The section that frames charts; no kind of its own."""


def kinds() -> dict[str, Kind]:
    """Every kind that a deck can name: the sections and the charts found in their folders."""
    frame = import_module(f"{__name__}.{FRAME}")
    found = {}
    for module in iter_modules(charts.__path__):
        chart = import_module(f"{charts.__name__}.{module.name}")
        found[module.name] = _kind(module.name, chart, frame, chart)
    for module in iter_modules(__path__):
        if module.name != FRAME:
            section = import_module(f"{__name__}.{module.name}")
            found[module.name] = _kind(module.name, section, section)
    return dict(sorted(found.items()))


def _kind(name: str, own: ModuleType, forms: ModuleType, *first: ModuleType) -> Kind:
    summary = (own.__doc__ or "").strip().splitlines()[0]
    laid: dict[str, partial[Any]] = {
        form: partial(getattr(forms, form), *first) for form in FORMS if hasattr(forms, form)
    }
    return Kind(
        name,
        summary,
        own.Options,
        own.LEAST,
        own.MOST,
        own.AXIS,
        own.accepts,
        laid,
        getattr(forms, "GROUND", "paper"),
        getattr(forms, "IGNORES", {}),
        getattr(own, "check", lambda part: []),
    )
