"""Choosing claims: which ones a query takes, and why each of the others was left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdeck.claims import Filter

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from mkdeck.claims import Claim, LibraryLike
    from mkdeck.story.spec import Query


STRENGTH = {"sound": 0, "caution": 1, "avoid": 2}


@dataclass(frozen=True)
class Choice:
    """What became of a claim that a query looked at.

    Attributes:
        taken: Whether the query takes it.
        reason: Why, or why not.
        held_back: Whether it was left for its standing alone.
        unfit: Whether it was left for what it is, not for what the query asks.
    """

    claim: Claim
    taken: bool
    reason: str
    held_back: bool = False
    unfit: bool = False


def select(
    query: Query,
    library: LibraryLike,
    *,
    pool: Collection[str] = (),
    allow: Collection[str] = (),
    used: Mapping[str, str] | None = None,
    accepts: Callable[[Claim], str] = lambda claim: "",
    apart: Callable[[Claim, Claim], str] = lambda one, other: "",
    least: int = 1,
) -> list[Choice]:
    """What the query makes of every claim of its topics, taken ones first and in their order.

    A query by value or of a question asks for the top, so that it takes what stands elsewhere too.
    Where claims are to share an axis, the first that has company enough leads, and takes only what
    can stand beside it; so a claim that a library gains breaks no deck.

    Args:
        query: What is asked for.
        library: The claims.
        pool: Topics to draw from where the query names none; empty for all.
        allow: Standings to take beside `sound`.
        used: Claims that are shown elsewhere already, each with where.
        accepts: Why a kind of slide cannot show a claim, or nothing.
        apart: What keeps two claims off one axis, or nothing.
        least: How many claims the kind needs.
    """
    top = query.order == "value" or query.question
    used = {} if top else used or {}
    matching: list[Claim] = []
    left: list[Choice] = []
    topics = tuple(query.topics or (() if query.question else pool))
    asked = (query.question,) if query.question else ()
    for claim in library.matching(Filter(topic=topics, question=asked)):
        reason = _unasked(claim, query, used)
        unfit, held = ("", False) if reason else _objection(claim, allow, accepts)
        if reason or unfit:
            left.append(Choice(claim, False, reason or unfit, held, bool(unfit)))
        else:
            matching.append(claim)
    ordered = sorted(matching, key=_ORDERS[query.order])
    ordered, kept_off = _company(ordered, apart, least)
    limit = len(ordered) if query.limit is None else query.limit
    taken = [
        Choice(claim, True, f"number {i} by {query.order}")
        for i, claim in enumerate(ordered[:limit], 1)
    ]
    over = [Choice(claim, False, f"over the limit of {limit}") for claim in ordered[limit:]]
    return taken + over + kept_off + left


def _company(
    ordered: list[Claim], apart: Callable[[Claim, Claim], str], least: int
) -> tuple[list[Claim], list[Choice]]:
    """The first claim with enough others that can stand beside it, and why the rest cannot."""
    for lead in ordered:
        company = [claim for claim in ordered if claim is lead or not apart(lead, claim)]
        if len(company) >= least or lead is ordered[-1]:
            break
    else:
        return ordered, []
    if len(company) < least:
        lead = ordered[0]
        company = [claim for claim in ordered if claim is lead or not apart(lead, claim)]
    others = [claim for claim in ordered if claim not in company]
    return company, [
        Choice(
            claim,
            False,
            f'cannot share an axis with "{lead.id}": {apart(lead, claim)}',
            unfit=True,
        )
        for claim in others
    ]


def _unasked(claim: Claim, query: Query, used: Mapping[str, str]) -> str:
    """Why the query does not ask for the claim, or nothing."""
    year = claim.year
    if claim.id in query.exclude:
        return "excluded by the query"
    if query.kind and claim.kind not in query.kind:
        return f"is a {claim.kind}"
    if query.source and claim.spec.source not in query.source:
        return f"its source is {claim.spec.source}"
    if query.since and (year is None or year < query.since):
        return f"its source has no year from {query.since} on"
    return f"stands on {used[claim.id]}" if claim.id in used else ""


def _objection(
    claim: Claim, allow: Collection[str], accepts: Callable[[Claim], str]
) -> tuple[str, bool]:
    """Why the claim is left, and whether for its standing alone."""
    cannot = accepts(claim)
    if cannot:
        return cannot, False
    if claim.spec.standing != "sound" and claim.spec.standing not in allow:
        return f"{claim.spec.standing}: {claim.spec.reason}", True
    return "", False


def passed_over(query: Query, choices: Sequence[Choice]) -> list[Choice]:
    """What a selection that claims to be the top leaves out for what it is.

    These are larger claims than the last one taken, and, where fewer are taken than were asked for,
    every other that could have stood there.
    """
    taken = [choice for choice in choices if choice.taken]
    if query.order != "value" or not taken:
        return []
    few = query.limit is not None and len(taken) < query.limit
    last = _by_value(taken[-1].claim)
    return [
        choice
        for choice in choices
        if choice.unfit
        and choice.claim.quantities
        and choice.claim.main.unit.dimension == taken[-1].claim.main.unit.dimension
        and (few or _by_value(choice.claim) < last)
    ]


def _by_strength(claim: Claim) -> tuple[int, bool, int]:
    return (STRENGTH[claim.spec.standing], claim.source is None, -(claim.year or 0))


def _by_value(claim: Claim) -> float:
    return -max((quantity.upper for quantity in claim.quantities.values()), default=0.0)


def _by_year(claim: Claim) -> int:
    return -(claim.year or 0)


_ORDERS: dict[str, Callable[[Claim], Any]] = {
    "strength": _by_strength,
    "value": _by_value,
    "year": _by_year,
    "library": lambda claim: 0,
}
