"""An array of people, one for each of a hundred (or of the M in "N in M"): whole figures only."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from mkdeck.callouts import Callout, deep
from mkdeck.claims import sentence
from mkdeck.layout import picture, told
from mkdeck.scene import Fragment, Mark

if TYPE_CHECKING:
    from mkdeck.claims import Claim, Texts
    from mkdeck.layout import Room, Row

HEAD, BODY, SHOULDERS, NECK = 0.33, 0.58, 0.50, 0.06
"""Parts of a figure, as shares of its pitch unit."""

FIGURE = HEAD + NECK + SHOULDERS
ROW = 1.15
"""Least distance of rows, as a multiple of the unit."""

NARROW = 400.0
"""Points of width below which the key may take two lines."""

WORDS = {
    "key": {
        "en": "Each figure is 1 in {of} {base}.",
        "et": "Iga kujuke on üks {of}-st ({base}).",
        "ru": "Одна фигура — 1 из {of} ({base}).",
        "zh-Hans": "每个人形代表{base}的1/{of}。",
        "zh-Hant": "每個人形代表{base}的{of}分之1。",
        "ja": "人型1つは{base}の{of}分の1を表す。",
    },
    "key-plain": {
        "en": "Each figure is 1 in {of}.",
        "et": "Iga kujuke on üks {of}-st.",
        "ru": "Одна фигура — 1 из {of}.",
        "zh-Hans": "每个人形代表1/{of}。",
        "zh-Hant": "每個人形代表{of}分之1。",
        "ja": "人型1つは{of}分の1を表す。",
    },
    "alt": {
        "en": "{filled} of {of} figures are highlighted. {statement}.",
        "et": "Esile on tõstetud {filled} kujukest {of}-st. {statement}.",
        "ru": "Выделено фигур: {filled} из {of}. {statement}.",
        "zh-Hans": "{of}个人形中突出显示{filled}个。{statement}。",
        "zh-Hant": "{of}個人形中標示出{filled}個。{statement}。",
        "ja": "{of}個の人型のうち{filled}個を強調。{statement}。",
    },
}
"""Words of the kind in each language."""


def accepts(claim: Claim) -> str:
    """Why the figure is no whole number of figures, or nothing."""
    quantity = claim.main
    if quantity.kind != "share":
        return f"an icon array shows a share, not a {quantity.kind}"
    if not quantity.exact or quantity.unit.key not in {"percent", "share"}:
        return "an icon array shows one exact share, in per cent or as N in M"
    if quantity.amount > 100:
        return "an icon array shows parts of a whole"
    if quantity.low != quantity.low.to_integral_value():
        return "an icon array never slices a figure"
    if quantity.of and quantity.of > 20:
        return "an icon array of N in M goes up to 20"
    return ""


def draw(row: Row, words: Texts, room: Room) -> Fragment:
    """The array over the whole width, with a key that says what one figure is.

    Rows fill from the left; the last column ends on the right edge. A box that is wider than
    high gets twenty columns, else ten.
    """
    look, width, height = room.look, room.width, room.height
    of = int(row.quantity.of or 100)
    filled = int(row.quantity.low)
    wide = width > 1.3 * height
    few = of if wide or of <= 5 else ceil(of / 2)
    columns = few if of <= 20 else 20 if wide else 10
    lines = ceil(of / columns)
    key_lines = 2 if width < NARROW else 1
    key_size = look.style("key").size
    space = height - (key_lines + 0.6) * key_size * 1.4
    unit = min(width / (columns - 1 + BODY) / 1.05, space / ((lines - 1) * ROW + FIGURE))
    pitch = (width - BODY * unit) / (columns - 1)
    down = (space - FIGURE * unit) / (lines - 1) if lines > 1 else 0.0
    down = min(down, 1.25 * unit)
    marks = []
    for i in range(of):
        x, y = i % columns * pitch, i // columns * down
        fill = look.colour("accent" if i < filled else "muted")
        marks.append(Mark("dot", x + (BODY - HEAD) / 2 * unit, y, HEAD * unit, HEAD * unit, fill))
        marks.append(Mark("bust", x, y + (HEAD + NECK) * unit, BODY * unit, SHOULDERS * unit, fill))
    drawn = (lines - 1) * down + FIGURE * unit
    say = look.language.say
    alt = say(WORDS["alt"], filled=filled, of=of, statement=words.statement)
    array = picture("array", [row], width, drawn, marks, alt or told([row], look), "callout")
    says = (
        say(WORDS["key"], base=words.base, of=of) if words.base else say(WORDS["key-plain"], of=of)
    )
    if not says:
        return Fragment(width, drawn, (array,))
    key = look.text(
        "key",
        sentence(look.language.unended(says), look.language),
        0,
        drawn + 1.55 * key_size + 1,
        width,
        lines=key_lines,
        name="key of the icon array",
        claims=(row.claim.id,),
    )
    return Fragment(width, key.last + 0.3 * key_size, (array, key))


CALLOUT = Callout(accepts=accepts, draw=draw, shape="block", suits=deep)
