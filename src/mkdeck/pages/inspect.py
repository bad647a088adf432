"""The inspection of a page before it is built: what a reader could not read, or not trace.

What it finds is an error of the build, for every kind, format and theme, so that a new one cannot
break a page in silence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from mkdeck.scene import Box, Group, Image, Picture, Rect, Text
from mkdeck.themes import TEXT_CONTRAST, contrast

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdeck.codes import Code
    from mkdeck.formats import Format
    from mkdeck.scene import Item, Mark, Scene

CITES = frozenset({"footer", "reference"})
"""Roles of the texts that name sources."""

SURFACES = frozenset({"track", "paper"})
"""Tokens of marks that letters may stand on."""

A = TypeVar("A")


@dataclass(frozen=True)
class Fault:
    """What is wrong with a page.

    Attributes:
        what: In words, naming the texts concerned.
        code: The kind of problem.
    """

    what: str
    code: Code


def inspect(scene: Scene, sheet: Format) -> list[Fault]:
    """Every fault of a page that is laid out on a format.

    Texts that overlap each other, a mark or a picture that they do not belong to; texts and
    pictures outside the margins; letters too small or too faint; pictures without a description;
    figures of a claim whose source stands nowhere on the page.
    """
    return [
        *_outside(scene, sheet),
        *_overlaps(scene),
        *_crossed(scene),
        *_small(scene, sheet),
        *_faint(scene),
        *_untold(scene.items),
        *_unsourced(scene),
    ]


def letters(item: Item) -> Box:
    """Where an item is; of a text the ink, since figures and capitals have no descenders."""
    box = item.box
    if not isinstance(item, Text):
        return box
    return Box(box.x, box.y, box.width - item.hang, item.lowest - box.y)


HAIR = 0.25
"""Points by which ink may stand outside: half a pixel, as kerning across faces is rounded."""


def _outside(scene: Scene, sheet: Format) -> Iterator[Fault]:
    clear = sheet.clear
    for item in scene.flat():
        box = letters(item)
        left, right = 0.0, scene.width
        if isinstance(item, Text | Picture | Image) and not _kept(item, sheet):
            left, right = sheet.margin, sheet.right
        if (
            box.x < left - HAIR
            or box.right > right + HAIR
            or box.y < clear.top - HAIR
            or box.bottom > scene.height - clear.bottom + HAIR
        ):
            yield Fault(f"{_said(item)} stands outside the margins", "margin")


def _kept(item: Item, sheet: Format) -> bool:
    """Whether it is a text in a box that the format keeps for it, wherever that stands."""
    boxes = {"title": sheet.title.box, "second": sheet.second}
    return isinstance(item, Text) and boxes.get(item.role) is not None


def _overlaps(scene: Scene) -> Iterator[Fault]:
    """Texts on each other, and texts on pictures of another group."""
    texts = [(letters(text), text) for text in scene.flat() if isinstance(text, Text)]
    for text, second in _near(texts):
        yield Fault(f"{_said(text)} and {_said(second)} overlap", "overlap")
    tops = {id(item): top for top in scene.items for item in _within(top)}
    pictures = [(item.box, item) for item in scene.flat() if isinstance(item, Picture | Image)]
    mixed: list[tuple[Box, Item]] = [*texts, *pictures]
    for one, other in _near(mixed):
        apart = tops[id(one)] is not tops[id(other)]
        if apart and isinstance(one, Text) != isinstance(other, Text):
            yield Fault(f"{_said(one)} and {_said(other)} overlap", "overlap")


def _crossed(scene: Scene) -> Iterator[Fault]:
    """Letters on a mark: they may stand on a track, and on nothing else that is drawn."""
    texts = [(letters(text), text) for text in scene.flat() if isinstance(text, Text)]
    marks = [(box, mark) for box, mark in _marks(scene) if mark.fill and mark.fill not in SURFACES]
    for box, text in texts:
        for other, mark in marks:
            if box.overlaps(other):
                yield Fault(f"{_said(text)} stands on a mark ({mark.fill})", "overlap")


def _small(scene: Scene, sheet: Format) -> Iterator[Fault]:
    for text in scene.flat():
        if isinstance(text, Text):
            size = min(run.size for line in text.lines for run in line)
            if size < sheet.smallest - 1e-6:
                least = f"the least of this format is {sheet.smallest:g}"
                yield Fault(f"{_said(text)} is set at {size:g} pt; {least}", "small")


def _faint(scene: Scene) -> Iterator[Fault]:
    layers: list[tuple[Box, str]] = [
        (item.box, item.fill) for item in scene.flat() if isinstance(item, Rect)
    ]
    layers += [(box, mark.fill) for box, mark in _marks(scene) if mark.fill]
    for text in scene.flat():
        if not isinstance(text, Text):
            continue
        colours = {run.colour for line in text.lines for run in line}
        for under in _grounds(letters(text), layers, scene.ground):
            for colour in colours:
                ratio = contrast(scene.palette[colour], scene.palette[under])
                if ratio < TEXT_CONTRAST:
                    what = f'{_said(text)} ("{colour}" on "{under}") has a contrast of {ratio:.2f}'
                    yield Fault(f"{what}; text needs {TEXT_CONTRAST}", "faint")


def _grounds(own: Box, layers: Sequence[tuple[Box, str]], ground: str) -> set[str]:
    """Tokens of everything that shows behind letters: the ground, a band, a mark."""
    seen = {ground}
    for box, token in layers:
        if not box.overlaps(own):
            continue
        covers = box.x <= own.x and box.right >= own.right and box.y <= own.y
        if covers and box.bottom >= own.bottom:
            seen = {token}
        else:
            seen.add(token)
    return seen


def _untold(items: Iterable[Item]) -> Iterator[Fault]:
    for item in items:
        decorates = isinstance(item, Picture) and not item.claims
        if isinstance(item, Picture | Group) and not item.alt.strip() and not decorates:
            name = item.name if isinstance(item, Group) else item.data.kind
            yield Fault(f'the picture "{name}" has no alternative text', "untold")
        if isinstance(item, Group):
            yield from _untold(item.items)


def _unsourced(scene: Scene) -> Iterator[Fault]:
    """Claims that an item shows and no footer, reference or list of sources names."""
    shown: dict[str, None] = {}
    cited: set[str] = set()
    for item in scene.flat():
        if isinstance(item, Text | Picture):
            shown |= dict.fromkeys(item.claims)
        if isinstance(item, Text) and item.role in CITES:
            cited |= set(item.claims)
    for claim in shown:
        if claim not in cited:
            yield Fault(f'a figure of claim "{claim}" stands without its source', "unsourced")


def _marks(scene: Scene) -> Iterator[tuple[Box, Mark]]:
    """Every mark with its place on the scene."""
    for item in scene.flat():
        if isinstance(item, Picture):
            for mark in item.marks:
                left, right = sorted((mark.x, mark.x + mark.width))
                top, bottom = sorted((mark.y, mark.y + mark.height))
                yield Box(item.x + left, item.y + top, right - left, bottom - top), mark


def _within(item: Item) -> Iterator[Item]:
    yield item
    if isinstance(item, Group):
        for part in item.items:
            yield from _within(part)


def _near(boxes: Sequence[tuple[Box, A]]) -> Iterator[tuple[A, A]]:
    """The pairs that overlap, from the top of the page down."""
    ordered = sorted(boxes, key=lambda pair: pair[0].y)
    for i, (box, one) in enumerate(ordered):
        for other_box, other in ordered[i + 1 :]:
            if other_box.y > box.bottom:
                break
            if box.overlaps(other_box):
                yield one, other


def _said(item: Item) -> str:
    """An item as messages name it."""
    if isinstance(item, Text):
        words = item.string.replace("\u00a0", " ")
        return f'"{words if len(words) <= 60 else words[:59] + "…"}"'
    if isinstance(item, Picture):
        return f'the picture "{item.data.kind}"'
    return f'the {type(item).__name__.lower()} "{getattr(item, "name", "")}"'
