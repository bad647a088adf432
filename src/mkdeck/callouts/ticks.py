"""A strip of a hundred ticks: one whole share in the space of a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.callouts import Callout, low
from mkdeck.layout import picture, told
from mkdeck.scene import Fragment, Mark

if TYPE_CHECKING:
    from mkdeck.claims import Claim, Texts
    from mkdeck.layout import Look, Room, Row

COUNT = 100
LEAST, HIGHEST = 40.0, 64.0
"""How many points ticks are high."""

SHORT = 0.6
"""How much shorter ticks are that are told by their height."""

KEY = 26.0
"""Room that a key takes below the ticks."""

WORDS = {
    "key": {
        "en": "Each mark is 1 in 100 {base}.",
        "et": "Iga märk on üks sajast ({base}).",
        "ru": "Одна отметка — 1 из 100 ({base}).",
        "zh-Hans": "每个刻度代表{base}的1/100。",
        "zh-Hant": "每個刻度代表{base}的100分之1。",
        "ja": "目盛り1つは{base}の100分の1を表す。",
    },
    "key-plain": {
        "en": "Each mark is 1 in 100.",
        "et": "Iga märk on üks sajast.",
        "ru": "Одна отметка — 1 из 100.",
        "zh-Hans": "每个刻度代表1/100。",
        "zh-Hant": "每個刻度代表100分之1。",
        "ja": "目盛り1つは100分の1を表す。",
    },
    "alt": {
        "en": "{filled} of 100 marks are highlighted. {statement}",
        "et": "Esile on tõstetud {filled} märki sajast. {statement}",
        "ru": "Выделено отметок: {filled} из 100. {statement}",
        "zh-Hans": "100个刻度中突出显示{filled}个。{statement}",
        "zh-Hant": "100個刻度中標示出{filled}個。{statement}",
        "ja": "100個の目盛りのうち{filled}個を強調。{statement}",
    },
}
"""Words of the kind in each language."""


def accepts(claim: Claim) -> str:
    """Why the figure is no whole number of ticks, or nothing."""
    quantity = claim.main
    if quantity.kind != "share" or quantity.unit.key != "percent":
        return "a tick strip shows a percentage"
    if quantity.amount > 100:
        return "a tick strip shows parts of a whole"
    if not quantity.exact or quantity.low != quantity.low.to_integral_value():
        return "a tick strip shows one exact whole percentage"
    return ""


def draw(row: Row, words: Texts, room: Room) -> Fragment:
    """The strip over the whole width, and below it a key where the room has space for one.

    The pitch is a whole number of pixels (half points); what is left over becomes one gap
    between the two groups.
    """
    look, width = room.look, room.width
    if row.claim.counted is None:
        words = words.model_copy(update={"base": ""})
    says = key(words, look, width) if room.height >= LEAST + KEY else ""
    height = min(room.height - (KEY if says else 0.0), HIGHEST)
    pitch = int(2 * width / COUNT) / 2
    tick = round(2 * pitch * 0.7) / 2
    filled = int(row.quantity.low)
    gap = width - (COUNT - 1) * pitch - tick
    # On a ground of the accent one colour is left, and the others are told by their height.
    low = look.colour("accent") == look.colour("muted")
    marks = [
        Mark(
            "rect",
            i * pitch + (gap if filled and i >= filled else 0),
            SHORT * height if low and i >= filled else 0,
            tick,
            (1 - SHORT) * height if low and i >= filled else height,
            look.colour("accent" if i < filled else "muted"),
        )
        for i in range(COUNT)
    ]
    alt = look.language.say(
        WORDS["alt"], filled=filled, statement=look.language.ended(words.statement)
    )
    drawn = picture("ticks", [row], width, height, marks, alt or told([row], look), "callout")
    if not says:
        return Fragment(width, height, (drawn,))
    text = look.text("key", says, 0, height + 22, width, name="key", claims=(row.claim.id,))
    return Fragment(width, height + KEY, (drawn, text))


def key(words: Texts, look: Look, width: float) -> str:
    """What one tick stands for; without the base where that does not fit on a line."""
    if words.base:
        said = look.language.say(WORDS["key"], base=words.base)
        if said and look.width("key", said) <= width:
            return said
    return look.language.say(WORDS["key-plain"])


CALLOUT = Callout(accepts=accepts, draw=draw, shape="strip", suits=low, key=key)
