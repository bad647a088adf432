"""One figure, large, with a picture of it and what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.callouts import callouts
from mkdeck.callouts.track import ends
from mkdeck.claims import sentence
from mkdeck.layout import DIGIT, canvas, footer, framed, references, rows, rule
from mkdeck.scene import Fragment, move
from mkdeck.story import ClaimName, SlideOptions
from mkdeck.text import Span

if TYPE_CHECKING:
    from mkdeck.claims import Claim
    from mkdeck.layout import Look
    from mkdeck.scene import Item, Text
    from mkdeck.story import Part

LEAST, MOST, AXIS = 1, 1, False
IGNORES = {"card": ("title", "subtitle"), "band": ("title", "subtitle")}
ARRAY = 280.0
"""Width of the array on a slide: the last four columns."""


class Options(SlideOptions):
    """One figure, large."""

    fact: ClaimName = ""
    """A second claim, stated in a line below."""


def accepts(claim: Claim) -> str:
    """Why the claim is no single figure, or nothing."""
    if not claim.quantities:
        return "it has no figure"
    return f"it is a {claim.kind}" if claim.kind in {"comparison", "series"} else ""


def slide(part: Part, look: Look) -> Fragment:
    """The numeral over its sentence on the left, an array of people on the right."""
    form = look.format
    claim, row = part.claims[0], rows(part)[0]
    words = part.words[claim.id]
    icons = callouts()["icons"]
    array = not icons.accepts(row.quantity)
    left = 499.0 if array else form.inner
    spans = look.numeral(row.quantity)
    size = look.widest("hero", [spans], left + 24 if array else left)
    number = look.text(
        "hero",
        spans,
        form.margin,
        306,
        form.inner,
        size=size,
        name="numeral",
        role="number",
        claims=(claim.id,),
    )
    lead = look.text(
        "lead",
        sentence(words.callout, look.language),
        form.margin,
        356.5,
        left * 0.86,
        lines=2,
        name="sentence",
        claims=(claim.id,),
    )
    items: list[Item] = [number, lead]
    fact = part.extra.get("fact")
    if fact:
        items.append(rule(look, 416, right=form.margin + left))
        items.append(_fact(part, fact, look, left))
    if array:
        drawn = icons.draw(row, words, look, ARRAY, 296)
        items += drawn.at(form.right - ARRAY, 170)
    return framed(part, look, items)


def _fact(part: Part, fact: Claim, look: Look, width: float) -> Text:
    """A second claim in one or two lines, its figure strong where it has one."""
    statement = sentence(part.words[fact.id].statement, look.language)
    figure = look.language.running(fact.main) if fact.quantities else ""
    shown = figure[:1].upper() + figure[1:]
    opens = statement.startswith(shown)
    before, figure, after = (
        ("", shown, statement[len(shown) :]) if opens else statement.partition(figure)
    )
    text = look.text(
        "fact",
        [Span(before), Span(figure, strong=True), Span(after)],
        look.format.margin,
        0,
        width,
        lines=2,
        name="second fact",
        claims=(fact.id,),
    )
    return move(text, 0, 449 - (len(text.lines) - 1) * 9.5)


def card(part: Part, look: Look) -> Fragment:
    """The numeral, its sentence beside it, and a strip that shows it."""
    form = look.format
    claim, row = part.claims[0], rows(part)[0]
    words = part.words[claim.id]
    spans = look.numeral(row.quantity)
    size = look.widest("hero", [spans], form.inner * 0.62)
    number = look.text(
        "hero",
        spans,
        form.margin,
        146,
        form.inner,
        size=size,
        name="numeral",
        role="number",
        claims=(claim.id,),
    )
    x = form.margin + number.ink + 25
    sentence_text = look.text(
        "sentence",
        sentence(words.callout, look.language),
        x,
        0,
        form.right - x,
        lines=4,
        hard=True,
        name="sentence",
        role="title",
        claims=(claim.id,),
    )
    drawn = _strip(part, look)
    lines = len(sentence_text.lines) - 1
    digits = number.size * (0.64 if look.faces == "image" else 0.7)
    centre = 146 - digits / 2
    first = centre - lines * sentence_text.pitch / 2 + DIGIT * sentence_text.size
    down = 0.0 if drawn.height > 50 else 12.0 if drawn.items else 34.0
    items: list[Item] = [
        rule(look, form.top, strong=True),
        move(sentence_text, 0, first + down),
        move(number, 0, down),
        *drawn.at(form.margin, 182 + 2 * down),
        *footer(part, look),
    ]
    return canvas(look, items)


def _strip(part: Part, look: Look) -> Fragment:
    """Ticks for a whole share, a track for any other, nothing for what is no share."""
    form = look.format
    row = rows(part)[0]
    words = part.words[row.claim.id]
    known = callouts()
    if not known["ticks"].accepts(row.quantity):
        strip = known["ticks"].draw(row, words, look, form.inner, 50)
        says = look.language.word("each-mark-plain")
        if words.base:
            told = look.language.word("each-mark", base=words.base)
            says = told if look.width("key", told) <= form.inner else says
        key = look.text("key", says, 0, 72, form.inner, name="key", claims=(row.claim.id,))
        return Fragment(form.inner, 76, (*strip.items, key))
    if not known["track"].accepts(row.quantity):
        strip = known["track"].draw(row, words, look, form.inner, 26)
        return Fragment(form.inner, 45, (*strip.items, *ends(look, 0, 42, form.inner)))
    return Fragment(form.inner, 0)


def band(part: Part, look: Look) -> Fragment:
    """The numeral with its sentence beside it; the first of an infographic also has the array."""
    form = look.format
    claim, row = part.claims[0], rows(part)[0]
    words = part.words[claim.id]
    first = part.number == 1
    spans = look.numeral(row.quantity)
    role = "hero" if first else "second"
    beside = 240.0
    icons = callouts()["icons"]
    array = first and not icons.accepts(row.quantity)
    size = look.widest(role, [spans], beside - 24)
    baseline = 100.0 if first else 68.0
    number = look.text(
        role,
        spans,
        form.margin,
        baseline,
        beside,
        size=size,
        name="numeral",
        role="number",
        claims=(claim.id,),
    )
    text = [Span(sentence(words.callout, look.language)), *references(part, part.shown, look)]
    said = look.text(
        "sentence",
        text,
        form.margin + beside,
        0,
        form.inner - beside,
        lines=4,
        name="sentence",
        claims=(claim.id,),
    )
    digits = number.size * 0.64
    centre = baseline - digits / 2
    said_y = centre - (len(said.lines) - 1) * said.pitch / 2 + DIGIT * said.size
    items: list[Item] = [number, move(said, 0, said_y)]
    bottom = max(baseline, said_y + (len(said.lines) - 1) * said.pitch) + 4
    if array:
        drawn = icons.draw(row, words, look, form.inner, 180)
        items += drawn.at(form.margin, bottom + 28)
        bottom += 28 + drawn.height
    return Fragment(form.width, bottom, tuple(items))
