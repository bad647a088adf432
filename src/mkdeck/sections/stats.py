"""Two or three figures in columns, each with its own base: never one axis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.callouts import track
from mkdeck.layout import Row, framed, picture, rows, told
from mkdeck.scene import Fragment, Mark, move
from mkdeck.sections.hero import accepts
from mkdeck.story import RowName, SlideOptions

if TYPE_CHECKING:
    from mkdeck.layout import Look
    from mkdeck.scene import Item
    from mkdeck.story import Part

LEAST, MOST, AXIS = 2, 3, False

__all__ = ["AXIS", "LEAST", "MOST", "Options", "accepts", "slide"]
GAP = 24.0


class Options(SlideOptions):
    """Two or three figures in columns."""

    highlight: RowName = ""
    """The claim that the title speaks of; left out, the first."""


def slide(part: Part, look: Look) -> Fragment:
    """Numerals of one size on one line, thin bars for shares, then what they say and of whom."""
    form = look.format
    options = part.options
    assert isinstance(options, Options)
    found = rows(part)
    width = (form.inner - GAP * (len(found) - 1)) / len(found)
    numerals = [look.numeral(row.quantity) for row in found]
    size = look.widest("stats", numerals, width * (0.86 if len(found) == 2 else 0.97))
    one_question = (
        len({(claim.spec.source, claim.spec.question or claim.id) for claim in part.claims}) == 1
    )
    notes = [] if one_question else [look.language.word("separate")]
    items: list[Item] = []
    columns = [
        look.text(
            "column",
            part.words[row.claim.id].callout,
            0,
            0,
            width - 8,
            lines=4,
            name="column",
            claims=(row.claim.id,),
        )
        for row in found
    ]
    least = min(text.size for text in columns)
    for i, row in enumerate(found):
        x = form.margin + i * (width + GAP)
        strong = row.claim.id == (options.highlight or found[0].claim.id)
        items.append(
            look.text(
                "stats",
                numerals[i],
                x,
                276,
                width,
                size=size,
                name="numeral",
                role="number",
                colour="accent" if strong else "ink",
                claims=(row.claim.id,),
            )
        )
        items += _bar(row, look, x, width, strong=strong)
        words = part.words[row.claim.id]
        callout = look.text(
            "column",
            words.callout,
            x,
            350.5,
            width - 8,
            lines=4,
            name="column",
            claims=(row.claim.id,),
            size=look.format.styles["column"].size * least / look.style("column").size,
        )
        items.append(callout)
        if words.base:
            base = look.text(
                "axis",
                look.language.labelled("base-label", words.base),
                0,
                0,
                width - 8,
                lines=2,
                name="base",
                claims=(row.claim.id,),
            )
            items.append(move(base, x, max(436.5, callout.last + 28)))
    return framed(part, look, items, notes=notes, base=False)


def _bar(row: Row, look: Look, x: float, width: float, *, strong: bool) -> list[Item]:
    """A thin bar on its 0–100 track, where the figure is a share."""
    quantity = row.quantity
    if track.accepts(quantity):
        return []
    start, length = track.bar(quantity, width)
    marks = [
        Mark("rect", 0, 0, width, 8, look.colour("track")),
        Mark("rect", start, 0, length, 8, look.colour("accent" if strong else "ink")),
    ]
    alt = look.language.word("alt-track", rows=told([row], look))
    return [move(picture("track", [row], width, 8, marks, alt), x, 306)]
