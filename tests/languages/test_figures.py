"""Whatever is printed can be read back: value, sign, unit, scale and qualifier, in six languages.

The reader below is the test's own. It knows how each language writes figures and nothing of how
mkdeck prints them; it reads thousands of generated quantities, alone and as labels of charts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING

import pytest

from mkdeck.languages import known_languages, load_language
from mkdeck.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

LANGUAGES = known_languages()
COUNT = 1500

POINT = {"en": ".", "et": ",", "ru": ",", "zh-Hans": ".", "zh-Hant": ".", "ja": "."}
POWERS = {
    "en": {"trillion": 12, "billion": 9, "million": 6, "tn": 12, "bn": 9, "m": 6,
           "thousand": 3, "k": 3},
    "et": {"triljonit": 12, "triljon": 12, "miljardit": 9, "miljard": 9, "miljonit": 6,
           "miljon": 6, "trln": 12, "mld": 9, "mln": 6, "tuhat": 3, "tuh": 3},
    "ru": {"трлн": 12, "млрд": 9, "млн": 6, "тыс.": 3},
    "zh-Hans": {"万亿": 12, "亿": 8, "万": 4},
    "zh-Hant": {"兆": 12, "億": 8, "萬": 4},
    "ja": {"兆": 12, "億": 8, "万": 4},
}  # fmt: skip
UNITS = {
    "%": "percent", "$": "USD", "€": "EUR", "£": "GBP", "×": "times",
    "dollarit": "USD", "dollar": "USD", "eurot": "EUR", "euro": "EUR", "naela": "GBP",
    "nael": "GBP",
    "korda": "times", "kord": "times", "inimest": "people", "inimene": "people",
    "people": "people", "person": "people",
    "долларов": "USD", "доллара": "USD", "доллар": "USD", "евро": "EUR", "фунтов": "GBP",
    "фунта": "GBP", "фунт": "GBP", "раза": "times", "раз": "times", "человека": "people",
    "человек": "people",
    "美元": "USD", "欧元": "EUR", "歐元": "EUR", "英镑": "GBP", "英鎊": "GBP",
    "倍": "times", "人": "people",
    "ドル": "USD", "ユーロ": "EUR", "ポンド": "GBP",
    "protsendipunkti": "points", "protsendipunkt": "points", "percentage points": "points",
    "percentage point": "points", "процентных пунктов": "points", "процентных пункта": "points",
    "процентный пункт": "points", "процентного пункта": "points", "个百分点": "points",
    "個百分點": "points", "pp": "points", "п. п.": "points", "ポイント": "points",
}  # fmt: skip
QUALIFIERS = {
    "over": ["over", ">", "rohkem kui", "более чем", "超过", "超過", "超"],
    "under": ["under", "<", "vähem kui", "менее чем", "不到", "未満"],
    "nearly": ["nearly", "peaaegu", "почти", "近く", "近"],
    "about": ["about", "umbes", "примерно", "约", "約"],
    "at least": ["at least", "vähemalt", "как минимум", "至少", "以上"],
    "up to": ["up to", "kuni", "максимум", "最多", "最大"],
}
"""Words of each, those of one language that hold another's first."""


@dataclass(frozen=True)
class Read:
    """What a reader takes from a printed figure."""

    ends: tuple[Decimal, ...]
    unit: str
    qualifier: str
    of: Decimal | None = None


def read(text: str, tag: str, unit: str = "") -> Read:
    """A printed figure; one without a unit has that of the first label of its chart."""
    plain = text.replace("\u00a0", " ").strip()
    ranged = re.search(r"\d[^\d]*(?:–|〜|至| to | kuni )|^от ", plain)
    qualifier, plain = _qualifier(plain, tag, ranged=bool(ranged))
    if plain.startswith("от "):
        plain = plain.removeprefix("от ").replace(" до ", " – ")
    plain = plain.replace(" kuni ", " – ").replace(" to ", " – ")
    plain = plain.replace("至", "–").replace("〜", "–")
    shares = _share(plain)
    if shares:
        return Read((shares[0],), "share", qualifier, shares[1])
    found, plain = _unit(plain)
    ends: list[Decimal] = []
    power = 0
    for part in reversed(re.split(r"\s?–\s?", plain)):
        number, power = _number(part, tag, power)
        ends.insert(0, number)
    return Read(tuple(ends), found or unit, qualifier)


def _qualifier(text: str, tag: str, *, ranged: bool) -> tuple[str, str]:
    for name, words in QUALIFIERS.items():
        for word in words:
            if word in {"до", "kuni"} and ranged and not text.startswith((word, "от до")):
                continue
            if text.startswith(word) or (tag == "ja" and text.endswith(word)):
                return name, text.replace(word, "", 1).strip()
    return "", text


def _share(text: str) -> tuple[Decimal, Decimal] | None:
    tens = re.fullmatch(r"(\d+)(?:成|割)", text)
    if tens:
        return Decimal(tens[1]), Decimal(10)
    words = {"kahest": 2, "kolmest": 3, "neljast": 4, "viiest": 5, "kuuest": 6, "seitsmest": 7,
             "kaheksast": 8, "üheksast": 9, "kümnest": 10}  # fmt: skip
    estonian = re.fullmatch(r"(\d+) (\w+)", text)
    if estonian and estonian[2] in words:
        return Decimal(estonian[1]), Decimal(words[estonian[2]])
    match = re.fullmatch(r"(\d+)(?: in | из |/| out of )(\d+)", text)
    if match:
        return Decimal(match[1]), Decimal(match[2])
    back = re.fullmatch(r"(\d+)分(?:之|の)(\d+)", text)
    return (Decimal(back[2]), Decimal(back[1])) if back else None


