"""How mkdeck grows at its right edge: a format is one new module of `mkdeck.render`."""

from __future__ import annotations

import json
import sys
from importlib import import_module, invalidate_caches
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result
from conftest import BOTH, write

from mkdeck.cli import cli
from mkdeck.project import Project
from mkdeck.render import backends, named, outputs
from mkdeck.scene import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

OUTLINE = '''
"""What is on each slide, as text."""

from mkdeck.render.backend import Backend, Output
from mkdeck.scene import Text


def write(output, scenes, document):
    said = [document.title, f"{document.as_of} {document.office.lang} {document.theme.name}"]
    for scene in scenes:
        words = [item.string for item in scene.flat() if isinstance(item, Text)]
        said.append(f"{scene.name} {scene.title}: {len(words)} texts")
    yield "pages.txt", "\\n".join(said).encode()


OUTPUT = Output("outline", "outline", "slides", "office", place=9, whole=True, asked=True)
BACKEND = Backend("outline", ".txt", 1, (OUTPUT,), write)
'''

LISTS = '''
"""The words of each card, a file a card, and of each slide."""

from mkdeck.render.backend import Backend, Output

BEGUN = []


def write(output, scenes, document):
    for scene in scenes:
        BEGUN.append(scene.name)
        yield f"{output.name}/{scene.name}.txt", scene.alt.encode()


BACKEND = Backend("lists", ".txt", 3, (
    Output("card-lists", "card list", "cards", "image", place=0),
    Output("slide-lists", "slide list", "slides", "office", place=9, asked=True),
), write)
'''


@pytest.fixture
def drop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Puts a module beside mkdeck's backends or, given no code, takes it away again."""
    render: Any = import_module("mkdeck.render")
    folder = tmp_path / "plugins"
    monkeypatch.setattr(render, "__path__", [*render.__path__, str(folder)])
    dropped = set()

    def forget(name: str) -> None:
        sys.modules.pop(f"{render.__name__}.{name}", None)
        vars(render).pop(name, None)

    def put(name: str, code: str = "") -> None:
        if code:
            write(folder / f"{name}.py", code)
        else:
            (folder / f"{name}.py").unlink()
            forget(name)
        invalidate_caches()
        dropped.add(name)

    yield put
    for name in dropped:
        forget(name)


