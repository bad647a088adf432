"""What a delivered file says, read back: slides, shapes, charts, pictures, and what they carry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frozendict import frozendict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdeck.scene import Figure

MOST_DELIVERED = 200_000_000
"""How large a file may be that is read back."""


class UnreadError(Exception):
    """Why a file cannot be read back, and what would help.

    Attributes:
        hint: What would put it right.
    """

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True)
class Told:
    """What the tags of a shape or of a slide say was delivered.

    Attributes:
        deck, month, language: Where it comes from.
        claims: Hash of what the library said of each claim, by id.
        figures: Every figure of a shape's words, in order.
        others: Of a slide, figures that are no claim's, by the names of shapes without tags.
        alt: Figures of the alternative text.
        notes: Of a slide, figures of its notes.
        cells: What a chart draws: series, category, value, claim and label.
        sources: How the slide cites each claim, by id, and the name of the shape that does.
        words: Of a slide, the name of each shape with words and a hash of them.
        picture: Hash of a picture file's pixels.
    """

    deck: str
    month: str
    language: str
    claims: Mapping[str, str] = frozendict()
    figures: tuple[Figure, ...] = ()
    others: Mapping[str, tuple[str, ...]] = frozendict()
    alt: tuple[Figure, ...] = ()
    notes: tuple[Figure, ...] = ()
    cells: tuple[tuple[str, str, str, str, str], ...] = ()
    sources: Mapping[str, tuple[str, str]] = frozendict()
    words: tuple[tuple[str, str], ...] = ()
    picture: str = ""


@dataclass(frozen=True)
class Series:
    """A series of a chart: its name, and a value or nothing for each category.

    Attributes:
        labels: What stands at each value, as it is printed; left out of a sheet.
    """

    name: str
    categories: tuple[str, ...]
    values: tuple[str, ...]
    labels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chart:
    """A chart as a file has it.

    Attributes:
        series: What it draws.
        sheet: What "Edit Data" would open, by series; None where that cannot be read.
        words: What is typed into it elsewhere: titles, boxes within it.
    """

    series: tuple[Series, ...]
    sheet: tuple[Series, ...] | None
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Picture:
    """What a picture says of itself.

    Attributes:
        claims: A line for each claim, as `carriers.claim_line` writes it.
        left: How many claims found no room there.
        whole: Whether its pixels are those that were delivered.
        pixels: A hash of them.
    """

    deck: str = ""
    month: str = ""
    language: str = ""
    claims: tuple[str, ...] = ()
    left: int = 0
    whole: bool = True
    pixels: str = ""

    @property
    def marked(self) -> bool:
        """Whether it carries anything of a deck."""
        return bool(self.deck)


@dataclass(frozen=True)
class Shape:
    """A shape of a slide.

    Attributes:
        name: As the selection pane lists it.
        text: Its words; fields that follow the slide left out.
        alt: Its alternative text.
        lang: Tag of the language that its words are marked with, or nothing.
        told: What its tags say; None without any.
        chart, picture: What it draws, if it is one.
        opaque: What it holds that cannot be read, such as `a diagram`, or nothing.
    """

    name: str
    text: str = ""
    alt: str = ""
    lang: str = ""
    told: Told | None = None
    chart: Chart | None = None
    picture: Picture | None = None
    opaque: str = ""


@dataclass(frozen=True)
class Slide:
    """A slide: its number from 1, its shapes in their order, what its tags say, its notes."""

    number: int
    shapes: tuple[Shape, ...]
    told: Told | None = None
    notes: str = ""


@dataclass(frozen=True)
class Recorded:
    """A claim in the manifest of a file: its hash, and its figures by the names of its values."""

    content: str
    figures: Mapping[str, str]


@dataclass(frozen=True)
class Delivered:
    """A file that was read back: a deck has slides, a picture is one.

    Attributes:
        manifest: Claims of the deck that a file was built as, by id.
        language: The language of that deck, or nothing.
    """

    slides: tuple[Slide, ...] = ()
    picture: Picture | None = None
    manifest: Mapping[str, Recorded] = frozendict()
    language: str = ""
