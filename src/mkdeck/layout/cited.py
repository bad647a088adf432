"""What was cited of a source, as texts of a list of sources."""

from __future__ import annotations

from bisect import bisect_left
from itertools import groupby
from typing import TYPE_CHECKING

from mkdeck.story import cited_statements, ids, told
from mkdeck.text import DoesNotFitError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mkdeck.layout.look import Look
    from mkdeck.scene import Text
    from mkdeck.story import Part, Reference

MOST_LINES = 8
"""Lines of one text."""


def cited_texts(
    reference: Reference, part: Part, look: Look, room: float, size: float, *, brief: bool
) -> Iterator[Text]:
    """What was cited of a source, in texts of at most `MOST_LINES`, each with as much as fits.

    Args:
        reference: The source with its claims.
        part: The list of sources.
        look: How it looks.
        room: Width of a text.
        size: Of its letters.
        brief: Whether claims are told by their labels and figures; the notes have them whole.
    """
    atoms = (_brief if brief else _whole)(reference, part, look)

    def make(count: int) -> Text:
        return _set(atoms[:count], reference, look, room, size)

    while atoms:
        count = _most(len(atoms), make) or 1
        try:
            yield make(count)
        except DoesNotFitError:
            # A single statement longer than a row's text is cut; the notes have all of it.
            yield _set([_cut(atoms[0], reference, look, room, size)], reference, look, room, size)
        atoms = atoms[count:]


Atom = tuple[str, str]
"""A statement, or a question with one of its answers; a label with its figure alone."""


def _whole(reference: Reference, part: Part, look: Look) -> list[Atom]:
    """Statements, and questions with their answers."""
    return [
        (lead, row)
        for lead, rows in cited_statements(reference, part, look.language)
        for row in rows or ("",)
    ]


def _brief(reference: Reference, part: Part, look: Look) -> list[Atom]:
    """Claims by their labels and figures; statements of those that have not just one."""
    language = look.language
    return [
        (
            "",
            language.word(
                "row",
                label=part.labels[claim.id],
                value=language.value(claim.main, short=False),
            ),
        )
        if len(claim.quantities) == 1
        else (language.ended(part.cited[claim.id]), "")
        for claim in reference.claims
    ]


def _cut(atom: Atom, reference: Reference, look: Look, room: float, size: float) -> Atom:
    """As many words of a statement as fit, with where the rest is."""
    lead, row = atom
    words = told(lead, [row] if row else [], look.language).split()
    more = look.language.word("more-notes")

    def ended(count: int) -> Atom:
        return look.language.sentences([f"{' '.join(words[:count])} …", more]), ""

    count = _most(len(words), lambda count: _set([ended(count)], reference, look, room, size))
    return ended(count)


def _most(count: int, make: Callable[[int], Text]) -> int:
    """The largest number up to a count that a text can be made of; few large ones are tried."""

    def fits(number: int) -> bool:
        try:
            make(number)
        except DoesNotFitError:
            return False
        return True

    end = 1
    while end < count and fits(end):
        end *= 2
    numbers = range(1, min(end, count) + 1)
    return bisect_left(numbers, True, key=lambda number: not fits(number))


def _set(atoms: Sequence[Atom], reference: Reference, look: Look, room: float, size: float) -> Text:
    """Statements, and questions with the answers that stand together."""
    language = look.language
    said = [
        told(lead, rows, language) if lead else language.ended(language.semicolons(rows))
        for lead, group in groupby(atoms, key=lambda atom: atom[0])
        for rows in [[row for _, row in group if row]]
    ]
    return look.text(
        "reference",
        language.sentences(said),
        0,
        0,
        room,
        lines=MOST_LINES,
        balance=False,
        name="cited",
        claims=ids(reference.claims),
        size=size,
    )
