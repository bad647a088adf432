"""The claims library: its files read together, every reference checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import Field

from mkdeck.claims.claim import PLACEHOLDER, PROSE, Article, Claim, ClaimSpec, Source, Texts
from mkdeck.errors import MkdeckError, Problem, did_you_mean
from mkdeck.languages import known_languages
from mkdeck.reading import M, Model, Node, parse, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
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


_TWICE = "rename one of the two, or take it out"


class LibrarySpec(Model):
    """`claims/library.yaml`; a folder that has it is a whole library and stands alone."""

    as_of: str = Field(default="", pattern=r"^(\d{4}-\d{2})?$")
    """The month, as `YYYY-MM`, for which forecasts and ages are judged."""
    max_age: int = 10
    """How many years old a source may be before a sound claim of it is reported."""
    literals: tuple[str, ...] = ()
    """Figures in the claims' words that are names, such as 24/7."""


@dataclass(frozen=True, eq=False)
class Library:
    """Every claim by id, in the order of the files, and what claims refer to."""

    claims: Mapping[str, Claim]
    sources: Mapping[str, Source]
    articles: Mapping[str, Article]
    topics: Mapping[str, str]
    spec: LibrarySpec
    folders: tuple[Path, ...] = ()

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


class _Loading:
    """Collects the files of a library with all their problems."""

    def __init__(self, name: Callable[[Path], str]) -> None:
        self.name = name
        self.problems: list[Problem] = []
        self.sources: dict[str, Source] = {}
        self.articles: dict[str, Article] = {}
        self.topics: dict[str, str] = {}
        self.specs: dict[str, tuple[ClaimSpec, Node]] = {}
        self.broken: set[str] = set()
        """Names of what is there but wrong; that others refer to it is no second problem."""
        self.texts: dict[str, dict[str, Texts]] = {}
        self.text_nodes: dict[str, dict[str, Node]] = {}
        self.translated: list[tuple[str, Node]] = []
        self.spec = LibrarySpec()

    def folder(self, folder: Path) -> None:
        files = sorted(folder.rglob("*.yaml"))
        for path in files:
            stem, _, lang = path.stem.partition(".")
            try:
                node = read(path, self.name(path))
            except MkdeckError as error:
                self.problems += error.problems
                continue
            if lang and lang not in known_languages():
                self.problems.append(
                    node.problem(
                        f'the file\'s name has an unknown language "{lang}"',
                        code="unknown-language",
                        hint=did_you_mean(lang, known_languages()),
                    )
                )
            elif lang:
                self.translations(node, lang)
            elif stem == "sources":
                self.table(node, Source, self.sources)
            elif stem == "articles":
                self.table(node, Article, self.articles)
            elif stem == "topics":
                self.descriptions(node)
            elif stem == "library":
                self.spec = parse(LibrarySpec, node, self.problems) or self.spec
            elif stem != "left-out":
                self.subject(node)

    def entries(self, node: Node) -> Iterator[tuple[str, Node]]:
        if not isinstance(node.value, dict):
            self.problems.append(
                node.problem(
                    f"expected keys with values, found {node.shown}",
                    hint='write "name:" and below it what belongs to it',
                    code="type",
                )
            )
            return
        yield from node.value.items()

    def table(self, node: Node, model: type[M], into: dict[str, M]) -> None:
        for key, entry in self.entries(node):
            found = parse(model, entry, self.problems)
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
                self.topics[key] = entry.value
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
        if not isinstance(node.value, list):
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
            spec = parse(ClaimSpec, item, self.problems)
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
            self.specs[spec.id] = (spec, item)

    def translations(self, node: Node, lang: str) -> None:
        for key, entry in self.entries(node):
            found = parse(Texts, entry, self.problems)
            if found is None:
                continue
            if lang in self.texts.setdefault(key, {}):
                self.problems.append(
                    node.keys[key].problem(
                        f'"{key}" is translated twice',
                        hint="take one of the two out",
                        code="duplicate-id",
                    )
                )
            self.texts[key][lang] = found
            self.text_nodes.setdefault(key, {})[lang] = entry
            self.translated.append((key, node.keys[key]))

    def library(self, folders: tuple[Path, ...]) -> Library:
        claims = {}
        for key, (spec, node) in self.specs.items():
            claims[key] = self.claim(spec, node)
        for key, node in self.translated:
            if key not in self.specs and key not in self.broken:
                self.problems.append(
                    node.problem(
                        f'there is no claim called "{key}"',
                        code="unknown-claim",
                        hint=did_you_mean(key, self.specs) or _UNKNOWN["claim"][1],
                    )
                )
        if self.problems:
            raise MkdeckError(*self.problems)
        return Library(claims, self.sources, self.articles, self.topics, self.spec, folders)

    def claim(self, spec: ClaimSpec, node: Node) -> Claim:
        def known(what: str, key: str, of: Mapping[str, object], *steps: str | int) -> bool:
            if key in of:
                return True
            if key not in self.broken:
                place = node.at(*steps[:-1])
                place = place.keys.get(str(key), place.at(*steps[-1:]))
                self.problems.append(
                    place.problem(
                        f'there is no {what} called "{key}"',
                        code=_UNKNOWN[what][0],
                        hint=did_you_mean(key, of) or _UNKNOWN[what][1],
                    )
                )
            return False

        source = None
        if spec.source != "none" and known("source", spec.source, self.sources, "source"):
            source = self.sources[spec.source]
        asked = None
        if spec.question:
            owner, _, name = spec.question.partition("/")
            if source is not None and owner != spec.source:
                self.problems.append(
                    node.problem(
                        f'the question "{spec.question}" is not one of source "{spec.source}"',
                        "question",
                        hint=did_you_mean(
                            spec.question, (f"{spec.source}/{key}" for key in source.questions)
                        )
                        or _UNKNOWN["question"][1],
                        code="unknown-question",
                    )
                )
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
        nodes = {"en": node, **self.text_nodes.get(spec.id, {})}
        claim = Claim(spec, source, asked, articles, texts, node, nodes)
        for lang, words in texts.items():
            self.figures(claim, words, nodes[lang])
        return claim

    def figures(self, claim: Claim, words: Texts, node: Node) -> None:
        """Every `<name>` of a text must be a figure of its claim."""
        for key in PROSE:
            for name in PLACEHOLDER.findall(getattr(words, key)):
                if name not in claim.figures:
                    self.problems.append(
                        node.problem(
                            f'"<{name}>" is no figure of claim "{claim.id}"',
                            key,
                            code="unknown-figure",
                            hint=did_you_mean(name, claim.figures) or "say it without a figure",
                        )
                    )
