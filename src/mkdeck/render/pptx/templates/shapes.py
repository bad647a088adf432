"""A scene's items as shapes of a slide that is made on a layout of a template."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from mkdeck.render.pptx.boxes import text_box
from mkdeck.render.pptx.paragraphs import flow
from mkdeck.render.pptx.shapes import SlideShapes
from mkdeck.render.pptx.slots import shaded, slot_fill
from mkdeck.render.pptx.templates.holders import element_of, mark_of, prompt_look
from mkdeck.render.pptx.templates.names import footer_words
from mkdeck.render.pptx.templates.reading import FURNITURE
from mkdeck.render.pptx.templates.tokens import readable
from mkdeck.render.pptx.xml import A, P, frame, slide_number, tag
from mkdeck.scene import Text

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from mkdeck.render.pptx.templates.choosing import Choice
    from mkdeck.render.pptx.templates.holders import Holder
    from mkdeck.render.template import Sheet
    from mkdeck.scene import Item, Run

NAMES = {"number": "Slide number", "date": "Date", "footer": "Footer"}
"""What copies of placeholders are called."""

BOLD = 500
"""Weight above which letters are bold."""

PLAIN = {"i": "0", "cap": "none", "spc": "0"}
"""What letters of a title say that stands elsewhere than in its box, unless they say otherwise."""


@dataclass(kw_only=True)
class TemplateShapes(SlideShapes):
    """Fills one slide of python-pptx on a template's layout, with nothing that is left empty.

    Attributes:
        sheet: The layout as slides are laid out on it.
        choice: The same as the file has it.
    """

    sheet: Sheet
    choice: Choice

    def put(self) -> None:
        """Puts every item of the scene on the slide, in reading order, and its speaker notes.

        The title comes first. It stands in the layout's placeholder, and says its place only where
        that is another one.
        """
        layout = self.slide.slide_layout
        # Charts and tables fill no placeholder: charts put back into it would leave labels behind.
        self.filled = True
        tree = self.slide.shapes._spTree
        for shape in list(tree)[2:]:
            tree.remove(shape)
        titled = False
        for item in sorted(self.scene.items, key=lambda item: not _is_title(item)):
            holder = self._holder(item, titled=titled)
            titled = titled or _is_title(item)
            if isinstance(item, Text) and holder is not None:
                tree.append(self._placed(item, holder, layout))
                continue
            for shape in self._shapes(item):
                tree.append(shape)
        for shape in self._furniture(layout):
            tree.append(shape)
        self._finish()

    def _holder(self, item: Item, *, titled: bool) -> Holder | None:
        """The placeholder that an item fills, if any; a slide has one title."""
        if _is_title(item):
            return None if titled else self.choice.title
        second = self.choice.second
        return second if isinstance(item, Text) and item.role == "second" else None

    def _placed(self, text: Text, holder: Holder, layout: Any) -> Element:
        """A text in a placeholder: where and how that has it, as far as it stands in its box."""
        place, body = P.spPr(), A.bodyPr(A.normAutofit())
        inner = holder.inner
        if (text.x, text.room) == (inner.x, inner.width):
            if abs(text.y - _first(text, holder)) > NEAR:
                box = text_box(replace(text, hang=0.0), roomy=True)
                place, body = P.spPr(box.frame()), box.body(A.noAutofit())
            elif holder.moved:
                place = P.spPr(frame(*_sides(holder)))
            paragraph = self._inherited(text, holder, layout)
        else:
            box = text_box(text)
            place, body = P.spPr(box.frame()), box.body(A.noAutofit())
            paragraph = self._paragraphs.boxed(text, box)
            for look in paragraph.iter(tag("a:rPr"), tag("a:endParaRPr")):
                for name, value in PLAIN.items():
                    look.set(name, look.get(name, value))
        return P.sp(
            P.nvSpPr(
                self._identity(
                    "subtitle" if text.role == "second" else text.role,
                    claims=text.claims,
                    figures=text.figures,
                    words=text.string,
                ),
                P.cNvSpPr(A.spLocks(noGrp=1)),
                P.nvPr(_marked(layout, holder)),
            ),
            place,
            P.txBody(body, A.lstStyle(), paragraph),
        )

    def _inherited(self, text: Text, holder: Holder, layout: Any) -> Element:
        """A paragraph that says no more than how it differs from what it inherits."""
        usual, letters = None, None
        if not holder.styled:
            usual, letters = prompt_look(layout, layout.slide_master, holder)
        paragraph = A.p(*([deepcopy(usual)] if usual is not None else []))
        behind = holder.ground or self.choice.layout.ground(holder.inner)
        slot = readable(self.choice.layout.palette, holder.colour, behind)
        weights = {run.font.weight > BOLD for line in text.lines for run in line}

        def look(*, bold: bool) -> Element:
            made = self._look(letters)
            if slot:
                for fill in made.findall(tag("a:solidFill")):
                    made.remove(fill)
                made.insert(0, slot_fill(slot))
            if text.size != holder.size:
                made.set("sz", str(round(text.size * 100)))
            if len(weights) > 1:
                made.set("b", str(int(bold)))
            return made

        for bold, runs in groupby(flow(text), key=_bold):
            words = "".join(run.text for run in runs if run)
            ending = A.br(look(bold=False)) if bold is None else A.r(look(bold=bold), A.t(words))
            paragraph.append(ending)
        return paragraph

    def _look(self, letters: Element | None) -> Element:
        """How letters look: in the deck's language, else as they inherit it or a prompt has it."""
        look = A.rPr(lang=self.document.office.lang)
        if letters is not None:
            for name, value in letters.attrib.items():
                if name in {"sz", "b", "i", "cap", "spc"}:
                    look.set(name, value)
            look.extend(
                deepcopy(one) for one in letters if one.tag in {tag(f"a:{name}") for name in _LOOKS}
            )
        return look

    def _furniture(self, layout: Any) -> list[Element]:
        """Slide number, date and footer where the layout has a number; the last if it has words."""
        found = [one for one in self.choice.layout.holders if one.sort in FURNITURE]
        if not any(one.sort == "number" for one in found):
            return []
        made = []
        for holder in found:
            words = {"date": self.document.as_of, "footer": footer_words(holder.says)}.get(
                holder.sort, ""
            )
            if holder.sort != "number" and not words:
                continue
            usual, letters = None, None
            if not holder.styled or holder.sort != "number":
                usual, letters = prompt_look(layout, layout.slide_master, holder)
            look = self._look(letters)
            number = str(self.slide.part.partname.idx)
            run = slide_number(number, look) if holder.sort == "number" else A.r(look, A.t(words))
            place = P.spPr(frame(*_sides(holder))) if holder.moved else P.spPr()
            paragraph = A.p(*([deepcopy(usual)] if usual is not None else []), run)
            made.append(
                P.sp(
                    P.nvSpPr(
                        self._identity(NAMES[holder.sort]),
                        P.cNvSpPr(A.spLocks(noGrp=1)),
                        P.nvPr(_marked(layout, holder)),
                    ),
                    place,
                    P.txBody(A.bodyPr(), A.lstStyle(), paragraph),
                )
            )
        return made

    def _paint(self, token: str) -> Element:
        slot, share = self.sheet.slots[token]
        if share == 1 and slot != "tx1" and token in _SHADES:
            return self._ink(token)
        through = [A.alpha(val=round(share * 100_000))] if share < 1 else []
        return A.solidFill(A.schemeClr(*through, val=slot))

    def _ink(self, token: str) -> Element:
        slot, share = self.sheet.slots[token]
        over = self.choice.layout.palette.colour(slot)
        wanted = self.scene.palette[token]
        if over == wanted or (share == 1 and token not in _SHADES):
            return A.solidFill(A.schemeClr(val=slot))
        return shaded(slot, over, wanted)


