"""A ranked list: rank, label over a thin bar, and the value on the right margin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdeck.charts import bars
from mkdeck.layout import (
    DIGIT,
    HAIRLINE,
    Chart,
    Row,
    described,
    labelled,
    loudest,
    numerals,
    ordered,
    picture,
    refuse_uncomparable,
    rows,
    scale,
)
from mkdeck.scene import Fragment, Group, Mark, Rect, move
from mkdeck.text import DoesNotFitError

if TYPE_CHECKING:
    from mkdeck.claims import Claim
    from mkdeck.layout import Look, Room
    from mkdeck.scene import Item
    from mkdeck.story import Part
    from mkdeck.text import Span

LARGER = 1.47
"""Size of labels in a room that is high enough, as a multiple of the usual one."""

ROOMY = 0.38
"""Size of labels, as a share of the distance of rows."""

BAR = 0.12
"""Height of a bar, as a share of the distance of rows."""

NATURAL = 3.1
"""Distance of rows where the room is as high as they need, as a multiple of the label's size."""

HIGHEST = 0.34
"""Largest distance of rows, as a share of the room's height."""

SECOND = 1.2
"""What a second line of a label adds, as a multiple of its size."""

WORDS = {
    "alt": {
        "en": "Ranked list: {rows}.",
        "et": "Järjestatud loetelu: {rows}.",
        "ru": "Список по убыванию: {rows}.",
        "zh-Hans": "排名列表：{rows}。",
        "zh-Hant": "排名清單：{rows}。",
        "ja": "順位リスト：{rows}。",
    },
}
"""Words of the kind in each language."""


class Options(bars.Highlighted):
    """Figures in the order of their size, each with its rank."""


def accepts(claim: Claim) -> str:
    """Why the claim has no place in a ranked list, or nothing."""
    why = bars.accepts(claim)
    if why:
        return why
    if any(quantity.low < 0 for quantity in claim.quantities.values()):
        return 'its bars start at zero and go one way; see "bars"'
    if claim.interval:
        return 'its interval would go untold; see "bars"'
    if not all(one.firm for one in claim.quantities.values()):
        return 'a range or an open figure has no sure rank; see "bars"'
    return ""


@dataclass(frozen=True)
class _Grid:
    """Where rows stand: their distance and their columns, the sizes of labels and numerals."""

    pitch: float
    label: float
    labels: float
    size: float
    lines: int
    number: float
    width: float

    @property
    def bar(self) -> float:
        return max(round(self.pitch * BAR * 2) / 2, 3.0)


def draw(part: Part, room: Room) -> Fragment:
    """Rows under each other, the largest figure first.

    Raises:
        DoesNotFitError: There are more rows than fit, or a label is too long.
    """
    options, look = part.options, room.look
    assert isinstance(options, Options)
    found = ordered(part, rows(part), "value")
    refuse_uncomparable([row.quantity for row in found])
    highlight = options.highlight or loudest(part, found)
    values = numerals(found, look)
    grid = _grid(found, values, room)
    lengths = scale([row.quantity.amount for row in found], grid.width)
    marks: list[Mark] = []
    items: list[Item] = []
    for i, row in enumerate(found):
        strong, top = row.key == highlight, i * grid.pitch
        below = _bar_top(grid)
        length = lengths.span(row.quantity)[1]
        marks.append(Mark("rect", 0, top + below, length, grid.bar, _token(look, strong=strong)))
        if i:
            items.append(Rect(0, top, room.width, HAIRLINE, look.colour("rule"), "rule"))
        items += _texts(found, i, values[i], look, grid, strong=strong, right=room.width)
    foot = (len(found) - 1) * grid.pitch + _bar_top(grid) + grid.bar
    alt = described(WORDS["alt"], found, look)
    drawn = move(picture("ranked", found, grid.width, foot, marks, alt), grid.label, 0)
    return Fragment(room.width, foot + grid.bar, (Group((drawn, *items), alt, "ranked"),))


def _token(look: Look, *, strong: bool) -> str:
    return look.colour("accent" if strong else "muted")


def _grid(found: list[Row], values: list[list[Span]], room: Room) -> _Grid:
    """As large as the room allows.

    Raises:
        DoesNotFitError: There are more rows than fit, or a label is too long.
    """
    look, count = room.look, len(found)
    usual = look.spec("label").size
    failure: DoesNotFitError | None = None
    for lines in (1, 2):
        extra = (lines - 1) * SECOND
        if room.shape == "open":
            pitch = usual * (NATURAL + extra)
        else:
            pitch = min(room.height / count, room.height * HIGHEST)
        size = min(usual * LARGER, pitch * ROOMY / (1 + extra * ROOMY))
        if size < look.format.smallest / look.face(look.spec("label").face).scale:
            break
        number = min(look.spec("stats").size * 0.4, pitch * 0.72)
        label = look.width("range", "00", size=number) + look.format.spacing.gutter
        beyond = max(look.width("range", value, size=number) for value in values)
        width = room.width - label - beyond - look.format.spacing.gutter
        names = [row.label for row in found]
        try:
            size = look.sibling_size("label", names, width, lines=lines, size=size, strong=True)
        except DoesNotFitError as error:
            failure = error
            continue
        return _Grid(pitch, label, width, size, lines, number, width)
    raise failure or DoesNotFitError(
        f"{count} rows are more than fit below each other",
        hint="choose fewer, or a larger format",
    )


def _bar_top(grid: _Grid) -> float:
    """From the top of a row to its bar."""
    block = grid.size * (1.0 + (grid.lines - 1) * SECOND) + grid.size * 0.35 + grid.bar
    return (grid.pitch + block) / 2 - grid.bar


def _texts(
    found: list[Row],
    index: int,
    value: list[Span],
    look: Look,
    grid: _Grid,
    *,
    strong: bool,
    right: float,
) -> list[Item]:
    """Rank, label and value of a row."""
    row, top = found[index], index * grid.pitch
    middle = top + grid.pitch / 2
    label = labelled(
        row.label,
        look,
        grid.labels,
        (row.claim.id,),
        lines=grid.lines,
        strong=strong,
        size=grid.size,
    )
    last = top + _bar_top(grid) - grid.size * 0.42
    digits = look.style("range", size=grid.number).size
    rank = 1 + sum(other.quantity.amount > row.quantity.amount for other in found)
    wide = look.width("range", value, size=grid.number)
    return [
        look.text(
            "range",
            look.language.number(rank),
            0,
            middle + DIGIT * digits,
            grid.label,
            size=grid.number,
            colour="accent-text" if strong else "ink2",
            name="rank",
            role="index",
        ),
        move(label, grid.label, last - label.last),
        look.text(
            "range",
            value,
            right - wide,
            middle + DIGIT * digits,
            wide,
            size=grid.number,
            align="right",
            colour="accent-text" if strong else "ink",
            name="value",
            role="value",
            claims=(row.claim.id,),
        ),
    ]


KIND = Chart(options=Options, rows=(2, 12), accepts=accepts, draw=draw, notes=bars.notes)
