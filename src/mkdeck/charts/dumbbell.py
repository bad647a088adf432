"""Dumbbells: two figures a row as dots on a track of their own, joined by their distance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from mkdeck.layout import (
    DIGIT,
    Bundle,
    Chart,
    Row,
    bundles,
    keyed,
    numerals,
    picture,
    refuse_uncomparable,
    rows,
    scale,
    told,
)
from mkdeck.scene import Fragment, Group, Mark, move
from mkdeck.story import RowName, SlideOptions
from mkdeck.text import DoesNotFitError, Span

if TYPE_CHECKING:
    from mkdeck.claims import Claim
    from mkdeck.layout import Look, Room, Scale
    from mkdeck.scene import Item, Text
    from mkdeck.story import Part

LABELS = 0.34
"""Most of the width that the names of rows may take."""

DOT = 0.125
"""Radius of a dot, as a share of the distance of rows."""

LARGEST, SMALLEST = 17.0, 3.5
"""Radius of a dot at most and at least, in points."""

VALUE = 0.3
"""Size of values above dots, as a share of the distance of rows."""

NATURAL = 106.0
"""Distance of rows where the room is as high as they need."""

CLOSE = 30.0
"""The same where values stand beside the dots."""

HIGHEST = 0.46
"""Largest distance of rows, as a share of the room's height."""

APART = 8.0
"""Points between two texts above or below dots."""

HALF = 0.47
"""Most of a track that the name of a dot may take where it does not fit on one line."""

RING = 1.3
"""Radius of a dot that lies behind another, as a multiple of the usual one."""

MANY = 4
"""Rows up to which values stand above dots where the room is as high as they need."""

FIRM = frozenset({"", "about", "nearly"})

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
    if any(one.high is not None or one.qualifier not in FIRM for one in claim.quantities.values()):
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
        asked = claims[0].asked
        english = look.language.tag == "en" and asked is not None
        name = asked.asks if english and asked else ""
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


@dataclass(frozen=True)
class _Grid:
    """Where rows stand, and how large dots, values and labels are."""

    above: bool
    lines: int
    top: float
    pitch: float
    dot: float
    labels: float
    label_size: float
    value_size: float
    left: float
    lengths: Scale

    def at(self, row: Row) -> float:
        return self.left + self.lengths.at(row.quantity.amount)

    def y(self, index: int) -> float:
        return self.top + index * self.pitch

    def foot(self, count: int, look: Look) -> float:
        name = look.style("label").size * (0.5 + 1.2 * self.lines)
        below = self.dot * 1.35 + name if self.above else self.pitch / 2
        return self.y(count - 1) + below


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
    strong = [_loud(bundle, loud) for bundle in found]
    grid, head = _grid(found, room, strong)
    marks: list[Mark] = []
    items: list[Item] = [*head]
    values = iter(numerals(flat, look))
    for i, bundle in enumerate(found):
        marks += _marks(bundle, i, grid, look, strong[i])
        items += _texts(bundle, i, [next(values), next(values)], grid, room, strong[i])
    foot = grid.foot(len(found), look)
    axis, words, deep = _axis(grid, look, foot, flat)
    alt = _alt(found, look)
    drawn = picture("dumbbell", flat, room.width, foot + 1, [*marks, *axis], alt)
    return Fragment(room.width, foot + deep, (Group((drawn, *items, *words), alt, "dumbbell"),))


def _loud(bundle: Bundle, loud: str) -> int:
    """Which of the two is highlighted: the one that is named, else the one of its place or size."""
    keys = [row.key for row in bundle.rows]
    if loud in keys:
        return keys.index(loud)
    amounts = [row.quantity.amount for row in bundle.rows]
    return amounts.index(max(amounts))


def _alt(found: list[Bundle], look: Look) -> str:
    language = look.language
    groups = [language.word("group", label=b.label, rows=told(b.rows, look)) for b in found]
    said = language.semicolons(groups)
    return language.say(WORDS["alt"], rows=said) or said


def _alike(found: list[Bundle], strong: list[int]) -> bool:
    """Whether the two of every row are called alike, so that a key can name them once."""
    names = [(b.rows[s].label, b.rows[1 - s].label) for b, s in zip(found, strong, strict=True)]
    return len(set(names)) == 1


