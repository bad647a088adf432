"""A slide held against what its own tags and those of its shapes say."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from mkdeck.claims import without_literals
from mkdeck.render import claim_marks, read_name, words_hash
from mkdeck.scene import Figure
from mkdeck.trace.charts import check_chart
from mkdeck.trace.findings import PUT_BACK, TAKE_OUT
from mkdeck.trace.matching import key
from mkdeck.trace.pictures import check_picture
from mkdeck.trace.standing import language_of
from mkdeck.trace.words import Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdeck.render import Shape, Slide, Told
    from mkdeck.trace.findings import Finding
    from mkdeck.trace.standing import Judge, Owner

OWN_NAME = re.compile(r"[a-z]+(?:-[a-z]+)* (?:\d+|\[.+\]\s*\d*)")
"""Names that mkdeck gives shapes; other programs begin theirs with a capital."""

_LISTED = re.compile(r"\]\s*([^;；\[\]]*)")

_CITE_AGAIN = "put the source back beside the figure, as it was delivered"


def ids(shape: Shape) -> tuple[str, ...]:
    """The claims that a shape is named after."""
    return tuple(claim for claim, _ in read_name(shape.name)[1])


def own(shape: Shape) -> bool:
    """Whether mkdeck may have named the shape."""
    return OWN_NAME.fullmatch(shape.name) is not None


def page_of(slide: Slide, judge: Judge) -> Page:
    """What the tags of a slide and of its shapes say was delivered."""
    every = [one for one in (slide.told, *(shape.told for shape in slide.shapes)) if one]
    listed = chain.from_iterable((*one.figures, *one.alt, *one.notes) for one in every)
    figures = [one for one in listed if one.claim]
    owners: dict[str, tuple[Owner, ...]] = {}
    for one in figures:
        mine = one.claim, one.value
        known = owners.get(key(one.text), ())
        owners[key(one.text)] = known if mine in known else (*known, mine)
    printed = tuple(dict.fromkeys(one.text for one in figures))
    contents = {name: content for one in every for name, content in one.claims.items()}
    whole = slide.told is not None
    claims = slide.told.claims if slide.told else contents
    language = language_of(every[0].language)
    return Page(
        judge, slide.number, language, contents, owners, tuple(claims), printed, "tags", whole
    )


def check_slide(page: Page, slide: Slide) -> Iterator[Finding]:
    """Findings about a slide that has tags of ours, or about its shapes that have."""
    found = [*_shapes(page, slide)]
    gone = [*_sources(page, slide)]
    # A source whose year was edited is told once, as a source.
    cited = {one.shape for one in gone}
    yield from (one for one in found if one.claim or one.kind != "edited" or one.shape not in cited)
    yield from gone
    wrong = {one.shape for one in (*found, *gone) if one.severity == "error"}
    if slide.told:
        yield from _swapped(page, slide, slide.told, wrong)
        place = replace(page.finding("", "notes"), shape="notes")
        if slide.notes:
            yield from page.words(place, slide.notes, slide.told.notes, free=True)
            yield from _listed(page, place, slide)


def unspaced(text: str) -> str:
    """The text without any spaces."""
    return "".join(text.split())


def listed(notes: str) -> dict[tuple[str, str], str]:
    """The figure of each claim and value as the last paragraph of some notes lists it."""
    last = next((one for one in reversed(notes.split("\n")) if one.strip()), "")
    found: dict[tuple[str, str], str] = {}
    for named, said in zip(claim_marks(last), _LISTED.findall(last), strict=False):
        figure = re.split(r"\.\s|。", f"{said.strip()} ")[0]
        found[named[0]] = figure.strip()
    return found


def _listed(page: Page, place: Finding, slide: Slide) -> Iterator[Finding]:
    """Figures that the notes list under another claim than the slide was delivered with."""
    for (claim, value), figure in listed(slide.notes).items():
        owners = page.owners.get(key(figure), ())
        mine = any(name == claim for name, _ in owners)
        if not owners or mine or page.judge.whose(figure, [claim], page.language):
            continue
        found = replace(place, claim=claim, value=value, printed=figure)
        message = f'lists "{figure}" under "{claim}", which is a figure of "{owners[0][0]}"'
        yield replace(found, kind="another-claim", message=message, hint=PUT_BACK)


def _shapes(page: Page, slide: Slide) -> Iterator[Finding]:
    others = dict(slide.told.others) if slide.told else {}
    untold: dict[str, list[Shape]] = {}
    for shape in slide.shapes:
        if shape.told:
            yield from _told(page, slide, shape, shape.told)
        elif slide.told:
            untold.setdefault(shape.name, []).append(shape)
    for name, shapes in untold.items():
        yield from _untold(page, name, shapes, others.get(name, ()))


def _told(page: Page, slide: Slide, shape: Shape, told: Told) -> Iterator[Finding]:
    place = page.finding(shape.name)
    named = tuple(told.claims)
    if told.language and told.language != page.language.tag:
        page = replace(page, language=language_of(told.language))
    strangers = [claim for claim in told.claims if slide.told and claim not in slide.told.claims]
    if strangers:
        message = f'shows "{strangers[0]}", which this slide was not delivered with'
        hint = "move it back to its slide, or build the deck with it here"
        yield replace(place, kind="another-claim", claim=strangers[0], message=message, hint=hint)
    delivered = (
        {words for name, words in slide.told.words if name == shape.name} if slide.told else ()
    )
    reworded = bool(delivered) and words_hash(shape.text) not in delivered
    yield from page.words(place, shape.text, told.figures, named, reworded=reworded)
    if shape.alt:
        said = replace(place, part="alternative text")
        yield from page.words(said, shape.alt, told.alt, named)
    elif told.alt:
        hint = "write one, or build the deck again"
        message = "its alternative text is gone"
        yield replace(place, kind="gone", part="alternative text", message=message, hint=hint)
    if shape.chart and told.cells:
        yield from check_chart(page, place, shape.chart, told.cells, told.alt)
    elif told.cells:
        yield replace(
            place,
            kind="unread",
            part="chart",
            message=f"was delivered as a chart, and is {shape.opaque or 'none'} now",
            hint="paste it with its data, or build the deck again",
        )
    yield from check_picture(page, place, shape, told.picture)


def _untold(
    page: Page, name: str, shapes: Sequence[Shape], delivered: Sequence[str]
) -> Iterator[Finding]:
    """Shapes of one name that have no tags, on a slide that has."""
    place = page.finding(name)
    figures = [Figure(one) for one in delivered]
    text = "\n".join(part for shape in shapes for part in (shape.text, shape.alt) if part)
    named = [claim for claim in ids(shapes[0]) if page.judge.library.claim(claim)]
    yield from page.words(place, text, figures, named)
    for shape in shapes:
        if shape.chart and not ids(shape):
            count = sum(value != "" for one in shape.chart.series for value in one.values)
            message = f"draws {count} values that were not delivered and are no claim's"
            yield replace(place, kind="no-claim", part="chart", message=message, hint=TAKE_OUT)
        elif shape.chart:
            message = (
                "is a chart whose tags are gone, so that its values cannot be held against any"
            )
            hint = "copy the slide as a whole, or build the deck again"
            yield replace(place, kind="unread", part="chart", message=message, hint=hint)
        elif shape.opaque and not shape.picture and not own(shape):
            message = f"holds {shape.opaque}, which cannot be read"
            yield replace(place, kind="unread", message=message, hint="look at its figures")
        yield from check_picture(page, place, shape, "")


def _sources(page: Page, slide: Slide) -> Iterator[Finding]:
    """Claims that the slide still shows and cites no more."""
    text = unspaced(" ".join(shape.text for shape in slide.shapes))
    names = {shape.name for shape in slide.shapes}
    gone: dict[str, str] = {}
    for claim, told in _shown(slide):
        known = slide.told.sources if slide.told else {}
        way, name = known.get(claim) or (told.sources.get(claim) if told else None) or ("", "")
        if way and unspaced(way) not in text and claim not in gone:
            gone[claim] = way
            yield source_gone(page, claim, way, name if name in names else "")


def _shown(slide: Slide) -> Iterator[tuple[str, Told | None]]:
    """The claims that shapes show, with their tags; sources alone show none."""
    for shape in slide.shapes:
        if read_name(shape.name)[0] == "footer":
            continue
        if shape.told:
            yield from ((claim, shape.told) for claim in shape.told.claims)
        elif slide.told:
            yield from ((claim, None) for claim in ids(shape))


def source_gone(page: Page, claim: str, way: str, holder: str) -> Finding:
    """The finding of figures whose source is no more beside them.

    Args:
        page: Where they stand.
        claim: Whose they are.
        way: How it was cited.
        holder: Name of the shape that did so, where it is still there.
    """
    return replace(
        page.finding(holder),
        kind="source-gone",
        claim=claim,
        delivered=way,
        message=f'the source "{way}" is no more beside its figures',
        hint=_CITE_AGAIN,
    )


def _swapped(page: Page, slide: Slide, told: Told, wrong: set[str]) -> Iterator[Finding]:
    """Words without figures that stand where those of another claim were, or count now."""
    own_words: dict[str, set[str]] = {}
    whose: dict[str, str] = {}
    for name, words in told.words:
        own_words.setdefault(name, set()).add(words)
        whose.setdefault(words, name)
    for shape in slide.shapes:
        said = words_hash(shape.text)
        if not shape.text.strip() or said in own_words.get(shape.name, ()) or shape.name in wrong:
            continue
        place = page.finding(shape.name)
        other = whose.get(said, "")
        claims = {claim for claim, _ in read_name(other)[1]}
        if claims and ids(shape) and not claims & set(ids(shape)):
            message = f'has the words of "{other}", which are about another claim'
            yield replace(place, kind="another-claim", message=message, hint=PUT_BACK)
            continue
        literals = page.judge.library.spec.literals
        counted = page.language.number_words.search(without_literals(shape.text, literals))
        if counted and not other:
            message = f'was edited, and "{counted[0]}" counts something'
            hint = "make sure that a claim says so"
            yield replace(place, kind="no-claim", message=message, hint=hint, mild=True)
