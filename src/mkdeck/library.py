"""The claims library: claims with their sources, questions, articles and topics."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import AfterValidator, Field, TypeAdapter, model_validator

from mkdeck.errors import MkdeckError, Problem, did_you_mean
from mkdeck.quantity import Quantity
from mkdeck.reader import Model, Node, parse, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

PLACEHOLDER = re.compile(r"<([^<>\s]+)>")
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
RESERVED = ("sources", "articles", "topics", "library", "left-out")

Standing = Literal["sound", "caution", "avoid"]


def _id(value: str) -> str:
    if not ID.fullmatch(value):
        raise ValueError(f'"{value}" is no id; use small letters, digits and hyphens')
    return value


Id = Annotated[str, AfterValidator(_id)]


class Question(Model):
    """A question of a source; claims that answer it may share an axis, no others."""

    asks: str
    """The question, as a sentence."""
    whole: bool = False
    """Whether the answers are parts of 100 %."""
    varies: Literal["", "base", "year"] = ""
    """What differs between the answers: who was asked, or when."""


class Source(Model):
    """Who found it out."""

    publisher: str = ""
    """Who published it."""
    title: str = ""
    """The report or book."""
    year: int | None = None
    """Year of publication."""
    vendor: bool = False
    """Whether it sells what its figures favour."""
    method: str = ""
    """How it was done."""
    url: str = ""
    """Where it can be read."""
    questions: dict[str, Question] = Field(default_factory=dict)
    """What it asked."""

    @model_validator(mode="after")
    def _named(self) -> Source:
        if not self.publisher and not self.title:
            raise ValueError("a source needs a publisher or a title")
        return self

    @property
    def name(self) -> str:
        """Publisher, else title."""
        return self.publisher or self.title


class Article(Model):
    """Where a claim was seen. It is not a source, unless it names none."""

    file: str
    """The file it was read in."""
    language: str
    """Its language tag."""
    name: str
    """What footers call it, in English."""
    date: str = ""
    """When it was published, if it says."""


class Place(Model):
    """Where in an article a claim was seen."""

    article: str
    """Id of the article."""
    place: str
    """Section, item or paragraph."""


class Texts(Model):
    """The words of a claim in one language; `<name>` stands for a figure."""

    headline: str
    """A takeaway without figures."""
    statement: str
    """The whole finding as a sentence, with every figure."""
    callout: str
    """What stands under or beside the numeral."""
    label: str
    """The claim on an axis."""
    base: str = ""
    """Who was asked, or what was counted."""
    labels: dict[str, str] = Field(default_factory=dict)
    """Axis labels of several values."""
    ranking: tuple[str, ...] = ()
    """What was ranked, best first."""


class ClaimSpec(Texts):
    """A claim as it stands in `claims/<subject>.yaml`."""

    id: Id
    """Stable name; never reused."""
    topics: tuple[str, ...] = Field(min_length=1, max_length=3)
    """One to three topics."""
    value: Quantity | None = None
    """The figure."""
    values: dict[str, Quantity] = Field(default_factory=dict)
    """Several figures that are measured alike, or a series by year."""
    given: dict[str, Quantity] = Field(default_factory=dict)
    """Figures that are conditions of the statement, not what was measured."""
    source: str
    """Id of a source, or `none`."""
    question: str = ""
    """`source/question`, where claims share one."""
    seen_in: tuple[Place, ...] = Field(default=())
    """The articles it was seen in."""
    standing: Standing
    """How far it can be trusted."""
    reason: str = ""
    """Why it is not sound."""
    note: str = ""
    """What a reader must know; printed in footers."""
    remark: str = ""
    """What only an editor needs to know."""
    forecast_for: int | None = None
    """The year that it forecasts."""
    conflicts: dict[str, str] = Field(default_factory=dict)
    """Claims that disagree, each with the reason."""
    damaged: str = ""
    """What the article garbled."""
    implied: bool = False
    """Whether the source is clear from the context only."""

    @model_validator(mode="after")
    def _whole(self) -> ClaimSpec:
        given = [bool(self.value), bool(self.values), bool(self.ranking)]
        if sum(given) != 1:
            raise ValueError(
                f'claim "{self.id}" needs exactly one of "value", "values" and "ranking"')
        if self.standing != "sound" and not self.reason:
            raise ValueError(f'claim "{self.id}" is marked "{self.standing}" without a "reason"')
        if self.source == "none" and not self.seen_in:
            raise ValueError(
                f'claim "{self.id}" has neither a source nor an article that it was seen in')
        return self


@dataclass(frozen=True)
class Citation:
    """What a footer cites: a source, or the article of a claim that has none.

    Attributes:
        key: `source` id, or `article:` and the article's id.
        name: Publisher, title or article.
        title: Whether `name` is the title of a work.
        year: Year as text, or nothing.
        primary: Whether it is the source itself.
    """

    key: str
    name: str
    title: bool
    year: str
    primary: bool
    vendor: bool = False
    implied: bool = False
    method: str = ""


@dataclass(frozen=True, eq=False)
class Claim:
    """A claim with everything that it refers to.

    Attributes:
        spec: What the editor wrote.
        source: Who found it out, or None.
        asked: The question that it answers, or None.
        articles: The articles it was seen in, with the place.
        texts: Its words by language tag.
        node: Where it stands.
    """

    spec: ClaimSpec
    source: Source | None
    asked: Question | None
    articles: tuple[tuple[str, Article, str], ...]
    texts: Mapping[str, Texts]
    node: Node

    @property
    def id(self) -> str:
        """Its stable name."""
        return self.spec.id

    @property
    def quantities(self) -> dict[str, Quantity]:
        """What it measured, by name: `value`, or the names of its several values."""
        return {"value": self.spec.value} if self.spec.value else dict(self.spec.values)

    @property
    def figures(self) -> dict[str, Quantity]:
        """All figures that its texts may use: what it measured and its conditions."""
        return self.quantities | self.spec.given

    @property
    def main(self) -> Quantity:
        """The figure that stands for it: its value, or the first of several."""
        return next(iter(self.quantities.values()))

    @property
    def kind(self) -> str:
        """share, multiple, money, count, duration, change, comparison, series or ranking."""
        if self.spec.ranking:
            return "ranking"
        if self.spec.values:
            years = all(re.fullmatch(r"\d{4}", name) for name in self.spec.values)
            return "series" if years else "comparison"
        return self.main.kind

    @property
    def citation(self) -> Citation:
        """Its source, or the article where it has none."""
        if self.source is not None:
            year = str(self.source.year) if self.source.year else ""
            return Citation(self.spec.source, self.source.name, not self.source.publisher, year,
                            True, self.source.vendor, self.spec.implied, self.source.method)
        key, article, _ = self.articles[0]
        return Citation(f"article:{key}", article.name, False, article.date, False)

    @property
    def year(self) -> int | None:
        """Year of its source."""
        return self.source.year if self.source else None


@dataclass(frozen=True, eq=False)
class Library:
    """Every claim by id, in the order of the files, and what claims refer to."""

    claims: Mapping[str, Claim]
    sources: Mapping[str, Source]
    articles: Mapping[str, Article]
    topics: Mapping[str, str]
    as_of: str
    folders: tuple[Path, ...] = ()
    problems: tuple[Problem, ...] = field(default=(), repr=False)

    @classmethod
    def load(cls, folders: list[Path], name: Callable[[Path], str] = str) -> Library:
        """The library in the folders; what a later folder defines is added to the earlier ones.

        Args:
            folders: Folders of `*.yaml`.
            name: What messages call a file.

        Raises:
            MkdeckError: Any file is wrong, or refers to what does not exist.
        """
        loading = _Loading(name)
        for folder in folders:
            loading.folder(folder)
        return loading.library(tuple(folders))


class LibrarySpec(Model):
    """`claims/library.yaml`."""

    as_of: str = ""
    """The month for which forecasts and ages are judged."""


class _Loading:
    """Collects the files of a library with all their problems."""

    def __init__(self, name: Callable[[Path], str]) -> None:
        self.name = name
        self.problems: list[Problem] = []
        self.sources: dict[str, Source] = {}
        self.articles: dict[str, Article] = {}
        self.topics: dict[str, str] = {}
        self.specs: dict[str, tuple[ClaimSpec, Node]] = {}
        self.texts: dict[str, dict[str, Texts]] = {}
        self.translated: list[tuple[str, Node]] = []
        self.as_of = ""

    def folder(self, folder: Path) -> None:
        files = sorted(folder.glob("*.yaml"))
        for path in files:
            stem, _, lang = path.stem.partition(".")
            try:
                node = read(path, self.name(path))
            except MkdeckError as error:
                self.problems += error.problems
                continue
            if lang:
                self.translations(node, lang)
            elif stem == "sources":
                self.table(node, Source, self.sources)
            elif stem == "articles":
                self.table(node, Article, self.articles)
            elif stem == "topics":
                self.descriptions(node)
            elif stem == "library":
                spec = parse(LibrarySpec, node, self.problems)
                self.as_of = spec.as_of if spec else ""
            elif stem != "left-out":
                self.subject(node)

    def entries(self, node: Node) -> Iterator[tuple[str, Node]]:
        if not isinstance(node.value, dict):
            self.problems.append(node.problem("expected keys with values", code="type"))
            return
        yield from node.value.items()

    def table(self, node: Node, model: type[Source] | type[Article], into: dict[str, object]) -> None:  # type: ignore[type-arg]
        for key, entry in self.entries(node):
            found = parse(model, entry, self.problems)
            if key in into:
                self.problems.append(
                    node.keys[key].problem(f'"{key}" is defined twice', code="duplicate-id"))
            elif found is not None:
                into[key] = found

    def descriptions(self, node: Node) -> None:
        for key, entry in self.entries(node):
            if isinstance(entry.value, str):
                self.topics[key] = entry.value
            else:
                self.problems.append(entry.problem("a topic's description is a text", code="type"))

    def subject(self, node: Node) -> None:
        if not isinstance(node.value, list):
            if node.value:
                self.problems.append(node.problem("expected a list of claims", code="type"))
            return
        for item in node.value:
            spec = parse(ClaimSpec, item, self.problems)
            if spec is None:
                continue
            if spec.id in self.specs:
                first = self.specs[spec.id][1]
                self.problems.append(item.problem(
                    f'claim "{spec.id}" is defined twice', "id", code="duplicate-id",
                    hint=f"the first is at {first.path}:{first.line}"))
                continue
            self.specs[spec.id] = (spec, item)

    def translations(self, node: Node, lang: str) -> None:
        for key, entry in self.entries(node):
            found = parse(Texts, entry, self.problems)
            if found is None:
                continue
            if lang in self.texts.setdefault(key, {}):
                self.problems.append(node.keys[key].problem(
                    f'"{key}" is translated twice', code="duplicate-id"))
            self.texts[key][lang] = found
            self.translated.append((key, node.keys[key]))

    def library(self, folders: tuple[Path, ...]) -> Library:
        claims = {}
        for key, (spec, node) in self.specs.items():
            claims[key] = self.claim(spec, node)
        for key, node in self.translated:
            if key not in self.specs and not self.problems:
                self.problems.append(node.problem(
                    f'there is no claim called "{key}"', code="unknown-claim",
                    hint=did_you_mean(key, self.specs)))
        if self.problems:
            raise MkdeckError(*self.problems)
        return Library(claims, self.sources, self.articles, self.topics, self.as_of, folders)

    def claim(self, spec: ClaimSpec, node: Node) -> Claim:
        def known(what: str, key: str, of: Mapping[str, object], *steps: str | int) -> bool:
            if key in of:
                return True
            self.problems.append(node.problem(
                f'there is no {what} called "{key}"', *steps, code=f"unknown-{what}",
                hint=did_you_mean(key, of)))
            return False

        source = None
        if spec.source != "none" and known("source", spec.source, self.sources, "source"):
            source = self.sources[spec.source]
        asked = None
        if spec.question:
            owner, _, name = spec.question.partition("/")
            if source is not None and owner != spec.source:
                self.problems.append(node.problem(
                    f'the question "{spec.question}" is not one of source "{spec.source}"',
                    "question", code="unknown-question"))
            elif source is not None and known("question", name, source.questions, "question"):
                asked = source.questions[name]
        for i, topic in enumerate(spec.topics):
            known("topic", topic, self.topics, "topics", i)
        for other in spec.conflicts:
            known("claim", other, self.specs, "conflicts", other)
        articles = tuple(
            (place.article, self.articles[place.article], place.place)
            for i, place in enumerate(spec.seen_in)
            if known("article", place.article, self.articles, "seen_in", i, "article")
        )
        english = Texts(**{name: getattr(spec, name) for name in Texts.model_fields})
        texts = {"en": english, **self.texts.get(spec.id, {})}
        claim = Claim(spec, source, asked, articles, texts, node)
        for name in sorted(set(self.named(english)) - set(claim.figures)):
            step = next(key for key in ("statement", "headline", "callout", "label", "base", "note")
                        if f"<{name}>" in getattr(spec, key))
            self.problems.append(node.problem(
                f'"<{name}>" is no figure of claim "{spec.id}"', step, code="unknown-figure",
                hint=did_you_mean(name, claim.figures)))
        return claim

    @staticmethod
    def named(texts: Texts) -> Iterator[str]:
        for text in (texts.headline, texts.statement, texts.callout, texts.label, texts.base):
            yield from PLACEHOLDER.findall(text)


def claims_schema() -> dict[str, object]:
    """JSON Schema of `claims/<subject>.yaml`."""
    return TypeAdapter(list[ClaimSpec]).json_schema()
