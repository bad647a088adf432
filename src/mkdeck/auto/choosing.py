"""Which kind shows claims: the first of their meaning that can, that fits, and that is new here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mkdeck.auto.meaning import meaning_of
from mkdeck.story import drawn, share_an_axis

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mkdeck.auto.findings import Finding
    from mkdeck.claims import Claim
    from mkdeck.errors import Problem
    from mkdeck.formats import Form
    from mkdeck.story import Kind

    Piece = dict[str, Any]
    """A slide, section or card as a deck file has it."""

    Trial = Callable[[Form, Piece], Sequence[Problem]]
    """What is wrong with a piece when it is laid out with its deck's theme and language."""


@dataclass(frozen=True)
class Chosen:
    """A piece with the reason for it.

    Attributes:
        why: What the claims mean together, and what spoke against better kinds.
        repeats: Whether the one before is of its kind too, for want of another.
    """

    piece: Piece
    claims: tuple[Claim, ...]
    why: str
    repeats: bool = False

    @property
    def kind(self) -> str:
        """Name of its kind."""
        return str(self.piece["kind"])

    @property
    def shown(self) -> tuple[str, ...]:
        """Ids of the claims on it."""
        own = self.piece.get("claim")
        return tuple(claim.id for claim in self.claims) or ((own,) if own else ())


@dataclass(frozen=True)
class Refused:
    """Claims that no kind shows here.

    Attributes:
        why: What is wrong with each kind that was tried.
    """

    claims: tuple[Claim, ...]
    why: str


@dataclass
class Choosing:
    """Chooses kinds for one form, and remembers what was found to fit."""

    form: Form
    kinds: Mapping[str, Kind]
    trial: Trial
    extra: Piece = field(default_factory=dict)

    def choose(
        self, finding: Finding, *, after: str = "", given: Piece | None = None
    ) -> Chosen | Refused:
        """The piece that shows a finding.

        Args:
            finding: Its claims.
            after: The kind before it, which another is preferred to.
            given: What the author wrote of it.
        """
        meaning = meaning_of(finding.claims)
        against: list[str] = []
        repeated: Chosen | None = None
        for name in meaning.kinds:
            kind = self.kinds[name]
            if self.form not in kind.forms:
                continue
            cannot = _cannot(kind, self.form, finding.claims)
            piece = self._piece(kind, finding, given)
            cannot = cannot or next((one.message for one in self.trial(self.form, piece)), "")
            if cannot:
                against.append(f"{name}: {cannot}")
            elif name == after:
                repeated = repeated or Chosen(piece, finding.claims, meaning.says, repeats=True)
                against.append(f"{name}: the one before is of this kind")
            else:
                return Chosen(piece, finding.claims, "; not ".join([meaning.says, *against]))
        return repeated or Refused(finding.claims, "; ".join(against) or "no kind shows it here")

    def as_kind(self, name: str, finding: Finding) -> Chosen | None:
        """The piece of a certain kind that shows a finding, where it can and fits."""
        kind = self.kinds[name]
        if _cannot(kind, self.form, finding.claims):
            return None
        piece = self._piece(kind, finding, None)
        if self.trial(self.form, piece):
            return None
        return Chosen(piece, finding.claims, meaning_of(finding.claims).says)

    def _piece(self, kind: Kind, finding: Finding, given: Piece | None) -> Piece:
        """The piece as an author would write it."""
        made: Piece = {"kind": kind.name, **self.extra, **(given or {})}
        made["kind"] = kind.name
        names = [claim.id for claim in finding.claims]
        if not {"claim", "claims", "question"} & made.keys():
            made |= {"claims": names} if len(names) > 1 else {"claim": names[0]}
        lead = finding.lead
        if (
            len(names) > 1
            and "highlight" in kind.options.model_fields
            and not made.get("highlight")
            and (lead is not finding.claims[0] or kind.axis)
        ):
            rows = {key for claim in finding.claims for key in claim.spec.values or (claim.id,)}
            if lead.id in rows or not kind.axis:
                made["highlight"] = lead.id
        return made


def _cannot(kind: Kind, form: Form, claims: tuple[Claim, ...]) -> str:
    """Why a kind does not show the claims in a form, or nothing."""
    refused = next((why for claim in claims if (why := kind.accepts(claim))), "")
    rows = sum(map(drawn, claims))
    if form not in kind.forms:
        return "it has no such form"
    if refused:
        return refused
    if not kind.least <= len(claims) <= kind.most or not kind.rows[0] <= rows <= kind.rows[1]:
        return f"it shows {kind.needs}"
    if kind.axis and not share_an_axis(claims):
        return "they share no axis"
    return ""
