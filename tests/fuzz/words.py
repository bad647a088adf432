"""Random words in twenty-eight scripts, with what people paste among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

SCRIPTS: dict[str, tuple[tuple[int, int], ...]] = {
    "Latin": ((0x61, 0x7A),),
    "Latin extended": ((0xC0, 0x17F),),
    "Greek": ((0x3B1, 0x3C9),),
    "Cyrillic": ((0x430, 0x45F),),
    "Armenian": ((0x561, 0x586),),
    "Hebrew": ((0x5D0, 0x5EA),),
    "Arabic": ((0x628, 0x64A),),
    "Devanagari": ((0x905, 0x939), (0x93E, 0x94C)),
    "Bengali": ((0x995, 0x9B9),),
    "Gurmukhi": ((0xA15, 0xA28),),
    "Gujarati": ((0xA95, 0xAA8),),
    "Tamil": ((0xB95, 0xBB9),),
    "Telugu": ((0xC15, 0xC28),),
    "Kannada": ((0xC95, 0xCA8),),
    "Malayalam": ((0xD15, 0xD28),),
    "Sinhala": ((0xD9A, 0xDB1),),
    "Thai": ((0xE01, 0xE2E), (0xE30, 0xE3A)),
    "Lao": ((0xE81, 0xE82),),
    "Tibetan": ((0xF40, 0xF47),),
    "Myanmar": ((0x1000, 0x1020),),
    "Georgian": ((0x10D0, 0x10F0),),
    "Hangul": ((0xAC00, 0xD7A3),),
    "Ethiopic": ((0x1200, 0x1248),),
    "Khmer": ((0x1780, 0x17A2),),
    "Hiragana": ((0x3041, 0x3096),),
    "Katakana": ((0x30A1, 0x30FA),),
    "Han": ((0x4E00, 0x9FFF),),
    "Han beyond the first plane": ((0x20000, 0x20100),),
}


BETWEEN = (
    " ",
    " ",
    " ",
    "",
    ", ",
    " – ",
    "—",
    "/",
    "-",
    "…",
    "·",
    "\u00a0",
    "\u3000",
    "\n",
    "’",
    "“",
    "」",
)


def text(rng: random.Random, longest: int = 12) -> str:
    """Some words of one script, now and then of two, some of them very long."""
    scripts = rng.sample(sorted(SCRIPTS), rng.choice((1, 1, 1, 2)))
    words = []
    for _ in range(rng.randint(1, longest)):
        low, high = rng.choice(SCRIPTS[rng.choice(scripts)])
        letters = rng.choice((1, 3, 6, 6, 10, 40))
        words += ["".join(chr(rng.randint(low, high)) for _ in range(letters)), rng.choice(BETWEEN)]
    return "".join(words[:-1])
