"""A deck that leaves things open to one that says all: `auto` becomes pieces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from frozendict import frozendict

from mkdeck.auto.choosing import Choosing, Chosen
from mkdeck.auto.findings import Finding, findings, pool
from mkdeck.auto.pieces import with_pieces
from mkdeck.auto.single import open_pieces
from mkdeck.auto.telling import ENOUGH, Chapter, Telling, chapters, shared_out
from mkdeck.auto.withheld import Withheld
from mkdeck.claims import Filter, topic_name
from mkdeck.formats import Form
from mkdeck.story import Choice, Outline, place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdeck.auto.choosing import Piece, Trial
    from mkdeck.claims import Claim, LibraryLike
    from mkdeck.errors import Problem
    from mkdeck.languages import Language
    from mkdeck.story import DeckSpec, Kind

LENGTHS: dict[Form, dict[str, int]] = {
    "slide": {"short": 4, "usual": 9, "long": 18},
    "band": {"short": 4, "usual": 8, "long": 14},
    "card": {"short": 3, "usual": 6, "long": 12},
}
"""How many pieces with findings there are of each form, beside title, dividers and sources."""

FEW_PIECES = 3
"""With fewer slides of findings a story says what it holds back."""

PIECES = 2
"""How many pieces a chapter has at least."""

ROLES = ("", "consequence", "remedy")
"""Roles of topics in the order of a story."""

LEAST = 3
"""How many slides a story has at least: title, a finding, sources."""


def expanded(
    spec: DeckSpec,
    library: LibraryLike,
    kinds: Mapping[str, Kind],
    language: Language,
    trial: Trial,
) -> tuple[DeckSpec, list[Problem]]:
    """The deck with every `auto` in it replaced by what it stands for, and what is wrong with it.

    Args:
        spec: The deck as written.
        library: Its claims.
        kinds: The kinds there are.
        language: The deck's language.
        trial: Says what is wrong with a piece when it is laid out.
    """
    spec, problems = open_pieces(spec, library, kinds, trial)
    if not spec.open:
        return spec, problems
    told, more = _Expanding(spec, library, kinds, language, trial).deck()
    return told, problems + more


@dataclass
class _Expanding:
    spec: DeckSpec
    library: LibraryLike
    kinds: Mapping[str, Kind]
    language: Language
    trial: Trial

    def deck(self) -> tuple[DeckSpec, list[Problem]]:
        able, left = pool(self.spec, self.library, self.language)
        known = [topic for topic in self.spec.file.topics if topic in self.library.topics]
        if len(known) < len(self.spec.file.topics):
            # The storyboard says which topics there are not.
            return self.spec, []
        withheld = Withheld(self.language, self.trial, left)
        if not able:
            told = withheld.told("slide" in self.spec.open)
            if not told:
                return self.spec, [withheld.problem(self.spec)]
            title = self.headed()
            outline = Outline(frozendict({("slide", 2): told.why}), tuple(left))
            return with_pieces(self.spec, {"slide": [title, told.piece]}, outline), []
        made: dict[Form, list[Chosen]] = {}
        refused: dict[str, str] = {}
        for form in get_args(Form):
            if form in self.spec.open:
                made[form], missed = self.form(form, able, withheld)
                refused |= missed
        shown: dict[str, list[str]] = {}
        for form, chosen in made.items():
            for i, one in enumerate(chosen, 1):
                for key in one.shown:
                    shown.setdefault(key, []).append(place(form, i))
        choices = [
            Choice(claim, claim.id in shown, _became(claim, shown, refused)) for claim in able
        ]
        choices.sort(key=lambda choice: not choice.taken)
        outline = Outline(frozendict(self.reasons(made)), (*choices, *left))
        pieces: dict[Form, list[Piece]] = {
            form: [one.piece for one in chosen] for form, chosen in made.items()
        }
        return with_pieces(self.spec, pieces, outline, self.glyph()), []

    def reasons(self, made: Mapping[Form, Sequence[Chosen]]) -> dict[tuple[Form, int], str]:
        """Why each piece is as it is."""
        own = self.spec.outline.why if self.spec.outline else {}
        return dict(own) | {
            (form, i): one.why for form, chosen in made.items() for i, one in enumerate(chosen, 1)
        }

    def form(
        self, form: Form, able: list[Claim], withheld: Withheld
    ) -> tuple[list[Chosen], dict[str, str]]:
        """The pieces of one form, and the claims that no kind shows in it."""
        telling = Telling(Choosing(form, self.kinds, self.trial))
        found = findings(able, self.answers(able))
        if form == "slide":
            self.title(telling, found)
        opening = next((one for one in found if _opens(one)), found[0])
        rest = [one for one in found if one is not opening]
        size = self.size(form)
        telling.single = form == "card"
        telling.tell([opening], 1)
        loose, parts, shares = self.parts(rest, size - 1 if form != "card" else 0)
        telling.tell(loose, shares[0] if parts else size - 1)
        for part, share in zip(parts, shares[1:], strict=True):
            self.chapter(telling, form, part, share)
        if form == "card":
            telling.gather(size)
        else:
            telling.accent()
        told = withheld.told(form == "slide" and sum(map(_tells, telling.pieces)) < FEW_PIECES)
        if told:
            telling.add(told)
        if form == "slide":
            self.fixed(telling, {"kind": "sources"}, "every source, at the end")
        return telling.pieces, telling.refused

    def parts(
        self, found: list[Finding], most: int
    ) -> tuple[list[Finding], list[Chapter], list[int]]:
        """The findings before any chapter, the chapters, and how many pieces each of them gets.

        A chapter of a single piece is none.
        """
        loose, parts = chapters(found, self.spec.file.topics, self.in_order())
        while parts and most >= ENOUGH - 1:
            shares = shared_out([len(one) for one in (loose, *(p.findings for p in parts))], most)
            thin = [part for part, share in zip(parts, shares[1:], strict=True) if share < PIECES]
            if not thin and len(parts) > 1:
                return loose, parts, shares
            parts = [part for part in parts if part not in thin[-1:]] if thin else []
            kept = {id(one) for part in parts for one in part.findings}
            loose = [one for one in found if id(one) not in kept]
        return found, [], []

    def glyph(self, topic: str = "") -> dict[str, str]:
        """The pictogram of a topic, or of the first of the story, as an option."""
        for one in [topic] if topic else self.spec.file.topics:
            if known := self.library.topics[one].glyph:
                return {"glyph": known}
        return {}

    def in_order(self) -> list[str]:
        """Topics that have a name in the deck's language, those that follow from others last."""
        named = [key for key in self.library.topics if self.name(key)]
        return sorted(named, key=lambda key: ROLES.index(self.library.topics[key].role))

    def name(self, topic: str) -> str:
        """What a topic is called in the deck's language, or nothing."""
        return topic_name(self.library, topic, self.language)

    def size(self, form: Form) -> int:
        """How many pieces with findings a form has."""
        length = self.spec.file.length
        if not length.isdigit():
            return LENGTHS[form][length]
        if form != "slide":
            return LENGTHS[form]["usual"]
        return max(int(length), LEAST) - 2

    def answers(self, able: list[Claim]) -> list[Claim]:
        """Other answers to the questions of these claims, of whatever topic, that may be shown."""
        allow = {"sound", *self.spec.file.allow}
        asked = {claim.spec.question for claim in able if claim.spec.question}
        every = self.library.matching(Filter(question=sorted(asked))) if asked else ()
        return [
            claim
            for claim in every
            if claim.spec.standing in allow and self.language.tag in claim.texts
        ]

    def title(self, telling: Telling, found: list[Finding]) -> None:
        """The deck's title, with a strip of a share that no other slide needs."""
        spare = [one for one in found if not one.meaning.picture]
        for one in spare[2:]:
            piece: Piece = {"kind": "title", "claim": one.lead.id}
            if not self.kinds["title"].accepts(one.lead) and not self.trial("slide", piece):
                telling.add(Chosen(piece, (), "the deck's title, with a share of its own"))
                found.remove(one)
                return
        self.fixed(telling, self.headed(), "the deck's title")

    def headed(self) -> Piece:
        """A title slide with the pictogram of the topic, where there is room for one."""
        piece: Piece = {"kind": "title", **self.glyph()}
        return {"kind": "title"} if self.trial("slide", piece) else piece

    def chapter(self, telling: Telling, form: Form, chapter: Chapter, share: int) -> None:
        """A chapter under its head, unless nothing of it can be told."""
        kind = "divider" if form == "slide" else "chapter"
        before = len(telling.pieces)
        why = f'what follows is about "{chapter.topic}"'
        head: Piece = {"kind": kind, "title": self.name(chapter.topic)}
        if form == "band":
            head |= self.glyph(chapter.topic)
        self.fixed(telling, head, why)
        told = len(telling.pieces)
        telling.tell(chapter.findings, share)
        if len(telling.pieces) == told:
            del telling.pieces[before:]

    def fixed(self, telling: Telling, piece: Piece, why: str) -> None:
        """Adds a piece without claims, where there is its kind."""
        if piece["kind"] in self.kinds:
            telling.add(Chosen(piece, (), why))


def _opens(finding: Finding) -> bool:
    """Whether a finding is one share that can be pictured, which opens a story best."""
    claim = finding.lead
    return len(finding.claims) == 1 and claim.kind == "share" and claim.main.exact


def _became(claim: Claim, shown: Mapping[str, list[str]], refused: Mapping[str, str]) -> str:
    """What became of a claim that could be told."""
    if claim.id in shown:
        return f"on {', '.join(shown[claim.id])}"
    return refused.get(claim.id, "over the length; others are stronger")


def _tells(piece: Chosen) -> bool:
    return bool(piece.claims)
