"""A language: its file, and how it prints quantities and words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from frozendict import frozendict
from pydantic import Field

from mkdeck.languages import figures
from mkdeck.languages.joining import NBSP, Joining
from mkdeck.languages.models import Direction, Joins, Limits, Pattern, Power
from mkdeck.reading import FrozenDict, Model

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal

    from icu4py.messageformat import MessageFormat

    from mkdeck.quantity import Quantity, Time


class Office(Model):
    """How text in this language is marked in documents."""

    lang: str = Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$")
    """Language tag of a run."""
    east_asian: str = Field(alias="east-asian")
    """Typeface of East Asian characters, and of the signs that programs count among them."""
    script: str = ""
    """Script of that typeface in a document's theme, where the language has one of its own."""


class Catalogue(Model):
    """`languages/<tag>.yaml`. Patterns are ICU message formats."""

    name: str
    """The language's own name."""
    office: Office
    """How text is marked in documents."""
    fonts: tuple[str, ...]
    """Families for letters that a theme's face lacks; the first that has a letter draws it. One
    with forms of several regions draws those of the language."""
    spaces: bool
    """Whether spaces part words."""
    sentence_end: str = Field(alias="sentence-end")
    """What ends a sentence that has no end of its own."""
    sentence_ends: tuple[str, ...] = Field(alias="sentence-ends")
    """What counts as a sentence's own end."""
    joins: Joins
    """How pieces are joined."""
    short_words: tuple[str, ...] = Field(alias="short-words")
    """Words that should not end a line."""
    number_words: tuple[Pattern, ...] = Field(alias="number-words")
    """Words that count something; whole words where spaces part them."""
    written_figures: tuple[Pattern, ...] = Field(default=(), alias="written-figures")
    """Figures that are written without digits, and digits with what belongs to them."""
    figure_names: tuple[Pattern, ...] = Field(default=(), alias="figure-names")
    """Figures in a claim's words that are names, such as the age of those who were asked, or a
    day."""
    forecast_words: tuple[Pattern, ...] = Field(alias="forecast-words")
    """Words of which a statement needs one when it tells of a forecast for a year that has passed;
    whole words where spaces part them."""
    common_words: tuple[str, ...] = Field(default=(), alias="common-words")
    """Words that tell no two statements apart. English alone needs them: statements are compared in
    English, in which every claim has one."""
    limits: Limits
    """How long a claim's texts may be."""
    range: str
    """Two numbers of one unit."""
    percent_range: str = Field(default="", alias="percent-range")
    """Two percentages, where the sign is repeated."""
    units: FrozenDict[str]
    """A number with each unit."""
    units_short: FrozenDict[str] = Field(default=frozendict(), alias="units-short")
    """The same on charts, for units with long names."""
    range_signed: str = Field(alias="range-signed")
    """Two numbers of which one is below zero, where a dash would be taken for its sign."""
    in_: str = Field(alias="in")
    """So many out of so many."""
    share_out_of: str = Field(default="", alias="share-out-of")
    """The same where the publisher says "out of", if the language has another way for it."""
    out_of: str = Field(alias="out-of")
    """A score on a scale that ends at a number."""
    rank_of: str = Field(alias="rank-of")
    """A place among so many."""
    per: FrozenDict[str]
    """A rate per second, minute and so on."""
    per_unit: str = Field(alias="per-unit")
    """A rate per any other unit."""
    fractions: FrozenDict[str]
    """Words for fractions, such as half for 1/2."""
    multiples: FrozenDict[str]
    """Words for multiples, such as twice for 2."""
    direction: Direction
    """Words that give the direction of a change."""
    currencies: dict[str, str]
    """Signs or names of currencies."""
    money: str
    """A sum and its currency."""
    scales: dict[Power, str]
    """Words for large powers of ten, in full."""
    scales_short: dict[Power, str] = Field(alias="scales-short")
    """The same, on charts."""
    qualifiers: dict[str, str]
    """Over, under and so on, in running text."""
    symbols: dict[str, str]
    """Qualifiers that are signs when a numeral stands alone."""
    words: dict[str, str]
    """Everything else that mkdeck writes."""


@lru_cache(maxsize=4096)
def _message(pattern: str, tag: str) -> MessageFormat:
    from icu4py.messageformat import MessageFormat

    return MessageFormat(pattern, tag)


