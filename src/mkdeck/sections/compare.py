"""Two figures of one question: numerals with bars on one scale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from mkdeck.callouts import track
from mkdeck.charts import range as tracks
from mkdeck.layout import framed, picture, rows, rule, told
from mkdeck.scene import Group, Mark, move
from mkdeck.sections import chart
from mkdeck.text import Span

if TYPE_CHECKING:
    from mkdeck.claims import Claim
    from mkdeck.layout import Look
    from mkdeck.scene import Fragment, Item
    from mkdeck.story import Part

LEAST, MOST, AXIS = 1, 2, True
BAR_X = 413.0
PITCH = 146.5


class Options(tracks.Options):
    """Two numerals with bars on one scale."""

    emphasis: tuple[Annotated[str, Field(min_length=1)], ...] = ()
    """Words that tell the two apart; they are set strong."""


def accepts(claim: Claim) -> str:
    """Why the claim is no share on a 0–100 scale, or nothing."""
    return tracks.accepts(claim)


def slide(part: Part, look: Look) -> Fragment:
    """Two rows: numeral left, what it says over its bar right; 0 and 100 % below."""
    form = look.format
    options = part.options
    assert isinstance(options, Options)
    found = rows(part)[:2]
    highlight = options.highlight or found[0].key
    items: list[Item] = []
    width = form.right - BAR_X
    numerals = [look.numeral(row.quantity) for row in found]
    size = look.widest("compare", numerals, BAR_X - form.margin - 30)
    marks: list[Mark] = []
    group: list[Item] = []
    for i, row in enumerate(found):
        y = i * PITCH
        strong = row.key == highlight
        items.append(
            look.text(
                "compare",
                numerals[i],
                form.margin,
                281.5 + y,
                BAR_X - form.margin,
                size=size,
                name="numeral",
                role="number",
                colour="accent" if strong else "ink",
                claims=(row.claim.id,),
            )
        )
        words = part.words[row.claim.id]
        says = row.label if row.name else words.callout
        text = look.text(
            "lead",
            _emphasised(says, options.emphasis),
            BAR_X,
            0,
            width,
            lines=2,
            name="row",
            claims=(row.claim.id,),
        )
        group.append(move(text, 0, 203 + y - (len(text.lines) - 1) * text.pitch))
        start, length = track.bar(row.quantity, width)
        marks.append(Mark("rect", 0, y, width, 44, look.colour("track")))
        marks.append(
            Mark("rect", start, y, length, 44, look.colour("accent" if strong else "muted2"))
        )
    items.append(rule(look, 306))
    group += track.ends(look, BAR_X, 450, width)
    alt = look.language.word("alt-compare", rows=told(found, look))
    bars = picture("compare", found, width, PITCH + 44, marks, alt)
    items.append(Group((move(bars, BAR_X, 238), *group), alt, "compare"))
    return framed(part, look, items)


def band(part: Part, look: Look) -> Fragment:
    """The two bars with their labels and values."""
    return chart.band(tracks, part, look)


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
