"""Canvases with their type scales, in points, read from YAML; a pixel of a picture is half a point.

A style does the same in every format that has it; one that no kind sets there is left out.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from frozendict import frozendict
from pydantic import AfterValidator, Field

from mkdeck import formats as package
from mkdeck.errors import MkdeckError, Problem, did_you_mean
from mkdeck.reading import FrozenDict, Model, Node, RuleError, merged, parse, read
from mkdeck.themes import TOKEN_NAMES, Face

Form = Literal["slide", "band", "card"]
"""Where a format is used: for a slide, a band of the infographic, a card."""

Length = Annotated[float, Field(ge=0, le=10_000, allow_inf_nan=False)]
"""Points."""


Place = Annotated[float, Field(ge=-10_000, le=10_000, allow_inf_nan=False)]
"""Points from the left or upper edge of a canvas."""


_TOKEN_HINT = 'write a name such as "ink" or "accent"'


def _token(value: str) -> str:
    if value not in TOKEN_NAMES:
        raise RuleError(
            f'"{value}" is no colour of a theme', did_you_mean(value, TOKEN_NAMES) or _TOKEN_HINT
        )
    return value


Token = Annotated[str, AfterValidator(_token)]
"""A colour of a theme by its name."""


class TypeStyle(Model):
    """How one kind of text is set."""

    face: Face
    """Which of a theme's faces."""
    size: float = Field(ge=4, le=1000, allow_inf_nan=False)
    """Points."""
    pitch: float = Field(default=1.25, ge=0.8, le=3, allow_inf_nan=False)
    """Distance of baselines, as a multiple of the size."""
    colour: Token = "ink"
    """Token of its colour."""
    strong: bool = False
    """Whether it is set in the stronger weight."""
    tracking: float = Field(default=0.0, ge=-0.2, le=0.5, allow_inf_nan=False)
    """Extra space after each letter, in em."""
    shrink: float = Field(default=1.0, ge=0.1, le=1, allow_inf_nan=False)
    """Least size, as a share of `size`."""


class RuleSpec(Model):
    """The heavy rule that opens a page."""

    top: Length
    """Its upper edge."""
    thickness: float = Field(default=2.0, gt=0, le=20, allow_inf_nan=False)
    """How thick it is."""


class BoxSpec(Model):
    """A box that a page keeps for one text."""

    x: Place
    """Its left edge."""
    y: Place
    """Its upper edge."""
    width: Length
    """How wide it is."""
    height: Length
    """How high it is."""
    align: Literal["left", "center", "right"] = "left"
    """Where lines stand in it."""
    anchor: Literal["top", "middle", "bottom"] = "top"
    """Where all lines together stand in it."""
    capitals: bool = False
    """Whether letters are drawn as capitals."""
    least: float = Field(default=4.0, ge=4, le=1000, allow_inf_nan=False)
    """Points that its letters may shrink to."""


class TitleSpec(Model):
    """Where a page's takeaway stands."""

    drop: Length
    """From the rule's upper edge to the first baseline."""
    width: Length = 0.0
    """Width of its box; 0 for all of the width between the margins."""
    lines: int = Field(default=2, ge=1, le=6)
    """How many lines it may take."""
    more: int = Field(default=0, ge=0, le=6)
    """Further lines that it may take where it does not fit them even at its least size."""
    box: BoxSpec | None = None
    """The box that it is fitted to, in the style "heading", wherever the rule is."""
    foot: Length = 0.0
    """With a box: what counts as its last baseline for what stands below."""


class SubtitleSpec(Model):
    """Where a page's subtitle stands."""

    drop: Length
    """From the title's last baseline to its own first one."""
    lines: int = Field(default=1, ge=1, le=6)
    """How many lines it may take."""


class BodySpec(Model):
    """Where a page's body stands."""

    top: Length = 0.0
    """Its upper edge; 0 where it follows the title."""
    bottom: Length = 0.0
    """Its lower edge; 0 where the footer bounds it."""
    gap: Length = 0.0
    """From the last baseline above it, where it follows the title."""
    foot: Length = 0.0
    """Space between it and the footer, where that bounds it."""


class FooterSpec(Model):
    """Where sources, base and notes stand."""

    top: Length
    """Upper edge of its hairline."""
    drop: Length
    """From the hairline to the first baseline."""
    lines: int = Field(default=2, ge=0, le=12)
    """How many lines it may take."""
    lift: Length = 0.0
    """How much higher one of several lines begins."""
    reserved: Length = 0.0
    """Room at its right end for the number of the page."""
    notes_give_way: bool = Field(default=False, alias="notes-give-way")
    """Whether notes of claims may move from it to the speaker notes."""


class Clear(Model):
    """What programs that show a picture lay their own controls over."""

    top: Length = 0.0
    """How high the strip at its top is in which nothing stands."""
    bottom: Length = 0.0
    """How high the one at its foot is."""


