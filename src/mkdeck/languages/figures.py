"""Quantities as a language prints them: every part of what was published, in its own form.

Three forms: in a *sentence*, where words round a figure may give its direction; as a *numeral*
that stands alone, with words set small; and as *labels* of a chart, which agree on unit and scale
or each say their own.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from mkdeck.languages.joining import NBSP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.languages.language import Language
    from mkdeck.quantity import Quantity, Rate, Unit

MINUS = "−"

PLAIN = frozenset({"score", "index", "rate", "ratio"})
"""Units that print as a bare number."""


def magnitude(
    language: Language, quantity: Quantity, *, sign: bool = True, short: bool = False
) -> str:
    """Figures, unit and sign, without qualifier and rate: `−3 to +5%`, `$1.6 trillion`, `half`."""
    own = language.catalogue
    shown = quantity if sign else quantity.size
    if quantity.spelled:
        return _spelled(language, shown)
    if quantity.parts:
        told = (" " if own.spaces else "").join(
            _united(language, unit, language.number(number), number)
            for number, unit in _split(shown.size)
        )
        text = (MINUS if shown.low < 0 else "+" if shown.signed else "") + told
    elif quantity.of is not None:
        text = _of(language, shown)
    elif _apart(language, shown):
        low, high = (magnitude(language, shown.end(end), short=short) for end in shown.ends)
        text = language.fill(own.range_signed, low=low, high=high)
    elif quantity.unit.kind == "money":
        text = _money(language, shown, short=short)
    elif quantity.unit.key == "percent" and quantity.high is not None and own.percent_range:
        low, high = _ends(language, shown)
        pattern = own.range_signed if _crosses(shown) else own.percent_range
        percent = own.units["percent"] if _crosses(shown) else "{n}"
        low, high = (language.fill(percent, n=end, count=0) for end in (low, high))
        text = language.fill(pattern, low=low, high=high)
    else:
        text = _united(
            language,
            quantity.unit,
            _figures(language, shown, short=short),
            _count(shown),
            short=short,
        )
    return text.replace(" ", NBSP)


def running(language: Language, quantity: Quantity, *, sign: bool = True) -> str:
    """As in a sentence: qualifier, magnitude and rate.

    Args:
        language: The language.
        quantity: The figure.
        sign: Whether to print its sign; words such as "fell by" give the direction themselves.
    """
    text = magnitude(language, quantity, sign=sign)
    if quantity.rate:
        text = _fill_rate(language, quantity.rate, text)
    if quantity.qualifier:
        text = language.fill(language.catalogue.qualifiers[quantity.qualifier], q=text)
    return text


def numeral(
    language: Language, quantity: Quantity, *, short: bool = False
) -> tuple[tuple[str, bool], ...]:
    """As a numeral on its own: pieces, each with whether it is set small."""
    text = magnitude(language, quantity, short=short)
    symbol = _symbol(language, quantity)
    if quantity.spelled and not quantity.qualifier:
        text = text[:1].upper() + text[1:]
    pieces = _unit_small(language, quantity, text)
    pieces[0] = (symbol + pieces[0][0], False)
    if quantity.qualifier and not symbol:
        pieces = _round(language.catalogue.qualifiers[quantity.qualifier], pieces)
    if quantity.rate:
        pieces = _round(_fill_rate(language, quantity.rate, "{q}"), pieces)
    joined = (
        ("".join(part for part, _ in run).replace(" ", NBSP), small)
        for small, run in groupby(pieces, key=lambda piece: piece[1])
    )
    return tuple(joined)


LONGEST, LONGEST_COUNTED = 10, 3
"""Letters of a unit's name up to which it is as large as its figure; and where it counts."""


def _unit_small(language: Language, quantity: Quantity, text: str) -> list[tuple[str, bool]]:
    """A numeral with the name of its unit set small, where that is long."""
    figures = "" if quantity.parts or quantity.spelled else _figures(language, quantity)
    figures = figures.replace(" ", NBSP)
    after = text.removeprefix(figures)
    counted = quantity.unit.kind in {"count", "duration", "measure"}
    longest = LONGEST_COUNTED if counted else LONGEST
    if not figures or after == text or len(after.strip(NBSP)) <= longest:
        return [(text, False)]
    return [(figures, False), (after, True)]


def value(language: Language, quantity: Quantity, *, short: bool = True) -> str:
    """The numeral in one piece: a label that stands for itself."""
    return "".join(part for part, _ in numeral(language, quantity, short=short))


def labels(language: Language, quantities: Sequence[Quantity], speaker: int = 0) -> list[str]:
    """Labels of one chart.

    Where all of them share unit, scale, rate and form, one says them for the others; else each says
    its own.

    Args:
        language: What they are printed in.
        quantities: What they print.
        speaker: Which one speaks for the others.
    """
    whole = [value(language, quantity) for quantity in quantities]
    if len({_form(language, quantity) for quantity in quantities}) > 1:
        return whole
    first = quantities[speaker]
    if first.of is not None or first.spelled or first.parts or _apart(language, first):
        return whole
    if not all(not quantity.qualifier or _symbol(language, quantity) for quantity in quantities):
        return whole
    bare = [
        _symbol(language, quantity) + _figures(language, quantity, scaled=False)
        for quantity in quantities
    ]
    bare[speaker] = whole[speaker]
    return bare


