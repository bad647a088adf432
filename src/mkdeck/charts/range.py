"""Bars on 0–100 tracks: published ranges by their ends, single shares from zero."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from mkdeck.callouts import track as tracks
from mkdeck.layout import (
    Bands,
    Chart,
    Order,
    Row,
    axis,
    centred,
    described,
    labelled,
    named,
    ordered,
    percents,
    picture,
    rows,
    tracked,
)
from mkdeck.scene import Fragment, Group, Line, Mark, move
from mkdeck.story import RowName, SlideOptions, derive
from mkdeck.text import DoesNotFitError, Span

if TYPE_CHECKING:
    from mkdeck.claims import Claim
    from mkdeck.layout import Look, Room
    from mkdeck.quantity import Quantity
    from mkdeck.scene import Item
    from mkdeck.story import Derived, Part

SPACE = 10.0
"""Between a bar and its value."""

CROWDED = 3
"""Rows up to which labels are large."""

ABOVE = 8.0
"""Space above the first track, where bars have the end of their zero line."""

TICKS = (0, 20, 40, 60, 80, 100), (0, 50, 100), (0, 100)
"""Places of an axis that are named: the first of these whose words do not touch each other."""

WORD = 40.0
"""Points that a word of the axis may be wide."""

LABELS = 0.42
"""Most of the width that labels may take."""

SPREAD = 0.585
"""Largest distance of tracks, as a share of the room's height."""

WORDS = {
    "ranges": {
        "en": "Bars show the published ranges; no single figure is given.",
        "et": "Ribad näitavad avaldatud vahemikke; ühte arvu ei ole antud.",
        "ru": "Полосы показывают опубликованные диапазоны; одно число не приводится.",
        "zh-Hans": "条形表示公布的区间；未给出单一数值。",
        "zh-Hant": "長條表示公布的範圍；未提供單一數值。",
        "ja": "棒は公表された範囲を示す。単一の値は公表されていない。",
    },
    "apart": {
        "en": "{gap, plural, one {{n} point} other {{n} points}} apart, even at the closest",
        "et": "{gap, plural, one {{n} protsendipunkt} other {{n} protsendipunkti}} vahet ka kõige lähemas kohas",
        "ru": "{gap, plural, one {{n} процентный пункт} few {{n} процентных пункта} many {{n} процентных пунктов} other {{n} процентного пункта}} — разрыв даже в самом близком месте",
        "zh-Hans": "即使在最接近处也相差{n}个百分点",
        "zh-Hant": "即使在最接近處也相差{n}個百分點",
        "ja": "最も近い値どうしでも{n}ポイントの差",
    },
    "alt": {
        "en": "Range bars from 0 to 100%: {rows}.",
        "et": "Vahemikuribad skaalal 0–100%: {rows}.",
        "ru": "Полосы диапазонов от 0 до 100 %: {rows}.",
        "zh-Hans": "0至100%的区间条：{rows}。",
        "zh-Hant": "0至100%的範圍條：{rows}。",
        "ja": "0〜100%の範囲を示す棒：{rows}。",
    },
}
"""Words of the kind in each language."""


class Options(SlideOptions):
    """Ranges as bars on 0–100 tracks."""

    highlight: RowName = ""
    """The claim, or the name of a claim's value, that the title speaks of; left out, the first."""
    order: Order = ""
    """`given`: as they are named here; `value`: largest first; `library`: as the files have them;
    left out, `given` for claims that are named one by one and for the values of one claim,
    `library` for an ordinal question, else `value`."""
    gap: bool = True
    """Whether a bracket names the distance of two ranges at their closest, as our arithmetic."""


def accepts(claim: Claim) -> str:
    """Why tracks cannot show the claim, or nothing."""
    shares = [
        quantity.kind == "share" and quantity.upper <= 100 for quantity in claim.quantities.values()
    ]
    return "" if shares and all(shares) else 'a track shows percentages from 0 to 100; see "bars"'


def notes(part: Part, look: Look) -> list[str]:
    """That published ends are drawn."""
    found = rows(part)
    if all(row.quantity.high is None for row in found):
        return []
    said = look.language.say(WORDS["ranges"])
    return [said] if said else []


def own(part: Part, room: Room) -> tuple[Derived, ...]:
    """The distance that the bracket names, where it is drawn."""
    gap = _gap(part, rows(part))
    return (_distance(*gap, room.look),) if gap and room.deep else ()


