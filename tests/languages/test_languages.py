"""How every language prints quantities, and that its catalogue and its claims are whole."""

from __future__ import annotations

import pytest
from conftest import ROOT

from mkdeck.claims import Library, texts
from mkdeck.languages import Language, known_languages, load_language
from mkdeck.quantity import Quantity

LANGUAGES = known_languages()
TRANSLATED = [tag for tag in LANGUAGES if tag != "en"]

# Language, quantity, running text, numeral (its small pieces in brackets), label on a chart.
# "_" stands for a no-break space; a numeral or label that is missing equals the one before it.
TABLE = """
en | 95% | 95%
et | 95% | 95%
ru | 95% | 95_%
zh-Hans | 95% | 95%
zh-Hant | 95% | 95%
ja | 95% | 95%

en | 16.9% | 16.9%
et | 16.9% | 16,9%
ru | 16.9% | 16,9_%
zh-Hans | 16.9% | 16.9%
zh-Hant | 16.9% | 16.9%
ja | 16.9% | 16.9%

en | +17.7% | 17.7% | +17.7%
et | +17.7% | 17,7% | +17,7%
ru | +17.7% | 17,7_% | +17,7_%
zh-Hans | +17.7% | 17.7% | +17.7%
zh-Hant | +17.7% | 17.7% | +17.7%
ja | +17.7% | 17.7% | +17.7%

en | -3.5% | 3.5% | −3.5%
et | -3.5% | 3,5% | −3,5%
ru | -3.5% | 3,5_% | −3,5_%
zh-Hans | -3.5% | 3.5% | −3.5%
zh-Hant | -3.5% | 3.5% | −3.5%
ja | -3.5% | 3.5% | −3.5%

en | 25–95% | 25–95%
et | 25–95% | 25–95%
ru | 25–95% | 25–95_%
zh-Hans | 25–95% | 25%–95%
zh-Hant | 25–95% | 25–95%
ja | 25–95% | 25〜95%

en | $1.6 trillion | $1.6_trillion | $1.6_trillion | $1.6tn
et | $1.6 trillion | 1,6_triljonit_dollarit | 1,6_triljonit_dollarit | 1,6_trln_dollarit
ru | $1.6 trillion | 1,6_трлн_долларов
zh-Hans | $1.6 trillion | 1.6万亿美元
zh-Hant | $1.6 trillion | 1.6兆美元
ja | $1.6 trillion | 1.6兆ドル

en | $7.6 billion | $7.6_billion | $7.6_billion | $7.6bn
et | $7.6 billion | 7,6_miljardit_dollarit | 7,6_miljardit_dollarit | 7,6_mld_dollarit
ru | $7.6 billion | 7,6_млрд_долларов
zh-Hans | $7.6 billion | 76亿美元
zh-Hant | $7.6 billion | 76億美元
ja | $7.6 billion | 76億ドル

en | $641 billion | $641_billion | $641_billion | $641bn
et | $641 billion | 641_miljardit_dollarit | 641_miljardit_dollarit | 641_mld_dollarit
ru | $641 billion | 641_млрд_долларов
zh-Hans | $641 billion | 6,410亿美元
zh-Hant | $641 billion | 6,410億美元
ja | $641 billion | 6,410億ドル

et | $1 billion | 1_miljard_dollarit | 1_miljard_dollarit | 1_mld_dollarit
et | $1 | 1_dollar
ru | $3 | 3_доллара

en | 5–25x | 5–25×
et | 5–25x | 5–25_korda
ru | 5–25x | 5–25_раз
zh-Hans | 5–25x | 5–25倍
zh-Hant | 5–25x | 5–25倍
ja | 5–25x | 5〜25倍

en | 1.4x | 1.4×
et | 1.4x | 1,4_korda
ru | 1.4x | 1,4_раза
zh-Hans | 1.4x | 1.4倍
zh-Hant | 1.4x | 1.4倍
ja | 1.4x | 1.4倍

en | 6 in 10 | 6_in_10
et | 6 in 10 | 6_kümnest
ru | 6 in 10 | 6_из_10
zh-Hans | 6 in 10 | 6成
zh-Hant | 6 in 10 | 6成
ja | 6 in 10 | 6割

en | 1 in 3 | 1_in_3
et | 1 in 3 | 1_kolmest
ru | 1 in 3 | 1_из_3
zh-Hans | 1 in 3 | 1/3
zh-Hant | 1 in 3 | 三分之一
ja | 1 in 3 | 3分の1

en | over 9 in 10 | over 9_in_10 | >9_in_10
et | over 9 in 10 | rohkem kui 9_kümnest | >9_kümnest
ru | over 9 in 10 | более чем 9_из_10 | >9_из_10
zh-Hans | over 9 in 10 | 超过9成 | >9成
zh-Hant | over 9 in 10 | 超過9成 | >9成
ja | over 9 in 10 | 9割超 | 9割[超] | 9割超

en | 900 people | 900_people | 900[_people] | 900_people
et | 900 people | 900_inimest | 900[_inimest] | 900_inimest
ru | 900 people | 900_человек | 900[_человек] | 900_человек
zh-Hans | 900 people | 900人
zh-Hant | 900 people | 900人
ja | 900 people | 900人

en | over 3000 people | over 3,000_people | >3,000[_people] | >3,000_people
et | over 3000 people | rohkem kui 3000_inimest | >3000[_inimest] | >3000_inimest
ru | over 3000 people | более чем 3_000_человек | >3_000[_человек] | >3_000_человек
zh-Hans | over 3000 people | 超过3,000人 | >3,000人
zh-Hant | over 3000 people | 超過3,000人 | >3,000人
ja | over 3000 people | 3,000人超 | 3,000人[超] | 3,000人超

en | over 1 million people | over 1_million_people | >1_million[_people] | >1m_people
et | over 1 million people | rohkem kui 1_miljon_inimest | >1_miljon[_inimest] | >1_mln_inimest
ru | over 1 million people | более чем 1_млн_человек | >1_млн[_человек] | >1_млн_человек
zh-Hans | over 1 million people | 超过100万人 | >100万人
zh-Hant | over 1 million people | 超過100萬人 | >100萬人
ja | over 1 million people | 100万人超 | 100万人[超] | 100万人超

en | 9 people | 9_people | 9[_people] | 9_people
et | 9 people | 9_inimest | 9[_inimest] | 9_inimest
ru | 9 people | 9_человек | 9[_человек] | 9_человек
zh-Hans | 9 people | 9人
zh-Hant | 9 people | 9人
ja | 9 people | 9人

en | 1 person | 1_person | 1[_person] | 1_person
et | 1 person | 1_inimene | 1[_inimene] | 1_inimene
ru | 1 person | 1_человек | 1[_человек] | 1_человек
ru | 2 people | 2_человека | 2[_человека] | 2_человека
zh-Hans | 1 person | 1人
zh-Hant | 1 person | 1人
ja | 1 person | 1人

en | under 2 minutes | under 2_minutes | <2[_minutes] | <2_minutes
et | under 2 minutes | vähem kui 2_minutit | <2[_minutit] | <2_minutit
ru | under 2 minutes | менее чем 2_мин | <2_мин
zh-Hans | under 2 minutes | 不到2分钟 | <2分钟
zh-Hant | under 2 minutes | 不到2分鐘 | <2分鐘
ja | under 2 minutes | 2分未満 | 2分[未満] | 2分未満

en | 1 hour | 1_hour | 1[_hour] | 1_hour
et | 1 hour | 1_tund | 1[_tund] | 1_tund
ru | 1 hour | 1_ч
zh-Hans | 1 hour | 1小时
zh-Hant | 1 hour | 1小時
ja | 1 hour | 1時間

en | 30 minutes | 30_minutes | 30[_minutes] | 30_minutes
et | 30 minutes | 30_minutit | 30[_minutit] | 30_minutit
ru | 30 minutes | 30_мин
zh-Hans | 30 minutes | 30分钟
zh-Hant | 30 minutes | 30分鐘
ja | 30 minutes | 30分

en | 25 years old | 25_years | 25[_years] | 25_years
et | 25 years old | 25_aastat | 25[_aastat] | 25_aastat
ru | 25 years old | 25_лет
zh-Hans | 25 years old | 25岁
zh-Hant | 25 years old | 25歲
ja | 25 years old | 25歳

en | 17.7% a year | 17.7% a year | 17.7%[_a_year] | 17.7%_a_year
et | 17.7% a year | 17,7% aastas | 17,7%[_aastas] | 17,7%_aastas
ru | 17.7% a year | 17,7_% в год | 17,7_%[_в_год] | 17,7_%_в_год
zh-Hans | 17.7% a year | 每年17.7% | [每年]17.7% | 每年17.7%
zh-Hant | 17.7% a year | 每年17.7% | [每年]17.7% | 每年17.7%
ja | 17.7% a year | 年17.7% | [年]17.7% | 年17.7%

en | over 60% | over 60% | >60%
et | over 60% | rohkem kui 60% | >60%
ru | over 60% | более чем 60_% | >60_%
zh-Hans | over 60% | 超过60% | >60%
zh-Hant | over 60% | 超過60% | >60%
ja | over 60% | 60%超 | 60%[超] | 60%超

en | under 60% | under 60% | <60%
et | under 60% | vähem kui 60% | <60%
ru | under 60% | менее чем 60_% | <60_%
zh-Hans | under 60% | 不到60% | <60%
zh-Hant | under 60% | 不到60% | <60%
ja | under 60% | 60%未満 | 60%[未満] | 60%未満

en | nearly 80% | nearly 80% | [nearly_]80% | nearly_80%
et | nearly 80% | peaaegu 80% | [peaaegu_]80% | peaaegu_80%
ru | nearly 80% | почти 80_% | [почти_]80_% | почти_80_%
zh-Hans | nearly 80% | 近80% | [近]80% | 近80%
zh-Hant | nearly 80% | 近80% | [近]80% | 近80%
ja | nearly 80% | 80%近く | 80%[近く] | 80%近く

en | about 80% | about 80% | [about_]80% | about_80%
et | about 80% | umbes 80% | [umbes_]80% | umbes_80%
ru | about 80% | примерно 80_% | [примерно_]80_% | примерно_80_%
zh-Hans | about 80% | 约80% | [约]80% | 约80%
zh-Hant | about 80% | 約80% | [約]80% | 約80%
ja | about 80% | 約80% | [約]80% | 約80%

en | at least 60% | at least 60% | [at_least_]60% | at_least_60%
et | at least 60% | vähemalt 60% | [vähemalt_]60% | vähemalt_60%
ru | at least 60% | как минимум 60_% | [как_минимум_]60_% | как_минимум_60_%
zh-Hans | at least 60% | 至少60% | [至少]60% | 至少60%
zh-Hant | at least 60% | 至少60% | [至少]60% | 至少60%
ja | at least 60% | 60%以上 | 60%[以上] | 60%以上

en | up to 33% | up to 33% | [up_to_]33% | up_to_33%
et | up to 33% | kuni 33% | [kuni_]33% | kuni_33%
ru | up to 33% | максимум 33_% | [максимум_]33_% | максимум_33_%
zh-Hans | up to 33% | 最多33% | [最多]33% | 最多33%
zh-Hant | up to 33% | 最多33% | [最多]33% | 最多33%
ja | up to 33% | 最大33% | [最大]33% | 最大33%
"""


