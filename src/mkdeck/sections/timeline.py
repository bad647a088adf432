"""Dated findings in order, on a line of time to scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.layout import (
    Room,
    Row,
    Section,
    banded,
    cited_briefly,
    described,
    framed,
    picture,
    references,
    rows,
)
from mkdeck.scene import Fragment, Mark, Text, move
from mkdeck.sections.list import accepts as one_figure
from mkdeck.story import ShownName, SlideOptions
from mkdeck.text import DoesNotFitError, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.claims import Claim
    from mkdeck.layout import Look
    from mkdeck.scene import Item
    from mkdeck.story import Part

FEWEST, MOST = 2, 6

NATURAL = 92.0
"""Height of an entry where the room is as high as what it holds."""

DOT, LINE = 5.0, 2.0
"""Radius of a dot, and thickness of the line."""

FALL = 34.0
"""From the line to the entries, which connectors bridge."""

FIGURE = 0.24, 0.42
"""Size of a numeral at most, as a share of the room's height in columns, and of a row's height."""

SAYS = 0.85
"""Size of what an entry says at first, as a share of that of a lead."""

STEP = 0.5
"""By which letters become smaller until everything fits."""

GAP = 18.0
"""Between two columns."""

ASCENT = 0.74
"""Height of a tall letter in em."""

PITCH = 1.25

WORDS = {
    "alt": {
        "en": "A line of time with these findings: {rows}.",
        "et": "Ajatelg nende tulemustega: {rows}.",
        "ru": "Линия времени с этими результатами: {rows}.",
        "zh-Hans": "标有以下结果的时间线：{rows}。",
        "zh-Hant": "標有以下結果的時間線：{rows}。",
        "ja": "次の結果を示した時間軸：{rows}。",
    },
}
"""Words of the kind in each language."""


class Options(SlideOptions):
    """Dated findings on a line of time."""

    highlight: ShownName = ""
    """The claim that the title speaks of; left out, the last."""


def year(claim: Claim) -> int | None:
    """The year that a claim forecasts, else that of its source."""
    return claim.spec.forecast_for or claim.year


def accepts(claim: Claim) -> str:
    """Why the claim has no place on a line of time, or nothing."""
    why = one_figure(claim)
    if why:
        return why
    return "" if year(claim) else "neither its source nor what it forecasts has a year"


def check(part: Part) -> list[tuple[str, str]]:
    """Findings of one year make no line of time."""
    if len({year(claim) for claim in part.claims}) > 1:
        return []
    way = next(
        key for key in ("claims", "question", "select", "claim") if getattr(part.options, key)
    )
    return [(way, "all of them are of one year")]


def canvas(part: Part, look: Look) -> Fragment:
    """The line in the frame of a slide or a card."""
    return framed(part, look, _body, base=False, cites=False)


def band(part: Part, look: Look) -> Fragment:
    """The title as a sentence, then the line, from top to bottom."""
    return banded(part, look, _body, cites=False)


def _ordered(part: Part) -> list[Row]:
    return sorted(rows(part), key=lambda row: year(row.claim) or 0)


def _strong(part: Part) -> str:
    options = part.options
    assert isinstance(options, Options)
    return options.highlight or _ordered(part)[-1].claim.id


def _ahead(claim: Claim) -> bool:
    """Whether the claim forecasts a year after that of its source."""
    return bool(claim.spec.forecast_for and claim.spec.forecast_for > (claim.year or 0))


def _body(part: Part, room: Room) -> Fragment:
    """Entries in columns under the line where the room is wide, else in rows beside it."""
    size = room.look.spec("lead").size * SAYS
    wide = room.shape == "wide" and room.deep
    failure = DoesNotFitError("the findings do not fit")
    while size >= room.look.format.smallest:
        try:
            return _columns(part, room, size) if wide else _rows(part, room, size)
        except DoesNotFitError as error:
            failure = error
        size -= STEP
    raise DoesNotFitError(str(failure), hint="show fewer findings, or choose a larger format")


def _columns(part: Part, room: Room, size: float) -> Fragment:
    found = _ordered(part)
    count = len(found)
    width = (room.width - GAP * (count - 1)) / count
    lefts = [i * (width + GAP) for i in range(count)]
    places = _scaled(found, DOT, lefts[-1] + DOT)
    top = DOT + FALL
    entries = [_entry(part, row, room.look, width, size, room.height * FIGURE[0]) for row in found]
    lead = max(texts[1].y for texts in entries)
    items: list[Item] = []
    for left, texts in zip(lefts, entries, strict=True):
        items += [
            move(text, left, top + (lead - texts[1].y if i else 0)) for i, text in enumerate(texts)
        ]
    low = max(item.box.bottom for item in items)
    if low > room.height:
        raise DoesNotFitError("the findings take more room than there is")
    marks = [
        *_line(found, places, room.look, along=room.width),
        *(
            Mark(
                "line",
                at,
                DOT,
                left + DOT - at,
                FALL - 6,
                stroke=room.look.colour("muted"),
                stroke_width=1,
            )
            for at, left in zip(places, lefts, strict=True)
        ),
        *_dots(part, found, places, room.look),
    ]
    alt = described(WORDS["alt"], found, room.look)
    drawn = picture("timeline", found, room.width, DOT + FALL, marks, alt)
    down = max(min((room.height - low) * 0.3, 40.0), 0.0)
    return Fragment(room.width, room.height, tuple(move(item, 0, down) for item in (drawn, *items)))


def _rows(part: Part, room: Room, size: float) -> Fragment:
    found = _ordered(part)
    indent = 2 * DOT + FALL
    pitch = room.height / len(found) if room.height else NATURAL
    entries = [
        _entry(part, row, room.look, room.width - indent, size, pitch * FIGURE[1], flat=True)
        for row in found
    ]
    deep = [max(text.box.bottom for text in texts) + 8 for texts in entries]
    if room.height and max(deep) > pitch:
        raise DoesNotFitError("the findings take more room than there is")
    pitch = max(pitch, *deep) if not room.height else pitch
    tops = [i * pitch for i in range(len(found))]
    firsts = [
        top + texts[0].box.y + (texts[0].box.height) / 2
        for top, texts in zip(tops, entries, strict=True)
    ]
    places = _scaled(found, firsts[0], firsts[-1])
    items: list[Item] = []
    for top, texts in zip(tops, entries, strict=True):
        items += [move(text, indent, top) for text in texts]
    look = room.look
    high = pitch * len(found)
    marks = [
        *_line(found, places, look, along=high, down=True),
        *(
            Mark(
                "line",
                DOT,
                at,
                FALL + DOT - 6,
                first - at,
                stroke=look.colour("muted"),
                stroke_width=1,
            )
            for at, first in zip(places, firsts, strict=True)
        ),
        *_dots(part, found, places, look, down=True),
    ]
    alt = described(WORDS["alt"], found, look)
    drawn = picture("timeline", found, indent - 4, high, marks, alt)
    return Fragment(room.width, room.height or high, (drawn, *items))


def _scaled(found: Sequence[Row], start: float, end: float) -> list[float]:
    """Where each year stands between the first and the last."""
    years = [year(row.claim) or 0 for row in found]
    first, last = years[0], years[-1]
    return [start + (one - first) / (last - first) * (end - start) for one in years]


def _line(
    found: Sequence[Row], places: Sequence[float], look: Look, *, along: float, down: bool = False
) -> list[Mark]:
    """The line: solid as far as findings were published, dashed where they are forecast."""
    known = [at for row, at in zip(found, places, strict=True) if not _ahead(row.claim)]
    turn = max(known, default=places[0])
    ahead = any(_ahead(row.claim) for row in found)
    ink = look.colour("ink")
    whole = [
        (0.0 if not down else places[0], turn if ahead else (along if not down else places[-1]))
    ]
    dashed = [(turn, places[-1])] if ahead and places[-1] > turn else []

    def mark(start: float, end: float, dash: tuple[float, ...]) -> Mark:
        if down:
            return Mark(
                "line", DOT, start, 0, end - start, stroke=ink, stroke_width=LINE, dash=dash
            )
        return Mark("line", start, DOT, end - start, 0, stroke=ink, stroke_width=LINE, dash=dash)

    return [*(mark(a, b, ()) for a, b in whole if b > a), *(mark(a, b, (6, 5)) for a, b in dashed)]


def _dots(
    part: Part, found: Sequence[Row], places: Sequence[float], look: Look, *, down: bool = False
) -> list[Mark]:
    """A dot for each finding, hollow where it is forecast, in accent where it is the main one."""
    marks = []
    for row, at in zip(found, places, strict=True):
        strong = row.claim.id == _strong(part)
        colour = look.colour("accent" if strong else "ink")
        x, y = (0.0, at - DOT) if down else (at - DOT, 0.0)
        if _ahead(row.claim):
            fill = look.background
            marks.append(Mark("dot", x, y, 2 * DOT, 2 * DOT, fill, colour, LINE))
        else:
            marks.append(Mark("dot", x, y, 2 * DOT, 2 * DOT, colour))
    return sorted(marks, key=lambda mark: mark.fill == look.colour("accent"))


def _entry(
    part: Part, row: Row, look: Look, width: float, size: float, high: float, *, flat: bool = False
) -> list[Text]:
    """Year, numeral, what it says and its source, from 0 down; the numeral beside it where flat."""
    claim, words = row.claim, part.words[row.claim.id]
    strong = claim.id == _strong(part)
    when = str(year(claim))
    if _ahead(claim):
        when = look.language.aside(when, look.language.word("forecast"))
    head = look.text("year", when, 0, 0, width, name="year", role="axis", claims=(claim.id,))
    head = move(head, 0, ASCENT * head.size)
    spans = look.numeral(row.quantity, short=True)
    most = width * (0.36 if flat else 1.0)
    number_size = min(look.widest("stats", [spans], most), high, look.spec("stats").size)
    number = look.text(
        "stats",
        spans,
        0,
        0,
        most,
        size=number_size,
        name="numeral",
        role="number",
        colour="accent-text" if strong else "ink",
        claims=(claim.id,),
    )
    left = most + GAP if flat else 0.0
    number = move(number, 0, head.last + 0.5 * head.size + 0.72 * number.size)
    says = look.text(
        "lead",
        words.callout,
        left,
        0,
        width - left,
        lines=3 if flat else 5,
        name="finding",
        claims=(claim.id,),
        size=size,
        pitch=PITCH,
        shrink=1.0,
    )
    above = head.last + 0.5 * head.size if flat else number.last + 0.6 * size
    says = move(says, 0, above + ASCENT * says.size)
    base = [Span(look.language.aside("", words.base))] if words.base and part.form != "band" else []
    source = look.text(
        "axis",
        [*cited_briefly(part, claim, look), *base, *references(part, (claim,))],
        left,
        0,
        width - left,
        lines=3 if flat else 4,
        name="source of a finding",
        role="reference",
        balance=False,
        claims=(claim.id,),
        size=max(0.76 * size, look.format.smallest),
        colour="ink2",
    )
    source = move(source, 0, says.last + 0.6 * says.size + ASCENT * source.size)
    return [head, number, says, source]


KIND = Section(
    options=Options,
    rows=(FEWEST, MOST),
    claims=(FEWEST, MOST),
    accepts=accepts,
    check=check,
    slide=canvas,
    card=canvas,
    band=band,
)