class BrandSpec(Model):
    """Where the brand of a theme stands: its logo, its name, its address."""

    place: Literal["", "strip", "line", "head"] = ""
    """`strip`: below a hairline at the foot, with the address; `line`: at the right end of the
    footer's first line; `head`: above the rule; left out, nowhere."""
    height: Length = 0.0
    """By how much a strip lifts the footer, whose hairline is else where the strip's is."""
    drop: Length = 0.0
    """From the hairline, or the upper edge of the canvas, to the logo."""
    logo: Length = 0.0
    """How high the logo is."""
    widest: Length = 100.0
    """How wide it is at most."""
    gap: Length = 8.0
    """Between the logo and the name."""


class Spacing(Model):
    """Gaps of charts."""

    overhang: Length
    """How far a zero line stands out beyond the bars."""
    gutter: Length
    """From the widest label to the zero line."""
    gap: Length
    """Between the end of a bar and its value."""
    label_column: Length = Field(alias="label-column")
    """Least width of a column of labels."""


class Format(Model):
    """`formats/<name>.yaml`: a canvas, its margins and its type scale."""

    name: str
    """Stem of its file."""
    about: str
    """What it is for."""
    checked: str = Field(default="", pattern=r"^(\d{4}-\d{2}-\d{2})?$")
    """`YYYY-MM-DD`: when its size was last compared with what those who show it ask for."""
    form: Form
    """Where it is used."""
    width: float = Field(ge=72, le=10_000, allow_inf_nan=False)
    """Width of the canvas."""
    height: Length
    """Height of the canvas; 0 where it follows from the content."""
    margin: Length
    """Left margin."""
    end: Length = 0.0
    """Right margin; 0 where it is as wide as the left one."""
    clear: Clear = Clear()
    """Strips at its top and foot that stay empty."""
    rule: RuleSpec
    """The rule at its top."""
    title: TitleSpec
    """The takeaway."""
    second: BoxSpec | None = None
    """A box for a line below the title of a deck or of a chapter, in the style "second"."""
    subtitle: SubtitleSpec
    """What is measured."""
    body: BodySpec
    """What stands between title and footer."""
    footer: FooterSpec
    """Sources, base and notes."""
    brand: BrandSpec = BrandSpec()
    """Where the theme's brand stands."""
    page_number: bool = Field(default=False, alias="page-number")
    """Whether pages are numbered."""
    scale: float = Field(default=1.0, gt=0, le=20, allow_inf_nan=False)
    """How large its letters are beside those of a slide of our own size; rooms are judged by it."""
    smallest: float = Field(ge=4, le=100, allow_inf_nan=False)
    """Least size of any text on it."""
    spacing: Spacing
    """Gaps of charts."""
    styles: FrozenDict[TypeStyle]
    """Its type scale."""

    @property
    def right(self) -> float:
        """The right margin's edge."""
        return self.width - (self.end or self.margin)

    @property
    def inner(self) -> float:
        """Width between the margins."""
        return self.right - self.margin


def formats(form: Form | None = None) -> dict[str, Format]:
    """Every format by name, or those used for one form.

    Raises:
        MkdeckError: The file of one is wrong.
    """
    made = {name: load_format(name) for name in sorted(_files())}
    return {name: one for name, one in made.items() if form in {None, one.form}}


def load_format(name: str) -> Format:
    """The format of a known name, what it extends filled in.

    Raises:
        MkdeckError: Its file is wrong.
    """
    return _loaded(name, _files()[name])


@cache
def _loaded(name: str, path: Path) -> Format:
    shown = f"formats/{path.name}"
    node = _extended(read(path, shown), {name})
    problems: list[Problem] = []
    made = parse(Format, _with_name(node, name), problems)
    if made is None:
        raise MkdeckError(*problems)
    return made


def _files() -> dict[str, Path]:
    """The file of each format, found by listing the folder."""
    return {path.stem: path for folder in package.__path__ for path in Path(folder).glob("*.yaml")}


def _extended(node: Node, seen: set[str]) -> Node:
    """The node laid over the format that it extends; mappings are merged key by key."""
    base = node.at("extends")
    if base is node:
        return node
    name = str(base.value)
    known = _files()
    if name not in known or name in seen:
        what = "extends itself" if name in seen else f'extends "{name}", which there is not'
        hint = did_you_mean(name, set(known) - seen) or "name a format that there is"
        raise MkdeckError(base.problem(what, hint=hint, code="unknown-value"))
    under = _extended(read(known[name], f"formats/{name}.yaml"), seen | {name})
    return merged(under, node, without="extends")


def _with_name(node: Node, name: str) -> Node:
    """The node with the name that its file has."""
    if not isinstance(node.value, dict):
        return node
    named = replace(node, value=name, keys=frozendict())
    return replace(node, value=node.value | {"name": named})
