"""Columns: the published values of a few years, and beside them the rate that was stated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.layout import Row, picture, rows, told
from mkdeck.scene import Fragment, Group, Mark, move
from mkdeck.story import ClaimName, RowName, SlideOptions

if TYPE_CHECKING:
    from mkdeck.claims import Claim
    from mkdeck.layout import Look
    from mkdeck.scene import Item
    from mkdeck.story import Part

LEAST, MOST, AXIS = 1, 1, True


class Options(SlideOptions):
    """Columns of a series of years, published values only."""

    rate: ClaimName = ""
    """A claim with the growth rate, stated beside the columns; no column is made of it."""
    highlight: RowName = ""
    """The year that the title speaks of; left out, the last one."""


def accepts(claim: Claim) -> str:
    """Why columns cannot show the claim, or nothing."""
    if claim.kind != "series":
        return "it is no series of years"
    if any(quantity.high is not None for quantity in claim.quantities.values()):
        return "a column from zero has one end"
    if len({quantity.unit for quantity in claim.quantities.values()}) > 1:
        return "its years have different units"
    return ""


def check(part: Part) -> list[tuple[str, str]]:
    """A rate must be one, and of the same source."""
    rate = part.extra.get("rate")
    if rate is None:
        return []
    if rate.kind != "change":
        return [("rate", f'"{rate.id}" is a {rate.kind}, not a rate of change')]
    if rate.spec.source != part.claims[0].spec.source:
        return [("rate", f'"{rate.id}" is from another source ({rate.spec.source})')]
    return []


def notes(part: Part, look: Look) -> list[str]:
    """Columns need no note: no value is ours."""
    return []


def draw(part: Part, look: Look, width: float, height: float) -> Fragment:
    """The columns on the left half, values above and years below; the rate on the right half.

    Raises:
        DoesNotFitError: A value is wider than its column's place.
    """
    options = part.options
    assert isinstance(options, Options)
    found = rows(part)
    rate = part.extra.get("rate")
    highlight = options.highlight or found[-1].name
    forecast = part.claims[0].spec.forecast_for
    room = width * 0.5 if rate else width
    pitch = min(room / len(found), 170.0)
    column = min(pitch * 0.64, 112.0)
    most = max(row.quantity.amount for row in found) or 1.0
    below, above = 26.0, 32.0
    tall = height - below - above
    marks, texts = [], []
    for i, row in enumerate(found):
        x = i * pitch
        length = row.quantity.amount / most * tall
        strong = row.name == highlight
        y = above + tall - length
        if forecast and row.name == str(forecast):
            marks.append(
                Mark(
                    "rect",
                    x,
                    y,
                    column,
                    length,
                    look.colour("tint"),
                    look.colour("accent"),
                    1.5,
                    (4.5, 3.5),
                )
            )
        else:
            marks.append(
                Mark("rect", x, y, column, length, look.colour("accent" if strong else "muted"))
            )
        texts += _texts(
            row, look, first=i == 0, strong=strong, x=x, column=column, top=y, foot=above + tall
        )
    end = (len(found) - 1) * pitch + column
    foot = above + tall
    marks.append(Mark("line", 0, foot, end, 0, stroke=look.colour("ink"), stroke_width=1.0))
    alt = look.language.word("alt-columns", rows=told(found, look))
    drawn = picture("columns", found, end, foot + 1, marks, alt)
    items: list[Item] = [Group((drawn, *texts), alt, "columns")]
    if rate:
        items += _rate(part, rate, look, width * 0.5 + 36, width * 0.5 - 36, foot)
    return Fragment(width, height, tuple(items))


def _texts(
    row: Row,
    look: Look,
    *,
    first: bool,
    strong: bool,
    x: float,
    column: float,
    top: float,
    foot: float,
) -> list[Item]:
    value = look.language.value(row.quantity) if first else look.language.bare(row.quantity)
    wide = look.width("value", value)
    left = max(x + (column - wide) / 2, 0.0)
    number = look.text(
        "value",
        value,
        left,
        top - 9,
        wide,
        name="value",
        colour="accent" if strong else "ink",
        claims=(row.claim.id,),
    )
    year = look.text(
        "year",
        row.name,
        x,
        foot + 20,
        column,
        align="center",
        name="year",
        role="axis",
        strong=strong,
        claims=(row.claim.id,),
    )
    return [number, year]


def _rate(part: Part, rate: Claim, look: Look, x: float, width: float, foot: float) -> list[Item]:
    """The stated rate: its numeral and what it says, ending on the columns' base line."""
    words = part.words[rate.id]
    lead = look.text("lead", words.callout, 0, 0, width, lines=4, name="rate", claims=(rate.id,))
    first = foot - (len(lead.lines) - 1) * lead.pitch
    number = look.text(
        "stats",
        look.numeral(rate.main),
        x,
        first - 44,
        width,
        size=look.widest("stats", [look.numeral(rate.main)], width) * 0.62,
        role="number",
        name="rate",
        claims=(rate.id,),
    )
    return [number, move(lead, x, first)]
