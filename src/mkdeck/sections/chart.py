"""A chart with its title, what it measures, and its footer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.layout import canvas, footer, framed, references, rule, title
from mkdeck.scene import Fragment
from mkdeck.story import ids
from mkdeck.text import Span

if TYPE_CHECKING:
    from types import ModuleType

    from mkdeck.layout import Look
    from mkdeck.scene import Item
    from mkdeck.story import Part

BODY_TOP, BODY_BOTTOM = 174.0, 458.0
"""Where a slide's chart stands."""


def slide(chart: ModuleType, part: Part, look: Look) -> Fragment:
    """The chart on a slide."""
    form = look.format
    drawn = chart.draw(part, look, form.inner, BODY_BOTTOM - BODY_TOP)
    body = drawn.at(form.margin, BODY_TOP)
    own = chart.own(part, look) if hasattr(chart, "own") else ()
    return framed(part, look, body, notes=chart.notes(part, look), own=own)


def card(chart: ModuleType, part: Part, look: Look) -> Fragment:
    """The chart on a card, the source spelled out."""
    form = look.format
    heading = title(part, look, form.top + 31.5, form.inner)
    items: list[Item] = [rule(look, form.top, strong=True), heading]
    below = heading.last
    if part.options.subtitle:
        below += 26
        items.append(
            look.text(
                "subtitle", part.options.subtitle, form.margin, below, form.inner, name="subtitle"
            )
        )
    top = below + 19
    foot = footer(part, look, notes=chart.notes(part, look))
    drawn = chart.draw(part, look, form.inner, foot[0].box.y - 11 - top)
    return canvas(look, [*items, *drawn.at(form.margin, top), *foot])


def band(chart: ModuleType, part: Part, look: Look) -> Fragment:
    """The claim as a sentence, then the chart."""
    form = look.format
    words = [Span(part.title), *references(part, part.shown, look)]
    claim = look.text(
        "claim",
        words,
        form.margin,
        31,
        form.inner * 0.86,
        lines=4,
        name="claim",
        role="claim",
        claims=ids(part.shown),
    )
    items: list[Item] = [claim]
    below = claim.last
    if part.options.subtitle:
        below += 22
        items.append(
            look.text(
                "subtitle", part.options.subtitle, form.margin, below, form.inner, name="subtitle"
            )
        )
    drawn = chart.draw(part, look, form.inner, 200.0)
    top = below + 20
    return Fragment(form.width, top + drawn.height, (*items, *drawn.at(form.margin, top)))
