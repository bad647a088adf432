"""XML by lxml's builder, which escapes whatever text it is given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from lxml.builder import ElementMaker

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element as Element


EMU = 12700
"""EMU a point."""


NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}


class Maker(Protocol):
    """Makes elements of one namespace: `A.off(x=0, y=0)` takes children, then attributes."""

    def __getattr__(self, name: str) -> Callable[..., Element]:
        """What makes elements of that name."""


def maker(namespace: str, **prefixes: str) -> Maker:
    """A maker for a namespace; whole numbers may be values of attributes."""
    made: Maker = ElementMaker(
        namespace=namespace, nsmap=prefixes, typemap={int: lambda _, value: str(value)}
    )
    return made


A = maker(NS["a"], **NS)
P = maker(NS["p"], **NS)

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"

C = maker(CHART, c=CHART, a=NS["a"], r=NS["r"])


def tag(name: str) -> str:
    """A name such as `r:embed` as lxml spells it."""
    prefix, _, local = name.partition(":")
    return f"{{{NS[prefix]}}}{local}"


def emu(points: float) -> int:
    """Points in EMU."""
    return round(points * EMU)


def frame(x: float, y: float, width: float, height: float, *, rises: bool = False) -> Element:
    """Place and size, in points; a line that rises to the right is flipped."""
    flipped = {"flipV": 1} if rises else {}
    return A.xfrm(
        A.off(x=emu(x), y=emu(y)),
        A.ext(cx=emu(width), cy=emu(height)),
        **flipped,
    )


def outline(shape: str = "rect") -> Element:
    """A shape that PowerPoint knows by name, without adjustments."""
    return A.prstGeom(A.avLst(), prst=shape)


def insets(fit: Element) -> Element:
    """A text body without insets that wraps, and fits text to its box as told."""
    sides = dict.fromkeys(("lIns", "tIns", "rIns", "bIns"), 0)
    return A.bodyPr(fit, wrap="square", **sides, anchor="t")


def slide_number(shown: str, look: Element) -> Element:
    """A field that prints the slide's number; `shown` stands there until it is drawn."""
    identity = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
    return A.fld(look, A.t(shown), id=identity, type="slidenum")
