"""Callouts: pictures of a single figure. One file a kind; the folder's listing is the registry.

A callout's file declares `CALLOUT = Callout(…)`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdeck.claims import Claim, Texts
    from mkdeck.layout import Look, Room, Row
    from mkdeck.scene import Fragment


def no_key(words: Texts, look: Look, width: float) -> str:
    """Nothing that a mark stands for."""
    return ""


@dataclass(frozen=True, kw_only=True)
class Callout:
    """A kind of callout.

    Attributes:
        accepts: Why it cannot show the figure of a claim, or nothing.
        draw: The picture in a room of its own, with its key; from the figure and its claim's words.
        shape: `block` for one that fills an area, `strip` for one as wide as the page.
        rank: Of several that accept a claim, the one of the lowest rank is taken.
        key: What one mark of it stands for, in one line of a width, or nothing.
        name: Its module's name; the listing fills it in.
    """

    accepts: Callable[[Claim], str]
    draw: Callable[[Row, Texts, Room], Fragment]
    shape: Literal["block", "strip"]
    rank: int = 10
    key: Callable[[Texts, Look, float], str] = no_key
    name: str = ""


def callouts() -> dict[str, Callout]:
    """Every callout by name."""
    return _listed(tuple(__path__))


@lru_cache
def _listed(paths: tuple[str, ...]) -> dict[str, Callout]:
    found = {}
    for module in iter_modules(paths):
        declared: Callout = import_module(f"{__name__}.{module.name}").CALLOUT
        found[module.name] = replace(declared, name=module.name)
    return found


def choose(claim: Claim, shape: Literal["block", "strip"], asked: str = "") -> Callout | None:
    """The callout of a shape that shows the claim's figure, or the one asked for by name, or None."""
    if asked:
        return callouts()[asked]
    able = [one for one in callouts().values() if one.shape == shape and not one.accepts(claim)]
    return min(able, key=lambda one: (one.rank, one.name), default=None)
