"""A ranking: what came first, second and so on, where no figures were published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdeck.claims import opened, sentence
from mkdeck.errors import did_you_mean
from mkdeck.layout import Section, banded, framed, rule
from mkdeck.pictograms import pictogram, subject_in, subjects
from mkdeck.scene import ChartData, Fragment, Picture, move
from mkdeck.story import Name, SlideOptions
from mkdeck.text import DoesNotFitError, Span

if TYPE_CHECKING:
    from mkdeck.claims import Claim
    from mkdeck.layout import Look, Room
    from mkdeck.scene import Item, Text
    from mkdeck.story import Part

STEPS = (1.0, 0.74, 0.6, 0.52, 0.46)
"""Size of each place, as a share of the first one's; further ones are as small as the last."""

TEXT = 0.5
"""Size of the words, as a share of their step's height."""

LARGEST = 2.3
"""Size of the first, as a multiple of a title's, at most."""

NATURAL = 1.9
"""The same in a room that is as high as what it holds, where a step is twice its words."""

NUMBER = 0.86
"""Width of a place's number, in em of the first one's size."""

CAPITALS = 0.66
"""Height of a capital, in em."""

WORDS = {
    "note": {
        "en": "The source gives an order without numbers.",
        "et": "Allikas annab järjestuse ilma arvudeta.",
        "ru": "Источник приводит порядок без чисел.",
        "zh-Hans": "来源只给出排序，没有数字。",
        "zh-Hant": "來源只給出排序，沒有數字。",
        "ja": "出典は順位のみを示し、数値はない。",
    },
}
"""Words of the kind in each language."""


class Options(SlideOptions):
    """A ranking without figures: the size of the words carries the place."""

    highlight: Name = ""
    """The item that the title speaks of, as the claim ranks it; left out, the first."""


def accepts(claim: Claim) -> str:
    """Why the claim ranks nothing, or nothing."""
    return "" if claim.spec.ranking else "it ranks nothing"


def check(part: Part) -> list[tuple[str, str]]:
    """What is highlighted must be ranked."""
    asked, ranked = _asked(part), part.words[part.claims[0].id].ranking
    if not asked or asked in ranked:
        return []
    hint = did_you_mean(asked, ranked)
    said = f'"{asked}" is not among what the claim ranks'
    return [("highlight", said + (f"; {hint}" if hint else ""))]


def _asked(part: Part) -> str:
    assert isinstance(part.options, Options)
    return part.options.highlight


def canvas(part: Part, look: Look) -> Fragment:
    """The ranking in the frame of a slide or a card."""
    note = look.language.say(WORDS["note"])
    return framed(part, look, _body, notes=[note] if note else [])


def band(part: Part, look: Look) -> Fragment:
    """The claim as a sentence, then the ranking."""
    return banded(part, look, _body)


@dataclass(frozen=True)
class _Ladder:
    """Where the steps stand.

    Attributes:
        sizes: Of the words of each step.
        heights: Of each step.
        indent: Where the words begin.
        glyphs: Pictogram of each item, or none at all.
    """

    sizes: tuple[float, ...]
    heights: tuple[float, ...]
    indent: float
    glyphs: tuple[str, ...]


def _body(part: Part, room: Room) -> Fragment:
    """A step for each item with its place, smaller from place to place, hairlines between them.

    Raises:
        DoesNotFitError: There are more items than steps.
    """
    look, claim = room.look, part.claims[0]
    ranked = part.words[claim.id].ranking
    ladder = _ladder(part, room)
    strong = ranked.index(_asked(part)) if _asked(part) else 0
    items: list[Item] = []
    top = 0.0
    for i, item in enumerate(ranked):
        high = ladder.heights[i]
        if i:
            items.append(rule(look, top, x=0, right=room.width))
        items += _step(part, room, ladder, i, opened(item), top, strong=i == strong)
        top += high
    if ladder.glyphs:
        items.append(_pictures(part, room, ladder, strong))
    return Fragment(room.width, room.height or top, tuple(items))


