"""Percentages that are changes or rates, and no parts of a whole."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from frozendict import frozendict

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdeck.claims.claim import ClaimSpec
    from mkdeck.quantity import Quantity


def changing(spec: ClaimSpec) -> bool:
    """Whether a percentage of the claim cannot be part of a whole."""
    return any(map(_is_change, _quantities(spec)))


def _quantities(spec: ClaimSpec) -> list[Quantity]:
    return [spec.value] if spec.value else list(spec.values.values())


def _is_change(quantity: Quantity) -> bool:
    """Whether a percentage cannot be part of a whole."""
    beyond = quantity.low < 0 or quantity.upper > 100
    return (
        quantity.unit.dimension == "share" and quantity.of is None and (quantity.signed or beyond)
    )


def moved(spec: ClaimSpec, moving: Collection[str]) -> ClaimSpec:
    """The claim with its percentages marked as changes, where they are."""
    if not (spec.change or spec.question in moving or changing(spec)):
        return spec

    def marked(quantity: Quantity) -> Quantity:
        share = quantity.unit.dimension == "share" and quantity.of is None
        return replace(quantity, change=True) if share else quantity

    values = frozendict({name: marked(quantity) for name, quantity in spec.values.items()})
    value = marked(spec.value) if spec.value else None
    return spec.model_copy(update={"value": value, "values": values})
