"""Slopes: what two times have of the same, joined by a line; a panel for each base."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from mkdeck.claims import sentence
from mkdeck.layout import (
    Chart,
    Polyline,
    forecast,
    forecast_notes,
    picture,
    rows,
    sloped,
    time_label,
    told,
)
from mkdeck.layout.panels import Panel, boxes
from mkdeck.quantity import unlike
from mkdeck.scene import Fragment, Group, Mark, move, path
from mkdeck.story import ShownName, SlideOptions, difference
from mkdeck.text import DoesNotFitError, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.claims import Claim
    from mkdeck.layout import Look, Room, Row
    from mkdeck.scene import Item, Text
    from mkdeck.story import Part

PANELS = 3
"""Panels side by side."""

LINES = 6
"""Lines in a panel."""

NATURAL = 190.0
"""Height of a panel where the room is as high as what it holds."""

HEADROOM = 1.12
"""Top of the scale, as a multiple of the largest figure."""

VALUE = 0.13
"""Size of a value in a panel with one line, as a share of its height."""

DOT = 0.036
"""Radius of a dot likewise."""

LARGEST = 11.0

WORDS = {
    "alt": {
        "en": "Slope chart: {rows}.",
        "et": "Kaldejoonte diagramm: {rows}.",
        "ru": "Диаграмма наклона: {rows}.",
        "zh-Hans": "斜率图：{rows}。",
        "zh-Hant": "斜率圖：{rows}。",
        "ja": "スロープグラフ：{rows}。",
    },
    "apart": {
        "en": "Panels have bases of their own.",
        "et": "Igal paneelil on oma alus.",
        "ru": "У каждой панели своя база.",
        "zh-Hans": "各面板的基数不同。",
        "zh-Hant": "各面板的基數不同。",
        "ja": "パネルごとに対象が異なる。",
    },
}
"""Words of the kind in each language."""


class Options(SlideOptions):
    """Two times of one or several claims; those that cannot share an axis have panels of their own."""

    highlight: ShownName = ""
    """The claim that the title speaks of; left out, the first."""


def accepts(claim: Claim) -> str:
    """Why a slope cannot show the claim, or nothing."""
    if claim.kind != "series":
        return "its values are no two times"
    if len(claim.quantities) != 2:
        return 'a slope joins two times; see "line"'
    if claim.main.unit.kind == "rank":
        return "a rank is no amount"
    for quantity in claim.quantities.values():
        if not quantity.firm:
            return "an end of a slope is one figure that says how much it is"
        if quantity.low < 0:
            return 'its scale starts at zero; see "columns"'
    return ""


def panels(part: Part) -> list[list[Claim]]:
    """The claims that share a panel."""
    found: list[list[Claim]] = []
    for claim in part.claims:
        times = set(claim.times.values())
        home = next(
            (
                panel
                for panel in found
                if not difference(panel[0], claim) and times == set(panel[0].times.values())
            ),
            None,
        )
        if home is None:
            found.append([claim])
        else:
            home.append(claim)
    return found


def check(part: Part) -> list[tuple[str, str]]:
    """No more panels, and lines in them, than can be told apart."""
    found = panels(part)
    if len(found) > PANELS:
        return [
            ("kind", f"its claims need {len(found)} panels, since they share no axis; {PANELS} fit")
        ]
    if max(map(len, found)) > LINES:
        return [("kind", f"a panel has room for {LINES} lines; one would have more")]
    return []


def notes(part: Part, look: Look) -> list[str]:
    """That panels have bases of their own."""
    bases = {claim.spec.base for claim in part.claims}
    apart = len(panels(part)) > 1 and len(bases) > 1
    said = look.language.say(WORDS["apart"]) if apart else ""
    return [said] if said else []


def legend(part: Part, look: Look) -> list[str]:
    """What dashes are."""
    return forecast_notes(rows(part), look)


def draw(part: Part, room: Room) -> Fragment:
    """A panel for each base, side by side in a wide room and below each other in others.

    Raises:
        DoesNotFitError: A name, a value or a panel has no room.
    """
    options, look = part.options, room.look
    assert isinstance(options, Options)
    loud = options.highlight or part.claims[0].id
    found = rows(part)
    homes = panels(part)
    sets = [[[row for row in found if row.claim is claim] for claim in home] for home in homes]
    most = _tops(sets)
    items: list[Item] = []
    marks: list[Mark] = []
    places = boxes(len(sets), room, NATURAL)
    plots = []
    for panel, top, box in zip(sets, most, places, strict=True):
        plan, texts = _planned(part, panel, top, box, room, loud)
        items += texts
        axes, lines = _marks(panel, plan, look, loud)
        marks += [*axes, *(mark for line in lines for mark in line.marks)]
        plots.append(sloped(part, lines, plan.area, plan.most, texts))
    height = max(box[1] + box[3] for box in places)
    alt = _alt(part, sets, look)
    # A picture is one chart, and panels have axes of their own.
    plot = plots[0] if len(plots) == 1 else None
    drawn = picture("slope", found, room.width, height, marks, alt, plot=plot)
    return Fragment(room.width, height, (Group((drawn, *items), alt, "slope"),))


def _tops(sets: Sequence[Sequence[Sequence[Row]]]) -> list[float]:
    """The top of each panel's scale: one for all where their figures are of one sort."""
    flat = [[row.quantity for line in panel for row in line] for panel in sets]
    tops = [max((one.amount for one in panel), default=1.0) * HEADROOM or 1.0 for panel in flat]
    alike = all(not unlike(flat[0][0], one) for panel in flat for one in panel)
    return [max(tops)] * len(tops) if alike else tops


