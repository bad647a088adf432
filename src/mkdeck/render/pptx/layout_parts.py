"""Layouts as parts of the package, with what slides have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.packuri import PackURI
from pptx.parts.slide import SlideLayoutPart

from mkdeck.render.pptx.holders import content_shape, holder_shape, sheet, strip_shapes
from mkdeck.render.pptx.shapes import SlideShapes
from mkdeck.render.pptx.slots import colour_map
from mkdeck.render.pptx.xml import A, P, tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element as Element

    from mkdeck.render.backend import Document
    from mkdeck.render.pptx.layouts import Plan

_FIRST = 2147483649
"""Least id that a layout may have, after the master's own."""


def add_layouts(made: Any, plans: Sequence[Plan], document: Document) -> list[Any]:
    """Adds the layouts to a presentation; they stand in the order of the plans."""
    return [_added(made.slide_master, i, plan, document) for i, plan in enumerate(plans)]


def _added(master: Any, index: int, plan: Plan, document: Document) -> Any:
    name = PackURI(f"/ppt/slideLayouts/slideLayout{index + 1}.xml")
    content = etree.tostring(_layout(plan, document))
    package = master.part.package
    part = SlideLayoutPart.load(name, CT.PML_SLIDE_LAYOUT, package, content)
    part.relate_to(master.part, RT.SLIDE_MASTER)
    relation = master.part.relate_to(part, RT.SLIDE_LAYOUT)
    listed = P.sldLayoutId({"id": str(_FIRST + index), tag("r:id"): relation})
    master._element.sldLayoutIdLst.append(listed)
    _fix(part.slide_layout, plan, document)
    return part.slide_layout


def _layout(plan: Plan, document: Document) -> Element:
    palette, ground = plan.scene.palette, plan.scene.layout
    mapped = (
        A.masterClrMapping()
        if ground == "paper"
        else A.overrideClrMapping(**colour_map(palette, ground))
    )
    shapes = [
        holder_shape(holder, number, document, palette, ground)
        for number, holder in enumerate(plan.holders.values(), 2)
    ]
    if plan.content:
        shapes.append(content_shape(*plan.content, len(shapes) + 2, document))
    shapes += strip_shapes(document, len(shapes) + 2)
    return P.sldLayout(
        sheet(ground, palette, shapes, plan.name),
        P.clrMapOvr(mapped),
        preserve="1",
        userDrawn="1",
    )


def _fix(layout: Any, plan: Plan, document: Document) -> None:
    """Puts what is the same on all slides behind the placeholders."""
    tree = layout.shapes._spTree
    first = 2
    drawing = SlideShapes(layout, plan.scene, document, count=len(tree))
    for i, item in enumerate(plan.fixed):
        tree.insert(first + i, drawing.shape(item))
