"""Three to eight separate findings, each with its figure, what it says, its base and its source."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from itertools import product
from typing import TYPE_CHECKING

from mkdeck.callouts import track
from mkdeck.languages import NBSP
from mkdeck.layout import (
    DIGIT,
    Room,
    Section,
    banded,
    cited_briefly,
    described,
    emblem,
    framed,
    picture,
    rows,
    rule,
)
from mkdeck.scene import Fragment, Text, move
from mkdeck.story import ShownName, SlideOptions
from mkdeck.text import DoesNotFitError, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdeck.claims import Claim
    from mkdeck.layout import Look, Row
    from mkdeck.scene import Item
    from mkdeck.story import Part

NATURAL = 84.0
"""Height of a finding where the room is as high as what it holds."""

MOST_PITCH = 150.0
"""Height of a finding from which on more would only be empty."""

FIGURE = 0.55
"""Size of a numeral, as a share of its row's height."""

GLYPH, SPACIOUS = 0.76, 7.0
"""Size of a pictogram, in em of the numeral; and width of a row that has one, likewise."""

COLUMN = 0.4, 0.55
"""Share of the width that numerals take at most; more where they would not fit otherwise."""

SAYS, SOURCE = 0.2, 0.76
"""Size of what a finding says at most, as a share of its row's height; of its source, of that."""

STEP = 0.5
"""By which sizes become smaller until everything fits."""

THIRD = 0.78
"""What size is worth where it takes a third line."""

BESIDE = 0.9
"""How much smaller findings may be to have their bases beside them."""

ASCENT, DESCENT = 0.74, 0.22
"""Heights of letters in em."""

AIR = 5.0, 10.0
"""Points that a row keeps free above and below what stands in it: at least, and in an open room."""

EASY, TIGHT, CROWDED = 12.0, 3.0, 6
"""The least where letters could be smaller, and where not and rows are fewer than the last."""

CLEAR = 0.5, 0.3
"""From the last line of what is said to its bar, in em; and what is added where there is room."""

BAR = 0.36
"""Height of a bar, in em of what is said above it."""

WORDS = {
    "separate": {
        "en": "Separate findings with separate bases; they are not parts of one whole.",
        "et": "Eraldi tulemused, igaühel oma alus; need ei ole ühe terviku osad.",
        "ru": "Отдельные результаты, у каждого своя база; это не части одного целого.",
        "zh-Hans": "各项为独立结果，调查对象各不相同，并非同一整体的组成部分。",
        "zh-Hant": "各項為獨立結果，調查對象各不相同，並非同一整體的組成部分。",
        "ja": "それぞれ別の調査結果で、調査対象も異なり、一つの全体の内訳ではない。",
    },
}
"""Words of the kind in each language."""


class Options(SlideOptions):
    """Separate findings below each other, or in two columns."""

    highlight: ShownName = ""
    """The claim that the title speaks of; left out, the first where its headline is the title."""


def accepts(claim: Claim) -> str:
    """Why the claim is no single figure, or nothing."""
    if not claim.quantities:
        return "it has no figure"
    return f"it is a {claim.kind}" if claim.kind in {"comparison", "series"} else ""


@dataclass(frozen=True)
class Plan:
    """How findings are set: everything that they have in common.

    Attributes:
        columns: How many stand beside each other.
        pitch: Height of a row.
        says: Size of what is said, before the face's scale.
        lines: Lines that it may take.
        numerals: Share of the width that numerals take at most.
        barred: Whether shares have bars, which lists without room go without.
        bases: Whether who was asked stands beside the source.
    """

    columns: int
    pitch: float
    says: float
    lines: int
    numerals: float
    barred: bool
    bases: bool

    @property
    def spare(self) -> bool:
        """Whether it is only for what fits in no other way."""
        return self.numerals > COLUMN[0] or not self.barred


def canvas(part: Part, look: Look) -> Fragment:
    """The findings in the frame of a slide or a card, each with its source.

    Who was asked stands beside the source, or in the footer where there is no room.
    """
    said = look.language.say(WORDS["separate"])
    asked = [claim.spec.question or claim.id for claim in part.claims]
    notes = [said] if said and len(set(asked)) > 1 else []

    def laid(*, bases: bool) -> Fragment:
        body = partial(findings, bases=bases)
        return framed(part, look, body, notes=notes, base=not bases, cites=False)

    try:
        whole = laid(bases=True)
    except DoesNotFitError:
        return laid(bases=False)
    if _said(whole) >= BESIDE * look.spec("lead").size:
        return whole
    try:
        less = laid(bases=False)
    except DoesNotFitError:
        return whole
    return less if _said(whole) < BESIDE * _said(less) else whole


