"""The brand of a theme, and the accent for words."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import PIL.Image
import pytest
from conftest import ROOT

from mkdeck.errors import MkdeckError
from mkdeck.scene import Text
from mkdeck.themes import Logo, Theme, load_theme

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdeck.project import Project


EDITORIAL = (ROOT / "themes" / "editorial.yaml").read_text("utf-8")


def picture(width: int = 40, height: int = 10, form: str = "PNG", mode: str = "RGB") -> bytes:
    data = io.BytesIO()
    PIL.Image.new(mode, (width, height)).save(data, form)
    return data.getvalue()


@pytest.fixture
def theme(tmp_path: Path) -> Callable[..., Theme]:
    """Writes a theme with these lines added, beside these files, and reads it."""

    def read(lines: str, **files: bytes) -> Theme:
        for name, data in files.items():
            (tmp_path / name.replace("_", ".")).write_bytes(data)
        (tmp_path / "ours.yaml").write_text(EDITORIAL + lines, "utf-8")
        return load_theme("ours", [tmp_path], name=lambda path: path.name)

    return read


def refusal(theme: Callable[..., Theme], lines: str, **files: bytes) -> str:
    with pytest.raises(MkdeckError) as refused:
        theme(lines, **files)
    return str(refused.value)


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_brand_has_its_logo(theme: Callable[..., Theme], form: str) -> None:
    logo = picture(form=form)
    brand = theme("brand: {name: Ours, url: ours.example, logo: logo.img}\n", logo_img=logo).brand
    assert brand is not None
    assert (brand.name, brand.url) == ("Ours", "ours.example")
    assert brand.logo == Logo(logo, 40, 10)


def test_each_part_of_a_brand_may_be_missing(theme: Callable[..., Theme]) -> None:
    brand = theme("brand: {name: Ours}\n").brand
    assert brand is not None
    assert (brand.name, brand.url, brand.logo) == ("Ours", "", None)
    assert theme("").brand is None
    assert theme("brand: {}\n").brand is None


def test_a_logo_that_is_not_there(theme: Callable[..., Theme]) -> None:
    assert refusal(theme, "brand:\n  logo: none.png\n") == (
        'ours.yaml:29:9: the logo "none.png" cannot be read: no such file or directory\n'
        "  hint: write the path of a PNG or JPEG file as seen from the theme's file"
    )


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"<svg/>", "is no PNG or JPEG picture, or a damaged one"),
        (picture()[:45], "is no PNG or JPEG picture, or a damaged one"),
        (picture(form="GIF"), "is no PNG or JPEG picture, or a damaged one"),
        (picture(5000, 4000, mode="1"), "has 5000 × 4000 pixels; the most is 16 million"),
        (bytes(1_000_001), "is 1,000,001 bytes long; the limit is 1 MB"),
    ],
    ids=["drawing", "cut off", "another form", "many pixels", "many bytes"],
)
def test_a_logo_that_is_no_picture(theme: Callable[..., Theme], data: bytes, why: str) -> None:
    said = refusal(theme, "brand: {logo: logo.png}\n", logo_png=data)
    assert said.startswith(f'ours.yaml:28:15: the logo "logo.png" {why}\n  hint: ')


def test_words_take_the_accent_where_they_have_none_of_their_own(
    theme: Callable[..., Theme],
) -> None:
    assert theme("").palette["accent-text"] == "C4361A"


def test_words_never_take_the_accent_of_marks(loyalty: Project) -> None:
    words = [
        run
        for scenes in loyalty.scenes(("deck", "infographic", "cards")).values()
        for scene in scenes
        for text in scene.flat()
        if isinstance(text, Text)
        for line in text.lines
        for run in line
    ]
    assert "accent" not in {run.colour for run in words}
    assert "accent-text" in {run.colour for run in words}
