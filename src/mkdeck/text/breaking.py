"""Where lines may end, and where they end best.

Line breaks follow Unicode's rules as ICU implements them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from mkdeck.scene import Font, Run
from mkdeck.text.fonts import em_width, width_of
from mkdeck.text.phrases import phrase_ends
from mkdeck.text.places import Letters

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


ORPHAN = 0.2
"""A last line that is shorter than this share of its box gets words from the one before."""


RANGE_SIGNS = "–〜～"
"""Signs between the ends of a range."""


LABEL_SIGN = "："
"""The colon of Chinese and Japanese: a label stays with what it labels, where no space could."""


@dataclass(frozen=True)
class Span:
    """A piece of a paragraph; `None` leaves what the style says."""

    text: str
    strong: bool | None = None
    italic: bool = False
    scale: float = 1.0
    colour: str | None = None
    link: str = ""


@dataclass(frozen=True)
class Style:
    """How a text is set.

    Attributes:
        plain: Font of plain words.
        strong: Font of emphasised words.
        emphasised: Whether words are strong unless said otherwise.
        pitch: Distance of baselines as a multiple of the size.
        lang: Tag of the language, which says where lines may end and which forms letters take.
        shrink: Least size as a share of `size`.
        least: Size below which no word is set, however small its span.
        tracking: Extra space after each letter, in em.
    """

    plain: Font
    strong: Font
    size: float
    pitch: float
    colour: str
    lang: str
    emphasised: bool = False
    tracking: float = 0.0
    shrink: float = 1.0
    least: float = 0.0

    def run(self, span: Span) -> Run:
        """The span in this style."""
        strong = self.emphasised if span.strong is None else span.strong
        font = self.strong if strong else self.plain
        if span.italic:
            font = replace(font, italic=True)
        return Run(
            span.text,
            font,
            max(self.size * span.scale, self.least),
            span.colour or self.colour,
            self.tracking,
            span.link,
        )


_LONE = re.compile(r"(?:^|\W)(?:\w|из|по)-$")
"""What stays with the rest of its word behind its hyphen: e-commerce, из-за, по-русски."""


@lru_cache(maxsize=8192)
def _units(text: str, lang: str) -> tuple[str, ...]:
    """The text cut wherever a line may end."""
    from icu4py.breakers import LineBreaker

    cuts = [0]
    letters = Letters(text)
    for _, found in LineBreaker(text, f"{lang}-u-lb-strict").segments():
        end = letters.before(found)
        after = text[end : end + 1]
        before = text[:end].rstrip()
        if before.endswith((*RANGE_SIGNS, "$", "€", "£")) and after.isdigit():
            continue
        if text[end - 1 : end] == LABEL_SIGN or (after and _LONE.search(before)):
            continue
        cuts.append(end)
    if cuts[-1] != len(text):
        cuts.append(len(text))
    return tuple(text[a:b] for a, b in pairwise(cuts))


@dataclass(frozen=True)
class Unit:
    """An unbreakable stretch of a paragraph."""

    runs: tuple[Run, ...]
    width: float
    trimmed: float


def split_units(runs: Sequence[Run], lang: str) -> list[Unit]:
    """The paragraph's unbreakable stretches, each with its runs and its width."""
    whole = "".join(run.text for run in runs)
    units: list[Unit] = []
    index, offset = 0, 0
    for text in _units(whole, lang):
        left, parts = len(text), []
        while left:
            run = runs[index]
            take = run.text[offset : offset + left]
            parts.append(run.saying(take))
            left -= len(take)
            offset += len(take)
            if offset == len(run.text):
                index, offset = index + 1, 0
        units.append(_unit(tuple(parts), lang))
    return units


def _unit(runs: tuple[Run, ...], lang: str) -> Unit:
    width = sum(
        run.size * (em_width(run.text, run.font, lang) + run.tracking * len(run.text))
        for run in runs
    )
    last = runs[-1].saying(runs[-1].text.rstrip(" "))
    return Unit(runs, width, width_of([*runs[:-1], last], lang))


