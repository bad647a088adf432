"""Parts to fragments, each misfit a problem of its part; and what a page says in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdeck.blocks import ids
from mkdeck.fonts import DoesNotFitError
from mkdeck.words import cited_long, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.claims import Claim
    from mkdeck.errors import Problem
    from mkdeck.language import Language
    from mkdeck.look import Look
    from mkdeck.parts import Part
    from mkdeck.scene import Fragment
    from mkdeck.theme import FaceSet, Theme


@dataclass(frozen=True)
class Layout:
    """Lays parts out and collects what does not fit."""

    theme: Theme
    faces: FaceSet
    language: Language
    problems: list[Problem]

    def fragment(self, part: Part, look: Look, name: str) -> list[Fragment]:
        """The part's fragments, none where something does not fit."""
        try:
            laid = part.kind.forms[part.form](part, look)
        except DoesNotFitError as error:
            field = "title" if str(error).startswith("the title") else "kind"
            claims = ", ".join(ids(part.shown))
            about = f" (claims: {claims})" if claims else ""
            self.problems.append(
                part.node.problem(
                    f"{name}: {error}{about}",
                    field,
                    code="overflow",
                    hint="shorten the text, or choose a claim with a shorter one",
                )
            )
            return []
        return laid if isinstance(laid, list) else [laid]


def alt_text(part: Part) -> str:
    """Title, statements and sources of a part in words."""
    said = [sentence(part.title or part.deck_title)]
    said += [sentence(part.words[claim.id].statement) for claim in part.shown]
    return " ".join(dict.fromkeys(said))


def shown_claims(parts: Sequence[Part]) -> tuple[Claim, ...]:
    """Every claim of the parts, each once."""
    return tuple({claim.id: claim for part in parts for claim in part.shown}.values())


def long_sources(claims: Sequence[Claim], language: Language) -> tuple[str, ...]:
    """Full citations of the claims, each once."""
    return tuple(dict.fromkeys(cited_long(claim, language) for claim in claims))