def _unit(text: str) -> tuple[str, str]:
    for word in sorted(UNITS, key=len, reverse=True):
        if word in text:
            return UNITS[word], text.replace(word, "").strip()
    return "", text


def _number(text: str, tag: str, power: int) -> tuple[Decimal, int]:
    """A number with its sign and its power of ten; one without a power has that behind it."""
    for word in sorted(POWERS[tag], key=len, reverse=True):
        if word in text:
            power, text = POWERS[tag][word], text.replace(word, "")
            break
    match = re.fullmatch(r"([+−]?)([\d., ]+)", text.strip())
    assert match, (text, tag)
    digits = match[2].strip()
    thousands = " " if POINT[tag] == "," else ","
    plain = digits.replace(thousands, "").replace(POINT[tag], ".")
    number = Decimal(plain).scaleb(power)
    return (-number if match[1] == "−" else number), power


def quantities(random: Random) -> Iterator[str]:
    """Texts of quantities: units, signs, ranges, scales and qualifiers in every combination."""
    while True:
        digits = random.choice(["", ".5", ".04", ".25"])
        number = f"{random.randint(0, 999)}{digits}"
        other = f"{int(number.split('.')[0]) + random.randint(1, 400)}{digits}"
        word = random.choice(
            ["", "", "", "over ", "under ", "nearly ", "about ", "at least ", "up to "]
        )
        form = random.choice(
            ["n%", "n–m%", "+n%", "-n%", "-m to -n%", "-n to +m%", "$n million", "€n–m billion",
             "£n trillion", "nx", "n–mx", "n people", "n million people", "n percentage points",
             "-n percentage points", "k in 10", "$n", "-$n billion"]
        )  # fmt: skip
        if form.startswith(("-", "+")) or "people" in form or " to " in form:
            word = ""
        if "people" in form and "million" not in form:
            number = str(random.randint(0, 9_999_999))
        text = form.replace("m%", f"{other}%").replace("–m", f"–{other}").replace("+m", f"+{other}")
        text = text.replace("-m", f"-{other}").replace("k", str(random.randint(1, 9)))
        yield word + re.sub(r"(?<![a-z])n(?![a-z])|^n|(?<=[$€£])n|n(?=[x%–])", number, text)


def expected(quantity: Quantity) -> Read:
    unit = {"percentage-points": "points"}.get(quantity.unit.key, quantity.unit.key)
    return Read(quantity.ends, unit, quantity.qualifier, quantity.of)


def generated() -> list[Quantity]:
    found: list[Quantity] = []
    texts = quantities(Random(7))
    while len(found) < COUNT:
        text = next(texts)
        low = text.replace("0%", "")
        if low:
            found.append(Quantity.parse(text))
    return found


@pytest.fixture(scope="module")
def every() -> list[Quantity]:
    return generated()


@pytest.mark.parametrize("tag", LANGUAGES)
def test_what_is_printed_in_a_sentence_is_read_back(tag: str, every: list[Quantity]) -> None:
    language = load_language(tag)
    for quantity in every:
        printed = language.running(quantity)
        assert read(printed, tag) == expected(quantity), (quantity.text, printed)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_what_is_printed_as_a_numeral_is_read_back(tag: str, every: list[Quantity]) -> None:
    language = load_language(tag)
    for quantity in every:
        printed = language.value(quantity)
        assert read(printed, tag) == expected(quantity), (quantity.text, printed)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_labels_of_a_chart_are_read_back(tag: str, every: list[Quantity]) -> None:
    """The first label gives its unit and scale to others only where all of them have it."""
    language, random = load_language(tag), Random(11)
    for _ in range(400):
        first = random.choice(every)
        alike = [one for one in every if one.unit == first.unit and one.of == first.of]
        chart = [first, *random.sample(alike, min(3, len(alike)))]
        labels = language.labels(chart)
        unit = read(labels[0], tag).unit
        for quantity, label in zip(chart, labels, strict=True):
            found = read(label, tag, unit)
            power = 0
            if not read(label, tag).unit:
                power = _power(labels[0], tag)
            scaled = tuple(end.scaleb(power) for end in found.ends) if power else found.ends
            want = expected(quantity)
            assert (scaled, found.unit, found.qualifier) == (
                want.ends,
                want.unit,
                want.qualifier,
            ), (
                labels,
                [one.text for one in chart],
            )


def _power(label: str, tag: str) -> int:
    """The power of ten that the first label of a chart says for the others."""
    plain = _unit(_qualifier(label.replace("\u00a0", " "), tag, ranged=False)[1])[1]
    for word in sorted(POWERS[tag], key=len, reverse=True):
        if word in plain:
            return POWERS[tag][word]
    return 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("half", "half|pool|половина|一半|一半|半数"),
        ("two thirds", "two thirds|kaks kolmandikku|две трети|三分之二|三分之二|3分の2"),
        ("three quarters", "three quarters|kolm veerandit|три четверти|四分之三|四分之三|4分の3"),
        ("twice", "twice|kaks korda|вдвое|两倍|兩倍|2倍"),
        ("one in ten", "one in ten|kümnendik|десятая часть|十分之一|十分之一|1割"),
    ],
)
def test_a_published_word_stays_a_word(text: str, words: str) -> None:
    tags = ("en", "et", "ru", "zh-Hans", "zh-Hant", "ja")
    printed = [
        load_language(tag).running(Quantity.parse(text)).replace("\u00a0", " ") for tag in tags
    ]
    assert printed == words.split("|")
