"""One figure, large, with a picture of it and what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.callouts import able, callouts, choose
from mkdeck.claims import sentence
from mkdeck.errors import did_you_mean
from mkdeck.layout import DIGIT, Room, Section, framed, numeral, references, rows, rule
from mkdeck.scene import Fragment, move
from mkdeck.story import ClaimName, Name, SlideOptions
from mkdeck.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.callouts import Callout, Shape
    from mkdeck.claims import Claim
    from mkdeck.layout import Look
    from mkdeck.scene import Item, Text
    from mkdeck.story import Derived, Ground, Part

LEFT, RIGHT = 0.5775, 0.324
"""Shares of a wide room for the numeral and for the picture beside it."""

STRIP = 0.42, 74.0
"""Most of a low room that a strip takes: as a share of its height, and in points."""

APART = 18.0
"""Between the numeral and the strip below it."""

CAPITALS = 0.7
"""Height of a digit in em, at most."""

CLEAR = 10.0
"""Points between the descenders of a numeral and the capitals below them."""

MOST = 20
"""Figures of one claim that a callout may show."""

ASCENT = 0.78
"""Height of a tall letter in em, at most."""


class Options(SlideOptions):
    """One figure, large."""

    fact: ClaimName = ""
    """A second claim, stated in a line below; on slides."""
    callout: Name = ""
    """The picture of the figure, such as array or track; left out, the one that fits."""


def accepts(claim: Claim) -> str:
    """Why the claim is no single figure and has no picture of several, or nothing."""
    if claim.kind in {"comparison", "series", "ranking"} and not able(claim):
        return f"it is a {claim.kind}" if claim.quantities else "it has no figure"
    return ""


def check(part: Part) -> list[tuple[str, str]]:
    """A callout that is asked for must exist and show the figure."""
    asked = _asked(part)
    if not asked:
        return []
    found = callouts().get(asked)
    if found is None:
        hint = did_you_mean(asked, callouts())
        return [
            ("callout", f'there is no callout called "{asked}"' + (f"; {hint}" if hint else ""))
        ]
    why = found.refuses(part.claims[0])
    return [("callout", why)] if why else []


def _asked(part: Part) -> str:
    assert isinstance(part.options, Options)
    return part.options.callout


def _chosen(part: Part, room: Room | None, *shapes: Shape) -> Callout | None:
    """The callout that the author asks for, else the one that fits claim, room and turn."""
    if asked := callouts().get(_asked(part)):
        return asked
    every: tuple[Shape, ...] = shapes or ("page", "block", "strip")
    return choose(part.claims[0], room, shapes=every, turn=part.turn)


def _ground(part: Part) -> Ground:
    """What its callout stands on."""
    callout = _chosen(part, None)
    return callout.ground if callout else "paper"


def canvas(part: Part, look: Look) -> Fragment:
    """The figure in the frame of a slide or a card."""
    return framed(part, look, _body, own=_own)


def _own(part: Part, room: Room) -> Sequence[Derived]:
    """Figures that its picture works out."""
    callout = _chosen(part, room)
    return callout.own(rows(part)[0], room.look) if callout and not callout.several else ()


def _body(part: Part, room: Room) -> Fragment:
    """Beside its picture in a deep wide room, over it in a tall one, over a strip in a low one."""
    callout = _chosen(part, room)
    if callout and callout.lay and not (room.deep and part.extra.get("fact")):
        return callout.lay(part, room)
    if room.shape == "tall":
        return _stacked(part, room)
    return _beside(part, room) if room.deep else _lined(part, room)


def _below(number: Text, usual: float, size: float) -> float:
    """The baseline of a sentence under a numeral, further down where its words have descenders."""
    return max(number.last + usual, number.lowest + CLEAR + size * CAPITALS)


def _beside(part: Part, room: Room) -> Fragment:
    """The numeral over its sentence on the left, a picture of it on the right."""
    look, height = room.look, room.height
    row = rows(part)[0]
    words = part.words[row.claim.id]
    block = _chosen(part, room, "block")
    left = room.width * LEFT if block else room.width
    baseline = round(height * 0.46)
    number = move(numeral(part, look, left + 24 if block else left), 0, baseline)
    lead = look.text(
        "lead",
        sentence(words.callout, look.language),
        0,
        _below(number, 50.5, look.style("lead").size),
        left * 0.86,
        lines=2,
        name="sentence",
        claims=(row.claim.id,),
    )
    items: list[Item] = [number, lead]
    fact = part.extra.get("fact")
    if fact:
        items.append(rule(look, height * 0.83, x=0, right=left))
        items.append(_fact(part, fact, look, left, round(height * 0.943)))
    if block:
        width = room.width * RIGHT
        drawn = block.draw(row, words, room.resized(width, height))
        items += drawn.at(room.width - width, 0)
    elif not fact and (strip := _chosen(part, room, "strip")):
        drawn = strip.draw(row, words, room.resized(room.width, 59))
        items += drawn.at(0, height - drawn.height)
    return Fragment(room.width, height, tuple(items))


def _fact(part: Part, fact: Claim, look: Look, width: float, last: float) -> Text:
    """A second claim in one or two lines, its figure strong where it has one."""
    statement = sentence(part.words[fact.id].statement, look.language)
    figure = look.language.running(fact.main) if fact.quantities else ""
    shown = figure[:1].upper() + figure[1:]
    opens = statement.startswith(shown)
    before, figure, after = (
        ("", shown, statement[len(shown) :]) if opens else statement.partition(figure)
    )
    text = look.text(
        "fact",
        [Span(before), Span(figure, strong=True), Span(after)],
        0,
        0,
        width,
        lines=2,
        name="second fact",
        claims=(fact.id,),
    )
    return move(text, 0, last - (len(text.lines) - 1) * text.pitch / 2)


def _lined(part: Part, room: Room) -> Fragment:
    """The numeral, its sentence beside it, and a strip that shows it below."""
    strip = _chosen(part, room, "strip")
    below = _strip(part, strip, room) if strip else Fragment(room.width, 0)
    free = room.height - below.height - (APART if strip else 0)
    number = numeral(part, room.look, room.width * 0.62, most=free / CAPITALS)
    over = number.lowest - APART + CLEAR
    if strip and over > 0:
        # Its words have descenders, which keep clear of the strip.
        free -= over
        number = numeral(part, room.look, room.width * 0.62, most=free / CAPITALS)
    digits = CAPITALS * number.size
    baseline = free if strip else (free + digits) / 2
    said = _beside_number(part, room, number.ink + 25, baseline)
    deep = (len(said.lines) - 1) * said.pitch
    first = min(baseline - digits / 2 - deep / 2 + DIGIT * said.size, baseline - deep)
    first = max(first, ASCENT * said.size)
    items = (move(number, 0, baseline), move(said, 0, first))
    return Fragment(room.width, room.height, (*items, *below.at(0, room.height - below.height)))


def _beside_number(part: Part, room: Room, x: float, deepest: float) -> Text:
    """The sentence right of the numeral, on as many lines as are free above a height."""
    claim = part.claims[0]
    lines = 4
    while True:
        said = room.look.text(
            "sentence",
            sentence(part.words[claim.id].callout, room.look.language),
            x,
            0,
            room.width - x,
            lines=lines,
            hard=True,
            name="sentence",
            role="body",
            claims=(claim.id,),
        )
        if ASCENT * said.size + (len(said.lines) - 1) * said.pitch <= deepest or lines == 1:
            return said
        lines = min(lines, len(said.lines)) - 1


def _strip(part: Part, callout: Callout, room: Room) -> Fragment:
    row = rows(part)[0]
    height = min(room.height * STRIP[0], STRIP[1])
    return callout.draw(row, part.words[row.claim.id], room.resized(room.width, height))


def _stacked(part: Part, room: Room) -> Fragment:
    """The numeral, its sentence below it, and a picture that fills the rest."""
    look = room.look
    row = rows(part)[0]
    words = part.words[row.claim.id]
    picture = _chosen(part, room, "block", "strip")
    number = numeral(part, look, room.width, most=room.height * 0.4 / CAPITALS)
    number = move(number, 0, CAPITALS * number.size)
    size = look.style("sentence").size
    said = look.text(
        "sentence",
        sentence(words.callout, look.language),
        0,
        _below(number, 20 + 0.75 * size, size),
        room.width,
        lines=4,
        hard=True,
        name="sentence",
        role="body",
        claims=(row.claim.id,),
    )
    items: list[Item] = [number, said]
    top = said.last + 24
    if picture is None:
        down = (room.height - said.last) / 2
        return Fragment(room.width, room.height, tuple(move(item, 0, down) for item in items))
    drawn = picture.draw(row, words, room.resized(room.width, room.height - top))
    slack = room.height - top - drawn.height
    items = [move(item, 0, slack / 4) for item in items]
    items += drawn.at(0, top + slack * 3 / 4)
    return Fragment(room.width, room.height, tuple(items))


def band(part: Part, look: Look) -> Fragment:
    """The numeral with its sentence beside it; the first of an infographic also has the array."""
    sheet = look.format
    callout = _chosen(part, Room(look, sheet.inner))
    if callout and callout.lay:
        laid = callout.lay(part, Room(look, sheet.inner))
        return Fragment(sheet.width, laid.height, laid.at(sheet.margin, 0))
    claim, row = part.claims[0], rows(part)[0]
    words = part.words[claim.id]
    first = part.number == 1
    spans = look.numeral(row.quantity)
    role = "hero" if first else "second"
    beside = 240.0
    block = _chosen(part, Room(look, sheet.inner), "block") if first else None
    size = look.widest(role, [spans], beside - 24)
    baseline = 100.0 if first else 68.0
    number = look.text(
        role,
        spans,
        sheet.margin,
        baseline,
        beside,
        size=size,
        name="numeral",
        role="number",
        claims=(claim.id,),
    )
    text = [Span(sentence(words.callout, look.language)), *references(part, part.shown, look)]
    said = look.text(
        "sentence",
        text,
        sheet.margin + beside,
        0,
        sheet.inner - beside,
        lines=4,
        name="sentence",
        claims=(claim.id,),
    )
    digits = number.size * 0.64
    centre = baseline - digits / 2
    said_y = centre - (len(said.lines) - 1) * said.pitch / 2 + DIGIT * said.size
    items: list[Item] = [number, move(said, 0, said_y)]
    bottom = max(baseline, said_y + (len(said.lines) - 1) * said.pitch) + 4
    if block:
        drawn = block.draw(row, words, Room(look, sheet.inner, 180))
        items += drawn.at(sheet.margin, bottom + 28)
        bottom += 28 + drawn.height
    return Fragment(sheet.width, bottom, tuple(items))


KIND = Section(
    options=Options,
    rows=(1, MOST),
    claims=(1, 1),
    accepts=accepts,
    check=check,
    stands_on=_ground,
    ignores={"band": ("title", "subtitle", "fact"), "card": ("fact",)},
    slide=canvas,
    card=canvas,
    band=band,
)
