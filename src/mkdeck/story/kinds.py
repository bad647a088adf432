"""What the storyboard knows of a kind of slide, section or card."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from frozendict import frozendict

from mkdeck.story.guard import beside, difference, together

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdeck.claims import Claim
    from mkdeck.formats import Form
    from mkdeck.story.parts import Part
    from mkdeck.story.spec import SlideOptions

FORMS: dict[Form, str] = {"slide": "slides", "band": "infographic", "card": "cards"}
"""Each form with the words for where it stands."""


Ground = Literal["paper", "paper2", "accent", "inverse"]
"""What a page stands on."""


def fine(part: Part) -> list[tuple[str, str]]:
    """Nothing is wrong with the part."""
    return []


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of slide, section or card, as its file declares it.

    Attributes:
        options: What an author may write for it.
        accepts: Why it cannot show a claim, or nothing.
        rows: How many figures it shows, at least and at most; every value of a claim counts.
        claims: How many claims it shows; left out, one to as many as it has rows.
        axis: Whether it draws its figures on one axis, so that they must be comparable.
        tracks: Whether each of its rows has a track of its own, so that shares of one source may
            stand below each other though they answer different questions.
        ground: The ground that it stands on.
        stands_on: The ground of one part of it, where that differs from part to part.
        ignores: Options that a form of it does not show.
        check: What is wrong with a part of it, each with the option to blame.
        size: The usual format of a card of it.
        title_from: What stands as its title where the author wrote none.
        lists_sources: Whether it lists the sources of all other slides.
        lists: The kind whose titles it lists; where there is none of it, all that have one.
        draws: Whether it draws its figures; hints name only kinds that do.
        opens: Whether it opens a section of a deck, or a band of an infographic.
        name, summary: Its module's name and first line; the listing of kinds fills them in.
    """

    options: type[SlideOptions]
    accepts: Callable[[Claim], str]
    rows: tuple[int, int]
    claims: tuple[int, int] | None = None
    axis: bool = False
    tracks: bool = False
    ground: Ground = "paper"
    stands_on: Callable[[Part], Ground] | None = None
    ignores: Mapping[str, tuple[str, ...]] = frozendict()
    check: Callable[[Part], list[tuple[str, str]]] = fine
    size: str = "og"
    title_from: Literal["headline", "deck"] = "headline"
    lists_sources: bool = False
    lists: str = ""
    draws: bool = True
    opens: bool = False
    name: str = ""
    summary: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "ignores", frozendict(self.ignores))

    @property
    def forms(self) -> frozenset[Form]:
        """Where it can stand."""
        raise NotImplementedError

    @property
    def least(self) -> int:
        """How many claims it shows at least."""
        return self.claims[0] if self.claims else min(self.rows[0], 1)

    @property
    def most(self) -> int:
        """How many claims it shows at most."""
        return self.claims[1] if self.claims else self.rows[1]

    @property
    def apart(self) -> Callable[[Claim, Claim], str]:
        """What keeps two claims apart in it."""
        return together if not self.axis else beside if self.tracks else difference

    @property
    def places(self) -> list[str]:
        """Where it can stand, in words."""
        return [words for form, words in FORMS.items() if form in self.forms]

    @property
    def needs(self) -> str:
        """How many claims it shows, in words: `1 claim`, `2–3 claims`."""
        return f"{self.count} claim" if self.most == 1 else f"{self.count} claims"

    @property
    def count(self) -> str:
        """How many claims it shows: `none`, `1`, `2–3`."""
        return span(self.least, self.most)


def span(least: int, most: int) -> str:
    """Such as `none`, `1` or `2–3`."""
    if not most:
        return "none"
    return str(most) if least == most else f"{least}–{most}"


def drawn(claim: Claim) -> int:
    """How many rows a claim fills: one for each of its figures, and one where it has none."""
    return max(len(claim.quantities), 1)
