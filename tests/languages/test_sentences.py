"""How every language ends, joins and reads sentences."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import write

from mkdeck.claims import find_figures
from mkdeck.cli import cli
from mkdeck.languages import known_languages, load_language
from mkdeck.project import Project
from mkdeck.scene import Text

JAPANESE = """
service-matters:
  headline: ほぼ全員がサービスで忠誠を決める
  statement: 消費者の<value>が、サービスは忠誠心を左右すると答えた
  callout: が、サービスは忠誠心を左右すると答えた
  label: Amazonのサービス
  base: 消費者
leaves-unheard:
  headline: 声を聞かれない客は去る
  statement: 客の<value>は声を聞かれずに去る
  callout: は声を聞かれずに去る
  label: 無言で離脱
  base: 客
"""

DECK = """
title: 忠誠は稼ぐもの
language: {language}
allow: [caution]
slides:
  - {{kind: hero, claim: service-matters, fact: leaves-unheard{title}}}
"""


def footer(path: str) -> str:
    """The footer of a deck's first slide."""
    scene = Project.open(Path(path)).scenes(("deck",))["deck"][0]
    items = [item for item in scene.flat() if isinstance(item, Text)]
    return next(item.string for item in items if item.role == "footer")


def japanese(title: str = "") -> Path:
    write("claims/findings.ja.yaml", JAPANESE)
    title = f", title: {title}" if title else ""
    return write("decks/new.yaml", DECK.format(language="ja", title=title))


def test_a_footer_is_joined_as_its_language_does(project: Path) -> None:
    """A label keeps its capital in Japanese, since "Amazon" is a name and kana have none."""
    japanese()
    assert footer("decks/new.yaml") == (
        "出典：Acme Research、2018；Ten statistics (Estonian article)に記載（元の出典の記載なし）。"
        "対象：消費者（Amazonのサービス）；客（無言で離脱）。"
        "注：取り扱いに注意（80%）：出典の記載なし。"
    )
    write("decks/new.yaml", DECK.format(language="en", title=", title: Loyalty"))
    assert footer("decks/new.yaml") == (
        "Sources:\u00a0Acme Research, 2018; seen in Ten statistics (Estonian article), which names "
        "no primary source. Base:\u00a0consumers (Service matters); customers (Leave unheard). "
        "Note:\u00a0Treat with caution (80%): the article names no source."
    )


def test_what_is_english_in_every_deck_ends_as_english_does(project: Path) -> None:
    claims = (project / "claims/findings.yaml").read_text("utf-8")
    noted = claims.replace("reason: the article", "note: Nobody was asked\n  reason: the article")
    write("claims/findings.yaml", noted)
    notes = Project.open(japanese()).scenes(("deck",))["deck"][0].notes
    assert notes[1].endswith("対象：客。注：Nobody was asked. 注意：the article names no source。")


@pytest.mark.parametrize(
    ("tag", "text", "sentence"),
    [
        ("en", "It is so", "It is so."),
        ("en", "Is it so?", "Is it so?"),
        ("et", "Nii on", "Nii on."),
        ("ru", "Это так", "Это так."),
        ("zh-Hans", "是这样", "是这样。"),
        ("zh-Hant", "是這樣嗎？", "是這樣嗎？"),
        ("zh-Hant", "他說：「是。」", "他說：「是。」"),
        ("ja", "そうです", "そうです。"),
        ("ja", "It is so.", "It is so."),
        ("en", "电话访问", "电话访问。"),
        ("en", "约1000人（在家）", "约1000人（在家）。"),
        ("en", "他说：“是。”", "他说：“是。”"),
        ("en", "そうですか？", "そうですか？"),
        ("en", "They read 小红书", "They read 小红书."),
    ],
)
def test_a_sentence_ends_as_its_language_says(tag: str, text: str, sentence: str) -> None:
    assert load_language(tag).ended(text) == sentence


@pytest.mark.parametrize(
    ("tag", "listed", "sentences", "aside"),
    [
        ("en", "a, b", "a. b.", "a (b)"),
        ("et", "a, b", "a. b.", "a (b)"),
        ("ru", "a, b", "a. b.", "a (b)"),
        ("zh-Hans", "a、b", "a。b。", "a（b）"),
        ("zh-Hant", "a、b", "a。b。", "a（b）"),
        ("ja", "a、b", "a。b。", "a（b）"),
    ],
)
def test_pieces_are_joined(tag: str, listed: str, sentences: str, aside: str) -> None:
    language = load_language(tag)
    assert language.listed(["a", "b"]) == listed
    assert language.sentences([language.ended("a"), language.ended("b")]) == sentences
    assert language.aside("a", "b") == aside


