"""Parts to fragments, each misfit a problem of its part; and what a page says in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdeck.claims import Claim, cited_long, sentence
from mkdeck.layout import Laid, Look, brand_items
from mkdeck.pages.inspect import inspect
from mkdeck.scene import Fragment, Scene
from mkdeck.story import Part, ids
from mkdeck.text import DoesNotFitError, MissingGlyphError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mkdeck.errors import Problem
    from mkdeck.languages import Language
    from mkdeck.reading import Node
    from mkdeck.themes import FaceSet, Theme


OPTIONS = {
    "deck title": "title",
    "statement": "title",
    "claim": "title",
    "chapter": "title",
    '"unit"': "unit",
    '"compared"': "compared",
}
"""The option that a box prints, where its name is another."""


def nothing_more(kind: str) -> str:
    """What misfits say of a canvas of our own."""
    return ""


@dataclass(frozen=True)
class Layout:
    """Lays parts out and collects what does not fit.

    Attributes:
        on: What misfits say of the canvas of a kind.
    """

    theme: Theme
    faces: FaceSet
    language: Language
    problems: list[Problem]
    deck: Node
    on: Callable[[str], str] = nothing_more

    def fragment(self, part: Part, look: Look, name: str) -> list[Fragment]:
        """The part's fragments, none where something does not fit."""
        try:
            assert isinstance(part.kind, Laid)
            return part.kind.lay(part, look)
        except DoesNotFitError as error:
            claims = ", ".join(ids(part.shown))
            about = f" (claims: {claims})" if claims else ""
            about += self.on(part.kind.name)
            self.misfit(error, f"{name}: {error}{about}", part.node)
            return []

    def inspected(self, scene: Scene, look: Look, name: str, node: Node) -> Scene:
        """The scene; what the inspection finds is added to the problems."""
        place = node.at("kind")
        for fault in inspect(scene, look.format):
            hint = _HINTS.get(fault.code, "mend the kind that draws it")
            message = f"{name}: {fault.what}{self.on(scene.kind)}"
            self.problems.append(place.problem(message, hint=hint, code=fault.code))
        return scene

    def misfit(self, error: DoesNotFitError, message: str, node: Node) -> None:
        """Adds the problem, at the option that holds the text where the author wrote one."""
        field = OPTIONS.get(error.box, error.box)
        place = node.at(field)
        if place is node:
            place = self.deck.at("title") if error.box == "deck title" else node.at("kind")
        glyph = isinstance(error, MissingGlyphError)
        self.problems.append(
            place.problem(
                message,
                code="missing-glyph" if glyph else "overflow",
                hint=error.hint
                or (
                    "write it with other letters"
                    if glyph
                    else "shorten the text, or choose a claim with a shorter one"
                ),
            )
        )


_HINTS = {
    "overlap": "shorten the texts, show fewer figures, or choose another kind or format",
    "margin": "shorten the text, or choose another kind or format",
    "small": "choose a larger format",
    "faint": "change one of the two colours in the theme",
}
"""What helps against each fault; the others are faults of a kind's code."""


def alt_text(part: Part, language: Language) -> str:
    """Title, statements and sources of a part in words."""
    said = [sentence(part.title or part.deck_title, language)]
    said += [sentence(part.words[claim.id].statement, language) for claim in part.shown]
    return language.sentences(dict.fromkeys(said))


def shown_claims(parts: Sequence[Part]) -> tuple[Claim, ...]:
    """Every claim of the parts, each once."""
    return tuple({claim.id: claim for part in parts for claim in part.shown}.values())


def long_sources(claims: Sequence[Claim], language: Language) -> tuple[str, ...]:
    """Full citations of the claims, each once."""
    return tuple(dict.fromkeys(cited_long(claim, language) for claim in claims))


def page_scene(part: Part, look: Look, name: str, laid: Fragment, notes: tuple[str, ...]) -> Scene:
    """The scene of a part's fragment that fills a canvas."""
    language = look.language
    sources = part.kind.lists_sources
    title = language.word("sources") if sources else part.title or part.deck_title
    return Scene(
        name,
        laid.width,
        laid.height,
        (*laid.items, *brand_items(look, laid.items)),
        title,
        look.theme.palette,
        ground=look.background,
        layout=look.ground,
        lang=language.tag,
        notes=notes,
        claims=ids(part.shown),
        sources=long_sources(part.shown, language),
        alt=title if sources else alt_text(part, language),
        kind=part.kind.name,
        opens=part.kind.opens or part.kind.lists_sources,
    )