def greedy(units: Sequence[Unit], width: float) -> tuple[list[int], float]:
    """Indices at which lines end, and the narrowest line-plus-next-unit that was refused."""
    ends: list[int] = []
    line, refused = 0.0, float("inf")
    for i, unit in enumerate(units):
        if line and line + unit.trimmed > width:
            refused = min(refused, line + unit.trimmed)
            ends.append(i)
            line = 0.0
        line += unit.width
    return [*ends, len(units)], refused


def broken_lines(units: Sequence[Unit], ends: Sequence[int]) -> tuple[tuple[Run, ...], ...]:
    """The runs of each line, given the units at which lines end."""
    return tuple(
        _joined([run for unit in units[a:b] for run in unit.runs]) for a, b in pairwise([0, *ends])
    )


def _joined(runs: list[Run]) -> tuple[Run, ...]:
    """Neighbouring runs of one look as one, trailing spaces off."""
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1].saying(run.text) == run:
            joined[-1] = run.saying(joined[-1].text + run.text)
        else:
            joined.append(run)
    joined[-1] = joined[-1].saying(joined[-1].text.rstrip(" "))
    return tuple(run for run in joined if run.text) or (joined[-1],)


TORN = 0.5
"""What it costs that a line ends within a phrase, where the squares of uneven lines are counted."""


def balanced(
    units: Sequence[Unit], width: float, count: int, short_words: Collection[str], lang: str = ""
) -> list[int]:
    """Line ends of the best-looking break into `count` lines.

    Even lines are best; a line should not end on one of the short words nor within a phrase, may
    well end on punctuation, and the last one should not be much shorter than the others.
    """
    texts = ["".join(run.text for run in unit.runs) for unit in units]
    phrases = phrase_ends("".join(texts), lang)
    places = [0, *accumulate(map(len, texts))]
    starts = [0.0]
    for unit in units:
        starts.append(starts[-1] + unit.width)
    mean = starts[-1] / count

    def cost(a: int, b: int, last: bool) -> float:
        length = starts[b - 1] + units[b - 1].trimmed - starts[a]
        if length > width:
            return float("inf")
        words = texts[b - 1].strip()
        total = ((length - mean) / width) ** 2
        if last:
            return total * (4.0 if length < 0.4 * mean else 1.0)
        if words.lower() in short_words:
            total += 0.05
        if phrases and places[b] not in phrases:
            total += TORN
        return total - (0.02 if words[-1:] in ",;:.—、，。；：" else 0.0)

    best: dict[tuple[int, int], tuple[float, list[int]]] = {(0, 0): (0.0, [])}
    for line in range(1, count + 1):
        for b in range(line, len(units) + 1):
            options = [
                (
                    best[(line - 1, a)][0] + cost(a, b, line == count and b == len(units)),
                    [*best[(line - 1, a)][1], b],
                )
                for a in range(line - 1, b)
                if (line - 1, a) in best
            ]
            if options:
                best[(line, b)] = min(options, key=lambda option: option[0])
    return best[(count, len(units))][1]


def without_orphan(units: Sequence[Unit], width: float, count: int) -> tuple[list[int], float]:
    """Filled lines in as many lines, the last one not much shorter than a few words."""
    for share in (1.0, 0.97, 0.94, 0.91, 0.88, 0.84, 0.8, 0.75):
        ends, refused = greedy(units, width * share)
        last = sum(unit.width for unit in units[ends[-2] :])
        if len(ends) == count and last >= ORPHAN * width:
            return ends, refused
    return greedy(units, width)


def narrowest(units: Sequence[Unit], width: float, count: int) -> tuple[list[int], float]:
    """The line ends of the narrowest box that takes no more lines."""
    low, high = max(unit.trimmed for unit in units), width
    for _ in range(14):
        middle = (low + high) / 2
        if len(greedy(units, middle)[0]) <= count:
            high = middle
        else:
            low = middle
    return greedy(units, high)
