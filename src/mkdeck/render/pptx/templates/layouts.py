"""All layouts of a template, with what each is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from mkdeck.render.pptx.templates.colours import (
    CELLS,
    Cells,
    Palette,
    colour_in,
    fill_of,
    picture_cells,
    picture_colour,
    scheme_of,
)
from mkdeck.render.pptx.templates.holders import Holder, holders
from mkdeck.render.pptx.xml import EMU, tag
from mkdeck.scene import Box

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

COVERED = 0.92
"""Share of an area that a shape must cover to be its ground."""

APART = 24.0
"""Steps of 255 by which a part of a picture is lighter or darker than most of it."""


@dataclass(frozen=True)
class Plane:
    """A layer of a layout's ground: an area and its colour, nothing where that cannot be told.

    Attributes:
        cells: Where it is a picture, its colours from place to place.
    """

    box: Box
    colour: str
    cells: Cells = ()

    def seen(self, box: Box) -> list[tuple[int, int, int]]:
        """The colours of a picture behind a box."""
        columns, rows = CELLS
        found = []
        for i, cell in enumerate(self.cells):
            x = self.box.x + (i % columns + 0.5) / columns * self.box.width
            y = self.box.y + (i // columns + 0.5) / rows * self.box.height
            if box.x <= x <= box.right and box.y <= y <= box.bottom:
                found.append(cell)
        return found


@dataclass(frozen=True)
class Layout:
    """A layout.

    Attributes:
        master, number: Where it stands in the file, each from 0.
        type: What the file says that it is for, such as `obj`.
        master_holders: The placeholders of its master.
        planes: Ground, and what is drawn on it, from the lowest to the topmost.
        drawn: Where something else than a placeholder is drawn, master included.
        used: How many slides of the file are on it; the first slide counts for a hundred.
    """

    master: int
    number: int
    name: str
    type: str
    holders: tuple[Holder, ...]
    master_holders: tuple[Holder, ...]
    palette: Palette
    planes: tuple[Plane, ...]
    drawn: tuple[Box, ...] = ()
    used: int = 0

    @property
    def key(self) -> str:
        """What tells it from others of the file."""
        return f"{self.master}/{self.number}"

    def of(self, sort: str) -> tuple[Holder, ...]:
        """Its placeholders of a sort whose text lies."""
        return tuple(one for one in self.holders if one.sort == sort and one.upright)

    @property
    def title(self) -> Holder | None:
        """Its title, if it has one."""
        return next(iter(self.of("title")), None)

    @property
    def rooms(self) -> tuple[Holder, ...]:
        """Its placeholders for content, the largest first."""
        return tuple(sorted(self.of("content"), key=lambda one: -one.area))

    def ground(self, box: Box) -> str:
        """The colour behind most of a box; nothing where it cannot be told."""
        plane = self._behind(box)
        cells = plane.seen(box) if plane else []
        if cells:
            return "".join(
                f"{round(sum(one[i] for one in cells) / len(cells)):02X}" for i in range(3)
            )
        return plane.colour if plane else ""

    def shades(self, box: Box) -> tuple[str, ...]:
        """The darkest and the lightest colours of a picture behind a box; none of anything else."""
        plane = self._behind(box)
        cells = sorted(plane.seen(box) if plane else [], key=sum)
        ends = (cells[len(cells) // 10], cells[-1 - len(cells) // 10]) if cells else ()
        return tuple(bytes(cell).hex().upper() for cell in ends)

    def clutter(self, box: Box) -> float:
        """The share of a box behind which there is something else than its ground, about."""
        plane = self._behind(box)
        shares = (_shared(one, box) for one in self.drawn)
        beside = sum(share for share in shares if share < COVERED)
        cells = [sum(cell) / 3 for cell in (plane.seen(box) if plane else [])]
        usual = sorted(cells)[len(cells) // 2] if cells else 0.0
        apart = sum(abs(cell - usual) > APART for cell in cells) / (len(cells) or 1)
        return min(beside + apart, 1.0)

    def _behind(self, box: Box) -> Plane | None:
        """The topmost layer that covers a box."""
        found = [plane for plane in self.planes if _shared(plane.box, box) >= COVERED]
        return found[-1] if found else None


def _shared(over: Box, under: Box) -> float:
    """The share of the lower box that the upper one covers."""
    wide = min(over.right, under.right) - max(over.x, under.x)
    high = min(over.bottom, under.bottom) - max(over.y, under.y)
    area = under.width * under.height
    return max(wide, 0.0) * max(high, 0.0) / area if area else 0.0


def layouts(presentation: Any) -> tuple[Layout, ...]:
    """Every layout of a python-pptx presentation, master by master."""
    uses = _uses(presentation)
    size = Box(0, 0, presentation.slide_width / EMU, presentation.slide_height / EMU)
    found = []
    for i, master in enumerate(presentation.slide_masters):
        theme = theme_of(master)
        palette = scheme_of(theme).through(master._element.find(tag("p:clrMap")))
        for j, layout in enumerate(master.slide_layouts):
            own = palette.through(layout._element.find(tag("p:clrMapOvr")))
            found.append(
                Layout(
                    i,
                    j,
                    layout.name,
                    layout._element.get("type", ""),
                    holders(layout, master, own),
                    holders(master, master, own),
                    own,
                    tuple(_planes(layout, master, theme, own, size)),
                    tuple(_ornaments(layout, master)),
                    uses.get(layout.part.partname, 0),
                )
            )
    return tuple(found)


FIRST = 100
"""As how many slides the first one of a file counts, which shows its cover."""


def _uses(presentation: Any) -> dict[str, int]:
    """How many of the slides left in the file are on each layout."""
    counts: dict[str, int] = {}
    for i, slide in enumerate(presentation.slides):
        name = slide.slide_layout.part.partname
        counts[name] = counts.get(name, 0) + (1 if i else FIRST)
    return counts


def theme_of(master: Any) -> Element:
    """The theme of a master."""
    return etree.fromstring(master.part.part_related_by(RT.THEME).blob)


def _planes(
    layout: Any, master: Any, theme: Element, palette: Palette, size: Box
) -> Iterator[Plane]:
    own = layout._element.cSld.find(tag("p:bg"))
    behind, part = (own, layout.part) if own is not None else (None, master.part)
    if behind is None:
        behind = master._element.cSld.find(tag("p:bg"))
    picture = None if behind is None else behind.find(f"{tag('p:bgPr')}/{tag('a:blipFill')}")
    cells = picture_cells(picture, part) if picture is not None else ()
    yield Plane(size, _background(behind, theme, palette, part), cells)
    if layout._element.get("showMasterSp", "1") not in {"0", "false"}:
        yield from _drawn(master, palette, size)
    yield from _drawn(layout, palette, size)


def _background(bg: Element | None, theme: Element, palette: Palette, part: Any) -> str:
    """The colour of a background; that of `bg1` where a file says nothing of it."""
    if bg is None or not len(bg):
        return palette.colour("bg1")
    said = bg[0]
    if said.tag == tag("p:bgPr"):
        return fill_of(said, palette, part)
    colour = colour_in(said, palette)
    styles = theme.find(f".//{tag('a:bgFillStyleLst')}")
    index = int(said.get("idx", "1001")) - 1001
    if styles is None or not 0 <= index < len(styles):
        return colour
    if styles[index].tag == tag("a:blipFill"):
        return ""
    holder = etree.Element("holder")
    holder.append(etree.fromstring(etree.tostring(styles[index])))
    return fill_of(holder, palette, part, colour)


def _drawn(owner: Any, palette: Palette, size: Box) -> Iterator[Plane]:
    """What is drawn on a layout or a master, as far as it can hide what is behind it."""
    for shape in owner.shapes:
        if shape.is_placeholder or not (shape.width and shape.height):
            continue
        box = Box(*(side / EMU for side in (shape.left, shape.top, shape.width, shape.height)))
        element = shape._element
        blip = element.find(tag("p:blipFill"))
        cells: Cells = ()
        if blip is not None:
            cells = picture_cells(blip, owner.part)
            whole = element.find(f"{tag('p:blipFill')}/{tag('a:srcRect')}")
            crop = _seen(box, size) if whole is None or not whole.attrib else None
            colour = picture_colour(blip, owner.part, crop)
        else:
            colour = fill_of(element.find(tag("p:spPr")), palette, owner.part)
        if colour:
            yield Plane(box, colour, cells)


_FILLS = tuple(f"a:{name}Fill" for name in ("solid", "grad", "blip", "patt"))


def _ornaments(layout: Any, master: Any) -> Iterator[Box]:
    """Where a layout and its master draw something that is seen."""
    shown = layout._element.get("showMasterSp", "1") not in {"0", "false"}
    for owner in (master, layout) if shown else (layout,):
        for shape in owner.shapes:
            if shape.is_placeholder or not (shape.width and shape.height):
                continue
            element = shape._element
            own = element.find(tag("p:spPr"))
            painted = own is None or any(own.find(tag(name)) is not None for name in _FILLS)
            styled = element.find(tag("p:style")) is not None
            plain = own is not None and own.find(tag("a:noFill")) is not None
            if element.tag == tag("p:pic") or painted or (styled and not plain):
                yield Box(
                    *(one / EMU for one in (shape.left, shape.top, shape.width, shape.height))
                )


def _seen(box: Box, size: Box) -> tuple[float, float, float, float]:
    """The part of a box that lies on the slide, as shares of it."""
    return (
        max(-box.x, 0) / box.width,
        max(-box.y, 0) / box.height,
        1 - max(box.right - size.width, 0) / box.width,
        1 - max(box.bottom - size.height, 0) / box.height,
    )
