"""Claims as plain data, counted and searched: what `mkdeck claims` prints."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Any, get_args

from mkdeck.claims.claim import PROSE, Claim, Standing
from mkdeck.claims.words import texts
from mkdeck.errors import Problem, did_you_mean
from mkdeck.languages import known_languages, load_language
from mkdeck.quantity import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from mkdeck.claims.filters import Filter
    from mkdeck.claims.library import LibraryLike
    from mkdeck.claims.origins import Question
    from mkdeck.codes import Code


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
        "labels": {tag: dict(text.labels) for tag, text in words.items() if text.labels},
        "ranking": {tag: list(text.ranking) for tag, text in words.items() if text.ranking},
        "source": source
        and {
            "id": spec.source,
            "publisher": source.publisher,
            "title": source.title,
            "year": source.year,
            "vendor": source.vendor,
            "method": source.method,
            "sample": source.sample,
            "fieldwork": source.fieldwork,
        },
        "question": spec.question,
        "sample": spec.sample,
        "margin": spec.margin and spec.margin.text,
        "interval": spec.interval and [float(spec.interval.low), float(spec.interval.high)],
        "level": spec.level,
        "p": spec.p,
        "fieldwork": spec.fieldwork,
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


def unknown(library: LibraryLike, keep: Filter) -> list[Problem]:
    """What a filter asks for that there is not; it is a slip, not an empty result.

    Each problem names the filter as its path, such as `--topic`.
    """
    known: dict[str, tuple[Collection[str], Code]] = {
        "standing": (get_args(Standing), "unknown-value"),
        "kind": (get_args(ClaimKind), "unknown-value"),
        "topic": (library.topics, "unknown-topic"),
        "source": (("none", *library.sources), "unknown-source"),
        "article": (library.articles, "unknown-article"),
        "language": (library.languages, "unknown-language"),
        "question": ([key for key, _ in _asked(library)], "unknown-question"),
    }
    return [
        Problem(
            f"--{option}",
            0,
            0,
            f'there is no {option} called "{name}"',
            did_you_mean(name, names) or '"mkdeck claims list" shows what there is',
            code,
        )
        for option, (names, code) in known.items()
        for name in getattr(keep, option)
        if name not in names
    ]


def topics(library: LibraryLike, claims: Iterable[Claim]) -> list[dict[str, Any]]:
    """Every topic as data, with how many of the claims have it."""
    counts = Counter(topic for claim in claims for topic in claim.spec.topics)
    return [
        {"id": key, "description": topic.about, "claims": counts[key]}
        for key, topic in library.topics.items()
    ]


def questions(library: LibraryLike, claims: Iterable[Claim]) -> list[dict[str, Any]]:
    """The questions that any of the claims answers as data, with how many do."""
    counts = Counter(claim.spec.question for claim in claims)
    return [
        {"id": key, "claims": counts[key], "asks": question.asks}
        for key, question in _asked(library)
        if counts[key]
    ]


def _asked(library: LibraryLike) -> Iterator[tuple[str, Question]]:
    """Every question of every source, named as claims name it."""
    for key, source in library.sources.items():
        for name, question in source.questions.items():
            yield f"{key}/{name}", question


def search(claims: Iterable[Claim], words: Sequence[str]) -> list[Claim]:
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
