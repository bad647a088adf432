"""Small templates for tests, made of the one that python-pptx brings along."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

from lxml import etree
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.parts.slide import SlideLayoutPart, SlideMasterPart
from pptx.util import Pt

if TYPE_CHECKING:
    from collections.abc import Mapping

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"


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


def scaled(made: Any, width: float, height: float) -> Any:
    """The presentation on slides of another size, its placeholders stretched to it."""
    across, down = Pt(width) / made.slide_width, Pt(height) / made.slide_height
    for owner in (made.slide_master, *made.slide_layouts):
        for shape in owner.shapes:
            if shape._element.find(f".//{A}xfrm") is not None:
                shape.left, shape.width = (
                    round(side * across) for side in (shape.left, shape.width)
                )
                shape.top, shape.height = (round(side * down) for side in (shape.top, shape.height))
    made.slide_width, made.slide_height = Pt(width), Pt(height)
    return made


def with_slides(made: Any) -> Any:
    """The presentation with two slides of its own: a chart, notes, a section that lists them."""
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]  # it has no types
    data.categories = ["then", "now"]
    data.add_series("Old", (1, 2))
    for name in ("Title Slide", "Title and Content"):
        slide = made.slides.add_slide(made.slide_layouts.get_by_name(name))
        slide.shapes.title.text = "A slide of the template"
        slide.notes_slide.notes_text_frame.text = "A note of the template"
    box = (Pt(100), Pt(150), Pt(300), Pt(200))
    made.slides[1].shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *box, data)
    root = made.part._element
    listed = etree.SubElement(etree.SubElement(root, f"{P}extLst"), f"{P}ext", uri=SECTIONS)
    etree.SubElement(listed, "{http://schemas.microsoft.com/office/powerpoint/2010/main}sectionLst")
    return made


def two_masters(made: Any, slot: str = "TEXT_2") -> Any:
    """The presentation with a first master of covers before its own, on another ground."""
    package, first = made.part.package, made.slide_master
    theme = first.part.part_related_by(RT.THEME)
    copied = Part(
        package.next_partname("/ppt/theme/theme%d.xml"), theme.content_type, package, theme.blob
    )
    master = SlideMasterPart.load(
        package.next_partname("/ppt/slideMasters/slideMaster%d.xml"),
        first.part.content_type,
        package,
        first.part.blob,
    )
    made.part.relate_to(master, RT.SLIDE_MASTER)
    master.relate_to(copied, RT.THEME)
    listed = master._element.sldLayoutIdLst
    for one in list(listed):
        listed.remove(one)
    for number, layout in enumerate(made.slide_layouts):
        if layout.name in {"Title Slide", "Title and Content"}:
            part = SlideLayoutPart.load(
                PackURI(f"/ppt/slideLayouts/slideLayout{50 + number}.xml"),
                layout.part.content_type,
                package,
                layout.part.blob,
            )
            part.relate_to(master, RT.SLIDE_MASTER)
            relation = master.relate_to(part, RT.SLIDE_LAYOUT)
            listed.append(
                listed.makeelement(
                    f"{P}sldLayoutId", {"id": str(2147483800 + number), f"{R}id": relation}
                )
            )
    relation = made.part.relate_to(master, RT.SLIDE_MASTER)
    masters = made.part._element.find(f"{P}sldMasterIdLst")
    masters.insert(
        0, masters.makeelement(f"{P}sldMasterId", {"id": "2147483790", f"{R}id": relation})
    )
    body = next(one for one in master.slide_master.placeholders if "Text" in one.name)
    body.height = Pt(160)
    ground(master.slide_master, getattr(MSO_THEME_COLOR, slot))
    return made


def drawn(owner: Any, made: Any, x: float, y: float, width: float, height: float) -> Any:
    """The presentation with a filled rectangle on a layout or master, behind its placeholders."""
    slide = made.slides.add_slide(made.slide_layouts[0])
    shape = slide.shapes.add_shape(1, *map(Pt, (x, y, width, height)))
    shape.fill.solid()
    shape.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_2
    owner._element.cSld.spTree.insert(2, shape._element)
    return made
