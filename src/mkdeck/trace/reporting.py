"""What was found, as lines for people and as data for programs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from mkdeck.errors import Problem, cut, one_line
from mkdeck.trace.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdeck.trace.findings import Kind, Traced

_ONCE = frozenset({"changed", "withdrawn", "aged"})
"""Kinds that are told once of a claim on a slide, and of all its figures to programs."""

SAID: dict[Kind, str] = {
    "same": "same",
    "edited": "edited",
    "another-claim": "another claim's",
    "no-claim": "no claim's",
    "changed": "changed since",
    "withdrawn": "withdrawn",
    "source-gone": "without source",
    "aged": "aged",
    "guessed": "guessed",
    "gone": "gone",
    "unread": "unread",
}
"""What each kind is called where figures are counted, in the order of the guide."""


def problems(traced: Traced) -> Iterator[Problem]:
    """Each finding that is more than *same* as a problem of the file, in order, each once.

    What is true of a claim is told once a slide, and so is all that was guessed there.
    """
    told = set()
    guesses = Counter(one.slide for one in traced.findings if one.kind == "guessed")
    for one in traced.findings:
        if one.kind == "same" or one.severity is None:
            continue
        where, message = place(one), one.message
        said = one.slide, one.kind, one.claim if one.kind in _ONCE else f"{where}{message}"
        if one.kind == "guessed" and guesses[one.slide] > 1:
            said, where = (one.slide, one.kind, ""), place(Finding(one.kind, one.slide))
            message = f"{guesses[one.slide]} figures taken for those of claims by their words alone"
        if said in told:
            continue
        told.add(said)
        yield Problem(traced.file, 0, 0, f"{where}{message}", one.hint, one.kind, one.severity)


def lines(traced: Traced) -> list[str]:
    """The problems as a person reads them: the file, the slide, the shape, what is found."""
    return [
        one.line_with("warning: " if one.severity == "warning" else "") for one in problems(traced)
    ]


def place(found: Finding) -> str:
    """Where it is, such as `slide 3, "value [wait]", alternative text: `; nothing for a file."""
    parts = [f"slide {found.slide}"] if found.slide else []
    if found.shape and found.shape != found.part:
        parts.append(f'"{cut(one_line(found.shape), 60)}"')
    if found.part not in {"words", "file", "picture"}:
        parts.append(found.part)
    return f"{', '.join(parts)}: " if parts else ""


def summary(traced: Traced) -> str:
    """How many figures were found to be what, in one line."""
    counts = Counter(one.kind for one in traced.findings)
    said = [f"{counts[kind]} {words}" for kind, words in SAID.items() if counts[kind]]
    if traced.others:
        said.append(f"{traced.others} not from mkdeck")
    if traced.left:
        said.append(f"{traced.left} of its claims not named in it")
    return one_line(f"{traced.file}: {', '.join(said) or 'no figures'}")


def record(traced: Traced) -> dict[str, Any]:
    """All that was found, for programs."""
    counts = Counter(one.kind for one in traced.findings)
    slides, ours = traced.slides
    return {
        "file": traced.file,
        "slides": slides,
        "slides_of_ours": ours,
        "counts": {kind: counts[kind] for kind in SAID if counts[kind]},
        "not_from_mkdeck": traced.others,
        "claims_left_out": traced.left,
        "findings": [
            {
                "kind": one.kind,
                "severity": one.severity or "",
                "slide": one.slide,
                "shape": one.shape,
                "part": one.part,
                "claim": one.claim,
                "value": one.value,
                "printed": one.printed,
                "delivered": one.delivered,
                "library": one.library,
                "carrier": one.carrier,
                "message": one.message,
                "hint": one.hint,
            }
            for one in traced.findings
        ],
    }
