"""A language: its file, and how it prints quantities and words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from pydantic import Field

from mkdeck.languages.joining import Joining
from mkdeck.languages.models import Joins, Limits, Pattern
from mkdeck.reading import Model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from mkdeck.quantity import Quantity


NBSP = "\u00a0"


class Office(Model):
    """How text in this language is marked in documents."""

    lang: str
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
    small_labels: bool = Field(alias="small-labels")
    """Whether a label takes a small first letter inside a sentence."""
    short_words: tuple[str, ...] = Field(alias="short-words")
    """Words that should not end a line."""
    number_words: tuple[Pattern, ...] = Field(alias="number-words")
    """Words that count something; whole words where spaces part them."""
    written_figures: tuple[Pattern, ...] = Field(default=(), alias="written-figures")
    """Figures that are written without digits, and digits with what belongs to them."""
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
    units: dict[str, str]
    """A number with each unit."""
    in_: str = Field(alias="in")
    """So many out of so many."""
    per_year: str = Field(alias="per-year")
    """A yearly rate."""
    currencies: dict[str, str]
    """Signs or names of currencies."""
    money: str
    """A sum and its currency."""
    scales: dict[int, str]
    """Words for large powers of ten, in full."""
    scales_short: dict[int, str] = Field(alias="scales-short")
    """The same, on charts."""
    qualifiers: dict[str, str]
    """Over, under and so on, in running text."""
    symbols: dict[str, str]
    """Qualifiers that are signs when a numeral stands alone."""
    words: dict[str, str]
    """Everything else that mkdeck writes."""


@lru_cache(maxsize=4096)
def _message(pattern: str, tag: str) -> object:
    from icu4py.messageformat import MessageFormat

    return MessageFormat(pattern, tag)


@dataclass(frozen=True, eq=False)
class Language(Joining):
    """A language: its tag and its catalogue."""

    tag: str
    catalogue: Catalogue

    def word(self, key: str, **values: object) -> str:
        """The catalogue's text of that key, filled in."""
        return self._fill(self.catalogue.words[key], **values)

    def say(self, words: Mapping[str, str], **values: object) -> str:
        """A kind's own words in this language, filled in; nothing where it has none."""
        pattern = words.get(self.tag, "")
        return self._fill(pattern, **values) if pattern else ""

    def labelled(self, key: str, text: str) -> str:
        """The catalogue's label of that key, and what it labels."""
        return f"{self.word(key)}{self.gap('label')}{text}"

    def _fill(self, pattern: str, **values: object) -> str:
        from icu4py.messageformat import MessageFormat

        message = _message(pattern, self.tag)
        assert isinstance(message, MessageFormat)
        return message.format(values)  # type: ignore[arg-type]  # our values are text and numbers

    def number(self, number: Decimal | int) -> str:
        """A number with this language's separators, as many decimals as it has."""
        decimals = max(-int(getattr(number, "as_tuple", lambda: _Whole)().exponent), 0)
        return self._fill(
            "{n, number, ::" + (f".{'0' * decimals}" if decimals else ".") + "}", n=number
        )

    def _figures(self, quantity: Quantity, *, short: bool = False, scaled: bool = True) -> str:
        """The number or range, with the word for its power of ten."""
        scales = self.catalogue.scales_short if short else self.catalogue.scales
        power = self._power(quantity)
        text = self.number(_shift(quantity.low, power))
        if quantity.high is not None:
            text = self._fill(
                self.catalogue.range, low=text, high=self.number(_shift(quantity.high, power))
            )
        return self._fill(scales[power], n=text) if power and scaled else text

    def _power(self, quantity: Quantity) -> int:
        if (
            quantity.kind not in {"money", "count"}
            and quantity.unit not in self.catalogue.currencies
        ):
            return 0
        return max((p for p in self.catalogue.scales if quantity.low >= 10**p), default=0)

    def magnitude(self, quantity: Quantity, *, short: bool = False) -> str:
        """Figures and unit without qualifier and sign: `25–95%`, `$1.6 trillion`, `6 in 10`."""
        own = self.catalogue
        if quantity.of:
            text = self._fill(own.in_, n=self.number(quantity.low), of=self.number(quantity.of))
        elif quantity.unit in own.currencies:
            text = self._fill(
                own.money, c=own.currencies[quantity.unit], n=self._figures(quantity, short=short)
            )
        elif quantity.unit == "percent" and quantity.high is not None and own.percent_range:
            text = self._fill(
                own.percent_range, low=self.number(quantity.low), high=self.number(quantity.high)
            )
        else:
            last = quantity.low if quantity.high is None else quantity.high
            text = self._fill(
                own.units[quantity.unit], count=last, n=self._figures(quantity, short=short)
            )
        return text.replace(" ", NBSP)

    def times(self, number: Decimal | int) -> str:
        """A number as a multiple, such as `5×`."""
        return self._fill(self.catalogue.units["times"], n=self.number(number), count=number)

    def percent(self, number: Decimal | int) -> str:
        """A number with the percent sign, as the language sets it."""
        text = self._fill(self.catalogue.units["percent"], n=self.number(number), count=number)
        return text.replace(" ", NBSP)

    def running(self, quantity: Quantity) -> str:
        """As in a sentence: qualifier and magnitude; the words around it give a direction."""
        text = self.magnitude(quantity)
        if quantity.per:
            text = self._fill(self.catalogue.per_year, q=text)
        if quantity.qualifier:
            text = self._fill(self.catalogue.qualifiers[quantity.qualifier], q=text)
        return text

    def numeral(self, quantity: Quantity, *, short: bool = False) -> tuple[tuple[str, bool], ...]:
        """As a numeral on its own: pieces, each with whether it is set small."""
        text = quantity.sign + self.magnitude(quantity, short=short)
        symbol = self._symbol(quantity)
        parts = [(symbol + text, False)]
        if quantity.qualifier and not symbol:
            before, _, after = self.catalogue.qualifiers[quantity.qualifier].partition("{q}")
            parts = [
                (part, small)
                for part, small in ((before, True), (text, False), (after, True))
                if part
            ]
        if quantity.per:
            before, _, after = self.catalogue.per_year.partition("{q}")
            parts = [
                (part, small) for part, small in ((before, True), *parts, (after, True)) if part
            ]
        return tuple((part.replace(" ", NBSP), small) for part, small in parts)

    def _symbol(self, quantity: Quantity) -> str:
        """The sign of a qualifier; a change has one already, so its qualifier stays a word."""
        return "" if quantity.sign else self.catalogue.symbols.get(quantity.qualifier, "")

    def value(self, quantity: Quantity, *, short: bool = True) -> str:
        """As a label on a chart: the numeral in one piece."""
        return "".join(part for part, _ in self.numeral(quantity, short=short))

    def bare(self, quantity: Quantity) -> str:
        """As a label that leaves the unit to the first one of its chart."""
        symbol = self._symbol(quantity)
        if quantity.of or (quantity.qualifier and not symbol):
            return self.value(quantity)
        return symbol + quantity.sign + self._figures(quantity, scaled=False)


class _Whole:
    exponent = 0


def _shift(number: Decimal, power: int) -> Decimal:
    """The number in units of ten to that power, without zeros that nobody wrote."""
    if not power:
        return number
    shifted = number.scaleb(-power)
    whole = shifted == shifted.to_integral_value()
    return shifted.quantize(shifted.to_integral_value()) if whole else shifted.normalize()
