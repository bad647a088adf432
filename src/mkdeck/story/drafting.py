"""A piece of a deck file to a draft: its kind, its options, the claims that it names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frozendict import frozendict

from mkdeck.errors import did_you_mean
from mkdeck.formats import Form, formats
from mkdeck.reading import Node, parse
from mkdeck.story.kinds import FORMS
from mkdeck.story.parts import Draft
from mkdeck.story.spec import CLAIM, marked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mkdeck.claims import Claim
    from mkdeck.errors import Problem
    from mkdeck.story.kinds import Kind
    from mkdeck.story.picking import Picking
    from mkdeck.story.spec import SlideOptions


SHOWERS: dict[Form, str] = {"slide": "a slide", "band": "the infographic", "card": "a card"}


_KINDS = 'write "kind: …"; "mkdeck kinds" lists them'


@dataclass(frozen=True)
class Drafting:
    """Makes drafts and collects what is wrong with their nodes."""

    kinds: Mapping[str, Kind]
    pick: Picking
    problems: list[Problem]

    def draft(self, form: Form, node: Node, number: int) -> Draft | None:
        """The draft of a piece, or None where anything is wrong with it."""
        if isinstance(node.value, str):
            node = node.under("kind")
        kind = self._kind(form, node)
        if kind is None:
            return None
        options = parse(kind.options, node, self.problems)
        if options is None:
            return None
        before = len(self.problems)
        self.problems.extend(_size_problems(form, options, node))
        self.problems.extend(_ignored(form, kind, options, node))
        claims = self.pick.named(kind, options, node)
        extra = self._extra(kind, options, node)
        if len(self.problems) > before:
            return None
        return Draft(form, kind, options, node, number, claims, frozendict(extra))

    def _kind(self, form: Form, node: Node) -> Kind | None:
        held = node.at("kind")
        name = held.value if held is not node else ""
        if not isinstance(name, str):
            message = f'"kind" must be a text, found {held.shown}'
            self.problems.append(held.problem(message, code="type", hint=_KINDS))
            return None
        if not name:
            self.problems.append(held.problem("a kind is missing", code="missing-key", hint=_KINDS))
            return None
        kind = self.kinds.get(name)
        if kind is not None and form in kind.forms:
            return kind
        there = {key for key, known in self.kinds.items() if form in known.forms}
        what = (
            "there is no kind called" if kind is None else f"{SHOWERS[form]} cannot show the kind"
        )
        self.problems.append(
            node.problem(
                f'{what} "{name}"',
                "kind",
                code="unknown-kind",
                hint=did_you_mean(name, there) or _KINDS,
            )
        )
        return None

    def _extra(self, kind: Kind, options: SlideOptions, node: Node) -> dict[str, Claim]:
        """The claims that single options name, by the path of the option."""
        extra = {}
        for name in marked(kind.options, CLAIM):
            named = getattr(options, name)
            paths: list[tuple[str | int, ...]] = (
                [(name,)] if isinstance(named, str) else [(name, i) for i in range(len(named))]
            )
            for key, path in zip([named] if isinstance(named, str) else named, paths, strict=True):
                if not key:
                    continue
                claim = self.pick.claim(key, node, *path, allow=self.pick.allowed(options))
                if claim:
                    extra[".".join(map(str, path))] = claim
        return extra


def _size_problems(form: Form, options: SlideOptions, node: Node) -> Iterator[Problem]:
    if form == "card":
        yield from size_problems(options.size, node)
    elif options.size:
        yield node.problem(
            "only a card has a size", "size", code="unused-option", hint="leave it out"
        )


def size_problems(sizes: Sequence[str], node: Node) -> Iterator[Problem]:
    """Names of canvases that there are not, or that stand twice, under `size` of a node."""
    known = formats("card")
    for i, size in enumerate(sizes):
        if size not in known:
            yield node.problem(
                f'there is no card size "{size}"',
                "size",
                i,
                hint=did_you_mean(size, known) or f"choose one of {', '.join(known)}",
                code="unknown-value",
            )
        elif size in sizes[:i]:
            said = f'"{size}" stands twice among the sizes'
            yield node.problem(said, "size", i, code="twice", hint="take one of them out")


def _ignored(form: Form, kind: Kind, options: SlideOptions, node: Node) -> Iterator[Problem]:
    """Options that the kind would not show in this form."""
    ignored = {*kind.ignores.get(form, ()), *(() if form == "slide" else ("notes",))}
    for name in sorted(ignored):
        if getattr(options, name):
            yield node.problem(
                f'"{kind.name}" does not show a "{name}" in {FORMS[form]}',
                name,
                code="unused-option",
                hint="leave it out",
            )
