"""Values beyond the ends of columns: clear of other columns and of each other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdeck.layout.noting import Note, Port
from mkdeck.layout.times import thinned
from mkdeck.scene import Box, descent
from mkdeck.text import DoesNotFitError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdeck.layout.look import Look
    from mkdeck.layout.rows import Row
    from mkdeck.scene import Text

SINGLE = 26.0
"""Width of columns from which each is read with what stands over it."""

OVER, UNDER = 9.0, 7.0
"""Between a column and its value: above its top, below its foot."""

CLEAR = 5.0
"""Between a value and a line from a column to words about it."""

GAP, SIDE = 4.0, 10.0
"""Between a column and the line to words about it; between places beside it where one starts."""

SIDEWAYS = 6.0
"""Points of a longer line that words above a column are worth, rather than beside it."""

RISE = 0.74
"""Height of figures, in em."""


@dataclass(frozen=True)
class Tops:
    """The ends of columns, and how what stands beyond them is set.

    Attributes:
        style: Of the values.
        end: The chart's right edge; its left is 0.
        highlight: The name of the row that is highlighted.
        named: Names of rows that words point at.
    """

    look: Look
    found: tuple[Row, ...]
    boxes: tuple[Box, ...]
    style: str
    end: float
    highlight: str
    named: frozenset[str] = frozenset()

    def values(self) -> dict[int, Text]:
        """As many as are not too close, those that matter most among them, by their columns.

        One says the unit for all, the first where no other leaves more room; where none can, each
        does.

        Raises:
            DoesNotFitError: None has room.
        """
        quantities = [row.quantity for row in self.found]
        amounts = [quantity.amount for quantity in quantities]
        strong = self._called({self.highlight})
        extremes = [amounts.index(max(amounts)), amounts.index(min(amounts))]
        first = [*strong, *self._called(self.named), 0, len(quantities) - 1, *extremes]
        # What has no column at all has at least its value.
        first += [i for i, amount in enumerate(amounts) if not amount]
        best: tuple[list[str], frozenset[int]] | None = None

        def rank(shown: frozenset[int]) -> tuple[bool, int]:
            return set(strong) <= shown, len(shown)

        language = self.look.language
        for speaker in dict.fromkeys((0, *strong, len(quantities) - 1, *extremes[:1])):
            words = language.labels(quantities, speaker)
            shown = self._shown(words, first)
            if speaker in shown and (best is None or rank(shown) > rank(best[1])):
                best = words, shown
        if best is None:
            words = [language.value(quantity) for quantity in quantities]
            best = words, self._shown(words, first)
        if not best[1] and self.named:
            return replace(self, named=frozenset()).values()
        if not best[1]:
            raise DoesNotFitError(
                "no value has room above its column",
                hint="give the unit a shorter name, show fewer columns, or choose a wider format",
            )
        words, shown = best
        lefts = self._lefts([self.look.width(self.style, word) for word in words])
        return {i: self._value(i, words[i], lefts[i]) for i in sorted(shown)}

    def wholes(self, values: Sequence[Text]) -> list[Box]:
        """The columns, each with its value and what is between them."""
        found = []
        for i, box in enumerate(self.boxes):
            own = [box, *self._own(i, values)]
            top, foot = min(one.y for one in own), max(one.bottom for one in own)
            found.append(Box(box.x, top, box.width, foot - top))
        return found

    def notes(self, values: Sequence[Text], words: Mapping[str, str]) -> list[Note]:
        """The author's words; a line to them starts beyond a value, or beside a column."""
        found = []
        wholes = self.wholes(values)
        for row, box, whole in zip(self.found, self.boxes, wholes, strict=True):
            said = words.get(row.name)
            if not said:
                continue
            middle, falls = box.x + box.width / 2, row.quantity.amount < 0
            ports = [Port(middle, whole.y - GAP, 0, -1)]
            if falls:
                ports.append(Port(middle, whole.bottom + GAP, 0, 1, 1.0))
            for i in range(1, int(box.height / SIDE) + 1):
                y = box.bottom - i * SIDE if falls else box.y + i * SIDE
                ports += [
                    Port(box.right + GAP, y, 1, 0, SIDEWAYS + i),
                    Port(box.x - GAP, y, -1, 0, SIDEWAYS + i),
                ]
            found.append(Note(said, row.label, row.claim.id, tuple(ports)))
        return found

    def _own(self, index: int, values: Sequence[Text]) -> list[Box]:
        """The box of a column's value, where it has one."""
        middle = self.boxes[index].x + self.boxes[index].width / 2
        return [one.box for one in values if one.box.x < middle < one.box.right]

    def _called(self, names: set[str] | frozenset[str]) -> list[int]:
        return [i for i, row in enumerate(self.found) if row.name in names]

    def _shown(self, words: Sequence[str], first: Sequence[int]) -> frozenset[int]:
        """Which values stand clear of columns and of each other."""
        widths = [self.look.width(self.style, word) for word in words]
        lefts = self._lefts(widths)
        spans = [(left, left + wide) for left, wide in zip(lefts, widths, strict=True)]
        free = [i for i in range(len(spans)) if self._free(i, words[i], spans[i], first[0])]
        return thinned(spans, first, gap=3.0, among=free)

    def _lefts(self, widths: Sequence[float]) -> list[float]:
        """Where words start that are centred on columns, within the chart."""
        return [
            min(max(box.x + (box.width - wide) / 2, 0.0), max(self.end, wide) - wide)
            for box, wide in zip(self.boxes, widths, strict=True)
        ]

    def _baseline(self, index: int) -> float:
        """Where a value stands: above its column, or below one that falls."""
        box, size = self.boxes[index], self.look.style(self.style).size
        falls = self.found[index].quantity.amount < 0
        return box.bottom + UNDER + 0.72 * size if falls else box.y - OVER

    def _free(self, index: int, words: str, span: tuple[float, float], strong: int) -> bool:
        """Whether a value stands clear of the columns beside its own, and of lines to words."""
        size = self.look.style(self.style).size
        y = self._baseline(index)
        # Over the middle of another column it is read as that one's: at the chart's edge, where it
        # is not centred on its own, and where it hangs over both neighbours of a broad one.
        own = self.boxes[index]
        others = [box for i, box in enumerate(self.boxes) if i != index]
        covered = sum(span[0] < box.x + box.width / 2 < span[1] for box in others)
        aside = abs(sum(span) / 2 - own.x - own.width / 2) > 1
        pointed = [self.boxes[i] for i in self._called(self.named) if i != index]
        if index != strong and any(
            span[0] - CLEAR < box.x + box.width / 2 < span[1] + CLEAR for box in pointed
        ):
            return False
        if (covered and aside and index != strong) or (covered > 1 and own.width > SINGLE):
            return False
        return not any(
            span[0] - 1 < box.right
            and box.x < span[1] + 1
            and y - RISE * size < box.bottom
            and box.y < y + descent(words) * size
            for box in others
        )

    def _value(self, index: int, words: str, left: float) -> Text:
        row, look = self.found[index], self.look
        return look.text(
            self.style,
            words,
            left,
            self._baseline(index),
            look.width(self.style, words),
            name="value",
            role="value",
            colour="accent-text" if row.name == self.highlight else "ink",
            claims=(row.claim.id,),
        )
