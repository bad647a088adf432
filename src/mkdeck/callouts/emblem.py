"""One large pictogram of the subject beside a figure that no other picture shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.callouts import Callout, glyph

if TYPE_CHECKING:
    from mkdeck.claims import Claim


def accepts(claim: Claim) -> str:
    """Why the claim has no pictogram, or nothing."""
    return "" if claim.glyph else "no pictogram stands for its subject"


CALLOUT = Callout(accepts=accepts, lay=glyph.lay, shape="page", rank=90)
