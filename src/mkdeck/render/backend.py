"""What a backend declares, and what it is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from frozendict import frozendict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from mkdeck.languages import Office
    from mkdeck.render.delivered import Delivered
    from mkdeck.render.template import Report, Template
    from mkdeck.scene import Box, Charts, Evidence, Scene
    from mkdeck.themes import FaceSet, Theme

Pages = Literal["slides", "infographic", "cards"]
"""What of a deck is laid out: its slides, its sections in one tall picture, or its cards."""


@dataclass(frozen=True)
class Output:
    """Something that a build makes of a deck.

    Attributes:
        name: What `--only` calls it.
        kind: Kind of its entries in the manifest; no other output has it.
        pages: What of the deck it shows.
        faces: The set of faces that its pages are laid out for.
        place: Where it stands among all outputs, in a build and in the manifest.
        whole: Whether one file holds all pages; else there is one file a page, in their order.
        asked: Whether it is made only where it is asked for.
        templated: Whether its slides are on the deck's template, where it has one.
    """

    name: str
    kind: str
    pages: Pages
    faces: FaceSet
    place: int
    whole: bool = False
    asked: bool = False
    templated: bool = False


@dataclass(frozen=True)
class Model:
    """What a slide of a kind looks like before it shows anything.

    Attributes:
        name: What people call the kind.
        scene: A slide with words that say what stands where.
        chart: Where its chart stands, if it draws one.
    """

    name: str
    scene: Scene
    chart: Box | None = None


@dataclass(frozen=True)
class Document:
    """What a backend needs to know of a deck beside its scenes.

    Attributes:
        deck: Name of the deck, the stem of its file.
        title: Its title.
        theme: Colours and faces.
        office: How text of its language is marked.
        as_of: `YYYY-MM`, which stands as the document's date.
        version: Version of mkdeck.
        scale: How many times larger than usual pictures are, in pixels.
        charts: How marks stand in a document: as a `native` chart where it has the kind, else or
            all as `shapes`, or as a `picture`.
        evidence: What files carry of each claim that the deck shows, by its id.
        models: Gives a slide of each kind that a deck may have; only some backends ask for them.
        prompts: Words that say what stands where, by what a text is for.
        topics: What its topics are called, that of most claims first.
        template: What documents are made on instead of a master of their own, if anything.
    """

    deck: str
    title: str
    theme: Theme
    office: Office
    as_of: str
    version: str
    scale: int = 1
    charts: Charts = "native"
    evidence: Mapping[str, Evidence] = frozendict()
    models: Callable[[], tuple[Model, ...]] = tuple
    prompts: Mapping[str, str] = frozendict()
    topics: tuple[str, ...] = ()
    template: Template | None = None


@dataclass(frozen=True)
class Backend:
    """A format that scenes are written in.

    Attributes:
        name: What the format is called.
        suffix: End of its files' names, such as `.png`.
        scale: Units a point of sizes in the manifest: pixels of pictures, points of documents.
        read_template: Reads a file that slides can be made on: what messages call it, its bytes,
            names of its layouts by kinds of slide. Raises `TemplateError` for one that cannot be.
        check_template: Says all there is to say of such a file.
        begins: What files of the format begin with; of any of these.
        read_back: Reads what a delivered file says. Raises `UnreadError` for one that it cannot.
        most: Units that a side may have where a build may ask for larger pictures; 0 where it may
            not, and sizes are fixed.
        outputs: What it makes.
        write: Gives the path relative to the deck's folder and the content of each file of an
            output, one at a time. What is slow to import is imported in there.
    """

    name: str
    suffix: str
    scale: int
    outputs: tuple[Output, ...]
    write: Callable[[Output, Sequence[Scene], Document], Iterator[tuple[str, bytes]]]
    read_template: Callable[[str, bytes, Mapping[str, str]], Template] | None = None
    check_template: Callable[[str, bytes], Report] | None = None
    begins: tuple[bytes, ...] = ()
    read_back: Callable[[bytes], Delivered] | None = None
    most: int = 0

    def units(self, document: Document) -> int:
        """Units a point in a build: of pictures, as many times more as it asks for."""
        return self.scale * (document.scale if self.most else 1)
