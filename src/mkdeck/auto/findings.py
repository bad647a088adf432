"""Which claims a story can be told with, the strongest first, and which of them belong together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdeck.auto.meaning import meaning_of
from mkdeck.claims import Filter, gate_claim
from mkdeck.story import Choice, share_an_axis

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from mkdeck.auto.meaning import Meaning
    from mkdeck.claims import Claim, LibraryLike
    from mkdeck.languages import Language
    from mkdeck.story import DeckSpec

STRENGTH = {"sound": 0, "caution": 1, "avoid": 2}


@dataclass(frozen=True)
class Finding:
    """What one picture is about: a claim, or several that belong on one axis.

    Attributes:
        claims: In the order in which they are drawn; the lead is among them.
        lead: The claim whose headline is the title.
    """

    claims: tuple[Claim, ...]
    lead: Claim

    @property
    def meaning(self) -> Meaning:
        """What the claims mean together."""
        return meaning_of(self.claims)


def pool(
    spec: DeckSpec, library: LibraryLike, language: Language
) -> tuple[list[Claim], list[Choice]]:
    """The claims of the deck's topics that may be shown, the strongest first, and why not others.

    Stronger is what is sound, names its source, is told by others than sellers, is mainly about the
    topic, and is newer; of shares that are equal in all this, the larger is.
    """
    topics, allow = spec.file.topics, {"sound", *spec.file.allow}
    able: list[Claim] = []
    left: list[Choice] = []
    for claim in library.matching(Filter(topic=topics)):
        if language.tag not in claim.texts:
            left.append(Choice(claim, False, f"has no text in {language.catalogue.name}"))
        elif claim.spec.standing not in allow:
            reason = f"{claim.spec.standing}: {claim.spec.reason}"
            left.append(Choice(claim, False, reason, held_back=True))
        elif stray := next(iter(gate_claim(claim, spec.node, library.spec.literals)), None):
            left.append(Choice(claim, False, stray.message, unfit=True))
        else:
            able.append(claim)
    able.sort(key=lambda claim: strength(claim, topics))
    return _each_once(able, left), left


def strength(claim: Claim, topics: Collection[str]) -> tuple[float, ...]:
    """How good an evidence a claim is for the topics; less is stronger."""
    source = claim.source
    own = [i for i, topic in enumerate(claim.spec.topics) if topic in topics]
    share = claim.kind == "share"
    return (
        STRENGTH[claim.spec.standing],
        source is None,
        source is not None and source.vendor,
        min(own, default=0),
        -(claim.year or 0),
        not share,
        -size(claim) if share else 0.0,
    )


def _each_once(able: list[Claim], left: list[Choice]) -> list[Claim]:
    """The claims without those that a stronger one contradicts; of two at odds one is told."""
    told: dict[str, Claim] = {}
    for claim in able:
        against = next((key for key in claim.spec.conflicts if key in told), "")
        if against and not share_an_axis((told[against], claim)):
            left.append(Choice(claim, False, f'disagrees with "{against}", which is stronger'))
        else:
            told[claim.id] = claim
    return list(told.values())


def findings(claims: Sequence[Claim], allowed: Iterable[Claim] = ()) -> list[Finding]:
    """The claims as findings, each in one, in the order of their leads.

    Args:
        claims: The strongest first.
        allowed: Claims that may join one of these on its axis, such as answers to its question.
    """
    asked: dict[str, list[Claim]] = {}
    for one in dict.fromkeys((*claims, *allowed)):
        if one.spec.question:
            asked.setdefault(one.spec.question, []).append(one)
    found: list[Finding] = []
    taken: set[str] = set()
    for claim in claims:
        if claim.id in taken:
            continue
        company = (one for one in asked.get(claim.spec.question, ()) if one is not claim)
        beside = [one for one in company if one.id not in taken and share_an_axis((claim, one))]
        group = (claim, *beside)
        taken |= {one.id for one in group}
        found.append(Finding(_ordered(group), _lead(group, {one.id for one in claims})))
    return found


def size(claim: Claim) -> float:
    """The figure that stands for a claim, for ordering."""
    return float(claim.main.amount) if claim.quantities else 0.0


def _ordered(group: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Answers that have an order of their own as the files have them, others by their figures."""
    asked = group[0].asked
    if asked is not None and (asked.ordinal or asked.varies == "year"):
        return tuple(sorted(group, key=lambda one: (one.places.path, one.places.line)))
    return tuple(sorted(group, key=lambda one: -size(one)))


def _lead(group: tuple[Claim, ...], own: set[str]) -> Claim:
    """The largest figure of those that the story is about; its headline is what the chart shows."""
    return next((claim for claim in _ordered(group) if claim.id in own), group[0])
