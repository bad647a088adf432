"""Slides whose tags are gone: shapes by their names, by the notes, or by their words alone."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from mkdeck.claims import plain
from mkdeck.render import read_name, words_hash
from mkdeck.trace.charts import check_typed, drawn_values
from mkdeck.trace.findings import PUT_BACK, Finding
from mkdeck.trace.matching import bare, figures_now, key, sort
from mkdeck.trace.pictures import check_picture
from mkdeck.trace.slides import ids, listed, own, source_gone, unspaced
from mkdeck.trace.standing import language_of
from mkdeck.trace.words import Page

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from mkdeck.quantity import Quantity
    from mkdeck.render import Chart, Delivered, Shape, Slide
    from mkdeck.trace.findings import Carrier
    from mkdeck.trace.standing import Judge, Owner

_CONSTANT = frozenset({"0", "0%", "100%", "100"})
"""Ends of scales, which stand beside shares of any claim."""

_FIGURE_ROLES = frozenset({"number", "value", "numeral"})
"""Shapes that print one figure and nothing else."""

_CITES = frozenset({"footer", "reference", "publisher"})
"""What shapes are called that cite sources."""

_CITING = frozenset({"footer"})
"""Shapes whose figures may be years, numbers of sources and arithmetic."""

POWERS = range(-3, 13)
"""Powers of ten by which a chart may count other than the library."""

ROUNDED = Decimal("1e-4")
"""By how much of itself a value may differ that other programs have rounded."""

_RENAMED = re.compile(r"PlaceHolder \d+")
"""What LibreOffice calls every placeholder."""


@dataclass(frozen=True)
class Known:
    """What names and notes of a slide tell of its claims.

    Attributes:
        named: Ids that shapes are named after and that are claims.
        listed: The figure of each claim and value as the notes list it.
    """

    named: tuple[str, ...]
    listed: Mapping[tuple[str, str], str]

    @property
    def claims(self) -> tuple[str, ...]:
        """All of them, each once."""
        return tuple(dict.fromkeys((*self.named, *(claim for claim, _ in self.listed))))


def stripped(slide: Slide) -> bool:
    """Whether the tags of its shapes are gone, though the slide has kept its own.

    Then a number stands there without tags as it was delivered.
    """
    if slide.told is None or any(one.told for one in slide.shapes):
        return False
    delivered = set(slide.told.words)
    return any(
        read_name(one.name)[0] in _FIGURE_ROLES
        and ids(one)
        and re.search(r"\d", one.text)
        and (one.name, words_hash(one.text)) in delivered
        for one in slide.shapes
    )


def known_of(slide: Slide, judge: Judge, delivered: Delivered) -> Known:
    """What is known of a slide without its tags."""
    found = listed(slide.notes)
    sure = {*judge.library.ids, *delivered.manifest, *(claim for claim, _ in found)}
    named_after = [claim for shape in slide.shapes if own(shape) for claim in ids(shape)]
    any_sure = any(claim in sure for claim in named_after)
    named_ids = [one for one in named_after if one in sure or (any_sure and one.count("-") > 1)]
    ours = any(claim in sure for claim, _ in found)
    return Known(tuple(dict.fromkeys(named_ids)), found if ours else {})


def check_named(
    slide: Slide, judge: Judge, delivered: Delivered, known: Known
) -> Iterator[Finding]:
    """Findings about shapes without tags on a slide that has none, by names or by notes."""
    tag = next((one.lang for one in slide.shapes if one.lang), "") or delivered.language
    contents = {name: one.content for name, one in delivered.manifest.items()}
    owners: dict[str, tuple[Owner, ...]] = {}
    for (claim, value), said in known.listed.items():
        owners[key(said)] = (*owners.get(key(said), ()), (claim, value or "value"))
    page = Page(
        judge,
        slide.number,
        language_of(tag),
        contents,
        owners,
        known.claims,
        tuple(known.listed.values()),
        "names",
        False,
    )
    text = unspaced(" ".join(shape.text for shape in slide.shapes))
    footers = (one.text for one in slide.shapes if read_name(one.name)[0] in _CITING)
    reckoned = {key(one) for text in footers for one in figures_now(text, (), page.language)}
    printed: set[str] = set()
    strangers: list[Finding] = []
    for shape in slide.shapes:
        if shape.told:
            continue
        named = [claim for claim in ids(shape) if claim in known.named] if own(shape) else []
        role = read_name(shape.name)[0]
        carrier: Carrier = "names" if named else "notes"
        mine = replace(page, carrier=carrier)
        found = [
            one
            for one in _named(mine, shape, role, named, known)
            # What is our own arithmetic in a title is spelt out in the footer.
            if role != "title" or one.kind != "edited" or key(one.printed) not in reckoned
        ]
        # A list of sources may go on from the slide before.
        if role not in {*_CITING, "sources"}:
            printed |= {one.claim for one in found if one.claim and one.part in {"words", "chart"}}
        yield from found
        if known.listed and not own(shape):
            strangers += _strangers(mine, shape, known)
    yield from _missed(page, strangers, known, printed)
    yield from _notes(replace(page, carrier="notes"), known)
    for claim in sorted(printed):
        ways = judge.ways(claim, page.language)
        if ways and not any(unspaced(way) in text for way in ways):
            cites = (one for one in slide.shapes if read_name(one.name)[0] in _CITES)
            holder = next((one.name for one in cites if claim in ids(one)), "")
            yield source_gone(page, claim, ways[0], holder)


def _named(
    page: Page, shape: Shape, role: str, named: Sequence[str], known: Known
) -> Iterator[Finding]:
    place = page.finding(shape.name)
    if named or known.listed:
        yield from _words(page, place, shape.text, role, named, known)
        said = replace(place, part="alternative text")
        # What describes several claims has sums and rests of ours beside their figures.
        told = "" if len(named) == 1 else "footer"
        yield from _words(page, said, shape.alt, told, named, known)
    if named and shape.chart:
        yield from _chart(page, replace(place, part="chart"), shape.chart, named)
    elif named and shape.opaque and not shape.picture:
        message = f"draws claims as {shape.opaque}, whose figures cannot be read"
        hint = "paste it with its data, or build the deck again"
        yield replace(place, kind="unread", part="chart", message=message, hint=hint)
    yield from check_picture(page, place, shape, "")


def _words(
    page: Page, place: Finding, text: str, role: str, named: Sequence[str], known: Known
) -> Iterator[Finding]:
    candidates = list(named) or list(known.claims)
    sorts = {sort(form) for form in _printed(page, candidates, known)}
    every = list(_owned(page, text, candidates, known))
    if named and role in _FIGURE_ROLES and every and not any(owner for _, _, owner, _ in every):
        yield _strange(page, place, plain(text).strip(), named, known)
        return
    for figure, _, owner, form in every:
        if owner:
            found = replace(place, claim=owner[0], value=owner[1], printed=form)
            yield replace(_held(page, found, known), printed=figure)
        elif named and role not in _CITING and _like(sort(figure), sorts):
            yield _strange(page, place, figure, named, known)


def _like(one: str, sorts: Collection[str]) -> bool:
    """Whether a sort of figure is among some; a currency's sign may be read without its words."""
    sign = len(one) == 1 and not one.isalnum() and any(other.startswith(one) for other in sorts)
    return bool(one) and (one in sorts or sign)


