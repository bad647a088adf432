"""What a deck leaves to mkdeck: whole lists of pieces, by the word `auto` or by saying nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from frozendict import frozendict

if TYPE_CHECKING:
    from mkdeck.formats import Form
    from mkdeck.reading import Node

AUTO = "auto"
"""What an author writes for what mkdeck is to choose: pieces, or the kind of one."""

WAYS_TO: dict[Form, tuple[str, ...]] = {
    "slide": ("slides",),
    "band": ("infographic", "sections"),
    "card": ("cards",),
}
"""The keys that lead to the pieces of each form."""


def left_open(node: Node) -> frozenset[Form]:
    """The forms whose pieces are left to mkdeck."""
    if not isinstance(node.value, frozendict):
        return frozenset()
    given = {key for key, entry in node.value.items() if entry.given}
    if "topics" in given and not given & {"slides", "infographic", "cards"}:
        return frozenset(WAYS_TO)
    found: set[Form] = {
        form for form, (key, *_) in WAYS_TO.items() if key in given and node.at(key).value == AUTO
    }
    info = node.at("infographic").value
    if (
        "infographic" in given
        and isinstance(info, frozendict)
        and ("sections" not in info or not info["sections"].given or info["sections"].value == AUTO)
    ):
        found.add("band")
    return frozenset(found)


def without_auto(node: Node) -> Node:
    """The deck without the pieces that are left to mkdeck; an infographic is an empty mapping."""
    if not isinstance(node.value, frozendict):
        return node
    entries = dict(node.value)
    for key in ("slides", "cards"):
        if key in entries and entries[key].value == AUTO:
            entries[key] = replace(entries[key], value="", given=False)
    info = entries.get("infographic")
    if info is not None and info.value == AUTO:
        entries["infographic"] = replace(info, value=frozendict())
    elif info is not None and isinstance(info.value, frozendict):
        kept = {key: one for key, one in info.value.items() if one.value != AUTO}
        entries["infographic"] = replace(info, value=frozendict(kept))
    return replace(node, value=frozendict(entries))