def _planned(
    part: Part,
    panel: Sequence[Sequence[Row]],
    most: float,
    box: tuple[float, float, float, float],
    room: Room,
    loud: str,
) -> tuple[Panel, list[Item]]:
    """A panel with its head, its times, and the values and names beside the ends of its lines.

    Raises:
        DoesNotFitError: They have no room.
    """
    look = room.look
    x, y, width, height = box
    head, below = _head(part, panel, look, x, y, width)
    single = len(panel) == 1
    value = look.spec("value").size
    if single:
        value = max(value, min(height * VALUE, look.spec("stats").size * 0.6))
    foot = y + height - look.style("year").size * 1.9
    starts = [_end(part, line, 0, look, value, single, loud) for line in panel]
    ends = [_end(part, line, 1, look, value, single, loud) for line in panel]
    dot = min(max(height * DOT, 4.0), LARGEST) if single else 4.5
    before, after = (max(text.width for text in side) + dot * 2 for side in (starts, ends))
    if before + after > width * 0.78:
        raise DoesNotFitError(
            "the values and names of a slope leave no room for its line",
            hint="shorten the labels of the claims, or show fewer panels",
        )
    plan = Panel(x, y, width, below, foot, most, x + before, x + width - after, dot, value)
    if plan.foot - plan.top < value * 1.5 * len(panel):
        raise DoesNotFitError("its lines have no room below each other", hint="show fewer")
    items: list[Item] = [*head]
    for side, texts in ((0, starts), (1, ends)):
        items += _set(panel, texts, side, plan)
    items += _times(panel[0], plan, look)
    return plan, items


def _head(
    part: Part, panel: Sequence[Sequence[Row]], look: Look, x: float, y: float, width: float
) -> tuple[list[Item], float]:
    """What a panel of one line is about; where the lines have names, nothing."""
    if len(panel) > 1:
        return [], y + look.style("label").size
    claim = panel[0][0].claim
    text = look.text(
        "range-label",
        part.words[claim.id].label,
        0,
        0,
        width,
        lines=2,
        name="head",
        role="label",
        claims=(claim.id,),
    )
    text = move(text, x, y + text.size * 0.85)
    return [text], text.last + text.size * 0.9


def _end(
    part: Part, line: Sequence[Row], side: int, look: Look, value: float, single: bool, loud: str
) -> Text:
    """The value of an end, with the line's name where there are several."""
    row = line[side]
    strong = row.claim.id == loud
    align: Literal["left", "right"] = "left" if side else "right"
    colour = "accent-text" if strong else "ink"
    claims = (row.claim.id,)
    if single:
        spans = look.numeral(row.quantity, short=True)
        wide = look.width("range", spans, size=value)
        return look.text(
            "range", spans, 0, 0, wide, size=value, align=align, name="value", role="value",
            colour=colour, claims=claims,
        )  # fmt: skip
    said = look.language.value(row.quantity)
    spans = [Span(said, strong=True)]
    if side:
        name = f"{part.words[row.claim.id].label}"
        spans = [*spans, Span(f" {name}", strong=strong or None)]
    wide = look.width("label", spans)
    return look.text(
        "label", spans, 0, 0, wide, align=align, name="value", role="value",
        colour=colour, claims=claims,
    )  # fmt: skip


