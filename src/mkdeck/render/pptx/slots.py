"""Colours as slots of the document's theme, so that another colour scheme restyles all of it.

Text and grounds are the scheme's own; what lies between them is the text's colour, let through in
part; words on a coloured ground are its text colour, which the layout of that ground maps anew.
"""

from __future__ import annotations

from colorsys import rgb_to_hls
from functools import cache
from math import dist
from typing import TYPE_CHECKING

from frozendict import frozendict

from mkdeck.render.pptx.xml import A
from mkdeck.themes import luminance, mix

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element as Element

GROUNDS = {
    "paper": ("paper", "ink"),
    "accent": ("accent-ground", "on-accent"),
    "inverse": ("inverse", "on-inverse"),
}
"""Token of each ground of a slide, and of the words on it."""

ACCENTS = ("accent", "accent-ground", "accent-text")

CLOSE = 16.0
"""How far in 8-bit steps a colour may lie from the one that it is told as."""

QUIET = 0.34
"""How far from white or black quiet words are where the text is one of them."""

TURNED = 0.2
"""By how much of a turn a hue may differ from the text's for its saturation to count."""

TURNS = (0.0, 215.0, 95.0, 300.0, 150.0)
"""Hues of further series in degrees from the accent's; the first is grey."""


def scheme(palette: Mapping[str, str]) -> Mapping[str, str]:
    """The colour of each slot; the first four are dark, light, dark and light in any theme."""
    return _scheme(frozendict(palette))


@cache
def _scheme(palette: frozendict[str, str]) -> Mapping[str, str]:
    words, ground, second, behind = (palette[key] for key in ("ink", "paper", "inverse", "paper2"))
    if not _light(palette):
        words, ground, second, behind = ground, words, behind, second
    return {
        "dk1": words,
        "lt1": ground,
        "dk2": second,
        "lt2": behind,
        "accent1": palette["accent"],
        **{f"accent{i}": colour for i, colour in enumerate(_series(palette), 2)},
        "hlink": palette["accent-text"],
        "folHlink": palette["muted2"],
    }


def _light(palette: Mapping[str, str]) -> bool:
    return luminance(palette["paper"]) >= luminance(palette["ink"])


def _series(palette: Mapping[str, str]) -> list[str]:
    """Colours for series beside the accent, which charts of one's own take."""
    from coloraide import Color

    hue = Color(f"#{palette['accent']}").convert("oklch")["hue"]
    lightness = 0.55 if _light(palette) else 0.76
    # A ground that is not the accent is the second one, so that it is in the scheme as well.
    ground = palette["accent-ground"]
    made = [] if ground == palette["accent"] else [ground]
    for turn in TURNS[len(made) :]:
        found = Color("oklch", [lightness, 0.12 if turn else 0.02, (hue + turn) % 360])
        made.append(found.convert("srgb").fit().to_string(hex=True).lstrip("#").upper())
    return made