def _said(fragment: Fragment) -> float:
    """The size in which findings are said."""
    texts = (item for item in fragment.items if isinstance(item, Text))
    return max(text.size for text in texts if text.role == "lead")


def band(part: Part, look: Look) -> Fragment:
    """The title as a sentence, then a finding a row; the sources are told in full at the end."""
    return banded(part, look, partial(findings, bases=False), cites=False)


def findings(part: Part, room: Room, *, bases: bool) -> Fragment:
    """Findings in rows of one height, in one column or in two, whichever can be set larger.

    Args:
        part: Claims of a single figure each.
        room: What they stand in.
        bases: Whether a finding names who was asked.

    Raises:
        DoesNotFitError: They do not fit even at the smallest size.
    """
    found, failure = rows(part), DoesNotFitError("")
    best: Fragment | None = None
    most = 0.0
    for plan in _plans(len(found), room, bases=bases):
        worth = plan.says * (THIRD if plan.lines > 2 else 1.0)
        if worth <= most or (best and plan.spare):
            continue
        try:
            best, most = _set(part, found, room, plan), worth
        except DoesNotFitError as error:
            failure = error
    if best is None:
        why = f"{len(found)} findings do not fit{f': {failure}' if str(failure) else ''}"
        raise DoesNotFitError(why, hint="show fewer findings, or choose a larger format")
    return best