def table() -> list[tuple[str, ...]]:
    """The lines of the table, missing columns filled in."""
    found = []
    for line in filter(None, TABLE.splitlines()):
        cells = line.replace("_", "\u00a0").split(" | ")
        found.append((*cells, *cells[-1:] * (5 - len(cells))))
    return found


def numeral(language: Language, quantity: Quantity) -> str:
    pieces = language.numeral(quantity)
    return "".join(f"[{text}]" if small else text for text, small in pieces)


@pytest.mark.parametrize(("tag", "quantity", "running", "alone", "label"), table())
def test_quantities_are_printed_as_the_language_writes_them(
    tag: str, quantity: str, running: str, alone: str, label: str
) -> None:
    language, parsed = load_language(tag), Quantity.parse(quantity)
    assert language.running(parsed, sign=False) == running
    assert numeral(language, parsed) == alone
    assert language.value(parsed) == label


@pytest.mark.parametrize("tag", TRANSLATED)
def test_a_catalogue_has_every_key_of_the_english_one(tag: str) -> None:
    own, english = load_language(tag).catalogue, load_language("en").catalogue
    for part in ("units", "currencies", "qualifiers", "words", "per", "fractions", "multiples"):
        assert set(getattr(own, part)) >= set(getattr(english, part)) - {"JPY", "INR"}
    assert own.scales.keys() == own.scales_short.keys()
    assert own.symbols.keys() <= english.symbols.keys()