_SHADES = frozenset({"accent-text"})
"""Tokens that are another lightness of the slot that all of which is seen."""

_LOOKS = ("solidFill", "latin", "ea", "cs")
"""What prompts say of letters that is taken over."""


NEAR = 1.0
"""Points that a text may be away from where its placeholder has it."""


def _first(text: Text, holder: Holder) -> float:
    """Where the first baseline of a text stands in its placeholder, as it is laid out for."""
    free = holder.inner.height - text.pitch * len(text.lines)
    down = {"ctr": 0.5, "b": 1.0}.get(holder.anchor, 0.0) * free
    return holder.inner.y + down + BASELINE * text.pitch


BASELINE = 0.8
"""From the upper edge of a line to its baseline, as a share of its height."""


def _bold(run: Run | None) -> bool | None:
    """Whether a run is bold; None for a break."""
    return None if run is None else run.font.weight > BOLD


def _is_title(item: Item) -> bool:
    return isinstance(item, Text) and item.role == "title"


def _sides(holder: Holder) -> tuple[float, float, float, float]:
    box = holder.frame
    return box.x, box.y, box.width, box.height


def _marked(layout: Any, holder: Holder) -> Element:
    """What says which placeholder of the layout a shape fills."""
    mark = mark_of(element_of(layout, holder))
    kept = {name: str(mark.get(name)) for name in ("type", "orient", "sz", "idx") if mark.get(name)}
    return P.ph(kept)
