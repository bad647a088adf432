"""Speaker notes: where they stand, and the master that they have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from mkdeck.render.pptx.xml import A, P, tag

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


def notes_text(slide: Any) -> Any:
    """The text frame of a slide's notes; of one of its own where their master has none."""
    notes = slide.notes_slide
    if notes.notes_text_frame is None:
        tree = notes.shapes._spTree
        numbers = [int(one.get("id")) for one in tree.iter(tag("p:cNvPr"))]
        tree.append(_body(max(numbers, default=1) + 1))
    return notes.notes_text_frame


def _body(number: int) -> Element:
    return P.sp(
        P.nvSpPr(
            P.cNvPr(id=number, name="Notes"),
            P.cNvSpPr(A.spLocks(noGrp=1)),
            P.nvPr(P.ph(type="body", idx=1)),
        ),
        P.spPr(),
        P.txBody(A.bodyPr(), A.lstStyle(), A.p()),
    )


def name_notes_master(made: Any) -> None:
    """Lists the notes master in the presentation, which python-pptx leaves out."""
    root = made.part._element
    if root.find(tag("p:notesMasterIdLst")) is not None:
        return
    for rel in made.part.rels.values():
        if rel.reltype == RT.NOTES_MASTER:
            listed = P.notesMasterIdLst(P.notesMasterId({tag("r:id"): rel.rId}))
            root.find(tag("p:sldMasterIdLst")).addnext(listed)
