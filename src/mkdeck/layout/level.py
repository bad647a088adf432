"""Level marks, one a row: labels beside them or above them, values beyond their ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdeck.layout.blocks import DIGIT, centred, labelled
from mkdeck.layout.scales import axis, percents
from mkdeck.layout.uncertain import OPEN, is_open
from mkdeck.scene import Mark, move

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.layout.look import Look
    from mkdeck.layout.rows import Row
    from mkdeck.layout.scales import Scale
    from mkdeck.scene import Item, Text
    from mkdeck.text import Span

SLACK = 10.0
"""Between a label's box and the zero line."""

BELOW_LABEL, ABOVE_LABEL = 0.62, 1.3
"""From a label to its mark, and from a mark to the next label, as multiples of the label's size."""

AXIS = 0.55
"""From the last mark to the axis of a track, as a multiple of the label's size."""

TIP = 0.42
"""Length of the tip of an open bar, as a share of its height."""


@dataclass(frozen=True)
class Level:
    """Where the marks of a chart stand, and how its labels and values are set.

    Attributes:
        above: Whether labels stand above their marks.
        top: Where the first mark begins.
        pitch, bar: Distance and height of the marks.
        left: Where the picture of the marks starts.
        before: Room for values left of marks that fall.
        track: Length of the 0–100 track behind each mark, or 0.
        head: Room above all of it.
        label_size, value_style, value_size: Sizes before the face's scale.
    """

    look: Look
    found: tuple[Row, ...]
    values: tuple[tuple[Span, ...], ...]
    lengths: Scale
    above: bool
    top: float
    pitch: float
    bar: float
    left: float
    before: float
    label_size: float
    value_style: str
    value_size: float
    width: float
    track: float = 0.0
    lines: int = 2
    head: float = 0.0

    @property
    def foot(self) -> float:
        """Lower edge of the last mark."""
        return self.y(len(self.found) - 1) + self.bar

    @property
    def drawn(self) -> float:
        """Height of the picture of the marks."""
        return self.axis + 1.0 if self.track else self.height

    @property
    def height(self) -> float:
        """All that it takes, axis included."""
        if not self.track:
            return self.foot if self.above else self.foot + self.top - self.head
        return self.axis + self.look.style("axis").size * 1.5

    @property
    def axis(self) -> float:
        """Where the axis of a track stands."""
        return self.foot + self.label_size * AXIS

    def at(self, value: float) -> float:
        """Where a value stands in the room."""
        return self.left + self.before + self.lengths.at(value)

    def y(self, index: int) -> float:
        """Upper edge of a mark."""
        return self.top + index * self.pitch

    def open_end(self, row: Row) -> float:
        """How far the mark of a row goes on beyond its figure."""
        if not is_open(row):
            return 0.0
        if not self.above:
            return OPEN
        left = self.track - self.lengths.at(row.quantity.amount) if self.track else self.width
        return min(self.bar * TIP, max(left, 0.0))

    def tracks(self) -> list[Mark]:
        """The 0–100 track behind each mark."""
        if not self.track:
            return []
        return [
            Mark("rect", 0, self.y(i), self.track, self.bar, self.look.colour("track"))
            for i in range(len(self.found))
        ]

    def axes(self) -> tuple[list[Mark], list[Item]]:
        """The axis below tracks with the words of its ends, else the zero line."""
        look = self.look
        if not self.track:
            if self.above:
                return [], []
            zero, tall = self.before + self.lengths.zero, self.height - self.head
            ink = look.colour("ink")
            return [Mark("line", zero, self.head, 0, tall, stroke=ink, stroke_width=1.0)], []
        base = self.axis + look.style("axis").size * 1.35
        return axis(look, 0, self.axis, self.track), [*percents(look, 0, base, self.track)]

    def label(self, index: int, *, strong: bool) -> Text:
        """What a mark is called, left of it or above it."""
        row, y = self.found[index], self.y(index)
        label = labelled(
            row.label,
            self.look,
            self.width if self.above else self.left - SLACK,
            (row.claim.id,),
            lines=self.lines,
            strong=strong,
            size=self.label_size,
        )
        if self.above:
            return move(label, 0, y - self.label_size * BELOW_LABEL - label.last)
        return centred(label, y + self.bar / 2)

    def value_width(self, index: int) -> float:
        """How wide a value is."""
        return wide(self.look, self.values[index], self.value_style, self.value_size)

    def value(
        self, index: int, ends: tuple[float, float], *, strong: bool, clear: Sequence[float] = ()
    ) -> Text:
        """The value beyond the ends of its mark: right of it, or left where it falls.

        Args:
            index: The row.
            ends: Where the mark starts and ends in the room.
            strong: Whether it is highlighted.
            clear: Where upright lines stand that it keeps clear of.
        """
        row, look = self.found[index], self.look
        wide, gap = self.value_width(index), self.gap
        falls = row.quantity.amount < 0
        x = ends[0] - gap - wide if falls else ends[1] + gap
        if self.track and x + wide > self.track:
            x = max(x, self.track + gap)
        for line in sorted(clear, reverse=falls):
            if x - gap < line < x + wide + gap:
                x = line - gap - wide if falls else line + gap
        size = look.style(self.value_style, size=self.value_size).size
        return look.text(
            self.value_style,
            list(self.values[index]),
            x,
            self.y(index) + self.bar / 2 + DIGIT * size + (0.0 if self.above else 0.3),
            wide,
            size=self.value_size,
            name="value",
            role="value",
            colour="accent-text" if strong else "ink",
            claims=(row.claim.id,),
        )

    @property
    def gap(self) -> float:
        """Between a mark and its value."""
        return max(self.look.format.spacing.gap, self.value_size * 0.26)


def wide(look: Look, words: Sequence[Span], style: str, size: float) -> float:
    """How wide a numeral is in a style, at a size before the face's scale."""
    measured = look.width(style, list(words), size=size)
    # Words that are set small are measured a little narrower than they are set.
    return measured * 1.01 + 0.5 if len(words) > 1 else measured
