"""Slides on a template: a format out of its layout, and a theme out of its colours."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from math import sqrt
from typing import TYPE_CHECKING

from mkdeck.formats import load_format
from mkdeck.formats.format import BoxSpec, TypeStyle
from mkdeck.render import OTHERS
from mkdeck.scene import Rect, Text
from mkdeck.themes import Faces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdeck.errors import Problem
    from mkdeck.formats import Format
    from mkdeck.layout import Look
    from mkdeck.reading import Node
    from mkdeck.render import Area, Sheet, Template
    from mkdeck.scene import Item, Scene
    from mkdeck.story import Ground, Part
    from mkdeck.themes import Theme

USUAL_ROOM = 0.55
"""Share of a slide of our own that title and footer leave."""

LEAST_ROOM = 0.85
"""Share of the letters' size that a small room takes off at most."""

LEAST_TITLE = 0.5, 20.0
"""How small a title may become: share of the layout's size, and points on a slide of our own."""

CLEAR = 10.0
"""Points from the box of a title to what stands below it, on a slide of our own."""

SIZES = 4.0, 1000.0
"""Points that letters of a box have at least and at most."""

GAP, ASCENT, DESCENT = 18.0, 0.8, 0.3
"""From what stands above to a body in points, and heights of letters in em."""


def on_template(theme: Theme, template: Template, kind: str) -> Theme:
    """The theme with the template's faces and the colours of its layout for a kind of slide."""
    faces = Faces(title=template.title, number=template.title, text=template.text)
    return replace(
        theme,
        palette=template.sheet(kind).palette,
        faces=theme.faces.model_copy(update={"office": faces}),
        brand=None,
    )


def ground_of(part: Part) -> Ground:
    """What a slide stands on: figures keep their accent, as the ground is the template's anyway."""
    return "paper" if part.claims else part.ground


def format_of(template: Template, kind: str) -> Format:
    """The canvas of a kind of slide: the template's size, with the room of its layout."""
    return _format(template, template.sheet(kind))


@lru_cache(maxsize=64)
def _format(template: Template, sheet: Sheet) -> Format:
    base = load_format("slide")
    share = scale(template)
    room, footer = sheet.room, base.styles["footer"]
    low = room.bottom - (footer.pitch + DESCENT) * _half(footer.size * share)
    drop = base.footer.drop * share
    gap = GAP * share
    top = max(room.y, sheet.title.box.bottom + CLEAR * share)
    below = ASCENT * base.styles["subtitle"].size * share
    above = min(sheet.title.box.y, room.y) if sheet.clear else room.y
    return base.model_copy(
        update={
            "width": template.width,
            "height": template.height,
            "margin": room.x,
            "end": template.width - room.right,
            "rule": base.rule.model_copy(update={"top": above}),
            "title": base.title.model_copy(
                update={"box": _box(sheet.title, share), "width": 0.0, "foot": top - gap}
            ),
            "second": _box(sheet.second, share) if sheet.second else None,
            "subtitle": base.subtitle.model_copy(update={"drop": gap + below}),
            "body": base.body.model_copy(
                update={"top": 0.0, "bottom": 0.0, "gap": gap, "foot": gap}
            ),
            "footer": base.footer.model_copy(
                update={"top": max(low - drop, 0.0), "drop": drop, "reserved": 0.0}
            ),
            "brand": base.brand.model_copy(update={"place": ""}),
            "page_number": False,
            "scale": share,
            "smallest": int(base.smallest * share * 2) / 2,
            "spacing": base.spacing.model_copy(
                update={name: value * share for name, value in base.spacing}
            ),
            "styles": base.styles
            | {name: _scaled(style, share, sheet) for name, style in base.styles.items()}
            | {"heading": _style(sheet.title), "second": _style(sheet.second or sheet.title)},
        }
    )


def told_room(template: Template, kind: str) -> str:
    """What misfits of a kind say of the room that the template leaves."""
    sheet = template.sheet(kind)
    wide, high = sheet.room.width, sheet.room.height
    return f'; the layout "{sheet.name}" has {wide:.0f} × {high:.0f} pt for it'


def scale(template: Template) -> float:
    """How many times as large as on a slide of our own letters are.

    They keep their share of a slide, and are a little smaller where the template's area for content
    is small.
    """
    base = load_format("slide")
    page = template.width * template.height
    room = template.sheet(OTHERS).room
    part = room.width * room.height / page / USUAL_ROOM
    return sqrt(page / base.width / base.height) * min(max(sqrt(part), LEAST_ROOM), 1.0)


def _half(points: float) -> float:
    return round(points * 2) / 2


def _scaled(style: TypeStyle, share: float, sheet: Sheet) -> TypeStyle:
    """A style of our own slides; titles are as strong as the template's."""
    strong = sheet.title.strong if style.face == "title" else style.strong
    return style.model_copy(update={"size": _half(style.size * share), "strong": strong})


def _style(area: Area) -> TypeStyle:
    """How letters of a box of the template are set, in its largest size."""
    size, pitch = min(max(area.size, SIZES[0]), SIZES[1]), min(max(area.pitch, 0.8), 3.0)
    return TypeStyle(face=area.face, size=size, pitch=pitch, strong=area.strong)


def _box(area: Area, share: float) -> BoxSpec:
    box = area.box
    least = max(LEAST_TITLE[0] * area.size, min(area.size, LEAST_TITLE[1] * share))
    return BoxSpec(
        x=box.x,
        y=box.y,
        width=box.width,
        height=box.height,
        align=area.align,
        anchor=area.anchor,
        capitals=area.capitals,
        least=min(max(_half(least), SIZES[0]), SIZES[1]),
    )


def without_opening(items: Iterable[Item], sheet: Format) -> tuple[Item, ...]:
    """The items but the heavy rule that opens a page of our own."""
    return tuple(
        item
        for item in items
        if not (
            isinstance(item, Rect)
            and item.name == "rule"
            and (item.y, item.height) == (sheet.rule.top, sheet.rule.thickness)
        )
    )


def shrunk(scene: Scene, look: Look, name: str, node: Node) -> Iterator[Problem]:
    """A warning of each text that its box of the template holds in smaller letters only."""
    boxes = (("title", "heading", look.format.title.box), ("second", "second", look.format.second))
    for item in scene.items:
        for role, style, box in boxes:
            if not (isinstance(item, Text) and item.role == role and in_box(item, box)):
                continue
            usual = look.style(style).size
            if item.size < usual:
                where = "title" if role == "title" else "second line"
                yield node.at("title").problem(
                    f"{name}: the {where} is set at {item.size:g} pt; the template has {usual:g}",
                    hint="shorten it, or take a layout whose box is larger",
                    code="template",
                    severity="warning",
                )


def in_box(text: Text, box: BoxSpec | None) -> bool:
    """Whether a text stands in a box that is kept for it."""
    return box is not None and (text.x, text.room) == (box.x, box.width)
