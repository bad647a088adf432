"""The numbered sources: publisher, year, what was cited, and on which slides."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Literal

from mkdeck.layout import HAIRLINE, Section, canvas, citation_spans, cited_texts, page, rule, title
from mkdeck.scene import Fragment, Rect, Table, move
from mkdeck.story import SlideOptions
from mkdeck.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdeck.claims import Claim
    from mkdeck.layout import Look
    from mkdeck.scene import Item, Text
    from mkdeck.story import Part, Reference

BELOW_TITLE, ABOVE_FOOTER = 31.0, 12.0
"""From the title's baseline to the table, and from it to the footer's rule."""

INDENT, GUTTER = 28.0, 20.0
"""Room for two digits of a number, more digits take more; and between other columns."""

SOURCE, SLIDES = 0.27, 96.0
"""Share of the width that sources take, and the most that a list of slides takes on one line."""

HEAD, BELOW_HEAD = 15.0, 8.0
"""From the table's upper edge to the baseline of its header, and from there to the first row."""

MOST_AIR = 12.0
"""By how much rows are higher, where there is room."""

LINES = 40
"""Lines that a source and its list of slides may take: as many as they need."""


@dataclass(frozen=True)
class Density:
    """How close rows are set.

    Attributes:
        publisher, reference: Sizes, as shares of those of the styles.
        first: From a row's rule to its first baseline.
        below: From its last baseline to the next rule.
        brief: Whether claims are told by their labels and figures; the notes have them whole.
    """

    publisher: float
    reference: float
    first: float
    below: float
    brief: bool = False


DENSITIES = (
    Density(1.0, 1.0, 22.0, 17.0),
    Density(0.92, 0.92, 18.5, 12.5),
    Density(0.84, 0.84, 15.0, 8.5),
)
"""From the widest to the closest: the first that needs one slide, or else two, is taken."""

BRIEF = replace(DENSITIES[-1], brief=True)
"""How more is set than two slides hold."""

WORDS = {
    "number": {
        "en": "No.",
        "et": "Nr",
        "ru": "№",
        "zh-Hans": "编号",
        "zh-Hant": "編號",
        "ja": "番号",
    },
    "source": {
        "en": "Source",
        "et": "Allikas",
        "ru": "Источник",
        "zh-Hans": "来源",
        "zh-Hant": "來源",
        "ja": "発表元",
    },
    "cited": {
        "en": "What is cited",
        "et": "Mida viidatakse",
        "ru": "Что приводится",
        "zh-Hans": "引用内容",
        "zh-Hant": "引用內容",
        "ja": "引用内容",
    },
    "slides": {
        "en": "Slides",
        "et": "Slaidid",
        "ru": "Слайды",
        "zh-Hans": "幻灯片",
        "zh-Hant": "投影片",
        "ja": "スライド",
    },
    "footer": {
        "en": "“No date” means that the page we read gave none. Numbers in square brackets on the slides refer to this list.",
        "et": "„Dateerimata“ tähendab, et loetud leheküljel aega ei olnud. Nurksulgudes numbrid slaididel viitavad sellele loendile.",
        "ru": "«Без даты» означает, что на прочитанной странице дата не указана. Числа в квадратных скобках на слайдах отсылают к этому списку.",
        "zh-Hans": "“日期不详”表示所读页面未标明日期。幻灯片上方括号中的数字对应本列表。",
        "zh-Hant": "「日期不詳」表示所讀頁面未標示日期。投影片上方括號中的數字對應本清單。",
        "ja": "「日付不明」は、参照したページに日付がなかったことを示す。スライド上の角括弧内の数字は、この一覧の番号に対応する。",
    },
}
"""Words of the kind in each language."""


def _top(look: Look) -> float:
    """The upper edge of the table."""
    sheet = look.format
    if sheet.title.box:
        return sheet.title.foot + sheet.body.gap
    return sheet.rule.top + sheet.title.drop + BELOW_TITLE


def _bounds(look: Look) -> tuple[float, float]:
    """Between which heights rows stand, below their header."""
    return _top(look) + HEAD + BELOW_HEAD, look.format.footer.top - ABOVE_FOOTER


class Options(SlideOptions):
    """The numbered sources; goes on over as many slides as it needs."""


