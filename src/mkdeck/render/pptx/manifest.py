"""The manifest that a presentation holds: its claims, and which slide shows which."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part

from mkdeck.render.carriers import MANIFEST
from mkdeck.render.delivered import Recorded
from mkdeck.render.pptx.xml import maker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element as Element

    from mkdeck.render.backend import Document
    from mkdeck.scene import Scene

_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_ITEM = "application/xml"
_PROPERTIES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"

M = maker(MANIFEST, mkdeck=MANIFEST)
S = maker(_STORE, ds=_STORE)


def add_manifest(made: Any, scenes: Sequence[Scene], document: Document) -> None:
    """Adds the manifest to a presentation of python-pptx, as a part of custom XML."""
    package = made.part.package
    content = _bytes(_manifest(scenes, document))
    # A template may have data of its own.
    item = Part(package.next_partname("/customXml/item%d.xml"), _ITEM, package, content)
    identity = str(uuid5(NAMESPACE_URL, MANIFEST)).upper()
    store = S.datastoreItem(
        S.schemaRefs(S.schemaRef({f"{{{_STORE}}}uri": MANIFEST})),
        {f"{{{_STORE}}}itemID": f"{{{identity}}}"},
    )
    name = package.next_partname("/customXml/itemProps%d.xml")
    item.relate_to(Part(name, _PROPERTIES, package, _bytes(store)), RT.CUSTOM_XML_PROPS)
    made.part.relate_to(item, RT.CUSTOM_XML)


def read_manifest(made: Any) -> tuple[dict[str, Recorded], str]:
    """The claims of the manifest of a presentation by id, and its language; nothing without one."""
    for relation in made.part.rels.values():
        if relation.reltype != RT.CUSTOM_XML or relation.is_external:
            continue
        try:
            parser = etree.XMLParser(resolve_entities=False)
            root = etree.fromstring(relation.target_part.blob, parser)
        except etree.XMLSyntaxError:
            continue
        if root.tag == f"{{{MANIFEST}}}manifest":
            claims = {
                one.get("id", ""): Recorded(
                    one.get("content", ""),
                    {
                        figure.get("name", ""): figure.text or ""
                        for figure in one.iter(f"{{{MANIFEST}}}figure")
                    },
                )
                for one in root.iter(f"{{{MANIFEST}}}claim")
            }
            return claims, root.get("language", "")
    return {}, ""


def _manifest(scenes: Sequence[Scene], document: Document) -> Element:
    shown = dict.fromkeys(key for scene in scenes for key in scene.claims)
    known = [document.evidence[key] for key in shown if key in document.evidence]
    return M.manifest(
        *(
            M.slide(number=number, claims=" ".join(scene.claims))
            for number, scene in enumerate(scenes, 1)
        ),
        *(
            M.claim(
                *(M.figure(text, name=name) for name, text in one.values),
                M.source(one.source),
                id=one.claim,
                content=one.content,
            )
            for one in known
        ),
        deck=document.deck,
        month=document.as_of,
        language=scenes[0].lang,
        mkdeck=document.version,
    )


def _bytes(root: Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
