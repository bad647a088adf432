"""Figures as quantities: units, spellings, signs and scales as publishers print them; times."""

from mkdeck.quantity.quantity import (
    EXAMPLES,
    ClaimKind,
    Quantity,
    QuantityError,
    QuantityKind,
    Rate,
    units_of,
    unlike,
)
from mkdeck.quantity.times import Time, could_be_fiscal, read_time, slots
from mkdeck.quantity.units import (
    COUNTS,
    CURRENCIES,
    DURATIONS,
    NO_UNITS,
    TEMPERATURES,
    Unit,
    UnitKind,
    Units,
)

__all__ = [
    "COUNTS",
    "CURRENCIES",
    "DURATIONS",
    "EXAMPLES",
    "NO_UNITS",
    "TEMPERATURES",
    "ClaimKind",
    "Quantity",
    "QuantityError",
    "QuantityKind",
    "Rate",
    "Time",
    "Unit",
    "UnitKind",
    "Units",
    "could_be_fiscal",
    "read_time",
    "slots",
    "units_of",
    "unlike",
]
