"""A theme's node with the tokens that follow from its brand's colours."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from frozendict import frozendict

from mkdeck.reading import Model, RuleError, parse
from mkdeck.themes.brand import BrandFile
from mkdeck.themes.colour import luminance
from mkdeck.themes.seeds import Ground, derived
from mkdeck.themes.tokens import TOKEN_NAMES, is_colour

if TYPE_CHECKING:
    from mkdeck.errors import Problem
    from mkdeck.reading import Node


class SeedFile(Model):
    """What a theme says of its brand."""

    ground: Ground | None = None
    brand: BrandFile = BrandFile()


def with_tokens(node: Node, problems: list[Problem]) -> Node:
    """The theme with every token written out, where it has seeds; as it is where it has none."""
    if not isinstance(node.value, frozendict):
        return node
    kept = {key: one for key, one in node.value.items() if key in SeedFile.model_fields}
    seeds = parse(SeedFile, replace(node, value=frozendict(kept)), problems)
    if seeds is None or not seeds.brand.colours:
        return node
    given = _given(node)
    ground = seeds.ground or ("dark" if luminance(given.get("paper", "FFFFFF")) < 0.18 else "light")
    place = node.at("brand", "colours", 0)
    try:
        tokens = derived(seeds.brand.colours, ground, given)
    except RuleError as error:
        problems.append(place.problem(str(error), hint=error.hint, code=error.code))
        return node
    made = frozendict({name: replace(place, value=value) for name, value in tokens.items()})
    own = node.at("colours")
    if own is node or not isinstance(own.value, frozendict):
        return replace(node, value=node.value | {"colours": replace(place, value=made)})
    return replace(node, value=node.value | {"colours": replace(own, value=made | own.value)})


def _given(node: Node) -> dict[str, str]:
    """The tokens that the author has chosen and that are colours."""
    own = node.at("colours")
    if own is node or not isinstance(own.value, frozendict):
        return {}
    texts = {name: one.value for name, one in own.value.items() if isinstance(one.value, str)}
    return {
        name: text.removeprefix("#").upper()
        for name, text in texts.items()
        if name in TOKEN_NAMES and is_colour(text)
    }
