"""The numbered sources: publisher, year, what was cited, and on which slides."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from mkdeck.layout import HAIRLINE, Section, canvas, citation_spans, page, rule
from mkdeck.scene import Fragment, Rect, move
from mkdeck.story import SlideOptions, cited_statements, ids, told
from mkdeck.text import DoesNotFitError, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mkdeck.claims import Claim
    from mkdeck.layout import Look
    from mkdeck.scene import Item, Text
    from mkdeck.story import Part, Reference

BELOW_TITLE, ABOVE_FOOTER = 38.5, 12.0
"""From the title's baseline to the entries, and from them to the footer's rule."""

GUTTER, INDENT = 24.0, 28.0
"""Between columns, and room for two digits of a number; more digits take more."""

SLIDES, MOST_LINES = 150.0, 14
"""From which width the list of slides moves below what was cited, and how many lines that takes."""

HEAD = 40
"""Lines that a citation and its list of slides may take: as many as it needs."""


Columns = list[list[Fragment]]
"""Entries below each other, column by column."""


@dataclass(frozen=True)
class Density:
    """How close entries are set.

    Attributes:
        publisher, reference: Sizes, as shares of those of the styles.
        first: From an entry's rule to its first baseline.
        next: From the last line of a source to what was cited of it.
        below: From the last baseline of an entry to the next one's rule.
        brief: Whether claims are told by their labels and figures; the notes have them whole.
    """

    publisher: float
    reference: float
    first: float
    next: float
    below: float
    brief: bool = False


DENSITIES = (
    Density(1.0, 1.0, 24.0, 20.5, 24.5),
    Density(0.9, 0.92, 20.0, 17.5, 16.0),
    Density(0.8, 0.84, 16.0, 14.5, 10.0),
)
"""From the widest to the closest: the first that needs one slide, or else two, is taken."""

BRIEF = replace(DENSITIES[-1], brief=True)
"""How more is set than two slides hold."""

WORDS = {
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


def _column(look: Look) -> float:
    """Width of one of the two columns."""
    return (look.format.inner - GUTTER) / 2


def _bounds(look: Look) -> tuple[float, float]:
    """Between which heights entries stand."""
    sheet = look.format
    return sheet.rule.top + sheet.title.drop + BELOW_TITLE, sheet.footer.top - ABOVE_FOOTER


class Options(SlideOptions):
    """The numbered sources; goes on over as many slides as it needs."""


def accepts(claim: Claim) -> str:
    """The list follows from the other slides."""
    return "the list of sources follows from the other slides"


def slide(part: Part, look: Look) -> list[Fragment]:
    """Entries in two columns; as many slides as it takes."""
    pages = _fewest(part, look)
    return [
        _page(columns, replace(part, number=part.number + i), look, i, len(pages))
        for i, columns in enumerate(pages)
    ]


def _fewest(part: Part, look: Look) -> list[Columns]:
    """The columns of each slide, as widely set as the fewest slides that they need let them be."""
    two: list[Columns] = []
    for density in DENSITIES:
        pages = _pages(part, look, density)
        if len(pages) == 1:
            return pages
        two = two or (pages if len(pages) == 2 else [])
    return two or _pages(part, look, BRIEF)


def _pages(part: Part, look: Look, density: Density) -> list[Columns]:
    """The entries of each column of each slide, evenly filled."""
    entries = [piece for one in part.references for piece in _entry(one, part, look, density)]
    top, bottom = _bounds(look)
    count = len(_paged(_packed(entries, bottom - top)))
    # The lowest limit for a column at which there are no more slides.
    limits = range(
        round(max((entry.height for entry in entries), default=0.0)) + 1, int(bottom - top) + 1
    )
    index = bisect_left(limits, True, key=lambda most: len(_paged(_packed(entries, most))) <= count)
    return _paged(_packed(entries, limits[index] if index < len(limits) else bottom - top))


def _packed(entries: list[Fragment], most: float) -> Columns:
    """The entries in columns of a height at most."""
    columns: Columns = [[]]
    height = 0.0
    for entry in entries:
        if columns[-1] and height + entry.height > most:
            columns.append([])
            height = 0.0
        columns[-1].append(entry)
        height += entry.height
    return columns


def _paged(columns: Columns) -> list[Columns]:
    """Two columns a slide."""
    return [columns[i : i + 2] for i in range(0, len(columns), 2)]


def _page(columns: Columns, part: Part, look: Look, index: int, count: int) -> Fragment:
    sheet = look.format
    words = part.options.title or look.language.word("sources")
    if count > 1:
        number = look.language.number
        words = look.language.aside(words, f"{number(index + 1)}/{number(count)}")
    baseline = sheet.rule.top + sheet.title.drop
    width = sheet.title.width or sheet.inner
    items: list[Item] = [
        rule(look, sheet.rule.top, strong=True),
        look.text("title", words, sheet.margin, baseline, width, hard=True, name="title"),
    ]
    for i, column in enumerate(columns):
        y = _bounds(look)[0]
        for entry in column:
            items += entry.at(sheet.margin + i * (_column(look) + GUTTER), y)
            y += entry.height
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


def _entry(reference: Reference, part: Part, look: Look, density: Density) -> Iterator[Fragment]:
    """Hairline, number, publisher and year, slides, and what was cited.

    What was cited goes on in further pieces with its number, where it is more than a column holds.
    """
    citation = reference.claims[0].citation
    language = look.language
    large, small = _sizes(look, density)
    first = density.first
    slides = language.word(
        "slides", count=len(reference.places), list=language.runs(reference.places)
    )
    wide, column = look.width("reference", slides, size=small), _column(look)
    indent = _indent(part, look)
    below = wide > SLIDES
    room = column - indent - (0 if below else wide + 12)
    spans = [replace(span, link=citation.url) for span in citation_spans(citation, look)]
    if not citation.primary:
        spans = [Span(language.word("no-primary-short", article=citation.name))]
    publisher = look.text(
        "publisher", spans, indent, first, room, lines=HEAD, name="source", size=large
    )
    claim, *more = _told(reference, part, look, density)
    claim = move(claim, indent, publisher.last + density.next)
    if below:
        where = look.text(
            "reference",
            slides,
            indent,
            claim.last + claim.pitch,
            column - indent,
            lines=HEAD,
            balance=False,
            name="slides",
            size=small,
        )
    else:
        where = look.text(
            "reference",
            slides,
            column - wide,
            first,
            wide,
            align="right",
            name="slides",
            size=small,
        )
    items: tuple[Item, ...] = (
        Rect(0, 0, column, HAIRLINE, look.colour("rule"), "rule"),
        look.text(
            "publisher",
            language.number(reference.number),
            0,
            first,
            indent - 4,
            size=large,
            colour="accent-text",
            name="number",
            role="index",
        ),
        publisher,
        *((claim, where) if below else (where, claim)),
    )
    yield Fragment(column, max(claim.last, where.last) + density.below, items)
    named = [Span(f"{citation.short or citation.name} …", italic=citation.title)]
    for text in more:
        above = density.first * 0.7
        head = look.text(
            "reference",
            named,
            indent,
            above,
            column - indent,
            lines=HEAD,
            name="source",
            size=small,
        )
        number = language.number(reference.number)
        index = look.text("reference", number, 0, above, indent - 4, role="index", size=small)
        text = move(text, indent, head.last + text.pitch)
        yield Fragment(column, text.last + density.below, (index, head, text))


def _sizes(look: Look, density: Density) -> tuple[float, float]:
    """Sizes of sources and of what was cited."""
    return (
        look.spec("publisher").size * density.publisher,
        look.spec("reference").size * density.reference,
    )


def _indent(part: Part, look: Look) -> float:
    """From an entry's left edge to its words: room for the largest number."""
    largest = look.language.number(max(one.number for one in part.references))
    return max(INDENT, look.width("publisher", largest) + 6)