def _plans(count: int, room: Room, *, bases: bool) -> Iterator[Plan]:
    """Ways to set so many findings, from those that are preferred to the smallest."""
    smallest, usual = room.look.format.smallest, room.look.spec("lead").size
    ways = product((True, False), COLUMN, (1, 2), (2, 3))
    for barred, numerals, columns, lines in ways:
        if columns == 2 and (count < 4 or room.shape == "open"):
            continue
        deep = -(-count // columns)
        pitch = min(room.height / deep, MOST_PITCH) if room.height else NATURAL
        size = max(min(SAYS * pitch, usual), smallest)
        while size >= smallest:
            yield Plan(columns, pitch, size, lines, numerals, barred, bases)
            size -= STEP


def _set(part: Part, found: Sequence[Row], room: Room, plan: Plan) -> Fragment:
    """The findings as planned; raises `DoesNotFitError` where a row is too low for one."""
    look = room.look
    gutter = look.format.spacing.gutter
    width = (room.width - gutter * (plan.columns - 1)) / plan.columns
    size = min(FIGURE * plan.pitch, look.spec("stats").size)
    numerals = [_numeral(part, row, look, size, width * plan.numerals) for row in found]
    glyphs = _glyphs(found) if width >= SPACIOUS * size else [""] * len(found)
    beside = GLYPH * size + gutter * 0.8 if any(glyphs) else 0.0
    left = beside + max(number.ink for number in numerals) + gutter
    texts = [_texts(part, row, look, width - left, plan) for row in found]
    bars = [plan.barred and not track.accepts(row.claim) for row in found]
    frame = _Heights.of(texts, plan, barred=any(bars))
    least = plan.says < look.format.smallest + STEP
    air = TIGHT if least and len(found) < CROWDED else AIR[0] if least else EASY
    if room.height and frame.total + 2 * air > plan.pitch:
        raise DoesNotFitError("")
    pitch = max(plan.pitch, 0.0 if room.height else frame.total + 2 * AIR[1])
    frame = frame.eased(min(pitch - frame.total - 2 * air, CLEAR[1] * plan.says))
    slack = pitch - frame.total
    items: list[Item] = []
    for i, row in enumerate(found):
        x = i % plan.columns * (width + gutter)
        y = i // plan.columns * pitch
        top = y + slack / 2
        middle = top + frame.total * 0.46
        number, (says, source) = numerals[i], texts[i]
        items.append(rule(look, y, x=x, right=x + width))
        if glyphs[i]:
            drawn = _pictogram(part, row, look, glyphs[i], GLYPH * size)
            items.append(move(drawn, x, middle - GLYPH * size / 2))
        items.append(move(number, x + beside, middle + DIGIT * number.size))
        spare = frame.said - _deep(says)
        items.append(move(says, x + left, top + spare / 2 + ASCENT * says.size))
        if bars[i]:
            strong = row.claim.id == _highlight(part)
            bar = _bar(row, look, width - left, frame.bar, strong=strong)
            items.append(move(bar, x + left, top + frame.bar_at))
        items.append(move(source, x + left, top + frame.source_at))
    deep = -(-len(found) // plan.columns)
    return Fragment(room.width, room.height or deep * pitch, tuple(items))


def _glyphs(found: Sequence[Row]) -> list[str]:
    """A pictogram for each finding, or nothing; another than the one above it where there is one."""
    named: list[str] = []
    for row in found:
        own = [row.claim.glyph, *row.claim.topic_glyphs]
        new = (name for name in own if name and name not in named[-1:])
        named.append(next(new, own[0]))
    return named


def _pictogram(part: Part, row: Row, look: Look, name: str, size: float) -> Item:
    """The pictogram of what a finding is about, in the middle of a square."""
    token = "accent-text" if row.claim.id == _highlight(part) else "ink"
    drawn = emblem(name, size, look, colour=token)
    return move(drawn, (size - drawn.width) / 2, (size - drawn.height) / 2)


@dataclass(frozen=True)
class _Heights:
    """Where what stands in a row stands, from its top; the same in all rows."""

    said: float
    bar: float
    bar_at: float
    source_at: float
    total: float

    @classmethod
    def of(cls, texts: Sequence[tuple[Text, Text]], plan: Plan, *, barred: bool) -> _Heights:
        """The heights that hold every row's texts."""
        said = max(_deep(says) for says, _ in texts)
        size = max(says.size for says, _ in texts)
        source = max(text.size for _, text in texts)
        bar = round(BAR * plan.says) if barred else 0.0
        bar_at = said + CLEAR[0] * size
        above = bar_at + bar + 0.6 * source if barred else said + 0.5 * size
        source_at = above + ASCENT * source
        below = max((len(text.lines) - 1) * text.pitch for _, text in texts)
        return cls(said, bar, bar_at, source_at, source_at + below + DESCENT * source)

    def eased(self, more: float) -> _Heights:
        """With so much more between what is said and what stands below it."""
        at, source = self.bar_at + more, self.source_at + more
        return replace(self, bar_at=at, source_at=source, total=self.total + more)


def _deep(text: Text) -> float:
    """From the top of a text's tall letters to its last baseline."""
    return ASCENT * text.size + (len(text.lines) - 1) * text.pitch


def _highlight(part: Part) -> str:
    """The claim in accent: the one that is named, or the one whose headline is the title."""
    options = part.options
    named = getattr(options, "highlight", "")
    return named or ("" if options.title else part.claims[0].id)


def _numeral(part: Part, row: Row, look: Look, size: float, width: float) -> Text:
    """A figure of a size, in its short form or smaller where it is wider than a column."""
    accent = row.claim.id == _highlight(part)
    for short in (False, True):
        spans = look.numeral(row.quantity, short=short)
        fits = look.widest("stats", [spans], width)
        if fits >= size:
            break
    size = min(size, fits)
    while True:
        try:
            return look.text(
                "stats",
                spans,
                0,
                0,
                width,
                size=size,
                name="numeral",
                role="number",
                colour="accent-text" if accent else "ink",
                claims=(row.claim.id,),
            )
        except DoesNotFitError:
            # Words beside the figure are no smaller than the format allows, and so take more.
            if size <= look.format.smallest:
                raise
            size -= 1


def _texts(part: Part, row: Row, look: Look, width: float, plan: Plan) -> tuple[Text, Text]:
    """What a finding says, and its source with the base where that stands with it."""
    claims = (row.claim.id,)
    words = part.words[row.claim.id]
    says = look.text(
        "lead",
        words.callout,
        0,
        0,
        width,
        lines=plan.lines,
        name="finding",
        claims=claims,
        size=plan.says,
        shrink=1.0,
    )
    spans = cited_briefly(part, row.claim, look)
    if plan.bases and words.base:
        spans = [*spans, Span(look.language.aside("", words.base))]
    mark = part.marks.get(row.claim.citation.key)
    if mark is not None:
        spans = [*spans, Span(f"{NBSP}[{look.language.number(mark)}]")]
    source = look.text(
        "axis",
        spans,
        0,
        0,
        width,
        lines=2,
        name="source of a finding",
        role="reference",
        balance=False,
        claims=claims,
        size=max(SOURCE * plan.says, look.format.smallest),
        colour="ink2",
    )
    return says, source


def _bar(row: Row, look: Look, width: float, height: float, *, strong: bool) -> Item:
    """A thin bar on its 0–100 track."""
    colour = "accent" if strong else "ink"
    marks = track.marks(row.quantity, look, width, height, colour=colour)
    alt = described(track.WORDS["alt"], [row], look)
    return picture("track", [row], width, height, marks, alt)


KIND = Section(
    options=Options,
    rows=(3, 8),
    claims=(3, 8),
    accepts=accepts,
    slide=canvas,
    card=canvas,
    band=band,
)
