"""Which font draws which letter, in which form, and where lines end, follows from the language."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import PIL.Image
import pytest
from click.testing import CliRunner
from conftest import write

import mkdeck.languages
from mkdeck.cli import cli
from mkdeck.scene import Font
from mkdeck.text import (
    DoesNotFitError,
    MissingGlyphError,
    Style,
    drawable,
    em_width,
    features_of,
    pieces,
    set_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable

GERMAN = (Path(__file__).parents[1] / "languages" / "de.yaml").read_text("utf-8")
ARIMO = Font("Arimo", "Arimo", 400)
JAPANESE = "Noto Sans CJK JP"


def style(lang: str) -> Style:
    return Style(ARIMO, ARIMO, 20, 1.2, "ink", lang)


def picture(language: str) -> bytes:
    """A slide whose title is two Han letters, as the language draws them."""
    write(
        f"decks/{language}.yaml",
        f"title: 骨直\nlanguage: {language}\nslides: [{{kind: divider, title: 骨直}}]\n",
    )
    result = CliRunner().invoke(cli, [f"decks/{language}.yaml", "--only", "slides", "-q"])
    assert result.exit_code == 0, result.output
    with PIL.Image.open(f"output/{language}/slides/01.png") as drawn:
        return drawn.tobytes()


def test_each_language_draws_the_letters_of_its_region(project: Path) -> None:
    drawn = {tag: picture(tag) for tag in ("en", "ja", "zh-Hans", "zh-Hant")}
    assert drawn["en"] == drawn["ja"]
    assert len({drawn["ja"], drawn["zh-Hans"], drawn["zh-Hant"]}) == 3


@pytest.fixture
def named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Makes German name these families."""

    def name(families: str) -> None:
        text = GERMAN.replace(f"fonts: [{JAPANESE}]", f"fonts: [{families}]")
        assert text != GERMAN
        write(tmp_path / "more" / "de.yaml", text)
        folders = [*mkdeck.languages.__path__, str(tmp_path / "more")]
        monkeypatch.setattr(mkdeck.languages, "__path__", folders)

    return name


def test_letters_that_a_face_lacks_are_drawn_by_the_languages_families() -> None:
    assert pieces("a骨b", ARIMO, "ja") == (("a", ""), ("骨", JAPANESE), ("b", ""))


def test_the_first_family_that_has_a_letter_draws_it(named: Callable[[str], None]) -> None:
    named(f"Source Sans 3, {JAPANESE}")
    assert pieces("a✓骨", ARIMO, "de") == (("a", ""), ("✓", "Source Sans 3"), ("骨", JAPANESE))


def test_a_letter_of_no_family_is_an_error(named: Callable[[str], None]) -> None:
    named("Source Sans 3")
    with pytest.raises(MissingGlyphError, match=r'^no font can draw "骨" \(U\+9AA8\)$'):
        pieces("a骨", ARIMO, "de")


def test_a_family_that_is_not_installed_is_named(named: Callable[[str], None]) -> None:
    named("Noto Sans Thai, Noto Sans CJK JP")
    assert pieces("骨", ARIMO, "de") == (("骨", JAPANESE),)
    message = r'no font can draw "ก" .* without Noto Sans Thai, which is not installed'
    with pytest.raises(MissingGlyphError, match=message):
        pieces("ก", ARIMO, "de")


@pytest.mark.parametrize("text", ["割合は25〜95%です", "幅は5–25倍です"])
def test_no_line_ends_within_a_range(text: str) -> None:
    for width in range(95, 180, 5):
        lines = set_text(text, style("ja"), width, lines=9, name="t", balance=False).lines
        words = ["".join(run.text for run in line) for line in lines]
        assert not any(line.endswith(("〜", "–")) for line in words), words


# --- marks that Latin faces and those of East Asia share


@pytest.mark.parametrize("lang", ["zh-Hans", "zh-Hant", "ja"])
@pytest.mark.parametrize("mark", "“”‘’…—·")
def test_a_mark_between_east_asian_letters_is_as_wide_as_one(lang: str, mark: str) -> None:
    """Also where a line's break parts it from its neighbours, so that no shaper sees them."""
    assert pieces(f"船{mark}客", ARIMO, lang) == ((f"船{mark}客", JAPANESE),)
    for text, ems in ((f"船{mark}客", 3), (mark, 1), (mark * 2, 2)):
        assert em_width(text, ARIMO, lang) == pytest.approx(ems, abs=0.001)


@pytest.mark.parametrize("lang", ["zh-Hans", "ja"])
def test_the_apostrophe_of_a_latin_word_stays_in_its_face(lang: str) -> None:
    assert pieces("L’Oréal", ARIMO, lang)[0] == ("L’Oréal", "")
    assert pieces("“it’s”", ARIMO, "en") == (("“it’s”", ""),)


def test_a_dash_of_two_has_no_gap() -> None:
    font = drawable(ARIMO, 200, JAPANESE)
    features = features_of(JAPANESE, "zh-Hans")
    mask, _ = font.getmask2("——", anchor="ls", features=features, language="zh-Hans")
    width, height = mask.size
    inked = [any(mask[y * width + x] for y in range(height)) for x in range(width)]
    first, last = inked.index(True), width - inked[::-1].index(True)
    assert all(inked[first:last])
    assert last - first > 360


@pytest.mark.parametrize("text", ["𠮷野家の𩸽と𠮟", "𠮷" * 40, "a 𠮷b c𠮷 d"])
def test_letters_beyond_the_first_plane_break_no_line_in_the_middle(text: str) -> None:
    """ICU counts UTF-16 units, of which such a letter has two."""
    set_up = set_text(text, style("ja"), 100, lines=40, name="title")
    joined = "".join(run.text for line in set_up.lines for run in line)
    assert joined.replace(" ", "") == text.replace(" ", "")
    assert all("".join(run.text for run in line).strip() for line in set_up.lines)


def test_a_text_far_too_long_is_refused_at_once() -> None:
    shrinking = replace(style("en"), shrink=0.2)
    start = time.process_time()
    with pytest.raises(DoesNotFitError, match=r"needs \d+ lines where 2 fit"):
        set_text("word " * 4000, shrinking, 300, lines=2, name="title")
    assert time.process_time() - start < 15, "far above what a busy machine needs"
