"""Trees laid over each other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from frozendict import frozendict

if TYPE_CHECKING:
    from mkdeck.reading.nodes import Node


def merged(under: Node, over: Node, without: str = "") -> Node:
    """The second node laid over the first; mappings are merged key by key.

    Args:
        under: What the second leaves out.
        over: What wins.
        without: A key of the second that is left out itself.
    """
    if not isinstance(under.value, frozendict) or not isinstance(over.value, frozendict):
        return over
    entries = dict(under.value)
    for key, entry in over.value.items():
        if key != without:
            entries[key] = merged(entries[key], entry) if key in entries else entry
    return replace(over, value=frozendict(entries), keys=under.keys | over.keys)
