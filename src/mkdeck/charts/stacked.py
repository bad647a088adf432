"""Stacked bars: the parts of one whole side by side, as one bar of 100 % or one for each group."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from mkdeck.charts.bars import Sorted
from mkdeck.claims import sentence
from mkdeck.layout import (
    Bands,
    Chart,
    Row,
    centred,
    described_groups,
    keyed,
    labelled,
    loudest,
    named,
    ordered,
    picture,
    rows,
    thinned,
    told,
    unlike_groups,
    wholes_plot,
)
from mkdeck.layout.wholes import Piece, barred, heading, listed, placed, tokens, whole
from mkdeck.scene import Fragment, Group, Mark, move
from mkdeck.story import Derived, RowName
from mkdeck.text import DoesNotFitError, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdeck.claims import Claim
    from mkdeck.layout import Look, Room
    from mkdeck.scene import Item
    from mkdeck.story import Part

WHOLE = Decimal(100)

THICK = 0.44
"""Height of a single bar, as a share of the room's."""

NATURAL = 52.0
"""The same in points where the room is as high as what it holds."""

SEVERAL = 40.0
"""Height of each of several bars in such a room."""

WORDS = {
    "rest": {
        "en": "other answers (our arithmetic)",
        "et": "muud vastused (meie arvutus)",
        "ru": "другие ответы (наш расчёт)",
        "zh-Hans": "其他回答（由我们计算）",
        "zh-Hant": "其他回答（由我們計算）",
        "ja": "その他の回答（当方で計算）",
    },
    "uneven": {
        "en": "The figures as published do not add up to 100% exactly.",
        "et": "Avaldatud arvude summa ei ole täpselt 100%.",
        "ru": "Сумма опубликованных чисел не равна 100 % в точности.",
        "zh-Hans": "所公布数字之和不恰好等于100%。",
        "zh-Hant": "所公布數字之和不恰好等於100%。",
        "ja": "公表された数値の合計はちょうど100%にはならない。",
    },
    "alt": {
        "en": "Bar of 100%: {rows}.",
        "et": "100% riba: {rows}.",
        "ru": "Полоса на 100 %: {rows}.",
        "zh-Hans": "百分之百条形图：{rows}。",
        "zh-Hant": "百分之百長條圖：{rows}。",
        "ja": "全体を100%とする帯グラフ：{rows}。",
    },
}
"""Words of the kind in each language."""


class Options(Sorted):
    """Parts of one whole, side by side.

    Claims with one value are the parts of one bar. Where they have several, each name of a value is
    a bar of its own: `values: {young: 40%, old: 61%}`.
    """

    highlight: RowName = ""
    """The part that the title speaks of, by its claim; left out, the first claim where its headline
    is the title, else the largest part."""


def accepts(claim: Claim) -> str:
    """Why the claim is no part of a whole, or nothing."""
    if not claim.quantities:
        return "it has no figure"
    if claim.asked is None or not claim.asked.whole:
        return 'its question does not say that the answers are parts of a whole; see "bars"'
    if claim.kind == "series":
        return 'its values are times; see "columns" or "line"'
    for quantity in claim.quantities.values():
        if quantity.kind != "share" or quantity.low < 0 or quantity.upper > WHOLE:
            return "only percentages are parts of 100 %"
        if not quantity.exact or claim.interval:
            return 'a part of a bar is one exact figure; see "bars"'
    return ""


def check(part: Part) -> list[tuple[str, str]]:
    """Parts that make no more than a whole, and groups alike."""
    why = unlike_groups(part)
    if why:
        return [("kind", why)]
    for name, found in _bars(part):
        if -left(found) > rounding(found):
            total = (WHOLE - left(found)).quantize(Decimal("0.01")).normalize()
            of = f' of "{name}"' if name else ""
            return [("kind", f"its parts{of} make {total:f}%, more than a whole")]
    return []


def share(row: Row) -> Decimal:
    """The percentage of a row."""
    return row.quantity.length(row.quantity.low)


def left(found: Sequence[Row]) -> Decimal:
    """What parts leave of a whole, in per cent; less than nothing where they make more."""
    return WHOLE - sum((share(row) for row in found), Decimal(0))


def rounding(found: Sequence[Row]) -> Decimal:
    """By how much parts of a whole may miss it because each was rounded, in per cent."""
    return sum((Decimal("0.5").scaleb(-row.quantity.decimals) for row in found), Decimal(0))


def notes(part: Part, look: Look) -> list[str]:
    """That parts miss the whole by no more than their rounding, which is no answer of its own."""
    for _, found in _bars(part):
        if len(found) > 1 and left(found) and abs(left(found)) <= rounding(found):
            said = look.language.say(WORDS["uneven"])
            return [said] if said else []
    return []


