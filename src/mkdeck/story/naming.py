"""What a deck may be called, since its results stand in a folder of that name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.errors import Problem
from mkdeck.reading import gate

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_NAME = 200
"""How many bytes the name of an output folder may have; most systems stop at 255."""


def name_problems(name: str, shown: str) -> Iterator[Problem]:
    """What keeps a deck's name from being that of a folder."""
    hint = "give the deck's file a plain name"
    spaced = name != name.strip() or name.startswith(".") or {"/", "\\"} & set(name)
    if not name or spaced or gate(name)[1] or "\n" in name or "\t" in name:
        yield Problem(shown, 0, 0, "is no name for an output folder", hint, "output")
    elif len(name.encode()) > LONGEST_NAME:
        said = f"is a name of {len(name.encode())} bytes; the limit is {LONGEST_NAME}"
        yield Problem(shown, 0, 0, said, hint, "output")
