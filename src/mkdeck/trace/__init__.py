"""Delivered files read back: which figure is whose, and whether it still stands.

What files carry is read by `render`; what it means is said here, by the library of today.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdeck.render import UnreadError, read_back
from mkdeck.trace.findings import ERRORS, Carrier, Finding, Kind, Part, Traced
from mkdeck.trace.matching import key
from mkdeck.trace.names import check_named, check_unmarked, known_of, stripped
from mkdeck.trace.pictures import check_packet
from mkdeck.trace.reporting import lines, record, summary
from mkdeck.trace.slides import check_slide, page_of
from mkdeck.trace.standing import Judge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdeck.claims import LibraryLike
    from mkdeck.render import Delivered, Slide

__all__ = [
    "ERRORS",
    "Carrier",
    "Finding",
    "Kind",
    "Part",
    "Traced",
    "lines",
    "record",
    "summary",
    "trace",
]


def trace(name: str, data: bytes, library: LibraryLike) -> Traced:
    """Every figure of a delivered file held against what it carries and what the library says.

    Args:
        name: What messages call the file.
        data: The file.
        library: The claims of today.
    """
    try:
        delivered = read_back(data)
    except UnreadError as error:
        unread = Finding("unread", part="file", message=str(error), hint=error.hint)
        return Traced(name, findings=(unread,))
    judge = Judge(library)
    picture = delivered.picture
    if picture is not None:
        place = Finding("same", part="picture")
        if picture.marked:
            checked = tuple(check_packet(judge, place, picture))
            return Traced(name, findings=checked, left=picture.left)
        message = "says nothing of a deck: no packet of ours is in it"
        hint = "name the file that the build has made; programs that compress pictures leave it out"
        return Traced(name, findings=(replace(place, kind="unread", message=message, hint=hint),))
    findings: list[Finding] = []
    ours = others = 0
    for slide in delivered.slides:
        found = list(_marked(slide, judge, delivered))
        if found or slide.told or known_of(slide, judge, delivered).claims:
            ours += 1
        else:
            found, count = check_unmarked(slide, judge)
            others += count
        findings += found
    return Traced(name, (len(delivered.slides), ours), tuple(_swaps(findings)), others)


def _marked(slide: Slide, judge: Judge, delivered: Delivered) -> Iterator[Finding]:
    tagged = slide.told is not None and not stripped(slide)
    if tagged or any(shape.told for shape in slide.shapes):
        yield from check_slide(page_of(slide, judge), slide)
    if not tagged:
        known = known_of(slide, judge, delivered)
        if known.claims:
            yield from check_named(slide, judge, delivered, known)


def _swaps(findings: Sequence[Finding]) -> Iterator[Finding]:
    """The findings, with figures that took each other's places on different slides named so."""
    edits = {
        (key(one.delivered), key(one.printed)): one
        for one in findings
        if one.kind == "edited" and one.claim and key(one.printed) != key(one.delivered)
    }
    for one in findings:
        other = edits.get((key(one.printed), key(one.delivered)))
        if one.kind == "edited" and other and other.claim != one.claim:
            message = f'{one.message}, a figure of "{other.claim}" from slide {other.slide}'
            yield replace(one, kind="another-claim", message=message)
        else:
            yield one
