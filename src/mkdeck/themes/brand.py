"""Whose a picture is: a name, an address and a logo, for the strip of a page."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from mkdeck.errors import MkdeckError, Problem
from mkdeck.reading import Model
from mkdeck.reading.files import content
from mkdeck.themes.tokens import Colour

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mkdeck.reading import Node


MOST_PIXELS = 16_000_000
"""How many pixels a logo may have, so that a small file cannot unfold to a huge picture."""


class BrandFile(Model):
    """Who publishes: what the brand strip of slides, cards and infographics says."""

    name: Annotated[str, Field(max_length=60)] = ""
    """The name as it is printed."""
    url: Annotated[str, Field(max_length=100)] = ""
    """The address as it is printed, such as example.org."""
    logo: Annotated[str, Field(max_length=500)] = ""
    """A PNG or JPEG picture, its path as seen from the theme's file."""
    colours: Annotated[tuple[Colour, ...], Field(max_length=2)] = ()
    """The accent, and perhaps the ground of dividers; all other tokens follow from them."""


@dataclass(frozen=True)
class Logo:
    """A picture that has been looked at.

    Attributes:
        data: The bytes of its file, PNG or JPEG.
        width: In pixels.
        height: Likewise.
    """

    data: bytes = field(repr=False)
    width: int
    height: int


@dataclass(frozen=True)
class Brand:
    """Who publishes; each of the three may be missing, but not all of them."""

    name: str = ""
    url: str = ""
    logo: Logo | None = None


def read_brand(
    spec: BrandFile | None, node: Node, homes: Mapping[str, Path], problems: list[Problem]
) -> Brand | None:
    """The brand of a theme with its logo, or None where nothing is said of it.

    Args:
        spec: What the theme says.
        node: The theme, for places.
        homes: The folder of each file that the theme is read from, by its name in messages.
        problems: Where to add what is wrong.
    """
    if spec is None or not (spec.name or spec.url or spec.logo):
        return None
    place = node.at("brand", "logo")
    logo = None
    if spec.logo:
        try:
            logo = _picture(content(homes[place.path] / spec.logo, spec.logo))
        except MkdeckError as error:
            message = f'the logo "{spec.logo}" {error.problems[0].message}'
            hint = "write the path of a PNG or JPEG file as seen from the theme's file"
            problems.append(place.problem(message, hint=hint, code="unreadable"))
        except _NoPictureError as error:
            message = f'the logo "{spec.logo}" {error}'
            hint = "save it as PNG, with a transparent ground where it has one"
            problems.append(place.problem(message, hint=hint, code="value"))
    return Brand(spec.name, spec.url, logo)


class _NoPictureError(Exception):
    """Bytes that are no picture of ours; the message says what they are."""


def _picture(data: bytes) -> Logo:
    from PIL import Image

    try:
        # Pillow warns of pictures that it holds for bombs; ours are bounded more tightly.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
                width, height = image.size
                if width * height > MOST_PIXELS:
                    raise _NoPictureError(f"has {width} × {height} pixels; the most is 16 million")
                image.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise _NoPictureError("is no PNG or JPEG picture, or a damaged one") from None
    return Logo(data, width, height)
