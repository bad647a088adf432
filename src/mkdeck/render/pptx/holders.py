"""What masters and layouts are made of: their ground and their placeholders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.render.pptx.paragraphs import ALIGNED, spaced
from mkdeck.render.pptx.placeholders import PAGE, TITLE
from mkdeck.render.pptx.slots import GROUNDS, fill, ink, slot_fill
from mkdeck.render.pptx.xml import A, P, frame, insets, outline, slide_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element as Element

    from mkdeck.render.backend import Document
    from mkdeck.render.pptx.placeholders import Holder, Slot
    from mkdeck.scene import Box

STRIP, SMALL = 12.0, 9.0
"""Height of the strip at the foot where date and footer stand, and the size of their letters."""


def sheet(ground: str, palette: Mapping[str, str], shapes: Sequence[Element], name: str) -> Element:
    """The content of a master or a layout."""
    named = {"name": name} if name else {}
    return P.cSld(
        P.bg(P.bgPr(fill(GROUNDS[ground][0], palette, ground), A.effectLst())),
        P.spTree(
            P.nvGrpSpPr(P.cNvPr(id=1, name=""), P.cNvGrpSpPr(), P.nvPr()),
            P.grpSpPr(
                A.xfrm(A.off(x=0, y=0), A.ext(cx=0, cy=0), A.chOff(x=0, y=0), A.chExt(cx=0, cy=0))
            ),
            *shapes,
        ),
        **named,
    )


def holder_shape(
    holder: Holder, number: int, document: Document, palette: Mapping[str, str], ground: str
) -> Element:
    """A placeholder with a place and a look of its own.

    Args:
        holder: What it is.
        number: Of the shape.
        document: Language, typefaces and words.
        palette: Colours by token.
        ground: What it stands on.
    """
    look = holder.look.properties(
        "defRPr", lambda token: ink(token, palette, ground), document.office
    )
    style = spaced(holder.box, ALIGNED[holder.align], holder.before, "lvl1pPr")
    style.append(look)
    if holder.slot is PAGE:
        said = A.p(slide_number("‹#›", A.rPr(lang=document.office.lang)))
    else:
        said = prompted(document.prompts.get(holder.role, holder.name), document)
    fits = holder.slot is TITLE and holder.box.anchor == "t"
    fit = A.normAutofit() if fits else A.noAutofit()
    custom = {} if holder.slot is PAGE else {"hasCustomPrompt": 1}
    return _holder(
        holder.slot.mark(holder.idx, **custom),
        number,
        holder.name,
        P.spPr(holder.box.frame(), outline()),
        P.txBody(holder.box.body(fit), A.lstStyle(style), said),
    )


def content_shape(slot: Slot, box: Box, number: int, document: Document) -> Element:
    """The placeholder of a chart or a table."""
    words = prompted(document.prompts.get(slot.name.lower(), slot.name), document)
    return _holder(
        slot.mark(slot.idx, hasCustomPrompt=1),
        number,
        slot.name,
        P.spPr(frame(box.x, box.y, box.width, box.height), outline()),
        P.txBody(insets(A.normAutofit()), A.lstStyle(), words),
    )


def body_shape(box: Box, number: int, document: Document) -> Element:
    """The body of a master."""
    words = prompted(document.prompts.get("lead", "Text"), document)
    return _holder(
        P.ph(type="body", idx=1),
        number,
        "Text",
        P.spPr(frame(box.x, box.y, box.width, box.height), outline()),
        P.txBody(insets(A.normAutofit()), A.lstStyle(), words),
    )


def strip_shapes(document: Document, number: int, place: Box | None = None) -> list[Element]:
    """Date and footer for who wants them, from that number of a shape on.

    Args:
        document: Language and date.
        number: Of the first shape.
        place: Between which edges they stand at the foot of a page; left out, where the master has
            them.
    """
    made = []
    for i, (kind, name, idx) in enumerate((("dt", "Date", 10), ("ftr", "Footer", 11))):
        where, style = [], []
        if place:
            wide = place.width / 4
            left, width = (place.x, wide) if kind == "dt" else (place.x + wide, place.width - wide)
            where = [frame(left, place.bottom - STRIP - 2, width, STRIP), outline()]
            look = A.defRPr(slot_fill("tx1"), sz=round(SMALL * 100))
            style = [A.lvl1pPr(look, algn="l" if kind == "dt" else "r")]
        words = [A.r(A.rPr(lang=document.office.lang), A.t(document.as_of))] if kind == "dt" else []
        made.append(
            _holder(
                P.ph(type=kind, sz="half" if kind == "dt" else "quarter", idx=idx),
                number + i,
                name,
                P.spPr(*where),
                P.txBody(
                    insets(A.noAutofit()) if place else A.bodyPr(),
                    A.lstStyle(*style),
                    A.p(*words, A.endParaRPr(lang=document.office.lang)),
                ),
            )
        )
    return made


def _holder(mark: Element, number: int, name: str, place: Element, words: Element) -> Element:
    return P.sp(
        P.nvSpPr(P.cNvPr(id=number, name=name), P.cNvSpPr(A.spLocks(noGrp=1)), P.nvPr(mark)),
        place,
        words,
    )


def prompted(words: str, document: Document) -> Element:
    """A paragraph of words that say what stands there."""
    return A.p(A.r(A.rPr(lang=document.office.lang), A.t(words)))
