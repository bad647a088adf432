"""Small templates for tests, made of the one that python-pptx brings along."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.util import Pt

if TYPE_CHECKING:
    from collections.abc import Mapping

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def blank() -> Any:
    """The template that python-pptx brings along: 720 × 540 pt, Calibri, eleven layouts."""
    return Presentation()


def saved(made: Any) -> bytes:
    """A presentation as a file."""
    buffer = BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def repacked(data: bytes, changes: Mapping[str, tuple[bytes, bytes]]) -> bytes:
    """A package with a text in some of its parts replaced."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            before, after = changes.get(name, (b"", b""))
            said = old.read(name)
            new.writestr(name, said.replace(before, after) if before else said)
    return buffer.getvalue()


def as_template(data: bytes) -> bytes:
    """A `.pptx` as a `.potx`."""
    main = b"application/vnd.openxmlformats-officedocument.presentationml.%s.main+xml"
    change = main % b"presentation", main % b"template"
    return repacked(data, {"[Content_Types].xml": change})


def coloured(made: Any, **slots: str) -> Any:
    """The presentation with other colours in slots of its theme."""
    part = made.slide_master.part.part_related_by(RT.THEME)
    theme = etree.fromstring(part.blob)
    for slot, colour in slots.items():
        holder: Any = theme.find(f".//{A}clrScheme/{A}{slot}")
        for child in list(holder):
            holder.remove(child)
        etree.SubElement(holder, f"{A}srgbClr", val=colour)
    part._blob = etree.tostring(theme, encoding="UTF-8", standalone=True)
    return made


def faces(made: Any, title: str, text: str) -> Any:
    """The presentation with other fonts in its theme."""
    part = made.slide_master.part.part_related_by(RT.THEME)
    theme = etree.fromstring(part.blob)
    for role, family in (("major", title), ("minor", text)):
        latin: Any = theme.find(f".//{A}{role}Font/{A}latin")
        latin.set("typeface", family)
    part._blob = etree.tostring(theme, encoding="UTF-8", standalone=True)
    return made


def untyped(made: Any) -> Any:
    """The presentation with layouts that say nothing of what they are for but by their names."""
    for layout in made.slide_layouts:
        layout._element.attrib.pop("type", None)
    return made


def ground(owner: Any, slot: Any) -> Any:
    """A layout or master on another ground, a slot of its theme."""
    fill = owner.background.fill
    fill.solid()
    fill.fore_color.theme_color = slot
    return owner


def renamed(made: Any, names: Mapping[str, str]) -> Any:
    """The presentation with other names of layouts."""
    for layout in made.slide_layouts:
        layout.name = names.get(layout.name, layout.name)
    return made


def moved(made: Any, name: str, number: int, width: float, height: float) -> Any:
    """The presentation with a placeholder of a layout at 36, 126 and of another size."""
    holder = list(made.slide_layouts.get_by_name(name).placeholders)[number]
    holder.left, holder.top, holder.width, holder.height = map(Pt, (36, 126, width, height))
    return made
