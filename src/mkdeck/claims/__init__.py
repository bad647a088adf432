"""Claims: what was measured, by whom, in which words; the library of them."""

from mkdeck.claims.claim import PLACEHOLDER, PROSE, Citation, Claim, ClaimSpec, Standing, Texts
from mkdeck.claims.figures import find_figures, gate_claim, without_literals
from mkdeck.claims.filters import Filter
from mkdeck.claims.library import Library, LibraryLike
from mkdeck.claims.words import (
    Printed,
    certainty,
    cited,
    cited_long,
    fill,
    running_figures,
    sentence,
    surveyed,
    texts,
)

__all__ = [
    "PLACEHOLDER",
    "PROSE",
    "Citation",
    "Claim",
    "ClaimSpec",
    "Filter",
    "Library",
    "LibraryLike",
    "Printed",
    "Standing",
    "Texts",
    "certainty",
    "cited",
    "cited_long",
    "fill",
    "find_figures",
    "gate_claim",
    "running_figures",
    "sentence",
    "surveyed",
    "texts",
    "without_literals",
]
