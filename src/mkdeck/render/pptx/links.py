"""Hyperlinks of words and pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from mkdeck.render.pptx.xml import A, maker, tag

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


_PUNCTUATION = "%:/?#[]@!$&'()*+,;="
"""What has a meaning in an address, or is coded already."""


_OWN_COLOUR = "{A12FA001-AC4F-418D-AE19-62706E023703}"
_AHYP = "http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor"


def linked(address: str, part: Any) -> list[Element]:
    """The link to an address, from a part of the package; nothing for one that may be none.

    Words keep their own colour, not that of the theme's links.
    """
    if not _leads_somewhere(address):
        return []
    target = quote(address, safe=_PUNCTUATION)
    relation = part.relate_to(target, RT.HYPERLINK, is_external=True)
    colour = maker(_AHYP, ahyp=_AHYP).hlinkClr(val="tx")
    extension = A.extLst(A.ext(colour, uri=_OWN_COLOUR))
    return [A.hlinkClick(extension, {tag("r:id"): relation})]


def _leads_somewhere(address: str) -> bool:
    """Whether it is a page or a mailbox; PowerPoint would open files and run programs too."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme == "mailto":
        return bool(parts.path)
    return parts.scheme in {"http", "https"} and bool(parts.netloc)