def mkdeck(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


def build(*arguments: str) -> Result:
    result = mkdeck("decks/new.yaml", *arguments)
    assert result.exit_code == 0, result.output
    return result


def entries(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((folder / "manifest.json").read_text("utf-8"))["files"]
    return found


def listed(folder: Path) -> list[str]:
    """Paths of the manifest, which are the files that are there."""
    paths = [entry["path"] for entry in entries(folder)]
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*.*")}
    assert there == {*paths, "manifest.json"}
    return paths


BUILT = ["new.pptx", "cards/01-hero-og.png", "cards/02-hero-og.png"]


@pytest.fixture
def folder(project: Path) -> Path:
    write("decks/new.yaml", BOTH)
    return project / "output/new"


def test_a_format_is_one_module(folder: Path, drop: Callable[..., None]) -> None:
    drop("outline", OUTLINE)
    result = build("--only", "outline")
    assert listed(folder) == ["pages.txt"]
    assert (folder / "pages.txt").read_text("utf-8").splitlines() == [
        "Loyalty is earned",
        "2026-01 en-GB Editorial",
        "01 Loyalty is earned: 1 texts",
        "02 Nearly everyone ties loyalty to service: 6 texts",
    ]
    assert result.stdout.splitlines()[0] == "output/new/pages.txt (960×540, 2 slides)"
    [entry] = entries(folder)
    assert entry["kind"] == "outline"
    assert entry["claims"] == ["service-matters"]
    assert (entry["width"], entry["height"], entry["slides"]) == (960, 540, 2)


def test_what_is_made_on_request_is_not_made_otherwise(
    folder: Path, drop: Callable[..., None]
) -> None:
    drop("outline", OUTLINE)
    build()
    assert listed(folder) == BUILT
    build("--only", "outline")
    assert listed(folder) == [*BUILT, "pages.txt"]


def test_what_is_always_made_is_made_in_its_place(folder: Path, drop: Callable[..., None]) -> None:
    drop("lists", LISTS)
    lists = ["card-lists/01-hero-og.txt", "card-lists/02-hero-og.txt"]
    printed = build().stdout.splitlines()
    assert listed(folder) == [*lists, *BUILT]
    assert printed[1:3] == ["output/new/card-lists (2 TXT)", "output/new/cards (2 PNG)"]
    assert entries(folder)[0]["width"] == 3 * 600
    project = Project.open(Path("decks/new.yaml"))
    assert project.count(["card-lists", "slide-lists", "deck"]) == 2 + 2 + 1
    build("--only", "slide-lists")
    assert listed(folder) == [*lists, *BUILT, "slide-lists/01.txt", "slide-lists/02.txt"]
    assert "fine (2 cards, 2 slides)" in mkdeck("check", "decks/new.yaml").stdout


def test_files_that_another_build_made_are_kept(folder: Path, drop: Callable[..., None]) -> None:
    drop("outline", OUTLINE)
    build("--only", "outline")
    before = (folder / "pages.txt").read_bytes()
    write("decks/new.yaml", BOTH.replace("is earned", "is won"))
    build()
    assert listed(folder) == [*BUILT, "pages.txt"]
    drop("outline")
    build("--only", "cards")
    assert listed(folder) == [*BUILT, "pages.txt"]
    assert (folder / "pages.txt").read_bytes() == before


def test_files_that_are_no_longer_made_are_removed(folder: Path, drop: Callable[..., None]) -> None:
    drop("lists", LISTS)
    build()
    write("decks/new.yaml", BOTH.rpartition("  - {kind")[0])
    build("--only", "card-lists")
    assert listed(folder) == ["card-lists/01-hero-og.txt", *BUILT]
    write("decks/new.yaml", BOTH.partition("cards:")[0])
    build("--only", "card-lists")
    assert listed(folder) == BUILT


def test_the_command_knows_what_can_be_made(folder: Path, drop: Callable[..., None]) -> None:
    assert "[deck|slides|infographic|cards]" in mkdeck("build", "--help").stdout
    result = mkdeck("decks/new.yaml", "--only", "outline")
    assert result.exit_code == 2
    assert "'outline' is not one of 'deck', 'slides', 'infographic', 'cards'" in result.stderr
    drop("outline", OUTLINE)
    assert "[deck|slides|infographic|cards|outline]" in mkdeck("build", "--help").stdout


def test_what_a_build_makes_is_declared_by_its_backends() -> None:
    assert [backend.name for backend in backends()] == ["png", "pptx"]
    assert [(output.name, output.kind, output.asked) for output in outputs()] == [
        ("deck", "deck", False),
        ("slides", "slide", True),
        ("infographic", "infographic", False),
        ("cards", "card", False),
    ]
    assert [output.name for output in named(["cards", "deck", "cards"])] == ["deck", "cards"]
    with pytest.raises(ValueError, match="there is no output posters"):
        named(["deck", "posters"])


def test_decks_are_laid_out_in_office_faces_and_pictures_in_designed_ones(folder: Path) -> None:
    """Slides as pictures show the deck, so they are its very pages."""
    scenes = Project.open(Path("decks/new.yaml")).scenes()
    families = {
        name: {
            run.font.family
            for scene in pages
            for item in scene.flat()
            if isinstance(item, Text)
            for line in item.lines
            for run in line
        }
        for name, pages in scenes.items()
        if pages
    }
    pictures = {"Source Serif 4", "Source Sans 3"}
    office = {"Arial", "Cambria"}
    assert families == {"deck": office, "slides": office, "cards": pictures}
    assert scenes["slides"] is scenes["deck"]


def test_every_file_has_its_backend_s_suffix(folder: Path) -> None:
    for output, backend in outputs().items():
        made = Project.open(Path("decks/new.yaml")).make(folder.parent, [output.name])
        assert made["files"] or output.name == "infographic"
        assert all(entry["path"].endswith(backend.suffix) for entry in made["files"])


def test_helpers_beside_backends_are_passed_over(drop: Callable[..., None]) -> None:
    before = backends()
    drop("rounding", '"""Rounds."""')
    drop("_draft", "raise AssertionError('nobody asked for it')")
    assert backends() == before


@pytest.mark.parametrize(
    ("old", "new", "shared"),
    [
        ('"card-lists"', '"cards"', "the name cards"),
        ('"card list"', '"card"', "the kind card"),
    ],
)
def test_two_outputs_of_one_name_or_kind_are_refused(
    drop: Callable[..., None], old: str, new: str, shared: str
) -> None:
    """A build of one would remove the files of the other."""
    drop("lists", LISTS.replace(old, new))
    with pytest.raises(ValueError, match=f"two outputs have {shared}"):
        outputs()


@pytest.mark.parametrize("written", ["scenes[1:]", "[*scenes, *scenes]"])
def test_a_backend_that_does_not_write_a_file_a_page_delivers_nothing(
    folder: Path, drop: Callable[..., None], written: str
) -> None:
    drop("lists", LISTS.replace("for scene in scenes", f"for scene in {written}"))
    with pytest.raises(ValueError, match="zip"):
        Project.open(Path("decks/new.yaml")).make(Path("output"), ["card-lists"])
    assert not (folder / "manifest.json").exists()
    assert list(folder.parent.iterdir()) == []


def test_files_are_made_one_at_a_time(folder: Path, drop: Callable[..., None]) -> None:
    """So that one large canvas is alive: a file is made when the one before it is staged."""
    drop("lists", LISTS)
    backend: Any = import_module("mkdeck.render.lists")
    seen = []

    def step(path: str) -> None:
        staged = list(folder.parent.glob(".*/card-lists/*.txt"))
        seen.append((path, len(backend.BEGUN), len(staged)))

    Project.open(Path("decks/new.yaml")).make(Path("output"), ["card-lists"], step)
    assert seen == [("card-lists/01-hero-og.txt", 1, 1), ("card-lists/02-hero-og.txt", 2, 2)]