def _bars(part: Part) -> list[tuple[str, list[Row]]]:
    """The parts of each bar; a bar without a name where there is one."""
    found = rows(part)
    if not part.claims[0].spec.values:
        return [("", found)]
    names = [row.name for row in found if row.claim is part.claims[0]]
    return [(name, [row for row in found if row.name == name]) for name in names]


def remainder(found: list[Row], look: Look) -> Derived | None:
    """What is left of the whole, as our arithmetic; what rounding may have left is none."""
    exact = left(found)
    decimals = max(row.quantity.decimals for row in found)
    rest = exact.quantize(Decimal(1).scaleb(-decimals))
    if rest <= 0 or (len(found) > 1 and exact <= rounding(found)):
        return None
    language = look.language
    figures = [language.number(WHOLE), *(language.magnitude(row.quantity) for row in found)]
    figures = [one.removesuffix("%").rstrip("\u00a0 ") for one in figures]
    text = language.number(rest)
    sign = "=" if exact == rest else "≈"
    return Derived("rest", rest, text, f"{' − '.join(figures)} {sign} {text}", "percent")


def own(part: Part, room: Room) -> tuple[Derived, ...]:
    """The rest of a single bar."""
    bars = _bars(part)
    rest = remainder(bars[0][1], room.look) if len(bars) == 1 else None
    return (rest,) if rest else ()


def draw(part: Part, room: Room) -> Fragment:
    """One bar with its parts named, or several under a key.

    Raises:
        DoesNotFitError: There are more parts or bars than fit.
    """
    if len(_bars(part)) > 1:
        return _several(part, room)
    options = part.options
    assert isinstance(options, Options)
    found = ordered(part, _bars(part)[0][1], options.order)
    loud = options.highlight or loudest(part, found)
    return _single(part, room, found, loud)


def pieces(found: list[Row], loud: str, look: Look) -> list[Piece]:
    """The parts of a bar with their colours and words, what is left of it last."""
    colours = tokens([row.claim.id == loud or row.key == loud for row in found])
    made = [
        Piece(
            row.label,
            look.language.value(row.quantity),
            float(share(row)),
            token,
            (row.claim.id,),
            token == "accent",
        )
        for row, token in zip(found, colours, strict=True)
    ]
    rest = remainder(found, look)
    if rest:
        words = look.language.say(WORDS["rest"])
        text = look.language.percent(rest.number)
        made.append(Piece(words, text, float(rest.number), "track"))
    return made


def told_with_rest(
    words: Mapping[str, str], found: list[Row], made: list[Piece], look: Look
) -> str:
    """An alternative text with the parts and what is left of the whole."""
    language = look.language
    said = told(found, look)
    rest = [piece for piece in made if not piece.claims and piece.label]
    if rest:
        last = language.word("row", label=rest[0].label, value=rest[0].value)
        said = language.semicolons([said, last])
    return language.say(words, rows=said) or sentence(said, language)


def _single(part: Part, room: Room, found: list[Row], loud: str) -> Fragment:
    look = room.look
    made = pieces(found, loud, look)
    strong = next((row for row in found if loud in {row.key, row.claim.id}), None)
    top, head = heading(part, strong, room) if strong else (0.0, [])
    height = room.height - top if room.height else 0.0
    bar = height * THICK if height else NATURAL
    # The figure that stands above as a numeral is not said again.
    once = [replace(one, value="") if head and one.strong else one for one in made]
    laid = placed(once, look, room.width, bar, height)
    if laid is None and head:
        top, head, height = 0.0, [], room.height
        laid = placed(made, look, room.width, height * THICK, height)
    if laid is None:
        laid = listed(made, look, room.width, height)
    alt = told_with_rest(WORDS["alt"], found, made, look)
    marks = barred(made, look, room.width, laid.bar)
    bands = Bands("", 0.0, laid.bar, laid.bar, room.width, look.language)
    plot = wholes_plot([named(part)], [made], [marks], bands, look.background)
    drawn = picture("stacked", found, room.width, laid.bar, marks, alt, plot=plot)
    items = [move(drawn, 0, laid.top), *laid.texts]
    group = move(Group(tuple(items), alt, "stacked"), 0, top)
    return Fragment(room.width, top + laid.height, (*head, group))


@dataclass(frozen=True)
class _Rows:
    """Where several bars stand."""

    top: float
    pitch: float
    bar: float
    left: float
    value: float


