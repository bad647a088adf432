"""Squares for a multiple such as 5–25×: solid up to the least, outlined up to the most."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from mkdeck.claims import sentence
from mkdeck.layout import Chart, picture, rows
from mkdeck.scene import Fragment, Group, Mark, move
from mkdeck.story import SlideOptions
from mkdeck.text import DoesNotFitError

if TYPE_CHECKING:
    from mkdeck.claims import Claim
    from mkdeck.layout import Look, Room
    from mkdeck.scene import Item, Picture
    from mkdeck.story import Part

APART = 20.0
"""Between the words and the squares below them."""

WORDS = {
    "least": {
        "en": "{n}× at least",
        "et": "vähemalt {n} {n, select, 1 {kord} other {korda}}",
        "ru": "минимум {n} {n, select, 2 {раза} 3 {раза} 4 {раза} 22 {раза} 23 {раза} 24 {раза} 32 {раза} 33 {раза} 34 {раза} 42 {раза} 43 {раза} 44 {раза} other {раз}}",
        "zh-Hans": "至少{n}倍",
        "zh-Hant": "至少{n}倍",
        "ja": "最小{n}倍",
    },
    "most": {
        "en": "{n}× at most",
        "et": "kuni {n} {n, select, 1 {kord} other {korda}}",
        "ru": "максимум {n} {n, select, 2 {раза} 3 {раза} 4 {раза} 22 {раза} 23 {раза} 24 {раза} 32 {раза} 33 {раза} 34 {раза} 42 {раза} 43 {раза} 44 {раза} other {раз}}",
        "zh-Hans": "最多{n}倍",
        "zh-Hant": "最多{n}倍",
        "ja": "最大{n}倍",
    },
}
"""Words of the kind in each language."""
BELOW = {"up to", "under"}
"""Qualifiers that name the most alone, so that no square is certain."""

UNIT = 140.0
"""Room that the name of the unit gets beside its square."""

GAP = 0.18
"""Space between squares, as a share of a square."""

MOST_PITCH = 0.2
"""Largest distance of squares, as a share of the room's height."""


class Options(SlideOptions):
    """Squares: one for the base, so many for what it is compared with."""

    unit: str = ""
    """What one square is, such as "Cost of keeping a customer"."""
    compared: str = ""
    """What the other squares are, such as "Cost of winning one"."""


def accepts(claim: Claim) -> str:
    """Why squares cannot show the claim, or nothing."""
    if claim.kind != "multiple":
        return "squares show a multiple, such as 5–25x"
    ends = (claim.main.low, claim.main.high or claim.main.low)
    if any(end != end.to_integral_value() or not 1 <= end <= 50 for end in ends):
        return "squares show whole multiples from 1 to 50"
    return ""


def draw(part: Part, room: Room) -> Fragment:
    """A reference square with its name, then the squares.

    In a wide room a block stands right and the numeral with its words left; in a tall one the block
    stands below; in an open one a row ends on the right edge, its ends named below.

    Raises:
        DoesNotFitError: A text does not fit.
    """
    if room.shape == "open":
        return _row(part, room.look, room.width)
    if room.shape == "tall":
        said = _said(part, room.look, room.width, 0.0)
        top = said.height + APART
        block = _squares(part, room.look, room.width, room.height - top)
        return Fragment(room.width, room.height, (*said.items, *block.at(0, top)))
    block = _squares(part, room.look, room.width * 0.4, room.height)
    left = room.width - block.width - room.width / 20
    said = _said(part, room.look, left, room.height * 0.42)
    return Fragment(room.width, room.height, (*said.items, *block.at(room.width - block.width, 0)))


def _said(part: Part, look: Look, width: float, baseline: float) -> Fragment:
    """The numeral and its words; the numeral's baseline is there, or as high as it can be."""
    row = rows(part)[0]
    spans = look.numeral(row.quantity)
    size = look.widest("compare", [spans], width)
    baseline = baseline or size * 0.74
    number = look.text(
        "compare",
        spans,
        0,
        baseline,
        width,
        size=size,
        name="numeral",
        role="number",
        colour="accent-text",
        claims=(row.claim.id,),
    )
    lead = look.text(
        "lead",
        sentence(part.words[row.claim.id].callout, look.language),
        0,
        baseline + 14 + 0.25 * size,
        width * 0.95,
        lines=4,
        name="sentence",
        claims=(row.claim.id,),
    )
    return Fragment(width, lead.last + 0.3 * lead.size, (number, lead))


def _ends(part: Part) -> tuple[int, int]:
    """How many squares are solid, and how many there are: one more where there may be more."""
    quantity = rows(part)[0].quantity
    high = int(quantity.high or quantity.low) + quantity.open_ended
    return (0 if quantity.qualifier in BELOW else int(quantity.low)), high


def _marks(
    part: Part, look: Look, square: float, pitch: float, columns: int, top: float
) -> list[Mark]:
    """The reference square, and below it the others: solid to the least, outlined to the most."""
    low, high = _ends(part)
    accent = look.colour("accent")
    marks = [Mark("rect", 0, 0, square, square, look.colour("muted2"))]
    for i in range(high):
        x, y = i % columns * pitch, top + i // columns * pitch
        fill, stroke = (accent, "") if i < low else ("", accent)
        marks.append(Mark("rect", x, y, square, square, fill, stroke, 0.0 if fill else 1.0))
    return marks


