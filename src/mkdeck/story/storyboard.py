"""The storyboard: which claims stand on which slide, in whose words, under which number."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from frozendict import frozendict

from mkdeck.claims import Claim, LibraryLike, asks, running_figures, texts
from mkdeck.errors import MkdeckError, Problem
from mkdeck.story.checks import (
    claim_problems,
    contradictions,
    deck_word_problems,
    plain_words,
    row_problems,
    word_problems,
)
from mkdeck.story.drafting import Drafting, size_problems
from mkdeck.story.figures import derived_figures, named_figures
from mkdeck.story.gate import gate_texts
from mkdeck.story.left_open import AUTO
from mkdeck.story.parts import Draft, Part, Storyboard, ids, place
from mkdeck.story.picking import Picking
from mkdeck.story.references import disagreements, opponents, referenced
from mkdeck.story.selecting import Choice

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdeck.formats import Form
    from mkdeck.languages import Language
    from mkdeck.reading import Node
    from mkdeck.story.kinds import Kind
    from mkdeck.story.spec import DeckSpec


def build(
    spec: DeckSpec, library: LibraryLike, kinds: Mapping[str, Kind], language: Language
) -> Storyboard:
    """The deck's storyboard.

    Raises:
        MkdeckError: With every problem found: unknown kinds, options, claims or figures, claims
            that are not allowed or not comparable, figures that are nobody's.
    """
    return _Building(spec, library, kinds, language).storyboard()


@dataclass(frozen=True)
class Explanation:
    """Why a slide, section or card shows what it shows.

    Attributes:
        place: Such as `slide 3`.
        choices: Every claim that was looked at, taken ones first.
        why: Why mkdeck chose it and its kind; nothing where the author did.
    """

    place: str
    kind: str
    choices: tuple[Choice, ...]
    why: str = ""


def explain(
    spec: DeckSpec, library: LibraryLike, kinds: Mapping[str, Kind], language: Language
) -> tuple[list[Explanation], list[Problem]]:
    """What became of the claims of each part, and the deck's problems; it never raises."""
    building = _Building(spec, library, kinds, language)
    with suppress(MkdeckError):
        building.storyboard()
    outline = spec.outline
    why = {place(*at): reason for at, reason in outline.why.items()} if outline else {}
    made = [
        Explanation(place, building.kind_of[place], choices, why.get(place, ""))
        for place, choices in building.choices.items()
    ]
    if outline and outline.choices:
        made.insert(0, Explanation("story", AUTO, outline.choices))
    return made, list(dict.fromkeys(building.problems))


