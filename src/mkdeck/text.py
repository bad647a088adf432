"""Line breaking, balancing and fitting.

Line breaks follow Unicode's rules as ICU implements them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from mkdeck.fonts import DoesNotFitError, MissingGlyphError, bearing, em_width, width_of
from mkdeck.scene import Font, Run, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

USABLE = 0.97
"""Share of a box that text may fill when another program will lay it out again."""


HANG_FROM = 28.0
"""Size in points from which the ink, not the box, of a line is set on the left edge."""

ORPHAN = 0.2
"""A last line that is shorter than this share of its box gets words from the one before."""

_SPACE = re.compile(r"[^\S\u00a0]+")
"""White space that folds into one space; a no-break space stays."""

_RANGE = re.compile(r"[–〜～]\d")
"""Where other programs would break a range in two; such lines are kept as they are."""

CLOSE = 1.04
"""A refused line so little wider than the widest one may fit elsewhere; lines are kept then."""

SHORT_WORDS = {
    "a",
    "an",
    "the",
    "of",
    "to",
    "in",
    "on",
    "at",
    "by",
    "for",
    "and",
    "or",
    "as",
    "is",
    "with",
    "в",
    "к",
    "с",
    "о",
    "у",
    "и",
    "а",
    "не",
    "на",
    "за",
    "по",
    "от",
    "ja",
    "ei",
}


@dataclass(frozen=True)
class Span:
    """A piece of a paragraph; `None` leaves what the style says."""

    text: str
    strong: bool | None = None
    italic: bool = False
    scale: float = 1.0
    colour: str | None = None


@dataclass(frozen=True)
class Style:
    """How a text is set.

    Attributes:
        plain: Font of plain words.
        strong: Font of emphasised words.
        emphasised: Whether words are strong unless said otherwise.
        pitch: Distance of baselines as a multiple of the size.
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
        )


@lru_cache(maxsize=8192)
def _units(text: str, lang: str) -> tuple[str, ...]:
    """The text cut wherever a line may end."""
    from icu4py.breakers import LineBreaker

    cuts = [0]
    for _, end in LineBreaker(text, lang).segments():
        after = text[end : end + 1]
        before = text[:end].rstrip()
        if before.endswith(("–", "$", "€", "£")) and after.isdigit():
            continue
        cuts.append(end)
    if cuts[-1] != len(text):
        cuts.append(len(text))
    return tuple(text[a:b] for a, b in pairwise(cuts))


@dataclass(frozen=True)
class _Unit:
    """An unbreakable stretch of a paragraph."""

    runs: tuple[Run, ...]
    width: float
    trimmed: float


def _split(runs: Sequence[Run], lang: str) -> list[_Unit]:
    """The paragraph's unbreakable stretches, each with its runs and its width."""
    whole = "".join(run.text for run in runs)
    units: list[_Unit] = []
    index, offset = 0, 0
    for text in _units(whole, lang):
        left, parts = len(text), []
        while left:
            run = runs[index]
            take = run.text[offset : offset + left]
            parts.append(replace(run, text=take))
            left -= len(take)
            offset += len(take)
            if offset == len(run.text):
                index, offset = index + 1, 0
        units.append(_unit(tuple(parts), lang))
    return units


def _unit(runs: tuple[Run, ...], lang: str) -> _Unit:
    width = sum(
        run.size * (em_width(run.text, run.font, lang) + run.tracking * len(run.text))
        for run in runs
    )
    last = replace(runs[-1], text=runs[-1].text.rstrip(" "))
    return _Unit(runs, width, width_of([*runs[:-1], last], lang))


def _greedy(units: Sequence[_Unit], width: float) -> tuple[list[int], float]:
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


def _lines(units: Sequence[_Unit], ends: Sequence[int]) -> tuple[tuple[Run, ...], ...]:
    return tuple(
        _joined([run for unit in units[a:b] for run in unit.runs]) for a, b in pairwise([0, *ends])
    )


def _joined(runs: list[Run]) -> tuple[Run, ...]:
    """Neighbouring runs of one look as one, trailing spaces off."""
    joined: list[Run] = []
    for run in runs:
        if joined and replace(joined[-1], text="") == replace(run, text=""):
            joined[-1] = replace(run, text=joined[-1].text + run.text)
        else:
            joined.append(run)
    joined[-1] = replace(joined[-1], text=joined[-1].text.rstrip(" "))
    return tuple(run for run in joined if run.text) or (joined[-1],)


def _balanced(units: Sequence[_Unit], width: float, count: int) -> list[int]:
    """Line ends of the best-looking break into `count` lines.

    Even lines are best; a line should not end on a short function word, may well end on
    punctuation, and the last one should not be much shorter than the others.
    """
    starts = [0.0]
    for unit in units:
        starts.append(starts[-1] + unit.width)
    mean = starts[-1] / count

    def cost(a: int, b: int, last: bool) -> float:
        length = starts[b - 1] + units[b - 1].trimmed - starts[a]
        if length > width:
            return float("inf")
        words = "".join(run.text for run in units[b - 1].runs).strip()
        total = ((length - mean) / width) ** 2
        if last:
            return total * (4.0 if length < 0.4 * mean else 1.0)
        if words.lower() in SHORT_WORDS:
            total += 0.05
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


