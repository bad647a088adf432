"""What the library says today of a figure that a file prints."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mkdeck.claims import content_hash, evidence, forms, lone_forms, plain, texts, without_literals
from mkdeck.claims.lint import aged
from mkdeck.errors import did_you_mean
from mkdeck.languages import ENGLISH, known_languages, load_language
from mkdeck.trace.findings import PUT_BACK
from mkdeck.trace.matching import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdeck.claims import Claim, LibraryLike
    from mkdeck.languages import Language
    from mkdeck.quantity import Quantity
    from mkdeck.trace.findings import Finding, Kind

Owner = tuple[str, str]
"""A claim's id, and the name of one of its values."""

WORDS = 2
"""How many words a sentence must share with a claim at least to be taken for one about it."""

SHARE = 0.5
"""Which part of the claim's words these must be."""

_END = re.compile(r"[.!?;:](?=\s|$)|[。！？；：\n]")

_WORD = re.compile(r"[^\W\d_]{4,}")

_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]{2}")

_LIBRARY = 'trace in the folder of the deck, or name its library with "--library"'


def language_of(tag: str) -> Language:
    """The language of that tag, as its own file or documents call it; else English."""
    every = [load_language(known) for known in known_languages()]
    first = tag.split("-")[0]
    return next(
        one
        for same in (
            lambda one: tag in {one.tag, one.catalogue.office.lang},
            lambda one: one.tag.split("-")[0] == first,
            lambda one: one.tag == ENGLISH,
        )
        for one in every
        if same(one)
    )


@dataclass(frozen=True, eq=False)
class Judge:
    """Answers out of a library."""

    library: LibraryLike
    _forms: dict[Owner, dict[str, frozenset[str]]] = field(default_factory=dict)
    _contents: dict[Owner, str] = field(default_factory=dict)
    _indexes: dict[str, dict[str, list[tuple[Claim, str]]]] = field(default_factory=dict)

    def judged(self, found: Finding, content: str, language: Language) -> Finding:
        """The finding with what the library says of its claim, its `kind` by that.

        Args:
            found: A figure with claim and value, that prints what was delivered.
            content: Hash of what the library said of the claim; nothing where it is not known.
            language: What it is printed in.
        """
        claim = self.library.claim(found.claim)
        if claim is None:
            shown = f'"{found.printed}" is' if found.printed else "shows"
            message = f'{shown} a figure of "{found.claim}", which the library has no more'
            return _told(found, "withdrawn", message, self._absent(found.claim))
        quantity = claim.figures.get(found.value or "value")
        now = language.running(quantity) if quantity else ""
        found = replace(found, library=now)
        known = self.forms(claim, language).get(found.value or "value", frozenset())
        same = key(found.printed) in known
        if content and content != self.content(claim, language):
            return _told(found, "changed", *_changed(found, claim, now, same=same))
        if found.value and quantity is None:
            message = f'"{found.printed}" is of "{found.claim}", which has no value "{found.value}"'
            return _told(found, "changed", message, _ANEW)
        if not same and found.printed and content:
            message = (
                f'prints "{found.printed}", and its tags too, where "{found.claim}" says "{now}"'
            )
            return _told(found, "edited", message, PUT_BACK)
        for one in aged(claim, self.library):
            shown = f'"{found.printed}": ' if found.printed else ""
            return _told(found, "aged", f"{shown}{one.message}", one.hint)
        return found

    def forms(self, claim: Claim, language: Language) -> Mapping[str, frozenset[str]]:
        """The ways in which each value of a claim is printed, as `key` has them."""
        named = claim.id, language.tag
        if named not in self._forms:
            self._forms[named] = {
                value: frozenset(map(key, lone_forms(quantity, language)))
                for value, quantity in claim.figures.items()
            }
        return self._forms[named]

    def printed(self, quantity: Quantity, language: Language) -> frozenset[str]:
        """The ways in which a quantity is printed that stands for itself."""
        return forms(quantity, language)

    def content(self, claim: Claim, language: Language) -> str:
        """The hash of what the library says of a claim today."""
        named = claim.id, language.tag
        if named not in self._contents:
            self._contents[named] = content_hash(claim, language)
        return self._contents[named]

    def whose(
        self,
        printed: str,
        claims: Iterable[str],
        language: Language,
        but: Owner = ("", ""),
        *,
        lone: bool = False,
    ) -> Owner | None:
        """The first claim and value of some that are printed so.

        Args:
            printed: The figure.
            claims: Ids of those that it may be of.
            language: What it is printed in.
            but: The claim and value that it is not to be.
            lone: Whether the number alone may stand for it, since nothing stands beside it.
        """
        said = key(printed)
        for name in claims:
            claim = self.library.claim(name)
            for value, quantity in claim.figures.items() if claim else ():
                known = lone_forms(quantity, language) if lone else forms(quantity, language)
                if said in map(key, known) and (name, value) != but:
                    return name, value
        return None

    def about(self, printed: str, text: str, language: Language) -> Owner | None:
        """The claim that is printed so and shares most words with the figure's sentence."""
        words = _words(_sentence(text, printed))
        best: tuple[float, Owner] | None = None
        for claim, value in self._by_form(language).get(key(printed), ()):
            own = claim.texts.get(language.tag) or claim.texts[ENGLISH]
            for said in (own.statement, f"{own.label} {own.callout}", own.label, own.headline):
                told = _words(said)
                shared = len(words & told)
                part = shared / len(told) if shared >= WORDS else 0.0
                if part >= SHARE and (best is None or part > best[0]):
                    best = part, (claim.id, value)
        return best[1] if best else None

    def says(self, name: str, phrase: str, language: Language) -> bool:
        """Whether the words of a claim have a phrase."""
        claim = self.library.claim(name)
        if claim is None:
            return False
        own = texts(claim, language if language.tag in claim.texts else load_language(ENGLISH))
        words = (own.headline, own.statement, own.callout, own.label, own.base)
        return any(key(phrase) in key(one) for one in words)

    def nameless(self, figure: str) -> bool:
        """Whether a figure is more than a name that the library knows, such as 24/7."""
        return bool(without_literals(figure, self.library.spec.literals).strip())

    def ways(self, name: str, language: Language) -> tuple[str, ...]:
        """How pages may cite a claim; nothing where the library has it no more."""
        claim = self.library.claim(name)
        if claim is None:
            return ()
        own = language if language.tag in claim.texts else load_language(ENGLISH)
        return evidence(claim, own).called

    def _absent(self, name: str) -> str:
        near = did_you_mean(name, self.library.ids)
        return near if near.startswith("did") else f"take it out, or {_LIBRARY}"

    def _by_form(self, language: Language) -> Mapping[str, list[tuple[Claim, str]]]:
        if language.tag not in self._indexes:
            found: dict[str, list[tuple[Claim, str]]] = {}
            for claim in self.library:
                for value, known in self.forms(claim, language).items():
                    for form in known:
                        found.setdefault(form, []).append((claim, value))
            self._indexes[language.tag] = found
        return self._indexes[language.tag]


