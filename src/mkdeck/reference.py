"""The reference of kinds and their options, made from the models that read them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdeck.formats import formats
from mkdeck.story import SlideOptions, span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic.fields import FieldInfo

    from mkdeck.story import Kind


def options_of(kind: Kind) -> list[tuple[str, str, str]]:
    """Name, default and explanation of each option of a kind."""
    return _rows(kind.options.model_fields)


def _rows(fields: Mapping[str, FieldInfo]) -> list[tuple[str, str, str]]:
    return [
        (info.alias or name, _default(info), " ".join((info.description or "").split()))
        for name, info in fields.items()
        if name != "kind"
    ]


def _default(info: FieldInfo) -> str:
    if info.is_required():
        return "required"
    value: Any = info.get_default(call_default_factory=True)
    if value == {}:
        return ""
    shown = {"": "", (): "", None: "", True: "true", False: "false"}
    try:
        return shown.get(value, str(value))
    except TypeError:
        return ""


def markdown_reference(kinds: Mapping[str, Kind]) -> str:
    """The whole reference as Markdown: common options once, then what each kind adds."""
    common = set(SlideOptions.model_fields)
    lines = [
        "# Reference of kinds",
        "",
        "Made by `mkdeck kinds --markdown`; a test compares it.",
        "",
        "## Options of every kind",
        "",
        *_table(_rows(SlideOptions.model_fields)),
        "",
        "## Sizes of cards",
        "",
        *_sizes(),
        "",
    ]
    for kind in kinds.values():
        own = {
            name: info
            for name, info in kind.options.model_fields.items()
            if name not in common or info.is_required()
        }
        lines += [
            f"## {kind.name}",
            "",
            kind.summary,
            "",
            f"Stands in: {', '.join(kind.places)}. Claims: {kind.count}. "
            f"Figures: {span(*kind.rows)}.",
            "",
            *([*_table(_rows(own)), ""] if own else []),
        ]
    return "\n".join(lines).rstrip() + "\n"


def sizes() -> list[tuple[str, str, str, str]]:
    """Name, pixels, use and day of the last check of each size of a card."""
    return [
        (card.name, f"{card.width * 2:.0f}×{card.height * 2:.0f}", card.about, card.checked)
        for card in sorted(formats("card").values(), key=lambda one: one.height / one.width)
    ]


def _sizes() -> list[str]:
    head = ["| size | pixels | what it is for | checked |", "| --- | --- | --- | --- |"]
    return head + [f"| `{name}` | {' | '.join(rest)} |" for name, *rest in sizes()]


def _table(rows: list[tuple[str, str, str]]) -> list[str]:
    head = ["| option | default | what it does |", "| --- | --- | --- |"]
    return head + [
        f"| `{name}` | {default} | {words.replace('|', chr(92) + '|')} |"
        for name, default, words in rows
    ]
