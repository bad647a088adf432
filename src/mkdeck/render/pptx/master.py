"""The presentation that slides go into: our theme, three layouts, nothing left to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.util import Emu

from mkdeck.render.pptx.slots import GROUNDS, colour_map, fill, ink, slot_fill
from mkdeck.render.pptx.theme import theme_part
from mkdeck.render.pptx.xml import A, P, emu, frame, insets, outline, slide_number, tag

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element as Element

    from mkdeck.themes import Theme


LAYOUTS = {"paper": "Content", "accent": "Statement", "inverse": "Divider"}
"""Name of the layout for each ground."""


_QUIET = {"paper": "ink2", "accent": "on-accent", "inverse": "on-inverse2"}
"""Token of slide numbers on each ground."""


_FIRST_LAYOUT = 2147483649
"""Least id that a layout may have, after the master's own."""


_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.'
    b'openxmlformats.org/officeDocument/2006/extended-properties"><Application>mkdeck</Application>'
    b"<PresentationFormat>Widescreen</PresentationFormat></Properties>"
)


def presentation(theme: Theme, width: float, height: float) -> Any:
    """An empty python-pptx presentation in the theme, with a layout for each ground.

    Args:
        theme: Gives colours and faces.
        width: Of a slide, in points.
        height: Likewise.
    """
    made = Presentation()
    made.slide_width, made.slide_height = Emu(emu(width)), Emu(emu(height))
    master = made.slide_master
    for layout in list(made.slide_layouts)[len(LAYOUTS) :]:
        made.slide_layouts.remove(layout)
    _replace(master, _master(theme, [entry.rId for entry in master._element.sldLayoutIdLst]))
    for layout, ground in zip(made.slide_layouts, LAYOUTS, strict=True):
        _replace(layout, _layout(ground, theme.palette))
    master.part.part_related_by(RT.THEME)._blob = theme_part(theme)
    _empty(made)
    return made


def _empty(made: Any) -> None:
    """Takes out what python-pptx's template says of itself."""
    for element in made.part._element.iter(tag("p:sldSz")):
        element.attrib.pop("type", "")
    package = made.part.package
    for rel in list(package._rels.values()):
        if rel.reltype == RT.THUMBNAIL:
            package._rels.pop(rel.rId)
        elif rel.reltype == RT.EXTENDED_PROPERTIES:
            rel.target_part._blob = _APP
    for rel in list(made.part.rels.values()):
        if rel.reltype == RT.PRINTER_SETTINGS:
            made.part.rels.pop(rel.rId)


def name_notes_master(made: Any) -> None:
    """Lists the notes master in the presentation, which python-pptx leaves out."""
    for rel in made.part.rels.values():
        if rel.reltype == RT.NOTES_MASTER:
            listed = P.notesMasterIdLst(P.notesMasterId({tag("r:id"): rel.rId}))
            made.part._element.find(tag("p:sldMasterIdLst")).addnext(listed)


def _replace(owner: Any, fresh: Element) -> None:
    """Puts new content into a part's root element, keeping the element itself."""
    root = owner._element
    for child in list(root):
        root.remove(child)
    for key, value in fresh.attrib.items():
        root.set(key, value)
    for child in list(fresh):
        root.append(child)


def _master(theme: Theme, layouts: list[str]) -> Element:
    """The master with the relations of its layouts."""
    ids = (
        P.sldLayoutId({"id": str(_FIRST_LAYOUT + i), tag("r:id"): relation})
        for i, relation in enumerate(layouts)
    )
    size = round(theme.faces.office.title.scale * 60) * 50
    return P.sldMaster(
        _content("paper", theme.palette, P.ph(type="sldNum", idx=12)),
        P.clrMap(**colour_map(theme.palette)),
        P.sldLayoutIdLst(*ids),
        P.txStyles(
            P.titleStyle(A.lvl1pPr(*_level("mj", size, b=1), algn="l")),
            P.bodyStyle(*_body_levels()),
            P.otherStyle(*_body_levels()),
        ),
    )


def _layout(ground: str, palette: Mapping[str, str]) -> Element:
    number = P.ph(type="sldNum", sz="quarter", idx=12)
    own = A.masterClrMapping() if ground == "paper" else None
    return P.sldLayout(
        _content(ground, palette, number, name=LAYOUTS[ground]),
        P.clrMapOvr(A.overrideClrMapping(**colour_map(palette, ground)) if own is None else own),
        type="titleOnly",
        preserve="1",
    )


def _content(ground: str, palette: Mapping[str, str], number: Element, **name: str) -> Element:
    """The ground, with a title and a slide number where the slides have them."""
    (behind, text), quiet = GROUNDS[ground], _QUIET[ground]
    return P.cSld(
        P.bg(P.bgPr(fill(behind, palette, ground), A.effectLst())),
        P.spTree(
            P.nvGrpSpPr(P.cNvPr(id=1, name=""), P.cNvGrpSpPr(), P.nvPr()),
            P.grpSpPr(
                A.xfrm(A.off(x=0, y=0), A.ext(cx=0, cy=0), A.chOff(x=0, y=0), A.chExt(cx=0, cy=0))
            ),
            _title(fill(text, palette, ground)),
            _number(number, ink(quiet, palette, ground)),
        ),
        **name,
    )


def _title(colour: Element) -> Element:
    return P.sp(
        P.nvSpPr(
            P.cNvPr(id=2, name="Title"),
            P.cNvSpPr(A.spLocks(noGrp=1)),
            P.nvPr(P.ph(type="title")),
        ),
        P.spPr(frame(48, 46, 645, 74), outline()),
        P.txBody(
            insets(A.normAutofit()),
            A.lstStyle(A.lvl1pPr(A.defRPr(colour))),
            A.p(A.r(A.rPr(lang="en-GB"), A.t("Title"))),
        ),
    )


def _number(holder: Element, colour: Element) -> Element:
    return P.sp(
        P.nvSpPr(
            P.cNvPr(id=3, name="Slide number"),
            P.cNvSpPr(A.spLocks(noGrp=1)),
            P.nvPr(holder),
        ),
        P.spPr(frame(872, 492, 40, 16), outline()),
        P.txBody(
            insets(A.noAutofit()),
            A.lstStyle(A.lvl1pPr(A.defRPr(colour, sz=1100), algn="r")),
            A.p(slide_number("‹#›", A.rPr(lang="en-GB"))),
        ),
    )


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