def accepts(claim: Claim) -> str:
    """The list follows from the other slides."""
    return "the list of sources follows from the other slides"


@dataclass(frozen=True)
class _Row:
    """A row of the table: its texts from its upper edge, and the source that begins in it."""

    height: float
    texts: tuple[Text, ...]
    anchor: str = ""


Rows = list[_Row]


def slide(part: Part, look: Look) -> list[Fragment]:
    """The table of sources; as many slides as it takes."""
    pages = _spread(_fewest(part, look), look)
    return [
        _page(rows, replace(part, number=part.number + i), look, i, len(pages))
        for i, rows in enumerate(pages)
    ]


def _fewest(part: Part, look: Look) -> list[Rows]:
    """The rows of each slide, as widely set as the fewest slides that they need let them be."""
    two: list[Rows] = []
    for density in DENSITIES:
        pages = _pages(part, look, density)
        if len(pages) == 1:
            return pages
        two = two or (pages if len(pages) == 2 else [])
    return two or _pages(part, look, BRIEF)


def _spread(pages: list[Rows], look: Look) -> list[Rows]:
    """The same with as much space in each row as the fullest slide leaves room for."""
    top, bottom = _bounds(look)
    free = min(
        ((bottom - top - sum(row.height for row in rows)) / len(rows) for rows in pages if rows),
        default=0.0,
    )
    more = min(max(free, 0.0), MOST_AIR)
    return [[_higher(row, more) for row in rows] for rows in pages]


def _higher(row: _Row, more: float) -> _Row:
    """The row with more space, a third of it above its words."""
    texts = tuple(move(text, 0, more / 3) for text in row.texts)
    return replace(row, height=row.height + more, texts=texts)


def _pages(part: Part, look: Look, density: Density) -> list[Rows]:
    """The rows of each slide, evenly filled."""
    rows = [row for one in part.references for row in _rows(one, part, look, density)]
    top, bottom = _bounds(look)
    count = len(_packed(rows, bottom - top))
    # The lowest limit for a slide at which there are no more of them.
    limits = range(round(max((row.height for row in rows), default=0.0)) + 1, int(bottom - top) + 1)
    index = bisect_left(limits, True, key=lambda most: len(_packed(rows, most)) <= count)
    return _packed(rows, limits[index] if index < len(limits) else bottom - top)


def _packed(rows: Rows, most: float) -> list[Rows]:
    """The rows on slides, up to a height on each."""
    pages: list[Rows] = [[]]
    height = 0.0
    for row in rows:
        if pages[-1] and height + row.height > most:
            pages.append([])
            height = 0.0
        pages[-1].append(row)
        height += row.height
    return pages


def _page(rows: Rows, part: Part, look: Look, index: int, count: int) -> Fragment:
    sheet = look.format
    called = words = part.options.title or look.language.word("sources")
    if count > 1:
        number = look.language.number
        words = look.language.aside(words, f"{number(index + 1)}/{number(count)}")
    named = replace(part, options=part.options.model_copy(update={"title": words}))
    items: list[Item] = [
        rule(look, sheet.rule.top, strong=True),
        title(named, look, sheet.rule.top + sheet.title.drop),
    ]
    if rows:
        items.append(move(_table(rows, called, part, look), sheet.margin, _top(look)))
    items.append(rule(look, sheet.footer.top))
    said = look.language.say(WORDS["footer"])
    if said:
        top = sheet.footer.top + sheet.footer.drop
        wide = sheet.inner - sheet.footer.reserved
        items.append(
            look.text(
                "footer", said, sheet.margin, top, wide, lines=2, balance=False, name="footer"
            )
        )
    return canvas(look, [*items, *page(part, look)])


def _table(rows: Rows, name: str, part: Part, look: Look) -> Table:
    """The rows below their header, each below a hairline."""
    columns = _columns(part, look)
    header = [*_header(columns, look)]
    items: list[Item] = [*header]
    y = HEAD + BELOW_HEAD
    for row in rows:
        items.append(Rect(0, y, look.format.inner, HAIRLINE, look.colour("rule"), "rule"))
        items += [move(text, 0, y) for text in row.texts]
        y += row.height
    heights = HEAD + BELOW_HEAD, *(row.height for row in rows)
    anchors = "", *(row.anchor for row in rows)
    named = look.language.semicolons(text.string for text in header)
    alt = look.language.word("group", label=name, rows=named) if named else name
    return Table(tuple(items), alt, "sources", (), 0, 0, columns, heights, anchors)


