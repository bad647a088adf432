"""Paragraphs fitted into boxes: the largest size that takes so many lines."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from mkdeck.languages import NBSP, load_language
from mkdeck.reading import on_one_line
from mkdeck.scene import Text
from mkdeck.text.breaking import (
    RANGE_SIGNS,
    Span,
    Style,
    Unit,
    balanced,
    broken_lines,
    greedy,
    narrowest,
    split_units,
    without_orphan,
)
from mkdeck.text.fonts import DoesNotFitError, MissingGlyphError, bearing, width_of
from mkdeck.text.phrases import PHRASED

if TYPE_CHECKING:
    from collections.abc import Sequence


USABLE = 0.97
"""Share of a box that text may fill when another program will lay it out again."""


HANG_FROM = 28.0
"""Size in points from which the ink, not the box, of a line is set on the left edge."""


_SPACE = re.compile(r"[^\S\u00a0]+")
"""White space that folds into one space; a no-break space stays."""


_DASH = re.compile(r" (?=— )")
"""The space before a dash, which no line begins with."""


_ELSEWHERE = re.compile(rf"[{RANGE_SIGNS}]\d|(?:^|\W)(?:\w|из|по)-\w")
"""Where other programs would break a range or "e-commerce" in two; such lines are kept."""


HAIR = 0.2
"""Points by which a line may be wider than its box."""


PHRASED_LINES = 4
"""Lines up to which those of Japanese and Chinese are broken by phrases, and stay so."""

CLOSE = 1.04
"""A refused line so little wider than the widest one may fit elsewhere; lines are kept then."""


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
        replace(span, text=_DASH.sub(NBSP, _SPACE.sub(" ", on_one_line(span.text))))
        for span in ([Span(spans)] if isinstance(spans, str) else spans)
    ]
    hangs = style.size >= HANG_FROM and align == "left"
    # Programs tear words of languages without spaces, so that breaks of few lines are ours.
    hard = hard or (balance and lines <= PHRASED_LINES and style.lang.startswith(PHRASED))
    room = width * _usable(style)
    for _ in range(3):
        size, units, usable = _fit(given, style, room, lines, name, hangs=hangs)
        ends, refused = _ends(units, usable, style.lang, balance=balance, hard=hard)
        broken = broken_lines(units, ends)
        ink = max(width_of(line, style.lang) for line in broken)
        over = ink - usable
        if over <= HAIR:
            break
        # A line is wider than its words one by one, where they kern across the space between.
        room -= over
    several, words = len(ends) > 1, "".join(span.text for span in given)
    # LibreOffice keeps a link on one line where it can, and so breaks before it.
    linked = any(span.link and " " in span.text for span in given)
    elsewhere = linked or bool(_ELSEWHERE.search(words))
    hard = hard or (several and (elsewhere or refused < CLOSE * ink))
    box = width if hard or not several else min(width, (ink + refused) / 2)
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
        min(bearing(line[0], style.lang) for line in broken) if hangs else 0.0,
        room=width,
    )


def _ends(
    units: Sequence[Unit], width: float, lang: str, *, balance: bool, hard: bool
) -> tuple[list[int], float]:
    """Where lines end, and the narrowest line-plus-next-unit that was refused."""
    ends, refused = greedy(units, width)
    if len(ends) == 1:
        return ends, refused
    if balance and hard:
        return balanced(units, width, len(ends), load_language(lang).short_words, lang), refused
    return (narrowest if balance else without_orphan)(units, width, len(ends))


def _fit(
    spans: Sequence[Span], style: Style, width: float, lines: int, name: str, *, hangs: bool
) -> tuple[float, list[Unit], float]:
    """The largest size at which the spans take so many lines, their units, and the room.

    The room is wider than the box by what ink at the start of a line is hung out of it.

    Raises as `set_text` does.
    """
    words = "".join(span.text for span in spans).strip()
    size = style.size
    least = max(size * style.shrink, style.least)
    smallest = size - 0.5 * max(int((size - least) * 2 + 1e-6), 0)
    while True:
        runs = [replace(style, size=size).run(span) for span in spans if span.text]
        try:
            units = split_units(runs, style.lang)
        except MissingGlyphError as error:
            raise MissingGlyphError(f'{error} of "{_cut(words)}"', name) from None
        # Any of them may open a line, and the least of what hangs out is what all are moved by.
        usable = width + (min(bearing(u.runs[0], style.lang) for u in units) if hangs else 0.0)
        count = len(greedy(units, usable)[0])
        widest = max(unit.trimmed for unit in units)
        if widest <= usable and count <= lines:
            return size, units, usable
        if size <= smallest:
            what = (
                f"needs {count} lines where {lines} fit"
                if count > lines
                else f"holds a word {widest - usable:.0f} pt wider than its box"
            )
            raise DoesNotFitError(
                f'the {name} {what} ({usable:.0f} pt wide, at {size:g} pt): "{_cut(words)}"',
                name,
            )
        # What fills more than all lines even at the smallest size is measured there at once.
        far = sum(unit.trimmed for unit in units) * smallest / size > lines * usable
        size = smallest if far else size - 0.5


def _cut(words: str) -> str:
    """The words, or their beginning where they are many."""
    return words if len(words) <= 120 else f"{words[:119]}…"


def box_width(spans: Sequence[Span], style: Style) -> float:
    """Width of the narrowest box that holds the words on one line, in points."""
    runs = [style.run(span) for span in spans if span.text]
    units = split_units(runs, style.lang) if runs and style.size >= HANG_FROM else []
    # A letter whose ink begins left of its place takes room where it may open a line.
    before = min((bearing(unit.runs[0], style.lang) for unit in units), default=0.0)
    return (width_of(runs, style.lang) - min(before, 0.0)) / _usable(style) + 0.01


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
