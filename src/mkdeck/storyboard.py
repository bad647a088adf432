"""The storyboard: which claims stand on which slide, in whose words, under which number."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdeck.arithmetic import ArithmeticProblem, Derived, derive
from mkdeck.deck import CLAIM, ROW
from mkdeck.errors import MkdeckError, Problem, did_you_mean
from mkdeck.formats import CARDS
from mkdeck.gate import check_words, gate_claim, gate_texts
from mkdeck.guard import difference
from mkdeck.language import load_language
from mkdeck.models import parse
from mkdeck.parts import FORMS, Form, Kind, Part, Reference, Storyboard
from mkdeck.picking import WAYS, Picking
from mkdeck.reader import Node
from mkdeck.select import Choice
from mkdeck.words import cited, running_figures, texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pydantic import BaseModel

    from mkdeck.claims import Claim
    from mkdeck.deck import DeckSpec, SlideOptions
    from mkdeck.language import Language
    from mkdeck.library import Library
    from mkdeck.quantity import Quantity


def build(
    spec: DeckSpec, library: Library, kinds: Mapping[str, Kind], language: Language
) -> Storyboard:
    """The deck's storyboard.

    Raises:
        MkdeckError: With every problem found: unknown kinds, options, claims or figures, claims
            that are not allowed or not comparable, figures that are nobody's.
    """
    return _Building(spec, library, kinds, language).storyboard()


SHOWERS: dict[Form, str] = {"slide": "a slide", "band": "the infographic", "card": "a card"}


@dataclass(frozen=True)
class Explanation:
    """Why a slide, section or card shows what it shows.

    Attributes:
        place: Such as `slide 3`.
        choices: Every claim that was looked at, taken ones first.
    """

    place: str
    kind: str
    choices: tuple[Choice, ...]


def explain(
    spec: DeckSpec, library: Library, kinds: Mapping[str, Kind], language: Language
) -> tuple[list[Explanation], list[Problem]]:
    """What became of the claims of each part, and the deck's problems; it never raises."""
    building = _Building(spec, library, kinds, language)
    with suppress(MkdeckError):
        building.storyboard()
    made = [
        Explanation(place, building.kind_of[place], choices)
        for place, choices in building.choices.items()
    ]
    return made, list(dict.fromkeys(building.problems))


@dataclass(frozen=True)
class _Draft:
    """A part whose claims may not be chosen yet."""

    form: Form
    kind: Kind
    options: SlideOptions
    node: Node
    number: int
    claims: tuple[Claim, ...] | None
    extra: dict[str, Claim]

    @property
    def place(self) -> str:
        return f"{'section' if self.form == 'band' else self.form} {self.number}"