@pytest.mark.parametrize("tag", TRANSLATED)
def test_words_take_the_same_values_as_in_english(tag: str) -> None:
    values = {
        "article": "ARTICLE", "base": "BASE", "formula": "FORMULA", "headline": "HEADLINE",
        "hundred": "HUNDRED", "label": "LABEL", "list": "LIST", "name": "NAME", "one": "ONE",
        "place": "PLACE", "reason": "REASON", "rows": "ROWS", "source": "SOURCE",
        "statement": "STATEMENT", "total": "TOTAL", "value": "VALUE",
        "survey": "SURVEY", "when": "WHEN", "q": "QUANTITY", "level": "LEVEL", "sign": "SIGN",
        "a": "FIRST", "b": "NEXT", "n": "NUMBER", "count": 7654, "filled": 7655, "gap": 7656,
        "of": 7657,
    }  # fmt: skip
    printed = {"count": "7654", "filled": "7655", "gap": "7656", "of": "7657"}
    marks = {name: printed.get(name, str(value)) for name, value in values.items()}

    def shown(language: Language, key: str) -> set[str]:
        text = language.word(key, **values).replace(",", "").replace("\u00a0", "")
        return {name for name, mark in marks.items() if mark in text}

    for key in load_language("en").catalogue.words:
        assert shown(load_language(tag), key) == shown(load_language("en"), key), key


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_unit_and_currency_can_be_printed(tag: str) -> None:
    language = load_language(tag)
    for unit in language.catalogue.units:
        for number in ("1", "2", "5", "1.5", "21"):
            text = {"percent": f"{number}%", "times": f"{number}x", "rank": f"{number[0]}th"}
            assert language.running(Quantity.parse(text.get(unit, f"{number} {unit}")))
    for sign in "$€£":
        assert language.running(Quantity.parse(f"{sign}2 million"))


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.load([ROOT / "claims"])


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_texts_of_every_claim_can_be_filled_in(tag: str, library: Library) -> None:
    claims = [claim for claim in library.claims.values() if tag in claim.texts]
    assert claims
    for claim in claims:
        words = texts(claim, load_language(tag))
        filled = (words.headline, words.statement, words.callout, words.label, words.base)
        assert not [text for text in filled if "<" in text], claim.id
