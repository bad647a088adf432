"""How letters look, told in full or only as far as they differ from what they stand among."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdeck.render.pptx.theme import face_slot
from mkdeck.render.pptx.xml import A

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lxml.etree import _Element as Element

    from mkdeck.languages import Office
    from mkdeck.scene import Run
    from mkdeck.themes import Theme

    Paint = Callable[[str], Element]
    """Makes the fill of letters out of the token of a colour."""


@dataclass(frozen=True)
class Lettering:
    """How letters look.

    Attributes:
        face: A slot of the theme's fonts, or a family.
        size: In points.
        colour: Token of a colour.
        tracking: Extra space after each letter, in em.
    """

    face: str
    size: float
    bold: bool
    italic: bool
    colour: str
    tracking: float

    @classmethod
    def of(cls, run: Run, role: str, theme: Theme) -> Lettering:
        """That of a run of a text that is for something."""
        font = run.font
        face = face_slot(font.family, role, theme)
        return cls(face, run.size, font.weight > 500, font.italic, run.colour, run.tracking)

    @property
    def spread(self) -> int:
        """Extra space after each letter, in hundredths of a point."""
        return round(self.tracking * self.size * 100)

    def properties(
        self,
        tag: str,
        paint: Paint,
        office: Office,
        links: Sequence[Element] = (),
        among: Lettering | None = None,
    ) -> Element:
        """An element such as `rPr`.

        Args:
            tag: What it is called.
            paint: Makes the fill.
            office: Language and typeface of East Asia.
            links: Where the letters lead to.
            among: What the letters stand among, which goes without saying.
        """
        parts = [paint(self.colour)] if among is None or self.colour != among.colour else []
        if among is None or self.face != among.face:
            slot = self.face.removesuffix("-lt") if self.face[0] == "+" else ""
            parts += [
                A.latin(typeface=self.face),
                A.ea(typeface=f"{slot}-ea" if slot else office.east_asian),
                A.cs(typeface=f"{slot}-cs" if slot else self.face),
            ]
        shape: dict[str, str | int] = {"lang": office.lang}
        if among is None or self.size != among.size:
            shape["sz"] = round(self.size * 100)
        if among is None or self.bold != among.bold:
            shape["b"] = int(self.bold)
        if self.italic != (among.italic if among else False):
            shape["i"] = int(self.italic)
        inherited = among.spread if among else 0
        if self.spread != inherited or tag == "defRPr":
            # What a layout does not say, it would have from its master.
            shape["spc"] = self.spread
        element: Element = getattr(A, tag)(*parts, *links, **shape)
        return element
