"""Boxes of texts: where a program that spaces lines by percent draws them as the scene has them.

Programs take the height of a line as a share of 1.2 times its size, whatever the face. Where its
baseline stands was read off LibreOffice, which draws all faces alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor
from typing import TYPE_CHECKING, Literal

from mkdeck.render.pptx.xml import A, emu, frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element as Element

    from mkdeck.scene import Text

SINGLE = 1.2
"""Distance of baselines at 100 %, in em."""

ABOVE = 0.8
"""Share of a line of less than 100 % that is above its baseline."""

LARGE = 28.0
"""Points from which a single line is set by its middle, so that its box is no higher than it."""

CLOSE = 0.95
"""Spacing of such a line: at about this one PowerPoint and LibreOffice have one baseline."""

MIDDLE = (ABOVE - 0.5) * SINGLE * CLOSE
"""From the middle of such a line to its baseline, in em."""

LOOSE = 1.1
"""Em from which a pitch is one for several lines, as that of a title."""

REACH = {"number": 0.38}
"""From the middle of such a line to the edges of its box, in em; numerals have no descenders."""

HAIR = 0.01
"""Points by which a place may miss a whole one and still be taken for it."""

SLACK = 0.97
"""Share of a box that a line may fill where another program lays it out again."""


@dataclass(frozen=True)
class TextBox:
    """A box on whole points, and the insets that bring its text to its place.

    Attributes:
        x, y, width, height: In points.
        insets: Left, top, right and bottom, less than a point each.
        anchor: Where the text stands in it.
        wraps: Whether words that are added go on in another line.
        spacing: Of lines, as a share of 1.2 times their size.
    """

    x: float
    y: float
    width: float
    height: float
    insets: tuple[float, float, float, float]
    anchor: Literal["t", "ctr"]
    wraps: bool
    spacing: float

    @property
    def inner(self) -> float:
        """Width of the text."""
        return self.width - self.insets[0] - self.insets[2]

    def edge(self, align: Literal["left", "center", "right"]) -> float:
        """Where lines begin, have their middle, or end."""
        left = self.x + self.insets[0]
        return left + self.inner * {"left": 0.0, "center": 0.5, "right": 1.0}[align]

    def baseline(self, text: Text) -> float:
        """Where the first line of a text stands in it."""
        top, bottom = self.y + self.insets[1], self.y + self.height - self.insets[3]
        if self.anchor == "ctr":
            return (top + bottom) / 2 + MIDDLE * text.size
        return top + first_baseline(self.spacing) * text.size

    def as_wide(self, width: float) -> TextBox:
        """The same with text of another width, from the same left edge."""
        _, top, _, bottom = self.insets
        left, high = self.edge("left"), self.height - top - bottom
        above = self.y + top
        return _on_points(left, above, width, high, self.anchor, self.wraps, self.spacing)

    def frame(self) -> Element:
        """Place and size."""
        return frame(self.x, self.y, self.width, self.height)

    def body(self, fit: Element) -> Element:
        """How text stands in it, fitted to its size as told."""
        sides = zip(
            ("lIns", "tIns", "rIns", "bIns"),
            (emu(max(inset, 0)) for inset in self.insets),
            strict=True,
        )
        wrap = "square" if self.wraps else "none"
        return A.bodyPr(fit, wrap=wrap, **dict(sides), anchor=self.anchor)

    def line_spacing(self) -> Element:
        """The distance of lines, which follows their size."""
        return A.lnSpc(A.spcPct(val=round(self.spacing * 100_000)))


def text_box(text: Text, *, roomy: bool = False, alone: bool = True) -> TextBox:
    """The box of a text, wide enough for every line in another program.

    A single line that has no more room than it needs does not wrap, so that another digit fits.

    Args:
        text: What is set.
        roomy: Whether the box is as wide as what the text was broken to.
        alone: Whether there are no other paragraphs in it.
    """
    flows = len(text.lines) > 1 and text.breaks == "soft"
    width = text.width if flows else max(text.width, text.ink / SLACK + 1)
    width = max(width, text.room) if roomy else width
    spread = width - text.width
    wraps = (len(text.lines) > 1 or spread <= 0) and text.role != "number"
    if alone and _large(text):
        reach = REACH.get(text.role, 0.5) * text.size
        y, high = text.y - MIDDLE * text.size - reach, 2 * reach
        anchor, spacing = "ctr", CLOSE
    else:
        spacing = spacing_of(text)
        y = text.y - first_baseline(spacing) * text.size
        high, anchor = text.pitch * len(text.lines), "t"
    x = text.x - text.hang - {"left": 0, "center": spread / 2, "right": spread}[text.align]
    return _on_points(x, y, width, high, anchor, wraps, spacing)  # type: ignore[arg-type]  # one of the two


def around(boxes: Sequence[TextBox]) -> TextBox:
    """The box of paragraphs below each other, the first of which says how their text stands."""
    first, last = boxes[0], boxes[-1]
    right = max(box.x + box.width - box.insets[2] for box in boxes)
    width = right - first.edge("left")
    top, bottom = first.y + first.insets[1], last.y + last.height - last.insets[3]
    wraps = any(box.wraps for box in boxes)
    left, high = first.edge("left"), bottom - top
    return _on_points(left, top, width, high, first.anchor, wraps, first.spacing)


def spacing_of(text: Text) -> float:
    """Distance of a text's lines as a share of 1.2 times their size."""
    return text.pitch / SINGLE / text.size


def first_baseline(spacing: float) -> float:
    """From the upper edge of a text to its first baseline, in em."""
    if spacing < 1:
        return ABOVE * SINGLE * spacing
    return 1 + SINGLE * (spacing - 1)


def _large(text: Text) -> bool:
    """Whether it is a single large line, such as a numeral or a chapter."""
    alone = len(text.lines) == 1 and text.size >= LARGE
    return alone and (text.role != "title" or text.pitch < LOOSE * text.size)


def _on_points(
    x: float,
    y: float,
    width: float,
    height: float,
    anchor: Literal["t", "ctr"],
    wraps: bool,
    spacing: float,
) -> TextBox:
    """The box on whole points round an exact one; insets make up for what was added."""
    left, top = floor(x + HAIR), floor(y + HAIR)
    right, bottom = ceil(x + width - HAIR), ceil(y + height - HAIR)
    insets = x - left, y - top, right - x - width, bottom - y - height
    return TextBox(left, top, right - left, bottom - top, insets, anchor, wraps, spacing)
