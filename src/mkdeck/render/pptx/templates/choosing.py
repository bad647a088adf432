"""Which layouts of a template slides are made on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdeck.render.pptx.templates.names import TYPES, called
from mkdeck.scene import Box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.render.pptx.templates.holders import Holder
    from mkdeck.render.pptx.templates.layouts import Layout
    from mkdeck.render.pptx.templates.names import Part

HEADS: dict[str, Part] = {"title": "cover", "divider": "chapter"}
"""Kinds of slide that are a title above all, and what their layouts are for."""

LINE, EDGE = 1.6, 0.05
"""Room that a second line takes, in em, and share of the slide's height that its foot is kept."""

ROOMY = 0.35
"""Share of a slide that an area for content takes at least where it is the layout's purpose."""


@dataclass(frozen=True)
class Choice:
    """A layout with the placeholders of it that slides fill.

    Attributes:
        second: A line below the title of a cover or a chapter, or above it.
        room: Where everything else stands.
        why: What it was chosen by: `type`, `name`, `geometry` or `stated`.
    """

    layout: Layout
    title: Holder
    second: Holder | None
    room: Box
    why: str

    @property
    def ground(self) -> str:
        """The colour behind the room; nothing where it cannot be told."""
        return self.layout.ground(self.room)

    @property
    def title_ground(self) -> str:
        """The colour behind the title; nothing where it cannot be told."""
        return self.title.ground or self.layout.ground(self.title.inner)


def content(found: Sequence[Layout], area: float) -> Choice | None:
    """The layout for most slides: a title, and one large area; None where there is none.

    Of several that are as good, the one with least behind its area; then the one whose master has
    the largest, as masters of covers have small ones; then the one that slides in the file are on.
    """
    ranked: list[tuple[tuple[float, ...], Choice]] = []
    for layout in found:
        choice = _with_room(layout)
        if choice is not None and not any(_rank(layout, part) for part in HEADS.values()):
            only = len(layout.rooms) == 1
            rank = _rank(layout, "content")
            large = choice.room.width * choice.room.height >= ROOMY * area
            calm = -round(layout.clutter(choice.room), 1)
            order = (large, rank, calm, only, round(_master_area(layout)), layout.used)
            ranked.append((order, choice))
    # The first of equals: layouts that come first in a file are the usual ones.
    best = max(ranked, key=lambda pair: pair[0], default=None)
    return best[1] if best else None


def headed(found: Sequence[Layout], part: Part, page: Box) -> Choice | None:
    """The layout for covers or for chapters; None where the template has none."""
    fitting = [one for one in found if one.title and _rank(one, part)]
    if not fitting:
        return None
    return as_head(max(fitting, key=lambda one: (_rank(one, part), one.used)), page)


def as_head(layout: Layout, page: Box) -> Choice | None:
    """A layout whose title is what it is for, with a second line, and room below both."""
    layout = _as_drawn(layout)
    title = layout.title
    if title is None:
        return None
    second = next(iter((*layout.of("second"), *layout.rooms)), None)
    return Choice(layout, title, second, _below(layout, title, second, page), _why(layout))


def _below(layout: Layout, title: Holder, second: Holder | None, page: Box) -> Box:
    """What is free below the title of a head; a second line below it may be left short."""
    boxes = [title.inner, *([second.inner] if second else [])]
    left, right = min(box.x for box in boxes), max(box.right for box in boxes)
    low = title.frame.bottom
    if second and second.frame.y >= title.frame.y:
        low = second.inner.y + LINE * second.size
    foot = [
        one.frame.y
        for one in layout.holders
        if one.sort in {"number", "date", "footer"} and one.frame.y > low
    ]
    bottom = min(foot, default=page.height * (1 - EDGE))
    return Box(left, low, right - left, max(bottom - low, 0.0))


def stated(layout: Layout) -> Choice | None:
    """A layout that the user names; None where it has no title, or no room."""
    found = _with_room(layout)
    return replace(found, why="stated") if found else None


def _with_room(layout: Layout) -> Choice | None:
    """A layout with its largest area, or that of its master where it has a title alone."""
    if len(layout.rooms) < 2:
        layout = _as_drawn(layout)
    title = layout.title
    # A title alone leaves the master's area free; areas of its own a layout has for a reason.
    rooms = layout.rooms or [one for one in layout.master_holders if one.sort == "content"]
    if title is None or not rooms:
        return None
    return Choice(layout, title, None, rooms[0].frame, _why(layout))


def _as_drawn(layout: Layout) -> Layout:
    """The layout with the places of its master where it was made by a program, not a person.

    LibreOffice writes a dozen layouts for each master, whose places have nothing to do with the
    master that a person has drawn.
    """
    title = layout.title
    if title is None or title.styled:
        return layout
    drawn = {one.sort: one for one in layout.master_holders}
    places = [drawn[sort].frame for sort in ("title", "content") if sort in drawn]
    if len(places) == 2 and places[0].overlaps(places[1]):
        return layout
    return replace(
        layout,
        holders=tuple(
            _moved(one, drawn.get("content" if one.sort == "second" else one.sort))
            for one in layout.holders
        ),
    )


def _moved(holder: Holder, drawn: Holder | None) -> Holder:
    if drawn is None or drawn.frame == holder.frame:
        return holder
    return replace(holder, frame=drawn.frame, inner=drawn.inner, moved=True)


def _master_area(layout: Layout) -> float:
    return max((one.area for one in layout.master_holders if one.sort == "content"), default=0.0)


def _rank(layout: Layout, part: Part) -> int:
    """How clearly a layout is for a part: by its type, by its name, by what it has, or not."""
    if layout.type in TYPES[part]:
        return 3
    if called(layout.name, part):
        return 2
    centred = part == "cover" and any(one.type == "ctrTitle" for one in layout.holders)
    return 1 if centred and not layout.type else 0


def _why(layout: Layout) -> str:
    for part in TYPES:
        rank = _rank(layout, part)
        if rank:
            return {3: "type", 2: "name"}.get(rank, "geometry")
    return "geometry"
