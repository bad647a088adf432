"""The rows behind a chart: whose figures they are, what they are called, and in which order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from mkdeck.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.claims import Claim
    from mkdeck.layout.look import Look
    from mkdeck.quantity import Quantity, Time
    from mkdeck.story import Part

Order = Literal["", "given", "value", "library"]
"""In which order a chart draws its rows."""


@dataclass(frozen=True)
class Row:
    """One mark of a chart: whose figure it is and what it is called.

    Attributes:
        name: Its name among a claim's values; empty for a claim with one.
        time: When it was, in a series.
    """

    claim: Claim
    name: str
    label: str
    quantity: Quantity
    time: Time | None = None

    @property
    def key(self) -> str:
        """What an author calls it: the name among a claim's values, else the claim's id."""
        return self.name or self.claim.id


def rows(part: Part) -> list[Row]:
    """The figures of the part's claims, in their order; those of a series by their time."""
    found = []
    for claim in part.claims:
        words = part.words[claim.id]
        if claim.spec.values:
            times = claim.times
            own = [
                Row(claim, name, words.labels.get(name, name), quantity, times.get(name))
                for name, quantity in claim.spec.values.items()
            ]
            found += sorted(own, key=lambda row: row.time.start if row.time else 0)
        elif claim.quantities:
            found.append(Row(claim, "", words.label, claim.main))
    return found


def ordered(part: Part, found: list[Row], order: Order) -> list[Row]:
    """The rows in the order asked for; see the option of charts for what is usual."""
    asked = part.claims[0].asked
    if not order:
        named = len(part.options.claims) > 1
        own = asked is not None and (asked.ordinal or asked.varies == "year")
        order = "given" if named else "library" if own else "value"
    if order == "value":
        return sorted(found, key=lambda row: -row.quantity.amount)
    if order == "library":
        return sorted(found, key=lambda row: (row.claim.places.path, row.claim.places.line))
    return found


@dataclass(frozen=True)
class Bundle:
    """Figures that a chart draws side by side, such as those of two groups."""

    label: str
    rows: tuple[Row, ...]

    @property
    def claims(self) -> tuple[str, ...]:
        """Ids of the claims that they are of."""
        return tuple(dict.fromkeys(row.claim.id for row in self.rows))


def bundles(part: Part) -> list[Bundle]:
    """The figures of each claim with several values, by the names of its values."""
    found = rows(part)
    return [
        Bundle(part.words[claim.id].label, tuple(row for row in found if row.claim is claim))
        for claim in part.claims
    ]


def _groups(bundle: Bundle) -> list[tuple[str, str]]:
    """Name and label of each group; a claim with one value has none."""
    return [(row.name, row.label if row.name else "") for row in bundle.rows]


def unlike_groups(part: Part) -> str:
    """What keeps the values of the part's claims from being groups alike, or nothing.

    Claims are bundled by the names of their values: `values: {young: 40%, old: 60%}`.
    """
    first, *others = bundles(part)
    names = _groups(first)
    for bundle in others:
        own = _groups(bundle)
        if sorted(own) != sorted(names):
            said = [", ".join(f'"{name}"' for name, _ in one) for one in (names, own)]
            said = [one if one != '""' else "none" for one in said]
            if said[0] == said[1]:
                said = [", ".join(f'"{label}"' for _, label in one) for one in (names, own)]
            claims = f'"{first.rows[0].claim.id}" and "{bundle.rows[0].claim.id}"'
            return f"the values of {claims} are of different groups ({said[0]}; {said[1]})"
    return ""


def numerals(found: Sequence[Row], look: Look) -> list[list[Span]]:
    """The values of rows as numerals: words such as "nearly" small, a common unit said once."""
    language = look.language
    said = language.labels([row.quantity for row in found])
    return [
        look.numeral(row.quantity, short=True)
        if label == language.value(row.quantity)
        else [Span(label)]
        for row, label in zip(found, said, strict=True)
    ]


def loudest(part: Part, found: Sequence[Row]) -> str:
    """The row that the title speaks of, where nobody names one.

    The claim whose headline is the title, else the largest.
    """
    if not part.options.title and len(part.claims) > 1:
        return part.claims[0].id
    return max(found, key=lambda row: abs(row.quantity.amount)).key