def colour_map(palette: Mapping[str, str], ground: str = "paper") -> dict[str, str]:
    """Which slot stands for text and ground of a master, or of the layout of a coloured ground."""
    light = _light(palette)
    names = ("lt1", "dk1", "lt2", "dk2") if light else ("dk1", "lt1", "dk2", "lt2")
    mapped = dict(zip(("bg1", "tx1", "bg2", "tx2"), names, strict=True))
    if ground != "paper":
        behind, words = (palette[token] for token in GROUNDS[ground])
        colours = scheme(palette)
        mapped["bg1"] = min(
            ("accent1", "accent2", mapped["tx2"]), key=lambda slot: _apart(colours[slot], behind)
        )
        mapped["tx1"] = min(("dk1", "lt1"), key=lambda slot: _apart(colours[slot], words))
    same = (*(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
    return mapped | {slot: slot for slot in same}


def fill(token: str, palette: Mapping[str, str], ground: str = "paper") -> Element:
    """The token as a fill on a slide of that ground."""
    slot, share = _slot(token, frozendict(palette), ground)
    if not slot:
        return A.solidFill(A.srgbClr(val=palette[token]))
    through = [A.alpha(val=round(share * 100_000))] if share < 1 else []
    return A.solidFill(A.schemeClr(*through, val=slot))


@cache
def _slot(token: str, palette: frozendict[str, str], ground: str) -> tuple[str, float]:
    """The slot of a token and how much of it is seen; no slot where none comes close."""
    colour, own = palette[token], GROUNDS[ground]
    colours, mapped = scheme(palette), colour_map(palette, ground)
    if token in own:
        slot = ("bg1", "tx1")[own.index(token)]
        return (slot if _apart(colours[mapped[slot]], colour) < CLOSE else ""), 1.0
    if token in ACCENTS and colour == palette["accent"]:
        return "accent1", 1.0
    if token == "accent-text":
        return "hlink", 1.0
    behind = colours[mapped["bg1"]]
    for slot in ("accent1", "tx1") if token == "tint" else ("tx1", "accent1"):
        over = colours[mapped[slot]]
        share = _share(colour, over, behind)
        if share > 0 and _apart(mix(over, behind, share), colour) < CLOSE:
            return slot, round(share, 3)
    return "", 1.0


def ink(token: str, palette: Mapping[str, str], ground: str = "paper") -> Element:
    """The token as the fill of words, which no program draws well where they let through.

    What is quieter than the text's colour is that colour with another lightness, in a way that
    stays between ground and text in a scheme of the other polarity as well.
    """
    slot, share = _slot(token, frozendict(palette), ground)
    if share == 1:
        return fill(token, palette, ground)
    over = scheme(palette)[colour_map(palette, ground)[slot]]
    hue, light, strong = rgb_to_hls(*(byte / 255 for byte in _rgb(over)))
    wanted_hue, wanted, wanted_strong = rgb_to_hls(*(byte / 255 for byte in _rgb(palette[token])))
    # Where the other polarity has white or black text, this is as far from it as here.
    far, there = (1.0, 1.0 - QUIET) if light < 0.5 else (0.0, QUIET)
    slope = (wanted - there) / (light - far)
    turned = min(abs(hue - wanted_hue), 1 - abs(hue - wanted_hue))
    kept = min(wanted_strong / strong, 1.0) if strong and turned < TURNED else 0.0
    parts = (
        A.satMod(val=round(kept * 100_000)),
        A.lumMod(val=round(slope * 100_000)),
        A.lumOff(val=round((there - slope * far) * 100_000)),
    )
    return A.solidFill(A.schemeClr(*parts, val=slot))


def shaded(slot: str, over: str, wanted: str) -> Element:
    """A slot in another lightness and strength, as a fill; `over` is its own colour."""
    _, light, strong = rgb_to_hls(*(byte / 255 for byte in _rgb(over)))
    _, there, wanted_strong = rgb_to_hls(*(byte / 255 for byte in _rgb(wanted)))
    kept = [A.satMod(val=round(min(wanted_strong / strong, 1.0) * 100_000))] if strong else []
    if there <= light:
        return A.solidFill(
            A.schemeClr(*kept, A.lumMod(val=round(there / (light or 1.0) * 100_000)), val=slot)
        )
    less = (1 - there) / (1 - light)
    parts = A.lumMod(val=round(less * 100_000)), A.lumOff(val=round((1 - less) * 100_000))
    return A.solidFill(A.schemeClr(*kept, *parts, val=slot))


def _share(colour: str, over: str, behind: str) -> float:
    """How much of a colour over another comes closest to a third."""
    base = _rgb(behind)
    way = [o - b for o, b in zip(_rgb(over), base, strict=True)]
    gone = [c - b for c, b in zip(_rgb(colour), base, strict=True)]
    length = sum(step * step for step in way)
    dot = sum(step * part for step, part in zip(way, gone, strict=True))
    return min(max(dot / length if length else 0.0, 0.0), 1.0)


def _rgb(colour: str) -> list[float]:
    return [float(byte) for byte in bytes.fromhex(colour)]


def _apart(one: str, other: str) -> float:
    return dist(_rgb(one), _rgb(other))


def slot_fill(slot: str) -> Element:
    """A slot of the theme as a fill."""
    return A.solidFill(A.schemeClr(val=slot))
