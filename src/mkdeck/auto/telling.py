"""Findings in the order of a story: opening, evidence in chapters, what follows from it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mkdeck.auto.choosing import Chosen, Refused
from mkdeck.auto.findings import Finding
from mkdeck.auto.meaning import FEW, MANY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.auto.choosing import Choosing
    from mkdeck.claims import Claim

NEAR = 3
"""How far behind the next finding one may stand that is told first, since it repeats no kind."""

MOST_LISTED = 6
"""How many separate findings stand in one list."""

CHAPTERS = 3
"""How many chapters a story has at most."""

LONG = 5
"""From how many pieces on one figure of a story has a ground of its own."""

STATEMENT = "statement"
"""The kind of a single figure on a ground of its own."""

ALONE = "hero"
"""The kind of a single figure that several others may stand beside as well."""

LEAST = 3
"""How many findings a chapter has at least."""

ENOUGH = 6
"""From how many pieces on a story has chapters."""


@dataclass
class Telling:
    """Tells findings one after the other: a large figure, then a picture of more, and so on.

    Attributes:
        pieces: What is told so far.
        refused: Claims that no kind shows, each with why.
        single: Whether separate findings are never told on one piece.
        left: What the last telling had no room for.
    """

    choosing: Choosing
    pieces: list[Chosen] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    single: bool = False
    left: list[Finding] = field(default_factory=list)

    def add(self, chosen: Chosen) -> None:
        """Tells what was chosen already, such as a divider."""
        self.pieces.append(chosen)

    def tell(self, findings: Sequence[Finding], most: int) -> None:
        """Tells findings, the strongest first, in so many pieces at most."""
        alone = [one for one in findings if one.meaning.kinds[0] == ALONE]
        together = [one for one in findings if one not in alone]
        end = len(self.pieces) + most
        while len(self.pieces) < end and (alone or together):
            apart: list[Finding] = []
            if alone and not self._after_one:
                apart = self._tell_next(alone)
            elif together:
                apart = self._tell_next(together)
            elif len(alone) == 1 and self._join(alone[0]):
                alone.pop()
            elif len(alone) == 1 or self.single or not self.tell_several(alone):
                apart = self._tell_next(alone)
            for one in apart:
                (alone if one.meaning.kinds[0] == ALONE else together).append(one)
        self.left = [*alone, *together]

    def accent(self) -> None:
        """Puts one large figure of a longer story on a ground of its own, about two thirds down."""
        kinds = self.choosing.kinds
        grounds = [kinds[piece.kind].ground for piece in self.pieces]
        if STATEMENT not in kinds or "accent" in grounds or len(self.pieces) < LONG:
            return
        goal = 2 * len(self.pieces) / 3
        heroes = [i for i, one in enumerate(self.pieces) if one.kind == ALONE]
        for i in sorted(heroes[1:], key=lambda i: abs(i - goal)):
            one = self.pieces[i]
            made = self.choosing.as_kind(STATEMENT, Finding(one.claims, one.claims[0]))
            if made is not None:
                why = f"{one.why}; the large one of the story, on a ground of its own"
                self.pieces[i] = replace(made, why=why)
                return

    @property
    def _after_one(self) -> bool:
        """Whether the piece before shows a single figure."""
        return bool(self.pieces) and len(self.pieces[-1].claims) == 1

    @property
    def _after(self) -> str:
        """Kind of the piece before."""
        return self.pieces[-1].kind if self.pieces else ""

    def _tell_next(self, findings: list[Finding]) -> list[Finding]:
        """Tells the first of the findings, or one close behind it that repeats no kind.

        Returns:
            What is to be told of it one by one instead, since no kind shows it together.
        """
        repeated: tuple[Finding, Chosen] | None = None
        for one in findings[:NEAR]:
            made = self.choosing.choose(one, after=self._after)
            if isinstance(made, Refused):
                findings.remove(one)
                if 1 < len(one.claims) <= MOST_LISTED:
                    return [Finding((claim,), claim) for claim in one.claims]
                self.refused |= {claim.id: made.why for claim in made.claims}
                return []
            if not made.repeats:
                repeated = one, made
                break
            repeated = repeated or (one, made)
        if repeated:
            findings.remove(repeated[0])
            self.pieces.append(repeated[1])
        return []

    def gather(self, most: int) -> None:
        """Puts a list of what is left in the last place, where so many pieces leave enough."""
        left = [one for one in self.left if self._listable(one.lead)]
        if len(self.pieces) < most or len(left) < FEW:
            return
        last = self.pieces.pop()
        if len(last.claims) == 1 and self._listable(last.claims[0]):
            left.insert(0, Finding(last.claims, last.claims[0]))
        if not self.tell_several(left):
            self.pieces.append(last)

    def _join(self, finding: Finding) -> bool:
        """Tells a last finding beside the one before, unless that opens the story; whether so."""
        before = self.pieces[-1]
        told = [piece for piece in self.pieces if piece.claims]
        if self.single or before.kind != ALONE or before in told[:1]:
            return False
        both = (before.claims[0], finding.lead)
        after = self.pieces[-2].kind
        made = self.choosing.choose(Finding(both, both[0]), after=after)
        if isinstance(made, Refused) or made.repeats:
            return False
        self.pieces[-1] = made
        return True

    def tell_several(self, alone: list[Finding]) -> bool:
        """Tells as many of the findings as fit on one piece; whether any do."""
        able = [one for one in alone if self._listable(one.lead)]
        for count in range(min(MOST_LISTED, len(able)), 1, -1):
            if FEW < count < MANY:
                continue
            group = able[:count]
            made = self.choosing.choose(
                Finding(tuple(one.lead for one in group), group[0].lead),
                after=self._after,
            )
            if isinstance(made, Chosen):
                self.pieces.append(made)
                alone[:] = [one for one in alone if one not in group]
                return True
        return False

    def _listable(self, claim: Claim) -> bool:
        """Whether a kind of several separate findings shows the claim."""
        kinds = (self.choosing.kinds.get(name) for name in ("list", "stats"))
        return any(kind and not kind.accepts(claim) for kind in kinds)


@dataclass(frozen=True)
class Chapter:
    """Findings about one thing.

    Attributes:
        topic: What they are about.
    """

    topic: str
    findings: tuple[Finding, ...]


def chapters(
    findings: Sequence[Finding], topics: Sequence[str], order: Sequence[str]
) -> tuple[list[Finding], list[Chapter]]:
    """The findings that belong in no chapter, and up to three chapters of a few each.

    A story of one topic has chapters by what else its findings are about.

    Args:
        findings: The strongest first.
        topics: Those of the story.
        order: All topics of the library, in its order.
    """
    by_topic: dict[str, list[Finding]] = {topic: [] for topic in order}
    for one in findings:
        for topic in _abouts(one, topics):
            by_topic[topic].append(one)
    largest = sorted(order, key=lambda topic: -len(by_topic[topic]))[:CHAPTERS]
    chosen = [topic for topic in order if topic in largest]
    of: dict[str, list[Finding]] = {topic: [] for topic in chosen}
    loose: list[Finding] = []
    for one in findings:
        home = next((topic for topic in _abouts(one, topics) if topic in of), None)
        (of[home] if home else loose).append(one)
    thin = [topic for topic in chosen if len(of[topic]) < LEAST]
    made = [Chapter(topic, tuple(of[topic])) for topic in chosen if topic not in thin]
    kept = {id(one) for chapter in made for one in chapter.findings}
    loose = [one for one in findings if id(one) not in kept]
    return (loose, made) if len(made) > 1 else (list(findings), [])


def _abouts(finding: Finding, topics: Sequence[str]) -> list[str]:
    """What a finding is about: those of the story's topics, or what it has beside its only one."""
    own = finding.lead.spec.topics
    if len(topics) == 1:
        return [topic for topic in own if topic not in topics]
    return [topic for topic in own if not topics or topic in topics]


def shared_out(counts: Sequence[int], most: int) -> list[int]:
    """How many pieces each of several chapters gets of so many, by how many findings each has."""
    given = [0] * len(counts)
    for _ in range(min(most, sum(counts))):
        needy = max(range(len(counts)), key=lambda i: (counts[i] / (given[i] + 1), -i))
        given[needy] += 1
    return given
