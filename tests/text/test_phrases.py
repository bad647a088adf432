"""Lines of Japanese end with phrases, of Chinese with words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import ROOT

from mkdeck.text import Style, set_text
from mkdeck.text.phrases import phrase_ends
from mkdeck.themes import load_theme

if TYPE_CHECKING:
    from mkdeck.scene import Font


def lines(words: str, lang: str, width: float, count: int) -> list[str]:
    face = load_theme("editorial", [ROOT / "themes"]).face("image", "text")
    font: Font = face.font(strong=False)
    style = Style(font, font, 20.0, 1.2, "ink", lang)
    text = set_text(words, style, width, lines=count, name="title", hard=True)
    return ["".join(run.text for run in line) for line in text.lines]


@pytest.mark.parametrize(
    ("words", "lang", "width", "told"),
    [
        (
            "最も多い不満は、問題を繰り返し説明させられること",
            "ja",
            330,
            ["最も多い不満は、問題を", "繰り返し説明させられること"],
        ),
        (
            "サービスが良ければまた買う見込みが高まる",
            "ja",
            250,
            ["サービスが良ければまた", "買う見込みが高まる"],
        ),
        ("为什么顾客会离开这个品牌", "zh-Hans", 150, ["为什么顾客会", "离开这个品牌"]),
        ("為什麼顧客會離開這個品牌", "zh-Hant", 150, ["為什麼顧客會", "離開這個品牌"]),
    ],
)
def test_lines_end_with_phrases(words: str, lang: str, width: float, told: list[str]) -> None:
    assert lines(words, lang, width, 3) == told


def test_other_languages_have_spaces() -> None:
    assert phrase_ends("Loyalty is won", "en") == frozenset()


def test_letters_beyond_the_first_plane_are_counted_as_one() -> None:
    assert max(phrase_ends("𠮷野家的客户很多", "zh-Hans")) == 8


def test_no_line_begins_with_a_dash() -> None:
    told = lines("Несколько неудач с обслуживанием — и клиента нет", "ru", 330, 3)
    assert not any(line.startswith("—") for line in told)
    assert "обслуживанием\u00a0—" in "".join(told)
