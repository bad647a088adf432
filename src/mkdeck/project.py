"""A deck with everything round it: its claims, its theme, its language, its scenes, its files."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdeck import __version__
from mkdeck.deck import DeckSpec, read_deck
from mkdeck.errors import MkdeckError, Problem, did_you_mean
from mkdeck.fonts import font_problem
from mkdeck.language import known_languages, load_language
from mkdeck.library import Library
from mkdeck.output import Staging
from mkdeck.pages import all_scenes
from mkdeck.sections import kinds
from mkdeck.storyboard import Explanation, build, explain
from mkdeck.theme import load_theme
from mkdeck.words import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mkdeck.language import Language
    from mkdeck.parts import Storyboard
    from mkdeck.scene import Scene
    from mkdeck.theme import FaceSpec, Theme

PARTS = ("deck", "infographic", "cards")
"""What a build makes unless told otherwise; `slides` as pictures come on request."""

KIND_OF = {"deck": "deck", "slides": "slide", "infographic": "infographic", "cards": "card"}
"""Kind of a part's entries in the manifest."""


@dataclass(frozen=True)
class Project:
    """A deck that has been read, selected and storyboarded."""

    spec: DeckSpec
    library: Library
    theme: Theme
    language: Language
    board: Storyboard

    @classmethod
    def open(cls, path: Path, theme: str = "") -> Project:
        """The deck in a file with the nearest claims and themes; `theme` overrides its own.

        Raises:
            MkdeckError: With every problem of the deck, its claims and its theme.
        """
        problems: list[Problem] = []
        spec, library, language = _read(path, problems)
        if spec is None or library is None:
            raise MkdeckError(*problems)
        asked = None if theme else spec.node.at("theme")
        name = theme or spec.file.theme
        chosen = _try(lambda: load_theme(name, theme_folders(path), asked, shown_name), problems)
        if chosen is not None:
            problems += _missing_faces(chosen)
        board: Storyboard | None = None
        if language is not None:
            board = _try(lambda: build(spec, library, kinds(), language), problems)
        if language is None or board is None or chosen is None or problems:
            raise MkdeckError(*problems)
        return cls(spec, library, chosen, language, board)

    def scenes(self, parts: Sequence[str] = (*PARTS, "slides")) -> dict[str, list[Scene]]:
        """Scenes by part; raises `MkdeckError` with everything that does not fit."""
        return all_scenes(self.board, self.theme, self.language, parts)

    def make(
        self, output: Path, parts: Sequence[str], step: Callable[[str], None] = lambda name: None
    ) -> dict[str, Any]:
        """Builds the parts into `output/<deck>` and returns the manifest of what was made.

        Args:
            output: Folder of all results.
            parts: Of `deck`, `slides`, `infographic`, `cards`.
            step: Called with the name of each file before it is made.
        """
        scenes = self.scenes(parts)
        made: list[dict[str, Any]] = []
        with Staging(output, self.spec.name, self.spec.node.path) as staging:
            for part in parts:
                for entry, content in self._files(part, scenes[part], step):
                    staging.write(entry["path"], content)
                    made.append(entry)
            manifest = {"deck": self.spec.name, "mkdeck": __version__, "files": made}
            staging.deliver(manifest, {KIND_OF[part] for part in parts})
        return manifest

    def count(self, parts: Sequence[str]) -> int:
        """How many files the parts will take."""
        sizes = {
            "deck": 1,
            "infographic": 1,
            "cards": len(self.board.cards),
            "slides": len(self.board.slides),
        }
        return sum(sizes[part] for part in parts)

    def _files(self, part: str, scenes: list[Scene], step: Callable[[str], None]) -> Any:
        """Manifest entry and content of each file of a part."""
        if not scenes:
            return
        if part == "deck":
            from mkdeck.render.pptx import pptx

            name = f"{self.spec.name}.pptx"
            step(name)
            content = pptx(
                scenes,
                self.theme,
                self.language.catalogue.office,
                title=self.spec.file.title,
                as_of=self.library.spec.as_of,
            )
            yield self._entry("deck", name, scenes, 1), content
            return
        from mkdeck.render.png import SCALE, png

        for scene in scenes:
            name = {
                "infographic": "infographic.png",
                "slides": f"slides/{scene.name}.png",
                "cards": f"cards/{scene.name}.png",
            }[part]
            step(name)
            yield self._entry(KIND_OF[part], name, [scene], SCALE), png(scene)

    def _entry(self, kind: str, path: str, scenes: list[Scene], scale: int) -> dict[str, Any]:
        first = scenes[0]
        alt = (
            first.alt
            if len(scenes) == 1
            else " ".join(dict.fromkeys(sentence(scene.title) for scene in scenes))
        )
        return {
            "path": path,
            "kind": kind,
            "lang": self.language.tag,
            "width": round(first.width * scale),
            "height": round(first.height * scale),
            "alt": alt,
            "claims": list(dict.fromkeys(key for scene in scenes for key in scene.claims)),
            "sources": list(dict.fromkeys(key for scene in scenes for key in scene.sources)),
            **({"slides": len(scenes)} if kind == "deck" else {}),
        }


