"""A sheet of themes: each with its colours, a title, a numeral and a bar."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from frozendict import frozendict

from mkdeck.layout import Look
from mkdeck.scene import Rect, Scene, Text, move

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.formats import Format
    from mkdeck.languages import Language
    from mkdeck.scene import Item
    from mkdeck.themes import Theme


TOKENS = ("accent", "accent-text", "muted2", "muted", "tint", "track", "rule", "ink2", "ink")
"""Colours that have a field of their own, in their order."""


HEIGHT = 176.0
"""Of one theme on the sheet, in points."""


def swatches(themes: Sequence[Theme], sheet: Format, language: Language) -> Scene:
    """The themes below each other, each on its own paper and in its own faces.

    Args:
        themes: Whose swatches to draw; one at least.
        sheet: The canvas that gives width, margins and styles.
        language: In which letters are set.
    """
    items: list[Item] = []
    palette: dict[str, str] = {}
    for i, theme in enumerate(themes):
        palette |= {f"{i} {token}": colour for token, colour in theme.palette.items()}
        look = Look(theme, "image", language, sheet)
        items += (_own(move(item, 0, i * HEIGHT), i) for item in _one(theme, look))
    names = ", ".join(theme.name for theme in themes)
    return Scene(
        "themes",
        sheet.width,
        HEIGHT * len(themes),
        tuple(items),
        names,
        frozendict(palette),
        ground="0 paper",
        alt=f"Themes with their colours: {names}",
    )


def _one(theme: Theme, look: Look) -> list[Item]:
    sheet = look.format
    left, right = sheet.margin, sheet.right
    pitch = (right - left + 6) / len(TOKENS)
    half = (left + right) / 2 + 20
    items: list[Item] = [
        Rect(0, 0, sheet.width, HEIGHT, "paper"),
        Rect(left, 20, right - left, sheet.rule.thickness, "ink"),
        look.text("title", theme.name, left, 50, half - left - 10, shrink=0.5, name="theme"),
        look.text("hero", "95%", left, 108, half - left - 10, size=58),
        Rect(half, 62, right - half, 12, "track"),
        Rect(half, 62, (right - half) * 0.95, 12, "accent"),
        Rect(half, 80, right - half, 12, "track"),
        Rect(half, 80, (right - half) * 0.6, 12, "muted2"),
        Rect(half, 98, right - half, 12, "track"),
        Rect(half, 98, (right - half) * 0.4, 12, "muted"),
    ]
    families = {theme.face("image", "title").family, theme.face("image", "text").family}
    items.append(look.text("axis", ", ".join(sorted(families)), half, 50, right - half))
    for i, token in enumerate(TOKENS):
        x = left + i * pitch
        items.append(Rect(x, 124, pitch - 6, 20, token))
        said = theme.palette[token]
        items.append(look.text("axis", said, x, 158, pitch - 2, name=token))
    return items


def _own(item: Item, i: int) -> Item:
    """The item with the colours of the theme that it belongs to."""
    match item:
        case Rect():
            return replace(item, fill=f"{i} {item.fill}")
        case Text():
            lines = (
                tuple(replace(run, colour=f"{i} {run.colour}") for run in line)
                for line in item.lines
            )
            return replace(item, lines=tuple(lines))
        case _:
            return item
