"""The brand of a theme on a page: in a strip at its foot, beside its source, or above its rule."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdeck.layout.blocks import rule
from mkdeck.scene import Image, Text, move

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdeck.layout.look import Look
    from mkdeck.scene import Item

CLEAR = 20.0
"""Points that a footer keeps from a brand at its end."""

LONGEST = 0.35
"""Most of the width that a name takes beside a logo at the end of a line."""

HAIR = 0.05
"""Points by which rounding may move a right end."""

MIDDLE = 0.34
"""From the middle of a line to its baseline, in em."""


def branded(look: Look) -> Look:
    """The same where the theme's brand has its room: the footer higher, or its lines shorter."""
    brand, sheet = look.theme.brand, look.format
    if brand is None or sheet.brand.place in {"", "head"}:
        return look
    foot = sheet.footer
    if sheet.brand.place == "strip":
        changed = {"top": max(foot.top - sheet.brand.height, 0.0)}
    else:
        changed = {"reserved": foot.reserved + _width(look) + CLEAR}
    own = sheet.model_copy(update={"footer": foot.model_copy(update=changed)})
    return replace(look, format=own, strip=foot.top)


def brand_items(look: Look, items: Iterable[Item]) -> list[Item]:
    """The brand on a page of those items, which `branded` has left room for."""
    place, sheet = look.format.brand.place if look.theme.brand else "", look.format
    match place:
        case "strip":
            return strip(look, look.strip)
        case "line":
            lines = [item for item in items if isinstance(item, Text) and item.role == "footer"]
            first = lines[0].y if lines else sheet.footer.top + sheet.footer.drop
            size = look.style("footer").size
            return _at_right(look, first - MIDDLE * size)
        case "head":
            return _at_right(look, sheet.brand.drop + sheet.brand.logo / 2)
        case _:
            return []


def strip(look: Look, top: float) -> list[Item]:
    """A hairline, below it the logo and the name, and the address at the right end."""
    brand, sheet = look.theme.brand, look.format
    assert brand is not None
    middle = top + sheet.brand.drop + sheet.brand.logo / 2
    items: list[Item] = [rule(look, top)]
    x = sheet.margin
    logo = _logo(look, x, middle)
    if logo:
        items.append(logo)
        x += logo.width + sheet.brand.gap
    if brand.name:
        items.append(_words(look, "brand", brand.name, x, middle))
        x = items[-1].box.right
    if brand.url:
        text = _words(look, "address", brand.url, 0, middle)
        left = sheet.right - text.width
        if left >= x + CLEAR:
            items.append(move(text, left, 0))
    return items


def _at_right(look: Look, middle: float) -> list[Item]:
    """The logo and the name, or the address where there is none, ending on the right margin."""
    sheet = look.format
    x = sheet.right - _width(look)
    items: list[Item] = []
    logo = _logo(look, x, middle)
    if logo:
        items.append(logo)
        x += logo.width + sheet.brand.gap
    if words := _short(look):
        items.append(_words(look, "brand", words, x, middle))
    return items


def _short(look: Look) -> str:
    """The name, or the address where there is none; neither beside a logo where both are long."""
    brand = look.theme.brand
    assert brand is not None
    most = look.format.inner * LONGEST
    for words in (brand.name, brand.url):
        if words and (not brand.logo or look.width("brand", words) <= most):
            return words
    return ""


def _width(look: Look) -> float:
    """How wide logo and name are beside each other."""
    sheet = look.format
    logo, words = _logo(look, 0, 0), _short(look)
    wide = logo.width if logo else 0.0
    return (
        wide
        + (look.width("brand", words) if words else 0.0)
        + (sheet.brand.gap if logo and words else 0.0)
    )


def _words(look: Look, style: str, words: str, x: float, middle: float) -> Text:
    """Words from `x` on, centred on a height; on two lines where one is too short."""
    wide = min(look.width(style, words), look.format.right - x + HAIR)
    text = look.text(style, words, x, 0, wide, lines=2, name="brand", role="brand")
    deep = (len(text.lines) - 1) * text.pitch
    return move(text, 0, middle - deep / 2 + MIDDLE * text.size)


def _logo(look: Look, x: float, middle: float) -> Image | None:
    """The logo, centred on a height; none on a coloured ground, whose ink it lacks."""
    brand, spec = look.theme.brand, look.format.brand
    assert brand is not None
    logo = brand.logo
    if logo is None or (look.ground in {"accent", "inverse"} and (brand.name or brand.url)):
        return None
    high = min(spec.logo, spec.widest * logo.height / logo.width)
    high = round(high * 2) / 2
    wide = round(high * logo.width / logo.height * 2) / 2
    top = round((middle - high / 2) * 2) / 2
    alt = "" if brand.name else brand.url
    return Image(x, top, max(wide, 0.5), max(high, 0.5), logo.data, alt, "logo")
