"""What helps to work on a presentation: its sections, its guides, its properties."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

from mkdeck.render.pptx.xml import A, P, maker, tag
from mkdeck.scene import Rect

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdeck.render.backend import Document
    from mkdeck.render.pptx.layouts import Plan
    from mkdeck.scene import Scene

LONGEST = 255
"""How many characters a property of a document may have."""

SUBJECTS, KEYWORDS = 3, 10
"""How many topics a deck is about, and how many it is found by."""

SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_GUIDES = "{27BBF7A9-308A-43DC-89C8-2F10F3537804}"

P14 = maker(
    "http://schemas.microsoft.com/office/powerpoint/2010/main",
    p14="http://schemas.microsoft.com/office/powerpoint/2010/main",
)
P15 = maker(
    "http://schemas.microsoft.com/office/powerpoint/2012/main",
    p15="http://schemas.microsoft.com/office/powerpoint/2012/main",
)

EIGHTHS = 8
"""Units a point that places of guides are told in."""

GUIDE = "A4A3A4"
"""The grey that PowerPoint draws its own guides in."""


def set_properties(made: Any, document: Document) -> None:
    """Title, subject, keywords and date of a presentation of python-pptx."""
    core = made.core_properties
    date = datetime.strptime(document.as_of or "2000-01", "%Y-%m").replace(tzinfo=UTC)
    core.title, core.author, core.last_modified_by = document.title[:LONGEST], "mkdeck", "mkdeck"
    core.subject = "; ".join(document.topics[:SUBJECTS])[:LONGEST]
    core.keywords = "; ".join(document.topics[:KEYWORDS])[:LONGEST]
    core.created = core.modified = core.last_printed = date
    core.revision, core.language, core.comments = 1, document.office.lang, ""


def add_sections(made: Any, scenes: Sequence[Scene], document: Document) -> None:
    """Lists the slides of a presentation in sections, where it has more than one.

    The first is named after the deck, others after the slide that opens them.
    """
    parts: list[tuple[str, list[int]]] = [(document.title, [])]
    for scene, slide in zip(scenes, made.slides, strict=True):
        if scene.opens and parts[-1][1] and scene.title != parts[-1][0]:
            parts.append((scene.title, []))
        parts[-1][1].append(slide.slide_id)
    if len(parts) < 2:
        return
    listed = P14.sectionLst(
        *(
            P14.section(
                P14.sldIdLst(*(P14.sldId(id=number) for number in numbers)),
                name=name,
                id=_identity(f"{document.deck} {index} {name}"),
            )
            for index, (name, numbers) in enumerate(parts)
        )
    )
    root = made.part._element
    kept = root.find(tag("p:extLst"))
    if kept is None:
        root.append(P.extLst(P.ext(listed, uri=SECTIONS)))
    else:
        kept.append(P.ext(listed, uri=SECTIONS))


def _identity(name: str) -> str:
    return f"{{{str(uuid5(NAMESPACE_URL, f'urn:mkdeck:section:{name}')).upper()}}}"


def add_guides(made: Any, plans: Sequence[Plan]) -> None:
    """Guides of the master: the edges of its content, and the rules that most slides have."""
    rules = [item for plan in plans for item in plan.fixed if isinstance(item, Rect)]
    if not rules:
        return
    (left, right), _ = Counter((rule.x, rule.x + rule.width) for rule in rules).most_common(1)[0]
    most = Counter(rule.y for rule in rules).most_common(2)
    places = [("", left), ("", right), *(("horz", y) for y, _ in sorted(most))]
    listed = P15.sldGuideLst(*_guides(places))
    made.slide_master._element.append(P.extLst(P.ext(listed, uri=_GUIDES)))


def _guides(places: Sequence[tuple[str, float]]) -> Iterator[Any]:
    for number, (across, place) in enumerate(places, 1):
        turned = {"orient": across} if across else {}
        yield P15.guide(
            P15.clr(A.srgbClr(val=GUIDE)),
            id=number,
            **turned,
            pos=round(place * EIGHTHS),
            userDrawn=1,
        )
