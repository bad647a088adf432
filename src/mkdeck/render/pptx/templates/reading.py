"""A template's file as what slides are laid out on, and everything that is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from frozendict import frozendict

from mkdeck.errors import did_you_mean
from mkdeck.render.pptx.templates.choosing import HEADS, Choice, as_head, content, headed, stated
from mkdeck.render.pptx.templates.fonts import Measured, measured
from mkdeck.render.pptx.templates.layouts import Layout, layouts, theme_of
from mkdeck.render.pptx.templates.opening import SAVE_AGAIN, opened
from mkdeck.render.pptx.templates.tokens import Tokens, tokens
from mkdeck.render.pptx.xml import EMU, tag
from mkdeck.render.template import OTHERS, Area, Sheet, Template, TemplateError
from mkdeck.scene import Box

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdeck.errors import Problem
    from mkdeck.render.pptx.templates.holders import Holder

LEAST = 240.0, 150.0
"""Points of width and height that an area for content has at least."""

SINGLE = 1.2
"""Distance of baselines of single spacing, in em."""

FURNITURE = ("number", "date", "footer")
"""Sorts of placeholders that are copied from a layout to its slides."""

_ANCHORS: dict[str, Literal["top", "middle", "bottom"]] = {"ctr": "middle", "b": "bottom"}


@dataclass(frozen=True)
class Reading:
    """A template as it was read.

    Attributes:
        page: The size of a slide, from 0, 0.
        choices: The layout of each kind that has one of its own, and of `OTHERS`.
        tokens: Colours of each of these.
        title, text: Its faces.
    """

    presentation: Any
    page: Box
    layouts: tuple[Layout, ...]
    choices: frozendict[str, Choice]
    tokens: frozendict[str, Tokens]
    title: Measured
    text: Measured


def analysed(data: bytes, wanted: Mapping[str, str] = frozendict()) -> Reading:
    """A template's file, read.

    Args:
        data: The file.
        wanted: Names of layouts by kinds of slide, as the user states them.

    Raises:
        TemplateError: It cannot be opened, has no layout that slides can be made on, or none that
            the user names.
    """
    try:
        return _analysed(opened(data), wanted)
    except TemplateError:
        raise
    except Exception:  # A value in one of its parts may be anything, and lead to any error.
        raise TemplateError("is damaged: a value in it is none", SAVE_AGAIN) from None


def _analysed(presentation: Any, wanted: Mapping[str, str]) -> Reading:
    """The same of a presentation of python-pptx."""
    width, height = presentation.slide_width / EMU, presentation.slide_height / EMU
    page = Box(0, 0, width, height)
    found = layouts(presentation)
    choices = _choices(found, page, wanted)
    master = presentation.slide_masters[choices[OTHERS].layout.master]
    title, text = _families(theme_of(master), choices[OTHERS])
    made = {
        kind: tokens(one.layout.palette, one.ground, one.layout.shades(one.room))
        for kind, one in choices.items()
    }
    return Reading(
        presentation,
        page,
        found,
        frozendict(choices),
        frozendict(made),
        measured(title),
        measured(text),
    )


def template(
    name: str,
    data: bytes,
    reading: Reading,
    notes: tuple[Problem, ...],
    wanted: Mapping[str, str],
) -> Template:
    """What slides are laid out on, with warnings of what will not look as meant."""
    return Template(
        name,
        reading.page.width,
        reading.page.height,
        frozendict({kind: _sheet(reading, kind) for kind in reading.choices}),
        reading.title.spec,
        reading.text.spec,
        notes,
        frozendict(wanted),
        data,
    )


def _choices(found: Sequence[Layout], page: Box, wanted: Mapping[str, str]) -> dict[str, Choice]:
    area = page.width * page.height
    choices: dict[str, Choice] = {}
    for kind, name in wanted.items():
        choices[kind] = _stated(found, kind, name, page)
    for kind, part in HEADS.items():
        head = None if kind in choices else headed(found, part, page)
        if head is not None:
            choices[kind] = head
    usual = choices.get(OTHERS) or content(found, area)
    if usual is None:
        titled = any(one.title for one in found)
        lacks = "an area for content" if titled else "a title" if found else "any layout"
        raise TemplateError(
            f"has no layout with {lacks}" if found else "has no layouts",
            "add a layout with a title and one large area for content, as in the Office themes",
        )
    if usual.room.width < LEAST[0] or usual.room.height < LEAST[1]:
        raise TemplateError(
            f'the area for content of its layout "{usual.layout.name}" is only '
            f"{usual.room.width:.0f} × {usual.room.height:.0f} pt",
            'name another layout under "layouts", such as {others: Title and Content}',
        )
    return choices | {OTHERS: usual}


def _stated(found: Sequence[Layout], kind: str, name: str, page: Box) -> Choice:
    """The layout of that name: of several, the one that slides of the file are on, or the first."""
    same = [one for one in found if one.name.casefold() == name.casefold()]
    if not same:
        names = list(dict.fromkeys(one.name for one in found))
        hint = did_you_mean(name, names) or "name one that the template has"
        raise TemplateError(f'it has no layout "{name}"', hint, "unknown-value", kind)
    layout = max(same, key=lambda one: one.used)
    choice = as_head(layout, page) if kind in HEADS else stated(layout)
    if choice is None:
        lacks = "area for content" if layout.title else "title"
        raise TemplateError(
            f'its layout "{layout.name}" has no {lacks}', "name one that has it", kind=kind
        )
    return choice


def families(theme: Any) -> tuple[str, str]:
    """What a theme calls its fonts of titles and of text; nothing where it has none."""
    found = (
        theme.find(f".//{tag(f'a:{role}Font')}/{tag('a:latin')}") for role in ("major", "minor")
    )
    title, text = ("" if one is None else str(one.get("typeface", "")) for one in found)
    return title, text


def _families(theme: Any, usual: Choice) -> tuple[str, str]:
    """The families of titles and of text: those of the theme, else what the layout says."""
    title, text = families(theme)
    text = text or "Arial"
    face = usual.title.face
    own = {"title": title, "text": text}.get(face, face)
    return own or text, text


def _sheet(reading: Reading, kind: str) -> Sheet:
    choice, made = reading.choices[kind], reading.tokens[kind]
    return Sheet(
        choice.layout.key,
        choice.layout.name,
        _area(choice.title),
        _area(choice.second) if choice.second else None,
        free_room(choice, reading.page, head=kind in HEADS),
        choice.title_ground == choice.ground and not choice.title.ground,
        made.palette,
        made.slots,
    )


def free_room(choice: Choice, page: Box, *, head: bool = False) -> Box:
    """The room as far as it is on the slide, and nothing small is drawn or placed in its edges.

    Of a head with pictures or shapes behind that, there is none.
    """
    room = _common(choice.room, page)
    layout = choice.layout
    feet = [one.frame for one in layout.holders if one.sort in FURNITURE]
    ornaments = [box for box in layout.drawn if _covered(box, room) < ORNAMENT]
    for box in (*feet, *ornaments):
        if box.overlaps(room, slack=1.0):
            room = _beside(room, box, choice.room)
    if head and layout.clutter(room) > CLUTTER:
        return Box(room.x, room.y, room.width, 0.0)
    return room


CLUTTER = 0.05
"""Share of a room behind which there may be something else than its ground."""


ORNAMENT = 0.3
"""Share of a room from which what is drawn over it is its ground."""

CUT = 0.25
"""Share of a room's width or height that gives way to what is drawn in its edge, at most."""