def _sentence(text: str, figure: str) -> str:
    """The piece of a text that a figure stands in; all of it where that cannot be told."""
    start = plain(text).find(figure)
    if start < 0:
        return text
    ends = [0, *(found.end() for found in _END.finditer(text)), len(text)]
    first = max(end for end in ends if end <= start)
    last = min((end for end in ends if end >= start + len(figure)), default=len(text))
    return text[first:last]


def _words(text: str) -> set[str]:
    small = text.casefold()
    pairs = {small[i : i + 2] for i in range(len(small)) if _HAN.match(small, i)}
    return set(_WORD.findall(small)) | pairs


_ANEW = "build the deck again, and look at what stands round the figure"


def _changed(found: Finding, claim: Claim, now: str, *, same: bool) -> tuple[str, str]:
    """What has changed of a claim since a file was made."""
    doubt = claim.spec.standing
    now_doubtful = f'; it is now marked "{doubt}": {claim.spec.reason}' if doubt != "sound" else ""
    if not found.printed:
        return f'what the library says of "{found.claim}" has changed since{now_doubtful}', _ANEW
    if same or not now:
        message = (
            f'"{found.printed}" is still a figure of "{found.claim}", but what the library says of '
            f"it (its words, source or doubts) has changed since"
        )
        if not now:
            message = (
                f'"{found.printed}" was a figure of "{found.claim}", which has no such value now'
            )
        return f"{message}{now_doubtful}", _ANEW
    return (
        f'prints "{found.printed}" as delivered; the library now says "{now}" of '
        f'"{found.claim}"{now_doubtful}',
        _ANEW,
    )


def _told(found: Finding, kind: Kind, message: str, hint: str) -> Finding:
    return replace(found, kind=kind, message=message, hint=hint)
