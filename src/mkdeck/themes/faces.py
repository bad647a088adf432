"""Faces: families for titles, numerals and text, for pictures and for documents."""

from __future__ import annotations

from typing import Annotated, Literal

from frozendict import frozendict
from pydantic import Field

from mkdeck.reading import FrozenDict, Model
from mkdeck.scene import Font

Face = Literal["title", "number", "text"]


FaceSet = Literal["image", "office"]
"""`image`: the designed faces, for pictures. `office`: faces that every recipient has."""


Weight = Annotated[int, Field(ge=1, le=1000)]
"""As CSS has it: 400 is regular, 700 bold."""


class FaceSpec(Model):
    """A family for one purpose."""

    family: str
    """The family's name; it is what a document asks for."""
    measured: str = ""
    """The family that is measured and drawn instead, where it has the same widths."""
    width: float = Field(default=1.0, ge=0.5, le=2, allow_inf_nan=False)
    """How many times as wide as `measured` it is, where no family has its widths."""
    files: tuple[str, ...] = ()
    """Font files of the family, as seen from the theme's file, where no package has it."""
    regular: Weight = 400
    """Weight of plain text."""
    strong: Weight = 700
    """Weight of emphasis and titles."""
    optical_size: float | None = Field(default=None, alias="optical-size", ge=1, le=1000)
    """Fixed optical size of a family that has that axis."""
    scale: float = Field(default=1.0, ge=0.5, le=2)
    """Factor on every size set in this face."""
    scripts: FrozenDict[Annotated[str, Field(min_length=1)]] = Field(default_factory=frozendict)
    """Families of other scripts in documents by ISO 15924, such as `{Jpan: Yu Mincho}`; left out,
    those of each language."""

    def font(self, *, strong: bool, italic: bool = False) -> Font:
        """The face at one of its two weights."""
        axes = () if self.optical_size is None else (("Optical Size", self.optical_size),)
        weight = self.strong if strong else self.regular
        measured = self.measured or self.family
        return Font(self.family, measured, weight, italic, axes, self.files, self.width)


class Faces(Model):
    """The faces of one set."""

    title: FaceSpec
    """Titles and statements."""
    number: FaceSpec
    """Large numerals."""
    text: FaceSpec
    """Everything else."""


class FaceSets(Model):
    """The two sets of faces."""

    image: Faces
    """The designed faces, for pictures."""
    office: Faces
    """Faces that every recipient of a document has."""