def _owned(
    page: Page, text: str, claims: Sequence[str], known: Known
) -> Iterator[tuple[str, bool, Owner | None, str]]:
    """Each figure of a text, whether it is all there is, and whose it is in which form."""
    forms = _printed(page, claims, known)
    now = figures_now(text, list(forms), page.language)
    by_key = {key(form): (owner, form) for form, owner in forms.items()}
    by_bare = {bare(form): (owner, form) for form, owner in reversed(forms.items())}
    alone = len(now) == 1 and key(now[0]) == key(text)
    for figure in now:
        if key(figure) in _CONSTANT and not alone:
            continue
        # A qualifier may be set apart from its figure; without tags nobody knows.
        found = by_key.get(key(figure)) or by_bare.get(bare(figure))
        if found:
            yield figure, alone, *found
        else:
            owner = page.judge.whose(figure, claims, page.language, lone=True) if alone else None
            yield figure, alone, owner, figure


def _strangers(page: Page, shape: Shape, known: Known) -> Iterator[Finding]:
    """Figures that are no claim's of a slide, in shapes that say nothing of whose they are."""
    for figure, alone, owner, _ in _owned(page, shape.text, known.claims, known):
        if owner or not sort(figure) or key(figure) in _CONSTANT:
            continue
        if _RENAMED.match(shape.name):
            yield replace(page.finding(shape.name), printed=figure, mild=not alone)
        else:
            mine = replace(page, whole=True)
            yield from mine.added(mine.finding(shape.name), figure, shape.text, ())


