"""A presentation read back: every shape of every slide with its words and its tags."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdeck.render.delivered import Delivered, Shape, Slide, UnreadError
from mkdeck.render.pptx.chart_data import read_chart
from mkdeck.render.pptx.manifest import read_manifest
from mkdeck.render.pptx.tags import read_tags
from mkdeck.render.pptx.templates.opening import opened
from mkdeck.render.pptx.xml import CHART, tag
from mkdeck.render.template import TemplateError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from mkdeck.render.delivered import Picture

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

_SHAPES = frozenset(map(tag, ("p:sp", "p:cxnSp", "p:grpSp", "p:pic", "p:graphicFrame")))

_TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"

_FOLLOWS = ("slidenum", "datetime")
"""Fields whose words follow the slide or the day."""

_NUMBERING = frozenset({"dt", "sldNum"})
"""Placeholders for the day and the number of the slide, which say nothing of claims."""

_SAVE_AGAIN = "open it in PowerPoint, and save it as .pptx without a password and macros"


def read_presentation(data: bytes) -> Delivered:
    """All slides of a `.pptx` file, whoever made them.

    Raises:
        UnreadError: It is something else, damaged, encrypted, or unfolds to more than it may.
    """
    try:
        made = opened(data)
        manifest, language = read_manifest(made)
        slides = tuple(_slide(slide, n) for n, slide in enumerate(made.slides, 1))
    except TemplateError as error:
        raise UnreadError(str(error), _SAVE_AGAIN) from None
    except Exception:  # python-pptx and lxml raise whatever a damaged part leads to.
        raise UnreadError("is damaged: its slides cannot be read", _SAVE_AGAIN) from None
    return Delivered(slides, None, manifest, language)


def _slide(slide: Any, number: int) -> Slide:
    frame = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
    notes = "" if frame is None else _text(frame._txBody)
    held = slide._element.find(tag("p:cSld"))
    shapes = tuple(_shape(one, slide.part) for one in _shapes(slide.shapes._spTree))
    return Slide(number, shapes, read_tags(held, slide.part), notes)


def _shapes(tree: Element) -> Iterator[Element]:
    """Every shape below, groups before what they hold; the second choice of others is left out."""
    for element in tree:
        if element.tag == _FALLBACK:
            continue
        if element.tag in _SHAPES:
            yield element
        if element.tag not in _SHAPES or element.tag == tag("p:grpSp"):
            yield from _shapes(element)


def _shape(element: Element, part: Any) -> Shape:
    identity = element.find(f"*/{tag('p:cNvPr')}")
    name = "" if identity is None else identity.get("name", "")
    alt = "" if identity is None else identity.get("descr", "")
    told = read_tags(element.find(f"*/{tag('p:nvPr')}"), part)
    text, chart, picture, opaque = "", None, None, ""
    if element.tag == tag("p:sp"):
        body = element.find(tag("p:txBody"))
        holder = element.find(f"*/{tag('p:nvPr')}/{tag('p:ph')}")
        dates = holder is not None and holder.get("type") in _NUMBERING
        text = "" if body is None or dates else _text(body)
    elif element.tag == tag("p:pic"):
        picture, opaque = _picture(element, part)
    elif element.tag == tag("p:graphicFrame"):
        data = element.find(f"{tag('a:graphic')}/{tag('a:graphicData')}")
        kind = "" if data is None else data.get("uri", "")
        if data is not None and kind == CHART:
            chart = read_chart(_related(part, data[0], "r:id")) if len(data) else None
            opaque = "" if chart else "a chart without its data"
        elif data is not None and kind == _TABLE:
            text = "\n".join(_text(cell) for cell in data.iter(tag("a:txBody")))
        else:
            opaque = "a diagram or an object of another program"
    marked = next((run.get("lang") for run in element.iter(tag("a:rPr")) if run.get("lang")), "")
    own = "" if element.tag == tag("p:grpSp") else str(marked)
    return Shape(name, text, alt, own, told, chart, picture, opaque)


def _related(part: Any, element: Element, key: str) -> Any:
    """The part that an attribute leads to, or None."""
    relation = part.rels.get(element.get(tag(key), ""))
    return None if relation is None or relation.is_external else relation.target_part


def _picture(element: Element, part: Any) -> tuple[Picture | None, str]:
    from mkdeck.render.png.packets import read_picture

    blip = element.find(f".//{tag('a:blip')}")
    image = None if blip is None else _related(part, blip, "r:embed")
    if image is None:
        return None, "a picture without its file"
    try:
        return read_picture(image.blob), ""
    except UnreadError:
        return None, "a picture that is no PNG file"


def _text(body: Element) -> str:
    """The words of paragraphs, a line each, whatever runs they are split into."""
    return "\n".join("".join(_words(one)) for one in body.iter(tag("a:p")))


def _words(paragraph: Element) -> Iterator[str]:
    for element in paragraph.iter(tag("a:t"), tag("a:br")):
        holder = element.getparent()
        follows = holder is not None and holder.tag == tag("a:fld")
        if element.tag == tag("a:br"):
            yield "\n"
        elif not (follows and holder is not None and holder.get("type", "").startswith(_FOLLOWS)):
            yield element.text or ""
