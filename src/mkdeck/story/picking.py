"""Picking the claims of a part: by id, by question or by query; every miss is a problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.errors import Problem, did_you_mean
from mkdeck.story.selecting import Choice, passed_over, select
from mkdeck.story.spec import WAYS, DeckSpec, Query, SlideOptions

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from mkdeck.claims import Claim, LibraryLike
    from mkdeck.reading import Node
    from mkdeck.story.kinds import Kind


_ASKED = '"mkdeck claims questions" lists those that are answered'


_LIST = '"mkdeck claims list" names the source of each claim'


class Picking:
    """Looks claims up for the parts of one deck and collects what is wrong."""

    def __init__(self, spec: DeckSpec, library: LibraryLike, problems: list[Problem]) -> None:
        self.spec, self.library, self.problems = spec, library, problems

    def topic(self, topic: str, node: Node, *steps: str | int) -> None:
        """A topic of that name must exist."""
        if topic not in self.library.topics:
            self.problems.append(
                node.problem(
                    f'there is no topic called "{topic}"',
                    *steps,
                    code="unknown-topic",
                    hint=did_you_mean(topic, self.library.topics)
                    or '"mkdeck claims topics" lists them',
                )
            )

    def named(self, kind: Kind, options: SlideOptions, node: Node) -> tuple[Claim, ...] | None:
        """The claims that the author names; None where they are still to be selected."""
        ways = [way for way in WAYS if getattr(options, way)]
        wrong = _wrong_way(kind, ways, node)
        if wrong is not None:
            self.problems.append(wrong)
        if wrong is not None or not ways:
            return ()
        if options.select is not None:
            self.known(options.select, node)
            return None
        if options.question:
            return self.answers(options, node)
        return self.listed(options, node)

    def known(self, query: Query, node: Node) -> None:
        """Every topic, source and claim of a query must exist."""
        for i, topic in enumerate(query.topics):
            self.topic(topic, node, "select", "topics", i)
        for i, key in enumerate(query.source):
            self.source(key, node, "select", "source", i)
        for i, key in enumerate(query.exclude):
            self.claim(key, node, "select", "exclude", i)
        if query.question and not self.library.answers(query.question):
            self.problems.append(self.unanswered(query.question, node, "select", "question"))

    def listed(self, options: SlideOptions, node: Node) -> tuple[Claim, ...]:
        """The claims whose ids the author gives, each once."""
        allow = self.allowed(options)
        keys = options.claims or (options.claim,)
        found = [
            self.claim(key, node, *(("claims", i) if options.claims else ("claim",)), allow=allow)
            for i, key in enumerate(keys)
        ]
        for i, key in enumerate(keys):
            if key in keys[:i]:
                self.problems.append(
                    node.problem(
                        f'claim "{key}" is shown twice',
                        "claims",
                        i,
                        hint="take one of the two out",
                        code="twice",
                    )
                )
        return tuple(claim for claim in found if claim is not None)

    def source(self, key: str, node: Node, *steps: str | int) -> None:
        """A source of that id, or `none`, must exist."""
        if key != "none" and key not in self.library.sources:
            self.problems.append(
                node.problem(
                    f'there is no source called "{key}"',
                    *steps,
                    code="unknown-source",
                    hint=did_you_mean(key, self.library.sources) or _LIST,
                )
            )

    def claim(
        self, key: str, node: Node, *steps: str | int, allow: Collection[str] | None = None
    ) -> Claim | None:
        """The claim of that id; `allow` names standings, and None takes any."""
        claim = self.library.claim(key)
        if claim is None:
            self.problems.append(
                node.problem(
                    f'there is no claim called "{key}"',
                    *steps,
                    code="unknown-claim",
                    hint=did_you_mean(key, self.library.ids)
                    or '"mkdeck claims search" finds one by its words',
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
        """Standings that the deck or the part allows."""
        return (*self.spec.file.allow, *options.allow)

    def answers(self, options: SlideOptions, node: Node) -> tuple[Claim, ...]:
        """Every claim that answers the question named."""
        found = self.library.answers(options.question)
        if not found:
            self.problems.append(self.unanswered(options.question, node))
        for claim in found:
            self.claim(claim.id, node, "question", allow=self.allowed(options))
        return found

    def unanswered(self, question: str, node: Node, *steps: str) -> Problem:
        """Why no claim answers a question."""
        owner, _, name = question.partition("/")
        source = self.library.sources.get(owner)
        if source is None:
            message = f'there is no source called "{owner}"'
            hint = did_you_mean(owner, self.library.sources) or _ASKED
        elif name not in source.questions:
            message = f'source "{owner}" has no question called "{name}"'
            hint = did_you_mean(name, source.questions) or _ASKED
        else:
            message, hint = f'no claim answers the question "{question}"', _ASKED
        return node.problem(message, *(steps or ("question",)), hint=hint, code="unknown-question")

    def selected(
        self, kind: Kind, options: SlideOptions, node: Node, used: Mapping[str, str]
    ) -> tuple[Choice, ...]:
        """What the options' query makes of the pool; `used` says where claims stand already."""
        query = options.select
        assert query is not None
        if query.limit is None:
            query = query.model_copy(update={"limit": kind.most})
        choices = select(
            query,
            self.library,
            pool=self.spec.file.topics,
            allow=self.allowed(options),
            used=used,
            accepts=kind.accepts,
            apart=kind.apart,
            least=kind.least,
        )
        self.problems += (
            node.problem(
                f'the selection leaves out "{choice.claim.id}" ({shown(choice.claim)}): '
                f"{choice.reason}",
                "select",
                severity="warning",
                hint="say in the title what is shown, or show the others with another kind",
                code="passed-over",
            )
            for choice in passed_over(query, choices)
        )
        if any(choice.taken for choice in choices):
            return tuple(choices)
        held = sum(choice.held_back for choice in choices)
        reasons = f"; held back for their standing: {held}" if held else ""
        self.problems.append(
            node.problem(
                f"the selection is empty: of {len(choices)} claims none fits{reasons}",
                "select",
                hint='"mkdeck explain" tells why each claim was left',
                code="empty-selection",
            )
        )
        return tuple(choices)


def shown(claim: Claim) -> str:
    """A claim's figures as they were written."""
    return ", ".join(quantity.text for quantity in claim.quantities.values())


def _wrong_way(kind: Kind, ways: list[str], node: Node) -> Problem | None:
    """What is wrong with the options by which a part chooses claims, if anything is."""
    if len(ways) > 1:
        message = f'"{ways[0]}" and "{ways[1]}" both choose claims'
        return node.problem(message, ways[1], hint="keep one of them", code="two-ways")
    if not ways and kind.least:
        return node.problem(
            f'"{kind.name}" needs {kind.needs}, and none is chosen',
            "kind",
            hint='write "claim", "claims", "question" or "select"',
            code="claim-count",
        )
    if ways and not kind.most:
        message = f'"{kind.name}" shows no claims'
        return node.problem(message, ways[0], hint="leave it out", code="claim-count")
    return None
