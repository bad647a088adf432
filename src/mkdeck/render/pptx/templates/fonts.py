"""The faces of a template, and what is measured in their place where no package has them."""

from __future__ import annotations

from dataclasses import dataclass

from mkdeck.themes import FaceSpec, font_file, installed

TWINS = {
    "Arial": "Arimo",
    "Helvetica": "Arimo",
    "Helvetica Neue": "Arimo",
    "Liberation Sans": "Arimo",
    "Cambria": "Caladea",
    "Calibri": "Carlito",
    "Calibri Light": "Carlito",
    "Source Sans Pro": "Source Sans 3",
    "Source Serif Pro": "Source Serif 4",
}
"""Families whose letters are as wide as those of another."""

STAND_IN = "Arimo"
"""What any other family is measured with."""

WIDTHS = {
    "Aptos": 1.04,
    "Aptos Display": 1.0,
    "Book Antiqua": 1.0,
    "Calibri": 0.93,
    "Calibri Light": 0.93,
    "Candara": 0.97,
    "Century Gothic": 1.12,
    "Corbel": 0.97,
    "DejaVu Sans": 1.17,
    "Franklin Gothic Book": 0.98,
    "Garamond": 0.9,
    "Georgia": 1.04,
    "Gill Sans MT": 0.95,
    "Inter": 1.1,
    "Lato": 1.0,
    "Montserrat": 1.2,
    "Noto Sans": 1.09,
    "Open Sans": 1.08,
    "Palatino Linotype": 1.0,
    "Poppins": 1.19,
    "Roboto": 1.02,
    "Segoe UI": 1.03,
    "Tahoma": 1.06,
    "Times New Roman": 0.95,
    "Trebuchet MS": 1.02,
    "Verdana": 1.24,
}
"""How many times as wide as the stand-in others are, bold letters included."""

UNKNOWN = 1.12
"""The same for a family that nobody here knows."""


@dataclass(frozen=True)
class Measured:
    """A family of a template.

    Attributes:
        family: What the template calls it.
        by: The family whose letters are measured.
        exact: Whether these are as wide.
        spec: The face.
    """

    family: str
    by: str
    exact: bool
    spec: FaceSpec


def measured(family: str) -> Measured:
    """The face of a family, measured with its own files, with its twin's, or with a stand-in."""
    by = family if installed(family) else TWINS.get(family, "")
    if by and installed(by):
        files = [font_file(by, weight) for weight in (400, 700)]
        # Another program draws the slides, so that lines are measured with slack, as if by a twin.
        spec = FaceSpec(family=family, measured=files[0], files=tuple(files))
        return Measured(family, by, True, spec)
    wider = WIDTHS.get(family, UNKNOWN)
    spec = FaceSpec(family=family, measured=STAND_IN, width=wider)
    return Measured(family, STAND_IN, False, spec)
