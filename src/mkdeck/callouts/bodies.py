"""Whole bodies of callouts that lay them out themselves, in any room, round a picture they draw."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdeck.layout import ASCENT, CAPITALS, CLEAR, DEEP, rows, said
from mkdeck.scene import Fragment, move
from mkdeck.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdeck.claims import Texts
    from mkdeck.layout import Look, Room, Row
    from mkdeck.quantity import Quantity
    from mkdeck.scene import Item, Text
    from mkdeck.story import Part

    Draw = Callable[[Row, Texts, Room], Fragment]

IDEOGRAPH = 0.88
"""Height of a letter of East Asia above the baseline, in em."""

BESIDE = 0.44
"""Share of a wide room that a picture beside the words takes."""

UNDER = 0.6
"""Share of a square room that a picture below the numeral takes."""

SQUARE = 0.9
"""Width by height from which a room that is not wide is square."""

NARROW = 9
"""Lines that a sentence may take beside a picture in a square room."""

GAP = 28.0
"""Points between numeral and sentence, and between the words and a picture beside them."""

BELOW, LOW = 0.5, 0.6
"""Share of a deep room that a picture below the words takes, and of a low one."""

HEADROOM = 12.0
"""Points above the words of a tall room."""

HEAD = 30.0
"""Points above the words of a band."""

SENTENCE = 0.75
"""Size of the sentence where there is a picture, as a share of its usual one."""

UNIT = 0.42
"""Size of what is counted, as a share of the number's."""

QUALIFIER = 0.3
"""Size of a word such as "under" over its numeral, as a share of it."""

APART = 0.16
"""Space between the two, as a share of the numeral's size."""


@dataclass(frozen=True)
class Numeral:
    """A numeral on its baseline at 0, a word such as "up to" over it.

    Attributes:
        high: How far it reaches up.
        deep: How far it reaches down.
        ink: How wide it is.
    """

    items: tuple[Text, ...]
    high: float
    deep: float
    ink: float
    size: float

    def at(self, y: float) -> list[Item]:
        """Its texts with the baseline there."""
        return [move(text, 0, y) for text in self.items]


def numeral(
    part: Part,
    look: Look,
    width: float,
    high: float,
    *,
    headed: bool = True,
    style: str = "hero",
    role: str = "number",
) -> Numeral:
    """The part's figure as large as it fits a box, what qualifies it above it where it leads.

    Its unit and its words never make the digits smaller than they need to be.
    """
    row = rows(part)[0]
    quantity, word = row.quantity, _leading(row, look) if headed else ""
    spans = figured(look, replace(quantity, qualifier="") if word else quantity)
    digits = _tallest(spans)
    parts = digits + (APART + QUALIFIER * ASCENT if word else 0.0)
    size = min(look.widest(style, [spans], width), high / parts)

    def text(size: float) -> Text:
        return look.text(
            style,
            spans,
            0,
            0,
            width,
            size=size,
            name="numeral",
            role=role,
            claims=(row.claim.id,),
        )

    made = text(size)
    if made.lowest + parts * size > high:
        made = text(size * high / (made.lowest + parts * size))
    size = made.size
    if not word:
        return Numeral((made,), digits * size, made.lowest, made.ink, size)
    small = max(QUALIFIER * size, look.format.smallest)
    above = look.text(
        style,
        word,
        0,
        -(digits + APART) * size,
        width,
        size=small,
        strong=False,
        name="qualifier",
        role="qualifier",
        claims=(row.claim.id,),
    )
    top = (digits + APART) * size + ASCENT * small
    return Numeral((above, made), top, made.lowest, max(made.ink, above.ink), size)


def _tallest(spans: list[Span]) -> float:
    """How far up a numeral reaches, in em: letters of East Asia are higher than digits."""
    east_asian = any(letter >= "\u2e80" for span in spans for letter in span.text)
    return IDEOGRAPH if east_asian else CAPITALS


def figured(look: Look, quantity: Quantity) -> list[Span]:
    """A quantity as a numeral; what a count counts is set small."""
    language, spans = look.language, look.numeral(quantity)
    number = language.number(quantity.low)
    if quantity.kind != "count" or len(spans) != 1 or number not in spans[0].text:
        return spans
    before, _, after = spans[0].text.partition(number)
    return [Span(before + number), Span(after, scale=UNIT, strong=False)] if after else spans


