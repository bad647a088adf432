"""A deck with everything round it: its claims, its theme, its language, its scenes, its files."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdeck import __version__
from mkdeck.auto import expanded
from mkdeck.claims import evidence, topic_name
from mkdeck.delivery import Place, make_files
from mkdeck.errors import MkdeckError, Problem, did_you_mean
from mkdeck.languages import Language, known_languages, load_language
from mkdeck.layout import prompts
from mkdeck.notebook import Page
from mkdeck.pages import all_scenes, models, page_counts
from mkdeck.reading import is_file, yaml_files_in
from mkdeck.render import Document, named, outputs
from mkdeck.sections import kinds
from mkdeck.story import (
    DeckSpec,
    Explanation,
    Storyboard,
    build,
    explain,
    read_deck,
    read_deck_data,
)
from mkdeck.templating import template_of
from mkdeck.text import missing_faces, undrawn_brand
from mkdeck.themes import BRAND_FILES, Theme, load_theme
from mkdeck.workspace import Shelf, claim_folders, nearest, shipped, shown_name, theme_folders

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mkdeck.claims import Claim, LibraryLike
    from mkdeck.formats import Form
    from mkdeck.reading import Node
    from mkdeck.render import Template
    from mkdeck.scene import Evidence, Scene


@dataclass(frozen=True)
class Project:
    """A deck that has been read, selected and storyboarded.

    Attributes:
        template: What its slides are made on instead of a master of their own, if anything.
        told: Warnings of what laying it out found.
    """

    spec: DeckSpec
    library: LibraryLike
    theme: Theme
    language: Language
    board: Storyboard
    template: Template | None = None
    told: list[Problem] = field(default_factory=list, compare=False)

    @classmethod
    def open(
        cls, path: Path, theme: str = "", shelf: Shelf | None = None, tag: str = ""
    ) -> Project:
        """The deck in a file with the nearest claims and themes; see `of`.

        Raises:
            MkdeckError: With every problem of the deck, its claims and its theme.
        """
        return cls.of(lambda: read_deck(path), path, theme, shelf=shelf, tag=tag)

    @classmethod
    def of(
        cls,
        read: Callable[[], DeckSpec],
        path: Path,
        theme: str = "",
        library: LibraryLike | None = None,
        shelf: Shelf | None = None,
        tag: str = "",
    ) -> Project:
        """The deck that `read` gives, with its surroundings as those of a file at the path.

        Args:
            read: Reads the deck; raises `MkdeckError` where it cannot.
            path: Where to look for claims and themes.
            theme: Overrides the deck's own, unless empty.
            library: The claims, in place of those near the path and those that the deck names.
            shelf: Libraries read so far.
            tag: Its words and those of its claims are in this language, and its results in a
                folder of that name; left out, the first that the deck names.

        Raises:
            MkdeckError: With every problem of the deck, its claims and its theme.
        """
        problems: list[Problem] = []

        def reading() -> DeckSpec:
            spec = read()
            return spec.spoken(tag) if tag else spec

        spec, claims, language = _read(reading, path, problems, library, shelf)
        if spec is None or claims is None:
            raise MkdeckError(*problems)
        asked = None if theme else spec.node.at("theme")
        name = theme or spec.file.theme
        chosen = _try(lambda: theme_near(path, name, asked), problems)
        if chosen is not None:
            lacking = missing_faces(chosen)
            lacking = lacking or (undrawn_brand(chosen, language.tag) if language else [])
            problems += lacking
            drawable = not lacking
        template = _try(partial(template_of, spec, path), problems)
        board: Storyboard | None = None
        # A story is tried out as it is chosen, which needs faces that can draw it.
        if language is not None and chosen is not None and drawable:
            spec = _whole(spec, claims, language, chosen, problems, template)
        if language is not None:
            board = _try(lambda: build(spec, claims, kinds(), language), problems)
        if language is None or board is None or chosen is None or problems:
            raise MkdeckError(*problems)
        notes = (*chosen.notes, *(template.notes if template else ()))
        board = replace(board, warnings=(*notes, *spec.warnings, *board.warnings))
        return cls(spec, claims, chosen, language, board, template)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """Weaknesses of the deck, and of what was laid out so far."""
        return tuple(dict.fromkeys((*self.board.warnings, *self.told)))

    @cached_property
    def slides(self) -> list[Page]:
        """The slides, laid out with the faces of a document; raises as `scenes` does."""
        return [Page(scene) for scene in self.scenes(("slides",))["slides"]]

    @cached_property
    def infographic(self) -> Page | None:
        """The infographic, where the deck has one; raises as `scenes` does."""
        made = self.scenes(("infographic",))["infographic"]
        return Page(made[0]) if made else None

    @cached_property
    def cards(self) -> list[Page]:
        """The cards; raises as `scenes` does."""
        return [Page(scene) for scene in self.scenes(("cards",))["cards"]]

    def scenes(self, asked: Sequence[str] | None = None) -> dict[str, list[Scene]]:
        """Scenes by output, such as `deck` or `cards`, of all outputs or of those asked for.

        Raises:
            MkdeckError: With everything that does not fit.
        """
        chosen = outputs() if asked is None else named(asked)
        return all_scenes(
            self.board, self.theme, self.language, list(chosen), self.template, self.told
        )

    def make(
        self,
        folder: Path,
        asked: Sequence[str],
        step: Callable[[str], None] = lambda path: None,
        *,
        scale: int = 1,
    ) -> dict[str, Any]:
        """Builds outputs into a folder `<deck>` and returns the manifest of what was made.

        Args:
            folder: Folder of all results.
            asked: Names of outputs, such as `deck` or `cards`.
            step: Called with the path of each file when it is made.
            scale: How many times larger than their size pictures are, in pixels.

        Raises:
            MkdeckError: Something does not fit, a picture would be too large, or the folder cannot
                be written in.
        """
        scenes = self.scenes(asked)
        document = Document(
            self.spec.name,
            self.spec.file.title,
            self.theme,
            self.language.catalogue.office,
            self.library.spec.as_of,
            __version__,
            scale,
            self.spec.file.charts,
            self._evidence(scenes),
            partial(models, kinds().values(), self.theme, "office", self.language),
            prompts(self.language),
            self._topics(scenes),
            self.template,
        )
        return make_files(folder, self.spec.node.path, document, scenes, step, self._place)

    @property
    def _place(self) -> Place:
        """Where its results stand among those of its other languages."""
        return Place(self.spec.folder, self.spec.file.languages)

    def _topics(self, scenes: Mapping[str, Sequence[Scene]]) -> tuple[str, ...]:
        """What the topics of the scenes' claims are called, that of most claims first."""
        counts = Counter(topic for claim in self._shown(scenes) for topic in claim.spec.topics)
        names = (topic_name(self.library, key, self.language) for key, _ in counts.most_common())
        return tuple(name for name in names if name)

    def _evidence(self, scenes: Mapping[str, Sequence[Scene]]) -> dict[str, Evidence]:
        """What files carry of each claim that any of the scenes shows."""
        return {claim.id: evidence(claim, self.language) for claim in self._shown(scenes)}

    def _shown(self, scenes: Mapping[str, Sequence[Scene]]) -> list[Claim]:
        """The claims that the scenes show, each once."""
        shown = dict.fromkeys(
            key for pages in scenes.values() for page in pages for key in page.claims
        )
        return [claim for claim in map(self.library.claim, shown) if claim]

    def count(self, asked: Sequence[str]) -> int:
        """How many files the outputs will take, where the list of sources takes one page."""
        pages = page_counts(self.board)
        return sum(
            min(pages[output.pages], 1) if output.whole else pages[output.pages]
            for output in named(asked)
        )