def _form(language: Language, quantity: Quantity) -> tuple[object, ...]:
    """What labels must share for one to speak for all."""
    return (
        quantity.unit,
        quantity.of,
        quantity.rate,
        quantity.spelled,
        quantity.parts,
        power(language, quantity),
    )


def power(language: Language, quantity: Quantity) -> int:
    """The power of ten that this language prints as a word: the one written, or the next below."""
    if not quantity.scale:
        return 0
    scales = language.catalogue.scales
    if quantity.scale in scales and not _myriads(scales):
        return quantity.scale
    largest = max(abs(end) for end in quantity.ends)
    return max((power for power in scales if largest >= Decimal(10) ** power), default=0)


def _myriads(scales: dict[int, str]) -> bool:
    """Whether large numbers are counted in ten thousands, as in Chinese and Japanese."""
    return 4 in scales


def _symbol(language: Language, quantity: Quantity) -> str:
    """The sign of a qualifier; a signed figure has one already, so its qualifier stays a word."""
    if quantity.signed or quantity.spelled or any(end < 0 for end in quantity.ends):
        return ""
    return language.catalogue.symbols.get(quantity.qualifier, "")


def _round(pattern: str, pieces: Sequence[tuple[str, bool]]) -> list[tuple[str, bool]]:
    before, _, after = pattern.partition("{q}")
    return [piece for piece in ((before, True), *pieces, (after, True)) if piece[0]]


# --- numbers


def signed(language: Language, number: Decimal, *, plus: bool = False) -> str:
    """A number with its sign: a minus, a plus where it is asked for, nothing for zero."""
    sign = MINUS if number < 0 else "+" if plus and number > 0 else ""
    return sign + language.number(abs(number))


def _crosses(quantity: Quantity) -> bool:
    """Whether a range has a sign at one of its ends, so that a dash would be read as another."""
    return quantity.high is not None and any(end < 0 for end in quantity.ends)


def _apart(language: Language, quantity: Quantity) -> bool:
    """Whether the ends of a range are told in full: of two scales, or money across zero."""
    if quantity.high is None:
        return False
    money = quantity.unit.kind == "money"
    return len(set(_powers(language, quantity))) > 1 or (money and _crosses(quantity))


def _ends(language: Language, quantity: Quantity, powers: Sequence[int] = (0, 0)) -> list[str]:
    """The ends with their signs; a range that rises throughout has its plus once."""
    crosses = _crosses(quantity)
    return [
        signed(language, _shift(quantity, end, by), plus=quantity.signed and (crosses or not i))
        for i, (end, by) in enumerate(zip(quantity.ends, powers, strict=False))
    ]


def _figures(
    language: Language, quantity: Quantity, *, short: bool = False, scaled: bool = True
) -> str:
    """The number or range, with the words for its powers of ten."""
    own = language.catalogue
    scales = own.scales_short if short else own.scales
    powers = _powers(language, quantity)
    ends = _ends(language, quantity, powers)
    pattern = own.range_signed if _crosses(quantity) else own.range
    text = ends[0] if len(ends) == 1 else language.fill(pattern, low=ends[0], high=ends[1])
    return language.fill(scales[powers[0]], n=text) if powers[0] and scaled else text


def _powers(language: Language, quantity: Quantity) -> tuple[int, ...]:
    """The power of each end; two that were written apart stay apart."""
    common = power(language, quantity)
    if quantity.low_scale is None or quantity.low_scale == quantity.scale:
        return common, common
    scales = language.catalogue.scales
    if not _myriads(scales):
        return quantity.low_scale, common
    low = max((by for by in scales if abs(quantity.low) >= Decimal(10) ** by), default=0)
    return low, common


def _shift(quantity: Quantity, number: Decimal, by: int) -> Decimal:
    """The number in units of ten to a power, with the digits that were published and no others."""
    if not by:
        return number if number.as_tuple().exponent <= 0 else number.quantize(Decimal(1))  # type: ignore[operator]  # our numbers are finite
    shifted = number.scaleb(-by)
    if by in {quantity.scale, quantity.low_scale}:
        return shifted if shifted.as_tuple().exponent <= 0 else shifted.quantize(Decimal(1))  # type: ignore[operator]  # likewise
    whole = shifted == shifted.to_integral_value()
    return shifted.quantize(Decimal(1)) if whole else shifted.normalize()


def _count(quantity: Quantity) -> Decimal:
    """The number that a plural agrees with: of a range the second, and never one that is "1.0"."""
    last = abs(quantity.ends[-1])
    one = last == 1 and (quantity.high is not None or int(last.as_tuple().exponent) < 0)
    return last + Decimal("0.1") if one else last


# --- units


