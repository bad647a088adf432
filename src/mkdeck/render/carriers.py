"""How files name the claims that they show: in names, in notes, in tags, in pictures.

Backends write it, and whoever reads a file back goes by it.
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdeck.scene import Evidence, Figure

MANIFEST = "urn:mkdeck:manifest:1"
"""Namespace of the manifest that a presentation holds."""

PACKET = "XML:com.adobe.xmp"
"""Keyword under which a PNG file holds its XMP packet."""

XMP = {
    "x": "adobe:ns:meta/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "mkdeck": "urn:mkdeck:picture:1#",
}
"""Namespaces of that packet; the last is that of claims."""

TAGS = {
    "deck": "MKDECK_DECK",
    "month": "MKDECK_MONTH",
    "language": "MKDECK_LANGUAGE",
    "claims": "MKDECK_CLAIMS",
    "figures": "MKDECK_FIGURES",
    "alt": "MKDECK_ALT",
    "chart": "MKDECK_CHART",
    "notes": "MKDECK_NOTES",
    "sources": "MKDECK_SOURCES",
    "words": "MKDECK_WORDS",
    "picture": "MKDECK_PICTURE",
}
"""Names of the tags of shapes and slides."""

_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_VALUE = r"[^\s,;\[\]]+"
_REFERENCE = rf"{_ID}(?:\.{_VALUE})?"
_MARK = re.compile(rf"\[({_REFERENCE}(?:, {_REFERENCE})*)\]")
_NAME = re.compile(rf"(.*?) ?{_MARK.pattern}\s*\d*")

STRIP = 256
"""Rows of pixels that are hashed at a time, so that a tall picture is not held twice."""


def marked(claims: Sequence[str], figures: Iterable[Figure] = ()) -> str:
    """Claims in brackets: `[wait-too-long, market.2020]`, a value's name where one alone is meant.

    Args:
        claims: Ids, in order.
        figures: What is shown of them.
    """
    shown: dict[str, dict[str, None]] = {}
    for figure in figures:
        shown.setdefault(figure.claim, {})[figure.value] = None
    named = (reference(claim, shown.get(claim, ())) for claim in dict.fromkeys(claims))
    return f"[{', '.join(named)}]"


def reference(claim: str, values: Iterable[str]) -> str:
    """A claim's id, with the value's name behind a point where a single one of several is meant."""
    names = list(values)
    named = len(names) == 1 and names[0] != "value" and re.fullmatch(_VALUE, names[0])
    return f"{claim}.{names[0]}" if named else claim


def claim_marks(text: str) -> Iterator[tuple[tuple[str, str], ...]]:
    """Every group of claims in brackets in a text: ids, each with a value's name or nothing."""
    for found in _MARK.finditer(text):
        yield _parted(found[1])


def read_name(name: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """What a shape is called, and its claims as `claim_marks` gives them; none where it names none.

    A number behind them is one that a program has added to a copy.
    """
    found = _NAME.fullmatch(name)
    return (found[1], _parted(found[2])) if found else (name, ())


def _parted(references: str) -> tuple[tuple[str, str], ...]:
    parts = (one.partition(".") for one in references.split(", "))
    return tuple((claim, value) for claim, _, value in parts)


def claim_line(evidence: Evidence) -> str:
    """A claim in a picture: `market-size|1f0c2a9be4d7|2019=$6.5 billion|2020=$7.6 billion`.

    A single figure stands without a name.
    """
    values = [(name, text.replace("\u00a0", " ")) for name, text in evidence.values]
    if [name for name, _ in values] == ["value"]:
        shown = [text for _, text in values]
    else:
        shown = [f"{name}={text}" for name, text in values]
    kept = [] if any("|" in one for one in shown) else shown
    return "|".join([evidence.claim, evidence.content, *kept])


def read_claim_line(line: str) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """The claim's id, its hash and its figures by the names of their values."""
    claim, _, rest = line.partition("|")
    content, *figures = rest.split("|")
    parts = (figure.rpartition("=") for figure in figures)
    return claim, content, tuple((name or "value", text) for name, _, text in parts)


def words_hash(text: str) -> str:
    """A hash of the letters of a text, however spaces and breaks part them."""
    return sha256("".join(text.split()).encode()).hexdigest()[:8]


def one_spaced(text: str) -> str:
    """The text with one plain space wherever there are any spaces or breaks."""
    return " ".join(text.split())


def sources(
    claims: Iterable[Evidence], texts: Iterable[tuple[str, str]]
) -> dict[str, tuple[str, str]]:
    """How a page cites each claim, by id, and where; those that it does not cite are left out.

    Args:
        claims: What may be cited.
        texts: The page's texts, each by a name.
    """
    said = [(name, one_spaced(text)) for name, text in texts]
    found = {}
    for one in claims:
        ways = (
            (way, name) for way in map(one_spaced, one.called) for name, text in said if way in text
        )
        way = next(ways, None)
        if way:
            found[one.claim] = way
    return found


def pixels(picture: Any) -> str:
    """A hash of a Pillow picture's size and pixels, whatever file they are stored in."""
    width, height = picture.size
    found = sha256(f"{width}x{height}".encode())
    for top in range(0, height, STRIP):
        strip = picture.crop((0, top, width, min(top + STRIP, height)))
        found.update(strip.convert("RGB").tobytes())
    return found.hexdigest()[:16]
