"""What other programs call: decks from files, texts and data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdeck.project import Project, languages_of
from mkdeck.render import outputs
from mkdeck.story import read_deck, read_deck_data, read_deck_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.claims import LibraryLike
    from mkdeck.story import DeckSpec

DeckSource = Path | str | Mapping[str, Any]
"""A file, a YAML text, or plain data as YAML and JSON give it."""


def open_deck(
    source: DeckSource,
    *,
    theme: str = "",
    library: LibraryLike | None = None,
    name: str = "",
    folder: Path | str | None = None,
    language: str = "",
) -> Project:
    """The deck in a file, a YAML text or plain data, read, selected and storyboarded.

    Args:
        source: A path; a text, which has several lines or a colon with a space; or data.
        theme: Name of a theme, in place of the deck's own.
        library: The claims, in place of those near the deck and those that it names.
        name: What its outputs are called, and what problems of a text or of data name; left out,
            the file's stem, or `deck`.
        folder: Where to look for claims, themes and `library:` of the deck; left out, the file's
            folder, or the working folder.
        language: Tag of the language, whose results get a folder of their own; left out, the first
            that the deck names.

    Raises:
        MkdeckError: With every problem of the deck, its claims and its theme.
    """
    near = _near(source, folder)
    return Project.of(lambda: _spec(source, name), near, theme, library, tag=language)


def build(
    source: DeckSource,
    output: Path | str = "output",
    *,
    only: Sequence[str] = (),
    theme: str = "",
    library: LibraryLike | None = None,
    name: str = "",
    folder: Path | str | None = None,
    scale: int = 1,
    languages: Sequence[str] = (),
) -> dict[str, Any]:
    """Builds a deck into `output/<name>` and returns the manifest of what was made.

    Args:
        source: A path, a text or data, as `open_deck` takes it.
        output: Folder of all results.
        only: Names of outputs, such as `deck`, `slides`, `infographic` or `cards`; left out, what
            `mkdeck build` makes.
        theme: Name of a theme, in place of the deck's own.
        library: The claims, in place of those near the deck and those that it names.
        name: What the outputs are called; left out, the file's stem, or `deck`.
        folder: Where to look for claims and themes, as in `open_deck`.
        scale: How many times larger than their size pictures are, in pixels.
        languages: Tags of languages to build it in; left out, those that the deck names.

    Raises:
        MkdeckError: As `open_deck` does, and with everything that does not fit.
    """
    usual = [made.name for made in outputs() if not made.asked]
    read, near = cache(partial(_spec, source, name)), _near(source, folder)
    tags = tuple(languages) or languages_of(read)
    decks = [Project.of(read, near, theme, library, tag=tag) for tag in tags]
    made = [deck.make(Path(output), list(only) or usual, scale=scale) for deck in decks]
    return made[0] | {"files": [entry for manifest in made for entry in manifest["files"]]}


def _file(source: DeckSource) -> Path | None:
    """The file that is meant, or None for a text or data."""
    match source:
        case Path():
            return source
        case str() if "\n" not in source and ": " not in source:
            return Path(source)
        case _:
            return None


def _near(source: DeckSource, folder: Path | str | None) -> Path:
    """The path near which claims and themes are looked for."""
    file = _file(source)
    return file if file and folder is None else Path(folder or ".") / "deck.yaml"


def _spec(source: DeckSource, name: str) -> DeckSpec:
    file = _file(source)
    if file is not None:
        return read_deck(file, name)
    if isinstance(source, str):
        return read_deck_text(source, name or "deck")
    return read_deck_data(source, name or "deck")
