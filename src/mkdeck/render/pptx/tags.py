"""Tags: what each shape and each slide shows, as data that goes with them when they are copied."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lxml import etree
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from mkdeck.render.carriers import TAGS
from mkdeck.render.pptx.xml import P, tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdeck.render.backend import Document
    from mkdeck.render.pptx.charts import Cell
    from mkdeck.scene import Figure, Scene

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/tags"
CONTENT = "application/vnd.openxmlformats-officedocument.presentationml.tags+xml"


@dataclass(frozen=True)
class Shown:
    """What one shape shows.

    Attributes:
        name: The shape's name.
        claims: Ids of the claims that it is named after.
        figures: Every figure of its words.
        alt: Every figure of its alternative text.
        cells: What a chart draws.
    """

    name: str
    claims: tuple[str, ...]
    figures: tuple[Figure, ...] = ()
    alt: tuple[Figure, ...] = ()
    cells: tuple[Cell, ...] = ()

    @property
    def tagged(self) -> bool:
        """Whether it has tags of its own: where it prints or draws a claim's figure."""
        drawn = bool(self.claims and self.alt)
        return drawn or any(figure.claim for figure in (*self.figures, *self.alt))


def tag_slide(slide: Any, shapes: Mapping[int, Shown], scene: Scene, document: Document) -> None:
    """Gives a slide of python-pptx its tags, and each shape that shows a figure of a claim.

    Args:
        slide: The slide, with all of its shapes.
        shapes: What shapes show, by their numbers.
        scene: What the slide shows.
        document: The deck.
    """
    common = {
        "deck": document.deck,
        "month": document.as_of,
        "language": scene.lang,
    }
    claims = [*scene.claims]
    others: dict[str, list[str]] = {}
    for element in slide._element.iter(tag("p:cNvPr")):
        number = int(element.get("id"))
        shown = shapes.get(number)
        if shown is None:
            continue
        claims += shown.claims
        if shown.tagged:
            own = {figure.claim: None for figure in (*shown.figures, *shown.alt) if figure.claim}
            told = {
                **common,
                "claims": _contents([*shown.claims, *own], document),
                "figures": _figures(shown.figures),
                "alt": _figures(shown.alt),
                "chart": _json([*shown.cells]),
            }
            holder = element.getparent().find(tag("p:nvPr"))
            _insert(holder, _listed(slide, number, told), after=tag("p:ph"))
        else:
            found = [one.text for one in (*shown.figures, *shown.alt)]
            others.setdefault(shown.name, []).extend(found)
    told = {
        **common,
        "claims": _contents(claims, document),
        "figures": _json({name: found for name, found in others.items() if found}),
        "notes": _figures(scene.noted),
    }
    _insert(slide._element.find(tag("p:cSld")), _listed(slide, 0, told), after=tag("p:spTree"))


def _contents(claims: Iterable[str], document: Document) -> str:
    """The claims with the hash of what the library said of each."""
    known = document.evidence
    return _json({key: known[key].content for key in dict.fromkeys(claims) if key in known})


def _figures(figures: Iterable[Figure]) -> str:
    """Figures in their order: as printed, with claim and value where they are a claim's."""
    return _json([[one.text, one.claim, one.value] if one.claim else [one.text] for one in figures])


def _json(data: object) -> str:
    """The data as text; nothing where there is none."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) if data else ""


def _listed(slide: Any, number: int, told: Mapping[str, str]) -> Any:
    """A list of custom data that leads to a part with the tags."""
    root = P.tagLst(*(P.tag(name=TAGS[key], val=said) for key, said in told.items() if said))
    etree.cleanup_namespaces(root)
    content = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    name = PackURI(f"/ppt/tags/tag{slide.part.partname.idx}_{number}.xml")
    part = Part(name, CONTENT, slide.part.package, content)
    return P.custDataLst(P.tags({tag("r:id"): slide.part.relate_to(part, RELATION)}))


def _insert(holder: Any, listed: Any, after: str) -> None:
    """Puts custom data into its place: behind what it follows, else first."""
    before = holder.find(after)
    if before is None:
        holder.insert(0, listed)
    else:
        before.addnext(listed)