def _distance(upper: Row, lower: Row, look: Look) -> Derived:
    return derive("gap", "upper.low - lower.high", _ends(upper, lower), look.language)


def _ends(upper: Row, lower: Row) -> dict[str, Quantity]:
    return {"upper": upper.quantity, "lower": lower.quantity}


def _gap(part: Part, found: list[Row]) -> tuple[Row, Row] | None:
    """The two rows whose ranges lie apart, the higher one first."""
    options = part.options
    assert isinstance(options, Options)
    if not options.gap or len(found) != 2 or any(row.quantity.qualifier for row in found):
        return None
    upper, lower = sorted(found, key=lambda row: -row.quantity.amount)
    apart = upper.quantity.amount > lower.quantity.upper
    ranges = all(row.quantity.high is not None for row in found)
    return (upper, lower) if apart and ranges and found[0] is upper else None


@dataclass(frozen=True)
class _Grid:
    """Where tracks stand: height and distance, the column of labels, the room for the tracks."""

    style: str
    labels: float
    label_size: float
    track: float
    pitch: float
    room: float
    beside: bool

    def foot(self, count: int) -> float:
        """Lower edge of the last track."""
        return (count - 1) * self.pitch + self.track


def draw(part: Part, room: Room) -> Fragment:
    """Tracks with their bars.

    A low room and a band name the tracks' ends; a deep one has an axis and, between two ranges, a bracket.

    Raises:
        DoesNotFitError: A label or a value does not fit.
    """
    options, look = part.options, room.look
    assert isinstance(options, Options)
    found = rows(part)
    if len(part.claims) > 1 or options.order:
        found = ordered(part, found, options.order)
    highlight = options.highlight or found[0].key
    grid = _grid(found, room)
    marks: list[list[Mark]] = []
    texts: list[Item] = []
    for i, row in enumerate(found):
        y = i * grid.pitch
        x, length = tracks.bar(row.quantity, grid.room)
        strong = row.key == highlight
        colour = "accent" if strong else "muted2"
        drawn = tracks.marks(row.quantity, look, grid.room, grid.track, colour=colour)
        marks.append([replace(mark, y=y) for mark in drawn])
        end = grid.room if grid.beside and not _follows(row, look, grid) else x + length
        texts += _texts(row, look, grid, strong=strong, y=y, x=x, end=end, room=room)
    foot = grid.foot(len(found))
    bands = Bands(named(part), 0.0, grid.pitch, grid.track, grid.room, look.language)
    plot = tracked(found, marks, bands)
    below, drop = 0.0, 0.0
    axes: list[Mark] = []
    bracket: list[Item] = []
    if room.deep:
        below, drop = 40.0, 22.0
        places = _ticks(look, grid.room)
        y = foot + 26 + look.style("axis").size * 0.85
        texts += percents(look, grid.labels, y, grid.room, places, WORD)
        ticks = [place / 100 * grid.room for place in places]
        axes = axis(look, 0, foot + 16, grid.room, ticks, 6)
        gap = _gap(part, found)
        if gap:
            bracket = _bracket(gap, look, grid)
    else:
        below = 20.0
        texts += percents(look, grid.labels, foot + 16, grid.room)
    alt = described(WORDS["alt"], found, look)
    every = [*chain.from_iterable(marks), *axes]
    chart = picture("range", found, grid.room, foot + drop, every, alt, plot=plot)
    items = (move(chart, grid.labels, 0), *texts, *bracket)
    down = ABOVE if room.deep else 0.0
    return Fragment(room.width, down + foot + below, (move(Group(items, alt, "range"), 0, down),))


def _grid(found: list[Row], room: Room) -> _Grid:
    look = room.look
    style = "range-label" if len(found) <= CROWDED else "label"
    labels = _label_width(found, look, style, look.format.spacing.label_column, room.width * LABELS)
    label_size = look.sibling_size(
        style, [row.label for row in found], labels - 8, lines=2, strong=True
    )
    if room.shape == "open":
        track, pitch = 28.0, 46.0 if _broken(found, look, style, labels) else 38.0
    else:
        share = look.format.scale
        most = float(int(min(max(room.height * 0.2, 44.0 * share), 90.0)))
        axis = (52.0 if room.deep else 22.0) * share
        free = room.height - ABOVE - axis - most
        pitch = min(free / max(len(found) - 1, 1), float(int(room.height * SPREAD)))
        track = min(most, pitch * 0.55)
    across = room.width - labels
    beside = not all(_fits(row, look, across, track) for row in found)
    if beside:
        across -= SPACE + max(_value_width(row, look, track) for row in found)
    return _Grid(style, labels, label_size, track, pitch, across, beside)


