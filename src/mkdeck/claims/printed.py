"""The figures of a text as it was printed, and whose each of them is."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from mkdeck.claims.figures import find_figures
from mkdeck.languages import NBSP
from mkdeck.scene import Figure

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from mkdeck.claims.claim import Claim
    from mkdeck.languages import Language
    from mkdeck.quantity import Quantity

Owner = tuple[str, str]
"""A claim's id, and the name of one of its values."""

_LETTER = r"[^\W\u3040-\u30ff\u3400-\u9fff]"
"""A digit or a letter that spaces part from the next word."""

_BEFORE = rf"(?<!{_LETTER})(?<![$€£¥₽₩₹+−–±~<>-])(?<!\d[.,:/])"
_AFTER = rf"(?!{_LETTER}|[%‰]|[.,:/–-]\d)"

_SIGN = re.compile(r"\s*[%‰％]")
"""A sign that belongs to the number before it, whatever spaces are between."""

_ROUND = "()[]{}“”„‟«»「」『』（）\"'"
"""Brackets and quotation marks, which belong to no figure."""


def plain(text: str) -> str:
    """The text with spaces of one kind, each letter at its place."""
    return text.replace(NBSP, " ").replace("\u202f", " ").replace("\n", " ")


def forms(quantity: Quantity, language: Language) -> frozenset[str]:
    """The ways in which a quantity is printed that stands for itself, spaces of one kind."""
    return _forms(quantity, language)[0]


def lone_forms(quantity: Quantity, language: Language) -> frozenset[str]:
    """The same, with the number alone, as on a chart where another label says the unit."""
    return frozenset.union(*_forms(quantity, language))


@lru_cache(maxsize=65_536)
def _forms(quantity: Quantity, language: Language) -> tuple[frozenset[str], frozenset[str]]:
    printed = {language.running(quantity, sign=sign) for sign in (True, False)}
    printed |= {language.value(quantity, short=short) for short in (True, False)}
    lone = language.labels([quantity, quantity], 1)[0]
    return frozenset(map(plain, printed)), frozenset({plain(lone)})


def owners(text: str, claims: Iterable[Claim], language: Language) -> dict[str, tuple[Owner, ...]]:
    """Whose figure each form is, in small letters; a number alone counts where it is all there is.

    Args:
        text: Where they are looked for.
        claims: Whose figures may stand there.
        language: What they are printed in.
    """
    found: dict[str, list[Owner]] = {}
    whole = plain(text).strip().casefold()
    for claim in claims:
        for name, quantity in claim.figures.items():
            known = {form.casefold() for form in forms(quantity, language)}
            known |= {form.casefold() for form in lone_forms(quantity, language)} & {whole}
            for form in known:
                found.setdefault(form, []).append((claim.id, name))
    return {form: tuple(names) for form, names in found.items()}


def figure_spans(
    text: str, known: Collection[str], language: Language, *, loose: bool = False
) -> list[tuple[int, int]]:
    """Where figures stand in a text: those of a known form, then any other word with a digit.

    What spaces that do not break keep together, such as a number and its unit, is one figure, and
    so is a number with its per cent sign.

    Args:
        text: Where they are looked for.
        known: Figures as they are printed, spaces of one kind.
        language: What they are printed in.
        loose: Whether spaces within known ones, and the length of dashes, make no difference.
    """
    spaced = plain(text)
    spans = [match.span() for match in _any(known, loose).finditer(spaced)] if known else []
    taken = sorted(spans)
    for start, end in find_figures(spaced, language):
        start, end = _trimmed(spaced, start, end)
        if any(start < other and first < end for first, other in taken):
            continue
        stop = min((first for first, _ in taken if first >= end), default=len(text))
        end = _glued(text, end, stop) if language.catalogue.spaces else end
        sign = _SIGN.match(spaced, end)
        span = start, sign.end() if sign else end
        taken = sorted([*taken, span])
    return taken


def figures_in(text: str, claims: Sequence[Claim], language: Language) -> tuple[Figure, ...]:
    """The figures of a text in their order, each with its claim and value where it is one's.

    Of two claims that print one figure alike, the first has the first of them.
    """
    whose = owners(text, claims, language)
    spaced = plain(text)
    used: set[Owner] = set()
    found = []
    for start, end in figure_spans(text, whose, language):
        printed = spaced[start:end]
        names = whose.get(printed.casefold(), ())
        owner = next((name for name in names if name not in used), names[0] if names else ("", ""))
        used.add(owner)
        found.append(Figure(printed, *owner))
    return tuple(found)


def _any(known: Collection[str], loose: bool = False) -> re.Pattern[str]:
    return _compiled(tuple(sorted(known, key=lambda form: (-len(form), form))), loose)


@lru_cache(maxsize=4096)
def _compiled(known: tuple[str, ...], loose: bool) -> re.Pattern[str]:
    either = "|".join(map(_loosely if loose else re.escape, known))
    after = rf"{_AFTER}(?!\s[%‰％])" if loose else _AFTER
    return re.compile(f"{_BEFORE}(?:{either}){after}", re.IGNORECASE)


_PIECE = re.compile(
    r"\d+(?:[.,]\d+)*|[\u3040-\u30ff\u3400-\u9fff]|[^\W\d\u3040-\u30ff\u3400-\u9fff]+|[^\w\s]"
)
"""Pieces that a line may break between: a number, a word, a sign, each letter of Han and kana."""

_DASHES = "–−‒—-"


def _loosely(form: str) -> str:
    """A pattern of the form with any spaces between its pieces, and dashes of any length."""
    pieces = (
        f"[{_DASHES}]" if piece in _DASHES else re.escape(piece) for piece in _PIECE.findall(form)
    )
    return r"\s*".join(pieces)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    word = text[start:end]
    start += len(word) - len(word.lstrip(_ROUND))
    return start, start + len(word.strip(_ROUND))


def _glued(text: str, end: int, stop: int) -> int:
    """Where a figure ends with all that spaces that do not break hold to it."""
    while text[end : end + 1] == NBSP and text[end + 1 : end + 2] not in {"", "["}:
        word = re.match(r"\S+", text[end + 1 : stop])
        kept = word[0].rstrip(f"{_ROUND},.;:!?") if word else ""
        if not kept:
            break
        end += 1 + len(kept)
    return end
