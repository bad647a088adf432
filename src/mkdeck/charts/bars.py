"""Horizontal bars from zero, largest first, one highlighted: answers to one question."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from mkdeck.layout import DIGIT, Row, picture, rows, told
from mkdeck.scene import Fragment, Group, Mark, move
from mkdeck.story import RowName, SlideOptions
from mkdeck.text import Span

if TYPE_CHECKING:
    from mkdeck.claims import Claim
    from mkdeck.layout import Look
    from mkdeck.scene import Item
    from mkdeck.story import Part

LEAST, MOST, AXIS = 1, 8, True
BAR = 0.49
"""Height of a bar as a share of the pitch (native gap width 104 %)."""

LABELS = 0.42
"""Most of the width that labels may take."""


class Options(SlideOptions):
    """Horizontal bars, sorted, with one highlight."""

    highlight: RowName = ""
    """The claim, or the name of a claim's value, that the title speaks of; else the largest."""
    comparator: RowName = ""
    """The one that it is compared with."""


def accepts(claim: Claim) -> str:
    """Why bars cannot show the claim, or nothing."""
    if not claim.quantities:
        return "it has no figure"
    if claim.kind == "series":
        return 'draw a series of years with "columns"'
    if any(quantity.high is not None for quantity in claim.quantities.values()):
        return 'a bar from zero has one end; show a range with "range"'
    return ""


def notes(part: Part, look: Look) -> list[str]:
    """What the shown answers add up to, where they are answers to one question."""
    found = rows(part)
    asked = part.claims[0].asked
    shares = all(
        row.quantity.kind == "share" and row.quantity.exact and not row.quantity.of for row in found
    )
    if asked is None or not shares or asked.varies or len(found) < 3:
        return []
    total = sum((row.quantity.low for row in found), Decimal(0))
    if total > 100:
        return []
    whole = "sum-whole" if asked.whole and total == 100 else "sum-part"
    return [look.language.word(whole, total=look.language.percent(total))]


def draw(part: Part, look: Look, width: float, height: float) -> Fragment:
    """The bars in a box: labels left, bars from a zero line, values outside their ends.

    Raises:
        DoesNotFitError: A label does not fit beside its bar.
    """
    options = part.options
    assert isinstance(options, Options)
    found = sorted(rows(part), key=lambda row: -row.quantity.amount)
    highlight = options.highlight or found[0].key
    slide = look.format.name == "slide"
    pitch, bar = 38.0, 28.0
    if look.format.height:
        pitch = min(height / (len(found) - 1 + BAR + 0.28), look.format.height * 0.14)
        bar = round(pitch * BAR * 2) / 2
    over = 8.0 if slide else 5.0
    widest = max(
        look.width("label", [Span(row.label, strong=row.key == highlight)]) for row in found
    )
    zero = min(widest + (22 if slide else 16), width * LABELS)
    values = [
        look.language.value(row.quantity) if i == 0 else look.language.bare(row.quantity)
        for i, row in enumerate(found)
    ]
    space = 6.0 if look.format.height and not slide else 8.0
    room = width - zero - space - max(look.width("value", text) for text in values)
    most = max(row.quantity.amount for row in found) or 1.0
    label_size = look.sibling_size(
        "label", [row.label for row in found], zero - 10, lines=2, strong=True
    )
    marks, texts = [], []
    for i, (row, value) in enumerate(zip(found, values, strict=True)):
        y = over + i * pitch
        length = row.quantity.amount / most * room
        strong = row.key == highlight
        token = "accent" if strong else "muted2" if row.key == options.comparator else "muted"
        marks.append(Mark("rect", 0, y, length, bar, look.colour(token)))
        texts += _labels(
            row,
            value,
            look,
            strong=strong,
            middle=y + bar / 2,
            label_width=zero - 10,
            label_size=label_size,
            value_x=zero + length + space,
        )
    foot = 2 * over + (len(found) - 1) * pitch + bar
    marks.append(Mark("line", 0, 0, 0, foot, stroke=look.colour("ink"), stroke_width=1.0))
    alt = look.language.word("alt-bars", rows=told(found, look))
    drawn = picture("bars", found, room, foot, marks, alt)
    return Fragment(width, foot, (Group((move(drawn, zero, 0), *texts), alt, "bars"),))


def _labels(
    row: Row,
    value: str,
    look: Look,
    *,
    strong: bool,
    middle: float,
    label_width: float,
    label_size: float,
    value_x: float,
) -> list[Item]:
    label = look.text(
        "label",
        [Span(row.label, strong=strong or None)],
        0,
        0,
        label_width,
        lines=2,
        size=label_size,
        name=f'label "{row.label}"',
        claims=(row.claim.id,),
    )
    first = middle - (len(label.lines) - 1) * label.pitch / 2 + 0.34 * label.size
    size = look.style("value").size
    number = look.text(
        "value",
        value,
        value_x,
        middle + DIGIT * size + 0.3,
        look.width("value", value),
        name="value",
        colour="accent" if strong else "ink",
        claims=(row.claim.id,),
    )
    return [move(label, 0, first), number]
