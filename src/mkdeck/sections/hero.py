"""One figure, large, with a picture of it and what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from mkdeck.callouts import able, callouts, choose
from mkdeck.callouts.heroes import LEFT, alone, beside, lined, stacked
from mkdeck.claims import sentence
from mkdeck.errors import did_you_mean
from mkdeck.layout import DIGIT, Room, Section, framed, numeral, rows, rule, said
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

NUMERAL = 240.0
"""Points of width that a numeral has in an infographic."""

ARRAY, STRIP, BESIDE = 190.0, 100.0, 150.0
"""Points of height there: of a block and of a strip below the numeral, and of both side by side."""

PAD = 26.0
"""Points from a section's hairline to what is laid out below it there."""

MOST = 20
"""Figures of one claim that a callout may show."""


class Options(SlideOptions):
    """One figure, large."""

    fact: ClaimName = ""
    """A second claim, stated in a line below; on slides."""
    callout: Name = ""
    """The picture of the figure, such as array, glyph or bar; left out, the one that fits, by turns."""
    ground: Literal["", "paper", "accent"] = ""
    """What it stands on; left out, what suits its picture."""


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
    """What the author asks for, else what its callout stands on."""
    assert isinstance(part.options, Options)
    if part.options.ground:
        return part.options.ground
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
    """As the callout lays it out, or over, beside or above it."""
    fact = part.extra.get("fact")
    if fact:
        return _with_fact(part, room, fact)
    callout = _chosen(part, room)
    if callout and callout.lay:
        return callout.lay(part, room)
    if callout is None:
        return (
            alone(part, room) if room.shape == "tall" or not room.deep else beside(part, room, None)
        )
    if room.shape == "tall":
        return stacked(part, room, callout)
    return (beside if callout.shape == "block" else lined)(part, room, callout)


def _with_fact(part: Part, room: Room, fact: Claim) -> Fragment:
    """The numeral and a block, and a second claim below the sentence."""
    look, height = room.look, room.height
    block = _chosen(part, room, "block")
    laid = beside(part, room, block, keeps=LEFT)
    left = room.width * LEFT if block else room.width
    items: list[Item] = [*laid.items, rule(look, height * 0.83, x=0, right=left)]
    items.append(_fact(part, fact, look, left, round(height * 0.943)))
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


def band(part: Part, look: Look) -> Fragment:
    """The numeral with its sentence beside it, over its picture or beside it."""
    sheet = look.format
    room = Room(look, sheet.inner)
    callout = _chosen(part, room)
    top = PAD
    if callout and callout.lay:
        laid, top = callout.lay(part, room), 0.0
    elif callout and callout.band == "beside":
        laid = beside(part, room.resized(room.width, BESIDE), callout)
    else:
        laid, top = _over(part, room, callout), 0.0
    return Fragment(sheet.width, top + laid.height, laid.at(sheet.margin, top))


def _over(part: Part, room: Room, callout: Callout | None) -> Fragment:
    """The numeral with its sentence beside it, and below them the picture."""
    look, row = room.look, rows(part)[0]
    large = callout is not None and callout.shape == "block"
    number = numeral(part, look, NUMERAL - 24, style="hero" if large else "second")
    number = move(number, 0, 100.0 if large else 68.0)
    text = look.text(
        "sentence",
        said(part, look),
        NUMERAL,
        0,
        room.width - NUMERAL,
        lines=4,
        name="sentence",
        claims=(row.claim.id,),
    )
    centre = number.y - number.size * 0.32
    text = move(text, 0, centre - text.last / 2 + DIGIT * text.size)
    bottom = max(number.y, text.last) + 4
    if callout is None:
        return Fragment(room.width, bottom, (number, text))
    high = ARRAY if large else STRIP
    drawn = callout.draw(row, part.words[row.claim.id], room.resized(room.width, high))
    top = bottom + (28 if large else 20)
    return Fragment(room.width, top + drawn.height, (number, text, *drawn.at(0, top)))


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
