"""A template's file as what slides are laid out on, and everything that is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from frozendict import frozendict

from mkdeck.errors import did_you_mean
from mkdeck.render.pptx.templates.choosing import HEADS, Choice, as_head, content, headed, stated
from mkdeck.render.pptx.templates.fonts import Measured, measured
from mkdeck.render.pptx.templates.layouts import Layout, layouts, theme_of
from mkdeck.render.pptx.templates.opening import opened
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
    presentation = opened(data)
    width, height = presentation.slide_width / EMU, presentation.slide_height / EMU
    page = Box(0, 0, width, height)
    found = layouts(presentation)
    choices = _choices(found, page, wanted)
    master = presentation.slide_masters[choices[OTHERS].layout.master]
    title, text = _families(theme_of(master), choices[OTHERS])
    made = {kind: tokens(one.layout.palette, one.ground) for kind, one in choices.items()}
    return Reading(
        presentation,
        page,
        found,
        frozendict(choices),
        frozendict(made),
        measured(title),
        measured(text),
    )


def template(name: str, data: bytes, reading: Reading, notes: tuple[Problem, ...]) -> Template:
    """What slides are laid out on, with warnings of what will not look as meant."""
    return Template(
        name,
        reading.page.width,
        reading.page.height,
        frozendict({kind: _sheet(reading, kind) for kind in reading.choices}),
        reading.title.spec,
        reading.text.spec,
        notes,
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


def _families(theme: Any, usual: Choice) -> tuple[str, str]:
    """The families of titles and of text: those of the theme, else what the layout says."""

    def latin(role: str) -> str:
        found = theme.find(f".//{tag(f'a:{role}Font')}/{tag('a:latin')}")
        return "" if found is None else str(found.get("typeface", ""))

    title, text = latin("major"), latin("minor") or "Arial"
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
        choice.room,
        made.palette,
        made.slots,
    )


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
