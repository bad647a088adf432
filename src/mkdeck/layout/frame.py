"""Frames: what stands round the body of a slide, a card or a section, the same for every kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.layout.blocks import rule, subtitle, title
from mkdeck.layout.footer import footer_text, references
from mkdeck.layout.heading import boxed
from mkdeck.layout.room import Room
from mkdeck.scene import Fragment, Text, move
from mkdeck.story import ids
from mkdeck.text import DoesNotFitError, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from mkdeck.layout.look import Look
    from mkdeck.scene import Item
    from mkdeck.story import Derived, Part

    Body = Callable[[Part, Room], Fragment]
    """Lays a part out in a room, from 0, 0."""


def framed(
    part: Part,
    look: Look,
    body: Body,
    *,
    notes: Sequence[str] = (),
    base: bool = True,
    cites: bool = True,
    own: Callable[[Part, Room], Sequence[Derived]] | None = None,
) -> Fragment:
    """A canvas in reading order: rule, title, subtitle, body, footer, page number.

    Args:
        part: The slide or card.
        look: How it looks.
        body: Lays out what stands between title and footer.
        notes: What the kind adds to the footer.
        base: Whether the footer says who was asked.
        cites: Whether the footer names the sources; else each stands with its figure.
        own: Figures that the kind works out itself in a room.

    Raises:
        DoesNotFitError: A text does not fit.
    """
    sheet = look.format
    heading = title(part, look, sheet.rule.top + sheet.title.drop)
    above: list[Item] = [rule(look, sheet.rule.top, strong=True), heading]
    last = sheet.title.foot if sheet.title.box else heading.last
    below = subtitle(part, look, last + sheet.subtitle.drop)
    if below is not None:
        above.append(below)
        last = below.last
    top = sheet.body.top or last + sheet.body.gap
    foot = footer(part, look, notes=notes, base=base, cites=cites)
    room = Room(look, sheet.inner)
    derived: Sequence[Derived] = ()
    for _ in range(3 if own else 1):
        # What a kind works out depends on its room, and what the footer says of it bounds the room.
        bottom = sheet.body.bottom or foot[0].box.y - sheet.body.foot
        room = room.resized(sheet.inner, max(bottom - top, 1.0))
        found = own(part, room) if own else ()
        if found == derived:
            break
        derived = found
        foot = footer(part, look, notes=notes, base=base, cites=cites, own=derived)
    laid = body(part, room)
    return canvas(look, [*above, *laid.at(sheet.margin, top), *foot, *page(part, look)])


def banded(part: Part, look: Look, body: Body, *, cites: bool = True) -> Fragment:
    """A section of an infographic: the claim as a sentence with its sources, then the body.

    Without `cites` the sources of what is drawn stand with their figures.

    Raises:
        DoesNotFitError: A text does not fit.
    """
    sheet = look.format
    cited = part.shown if cites else tuple(part.extra.values())
    claim = look.text(
        "claim",
        [Span(part.title), *references(part, cited)],
        sheet.margin,
        sheet.title.drop,
        sheet.title.width,
        lines=sheet.title.lines,
        name="claim",
        claims=ids(part.shown),
    )
    items: list[Item] = [claim]
    last = claim.last
    below = subtitle(part, look, last + sheet.subtitle.drop)
    if below is not None:
        items.append(below)
        last = below.last
    top = last + sheet.body.gap
    laid = body(part, Room(look, sheet.inner))
    return Fragment(sheet.width, top + laid.height, (*items, *laid.at(sheet.margin, top)))


def page(part: Part, look: Look) -> list[Text]:
    """The page's number at the right end of the footer, where the format has one."""
    return numbered(part.number, look)


def numbered(number: int, look: Look) -> list[Text]:
    """A number at the right end of the footer, where the format has one."""
    sheet = look.format
    if not sheet.page_number:
        return []
    return [
        look.text(
            "footer",
            str(number),
            sheet.right - 40,
            sheet.footer.top + sheet.footer.drop,
            40,
            align="right",
            role="page",
        )
    ]


def footer(
    part: Part,
    look: Look,
    *,
    notes: Sequence[str] = (),
    base: bool = True,
    cites: bool = True,
    own: Sequence[Derived] = (),
) -> list[Item]:
    """The hairline, and below it source, base and notes; see `footer.footer_text`."""
    text = None
    if part.shown:
        text = footer_text(part, look, notes=notes, base=base, cites=cites, own=own)
    if text is None:
        return [rule(look, look.format.footer.top)]
    return [rule(look, text.y - look.format.footer.drop), text]


def middled(
    part: Part,
    look: Look,
    foot: Sequence[Item],
    air: float,
    sizes: Iterable[float],
    lay: Callable[[float], tuple[list[Item], float]],
    crowded: DoesNotFitError,
) -> Fragment:
    """A page of words in the middle between rule and foot, at the first size at which they fit.

    Where the format keeps a box for titles and there are words below the first, that stands there.

    Args:
        part: What is laid out.
        look: How it looks.
        foot: What stands at the foot of the page.
        air: Points that stay free below the rule and above the foot.
        sizes: What is tried, largest first.
        lay: The words of a size from 0 down, and how high they are.
        crowded: Raised where they are too high at each of the sizes.
    """
    top = look.format.rule.top + air
    bottom = (foot[0].box.y if foot else look.format.footer.top) - air
    failure = crowded
    for size in sizes:
        try:
            items, height = lay(size)
        except DoesNotFitError as error:
            failure = error
            continue
        if look.format.title.box and len(items) > 1:
            below = look.format.title.foot + look.format.body.gap, bottom
            found = _under_title(look, items, height, below)
            if found:
                return canvas(look, [*found, *foot, *page(part, look)])
        elif height <= bottom - top:
            down = top + (bottom - top - height) / 2
            placed = [move(item, 0, down) for item in items]
            opening = rule(look, look.format.rule.top, strong=True)
            return canvas(look, [opening, *placed, *foot, *page(part, look)])
    raise failure


def _under_title(
    look: Look, items: Sequence[Item], height: float, room: tuple[float, float]
) -> list[Item]:
    """The first of some words in the box for titles, the others in the room; none that is high."""
    first, *others = items
    box = look.format.title.box
    assert isinstance(first, Text)
    assert box is not None
    top = min(item.box.y for item in others)
    free = room[1] - room[0] - (height - top)
    if free < 0:
        return []
    head = boxed(
        first.string, look, box, style="heading", name="title", role="title", claims=first.claims
    )
    down = room[0] - top + free * UPPER
    return [head, *(move(item, 0, down) for item in others)]


UPPER = 0.3
"""Share of the free height that stands above words below a title."""


def canvas(look: Look, items: Sequence[Item]) -> Fragment:
    """Items on the whole canvas."""
    return Fragment(look.format.width, look.format.height, tuple(items))
