"""Names of pictograms and of what is counted, as fields of models."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator

from mkdeck.errors import did_you_mean
from mkdeck.pictograms.outlines import known_glyphs
from mkdeck.pictograms.subjects import subjects
from mkdeck.reading import RuleError

OTHER = "other"
"""What is counted where no subject has a name for it."""


def _glyph(value: str) -> str:
    if value and value not in known_glyphs():
        hint = did_you_mean(value, known_glyphs())
        raise RuleError(
            f'there is no pictogram called "{value}"',
            hint or "take the name of one of the Material Design Icons, such as heart",
            "unknown-value",
        )
    return value


Glyph = Annotated[str, AfterValidator(_glyph)]
"""The name of a pictogram, or nothing."""


def _counted(value: str) -> str:
    known = [*subjects(), OTHER]
    if value and value not in known:
        raise RuleError(
            f'nothing that "{value}" stands for can be counted in pictures',
            did_you_mean(value, known) or f"take one of {', '.join(known)}",
            "unknown-value",
        )
    return value


Counted = Annotated[str, AfterValidator(_counted)]
"""What one of the base is, or nothing."""