def _grid(found: list[Bundle], room: Room, strong: list[int]) -> tuple[_Grid, list[Item]]:
    """Values above the dots where rows are high enough, else beside them under a key.

    Raises:
        DoesNotFitError: A name is too long, or there are more rows than fit.
    """
    look, count = room.look, len(found)
    flat = [row for bundle in found for row in bundle.rows]
    axis = look.style("axis").size * 1.9
    pitch = NATURAL if room.shape == "open" else (room.height - axis) / count
    pitch = min(pitch, room.height * HIGHEST) if room.height else pitch
    dot = min(pitch * DOT, LARGEST)
    value = min(pitch * VALUE, look.spec("stats").size * 0.6)
    name = look.style("label").size
    size = look.style("range", size=value).size
    for lines in (1, 2):
        needed = size * 0.75 + 2.7 * dot + name * (0.3 + 1.2 * lines) + 4
        if needed <= pitch and value >= name and (room.height or count <= MANY):
            grid = _sized(found, room, lines, 0.0, pitch, dot, value)
            if _clear(found, grid, room):
                return grid, []
    if not _alike(found, strong):
        raise DoesNotFitError(
            f"{count} rows leave no room for the names of their dots",
            hint="choose fewer, or claims whose values are of the same groups",
        )
    first = found[0].rows
    names = [(first[strong[0]].label, "accent"), (first[1 - strong[0]].label, "muted2")]
    head, top = keyed(names, look, room.width)
    pitch = CLOSE if room.shape == "open" else min((room.height - axis - top) / count, 52.0)
    value = min(max(pitch * 0.4, look.spec("value").size), look.spec("value").size * 1.3)
    if pitch < look.style("value", size=value).size * 1.15:
        raise DoesNotFitError(
            f"{count} rows are more than fit below each other", hint="choose fewer of them"
        )
    dot = max(min(pitch * 0.2, 9.0), SMALLEST)
    assert flat
    return _sized(found, room, 0, top, pitch, dot, value), head


def _sized(
    found: list[Bundle],
    room: Room,
    names_lines: int,
    top: float,
    pitch: float,
    dot: float,
    value: float,
) -> _Grid:
    look, above = room.look, bool(names_lines)
    style = "range-label" if above else "label"
    names = [bundle.label for bundle in found]
    most = room.width * LABELS
    widest = max(look.width(style, [Span(name, strong=True)]) for name in names)
    labels = min(widest + 1, most)
    lines = 3 if above else 1 if pitch < look.style(style).size * 2.6 else 2
    if not above and lines == 1 and widest > most:
        labels = min(widest + 1, room.width * 0.5)
    size = look.sibling_size(style, names, labels, lines=lines, strong=True)
    left = labels + look.format.spacing.gutter
    flat = [row for bundle in found for row in bundle.rows]
    shares = all(row.quantity.kind == "share" and row.quantity.upper <= 100 for row in flat)
    beside = 0.0
    if not above:
        wide = [look.width("value", spans, size=value) for spans in numerals(flat, look)]
        beside = max(wide) + dot + 6
    ends = [0.0, 100.0] if shares else [row.quantity.amount for row in flat]
    lengths = scale(ends, room.width - left - dot - max(beside, dot) - (beside or 0.0))
    start = left + max(dot, beside)
    rise = look.style("range", size=value).size * 0.75 + dot * 1.35 + 2
    y = top + (rise if above else pitch / 2)
    return _Grid(above, names_lines, y, pitch, dot, labels, size, value, start, lengths)


def _boxes(
    bundle: Bundle, grid: _Grid, look: Look, widths: list[float], right: float
) -> list[float]:
    """Left edges of two texts centred on the dots, moved apart where they would touch."""
    order = sorted((0, 1), key=lambda i: grid.at(bundle.rows[i]))
    lefts = [0.0, 0.0]
    for i in order:
        middle = grid.at(bundle.rows[i])
        lefts[i] = min(max(middle - widths[i] / 2, grid.left - grid.dot), right - widths[i])
    first, second = order
    lack = lefts[first] + widths[first] + APART - lefts[second]
    if lack > 0:
        lefts[first] = max(lefts[first] - lack / 2, grid.left - grid.dot)
        lefts[second] = lefts[first] + widths[first] + APART
        beyond = lefts[second] + widths[second] - right
        if beyond > 0:
            lefts[first] -= beyond
            lefts[second] -= beyond
    return lefts