def _united(
    language: Language, unit: Unit, figures: str, count: Decimal, *, short: bool = False
) -> str:
    """Figures with their unit: a declared one, one of the language's, or one of ICU's."""
    if unit.names:
        pattern = unit.names.get(language.tag, unit.names["en"])
        gap = " " if language.catalogue.spaces else ""
        return language.fill(pattern, n=figures, count=count, gap=gap)
    if unit.key in PLAIN:
        return figures
    pattern = language.catalogue.units.get(unit.key, "")
    if short:
        pattern = language.catalogue.units_short.get(unit.key, pattern)
    if pattern:
        return language.fill(pattern, n=figures, count=count)
    return _physical(language, unit.icu, count).replace("{n}", figures)


@lru_cache(maxsize=1024)
def _physical(language: Language, icu: str, count: Decimal) -> str:
    """ICU's short form of a physical unit at a count, with `{n}` for the number."""
    decimals = max(-int(count.as_tuple().exponent), 0)
    precision = f".{'0' * decimals}" if decimals else "precision-integer"
    pattern = "{n, number, ::unit/" + f"{icu} unit-width-short {precision}" + "}"
    text = language.fill(pattern, n=count)
    number = language.number(count)
    assert number in text, (text, number)
    return text.replace(number, "{n}", 1)


def _money(language: Language, quantity: Quantity, *, short: bool) -> str:
    own = language.catalogue
    code = quantity.unit.key
    figures = _figures(language, quantity, short=short)
    sign = ""
    if quantity.high is None and figures[:1] in {MINUS, "+"}:
        sign, figures = figures[0], figures[1:]
    scaled = bool(power(language, quantity))
    if code in own.currencies:
        count = Decimal(1_000_000) if scaled else _count(quantity)
        name = language.fill(own.currencies[code], count=count)
        return sign + language.fill(own.money, c=name, n=figures)
    name = _currency_name(language, code, scaled=scaled, count=_count(quantity))
    return f"{sign}{figures} {name}" if own.spaces else f"{sign}{figures}{name.replace(' ', '')}"


@lru_cache(maxsize=1024)
def _currency_name(language: Language, code: str, *, scaled: bool, count: Decimal) -> str:
    """ICU's name of a currency as it stands behind a number."""
    number = Decimal(1_000_000) if scaled else count
    decimals = max(-int(number.as_tuple().exponent), 0)
    precision = f".{'0' * decimals}" if decimals else "precision-integer"
    pattern = "{n, number, ::currency/" + f"{code} unit-width-full-name {precision}" + "}"
    return language.fill(pattern, n=number).replace(language.number(number), "").strip()


def _of(language: Language, quantity: Quantity) -> str:
    """So many of so many: a share, a score of a scale, a rank, a ratio."""
    own = language.catalogue
    assert quantity.of is not None
    of = language.number(quantity.of)
    ends = [language.number(end) for end in quantity.ends]
    n = ends[0] if len(ends) == 1 else language.fill(own.range, low=ends[0], high=ends[1])
    if quantity.unit.kind == "rank":
        return language.fill(own.rank_of, n=n, count=quantity.low, of=of)
    if quantity.unit.kind == "ratio":
        return f"{n}:{of}"
    if quantity.unit.key == "share":
        pattern = own.share_out_of if quantity.phrase and own.share_out_of else own.in_
        return language.fill(pattern, n=n, of=of)
    text = language.fill(own.out_of, n=n, of=of)
    # Where the scale is told round the number, its unit would stand in the wrong place.
    if quantity.unit.key in PLAIN or not own.spaces:
        return text
    return _united(language, quantity.unit, text, quantity.of)


def _spelled(language: Language, quantity: Quantity) -> str:
    """The word for a fraction or a multiple; digits where the language has none."""
    own = language.catalogue
    word = own.fractions.get(quantity.spelled) or own.multiples.get(quantity.spelled)
    if word:
        return word.replace(" ", NBSP)
    if quantity.of is not None:
        return _of(language, quantity).replace(" ", NBSP)
    figures = _figures(language, quantity)
    return _united(language, quantity.unit, figures, _count(quantity)).replace(" ", NBSP)


def _split(quantity: Quantity) -> list[tuple[Decimal, Unit]]:
    """A compound stretch of time: how many of each unit that was written."""
    left = quantity.low * quantity.parts[-1].factor
    found = []
    for unit in quantity.parts[:-1]:
        many = left // unit.factor
        left -= many * unit.factor
        found.append((many, unit))
    last = quantity.parts[-1]
    return [*found, ((left / last.factor).normalize() + 0, last)]


def _fill_rate(language: Language, rate: Rate, text: str) -> str:
    """The text with what it is per; `{q}` may stand for the text."""
    own = language.catalogue
    if rate.amount == 1 and rate.unit.key in own.per:
        pattern = own.per[rate.unit.key]
    else:
        n = "" if rate.amount == 1 else language.number(rate.amount)
        unit = (
            f"{n}{'' if own.spaces else NBSP}"
            if rate.unit.key == "per"
            else _united(language, rate.unit, n, rate.amount).strip()
        )
        pattern = own.per_unit.replace("{unit}", unit)
    return pattern.replace("{q}", text)
