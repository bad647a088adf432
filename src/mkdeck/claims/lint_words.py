"""Lints of a claim's words: missing, too long, cut off, or with figures of nobody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdeck.claims.claim import PLACEHOLDER, PROSE, Claim
from mkdeck.claims.figures import stray_figure
from mkdeck.claims.placeholders import beside_placeholder, missed_placeholder
from mkdeck.languages import ENGLISH, load_language

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from mkdeck.claims.library import LibraryLike
    from mkdeck.errors import Problem
    from mkdeck.reading import Places


def texts(claim: Claim, library: LibraryLike) -> Iterator[Problem]:
    """Texts that are missing, too long, cut off, or hold figures of nobody."""
    for lang, texts in claim.texts.items():
        for name in _to_be_told(claim):
            if f"<{name}>" not in texts.statement:
                yield claim.text_places[lang].problem(
                    f'the statement ({lang}) of "{claim.id}" does not use <{name}>',
                    "statement",
                    code="unused-figure",
                    hint=f'write "<{name}>" where the figure belongs',
                )
    yield from _stray(claim, library.spec.literals)
    yield from _lengths(claim)
    yield from _incomplete(claim)
    for _, article, _ in claim.articles:
        if article.language not in claim.texts:
            yield claim.places.problem(
                f'"{claim.id}" was seen in {article.language} and has no words in it',
                "id",
                code="missing-text",
                hint=f"add its words to {_beside(claim, article.language)}",
            )


def _to_be_told(claim: Claim) -> Iterable[str]:
    """The figures that a statement must hold: all; of a series, what its conditions are."""
    return claim.spec.given if claim.kind == "series" else claim.figures


def _beside(claim: Claim, lang: str) -> str:
    """The file of translations that belongs to a claim's own file."""
    return f"{claim.places.path.removesuffix('.yaml')}.{lang}.yaml"


def _stray(claim: Claim, literals: Collection[str]) -> Iterator[Problem]:
    """Figures that are not the claim's, and names of figures where none is filled in."""
    for lang, places, name, steps, text in _printed(claim):
        figure = stray_figure(text, literals, load_language(lang))
        if figure:
            yield places.problem(
                f'the {name} of "{claim.id}" holds "{figure}", which is none of its figures',
                *steps,
                code="other-figure",
                hint='say it without, move it to "given", or list the name that holds it under '
                '"literals" in library.yaml, such as "type 2 diabetes"',
            )
        signed = beside_placeholder(text, load_language(lang)) or missed_placeholder(
            text, claim.figures
        )
        if signed:
            yield places.problem(
                f'the {name} of "{claim.id}" would print more than its figure with "{signed[0]}"',
                *steps,
                code="other-figure",
                hint=f'write "{signed[1]}" alone: a figure has its own sign, scale and unit',
            )
        placeholder = PLACEHOLDER.search(text)
        if placeholder and steps[0] not in PROSE:
            yield places.problem(
                f'the {name} of "{claim.id}" would print "{placeholder[0]}" as it stands',
                *steps,
                code="unfilled",
                hint=f"figures are filled in only in {', '.join(PROSE)}",
            )


def _printed(claim: Claim) -> Iterator[tuple[str, Places, str, tuple[str | int, ...], str]]:
    """Every text of a claim that may be printed: language, place, name, steps to it, words."""
    for lang, texts in claim.texts.items():
        places = claim.text_places[lang]
        for key in PROSE:
            yield lang, places, f"{key} ({lang})", (key,), getattr(texts, key)
        for name, text in texts.labels.items():
            yield lang, places, f"labels ({lang})", ("labels", name), text
        for i, text in enumerate(texts.ranking):
            yield lang, places, f"ranking ({lang})", ("ranking", i), text
        shown = "" if lang == ENGLISH else f" ({lang})"
        for key in ("note", "reason"):
            yield lang, places, f"{key}{shown}", (key,), getattr(texts, key)
        for other, text in texts.conflicts.items():
            yield lang, places, f"conflicts{shown}", ("conflicts", other), text


def _incomplete(claim: Claim) -> Iterator[Problem]:
    """Words that one language has and another lacks; values without a label on an axis."""
    spec = claim.spec
    for lang, texts in claim.texts.items():
        places = claim.text_places[lang]
        if spec.base and not texts.base:
            yield places.problem(
                f'the base of "{claim.id}" is missing in {lang}',
                "statement",
                code="missing-text",
                hint='add "base: …"',
            )
        if len(texts.ranking) != len(spec.ranking):
            yield places.problem(
                f'the ranking ({lang}) of "{claim.id}" has {len(texts.ranking)} items, not '
                f"{len(spec.ranking)}",
                "ranking" if texts.ranking else "statement",
                code="missing-text",
                hint="give every rank its words, in the same order",
            )
        unlabelled = set(spec.values) - set(texts.labels) if claim.kind == "comparison" else set()
        if unlabelled:
            yield places.problem(
                f'"{claim.id}" has no label ({lang}) for {", ".join(sorted(unlabelled))}',
                "labels" if texts.labels else "statement",
                code="missing-label",
                hint='write "labels: {name: words for the axis}"',
            )


def _lengths(claim: Claim) -> Iterator[Problem]:
    """Texts that are longer than their language's limits."""
    for lang, texts in claim.texts.items():
        limits = load_language(lang).catalogue.limits
        said = {key: getattr(texts, key) for key in ("headline", "callout", "label", "note")}
        for key, text in said.items():
            limit = getattr(limits, key)
            if limit is not None and len(text) > limit:
                tag = "" if lang == ENGLISH else f" ({lang})"
                yield claim.text_places[lang].problem(
                    f'the {key}{tag} of "{claim.id}" has {len(text)} characters; {limit} fit',
                    key,
                    code="too-long",
                    hint="shorten it",
                    severity="warning",
                )


def swallowed(claim: Claim, library: LibraryLike) -> Iterator[Problem]:
    """Texts that YAML ends at ` #`."""
    for places in claim.text_places.values():
        for way, comment in places.comments:
            if re.match(r"#\S", comment):
                yield places.problem(
                    f'YAML takes "{comment}" for a comment',
                    *way,
                    code="swallowed",
                    hint="put quotes round the text",
                )