def _missed(
    page: Page, strangers: Sequence[Finding], known: Known, printed: set[str]
) -> Iterator[Finding]:
    """Figures that stand where those of the notes' list would, as far as can be told.

    One that is all that its shape says does so, and so does one that looks like a figure of the
    list which stands nowhere on the slide.
    """
    for one in strangers:
        if one.kind != "same":
            yield one
            continue
        meant = [
            (claim, value)
            for (claim, value), text in known.listed.items()
            if sort(text) == sort(one.printed) and (claim not in printed or not one.mild)
        ]
        missing = [owner for owner in meant if owner[0] not in printed] or meant
        if missing:
            yield _strange(page, replace(one, mild=False), one.printed, [missing[0][0]], known)


def _printed(page: Page, claims: Sequence[str], known: Known) -> dict[str, tuple[str, str]]:
    """Each figure of some claims as the notes list it and as the library prints it in a text."""
    found: dict[str, tuple[str, str]] = {}
    for (claim, value), text in known.listed.items():
        if claim in claims and text:
            found.setdefault(text, (claim, value or "value"))
    for name in claims:
        held = page.judge.library.claim(name)
        for value, quantity in held.figures.items() if held else ():
            for text in page.judge.printed(quantity, page.language):
                found.setdefault(text, (name, value))
    return found


def _held(page: Page, found: Finding, known: Known) -> Finding:
    """The finding by the library, in which a figure has changed that the notes list otherwise."""
    listed = known.listed.get((found.claim, found.value)) or known.listed.get((found.claim, ""), "")
    found = replace(found, delivered=listed)
    claim = page.judge.library.claim(found.claim)
    content = page.contents.get(found.claim, "")
    if claim and not content:
        forms = page.judge.forms(claim, page.language).get(found.value, frozenset())
        if key(found.printed) not in forms:
            # Names tell no hash, so that one that cannot be the library's own stands for it.
            content = "unknown"
    return page.judge.judged(found, content, page.language)


def _strange(
    page: Page, place: Finding, figure: str, named: Sequence[str], known: Known
) -> Finding:
    """The finding of a figure that looks like one of a claim and is none of those named."""
    claim = page.judge.library.claim(named[0])
    value, quantity = next(iter(claim.figures.items()), ("", None)) if claim else ("", None)
    meant = page.language.running(quantity) if quantity and len(named) == 1 else ""
    listed = known.listed.get((named[0], value)) or known.listed.get((named[0], ""), "")
    owner = page.whose(figure)
    found = replace(place, printed=figure, delivered=listed, library=meant)
    if len(named) == 1:
        found = replace(found, claim=named[0], value=value)
    if owner and owner[0] not in named:
        message = f'prints "{figure}", a figure of "{owner[0]}", in a shape of "{named[0]}"'
        return replace(found, kind="another-claim", message=message, hint=PUT_BACK)
    told = f', of which the library says "{meant}"' if meant else ""
    message = f'prints "{figure}", which is no figure of "{named[0]}"{told}'
    hint = f"{PUT_BACK}; without tags, a figure that was edited looks like one that has changed"
    return replace(found, kind="edited", message=message, hint=hint)


