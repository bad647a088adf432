"""Digits in words: figures of nobody are found, names and dates are not."""

from __future__ import annotations

import time

import pytest

from mkdeck.claims import beside_placeholder, missed_placeholder
from mkdeck.claims.figures import stray_figure, without_literals
from mkdeck.languages import load_language


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "of adults aged 18–29"),
        ("en", "of adults aged 18 to 29"),
        ("en", "of people aged between 18 and 29"),
        ("en", "of those aged 65 and over, or ages 16 or older"),
        ("en", "of 18–29-year-olds and 16-year-olds"),
        ("en", "of 18- to 29-year-olds"),
        ("en", "of people in the EU27 and of the G20"),
        ("en", "of Covid-19 patients in Q3 2024"),
        ("en", "of B2B buyers of CO2 meters"),
        ("en", "of voters on 4 July 2024"),
        ("en", "of voters on July 4, 2024"),
        ("en", "of firms in 2019/20, in 2019–20 and in 2019–2020"),
        ("et", "18–29-aastastest ja 16-aastastest 4. juulil 2024"),
        ("ru", "жителей в возрасте 18–29 лет и 18–29-летних, 4 июля 2024"),
        ("ru", "жителей в возрасте от 65 лет и старше"),
        ("zh-Hans", "的18–29岁成年人（2024年7月4日，EU27）"),
        ("zh-Hans", "的65岁及以上老人"),
        ("zh-Hant", "的18至29歲成年人"),
        ("ja", "18〜29歳の65歳以上、2024年7月4日"),
    ],
)
def test_names_and_dates_are_recognised(lang: str, text: str) -> None:
    assert stray_figure(text, (), load_language(lang)) == ""


@pytest.mark.parametrize(
    ("lang", "text", "figure"),
    [
        ("en", "of patients with type 2 diabetes", "2"),
        ("en", "of adults aged 45", "45"),
        ("en", "sold in March 12 stores", "12"),
        ("en", "the TOP10 of them", "TOP10"),
        ("en", "USD5 of them", "USD5"),
        ("en", "EU27% of them", "EU27%"),
        ("en", "of firms with 10 or more people", "10"),
        ("en", "about 2019/20%", "2019/20%"),
        ("en", "in 2019/25 trains", "2019/25"),
        ("en", "€2050 lost", "€2050"),
        ("en", "1999% more", "1999%"),
        ("en", "aged 18–90% of them", "18–90%"),
        ("en", "in 2024 million", "2024"),
        ("en", "INR900 fines", "INR900"),
        ("en", "Share-90 of it", "Share-90"),
        ("ja", "2000円の", "2000"),
        ("en", "10x of them", "10x"),
        ("ru", "прослужит 18–29 лет", "18–29"),
        ("et", "kestis 18–29 aastat", "18–29"),
        ("ja", "平均83歳", "83"),
    ],
)
def test_other_digits_are_figures(lang: str, text: str, figure: str) -> None:
    assert stray_figure(text, (), load_language(lang)) == figure


def test_a_literal_names_what_holds_digits() -> None:
    english = load_language("en")
    assert stray_figure("with type 2 diabetes", ("type 2 diabetes",), english) == ""
    assert stray_figure("with type 2 diabetes and 2 more", ("type 2 diabetes",), english) == "2"


def test_many_literals_cost_little() -> None:
    literals = tuple(f"type {i} diabetes" for i in range(1000))
    start = time.process_time()
    for i in range(1000):
        assert (
            without_literals(f"of patients with type {i} diabetes", literals).split()[-1] == "with"
        )
    assert time.process_time() - start < 15, "far above what a busy machine needs"


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("en", "-<value> of heat", "<value>"),
        ("en", "fell by −<value>", "<value>"),
        ("en", "$<value> million", "<value>"),
        ("en", "<value>k of it", "<value>"),
        ("en", "<value> % of it", "<value>"),
        ("en", "<value> million homes", "<value>"),
        ("en", "<value>2000 of it", "<value>"),
        ("en", "3<value> of it", "<value>"),
        ("en", "<one><two>", "<two>"),
        ("en", "<one>.<two>", "<one>"),
        ("zh-Hans", "九<value>的人", "<value>"),
        ("ja", "<value>割の人", "<value>"),
    ],
)
def test_nothing_beside_a_placeholder_changes_its_figure(lang: str, text: str, told: str) -> None:
    found = beside_placeholder(text, load_language(lang))
    assert found is not None
    assert found[1] == told


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", '<value> of them, (<value>) and <value>: "<value>"'),
        ("en", "post-<value>, <value>'s and <times> times"),
        ("et", "<value>-le inimestest"),
        ("zh-Hans", "有<value>的人，占<value>。"),
        ("ja", "乗客の<value>が"),
    ],
)
def test_what_is_written_round_a_placeholder_passes(lang: str, text: str) -> None:
    assert beside_placeholder(text, load_language(lang)) is None


@pytest.mark.parametrize(
    "text", ["< value> heats", "<value > heats", "‹value› heats", "{value}", "&lt;value&gt;"]
)
def test_what_was_meant_as_a_placeholder_is_told(text: str) -> None:
    found = missed_placeholder(text, ["value"])
    assert found is not None
    assert found[1] == "<value>"
    assert missed_placeholder(text, ["other"]) is None
