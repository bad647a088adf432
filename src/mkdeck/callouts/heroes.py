"""Bodies of heroes: a numeral and its sentence round any block or strip, or round none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.layout import ASCENT, CAPITALS, CLEAR, DIGIT, emblem, numeral, rows, said
from mkdeck.scene import Fragment, Text, move
from mkdeck.text import DoesNotFitError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.callouts import Callout
    from mkdeck.layout import Look, Room, Row
    from mkdeck.scene import Item
    from mkdeck.story import Part

LEFT, RIGHT = 0.5775, 0.324
"""Shares of a wide room for the numeral and for the picture beside it."""

SHALLOW, BETWEEN, WORDS_END = 0.6, 0.28, 0.94
"""Share of a deep room's height below which, and of its width between the words and a picture beside
them from which, that picture takes what they leave; and what both take together then."""

TOP, LARGE = 0.2, 1.4
"""Share of a deep room's height above low digits from which they move up, and the sentence below them
is that many times as large as usual."""

HEAD = 4.0
"""Points by which digits may stand out of a deep room."""

APART = 18.0
"""Between the numeral and the strip below it, in a low room."""

LOW, DEEP = (0.42, 74.0), (0.46, 132.0)
"""Most that a strip takes of a low and of a deep room: as a share of its height, and in points."""

HAIR = 2.0
"""Points that a sentence on the right keeps from the margin."""

NUMERALS = (0.62, 0.52, 0.42)
"""Shares of the width that a numeral beside its sentence takes at most, as they are tried."""

TALL = 0.25
"""Height of the digits in a tall room with a picture below, as a share of its own."""


ALONE, FILLED = 0.5, 0.86
"""Most of a room's height that digits without a picture take, and that they and their words fill."""

LARGER = (2.4, 2.0, 1.7, 1.4, 1.2, 1.0)
"""Sizes of the sentence without a picture that are tried, as multiples of its usual one."""

CROWNED = 0.22
"""Share of a tall room's height that is free from which a pictogram stands on top."""

LEAST = 0.2
"""Width of that pictogram, as a share of the room's, below which it is left out."""


def sentence_style(look: Look) -> str:
    """The style of the sentence beside a numeral."""
    return "sentence" if "sentence" in look.format.styles else "lead"


def saying(part: Part, look: Look, width: float, height: float, most: int = 4) -> Text:
    """The sentence at 0, 0 on as many of some lines as keep it within a height.

    Raises:
        DoesNotFitError: It does not fit the width on so many lines.
    """
    text = _sentence(part, look, width, most)
    while ASCENT * text.size + text.last > height and len(text.lines) > 1:
        try:
            text = _sentence(part, look, width, len(text.lines) - 1)
        except DoesNotFitError:
            break
    return text


def _sentence(part: Part, look: Look, width: float, lines: int, larger: float = 1.0) -> Text:
    style = sentence_style(look)
    return look.text(
        style,
        said(part, look),
        0,
        0,
        width,
        lines=lines,
        hard=part.form != "slide",
        name="sentence",
        role="body" if style == "sentence" else style,
        claims=(part.claims[0].id,),
        size=look.spec(style).size * larger,
    )


def alone(part: Part, room: Room) -> Fragment:
    """The numeral over its sentence, as large as they fill a room where no picture shows it.

    Raises:
        DoesNotFitError: The sentence does not fit even at its usual size.
    """
    look = room.look
    number = numeral(part, look, room.width, most=ALONE * room.height / CAPITALS)
    digits = CAPITALS * number.size
    for larger in LARGER:
        try:
            text = _sentence(part, look, room.width, 6, larger)
        except DoesNotFitError:
            if larger == LARGER[-1]:
                raise
            continue
        first = max(digits + 0.9 * text.size, number.lowest - number.last + digits + CLEAR)
        first += ASCENT * text.size
        if first + text.last <= FILLED * room.height:
            break
    slack = max(room.height - first - text.last, 0.0)
    items = (move(number, 0, digits), move(text, 0, first))
    return Fragment(room.width, room.height, tuple(move(item, 0, slack * 0.4) for item in items))


def below(number: Text, usual: float, size: float) -> float:
    """The baseline of a sentence under a numeral, further down where that has descenders."""
    return max(number.last + usual, number.lowest + CLEAR + size * CAPITALS)


def beside(part: Part, room: Room, callout: Callout | None, *, keeps: float = 0.0) -> Fragment:
    """The numeral over its sentence on the left, a block on the right.

    `keeps` is the share of a deep room's width on the left that the block leaves in any case.
    """
    look, height = room.look, room.height
    row = rows(part)[0]
    left = room.width * LEFT if callout else room.width
    most = (0.46 * height + HEAD) / CAPITALS if room.deep else 0.5 * height / CAPITALS
    reach = left + (24 if room.deep else -12) if callout else left
    number = numeral(part, look, reach, most=most)
    gap = (
        50.5 * look.format.scale
        if room.deep
        else 0.05 * height + 1.2 * look.style(sentence_style(look)).size
    )
    text = saying(part, look, left * 0.86, height - CAPITALS * number.size - gap, 3)
    digits = CAPITALS * number.size
    baseline = float(round(height * 0.46))
    if room.deep and baseline - digits > TOP * height:
        # Low digits leave much of the height free, which larger words take.
        text = _sentence(part, look, left * 0.86, 4, LARGE)
        gap += text.size * (1 - 1 / LARGE)
        baseline = digits + (height - digits - gap - text.last) * 0.12
    elif not room.deep:
        baseline = (height - digits - gap - text.last) / 2 + digits
    number = move(number, 0, baseline)
    items: list[Item] = [number, move(text, 0, below(number, gap, text.size))]
    if callout:
        width = room.width * (RIGHT if room.deep else 1 - LEFT - 0.05)
        drawn = callout.draw(row, part.words[row.claim.id], room.resized(width, height))
        down = 0.0 if room.deep else max((height - drawn.height) / 2, 0)
        words = max(number.ink, text.ink)
        if room.deep and (
            drawn.height < SHALLOW * height or room.width - words - width > BETWEEN * room.width
        ):
            # So few marks, or so narrow words: the picture is as large as the words let it be.
            most = room.width * (1 - keeps) - (APART if keeps else 0.0)
            width = max(width, min(room.width * WORDS_END - words, most))
            drawn = callout.draw(row, part.words[row.claim.id], room.resized(width, height))
            down = (height - drawn.height) * 0.5
        items += drawn.at(room.width - width, down)
    return Fragment(room.width, height, tuple(items))


