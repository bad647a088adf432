"""Measured lines as paragraphs of runs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from mkdeck.render.pptx.boxes import text_box
from mkdeck.render.pptx.lettering import Lettering
from mkdeck.render.pptx.links import linked
from mkdeck.render.pptx.xml import A, slide_number
from mkdeck.scene import Run, Text, joint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from mkdeck.render.backend import Document
    from mkdeck.render.pptx.boxes import TextBox
    from mkdeck.render.pptx.lettering import Paint
    from mkdeck.render.pptx.links import Jumps
    from mkdeck.render.pptx.placeholders import Filling, Holder

ALIGNED = {"left": "l", "center": "ctr", "right": "r"}


@dataclass(frozen=True)
class Paragraphs:
    """Makes paragraphs of a part of the package, which keeps the addresses of links.

    Attributes:
        paint: Makes fills.
        document: Faces and language.
        part: Of the package.
        jumps: The slides that links such as `#source-3` lead to.
    """

    paint: Paint
    document: Document
    part: Any
    jumps: Jumps

    def boxed(self, text: Text, box: TextBox) -> Element:
        """All lines of a text in a box of its own, which says everything."""
        return A.p(spaced(box, ALIGNED[text.align]), *_Writing(self, text.role).runs(text))

    def celled(self, text: Text) -> Element:
        """All lines of a text in a cell of a table, which says everything."""
        return self.boxed(text, text_box(text))

    def held(self, filling: Filling, holder: Holder) -> list[Element]:
        """The paragraphs of a placeholder, which say no more than their layout does not say."""
        writing = _Writing(self, filling.first.role, holder.look)
        return [
            A.p(*told, *writing.runs(text))
            for text, told in zip(filling.texts, _differing(filling, holder), strict=True)
        ]


def spaced(box: TextBox, align: str, before: float = 0.0, name: str = "pPr") -> Element:
    """Plain paragraphs as far from each other as in a box."""
    properties: Element = getattr(A, name)(
        box.line_spacing(),
        A.spcBef(A.spcPts(val=round(before * 100))),
        A.spcAft(A.spcPts(val=0)),
        A.buNone(),
        marL=0,
        indent=0,
        algn=align,
    )
    return properties


def _differing(filling: Filling, holder: Holder) -> Iterator[list[Element]]:
    """What each paragraph has otherwise than its layout."""
    own, first = filling.box, filling.first
    align = {"algn": ALIGNED[first.align]} if first.align != holder.align else {}
    anew = abs(own.spacing - holder.box.spacing) > 0.004
    for gap in (0.0, *filling.gaps):
        told = [own.line_spacing()] if anew else []
        # Programs do not agree whether there is space above a first paragraph.
        if abs(gap - holder.before) > 0.5:
            told.append(A.spcBef(A.spcPts(val=round(gap * 100))))
        yield [A.pPr(*told, **align)] if told or align else []


@dataclass(frozen=True)
class _Writing:
    """Writes the runs of texts that are for one thing, among letters of some look."""

    paragraphs: Paragraphs
    role: str
    among: Lettering | None = None

    def look(self, run: Run, name: str = "rPr") -> Element:
        """The look of a run, its link included."""
        own = self.paragraphs
        lettering = Lettering.of(run, self.role, own.document.theme)
        links = linked(run.link, own.part, own.jumps)
        return lettering.properties(name, own.paint, own.document.office, links, self.among)

    def runs(self, text: Text) -> Iterator[Element]:
        """Neighbours of one look as one run; breaks only where lines must stay as they are."""
        if text.role == "page":
            number = text.lines[0][0]
            yield slide_number(number.text, self.look(number))
            return
        runs_and_breaks = list(flow(text))
        first = replace(next(run for run in runs_and_breaks if run), link="")
        for is_break, runs in groupby(runs_and_breaks, key=lambda run: run is None):
            if is_break:
                yield A.br(self.look(first))
                continue
            said = (run for run in runs if run)
            for look, same in groupby(said, key=lambda run: replace(run, text="")):
                yield A.r(self.look(look), A.t("".join(run.text for run in same)))
        yield self.look(first, "endParaRPr")


def flow(text: Text) -> Iterator[Run | None]:
    """The runs of all lines; nothing for a break, and a space where the lines may flow again.

    Before a break there is one too, so that words are found across it; but none where lines end on
    a right edge or are centred, which it would move.
    """
    before: Run | None = None
    for line in text.lines:
        after = line[0]
        if before:
            hard = text.breaks == "hard"
            if joint(before.text, after.text) and not (hard and text.align != "left"):
                link = "" if hard or after.link != before.link else after.link
                yield replace(before if hard else after, text=" ", link=link)
            if hard:
                yield None
        yield from line
        before = line[-1]
