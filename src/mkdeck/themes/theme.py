"""Themes: colour tokens and faces, read from YAML; nothing here moves a thing on a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

from frozendict import frozendict
from pydantic import AfterValidator, Field

from mkdeck.errors import MkdeckError, Problem, did_you_mean
from mkdeck.reading import Model, Node, RuleError, parse, read, yaml_file, yaml_files_in
from mkdeck.scene import Font
from mkdeck.themes.brand import Brand, BrandFile, read_brand
from mkdeck.themes.colour import contrast, mix

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


Face = Literal["title", "number", "text"]


FaceSet = Literal["image", "office"]
"""`image`: the designed faces, for pictures. `office`: faces that every recipient has."""


def _hex(value: str) -> str:
    digits = value.removeprefix("#").upper()
    if len(digits) != 6 or any(c not in "0123456789ABCDEF" for c in digits):
        raise RuleError(f'"{value}" is no colour', "write six hexadecimal digits, such as C4361A")
    return digits


Colour = Annotated[str, AfterValidator(_hex)]


class Colours(Model):
    """The colour tokens of a theme, each six hexadecimal digits."""

    paper: Colour
    """Background."""
    paper2: Colour
    """Background of every other band of a tall infographic."""
    ink: Colour
    """Titles, text, axes."""
    ink2: Colour
    """Subtitles, keys, footers."""
    accent: Colour
    """The one highlight: bars, figures and other marks."""
    accent_text: Colour | None = Field(default=None, alias="accent-text")
    """The highlight for words, numerals and small glyphs; left out, the accent itself."""
    muted: Colour
    """All other marks."""
    muted2: Colour
    """The one comparator."""
    tint: Colour
    """Fill of forecast values."""
    track: Colour
    """The track behind a bar."""
    rule: Colour
    """Hairlines."""
    accent_ground: Colour = Field(alias="accent-ground")
    """Background of a statement."""
    on_accent: Colour = Field(alias="on-accent")
    """Text on a statement."""
    inverse: Colour
    """Background of a divider."""
    on_inverse: Colour = Field(alias="on-inverse")
    """Text on a divider."""
    on_inverse2: Colour = Field(alias="on-inverse2")
    """Quiet text on a divider."""


Weight = Annotated[int, Field(ge=1, le=1000)]
"""As CSS has it: 400 is regular, 700 bold."""


class FaceSpec(Model):
    """A family for one purpose."""

    family: str
    """The family's name; it is what a document asks for."""
    measured: str = ""
    """The family that is measured and drawn instead, where it has the same widths."""
    regular: Weight = 400
    """Weight of plain text."""
    strong: Weight = 700
    """Weight of emphasis and titles."""
    optical_size: float | None = Field(default=None, alias="optical-size", ge=1, le=1000)
    """Fixed optical size of a family that has that axis."""
    scale: float = Field(default=1.0, ge=0.5, le=2)
    """Factor on every size set in this face."""

    def font(self, *, strong: bool, italic: bool = False) -> Font:
        """The face at one of its two weights."""
        axes = () if self.optical_size is None else (("Optical Size", self.optical_size),)
        weight = self.strong if strong else self.regular
        return Font(self.family, self.measured or self.family, weight, italic, axes)


class Faces(Model):
    """The faces of one set."""

    title: FaceSpec
    """Titles and statements."""
    number: FaceSpec
    """Large numerals."""
    text: FaceSpec
    """Everything else."""


class FaceSets(Model):
    """The two sets of faces."""

    image: Faces
    """The designed faces, for pictures."""
    office: Faces
    """Faces that every recipient of a document has."""


class ThemeFile(Model):
    """`themes/<name>.yaml`."""

    name: str
    """What people call it."""
    colours: Colours
    """Colour tokens."""
    faces: FaceSets
    """Faces for pictures and for documents."""
    brand: BrandFile | None = None
    """Who publishes, for the strip of slides, cards and infographics."""


@dataclass(frozen=True)
class Theme:
    """A theme that has passed its contrast checks.

    Attributes:
        id: Stem of its file.
        palette: Every token with its `RRGGBB`.
        node: Its file, for messages.
        brand: Who publishes, if the theme says so.
    """

    id: str
    name: str
    palette: frozendict[str, str]
    faces: FaceSets
    node: Node
    brand: Brand | None = None

    def face(self, faces: FaceSet, face: Face) -> FaceSpec:
        """The family for a purpose in one of the sets."""
        chosen: FaceSpec = getattr(getattr(self.faces, faces), face)
        return chosen


