"""Placeholders: which text of a slide fills which one, and whether its layout has it there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from mkdeck.render.pptx.boxes import TextBox, around, text_box
from mkdeck.render.pptx.lettering import Lettering
from mkdeck.render.pptx.xml import P
from mkdeck.scene import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element as Element

    from mkdeck.scene import Scene
    from mkdeck.themes import Theme


@dataclass(frozen=True)
class Slot:
    """A sort of placeholder.

    Attributes:
        type: What PowerPoint calls it.
        idx: Number by which slides and layouts find each other; further ones of a slot count on in
            hundreds.
        name: What it is called in a layout.
        pinned: Whether a slide of a layout must have it where the layout has it.
    """

    type: Literal["title", "body", "sldNum", "chart", "tbl"]
    idx: int
    name: str
    pinned: bool = False

    def mark(self, idx: int, **more: str | int) -> Element:
        """What says that a shape is the placeholder of that number."""
        if self.type == "title":
            return P.ph(type="title", **more)
        size = {} if self in (CHART, TABLE) else {"sz": "quarter"}
        return P.ph(type=self.type, **size, idx=idx, **more)


TITLE = Slot("title", 0, "Title", pinned=True)

PAGE = Slot("sldNum", 12, "Slide number", pinned=True)

CHART, TABLE = Slot("chart", 16, "Chart"), Slot("tbl", 19, "Table")

_NUMBER, _WORDS = Slot("body", 13, "Figure", pinned=True), Slot("body", 14, "Text")
_SUBTITLE, _DETAIL = Slot("body", 17, "Subtitle"), Slot("body", 18, "Detail")

SLOTS = {
    "title": TITLE,
    "number": _NUMBER,
    "body": _WORDS,
    "lead": _WORDS,
    "column": _WORDS,
    "caption": _WORDS,
    "entry": _WORDS,
    "fact": Slot("body", 15, "Fact"),
    "subtitle": _SUBTITLE,
    "kicker": _SUBTITLE,
    "axis": _DETAIL,
    "footer": Slot("body", 20, "Source", pinned=True),
    "reference": Slot("body", 21, "Source of a figure"),
    "page": PAGE,
}
"""The slot of a text by what it is for; other texts are boxes of their own."""

AGAIN = 100
"""By which the number of a further placeholder of a slot is higher."""


@dataclass(frozen=True)
class Filling:
    """What fills a placeholder: a text, or several below each other as its paragraphs."""

    slot: Slot
    nth: int
    texts: tuple[Text, ...]

    @property
    def idx(self) -> int:
        """The placeholder's number."""
        return self.slot.idx + AGAIN * self.nth

    @property
    def claims(self) -> tuple[str, ...]:
        """Ids of the claims whose figures it prints."""
        return tuple(dict.fromkeys(claim for text in self.texts for claim in text.claims))

    @property
    def first(self) -> Text:
        """Its first paragraph."""
        return self.texts[0]

    def mark(self) -> Element:
        """What says which placeholder it fills."""
        return self.slot.mark(self.idx)

    @property
    def before(self) -> float:
        """Space above each paragraph but the first, in points."""
        gaps = {round(gap, 1) for gap in self.gaps}
        return gaps.pop() if len(gaps) == 1 else 0.0

    @property
    def gaps(self) -> list[float]:
        """Space above each paragraph but the first."""
        return [below.y - above.last - below.pitch for above, below in pairwise(self.texts)]

    @cached_property
    def box(self) -> TextBox:
        """The box of all of its paragraphs."""
        return self._box(roomy=False)

    @cached_property
    def roomy(self) -> TextBox:
        """The same as wide as its paragraphs may be."""
        return self._box(roomy=True)

    def _box(self, *, roomy: bool) -> TextBox:
        alone = len(self.texts) == 1
        boxes = [text_box(text, roomy=roomy, alone=alone) for text in self.texts]
        return boxes[0] if alone else around(boxes)

    def broken(self) -> Filling:
        """The same with all of its lines told."""
        return replace(self, texts=tuple(replace(text, breaks="hard") for text in self.texts))

    def look(self, theme: Theme) -> Lettering:
        """The look of most of its largest letters."""
        text = self.first
        said: dict[Lettering, int] = {}
        for run in (run for line in text.lines for run in line):
            if run.size == text.size:
                look = Lettering.of(run, text.role, theme)
                said[look] = said.get(look, 0) + len(run.text)
        return max(said, key=lambda look: said[look])