def _common(one: Box, other: Box) -> Box:
    x, y = max(one.x, other.x), max(one.y, other.y)
    right, bottom = min(one.right, other.right), min(one.bottom, other.bottom)
    return Box(x, y, max(right - x, 0.0), max(bottom - y, 0.0))


def _covered(over: Box, room: Box) -> float:
    both = _common(over, room)
    return both.width * both.height / ((room.width * room.height) or 1.0)


def _beside(room: Box, box: Box, whole: Box) -> Box:
    """What a room keeps beside a box in its edge: the largest rest, or all where too much went."""
    rests = [
        Box(room.x, room.y, room.width, box.y - room.y),
        Box(room.x, room.y, box.x - room.x, room.height),
        Box(box.right, room.y, room.right - box.right, room.height),
        Box(room.x, box.bottom, room.width, room.bottom - box.bottom),
    ]
    best = max(rests, key=lambda one: max(one.width, 0.0) * max(one.height, 0.0))
    small = best.width < (1 - CUT) * whole.width or best.height < (1 - CUT) * whole.height
    return room if small else best


def _area(holder: Holder) -> Area:
    return Area(
        holder.inner,
        holder.size,
        holder.pitch * SINGLE,
        holder.align,
        _ANCHORS.get(holder.anchor, "top"),
        holder.strong,
        "text" if holder.face == "text" else "title",
        holder.capitals,
    )
