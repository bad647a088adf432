"""A deck with everything round it: its claims, its theme, its language, its scenes, its files."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdeck import __version__
from mkdeck.deck import DeckSpec, read_deck
from mkdeck.errors import MkdeckError, Problem, did_you_mean
from mkdeck.language import known_languages, load_language
from mkdeck.library import Library
from mkdeck.output import Staging
from mkdeck.pages import all_scenes
from mkdeck.sections import kinds
from mkdeck.storyboard import build
from mkdeck.theme import load_theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mkdeck.language import Language
    from mkdeck.parts import Storyboard
    from mkdeck.scene import Scene
    from mkdeck.theme import Theme

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
        spec = _try(lambda: read_deck(path), problems)
        library = _try(lambda: Library.load(claim_folders(path), shown_name), problems)
        if spec is None or library is None:
            raise MkdeckError(*problems)
        asked = None if theme else spec.node.at("theme")
        chosen = _try(
            lambda: load_theme(theme or spec.file.theme, theme_folders(path), asked), problems
        )
        if spec.file.language not in known_languages():
            problems.append(
                spec.node.problem(
                    f'there is no language "{spec.file.language}"',
                    "language",
                    hint=did_you_mean(spec.file.language, known_languages()),
                    code="unknown-language",
                )
            )
            raise MkdeckError(*problems)
        language = load_language(spec.file.language)
        board = _try(lambda: build(spec, library, kinds(), language), problems)
        if board is None or chosen is None:
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
        with Staging(output, self.spec.name) as staging:
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
                as_of=self.library.as_of,
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
            else " ".join(dict.fromkeys(scene.title for scene in scenes))
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
        }


def _try(make: Callable[[], Any], problems: list[Problem]) -> Any:
    """What the function makes, or None with its problems added to the list."""
    try:
        return make()
    except MkdeckError as error:
        problems += error.problems
        return None


def shipped(name: str) -> Path:
    """A folder that comes with mkdeck: `claims` or `themes`."""
    packed = Path(str(files("mkdeck") / "shipped" / name))
    return packed if packed.is_dir() else Path(__file__).resolve().parents[2] / name


def nearest(path: Path, name: str) -> Path | None:
    """The folder of that name beside the file or above it."""
    for parent in path.resolve().parents:
        if (parent / name).is_dir():
            return parent / name
    return None


def claim_folders(path: Path) -> list[Path]:
    """The claims of a deck: the nearest `claims/` at or above it, else those shipped."""
    return [nearest(path, "claims") or shipped("claims")]


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
