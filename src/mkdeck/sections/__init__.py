"""Sections: kinds of slide, band and card that lay their pages out; and the listing of all kinds.

One file a kind, which declares `KIND = Section(…)`; a chart's declares `KIND = Chart(…)`.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from mkdeck import charts

if TYPE_CHECKING:
    from mkdeck.layout import Laid


def kinds() -> dict[str, Laid]:
    """Every kind that a deck can name: the charts and the sections found in their folders."""
    return _listed(tuple(charts.__path__), tuple(__path__))


@lru_cache
def _listed(chart_paths: tuple[str, ...], section_paths: tuple[str, ...]) -> dict[str, Laid]:
    folders = ((charts.__name__, chart_paths), (__name__, section_paths))
    found = {
        module.name: _declared(f"{package}.{module.name}", module.name)
        for package, paths in folders
        for module in iter_modules(paths)
    }
    return dict(sorted(found.items()))


def _declared(module: str, name: str) -> Laid:
    loaded = import_module(module)
    declared: Laid = loaded.KIND
    # Python takes the docstrings away where it is told to optimise.
    summary = (loaded.__doc__ or name).strip().splitlines()[0]
    return replace(declared, name=name, summary=summary)
