"""The measured scene: a size and positioned items of a handful of kinds.

All lengths are points (1/72 in). `y` grows downwards. A `Text` is placed by its first baseline.
Colours are the names of theme tokens; a scene's palette says what they are.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import TYPE_CHECKING, Literal, TypeVar, assert_never, cast

from mkdeck.scene.descent import descent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdeck.scene.marks import ChartData, Mark


@dataclass(frozen=True)
class Font:
    """A face at a weight.

    Attributes:
        family: The name that a document asks for.
        measured: The family whose files are measured and drawn.
        axes: Fixed values of variable axes other than the weight, such as the optical size.
        files: Font files to measure and draw with, where no package has the family.
        width: How many times as wide as what is measured its letters are.
    """

    family: str
    measured: str
    weight: int = 400
    italic: bool = False
    axes: tuple[tuple[str, float], ...] = ()
    files: tuple[str, ...] = field(default=(), repr=False)
    width: float = 1.0


@dataclass(frozen=True)
class Run:
    """A piece of one line in one font, size and colour.

    Attributes:
        tracking: Extra space after each letter, in em.
        link: Address that the words lead to, where a backend has links.
    """

    text: str
    font: Font
    size: float
    colour: str
    tracking: float = 0.0
    link: str = ""

    def saying(self, text: str) -> Run:
        """The run with another text; itself where it has that text."""
        if text == self.text:
            return self
        # By the thousand; `dataclasses.replace` takes four times as long.
        return Run(text, self.font, self.size, self.colour, self.tracking, self.link)


@dataclass(frozen=True)
class Rect:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    name: str = ""

    @property
    def box(self) -> Box:
        """Where it is."""
        return Box(self.x, self.y, self.width, self.height)


@dataclass(frozen=True)
class Line:
    """A straight line of the given width in points."""

    x: float
    y: float
    x2: float
    y2: float
    width: float
    colour: str
    name: str = ""

    @property
    def box(self) -> Box:
        """Where it is."""
        return Box(
            min(self.x, self.x2), min(self.y, self.y2), abs(self.x2 - self.x), abs(self.y2 - self.y)
        )


@dataclass(frozen=True)
class Figure:
    """A figure as words print it.

    Attributes:
        text: As it is printed, with spaces of one kind.
        claim: Id of the claim that it is of; nothing for a year, a number of a page and the like.
        value: Name of the claim's value.
    """

    text: str
    claim: str = ""
    value: str = ""


@dataclass(frozen=True)
class Text:
    """Lines of text that are already broken and measured.

    Attributes:
        x: Left edge of the box.
        y: First baseline.
        width: Width of the box; lines are aligned within it.
        ink: Width of the widest line.
        lines: Runs of each line.
        pitch: Distance of baselines.
        breaks: `hard` where the lines must stay as they are, `soft` where a reader that edits
            the text may let it flow again.
        role: What the text is for: `title`, `number`, `body`, `label`, `value`, `footer`, `page` …
        claims: Ids of the claims whose figures it prints.
        hang: How far the first glyph's ink starts right of `x`, taken back when drawing.
        figures: Every figure in it, in order.
        room: Width of the box that it was broken to, which may be wider than its own.
    """

    x: float
    y: float
    width: float
    ink: float
    lines: tuple[tuple[Run, ...], ...]
    pitch: float
    align: Literal["left", "center", "right"] = "left"
    breaks: Literal["hard", "soft"] = "soft"
    role: str = "body"
    lang: str = "en"
    claims: tuple[str, ...] = ()
    hang: float = 0.0
    figures: tuple[Figure, ...] = ()
    room: float = 0.0

    @property
    def size(self) -> float:
        """The largest size in it."""
        return max(run.size for line in self.lines for run in line)

    @property
    def string(self) -> str:
        """The words in one line."""
        lines = ["".join(run.text for run in line) for line in self.lines]
        text = lines[0]
        for line in lines[1:]:
            text += joint(text, line) + line
        return text

    @property
    def last(self) -> float:
        """The last baseline."""
        return self.y + self.pitch * (len(self.lines) - 1)

    @property
    def lowest(self) -> float:
        """How far down its last line reaches; figures and capitals have no descenders."""
        return self.last + max(descent(run.text) * run.size for run in self.lines[-1])

    @property
    def box(self) -> Box:
        """Where its letters are, give or take a descender."""
        left = {
            "left": self.x,
            "right": self.x + self.width - self.ink,
            "center": self.x + (self.width - self.ink) / 2,
        }[self.align]
        top = self.y - 0.74 * self.size
        return Box(left, top, self.ink, self.last + 0.22 * self.size - top)


def joint(before: str, after: str) -> str:
    """What stood where a line was broken: a space, unless Chinese or Japanese or after a hyphen."""
    east_asian = before[-1:] >= "\u2e80" or after[:1] >= "\u2e80"
    return "" if east_asian or before.endswith("-") else " "


@dataclass(frozen=True)
class Picture:
    """Marks that are drawn as one transparent picture.

    Attributes:
        shows: `chart` for the marks of a scaled chart, `callout` for counted marks.
        alt: What a reader who cannot see it is told; nothing where it only decorates.
        data: What the marks show.
        claims: Ids of the claims it shows.
        figures: Every figure of `alt`, in order.
    """

    x: float
    y: float
    width: float
    height: float
    marks: tuple[Mark, ...]
    shows: Literal["chart", "callout"]
    alt: str
    data: ChartData
    claims: tuple[str, ...]
    figures: tuple[Figure, ...] = ()

    @property
    def box(self) -> Box:
        """Where it is."""
        return Box(self.x, self.y, self.width, self.height)


@dataclass(frozen=True)
class Image:
    """A picture that was made elsewhere, such as a logo.

    Attributes:
        content: The bytes of its file.
        alt: What a reader who cannot see it is told; nothing where it only decorates.
        link: Address that it leads to, where a backend has links.
    """

    x: float
    y: float
    width: float
    height: float
    content: bytes = field(repr=False)
    alt: str = ""
    name: str = "image"
    link: str = ""

    @property
    def box(self) -> Box:
        """Where it is."""
        return Box(self.x, self.y, self.width, self.height)


@dataclass(frozen=True)
class Group:
    """Items that belong together, with a description of the whole.

    Attributes:
        figures: Every figure of `alt`, in order.
    """

    items: tuple[Item, ...]
    alt: str
    name: str
    figures: tuple[Figure, ...] = ()

    @property
    def box(self) -> Box:
        """The smallest box round its items."""
        return Box.around(item.box for item in self.items)


@dataclass(frozen=True)
class Table(Group):
    """Texts in rows and columns, the first row with the names of the columns, and rules.

    Attributes:
        x, y: Upper left corner.
        columns: Widths.
        rows: Heights.
        anchors: What each row is the place of, for links such as `#source-3`, or nothing.
    """

    x: float = 0.0
    y: float = 0.0
    columns: tuple[float, ...] = ()
    rows: tuple[float, ...] = ()
    anchors: tuple[str, ...] = ()

    @property
    def box(self) -> Box:
        """Where it is."""
        return Box(self.x, self.y, sum(self.columns), sum(self.rows))

    def cells(self) -> list[list[Text | None]]:
        """The text of each cell, row by row; at most one a cell."""
        rights, bottoms = [*accumulate(self.columns)], [*accumulate(self.rows)]
        found: list[list[Text | None]] = [[None] * len(rights) for _ in bottoms]
        for item in self.items:
            if isinstance(item, Text):
                row = bisect_right(bottoms, item.y - self.y)
                found[row][bisect_right(rights, item.x - self.x + HAIR)] = item
        return found


HAIR = 0.01
"""Points by which a text may begin left of its column."""

Item = Rect | Line | Text | Picture | Image | Group

Flat = Rect | Line | Text | Picture | Image
"""Any item but a group."""


@dataclass(frozen=True)
class Box:
    """A rectangle; `overlaps` leaves a hair's breadth for rounding."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.y + self.height

    @classmethod
    def around(cls, boxes: Iterator[Box]) -> Box:
        """The smallest box round the boxes."""
        found = list(boxes)
        x, y = min(box.x for box in found), min(box.y for box in found)
        return cls(x, y, max(box.right for box in found) - x, max(box.bottom for box in found) - y)

    def overlaps(self, other: Box, slack: float = 0.3) -> bool:
        """Whether the two share more than a hair's breadth."""
        return (
            self.x + slack < other.right
            and other.x + slack < self.right
            and self.y + slack < other.bottom
            and other.y + slack < self.bottom
        )


AnyItem = TypeVar("AnyItem", bound=Item)


def move(item: AnyItem, dx: float, dy: float) -> AnyItem:
    """The item, further right and down by so much."""
    moved: Item
    match item:
        case Line():
            moved = replace(item, x=item.x + dx, y=item.y + dy, x2=item.x2 + dx, y2=item.y2 + dy)
        case Table():
            moved = replace(
                item,
                x=item.x + dx,
                y=item.y + dy,
                items=tuple(move(part, dx, dy) for part in item.items),
            )
        case Group():
            moved = replace(item, items=tuple(move(part, dx, dy) for part in item.items))
        case Rect() | Text() | Picture() | Image():
            moved = replace(item, x=item.x + dx, y=item.y + dy)
        case _:
            assert_never(item)
    return cast("AnyItem", moved)
