"""Colours of a template: its scheme, and what its fills come to."""

from __future__ import annotations

import colorsys
import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from frozendict import frozendict

from mkdeck.render.pptx.xml import tag
from mkdeck.themes import mix

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element as Element

SLOTS = ("dk1", "lt1", "dk2", "lt2", *(f"accent{i}" for i in range(1, 7)), "hlink", "folHlink")
"""The slots of a theme's scheme."""

USUAL = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
"""How masters map text and grounds unless they say otherwise."""

MOST_PIXELS = 60_000_000
"""How many pixels a picture may have of which the mean colour is asked."""

OPAQUE = 0.9
"""How much of a fill must be seen for it to be a ground."""


@dataclass(frozen=True)
class Palette:
    """The colours of a theme as a layout maps them.

    Attributes:
        scheme: `RRGGBB` of each slot of the theme.
        mapped: The slot of the theme that stands for `bg1`, `tx1`, `bg2` and `tx2`.
    """

    scheme: frozendict[str, str]
    mapped: frozendict[str, str]

    def colour(self, slot: str) -> str:
        """What a slot comes to, `tx1` and the like included; black where there is none of it."""
        return self.scheme.get(self.mapped.get(slot, slot), "000000")

    def through(self, element: Element | None) -> Palette:
        """The same mapped as the `p:clrMapOvr` or `p:clrMap` of a part says."""
        found = None if element is None else element
        if found is not None and found.tag == tag("p:clrMapOvr"):
            found = found.find(tag("a:overrideClrMapping"))
        if found is None:
            return self
        names = {name: str(found.get(name)) for name in USUAL if found.get(name) in SLOTS}
        return Palette(self.scheme, self.mapped | names)

    def slot_of(self, colour: str) -> str:
        """The slot that has just this colour, text and ground first, or nothing."""
        names = (*USUAL, *SLOTS[4:])
        return next((name for name in names if self.colour(name) == colour), "")


def scheme_of(theme: Element) -> Palette:
    """The colours of a theme's part."""
    found = {}
    for slot in SLOTS:
        holder = theme.find(f".//{tag('a:clrScheme')}/{tag(f'a:{slot}')}")
        inner = None if holder is None or not len(holder) else holder[0]
        digits = None if inner is None else inner.get("lastClr") or inner.get("val")
        if digits and _is_hex(digits):
            found[slot] = digits.upper()
    return Palette(frozendict(found), frozendict(USUAL))


def _is_hex(digits: str) -> bool:
    return len(digits) == 6 and all(one in "0123456789abcdefABCDEF" for one in digits)


def fill_of(owner: Element | None, palette: Palette, part: Any, ph: str = "") -> str:
    """The colour that a fill comes to from afar; nothing where there is none, or it is not seen.

    Args:
        owner: What holds the fill, such as `p:bgPr` or `p:spPr`.
        palette: The colours that it names.
        part: The part that it stands in, which keeps pictures.
        ph: The colour that a style of the theme is filled with.
    """
    for child in () if owner is None else owner:
        if child.tag == tag("a:solidFill"):
            return colour_in(child, palette, ph)
        if child.tag == tag("a:gradFill"):
            stops = [colour_in(stop, palette, ph) for stop in child.iter(tag("a:gs"))]
            return _mean(stops) if stops and all(stops) else ""
        if child.tag == tag("a:blipFill"):
            return picture_colour(child, part)
        if child.tag == tag("a:pattFill"):
            return colour_in(child.find(tag("a:bgClr")), palette, ph)
    return ""


def colour_in(holder: Element | None, palette: Palette, ph: str = "") -> str:
    """The colour that stands in an element, its changes made; nothing where it lets through."""
    if holder is None or not len(holder):
        return ""
    said = holder[0]
    value = said.get("lastClr") or said.get("val") or ""
    if said.tag == tag("a:schemeClr"):
        colour = ph if value == "phClr" else palette.colour(value)
    elif _is_hex(value):
        colour = value.upper()
    else:
        return ""
    return _changed(colour, said) if colour else ""


