"""The storyboard's data: kinds, the parts made of them, and the whole of a deck."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from mkdeck.claims import Claim
from mkdeck.errors import Problem
from mkdeck.reading import Node
from mkdeck.story.arithmetic import Derived
from mkdeck.story.selecting import Choice
from mkdeck.story.spec import DeckSpec, SlideOptions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from mkdeck.claims import Claim, Texts
    from mkdeck.errors import Problem
    from mkdeck.reading import Node
    from mkdeck.story.arithmetic import Derived
    from mkdeck.story.selecting import Choice
    from mkdeck.story.spec import DeckSpec, SlideOptions


Form = Literal["slide", "band", "card"]


FORMS: dict[Form, str] = {"slide": "slides", "band": "infographic", "card": "cards"}


@dataclass(frozen=True)
class Kind:
    """A kind of slide, section or card, as found in its file.

    Attributes:
        options: What an author may write for it.
        least, most: How many claims it shows.
        axis: Whether it draws several claims on one axis, so that they must be comparable.
        accepts: Why it cannot show a claim, or nothing.
        forms: Where it can stand, each with the function that lays it out.
        ignores: Options that a form of it does not show.
        check: What is wrong with a part of it, each with the option to blame.
    """

    name: str
    summary: str
    options: type[SlideOptions]
    least: int
    most: int
    axis: bool
    accepts: Callable[[Claim], str]
    forms: Mapping[str, Callable[..., Any]]
    ground: Literal["paper", "accent", "inverse"] = "paper"
    ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    check: Callable[[Part], list[tuple[str, str]]] = lambda part: []

    @property
    def places(self) -> list[str]:
        """Where it can stand, in words."""
        return [words for form, words in FORMS.items() if form in self.forms]

    @property
    def claims(self) -> str:
        """How many claims it shows, in words."""
        return f"{self.count} claim" if self.most == 1 else f"{self.count} claims"

    @property
    def count(self) -> str:
        """How many claims it shows: `none`, `1`, `2–3`."""
        if not self.most:
            return "none"
        return str(self.most) if self.least == self.most else f"{self.least}–{self.most}"


@dataclass(frozen=True)
class Reference:
    """A numbered entry of the list of sources, with the claims cited and where."""

    number: int
    claims: tuple[Claim, ...]
    places: tuple[int, ...]


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
        size: For a card, the name of its canvas.
        peers: Titles of all parts of its kind, its own among them.
        marks: Reference number by citation key; empty where sources are spelled out.
        references: What a list of sources lists.
        cited: Statement of each claim in that list, by id.
        labels: Label of each claim in that list, by id.
        disagrees: What else is published and disagrees with each claim, by id.
    """

    form: Form
    kind: Kind
    options: SlideOptions
    node: Node
    claims: tuple[Claim, ...]
    extra: Mapping[str, Claim]
    words: Mapping[str, Texts]
    derived: tuple[Derived, ...]
    number: int
    deck_title: str
    size: str = ""
    peers: tuple[str, ...] = ()
    marks: Mapping[str, int] = field(default_factory=dict)
    references: tuple[Reference, ...] = ()
    cited: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    disagrees: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def shown(self) -> tuple[Claim, ...]:
        """Every claim on it, each once."""
        return tuple({claim.id: claim for claim in (*self.claims, *self.extra.values())}.values())

    @property
    def title(self) -> str:
        """The author's title, else the deck's on its title slide, else the claim's headline."""
        if self.options.title or not self.claims:
            return self.options.title
        if self.kind.name == "title":
            return self.deck_title
        return self.words[self.claims[0].id].headline


@dataclass(frozen=True)
class Storyboard:
    """A whole deck's parts, with what was held back and what deserves a warning."""

    spec: DeckSpec
    slides: tuple[Part, ...]
    sections: tuple[Part, ...]
    cards: tuple[Part, ...]
    standfirst: str
    kicker: str
    choices: Mapping[str, tuple[Choice, ...]]
    warnings: tuple[Problem, ...]

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


SHOWERS: dict[Form, str] = {"slide": "a slide", "band": "the infographic", "card": "a card"}


@dataclass(frozen=True)
class Draft:
    """A part whose claims may not be chosen yet."""

    form: Form
    kind: Kind
    options: SlideOptions
    node: Node
    number: int
    claims: tuple[Claim, ...] | None
    extra: dict[str, Claim]

    @property
    def place(self) -> str:
        """Such as `slide 3`."""
        return f"{'section' if self.form == 'band' else self.form} {self.number}"
