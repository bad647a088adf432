"""What a story holds back for its standing, on a slide of its own where little else is left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdeck.auto.choosing import Chosen
from mkdeck.claims import reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.auto.choosing import Piece, Trial
    from mkdeck.errors import Problem
    from mkdeck.languages import Language
    from mkdeck.story import Choice, DeckSpec

MOST = 6
"""How many findings are named."""

WORDS = {
    "en": "What was held back",
    "et": "Mis jäi kõrvale",
    "ru": "Что осталось за рамками",
    "zh-Hans": "暂未采用的发现",
    "zh-Hant": "暫未採用的發現",
    "ja": "採用を見送った調査結果",
}
"""Title of the slide, by language."""


@dataclass(frozen=True)
class Withheld:
    """Findings that are held back, in words without figures.

    Attributes:
        left: What a story left, and why.
    """

    language: Language
    trial: Trial
    left: Sequence[Choice]

    def told(self, wanted: bool) -> Chosen | None:
        """The slide that names them with the reason for each, where it is wanted and fits."""
        title = WORDS.get(self.language.tag, "")
        points = [self.point(choice) for choice in self.left if choice.held_back]
        if not wanted or not title:
            return None
        for count in range(min(MOST, len(points)), 0, -1):
            piece: Piece = {"kind": "text", "title": title, "points": points[:count]}
            if not self.trial("slide", piece):
                return Chosen(piece, (), f"{len(points)} findings are held back for their standing")
        return None

    def point(self, choice: Choice) -> str:
        """A finding's headline, and why it is held back where its language has words for it."""
        headline = choice.claim.texts[self.language.tag].headline
        why = reason(choice.claim, self.language)
        if why.language != self.language or any(letter.isdigit() for letter in why.text):
            return headline
        return self.language.word("group", label=headline, rows=why.clause)

    def problem(self, spec: DeckSpec) -> Problem:
        """Why there is no story to tell."""
        held = [choice for choice in self.left if choice.held_back]
        what = ", ".join(spec.file.topics) or "the library"
        if not held:
            return spec.node.problem(
                f"there is nothing to tell of {what}: no claim has words in this language",
                "topics",
                code="empty-selection",
                hint='"mkdeck claims list" lists the claims at hand',
            )
        first = held[0]
        return spec.node.problem(
            f"every claim of {what} is held back ({len(held)}), such as "
            f'"{first.claim.id}": {first.reason}',
            "topics",
            code="empty-selection",
            hint='write "allow: [caution]" to show them with their doubts, or name another topic',
        )
