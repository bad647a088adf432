"""The numbered list of sources behind a deck's parts, and what disagrees with their claims."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from frozendict import frozendict

from mkdeck.claims import against, cited, texts
from mkdeck.languages import english
from mkdeck.story.parts import Reference

if TYPE_CHECKING:
    from mkdeck.claims import Claim, LibraryLike
    from mkdeck.languages import Language
    from mkdeck.story.parts import Part


def referenced(parts: list[Part]) -> tuple[Part, ...]:
    """The parts with their sources numbered by first use."""
    uses: dict[str, list[tuple[Claim, int]]] = {}
    for part in parts:
        for claim in part.shown:
            uses.setdefault(claim.citation.key, []).append((claim, part.number))
    marks = {key: i for i, key in enumerate(uses, 1)}
    listed = any(part.form == "band" or part.kind.lists_sources for part in parts)
    references = tuple(
        Reference(
            marks[key],
            tuple({claim.id: claim for claim, _ in found}.values()),
            tuple(sorted({number for _, number in found})),
        )
        for key, found in uses.items()
    )
    said = {key: words for part in parts for key, words in part.words.items()}
    peers: dict[str, list[str]] = {}
    for part in parts:
        peers.setdefault(part.kind.name, []).append(part.title)
    return tuple(
        replace(
            part,
            marks=frozendict(marks if listed else {}),
            references=references,
            cited=frozendict({key: words.statement for key, words in said.items()}),
            labels=frozendict({key: words.label for key, words in said.items()}),
            peers=tuple(peers[part.kind.name]),
            contents=_contents(part, parts),
        )
        for part in parts
    )


def _contents(part: Part, parts: list[Part]) -> tuple[tuple[int, str], ...]:
    """What a part lists: parts of the kind it names, or whatever comes after it with a title."""
    if not part.kind.lists:
        return ()
    named = [other for other in parts if other.kind.name == part.kind.lists]
    after = [other for other in parts if other.number > part.number]
    return tuple((other.number, other.title) for other in named or after if other.title)


def opponents(claim: Claim, library: LibraryLike) -> tuple[Claim, ...]:
    """The claims that the library says disagree with this one."""
    found = map(library.claim, claim.spec.conflicts)
    return tuple(other for other in found if other is not None)


def disagreements(claim: Claim, library: LibraryLike, language: Language) -> tuple[str, ...]:
    """Each claim that disagrees with this one, with its source and the reason."""
    told = []
    for other in opponents(claim, library):
        own = language.tag in other.texts
        words = texts(other, language if own else english())
        told.append(
            language.word(
                "disagrees",
                headline=words.headline,
                source=cited(other.citation, language),
                reason=against(claim, other, language).clause,
            )
        )
    return tuple(told)
