"""What is wrong with the file of a language, beside what its model says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.errors import did_you_mean
from mkdeck.quantity import CURRENCIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdeck.errors import Problem
    from mkdeck.languages.language import Catalogue
    from mkdeck.reading import Node


TABLES = ("units", "per", "qualifiers", "words")
"""Tables that have the keys of the English file."""


TAKES = {
    "range": {"low", "high"},
    "percent-range": {"low", "high"},
    "units": {"n", "count"},
    "range-signed": {"low", "high"},
    "units-short": {"n", "count"},
    "in": {"n", "of"},
    "share-out-of": {"n", "of"},
    "out-of": {"n", "of"},
    "rank-of": {"n", "of", "count"},
    "per": {"q"},
    "per-unit": {"q", "unit"},
    "currencies": {"count"},
    "money": {"n", "c"},
    "scales": {"n"},
    "scales-short": {"n"},
    "qualifiers": {"q"},
}
"""Names that are filled in, in a message or in each of a table; `words` take those of English."""


OPTIONAL = {"count"}
"""Names that a message may leave out."""


def catalogue_problems(
    own: Catalogue, node: Node, tag: str, english: Catalogue | None
) -> Iterator[Problem]:
    """Keys that are missing or unknown, and messages that cannot be filled in.

    Args:
        own: The file's catalogue.
        node: Where it stands.
        tag: Its language.
        english: What it is held against; None for the English file itself.
    """
    known = _tables(english or own)
    given = _tables(own)
    for table in TABLES:
        yield from _keys(node, table, given[table], known[table], "in English")
    yield from _keys(node, "scales-short", given["scales-short"], given["scales"], "in full")
    for key in own.symbols:
        if key not in own.qualifiers:
            yield _unknown(node, "symbols", key, own.qualifiers)
    for code in own.currencies:
        if code not in CURRENCIES:
            yield _unknown(node, "currencies", code, CURRENCIES)
    for table, messages in given.items():
        for key, pattern in messages.items():
            steps = (table, key) if key else (table,)
            why = _fault(pattern, tag)
            if why:
                yield node.problem(
                    f'"{pattern}" is no message format ({why})',
                    *steps,
                    code="value",
                    hint='close every brace, and give every choice an "other"',
                )
            elif table in TAKES:
                takes = TAKES[table]
                yield from _names(node, steps, pattern, takes, takes - OPTIONAL)
            elif table == "words" and key in known["words"]:
                printed, choosing = names(known["words"][key])
                yield from _names(node, steps, pattern, printed | choosing, printed)


def _tables(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """Messages by the key of their table; one that stands alone has no key of its own."""
    found: dict[str, dict[str, str]] = {}
    for name, info in type(catalogue).model_fields.items():
        key, value = info.alias or name, getattr(catalogue, name)
        if key in TAKES and isinstance(value, str):
            found[key] = {"": value} if value else {}
        elif key in {*TAKES, *TABLES}:
            found[key] = {str(step): pattern for step, pattern in value.items()}
    return found


def _keys(
    node: Node, table: str, own: Mapping[str, str], known: Mapping[str, str], where: str
) -> Iterator[Problem]:
    """Keys that only one of two tables has; `where` says how the other is called."""
    for key, text in known.items():
        if key not in own:
            yield node.keys.get(table, node).problem(
                f'key "{key}" is missing',
                code="missing-key",
                hint=f'{where} it is "{text}"',
            )
    for key in own:
        if key not in known:
            yield _unknown(node, table, key, known)


def _unknown(node: Node, table: str, key: str, known: Iterable[str]) -> Problem:
    place = node.at(table)
    return place.keys.get(key, place).problem(
        f'unknown key "{key}"',
        code="unknown-key",
        hint=did_you_mean(key, known) or "leave it out, or mend its spelling",
    )


def _names(
    node: Node, steps: tuple[str, ...], pattern: str, may: set[str], must: set[str]
) -> Iterator[Problem]:
    """Names that nothing fills in, and names that get lost."""
    printed, choosing = names(pattern)
    for name in sorted((printed | choosing) - may):
        yield node.problem(
            f'nothing fills in "{{{name}}}"',
            *steps,
            code="value",
            hint=did_you_mean(name, may) or "leave it out",
        )
    for name in sorted(must - printed):
        yield node.problem(
            f'"{pattern}" leaves out "{{{name}}}"', *steps, code="value", hint="put it in"
        )


def _fault(pattern: str, tag: str) -> str:
    """Why ICU cannot read a message, or nothing."""
    from icu4py.messageformat import MessageFormat

    try:
        MessageFormat(pattern, tag)
    except ValueError as error:
        return str(error).rpartition(" ")[2]
    return ""


def names(pattern: str) -> tuple[set[str], set[str]]:
    """The names that an ICU message prints, and those that only choose one of its branches."""
    printed: set[str] = set()
    choosing: set[str] = set()
    _read(pattern, 0, printed, choosing)
    return printed, choosing - printed


def _read(text: str, at: int, printed: set[str], choosing: set[str]) -> int:
    """Reads a message from a place on; gives the place behind the brace that ends it."""
    while at < len(text) and text[at] != "}":
        if text[at] != "{":
            at += 1
            continue
        end = min(place for place in (text.find(",", at), text.find("}", at)) if place >= 0)
        name = text[at + 1 : end].strip()
        if text[end] == "}":
            printed.add(name)
            at = end + 1
            continue
        choosing.add(name)
        at = end
        while text[at] != "}":
            at = _read(text, at + 1, printed, choosing) if text[at] == "{" else at + 1
        at += 1
    return at + 1
