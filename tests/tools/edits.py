"""Edits of a deck as a person makes them in a program for slides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from tools.slots import OFFICE
from tools.text_boxes import mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


def placeholders(slide: Any) -> Iterator[Any]:
    """The placeholders of a slide that hold words, as elements."""
    return (shape for shape in slide._element.iter(f"{P}sp") if mark(shape))


def reset(deck: Any) -> None:
    """Takes place, size and looks from all placeholders, as Reset Slide does."""
    for slide in deck.slides:
        for shape in placeholders(slide):
            for name in (f"{P}spPr", f"{P}txBody/{A}bodyPr", f"{P}txBody/{A}lstStyle"):
                element = shape.find(name)
                element[:] = []
                element.attrib.clear()
            for told in shape.findall(f"{P}txBody/{A}p/{A}pPr"):
                told.getparent().remove(told)
            for look in shape.iter(f"{A}rPr", f"{A}endParaRPr"):
                look[:] = [child for child in look if child.tag == f"{A}hlinkClick"]
                for key in set(look.attrib) - {"lang"}:
                    del look.attrib[key]


def type_over(shape: Any, words: str) -> None:
    """Other words in the look of the first ones of an element."""
    runs = list(shape.iter(f"{A}r"))
    runs[0].find(f"{A}t").text = words
    for other in [*runs[1:], *shape.iter(f"{A}br")]:
        other.getparent().remove(other)


def relayout(slide: Any, name: str) -> None:
    """Gives a slide another layout of its deck."""
    layouts = slide.part.package.presentation_part.presentation.slide_layouts
    target = next(layout for layout in layouts if layout.name == name)
    for relation in slide.part.rels.values():
        if relation.reltype == RT.SLIDE_LAYOUT:
            relation._target = target.part


def restyle(change: Callable[[Any], None]) -> Callable[[Any], None]:
    """An edit that changes the deck's theme."""

    def edit(deck: Any) -> None:
        part = deck.slide_master.part.part_related_by(RT.THEME)
        theme = etree.fromstring(part.blob)
        change(theme)
        part._blob = etree.tostring(theme)

    return edit


def office_colours(theme: Any) -> None:
    """The colours that PowerPoint comes with."""
    for slot in theme.find(f".//{A}clrScheme"):
        name = slot.tag.removeprefix(A)
        if name in OFFICE:
            slot[0].set("val", OFFICE[name])


def other_fonts(theme: Any) -> None:
    """Titles in the face of the text, and text in that of the titles."""
    fonts = theme.find(f".//{A}fontScheme")
    major, minor = (fonts.find(f"{A}{name}/{A}latin") for name in ("majorFont", "minorFont"))
    one, other = major.get("typeface"), minor.get("typeface")
    major.set("typeface", other)
    minor.set("typeface", one)


def darken(deck: Any) -> None:
    """The colours of Office with light and dark exchanged, as a dark variant has them."""
    restyle(office_colours)(deck)
    mapped = deck.slide_master._element.find(f"{P}clrMap")
    for one, other in (("bg1", "tx1"), ("bg2", "tx2")):
        first, second = mapped.get(one), mapped.get(other)
        mapped.set(one, second)
        mapped.set(other, first)
