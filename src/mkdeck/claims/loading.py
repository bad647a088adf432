"""The files of a claims library read together, every reference checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from frozendict import frozendict

from mkdeck.claims.changes import changing, moved
from mkdeck.claims.claim import PLACEHOLDER, PROSE, Claim, ClaimSpec, LibrarySpec, Texts
from mkdeck.claims.origins import Article, Question, Source, Topic
from mkdeck.claims.units import UnitSpec
from mkdeck.errors import MkdeckError, Problem, did_you_mean
from mkdeck.languages import known_languages
from mkdeck.quantity import NO_UNITS, Units
from mkdeck.reading import M, Node, Places, parse, read, yaml_files_below

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from mkdeck.codes import Code


_UNKNOWN: dict[str, tuple[Code, str]] = {
    "article": ("unknown-article", "add it to articles.yaml, or mend the spelling"),
    "claim": ("unknown-claim", "add the claim, or mend the spelling"),
    "question": ("unknown-question", "add it under the source, or mend the spelling"),
    "source": ("unknown-source", "add it to sources.yaml, or mend the spelling"),
    "topic": ("unknown-topic", "add it to topics.yaml, or mend the spelling"),
}
"""The code and the hint for each sort of thing that a claim may name in vain."""

_TAG = "name a language that has a file"


_TWICE = "rename one of the two, or take it out"

HINTED = 100
"""Problems after which no more hints are looked for: that is no slip, and looking takes long."""


class Contents(NamedTuple):
    """What the files of a library hold."""

    claims: dict[str, Claim]
    sources: dict[str, Source]
    articles: dict[str, Article]
    topics: dict[str, Topic]
    spec: LibrarySpec


def read_folders(
    folders: Iterable[Path], name: Callable[[Path], str]
) -> tuple[Contents, list[Problem]]:
    """What the folders hold together, and what is wrong; a claim with a problem is left out."""
    loading = _Loading(name)
    for folder in folders:
        loading.folder(folder)
    return loading.contents(), loading.problems


class _Loading:
    """Collects the files of a library with all their problems."""

    def __init__(self, name: Callable[[Path], str]) -> None:
        self.name = name
        self.problems: list[Problem] = []
        self.sources: dict[str, Source] = {}
        self.articles: dict[str, Article] = {}
        self.topics: dict[str, Topic] = {}
        self.specs: dict[str, tuple[ClaimSpec, Places]] = {}
        self.broken: set[str] = set()
        """Names of what is there but wrong; that others refer to it is no second problem."""
        self.unread: set[str] = set()
        """Files that could not be read at all, by their stem; likewise."""
        self.texts: dict[str, dict[str, tuple[Texts, Places]]] = {}
        self.translated: list[tuple[str, Node]] = []
        """Claims that have words in another language, each with the node of its name there."""
        self.spec = LibrarySpec()
        self.units = NO_UNITS

    def folder(self, folder: Path) -> None:
        # Units come first: claims and sources are written with them.
        try:
            files = yaml_files_below(folder, self.name(folder))
        except MkdeckError as error:
            self.problems += error.problems
            return
        files.sort(key=lambda path: path.stem != "units")
        for path in files:
            stem, _, lang = path.stem.partition(".")
            try:
                node = read(path, self.name(path))
            except MkdeckError as error:
                self.problems += error.problems
                self.unread.add(stem)
                continue
            if lang and lang not in known_languages():
                self.problems.append(
                    node.problem(
                        f'the file\'s name has an unknown language "{lang}"',
                        code="unknown-language",
                        hint=did_you_mean(lang, known_languages()) or _TAG,
                    )
                )
            elif lang:
                self.translations(node, lang)
            elif stem == "units":
                self.declared(node)
            elif stem == "sources":
                self.table(node, Source, self.sources)
            elif stem == "articles":
                self.table(node, Article, self.articles)
                self.problems += (
                    node.at(key, "language").problem(
                        f'"{article.language}" is no language that mkdeck knows',
                        code="unknown-language",
                        hint=did_you_mean(article.language, known_languages()) or _TAG,
                    )
                    for key, article in self.articles.items()
                    if article.language not in known_languages() and node.at(key) is not node
                )
            elif stem == "topics":
                self.descriptions(node)
            elif stem == "library":
                self.spec = parse(LibrarySpec, node, self.problems) or self.spec
            elif stem != "left-out":
                self.subject(node)

    @property
    def context(self) -> Mapping[str, object]:
        """What models need to know of the library that they are of."""
        return {"units": self.units}

    def entries(self, node: Node) -> Iterator[tuple[str, Node]]:
        if not isinstance(node.value, frozendict):
            self.problems.append(
                node.problem(
                    f"expected keys with values, found {node.shown}",
                    hint='write "name:" and below it what belongs to it',
                    code="type",
                )
            )
            return
        yield from node.value.items()

    def declared(self, node: Node) -> None:
        """Adds the units of a file to those at hand."""
        specs: dict[str, UnitSpec] = {}
        self.table(node, UnitSpec, specs)
        for key, spec in specs.items():
            names = node.at(key, "names")
            self.problems += (
                names.keys[tag].problem(
                    f'"{tag}" is no language that mkdeck knows',
                    code="unknown-language",
                    hint=did_you_mean(tag, known_languages()) or _TAG,
                )
                for tag in spec.names
                if tag not in known_languages()
            )
        made = {key: spec.unit(key) for key, spec in specs.items()}
        self.units = Units(self.units.declared | made)

    def table(self, node: Node, model: type[M], into: dict[str, M]) -> None:
        for key, entry in self.entries(node):
            found = parse(model, entry, self.problems, self.context)
            if key in into:
                self.problems.append(
                    node.keys[key].problem(
                        f'"{key}" is defined twice', hint=_TWICE, code="duplicate-id"
                    )
                )
            elif found is not None:
                into[key] = found
            else:
                self.broken.add(key)

    def descriptions(self, node: Node) -> None:
        for key, entry in self.entries(node):
            if key in self.topics:
                self.problems.append(
                    node.keys[key].problem(
                        f'"{key}" is defined twice', hint=_TWICE, code="duplicate-id"
                    )
                )
            elif isinstance(entry.value, str):
                self.topics[key] = Topic(about=entry.value)
            elif isinstance(entry.value, frozendict):
                found = parse(Topic, entry, self.problems)
                if found is None:
                    self.broken.add(key)
                else:
                    self.topics[key] = found
            else:
                self.broken.add(key)
                self.problems.append(
                    entry.problem(
                        f"a topic's description must be a text, found {entry.shown}",
                        hint="write what it is about, on one line",
                        code="type",
                    )
                )

    def subject(self, node: Node) -> None:
        if not isinstance(node.value, tuple):
            if node.value:
                self.problems.append(
                    node.problem(
                        f"expected a list of claims, found {node.shown}",
                        hint='start each claim with "- id: …"',
                        code="type",
                    )
                )
            return
        for item in node.value:
            spec = parse(ClaimSpec, item, self.problems, self.context)
            if spec is None:
                self.broken |= {str(name.value) for name in [item.at("id")] if name is not item}
                continue
            if spec.id in self.specs:
                first = self.specs[spec.id][1]
                self.problems.append(
                    item.problem(
                        f'claim "{spec.id}" is defined twice',
                        "id",
                        code="duplicate-id",
                        hint=f"the first is at {first.path}:{first.line}",
                    )
                )
                continue
            self.specs[spec.id] = (spec, item.places())

    def translations(self, node: Node, lang: str) -> None:
        for key, entry in self.entries(node):
            found = parse(Texts, entry, self.problems)
            if found is None:
                continue
            words = self.texts.setdefault(key, {})
            if lang in words:
                self.problems.append(
                    node.keys[key].problem(
                        f'"{key}" is translated twice',
                        hint="take one of the two out",
                        code="duplicate-id",
                    )
                )
            words[lang] = (found, entry.places())
            self.translated.append((key, node.keys[key]))

    def contents(self) -> Contents:
        """Everything read, every reference resolved."""
        moving = self.moving()
        claims: dict[str, Claim] = {}
        for key, (spec, places) in self.specs.items():
            before = len(self.problems)
            claim = self.claim(moved(spec, moving), places)
            if len(self.problems) == before and (claim.source or spec.source == "none"):
                claims[key] = claim
        for key, node in self.translated:
            if key not in self.specs and key not in self.broken:
                self.problems.append(
                    node.problem(
                        f'there is no claim called "{key}"',
                        code="unknown-claim",
                        hint=self.hint(key, self.specs) or _UNKNOWN["claim"][1],
                    )
                )
        return Contents(claims, self.sources, self.articles, self.topics, self.spec)

    def moving(self) -> set[str]:
        """Questions whose percentages are changes or rates: declared so, or shown by an answer."""
        found = {
            f"{key}/{name}"
            for key, source in self.sources.items()
            for name, question in source.questions.items()
            if question.change
        }
        return found | {
            spec.question for spec, _ in self.specs.values() if spec.question and changing(spec)
        }

    def claim(self, spec: ClaimSpec, places: Places) -> Claim:
        source = None
        if spec.source != "none" and self.known("source", spec.source, self.sources, places):
            source = self.sources[spec.source]
        asked = self.asked(spec, source, places)
        topics = [
            self.topics[topic]
            for i, topic in enumerate(spec.topics)
            if self.known("topic", topic, self.topics, places, "topics", i)
        ]
        for other in spec.conflicts:
            self.known("claim", other, self.specs, places, "conflicts", other)
        articles = tuple(
            (seen.article, self.articles[seen.article], seen.place)
            for i, seen in enumerate(spec.seen_in)
            if self.known("article", seen.article, self.articles, places, "seen_in", i, "article")
        )
        english = Texts(**{name: getattr(spec, name) for name in Texts.model_fields})
        words = {"en": (english, places), **self.texts.get(spec.id, {})}
        claim = Claim(
            spec,
            source,
            asked,
            articles,
            frozendict((lang, texts) for lang, (texts, _) in words.items()),
            places,
            frozendict((lang, where) for lang, (_, where) in words.items()),
            tuple(dict.fromkeys(topic.glyph for topic in topics if topic.glyph)),
        )
        for texts, where in words.values():
            self.figures(claim, texts, where)
            for other in set(texts.conflicts) - set(spec.conflicts):
                self.problems.append(
                    where.problem(
                        f'claim "{claim.id}" does not disagree with "{other}"',
                        "conflicts",
                        other,
                        of_key=True,
                        code="unknown-claim",
                        hint=did_you_mean(other, spec.conflicts)
                        or "declare it where the claim is, or take it out here",
                    )
                )
        return claim

    def known(
        self, what: str, key: str, of: Mapping[str, object], places: Places, *steps: str | int
    ) -> bool:
        """Whether there is a thing of that name; a miss is a problem at the steps."""
        if key not in of and key not in self.broken and f"{what}s" not in self.unread:
            self.problems.append(
                places.problem(
                    f'there is no {what} called "{key}"',
                    *(steps or (what,)),
                    of_key=what == "claim",
                    code=_UNKNOWN[what][0],
                    hint=self.hint(key, of) or _UNKNOWN[what][1],
                )
            )
        return key in of

    def asked(self, spec: ClaimSpec, source: Source | None, places: Places) -> Question | None:
        """The question of its own source that a claim answers, if it answers one."""
        if not spec.question or source is None:
            return None
        owner, _, name = spec.question.partition("/")
        if owner == spec.source:
            known = self.known("question", name, source.questions, places)
            return source.questions[name] if known else None
        self.problems.append(
            places.problem(
                f'the question "{spec.question}" is not one of source "{spec.source}"',
                "question",
                hint=self.hint(spec.question, (f"{spec.source}/{key}" for key in source.questions))
                or _UNKNOWN["question"][1],
                code="unknown-question",
            )
        )
        return None

    def figures(self, claim: Claim, words: Texts, places: Places) -> None:
        """Every `<name>` of a text must be a figure of its claim."""
        for key in PROSE:
            for name in PLACEHOLDER.findall(getattr(words, key)):
                if name not in claim.figures:
                    self.problems.append(
                        places.problem(
                            f'"<{name}>" is no figure of claim "{claim.id}"',
                            key,
                            code="unknown-figure",
                            hint=did_you_mean(name, claim.figures) or "say it without a figure",
                        )
                    )

    def hint(self, key: str, known: Iterable[str]) -> str:
        """The nearest known name, unless there are more problems than a slip makes."""
        return did_you_mean(key, known) if len(self.problems) < HINTED else ""
