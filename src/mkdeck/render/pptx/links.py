"""Hyperlinks of words and pictures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from mkdeck.render.pptx.xml import A, maker, tag
from mkdeck.scene import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element as Element

    from mkdeck.scene import Scene


Jumps = Mapping[str, Any]
"""Parts of slides by the places that links lead to, such as `#slide-4`."""

_PUNCTUATION = "%:/?#[]@!$&'()*+,;="
"""What has a meaning in an address, or is coded already."""


_OWN_COLOUR = "{A12FA001-AC4F-418D-AE19-62706E023703}"
_AHYP = "http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor"


def jumps_of(slides: Sequence[Any], scenes: Sequence[Scene]) -> Jumps:
    """The places that links lead to: slides by their numbers, and rows of tables.

    Args:
        slides: Of python-pptx.
        scenes: What each of them shows.
    """
    found = {f"#slide-{number}": slide.part for number, slide in enumerate(slides, 1)}
    for slide, scene in zip(slides, scenes, strict=True):
        for item in scene.items:
            if isinstance(item, Table):
                found |= {f"#{anchor}": slide.part for anchor in item.anchors if anchor}
    return found


def linked(address: str, part: Any, jumps: Jumps) -> list[Element]:
    """The link to an address, from a part of the package; nothing for one that may be none.

    Words keep their own colour, not that of the theme's links.

    Args:
        address: Of a page or a mailbox, or a place in the deck, such as `#source-3`.
        part: From where it leads.
        jumps: The slides that have such places.
    """
    jump: dict[str, str] = {}
    if address.startswith("#"):
        slide = jumps.get(address)
        if slide is None or slide is part:
            return []
        relation = part.relate_to(slide, RT.SLIDE)
        jump = {"action": "ppaction://hlinksldjump"}
    elif _leads_somewhere(address):
        target = quote(address, safe=_PUNCTUATION)
        relation = part.relate_to(target, RT.HYPERLINK, is_external=True)
    else:
        return []
    colour = maker(_AHYP, ahyp=_AHYP).hlinkClr(val="tx")
    extension = A.extLst(A.ext(colour, uri=_OWN_COLOUR))
    return [A.hlinkClick(extension, {tag("r:id"): relation}, **jump)]


def _leads_somewhere(address: str) -> bool:
    """Whether it is a page or a mailbox; PowerPoint would open files and run programs too."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme == "mailto":
        return bool(parts.path)
    return parts.scheme in {"http", "https"} and bool(parts.netloc)