@dataclass(frozen=True, eq=False)
class Language(Joining):
    """A language: its tag and its catalogue."""

    tag: str
    catalogue: Catalogue

    def word(self, key: str, **values: object) -> str:
        """The catalogue's text of that key, filled in."""
        return self.fill(self.catalogue.words[key], **values)

    def say(self, words: Mapping[str, str], **values: object) -> str:
        """A kind's own words in this language, filled in; nothing where it has none."""
        pattern = words.get(self.tag, "")
        return self.fill(pattern, **values) if pattern else ""

    def labelled(self, key: str, text: str) -> str:
        """The catalogue's label of that key, and what it labels."""
        return f"{self.word(key)}{self.gap('label')}{text}"

    def fill(self, pattern: str, **values: object) -> str:
        """An ICU message pattern, filled in."""
        return _message(pattern, self.tag).format(values)  # type: ignore[arg-type]  # our values are text and numbers

    def number(self, number: Decimal | int) -> str:
        """A number with this language's separators, as many decimals as it has."""
        decimals = max(-int(getattr(number, "as_tuple", lambda: _Whole)().exponent), 0)
        return self.fill(
            "{n, number, ::" + (f".{'0' * decimals}" if decimals else ".") + "}", n=number
        )

    def signed(self, number: Decimal) -> str:
        """A number with a minus where it is below zero."""
        return figures.signed(self, number)

    def between(self, low: Decimal, high: Decimal) -> str:
        """Two numbers as a range."""
        pattern = self.catalogue.range_signed if low < 0 else self.catalogue.range
        return self.fill(pattern, low=self.signed(low), high=self.signed(high))

    def time(self, time: Time) -> str:
        """A year, quarter, month or day as the language writes it."""
        if time.step in {"year", "fiscal-year"}:
            return str(time.year)
        if time.step == "half":
            return f"H{time.part}{NBSP}{time.year}"
        if time.step == "quarter":
            return self.date(date(time.year, 3 * time.part - 2, 1), "yQQQ")
        day = date(time.year, time.part, time.day or 1)
        return self.date(day, "yMMMd" if time.day else "yMMM")

    def date(self, day: date, skeleton: str) -> str:
        """A date, or the month or quarter that it stands for, as CLDR has it."""
        moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        message = _message("{d, date, ::" + skeleton + "}", self.catalogue.office.lang)
        # A narrow space that does not break is in few fonts.
        return message.format({"d": moment}).replace("\u202f", NBSP).replace(" ", NBSP)

    def times(self, number: Decimal | int) -> str:
        """A number as a multiple, such as `5×`."""
        return self.fill(self.catalogue.units["times"], n=self.number(number), count=number)

    def percent(self, number: Decimal | int) -> str:
        """A number with the percent sign, as the language sets it."""
        text = self.fill(self.catalogue.units["percent"], n=self.number(number), count=number)
        return text.replace(" ", NBSP)

    def runs(self, numbers: Iterable[int]) -> str:
        """Rising numbers in a row, three neighbours or more drawn together: `1, 3–5`."""
        numbered = groupby(enumerate(numbers), lambda pair: pair[1] - pair[0])
        said = [[self.number(number) for _, number in group] for _, group in numbered]
        return self.listed(
            self.ranged(run[0], run[-1]) if len(run) > 2 else self.listed(run) for run in said
        )

    def magnitude(self, quantity: Quantity, *, short: bool = False) -> str:
        """Figures, unit and sign, without qualifier and rate; see `figures`."""
        return figures.magnitude(self, quantity, short=short)

    def running(self, quantity: Quantity, *, sign: bool = True) -> str:
        """As in a sentence; see `figures`."""
        return figures.running(self, quantity, sign=sign)

    def numeral(self, quantity: Quantity, *, short: bool = False) -> tuple[tuple[str, bool], ...]:
        """As a numeral on its own: pieces, each with whether it is set small."""
        return figures.numeral(self, quantity, short=short)

    def value(self, quantity: Quantity, *, short: bool = True) -> str:
        """As a label on a chart that stands for itself."""
        return figures.value(self, quantity, short=short)

    def labels(self, quantities: Sequence[Quantity], speaker: int = 0) -> list[str]:
        """As the labels of one chart; see `figures`."""
        return figures.labels(self, quantities, speaker)


class _Whole:
    exponent = 0
