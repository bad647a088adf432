"""Lines to compare the figures of a chart with: a claim's figure, or half."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frozendict import frozendict
from pydantic import Field

from mkdeck.layout.blocks import centred
from mkdeck.layout.scales import refuse_uncomparable
from mkdeck.scene import Line, move
from mkdeck.story import ClaimName, RowWords, SlideOptions, difference
from mkdeck.text import DoesNotFitError, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdeck.layout.look import Look
    from mkdeck.scene import Text
    from mkdeck.story import Part

HALF = 50.0

STROKE = 1.5
"""Width of a reference line."""

CLEAR = 5.0
"""Between a level line and letters that it leaves out."""

BESIDE = 8.0
"""Between a line and its words."""

MOST_LINES = 3
"""Lines that the words beside a level line may take."""

WORDS = {
    "half": {
        "en": "Half",
        "et": "Pool",
        "ru": "Половина",
        "zh-Hans": "一半",
        "zh-Hant": "一半",
        "ja": "半数",
    },
}
"""Words of lines in each language."""


class Marked(SlideOptions):
    """Words and lines on a chart with one scale."""

    annotate: RowWords = Field(default_factory=frozendict)
    """Your words at single marks, by a claim's id or the name of a value: `{old: Few stay}`."""
    reference: ClaimName = ""
    """A claim whose figure is a line to compare with; it answers the same question."""
    half: bool = False
    """Whether a line marks half, where all figures are shares."""


def check_lines(part: Part) -> list[tuple[str, str]]:
    """Lines stand on the axis of the chart, and each is one figure."""
    options = part.options
    assert isinstance(options, Marked)
    found = []
    if options.half and not _shares(part):
        found.append(("half", "half of what? its figures are no shares from 0 to 100%"))
    claim = part.extra.get("reference")
    if claim is None:
        return found
    if len(claim.quantities) != 1:
        return [*found, ("reference", f'"{claim.id}" is no single figure')]
    if claim.main.high is not None:
        return [*found, ("reference", f'"{claim.id}" is a range, and a line is one figure')]
    differs = difference(part.claims[0], claim)
    if differs:
        said = f'"{claim.id}" cannot stand on the axis of "{part.claims[0].id}": {differs}'
        found.append(("reference", said))
    return found


def _shares(part: Part) -> bool:
    figures = [figure for claim in part.claims for figure in claim.quantities.values()]
    return all(figure.kind == "share" and figure.upper <= 100 for figure in figures)


@dataclass(frozen=True)
class Compared:
    """A line to compare with: its value, what it is called, and the claim that it is of."""

    value: float
    words: tuple[Span, ...]
    claims: tuple[str, ...] = ()


def compared(part: Part, look: Look) -> list[Compared]:
    """The lines of a chart, the lowest first.

    Raises:
        DoesNotFitError: One is so far from every figure that they share no scale.
    """
    options = part.options
    assert isinstance(options, Marked)
    found = []
    said = look.language.say(WORDS["half"])
    if options.half and said:
        found.append(Compared(HALF, (Span(said, strong=True),)))
    claim = part.extra.get("reference")
    if claim is not None:
        drawn = [figure for one in part.claims for figure in one.quantities.values()]
        refuse_uncomparable([max(drawn, key=lambda one: abs(one.amount)), claim.main])
        label, value = part.words[claim.id].label, look.language.value(claim.main)
        words = look.language.word("row", label=label, value=value)
        found.append(Compared(claim.main.amount, (Span(words, strong=True),), (claim.id,)))
    return sorted(found, key=lambda one: one.value)


def named_beside(lines: Sequence[Compared], look: Look, width: float) -> list[Text]:
    """The words of level lines, each at 0, 0, in at most so much width.

    Raises:
        DoesNotFitError: They have no room.
    """
    found = []
    for line in lines:
        words = list(line.words)
        try:
            text = look.text(
                "annotation",
                words,
                0,
                0,
                min(look.width("annotation", words), width),
                lines=MOST_LINES,
                name="words of a line",
                claims=line.claims,
            )
        except DoesNotFitError as error:
            raise DoesNotFitError(
                "the words of a line have no room beside it",
                hint="shorten the label of its claim, or choose a wider format",
            ) from error
        found.append(text)
    return found


def across(y: float, left: float, right: float, texts: Sequence[Text], look: Look) -> list[Line]:
    """A level line to compare with, with gaps where it would cross letters."""
    ink = look.colour("ink")
    return [
        Line(start, y, end, y, STROKE, ink, "reference")
        for start, end in left_of(left, right, crossed(y, texts))
        if end - start > CLEAR
    ]


def crossed(y: float, texts: Sequence[Text]) -> list[tuple[float, float]]:
    """From where to where a level line would cross texts, or all but touch them."""
    boxes = [text.box for text in texts]
    return [
        (box.x - CLEAR, box.right + CLEAR)
        for box in boxes
        if box.y - CLEAR / 2 < y < box.bottom + CLEAR / 2
    ]


def left_of(
    left: float, right: float, cuts: Iterable[tuple[float, float]]
) -> Iterator[tuple[float, float]]:
    """What is left of a stretch where others are cut out of it."""
    for start, end in sorted(cuts):
        if start > left:
            yield left, min(start, right)
        left = max(left, end)
        if left >= right:
            return
    yield left, right


def spread(wanted: Sequence[tuple[float, float, Text]], top: float, foot: float) -> list[Text]:
    """Texts moved apart where they would touch below each other, within a height if they can be.

    Args:
        wanted: Left edge and middle that each is to have.
        top: Where the first may begin.
        foot: Where the last may end.
    """
    placed: list[Text] = []
    floor = top
    for x, middle, text in sorted(wanted, key=lambda one: one[1]):
        first = max(centred(text, middle).y, floor + 0.74 * text.size)
        placed.append(move(text, x, first))
        floor = placed[-1].last + text.pitch * 1.02 - 0.74 * text.size
    for i in range(len(placed) - 1, -1, -1):
        text = placed[i]
        over = text.last + 0.26 * text.size - foot
        if over > 0.01:
            placed[i] = text = move(text, 0, -over)
        foot = text.y - text.pitch * 1.02 + 0.26 * text.size
    return placed
