"""What is said about a claim in a language: its texts with the figures filled in, its citation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.claims.claim import PLACEHOLDER, PROSE, Citation, Claim, Texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdeck.languages import Language
    from mkdeck.quantity import Quantity


def fill(text: str, figures: Mapping[str, str]) -> str:
    """The text with every `<name>` replaced; a figure that opens it starts with a capital."""
    filled = PLACEHOLDER.sub(lambda match: figures[match[1]], text)
    opens = text.startswith("<") and filled[:1].islower()
    return filled[:1].upper() + filled[1:] if opens else filled


def running_figures(figures: Mapping[str, Quantity], language: Language) -> dict[str, str]:
    """Figures as they stand in a sentence."""
    return {name: language.running(quantity) for name, quantity in figures.items()}


def texts(claim: Claim, language: Language) -> Texts:
    """The claim's words in the language, figures filled in.

    Raises:
        KeyError: The claim has no words in that language.
    """
    own = claim.texts[language.tag]
    figures = running_figures(claim.figures, language)
    changed = {name: fill(getattr(own, name), figures) for name in PROSE}
    return own.model_copy(update=changed)


def cited(citation: Citation, language: Language) -> str:
    """Publisher and year, or the article with the word that it names no primary source."""
    if not citation.primary:
        return language.word("no-primary", article=citation.name)
    return language.phrase([citation.name, citation.year or language.word("no-date")])


def cited_long(claim: Claim, language: Language) -> str:
    """The full citation: source, title, method, and where it was seen."""
    source, citation = claim.source, claim.citation
    parts = [cited(citation, language)]
    if source is not None:
        if source.title and source.publisher:
            year = citation.year or language.word("no-date")
            parts[0] = language.phrase([source.publisher, source.title, year])
        if source.vendor:
            parts.append(language.word("vendor"))
        if source.method:
            parts.append(source.method)
        if source.url:
            parts.append(source.url)
        if citation.implied:
            parts.append(language.word("implied"))
    text = language.word("citation", source=language.semicolons(parts))
    seen = [
        language.word("seen-in", article=article.name, place=place)
        for _, article, place in claim.articles
    ]
    return language.sentences([text, *seen])


def sentence(text: str, language: Language) -> str:
    """The text with a full stop of its language, unless it has an end of its own."""
    return language.ended(text)