def _told(reference: Reference, part: Part, look: Look, density: Density) -> Iterator[Text]:
    """What was cited, in texts of at most `MOST_LINES`, each with as much as fits."""
    atoms = (_brief if density.brief else _whole)(reference, part, look)
    room = _column(look) - _indent(part, look) - 4
    size = _sizes(look, density)[1]

    def make(count: int) -> Text:
        return _set(atoms[:count], reference, look, room, size)

    while atoms:
        count = _most(len(atoms), make) or 1
        try:
            yield make(count)
        except DoesNotFitError:
            # A single statement longer than a column's text is cut; the notes have all of it.
            yield _set([_cut(atoms[0], reference, look, room, size)], reference, look, room, size)
        atoms = atoms[count:]


Atom = tuple[str, str]
"""A statement, or a question with one of its answers; a label with its figure alone."""


def _whole(reference: Reference, part: Part, look: Look) -> list[Atom]:
    """Statements, and questions with their answers."""
    return [
        (lead, row)
        for lead, rows in cited_statements(reference, part, look.language)
        for row in rows or ("",)
    ]


def _brief(reference: Reference, part: Part, look: Look) -> list[Atom]:
    """Claims by their labels and figures; statements of those that have not just one."""
    language = look.language
    return [
        (
            "",
            language.word(
                "row",
                label=part.labels[claim.id],
                value=language.value(claim.main, short=False),
            ),
        )
        if len(claim.quantities) == 1
        else (language.ended(part.cited[claim.id]), "")
        for claim in reference.claims
    ]


def _cut(atom: Atom, reference: Reference, look: Look, room: float, size: float) -> Atom:
    """As many words of a statement as fit, with where the rest is."""
    lead, row = atom
    words = told(lead, [row] if row else [], look.language).split()
    more = look.language.word("more-notes")

    def ended(count: int) -> Atom:
        return look.language.sentences([f"{' '.join(words[:count])} …", more]), ""

    count = _most(len(words), lambda count: _set([ended(count)], reference, look, room, size))
    return ended(count)


def _most(count: int, make: Callable[[int], Text]) -> int:
    """The largest number up to a count that a text can be made of; few large ones are tried."""

    def fits(number: int) -> bool:
        try:
            make(number)
        except DoesNotFitError:
            return False
        return True

    end = 1
    while end < count and fits(end):
        end *= 2
    numbers = range(1, min(end, count) + 1)
    return bisect_left(numbers, True, key=lambda number: not fits(number))


def _set(atoms: Sequence[Atom], reference: Reference, look: Look, room: float, size: float) -> Text:
    """Statements, and questions with the answers that stand together."""
    language = look.language
    said = [
        told(lead, rows, language) if lead else language.ended(language.semicolons(rows))
        for lead, group in groupby(atoms, key=lambda atom: atom[0])
        for rows in [[row for _, row in group if row]]
    ]
    return look.text(
        "reference",
        language.sentences(said),
        0,
        0,
        room,
        lines=MOST_LINES,
        balance=False,
        name="cited",
        claims=ids(reference.claims),
        size=size,
    )


KIND = Section(
    options=Options,
    rows=(0, 0),
    accepts=accepts,
    ignores={"slide": ("subtitle",)},
    lists_sources=True,
    slide=slide,
)
