"""A document of someone else's that slides are made on, as far as laying them out needs it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from frozendict import frozendict

    from mkdeck.codes import Code
    from mkdeck.errors import Problem
    from mkdeck.scene import Box
    from mkdeck.themes import FaceSpec

MOST_BYTES = 50_000_000
"""How large a template may be."""

OTHERS = "others"
"""What stands for all kinds of slide that a template has no layout of their own for."""


@dataclass(frozen=True)
class Area:
    """A box that a template keeps for a text.

    Attributes:
        box: Where the text may stand, in points.
        size: In points.
        pitch: Distance of baselines, in em.
        strong: Whether it is set in the stronger weight.
        face: Which of the template's faces.
        capitals: Whether its letters are drawn as capitals.
    """

    box: Box
    size: float
    pitch: float
    align: Literal["left", "center", "right"]
    anchor: Literal["top", "middle", "bottom"]
    strong: bool
    face: Literal["title", "text"]
    capitals: bool = False


@dataclass(frozen=True)
class Sheet:
    """A layout of a template.

    Attributes:
        key: What the backend calls it.
        name: What people call it.
        second: A line below the title of a cover or a chapter, or above it.
        room: Where everything else stands; of no height where there is none.
        clear: Whether what is behind the room is behind the title as well.
        palette: `RRGGBB` of each token.
        slots: The backend's names of their colours, each with how much of it is seen.
    """

    key: str
    name: str
    title: Area
    second: Area | None
    room: Box
    clear: bool
    palette: frozendict[str, str] = field(repr=False)
    slots: frozendict[str, tuple[str, float]] = field(repr=False)


@dataclass(frozen=True)
class Template:
    """A template that slides can be made on.

    Attributes:
        name: What messages call its file.
        width, height: Of a slide, in points.
        sheets: By kinds of slide; `OTHERS` for all that are not named.
        title, text: Its faces.
        notes: Warnings of what will not look as meant.
        stated: Names of its layouts by kinds of slide, as the user states them.
        content: Its file.
    """

    name: str
    width: float
    height: float
    sheets: frozendict[str, Sheet]
    title: FaceSpec
    text: FaceSpec
    notes: tuple[Problem, ...]
    stated: frozendict[str, str]
    content: bytes = field(repr=False)

    def sheet(self, kind: str) -> Sheet:
        """The layout of a kind of slide."""
        return self.sheets.get(kind) or self.sheets[OTHERS]


@dataclass(frozen=True)
class Fitted:
    """A family of a template.

    Attributes:
        family: What the template calls it.
        measured: The family whose letters are measured.
        exact: Whether these are as wide.
    """

    family: str
    measured: str
    exact: bool


@dataclass(frozen=True)
class Slots:
    """What becomes of the placeholders of a layout.

    Attributes:
        slides: Which slides are made on it.
        by: What it was chosen by: `type`, `name`, `geometry` or `stated`.
        found, missing: What slides need of it, there or not.
        unused: Names of placeholders that slides leave out.
        room: Width and height of the area for content, in points.
        ground: The colour behind that, nothing where it cannot be told.
        text, accent: Contrast of the theme's text and of its first accent with the ground.
    """

    slides: str
    layout: str
    by: str
    found: tuple[str, ...]
    missing: tuple[str, ...]
    unused: tuple[str, ...]
    room: tuple[float, float]
    ground: str
    text: float
    accent: float


@dataclass(frozen=True)
class Report:
    """A template that decks can be built on, and what will not look as meant."""

    width: float
    height: float
    masters: int
    layouts: int
    fonts: tuple[Fitted, ...]
    slots: tuple[Slots, ...]
    findings: tuple[Problem, ...]


class TemplateError(Exception):
    """Why slides cannot be made on a file; says what it is, and what would help.

    Attributes:
        kind: The kind of slide whose layout is to blame, where the user names one.
    """

    def __init__(self, message: str, hint: str, code: Code = "template", kind: str = "") -> None:
        super().__init__(message)
        self.hint = hint
        self.code: Code = code
        self.kind = kind
