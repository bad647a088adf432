"""Claims as plain data, filtered and searched: what `mkdeck claims` prints."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdeck.claims.claim import PROSE, Claim
from mkdeck.claims.words import texts
from mkdeck.languages import known_languages, load_language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.claims.library import Library


def record(claim: Claim) -> dict[str, Any]:
    """The claim as data; its words by language, figures filled in."""
    spec, source = claim.spec, claim.source
    words = {
        tag: texts(claim, load_language(tag)) for tag in claim.texts if tag in known_languages()
    }
    return {
        "id": claim.id,
        "topics": list(spec.topics),
        "kind": claim.kind,
        "quantities": [
            {"name": name, **quantity.data()} for name, quantity in claim.figures.items()
        ],
        "given": list(spec.given),
        **{key: {tag: getattr(text, key) for tag, text in words.items()} for key in PROSE},
        "labels": {tag: text.labels for tag, text in words.items() if text.labels},
        "ranking": {tag: list(text.ranking) for tag, text in words.items() if text.ranking},
        "source": source
        and {
            "id": spec.source,
            "publisher": source.publisher,
            "title": source.title,
            "year": source.year,
            "vendor": source.vendor,
            "method": source.method,
        },
        "question": spec.question,
        "seen_in": [
            {"article": key, "file": article.file, "place": place}
            for key, article, place in claim.articles
        ],
        "standing": spec.standing,
        "reason": spec.reason,
        "note": spec.note,
        "remark": spec.remark,
        "forecast_for": spec.forecast_for,
        "conflicts": dict(spec.conflicts),
        "implied": spec.implied,
        "damaged": spec.damaged,
    }


@dataclass(frozen=True)
class Filter:
    """Which claims to keep; an empty field keeps all.

    Attributes:
        language: Only claims that have words in this language.
    """

    topic: Sequence[str] = ()
    source: Sequence[str] = ()
    year: Sequence[int] = ()
    article: Sequence[str] = ()
    standing: Sequence[str] = ()
    kind: Sequence[str] = ()
    language: Sequence[str] = ()
    question: Sequence[str] = ()

    def keeps(self, claim: Claim) -> bool:
        """Whether the claim passes every field."""
        spec = claim.spec
        own: dict[str, set[Any]] = {
            "topic": set(spec.topics),
            "source": {spec.source},
            "year": {claim.year},
            "article": {key for key, _, _ in claim.articles},
            "standing": {spec.standing},
            "kind": {claim.kind},
            "language": set(claim.texts),
            "question": {spec.question},
        }
        return all(
            not getattr(self, field) or set(getattr(self, field)) & found
            for field, found in own.items()
        )


def filtered(library: Library, keep: Filter) -> list[Claim]:
    """The claims that the filter keeps, in the order of the files."""
    return [claim for claim in library.claims.values() if keep.keeps(claim)]


def search(claims: Sequence[Claim], words: Sequence[str]) -> list[Claim]:
    """The claims in which every word occurs, in any language; matches in headlines first.

    Case, width and accents of composition do not matter. Words are found inside longer ones, so
    two characters of Chinese or Japanese are enough.
    """
    wanted = [_folded(word) for word in words]
    found = []
    for claim in claims:
        record_text, headlines = _searched(claim)
        if all(word in record_text for word in wanted):
            missing = sum(word not in headlines for word in wanted)
            found.append((missing, claim))
    return [claim for _, claim in sorted(found, key=lambda pair: pair[0])]


def _searched(claim: Claim) -> tuple[str, str]:
    """Everything that is said of a claim, and its headlines and labels alone."""
    told = record(claim)
    named = [claim.id, *told["topics"], claim.citation.name, claim.kind]
    prose = [text for key in PROSE for text in told[key].values()]
    ranked = [item for items in told["ranking"].values() for item in items]
    labels = [text for names in told["labels"].values() for text in names.values()]
    title = claim.source.title if claim.source else ""
    heads = [*told["headline"].values(), *told["label"].values(), claim.id]
    everything = [*named, *prose, *ranked, *labels, title, claim.spec.note]
    return _folded("\n".join(everything)), _folded("\n".join(heads))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