def _leading(row: Row, look: Look) -> str:
    """The word that stands before the figure, where the language has it there as a word."""
    language, quantity = look.language, row.quantity
    if not quantity.qualifier or quantity.rate is not None:
        return ""
    bare = replace(quantity, qualifier="")
    if quantity.qualifier == "over" and language.value(quantity)[:1] == ">":
        return ""
    figure = language.running(bare)
    before, found, after = language.running(quantity).partition(figure)
    return before.strip() if found and not after else ""


def beside(part: Part, room: Room, draw: Draw, *, low: float = DEEP) -> Fragment:
    """The picture right of the words in a wide room of some height, else below the numeral."""
    if room.shape == "wide" and room.height >= low * room.look.format.scale:
        return _beside(part, room, draw)
    if room.shape == "tall" and room.width >= SQUARE * room.height:
        return _lowered(_under, part, room, draw)
    return below(part, room, draw)


def _lowered(
    lay: Callable[[Part, Room, Draw], Fragment], part: Part, room: Room, draw: Draw
) -> Fragment:
    """Laid out a little below the title of a tall room, whose numeral is as large as it fits."""
    laid = lay(part, room.resized(room.width, room.height - HEADROOM), draw)
    return Fragment(room.width, room.height, laid.at(0, HEADROOM))


def _beside(part: Part, room: Room, draw: Draw) -> Fragment:
    """Numeral and sentence on the left, the picture as high as the room."""
    wide = min(room.width * BESIDE, room.height * 1.4)
    left = room.width - wide - GAP
    drawn = _drawn(part, draw, room.resized(wide, room.height))
    number = numeral(part, room.look, left, room.height * 0.45)
    sentence = _sentence(part, room, 0, left * 0.95)
    between = _between(number, sentence)
    deep = number.high + between + sentence.last
    first = max((room.height - deep) * 0.36, 0.0) + number.high
    items: list[Item] = [*number.at(first), move(sentence, 0, first + between)]
    items += drawn.at(room.width - wide, room.height - drawn.height)
    return Fragment(room.width, room.height, tuple(items))


def _under(part: Part, room: Room, draw: Draw) -> Fragment:
    """The numeral over the whole width, below it the sentence on the left of the picture."""
    number = numeral(part, room.look, room.width, room.height * 0.34)
    wide = room.width * UNDER
    sentence = _sentence(part, room, 0, room.width - wide - GAP, NARROW)
    top = number.high + number.deep + GAP * 0.8
    drawn = _drawn(part, draw, room.resized(wide, room.height - top))
    first = top + ASCENT * sentence.size
    items: list[Item] = [*number.at(number.high), move(sentence, 0, first)]
    items += drawn.at(room.width - wide, room.height - drawn.height)
    return Fragment(room.width, room.height, tuple(items))


def below(part: Part, room: Room, draw: Draw) -> Fragment:
    """The picture over the whole width, the words above it."""
    if room.shape == "open":
        return _open(part, room, draw)
    if room.shape == "tall":
        return _lowered(_stacked, part, room, draw)
    gap = GAP * 0.75 if room.deep else GAP * 0.4
    words = _lined(part, room, room.height * (1 - (BELOW if room.deep else LOW)) - gap)
    top = words.height + gap
    drawn = _drawn(part, draw, room.resized(room.width, room.height - top))
    foot = room.height - drawn.height
    items = [*words.at(0, max(foot - top, 0) * 0.4), *drawn.at(0, max(foot, top))]
    return Fragment(room.width, room.height, tuple(items))


def _drawn(part: Part, draw: Draw, room: Room) -> Fragment:
    row = rows(part)[0]
    return draw(row, part.words[row.claim.id], room)


def over(part: Part, room: Room, draw: Draw) -> Fragment:
    """The numeral as wide as the page, its sentence and the picture below it."""
    if room.shape == "open":
        return _open(part, room, draw)
    return _lowered(_over, part, room, draw) if room.shape == "tall" else _over(part, room, draw)


