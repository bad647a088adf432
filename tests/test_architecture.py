"""The layers of the package, read off its imports."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from conftest import ROOT

import mkdeck

PACKAGE = Path(mkdeck.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))

DOCUMENT = ROOT / "docs" / "architecture.md"


def layers() -> list[set[str]]:
    """The rows of the table in the document, bottom layer first."""
    table = DOCUMENT.read_text("utf-8").partition("| --- | --- |\n")[2].partition("\n\n")[0]
    return [set(re.findall(r"`(\w+)`", row.split("|")[1])) for row in table.splitlines()]


LEVEL = {name: level for level, layer in enumerate(layers()) for name in layer}
MOST_LINES = 400


def unit(path: Path) -> str:
    """The module, or the package that the file belongs to."""
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


@cache
def imports(path: Path) -> set[str]:
    """Modules and packages right below mkdeck that the file imports, for type checking too."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} imports relative to itself"
            names = (
                [f"mkdeck.{alias.name}" for alias in node.names]
                if node.module == "mkdeck"
                else [node.module or ""]
            )
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        found |= {name.split(".")[1] for name in names if name.startswith("mkdeck.")}
    return found - {"__version__"}


def everything_imported(path: Path) -> set[str]:
    """Every package that the file imports from anywhere."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
    return found


def test_every_module_has_a_layer() -> None:
    assert {unit(path) for path in FILES} - {"__init__", "__main__"} == set(LEVEL)
    assert len(LEVEL) == sum(map(len, layers()))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_from_below(path: Path) -> None:
    own = unit(path)
    if own in {"__init__", "__main__"}:
        return
    beside = {own} if (PACKAGE / own).is_dir() else set()
    upward = {name for name in imports(path) - beside if LEVEL[name] >= LEVEL[own]}
    assert not upward, f"{own} (layer {LEVEL[own]}) imports {sorted(upward)}"


def test_what_is_imported_is_declared() -> None:
    names = distributions()
    used = set().union(*map(everything_imported, FILES)) - {"mkdeck", *sys.stdlib_module_names}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {re.split(r"[<>=]", line)[0] for line in project["dependencies"]}
    assert {names[package].lower().replace("_", "-") for package in used} <= declared


def distributions() -> dict[str, str]:
    """Each package that can be imported, with what it is installed as."""
    return {package: found[0] for package, found in packages_distributions().items()}


def test_what_is_tested_is_pinned() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pinned = {line.partition("==")[0].lower().replace("_", "-") for line in lines if "==" in line}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    assert {re.split(r"[<>=]", line)[0].lower() for line in asked} <= pinned


def test_scenes_stand_on_their_own() -> None:
    assert set().union(*(imports(path) for path in FILES if unit(path) == "scene")) == {"scene"}


def test_backends_know_scenes_and_no_claims() -> None:
    known = set().union(*(imports(path) for path in FILES if unit(path) == "render"))
    assert known <= {"render", "scene", "text", "languages", "themes", "errors", "codes"}


@pytest.mark.parametrize(
    ("package", "users"),
    [
        ("pptx", {"render"}),
        ("matplotlib", {"render"}),
        ("PIL", {"render", "text", "themes"}),
        ("click", {"cli"}),
        ("rich", {"cli"}),
        ("yaml", {"reading", "auto"}),
        ("icu4py", {"languages", "text"}),
    ],
)
def test_a_library_is_used_in_one_place(package: str, users: set[str]) -> None:
    assert {unit(path) for path in FILES if package in everything_imported(path)} == users


def test_backends_are_named_in_their_folder_and_nowhere_else() -> None:
    backend = re.compile(r"pptx|\bpng\b|\bemu\b|powerpoint", re.IGNORECASE)
    named = {unit(path) for path in FILES if backend.search(path.read_text("utf-8"))}
    assert named == {"render", "notebook", "themes"}, "a logo is a PNG file, too"


@pytest.mark.parametrize("what", ["pyplot", "/work", "/home", "/root", "time.time", "datetime.now"])
def test_what_no_module_holds(what: str) -> None:
    assert [path.name for path in FILES if what in path.read_text("utf-8")] == []


def test_no_module_is_too_long_to_read() -> None:
    lengths = {
        str(path.relative_to(PACKAGE)): len(path.read_text("utf-8").splitlines()) for path in FILES
    }
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES} == {}