def _several(part: Part, room: Room) -> Fragment:
    """A bar for each group under a key of the parts, values over their parts."""
    options, look = part.options, room.look
    assert isinstance(options, Options)
    bars = _bars(part)
    first = ordered(part, bars[0][1], options.order)
    order = [row.claim.id for row in first]
    loud = options.highlight or loudest(part, first)
    loud = loud if loud in order else order[0]
    sets = [sorted(found, key=lambda row: order.index(row.claim.id)) for _, found in bars]
    labels = [part.words[key].label for key in order]
    made = [
        [
            replace(one, label=label) if one.claims else one
            for one, label in zip(pieces(found, loud, look), [*labels, ""], strict=False)
        ]
        for found in sets
    ]
    parts = [(piece.label, piece.token) for piece in made[0] if piece.claims]
    if any(len(one) > len(order) for one in made):
        parts.append((look.language.say(WORDS["rest"]), "track"))
    key, top = keyed(parts, look, room.width)
    names = [found[0].label for found in sets]
    grid = _rows(names, room, top)
    width = room.width - grid.left
    drawn_as: list[list[Mark]] = []
    items: list[Item] = [*key]
    for i, one in enumerate(made):
        y = grid.top + i * grid.pitch
        drawn_as.append([replace(mark, y=y) for mark in barred(one, look, width, grid.bar)])
        items += _name(names[i], sets[i], grid, look, y)
        items += _values(one, grid, look, width, y)
    foot = grid.top + (len(made) - 1) * grid.pitch + grid.bar
    flat = [row for found in sets for row in found]
    groups = [(name, _said(one, look)) for name, one in zip(names, made, strict=True)]
    alt = described_groups(WORDS["alt"], groups, look)
    bands = Bands("", grid.top, grid.pitch, grid.bar, width, look.language)
    plot = wholes_plot(names, made, drawn_as, bands, look.background)
    marks = [mark for own in drawn_as for mark in own]
    drawn = picture("stacked", flat, width, foot, marks, alt, plot=plot)
    return Fragment(room.width, foot, (Group((move(drawn, grid.left, 0), *items), alt, "stacked"),))


def _said(made: list[Piece], look: Look) -> str:
    language = look.language
    return language.semicolons(
        language.word("row", label=piece.label, value=piece.value) for piece in made if piece.label
    )


def _rows(names: list[str], room: Room, top: float) -> _Rows:
    """Bars with their names at the left.

    Raises:
        DoesNotFitError: There are more bars than fit, or a name is too long.
    """
    look, count = room.look, len(names)
    value = look.style("value").size * 1.35
    widest = max(look.width("label", [Span(name, strong=True)]) for name in names)
    left = min(widest + look.format.spacing.gutter, room.width * 0.34)
    if room.shape == "open":
        return _Rows(top + value, SEVERAL + value + 10, SEVERAL, left, value)
    free = (room.height - top) / count
    bar = min(free - value - 6, room.height * 0.26)
    if bar < look.style("value").size * 0.6:
        raise DoesNotFitError(
            f"{count} bars are more than fit below each other", hint="choose a larger format"
        )
    pitch = (room.height - top - value - bar) / max(count - 1, 1)
    return _Rows(top + value, min(pitch, bar * 1.6 + value), bar, left, value)


def _name(name: str, found: list[Row], grid: _Rows, look: Look, y: float) -> list[Item]:
    claims = tuple(dict.fromkeys(row.claim.id for row in found))
    return [centred(labelled(name, look, grid.left - 8, claims), y + grid.bar / 2)]


def _values(made: list[Piece], grid: _Rows, look: Look, width: float, y: float) -> list[Item]:
    """The figure of each part over its left edge, as many as have room."""
    wide = [look.width("value", piece.value) for piece in made]
    lefts, x, full = [], 0.0, whole(made)
    for piece, own_width in zip(made, wide, strict=True):
        lefts.append(min(x, width - own_width))
        x += piece.share / full * width
    spans = [(left, left + own_width) for left, own_width in zip(lefts, wide, strict=True)]
    loud = [i for i, piece in enumerate(made) if piece.strong]
    shown = thinned(spans, [*loud, *range(len(made))], gap=6.0)
    return [
        look.text(
            "value",
            made[i].value,
            grid.left + lefts[i],
            y - look.style("value").size * 0.38,
            wide[i],
            name="value",
            colour="accent-text" if made[i].strong else "ink",
            claims=made[i].claims,
        )
        for i in sorted(shown)
    ]


KIND = Chart(
    options=Options,
    rows=(1, 24),
    claims=(1, 6),
    accepts=accepts,
    draw=draw,
    check=check,
    notes=notes,
    own=own,
)