TEXT_CONTRAST = 4.5
"""WCAG 2.1, 1.4.3."""


_TEXT_PAIRS = (
    ("ink", "paper"),
    ("ink2", "paper"),
    ("accent-text", "paper"),
    ("accent-text", "track"),
    ("ink", "track"),
    ("ink", "paper2"),
    ("ink2", "paper2"),
    ("accent-text", "paper2"),
    ("on-accent", "accent-ground"),
    ("on-inverse", "inverse"),
    ("on-inverse2", "inverse"),
)


_MARK_PAIRS = (("accent", "muted"), ("accent", "paper"))
"""Marks that must stay apart in a greyscale print. Every mark has its number beside it in words."""


MARK_CONTRAST = 1.5
"""Least contrast of two marks, and of a mark and the ground it stands on."""


_WHERE = "write themes/<name>.yaml near the deck, or name one that comes with mkdeck"


def load_theme(
    theme: str,
    folders: list[Path],
    asked: Node | None = None,
    name: Callable[[Path], str] = str,
) -> Theme:
    """The theme of that name from the first folder that has it.

    Args:
        theme: Stem of the file.
        folders: Where to look, nearest first.
        asked: Where the user named it, for messages.
        name: What messages call a file.

    Raises:
        MkdeckError: There is none, its file is wrong, or a pair of colours lacks contrast.
    """
    for folder in folders:
        path = yaml_file(folder, theme)
        if path is not None and path.parent == folder:
            return read_theme(path, name(path))
    known = [path.stem for folder in folders for path in yaml_files_in(folder)]
    message, hint = f'there is no theme called "{theme}"', did_you_mean(theme, known) or _WHERE
    if asked is None:
        raise MkdeckError(Problem("--theme", 0, 0, message, hint, "unknown-theme"))
    raise MkdeckError(asked.problem(message, hint=hint, code="unknown-theme"))


def read_theme(path: Path, name: str | None = None) -> Theme:
    """The theme in a file; raises as `load_theme` does."""
    node = read(path, name)
    problems: list[Problem] = [*node.swallowed()]
    spec = parse(ThemeFile, node, problems)
    if spec is None:
        raise MkdeckError(*problems)
    palette = _palette(spec.colours)
    problems += _too_alike(palette, node)
    brand = read_brand(spec.brand, node, {node.path: path.parent}, problems)
    if problems:
        raise MkdeckError(*problems)
    return Theme(path.stem, spec.name, frozendict(palette), spec.faces, node, brand)


def _palette(colours: Colours) -> dict[str, str]:
    """Every token with its colour, those that follow from others filled in."""
    given = colours.model_dump(by_alias=True, exclude_none=True)
    palette = {"accent-text": colours.accent, **given}
    palette["inverse-rule"] = mix(palette["on-inverse2"], palette["inverse"], 0.3)
    return palette


def _too_alike(palette: dict[str, str], node: Node) -> Iterator[Problem]:
    """Pairs of colours without enough contrast."""
    for text, ground in _TEXT_PAIRS:
        ratio = contrast(palette[text], palette[ground])
        if ratio < TEXT_CONTRAST:
            said = f'on "{ground}" has a contrast of {ratio:.2f}, and text needs {TEXT_CONTRAST}'
            yield _alike(text, said, node)
    for mark, other in _MARK_PAIRS:
        ratio = contrast(palette[mark], palette[other])
        if ratio < MARK_CONTRAST:
            said = f'beside "{other}" has a contrast of {ratio:.2f}; marks need {MARK_CONTRAST}'
            yield _alike(mark, said, node)


def _alike(token: str, said: str, node: Node) -> Problem:
    """What is wrong with a token; one that follows from the accent is told as the accent."""
    hint = "make one of the two darker or lighter"
    if token == "accent-text" and node.at("colours", token) is node.at("colours"):
        token, hint = "accent", 'give words and numerals an "accent-text" that is darker or lighter'
    return node.problem(f'"{token}" {said}', "colours", token, hint=hint, code="contrast")
