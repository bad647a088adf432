"""The first guard: which claims may share an axis."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from mkdeck.quantity import unlike

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.claims import Claim


def difference(one: Claim, other: Claim) -> str:
    """What keeps two claims off one axis, or nothing."""
    if one.spec.source != other.spec.source:
        return f"their sources differ ({one.spec.source}, {other.spec.source})"
    if one.spec.source == "none":
        return "they name no source"
    if not one.spec.question or one.spec.question != other.spec.question:
        return "they do not answer one question of their source"
    pairs = product(one.quantities.values(), other.quantities.values())
    differs = next((why for mine, others in pairs if (why := unlike(mine, others))), "")
    if differs:
        return differs
    bases = one.spec.base, other.spec.base
    if bases[0] != bases[1] and not (one.asked and one.asked.varies == "base"):
        return f"their bases differ ({bases[0] or 'none'}, {bases[1] or 'none'})"
    return ""


def share_an_axis(claims: Sequence[Claim]) -> bool:
    """Whether every claim can stand on one axis with the first."""
    return not any(difference(claims[0], other) for other in claims[1:])


def beside(one: Claim, other: Claim) -> str:
    """What keeps two claims off tracks of their own, one below the other, or nothing.

    What may share an axis may. So may shares of one source that answer different questions or are
    of different people, since each stands on its own track of 0 to 100 %.
    """
    differs = difference(one, other)
    if not differs or one.spec.source != other.spec.source or one.spec.source == "none":
        return differs
    figures = [*one.quantities.values(), *other.quantities.values()]
    shares = all(figure.kind == "share" and 0 <= figure.low <= 100 for figure in figures)
    return "" if shares and all(figure.upper <= 100 for figure in figures) else differs


def together(one: Claim, other: Claim) -> str:
    """Nothing keeps claims apart that share no axis."""
    return ""
