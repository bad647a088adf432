"""Which font draws which letter, in which form, and where lines end, follows from the language."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from conftest import write

import mkdeck.languages
from mkdeck.cli import cli
from mkdeck.scene import Font
from mkdeck.text import MissingGlyphError, Style, pieces, set_text

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
    return Path(f"output/{language}/slides/01.png").read_bytes()


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
