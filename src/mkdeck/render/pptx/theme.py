"""The document's theme: our colours in its slots, our faces for documents, flat effects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from mkdeck.languages import office_scripts
from mkdeck.render.pptx.slots import scheme, slot_fill
from mkdeck.render.pptx.xml import A

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from mkdeck.languages import Office
    from mkdeck.themes import FaceSpec, Theme


def face_slot(family: str, role: str, theme: Theme) -> str:
    """The slot of the theme's fonts that a family fills, or the family where it fills none.

    So that another choice of fonts restyles the slides as one of colours does.
    """
    faces = theme.faces.office
    if family == faces.title.family and (role == "title" or family != faces.text.family):
        return "+mj-lt"
    return "+mn-lt" if family == faces.text.family else family


def theme_part(theme: Theme, office: Office) -> bytes:
    """The theme as a part of a presentation in a language."""
    faces = theme.faces.office
    root = A.theme(
        A.themeElements(
            A.clrScheme(
                *(
                    getattr(A, slot)(A.srgbClr(val=colour))
                    for slot, colour in scheme(theme.palette).items()
                ),
                name=theme.name,
            ),
            A.fontScheme(
                A.majorFont(*_typefaces(faces.title, office)),
                A.minorFont(*_typefaces(faces.text, office)),
                name=theme.name,
            ),
            _flat_effects(),
        ),
        _defaults(),
        name=theme.name,
    )
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _defaults() -> Element:
    """How shapes, lines and boxes of text look that are drawn anew: flat, as those of the deck."""
    plain = {"lIns": 0, "tIns": 0, "rIns": 0, "bIns": 0}
    return A.objectDefaults(
        A.spDef(
            A.spPr(slot_fill("accent1"), A.ln(A.noFill())),
            A.bodyPr(anchor="ctr"),
            A.lstStyle(A.lvl1pPr(A.defRPr(slot_fill("bg1")), algn="ctr")),
        ),
        A.lnDef(A.spPr(A.ln(slot_fill("tx1"), w=9525)), A.bodyPr(), A.lstStyle()),
        A.txDef(A.spPr(A.noFill()), A.bodyPr(A.spAutoFit(), wrap="square", **plain), A.lstStyle()),
    )


def _typefaces(face: FaceSpec, office: Office) -> list[Element]:
    """The family of each script, as the theme has it, else as its language has."""
    families = {**office_scripts(), **face.scripts}
    scripts = [A.font(script=script, typeface=family) for script, family in families.items()]
    own = families.get(office.script, "")
    return [A.latin(typeface=face.family), A.ea(typeface=own), A.cs(typeface=""), *scripts]


def _flat_effects() -> Element:
    """The three strengths of each effect that a theme must have, all alike."""
    thrice = range(3)
    return A.fmtScheme(
        A.fillStyleLst(*(slot_fill("phClr") for _ in thrice)),
        A.lnStyleLst(*(A.ln(slot_fill("phClr"), w=12700) for _ in thrice)),
        A.effectStyleLst(*(A.effectStyle(A.effectLst()) for _ in thrice)),
        A.bgFillStyleLst(*(slot_fill("phClr") for _ in thrice)),
        name="Flat",
    )