def test_an_english_sentence_among_japanese_ones_keeps_its_space() -> None:
    assert load_language("ja").sentences(["一。", "One.", "二。"]) == "一。One. 二。"


# Language, words, and what counts in them; nothing where they only look like it.
COUNTING = """
en | Twice as many leave | Twice
en | Hundreds of customers | Hundreds of
en | Halfway there |
et | Kaks korda rohkem | Kaks
et | Pooled kliendid lahkuvad | Pooled
et | Kolmandik klientidest | Kolmandik
et | Kolmapäeval helistatakse rohkem |
et | Parim viis klienti hoida |
et | Kliendi poolt valitud |
et | Sada klienti | Sada
et | Sajandi teenindus |
et | Kulu kahekordistub | kahekordistub
ru | Вдвое больше клиентов | Вдвое
ru | Половина клиентов | Половина
ru | Треть уходит | Треть
ru | Семь причин | Семь
ru | Семья и работа |
ru | Утром звонят чаще |
ru | Аккуратный ответ |
ru | Большинство уходит | Большинство
zh-Hans | 半数客户会离开 | 半数
zh-Hans | 数千名客户 | 数千
zh-Hans | 成本翻了一番 | 翻了一番
zh-Hans | 三个理由 | 三个
zh-Hans | 第三个理由 |
zh-Hans | 线上百货与数据 |
zh-Hans | 千万不要忽视客户 |
zh-Hant | 半數客戶會離開 | 半數
zh-Hant | 數據與百貨 |
ja | 半数の客が去る | 半数
ja | 数千人が去る | 数千
ja | 売上が倍増した | 倍増
ja | 三つの理由 | 三つ
ja | 十分な対応と四半期の数字 |
"""

# Language, words, and the figures in them.
FIGURES = """
en | It is 51%, or ½. | 51% ½
ru | Это 51 %. | 51
et | See on ٥١% | ٥١%
zh-Hans | 约有51%的客户 | 51%
zh-Hans | ５１％的客户 | ５１％
zh-Hans | 六成客户，三分之一离开 | 六成 三分之一
zh-Hans | 百分之五十和两倍 | 百分之五十 两倍
zh-Hans | 一成不变的服务，一成功就好 |
zh-Hans | 十分重要 |
zh-Hant | 成長一成，多兩倍 | 一成 兩倍
zh-Hant | 一成長就好 |
ja | 約２割が25〜95%へ | ２割 25〜95%
ja | 七割と三分の一と五パーセント | 七割 三分の一 五パーセント
ja | 役割と割合、十分な対応 |
"""


def table(text: str) -> list[tuple[str, str, str]]:
    lines = [line.split("|") for line in text.strip().splitlines()]
    return [(tag.strip(), words.strip(), found.strip()) for tag, words, found in lines]


@pytest.mark.parametrize(("tag", "words", "counts"), table(COUNTING))
def test_words_that_count_are_found(tag: str, words: str, counts: str) -> None:
    found = load_language(tag).number_words.search(words)
    assert (found[0] if found else "") == counts


@pytest.mark.parametrize(("tag", "words", "figures"), table(FIGURES))
def test_figures_are_found_in_every_script(tag: str, words: str, figures: str) -> None:
    spans = find_figures(words, load_language(tag))
    assert " ".join(words[start:end] for start, end in spans) == figures


def test_words_of_other_languages_do_not_count() -> None:
    assert not load_language("en").number_words.search("kaks korda, вдвое, 半数")
    knowing = [tag for tag in known_languages() if load_language(tag).number_words.search("twice")]
    assert knowing == ["en"]


def check(path: Path) -> str:
    return CliRunner().invoke(cli, ["check", str(path)]).output


def test_figures_without_digits_are_gated(project: Path) -> None:
    assert "\"九割\" in the author's words is no claim's value" in check(japanese("九割の客が去る"))


def test_a_figure_between_words_without_spaces_is_known_as_the_claims(project: Path) -> None:
    printed = check(japanese("消費者の95%が重視"))
    assert '"95%" stands in the author\'s words as typed' in printed
    assert 'write "<value>" instead' in printed


def test_words_that_count_are_a_warning(project: Path) -> None:
    assert '"二千" counts something' in check(japanese("二千の客"))


def test_a_name_with_digits_may_stand_between_words_without_spaces(project: Path) -> None:
    deck = japanese("年中24/7対応")
    assert "\"24/7\" in the author's words is no claim's value" in check(deck)
    write(deck, 'literals: ["24/7"]\n' + deck.read_text("utf-8"))
    assert CliRunner().invoke(cli, ["check", str(deck)]).exit_code == 0
