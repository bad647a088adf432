"""The presentation that slides go into: 16:9, our theme, three layouts, nothing left to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdeck.scene import Scene
    from mkdeck.themes import Theme


EMU = 12700
"""EMU a point."""


NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}


_XMLNS = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NS.items())


SLOTS = {
    "ink": "tx1",
    "paper": "bg1",
    "inverse": "tx2",
    "paper2": "bg2",
    "accent": "accent1",
    "muted2": "accent2",
    "muted": "accent3",
    "tint": "accent4",
    "track": "accent5",
    "rule": "accent6",
    "ink2": "folHlink",
    "accent-ground": "accent1",
}
"""Colour slot of the document's theme for each token, so that restyling it restyles the slides."""


_SCHEME = {
    "dk1": "ink",
    "lt1": "paper",
    "dk2": "inverse",
    "lt2": "paper2",
    "accent1": "accent",
    "accent2": "muted2",
    "accent3": "muted",
    "accent4": "tint",
    "accent5": "track",
    "accent6": "rule",
    "hlink": "accent",
    "folHlink": "ink2",
}


LAYOUTS = {"paper": "Content", "accent": "Statement", "inverse": "Divider"}
"""Name of the layout for each ground."""


_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.'
    b'openxmlformats.org/officeDocument/2006/extended-properties"><Application>mkdeck</Application>'
    b"<PresentationFormat>Widescreen</PresentationFormat></Properties>"
)


_SCRIPTS = {"Jpan": "Yu Gothic", "Hans": "Microsoft YaHei", "Hant": "Microsoft JhengHei"}


def colour(token: str, palette: Mapping[str, str]) -> str:
    """The token as a fill: a slot of the theme where it has one of that colour."""
    slot = SLOTS.get(token)
    if slot == "accent1" and palette[token] != palette["accent"]:
        slot = None
    if slot is None:
        return f'<a:srgbClr val="{palette[token]}"/>'
    return f'<a:schemeClr val="{slot}"/>'


def presentation(theme: Theme, scenes: list[Scene]) -> Any:
    """An empty python-pptx presentation in the theme, with a layout for each ground."""
    from pptx import Presentation
    from pptx.opc.constants import RELATIONSHIP_TYPE as RT
    from pptx.util import Emu

    made = Presentation()
    size = scenes[0]
    made.slide_width, made.slide_height = (
        Emu(round(size.width * EMU)),
        Emu(round(size.height * EMU)),
    )
    master = made.slide_master
    for layout in list(made.slide_layouts)[len(LAYOUTS) :]:
        made.slide_layouts.remove(layout)
    _replace(master, _master(theme, master))
    for layout, (ground, name) in zip(made.slide_layouts, LAYOUTS.items(), strict=True):
        _replace(layout, _layout(ground, name, theme))
    master.part.part_related_by(RT.THEME)._blob = _theme(theme)
    for element in made.part._element.iter(f"{{{NS['p']}}}sldSz"):
        element.attrib.pop("type", "")
    package = made.part.package
    for rel in list(package._rels.values()):
        if rel.reltype == RT.THUMBNAIL:
            package._rels.pop(rel.rId)
        elif rel.reltype == RT.EXTENDED_PROPERTIES:
            rel.target_part._blob = _APP
    for rel in list(made.part.rels.values()):
        if rel.reltype == RT.PRINTER_SETTINGS:
            made.part.rels.pop(rel.rId)
    return made


def name_notes_master(made: Any) -> None:
    """Lists the notes master in the presentation, which python-pptx leaves out."""
    from pptx.opc.constants import RELATIONSHIP_TYPE as RT

    for rel in made.part.rels.values():
        if rel.reltype == RT.NOTES_MASTER:
            listed = etree.fromstring(
                f'<p:notesMasterIdLst {_XMLNS}><p:notesMasterId r:id="{rel.rId}"/>'
                "</p:notesMasterIdLst>"
            )
            made.part._element.find(f"{{{NS['p']}}}sldMasterIdLst").addnext(listed)


def _replace(owner: Any, xml: str) -> None:
    """Puts new content into a part's root element, keeping the element itself."""
    root = owner._element
    fresh = etree.fromstring(xml, root.getroottree().parser)
    for child in list(root):
        root.remove(child)
    for key, value in fresh.attrib.items():
        root.set(key, value)
    for child in list(fresh):
        root.append(child)


def _background(token: str, palette: Mapping[str, str]) -> str:
    return (
        f"<p:bg><p:bgPr><a:solidFill>{colour(token, palette)}</a:solidFill>"
        "<a:effectLst/></p:bgPr></p:bg>"
    )


_TREE_HEAD = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
    '<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)


