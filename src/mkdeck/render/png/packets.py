"""A picture read back: what its XMP packet says of it, and whether its pixels are the same."""

from __future__ import annotations

from io import BytesIO

from lxml import etree

from mkdeck.render.carriers import PACKET, XMP, pixels
from mkdeck.render.delivered import Picture, UnreadError

SIGNATURE = b"\x89PNG\r\n\x1a\n"
"""What every PNG file begins with."""

MOST_PIXELS = 300_000_000
"""How many pixels a picture may have that is read back."""

_AGAIN = "save the picture as PNG from the program that it was made with, or build it again"


def read_picture(data: bytes) -> Picture:
    """What a PNG file says of itself.

    Raises:
        UnreadError: It is something else, or damaged.
    """
    from PIL import Image, PngImagePlugin

    if not data.startswith(SIGNATURE):
        raise UnreadError("is no PNG file", _AGAIN)
    try:
        image = PngImagePlugin.PngImageFile(BytesIO(data))
        if image.width * image.height > MOST_PIXELS:
            raise UnreadError(f"has {image.width:,} × {image.height:,} pixels", _AGAIN)
        seen = pixels(image)
        text = image.text.get(PACKET, "")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise UnreadError("is damaged: its pixels cannot be read", _AGAIN) from None
    try:
        return _told(text, seen) if text else Picture(pixels=seen)
    except (ValueError, etree.XMLSyntaxError):
        return Picture(pixels=seen)


def _told(text: str, seen: str) -> Picture:
    parser = etree.XMLParser(resolve_entities=False)
    root = etree.fromstring(text.encode(), parser)

    def name(key: str) -> str:
        return f"{{{XMP['mkdeck']}}}{key}"

    said: dict[str, str] = {}
    for description in root.iter(f"{{{XMP['rdf']}}}Description"):
        said |= {str(key): str(value) for key, value in description.attrib.items()}
        # Programs that write a packet anew may turn an attribute into an element.
        said |= {str(one.tag): one.text or "" for one in description if not len(one)}
    lines = (
        line.text or ""
        for claims in root.iter(name("claims"))
        for line in claims.iter(f"{{{XMP['rdf']}}}li")
    )
    return Picture(
        said.get(name("deck"), ""),
        said.get(name("month"), ""),
        said.get(name("language"), ""),
        tuple(lines),
        int(said.get(name("left"), "") or 0),
        said.get(name("pixels"), "") == seen,
        seen,
    )
