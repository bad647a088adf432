"""The English words and signs round figures, and what each means."""

from __future__ import annotations

QUALIFIERS = {
    "over": "over", "more than": "over", "above": "over", "exceeding": "over", "in excess of": "over", "just over": "over", ">": "over",
    "under": "under", "less than": "under", "fewer than": "under", "below": "under", "<": "under",
    "nearly": "nearly", "almost": "nearly", "just under": "nearly",
    "about": "about", "around": "about", "roughly": "about", "approximately": "about",
    "some": "about", "~": "about", "≈": "about", "circa": "about", "ca": "about", "approx": "about", "close to": "about", "c.": "about",
    "at least": "at least", "≥": "at least", ">=": "at least", "no fewer than": "at least",
    "no less than": "at least", "minimum": "at least",
    "up to": "up to", "at most": "up to", "≤": "up to", "<=": "up to", "as many as": "up to",
    "as much as": "up to", "maximum": "up to", "no more than": "up to",
}  # fmt: skip
"""Words and signs before a figure."""

AFTER = {
    "+": "at least", "or more": "at least", "and more": "at least", "or over": "at least", "or higher": "at least", "or older": "at least",
    "or less": "up to", "or fewer": "up to", "or under": "up to",
}  # fmt: skip
"""Words and signs behind one."""

SCALES = {
    "hundred": 2, "thousand": 3, "k": 3, "million": 6, "mn": 6, "mln": 6, "mio": 6, "billion": 9,
    "bn": 9, "bln": 9, "trillion": 12, "tn": 12, "crore": 7, "lakh": 5, "trn": 12,
}  # fmt: skip
"""Words for powers of ten."""

SCALES_OF_MONEY = {"m": 6, "mm": 6, "b": 9, "t": 12}
"""Letters that are powers of ten behind a currency; elsewhere they are units, or could be."""

COUNTING = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20,
}  # fmt: skip
PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4,
    "fourths": 4, "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "eighth": 8,
    "eighths": 8, "ninth": 9, "tenth": 10, "tenths": 10,
}  # fmt: skip
SIGNS_OF_PARTS = {
    "½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅖": "2/5", "⅗": "3/5",
    "⅘": "4/5", "⅙": "1/6", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8",
}  # fmt: skip
MULTIPLES = {
    "twice": 2,
    "two times": 2,
    "three times": 3,
    "four times": 4,
    "five times": 5,
    "ten times": 10,
    "twofold": 2,
    "threefold": 3,
    "fourfold": 4,
    "fivefold": 5,
    "tenfold": 10,
    "double": 2,
    "thrice": 3,
    "triple": 3,
    "quadruple": 4,
}

PREFIXES = {"NPS", "score", "index"}
"""Words for bare numbers that may stand before them."""

RATES = {"a", "an", "per", "each", "every", "/"}
ADVERBS = {
    "yearly": "year", "per annum": "year", "p.a.": "year", "pa": "year", "annually": "year", "monthly": "month", "weekly": "week", "daily": "day",
    "hourly": "hour", "quarterly": "quarter",
}  # fmt: skip
