"""A scene's items as shapes of a slide."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, Any, assert_never
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from mkdeck.render.marks import rasterise
from mkdeck.render.pptx.master import EMU, NS, colour
from mkdeck.scene import Group, Image, Item, Line, Picture, Rect, Run, Scene, Text, joint

if TYPE_CHECKING:
    from mkdeck.languages import Office


PICTURE_SCALE = 4
"""Pixels a point of pictures in a deck: 288 dpi."""


DESCENT = 0.2
"""Em below the baseline of an exactly spaced line; read off LibreOffice for every face tried."""


SLACK = 0.97
"""Share of a box that a line may fill where another program lays it out again."""


_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
    "</a:extLst>"
)


_OPEN = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NS.items())


@dataclass
class SlideShapes:
    """Fills one slide of python-pptx with a scene's items, in reading order."""

    slide: Any
    scene: Scene
    office: Office
    count: int = field(default=1)

    def fill(self) -> None:
        """Puts every item of the scene on the slide, and its speaker notes."""
        tree = self.slide.shapes._spTree
        for shape in list(tree)[2:]:
            tree.remove(shape)
        for item in self.scene.items:
            tree.append(etree.fromstring(self._xml(item), tree.getroottree().parser))
        if self.scene.notes:
            self._notes()

    def _notes(self) -> None:
        frame = self.slide.notes_slide.notes_text_frame
        for i, words in enumerate(self.scene.notes):
            paragraph = frame.paragraphs[0] if i == 0 else frame.add_paragraph()
            run = paragraph.add_run()
            run.text = words
            run.font._element.set("lang", self.office.lang)

    def _identity(self, name: str, alt: str = "", *, decorative: bool = False) -> str:
        self.count += 1
        described = f" descr={quoteattr(alt)}" if alt else ""
        extra = _DECORATIVE if decorative else ""
        return (
            f'<p:cNvPr id="{self.count}" name={quoteattr(f"{name} {self.count}")}{described}>'
            f"{extra}</p:cNvPr>"
        )

    def _xml(self, item: Item) -> str:
        match item:
            case Rect():
                return self._rect(item)
            case Line():
                return self._line(item)
            case Text():
                return self._text(item)
            case Picture():
                return self._picture(item)
            case Image():
                return self._image(item)
            case Group():
                return self._group(item)
            case _:
                assert_never(item)

    def _fill_of(self, token: str) -> str:
        return f"<a:solidFill>{colour(token, self.scene.palette)}</a:solidFill>"

    def _rect(self, rect: Rect) -> str:
        return (
            f"<p:sp {_OPEN}><p:nvSpPr>{self._identity(rect.name or 'bar', decorative=True)}"
            f"<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>"
            f"{_frame(rect.x, rect.y, rect.width, rect.height)}"
            f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{self._fill_of(rect.fill)}'
            "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
        )

    def _line(self, line: Line) -> str:
        box = line.box
        rises = (line.x2 - line.x) * (line.y2 - line.y) < 0
        return (
            f"<p:cxnSp {_OPEN}><p:nvCxnSpPr>{self._identity(line.name or 'line', decorative=True)}"
            f"<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>"
            f"{_frame(box.x, box.y, box.width, box.height, rises=rises)}"
            f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="{round(line.width * EMU)}">'
            f"{self._fill_of(line.colour)}</a:ln></p:spPr></p:cxnSp>"
        )

    def _group(self, group: Group) -> str:
        box = group.box
        identity = self._identity(group.name, group.alt)
        inner = "".join(self._xml(item) for item in group.items)
        off = f'x="{round(box.x * EMU)}" y="{round(box.y * EMU)}"'
        ext = f'cx="{round(box.width * EMU)}" cy="{round(box.height * EMU)}"'
        return (
            f"<p:grpSp {_OPEN}><p:nvGrpSpPr>{identity}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
            f"<p:grpSpPr><a:xfrm><a:off {off}/><a:ext {ext}/><a:chOff {off}/><a:chExt {ext}/>"
            f"</a:xfrm></p:grpSpPr>{inner}</p:grpSp>"
        )

    def _picture(self, picture: Picture) -> str:
        buffer = BytesIO()
        rasterise(picture, self.scene.palette, PICTURE_SCALE).save(buffer, "PNG", compress_level=6)
        buffer.seek(0)
        _, relation = self.slide.part.get_or_add_image_part(buffer)
        identity = self._identity(picture.data.kind, picture.alt)
        return (
            f"<p:pic {_OPEN}><p:nvPicPr>{identity}<p:cNvPicPr>"
            '<a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill>'
            f'<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
            "<p:spPr>"
            f"{_frame(picture.x, picture.y, picture.width, picture.height)}"
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
        )

    def _image(self, image: Image) -> str:
        _, relation = self.slide.part.get_or_add_image_part(BytesIO(image.content))
        identity = self._identity(image.name, image.alt, decorative=not image.alt)
        return (
            f"<p:pic {_OPEN}><p:nvPicPr>{identity}<p:cNvPicPr>"
            '<a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill>'
            f'<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
            f"<p:spPr>{_frame(image.x, image.y, image.width, image.height)}"
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
        )

    def _text(self, text: Text) -> str:
        flows = len(text.lines) > 1 and text.breaks == "soft"
        width = text.width if flows else max(text.width, text.ink / SLACK + 1)
        spread = width - text.width
        x = text.x - text.hang - {"left": 0, "center": spread / 2, "right": spread}[text.align]
        y = text.y - (text.pitch - DESCENT * text.size)
        height = text.pitch * len(text.lines)
        holder, box = "", ' txBox="1"'
        if text.role == "title":
            holder, box = '<p:ph type="title"/>', ""
        elif text.role == "page":
            holder, box = '<p:ph type="sldNum" sz="quarter" idx="12"/>', ""
        locks = '<a:spLocks noGrp="1"/>' if holder else ""
        align = {"left": "l", "center": "ctr", "right": "r"}[text.align]
        return (
            f"<p:sp {_OPEN}><p:nvSpPr>{self._identity(text.role)}"
            f"<p:cNvSpPr{box}>{locks}</p:cNvSpPr>"
            f"<p:nvPr>{holder}</p:nvPr></p:nvSpPr><p:spPr>{_frame(x, y, width, height)}"
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody>'
            '<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/>'
            f'</a:bodyPr><a:lstStyle/><a:p><a:pPr marL="0" indent="0" algn="{align}"><a:lnSpc>'
            f'<a:spcPts val="{round(text.pitch * 100)}"/></a:lnSpc><a:spcBef><a:spcPts val="0"/>'
            '</a:spcBef><a:spcAft><a:spcPts val="0"/></a:spcAft><a:buNone/></a:pPr>'
            f"{self._runs(text)}</a:p></p:txBody></p:sp>"
        )

    def _runs(self, text: Text) -> str:
        """The runs of all lines; line breaks only where lines must stay as they are."""
        if text.role == "page":
            run = text.lines[0][0]
            return (
                '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
                f"{self._properties(run)}<a:t>{escape(run.text)}</a:t></a:fld>"
            )
        flow: list[Run | None] = []
        for i, line in enumerate(text.lines):
            if i and text.breaks == "hard":
                flow.append(None)
            elif i and joint(text.lines[i - 1][-1].text, line[0].text):
                flow.append(_spaced(line[0]))
            flow += line
        first = next(run for run in flow if run)
        parts = []
        for is_break, runs in groupby(flow, key=lambda run: run is None):
            if is_break:
                parts.append(f"<a:br>{self._properties(first)}</a:br>")
                continue
            for look, same in groupby((run for run in runs if run), key=_look):
                joined = "".join(run.text for run in same)
                parts.append(f"<a:r>{self._properties(look.run)}<a:t>{escape(joined)}</a:t></a:r>")
        return "".join(parts) + self._properties(first, "a:endParaRPr")

    def _properties(self, run: Run, tag: str = "a:rPr") -> str:
        tracking = round(run.tracking * run.size * 100)
        attributes = "".join(
            [
                f' lang="{self.office.lang}" sz="{round(run.size * 100)}"',
                f' b="{int(run.font.weight > 500)}"',
                ' i="1"' if run.font.italic else "",
                f' spc="{tracking}"' if tracking else "",
                ' dirty="0"',
            ]
        )
        family = quoteattr(run.font.family)
        return (
            f"<{tag}{attributes}>{self._fill_of(run.colour)}<a:latin typeface={family}/>"
            f"<a:ea typeface={quoteattr(self.office.east_asian)}/><a:cs typeface={family}/></{tag}>"
        )


@dataclass(frozen=True)
class _Look:
    """A run without its text, so that neighbours of one look become one run."""

    run: Run


def _look(run: Run) -> _Look:
    from dataclasses import replace

    return _Look(replace(run, text=""))


def _spaced(run: Run) -> Run:
    """The space that a soft line break stands for."""
    from dataclasses import replace

    return replace(run, text=" ")


def _frame(x: float, y: float, width: float, height: float, *, rises: bool = False) -> str:
    flip = ' flipV="1"' if rises else ""
    return (
        f'<a:xfrm{flip}><a:off x="{round(x * EMU)}" y="{round(y * EMU)}"/>'
        f'<a:ext cx="{round(width * EMU)}" cy="{round(height * EMU)}"/></a:xfrm>'
    )