def _changed(colour: str, said: Element) -> str:
    """The colour with the changes that stand in it, or nothing where it lets through."""
    for change in said:
        name, share = change.tag.rpartition("}")[2], _share(change.get("val"))
        if name == "alpha" and share < OPAQUE:
            return ""
        changed = _CHANGES.get(name)
        colour = changed(colour, share) if changed else colour
    return colour


_CHANGES: dict[str, Callable[[str, float], str]] = {
    "tint": lambda colour, share: mix(colour, "FFFFFF", min(share, 1.0)),
    "shade": lambda colour, share: mix(colour, "000000", min(share, 1.0)),
    "lumMod": lambda colour, share: _lighter(colour, share, 0.0),
    "lumOff": lambda colour, share: _lighter(colour, 1.0, share),
}


def _share(value: str | None) -> float:
    try:
        return int(value or "") / 100_000
    except ValueError:
        return 1.0


def _lighter(colour: str, times: float, more: float) -> str:
    """The colour with its lightness multiplied and raised, as HLS has it."""
    hue, light, strong = colorsys.rgb_to_hls(*(byte / 255 for byte in bytes.fromhex(colour)))
    light = min(max(light * times + more, 0.0), 1.0)
    return "".join(f"{round(255 * one):02X}" for one in colorsys.hls_to_rgb(hue, light, strong))


def _mean(colours: list[str]) -> str:
    channels = [bytes.fromhex(colour) for colour in colours]
    count = len(channels)
    return "".join(f"{round(sum(one[i] for one in channels) / count):02X}" for i in range(3))


def picture_colour(
    blip_fill: Element, part: Any, crop: tuple[float, float, float, float] | None = None
) -> str:
    """The mean colour of a picture, or of a part of it; nothing where it lets through.

    Args:
        blip_fill: What shows the picture.
        part: The part that keeps it.
        crop: Left, top, right and bottom of the part as shares of the picture.
    """
    blip = blip_fill.find(tag("a:blip"))
    relation = None if blip is None else blip.get(tag("r:embed"))
    try:
        blob = part.related_part(relation).blob
    except KeyError:
        return ""
    return _mean_of(blob, crop)


CELLS = 32, 18
"""Columns and rows that a picture is parted into to tell how even it is."""

Cells = tuple[tuple[int, int, int], ...]
"""Mean colours of the cells of a picture, row by row."""


def picture_cells(blip_fill: Element, part: Any) -> Cells:
    """The colours of a picture cell by cell; none where it cannot be read."""
    blip = blip_fill.find(tag("a:blip"))
    relation = None if blip is None else blip.get(tag("r:embed"))
    try:
        whole = _picture(part.related_part(relation).blob)
    except KeyError:
        return ()
    if whole is None:
        return ()
    from PIL import Image

    small = whole.convert("RGB").resize(CELLS, Image.Resampling.BOX).tobytes()
    return tuple((small[i], small[i + 1], small[i + 2]) for i in range(0, len(small), 3))


def _picture(blob: bytes) -> Any:
    """A picture of Pillow, opened; None where that cannot be, or it is too large."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(blob), formats=("PNG", "JPEG", "GIF", "BMP", "TIFF")) as image:
                if image.width * image.height > MOST_PIXELS:
                    return None
                return image.convert("RGBA")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None


def _mean_of(blob: bytes, crop: tuple[float, float, float, float] | None) -> str:
    from PIL import Image

    whole = _picture(blob)
    if whole is None:
        return ""
    width, height = whole.size
    if crop:
        sides = (width, height, width, height)
        left, top, right, bottom = (
            round(share * side) for share, side in zip(crop, sides, strict=True)
        )
        whole = whole.crop((left, top, max(right, left + 1), max(bottom, top + 1)))
    red, green, blue, alpha = whole.resize((1, 1), Image.Resampling.BOX).tobytes()
    return f"{red:02X}{green:02X}{blue:02X}" if alpha >= 255 * OPAQUE else ""