def explained(path: Path) -> tuple[list[Explanation], list[Problem]]:
    """Why each part of a deck shows the claims that it shows, and the deck's problems.

    Raises:
        MkdeckError: The deck or its claims cannot be read at all.
    """
    problems: list[Problem] = []
    spec, library, language = _read(path, problems)
    if spec is None or library is None or language is None:
        raise MkdeckError(*problems)
    explanations, found = explain(spec, library, kinds(), language)
    return explanations, problems + found


def _read(
    path: Path, problems: list[Problem]
) -> tuple[DeckSpec | None, Library | None, Language | None]:
    """The deck, its claims and its language, each None where it has problems."""
    spec: DeckSpec | None = _try(lambda: read_deck(path), problems)
    folders = _try(lambda: claim_folders(path, spec), problems)
    library = folders and _try(lambda: Library.load(folders, shown_name), problems)
    if spec is None:
        return None, library, None
    problems += spec.problems
    tag = spec.file.language
    if tag not in known_languages():
        problems.append(
            spec.node.problem(
                f'there is no language "{tag}"',
                "language",
                hint=did_you_mean(tag, known_languages()),
                code="unknown-language",
            )
        )
        return spec, library, None
    return spec, library, load_language(tag)


def _missing_faces(theme: Theme) -> list[Problem]:
    """Faces of a theme that no installed package has."""
    problems = []
    for group in ("image", "office"):
        for face in ("title", "number", "text"):
            spec = theme.face(group, face)
            for weight in (spec.regular, spec.strong):
                why = font_problem(spec.measured or spec.family, weight)
                if why:
                    message, _, hint = why.partition("; ")
                    problems.append(
                        theme.node.problem(
                            message, "faces", group, face, code="font", hint=_font_hint(spec, hint)
                        )
                    )
    return list(dict.fromkeys(problems))


def _font_hint(spec: FaceSpec, hint: str) -> str:
    """What would help: another family, or the name of one with the same widths."""
    twin = "" if spec.measured else ', or name one with the same widths under "measured"'
    return f"{hint}{twin}"


def _try(make: Callable[[], Any], problems: list[Problem]) -> Any:
    """What the function makes, or None with its problems added to the list."""
    try:
        return make()
    except MkdeckError as error:
        problems += error.problems
        return None


def shipped(name: str) -> Path:
    """A folder that comes with mkdeck: `claims`, `decks` or `themes`."""
    packed = Path(str(files("mkdeck") / "shipped" / name))
    return packed if packed.is_dir() else Path(__file__).resolve().parents[2] / name


def nearest(path: Path, name: str) -> Path | None:
    """The folder of that name beside the file or above it."""
    for parent in path.resolve().parents:
        if (parent / name).is_dir():
            return parent / name
    return None


def claim_folders(path: Path, spec: DeckSpec | None = None) -> list[Path]:
    """The folders of a deck's claims, each once.

    The nearest `claims/` at or above the deck comes first. One that has a `library.yaml` is a
    whole library and stands alone; any other is added to the shipped one. Folders that the deck
    names under `library` are added in either case.

    Raises:
        MkdeckError: The deck names a folder that does not exist.
    """
    near = nearest(path, "claims")
    whole = near is not None and (near / "library.yaml").is_file()
    folders = [near] if near is not None and whole else [shipped("claims"), near]
    problems = []
    for i, name in enumerate(spec.file.library if spec else ()):
        folder = path.parent / name
        if folder.is_dir():
            folders.append(folder)
        elif spec is not None:
            problems.append(
                spec.node.problem(f'there is no folder "{name}"', "library", i, code="library")
            )
    if problems:
        raise MkdeckError(*problems)
    return list(dict.fromkeys(folder.resolve() for folder in folders if folder is not None))


def claim_uses() -> dict[str, list[str]]:
    """Where the decks at hand show each claim: id to places such as `loyalty: slide 3`.

    The decks are those of the nearest `decks/` at or above the working folder, else the shipped
    ones; a deck that does not open is passed over.
    """
    folder = nearest(Path.cwd() / "decks", "decks") or shipped("decks")
    uses: dict[str, list[str]] = {}
    for path in sorted(folder.glob("*.yaml")):
        with suppress(MkdeckError):
            for item in explained(path)[0]:
                for choice in item.choices:
                    if choice.taken:
                        uses.setdefault(choice.claim.id, []).append(f"{path.stem}: {item.place}")
    return uses


def theme_folders(path: Path) -> list[Path]:
    """Where a deck's theme may stand: the nearest `themes/` at or above it, then those shipped."""
    found = nearest(path, "themes")
    return [*([found] if found else []), shipped("themes")]


def shown_name(path: Path) -> str:
    """A file as messages name it: relative to the working folder where it lies below it."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
