"""What is said about a claim in a language: its texts with the figures filled in, its citation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from mkdeck.claims.claim import PLACEHOLDER, PROSE, Claim, Texts
from mkdeck.languages import ENGLISH, direction, english
from mkdeck.quantity import read_time

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdeck.claims.citation import Citation
    from mkdeck.claims.library import LibraryLike
    from mkdeck.claims.origins import Question, Source
    from mkdeck.languages import Language
    from mkdeck.quantity import Quantity


class Printed(str):
    """A figure as it stands in a sentence, with its sign.

    Attributes:
        size: The same without its sign.
        direction: −1 for a fall, +1 for a rise, 0 where nothing was signed.
        language: The language that it is printed in.
    """

    size: str
    direction: int
    language: Language

    def __new__(cls, quantity: Quantity, language: Language) -> Printed:
        """The quantity as the language prints it in a sentence."""
        crosses = quantity.high is not None and quantity.low < 0 < quantity.high
        text = language.running(quantity)
        size = text if crosses else language.running(quantity, sign=False)
        direction = 0 if not quantity.signed else -1 if quantity.falls else 1
        return cls.of(text, size, direction, language)

    @classmethod
    def of(cls, text: str, size: str, direction: int, language: Language) -> Printed:
        """A figure that is printed already, with and without its sign."""
        made = super().__new__(cls, text)
        made.size, made.direction, made.language = size, direction, language
        return made


_CLAUSE = re.compile(r"[;:,!?。；：，！？、()（）]|\.(?!\s+[a-zõäöüа-яё])|<[^<>]*>")


def fill(text: str, figures: Mapping[str, str]) -> str:
    """The text with every `<name>` replaced; a figure that opens it starts with a capital.

    A figure keeps its sign unless the words beside it say the same: "fell by 30%", but "moved by
    −30%".
    """

    def figure(match: re.Match[str]) -> str:
        found = figures[match[1]]
        if not isinstance(found, Printed) or not found.direction:
            return found
        before = _CLAUSE.split(text[: match.start()])[-1]
        after = _CLAUSE.split(text[match.end() :])[0]
        said = direction(found.language, before, after)
        return found.size if said == found.direction else str(found)

    filled = PLACEHOLDER.sub(figure, text)
    opens = text.startswith("<") and filled[:1].islower()
    return filled[:1].upper() + filled[1:] if opens else filled


def running_figures(figures: Mapping[str, Quantity], language: Language) -> dict[str, Printed]:
    """Figures as they stand in a sentence."""
    return {name: Printed(quantity, language) for name, quantity in figures.items()}


def texts(claim: Claim, language: Language) -> Texts:
    """The claim's words in the language, figures filled in.

    Raises:
        KeyError: The claim has no words in that language.
    """
    own = claim.texts[language.tag]
    figures = running_figures(claim.figures, language)
    changed = {name: fill(getattr(own, name), figures) for name in PROSE}
    return own.model_copy(update=changed)


@dataclass(frozen=True)
class Said:
    """What is said about a claim, and the language that it is said in."""

    text: str
    language: Language

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def sentence(self) -> str:
        """The text with the full stop of its language."""
        return self.language.ended(self.text)

    @property
    def clause(self) -> str:
        """The text without a full stop."""
        return self.language.unended(self.text)


def note(claim: Claim, language: Language) -> Said:
    """What a reader must know of a claim: in the language, else in English."""
    return _said(claim, language, lambda words: words.note)


def reason(claim: Claim, language: Language) -> Said:
    """Why a claim is not sound: in the language, else in English."""
    return _said(claim, language, lambda words: words.reason)


def against(claim: Claim, other: Claim, language: Language) -> Said:
    """Why another claim disagrees with one: in the language, else in English."""
    return _said(claim, language, lambda words: words.conflicts.get(other.id, ""))


def _said(claim: Claim, language: Language, pick: Callable[[Texts], str]) -> Said:
    own = claim.texts.get(language.tag)
    found = pick(own) if own else ""
    return Said(found, language) if found else Said(pick(claim.spec), english())


def method(source: Source, language: Language) -> Said:
    """How a source found its figures: in the language, else in English."""
    own = source.methods.get(language.tag, "")
    return Said(own, language) if own else Said(source.method, english())


def asks(question: Question | None, language: Language) -> Said:
    """What was asked: in the language, else in English; nothing where nothing was."""
    if question is None:
        return Said("", english())
    own = question.wordings.get(language.tag, "")
    return Said(own, language) if own else Said(question.asks, english())


_PLACE = re.compile(r"(item|section)s? ([\d–, ]+)|(summary)")
"""Places in articles that are told in every language; others are told in English alone."""


def _seen(article: str, place: str, language: Language) -> str:
    """In which article a claim was seen, and where in it."""
    if language.tag != ENGLISH:
        told = []
        for part in re.split(r";\s*", place):
            found = _PLACE.fullmatch(part)
            if found:
                told.append(language.word(f"place-{found[1] or found[3]}", n=found[2] or ""))
        place = language.listed(told)
    key = "seen-in" if place else "seen-in-article"
    return language.word(key, article=article, **({"place": place} if place else {}))


def cited(citation: Citation, language: Language) -> str:
    """Publisher and year, or the article with the word that it names no primary source."""
    if not citation.primary:
        return language.word("no-primary", article=citation.named(language))
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
            parts.append(method(source, language).text)
        if source.url:
            parts.append(source.url)
        if citation.implied:
            parts.append(language.word("implied"))
    text = language.word("citation", source=language.semicolons(parts))
    seen = [
        _seen(article.names.get(language.tag, article.name), place, language)
        for _, article, place in claim.articles
    ]
    return language.sentences([text, *seen])


def sentence(text: str, language: Language) -> str:
    """The text with a full stop of its language, unless it has an end of its own."""
    return language.ended(text)


def opened(text: str) -> str:
    """The text as a sentence begins, with a capital, unless it begins with a sign such as "n ="."""
    return text if re.match(r"\w\s?[=<>≤≥±]", text) else text[:1].upper() + text[1:]


def surveyed(source: Source, language: Language) -> str:
    """How many a source asked and when, in one line; nothing where it does not say."""
    return language.semicolons(
        [*_sample(source.sample, language), *_asked(source.fieldwork, language)]
    )


def certainty(claim: Claim, language: Language) -> str:
    """How sure a claim's figure is: a sample of its own, margin or interval, p-value, fieldwork."""
    spec, word = claim.spec, language.word
    level = language.percent(Decimal(spec.level.rstrip("% "))) if spec.level else "none"
    found = _sample(spec.sample, language)
    if spec.margin:
        found.append(word("margin", q=language.running(spec.margin), level=level))
    if claim.interval:
        found.append(word("interval", q=language.running(claim.interval), level=level))
    if spec.p:
        number = language.number(Decimal(spec.p[1:]))
        found.append(word("p-value", sign=spec.p[0], n=number))
    return language.semicolons([*found, *_asked(spec.fieldwork, language)])


def _sample(sample: int | None, language: Language) -> list[str]:
    return [language.word("sample", n=language.number(sample))] if sample else []


def _asked(fieldwork: str, language: Language) -> list[str]:
    times = [read_time(end) for end in fieldwork.split(" to ")]
    said = [language.time(time) for time in times if time]
    return [language.word("fieldwork", when="–".join(said))] if said else []


def topic_name(library: LibraryLike, topic: str, language: Language) -> str:
    """What a topic is called in a language, in English as its id; nothing where it has no name."""
    words = library.topics[topic].names.get(language.tag, "")
    if not words and language.tag == ENGLISH:
        words = topic.replace("-", " ").replace("_", " ")
    return words[:1].upper() + words[1:]