def _label_width(found: list[Row], look: Look, role: str, least: float, most: float) -> float:
    """The narrowest column from `least` on in which every label takes two lines at most."""
    width = least
    while width < most:
        try:
            for row in found:
                look.text(role, row.label, 0, 0, width - 8, strong=True, lines=2)
        except DoesNotFitError:
            width += 6
            continue
        return width
    return most


def _broken(found: list[Row], look: Look, role: str, labels: float) -> bool:
    """Whether any label takes more than one line."""
    return any(look.width(role, row.label, strong=True) > labels - 8 for row in found)


def _value_size(look: Look, track: float) -> float:
    return min(look.spec("range").size, 0.9 * track)


def _value_width(row: Row, look: Look, track: float) -> float:
    spans = look.numeral(row.quantity, short=True)
    return look.width("range", spans, size=_value_size(look, track))


def _fits(row: Row, look: Look, room: float, track: float) -> bool:
    """Whether the value has room on the track, right or left of its bar."""
    if row.quantity.open_ended:
        return False
    x, length = tracks.bar(row.quantity, room)
    wide = _value_width(row, look, track) + SPACE
    return x + length + wide <= room or x >= wide


def _follows(row: Row, look: Look, grid: _Grid) -> bool:
    """Whether the value has room on its track, right of its bar."""
    x, length = tracks.bar(row.quantity, grid.room)
    wide = _value_width(row, look, grid.track)
    return not row.quantity.open_ended and x + length + SPACE + wide <= grid.room


def _texts(
    row: Row, look: Look, grid: _Grid, *, strong: bool, y: float, x: float, end: float, room: Room
) -> list[Item]:
    """A row's label left of its track, and its value right of the bar, or left of it."""
    middle = y + grid.track / 2
    label = labelled(
        row.label,
        look,
        grid.labels - 8,
        (row.claim.id,),
        style=grid.style,
        size=grid.label_size,
    )
    size = _value_size(look, grid.track)
    wide = _value_width(row, look, grid.track)
    right = end + SPACE + wide <= room.width - grid.labels + 0.1
    number = look.text(
        "range",
        look.numeral(row.quantity, short=True),
        grid.labels + (end + SPACE if right else x - SPACE - wide),
        middle + 0.32 * look.style("range", size=size).size,
        wide,
        size=size,
        name="value",
        role="value",
        colour="accent-text" if strong else "ink",
        claims=(row.claim.id,),
    )
    return [centred(label, middle), number]


def _ticks(look: Look, room: float) -> tuple[int, ...]:
    """As many places of the axis as have room for their words."""
    wide = look.width("axis", look.language.percent(100)) * 1.5
    return next((ticks for ticks in TICKS if room / (len(ticks) - 1) >= wide), TICKS[-1])


def _bracket(gap: tuple[Row, Row], look: Look, grid: _Grid) -> list[Item]:
    """A stepped line from the lower end of one range to the upper end of the other."""
    upper, lower = gap
    near = grid.labels + upper.quantity.amount / 100 * grid.room
    far = grid.labels + lower.quantity.upper / 100 * grid.room
    top, bottom = grid.track + 6, grid.pitch - 6
    middle = (top + bottom) / 2
    ink = look.colour("ink")
    distance = _distance(upper, lower, look)
    words = look.language.say(WORDS["apart"], gap=distance.number, n=distance.text)
    if not words:
        return []
    text = look.text(
        "annotation",
        [Span(words)],
        far + 12,
        middle + 22,
        # A hair more than its words, which are measured piece by piece when they are set.
        width=min(
            max(near - far - 16, look.width("annotation", words) + 2),
            look.format.inner - far - 12,
        ),
        lines=2,
        name="bracket",
        claims=(upper.claim.id, lower.claim.id),
    )
    return [
        Line(near, top, near, middle, 1.0, ink, "bracket"),
        Line(near, middle, far, middle, 1.0, ink, "bracket"),
        Line(far, middle, far, bottom, 1.0, ink, "bracket"),
        text,
    ]


KIND = Chart(options=Options, rows=(1, 5), accepts=accepts, draw=draw, notes=notes, own=own)
