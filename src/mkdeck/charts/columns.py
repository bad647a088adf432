"""Columns: the published values of a few years, and beside them the rate that was stated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.layout import Chart, Row, described, picture, rows
from mkdeck.scene import Fragment, Group, Mark, move
from mkdeck.story import ClaimName, RowName, SlideOptions

if TYPE_CHECKING:
    from mkdeck.claims import Claim
    from mkdeck.layout import Look, Room
    from mkdeck.scene import Item
    from mkdeck.story import Part

BELOW, ABOVE = 26.0, 32.0
"""Room for years and for values."""

WIDEST = 170.0
"""Largest distance of columns."""

NATURAL = 200.0
"""Height where the room is as high as what it holds."""

WORDS = {
    "alt": {
        "en": "Column chart: {rows}.",
        "et": "Püsttulpadega diagramm: {rows}.",
        "ru": "Гистограмма: {rows}.",
        "zh-Hans": "柱形图：{rows}。",
        "zh-Hant": "直條圖：{rows}。",
        "ja": "縦棒グラフ：{rows}。",
    },
}
"""Words of the kind in each language."""


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


def draw(part: Part, room: Room) -> Fragment:
    """The columns with values above and years below; a stated rate beside them.

    Raises:
        DoesNotFitError: A value is wider than its column's place.
    """
    options, look = part.options, room.look
    assert isinstance(options, Options)
    found = rows(part)
    rate = part.extra.get("rate")
    highlight = options.highlight or found[-1].name
    across = room.width * 0.5 if rate else room.width
    height = room.height or NATURAL
    pitch = min(across / len(found), max(WIDEST, height * 0.5))
    column = pitch * 0.64 if pitch > WIDEST else min(pitch * 0.64, 112.0)
    most = max(row.quantity.amount for row in found) or 1.0
    foot = height - BELOW
    marks, texts = [], []
    for i, row in enumerate(found):
        length = row.quantity.amount / most * (foot - ABOVE)
        strong = row.name == highlight
        place = (i * pitch, foot - length, column, length)
        marks.append(_column(part, row, look, place, strong=strong))
        texts += _texts(row, look, place, first=i == 0, strong=strong)
    end = (len(found) - 1) * pitch + column
    marks.append(Mark("line", 0, foot, end, 0, stroke=look.colour("ink"), stroke_width=1.0))
    alt = described(WORDS["alt"], found, look)
    drawn = picture("columns", found, end, foot + 1, marks, alt)
    items: list[Item] = [Group((drawn, *texts), alt, "columns")]
    if rate:
        items += _rate(part, rate, look, room.width * 0.5 + 36, room.width * 0.5 - 36, foot)
    return Fragment(room.width, height, tuple(items))


Place = tuple[float, float, float, float]
"""Left, top, width and height of a column."""


def _column(part: Part, row: Row, look: Look, place: Place, *, strong: bool) -> Mark:
    """A column; a forecast is only outlined."""
    forecast = part.claims[0].spec.forecast_for
    if forecast and row.name == str(forecast):
        return Mark("rect", *place, look.colour("tint"), look.colour("accent"), 1.5, (4.5, 3.5))
    return Mark("rect", *place, look.colour("accent" if strong else "muted"))


def _texts(row: Row, look: Look, place: Place, *, first: bool, strong: bool) -> list[Item]:
    """The value above a column and the year below it."""
    x, top, column, length = place
    value = look.language.value(row.quantity) if first else look.language.bare(row.quantity)
    wide = look.width("value", value)
    number = look.text(
        "value",
        value,
        max(x + (column - wide) / 2, 0.0),
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
        top + length + 20,
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


KIND = Chart(options=Options, rows=(1, 40), claims=(1, 1), accepts=accepts, draw=draw, check=check)
