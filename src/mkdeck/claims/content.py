"""A claim's content as a hash, so that files tell whether it has changed since they were made."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import TYPE_CHECKING

from mkdeck.claims.words import cited, sentence, texts
from mkdeck.languages import ENGLISH
from mkdeck.scene import Evidence

if TYPE_CHECKING:
    from pydantic import BaseModel

    from mkdeck.claims.citation import Citation
    from mkdeck.claims.claim import Claim
    from mkdeck.languages import Language

LENGTH = 12
"""Characters of a hash: enough that no two contents of a claim ever share one."""


def content_hash(claim: Claim, language: Language) -> str:
    """A hash of what a reader is told of a claim in a language.

    That is its figures and its words, its source and what was asked, how sure it is and what there
    is to doubt. Where it was seen, topics, pictograms and remarks for editors are left out, and so
    are its words in other languages.
    """
    spec, source = claim.spec, claim.source
    words = claim.texts.get(language.tag) or claim.texts[ENGLISH]
    told = {
        "values": [[name, figure.text] for name, figure in claim.figures.items()],
        "words": _told(words),
        "source": source and _told(source, "questions"),
        "article": None if source else claim.citation.name,
        "asks": claim.asked and claim.asked.asks,
        "certainty": [
            spec.sample,
            spec.margin and spec.margin.text,
            spec.interval and [str(spec.interval.low), str(spec.interval.high)],
            spec.level,
            spec.p,
            spec.fieldwork,
        ],
        "standing": [spec.standing, spec.reason, spec.note, spec.damaged, spec.implied],
        "forecast": spec.forecast_for,
        "conflicts": dict(spec.conflicts),
    }
    said = json.dumps(told, ensure_ascii=False, sort_keys=True)
    return sha256(said.encode()).hexdigest()[:LENGTH]


def _told(model: BaseModel, *without: str) -> dict[str, str]:
    """The fields of a model as text, but for some."""
    fields = type(model).model_fields.keys() - set(without)
    return {name: _plain(getattr(model, name)) for name in sorted(fields)}


def _plain(value: object) -> str:
    return repr(dict(value)) if isinstance(value, Mapping) else repr(value)


def evidence(claim: Claim, language: Language) -> Evidence:
    """What a file in that language carries of a claim.

    Raises:
        KeyError: The claim has no words in it.
    """
    citation = claim.citation
    short = cited(citation, language)
    works = (
        [citation.named(language), citation.work] if citation.work else [citation.named(language)]
    )
    year = [citation.year] if citation.year else []
    full = language.phrase([*works, *year]) if citation.primary else short
    return Evidence(
        claim.id,
        content_hash(claim, language),
        tuple((name, language.running(value)) for name, value in claim.quantities.items()),
        sentence(texts(claim, language).statement, language),
        short,
        language.semicolons([full, citation.url]) if citation.url else full,
        called(citation, language),
    )


def called(citation: Citation, language: Language) -> tuple[str, ...]:
    """The ways in which pages may cite it, as plain text, the longest first."""
    if not citation.primary:
        words = ("no-primary", "no-primary-short")
        said = {language.word(key, article=citation.named(language)) for key in words}
        return (*sorted(said, key=len, reverse=True), language.word("unsourced"))
    year = citation.year or language.word("no-date")
    vendor = language.aside("", language.word("vendor")) if citation.vendor else ""
    comma = language.gap("comma")
    works = [f"{citation.name}{comma}{citation.work}"] if citation.work else []
    names = [*works, citation.name, *([citation.short] if citation.short else [])]
    said = {f"{name}{aside}{comma}{year}" for name in names for aside in (vendor, "")}
    return tuple(sorted(said, key=lambda one: (-len(one), one)))