def _words(part: Part, look: Look, option: str) -> str:
    """The words of an option; a square that nobody named is one time."""
    words: str = getattr(part.options, option)
    return words or ("" if option != "unit" else look.language.times(1))


def _named(
    part: Part, look: Look, option: str, x: float, middle: float, width: float
) -> list[Item]:
    """The words of an option, centred on a height."""
    words = _words(part, look, option)
    if not words:
        return []
    text = look.text("annotation", words, x, 0, width - x, lines=2, name=f'"{option}"')
    first = middle - (len(text.lines) - 1) * text.pitch / 2 + 0.34 * text.size
    return [move(text, 0, first)]


def _end_labels(part: Part, look: Look) -> list[str]:
    """What the least and the most are called; one label where there is one figure."""
    quantity = rows(part)[0].quantity
    if quantity.high is None:
        return [look.language.value(quantity)]
    number, say = look.language.number, look.language.say
    ends = (("least", int(quantity.low)), ("most", int(quantity.high)))
    return [say(WORDS[end], n=number(n)) or look.language.times(n) for end, n in ends]


def _names_width(part: Part, look: Look) -> float:
    """Room left of the block for the names of the least and the most."""
    low, high = _ends(part)
    if not 0 < low < high:
        return 0.0
    return max(look.width("value", name) for name in _end_labels(part, look)) + 14


def _drawing(part: Part, look: Look, marks: list[Mark], width: float, height: float) -> Picture:
    row = rows(part)[0]
    alt = sentence(part.words[row.claim.id].statement, look.language)
    return picture("multiple", [row], width, height, marks, alt)


def _squares(part: Part, look: Look, width: float, height: float) -> Fragment:
    """A block as square as can be below the reference; the least and the most named at its left."""
    low, high = _ends(part)
    columns = ceil(high**0.5)
    lines = ceil(high / columns)
    apart = height * 0.07 + (22.0 if _words(part, look, "compared") else 0.0)
    across = (width - _names_width(part, look) + GAP * 40) / columns
    pitch = min(across, (height - apart) / (lines + 1), height * MOST_PITCH)
    square = pitch / (1 + GAP)
    top = square + apart
    foot = top + (lines - 1) * pitch + square
    names = _end_labels(part, look) if 0 < low < high else []
    left = _names_width(part, look)
    wide = (columns - 1) * pitch + square
    drawn = _drawing(part, look, _marks(part, look, square, pitch, columns, top), wide, foot)
    for option, indent in (("unit", square + 12), ("compared", 0.0)):
        words = _words(part, look, option)
        if words and not _fits(words, look, wide - indent):
            wide = max(wide, indent + min(look.width("annotation", words), UNIT))
    items: list[Item] = [
        move(drawn, left, 0),
        *_named(part, look, "unit", left + square + 12, square / 2, left + wide),
        *_named(part, look, "compared", left, square + apart - 14, left + wide),
    ]
    size = look.style("value").size
    last = (ceil(low / columns) - 1, lines - 1)
    for name, line in zip(names, last, strict=False):
        y = top + line * pitch + square / 2 + 0.34 * size
        items.append(
            look.text(
                "value",
                name,
                0,
                y,
                left - 14,
                align="right",
                name="value",
                colour="accent-text",
                claims=(rows(part)[0].claim.id,),
            )
        )
    return Fragment(left + wide, foot, (Group(tuple(items), drawn.alt, "multiple"),))


def _fits(words: str, look: Look, width: float) -> bool:
    """Whether the words take two lines at most."""
    try:
        look.text("annotation", words, 0, 0, width, lines=2)
    except DoesNotFitError:
        return False
    return True


def _row(part: Part, look: Look, width: float) -> Fragment:
    """One row over the whole width, the least and the most named below."""
    high = _ends(part)[1]
    claim = rows(part)[0].claim
    square = min(width / (high + (high - 1) * 0.32), 16.0)
    pitch = (width - square) / (high - 1) if high > 9 else square * 1.32
    apart = 40.0 if getattr(part.options, "compared", "") else 15.0
    top = square + apart
    drawn = _drawing(part, look, _marks(part, look, square, pitch, high, top), width, top + square)
    items: list[Item] = [
        drawn,
        *_named(part, look, "unit", square + 10, square / 2, width),
        *_named(part, look, "compared", 0, top - 14, width),
    ]
    baseline = top + square + look.style("value").size + 6
    names = _end_labels(part, look)
    needed = sum(look.width("value", name) for name in names) + 24
    reach = max((high - 1) * pitch + square, needed)
    for i, name in enumerate(names):
        items.append(
            look.text(
                "value",
                name,
                0,
                baseline,
                reach,
                name="value",
                colour="accent-text",
                align="right" if i else "left",
                claims=(claim.id,),
            )
        )
    return Fragment(width, baseline + 2, (Group(tuple(items), drawn.alt, "multiple"),))


KIND = Chart(options=Options, rows=(1, 1), accepts=accepts, draw=draw)
