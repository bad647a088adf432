"""What one mark of a counted picture stands for, and what its fills mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from mkdeck.callouts.counters import PERSON, SQUARE, counter
from mkdeck.claims import sentence
from mkdeck.layout import picture
from mkdeck.scene import Fragment

if TYPE_CHECKING:
    from decimal import Decimal

    from mkdeck.callouts.counters import State
    from mkdeck.claims import Claim, Texts
    from mkdeck.layout import Look, Row
    from mkdeck.scene import Item

KEYS = {
    "person": {
        "en": "Each figure is 1 in {of} {base}.",
        "et": "Iga kujuke on üks {of}-st ({base}).",
        "ru": "Одна фигура — 1 из {of} ({base}).",
        "zh-Hans": "每个人形代表{base}的1/{of}。",
        "zh-Hant": "每個人形代表{base}的{of}分之1。",
        "ja": "人型1つは{base}の{of}分の1を表す。",
    },
    "glyph": {
        "en": "Each symbol is 1 in {of} {base}.",
        "et": "Iga märk on üks {of}-st ({base}).",
        "ru": "Один значок — 1 из {of} ({base}).",
        "zh-Hans": "每个图标代表{base}的1/{of}。",
        "zh-Hant": "每個圖示代表{base}的{of}分之1。",
        "ja": "記号1つは{base}の{of}分の1を表す。",
    },
    "square": {
        "en": "Each square is 1 in {of}.",
        "et": "Iga ruut on üks {of}-st.",
        "ru": "Один квадрат — 1 из {of}.",
        "zh-Hans": "每个方块代表1/{of}。",
        "zh-Hant": "每個方塊代表{of}分之1。",
        "ja": "四角1つは{of}分の1を表す。",
    },
    "person-plain": {
        "en": "Each figure is 1 in {of}.",
        "et": "Iga kujuke on üks {of}-st.",
        "ru": "Одна фигура — 1 из {of}.",
        "zh-Hans": "每个人形代表1/{of}。",
        "zh-Hant": "每個人形代表{of}分之1。",
        "ja": "人型1つは{of}分の1を表す。",
    },
    "glyph-plain": {
        "en": "Each symbol is 1 in {of}.",
        "et": "Iga märk on üks {of}-st.",
        "ru": "Один значок — 1 из {of}.",
        "zh-Hans": "每个图标代表1/{of}。",
        "zh-Hant": "每個圖示代表{of}分之1。",
        "ja": "記号1つは{of}分の1を表す。",
    },
}
"""What one mark is, by its kind and by language; a square is one of whatever the claim says."""

BOUNDS = {
    "least": {
        "en": "{n} at least",
        "et": "vähemalt {n}",
        "ru": "не менее {n}",
        "zh-Hans": "至少{n}",
        "zh-Hant": "至少{n}",
        "ja": "{n}以上",
    },
    "most": {
        "en": "{n} at most",
        "et": "kuni {n}",
        "ru": "не более {n}",
        "zh-Hans": "至多{n}",
        "zh-Hant": "至多{n}",
        "ja": "{n}以下",
    },
}
"""What the two fills of a range mean."""

STATES: tuple[State, State] = ("solid", "maybe")

APART = 28.0
"""Points between the two of them."""

Kind = Literal["", "person", "glyph", "square"]


def key_words(
    claim: Claim,
    words: Texts,
    look: Look,
    of: int,
    *,
    kind: Kind = "",
    room: float = 0.0,
) -> str:
    """What one mark stands for, as a sentence; nothing where the language has no words for it.

    Args:
        claim: Whose marks they are.
        words: Its words.
        look: How it looks.
        of: How many marks there are.
        kind: What one mark is, where it is not what the claim's base counts.
        room: Points that all its lines have together; without the base where that is too long.
    """
    own = counter(claim)
    kind = kind or ("person" if own is PERSON else "square" if own is SQUARE else "glyph")
    full = look.language.say(KEYS[kind], of=of, base=words.base)
    long = room and look.width("key", full or "-") > room
    if kind != "square" and (long or not words.base):
        full = look.language.say(KEYS[f"{kind}-plain"], of=of)
    return sentence(look.language.unended(full), look.language) if full else ""


def bounds(row: Row, look: Look, width: float) -> Fragment:
    """A small mark of each fill with what it means: on one line, or on two."""
    size = look.style("key").size
    high = 1.15 * size
    ends = [("least", row.quantity.low), ("most", row.quantity.high or row.quantity.low)]
    told = [_bound(row, look, state, *end) for state, end in zip(STATES, ends, strict=True)]
    across = sum(one.width for one in told) + APART <= width
    items: list[Item] = list(told[0].at(0, 0))
    if across:
        items += told[1].at(told[0].width + APART, 0)
        return Fragment(width, high, tuple(items))
    items += told[1].at(0, 1.5 * size)
    return Fragment(width, 1.5 * size + high, tuple(items))


def _bound(row: Row, look: Look, state: State, name: str, end: Decimal) -> Fragment:
    """A mark and its words, as wide as they are."""
    size = look.style("key").size
    kind, mark = counter(row.claim), 1.15 * size
    number = look.language.number(end)
    says = look.language.say(BOUNDS[name], n=number) or number
    wide = mark * kind.width
    drawn = picture("key", [row], wide, mark, kind.marks(0, 0, mark, state, look), says, "callout")
    ink = look.width("key", says, strong=True, colour="accent-text")
    text = look.text(
        "key",
        says,
        wide + 0.5 * size,
        size,
        ink + 1,
        strong=True,
        colour="accent-text",
        role="label",
        name="bound of the range",
        claims=(row.claim.id,),
    )
    return Fragment(wide + 0.5 * size + ink + 1, mark, (drawn, text))
