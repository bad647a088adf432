"""What stands on a page, by the names that cases give it."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from cases.case import CaseError

from mkdeck.scene import Group, Line, Picture, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from mkdeck.scene import Item, Mark, Scene

ROLES = (
    "annotation",
    "axis",
    "claim",
    "column",
    "entry",
    "fact",
    "footer",
    "head",
    "index",
    "item",
    "key",
    "kicker",
    "label",
    "lead",
    "note",
    "number",
    "publisher",
    "reference",
    "sentence",
    "subtitle",
    "title",
    "value",
)
"""Roles of texts that cases may name, so that a misspelt one does not count as absent."""

MINGLED = 9
"""Runs of marks up to which their order is told; a hundred people are counted."""


def selected(selector: str, scenes: Mapping[str, Scene]) -> list[str]:
    """The texts that a selector such as `slide 2 footer` names, in the order of the page."""
    page, _, what = selector.rpartition(" ")
    if page not in scenes:
        raise CaseError(f'there is no page "{page}"; there are {", ".join(scenes)}')
    scene = scenes[page]
    if what in READERS:
        found = READERS[what](scene)
    elif what in ROLES:
        found = [text.string for text in _texts(scene) if text.role == what]
    else:
        raise CaseError(f'"{what}" is none of {", ".join((*READERS, *ROLES))}')
    return [text.replace("\u00a0", " ").strip() for text in found if text.strip()]


def _texts(scene: Scene) -> list[Text]:
    return [item for item in scene.flat() if isinstance(item, Text)]


def _pictures(items: Iterable[Item]) -> Iterator[Picture]:
    for item in items:
        if isinstance(item, Picture):
            yield item
        elif isinstance(item, Group):
            yield from _pictures(item.items)


def _drawn(scene: Scene) -> list[str]:
    """Each picture as its kind and its marks."""
    return [
        f"{picture.data.kind}: {', '.join(_counted(picture.marks))}"
        for picture in _pictures(scene.items)
    ]


def _counted(marks: Iterable[Mark]) -> list[str]:
    """Marks that follow each other and look alike as one; all that look alike, if they mingle."""
    looks = [_look(mark) for mark in marks]
    runs = [(look, len(list(alike))) for look, alike in groupby(looks)]
    if len(runs) > MINGLED:
        runs = list(Counter(looks).items())
    return [f"{count} {look}" for look, count in runs]


def _look(mark: Mark) -> str:
    """Shape and colours of a mark, such as `rect tint dashed accent`."""
    outline = ("dashed" if mark.dash else "outlined", mark.stroke) if mark.stroke else ()
    return " ".join(word for word in (mark.shape, mark.fill, *outline) if word)


def _spans(scene: Scene, *, across: bool) -> list[str]:
    """Each picture as its kind and where its marks start and end, in whole points."""
    return [
        f"{picture.data.kind}: "
        + ", ".join(
            f"{mark.x:.0f}–{mark.x + mark.width:.0f}"
            if across
            else f"{mark.y:.0f}–{mark.y + mark.height:.0f}"
            for mark in picture.marks
        )
        for picture in _pictures(scene.items)
    ]


def _lines(scene: Scene) -> list[str]:
    """Each line of its own by its name, with its ends across and down, in whole points."""
    return [
        f"{line.name}: {line.x:.0f}–{line.x2:.0f}, {line.y:.0f}–{line.y2:.0f}"
        for line in scene.flat()
        if isinstance(line, Line)
    ]


READERS: dict[str, Callable[[Scene], list[str]]] = {
    "across": lambda scene: _spans(scene, across=True),
    "alt": lambda scene: [scene.alt],
    "canvas": lambda scene: [f"{scene.name} {2 * scene.width:.0f}×{2 * scene.height:.0f}"],
    "claims": lambda scene: [" ".join(scene.claims)],
    "down": lambda scene: _spans(scene, across=False),
    "ground": lambda scene: [scene.ground],
    "lines": _lines,
    "marks": _drawn,
    "notes": lambda scene: list(scene.notes),
    "pictures": lambda scene: [picture.alt for picture in _pictures(scene.items)],
    "words": lambda scene: [" ".join(text.string for text in _texts(scene))],
}
"""What a page has beside the roles of its texts."""
