"""Claims: what was measured, by whom, in which words; the library of them."""

from mkdeck.claims.citation import Citation
from mkdeck.claims.claim import PLACEHOLDER, PROSE, Claim, ClaimSpec, Standing, Texts
from mkdeck.claims.content import content_hash, evidence
from mkdeck.claims.figures import find_figures, gate_claim, without_literals
from mkdeck.claims.filters import Filter
from mkdeck.claims.library import Library, LibraryLike
from mkdeck.claims.placeholders import beside_placeholder, missed_placeholder
from mkdeck.claims.printed import figure_spans, figures_in, forms, lone_forms, plain
from mkdeck.claims.words import (
    Printed,
    against,
    asks,
    certainty,
    cited,
    cited_long,
    fill,
    method,
    note,
    opened,
    reason,
    running_figures,
    sentence,
    surveyed,
    texts,
    topic_name,
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
    "against",
    "asks",
    "beside_placeholder",
    "certainty",
    "cited",
    "cited_long",
    "content_hash",
    "evidence",
    "figure_spans",
    "figures_in",
    "fill",
    "find_figures",
    "forms",
    "gate_claim",
    "lone_forms",
    "method",
    "missed_placeholder",
    "note",
    "opened",
    "plain",
    "reason",
    "running_figures",
    "sentence",
    "surveyed",
    "texts",
    "topic_name",
    "without_literals",
]
