"""Callouts: pictures of a single figure. One file a kind; the folder's listing is the registry.

A callout's file declares `CALLOUT = Callout(…)`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Literal

from mkdeck.scene import Fragment

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mkdeck.claims import Claim, Texts
    from mkdeck.layout import Look, Room, Row
    from mkdeck.story import Derived, Ground, Part

Shape = Literal["block", "strip", "page"]


def no_key(words: Texts, look: Look, width: float) -> str:
    """Nothing that a mark stands for."""
    return ""


def no_picture(row: Row, words: Texts, room: Room) -> Fragment:
    """Nothing to see."""
    return Fragment(room.width, 0)


def nothing_own(row: Row, look: Look) -> Sequence[Derived]:
    """No figure that it works out itself."""
    return ()


def low(claim: Claim, room: Room) -> bool:
    """A room that is not high enough for a picture beside or below words, or open at its foot."""
    return not room.deep


def any_room(claim: Claim, room: Room) -> bool:
    """Every room."""
    return True


@dataclass(frozen=True, kw_only=True)
class Callout:
    """A kind of callout.

    Attributes:
        accepts: Why it cannot show the figure of a claim, or nothing.
        shape: `block` for a picture that fills an area, `strip` for one as wide as the page: the
            section sets numeral and sentence round them. `page` lays out all three itself. A block
            that has `lay` does so too, unless the section has something else to show.
        draw: The picture of a block or strip in a room of its own, with its key; from the figure
            and its claim's words.
        lay: A page's numeral, sentence and picture in the room of the whole body, which is filled;
            as high as it needs to be in a room that is open at its foot.
        suits: Whether it looks its best with a claim in a room; what an author asks for is drawn
            in any.
        rank: Of those that accept a claim and suit its room, the ones of the lowest rank are taken,
            by turns.
        several: Whether it shows claims of several figures, or of none.
        band: Where a block stands in an infographic: below its numeral, or beside it.
        sealed: Whether the subject's pictogram may stand near it.
        ground: What it stands on, where the author asks for nothing else.
        key: What one mark of it stands for, in one line of a width, or nothing.
        own: Figures that it works out itself; the page says how.
        name: Its module's name; the listing fills it in.
    """

    accepts: Callable[[Claim], str]
    shape: Shape
    draw: Callable[[Row, Texts, Room], Fragment] = no_picture
    lay: Callable[[Part, Room], Fragment] | None = None
    suits: Callable[[Claim, Room], bool] = any_room
    rank: int = 10
    several: bool = False
    band: Literal["below", "beside"] = "below"
    sealed: bool = False
    ground: Ground = "paper"
    key: Callable[[Texts, Look, float], str] = no_key
    own: Callable[[Row, Look], Sequence[Derived]] = nothing_own
    name: str = ""

    def refuses(self, claim: Claim) -> str:
        """Why it cannot show a claim, or nothing."""
        if not self.several and claim.kind in {"comparison", "series", "ranking"}:
            return f"it shows one figure, and this is a {claim.kind}"
        return self.accepts(claim)


def callouts() -> dict[str, Callout]:
    """Every callout by name."""
    return _listed(tuple(__path__))


@lru_cache
def _listed(paths: tuple[str, ...]) -> dict[str, Callout]:
    found = {}
    for module in iter_modules(paths):
        declared: Callout | None = getattr(
            import_module(f"{__name__}.{module.name}"), "CALLOUT", None
        )
        if declared is not None:
            found[module.name] = replace(declared, name=module.name)
    return found


def able(claim: Claim, shapes: Sequence[Shape] = ("block", "strip", "page")) -> list[Callout]:
    """The callouts of some shapes that can show a claim, best first."""
    found = [one for one in callouts().values() if one.shape in shapes and not one.refuses(claim)]
    return sorted(found, key=lambda one: (one.rank, one.name))


def choose(
    claim: Claim,
    room: Room | None = None,
    *,
    shapes: Sequence[Shape] = ("block", "strip", "page"),
    turn: int = 0,
) -> Callout | None:
    """The callout of some shapes that shows the claim in a room, or None.

    Args:
        claim: The claim.
        room: Where it is drawn; left out, no room is asked about.
        shapes: Which shapes will do.
        turn: How many came before it; of several of one rank each has its turn.
    """
    found = [one for one in able(claim, shapes) if room is None or one.suits(claim, room)]
    equal = [one for one in found if one.rank == found[0].rank]
    return equal[turn % len(equal)] if equal else None
