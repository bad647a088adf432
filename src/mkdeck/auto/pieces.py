"""Pieces that were chosen, put in their place in a deck."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from frozendict import frozendict

from mkdeck.reading import Node, parse, placed
from mkdeck.story import WAYS_TO, DeckFile, InfographicFile, in_language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdeck.formats import Form
    from mkdeck.story import DeckSpec, Outline


def with_pieces(
    spec: DeckSpec,
    pieces: Mapping[Form, Sequence[Node | Mapping[str, Any]]],
    outline: Outline,
    infographic: Mapping[str, str] = frozendict(),
) -> DeckSpec:
    """The deck with other pieces in some forms; data gets the place of what it stands for.

    Args:
        spec: The deck.
        pieces: What there is to be in each form; other forms stay as they are.
        outline: Why.
        infographic: Words for an infographic among them, where the author gave none.
    """
    node = spec.node

    def chosen(data: object, at: Node) -> Node:
        """What mkdeck chose, whose words are in the deck's language."""
        return in_language(placed(data, at), spec.file.language)

    for form, made in pieces.items():
        way = WAYS_TO[form]
        at = node.at(*way)
        items = tuple(one if isinstance(one, Node) else chosen(one, at) for one in made)
        listed = Node(at.path, at.line, at.column, items)
        node = _put(node, way, listed)
        if form == "band":
            for key, words in infographic.items():
                if not getattr(spec.infographic, key, ""):
                    node = _put(node, (way[0], key), chosen(words, at))
    file = parse(DeckFile, node, [])
    assert file is not None, "pieces that mkdeck chose are pieces of a deck"
    info = parse(InfographicFile, node.at("infographic"), []) if file.infographic else None
    still_open = spec.open - pieces.keys()
    return replace(spec, file=file, infographic=info, node=node, open=still_open, outline=outline)


def _put(node: Node, way: Sequence[str], entry: Node) -> Node:
    """The mapping with an entry at the end of a way of keys."""
    key, *rest = way
    entries = dict(node.value) if isinstance(node.value, frozendict) else {}
    below = entries.get(key, Node(node.path, node.line, node.column, frozendict()))
    entries[key] = _put(below, rest, entry) if rest else entry
    return replace(node, value=frozendict(entries))