class _Building:
    def __init__(
        self, spec: DeckSpec, library: LibraryLike, kinds: Mapping[str, Kind], language: Language
    ) -> None:
        self.spec, self.library, self.kinds, self.language = spec, library, kinds, language
        self.problems: list[Problem] = []
        self.pick = Picking(spec, library, self.problems)
        self.drafting = Drafting(kinds, self.pick, self.problems)
        self.choices: dict[str, tuple[Choice, ...]] = {}
        self.kind_of: dict[str, str] = {}

    def storyboard(self) -> Storyboard:
        for i, topic in enumerate(self.spec.file.topics):
            self.pick.topic(topic, self.spec.node, "topics", i)
        self.problems += size_problems(self.spec.file.size, self.spec.node)
        slides = self.parts("slide", self.spec.slides)
        sections = self.parts("band", self.spec.sections)
        cards = self.parts("card", self.spec.cards)
        info = self.spec.infographic
        self.problems += deck_word_problems(self.spec, self.language)
        self.problems += _sources_not_last(slides)
        self.problems += _same_titles(slides)
        self.problems += [*contradictions(slides), *contradictions(sections)]
        errors = [problem for problem in self.problems if problem.severity == "error"]
        if errors:
            raise MkdeckError(*errors)
        return Storyboard(
            self.spec,
            referenced(slides),
            referenced(sections),
            tuple(cards),
            info.standfirst if info else "",
            info.kicker if info else "",
            frozendict(self.choices | self.outlined),
            tuple(dict.fromkeys(self.problems)),
            self.library.spec.as_of,
        )

    @property
    def outlined(self) -> dict[str, tuple[Choice, ...]]:
        """What became of the claims that mkdeck chose from."""
        return {"story": self.spec.outline.choices} if self.spec.outline else {}

    def parts(self, form: Form, nodes: list[Node]) -> list[Part]:
        drafts = [
            draft
            for i, node in enumerate(nodes, 1)
            if (draft := self.drafting.draft(form, node, i)) is not None
        ]
        used = {
            claim.id: draft.place
            for draft in drafts
            for claim in (*(draft.claims or ()), *draft.extra.values())
        }
        parts: list[Part] = []
        for draft in drafts:
            claims = draft.claims
            self.kind_of[draft.place] = draft.kind.name
            self.choices[draft.place] = _named(draft)
            if claims is None:
                found = self.pick.selected(draft.kind, draft.options, draft.node, used)
                self.choices[draft.place] += found
                claims = tuple(choice.claim for choice in found if choice.taken)
                used |= {claim.id: draft.place for claim in claims}
                if not claims:
                    continue
            part = self.part(draft, claims)
            if part is not None:
                turn = len({other.number for other in parts if other.kind.name == part.kind.name})
                parts += [replace(part, turn=turn, size=size) for size in self.sizes(draft)]
        return parts

    def sizes(self, draft: Draft) -> tuple[str, ...]:
        """The canvases of a card: its own, the deck's or its kind's; nothing for other forms."""
        if draft.form != "card":
            return ("",)
        return draft.options.size or self.spec.file.size or (draft.kind.size,)

    def part(self, draft: Draft, claims: tuple[Claim, ...]) -> Part | None:
        """The draft with its claims, its words filled in; None where anything is wrong."""
        language = self.language
        every = {claim.id: claim for claim in (*claims, *draft.extra.values())}
        before = len(self.problems)
        self.problems += claim_problems(draft, claims, self.kinds)
        self.problems += word_problems(draft, every.values(), language, self.library.spec.literals)
        self.problems += row_problems(draft, claims)
        if len(self.problems) > before:
            return None
        figures = named_figures(claims, tuple(every.values()))
        derived, printed = derived_figures(draft, figures, language, self.problems)
        printed = running_figures(figures, language) | printed
        years = [year for claim in claims if claim.kind == "series" for year in claim.spec.values]
        literals = (*self.spec.file.literals, *years)
        options = gate_texts(
            draft.options,
            draft.node,
            printed,
            literals,
            self.problems,
            language,
            partial(plain_words, self.spec),
        )
        made = Part(
            draft.form,
            draft.kind,
            options,
            draft.node,
            claims,
            draft.extra,
            frozendict({key: texts(claim, language) for key, claim in every.items()}),
            derived,
            draft.number,
            self.spec.file.title,
            disagrees=frozendict(
                {key: disagreements(claim, self.library, language) for key, claim in every.items()}
            ),
            others=frozendict(
                {key: opponents(claim, self.library) for key, claim in every.items()}
            ),
            asks=_asked(draft.kind, claims, language),
        )
        self.problems += [
            draft.node.problem(
                message, option, code="unfit", hint="choose another claim, or leave it out"
            )
            for option, message in draft.kind.check(made)
        ]
        return made


def _asked(kind: Kind, claims: tuple[Claim, ...], language: Language) -> str:
    """What the claims of one axis answer, where the question has words in the language."""
    questions = {claim.spec.question for claim in claims}
    said = asks(claims[0].asked, language) if kind.axis and len(questions) == 1 else None
    return said.text if said and said.language == language else ""


def _sources_not_last(slides: list[Part]) -> Iterator[Problem]:
    """A list of sources refers to all other slides, so it ends a deck."""
    for part in slides[:-1]:
        if part.kind.lists_sources:
            yield part.node.problem(
                f'"{part.kind.name}" must be the last slide, since it refers to all others',
                "kind",
                code="sources-last",
                hint="move it to the end",
            )


def _same_titles(slides: list[Part]) -> Iterator[Problem]:
    """Slides that go by one title cannot be told apart in an outline or by a screen reader."""
    first: dict[tuple[str, ...], Part] = {}
    for part in slides:
        # What shows no title is known by the words of its claim.
        own = "title" in part.kind.ignores.get("slide", ())
        known = (part.kind.name, *ids(part.claims)) if own else (part.title.casefold(),)
        other = first.setdefault(known, part)
        if other is not part and part.title and not part.kind.lists_sources:
            yield part.node.problem(
                f"slide {part.number} has the title of slide {other.number}"
                + (f" (line {other.node.line})" if other.node.line else ""),
                "title",
                code="same-title",
                hint="show it once"
                if own
                else "give each a title of its own; readers and screen readers find slides by it",
                severity="warning",
            )


def _named(draft: Draft) -> tuple[Choice, ...]:
    """The claims that the author named, as choices."""
    way = "answers the question" if draft.options.question else "named"
    return (
        *(Choice(claim, True, way) for claim in draft.claims or ()),
        *(Choice(claim, True, f'named by "{key}"') for key, claim in draft.extra.items()),
    )
