"""Placeholders of a template's layouts: where each is and how its text stands, all inherited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from mkdeck.render.pptx.templates.colours import colour_in, fill_of
from mkdeck.render.pptx.xml import EMU, tag
from mkdeck.scene import Box

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from mkdeck.render.pptx.templates.colours import Palette

Sort = Literal["title", "second", "content", "number", "date", "footer", "other"]
"""What a placeholder is for; `second` is a line below a title, `content` text or a chart."""

SORTS: dict[str, Sort] = {
    "title": "title",
    "ctrTitle": "title",
    "subTitle": "second",
    "body": "content",
    "obj": "content",
    "chart": "content",
    "tbl": "content",
    "dgm": "content",
    "sldNum": "number",
    "dt": "date",
    "ftr": "footer",
}
"""By the type that the file names; one without a type is an object."""

_INSETS = {"lIns": 91440, "tIns": 45720, "rIns": 91440, "bIns": 45720}

_ALIGNED: dict[str, Literal["left", "center", "right"]] = {
    "l": "left",
    "ctr": "center",
    "r": "right",
}

PLAIN_SIZE = 18.0
"""Size of text that no style tells it of."""


@dataclass(frozen=True)
class Holder:
    """A placeholder as a slide inherits it.

    Attributes:
        type: As the file names it.
        idx: Its number, as the file has it, if any.
        frame: Where it is, in points.
        inner: Where its text may stand.
        size: Of its first level, in points.
        pitch: Distance of its baselines, as a multiple of single spacing.
        face: `title` or `text` where it is set in that font of the theme, else the family.
        colour: What its letters come to, where it can be told.
        ground: What it is filled with itself, nothing where what is behind it shows.
        styled: Whether slides inherit its look; LibreOffice writes it into the prompts alone.
        upright: Whether its lines lie.
        says: Its prompt, or the words that slides are to have.
        moved: Whether slides must say where it is, as its layout says otherwise.
    """

    sort: Sort
    type: str
    idx: str
    name: str
    frame: Box
    inner: Box
    anchor: str
    align: Literal["left", "center", "right"]
    size: float
    strong: bool
    capitals: bool
    pitch: float
    face: str
    colour: str
    ground: str
    styled: bool
    upright: bool
    says: str
    moved: bool = False

    @property
    def area(self) -> float:
        """Square points."""
        return self.frame.width * self.frame.height


def holders(owner: Any, master: Any, palette: Palette) -> tuple[Holder, ...]:
    """The placeholders of a layout of python-pptx, or of its master, that have a place."""
    reading = _Reading(master, palette)
    return tuple(one for shape in _shapes(owner) if (one := reading.holder(shape)))


def _shapes(owner: Any) -> Iterator[Element]:
    """The shapes of a layout or master that are placeholders."""
    for shape in owner._element.cSld.spTree:
        if shape.find(f".//{tag('p:nvPr')}/{tag('p:ph')}") is not None:
            yield shape


def element_of(owner: Any, holder: Holder) -> Element:
    """The shape of a layout that a placeholder was read from."""
    wanted = (holder.type, holder.idx, holder.name)
    return next(
        one
        for one in _shapes(owner)
        if (mark_of(one).get("type", "obj"), mark_of(one).get("idx", ""), _name(one)) == wanted
    )


def prompt_look(owner: Any, master: Any, holder: Holder) -> tuple[Element | None, Element | None]:
    """What its prompt, or its master's, says of paragraphs and of letters: `pPr` and `rPr`."""
    shape = element_of(owner, holder)
    sort = "content" if holder.sort in {"second", "content", "other"} else holder.sort
    above = [one for one in _shapes(master) if sort_of(one) == sort][:1]
    found = [said for one in (shape, *above) for said in _prompt(one)]
    paragraph = next((one for one in found if one.tag == tag("a:pPr")), None)
    return paragraph, next((one for one in found if one.tag != tag("a:pPr")), None)


def mark_of(shape: Element) -> Element:
    """What says that a shape is a placeholder, and which."""
    found = shape.find(f".//{tag('p:nvPr')}/{tag('p:ph')}")
    assert found is not None
    return found


def sort_of(shape: Element) -> Sort:
    """What a placeholder is for."""
    return SORTS.get(mark_of(shape).get("type", "obj"), "other")


