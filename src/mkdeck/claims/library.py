"""The claims library: what can be asked of one, and the one that is held in memory."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from mkdeck.claims.filters import Filter, found, indexed
from mkdeck.claims.loading import read_folders
from mkdeck.errors import MkdeckError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from mkdeck.claims.claim import Claim, LibrarySpec
    from mkdeck.claims.filters import Index
    from mkdeck.claims.origins import Article, Source, Topic
    from mkdeck.errors import Problem


class LibraryLike(Protocol):
    """Claims and what they refer to, whatever holds them; all that the rest of mkdeck asks for.

    Every conflict and every source, article, topic and question of a claim is one of the library's.
    """

    @property
    def spec(self) -> LibrarySpec:
        """Its month, the age that it allows, and figures that are names."""

    @property
    def sources(self) -> Mapping[str, Source]:
        """Sources by id, with their questions."""

    @property
    def articles(self) -> Mapping[str, Article]:
        """Articles by id."""

    @property
    def topics(self) -> Mapping[str, Topic]:
        """Topics by id, with what each is about and what it is called."""

    @property
    def ids(self) -> Collection[str]:
        """Ids of all claims."""

    @property
    def languages(self) -> Collection[str]:
        """Tags of the languages in which any claim has words."""

    def __iter__(self) -> Iterator[Claim]:
        """Every claim, in an order that stays."""

    def claim(self, key: str) -> Claim | None:
        """The claim of that id, or None."""

    def answers(self, question: str) -> tuple[Claim, ...]:
        """The claims that answer a question, named as `source/question`, in order."""

    def matching(self, keep: Filter) -> tuple[Claim, ...]:
        """The claims that the filter keeps, in order."""


@dataclass(frozen=True, eq=False)
class Library:
    """A library in memory: every claim by id, in the order of the files, and what they refer to."""

    claims: Mapping[str, Claim]
    sources: Mapping[str, Source]
    articles: Mapping[str, Article]
    topics: Mapping[str, Topic]
    spec: LibrarySpec
    folders: tuple[Path, ...] = ()

    @classmethod
    def load(cls, folders: Sequence[Path | str], name: Callable[[Path], str] = str) -> Library:
        """The library in the folders; what a later folder defines is added to the earlier ones.

        Args:
            folders: Folders of `*.yaml`.
            name: What messages call a file.

        Raises:
            MkdeckError: Any file is wrong, or refers to what does not exist.
        """
        library, problems = cls.readable(folders, name)
        if problems:
            raise MkdeckError(*problems)
        return library

    @classmethod
    def readable(
        cls, folders: Sequence[Path | str], name: Callable[[Path], str] = str
    ) -> tuple[Library, list[Problem]]:
        """The library without what is wrong in it, and what that is; for looking, not for decks."""
        paths = tuple(map(Path, folders))
        contents, problems = read_folders(paths, name)
        return cls(*contents, paths), problems

    def __iter__(self) -> Iterator[Claim]:
        return iter(self.claims.values())

    def __len__(self) -> int:
        return len(self.claims)

    @property
    def ids(self) -> Collection[str]:
        """Ids of all claims."""
        return self.claims.keys()

    @property
    def languages(self) -> Collection[str]:
        """Tags of the languages in which any claim has words."""
        return [str(tag) for tag in self._index["language"]]

    def claim(self, key: str) -> Claim | None:
        """The claim of that id, or None."""
        return self.claims.get(key)

    def answers(self, question: str) -> tuple[Claim, ...]:
        """The claims that answer a question, named as `source/question`, in order."""
        return tuple(self._numbered[i] for i in self._index["question"].get(question, ()))

    def matching(self, keep: Filter) -> tuple[Claim, ...]:
        """The claims that the filter keeps, in order."""
        if not keep.asked:
            return self._numbered
        return tuple(self._numbered[i] for i in found(self._index, keep))

    @cached_property
    def _numbered(self) -> tuple[Claim, ...]:
        return tuple(self.claims.values())

    @cached_property
    def _index(self) -> Index:
        return indexed(self)
