"""Grouped bars: several answers, and for each a bar of every group."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdeck.layout import (
    DIGIT,
    OPEN,
    Bundle,
    Chart,
    bands_area,
    bundles,
    centred,
    described_groups,
    extents,
    from_zero,
    is_open,
    keyed,
    labelled,
    numerals,
    open_room,
    picture,
    pointed,
    refuse_uncomparable,
    scale,
    told,
    unlike_groups,
)
from mkdeck.scene import Fragment, Group, Mark, Plot, Series, move
from mkdeck.story import RowName, SlideOptions
from mkdeck.text import DoesNotFitError, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdeck.claims import Claim
    from mkdeck.layout import Look, Room, Row, Scale
    from mkdeck.scene import Item, Point, Text
    from mkdeck.story import Part

MOST = 3
"""Groups that colours tell apart."""

LABELS = 0.36
"""Most of the width that the names of answers may take."""

AIR = 0.42
"""Space between answers, as a share of their distance."""

THIN = 0.98
"""Height of a bar at least, as a multiple of the size of values."""

HIGHEST = 46.0
"""Height of a bar at most, in points."""

ALONE = 0.66
"""Share of the room's height that the bars of a single answer take together."""

NATURAL = 22.0
"""Height of a bar where the room is as high as they need."""

BETWEEN = 0.06
"""Space between the bars of an answer, as a share of their height."""

WORDS = {
    "alt": {
        "en": "Grouped bar chart: {rows}.",
        "et": "Rühmitatud tulpdiagramm: {rows}.",
        "ru": "Сгруппированная линейчатая диаграмма: {rows}.",
        "zh-Hans": "分组条形图：{rows}。",
        "zh-Hant": "群組長條圖：{rows}。",
        "ja": "グループ別の棒グラフ：{rows}。",
    },
}
"""Words of the kind in each language."""


class Options(SlideOptions):
    """Bars of two or three groups for each of several answers.

    Each claim is an answer, and its `values` are the groups: `values: {young: 40%, old: 60%}`.
    """

    highlight: RowName = ""
    """The group that the title speaks of, by the name of its value; left out, the first."""


def accepts(claim: Claim) -> str:
    """Why the claim is no answer of several groups, or nothing."""
    if len(claim.quantities) < 2:
        return 'it has one figure; see "bars"'
    if claim.kind == "series":
        return 'its values are times; see "columns" or "line"'
    if len(claim.quantities) > MOST:
        return f'it has more than {MOST} groups; see "bars"'
    if claim.main.unit.kind == "rank":
        return "a rank is no amount"
    if any(quantity.low < 0 for quantity in claim.quantities.values()):
        return 'its bars start at zero and go one way; see "bars"'
    return ""


def check(part: Part) -> list[tuple[str, str]]:
    """All claims have the same groups."""
    why = unlike_groups(part)
    return [("kind", why)] if why else []


def groups(part: Part, loud: str) -> tuple[list[Bundle], list[tuple[str, str]]]:
    """The answers with their groups in one order, and each group's name with its token."""
    found = bundles(part)
    order = [row.name for row in found[0].rows]
    alike = [
        Bundle(b.label, tuple(sorted(b.rows, key=lambda row: order.index(row.name)))) for b in found
    ]
    rest = iter(("muted2", "ink"))
    loud = loud if loud in order else order[0]
    tokens = [(row.label, "accent" if row.name == loud else next(rest)) for row in alike[0].rows]
    return alike, tokens


@dataclass(frozen=True)
class _Grid:
    """Where answers stand: distance, bars, labels."""

    above: bool
    top: float
    pitch: float
    bar: float
    left: float
    labels: float
    label_size: float
    value_size: float
    lengths: Scale

    def y(self, index: int, group: int) -> float:
        """Upper edge of a bar."""
        return self.top + index * self.pitch + group * self.bar * (1 + BETWEEN)

    def plot(self, count: int, groups_: int) -> Plot:
        """The bands of so many answers, each with a bar for each group."""
        own = self.bar * (groups_ + (groups_ - 1) * BETWEEN)
        area = bands_area(self.top, self.pitch, own, self.lengths.length, count)
        ends = self.lengths.low, self.lengths.high
        return Plot("bars", area, *ends, (), (), thick=self.bar, apart=self.bar * BETWEEN)


