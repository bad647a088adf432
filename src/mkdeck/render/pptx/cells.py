"""References of a chart to the cells of its sheet, with what they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.render.pptx.xml import C

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from lxml.etree import _Element as Element

SHEET = "Sheet1"
"""Name of the only sheet."""


def text_reference(place: str, words: Sequence[str]) -> Element:
    """Words in cells."""
    points = (C.pt(C.v(word), idx=i) for i, word in enumerate(words))
    return C.strRef(C.f(place), C.strCache(C.ptCount(val=len(words)), *points))


def number_reference(place: str, values: Sequence[Decimal | float | None]) -> Element:
    """Numbers in cells, of which some may be empty."""
    points = (
        C.pt(C.v(f"{value:f}" if not isinstance(value, float) else f"{value:g}"), idx=i)
        for i, value in enumerate(values)
        if value is not None
    )
    count = C.ptCount(val=len(values))
    return C.numRef(C.f(place), C.numCache(C.formatCode("General"), count, *points))