class _Building:
    def __init__(
        self, spec: DeckSpec, library: Library, kinds: Mapping[str, Kind], language: Language
    ) -> None:
        self.spec, self.library, self.kinds, self.language = spec, library, kinds, language
        self.problems: list[Problem] = []
        self.pick = Picking(spec, library, self.problems)
        self.choices: dict[str, tuple[Choice, ...]] = {}
        self.kind_of: dict[str, str] = {}

    def storyboard(self) -> Storyboard:
        for i, topic in enumerate(self.spec.file.topics):
            self.pick.topic(topic, self.spec.node, "topics", i)
        slides = self.parts("slide", self.spec.slides)
        sections = self.parts("band", self.spec.sections)
        cards = self.parts("card", self.spec.cards)
        info = self.spec.infographic
        self.deck_words()
        for i, part in enumerate(slides):
            if part.kind.name == "sources" and i != len(slides) - 1:
                self.problems.append(
                    part.node.problem(
                        '"sources" must be the last slide, since it refers to all others',
                        "kind",
                        code="sources-last",
                        hint="move it to the end",
                    )
                )
        errors = [problem for problem in self.problems if problem.severity == "error"]
        if errors:
            raise MkdeckError(*errors)
        return Storyboard(
            self.spec,
            self.referenced(slides),
            self.referenced(sections),
            tuple(cards),
            info.standfirst if info else "",
            info.kicker if info else "",
            self.choices,
            tuple(dict.fromkeys(self.problems)),
        )

    def deck_words(self) -> None:
        """The gate for the words that belong to no single slide."""
        for steps in (
            ("title",),
            ("kicker",),
            ("infographic", "title"),
            ("infographic", "kicker"),
            ("infographic", "standfirst"),
        ):
            node = self.spec.node.at(*steps)
            if isinstance(node.value, str) and node is not self.spec.node.at(*steps[:-1]):
                self.problems += check_words(node, {}, self.spec.file.literals)

    # --- one part

    def parts(self, form: Form, nodes: list[Node]) -> list[Part]:
        drafts = [
            draft
            for i, node in enumerate(nodes, 1)
            if (draft := self.draft(form, node, i)) is not None
        ]
        used = {
            claim.id: draft.place
            for draft in drafts
            for claim in (*(draft.claims or ()), *draft.extra.values())
        }
        parts = []
        for draft in drafts:
            claims = draft.claims
            self.kind_of[draft.place] = draft.kind.name
            self.choices[draft.place] = _named(draft)
            if claims is None:
                found = self.pick.selected(draft.kind, draft.options, draft.node, used)
                self.choices[draft.place] += found
                claims = tuple(choice.claim for choice in found if choice.taken)
                used |= {claim.id: draft.place for claim in claims}
                if not claims:
                    continue
            part = self.part(draft, claims)
            if part is not None:
                parts.append(part)
        return parts

    def draft(self, form: Form, node: Node, number: int) -> _Draft | None:
        if isinstance(node.value, str):
            node = Node(node.path, node.line, node.column, {"kind": node})
        held = node.at("kind")
        name = held.value if held is not node and isinstance(node.value, dict) else ""
        if not isinstance(name, str):
            shape = "a list" if isinstance(name, list) else "keys with values"
            self.problems.append(held.problem(f'"kind" must be a text, found {shape}', code="type"))
            return None
        if not name:
            self.problems.append(held.problem('a kind is missing: write "kind: …"', code="kind"))
            return None
        kind = self.kinds.get(name)
        if kind is None or form not in kind.forms:
            there = {key for key, known in self.kinds.items() if form in known.forms}
            what = (
                "there is no kind called"
                if kind is None
                else f"{SHOWERS[form]} cannot show the kind"
            )
            self.problems.append(
                node.problem(
                    f'{what} "{name}"', "kind", code="unknown-kind", hint=did_you_mean(name, there)
                )
            )
            return None
        options = parse(kind.options, node, self.problems)
        if options is None:
            return None
        before = len(self.problems)
        if form == "card" and options.size and options.size not in CARDS:
            self.problems.append(
                node.problem(
                    f'there is no card size "{options.size}"',
                    "size",
                    hint=did_you_mean(options.size, CARDS),
                    code="size",
                )
            )
        elif form != "card" and options.size:
            self.problems.append(node.problem("only a card has a size", "size", code="size"))
        ignored = {*kind.ignores.get(form, ()), *(() if form == "slide" else ("notes",))}
        for field_name in sorted(ignored):
            if getattr(options, field_name):
                self.problems.append(
                    node.problem(
                        f'"{name}" does not show a "{field_name}" in {FORMS[form]}',
                        field_name,
                        code="unused-option",
                        hint="leave it out",
                    )
                )
        claims = self.pick.named(kind, options, node)
        extra = {}
        for field_name in _marked(kind.options, CLAIM):
            named = getattr(options, field_name)
            steps = (
                [(field_name,)]
                if isinstance(named, str)
                else [(field_name, i) for i in range(len(named))]
            )
            for key, path in zip([named] if isinstance(named, str) else named, steps, strict=True):
                if key and (
                    claim := self.pick.claim(key, node, *path, allow=self.pick.allowed(options))
                ):
                    extra[".".join(map(str, path))] = claim
        if len(self.problems) > before:
            return None
        return _Draft(form, kind, options, node, number, claims, extra)

    def part(self, draft: _Draft, claims: tuple[Claim, ...]) -> Part | None:
        """The draft with its claims, its words filled in; None where anything is wrong."""
        before = len(self.problems)
        every = {claim.id: claim for claim in (*claims, *draft.extra.values())}
        self.check_claims(draft, claims)
        self.check_words(draft, every.values())
        self.check_rows(draft, claims)
        if len(self.problems) > before:
            return None
        figures = _named_figures(claims, tuple(every.values()))
        derived, printed = self.arithmetic(draft, figures)
        printed = running_figures(figures, self.language) | printed
        years = [year for claim in claims if claim.kind == "series" for year in claim.spec.values]
        literals = (*self.spec.file.literals, *years)
        options = gate_texts(draft.options, draft.node, printed, literals, self.problems)
        usual = "wide" if draft.kind.axis else "og"
        made = Part(
            draft.form,
            draft.kind,
            options,
            draft.node,
            claims,
            draft.extra,
            {key: texts(claim, self.language) for key, claim in every.items()},
            derived,
            draft.number,
            self.spec.file.title,
            (options.size or usual) if draft.form == "card" else "",
            disagrees={key: self.disagreements(claim) for key, claim in every.items()},
        )
        self.problems += [
            draft.node.problem(message, option, code="unfit")
            for option, message in draft.kind.check(made)
        ]
        return made

    def check_claims(self, draft: _Draft, claims: tuple[Claim, ...]) -> None:
        """As many claims as the kind takes, each of a sort that it shows, fit for one axis."""
        kind, node = draft.kind, draft.node
        if not kind.least <= len(claims) <= kind.most:
            hint = '"mkdeck explain" tells why the selection left each claim'
            self.problems.append(
                node.problem(
                    f'"{kind.name}" needs {kind.claims}; {len(claims)} given',
                    "kind",
                    code="claim-count",
                    hint=hint if draft.options.select else "",
                )
            )
        for i, claim in enumerate(claims):
            cannot = kind.accepts(claim)
            if cannot:
                way = next(key for key in WAYS if getattr(draft.options, key))
                self.problems.append(
                    node.problem(
                        f'"{kind.name}" cannot show claim "{claim.id}": {cannot}',
                        way,
                        *((i,) if way == "claims" else ()),
                        code="unfit",
                        hint=self.kinds_for(claim, draft.form),
                    )
                )
        if kind.axis:
            self.comparable(claims, node)

    def kinds_for(self, claim: Claim, form: Form) -> str:
        """A hint that names the kinds which can show a claim alone."""
        able = [
            kind.name
            for kind in self.kinds.values()
            if form in kind.forms and kind.least <= 1 <= kind.most and not kind.accepts(claim)
        ]
        return f"kinds that can show it: {', '.join(able)}" if able else ""

    def check_words(self, draft: _Draft, claims: Iterable[Claim]) -> None:
        """Words in the deck's language, with no figures but the claim's own."""
        for claim in claims:
            if self.language.tag in claim.texts:
                self.problems += gate_claim(claim, draft.node, self.library.spec.literals)
            else:
                self.problems.append(
                    draft.node.problem(
                        f'claim "{claim.id}" has no text in {self.language.catalogue.name}',
                        code="untranslated",
                    )
                )

    def check_rows(self, draft: _Draft, claims: tuple[Claim, ...]) -> None:
        """Options that name a row must name one that is shown."""
        keys = {key for claim in claims for key in claim.spec.values or (claim.id,)}
        for field_name in _marked(draft.kind.options, ROW):
            key = getattr(draft.options, field_name)
            if key and key not in keys:
                self.problems.append(
                    draft.node.problem(
                        f'"{key}" is not among what is shown',
                        field_name,
                        code="unknown-row",
                        hint=did_you_mean(key, keys),
                    )
                )

    def arithmetic(
        self, draft: _Draft, figures: Mapping[str, Quantity]
    ) -> tuple[tuple[Derived, ...], dict[str, str]]:
        """Figures of our own, and what each name prints; one that fails prints its formula."""
        derived = []
        printed = {}
        for name, formula in draft.options.derive.items():
            place = draft.node.at("derive")
            printed[name] = formula
            if name in figures:
                self.problems.append(
                    place.keys[name].problem(
                        f'"{name}" is the name of a claim\'s figure',
                        hint="give your own figure another name",
                        code="derive",
                    )
                )
                continue
            try:
                own = derive(name, formula, figures, self.language)
            except ArithmeticProblem as problem:
                self.problems.append(
                    place.problem(str(problem), name, hint=problem.hint, code="derive")
                )
                continue
            derived.append(own)
            printed[name] = own.text
        return tuple(derived), printed

    def disagreements(self, claim: Claim) -> tuple[str, ...]:
        """Each claim that disagrees with this one, with its source and the reason."""
        told = []
        for key, reason in claim.spec.conflicts.items():
            other = self.library.claims[key]
            own = self.language.tag in other.texts
            words = texts(other, self.language if own else load_language("en"))
            told.append(
                self.language.word(
                    "disagrees",
                    headline=words.headline,
                    source=cited(other.citation, self.language),
                    reason=reason.rstrip("."),
                )
            )
        return tuple(told)

    def comparable(self, claims: tuple[Claim, ...], node: Node) -> None:
        """One axis takes claims of one question of one source."""
        first = claims[0] if claims else None
        for other in claims[1:]:
            assert first is not None
            differs = difference(first, other)
            if differs:
                self.problems.append(
                    node.problem(
                        f'"{first.id}" and "{other.id}" cannot share an axis: {differs}',
                        "kind",
                        hint='show them as "stats", each with its own base and source',
                        code="incomparable",
                    )
                )
                return

    # --- references

    def referenced(self, parts: list[Part]) -> tuple[Part, ...]:
        """Numbers the sources by first use."""
        uses: dict[str, list[tuple[Claim, int]]] = {}
        for part in parts:
            for claim in part.shown:
                uses.setdefault(claim.citation.key, []).append((claim, part.number))
        marks = {key: i for i, key in enumerate(uses, 1)}
        listed = any(part.form == "band" or part.kind.name == "sources" for part in parts)
        references = tuple(
            Reference(
                marks[key],
                tuple({claim.id: claim for claim, _ in found}.values()),
                tuple(sorted({number for _, number in found})),
            )
            for key, found in uses.items()
        )
        said = {key: words for part in parts for key, words in part.words.items()}
        peers: dict[str, list[str]] = {}
        for part in parts:
            peers.setdefault(part.kind.name, []).append(part.title)
        return tuple(
            replace(
                part,
                marks=marks if listed else {},
                references=references,
                cited={key: words.statement for key, words in said.items()},
                labels={key: words.label for key, words in said.items()},
                peers=tuple(peers[part.kind.name]),
            )
            for part in parts
        )


def _named(draft: _Draft) -> tuple[Choice, ...]:
    """The claims that the author named, as choices."""
    way = "answers the question" if draft.options.question else "named"
    return (
        *(Choice(claim, True, way) for claim in draft.claims or ()),
        *(Choice(claim, True, f'named by "{key}"') for key, claim in draft.extra.items()),
    )


def _named_figures(claims: tuple[Claim, ...], every: tuple[Claim, ...]) -> dict[str, Quantity]:
    """What `<…>` may name: figures of a single claim by name, of any claim by its id."""
    figures: dict[str, Quantity] = {}
    for claim in every:
        if claim.quantities:
            figures[claim.id] = claim.main
        figures |= {f"{claim.id}.{name}": figure for name, figure in claim.figures.items()}
    if len(claims) == 1:
        figures |= claims[0].figures
    return figures


def _marked(options: type[BaseModel], mark: str) -> Iterator[str]:
    """The options whose texts name a thing of that sort."""
    return (name for name, info in options.model_fields.items() if mark in info.metadata)