def _header(columns: Sequence[float], look: Look) -> Iterator[Text]:
    """The names of the columns."""
    x = 0.0
    for key, width in zip(("number", "source", "cited", "slides"), columns, strict=True):
        said = look.language.say(WORDS[key])
        align: Literal["left", "right"] = "right" if key == "slides" else "left"
        if said:
            yield look.text("axis", said, x, HEAD, width, align=align, name=key)
        x += width


def _columns(part: Part, look: Look) -> tuple[float, ...]:
    """Widths of the columns, each with the space behind it: number, source, what is cited, slides."""
    inner, language = look.format.inner, look.language
    largest = language.number(max(one.number for one in part.references))
    number = max(
        INDENT,
        look.width("publisher", largest) + 6,
        look.width("axis", language.say(WORDS["number"]) or " ") + 6,
    )
    lists = [look.width("reference", _listed(one, look)) for one in part.references]
    named = look.width("axis", language.say(WORDS["slides"]) or " ")
    slides = max(named, min(max(lists), SLIDES)) + 1
    source = (inner - number) * SOURCE
    return number, source, inner - number - source - slides, slides


def _rows(reference: Reference, part: Part, look: Look, density: Density) -> Iterator[_Row]:
    """Number, publisher and year, what was cited, slides.

    What was cited goes on in further rows with its number, where it is more than one may hold.
    """
    citation, language = reference.claims[0].citation, look.language
    number, source, middle, last = _columns(part, look)
    large, small = _sizes(look, density)
    spans = [replace(span, link=citation.url) for span in citation_spans(citation, look)]
    if not citation.primary:
        spans = [Span(language.word("no-primary-short", article=citation.named(language)))]
    first, *more = cited_texts(reference, part, look, middle - GUTTER, small, brief=density.brief)
    head = partial(look.text, lines=LINES, balance=False, name="source")
    shown = language.number(reference.number)
    index = partial(look.text, width=number - 4, role="index", name="number")
    column = source - GUTTER
    texts: tuple[Text, ...] = (
        index("publisher", shown, 0, density.first, size=large, colour="accent-text"),
        head("publisher", spans, number, density.first, column, size=large),
        move(first, number + source, density.first),
        look.text(
            "reference",
            [*_places(reference, look)],
            number + source + middle,
            density.first,
            last,
            lines=LINES,
            align="right",
            name="slides",
            size=small,
        ),
    )
    yield _row(texts, density, f"source-{reference.number}")
    named = [Span(f"{citation.short or citation.named(language)} …", italic=citation.title)]
    for text in more:
        texts = (
            index("reference", shown, 0, density.first, size=small),
            head("reference", named, number, density.first, column, size=small),
            move(text, number + source, density.first),
        )
        yield _row(texts, density)


def _row(texts: tuple[Text, ...], density: Density, anchor: str = "") -> _Row:
    return _Row(max(text.last for text in texts) + density.below, texts, anchor)


def _places(reference: Reference, look: Look) -> Iterator[Span]:
    """The slides that show it; a number leads to its slide."""
    named = {look.language.number(place): place for place in reference.places}
    longest = sorted(named, key=len, reverse=True)
    for piece in re.split(f"({'|'.join(map(re.escape, longest))})", _listed(reference, look)):
        if piece:
            yield Span(piece, link=f"#slide-{named[piece]}" if piece in named else "")


def _listed(reference: Reference, look: Look) -> str:
    return look.language.runs(reference.places)


def _sizes(look: Look, density: Density) -> tuple[float, float]:
    """Sizes of sources and of what was cited."""
    return (
        look.spec("publisher").size * density.publisher,
        look.spec("reference").size * density.reference,
    )


KIND = Section(
    options=Options,
    rows=(0, 0),
    accepts=accepts,
    ignores={"slide": ("subtitle",)},
    lists_sources=True,
    slide=slide,
)
