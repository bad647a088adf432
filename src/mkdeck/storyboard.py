"""The storyboard: which claims stand on which slide, in whose words, under which number."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdeck.arithmetic import ArithmeticProblem, derive
from mkdeck.deck import CLAIM, ROW
from mkdeck.errors import MkdeckError, Problem, did_you_mean
from mkdeck.formats import CARDS
from mkdeck.gate import check_words, gate_claim, gate_texts
from mkdeck.guard import difference
from mkdeck.parts import FORMS, Form, Kind, Part, Reference, Storyboard
from mkdeck.reader import Node, parse
from mkdeck.select import Choice, select
from mkdeck.words import running_figures, texts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

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
        self.choices: dict[str, tuple[Choice, ...]] = {}
        self.kind_of: dict[str, str] = {}

    def storyboard(self) -> Storyboard:
        for i, topic in enumerate(self.spec.file.topics):
            self.topic(topic, self.spec.node, "topics", i)
        slides = self.parts("slide", self.spec.slides)
        sections = self.parts("band", self.spec.sections)
        cards = self.parts("card", self.spec.cards)
        info = self.spec.infographic
        self.deck_words()
        for i, part in enumerate(slides):
            if part.kind.name == "sources" and i != len(slides) - 1:
                self.problems.append(
                    part.node.problem(
                        '"sources" must be the last slide, since it refers to all others'
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

    def topic(self, topic: str, node: Node, *steps: str | int) -> None:
        if topic not in self.library.topics:
            self.problems.append(
                node.problem(
                    f'there is no topic called "{topic}"',
                    *steps,
                    code="unknown-topic",
                    hint=did_you_mean(topic, self.library.topics),
                )
            )

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
                claims = self.selected(draft, used)
                used |= {claim.id: draft.place for claim in claims or ()}
            part = self.part(draft, claims) if claims is not None else None
            if part is not None:
                parts.append(part)
        return parts

    def draft(self, form: Form, node: Node, number: int) -> _Draft | None:
        if isinstance(node.value, str):
            node = Node(node.path, node.line, node.column, {"kind": node})
        name = node.at("kind").value if isinstance(node.value, dict) else None
        if not isinstance(name, str) or node.at("kind") is node:
            self.problems.append(
                node.problem(
                    'a kind is missing: write "kind: …"',
                    hint=did_you_mean("", self.kinds),
                    code="kind",
                )
            )
            return None
        kind = self.kinds.get(name)
        if kind is None or form not in kind.forms:
            there = {key for key, known in self.kinds.items() if form in known.forms}
            what = (
                "there is no kind called" if kind is None else f"{FORMS[form]} cannot show the kind"
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
        claims = self.named(kind, options, node)
        extra = {}
        for field_name in _marked(kind.options, CLAIM):
            named = getattr(options, field_name)
            steps = (
                [(field_name,)]
                if isinstance(named, str)
                else [(field_name, i) for i in range(len(named))]
            )
            for key, path in zip([named] if isinstance(named, str) else named, steps, strict=True):
                if key and (claim := self.claim(key, node, *path, allow=self.allowed(options))):
                    extra[".".join(map(str, path))] = claim
        if len(self.problems) > before:
            return None
        return _Draft(form, kind, options, node, number, claims, extra)

    def named(self, kind: Kind, options: SlideOptions, node: Node) -> tuple[Claim, ...] | None:
        """The claims that the author names; None where they are still to be selected."""
        ways = [way for way in ("claim", "claims", "question", "select") if getattr(options, way)]
        if len(ways) > 1:
            self.problems.append(
                node.problem(
                    f'"{ways[0]}" and "{ways[1]}" both choose claims; keep one of them', ways[1]
                )
            )
            return ()
        if not ways:
            if kind.least:
                self.problems.append(
                    node.problem(
                        f'"{kind.name}" needs {_count(kind)}, and none is chosen',
                        "kind",
                        hint='write "claim", "claims", "question" or "select"',
                        code="no-claims",
                    )
                )
            return ()
        if not kind.most:
            self.problems.append(node.problem(f'"{kind.name}" shows no claims', ways[0]))
            return ()
        if options.select is not None:
            for i, topic in enumerate(options.select.topics):
                self.topic(topic, node, "select", "topics", i)
            for i, key in enumerate(options.select.exclude):
                self.claim(key, node, "select", "exclude", i)
            return None
        if options.question:
            return self.answers(options, node)
        allow = self.allowed(options)
        keys = options.claims or (options.claim,)
        found = [
            self.claim(key, node, *(("claims", i) if options.claims else ("claim",)), allow=allow)
            for i, key in enumerate(keys)
        ]
        return tuple(claim for claim in found if claim is not None)

    def claim(
        self, key: str, node: Node, *steps: str | int, allow: Collection[str] | None = None
    ) -> Claim | None:
        """The claim of that id; `allow` names standings, and None takes any."""
        claim = self.library.claims.get(key)
        if claim is None:
            self.problems.append(
                node.problem(
                    f'there is no claim called "{key}"',
                    *steps,
                    code="unknown-claim",
                    hint=did_you_mean(key, self.library.claims),
                )
            )
        elif allow is not None and (standing := claim.spec.standing) not in {"sound", *allow}:
            self.problems.append(
                node.problem(
                    f'claim "{key}" is marked "{standing}": {claim.spec.reason}',
                    *steps,
                    hint=f'choose another, or write "allow: [{standing}]" here or in the deck',
                    code="standing",
                )
            )
        return claim

    def allowed(self, options: SlideOptions) -> tuple[str, ...]:
        return (*self.spec.file.allow, *options.allow)

    def answers(self, options: SlideOptions, node: Node) -> tuple[Claim, ...]:
        question = options.question
        found = tuple(
            claim for claim in self.library.claims.values() if claim.spec.question == question
        )
        if not found:
            owner, _, name = question.partition("/")
            source = self.library.sources.get(owner)
            if source is None:
                message = f'there is no source called "{owner}"'
                hint = did_you_mean(owner, self.library.sources)
            elif name not in source.questions:
                message = f'source "{owner}" has no question called "{name}"'
                hint = did_you_mean(name, source.questions)
            else:
                message, hint = f'no claim answers the question "{question}"', ""
            self.problems.append(
                node.problem(message, "question", hint=hint, code="unknown-question")
            )
        for claim in found:
            self.claim(claim.id, node, "question", allow=self.allowed(options))
        return found

    def selected(self, draft: _Draft, used: Mapping[str, str]) -> tuple[Claim, ...] | None:
        query = draft.options.select
        assert query is not None
        if query.limit is None and draft.kind.most < 100:
            query = query.model_copy(update={"limit": draft.kind.most})
        choices = select(
            query,
            self.library,
            pool=self.spec.file.topics,
            allow=self.allowed(draft.options),
            used=used,
            accepts=draft.kind.accepts,
        )
        self.choices[draft.place] += tuple(choices)
        taken = tuple(choice.claim for choice in choices if choice.taken)
        if taken:
            return taken
        held = sum(choice.held_back for choice in choices)
        reasons = f"; {held} were held back for their standing" if held else ""
        self.problems.append(
            draft.node.problem(
                f"the selection is empty: of {len(choices)} claims none fits{reasons}",
                "select",
                hint='"mkdeck explain" tells why each claim was left',
                code="empty-selection",
            )
        )
        return None

    def part(self, draft: _Draft, claims: tuple[Claim, ...]) -> Part | None:
        kind, node = draft.kind, draft.node
        before = len(self.problems)
        if not kind.least <= len(claims) <= kind.most:
            self.problems.append(
                node.problem(
                    f'"{kind.name}" needs {_count(kind)}; {len(claims)} given',
                    "kind",
                    code="claim-count",
                )
            )
        for claim in claims:
            cannot = kind.accepts(claim)
            if cannot:
                self.problems.append(
                    node.problem(
                        f'"{kind.name}" cannot show claim "{claim.id}": {cannot}', code="unfit"
                    )
                )
        if kind.axis:
            self.comparable(claims, node)
        every = {claim.id: claim for claim in (*claims, *draft.extra.values())}
        for claim in every.values():
            if self.language.tag not in claim.texts:
                self.problems.append(
                    node.problem(
                        f'claim "{claim.id}" has no text in {self.language.catalogue.name}',
                        code="untranslated",
                    )
                )
            else:
                self.problems += gate_claim(claim, node, self.library.spec.literals)
        keys = {key for claim in claims for key in claim.spec.values or (claim.id,)}
        for field_name in _marked(kind.options, ROW):
            key = getattr(draft.options, field_name)
            if key and key not in keys:
                self.problems.append(
                    node.problem(
                        f'"{key}" is not among what is shown',
                        field_name,
                        code="unknown-row",
                        hint=did_you_mean(key, keys),
                    )
                )
        if len(self.problems) > before:
            return None
        figures = _named_figures(claims, tuple(every.values()))
        derived = []
        for name, formula in draft.options.derive.items():
            try:
                derived.append(derive(name, formula, figures, self.language))
            except ArithmeticProblem as problem:
                self.problems.append(
                    node.problem(str(problem), "derive", name, hint=problem.hint, code="derive")
                )
        printed = running_figures(figures, self.language) | {d.name: d.text for d in derived}
        options = gate_texts(draft.options, node, printed, self.spec.file.literals, self.problems)
        words = {key: texts(claim, self.language) for key, claim in every.items()}
        size = (options.size or ("wide" if kind.axis else "og")) if draft.form == "card" else ""
        return Part(
            draft.form,
            kind,
            options,
            node,
            claims,
            draft.extra,
            words,
            tuple(derived),
            draft.number,
            self.spec.file.title,
            size,
        )

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
        cited: dict[str, list[tuple[Claim, int]]] = {}
        for part in parts:
            for claim in part.shown:
                cited.setdefault(claim.citation.key, []).append((claim, part.number))
        marks = {key: i for i, key in enumerate(cited, 1)}
        references = tuple(
            Reference(
                marks[key],
                tuple({claim.id: claim for claim, _ in uses}.values()),
                tuple(sorted({number for _, number in uses})),
            )
            for key, uses in cited.items()
        )
        cited_as = {key: words.statement for part in parts for key, words in part.words.items()}
        peers: dict[str, list[str]] = {}
        for part in parts:
            peers.setdefault(part.kind.name, []).append(part.title)
        return tuple(
            replace(
                part,
                marks=marks,
                references=references,
                cited=cited_as,
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


def _count(kind: Kind) -> str:
    if kind.least == kind.most:
        return f"{kind.least} claim{'s' if kind.least > 1 else ''}"
    return f"{kind.least} to {kind.most} claims"


def _marked(options: type[BaseModel], mark: str) -> Iterator[str]:
    """The options whose texts name a thing of that sort."""
    return (name for name, info in options.model_fields.items() if mark in info.metadata)