def draw(part: Part, room: Room) -> Fragment:
    """A key, and below it the bars of each answer; labels above them or at the left.

    Raises:
        DoesNotFitError: There are more bars than fit, or a label is too long.
    """
    options, look = part.options, room.look
    assert isinstance(options, Options)
    found, tokens = groups(part, options.highlight)
    flat = [row for bundle in found for row in bundle.rows]
    refuse_uncomparable([row.quantity for row in flat])
    ranges = any(row.quantity.high is not None for row in flat)
    key, top = keyed(tokens, look, room.width)
    grid = _grid(found, flat, room, top)
    marks: list[Mark] = []
    items: list[Item] = [*key]
    points: list[list[Point]] = [[] for _ in tokens]
    names: list[Text] = []
    for i, bundle, row, group, value in _each(found, look):
        strong = tokens[group][1] == "accent"
        y = grid.y(i, group)
        start, length = grid.lengths.span(row.quantity)
        mark = Mark("rect", start, y, length, grid.bar, look.colour(tokens[group][1]))
        own = [from_zero(mark, row.quantity, look)]
        if is_open(row):
            lighter = look.colour("tint" if strong else "track")
            own.append(Mark("rect", start + length, y, OPEN, grid.bar, lighter))
            length += OPEN
        marks += own
        if not group:
            names.append(_label(bundle, i, grid, look))
            items.append(names[-1])
        size = look.style("value", size=grid.value_size).size
        wide = look.width("value", value, size=grid.value_size)
        text = look.text(
            "value",
            value,
            grid.left + start + length + look.format.spacing.gap,
            y + grid.bar / 2 + DIGIT * size + 0.3,
            wide,
            size=grid.value_size,
            name="value",
            colour="accent-text" if strong else "ink",
            claims=(row.claim.id,),
        )
        items.append(text)
        points[group].append(pointed(row, own[0], text))
    foot = grid.y(len(found) - 1, len(tokens) - 1) + grid.bar
    base = Mark("line", 0, top, 0, foot - top, stroke=look.colour("ink"), stroke_width=1.0)
    if not grid.above:
        marks.append(base)
    plot = replace(
        grid.plot(len(found), len(tokens)),
        categories=tuple(bundle.label for bundle in found),
        series=tuple(
            Series(name, tuple(own)) for (name, _), own in zip(tokens, points, strict=True)
        ),
        names=() if grid.above else tuple(names),
        base=None if grid.above else base,
    )
    alt = described_groups(WORDS["alt"], [(b.label, told(b.rows, look)) for b in found], look)
    width = room.width - grid.left
    drawn = picture("grouped", flat, width, foot, marks, alt, plot=None if ranges else plot)
    items.insert(0, move(drawn, grid.left, 0))
    return Fragment(room.width, foot, (Group(tuple(items), alt, "grouped"),))


def _each(found: list[Bundle], look: Look) -> Iterator[tuple[int, Bundle, Row, int, list[Span]]]:
    """Every row with its answer, its group and its value."""
    values = iter(numerals([row for bundle in found for row in bundle.rows], look))
    for i, bundle in enumerate(found):
        for group, row in enumerate(bundle.rows):
            yield i, bundle, row, group, next(values)


def _grid(found: list[Bundle], flat: list[Row], room: Room, top: float) -> _Grid:
    """Labels at the left where they leave the bars most of the width, else above them.

    Raises:
        DoesNotFitError: There are more bars than fit, or a label is too long.
    """
    look, count, groups_ = room.look, len(found), len(found[0].rows)
    values = [look.width("value", spans) for spans in numerals(flat, look)]
    beyond = max(values) + look.format.spacing.gap + open_room(flat)
    names = [bundle.label for bundle in found]
    widest = max(look.width("label", [Span(name, strong=True)]) for name in names)
    gutter = look.format.spacing.gutter
    above = room.shape == "tall" or widest + gutter > room.width * LABELS * 1.7
    failure: DoesNotFitError | None = None
    for top_labels in (above, not above):
        left = 0.0 if top_labels else min(widest + gutter, room.width * LABELS)
        labels = room.width if top_labels else left - gutter / 2
        try:
            size = look.sibling_size("label", names, labels, lines=2, strong=True)
        except DoesNotFitError as error:
            failure = error
            continue
        head = look.style("label", size=size).size * 1.55 if top_labels else 0.0
        extra = _second_line(names, look, labels, size) if top_labels else 0.0
        head += extra
        pitch, bar = _pitch(room, top, count, groups_, head)
        if bar < look.format.smallest * THIN:
            failure = DoesNotFitError(
                f"{count} answers of {groups_} groups are more than fit below each other",
                hint="choose fewer answers, or a larger format",
            )
            continue
        value = min(look.spec("value").size, bar / THIN)
        lengths = scale([end for row in flat for end in extents(row)], room.width - left - beyond)
        return _Grid(top_labels, top + head, pitch, bar, left, labels, size, value, lengths)
    raise failure or DoesNotFitError("its bars do not fit", hint="choose a larger format")


def _second_line(names: list[str], look: Look, width: float, size: float) -> float:
    """What second lines of labels above bars add."""
    lines = max(
        len(look.text("label", [Span(n, strong=True)], 0, 0, width, lines=2, size=size).lines)
        for n in names
    )
    return (lines - 1) * look.style("label", size=size).size * 1.2


def _pitch(room: Room, top: float, count: int, groups_: int, head: float) -> tuple[float, float]:
    """Distance of answers and height of bars."""
    if room.shape == "open":
        bar = NATURAL
        return head + groups_ * bar * (1 + BETWEEN) + bar * 0.7, bar
    free = room.height - top - count * head
    highest = HIGHEST if count > 1 else max(HIGHEST, room.height * ALONE / groups_)
    bar = min(free / (count * groups_ * (1 + BETWEEN) + (count - 1) * AIR * 1.6), highest)
    own = head + groups_ * bar * (1 + BETWEEN)
    pitch = (room.height - top - own) / (count - 1) if count > 1 else own
    return min(pitch, own + bar * 1.2), bar


def _label(bundle: Bundle, index: int, grid: _Grid, look: Look) -> Text:
    """What an answer is called."""
    label = labelled(bundle.label, look, grid.labels, bundle.claims, size=grid.label_size)
    top = grid.y(index, 0)
    if grid.above:
        return move(label, 0, top - label.size * 0.5 - label.last)
    bottom = grid.y(index, len(bundle.rows) - 1) + grid.bar
    return centred(label, (top + bottom) / 2)


KIND = Chart(
    options=Options,
    rows=(2, 36),
    claims=(1, 12),
    accepts=accepts,
    draw=draw,
    check=check,
)
