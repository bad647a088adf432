"""Units: what each measures, how they convert, and the words that people write them with."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from frozendict import frozendict

if TYPE_CHECKING:
    from collections.abc import Mapping

UnitKind = Literal[
    "share",
    "multiple",
    "money",
    "count",
    "duration",
    "points",
    "score",
    "index",
    "ratio",
    "measure",
    "rank",
]
"""What a unit measures; `points` are differences of percentages, `measure` is physical."""


@dataclass(frozen=True)
class Unit:
    """A unit.

    Attributes:
        key: Its name in data, such as `percent`, `people`, `USD` or `kilometer`.
        kind: What it measures.
        dimension: Units of one dimension convert into each other.
        factor: How many of its dimension's base unit one of it is.
        least, most: Bounds that a figure in it cannot pass, if any.
        names: For a unit that a library declares, ICU patterns by language, filled in with `n`, the
            `count` that plurals go by and the `gap` between a number and a word.
        words: How such a unit is written in English.
        icu: For a physical unit, the name under which ICU prints it, such as `kilometer`.
    """

    key: str
    kind: UnitKind
    dimension: str
    factor: Decimal = Decimal(1)
    least: Decimal | None = None
    most: Decimal | None = None
    names: frozendict[str, str] = frozendict()
    words: tuple[str, ...] = ()
    icu: str = ""


PERCENT = Unit("percent", "share", "share", Decimal("0.01"))
PERMILLE = Unit("permille", "share", "share", Decimal("0.001"))
SHARE = Unit("share", "share", "share", least=Decimal(0), most=Decimal(1))
POINTS = Unit("points", "points", "points")
PERCENTAGE_POINTS = Unit("percentage-points", "points", "percentage-points")
BASIS_POINTS = Unit("basis-points", "points", "percentage-points", Decimal("0.01"))
PER = Unit("per", "count", "per")
TIMES = Unit("times", "multiple", "times")
SCORE = Unit("score", "score", "score")
INDEX = Unit("index", "index", "index")
RATIO = Unit("ratio", "ratio", "ratio", least=Decimal(0))
RATE = Unit("rate", "ratio", "rate")
RANK = Unit("rank", "rank", "rank", least=Decimal(1))

_SECONDS = {
    "milliseconds": "0.001",
    "seconds": "1",
    "minutes": "60",
    "hours": "3600",
    "days": "86400",
    "weeks": "604800",
}
_MONTHS = {"months": "1", "quarters": "3", "years": "12"}
DURATIONS: dict[str, Unit] = {
    **{
        key: Unit(key, "duration", "time", Decimal(factor), Decimal(0))
        for key, factor in _SECONDS.items()
    },
    **{
        key: Unit(key, "duration", "calendar", Decimal(factor), Decimal(0))
        for key, factor in _MONTHS.items()
    },
    "years-old": Unit("years-old", "duration", "age", Decimal(1), Decimal(0)),
}
"""Stretches of time; days and months convert into each other by no fixed number."""

COUNTED = (
    "people",
    "companies",
    "items",
    "stars",
    "answers",
    "channels",
    "agents",
    "questions",
)
COUNTS: dict[str, Unit] = {key: Unit(key, "count", key, least=Decimal(0)) for key in COUNTED}

_ISO_4217 = """
AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN
BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS
GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW
KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD
NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD
SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND
VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG
"""
CURRENCIES = tuple(_ISO_4217.split())
"""Codes of ISO 4217, without funds, metals and codes for testing."""

SIGNS = {
    "$": "USD", "US$": "USD", "RMB": "CNY", "Rs": "INR", "Rs.": "INR", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₹": "INR", "₩": "KRW",
    "₺": "TRY", "₴": "UAH", "₫": "VND", "₦": "NGN", "₪": "ILS", "A$": "AUD", "C$": "CAD", "NZ$": "NZD",
    "HK$": "HKD", "NT$": "TWD", "R$": "BRL", "S$": "SGD", "CN¥": "CNY", "zł": "PLN", "Kč": "CZK",
}  # fmt: skip
"""Signs of currencies that stand for one of them alone where English is written."""

CURRENCY_NAMES = {
    "dollar": "USD", "euro": "EUR", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY",
    "rouble": "RUB", "ruble": "RUB", "rupee": "INR", "won": "KRW", "franc": "CHF", "zloty": "PLN",
    "lira": "TRY", "real": "BRL", "rand": "ZAR", "shekel": "ILS", "dirham": "AED", "forint": "HUF",
}  # fmt: skip
"""Singular names of currencies; krone, krona and peso are several, so that they need a code."""

PHYSICAL: dict[str, tuple[str, str]] = {
    # key, which is ICU's name: dimension, factor to the base of its dimension
    "millimeter": ("length", "0.001"),
    "centimeter": ("length", "0.01"),
    "meter": ("length", "1"),
    "kilometer": ("length", "1000"),
    "mile": ("length", "1609.344"),
    "foot": ("length", "0.3048"),
    "inch": ("length", "0.0254"),
    "milligram": ("mass", "0.000001"),
    "gram": ("mass", "0.001"),
    "kilogram": ("mass", "1"),
    "tonne": ("mass", "1000"),
    "kilotonne": ("mass", "1000000"),
    "megatonne": ("mass", "1000000000"),
    "pound": ("mass", "0.45359237"),
    "milliliter": ("volume", "0.001"),
    "liter": ("volume", "1"),
    "cubic-meter": ("volume", "1000"),
    "barrel": ("volume", "158.987294928"),
    "square-meter": ("area", "1"),
    "acre": ("area", "4046.8564224"),
    "hectare": ("area", "10000"),
    "square-kilometer": ("area", "1000000"),
    "watt-hour": ("energy", "1"),
    "kilowatt-hour": ("energy", "1000"),
    "megawatt-hour": ("energy", "1000000"),
    "gigawatt-hour": ("energy", "1000000000"),
    "terawatt-hour": ("energy", "1000000000000"),
    "joule": ("heat", "1"),
    "kilojoule": ("heat", "1000"),
    "kilocalorie": ("heat", "4184"),
    "watt": ("power", "1"),
    "kilowatt": ("power", "1000"),
    "megawatt": ("power", "1000000"),
    "gigawatt": ("power", "1000000000"),
    "celsius": ("celsius", "1"),
    "fahrenheit": ("fahrenheit", "1"),
    "kelvin": ("kelvin", "1"),
    "kilometer-per-hour": ("speed", "1"),
    "mile-per-hour": ("speed", "1.609344"),
    "meter-per-second": ("speed", "3.6"),
    "hectopascal": ("pressure", "1"),
    "millimeter-ofhg": ("blood pressure", "1"),
    "milligram-per-deciliter": ("concentration", "1"),
    "part-per-million": ("parts", "1"),
    "byte": ("data", "1"),
    "kilobyte": ("data", "1000"),
    "megabyte": ("data", "1000000"),
    "gigabyte": ("data", "1000000000"),
    "terabyte": ("data", "1000000000000"),
    "hertz": ("frequency", "1"),
    "megahertz": ("frequency", "1000000"),
    "gigahertz": ("frequency", "1000000000"),
    "degree": ("angle", "1"),
    "decibel": ("sound", "1"),
}
"""Physical units that CLDR names in every language; temperatures do not convert by a factor."""

TEMPERATURES = {"celsius", "fahrenheit", "kelvin"}
"""Dimensions whose zero is no nothing: they differ, but are no multiples of each other."""

_SPELLED: dict[str, str] = {
    "mm": "millimeter", "cm": "centimeter", "km": "kilometer", "mi": "mile", "ft": "foot",
    "feet": "foot", "inches": "inch", "mg": "milligram", "g": "gram", "kg": "kilogram", "t": "tonne",
    "metric ton": "tonne", "metric tons": "tonne", "lb": "pound", "lbs": "pound", "ml": "milliliter",
    "l": "liter", "litre": "liter", "litres": "liter", "m²": "square-meter", "m2": "square-meter",
    "sq m": "square-meter", "m³": "cubic-meter", "m3": "cubic-meter", "ha": "hectare", "acres": "acre",
    "mph": "mile-per-hour", "miles per hour": "mile-per-hour", "hPa": "hectopascal", "mmHg": "millimeter-ofhg",
    "mm Hg": "millimeter-ofhg", "mg/dL": "milligram-per-deciliter", "mg/dl": "milligram-per-deciliter",
    "ppm": "part-per-million", "barrels": "barrel", "kt": "kilotonne", "Mt": "megatonne",
    "km²": "square-kilometer", "km2": "square-kilometer", "sq km": "square-kilometer",
    "Wh": "watt-hour", "kWh": "kilowatt-hour", "MWh": "megawatt-hour", "GWh": "gigawatt-hour",
    "TWh": "terawatt-hour", "J": "joule", "kJ": "kilojoule", "kcal": "kilocalorie", "W": "watt",
    "kW": "kilowatt", "MW": "megawatt", "GW": "gigawatt", "°C": "celsius", "℃": "celsius",
    "degrees Celsius": "celsius", "°F": "fahrenheit", "degrees Fahrenheit": "fahrenheit", "K": "kelvin",
    "km/h": "kilometer-per-hour", "kph": "kilometer-per-hour", "m/s": "meter-per-second",
    "kB": "kilobyte", "MB": "megabyte", "GB": "gigabyte", "TB": "terabyte", "Hz": "hertz",
    "MHz": "megahertz", "GHz": "gigahertz", "°": "degree", "dB": "decibel",
    "millimetre": "millimeter", "centimetre": "centimeter", "metre": "meter", "kilometre": "kilometer",
    "millilitre": "milliliter", "square metre": "square-meter", "cubic metre": "cubic-meter",
    "square kilometre": "square-kilometer",
}  # fmt: skip
"""Symbols and spellings of physical units; plurals in s follow."""

_TIME_WORDS = {
    "ms": "milliseconds", "millisecond": "milliseconds", "s": "seconds", "sec": "seconds",
    "secs": "seconds", "second": "seconds", "min": "minutes", "mins": "minutes", "minute": "minutes",
    "h": "hours", "hr": "hours", "hrs": "hours", "hour": "hours", "day": "days", "week": "weeks",
    "month": "months", "quarter": "quarters", "yr": "years", "yrs": "years", "year": "years", "annum": "years",
    "years old": "years-old", "year old": "years-old", "years of age": "years-old",
}  # fmt: skip

_OWN_WORDS = {
    "%": "percent", "percent": "percent", "per cent": "percent", "pct": "percent", "‰": "permille",
    "per mille": "permille", "percentage point": "percentage-points", "percentage points": "percentage-points",
    "point": "points", "points": "points", "pp": "percentage-points", "pts": "points", "ppt": "percentage-points",
    "basis point": "basis-points", "basis points": "basis-points", "bp": "basis-points",
    "bps": "basis-points", "x": "times", "×": "times", "times": "times", "-fold": "times",
    "fold": "times", "person": "people", "people": "people", "company": "companies",
    "companies": "companies", "score": "score", "NPS": "score", "index": "index", "index points": "index",
}  # fmt: skip

FIXED: dict[str, Unit] = {
    unit.key: unit
    for unit in (
        PERCENT, PERMILLE, SHARE, POINTS, PERCENTAGE_POINTS, BASIS_POINTS, TIMES, SCORE, INDEX, RATIO, RATE, RANK,
        PER,
        *DURATIONS.values(), *COUNTS.values(),
        *(Unit(code, "money", code) for code in CURRENCIES),
        *(
            Unit(key, "measure", dimension, Decimal(factor), icu=key)
            for key, (dimension, factor) in PHYSICAL.items()
        ),
    )
}  # fmt: skip
"""Every unit that mkdeck itself knows, by key."""


class Units:
    """The units at hand: mkdeck's own and those that a library declares, by every way to write them.

    Attributes:
        declared: The library's own, by key.
    """

    def __init__(self, declared: Mapping[str, Unit] = frozendict()) -> None:
        self.declared = frozendict(declared)
        self._words = dict(_OWN_WORD_UNITS)
        for unit in declared.values():
            for word in unit.words:
                self._words[word] = unit

    def find(self, word: str) -> Unit | None:
        """The unit that a word, a sign or a code stands for."""
        found = self._words.get(word)
        # T is no tonne, and K no kilo.
        return found if found or len(word) == 1 else self._words.get(word.lower())

    def known(self) -> list[str]:
        """Words for units that people may have meant: counted things, and what a library declares."""
        own = {word for unit in self.declared.values() for word in unit.words}
        return sorted(own | set(COUNTS) | set(DURATIONS))


def _words() -> dict[str, Unit]:
    """Every way to write mkdeck's own units in English."""
    found = {
        key: unit for key, unit in FIXED.items() if key not in {"share", "rank", "rate", "per"}
    }
    found |= {word: FIXED[key] for word, key in {**_TIME_WORDS, **_OWN_WORDS}.items()}
    found |= {unit.key: unit for unit in (*DURATIONS.values(), *COUNTS.values())}
    found |= {key.removesuffix("s"): COUNTS[key] for key in COUNTED if key.endswith("s")}
    found["company"] = COUNTS["companies"]
    found.pop("companie", None)
    found |= {code: FIXED[code] for code in CURRENCIES}
    found |= {sign: FIXED[code] for sign, code in SIGNS.items()}
    for name, code in CURRENCY_NAMES.items():
        found[name] = found[f"{name}s"] = FIXED[code]
    found["US dollars"] = found["US dollar"] = FIXED["USD"]
    for key in PHYSICAL:
        spelled = key.replace("-", " ")
        found |= {key: FIXED[key], spelled: FIXED[key], f"{spelled}s": FIXED[key]}
    for word, key in _SPELLED.items():
        found[word] = FIXED[key]
        if len(word) > 4 and not word.endswith("s"):
            found[f"{word}s"] = FIXED[key]
    for word in ("pound", "pounds"):
        # Money or a weight: `spelling` asks which.
        found[word] = FIXED["pound"]
    found["pounds sterling"] = FIXED["GBP"]
    return found


_OWN_WORD_UNITS = _words()
NO_UNITS = Units()
"""What mkdeck knows without a library."""
