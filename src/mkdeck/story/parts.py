"""The storyboard's data: drafts, the parts made of them, and the whole of a deck."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frozendict import frozendict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdeck.claims import Claim, Texts
    from mkdeck.errors import Problem
    from mkdeck.formats import Form
    from mkdeck.reading import Node
    from mkdeck.story.arithmetic import Derived
    from mkdeck.story.kinds import Ground, Kind
    from mkdeck.story.selecting import Choice
    from mkdeck.story.spec import DeckSpec, SlideOptions


@dataclass(frozen=True)
class Reference:
    """A numbered entry of the list of sources, with the claims cited and where."""

    number: int
    claims: tuple[Claim, ...]
    places: tuple[int, ...]


def place(form: Form, number: int) -> str:
    """A piece as messages name it, such as `slide 3`."""
    return f"{'section' if form == 'band' else form} {number}"


@dataclass(frozen=True)
class Draft:
    """A part whose claims may not be chosen yet."""

    form: Form
    kind: Kind
    options: SlideOptions
    node: Node
    number: int
    claims: tuple[Claim, ...] | None
    extra: frozendict[str, Claim]

    @property
    def place(self) -> str:
        """Such as `slide 3`."""
        return place(self.form, self.number)


@dataclass(frozen=True)
class Part:
    """A slide, section or card: what it shows and says, before anything has a place.

    Attributes:
        options: The author's options, figures filled in.
        claims: The claims it is about.
        extra: Claims that single options name, by the option's name.
        words: The texts of each of its claims, by id.
        derived: Our own arithmetic on it.
        number: Its place in its list, from 1.
        size: For a card, the name of its format.
        turn: How many of its kind come before it.
        peers: Titles of all parts of its kind, its own among them.
        contents: For a kind that lists others, number and title of each.
        marks: Reference number by citation key; empty where sources are spelled out.
        references: What a list of sources lists.
        cited: Statement of each claim in that list, by id.
        labels: Label of each claim in that list, by id.
        disagrees: What else is published and disagrees with each claim, by id.
        others: The claims that disagree with each, by id.


        asks: The question that all of its claims answer, in the deck's language, or nothing.
    """

    form: Form
    kind: Kind
    options: SlideOptions
    node: Node
    claims: tuple[Claim, ...]
    extra: frozendict[str, Claim]
    words: frozendict[str, Texts]
    derived: tuple[Derived, ...]
    number: int
    deck_title: str
    size: str = ""
    turn: int = 0
    peers: tuple[str, ...] = ()
    contents: tuple[tuple[int, str], ...] = ()
    marks: frozendict[str, int] = frozendict()
    references: tuple[Reference, ...] = ()
    cited: frozendict[str, str] = frozendict()
    labels: frozendict[str, str] = frozendict()
    disagrees: frozendict[str, tuple[str, ...]] = frozendict()
    others: frozendict[str, tuple[Claim, ...]] = frozendict()

    asks: str = ""

    @property
    def subtitle(self) -> str:
        """The author's subtitle, else what was asked."""
        return self.options.subtitle or self.asks

    @property
    def shown(self) -> tuple[Claim, ...]:
        """Every claim on it, each once."""
        return tuple({claim.id: claim for claim in (*self.claims, *self.extra.values())}.values())

    @property
    def place(self) -> str:
        """Such as `slide 3`."""
        return place(self.form, self.number)

    @property
    def ground(self) -> Ground:
        """What it stands on."""
        own = self.kind.stands_on
        return own(self) if own else self.kind.ground

    @property
    def title(self) -> str:
        """The author's title, else the deck's on its title slide, else its claim's headline."""
        if self.options.title or not self.claims:
            return self.options.title
        if self.kind.title_from == "deck":
            return self.deck_title
        return self.words[self.main.id].headline

    @property
    def main(self) -> Claim:
        """The claim that it is about: the highlighted one, or the first."""
        named = getattr(self.options, "highlight", "")
        found = (claim for claim in self.claims if claim.id == named)
        return next(found, self.claims[0])


@dataclass(frozen=True)
class Storyboard:
    """A whole deck's parts, with what was held back and what deserves a warning.

    Attributes:
        month: The month of its library, as `YYYY-MM`, or nothing.
    """

    spec: DeckSpec
    slides: tuple[Part, ...]
    sections: tuple[Part, ...]
    cards: tuple[Part, ...]
    standfirst: str
    kicker: str
    choices: frozendict[str, tuple[Choice, ...]]
    warnings: tuple[Problem, ...]
    month: str = ""

    @property
    def held_back(self) -> dict[str, str]:
        """Claims that selections left for their standing, each with the reason."""
        return {
            choice.claim.id: choice.reason
            for choices in self.choices.values()
            for choice in choices
            if choice.held_back
        }


def ids(claims: Iterable[Claim]) -> tuple[str, ...]:
    """Ids of the claims."""
    return tuple(claim.id for claim in claims)
