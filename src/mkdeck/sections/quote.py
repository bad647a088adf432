"""A finding as a pull-out: the sentence itself, large, and beneath it who found it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.claims import sentence
from mkdeck.layout import Section, canvas, citation_spans, footer, page, references, rule
from mkdeck.scene import Fragment, move
from mkdeck.story import SlideOptions
from mkdeck.text import DoesNotFitError, Span

if TYPE_CHECKING:
    from mkdeck.claims import Claim
    from mkdeck.layout import Look
    from mkdeck.scene import Item, Text
    from mkdeck.story import Part

LARGEST, LEAST, STEP = 2.0, 0.6, 0.05
"""Sizes of the sentence that are tried, as multiples of a title's."""

MOST_LINES = 8

PITCH = 1.22
"""Distance of its baselines, in em."""

ASCENT, DESCENT = 0.74, 0.22
"""Heights of letters in em."""

WIDTH = 0.9
"""Share of the width that the sentence takes at most."""

AIR = 18.0
"""Points that stay free below the rule and above the footer."""

BENEATH = 2.5
"""From the sentence's last baseline to the source's, in em of the source."""


class Options(SlideOptions):
    """A finding in its own words, large."""


def accepts(claim: Claim) -> str:
    """Why the claim has no sentence, or nothing."""
    return ""


def slide(part: Part, look: Look) -> Fragment:
    """The sentence as large as it fits, its figures in accent, and its source beneath."""
    sheet = look.format
    foot = footer(part, look, cites=False)
    top, bottom = sheet.rule.top + AIR, foot[0].box.y - AIR
    source = _source(part, look)
    under = BENEATH * source.size + (len(source.lines) - 1) * source.pitch + DESCENT * source.size
    said = _largest(part, look, bottom - top - under)
    height = ASCENT * said.size + (len(said.lines) - 1) * said.pitch + under
    first = top + (bottom - top - height) / 2 + ASCENT * said.size
    said = move(said, 0, first)
    source = move(source, 0, said.last + BENEATH * source.size)
    opening = rule(look, sheet.rule.top, strong=True)
    return canvas(look, [opening, said, source, *foot, *page(part, look)])


def _largest(part: Part, look: Look, height: float) -> Text:
    """The sentence in the largest size in which it fits the height."""
    usual = look.spec("title").size
    failure = DoesNotFitError("")
    for i in range(round((LARGEST - LEAST) / STEP) + 1):
        try:
            said = _sentence(part, look, "title", usual * (LARGEST - i * STEP), MOST_LINES)
        except DoesNotFitError as error:
            failure = error
            continue
        if ASCENT * said.size + (len(said.lines) - 1) * said.pitch <= height:
            return said
    raise (
        failure
        if str(failure)
        else DoesNotFitError(
            "the finding is too long for a quote", hint="choose a larger format or another kind"
        )
    )


def _sentence(part: Part, look: Look, style: str, size: float, lines: int) -> Text:
    """The statement with its figures in accent, its first baseline at 0."""
    sheet, claim = look.format, part.claims[0]
    said = sentence(part.words[claim.id].statement, look.language)
    return look.text(
        style,
        _marked(said, claim, look),
        sheet.margin,
        0,
        sheet.inner * WIDTH,
        lines=lines,
        hard=True,
        name="statement",
        role="title",
        claims=(claim.id,),
        size=size,
        pitch=PITCH,
        strong=False,
        shrink=1.0,
    )


def _marked(said: str, claim: Claim, look: Look) -> list[Span]:
    """The words, those that are figures of the claim strong and in accent."""
    spans = [Span(said)]
    for quantity in claim.quantities.values():
        figure = look.language.running(quantity)
        for form in (figure, figure[:1].upper() + figure[1:]):
            spans = [piece for span in spans for piece in _parts(span, form)]
    return spans


def _parts(span: Span, figure: str) -> list[Span]:
    before, found, after = span.text.partition(figure)
    if span.strong or not found:
        return [span]
    return [Span(before), Span(found, strong=True, colour="accent-text"), Span(after)]


def _source(part: Part, look: Look) -> Text:
    """Who found it out and when, in strong words."""
    sheet, claim = look.format, part.claims[0]
    citation = claim.citation
    spans = citation_spans(citation, look)
    if not citation.primary:
        spans = [
            Span(look.language.word("no-primary-short", article=citation.named(look.language)))
        ]
    mark = references(part, part.claims)
    return look.text(
        "lead",
        [*(Span(span.text, True, span.italic) for span in spans), *mark],
        sheet.margin,
        0,
        sheet.inner * WIDTH,
        lines=3,
        name="source",
        role="reference",
        claims=(claim.id,),
    )


def band(part: Part, look: Look) -> Fragment:
    """The same at the width of an infographic, its source by number."""
    sheet = look.format
    size = look.spec("head").size
    said = _sentence(part, look, "head", size, 12)
    said = move(said, 0, size * 1.1)
    source = _source(part, look)
    source = move(source, 0, said.last + 1.9 * source.size)
    items: list[Item] = [said, source]
    return Fragment(sheet.width, source.last + 4, tuple(items))


KIND = Section(
    options=Options,
    rows=(1, 60),
    claims=(1, 1),
    accepts=accepts,
    draws=False,
    ignores=dict.fromkeys(("slide", "card", "band"), ("title", "subtitle")),
    slide=slide,
    card=slide,
    band=band,
)