def _chart(page: Page, place: Finding, chart: Chart, named: Sequence[str]) -> Iterator[Finding]:
    """A chart by its name: each value of its claims is drawn, in one unit for all."""
    drawn = drawn_values(chart.series)
    judge = page.judge
    quantities = [
        (name, value, quantity)
        for name in named
        if (claim := judge.library.claim(name))
        for value, quantity in claim.quantities.items()
    ]
    powers = Counter(
        power
        for _, _, quantity in quantities
        for power in POWERS
        if _is_drawn(quantity, power, drawn)
    )
    power = max(powers, key=lambda one: (powers[one], -abs(one)), default=0)
    for name, value, quantity in quantities:
        found = replace(place, claim=name, value=value)
        meant = page.language.running(quantity)
        if _is_drawn(quantity, power, drawn):
            yield judge.judged(replace(found, library=meant), "", page.language)
        else:
            message = f'does not draw "{meant}", which the library says of "{name}"'
            hint = (
                "put the value back; without tags, one that was edited looks like one that changed"
            )
            yield replace(found, kind="edited", library=meant, message=message, hint=hint)
    for name in named:
        if judge.library.claim(name) is None:
            yield judge.judged(replace(place, claim=name), "", page.language)
    known = [page.language.running(quantity) for _, _, quantity in quantities]
    yield from check_typed(page, replace(place, part="label"), chart, known)


def _is_drawn(quantity: Quantity, power: int, drawn: Sequence[Decimal]) -> bool:
    """Whether both ends of a figure are drawn, the upper one as what it is beyond the lower."""
    low = quantity.length(quantity.low)
    ends = [low] if quantity.high is None else [low, quantity.length(quantity.high) - low]
    meant = [end.scaleb(-power) for end in ends]
    return all(any(abs(end - one) <= ROUNDED * abs(end) for one in drawn) for end in meant)


def _notes(page: Page, known: Known) -> Iterator[Finding]:
    """The list of claims in the notes, by the library."""
    place = replace(page.finding("notes", "notes"))
    for (name, value), text in known.listed.items():
        claim = page.judge.library.claim(name)
        found = replace(place, claim=name, value=value or "value", printed=text)
        if claim is None:
            yield page.judge.judged(found, "", page.language)
            continue
        if not text or (value or "value") not in claim.figures:
            continue
        forms = page.judge.forms(claim, page.language)[value or "value"]
        content = page.contents.get(name, "") or ("" if key(text) in forms else "unknown")
        yield page.judge.judged(found, content, page.language)


def check_unmarked(slide: Slide, judge: Judge) -> tuple[list[Finding], int]:
    """Figures of a slide without any marks that share words with a claim, and how many do not."""
    found, others = [], 0
    for shape in slide.shapes:
        if own(shape) and not ids(shape):
            continue
        language = language_of(shape.lang)
        place = Finding("guessed", slide.number, shape.name, carrier="text")
        for figure in figures_now(shape.text, (), language):
            owner = judge.about(figure, shape.text, language)
            if owner is None:
                others += 1
                continue
            message = f'prints "{figure}", taken for a figure of "{owner[0]}" by its words alone'
            hint = "see that it means that claim, and put its source beside it"
            found.append(
                replace(
                    place,
                    claim=owner[0],
                    value=owner[1],
                    printed=figure,
                    message=message,
                    hint=hint,
                )
            )
        if shape.picture and shape.picture.marked:
            page = Page(judge, slide.number, language, {}, {}, (), (), "packet", False)
            found += check_picture(page, replace(place, kind="same"), shape, "")
    return found, others
