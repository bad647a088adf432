"""Callouts: pictures of a single figure. One file a kind; the folder's listing is the registry."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdeck.quantity import Quantity
    from mkdeck.scene import Fragment


@dataclass(frozen=True)
class Callout:
    """A kind of callout.

    Attributes:
        accepts: Why it cannot show a quantity, or nothing.
        draw: `draw(row, words, look, width, height)` gives the picture with its key.
    """

    name: str
    accepts: Callable[[Quantity], str]
    draw: Callable[..., Fragment]


def callouts() -> dict[str, Callout]:
    """Every callout by name."""
    found = {}
    for module in iter_modules(__path__):
        loaded = import_module(f"{__name__}.{module.name}")
        found[module.name] = Callout(module.name, loaded.accepts, loaded.draw)
    return found
