"""A deck that says all as a text: the author's file, with what `auto` stands for written out."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Any, get_args

import yaml

from mkdeck.formats import Form
from mkdeck.story import WAYS_TO

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdeck.story import DeckSpec

WIDTH = 100
"""Letters of a line, at most."""

ORDER = ("title", "kicker", "language", "theme", "topics", "allow", "literals", "library")
"""Keys of a deck that come first, in this order."""


def written(spec: DeckSpec) -> str:
    """The deck as a YAML text, with the reason for each piece that mkdeck chose as a comment.

    Of several languages it is that of the spec.
    """
    plain = spec.node.plain()
    plain.pop("length", None)
    plain.pop("fallback", None)
    if plain.pop("languages", None):
        plain["language"] = spec.file.language
    keys = sorted(plain, key=lambda key: ORDER.index(key) if key in ORDER else len(ORDER))
    lists = {way[0]: form for form, way in WAYS_TO.items()}
    blocks = []
    for key in keys:
        if key not in lists:
            blocks.append(_dumped({key: plain[key]}))
    head = "".join(blocks)
    parts = [
        "".join(_list(spec, form, plain[WAYS_TO[form][0]]))
        for form in get_args(Form)
        if WAYS_TO[form][0] in plain
    ]
    return "\n".join([head, *parts])


def begun(keys: dict[str, Any]) -> str:
    """A deck of a few keys as a YAML text."""
    return _dumped(keys)


def _list(spec: DeckSpec, form: Form, value: Any) -> Iterator[str]:
    """The lines of the pieces of a form under their keys."""
    key, *below = WAYS_TO[form]
    yield f"{key}:\n"
    indent = "  "
    if below:
        yield _indented(_dumped({k: v for k, v in value.items() if k != below[0]}), indent)
        yield f"{indent}{below[0]}:\n"
        indent, value = indent * 2, value.get(below[0], [])
    why = spec.outline.why if spec.outline else {}
    for i, piece in enumerate(value, 1):
        reason = why.get((form, i), "")
        if reason:
            yield from _comment(reason, indent)
        yield f"{indent}- {_indented(_piece(piece), indent + '  ').lstrip()}"


def _piece(piece: Any) -> str:
    """A piece as people write it: the kind alone where it says nothing else."""
    if isinstance(piece, dict) and piece.keys() == {"kind"}:
        piece = piece["kind"]
    return f"{piece}\n" if isinstance(piece, str) else _dumped(piece)


def _comment(reason: str, indent: str) -> Iterator[str]:
    for line in wrap(reason, WIDTH - len(indent) - 2, break_on_hyphens=False):
        yield f"{indent}# {line}\n"


class _Dumper(yaml.SafeDumper):
    """Writes lists of a few words on one line."""


def _listed(dumper: _Dumper, items: list[Any]) -> yaml.SequenceNode:
    short = all(isinstance(item, str) for item in items) and sum(map(len, items)) < WIDTH - 40
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=short or None)


_Dumper.add_representer(list, _listed)


def _dumped(data: Any) -> str:
    if not data:
        return ""
    return yaml.dump(_typed(data), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH)


def _typed(data: Any) -> Any:
    """The data with numbers and truth values as such, so that they stand without quotes."""
    match data:
        case dict():
            return {key: _typed(value) for key, value in data.items()}
        case list():
            return [_typed(value) for value in data]
        case "true" | "false":
            return data == "true"
        case str() if data.isdecimal() and data == str(int(data)):
            return int(data)
    return data


def _indented(text: str, indent: str) -> str:
    return "".join(f"{indent}{line}" if line.strip() else line for line in text.splitlines(True))
