"""Blocks that every page is made of: rules, titles and pictures of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from mkdeck.claims import sentence
from mkdeck.layout.heading import boxed
from mkdeck.layout.times import time_label
from mkdeck.layout.uncertain import forecast
from mkdeck.pictograms import outline, pictogram
from mkdeck.scene import ChartData, Picture, Rect, move
from mkdeck.story import ids
from mkdeck.text import DoesNotFitError, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mkdeck.languages import Language
    from mkdeck.layout.look import Look
    from mkdeck.layout.rows import Row
    from mkdeck.scene import Mark, Plot, Text
    from mkdeck.story import Part

HAIRLINE = 1.0

DIGIT = 0.33
"""Half the height of a digit, in em: what centres a numeral on a bar."""

CAPITALS = 0.7
"""Height of a capital or a digit in em, at most."""

ASCENT = 0.78
"""Height of a tall letter in em, at most."""

CLEAR = 10.0
"""Points between the descenders of a numeral and the capitals below them."""


def rule(
    look: Look,
    y: float,
    *,
    strong: bool = False,
    x: float | None = None,
    right: float | None = None,
) -> Rect:
    """A rule across the content: a hairline, or the heavier one that opens a page."""
    left = look.format.margin if x is None else x
    end = look.format.right if right is None else right
    token = look.colour("ink" if strong else "rule")
    thickness = look.format.rule.thickness if strong else HAIRLINE
    return Rect(left, y, end - left, thickness, token, "rule")


def title(part: Part, look: Look, y: float) -> Text:
    """The takeaway, broken for good; `y` is its first baseline.

    Where it does not fit its lines at its least size, it takes more, if the format has them. A
    format that keeps a box for it has it there instead.
    """
    sheet = look.format
    if sheet.title.box:
        claims = ids(part.shown)
        return boxed(
            part.title,
            look,
            sheet.title.box,
            style="heading",
            name="title",
            role="title",
            claims=claims,
        )
    for lines in (sheet.title.lines, sheet.title.lines + sheet.title.more):
        try:
            return look.text(
                "title",
                part.title,
                sheet.margin,
                y,
                sheet.title.width or sheet.inner,
                lines=lines,
                hard=True,
                name="title",
                claims=ids(part.shown),
            )
        except DoesNotFitError as error:
            failure = error
    raise failure


def subtitle(part: Part, look: Look, y: float) -> Text | None:
    """What is measured, if anything is said of it; `y` is its first baseline.

    The author's words must fit; what was asked is left out where it does not.
    """
    sheet = look.format
    if not part.subtitle:
        return None
    try:
        return look.text(
            "subtitle",
            part.subtitle,
            sheet.margin,
            y,
            sheet.inner,
            lines=sheet.subtitle.lines,
            name="subtitle",
        )
    except DoesNotFitError:
        if part.options.subtitle:
            raise
        return None


def labelled(
    words: str,
    look: Look,
    width: float,
    claims: Sequence[str],
    *,
    lines: int = 2,
    strong: bool = True,
    style: str = "label",
    role: str = "",
    size: float | None = None,
) -> Text:
    """What a row, or a bundle of rows, is called, its first baseline at 0, 0."""
    return look.text(
        style,
        [Span(words, strong=strong or None)],
        0,
        0,
        width,
        lines=lines,
        name=f'label "{words}"',
        role=role,
        claims=claims,
        size=size or look.spec(style).size,
    )


def centred(text: Text, y: float) -> Text:
    """A text whose first baseline is at 0, its lines centred on a height."""
    return move(text, 0, y - text.last / 2 + 0.34 * text.size)


def picture(
    kind: str,
    found: Sequence[Row],
    width: float,
    height: float,
    marks: Sequence[Mark],
    alt: str,
    shows: Literal["chart", "callout"] = "chart",
    plot: Plot | None = None,
) -> Picture:
    """Marks that show the rows, as one picture at 0, 0; `kind` is the chart's or callout's name."""
    data = ChartData(
        kind,
        tuple((row.label, row.quantity.amount, row.quantity.upper) for row in found),
        found[0].quantity.unit.key,
        plot,
    )
    claims = tuple(dict.fromkeys(row.claim.id for row in found))
    return Picture(0, 0, width, height, tuple(marks), shows, alt, data, claims)


def told(found: Sequence[Row], look: Look) -> str:
    """The rows of a chart in words, for alternative texts."""
    language = look.language
    return language.semicolons(
        language.word("row", label=_name(row, language), value=language.running(row.quantity))
        for row in found
    )


def _name(row: Row, language: Language) -> str:
    """What a row is called, and whether it is only forecast."""
    name = time_label(row, language)
    return language.aside(name, language.word("forecast")) if forecast(row) else name


def described(words: Mapping[str, str], found: Sequence[Row], look: Look) -> str:
    """An alternative text: the kind's own words round its rows, else the rows themselves."""
    rows_told = told(found, look)
    return look.language.say(words, rows=rows_told) or sentence(rows_told, look.language)


def described_groups(
    words: Mapping[str, str], groups: Iterable[tuple[str, str]], look: Look
) -> str:
    """The same for groups: the name of each, and its rows in words."""
    language = look.language
    said = language.semicolons(
        language.word("group", label=label, rows=rows_told) for label, rows_told in groups
    )
    return language.say(words, rows=said) or sentence(said, language)


HEAVY = 65.0
"""Points from which a pictogram is a mark; smaller ones are coloured like words."""


def emblem(name: str, size: float, look: Look, *, colour: str = "accent") -> Picture:
    """A pictogram of a subject that words beside it name, its corner at 0, 0; a decoration.

    Args:
        name: What the set calls it.
        size: Its larger side.
        look: How it looks.
        colour: Token of its fill.
    """
    shape = outline(name)
    token = "accent-text" if colour == "accent" and size < HEAVY else colour
    mark = pictogram(name, 0, 0, size, look.colour(token))
    wide, high = size * shape.width, size * shape.height
    return Picture(0, 0, wide, high, (mark,), "callout", "", ChartData("glyph", (), ""), ())
