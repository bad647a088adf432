"""A deck on a template's file: its masters and layouts stay, its slides go, ours come."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from mkdeck.render.pptx.links import jumps_of
from mkdeck.render.pptx.master import disown
from mkdeck.render.pptx.organising import SECTIONS
from mkdeck.render.pptx.templates.layouts import theme_of
from mkdeck.render.pptx.templates.reading import analysed, families
from mkdeck.render.pptx.templates.shapes import TemplateShapes
from mkdeck.render.pptx.xml import tag
from mkdeck.render.template import OTHERS
from mkdeck.themes import Faces, FaceSpec

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element as Element

    from mkdeck.render.backend import Document
    from mkdeck.render.pptx.templates.choosing import Choice
    from mkdeck.render.template import Template
    from mkdeck.scene import Scene

NONE = "none"
"""A family that no text is set in."""

FIRST = 2_147_483_648
"""Least id of masters and layouts."""


def built(scenes: Sequence[Scene], document: Document, template: Template) -> Any:
    """The scenes as slides of a python-pptx presentation, on the layouts of a template."""
    reading = analysed(template.content, template.stated)
    made = reading.presentation
    usual = reading.choices[OTHERS]
    emptied(made)
    disown(made)
    # Only a family of the theme's own fonts goes by their slot.
    themed = template.title.family in families(theme_of(made.slide_masters[usual.layout.master]))
    title = template.title if themed else FaceSpec(family=NONE)
    faces = Faces(title=title, number=title, text=template.text)
    own = document.theme.faces.model_copy(update={"office": faces})
    document = replace(document, theme=replace(document.theme, faces=own))
    kinds = [scene.kind if scene.kind in reading.choices else OTHERS for scene in scenes]
    chosen = [reading.choices[kind] for kind in kinds]
    slides = [_added(made, choice) for choice in chosen]
    jumps = jumps_of(slides, scenes)
    for slide, scene, kind, choice in zip(slides, scenes, kinds, chosen, strict=True):
        sheet = template.sheets[kind]
        TemplateShapes(slide, scene, document, jumps, sheet=sheet, choice=choice).put()
    return made


def _added(made: Any, choice: Choice) -> Any:
    """A slide on a layout, without copies of its placeholders, whose types may be any."""
    layout = made.slide_masters[choice.layout.master].slide_layouts[choice.layout.number]
    relation, slide = made.part.add_slide(layout)
    made.slides._sldIdLst.add_sldId(relation)
    return slide


def emptied(made: Any) -> None:
    """Takes the slides out of a presentation, with all that leads to them, and mends its ids."""
    root = made.part._element
    # python-pptx holds on to the list of slides, so that it stays and is emptied.
    gone = [*root.iter(tag("p:sldId")), *root.iter(tag("p:custShowLst"))]
    gone += [*root.iter(tag("p:modifyVerifier"))]
    gone += [one for one in root.iter(tag("p:ext")) if one.get("uri") == SECTIONS]
    for element in gone:
        parent = element.getparent()
        parent.remove(element)
        if parent.tag == tag("p:extLst") and not len(parent):
            parent.getparent().remove(parent)
    for owner in (made, *_sheets(made)):
        for number, rel in list(owner.part.rels.items()):
            if not rel.is_external and rel.reltype == RT.SLIDE:
                _unlink(owner.part._element, number)
                owner.part.rels.pop(number)
    _renumber(made)


def _sheets(made: Any) -> Iterator[Any]:
    """Every master and layout."""
    for master in made.slide_masters:
        yield master
        yield from master.slide_layouts


def _unlink(root: Element, relation: str) -> None:
    """Takes out links of a master or layout that lead to a slide."""
    links = [one for name in ("a:hlinkClick", "a:hlinkHover") for one in root.iter(tag(name))]
    for link in links:
        if link.get(tag("r:id")) == relation:
            parent = link.getparent()
            assert parent is not None
            parent.remove(link)


def _renumber(made: Any) -> None:
    """Gives masters and layouts ids of their own where the file has one twice."""
    listed = list(made.part._element.iter(tag("p:sldMasterId")))
    for master in made.slide_masters:
        listed += master._element.iter(tag("p:sldLayoutId"))
    counts = Counter(one.get("id") for one in listed)
    if counts and (max(counts.values()) > 1 or None in counts):
        for number, one in enumerate(listed, FIRST):
            one.set("id", str(number))
