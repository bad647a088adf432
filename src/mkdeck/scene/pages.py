"""A page, and fragments of one that do not know yet where they stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdeck.scene.items import Group, move

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frozendict import frozendict

    from mkdeck.scene.items import Figure, Flat, Item


@dataclass(frozen=True)
class Fragment:
    """Items laid out from 0, 0, with the size that they take."""

    width: float
    height: float
    items: tuple[Item, ...] = ()

    def at(self, x: float, y: float) -> tuple[Item, ...]:
        """The items, moved."""
        return tuple(move(item, x, y) for item in self.items)


@dataclass(frozen=True)
class Scene:
    """One page: a slide, a card or an infographic.

    Attributes:
        name: Stem of its file, such as `01-hero-og`, or the slide's number.
        title: What a list of pages calls it.
        ground: Token of the background.
        palette: Token to `RRGGBB`.
        kind: Name of the kind of slide, section or card that it is.
        notes: Speaker notes, paragraph by paragraph.
        claims: Ids of the claims shown, in order of appearance.
        sources: Long form of the sources shown.
        alt: The whole page in words.
        layout: Kind of ground: `paper`, `accent` or `inverse`.
        listed: Its claims with their figures in words, the last paragraph of the notes.
        noted: Every figure of the notes, in order.
        opens: Whether it opens a section of its deck.
    """

    name: str
    width: float
    height: float
    items: tuple[Item, ...]
    title: str
    palette: frozendict[str, str] = field(repr=False)
    ground: str = "paper"
    layout: str = "paper"
    lang: str = "en"
    notes: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    alt: str = ""
    kind: str = ""
    listed: str = ""
    noted: tuple[Figure, ...] = ()
    opens: bool = False

    def flat(self) -> Iterator[Flat]:
        """Every item, groups opened."""
        yield from _flat(self.items)


def _flat(items: tuple[Item, ...]) -> Iterator[Flat]:
    for item in items:
        if isinstance(item, Group):
            yield from _flat(item.items)
        else:
            yield item
