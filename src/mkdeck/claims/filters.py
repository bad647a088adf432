"""Which claims to keep, by what each says of itself."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from mkdeck.claims.claim import Claim


def facets(claim: Claim) -> dict[str, AbstractSet[Hashable]]:
    """What a claim can be found by: under each name of a field of `Filter`, its own values."""
    spec = claim.spec
    return {
        "topic": set(spec.topics),
        "source": {spec.source},
        "year": {claim.year},
        "article": {key for key, _, _ in claim.articles},
        "standing": {spec.standing},
        "kind": {claim.kind},
        "language": set(claim.texts),
        "question": {spec.question} - {""},
    }


@dataclass(frozen=True)
class Filter:
    """Which claims to keep; an empty field keeps all, several values any of them.

    Attributes:
        source: Ids of sources, and `none`.
        language: Only claims that have words in this language.
        question: Questions as `source/question`.
    """

    topic: Sequence[str] = ()
    source: Sequence[str] = ()
    year: Sequence[int] = ()
    article: Sequence[str] = ()
    standing: Sequence[str] = ()
    kind: Sequence[str] = ()
    language: Sequence[str] = ()
    question: Sequence[str] = ()

    @property
    def asked(self) -> dict[str, set[Hashable]]:
        """The fields that are not empty, with their values."""
        given = {one.name: set(getattr(self, one.name)) for one in fields(self)}
        return {name: values for name, values in given.items() if values}

    def keeps(self, claim: Claim) -> bool:
        """Whether the claim passes every field."""
        own = facets(claim)
        return all(own[name] & values for name, values in self.asked.items())


Index = dict[str, dict["Hashable", list[int]]]


def indexed(claims: Iterable[Claim]) -> Index:
    """Numbers of the claims, from 0 and rising, by what each can be found by."""
    index: Index = {one.name: {} for one in fields(Filter)}
    for i, claim in enumerate(claims):
        for name, values in facets(claim).items():
            for value in values:
                index[name].setdefault(value, []).append(i)
    return index


def found(index: Mapping[str, Mapping[Hashable, Sequence[int]]], keep: Filter) -> list[int]:
    """Numbers of the claims that pass a filter with at least one field."""
    passed = (
        {i for value in values for i in index[name].get(value, ())}
        for name, values in keep.asked.items()
    )
    return sorted(set.intersection(*passed))
