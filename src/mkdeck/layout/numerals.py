"""The numeral of a part's figure and the sentence that belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.claims import sentence
from mkdeck.layout.footer import references
from mkdeck.layout.rows import rows
from mkdeck.text import Span

if TYPE_CHECKING:
    from mkdeck.layout.look import Look
    from mkdeck.scene import Text
    from mkdeck.story import Part


def numeral(
    part: Part, look: Look, width: float, *, style: str = "hero", most: float = 1000.0
) -> Text:
    """The part's figure on one line at 0, 0: as large as it fits, at most a size in points."""
    row = rows(part)[0]
    spans = look.numeral(row.quantity)
    return look.text(
        style,
        spans,
        0,
        0,
        width,
        size=min(look.widest(style, [spans], width), most),
        name="numeral",
        role="number",
        claims=(row.claim.id,),
    )


def said(part: Part, look: Look) -> list[Span]:
    """What its claim says beside the numeral, with its sources where a band is without a footer."""
    words = part.words[part.claims[0].id].callout
    marks = references(part, part.shown) if part.form == "band" else []
    return [Span(sentence(words, look.language)), *marks]
