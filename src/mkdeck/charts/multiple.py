"""Squares for a multiple such as 5–25×: solid up to the least, outlined up to the most."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from mkdeck.claims import sentence
from mkdeck.layout import picture, rows
from mkdeck.scene import Fragment, Group, Mark, move
from mkdeck.story import SlideOptions
from mkdeck.text import DoesNotFitError

if TYPE_CHECKING:
    from mkdeck.claims import Claim
    from mkdeck.layout import Look
    from mkdeck.scene import Item, Picture
    from mkdeck.story import Part

LEAST, MOST, AXIS = 1, 1, True
BELOW = {"up to", "under"}
"""Qualifiers that name the most alone, so that no square is certain."""

UNIT = 140.0
"""Room that the name of the unit gets beside its square."""

GAP = 0.18
"""Space between squares, as a share of a square."""


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


def notes(part: Part, look: Look) -> list[str]:
    """Squares need no note."""
    return []


def draw(part: Part, look: Look, width: float, height: float) -> Fragment:
    """A reference square with its name, then the squares.

    On a slide a block stands right and the numeral with its words left; elsewhere one row ends
    on the right edge, its ends named below.

    Raises:
        DoesNotFitError: A text does not fit.
    """
    if not look.format.height:
        return _row(part, look, width)
    slide = look.format.name == "slide"
    row = rows(part)[0]
    words = part.words[row.claim.id]
    drawn = _squares(part, look, width * 0.4, height)
    left = width - drawn.width - (48 if slide else 20)
    spans = look.numeral(row.quantity)
    role = "compare" if slide else "stats"
    size = look.widest(role, [spans], left)
    baseline = 118.0 if slide else 66.0
    number = look.text(
        role,
        spans,
        0,
        baseline,
        left,
        size=size,
        name="numeral",
        role="number",
        colour="accent",
        claims=(row.claim.id,),
    )
    lead = look.text(
        "lead",
        sentence(words.callout, look.language),
        0,
        baseline + (50 if slide else 30),
        left * 0.95,
        lines=4,
        name="sentence",
        claims=(row.claim.id,),
    )
    return Fragment(width, height, (number, lead, *drawn.at(width - drawn.width, 0)))


def _ends(part: Part) -> tuple[int, int]:
    """How many squares are solid, and how many there are."""
    quantity = rows(part)[0].quantity
    high = int(quantity.high or quantity.low)
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
    return words or ("" if option != "unit" else f"{look.language.number(1)}×")


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
    number, word = look.language.number, look.language.word
    return [
        word("at-least-times", n=number(int(quantity.low))),
        word("at-most-times", n=number(int(quantity.high))),
    ]


def _drawing(part: Part, look: Look, marks: list[Mark], width: float, height: float) -> Picture:
    row = rows(part)[0]
    alt = sentence(part.words[row.claim.id].statement, look.language)
    return picture("multiple", [row], width, height, marks, alt)


def _squares(part: Part, look: Look, width: float, height: float) -> Fragment:
    """A block as square as can be below the reference; the least and the most named at its left."""
    low, high = _ends(part)
    columns = ceil(high**0.5)
    lines = ceil(high / columns)
    slide = look.format.name == "slide"
    apart = (22.0 if slide else 10.0) + (22.0 if _words(part, look, "compared") else 0.0)
    pitch = min((width + GAP * 40) / columns, (height - apart) / (lines + 1), 56.0)
    square = pitch / (1 + GAP)
    top = square + apart
    foot = top + (lines - 1) * pitch + square
    names = _end_labels(part, look) if 0 < low < high else []
    left = max((look.width("value", name) for name in names), default=-14.0) + 14
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
                colour="accent",
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
                colour="accent",
                align="right" if i else "left",
                claims=(claim.id,),
            )
        )
    return Fragment(width, baseline + 2, (Group(tuple(items), drawn.alt, "multiple"),))
