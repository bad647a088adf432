"""Pictures held against what they say of themselves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdeck.render import read_claim_line, read_name
from mkdeck.trace.standing import language_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdeck.render import Picture, Shape
    from mkdeck.trace.findings import Finding
    from mkdeck.trace.standing import Judge
    from mkdeck.trace.words import Page

_BUILD = "build it again, and use that file"


def check_packet(judge: Judge, place: Finding, picture: Picture) -> Iterator[Finding]:
    """Findings about every claim that a picture names, and about what cannot be read of it.

    Args:
        judge: What the library says.
        place: A finding at its place.
        picture: What it says of itself.
    """
    place = replace(place, part="picture", carrier="packet")
    language = language_of(picture.language)
    for line in picture.claims:
        claim, content, figures = read_claim_line(line)
        for value, text in figures or (("", ""),):
            found = replace(place, claim=claim, value=value, printed=text, delivered=text)
            yield judge.judged(found, content, language)
    if not picture.whole:
        message = (
            "its pixels are not those that were delivered, so that what they print is not known"
        )
        yield replace(place, kind="unread", message=message, hint=_BUILD)


def check_picture(page: Page, place: Finding, shape: Shape, delivered: str) -> Iterator[Finding]:
    """The same of a picture on a slide, whose pixels may be known by a hash."""
    picture = shape.picture
    place = replace(place, part="picture")
    if picture is not None and picture.marked:
        yield from check_packet(page.judge, place, picture)
        return
    if picture is not None and delivered == picture.pixels:
        return
    if delivered and (picture is not None or shape.opaque):
        message = "is not the picture that was delivered, or was compressed"
        yield replace(place, kind="unread", message=message, hint=_BUILD)
    elif read_name(shape.name)[1] and (picture is not None or shape.opaque):
        message = "draws claims as a picture, whose figures cannot be read"
        yield replace(
            place, kind="unread", message=message, hint="compare it by eye, or build it again"
        )
