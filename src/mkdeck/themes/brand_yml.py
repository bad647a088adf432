"""A `_brand.yml`, as Quarto and others read it, as a theme."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from frozendict import frozendict

from mkdeck.errors import Problem, quoted
from mkdeck.themes.colour import contrast
from mkdeck.themes.font_files import installed
from mkdeck.themes.tokens import TEXT_CONTRAST

if TYPE_CHECKING:
    from mkdeck.reading import Node

BRAND_FILES = ("_brand.yml", "_brand.yaml")

INK = "222222"
"""About the ink that follows from an accent on light paper."""

_USED = {
    "meta": {"name", "link"},
    "logo": {"images", "small", "medium", "large"},
    "color": {"palette", "primary", "secondary", "foreground", "background"},
    "typography": {"fonts", "base", "headings"},
}


def brand_theme(node: Node) -> tuple[Node, tuple[Problem, ...]]:
    """The brand as a theme, with a warning for each thing that a theme has no use for."""
    reading = _Reading(node)
    entries = {"name": reading.name(), "brand": reading.brand()}
    colours = reading.colours()
    faces = reading.faces()
    entries |= {"colours": colours} if colours.value else {}
    entries |= {"faces": faces} if faces.value else {}
    reading.leftovers()
    return replace(node, value=frozendict(entries), keys=frozendict()), tuple(
        dict.fromkeys(reading.notes)
    )


class _Reading:
    """Takes out of a brand's file what a theme needs, and notes the rest."""

    def __init__(self, node: Node) -> None:
        self.node = node
        self.notes: list[Problem] = []

    def at(self, *steps: str) -> Node | None:
        """The node that the steps lead to, if it is there."""
        node: Node | None = self.node
        for step in steps:
            node = _step(node, step)
        return node

    def note(self, place: Node, message: str, hint: str) -> None:
        self.notes.append(
            place.problem(message, hint=hint, code="unused-option", severity="warning")
        )

    def name(self) -> Node:
        """The brand's short name, else its full one."""
        found = _first(self.at("meta", "name"), "short", "full")
        return found or replace(self.node, value="Brand", keys=frozendict())

    def brand(self) -> Node:
        """Seeds, name, address and logo."""
        entries = {"name": self.name()} if self.at("meta", "name") else {}
        link = _first(self.at("meta", "link"), "home")
        if link is not None:
            shown = re.sub(r"^https?://|/$", "", str(link.value))
            entries["url"] = replace(link, value=shown)
        logo = self.logo()
        entries |= {"logo": logo} if logo else {}
        seeds = [one for one in (self.colour("primary"), self.second()) if one]
        if seeds:
            entries["colours"] = replace(seeds[0], value=tuple(seeds))
        return replace(self.node, value=frozendict(entries), keys=frozendict())

    def logo(self) -> Node | None:
        """The logo of medium size, else another, if it is a picture of ours."""
        for size in ("medium", "small", "large"):
            named = _first(self.at("logo", size) or None, "light", "path")
            if named is None:
                continue
            image = self.at("logo", "images", str(named.value))
            found = _first(image, "path") or named
            if str(found.value).lower().endswith((".png", ".jpg", ".jpeg")):
                return found
            self.note(found, f"a logo is a PNG or JPEG, not {found.shown}", "add one of those")
        whole = self.at("logo")
        return whole if whole and isinstance(whole.value, str) and whole.value else None

    def colour(self, key: str) -> Node | None:
        """A colour of the brand, through the names of its palette."""
        found = self.at("color", key)
        seen = set()
        while found is not None and str(found.value) not in seen:
            seen.add(str(found.value))
            named = self.at("color", "palette", str(found.value))
            if named is None:
                break
            found = named
        if found is None:
            return None
        digits = _digits(str(found.value))
        if not digits:
            hint = "write six hexadecimal digits, such as '#C4361A', or a name of the palette"
            self.note(found, f"{quoted(str(found.value))} is no colour that a theme reads", hint)
            return None
        return replace(found, value=digits)

    def second(self) -> Node | None:
        """The secondary colour, where words can be read on it."""
        found = self.colour("secondary") if self.at("color", "primary") else None
        if found is None:
            return None
        paper, ink = self.colour("background"), self.colour("foreground")
        inks = ["FFFFFF", str(paper.value) if paper else "", str(ink.value) if ink else INK]
        if max(contrast(one, str(found.value)) for one in inks if one) >= TEXT_CONTRAST:
            return found
        hint = "take a darker or a lighter one, as the ground of dividers"
        self.note(found, "no words can be read on the secondary colour", hint)
        return None

    def colours(self) -> Node:
        """Paper and ink."""
        pairs = {"paper": self.colour("background"), "ink": self.colour("foreground")}
        given = {token: one for token, one in pairs.items() if one}
        return replace(self.node, value=frozendict(given), keys=frozendict())

    def faces(self) -> Node:
        """Families of the brand that are files, or that an installed package has."""
        base = _first(self.at("typography", "base"), "family")
        head = _first(self.at("typography", "headings"), "family") or base
        image, office = {}, {}
        for name, family in (("title", head), ("number", head), ("text", base)):
            if family is None:
                continue
            files = self.files(str(family.value))
            entries = {"family": family} | ({"files": files} if files else {})
            spec = replace(family, value=frozendict(entries), keys=frozendict())
            if files:
                image[name] = office[name] = spec
            elif installed(str(family.value)):
                image[name] = spec
            elif name != "number":
                hint = "name its files under typography.fonts, or install a package that has it"
                self.note(family, f"no font at hand is called {family.shown}", hint)
        sets = {"image": image, "office": office}
        made = {
            key: replace(self.node, value=frozendict(one), keys=frozendict())
            for key, one in sets.items()
            if one
        }
        return replace(self.node, value=frozendict(made), keys=frozendict())

    def files(self, family: str) -> Node | None:
        """The files of a family that the brand brings along."""
        fonts = self.at("typography", "fonts")
        for font in fonts.value if fonts and isinstance(fonts.value, tuple) else ():
            named, files = _step(font, "family"), _step(font, "files")
            if named and named.value == family and files and isinstance(files.value, tuple):
                paths = tuple(found for one in files.value if (found := _first(one, "path")))
                return replace(files, value=paths) if paths else None
        return None

    def leftovers(self) -> None:
        """Notes keys that a theme has no use for."""
        for key, place in self.node.keys.items():
            if key not in _USED:
                self.note(place, f'a theme has no use for "{key}"', "nothing to do")
                continue
            below = self.at(key)
            for name, one in (below.keys if below else {}).items():
                if name not in _USED[key]:
                    self.note(one, f'a theme has no use for "{key}.{name}"', "nothing to do")


def _digits(colour: str) -> str:
    """A colour as CSS writes it as six hexadecimal digits, or nothing."""
    from coloraide import Color

    try:
        made = Color(colour).convert("srgb").fit()
    except ValueError:
        return ""
    return str(made.to_string(hex=True, alpha=False)).removeprefix("#").upper()


def _step(node: Node | None, step: str) -> Node | None:
    if node is None or not isinstance(node.value, frozendict):
        return None
    found = node.value.get(step)
    return found if found is not None and found.given else None


def _first(node: Node | None, *keys: str) -> Node | None:
    """A text, or the first of the keys that has one."""
    if node is not None and isinstance(node.value, str):
        return node if node.value else None
    found = (_step(node, key) for key in keys)
    return next((one for one in found if one and isinstance(one.value, str)), None)
