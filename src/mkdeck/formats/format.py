"""Canvases and their type scales, in points; a pixel of a picture is half a point.

Roles are the same in every format, so a block can be set on any of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdeck.themes import Face


@dataclass(frozen=True)
class Role:
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
    roles: Mapping[str, Role]
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


def _number(size: float, colour: str = "ink") -> Role:
    return Role("number", size, 1.0, colour, True, -0.025)


def _title(size: float, pitch: float, tracking: float = -0.008) -> Role:
    return Role("title", size, pitch, "ink", True, tracking, 0.9)


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
        "deck-title": Role("title", 86, 1.02, "ink", True, -0.02, 0.45),
        "kicker": Role("text", 15, 1.25, "ink2"),
        "hero": _number(200, "accent"),
        "statement-number": _number(164),
        "compare": _number(142),
        "stats": _number(128),
        "range": Role("number", 40, 1.0, "ink", True, -0.01),
        "item": Role("title", 60, 1.0, "on-inverse2", shrink=0.6),
        "title": _title(30, 35 / 30),
        "statement": Role("title", 28, 1.25, shrink=0.8),
        "lead": Role("text", 22, 1.25, shrink=0.8),
        "column": Role("text", 20, 1.25, shrink=0.8),
        "caption": Role("text", 18, 1.3, shrink=0.8),
        "value": Role("text", 19, 1.2, strong=True),
        "subtitle": Role("text", 15, 1.27, "ink2"),
        "label": Role("text", 15, 1.2, shrink=0.85),
        "range-label": Role("text", 18, 1.22, strong=True, shrink=0.8),
        "fact": Role("text", 15, 1.3, "ink2"),
        "annotation": Role("text", 16, 1.3),
        "axis": Role("text", 13, 1.3, "ink2"),
        "year": Role("text", 14, 1.3, strong=True),
        "key": Role("text", 12, 1.33, "ink2"),
        "publisher": Role("text", 15, 1.2, strong=True),
        "reference": Role("text", 13, 1.32, "ink2"),
        "footer": Role("text", 11, 15 / 11, "ink2"),
    },
)


_CARD = {
    "hero": _number(128, "accent"),
    "sentence": Role("title", 22, 27 / 22, shrink=0.65),
    "title": _title(22, 26 / 22),
    "subtitle": Role("text", 12.5, 1.25, "ink2"),
    "label": Role("text", 12.5, 1.15, shrink=0.9),
    "range-label": Role("text", 13, 1.2, strong=True, shrink=0.9),
    "range": Role("number", 28, 1.0, "ink", True, -0.01),
    "stats": _number(64),
    "lead": Role("text", 14, 1.25, shrink=0.8),
    "value": Role("text", 14.5, 1.2, strong=True),
    "annotation": Role("text", 13, 1.25),
    "axis": Role("text", 11, 1.25, "ink2"),
    "year": Role("text", 12, 1.25, strong=True),
    "key": Role("text", 13, 1.25),
    "footer": Role("text", 11, 15 / 11, "ink2"),
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
        "deck-title": Role("title", 56, 1.04, "ink", True, -0.02, 0.6),
        "kicker": Role("text", 13, 1.25, "ink2"),
        "standfirst": Role("text", 17, 1.35, "ink2"),
        "head": Role("title", 32, 1.1, "ink", True, -0.008, 0.8),
        "hero": _number(104, "accent"),
        "statement-number": _number(104),
        "stats": _number(52),
        "second": _number(52),
        "sentence": Role("text", 19, 1.26),
        "claim": Role("text", 18, 1.33),
        "lead": Role("text", 15, 1.25, shrink=0.85),
        "value": Role("number", 22, 1.0, strong=True, tracking=-0.01),
        "range": Role("number", 22, 1.0, strong=True, tracking=-0.01),
        "label": Role("text", 15, 1.15, strong=True, shrink=0.85),
        "range-label": Role("text", 15, 1.15, strong=True, shrink=0.85),
        "annotation": Role("text", 14, 1.3),
        "axis": Role("text", 13, 1.3, "ink2"),
        "year": Role("text", 14, 1.3, strong=True),
        "subtitle": Role("text", 14, 1.3, "ink2"),
        "key": Role("text", 13, 1.3, "ink2"),
        "mark": Role("text", 12, 1.3, "ink2"),
        "publisher": Role("text", 14, 1.3, strong=True),
        "reference": Role("text", 12, 1.35, "ink2"),
    },
    rule=2.5,
)
