"""Dumbbells: two figures a row as dots on a track of their own, joined by their distance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from mkdeck.claims import asks
from mkdeck.layout import (
    DIGIT,
    Bundle,
    Chart,
    Row,
    axis,
    bundles,
    centred,
    described_groups,
    labelled,
    numerals,
    percents,
    picture,
    pointed,
    refuse_uncomparable,
    rows,
    told,
)
from mkdeck.layout.dots import dotted, name_widths, spread
from mkdeck.scene import Box, Fragment, Group, Mark, Plot, Series
from mkdeck.story import RowName, SlideOptions
from mkdeck.text import DoesNotFitError, Span

if TYPE_CHECKING:
    from mkdeck.claims import Claim
    from mkdeck.layout import Look, Room
    from mkdeck.layout.dots import Dots
    from mkdeck.scene import Item, Text
    from mkdeck.story import Part

RING = 1.3
"""Radius of a dot that lies behind another, as a multiple of the usual one."""


WORDS = {
    "questions": {
        "en": "Rows answer different questions; each is a share of the people asked.",
        "et": "Read vastavad eri küsimustele; iga arv on osakaal küsitletutest.",
        "ru": "Строки отвечают на разные вопросы; каждое число — доля опрошенных.",
        "zh-Hans": "各行对应不同的问题；每个数字都是各自受访者中的占比。",
        "zh-Hant": "各列對應不同的問題；每個數字都是各自受訪者中的占比。",
        "ja": "各行は別々の質問への回答。数値はそれぞれの回答者に占める割合。",
    },
    "alt": {
        "en": "Pairs of dots: {rows}.",
        "et": "Punktipaarid: {rows}.",
        "ru": "Пары точек: {rows}.",
        "zh-Hans": "成对的点：{rows}。",
        "zh-Hant": "成對的點：{rows}。",
        "ja": "2点を結ぶ図：{rows}。",
    },
}
"""Words of the kind in each language."""


class Options(SlideOptions):
    """Two answers to each of several questions, or of two groups."""

    highlight: RowName = ""
    """The one that the title speaks of: the name of a value, or a claim; left out, the larger figure
    of the first row."""
    rows: Annotated[tuple[str, ...], Field(max_length=8)] = ()
    """What each pair of claims is called; left out, the label of a claim with two values, or what
    the question asks."""


def accepts(claim: Claim) -> str:
    """Why dots cannot show the claim, or nothing."""
    if not claim.quantities:
        return "it has no figure"
    if claim.kind == "series":
        return 'draw two times with "slope"'
    if len(claim.quantities) > 2:
        return 'a dumbbell has two ends; see "grouped"'
    if claim.main.unit.kind == "rank":
        return "a rank is no amount"
    if any(quantity.low < 0 for quantity in claim.quantities.values()):
        return 'its tracks start at zero; see "bars"'
    if claim.interval:
        return 'its interval would go untold; see "bars"'
    if not all(one.firm for one in claim.quantities.values()):
        return 'a dot is one figure; see "range"'
    return ""


def check(part: Part) -> list[tuple[str, str]]:
    """Two figures a row, and a name for each row."""
    single = [claim for claim in part.claims if len(claim.quantities) == 1]
    if not single:
        return []
    if len(single) < len(part.claims):
        return [("kind", "its claims have one value here and two there")]
    for question, claims in _by_question(single).items():
        if len(claims) != 2:
            named = f'"{question}"' if question else f'"{claims[0].id}"'
            return [("kind", f"{named} has {len(claims)} of the two answers that a row needs")]
    count = len(_by_question(single))
    if part.options.rows and len(part.options.rows) != count:  # type: ignore[attr-defined]  # ours
        return [("rows", f"it names {len(part.options.rows)} rows of {count}")]  # type: ignore[attr-defined]  # likewise
    return []


def _by_question(claims: list[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.spec.question, []).append(claim)
    return found


def pairs(part: Part, look: Look) -> list[Bundle]:
    """The two figures of each row, and what the row is called."""
    options = part.options
    assert isinstance(options, Options)
    if len(part.claims[0].quantities) == 2:
        return bundles(part)
    by_claim = {row.claim.id: row for row in rows(part)}
    made = []
    for i, claims in enumerate(_by_question(list(part.claims)).values()):
        asked = asks(claims[0].asked, look.language)
        name = asked.text if asked.language == look.language else ""
        name = options.rows[i] if options.rows else name
        made.append(Bundle(name, tuple(by_claim[claim.id] for claim in claims)))
    if any(not bundle.label for bundle in made):
        raise DoesNotFitError(
            "its rows have no names in this language", hint='name each pair of claims in "rows"'
        )
    return made


def notes(part: Part, look: Look) -> list[str]:
    """That rows answer different questions."""
    asked = {claim.spec.question or claim.id for claim in part.claims}
    if len(asked) < 2:
        return []
    said = look.language.say(WORDS["questions"])
    return [said] if said and all(c.main.kind == "share" for c in part.claims) else []


def draw(part: Part, room: Room) -> Fragment:
    """A track a row with its two dots; values above them, or beside them in a low room.

    Raises:
        DoesNotFitError: A name is too long, or there are more rows than fit.
    """
    options, look = part.options, room.look
    assert isinstance(options, Options)
    found = pairs(part, look)
    flat = [row for bundle in found for row in bundle.rows]
    refuse_uncomparable([row.quantity for row in flat])
    loud = options.highlight or max(found[0].rows, key=lambda row: row.quantity.amount).key
    strong = _loud(found, loud)
    grid, head = dotted(found, room, strong)
    marks: list[Mark] = []
    items: list[Item] = [*head]
    values = iter(numerals(flat, look))
    drawn_as = []
    for i, bundle in enumerate(found):
        drawn_as.append(_marks(bundle, i, grid, look, strong[i]))
        marks += drawn_as[-1]
        items += _texts(bundle, i, [next(values), next(values)], grid, room, strong[i])
    foot = grid.foot(len(found), look)
    below, words, deep = _axis(grid, look, foot, flat)
    alt = described_groups(WORDS["alt"], [(b.label, told(b.rows, look)) for b in found], look)
    plot = _plot(found, drawn_as, grid, strong)
    drawn = picture("dumbbell", flat, room.width, foot + 1, [*marks, *below], alt, plot=plot)
    return Fragment(room.width, foot + deep, (Group((drawn, *items, *words), alt, "dumbbell"),))


def _loud(found: list[Bundle], loud: str) -> list[int]:
    """Which of the two of each row is highlighted: the group, or the place, of the one named."""
    flat = [(place, row) for bundle in found for place, row in enumerate(bundle.rows)]
    place, name = next(((i, row.name) for i, row in flat if row.key == loud), (0, ""))
    names = [[row.name for row in bundle.rows] for bundle in found]
    return [own.index(name) if name and name in own else place for own in names]


def _marks(bundle: Bundle, index: int, grid: Dots, look: Look, strong: int) -> list[Mark]:
    """The track, the distance of the two, and a dot for each; the highlighted one on top."""
    y, r = grid.y(index), grid.dot
    first, last = grid.left, grid.left + grid.lengths.length
    ends = sorted(grid.at(row) for row in bundle.rows)
    thick = max(r * 0.36, 2.0)
    marks = [
        Mark("line", first, y, last - first, 0, stroke=look.colour("rule"), stroke_width=1.0),
        Mark("rect", ends[0], y - thick / 2, ends[1] - ends[0], thick, look.colour("muted")),
    ]
    # One that the other would hide is drawn as a ring round it.
    hidden = ends[1] - ends[0] < r
    for i in (1 - strong, strong):
        x, token = grid.at(bundle.rows[i]), "accent" if i == strong else "muted2"
        own = r * RING if hidden and i != strong else r
        marks.append(Mark("dot", x - own, y - own, 2 * own, 2 * own, look.colour(token)))
    return marks


def _plot(found: list[Bundle], drawn: list[list[Mark]], grid: Dots, strong: list[int]) -> Plot:
    """The two dots of each row as points of two series, from the marks of each row."""
    series = []
    for place, named in enumerate(found[0].rows):
        points = tuple(
            # The highlighted dot was drawn last.
            pointed(bundle.rows[place], marks[-1 if place == loud else -2], None)
            for bundle, marks, loud in zip(found, drawn, strong, strict=True)
        )
        series.append(Series(named.label, points))
    lengths, count = grid.lengths, len(found)
    area = Box(grid.left, grid.top - grid.pitch / 2, lengths.length, grid.pitch * count)
    return Plot(
        "dots",
        area,
        lengths.low,
        lengths.high,
        tuple(bundle.label for bundle in found),
        tuple(series),
        links=tuple(marks[1] for marks in drawn),
        under=tuple(marks[0] for marks in drawn),
    )


def _texts(
    bundle: Bundle,
    index: int,
    values: list[list[Span]],
    grid: Dots,
    room: Room,
    strong: int,
) -> list[Item]:
    look, y = room.look, grid.y(index)
    style = "range-label" if grid.above else "label"
    label = labelled(
        bundle.label,
        look,
        grid.labels,
        bundle.claims,
        lines=3,
        style=style,
        role="label",
        size=grid.label_size,
    )
    items: list[Item] = [centred(label, y)]
    number = "range" if grid.above else "value"
    wide = [look.width(number, spans, size=grid.value_size) for spans in values]
    size = look.style(number, size=grid.value_size).size
    if grid.above:
        lefts = spread(bundle, grid, wide, room.width)
        baseline = y - grid.dot * 1.35 - 2
        items += _names(bundle, y, grid, room, strong)
    else:
        first = min((0, 1), key=lambda i: grid.at(bundle.rows[i]))
        places = {first: -1, 1 - first: 1}
        lefts = [
            grid.at(row) + grid.dot + 5 if places[i] > 0 else grid.at(row) - grid.dot - 5 - wide[i]
            for i, row in enumerate(bundle.rows)
        ]
        baseline = y + DIGIT * size
    for i, row in enumerate(bundle.rows):
        items.append(
            _value(row, number, values[i], lefts[i], baseline, wide[i], grid, look, i == strong)
        )
    return items


def _value(
    row: Row,
    style: str,
    spans: list[Span],
    x: float,
    y: float,
    wide: float,
    grid: Dots,
    look: Look,
    strong: bool,
) -> Text:
    return look.text(
        style,
        spans,
        x,
        y,
        wide,
        size=grid.value_size,
        name="value",
        role="value",
        colour="accent-text" if strong else "ink",
        claims=(row.claim.id,),
    )


def _names(bundle: Bundle, y: float, grid: Dots, room: Room, strong: int) -> list[Text]:
    """What each dot is called, below it."""
    look = room.look
    spans = [Span(row.label, strong=i == strong or None) for i, row in enumerate(bundle.rows)]
    wide = name_widths(bundle, grid, look)
    lefts = spread(bundle, grid, wide, room.width)
    baseline = y + grid.dot * 1.35 + look.style("label").size * 0.95
    return [
        look.text(
            "label",
            [spans[i]],
            lefts[i],
            baseline,
            wide[i],
            lines=grid.lines,
            align="center",
            name=f'name "{row.label}"',
            role="key",
            colour="accent-text" if i == strong else "ink",
            claims=(row.claim.id,),
        )
        for i, row in enumerate(bundle.rows)
    ]


def _axis(
    grid: Dots, look: Look, foot: float, flat: list[Row]
) -> tuple[list[Mark], list[Text], float]:
    """The ends of the tracks below the last one, for shares."""
    if grid.lengths.high != 100 or flat[0].quantity.kind != "share":
        return [], [], 0.0
    size, x, wide = look.style("axis").size, grid.left, grid.lengths.length
    words = percents(look, x, foot + size * 1.25, wide, (0, 50, 100))
    return axis(look, x, foot, wide), words, size * 1.7


KIND = Chart(
    options=Options,
    rows=(2, 16),
    accepts=accepts,
    draw=draw,
    check=check,
    notes=notes,
    tracks=True,
)
