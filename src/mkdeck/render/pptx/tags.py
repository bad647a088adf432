"""Tags: what each shape and each slide shows, as data that goes with them when they are copied."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lxml import etree
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from mkdeck.render.carriers import TAGS, sources, words_hash
from mkdeck.render.delivered import Told
from mkdeck.render.pptx.xml import P, tag
from mkdeck.scene import Figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdeck.render.backend import Document
    from mkdeck.render.pptx.charts import Cell
    from mkdeck.scene import Scene

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
        words: Its words.
        picture: Hash of the pixels of a picture file.
    """

    name: str
    claims: tuple[str, ...]
    figures: tuple[Figure, ...] = ()
    alt: tuple[Figure, ...] = ()
    cells: tuple[Cell, ...] = ()
    words: str = ""
    picture: str = ""

    @property
    def tagged(self) -> bool:
        """Whether it has tags of its own: where it prints or draws a claim's figure."""
        drawn = bool(self.claims and (self.alt or self.picture))
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
    texts = ((one.name, one.words) for one in shapes.values())
    cited = sources(document.evidence.values(), texts)
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
                "sources": _json({key: cited[key] for key in own if key in cited}),
                "figures": _figures(shown.figures),
                "alt": _figures(shown.alt),
                "chart": _json([*shown.cells]),
                "picture": shown.picture,
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
        "sources": _json({key: cited[key] for key in dict.fromkeys(claims) if key in cited}),
        "words": _json([[one.name, words_hash(one.words)] for one in shapes.values() if one.words]),
    }
    _insert(slide._element.find(tag("p:cSld")), _listed(slide, 0, told), after=tag("p:spTree"))


def read_tags(holder: Any, part: Any) -> Told | None:
    """What tags say that were delivered with a shape or a slide; None without any of ours.

    Args:
        holder: The element that has the list of custom data, or None.
        part: The slide's part.
    """
    path = f"{tag('p:custDataLst')}/{tag('p:tags')}"
    found = None if holder is None else holder.find(path)
    relation = None if found is None else part.rels.get(found.get(tag("r:id"), ""))
    if relation is None or relation.is_external:
        return None
    try:
        root = etree.fromstring(relation.target_part.blob, etree.XMLParser(resolve_entities=False))
        named = {one.get("name", ""): one.get("val", "") for one in root.iter(tag("p:tag"))}
        said = {key: named[name] for key, name in TAGS.items() if name in named}
        return _told(said) if "deck" in said else None
    except (KeyError, TypeError, ValueError, AttributeError, etree.XMLSyntaxError):
        return None


def _told(said: Mapping[str, str]) -> Told:
    """The tags as data; raises where somebody else has written them."""
    data = {key: json.loads(said[key]) for key in _LISTS & said.keys()}
    listed = data.get("figures", [])
    by_name = listed if isinstance(listed, dict) else {}
    return Told(
        said["deck"],
        said.get("month", ""),
        said.get("language", ""),
        {str(key): str(content) for key, content in data.get("claims", {}).items()},
        () if by_name else _read_figures(listed),
        {str(name): tuple(map(str, found)) for name, found in by_name.items()},
        _read_figures(data.get("alt", [])),
        _read_figures(data.get("notes", [])),
        tuple(_cell(*cell) for cell in data.get("chart", [])),
        {str(key): (str(way), str(name)) for key, (way, name) in data.get("sources", {}).items()},
        tuple((str(name), str(words)) for name, words in data.get("words", [])),
        said.get("picture", ""),
    )


_LISTS = frozenset({"claims", "figures", "alt", "notes", "chart", "sources", "words"})
"""Tags that hold JSON."""


def _read_figures(listed: Iterable[Iterable[str]]) -> tuple[Figure, ...]:
    return tuple(Figure(*map(str, one)) for one in listed)


def _cell(series: str, category: str, value: str, claim: str, label: str) -> Cell:
    return str(series), str(category), str(value), str(claim), str(label)


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