class _Reading:
    """Reads placeholders of a master and of its layouts."""

    def __init__(self, master: Any, palette: Palette) -> None:
        self.palette = palette
        self.master = master
        self.styles = self.master._element.find(tag("p:txStyles"))

    def holder(self, shape: Element) -> Holder | None:
        mark = mark_of(shape)
        chain = [shape, *self._above(shape)]
        frame = next((box for one in chain if (box := _frame(one))), None)
        if frame is None:
            return None
        sort = sort_of(shape)
        body = _Attributes([one.find(f".//{tag('a:bodyPr')}") for one in chain])
        levels = [level for one in chain if (level := _level(one)) is not None]
        usual = self._usual(sort)
        styled = bool(levels) or usual is not None
        levels += [usual] if usual is not None else []
        if not styled:
            levels = [said for one in chain for said in _prompt(one)]
        said = _Attributes(levels)
        letters = _Attributes([found for one in levels for found in _letters(one)])
        insets = {key: int(body.get(key, str(value))) / EMU for key, value in _INSETS.items()}
        inner = Box(
            frame.x + insets["lIns"],
            frame.y + insets["tIns"],
            max(frame.width - insets["lIns"] - insets["rIns"], 1.0),
            max(frame.height - insets["tIns"] - insets["bIns"], 1.0),
        )
        return Holder(
            sort,
            mark.get("type", "obj"),
            mark.get("idx", ""),
            _name(shape),
            frame,
            inner,
            body.get("anchor", "t"),
            _ALIGNED.get(said.get("algn", "l"), "left"),
            int(letters.get("sz", str(round(PLAIN_SIZE * 100)))) / 100,
            letters.get("b", "0") in {"1", "true"},
            letters.get("cap", "none") == "all",
            _pitch(levels),
            self._face(levels, sort),
            next((one for level in levels if (one := self._colour(level))), ""),
            self._ground(chain),
            styled,
            body.get("vert", "horz") == "horz" and not mark.get("orient"),
            "".join(map(str, shape.itertext(tag("a:t")))).strip(),
        )

    def _above(self, shape: Element) -> list[Element]:
        """The placeholder of the master that one of its layout inherits from."""
        sort = sort_of(shape)
        wanted = "content" if sort in {"second", "content", "other"} else sort
        return [one for one in _shapes(self.master) if sort_of(one) == wanted][:1]

    def _usual(self, sort: Sort) -> Element | None:
        """The master's style of the first level of such text."""
        if self.styles is None:
            return None
        name = {"title": "titleStyle", "second": "bodyStyle", "content": "bodyStyle"}
        style = self.styles.find(tag(f"p:{name.get(sort, 'otherStyle')}"))
        return None if style is None else style.find(tag("a:lvl1pPr"))

    def _face(self, levels: list[Element], sort: Sort) -> str:
        faces = (one.find(tag("a:latin")) for level in levels for one in _letters(level))
        named = next((str(one.get("typeface")) for one in faces if one is not None), "")
        usual = "title" if sort == "title" else "text"
        return {"+mj": "title", "+mn": "text", "": usual}.get(named[:3], named)

    def _ground(self, chain: list[Element]) -> str:
        """The colour of the first fill, where that is one."""
        names = {tag(f"a:{name}Fill") for name in ("no", "solid", "grad", "blip", "patt", "grp")}
        for one in chain:
            own = one.find(tag("p:spPr"))
            if own is not None and any(child.tag in names for child in own):
                return fill_of(own, self.palette, self.master.part)
        return ""

    def _colour(self, level: Element) -> str:
        fills = (one.find(tag("a:solidFill")) for one in _letters(level))
        return next((colour_in(one, self.palette) for one in fills if one is not None), "")


@dataclass(frozen=True)
class _Attributes:
    """Attributes that are told by the first element that has them."""

    chain: list[Element | None] | list[Element]

    def get(self, name: str, usual: str) -> str:
        found = (one.get(name) for one in self.chain if one is not None)
        return next((value for value in found if value is not None), usual)


def _name(shape: Element) -> str:
    found = shape.find(f".//{tag('p:cNvPr')}")
    return str(found.get("name", "")) if found is not None else ""


def _frame(shape: Element) -> Box | None:
    """Where a shape says that it is; pictures and frames say so elsewhere, and are none of ours."""
    moved = shape.find(f"{tag('p:spPr')}/{tag('a:xfrm')}")
    if moved is None or len(moved) < 2:
        return None
    corner, size = moved[0], moved[1]
    return Box(
        int(corner.get("x", "0")) / EMU,
        int(corner.get("y", "0")) / EMU,
        int(size.get("cx", "0")) / EMU,
        int(size.get("cy", "0")) / EMU,
    )


def _level(shape: Element) -> Element | None:
    return shape.find(f".//{tag('a:lstStyle')}/{tag('a:lvl1pPr')}")


def _letters(level: Element) -> list[Element]:
    """What a level, or a paragraph of a prompt, says of its letters."""
    return [one for one in (level.find(tag("a:defRPr")),) if one is not None] or (
        [level] if level.tag in {tag("a:rPr"), tag("a:endParaRPr")} else []
    )


def _prompt(shape: Element) -> Iterator[Element]:
    """What the first paragraph of a prompt says of itself and of its letters."""
    paragraph = shape.find(f".//{tag('a:p')}")
    if paragraph is not None:
        for name in ("a:pPr", "a:r/a:rPr", "a:endParaRPr"):
            found = paragraph.find("/".join(map(tag, name.split("/"))))
            if found is not None:
                yield found


def _pitch(levels: list[Element]) -> float:
    """Spacing of lines as a multiple of single spacing."""
    for level in levels:
        spacing = level.find(f"{tag('a:lnSpc')}/{tag('a:spcPct')}")
        if spacing is not None:
            return int(str(spacing.get("val", "100000")).rstrip("%")) / 100_000
    return 1.0
