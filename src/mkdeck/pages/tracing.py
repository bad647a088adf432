"""Pages that can be read back: every figure of theirs with its claim and value."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from mkdeck.claims import figures_in
from mkdeck.render import reference
from mkdeck.scene import Group, Image, Line, Picture, Rect, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mkdeck.claims import Claim
    from mkdeck.languages import Language
    from mkdeck.scene import Item, Scene


def traced(
    scene: Scene, claims: Mapping[str, Claim], language: Language, month: str, *, told: bool
) -> Scene:
    """The page with the figures of its texts, alternative texts and notes.

    Args:
        scene: The page.
        claims: Those that it may show, by id.
        language: What it is written in.
        month: The library's, as `YYYY-MM`, or nothing.
        told: Whether the page's own claims are listed with their figures.
    """
    items = tuple(_traced(item, claims, language) for item in scene.items)
    rows = _listed(items, claims, language) if told and scene.claims else ""
    listed = language.word("traced", figures=rows, month=month or "none") if rows else ""
    noted = figures_in("\n".join((*scene.notes, listed)), _of(_shown(items), claims), language)
    return replace(scene, items=items, listed=listed, noted=noted)


def _traced(item: Item, claims: Mapping[str, Claim], language: Language) -> Item:
    match item:
        case Text():
            found = figures_in(item.string, _of(item.claims, claims), language)
            return replace(item, figures=found) if found else item
        case Picture():
            return replace(item, figures=figures_in(item.alt, _of(item.claims, claims), language))
        case Group():
            inner = tuple(_traced(part, claims, language) for part in item.items)
            shown = _of(_shown(item.items), claims)
            return replace(item, items=inner, figures=figures_in(item.alt, shown, language))
        case Rect() | Line() | Image():
            return item
        case _:
            assert_never(item)


def _of(ids: Sequence[str], claims: Mapping[str, Claim]) -> list[Claim]:
    return [claims[key] for key in ids if key in claims]


def _shown(items: Sequence[Item]) -> list[str]:
    """Ids of the claims that items show, each once, in order."""
    return list(dict.fromkeys(key for item in _flat(items) for key in item.claims))


def _flat(items: Sequence[Item]) -> Iterator[Text | Picture]:
    for item in items:
        if isinstance(item, Group):
            yield from _flat(item.items)
        elif isinstance(item, Text | Picture):
            yield item


def _listed(items: Sequence[Item], claims: Mapping[str, Claim], language: Language) -> str:
    """Each claim in brackets, as shapes are named, with the figures of it that the page prints."""
    printed: dict[str, dict[str, None]] = {key: {} for key in _shown(items) if key in claims}
    for item in _flat(items):
        for figure in item.figures:
            if figure.claim:
                printed[figure.claim][figure.value] = None
    rows = []
    for key, values in printed.items():
        several = len(claims[key].figures) > 1
        for name in values or [""]:
            value = claims[key].figures.get(name)
            mark = f"[{reference(key, [name] if name and several else [])}]"
            rows.append(f"{mark} {language.running(value)}" if value else mark)
    return language.semicolons(rows)
