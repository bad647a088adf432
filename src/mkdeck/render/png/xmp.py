"""What a picture says of itself: title, descriptions, sources and claims, as an XMP packet."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from lxml import etree
from lxml.builder import ElementMaker

from mkdeck.errors import cut
from mkdeck.languages import load_language
from mkdeck.render.carriers import XMP, claim_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lxml.etree import _Element as Element

    from mkdeck.render.backend import Document
    from mkdeck.scene import Evidence, Scene

MOST = 3000
"""Bytes that a packet may have."""

BRIEF = 250
"""Characters that the short description may have beyond its first sentence."""

LONGEST = 120
"""Characters that a title may have."""

_HEAD = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
_FOOT = '<?xpacket end="r"?>'

_MADE = {prefix: ElementMaker(namespace=uri, nsmap=XMP) for prefix, uri in XMP.items()}
X, R, DC, IPTC, PS, MK = (
    _MADE[prefix] for prefix in ("x", "rdf", "dc", "Iptc4xmpCore", "photoshop", "mkdeck")
)


@dataclass(frozen=True)
class _Words:
    """What there is to say; where it is too much, each list is told up to some place.

    Attributes:
        brief: Sentences of the short description.
        full: Those of the long one, each finding with its source.
        sources: Full references.
        credits: The same in a few words.
        claims: A line for each claim.
    """

    brief: tuple[str, ...]
    full: tuple[str, ...]
    sources: tuple[str, ...]
    credits: tuple[str, ...]
    claims: tuple[str, ...]


def packet(scene: Scene, document: Document, pixels: str) -> str:
    """The packet of a picture, of at most `MOST` bytes.

    Where there is more to say, the long description loses sentences from its end, then sources,
    then claims, each as a whole; the packet tells how many claims it leaves out.

    Args:
        scene: What the picture shows.
        document: The deck.
        pixels: A hash of the picture's pixels.
    """
    shown = [document.evidence[key] for key in scene.claims if key in document.evidence]
    words = _words(scene, shown)

    def made(words: _Words) -> str:
        return _packet(scene, document, pixels, words, len(shown) - len(words.claims))

    def fits(words: _Words) -> bool:
        return len(made(words).encode()) <= MOST

    for name, least in STEPS:
        if fits(words):
            break
        if len(getattr(words, name)) <= least:
            continue
        # As many as fit; where not even the least do, that many, and less of something else.
        counts = range(least, len(getattr(words, name)) + 1)
        first = partial(_fewer, words, name)
        more = bisect_left(counts, True, key=lambda count: not fits(first(count)))
        words = first(counts[max(more - 1, 0)])
    assert fits(words), "a title alone fits"
    return made(words)


STEPS = (
    ("full", 1),
    ("sources", 1),
    ("claims", 1),
    ("full", 0),
    ("sources", 0),
    ("credits", 0),
    ("brief", 1),
    ("claims", 0),
)
"""Which list gets shorter, down to how many, one after another."""


def _fewer(words: _Words, name: str, count: int) -> _Words:
    """The words with so many of one list."""
    return replace(words, **{name: getattr(words, name)[:count]})


def _words(scene: Scene, shown: Sequence[Evidence]) -> _Words:
    language = load_language(scene.lang)
    full = tuple(
        language.sentences(
            [one.statement, language.ended(language.labelled("source-label", one.cited))]
        )
        for one in shown
    )
    brief = [language.ended(cut(scene.title, LONGEST))]
    length = 0
    for statement in dict.fromkeys(one.statement for one in shown):
        length += len(statement)
        if length > BRIEF:
            break
        brief.append(statement)
    return _Words(
        tuple(dict.fromkeys(brief)),
        full,
        tuple(dict.fromkeys(one.source for one in shown)),
        tuple(dict.fromkeys(one.cited for one in shown)),
        tuple(claim_line(one) for one in shown),
    )


def _packet(scene: Scene, document: Document, pixels: str, words: _Words, left: int) -> str:
    language = load_language(scene.lang)
    told = {
        "deck": document.deck,
        "page": scene.name,
        "month": document.as_of,
        "language": scene.lang,
        "pixels": pixels,
        "left": str(left or ""),
    }
    parts = [
        DC.title(_alternatives(cut(scene.title, LONGEST))),
        IPTC.AltTextAccessibility(_alternatives(language.sentences(words.brief), scene.lang)),
    ]
    if words.full:
        parts.append(IPTC.ExtDescrAccessibility(_alternatives(language.sentences(words.full))))
    parts += _text(PS.Credit, language.semicolons(words.credits))
    parts += _text(DC.source, language.semicolons(words.sources))
    if words.claims:
        parts.append(MK.claims(R.Bag(*map(R.li, words.claims))))
    description = R.Description(
        *parts,
        {f"{{{XMP['rdf']}}}about": ""},
        {f"{{{XMP['mkdeck']}}}{key}": said for key, said in told.items() if said},
    )
    root = etree.tostring(X.xmpmeta(R.RDF(description)), encoding="unicode")
    return f"{_HEAD}{root}{_FOOT}"


def _text(make: Callable[..., Element], said: str) -> list[Element]:
    return [make(said)] if said else []


def _alternatives(said: str, *languages: str) -> Element:
    """The text as the one that serves where no other does, and as that of each language."""
    named = ("x-default", *languages)
    made: Element = R.Alt(*(R.li(said, {_LANG: tag}) for tag in named))
    return made


_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
