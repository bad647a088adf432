"""What a footer cites of a claim."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Citation:
    """What a footer cites: a source, or the article of a claim that has none.

    Attributes:
        key: `source` id, or `article:` and the article's id.
        name: Publisher, title or article.
        title: Whether `name` is the title of a work.
        year: Year as text, or nothing.
        primary: Whether it is the source itself.
        work: Title of a publisher's work.
        short: A shorter name, or nothing.
        url: Where it can be read, or nothing.
    """

    key: str
    name: str
    title: bool
    year: str
    primary: bool
    vendor: bool = False
    implied: bool = False
    work: str = ""
    short: str = ""
    url: str = ""
