"""What pictograms stand for: subjects by the words that they are recognised by."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from mkdeck.errors import MkdeckError, Problem
from mkdeck.reading import Model, parse, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PEOPLE = "people"
"""The subject that is drawn as figures of people."""


class Subject(Model):
    """A subject in `pictograms/*.yaml`."""

    glyph: str = ""
    """Its pictogram; people are drawn as figures."""
    array: bool = False
    """Whether a hundred small ones can be told apart from anything else."""
    words: tuple[str, ...] = ()
    """Words and phrases of a label or a base that speak of it."""
    counts: tuple[str, ...] = ()
    """What it is called as what was asked or counted, in the plural."""
    key: str = ""
    """Its name in the table."""


def subjects() -> dict[str, Subject]:
    """Every subject by name.

    Raises:
        MkdeckError: A table is wrong.
    """
    return _subjects(tuple(import_module("mkdeck.pictograms").__path__))


@cache
def _subjects(folders: tuple[str, ...]) -> dict[str, Subject]:
    found: dict[str, Subject] = {}
    problems: list[Problem] = []
    for file in sorted(file for folder in folders for file in Path(folder).glob("*.yaml")):
        node = read(file, f"pictograms/{file.name}")
        assert isinstance(node.value, dict), f"{file} is no table"
        for key, entry in node.value.items():
            made = parse(Subject, entry, problems)
            if made is not None:
                found[key] = made.model_copy(update={"key": key})
    if problems:
        raise MkdeckError(*problems)
    return found


_CUT = re.compile(
    r"[,;:(]|\b(?:about|across|after|aged|among|as|at|before|between|by|during|for|from|in|of|on|"
    r"over|per|than|that|to|under|using|which|who|whose|with|without|worldwide)\b"
)
"""Where the words that say what is counted end, and those that say more of it begin."""

_QUANTIFIER = re.compile(r"\s*(?:all|each|half|many|most|one|part|some) of (?:the |its |their )?")


def counted_in(base: str) -> str:
    """The subject that a base counts, by its head noun, or nothing: "purchases by customers"."""
    head = _CUT.split(_QUANTIFIER.sub("", base.lower(), count=1), maxsplit=1)[0]
    named = {key for key, subject in subjects().items() for _ in _hits(head, subject.counts)}
    return named.pop() if len(named) == 1 else ""


def subject_in(text: str) -> str:
    """The subject with a pictogram that a text speaks of first, or nothing."""
    hits = [
        (start, -length, key)
        for key, subject in subjects().items()
        if subject.glyph
        for start, length in _hits(text.lower(), subject.words)
    ]
    return min(hits)[2] if hits else ""


def _hits(text: str, words: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where whole words stand in a text, and how long they are."""
    for word in words:
        if word in text and (found := _whole(word).search(text)):
            yield found.start(), len(word)


@cache
def _whole(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w'’-])")