def _clear(found: list[Bundle], grid: _Grid, room: Room) -> bool:
    """Whether values and names above and below the dots stand close to them and apart."""
    look = room.look
    values = iter(numerals([row for bundle in found for row in bundle.rows], look))
    for bundle in found:
        spans = [next(values), next(values)]
        numbers = [look.width("range", one, size=grid.value_size) for one in spans]
        names = _name_widths(bundle, grid, look)
        if any(not _wraps(r, w, grid, look) for r, w in zip(bundle.rows, names, strict=True)):
            return False
        for widths in (numbers, names):
            lefts = _boxes(bundle, grid, look, widths, room.width)
            for i, row in enumerate(bundle.rows):
                if not lefts[i] - grid.dot <= grid.at(row) <= lefts[i] + widths[i] + grid.dot:
                    return False
                if lefts[i] < grid.labels:
                    return False
    return True


def _name_widths(bundle: Bundle, grid: _Grid, look: Look) -> list[float]:
    """How wide the names below the dots may be: on one line, or about half of the track."""
    full = [look.width("label", [Span(row.label, strong=True)]) for row in bundle.rows]
    most = grid.lengths.length * HALF
    return full if grid.lines < 2 else [min(wide, most) for wide in full]


def _wraps(row: Row, width: float, grid: _Grid, look: Look) -> bool:
    try:
        look.text("label", [Span(row.label, strong=True)], 0, 0, width, lines=grid.lines)
    except DoesNotFitError:
        return False
    return True


def _marks(bundle: Bundle, index: int, grid: _Grid, look: Look, strong: int) -> list[Mark]:
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


def _texts(
    bundle: Bundle,
    index: int,
    values: list[list[Span]],
    grid: _Grid,
    room: Room,
    strong: int,
) -> list[Item]:
    look, y = room.look, grid.y(index)
    style = "range-label" if grid.above else "label"
    label = look.text(
        style,
        [Span(bundle.label, strong=True)],
        0,
        0,
        grid.labels,
        lines=3,
        size=grid.label_size,
        name=f'label "{bundle.label}"',
        role="label",
        claims=bundle.claims,
    )
    deep = (len(label.lines) - 1) * label.pitch
    items: list[Item] = [move(label, 0, y - deep / 2 + 0.34 * label.size)]
    number = "range" if grid.above else "value"
    wide = [look.width(number, spans, size=grid.value_size) for spans in values]
    size = look.style(number, size=grid.value_size).size
    if grid.above:
        lefts = _boxes(bundle, grid, look, wide, room.width)
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
    grid: _Grid,
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


def _names(bundle: Bundle, y: float, grid: _Grid, room: Room, strong: int) -> list[Text]:
    """What each dot is called, below it."""
    look = room.look
    spans = [Span(row.label, strong=i == strong or None) for i, row in enumerate(bundle.rows)]
    wide = _name_widths(bundle, grid, look)
    lefts = _boxes(bundle, grid, look, wide, room.width)
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
    grid: _Grid, look: Look, foot: float, flat: list[Row]
) -> tuple[list[Mark], list[Item], float]:
    """The ends of the tracks below the last one, for shares."""
    if grid.lengths.high != 100 or flat[0].quantity.kind != "share":
        return [], [], 0.0
    ink, size = look.colour("ink"), look.style("axis").size
    x, wide = grid.left, grid.lengths.length
    marks = [Mark("line", x, foot, wide, 0, stroke=ink, stroke_width=1.0)]
    words: list[Item] = []
    y = foot + size * 1.25
    for share, text in (
        (0, look.language.number(0)),
        (50, look.language.number(50)),
        (100, look.language.percent(100)),
    ):
        box = wide / 3
        left = {0: x, 50: x + wide / 2 - box / 2, 100: x + wide - box}[share]
        align = {0: "left", 50: "center", 100: "right"}[share]
        words.append(look.text("axis", text, left, y, box, align=align, role="axis"))  # type: ignore[arg-type]  # one of three
    return marks, words, size * 1.7


KIND = Chart(
    options=Options,
    rows=(2, 16),
    accepts=accepts,
    draw=draw,
    check=check,
    notes=notes,
    tracks=True,
)
