"""Horizontal bars, one highlighted: from zero to a figure, or from one end of a range to the other."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING

from mkdeck.layout import (
    Chart,
    Marked,
    Order,
    annotated,
    check_lines,
    compared,
    described,
    from_zero,
    heads,
    level,
    level_plot,
    loudest,
    ordered,
    picture,
    pointed,
    refuse_uncomparable,
    rows,
    tip,
    uprights,
    whisker_ends,
    whisker_notes,
    whiskers,
)
from mkdeck.scene import Fragment, Group, Mark, move
from mkdeck.story import RowName, SlideOptions

if TYPE_CHECKING:
    from mkdeck.claims import Claim
    from mkdeck.layout import Level, Look, Room
    from mkdeck.story import Part

WORDS = {
    "whole": {
        "en": "Answers add up to {total} (our sum).",
        "et": "Vastused annavad kokku {total} (meie liitmine).",
        "ru": "Ответы в сумме дают {total} (наш подсчёт).",
        "zh-Hans": "各项回答合计{total}（由我们相加）。",
        "zh-Hant": "各項回答合計{total}（由我們相加）。",
        "ja": "回答の合計は{total}（当方で合計）。",
    },
    "part": {
        "en": "Shares add up to {total} (our sum).",
        "et": "Osakaalud annavad kokku {total} (meie liitmine).",
        "ru": "Доли в сумме дают {total} (наш подсчёт).",
        "zh-Hans": "所列占比合计{total}（由我们相加）。",
        "zh-Hant": "所列占比合計{total}（由我們相加）。",
        "ja": "割合の合計は{total}（当方で合計）。",
    },
    "alt": {
        "en": "Bar chart: {rows}.",
        "et": "Tulpdiagramm: {rows}.",
        "ru": "Линейчатая диаграмма: {rows}.",
        "zh-Hans": "条形图：{rows}。",
        "zh-Hant": "長條圖：{rows}。",
        "ja": "棒グラフ：{rows}。",
    },
}
"""Words of the kind in each language."""


class Highlighted(SlideOptions):
    """Rows of which the title speaks of one."""

    highlight: RowName = ""
    """The claim, or the name of a claim's value, that the title speaks of; left out, the first claim
    where its headline is the title, else the largest."""


class Sorted(Highlighted):
    """Such rows in an order."""

    order: Order = ""
    """`given`: as they are named here; `value`: largest first; `library`: as the files have them;
    left out, `given` for claims that are named one by one, `library` for an ordinal question, else
    `value`."""


class Options(Marked, Sorted):
    """Horizontal bars, sorted, with one highlight."""

    comparator: RowName = ""
    """The one that it is compared with."""


def accepts(claim: Claim) -> str:
    """Why bars cannot show the claim, or nothing."""
    if not claim.quantities:
        return "it has no figure"
    if claim.kind == "series":
        return 'draw a series of years with "columns" or "line"'
    if claim.main.unit.kind == "rank":
        return "a rank is no amount"
    return ""


def notes(part: Part, look: Look) -> list[str]:
    """What the shown answers add up to, where they are all the parts of a whole."""
    found = rows(part)
    asked = part.claims[0].asked
    shares = all(row.quantity.kind == "share" and row.quantity.exact for row in found)
    if asked is None or not asked.whole or not shares or len(found) < 3:
        return []
    total = sum((row.quantity.length(row.quantity.low) for row in found), Decimal(0))
    total = total.quantize(Decimal("0.01"))
    if total > 100:
        return []
    whole = "whole" if total == 100 else "part"
    said = look.language.say(WORDS[whole], total=look.language.percent(total.normalize() + 0))
    return [said] if said else []


def legend(part: Part, look: Look) -> list[str]:
    """What the thin lines are."""
    return whisker_notes(part, look)


def draw(part: Part, room: Room) -> Fragment:
    """The bars in a room: their labels, a zero line or an axis, values outside their ends.

    Raises:
        DoesNotFitError: A label does not fit beside its bar, or there are more bars than fit.
    """
    options, look = part.options, room.look
    assert isinstance(options, Options)
    found = ordered(part, rows(part), options.order)
    refuse_uncomparable([row.quantity for row in found])
    highlight = options.highlight or loudest(part, found)
    lines = compared(part, look)
    reached = [line.value for line in lines]
    grid = level(found, highlight, room, whole=True, also=reached, head=heads(lines, look))
    grid, stood = _clear(grid, [grid.at(value) for value in reached], reached)
    tracks = grid.tracks()
    marks, labels, values, points, ends = [*tracks], [], [], [], []
    for i, row in enumerate(found):
        strong = row.key == highlight
        token = "accent" if strong else "muted2" if row.key == options.comparator else "muted"
        bars, reach = _bar(grid, i, look.colour(token), strong=strong)
        value = grid.value(i, reach, strong=strong, clear=stood)
        marks += bars
        labels.append(grid.label(i, strong=strong))
        values.append(value)
        points.append(pointed(row, bars[0], value))
        ends.append((reach[1], value.x + value.width if row.quantity.amount >= 0 else reach[1]))
    axes, words = grid.axes()
    alt = described(WORDS["alt"], found, look)
    plot = level_plot(part, grid, points, labels, axes, tracks)
    size = room.width - grid.left, grid.drawn
    drawn = picture("bars", found, *size, [*marks, *axes], alt, plot=plot)
    said = annotated(options.annotate, grid, ends, stood)
    foot = grid.axis if grid.track else grid.height
    upright = uprights(lines, grid, foot)
    items = (
        move(drawn, grid.left, 0),
        *upright,
        *chain(*zip(labels, values, strict=True)),
        *words,
        *said,
    )
    return Fragment(room.width, grid.height, (Group(items, alt, "bars"),))


def _clear(grid: Level, stood: list[float], reached: list[float]) -> tuple[Level, list[float]]:
    """A scale so short that values have room right of the lines that they keep clear of."""
    for _ in range(3 if stood else 0):
        over = 0.0
        for i, _row in enumerate(grid.found):
            ends = _bar(grid, i, "ink", strong=False)[1]
            value = grid.value(i, ends, strong=False, clear=stood)
            over = max(over, value.x + value.width - grid.width)
        if over <= 0.01:
            break
        lengths = replace(grid.lengths, length=grid.lengths.length - over)
        grid = replace(grid, lengths=lengths, track=max(grid.track - over, 0.0))
        stood = [grid.at(value) for value in reached]
    return grid, stood


def _bar(
    grid: Level, index: int, colour: str, *, strong: bool
) -> tuple[list[Mark], tuple[float, float]]:
    """A bar with its open end and its interval, and where both end in the room."""
    row, y = grid.found[index], grid.y(index)
    start, length = grid.lengths.span(row.quantity)
    x, beyond = grid.before + start, grid.open_end(row)
    mark = Mark("rect", x, y, length, grid.bar, colour)
    marks = [from_zero(mark, row.quantity, grid.look)]
    if beyond and grid.above:
        marks.append(tip(x + length, y, beyond, grid.bar, grid.look, strong=strong))
    elif beyond:
        lighter = grid.look.colour("tint" if strong else "track")
        marks.append(Mark("rect", x + length, y, beyond, grid.bar, lighter))
    marks += whiskers(row, grid.look, grid.lengths, grid.before, y, grid.bar)
    ends = whisker_ends(row, grid.lengths, (start, start + length + beyond))
    shift = grid.left + grid.before
    return marks, (shift + ends[0], shift + ends[1])


KIND = Chart(
    options=Options,
    rows=(1, 60),
    accepts=accepts,
    draw=draw,
    notes=notes,
    legend=legend,
    check=check_lines,
)
