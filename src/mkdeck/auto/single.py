"""Pieces that name their claims and leave their kind open: `kind: auto`."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, get_args

from frozendict import frozendict

from mkdeck.auto.choosing import Choosing, Chosen, Refused
from mkdeck.auto.findings import Finding, findings, size
from mkdeck.auto.pieces import with_pieces
from mkdeck.auto.telling import Telling
from mkdeck.formats import Form
from mkdeck.reading import parse, placed
from mkdeck.story import AUTO, WAYS, Outline, Picking, SlideOptions, select, share_an_axis

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdeck.auto.choosing import Piece, Trial
    from mkdeck.claims import Claim, LibraryLike
    from mkdeck.errors import Problem
    from mkdeck.reading import Node
    from mkdeck.story import DeckSpec, Kind

OWN = ("title", "subtitle", "notes", "also", "derive")
"""Options of the author that belong to the first of several pieces alone."""


def open_pieces(
    spec: DeckSpec, library: LibraryLike, kinds: Mapping[str, Kind], trial: Trial
) -> tuple[DeckSpec, list[Problem]]:
    """The deck with a kind for every piece that leaves it open; itself where none does.

    What can share an axis is drawn together, and the rest as separate findings, on a piece of its
    own where both are needed. A piece whose claims cannot be found or shown is left out, and is a
    problem.
    """
    opening = _Opening(spec, library, kinds, trial)
    pieces = {form: opening.form(form) for form in get_args(Form) if opening.has_open(form)}
    if not pieces:
        return spec, []
    return with_pieces(spec, pieces, Outline(frozendict(opening.why))), opening.problems


@dataclass
class _Opening:
    spec: DeckSpec
    library: LibraryLike
    kinds: Mapping[str, Kind]
    trial: Trial
    problems: list[Problem] = field(default_factory=list)
    why: dict[tuple[Form, int], str] = field(default_factory=dict)

    def has_open(self, form: Form) -> bool:
        return any(_leaves_open(node) for node in self.spec.pieces(form))

    def form(self, form: Form) -> list[Node]:
        """Every piece of a form, those that leave their kind open as what they become."""
        made: list[Node] = []
        after = ""
        for node in self.spec.pieces(form):
            if not _leaves_open(node):
                made.append(node)
                after = str(
                    node.at("kind").value if not isinstance(node.value, str) else node.value
                )
                continue
            for chosen in self.pieces(form, node, after):
                made.append(_beside(chosen.piece, node))
                self.why[form, len(made)] = chosen.why
                after = chosen.kind
        return made

    def pieces(self, form: Form, node: Node, after: str) -> list[Chosen]:
        """What a piece becomes; nothing with a problem where it cannot be shown."""
        options = parse(SlideOptions, node, self.problems)
        claims = self.claims(options, node) if options else ()
        if options is None or not claims:
            return []
        given: Piece = {key: value for key, value in node.plain().items() if key != "kind"}
        if "select" in given:
            del given["select"]
        choosing = Choosing(form, self.kinds, self.trial)
        if len(claims) == 1 or share_an_axis(claims):
            lead = claims[0] if options.select is None else max(claims, key=size)
            made = choosing.choose(Finding(claims, lead), after=after, given=given)
            if isinstance(made, Chosen):
                return [made]
            return self.refused(made, node)
        own = {key: value for key, value in given.items() if key not in WAYS}
        telling = Telling(
            replace(choosing, extra={key: own[key] for key in own if key not in OWN}),
            [Chosen({"kind": after}, (), "")],
        )
        found = findings(claims)
        for one in found:
            if one.meaning.picture:
                telling.tell([one], 1)
        alone = [one for one in found if not one.meaning.picture]
        while alone:
            if len(alone) == 1 or not telling.tell_several(alone):
                telling.tell([alone.pop(0)], 1)
        if telling.refused:
            why = "; ".join(f"{key}: {reason}" for key, reason in telling.refused.items())
            return self.refused(Refused(claims, why), node)
        first, *rest = telling.pieces[1:]
        return [replace(first, piece=first.piece | own), *rest]

    def refused(self, made: Refused, node: Node) -> list[Chosen]:
        """Nothing, and a problem."""
        names = ", ".join(claim.id for claim in made.claims)
        self.problems.append(
            node.problem(
                f"no kind shows {names} here: {made.why}",
                "kind",
                code="unfit",
                hint="name other claims, or a kind",
            )
        )
        return []

    def claims(self, options: SlideOptions, node: Node) -> tuple[Claim, ...]:
        """The claims that a piece names or selects; every miss is a problem."""
        picking = Picking(self.spec, self.library, self.problems)
        ways = [way for way in WAYS if getattr(options, way)]
        if len(ways) != 1:
            what = "chooses claims in two ways" if ways else "names no claims"
            self.problems.append(
                node.problem(
                    f'a piece whose kind is "auto" {what}',
                    "kind",
                    code="two-ways" if ways else "claim-count",
                    hint='write one of "claim", "claims", "question" and "select"',
                )
            )
            return ()
        if options.question:
            return picking.answers(options, node)
        if options.select is None:
            return picking.listed(options, node)
        picking.known(options.select, node)
        if self.problems:
            return ()
        choices = select(
            options.select,
            self.library,
            pool=self.spec.file.topics,
            allow=picking.allowed(options),
        )
        taken = tuple(choice.claim for choice in choices if choice.taken)
        if not taken:
            self.problems.append(
                node.problem(
                    f"the selection is empty: of {len(choices)} claims none fits",
                    "select",
                    code="empty-selection",
                    hint='"mkdeck claims list" lists the claims at hand',
                )
            )
        return taken


def _leaves_open(node: Node) -> bool:
    return not isinstance(node.value, str) and node.at("kind").value == AUTO


def _beside(piece: Piece, node: Node) -> Node:
    """A piece in place of a node, each option that the author wrote where it stands."""
    made = placed(piece, node)
    assert isinstance(made.value, frozendict)
    assert isinstance(node.value, frozendict)
    own = {key: one for key, one in node.value.items() if one.plain() == piece.get(key)}
    return replace(made, value=made.value | own, keys=made.keys | node.keys)
