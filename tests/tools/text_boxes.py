"""Where the text of a shape stands, as programs that space lines by percent draw it.

A placeholder has what it does not say from its layout.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
EMU = 12700


def mark(shape: Any) -> tuple[str, str] | None:
    """Type and number of the placeholder that an element is, if any."""
    found = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
    return None if found is None else (found.get("type", "obj"), found.get("idx", "0"))


def in_layout(shape: Any) -> Any:
    """The placeholder of the layout that a shape of a slide fills, as an element; else nothing."""
    wanted = mark(shape._element) if shape._element.tag == f"{P}sp" else None
    if wanted is None or not hasattr(shape.part, "slide_layout"):
        return None
    elements = shape.part.slide_layout._element.iter(f"{P}sp")
    return next(one for one in elements if mark(one) == wanted)


def levels(shape: Any) -> Iterator[Any]:
    """The elements that say how a shape looks, its own first."""
    yield shape._element
    layout = in_layout(shape)
    if layout is not None:
        yield layout


def body(shape: Any) -> Any:
    """How text stands in a box."""
    found = (element.find(f"{P}txBody/{A}bodyPr") for element in levels(shape))
    return next(one for one in found if one.attrib)


def inside(shape: Any) -> tuple[float, float, float, float]:
    """Left, upper, right and lower edge of a box within its insets, in points."""
    sides = "lIns", "tIns", "rIns", "bIns"
    left, top, right, bottom = (int(body(shape).get(side)) for side in sides)
    return (
        (shape.left + left) / EMU,
        (shape.top + top) / EMU,
        (shape.left + shape.width - right) / EMU,
        (shape.top + shape.height - bottom) / EMU,
    )


def spacing(shape: Any) -> float:
    """The spacing of its lines, as a share of 1.2 times their size."""
    shares = (share for element in levels(shape) for share in element.iter(f"{A}spcPct"))
    return int(next(shares).get("val")) / 100_000


def baseline(shape: Any, size: float) -> float:
    """The first baseline of a box that is set from its upper edge or by its middle."""
    _, top, _, bottom = inside(shape)
    share = spacing(shape)
    down = (0.96 * share if share < 1 else 1.2 * share - 0.2) * size
    if body(shape).get("anchor") == "ctr":
        lines = sum(1 for _ in shape._element.iter(f"{A}br")) + 1
        return (top + bottom - 1.2 * share * size * lines) / 2 + down
    return top + down


def faces(shape: Any) -> set[str]:
    """The faces of a shape's words."""
    own = {face.get("typeface") for face in shape._element.iter(f"{A}latin")}
    runs = [run.find(f"{A}rPr/{A}latin") for run in shape._element.iter(f"{A}r", f"{A}fld")]
    layout = in_layout(shape)
    if layout is not None and any(run is None for run in runs):
        own |= {face.get("typeface") for face in layout.iter(f"{A}latin")}
    return own


def colour(shape: Any) -> Any:
    """The fill of its first words, or of what it is."""
    shown = shape._element.find(f".//{A}r/{A}rPr/{A}solidFill")
    if shown is None:
        found = (fill for element in levels(shape) for fill in element.iter(f"{A}solidFill"))
        shown = next(found)
    return shown[0]