def languages_of(read: Callable[[], DeckSpec]) -> tuple[str, ...]:
    """The languages that a deck is built in; opening one that cannot be read tells why."""
    try:
        return read().file.languages or ("",)
    except MkdeckError:
        return ("",)


def theme_near(path: Path, name: str, asked: Node | None = None) -> Theme:
    """The theme that a deck at the path would have; raises as `load_theme` does."""
    return load_theme(name, theme_folders(path), asked, shown_name, path.parent)


def themes_at_hand(path: Path) -> tuple[list[Theme], list[Problem]]:
    """The themes that a deck at the path may have, and what is wrong with others."""
    problems: list[Problem] = []
    names = [file.stem for folder in theme_folders(path) for file in yaml_files_in(folder)]
    names += [brand for brand in BRAND_FILES if is_file(path.parent / brand)]
    themes = []
    for name in dict.fromkeys(names):
        theme = _try(partial(theme_near, path, name), problems)
        if theme is not None:
            lacking = missing_faces(theme)
            problems += lacking
            themes += [] if lacking else [theme]
    return themes, problems


def explained(path: Path, shelf: Shelf | None = None) -> tuple[list[Explanation], list[Problem]]:
    """Why each part of a deck shows the claims that it shows, and the deck's problems.

    Raises:
        MkdeckError: The deck or its claims cannot be read at all.
    """
    problems: list[Problem] = []
    spec, library, language = _read(lambda: read_deck(path), path, problems, shelf=shelf)
    if spec is None or library is None or language is None:
        raise MkdeckError(*problems)
    asked = spec.node.at("theme")
    name = spec.file.theme
    theme = _try(lambda: theme_near(path, name, asked), problems)
    template = _try(partial(template_of, spec, path), problems)
    if theme is not None:
        spec = _whole(spec, library, language, theme, problems, template)
    explanations, found = explain(spec, library, kinds(), language)
    return explanations, problems + found


