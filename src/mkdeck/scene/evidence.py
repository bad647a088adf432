"""What a file carries of a claim that it shows, so that it can be read back."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Evidence:
    """A claim in the language of a deck, as plain text.

    Attributes:
        claim: Its id.
        content: Hash of what the library said of it.
        values: Each of its values by name, as a sentence prints it.
        statement: The whole finding as a sentence.
        cited: Who found it out, in a few words.
        source: The same in full, with its address.
        called: The ways in which pages may cite it, the longest first.
    """

    claim: str
    content: str
    values: tuple[tuple[str, str], ...]
    statement: str
    cited: str
    source: str
    called: tuple[str, ...] = ()