def fillings(scene: Scene) -> list[Filling]:
    """The placeholders that a scene's texts fill, the title first; texts in groups fill none."""
    texts = [item for item in scene.items if isinstance(item, Text) and item.role in SLOTS]
    figures = any(text.role == "number" for text in texts)
    counts: dict[int, int] = {}
    found: list[Filling] = []
    for paragraphs in _stacked(texts, together=not figures):
        slot = SLOTS[paragraphs[0].role]
        nth = counts.get(slot.idx, 0)
        counts[slot.idx] = nth + 1
        found.append(Filling(slot, nth, paragraphs))
    return sorted(found, key=lambda filling: filling.slot is not TITLE)


def _stacked(texts: Sequence[Text], *, together: bool) -> Iterator[tuple[Text, ...]]:
    """The texts, those of one column as paragraphs of one placeholder where they may be that."""
    stack: list[Text] = []
    for text in texts:
        if stack and not (together and _continues(stack[-1], text)):
            yield tuple(stack)
            stack = []
        stack.append(text)
    if stack:
        yield tuple(stack)


def _continues(above: Text, below: Text) -> bool:
    """Whether a text is the next paragraph of another."""
    alike = all(
        getattr(above, key) == getattr(below, key)
        for key in ("x", "role", "size", "pitch", "align")
    )
    return alike and SLOTS[above.role] is _WORDS and below.y > above.last


@dataclass(frozen=True)
class Holder:
    """A placeholder of a layout.

    Attributes:
        role: What its text is for.
        before: Space above each paragraph but the first, in points.
    """

    slot: Slot
    role: str
    idx: int
    box: TextBox
    align: Literal["left", "center", "right"]
    look: Lettering
    before: float

    @property
    def name(self) -> str:
        """What it is called."""
        nth = self.idx // AGAIN
        return f"{self.slot.name} {nth + 1}" if nth else self.slot.name

    @classmethod
    def of(cls, filling: Filling, theme: Theme) -> Holder:
        """The one that a filling would keep its place in."""
        text = filling.first
        look = filling.look(theme)
        box = filling.roomy
        return cls(filling.slot, text.role, filling.idx, box, text.align, look, filling.before)

    def breaks(self, filling: Filling) -> bool:
        """Whether a filling keeps its place where its lines are told."""
        return self.keeps(filling.broken())

    def as_wide(self, width: float) -> Holder:
        """The same with a box whose text may be so wide."""
        return replace(self, box=self.box.as_wide(width))

    def reaching(self, other: Holder) -> Holder:
        """The same as far down as another one of its place."""
        low = other.box.y + other.box.height
        if self.box.anchor != "t" or low <= self.box.y + self.box.height:
            return self
        return replace(self, box=replace(self.box, height=low - self.box.y))

    def keeps(self, filling: Filling) -> bool:
        """Whether a filling stands where the scene has it without saying so."""
        text, box = filling.first, self.box
        if (text.align, text.size) != (self.align, self.look.size):
            return False
        own = filling.box
        if abs(own.spacing - box.spacing) > 0.004 or own.anchor != box.anchor:
            return False
        away = BESIDE[1] * text.size if text.hang else 0.0
        return (
            abs(box.baseline(text) - text.y) <= NEAR
            and abs(box.edge(text.align) - own.edge(text.align)) <= max(BESIDE[0], away)
            and all(abs(gap - self.before) <= NEAR for gap in filling.gaps)
            and all(_breaks_alike(one, box) for one in filling.texts)
        )


NEAR = 0.75
"""Points by which a text may stand higher or lower than the scene has it."""

BESIDE = 2.0, 0.03
"""Points by which it may stand further left or right, or em of large letters, which begin unevenly
and hang out of their box by so much."""


MARGIN = 1.008
"""How much wider than a line a box must be so that it fits, or a line than a box so that it does
not: programs hold to the same widths of letters, and differ in how they round them."""


def _breaks_alike(text: Text, box: TextBox) -> bool:
    """Whether a text is broken in a box as in its own."""
    stays = len(text.lines) == 1 or text.breaks == "hard"
    if not box.wraps:
        # LibreOffice breaks words on the right that are wider than the box of their layout.
        return stays and (text.align != "right" or text.ink <= box.inner)
    if text.ink * MARGIN > box.inner:
        return False
    # A text's own box ends midway between its widest line and the narrowest that was refused.
    return stays or box.inner * MARGIN <= 2 * text.width - text.ink
