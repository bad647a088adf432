"""What one mark of a counted picture is: a person, a pictogram or a plain square."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from mkdeck.pictograms import PEOPLE, outline, pictogram
from mkdeck.scene import Mark, path

if TYPE_CHECKING:
    from mkdeck.claims import Claim
    from mkdeck.layout import Look

State = Literal["solid", "maybe", "rest"]
"""Whether one is counted, may be counted, or is not."""

HEAD, BODY, SHOULDERS, NECK = 0.33, 0.58, 0.50, 0.06
"""Parts of a figure of a person, as shares of a unit."""

FIGURE = HEAD + NECK + SHOULDERS

LEAST = 18.0
"""Points of ink from which a pictogram can be told."""

OUTLINE = 1.25
"""Points that the outline of a mark is thick, at most."""


@dataclass(frozen=True)
class Counter:
    """One mark at a size of 1.

    Attributes:
        kind: `person`, `square`, or the name of a pictogram.
        width, height: Of its ink.
        across, down: Least distance from one to the next.
    """

    kind: str
    width: float
    height: float
    across: float
    down: float

    def marks(self, x: float, y: float, size: float, state: State, look: Look) -> list[Mark]:
        """One of them with its upper left corner at a place."""
        fill, stroke = _colours(state, look)
        thick = min(OUTLINE, size * 0.04) if stroke else 0.0
        x, y, inner = x + thick / 2, y + thick / 2, size - thick
        outline_of = {"stroke": stroke, "stroke_width": thick}
        if self.kind == "square":
            whole = Mark("rect", x - thick / 2, y - thick / 2, size, size, fill, stroke, thick)
            return [whole]
        if self.kind != "person":
            if not stroke:
                return [pictogram(self.kind, x, y, size, fill)]
            return [path(outline(self.kind).placed(x, y, inner), fill=fill, **outline_of)]  # type: ignore[arg-type]  # both are known
        head, body = HEAD * size - thick, BODY * size - thick
        top = y + (HEAD + NECK) * size
        return [
            Mark("dot", x + (BODY - HEAD) / 2 * size, y, head, head, fill, stroke, thick),
            Mark("bust", x, top, body, SHOULDERS * size - thick, fill, stroke, thick),
        ]


PERSON = Counter("person", BODY, FIGURE, BODY + 0.3, 1.15)
SQUARE = Counter("square", 1.0, 1.0, 7 / 6, 7 / 6)


def of_glyph(name: str) -> Counter:
    """A pictogram as a counter."""
    found = outline(name)
    return Counter(name, found.width, found.height, max(1.25 * found.width, 1.1), 1.25)


def counter(claim: Claim) -> Counter:
    """What stands for one of what the claim's base counts; a square where nothing does."""
    subject = claim.counted
    if subject is None or not subject.array:
        return SQUARE
    if subject.key == PEOPLE:
        return PERSON
    return of_glyph(subject.glyph)


_CHANGE = re.compile(
    r"(?:an? )?(?:(?:decline|decrease|drop|fall|gain|growth|increase|reduction|rise) (?:in|of)|"
    r"(?:fewer|higher|less|longer|lower|more|shorter)(?! than))\b",
    re.IGNORECASE,
)
"""How the words of a claim begin that says by how much something changed."""


def uncounted(claim: Claim) -> str:
    """Why the figure counts none of its base, or nothing."""
    words = claim.texts["en"]
    if claim.spec.change or _CHANGE.match(words.callout):
        return "it says by how much something changed, and counts nobody"
    return ""


def _colours(state: State, look: Look) -> tuple[str, str]:
    """Fill and outline of a mark; on a ground of one colour only the outline tells."""
    accent, muted = look.colour("accent"), look.colour("muted")
    if state == "solid":
        return accent, ""
    if state == "maybe":
        return "tint", accent
    return (muted, "") if accent != muted else ("", muted)