def _whole(
    spec: DeckSpec,
    library: LibraryLike,
    language: Language,
    theme: Theme,
    problems: list[Problem],
    template: Template | None = None,
) -> DeckSpec:
    """The deck with what it leaves to mkdeck; what is wrong with that is added to the problems."""

    def trial(form: Form, piece: Mapping[str, Any]) -> Sequence[Problem]:
        return tried(spec, form, piece, library, language, theme, template)

    whole, found = expanded(spec, library, kinds(), language, trial)
    problems += found
    return whole


def tried(
    spec: DeckSpec,
    form: Form,
    piece: Mapping[str, Any],
    library: LibraryLike,
    language: Language,
    theme: Theme,
    template: Template | None = None,
) -> Sequence[Problem]:
    """What is wrong with a piece on its own in a deck with that title, language and looks."""
    file = spec.file.model_dump(include={"title", "topics", "allow", "literals"})
    pieces = [piece, *(["sources"] if form == "slide" and piece["kind"] != "sources" else [])]
    alone: dict[str, Any] = file | {"language": language.tag}
    if form == "band":
        alone["infographic"] = {"sections": pieces}
    else:
        alone[{"slide": "slides", "card": "cards"}[form]] = pieces
    try:
        board = build(read_deck_data(alone, spec.name), library, kinds(), language)
        all_scenes(board, theme, language, list(outputs()), template)
    except MkdeckError as error:
        return error.problems
    return ()


def _read(
    read: Callable[[], DeckSpec],
    path: Path,
    problems: list[Problem],
    library: LibraryLike | None = None,
    shelf: Shelf | None = None,
) -> tuple[DeckSpec | None, LibraryLike | None, Language | None]:
    """The deck, its claims and its language, each None where it has problems."""
    spec: DeckSpec | None = _try(read, problems)
    if library is None:
        kept = shelf or Shelf()
        library = _try(lambda: kept.library(claim_folders(path, spec)), problems)
    if spec is None:
        return None, library, None
    problems += spec.problems
    file, node = spec.file, spec.node
    unknown = [
        node.at(*steps).problem(
            f'there is no language "{tag}"',
            hint=did_you_mean(tag, known_languages()) or "name one that has a file",
            code="unknown-language",
        )
        for steps, tag in (
            *((("languages", i), tag) for i, tag in enumerate(file.languages)),
            *([(("fallback",), file.fallback)] if file.fallback else []),
            *([] if file.language in file.languages else [(("language",), file.language)]),
        )
        if tag not in known_languages()
    ]
    problems += unknown
    return spec, library, None if unknown else load_language(file.language)


def _try(make: Callable[[], Any], problems: list[Problem]) -> Any:
    """What the function makes, or None with its problems added to the list."""
    try:
        return make()
    except MkdeckError as error:
        problems += error.problems
        return None


def claim_uses(shelf: Shelf | None = None) -> dict[str, list[str]]:
    """Where the decks at hand show each claim: id to places such as `loyalty: slide 3`.

    The decks are those of the nearest `decks/` at or above the working folder, else the shipped
    ones; a deck that does not open is passed over.
    """
    shelf = shelf or Shelf()
    folder = nearest(Path("decks"), "decks") or shipped("decks")
    uses: dict[str, list[str]] = {}
    for path in yaml_files_in(folder):
        with suppress(MkdeckError):
            for item in explained(path, shelf)[0]:
                for choice in item.choices:
                    if choice.taken:
                        uses.setdefault(choice.claim.id, []).append(f"{path.stem}: {item.place}")
    return uses
