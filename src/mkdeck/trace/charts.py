"""A chart and its sheet held against the values that were delivered with it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from mkdeck.trace.findings import PUT_BACK, TAKE_OUT
from mkdeck.trace.matching import figures_now, key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdeck.render import Chart, Series
    from mkdeck.scene import Figure
    from mkdeck.trace.findings import Finding, Kind
    from mkdeck.trace.words import Page

Cell = tuple[str, str, str, str, str]

SMALLEST = Decimal("1e-9")
"""By how much of itself a value may differ that a program has counted anew."""


LONGEST = 100
"""Powers of ten beyond which a cell holds no value that anybody drew."""


def number(text: str) -> Decimal | None:
    """A cell's value, or None where it is none."""
    try:
        found = Decimal(text)
    except InvalidOperation:
        return None
    return found if found.is_finite() and abs(found.adjusted()) < LONGEST else None


def plainly(text: str) -> str:
    """A cell's value without zeros that say nothing; as it is where it is none."""
    found = number(text)
    return text if found is None else f"{found.normalize():f}"


def alike(one: str, other: str) -> bool:
    """Whether two cells hold one value."""
    first, second = number(one), number(other)
    if first is None or second is None:
        return one == other
    return abs(first - second) <= SMALLEST * max(abs(first), abs(second), Decimal(1))


def check_chart(
    page: Page, place: Finding, chart: Chart, cells: Sequence[Cell], alt: Sequence[Figure]
) -> Iterator[Finding]:
    """What a chart draws, what its sheet would draw, and what is typed into it.

    Args:
        page: What it stands on.
        place: A finding at its place.
        chart: What it is.
        cells: What was delivered.
        alt: Figures of its alternative text, which say what its labels print.
    """
    drawn = [*_cells(page, replace(place, part="chart"), chart.series, cells)]
    drawn += _further(replace(place, part="chart"), chart.series, cells)
    yield from drawn
    if chart.sheet is None:
        message = 'the sheet behind "Edit Data" cannot be read'
        hint = "open it there, and see that it holds what the chart draws"
        yield replace(place, kind="unread", part="sheet", message=message, hint=hint)
    else:
        told = {(one.delivered, one.printed, one.message) for one in drawn}
        for one in _cells(page, replace(place, part="sheet"), chart.sheet, cells):
            if (one.delivered, one.printed, one.message) not in told:
                yield one
    yield from check_typed(page, replace(place, part="label"), chart, [one.text for one in alt])


def _further(place: Finding, now: Sequence[Series], cells: Sequence[Cell]) -> Iterator[Finding]:
    """Series that were not delivered; what joins dots is named after their categories."""
    left = Counter({cell[0] for cell in cells})
    count = len(left)
    named = {cell[1] for cell in cells}
    for series in now:
        left[series.name] -= 1
        if left[series.name] < 0 and len(now) > count and series.name not in named:
            message = f'draws a further series "{series.name}", which is no claim\'s'
            yield replace(place, kind="no-claim", message=message, hint=TAKE_OUT)


def check_typed(
    page: Page, place: Finding, chart: Chart, known: Sequence[str]
) -> Iterator[Finding]:
    """Figures that somebody typed into a chart, beside its labels."""
    for words in dict.fromkeys(chart.words):
        for figure in figures_now(words, known, page.language):
            if page.whose(figure):
                continue
            message = f'prints "{figure}" as typed into the chart, which is no figure of its claims'
            yield replace(place, kind="edited", printed=figure, message=message, hint=TAKE_OUT)


_SEPARATORS = re.compile(r"[.,'’\u02bc]")


def _label(text: str) -> str:
    """A label without what differs between computers."""
    return _SEPARATORS.sub("", key(text))


def _cells(
    page: Page, place: Finding, now: Sequence[Series], cells: Sequence[Cell]
) -> Iterator[Finding]:
    by_series: dict[str, list[Cell]] = {}
    for cell in cells:
        by_series.setdefault(cell[0], []).append(cell)
    names = {one.name for one in now}
    # A series of another name stands where the one was that is not there.
    unnamed = [one for one in now if one.name not in by_series]
    for name, delivered in by_series.items():
        series = next((one for one in now if one.name == name), None)
        if series is None and unnamed:
            series = unnamed.pop(0)
        if series is None or (name not in names and len(series.values) != len(delivered)):
            message = f'"{name}" was delivered in this chart, and is gone'
            hint = "see that the chart is true without it"
            yield replace(place, kind="gone", message=message, hint=hint)
            continue
        yield from _series(page, place, series, delivered)


def _series(
    page: Page, place: Finding, series: Series, delivered: Sequence[Cell]
) -> Iterator[Finding]:
    """One series: by the names of its categories where they are the same, else one by one."""
    labels = series.labels or ("",) * len(series.values)
    heads = series.categories or ("",) * len(series.values)
    there = [one for one in zip(heads, series.values, labels, strict=False) if one[1] != ""]
    if len(there) != len(delivered):
        message = f"draws {len(there)} values where {len(delivered)} were delivered"
        yield replace(place, kind="edited", message=message, hint=PUT_BACK)
        return
    if series.categories and sorted(one[0] for one in there) == sorted(c[1] for c in delivered):
        # Rows that were sorted otherwise are the same rows.
        found: dict[str, list[tuple[str, str, str]]] = {}
        for one in there:
            found.setdefault(one[0], []).append(one)
        there = [found[cell[1]].pop(0) for cell in delivered]
    for cell, one in zip(delivered, there, strict=True):
        yield from _value(page, place, cell, one, delivered)


def _value(
    page: Page,
    place: Finding,
    cell: Cell,
    now: tuple[str, str, str],
    delivered: Sequence[Cell],
) -> Iterator[Finding]:
    """One value with its category and its label."""
    _, category, old, claim, label = cell
    head, value, shown = now
    found = replace(place, claim=claim, printed=value, delivered=old)
    if head and key(head) != key(category):
        swapped = any(head == other[1] for other in delivered)
        if swapped or any(letter.isdigit() for letter in head + category):
            message = f'calls "{head}" what was delivered as "{category}"'
            kind: Kind = "another-claim" if swapped else "edited"
            yield replace(found, kind=kind, message=message, hint=PUT_BACK)
            return
    if not alike(value, old):
        other = next((one for one in delivered if alike(one[2], value)), None)
        of = f', the value of "{other[1]}"' if other else ""
        message = f'draws {plainly(value)} for "{category}"{of}, where {plainly(old)} was delivered'
        kind = "another-claim" if other else "edited"
        yield replace(found, kind=kind, message=message, hint=PUT_BACK)
        return
    if shown and _label(shown) != _label(label):
        message = f'prints "{shown}" at "{category}", where "{label}" was delivered'
        hint = "reset the label, so that it follows its value"
        yield replace(
            found, kind="edited", part="label", printed=shown, delivered=label, message=message,
            hint=hint,
        )  # fmt: skip
        return
    if claim:
        unsaid = replace(found, printed="")
        told = page.judge.judged(unsaid, page.contents.get(claim, ""), page.language)
        yield replace(told, printed=label or value, delivered=label or old)


def drawn_values(series: Sequence[Series]) -> list[Decimal]:
    """Every value that is drawn."""
    found = (number(value) for one in series for value in one.values)
    return [value for value in found if value is not None]
