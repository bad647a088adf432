"""Lints of a claim's words: missing, too long, cut off, or with figures of nobody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdeck.claims.claim import PLACEHOLDER, PROSE, Claim
from mkdeck.claims.figures import stray_figure
from mkdeck.languages import ENGLISH, load_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdeck.claims.library import Library
    from mkdeck.errors import Problem
    from mkdeck.reading import Node


def texts(library: Library) -> Iterator[Problem]:
    """Texts that are missing, too long, cut off, or hold figures of nobody."""
    for claim in library.claims.values():
        for lang, texts in claim.texts.items():
            node = claim.text_nodes[lang]
            for name in claim.figures:
                if f"<{name}>" not in texts.statement:
                    yield node.problem(
                        f'the statement ({lang}) of "{claim.id}" does not use <{name}>',
                        "statement",
                        code="unused-figure",
                    )
        for lang, node, name, steps, text in _printed(claim):
            figure = stray_figure(text, library.spec.literals, load_language(lang))
            if figure:
                yield node.problem(
                    f'the {name} of "{claim.id}" holds "{figure}", which is none of its figures',
                    *steps,
                    code="other-figure",
                )
            placeholder = PLACEHOLDER.search(text)
            if placeholder and steps[0] not in PROSE:
                yield node.problem(
                    f'the {name} of "{claim.id}" would print "{placeholder[0]}" as it stands',
                    *steps,
                    code="unfilled",
                    hint=f"figures are filled in only in {', '.join(PROSE)}",
                )
        yield from _lengths(claim)
        yield from _incomplete(claim)
        for _, article, _ in claim.articles:
            if article.language not in claim.texts:
                yield claim.node.problem(
                    f'"{claim.id}" was seen in {article.language} and has no words in it',
                    "id",
                    code="missing-text",
                )


def _printed(claim: Claim) -> Iterator[tuple[str, Node, str, tuple[str | int, ...], str]]:
    """Every text of a claim that may be printed: language, node, name, steps to it, words."""
    for lang, texts in claim.texts.items():
        node = claim.text_nodes[lang]
        for key in PROSE:
            yield lang, node, f"{key} ({lang})", (key,), getattr(texts, key)
        for name, text in texts.labels.items():
            yield lang, node, f"labels ({lang})", ("labels", name), text
        for i, text in enumerate(texts.ranking):
            yield lang, node, f"ranking ({lang})", ("ranking", i), text
    for key in ("note", "reason"):
        yield ENGLISH, claim.node, key, (key,), getattr(claim.spec, key)
    for other, text in claim.spec.conflicts.items():
        yield ENGLISH, claim.node, "conflicts", ("conflicts", other), text


def _incomplete(claim: Claim) -> Iterator[Problem]:
    """Words that one language has and another lacks; values without a label on an axis."""
    spec = claim.spec
    for lang, texts in claim.texts.items():
        node = claim.text_nodes[lang]
        if spec.base and not texts.base:
            yield node.problem(
                f'the base of "{claim.id}" is missing in {lang}', "statement", code="missing-text"
            )
        if len(texts.ranking) != len(spec.ranking):
            yield node.problem(
                f'the ranking ({lang}) of "{claim.id}" has {len(texts.ranking)} items, not '
                f"{len(spec.ranking)}",
                "ranking" if texts.ranking else "statement",
                code="missing-text",
            )
        unlabelled = set(spec.values) - set(texts.labels) if claim.kind == "comparison" else set()
        if unlabelled:
            yield node.problem(
                f'"{claim.id}" has no label ({lang}) for {", ".join(sorted(unlabelled))}',
                "labels" if texts.labels else "statement",
                code="missing-label",
                hint='write "labels: {name: words for the axis}"',
            )


def _lengths(claim: Claim) -> Iterator[Problem]:
    """Texts that are longer than their language's limits."""
    for lang, texts in claim.texts.items():
        limits = load_language(lang).catalogue.limits
        said = {key: getattr(texts, key) for key in ("headline", "callout", "label")}
        if lang == ENGLISH:
            said["note"] = claim.spec.note
        for key, text in said.items():
            limit = getattr(limits, key)
            if limit is not None and len(text) > limit:
                tag = "" if lang == ENGLISH else f" ({lang})"
                yield claim.text_nodes[lang].problem(
                    f'the {key}{tag} of "{claim.id}" has {len(text)} characters; {limit} fit',
                    key,
                    code="too-long",
                    severity="warning",
                )


def swallowed(library: Library) -> Iterator[Problem]:
    """Texts that YAML ends at ` #`."""
    for claim in library.claims.values():
        for node in dict.fromkeys(map(id, claim.text_nodes.values())):
            root = next(one for one in claim.text_nodes.values() if id(one) == node)
            for below in root.walk():
                if re.match(r"#\S", below.comment):
                    yield below.problem(
                        f'YAML takes "{below.comment}" for a comment',
                        code="swallowed",
                        hint="put quotes round the text",
                    )