def _set(
    panel: Sequence[Sequence[Row]], texts: Sequence[Text], side: int, plan: Panel
) -> list[Item]:
    """Words beside the ends of lines, moved apart where they would touch."""
    order = sorted(range(len(panel)), key=lambda i: plan.at(panel[i][side]))
    placed: list[tuple[int, float]] = []
    floor = float("-inf")
    for i in order:
        y = max(plan.at(panel[i][side]) + 0.34 * texts[i].size, floor)
        placed.append((i, y))
        floor = y + texts[i].size * 1.12
    # Those that would fall below the axis push the others up.
    roof = plan.foot - 2
    up: list[tuple[int, float]] = []
    for i, y in reversed(placed):
        y = min(y, roof)
        up.append((i, y))
        roof = y - texts[i].size * 1.12
    made: list[Item] = []
    for i, y in up:
        text = texts[i]
        x = plan.last + 2 * plan.dot if side else plan.first - 2 * plan.dot - text.width
        made.append(move(text, x, y))
    return made


def _times(line: Sequence[Row], plan: Panel, look: Look) -> list[Item]:
    """The two times below the axis, what is forecast said so."""
    items: list[Item] = []
    for row, x in zip(line, (plan.first, plan.last), strict=True):
        name = time_label(row, look.language)
        if forecast(row):
            name = look.language.aside(name, look.language.word("forecast"))
        wide = look.width("year", name)
        left = min(max(x - wide / 2, plan.x), plan.x + plan.width - wide)
        items.append(
            look.text(
                "year",
                name,
                left,
                plan.foot + look.style("year").size * 1.35,
                wide,
                role="axis",
                name="year",
                claims=(row.claim.id,),
            )
        )
    return items


def _marks(
    panel: Sequence[Sequence[Row]], plan: Panel, look: Look, loud: str
) -> tuple[list[Mark], list[Polyline]]:
    """Axis and the two times as hairlines, then each line with its dots, the highlighted one last.

    A forecast is dashed, its end hollow.
    """
    rule, ink = look.colour("rule"), look.colour("ink")
    axes = [
        Mark("line", x, plan.top, 0, plan.foot - plan.top, stroke=rule, stroke_width=1.0)
        for x in (plan.first, plan.last)
    ]
    axes.append(Mark("line", plan.x, plan.foot, plan.width, 0, stroke=ink, stroke_width=1.0))
    lines = []
    for line in sorted(panel, key=lambda one: one[0].claim.id == loud):
        strong = line[0].claim.id == loud
        colour = look.colour("accent" if strong else "muted2" if len(panel) > 1 else "ink")
        lines.append(Polyline(line, _line(line, plan, look, colour), None))
    return axes, lines


def _line(line: Sequence[Row], plan: Panel, look: Look, colour: str) -> list[Mark]:
    start, end = plan.at(line[0]), plan.at(line[1])
    thick = max(plan.dot * 0.46, 2.0)
    dash = (plan.dot * 1.2, plan.dot * 0.75) if forecast(line[1]) else ()
    marks = [
        path(
            [("M", plan.first, start), ("L", plan.last, end)],
            stroke=colour,
            stroke_width=thick,
            dash=dash,
        )
    ]
    for row, x, y in ((line[0], plan.first, start), (line[1], plan.last, end)):
        r = plan.dot
        hollow = forecast(row)
        inner = r - thick / 2 if hollow else r
        marks.append(
            Mark(
                "dot", x - inner, y - inner, 2 * inner, 2 * inner,
                look.background if hollow else colour,
                colour if hollow else "",
                thick if hollow else 0.0,
            )
        )  # fmt: skip
    return marks


def _alt(part: Part, sets: Sequence[Sequence[Sequence[Row]]], look: Look) -> str:
    language = look.language
    said = language.semicolons(
        language.word("group", label=part.words[line[0].claim.id].label, rows=told(line, look))
        for panel in sets
        for line in panel
    )
    return language.say(WORDS["alt"], rows=said) or sentence(said, language)


KIND = Chart(
    options=Options,
    rows=(2, 36),
    claims=(1, 18),
    accepts=accepts,
    draw=draw,
    check=check,
    notes=notes,
    legend=legend,
    axis=False,
)
