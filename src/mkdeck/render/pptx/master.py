"""The presentation that slides go into: our theme, its master, nothing of the template's own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.util import Emu

from mkdeck.render.pptx.holders import body_shape, holder_shape, sheet, strip_shapes
from mkdeck.render.pptx.placeholders import CHART, PAGE, TITLE
from mkdeck.render.pptx.slots import colour_map, slot_fill
from mkdeck.render.pptx.theme import theme_part
from mkdeck.render.pptx.xml import A, P, emu, tag
from mkdeck.scene import Box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element as Element

    from mkdeck.render.backend import Document
    from mkdeck.render.pptx.layouts import Plan
    from mkdeck.render.pptx.placeholders import Holder

_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def presentation(document: Document, plans: Sequence[Plan]) -> Any:
    """A python-pptx presentation in the document's theme, with its master and no layout.

    Args:
        document: Gives colours, faces and language.
        plans: Its layouts, which the master is made after.
    """
    made = Presentation()
    scene = plans[0].scene
    made.slide_width, made.slide_height = Emu(emu(scene.width)), Emu(emu(scene.height))
    master = made.slide_master
    for layout in list(made.slide_layouts):
        made.slide_layouts.remove(layout)
    _replace(master._element, _master(document, plans))
    master.part.part_related_by(RT.THEME)._blob = theme_part(document.theme, document.office)
    disown(made, "Widescreen")
    return made


def disown(made: Any, shape: str = "") -> None:
    """Takes out what a presentation of python-pptx says of itself.

    Args:
        made: The presentation.
        shape: What it is told that the shape of its slides is.
    """
    for element in made.part._element.iter(tag("p:sldSz")):
        element.attrib.pop("type", "")
    package = made.part.package
    for rel in list(package._rels.values()):
        if rel.reltype == RT.THUMBNAIL:
            package._rels.pop(rel.rId)
        elif rel.reltype == RT.EXTENDED_PROPERTIES:
            rel.target_part._blob = _app(shape)
    for rel in list(made.part.rels.values()):
        if rel.reltype == RT.PRINTER_SETTINGS:
            made.part.rels.pop(rel.rId)


def _app(shape: str) -> bytes:
    said = {"Application": "mkdeck", **({"PresentationFormat": shape} if shape else {})}
    root = etree.Element("Properties", xmlns=_APP)
    for name, words in said.items():
        etree.SubElement(root, name).text = words
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _replace(root: Element, fresh: Element) -> None:
    """Puts new content into a part's root element, keeping the element itself."""
    for child in list(root):
        root.remove(child)
    for key, value in fresh.attrib.items():
        root.set(key, value)
    for child in list(fresh):
        root.append(child)


def _master(document: Document, plans: Sequence[Plan]) -> Element:
    """The master: a title, a body, and what may stand at the foot of any slide."""
    palette = document.theme.palette
    title, page = _common(plans, TITLE.idx), _common(plans, PAGE.idx)
    width, height = plans[0].scene.width, plans[0].scene.height
    charts = (plan.content[1] for plan in plans if plan.content and plan.content[0] is CHART)
    body = next(charts, None) or _below(title, width, height)
    shapes = [holder_shape(title, 2, document, palette, "paper")] if title else []
    shapes.append(body_shape(body, 3, document))
    shapes += strip_shapes(document, 4, Box(body.x, 0, body.width, height))
    if page:
        # LibreOffice would lighten a colour of the master once more for each layout.
        plain = replace(page, look=replace(page.look, colour="ink"))
        shapes.append(holder_shape(plain, 6, document, palette, "paper"))
    size = round(document.theme.faces.office.title.scale * 60) * 50
    return P.sldMaster(
        sheet("paper", palette, shapes, ""),
        P.clrMap(**colour_map(palette)),
        P.sldLayoutIdLst(),
        P.txStyles(
            P.titleStyle(A.lvl1pPr(*_level("mj", size, b=1), algn="l")),
            P.bodyStyle(*_body_levels()),
            P.otherStyle(*_body_levels()),
        ),
    )


def _common(plans: Sequence[Plan], idx: int) -> Holder | None:
    """The placeholder of a number as most layouts have it."""
    found = [plan.holders[idx] for plan in plans if idx in plan.holders]
    boxes = [holder.box for holder in found]
    return max(found, key=lambda holder: boxes.count(holder.box), default=None)


def _below(title: Holder | None, width: float, height: float) -> Box:
    """What is free below a title."""
    left = title.box.x if title else 0.0
    top = title.box.y + title.box.height if title else 0.0
    return Box(left, top, width - 2 * left, (height - top) * 0.8)


def _body_levels() -> list[Element]:
    return [
        getattr(A, f"lvl{n}pPr")(
            *_level("mn", max(2200 - 200 * n, 1200)), marL=(n - 1) * 228600, indent=0, algn="l"
        )
        for n in range(1, 6)
    ]


def _level(faces: str, size: int, **weight: int) -> list[Element]:
    """Plain paragraphs in the theme's `mj` or `mn` faces, at a size in hundredths of a point."""
    look = (
        slot_fill("tx1"),
        A.latin(typeface=f"+{faces}-lt"),
        A.ea(typeface=f"+{faces}-ea"),
        A.cs(typeface=f"+{faces}-cs"),
    )
    return [A.lnSpc(A.spcPct(val=100000)), A.buNone(), A.defRPr(*look, sz=size, **weight)]
