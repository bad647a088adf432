"""Marks of a picture as shapes that can be recoloured, one for what stands for one thing."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from mkdeck.render.pptx.xml import A, P, emu, frame, outline
from mkdeck.scene import Box, path, steps_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lxml.etree import _Element as Element

    from mkdeck.scene import Mark, Step

    Paint = Callable[[str], Element]
    """Makes a fill out of the token of a colour."""

MOST = 200
"""Shapes of one look in a picture; where there would be more, all of that look are one shape."""

PATH = 100
"""Units of a path a point."""


def shapes(
    marks: Sequence[Mark],
    at: tuple[float, float],
    paint: Paint,
    identity: Callable[[str], Element],
) -> Iterator[Element]:
    """A shape for each mark, for each person of two, or for all lines of one look.

    Args:
        marks: Of one picture, from the lowest to the topmost.
        at: The picture's corner on the slide.
        paint: Makes a fill out of a token.
        identity: Makes a shape's name and number out of what it is.
    """
    for unit in _units(marks):
        first = unit[0]
        if len(unit) == 1 and first.shape in {"rect", "dot"}:
            yield plain(first, at, paint, identity(first.shape))
        elif len(unit) == 1 and first.shape == "line":
            yield line(first, at, paint, identity("line"))
        else:
            yield _freeform(unit, at, paint, identity(_named(unit)))


def _named(unit: Sequence[Mark]) -> str:
    kinds = {mark.shape for mark in unit}
    return "person" if kinds == {"dot", "bust"} else "lines" if kinds == {"line"} else "mark"


def look_of(mark: Mark) -> tuple[object, ...]:
    """What looks of marks differ in."""
    return mark.fill, mark.stroke, mark.stroke_width, mark.dash


def _units(marks: Sequence[Mark]) -> Iterator[list[Mark]]:
    """Marks that become one shape: head and shoulders, solid lines of a look, or too many."""
    counts = Counter(look_of(mark) for mark in marks)
    found: list[list[Mark]] = []
    gathered: dict[tuple[object, ...], list[Mark]] = {}
    shoulders = {id(bust) for dot, bust in pairwise(marks) if _person(dot, bust)}
    for mark in marks:
        look = look_of(mark)
        lined = mark.shape == "line" and not mark.dash
        if counts[look] > MOST or (lined and counts[look] > 2):
            key = (*look, lined)
            if key not in gathered:
                gathered[key] = []
                found.append(gathered[key])
            gathered[key].append(mark)
        elif id(mark) in shoulders:
            found[-1].append(mark)
        else:
            found.append([mark])
    yield from found


def _person(dot: Mark, bust: Mark) -> bool:
    return (dot.shape, bust.shape) == ("dot", "bust") and look_of(dot) == look_of(bust)


def painted(mark: Mark, paint: Paint) -> tuple[Element, Element]:
    """Fill and outline of a mark."""
    filled = paint(mark.fill) if mark.fill else A.noFill()
    if not mark.stroke:
        return filled, A.ln(A.noFill())
    dashes = [
        A.ds(
            d=round(on / mark.stroke_width * 100_000),
            sp=round(off / mark.stroke_width * 100_000),
        )
        for on, off in zip(mark.dash[::2], mark.dash[1::2], strict=True)
    ]
    dash = [A.custDash(*dashes)] if dashes else []
    miter = A.miter(lim=800_000)
    return filled, A.ln(paint(mark.stroke), *dash, miter, w=emu(mark.stroke_width))


def plain(mark: Mark, at: tuple[float, float], paint: Paint, identity: Element) -> Element:
    """A rectangle or an ellipse; a rectangle's outline lies inside it."""
    inset = mark.stroke_width / 2 if mark.stroke and mark.shape == "rect" else 0.0
    placed = frame(
        at[0] + mark.x + inset,
        at[1] + mark.y + inset,
        mark.width - 2 * inset,
        mark.height - 2 * inset,
    )
    shape = outline("ellipse" if mark.shape == "dot" else "rect")
    return _shape(identity, placed, shape, *painted(mark, paint))


def line(mark: Mark, at: tuple[float, float], paint: Paint, identity: Element) -> Element:
    """A straight line between two points."""
    left, top = min(mark.x, mark.x + mark.width), min(mark.y, mark.y + mark.height)
    placed = frame(
        at[0] + left,
        at[1] + top,
        abs(mark.width),
        abs(mark.height),
        rises=mark.width * mark.height < 0,
    )
    return P.cxnSp(
        P.nvCxnSpPr(identity, P.cNvCxnSpPr(), P.nvPr()),
        P.spPr(placed, outline("line"), painted(mark, paint)[1]),
    )


def _shape(identity: Element, placed: Element, geometry: Element, *look: Element) -> Element:
    return P.sp(
        P.nvSpPr(identity, P.cNvSpPr(), P.nvPr()),
        P.spPr(placed, geometry, *look),
    )


def _freeform(
    unit: Sequence[Mark], at: tuple[float, float], paint: Paint, identity: Element
) -> Element:
    """All of a unit as one path in its own bounding box."""
    steps = [step for mark in unit for step in steps_of(mark)]
    box = _bounds(steps)
    drawn = [_command(step, box) for step in steps]
    filled = {} if unit[0].fill else {"fill": "none"}
    geometry = A.custGeom(
        A.avLst(),
        A.gdLst(),
        A.ahLst(),
        A.cxnLst(),
        A.rect(l="0", t="0", r="r", b="b"),
        A.pathLst(A.path(*drawn, w=round(box.width * PATH), h=round(box.height * PATH), **filled)),
    )
    placed = frame(at[0] + box.x, at[1] + box.y, box.width, box.height)
    return _shape(identity, placed, geometry, *painted(unit[0], paint))


def _bounds(steps: Sequence[Step]) -> Box:
    """The box round all points and handles."""
    found = path(steps)
    return Box(found.x, found.y, found.width, found.height)


def _command(step: Step, box: Box) -> Element:
    """A step of a path; its places count from the box's corner."""
    letter, *numbers = step
    points = [
        A.pt(x=round((x - box.x) * PATH), y=round((y - box.y) * PATH))
        for x, y in zip(numbers[::2], numbers[1::2], strict=True)
    ]
    named = {"M": A.moveTo, "L": A.lnTo, "C": A.cubicBezTo, "Z": A.close}
    return named[letter](*points)
