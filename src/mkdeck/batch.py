"""Several decks at once, and each in several languages."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from mkdeck.errors import MkdeckError, Problem
from mkdeck.project import Project, languages_of
from mkdeck.story import read_deck
from mkdeck.workspace import Shelf

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def open_all(
    specs: Sequence[Path], theme: str, tags: Sequence[str] = ()
) -> tuple[list[Project], list[Problem]]:
    """The decks that open, and the problems of those that do not; claims are read once for all.

    Args:
        specs: Their files.
        theme: Overrides their own, unless empty.
        tags: The languages that each is opened in; left out, those that it names.
    """
    opened: list[Project] = []
    problems: list[Problem] = []
    shelf = Shelf()
    for path in specs:
        read = cache(partial(read_deck, path))
        for tag in tags or languages_of(read):
            try:
                opened.append(Project.of(read, path, theme, shelf=shelf, tag=tag))
            except MkdeckError as error:
                problems += error.problems
    return opened, list(dict.fromkeys(problems))


def same_folder(opened: list[Project]) -> list[Problem]:
    """Decks that would build into the folder of another."""
    first: dict[str, str] = {}
    problems = []
    for project in opened:
        path = project.spec.node.path
        if first.setdefault(project.spec.name, path) != path:
            problems.append(
                Problem(
                    path,
                    0,
                    0,
                    f"builds into the same folder as {first[project.spec.name]}",
                    "rename one of the two",
                    "same-folder",
                )
            )
    return problems


def misfits(opened: list[Project], asked: Sequence[str]) -> list[Problem]:
    """What does not fit in decks that are not built because of others."""
    problems: list[Problem] = []
    for project in opened:
        try:
            project.scenes(asked)
        except MkdeckError as error:
            problems += error.problems
    return problems
