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
from conftest import write

from mkdeck import open_deck
from mkdeck.languages import known_languages, load_language
from mkdeck.quantity import Quantity, unlike
from mkdeck.scene import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

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


# --- the labels of charts, read from their scenes

KINDS: dict[str, tuple[int, str, Callable[[Quantity], bool]]] = {
    "bars": (3, "value", lambda one: not one.of),
    "columns": (3, "value", lambda one: one.high is None and not one.of),
    "range": (2, "value", lambda one: one.kind == "share" and one.upper <= 100 and not one.of),
    "compare": (2, "number", lambda one: one.kind == "share" and one.upper <= 100 and not one.of),
    "stats": (3, "number", lambda one: one.high is None and one.unit.kind != "points"),
    "hero": (1, "number", lambda one: True),
}
"""For each kind how many figures it shows, the role of their labels, and which it can show."""

DRAWN = 6
"""Slides of each kind that are drawn."""


def charts(kind: str, every: list[Quantity]) -> Iterator[list[Quantity]]:
    """Groups of figures that the kind can show together."""
    count, _, fits = KINDS[kind]
    random = Random(kind)
    able = [one for one in every if fits(one) and one.amount]
    while True:
        first = random.choice(able)
        like = [
            one
            for one in able
            if kind in {"stats", "hero"}
            or (not unlike(first, one) and abs(first.amount) < 100 * abs(one.amount))
        ]
        group = [first, *random.sample(like, min(count - 1, len(like)))]
        sizes = [abs(one.amount) for one in group]
        alike = all(not unlike(a, b) for a in group for b in group)
        if (
            len(group) == count
            and (kind in {"stats", "hero"} or alike)
            and max(sizes) < 5000 * min(sizes)
        ):
            yield group


def claim(name: str, values: str) -> str:
    return (
        f"- {{id: {name}, topics: [topic], {values}, headline: A, callout: of all, label: A,\n"
        f"   source: acme, question: acme/{name.partition('-')[0]}, standing: sound,\n"
        f"   statement: All of them say {'<value>' if 'value:' in values else 'so'}}}\n"
    )


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_labels_of_every_chart_are_read_back(
    tag: str, every: list[Quantity], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    claims, slides, wanted = "", "", []
    for kind, (_, role, _) in KINDS.items():
        groups = charts(kind, every)
        for number in range(DRAWN):
            group = next(groups)
            names = [f"{kind}-{number}-{i}" for i in range(len(group))]
            if kind == "columns":
                names = names[:1]
                values = ", ".join(f'{2020 + i}: "{one.text}"' for i, one in enumerate(group))
                claims += claim(names[0], f"values: {{{values}}}")
            else:
                pairs = zip(names, group, strict=True)
                claims += "".join(claim(name, f'value: "{one.text}"') for name, one in pairs)
            slides += f"- {{kind: {kind}, claims: [{', '.join(names)}], title: T}}\n"
            wanted.append((kind, role, group))
    write("claims/library.yaml", "as_of: 2026-01\n")
    write("claims/topics.yaml", "topic: A topic\n")
    questions = ", ".join(f"{kind}: {{asks: Why?}}" for kind in KINDS)
    write("claims/sources.yaml", f"acme: {{publisher: A, questions: {{{questions}}}}}\n")
    write("claims/all.yaml", claims)
    if tag != "en":
        words = "{headline: A, callout: B, label: A, statement: A <value>}"
        ids = re.findall(r"id: ([\w-]+)", claims)
        lines = [
            f"{one}: {words.replace(' <value>', '') if 'columns' in one else words}\n"
            for one in ids
        ]
        write(f"claims/all.{tag}.yaml", "".join(lines))
    deck = open_deck(f"title: T\nlanguage: {tag}\nslides:\n{slides}")
    for (kind, role, group), scene in zip(wanted, deck.scenes(("deck",))["deck"], strict=True):
        shown = [
            item.string for item in scene.flat() if isinstance(item, Text) and item.role == role
        ]
        told = labels_read(shown, tag)
        want = [expected(one) for one in group]
        assert all(one in want for one in told), (kind, shown, want)
        # Columns tell the values that have room.
        assert len(told) == len(want) or kind == "columns", (kind, shown, want)


def labels_read(shown: list[str], tag: str) -> list[Read]:
    """Labels of one chart; those without a unit have that of the first, and its power."""
    first = next((one for one in shown if read(one, tag).unit), "")
    unit, power = (read(first, tag).unit, _power(first, tag)) if first else ("", 0)
    found = []
    for label in shown:
        one = read(label, tag, unit)
        bare = not read(label, tag).unit
        ends = tuple(end.scaleb(power) for end in one.ends) if bare and power else one.ends
        found.append(Read(ends, one.unit, one.qualifier, one.of))
    return found
