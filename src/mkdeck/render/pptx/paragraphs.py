"""Measured lines as a paragraph of runs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from mkdeck.render.pptx.links import linked
from mkdeck.render.pptx.theme import face_slot
from mkdeck.render.pptx.xml import A, slide_number
from mkdeck.scene import Run, Text, joint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element as Element

    from mkdeck.render.backend import Document
    from mkdeck.render.pptx.boxes import TextBox


def paragraph(
    text: Text, box: TextBox, paint: Callable[[str], Element], document: Document, part: Any
) -> Element:
    """All lines of a text, spaced as in its box; `part` is the slide's, which keeps addresses."""
    looks = _Looks(paint, document, text.role, part)
    align = {"left": "l", "center": "ctr", "right": "r"}[text.align]
    return A.p(
        A.pPr(
            box.line_spacing(),
            A.spcBef(A.spcPts(val=0)),
            A.spcAft(A.spcPts(val=0)),
            A.buNone(),
            marL=0,
            indent=0,
            algn=align,
        ),
        *_runs(text, looks),
    )


@dataclass(frozen=True)
class _Looks:
    """What the looks of runs are made with."""

    paint: Callable[[str], Element]
    document: Document
    role: str
    part: Any

    def of(self, run: Run) -> Element:
        """The look of a run, its link included."""
        return A.rPr(*self._faces(run), *linked(run.link, self.part), **self._shape(run))

    def end(self, run: Run) -> Element:
        """The look of what is typed after the last run."""
        return A.endParaRPr(*self._faces(run), **self._shape(run))

    def _faces(self, run: Run) -> list[Element]:
        face = face_slot(run.font.family, self.role, self.document.theme)
        return [
            self.paint(run.colour),
            A.latin(typeface=face),
            A.ea(typeface=self.document.office.east_asian),
            A.cs(typeface=face.replace("-lt", "-cs") if face[0] == "+" else face),
        ]

    def _shape(self, run: Run) -> dict[str, str | int]:
        shape: dict[str, str | int] = {
            "lang": self.document.office.lang,
            "sz": round(run.size * 100),
            "b": int(run.font.weight > 500),
            "dirty": 0,
        }
        if run.font.italic:
            shape["i"] = 1
        if tracking := round(run.tracking * run.size * 100):
            shape["spc"] = tracking
        return shape


def _runs(text: Text, looks: _Looks) -> Iterator[Element]:
    """Neighbours of one look as one run; line breaks only where lines must stay as they are."""
    if text.role == "page":
        number = text.lines[0][0]
        yield slide_number(number.text, looks.of(number))
        return
    flow = list(_flow(text))
    first = replace(next(run for run in flow if run), link="")
    for is_break, runs in groupby(flow, key=lambda run: run is None):
        if is_break:
            yield A.br(looks.of(first))
            continue
        said = (run for run in runs if run)
        for look, same in groupby(said, key=lambda run: replace(run, text="")):
            yield A.r(looks.of(look), A.t("".join(run.text for run in same)))
    yield looks.end(first)


def _flow(text: Text) -> Iterator[Run | None]:
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
