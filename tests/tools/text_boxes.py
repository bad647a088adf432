"""Where the text of a shape stands, as programs that space lines by percent draw it."""

from __future__ import annotations

from typing import Any

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
EMU = 12700


def inside(shape: Any) -> tuple[float, float, float, float]:
    """Left, upper, right and lower edge of a box within its insets, in points."""
    body = next(shape._element.iter(f"{A}bodyPr"))
    left, top, right, bottom = (int(body.get(side)) for side in ("lIns", "tIns", "rIns", "bIns"))
    return (
        (shape.left + left) / EMU,
        (shape.top + top) / EMU,
        (shape.left + shape.width - right) / EMU,
        (shape.top + shape.height - bottom) / EMU,
    )


def spacing(shape: Any) -> float:
    """The spacing of its lines, as a share of 1.2 times their size."""
    return int(next(shape._element.iter(f"{A}spcPct")).get("val")) / 100_000


def baseline(shape: Any, size: float) -> float:
    """The first baseline of a box that is set from its upper edge or by its middle."""
    _, top, _, bottom = inside(shape)
    share = spacing(shape)
    first = (0.96 * share if share < 1 else 1.2 * share - 0.2) * size
    if next(shape._element.iter(f"{A}bodyPr")).get("anchor") == "ctr":
        lines = sum(1 for _ in shape._element.iter(f"{A}br")) + 1
        return (top + bottom - 1.2 * share * size * lines) / 2 + first
    return top + first
