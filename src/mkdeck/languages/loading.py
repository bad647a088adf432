"""Languages by tag, from the files of their folders."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path

from mkdeck.errors import MkdeckError, Problem
from mkdeck.languages.checks import catalogue_problems
from mkdeck.languages.language import Catalogue, Language
from mkdeck.reading import parse, read

ENGLISH = "en"
"""The language that every claim has words in, and that the files of others are held against."""


def known_languages() -> list[str]:
    """Tags of the languages that have a file, in alphabetical order."""
    return sorted(_files())


def load_language(tag: str) -> Language:
    """The language of a known tag.

    Raises:
        MkdeckError: Its file is wrong; every problem of it is listed.
    """
    return _loaded(_files()[tag])


def english() -> Language:
    """English: the language of claims' notes, reasons and methods, whatever a deck is in."""
    return load_language(ENGLISH)


def office_scripts() -> dict[str, str]:
    """The typeface of each script that a language has one for: `{"Jpan": "Yu Gothic", …}`.

    Raises:
        MkdeckError: The file of a language is wrong.
    """
    offices = [load_language(tag).catalogue.office for tag in known_languages()]
    return {office.script: office.east_asian for office in offices if office.script}


def _files() -> dict[str, Path]:
    """The file of each tag, out of every folder that counts as this package."""
    return _files_in(tuple(import_module("mkdeck.languages").__path__))


@cache
def _files_in(folders: tuple[str, ...]) -> dict[str, Path]:
    """The file of each tag; of two with one tag, that of the first folder."""
    files = [path for folder in folders for path in sorted(Path(folder).glob("*.yaml"))]
    return {path.stem: path for path in reversed(files)}


@cache
def _loaded(path: Path) -> Language:
    tag = path.stem
    problems: list[Problem] = []
    node = read(path, f"languages/{path.name}")
    catalogue = parse(Catalogue, node, problems)
    if catalogue is not None:
        against = None if tag == ENGLISH else english().catalogue
        problems += catalogue_problems(catalogue, node, tag, against)
    if catalogue is None or problems:
        raise MkdeckError(*problems)
    return Language(tag, catalogue)