def set_text(
    spans: Sequence[Span] | str,
    style: Style,
    width: float,
    *,
    lines: int,
    name: str,
    balance: bool = True,
    hard: bool = False,
    align: Literal["left", "center", "right"] = "left",
    role: str = "body",
    claims: tuple[str, ...] = (),
) -> Text:
    """A paragraph, broken to a width, its first baseline at 0.

    Args:
        spans: The words.
        style: How they are set.
        width: Width of the box in points.
        lines: How many lines there may be at most.
        name: What messages call the box.
        balance: Even lines out instead of filling each.
        hard: Keep the line breaks in documents that could flow the text again.
        align: Where lines stand in the box.
        role: What the text is for.
        claims: Ids of the claims whose figures it prints.

    Raises:
        DoesNotFitError: The text takes more lines than there are, or a word is wider than the
            box, even at the style's least size.
        MissingGlyphError: No font has a character.
    """
    given = [
        replace(span, text=_SPACE.sub(" ", span.text))
        for span in ([Span(spans)] if isinstance(spans, str) else spans)
    ]
    usable = width * _usable(style)
    hangs = style.size >= HANG_FROM and align == "left"
    size, units, usable = _fit(given, style, usable, lines, name, hangs=hangs)
    ends, refused = _greedy(units, usable)
    if balance and len(ends) > 1:
        if hard:
            ends = _balanced(units, usable, len(ends))
        else:
            ends, refused = _narrowest(units, usable, len(ends))
    elif len(ends) > 1:
        ends, refused = _without_orphan(units, usable, len(ends))
    broken = _lines(units, ends)
    ink = max(width_of(line, style.lang) for line in broken)
    several = len(ends) > 1
    ranged = bool(_RANGE.search("".join(span.text for span in given)))
    hard = hard or (several and (ranged or refused < CLOSE * ink))
    box = width if hard or not several else min(width, (ink + refused) / 2)
    hang = 0.0
    if hangs:
        hang = min(bearing(line[0], style.lang) for line in broken)
    return Text(
        0.0,
        0.0,
        max(box, ink),
        ink,
        broken,
        size * style.pitch,
        align,
        "hard" if hard else "soft",
        role,
        style.lang,
        claims,
        hang,
    )


def _fit(
    spans: Sequence[Span], style: Style, width: float, lines: int, name: str, *, hangs: bool
) -> tuple[float, list[_Unit], float]:
    """The largest size at which the spans take so many lines, their units, and the room.

    The room is wider than the box by what the first letter's ink is hung out of it.

    Raises as `set_text` does.
    """
    words = "".join(span.text for span in spans).strip()
    size = style.size
    while True:
        runs = [replace(style, size=size).run(span) for span in spans if span.text]
        try:
            units = _split(runs, style.lang)
        except MissingGlyphError as error:
            raise MissingGlyphError(f'{error} of "{_cut(words)}"', name) from None
        usable = width + (bearing(units[0].runs[0], style.lang) if hangs else 0.0)
        count = len(_greedy(units, usable)[0])
        widest = max(unit.trimmed for unit in units)
        if widest <= usable and count <= lines:
            return size, units, usable
        if size - 0.5 < max(style.size * style.shrink, style.least) - 1e-9:
            what = (
                f"needs {count} lines where {lines} fit"
                if count > lines
                else f"holds a word {widest - usable:.0f} pt wider than its box"
            )
            raise DoesNotFitError(
                f'the {name} {what} ({usable:.0f} pt wide, at {size:g} pt): "{_cut(words)}"',
                name,
            )
        size -= 0.5


def _cut(words: str) -> str:
    """The words, or their beginning where they are many."""
    return words if len(words) <= 120 else f"{words[:119]}…"


def _without_orphan(units: Sequence[_Unit], width: float, count: int) -> tuple[list[int], float]:
    """Filled lines in as many lines, the last one not much shorter than a few words."""
    for share in (1.0, 0.97, 0.94, 0.91, 0.88, 0.84, 0.8, 0.75):
        ends, refused = _greedy(units, width * share)
        last = sum(unit.width for unit in units[ends[-2] :])
        if len(ends) == count and last >= ORPHAN * width:
            return ends, refused
    return _greedy(units, width)


def _narrowest(units: Sequence[_Unit], width: float, count: int) -> tuple[list[int], float]:
    """The line ends of the narrowest box that takes no more lines."""
    low, high = max(unit.trimmed for unit in units), width
    for _ in range(14):
        middle = (low + high) / 2
        if len(_greedy(units, middle)[0]) <= count:
            high = middle
        else:
            low = middle
    return _greedy(units, high)


def box_width(spans: Sequence[Span], style: Style) -> float:
    """Width of the narrowest box that holds the words on one line, in points."""
    width = width_of([style.run(span) for span in spans], style.lang)
    return width / _usable(style) + 0.01


def _usable(style: Style) -> float:
    """Share of a box that a line may fill."""
    return USABLE if style.plain.family != style.plain.measured else 1.0


def widest_size(
    texts: Sequence[Sequence[Span]], style: Style, width: float, least: float = 0.2
) -> float:
    """The largest size up to the style's at which each text fits on one line of the width.

    Raises:
        DoesNotFitError: Not even `least` of the style's size fits.
    """
    usable = width * _usable(style)
    needed = max(width_of([style.run(span) for span in spans], style.lang) for spans in texts)
    size = style.size if needed <= usable else int(style.size * usable / needed * 2) / 2
    if size < style.size * least:
        words = " / ".join("".join(span.text for span in spans) for spans in texts)
        raise DoesNotFitError(f'"{words}" is too wide for {width:.0f} pt at {size:g} pt')
    return size
