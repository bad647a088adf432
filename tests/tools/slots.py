"""What a colour of a slide looks like in a colour scheme, worked out as PowerPoint does."""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

OFFICE = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "44546A",
    "lt2": "E7E6E6",
    "accent1": "4472C4",
    "accent2": "ED7D31",
    "hlink": "0563C1",
    "folHlink": "954F72",
}
"""The scheme that PowerPoint comes with, as far as decks use it."""


def seen(colour: Any, scheme: Mapping[str, str], mapped: Mapping[str, str]) -> str:
    """`RRGGBB` of an element such as `a:schemeClr`, laid over the ground where it lets through."""
    value = colour.get("val")
    if colour.tag == f"{A}srgbClr":
        return str(value)
    behind = _rgb(scheme[mapped["bg1"]])
    shown = _rgb(scheme[mapped.get(value, value)])
    for change in colour:
        share = int(change.get("val")) / 100_000
        hue, light, strong = rgb_to_hls(*shown)
        match change.tag.removeprefix(A):
            case "satMod":
                shown = hls_to_rgb(hue, light, min(strong * share, 1.0))
            case "lumMod":
                shown = hls_to_rgb(hue, min(max(light * share, 0.0), 1.0), strong)
            case "lumOff":
                shown = hls_to_rgb(hue, min(max(light + share, 0.0), 1.0), strong)
            case "alpha":
                pairs = zip(shown, behind, strict=True)
                shown = tuple(a * share + b * (1 - share) for a, b in pairs)  # type: ignore[assignment]  # three of them
            case other:
                raise AssertionError(f"{other} is not known here")
    return "".join(f"{round(part * 255):02X}" for part in shown)


def _rgb(colour: str) -> tuple[float, float, float]:
    red, green, blue = (byte / 255 for byte in bytes.fromhex(colour))
    return red, green, blue


def apart(one: str, other: str) -> float:
    """How far two colours are from each other, in 8-bit steps."""
    pairs = zip(bytes.fromhex(one), bytes.fromhex(other), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)