def _over(part: Part, room: Room, draw: Draw) -> Fragment:
    share = 0.43 if room.deep and room.shape == "wide" else 0.36 if room.shape == "wide" else 0.3
    number = numeral(part, room.look, room.width, room.height * share)
    sentence = _sentence(part, room, 0, room.width)
    first = number.high
    second = first + _between(number, sentence) * (1.0 if room.deep else 0.9)
    top = second + sentence.last + 0.3 * sentence.size + (18.0 if room.deep else 9.0)
    drawn = _drawn(part, draw, room.resized(room.width, max(room.height - top, 1.0)))
    slack = max(room.height - top - drawn.height, 0.0) / 2
    items: list[Item] = [*number.at(first), move(sentence, 0, second)]
    items = [move(item, 0, slack / 2) for item in items]
    return Fragment(room.width, room.height, (*items, *drawn.at(0, top + slack)))


def _lined(part: Part, room: Room, height: float) -> Fragment:
    """Numeral and sentence beside each other, centred on a line."""
    number = numeral(part, room.look, room.width * 0.56, height, headed=room.deep)
    x = number.ink + GAP
    sentence = _sentence(part, room, x, room.width - x)
    deep = ASCENT * sentence.size + sentence.last
    tall = max(number.high + number.deep, deep)
    middle = (tall - number.deep) / 2
    baseline = middle + number.high / 2
    # Beside the digits, not beside a word above them.
    centre = baseline - CAPITALS * number.size / 2
    first = min(max(centre - deep / 2, 0.0), tall - deep) + ASCENT * sentence.size
    items = (*number.at(baseline), move(sentence, 0, first))
    return Fragment(room.width, max(tall, first + sentence.last + 0.25 * sentence.size), items)


def _stacked(part: Part, room: Room, draw: Draw) -> Fragment:
    """Numeral, sentence and picture below each other, what is left over between them."""
    number = numeral(part, room.look, room.width, room.height * 0.3)
    sentence = _sentence(part, room, 0, room.width)
    first = number.high
    second = first + _between(number, sentence)
    top = second + sentence.last + 0.3 * sentence.size + GAP
    drawn = _drawn(part, draw, room.resized(room.width, max(room.height - top, 1.0)))
    slack = max(room.height - top - drawn.height, 0.0)
    items: list[Item] = [*number.at(first), move(sentence, 0, second)]
    items = [move(item, 0, slack / 4) for item in items]
    return Fragment(room.width, room.height, (*items, *drawn.at(0, top + slack * 0.8)))


def _open(part: Part, room: Room, draw: Draw) -> Fragment:
    """In a band: numeral, the sentence beside it, the picture below at its own height."""
    number = numeral(part, room.look, room.width * 0.5, 110.0)
    x = max(number.ink + GAP, 200.0)
    sentence = _sentence(part, room, x, room.width - x)
    deep = ASCENT * sentence.size + sentence.last
    tall = max(number.high, deep)
    middle = HEAD + tall / 2
    baseline = middle + number.high / 2
    first = middle - deep / 2 + ASCENT * sentence.size
    items: list[Item] = [*number.at(baseline), move(sentence, 0, first)]
    top = max(baseline + number.deep, first + sentence.last + 4) + GAP
    drawn = _drawn(part, draw, room)
    return Fragment(room.width, top + drawn.height, (*items, *drawn.at(0, top)))


def _between(number: Numeral, sentence: Text) -> float:
    """From the numeral's baseline to the sentence's."""
    usual = 14 + 1.25 * sentence.size
    return max(usual, number.deep + CLEAR + sentence.size * CAPITALS)


def _sentence(part: Part, room: Room, x: float, width: float, lines: int = 5) -> Text:
    """What the claim says, its first baseline at 0."""
    look = room.look
    usual = look.format.styles.get("sentence", look.spec("lead"))
    return look.text(
        "lead",
        said(part, look),
        x,
        0,
        width,
        lines=lines,
        name="sentence",
        role="body",
        claims=(part.claims[0].id,),
        size=max(look.spec("lead").size, usual.size * SENTENCE),
    )