def lined(part: Part, room: Room, callout: Callout) -> Fragment:
    """The numeral, its sentence beside it, and a strip that shows it below.

    A sentence that is too long for its room makes the numeral smaller.
    """
    for share in NUMERALS:
        try:
            return _lined(part, room, callout, share * room.width)
        except DoesNotFitError:
            if share == NUMERALS[-1]:
                raise
    raise AssertionError("a numeral has sizes")


def _lined(part: Part, room: Room, callout: Callout, width: float) -> Fragment:
    look = room.look
    share, points = DEEP if room.deep else LOW
    row, least = rows(part)[0], min(room.height * share, points)
    strip = callout.draw(row, part.words[row.claim.id], room.resized(room.width, least))
    apart = 0.09 * room.height if room.deep else APART
    free = room.height - strip.height - apart
    number = numeral(part, look, width, most=free / CAPITALS)
    over = number.lowest - APART + CLEAR
    if over > 0:
        # Its words have descenders, which keep clear of the strip.
        free -= over
        number = numeral(part, look, width, most=free / CAPITALS)
    digits = CAPITALS * number.size
    x = number.ink + (40 if room.deep else 25)
    text = saying(part, look, room.width - x - HAIR, free)
    first = min(free - digits / 2 - text.last / 2 + DIGIT * text.size, free - text.last)
    items = (move(number, 0, free), move(text, x, max(first, ASCENT * text.size)))
    up = max(0.0, (free - digits) / 2) if room.deep else 0.0
    placed = tuple(move(item, 0, -up) for item in items)
    down = room.height - strip.height - up
    return Fragment(room.width, room.height, (*placed, *strip.at(0, down)))


def stacked(part: Part, room: Room, callout: Callout) -> Fragment:
    """The numeral, its sentence below it, and a picture that fills the rest.

    The subject's pictogram stands at the end of the numeral's line beside an array, and on top of
    all where a strip leaves much of the room free.
    """
    look, height = room.look, room.height
    row = rows(part)[0]
    digits = height * TALL
    number = numeral(part, look, room.width, most=digits / CAPITALS)
    number = move(number, 0, CAPITALS * number.size)
    size = look.style(sentence_style(look)).size
    text = saying(part, look, room.width, height, 4)
    text = move(text, 0, below(number, 15 + 0.8 * size, size))
    items: list[Item] = [number, text]
    top = text.last + 0.5 * text.size + 14
    space = room.resized(room.width, max(height - top, 1.0))
    drawn = callout.draw(row, part.words[row.claim.id], space)
    slack = max(height - top - drawn.height, 0)
    glyph = _glyph(row, callout)
    if glyph and callout.shape == "strip" and slack > CROWNED * height:
        return _crowned(part, room, items, drawn, glyph)
    if glyph and callout.shape == "block":
        side = CAPITALS * number.size
        reach = min(side, 0.85 * (room.width - number.ink))
        if reach >= 0.55 * side:
            seal = emblem(glyph, reach, look)
            items.append(move(seal, room.width - seal.width, side - seal.height))
    items = [move(item, 0, slack * 0.3) for item in items]
    items += drawn.at(0, top + slack * 0.7)
    return Fragment(room.width, height, tuple(items))


def _glyph(row: Row, callout: Callout) -> str:
    """The pictogram of the subject, unless the callout shows it or has no need of one."""
    name = row.claim.glyph if callout.sealed else ""
    subject = row.claim.counted
    return "" if subject and subject.array and subject.glyph == name else name


def _crowned(
    part: Part, room: Room, items: Sequence[Item], drawn: Fragment, glyph: str
) -> Fragment:
    """The pictogram over the numeral, the sentence and a strip."""
    last = items[-1]
    assert isinstance(last, Text)
    gap = 0.05 * room.height
    taken = last.last + 0.3 * last.size + drawn.height + 2 * gap
    side = min(0.92 * (room.height - taken), 0.5 * room.width)
    if side < LEAST * room.width:
        slack = room.height - taken + 2 * gap
        up = [move(item, 0, slack * 0.3) for item in items]
        low = room.height - drawn.height - slack * 0.3
        return Fragment(room.width, room.height, (*up, *drawn.at(0, low)))
    seal = emblem(glyph, side, room.look)
    free = (room.height - taken - seal.height) / 3
    down = seal.height + gap + free
    low = room.height - drawn.height - free
    moved = [move(item, 0, down) for item in items]
    return Fragment(room.width, room.height, (move(seal, 0, free / 2), *moved, *drawn.at(0, low)))
