"""Two figures of one question: numerals with bars on one scale."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from mkdeck.callouts import track
from mkdeck.charts import range as tracks
from mkdeck.layout import Section, banded, described, framed, picture, rows, rule
from mkdeck.scene import Fragment, Group, move
from mkdeck.text import Span

if TYPE_CHECKING:
    from mkdeck.layout import Look, Room, Row
    from mkdeck.scene import Item, Mark, Text
    from mkdeck.story import Part

LEFT = 0.4225
"""Share of the width that the numerals take."""

ROW, BAR, ENDS = 0.495, 0.149, 0.095
"""Distance of rows, height of a bar, and room for the words below them: shares of the height."""

WORDS = {
    "alt": {
        "en": "Two bars from 0 to 100%: {rows}.",
        "et": "Kaks riba skaalal 0–100%: {rows}.",
        "ru": "Две полосы от 0 до 100 %: {rows}.",
        "zh-Hans": "0至100%的两个条形：{rows}。",
        "zh-Hant": "0至100%的兩個長條：{rows}。",
        "ja": "0〜100%の2本の棒：{rows}。",
    },
}
"""Words of the kind in each language."""


class Options(tracks.Options):
    """Two numerals with bars on one scale."""

    emphasis: tuple[Annotated[str, Field(min_length=1)], ...] = ()
    """Words that tell the two apart; they are set strong."""


def slide(part: Part, look: Look) -> Fragment:
    """The two rows in the frame of a slide."""
    return framed(part, look, _body)


def _body(part: Part, room: Room) -> Fragment:
    """Two rows: numeral left, what it says over its bar right; 0 and 100 % below."""
    look, options = room.look, part.options
    assert isinstance(options, Options)
    found = rows(part)
    highlight = options.highlight or found[0].key
    left, pitch, bar = room.width * LEFT, room.height * ROW, round(room.height * BAR)
    width = room.width - left
    size = look.widest("compare", [look.numeral(row.quantity) for row in found], left - 30)
    first = room.height * (1 - ENDS) - bar - pitch * (len(found) - 1)
    marks: list[Mark] = []
    numerals: list[Item] = []
    texts: list[Text] = []
    for i, row in enumerate(found):
        y = i * pitch
        strong = row.key == highlight
        number = _number(row, look, left, size, strong=strong)
        numerals.append(move(number, 0, first + y + bar))
        says = _says(part, row, look, width)
        texts.append(move(says, left, first + y - 35 - (len(says.lines) - 1) * says.pitch))
        colour = "accent" if strong else "muted2"
        drawn = track.marks(row.quantity, look, width, bar, colour=colour)
        marks += (replace(mark, y=y) for mark in drawn)
    # In the middle of what is free between the first bar and the words of the second.
    above = min((text.y - ASCENT * text.size for text in texts[1:]), default=first + pitch)
    between = [rule(look, (first + bar + above) / 2, x=0, right=room.width)]
    texts += track.ends(look, left, room.height - 16, width)
    alt = described(WORDS["alt"], found, look)
    high = pitch * (len(found) - 1) + bar
    pair = picture("compare", found, width, high, marks, alt)
    group = Group((move(pair, left, first), *texts), alt, "compare")
    return Fragment(room.width, room.height, (*numerals, *between, group))


ASCENT = 0.8
"""Height of letters above their baseline, in em."""


def _number(row: Row, look: Look, width: float, size: float, *, strong: bool) -> Text:
    """The numeral, its baseline at 0."""
    return look.text(
        "compare",
        look.numeral(row.quantity),
        0,
        0,
        width,
        size=size,
        name="numeral",
        role="number",
        colour="accent-text" if strong else "ink",
        claims=(row.claim.id,),
    )


def _says(part: Part, row: Row, look: Look, width: float) -> Text:
    """What a row says, the words that tell it apart strong; its first baseline at 0."""
    options = part.options
    assert isinstance(options, Options)
    says = row.label if row.name else part.words[row.claim.id].callout
    spans = _emphasised(says, options.emphasis)
    return look.text("lead", spans, 0, 0, width, lines=2, name="row", claims=(row.claim.id,))


def band(part: Part, look: Look) -> Fragment:
    """The two bars with their labels and values."""
    return banded(part, look, tracks.draw)


def _emphasised(text: str, words: tuple[str, ...]) -> list[Span]:
    """The text with each of the words strong."""
    spans = [Span(text)]
    for word in words:
        spans = [piece for span in spans for piece in _parts(span, word)]
    return spans


def _parts(span: Span, word: str) -> list[Span]:
    before, found, after = span.text.partition(word)
    if span.strong or not found:
        return [span]
    return [Span(before), Span(found, strong=True), Span(after)]


KIND = Section(
    options=Options,
    rows=(2, 2),
    claims=(1, 2),
    axis=True,
    accepts=tracks.accepts,
    slide=slide,
    band=band,
)
