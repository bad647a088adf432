"""A scene's items as shapes of a slide."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any, assert_never

from mkdeck.render.carriers import marked, pixels
from mkdeck.render.pptx import freeforms
from mkdeck.render.pptx.boxes import text_box
from mkdeck.render.pptx.layouts import loose_items
from mkdeck.render.pptx.links import linked
from mkdeck.render.pptx.notes import notes_text
from mkdeck.render.pptx.paragraphs import Paragraphs
from mkdeck.render.pptx.placeholders import CHART, TABLE, TITLE, fillings
from mkdeck.render.pptx.plotted import plotted
from mkdeck.render.pptx.slots import fill, ink
from mkdeck.render.pptx.tables import table_frame
from mkdeck.render.pptx.tags import Shown, tag_slide
from mkdeck.render.pptx.xml import A, P, emu, frame, maker, outline, tag
from mkdeck.scene import Group, Image, Item, Line, Mark, Picture, Rect, Scene, Table, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from mkdeck.render.backend import Document
    from mkdeck.render.pptx.charts import Cell
    from mkdeck.render.pptx.layouts import Plan
    from mkdeck.render.pptx.links import Jumps
    from mkdeck.render.pptx.placeholders import Filling, Slot
    from mkdeck.scene import Box, Figure


PICTURE_SCALE = 4
"""Pixels a point of pictures in a deck: 288 dpi."""


_DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
_ADEC = "http://schemas.microsoft.com/office/drawing/2017/decorative"


@dataclass
class SlideShapes:
    """Fills one slide of python-pptx with a scene's items, in reading order."""

    slide: Any
    scene: Scene
    document: Document
    jumps: Jumps = field(default_factory=dict)
    count: int = field(default=1)
    filled: bool = False
    shown: dict[int, Shown] = field(default_factory=dict)
    """What shapes show, by their numbers."""

    def fill(self, plan: Plan) -> None:
        """Puts every item of the scene on the slide that its layout has not, and its speaker notes.

        What fills a placeholder stands where its first paragraph would; the title comes first.
        """
        tree = self.slide.shapes._spTree
        for shape in list(tree)[2:]:
            tree.remove(shape)
        held = {id(filling.first): filling for filling in fillings(self.scene)}
        further = {id(text) for filling in held.values() for text in filling.texts[1:]}
        items = [item for item in loose_items(self.scene, plan) if id(item) not in further]
        items.sort(key=lambda item: not (id(item) in held and held[id(item)].slot is TITLE))
        for item in items:
            filling = held.get(id(item))
            for shape in [self._held(filling, plan)] if filling else self._shapes(item):
                tree.append(shape)
        self._finish()

    def _finish(self) -> None:
        """Says what all shapes show, and adds the speaker notes."""
        tag_slide(self.slide, self.shown, self.scene, self.document)
        if self.scene.notes or self.scene.listed:
            self._notes()

    def _notes(self) -> None:
        text = notes_text(self.slide)
        said = (*self.scene.notes, *([self.scene.listed] if self.scene.listed else []))
        lines = [line for words in said for line in words.split("\n")]
        for i, words in enumerate(lines):
            paragraph = text.paragraphs[0] if i == 0 else text.add_paragraph()
            run = paragraph.add_run()
            run.text = words
            run.font._element.set("lang", self.document.office.lang)

    def _identity(
        self,
        name: str,
        alt: str = "",
        *,
        decorative: bool = False,
        link: str = "",
        claims: tuple[str, ...] = (),
        figures: tuple[Figure, ...] = (),
        told: tuple[Figure, ...] = (),
        cells: tuple[Cell, ...] = (),
        words: str = "",
        pixels: str = "",
    ) -> Element:
        """Number, name and alternative text; what shows claims is named after them.

        A name goes with a shape wherever it is copied, and one that ends in a number may be given
        anew, so that one with claims ends in their ids. `figures` are those of its words, `told`
        those of its alternative text, `cells` those of a chart; `words`
        are all that it says, `pixels` a hash of a picture file.
        """
        self.count += 1
        name = f"{name} {marked(claims, figures)}" if claims else f"{name} {self.count}"
        if claims or figures or told or words:
            told = told if alt else ()
            self.shown[self.count] = Shown(name, claims, figures, told, cells, words, pixels)
        described = {"descr": alt} if alt else {}
        return P.cNvPr(
            *linked(link, self.slide.part, self.jumps),
            *([_decoration()] if decorative else []),
            id=self.count,
            name=name,
            **described,
        )

    def _shapes(self, item: Item) -> Iterator[Element]:
        """The item; a chart with what no program draws in charts of its own beside it."""
        found = plotted(item, self.document, self._paint, self._ink)
        if found is None:
            yield self.shape(item)
            return
        picture, plot = found.picture, found.chart.plot
        at = picture.x, picture.y
        for one in found.above:
            yield self.shape(one)
        yield from freeforms.shapes(plot.under, at, self._paint, self._decorative)
        identity = self._of_picture(picture, picture.alt, found.chart.cells())
        yield found.chart.frame(identity, self.slide.part, *self._content(CHART))
        held = {*plot.marks(), *plot.under}
        over = [mark for mark in picture.marks if mark not in held]
        yield from freeforms.shapes(over, at, self._paint, self._decorative)
        for one in found.rest:
            yield self.shape(one)

    def _content(self, slot: Slot) -> list[Element]:
        """What says that the slide's first chart or table fills the placeholder for it."""
        first, self.filled = not self.filled, True
        return [slot.mark(slot.idx)] if first else []

    def shape(self, item: Item, told: str = "") -> Element:
        """The item; `told` is what its group says of it already."""
        match item:
            case Rect():
                return self._rect(item)
            case Line():
                return self._line(item)
            case Text():
                return self._text(item)
            case Picture():
                return self._picture(item, told)
            case Image():
                return self._image(item)
            case Table():
                return self._table(item)
            case Group():
                return self._group(item)
            case _:
                assert_never(item)

    def _rect(self, rect: Rect) -> Element:
        mark = Mark("rect", rect.x, rect.y, rect.width, rect.height, rect.fill)
        return freeforms.plain(mark, (0, 0), self._paint, self._decorative(rect.name or "bar"))

    def _line(self, line: Line) -> Element:
        across, down = line.x2 - line.x, line.y2 - line.y
        mark = Mark("line", line.x, line.y, across, down, "", line.colour, line.width)
        return freeforms.line(mark, (0, 0), self._paint, self._decorative(line.name or "line"))

    def _group(self, group: Group) -> Element:
        return P.grpSp(
            P.nvGrpSpPr(
                self._identity(group.name, group.alt, told=group.figures),
                P.cNvGrpSpPr(),
                P.nvPr(),
            ),
            _grouped(group.box),
            *(self.shape(item, group.alt) for item in group.items),
        )

    def _table(self, table: Table) -> Element:
        texts = [item for item in table.items if isinstance(item, Text)]
        identity = self._identity(
            table.name,
            table.alt,
            claims=tuple(dict.fromkeys(claim for text in texts for claim in text.claims)),
            figures=tuple(figure for text in texts for figure in text.figures),
            told=table.figures,
            words=" ".join(text.string for row in table.cells() for text in row if text),
        )
        return table_frame(table, identity, self._paragraphs, *self._content(TABLE))

    def _picture(self, picture: Picture, told: str) -> Element:
        if self.document.charts == "picture":
            return self._drawn(picture, told)
        alt = "" if picture.alt == told else picture.alt
        identity = self._of_picture(picture, alt)
        return P.grpSp(
            P.nvGrpSpPr(identity, P.cNvGrpSpPr(), P.nvPr()),
            _grouped(picture.box),
            *freeforms.shapes(picture.marks, (picture.x, picture.y), self._paint, self._decorative),
        )

    def _of_picture(
        self, picture: Picture, alt: str, cells: tuple[Cell, ...] = (), pixels: str = ""
    ) -> Element:
        return self._identity(
            picture.data.kind,
            alt,
            decorative=not alt,
            claims=picture.claims,
            told=picture.figures,
            cells=cells,
            pixels=pixels,
        )

    def _paint(self, token: str) -> Element:
        return fill(token, self.scene.palette, self.scene.layout)

    def _ink(self, token: str) -> Element:
        return ink(token, self.scene.palette, self.scene.layout)

    def _decorative(self, name: str) -> Element:
        return self._identity(name, decorative=True)

    def _drawn(self, picture: Picture, told: str) -> Element:
        """The marks as a picture file."""
        from mkdeck.render.marks import rasterise

        made = rasterise(picture, self.scene.palette, PICTURE_SCALE)
        drawn = BytesIO()
        made.save(drawn, "PNG", compress_level=6)
        drawn.seek(0)
        alt = "" if picture.alt == told else picture.alt
        identity = self._of_picture(picture, alt, pixels=pixels(made))
        return self._pic(drawn, picture.box, identity)

    def _image(self, image: Image) -> Element:
        identity = self._identity(image.name, image.alt, decorative=not image.alt, link=image.link)
        return self._pic(BytesIO(image.content), image.box, identity)

    def _pic(self, content: BytesIO, box: Box, identity: Element) -> Element:
        """A picture file in its box."""
        _, relation = self.slide.part.get_or_add_image_part(content)
        return P.pic(
            P.nvPicPr(identity, P.cNvPicPr(A.picLocks(noChangeAspect=1)), P.nvPr()),
            P.blipFill(A.blip({tag("r:embed"): relation}), A.stretch(A.fillRect())),
            P.spPr(frame(box.x, box.y, box.width, box.height), outline()),
        )

    def _text(self, text: Text) -> Element:
        box = text_box(text)
        return P.sp(
            P.nvSpPr(
                self._identity(
                    text.role, claims=text.claims, figures=_figures(text), words=_words(text)
                ),
                P.cNvSpPr(txBox=1),
                P.nvPr(),
            ),
            P.spPr(box.frame(), outline(), A.noFill()),
            P.txBody(box.body(A.noAutofit()), A.lstStyle(), self._paragraphs.boxed(text, box)),
        )

    def _held(self, filling: Filling, plan: Plan) -> Element:
        """A text in its placeholder, which says its place only where its layout has another."""
        holder, claims = plan.holders[filling.idx], filling.claims
        figures = tuple(figure for text in filling.texts for figure in _figures(text))
        place, body = P.spPr(), A.bodyPr()
        if filling.slot.pinned and not holder.keeps(filling) and holder.breaks(filling):
            filling = filling.broken()
        if not holder.keeps(filling):
            box = filling.box
            place, body = P.spPr(box.frame()), box.body(A.noAutofit())
        return P.sp(
            P.nvSpPr(
                self._identity(
                    filling.first.role,
                    claims=claims,
                    figures=figures,
                    words="".join(map(_words, filling.texts)),
                ),
                P.cNvSpPr(A.spLocks(noGrp=1)),
                P.nvPr(filling.mark()),
            ),
            place,
            P.txBody(body, A.lstStyle(), *self._paragraphs.held(filling, holder)),
        )

    @property
    def _paragraphs(self) -> Paragraphs:
        return Paragraphs(self._ink, self.document, self.slide.part, self.jumps)


def _grouped(box: Box) -> Element:
    """The frame of a group whose shapes have their places on the slide."""
    place = {"x": emu(box.x), "y": emu(box.y)}
    size = {"cx": emu(box.width), "cy": emu(box.height)}
    return P.grpSpPr(A.xfrm(A.off(**place), A.ext(**size), A.chOff(**place), A.chExt(**size)))


def _figures(text: Text) -> tuple[Figure, ...]:
    """Its figures; a slide's own number is a field that follows the slide."""
    return () if text.role == "page" else text.figures


def _words(text: Text) -> str:
    """What it says; of a slide's own number nothing, likewise."""
    return "" if text.role == "page" else text.string


def _decoration() -> Element:
    """Says that a reader who cannot see the shape misses nothing."""
    mark = maker(_ADEC, adec=_ADEC).decorative(val=1)
    return A.extLst(A.ext(mark, uri=_DECORATIVE))