def _pictures(part: Part, room: Room, ladder: _Ladder, strong: int) -> Picture:
    """The pictograms of the items at the left edge, each in the middle of its step."""
    look, claim = room.look, part.claims[0]
    marks, top = [], 0.0
    for i, (glyph, high) in enumerate(zip(ladder.glyphs, ladder.heights, strict=True)):
        side = min(ladder.sizes[i] * 1.05, high * 0.7)
        colour = look.colour("accent" if i == strong else "muted2")
        mark = pictogram(glyph, 0, 0, side, colour)
        marks.append(pictogram(glyph, 0, top + (high - mark.height) / 2, side, colour))
        top += high
    wide = max(mark.width for mark in marks)
    alt = sentence(part.words[claim.id].statement, look.language)
    data = ChartData("ranking", (), "")
    return Picture(0, 0, wide, top, tuple(marks), "callout", alt, data, (claim.id,))


def _step(
    part: Part, room: Room, ladder: _Ladder, i: int, item: str, top: float, *, strong: bool
) -> list[Item]:
    """The number of a place and its words, centred in the step."""
    look = room.look
    high, style = ladder.heights[i], _style(look)
    colour = "accent-text" if strong else "ink"
    words = _words(part, room, ladder, i, item, strong=strong)
    across = ladder.indent - NUMBER * ladder.sizes[0]
    number = look.text(
        style,
        look.language.number(i + 1),
        0,
        0,
        ladder.indent - across,
        size=words.size / _scale(look),
        strong=strong,
        colour=colour,
        name="place",
        role="index",
    )
    first = top + high / 2 - (words.last - words.y) / 2 + CAPITALS * words.size / 2
    return [move(number, across, first), move(words, ladder.indent, first)]


def _words(part: Part, room: Room, ladder: _Ladder, i: int, item: str, *, strong: bool) -> Text:
    """The words of a place: on one line, a little smaller if need be, else on two."""

    def text(lines: int, size: float) -> Text:
        return room.look.text(
            _style(room.look),
            item,
            0,
            0,
            room.width - ladder.indent,
            lines=lines,
            size=size,
            shrink=0.75 if lines == 1 else 0.4,
            strong=strong,
            colour="accent-text" if strong else "ink",
            name=f'item "{item}"',
            role="body",
            claims=(part.claims[0].id,),
        )

    try:
        return text(1, ladder.sizes[i])
    except DoesNotFitError:
        return text(2, min(ladder.sizes[i], ladder.heights[i] * 0.36))


def _style(look: Look) -> str:
    """The style of titles, by the name that it has here."""
    return "title" if "title" in look.format.styles else "head"


def _scale(look: Look) -> float:
    """How much larger or smaller than asked for titles are set in this face."""
    return look.theme.face(look.faces, look.spec(_style(look)).face).scale


def _ladder(part: Part, room: Room) -> _Ladder:
    look, ranked = room.look, part.words[part.claims[0].id].ranking
    shares = [STEPS[min(i, len(STEPS) - 1)] for i in range(len(ranked))]
    usual = look.spec(_style(look)).size
    first = usual * (NATURAL if not room.height else LARGEST)
    if room.height:
        first = min(first, room.height / sum(shares) * TEXT)
    least = look.format.smallest / _scale(look)
    if first * shares[-1] < least:
        most = int(room.height * TEXT / least)
        raise DoesNotFitError(
            f"{len(ranked)} items are more than the {most} that fit",
            hint="choose a larger format, or rank fewer",
        )
    glyphs = _glyphs(part)
    wide = NUMBER * (2.75 if glyphs else 1.0)
    words = [Span(opened(ranked[0]), strong=True)]
    # The words of the first place and what stands left of them fill the width at most.
    needed = look.width(_style(look), words, size=first) + first * wide
    first *= max(min(room.width / needed, 1.0), 0.6)
    step = room.height / sum(shares) if room.height else first / TEXT
    sizes = tuple(first * share for share in shares)
    return _Ladder(sizes, tuple(step * share for share in shares), first * wide, glyphs)


def _glyphs(part: Part) -> tuple[str, ...]:
    """The pictogram of each item, where each has one of its own."""
    table = subjects()
    found = [subject_in(item) for item in part.claims[0].spec.ranking]
    glyphs = [table[key].glyph if key else "" for key in found]
    return tuple(glyphs) if all(glyphs) and len(set(glyphs)) == len(glyphs) else ()


KIND = Section(
    options=Options,
    rows=(1, 1),
    accepts=accepts,
    check=check,
    slide=canvas,
    band=band,
    card=canvas,
)
