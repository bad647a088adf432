"""Canvases and their type scales, in points; a pixel of a picture is half a point.

Styles have the same names in every format, so a block can be set on any of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdeck.themes import Face


@dataclass(frozen=True)
class TypeStyle:
    """How one kind of text is set.

    Attributes:
        pitch: Distance of baselines, as a multiple of the size.
        tracking: In em.
        shrink: Least size, as a share of `size`.
    """

    face: Face
    size: float
    pitch: float = 1.25
    colour: str = "ink"
    strong: bool = False
    tracking: float = 0.0
    shrink: float = 1.0


@dataclass(frozen=True)
class Format:
    """A canvas: its size, its margins, its rules and its type scale.

    Attributes:
        height: 0 where it follows from the content.
        top: Upper edge of the top rule.
        foot: Upper edge of the footer hairline.
        smallest: Least size of any text on it.
        footer_gap: From the hairline to the first baseline of the footer.
        rule: Thickness of the heavy rule.
    """

    name: str
    width: float
    height: float
    margin: float
    top: float
    foot: float
    smallest: float
    footer_gap: float
    styles: Mapping[str, TypeStyle]
    rule: float = 2.0

    @property
    def right(self) -> float:
        """The right margin's edge."""
        return self.width - self.margin

    @property
    def inner(self) -> float:
        """Width between the margins."""
        return self.width - 2 * self.margin


_NUMBER = {"tracking": -0.025, "strong": True, "pitch": 1.0}


def _number(size: float, colour: str = "ink") -> TypeStyle:
    return TypeStyle("number", size, 1.0, colour, True, -0.025)


def _title(size: float, pitch: float, tracking: float = -0.008) -> TypeStyle:
    return TypeStyle("title", size, pitch, "ink", True, tracking, 0.9)


SLIDE = Format(
    "slide",
    960,
    540,
    48,
    32,
    484,
    11,
    20,
    {
        "deck-title": TypeStyle("title", 86, 1.02, "ink", True, -0.02, 0.45),
        "kicker": TypeStyle("text", 15, 1.25, "ink2"),
        "hero": _number(200, "accent"),
        "statement-number": _number(164),
        "compare": _number(142),
        "stats": _number(128),
        "range": TypeStyle("number", 40, 1.0, "ink", True, -0.01),
        "item": TypeStyle("title", 60, 1.0, "on-inverse2", shrink=0.6),
        "title": _title(30, 35 / 30),
        "statement": TypeStyle("title", 28, 1.25, shrink=0.8),
        "lead": TypeStyle("text", 22, 1.25, shrink=0.8),
        "column": TypeStyle("text", 20, 1.25, shrink=0.8),
        "caption": TypeStyle("text", 18, 1.3, shrink=0.8),
        "value": TypeStyle("text", 19, 1.2, strong=True),
        "subtitle": TypeStyle("text", 15, 1.27, "ink2"),
        "label": TypeStyle("text", 15, 1.2, shrink=0.85),
        "range-label": TypeStyle("text", 18, 1.22, strong=True, shrink=0.8),
        "fact": TypeStyle("text", 15, 1.3, "ink2"),
        "annotation": TypeStyle("text", 16, 1.3),
        "axis": TypeStyle("text", 13, 1.3, "ink2"),
        "year": TypeStyle("text", 14, 1.3, strong=True),
        "key": TypeStyle("text", 12, 1.33, "ink2"),
        "publisher": TypeStyle("text", 15, 1.2, strong=True),
        "reference": TypeStyle("text", 13, 1.32, "ink2"),
        "footer": TypeStyle("text", 11, 15 / 11, "ink2"),
    },
)


_CARD = {
    "hero": _number(128, "accent"),
    "sentence": TypeStyle("title", 22, 27 / 22, shrink=0.65),
    "title": _title(22, 26 / 22),
    "subtitle": TypeStyle("text", 12.5, 1.25, "ink2"),
    "label": TypeStyle("text", 12.5, 1.15, shrink=0.9),
    "range-label": TypeStyle("text", 13, 1.2, strong=True, shrink=0.9),
    "range": TypeStyle("number", 28, 1.0, "ink", True, -0.01),
    "stats": _number(64),
    "lead": TypeStyle("text", 14, 1.25, shrink=0.8),
    "value": TypeStyle("text", 14.5, 1.2, strong=True),
    "annotation": TypeStyle("text", 13, 1.25),
    "axis": TypeStyle("text", 11, 1.25, "ink2"),
    "year": TypeStyle("text", 12, 1.25, strong=True),
    "key": TypeStyle("text", 13, 1.25),
    "footer": TypeStyle("text", 11, 15 / 11, "ink2"),
}


CARDS = {
    "og": Format("og", 600, 315, 36, 24, 274, 11, 17.5, _CARD),
    "wide": Format("wide", 600, 337.5, 32, 22, 294, 11, 18, _CARD),
}
"""Fixed canvases by the name of their size: 1200×630 and 1200×675 pixels."""


TALL = Format(
    "tall",
    600,
    0,
    40,
    36,
    0,
    12,
    0,
    {
        "deck-title": TypeStyle("title", 56, 1.04, "ink", True, -0.02, 0.6),
        "kicker": TypeStyle("text", 13, 1.25, "ink2"),
        "standfirst": TypeStyle("text", 17, 1.35, "ink2"),
        "head": TypeStyle("title", 32, 1.1, "ink", True, -0.008, 0.8),
        "hero": _number(104, "accent"),
        "statement-number": _number(104),
        "stats": _number(52),
        "second": _number(52),
        "sentence": TypeStyle("text", 19, 1.26),
        "claim": TypeStyle("text", 18, 1.33),
        "lead": TypeStyle("text", 15, 1.25, shrink=0.85),
        "value": TypeStyle("number", 22, 1.0, strong=True, tracking=-0.01),
        "range": TypeStyle("number", 22, 1.0, strong=True, tracking=-0.01),
        "label": TypeStyle("text", 15, 1.15, strong=True, shrink=0.85),
        "range-label": TypeStyle("text", 15, 1.15, strong=True, shrink=0.85),
        "annotation": TypeStyle("text", 14, 1.3),
        "axis": TypeStyle("text", 13, 1.3, "ink2"),
        "year": TypeStyle("text", 14, 1.3, strong=True),
        "subtitle": TypeStyle("text", 14, 1.3, "ink2"),
        "key": TypeStyle("text", 13, 1.3, "ink2"),
        "mark": TypeStyle("text", 12, 1.3, "ink2"),
        "publisher": TypeStyle("text", 14, 1.3, strong=True),
        "reference": TypeStyle("text", 12, 1.35, "ink2"),
    },
    rule=2.5,
)
