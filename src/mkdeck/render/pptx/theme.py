"""The document's theme: our colours in its slots, our faces for documents, flat effects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from mkdeck.languages import office_scripts
from mkdeck.render.pptx.xml import A

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element as Element

    from mkdeck.themes import Theme


SLOTS = {
    "ink": "tx1",
    "paper": "bg1",
    "inverse": "tx2",
    "paper2": "bg2",
    "accent": "accent1",
    "muted2": "accent2",
    "muted": "accent3",
    "tint": "accent4",
    "track": "accent5",
    "rule": "accent6",
    "ink2": "folHlink",
    "accent-ground": "accent1",
    "accent-text": "accent1",
}
"""Colour slot of the document's theme for each token, so that restyling it restyles the slides."""


_SCHEME = {
    "dk1": "ink",
    "lt1": "paper",
    "dk2": "inverse",
    "lt2": "paper2",
    "accent1": "accent",
    "accent2": "muted2",
    "accent3": "muted",
    "accent4": "tint",
    "accent5": "track",
    "accent6": "rule",
    "hlink": "accent-text",
    "folHlink": "ink2",
}


def fill(token: str, palette: Mapping[str, str]) -> Element:
    """The token as a fill: a slot of the theme where it has one of that colour."""
    slot = SLOTS.get(token)
    if slot == "accent1" and palette[token] != palette["accent"]:
        slot = "hlink" if token == "accent-text" else None
    return slot_fill(slot) if slot else A.solidFill(A.srgbClr(val=palette[token]))


def face_slot(family: str, role: str, theme: Theme) -> str:
    """The slot of the theme's fonts that a family fills, or the family where it fills none.

    So that another choice of fonts restyles the slides as one of colours does.
    """
    faces = theme.faces.office
    if family == faces.title.family and (role == "title" or family != faces.text.family):
        return "+mj-lt"
    return "+mn-lt" if family == faces.text.family else family


def slot_fill(slot: str) -> Element:
    """A slot of the theme as a fill."""
    return A.solidFill(A.schemeClr(val=slot))


def theme_part(theme: Theme) -> bytes:
    """The theme as a part of a presentation."""
    faces = theme.faces.office
    root = A.theme(
        A.themeElements(
            A.clrScheme(
                *(
                    getattr(A, slot)(A.srgbClr(val=theme.palette[token]))
                    for slot, token in _SCHEME.items()
                ),
                name=theme.name,
            ),
            A.fontScheme(
                A.majorFont(*_typefaces(faces.title.family)),
                A.minorFont(*_typefaces(faces.text.family)),
                name=theme.name,
            ),
            _flat_effects(),
        ),
        name=theme.name,
    )
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _typefaces(family: str) -> list[Element]:
    scripts = [A.font(script=script, typeface=face) for script, face in office_scripts().items()]
    return [A.latin(typeface=family), A.ea(typeface=""), A.cs(typeface=""), *scripts]


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
