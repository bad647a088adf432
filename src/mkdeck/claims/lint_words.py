"""Lints of a claim's words: missing, too long, cut off, or with figures of nobody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdeck.claims.claim import PLACEHOLDER, PROSE, Claim
from mkdeck.claims.figures import stray_figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdeck.claims.library import Library
    from mkdeck.errors import Problem
    from mkdeck.reading import Node


LIMITS = {"headline": 70, "callout": 85, "label": 36, "note": 140}
"""Characters of an English text that still fits where it is shown."""


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
                        hint=f'write "<{name}>" where the figure belongs',
                    )
        for node, name, steps, text in _printed(claim):
            figure = stray_figure(text, library.spec.literals)
            if figure:
                yield node.problem(
                    f'the {name} of "{claim.id}" holds "{figure}", which is none of its figures',
                    *steps,
                    code="other-figure",
                    hint='say it without, or move it to "given" or "remark"',
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
                    hint=f"add its words to {_beside(claim, article.language)}",
                )


def _beside(claim: Claim, lang: str) -> str:
    """The file of translations that belongs to a claim's own file."""
    return f"{claim.node.path.removesuffix('.yaml')}.{lang}.yaml"


def _printed(claim: Claim) -> Iterator[tuple[Node, str, tuple[str | int, ...], str]]:
    """Every text of a claim that may be printed: its node, name, the steps to it, its words."""
    for lang, texts in claim.texts.items():
        node = claim.text_nodes[lang]
        for key in PROSE:
            yield node, f"{key} ({lang})", (key,), getattr(texts, key)
        for name, text in texts.labels.items():
            yield node, f"labels ({lang})", ("labels", name), text
        for i, text in enumerate(texts.ranking):
            yield node, f"ranking ({lang})", ("ranking", i), text
    for key in ("note", "reason"):
        yield claim.node, key, (key,), getattr(claim.spec, key)
    for other, text in claim.spec.conflicts.items():
        yield claim.node, "conflicts", ("conflicts", other), text


def _incomplete(claim: Claim) -> Iterator[Problem]:
    """Words that one language has and another lacks; values without a label on an axis."""
    spec = claim.spec
    for lang, texts in claim.texts.items():
        node = claim.text_nodes[lang]
        if spec.base and not texts.base:
            yield node.problem(
                f'the base of "{claim.id}" is missing in {lang}',
                "statement",
                code="missing-text",
                hint='add "base: …"',
            )
        if len(texts.ranking) != len(spec.ranking):
            yield node.problem(
                f'the ranking ({lang}) of "{claim.id}" has {len(texts.ranking)} items, not '
                f"{len(spec.ranking)}",
                "ranking" if texts.ranking else "statement",
                code="missing-text",
                hint="give every rank its words, in the same order",
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
    for key, limit in LIMITS.items():
        text = getattr(claim.spec, key)
        if len(text) > limit:
            yield claim.node.problem(
                f'the {key} of "{claim.id}" has {len(text)} characters; {limit} fit',
                key,
                code="too-long",
                hint="shorten it",
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
