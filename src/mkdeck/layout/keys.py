"""Keys: what the colours of a chart mean, in one row above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.scene import Rect
from mkdeck.text import DoesNotFitError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.layout.look import Look
    from mkdeck.scene import Item

SWATCH = 0.72
"""Side of a swatch, as a multiple of the size of its words."""


def keyed(names: Sequence[tuple[str, str]], look: Look, width: float) -> tuple[list[Item], float]:
    """A swatch and a name for each token, from 0, 0 on, and how high they are.

    Args:
        names: What each token means.
        look: How they look.
        width: What they may take; they go on in further rows.

    Raises:
        DoesNotFitError: A name is wider than that.
    """
    style = look.style("label")
    side, pitch = style.size * SWATCH, style.size * 1.5
    items: list[Item] = []
    x, y = 0.0, style.size * 0.9
    for name, token in names:
        wide = look.width("label", name)
        needed = side * 1.6 + wide
        if needed > width:
            raise DoesNotFitError(f'"{name}" is too long for a key', hint="shorten the label")
        if x and x + needed > width:
            x, y = 0.0, y + pitch
        items.append(Rect(x, y - side * 0.95, side, side, look.colour(token), "swatch"))
        items.append(look.text("label", name, x + side * 1.6, y, wide, role="key", name="key"))
        x += needed + style.size * 1.6
    return items, y + style.size * 0.9