def _placeholders(text: str, quiet: str, palette: Mapping[str, str], *, master: bool) -> str:
    """A title and a slide number, where the slides have them."""
    title_fill = f"<a:solidFill>{colour(text, palette)}</a:solidFill>"
    quiet_fill = f"<a:solidFill>{colour(quiet, palette)}</a:solidFill>"
    number = "" if master else ' sz="quarter"'
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        '</p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{48 * EMU}" y="{46 * EMU}"/><a:ext cx="{645 * EMU}" cy="{74 * EMU}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody>'
        '<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:normAutofit/>'
        f"</a:bodyPr><a:lstStyle><a:lvl1pPr><a:defRPr>{title_fill}</a:defRPr></a:lvl1pPr>"
        '</a:lstStyle><a:p><a:r><a:rPr lang="en-GB"/><a:t>Title</a:t></a:r></a:p></p:txBody></p:sp>'
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Slide number"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        f'</p:cNvSpPr><p:nvPr><p:ph type="sldNum"{number} idx="12"/></p:nvPr></p:nvSpPr><p:spPr>'
        f'<a:xfrm><a:off x="{872 * EMU}" y="{492 * EMU}"/><a:ext cx="{40 * EMU}" cy="{16 * EMU}"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody>'
        '<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/>'
        f'</a:bodyPr><a:lstStyle><a:lvl1pPr algn="r"><a:defRPr sz="1100">{quiet_fill}</a:defRPr>'
        '</a:lvl1pPr></a:lstStyle><a:p><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" '
        'type="slidenum"><a:rPr lang="en-GB"/><a:t>‹#›</a:t></a:fld></a:p></p:txBody></p:sp>'
    )


def _master(theme: Theme, master: Any) -> str:
    palette = theme.palette
    ids = "".join(
        f'<p:sldLayoutId id="{2147483649 + i}" r:id="{entry.rId}"/>'
        for i, entry in enumerate(master._element.sldLayoutIdLst)
    )
    size = round(theme.faces.office.title.scale * 60) * 50
    level = (
        '<a:lvl{n}pPr marL="{indent}" indent="0" algn="l"><a:lnSpc><a:spcPct val="100000"/>'
        '</a:lnSpc><a:buNone/><a:defRPr sz="{size}"><a:solidFill><a:schemeClr val="tx1"/>'
        '</a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'
        '<a:cs typeface="+mn-cs"/></a:defRPr></a:lvl{n}pPr>'
    )
    body = "".join(
        level.format(n=n, indent=(n - 1) * 228600, size=max(2200 - 200 * n, 1200))
        for n in range(1, 6)
    )
    return (
        f"<p:sldMaster {_XMLNS}><p:cSld>{_background('paper', palette)}<p:spTree>{_TREE_HEAD}"
        f"{_placeholders('ink', 'ink2', palette, master=True)}</p:spTree></p:cSld>"
        '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" '
        'accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" '
        f'folHlink="folHlink"/><p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst><p:txStyles><p:titleStyle>'
        '<a:lvl1pPr algn="l"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:buNone/>'
        f'<a:defRPr sz="{size}" b="1"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        '<a:latin typeface="+mj-lt"/><a:ea typeface="+mj-ea"/><a:cs typeface="+mj-cs"/></a:defRPr>'
        f"</a:lvl1pPr></p:titleStyle><p:bodyStyle>{body}</p:bodyStyle><p:otherStyle>{body}"
        "</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def _layout(ground: str, name: str, theme: Theme) -> str:
    tokens = {
        "paper": ("paper", "ink", "ink2"),
        "accent": ("accent-ground", "on-accent", "on-accent"),
        "inverse": ("inverse", "on-inverse", "on-inverse2"),
    }[ground]
    palette = theme.palette
    return (
        f'<p:sldLayout {_XMLNS} type="titleOnly" preserve="1"><p:cSld name="{name}">'
        f"{_background(tokens[0], palette)}<p:spTree>{_TREE_HEAD}"
        f"{_placeholders(tokens[1], tokens[2], palette, master=False)}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def _theme(theme: Theme) -> bytes:
    """The document's theme: our colours in its slots, our office faces, flat effects."""
    colours = "".join(
        f'<a:{slot}><a:srgbClr val="{theme.palette[token]}"/></a:{slot}>'
        for slot, token in _SCHEME.items()
    )
    scripts = "".join(
        f'<a:font script="{script}" typeface="{face}"/>' for script, face in _SCRIPTS.items()
    )
    faces = theme.faces.office
    fonts = "".join(
        f'<a:{kind}Font><a:latin typeface="{face.family}"/><a:ea typeface=""/><a:cs typeface=""/>'
        f"{scripts}</a:{kind}Font>"
        for kind, face in (("major", faces.title), ("minor", faces.text))
    )
    flat = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="12700">{flat}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<a:theme xmlns:a="{NS["a"]}" name="{theme.name}"><a:themeElements>'
        f'<a:clrScheme name="{theme.name}">{colours}</a:clrScheme>'
        f'<a:fontScheme name="{theme.name}">{fonts}</a:fontScheme><a:fmtScheme name="Flat">'
        f"<a:fillStyleLst>{flat * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{flat * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements>"
        "</a:theme>"
    ).encode()
