"""Results are staged beside their place; what others stage is theirs."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from mkdeck.delivery.staging import Staging
from mkdeck.errors import MkdeckError

if TYPE_CHECKING:
    from pathlib import Path


def listed(*paths: str, kind: str = "card") -> dict[str, Any]:
    """A manifest of these files."""
    return {"files": [{"path": path, "kind": kind} for path in paths]}


def deliver(output: Path, *paths: str, kind: str = "card") -> list[str]:
    """A build of files of one kind, each holding its own path."""
    with Staging(output, "deck") as staging:
        for path in paths:
            staging.write(path, path.encode())
        return staging.deliver(listed(*paths, kind=kind), {kind})


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.*"))


def left(output: Path, owner: object) -> Path:
    """A folder as a build of that process has it while it runs."""
    folder = output / f".deck.staging.{owner}"
    folder.mkdir(parents=True)
    (folder / "half.png").write_bytes(b"half")
    return folder


def test_the_staging_of_a_build_that_runs_is_left_alone(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        theirs = left(tmp_path, other.pid)
        deliver(tmp_path, "a.png")
        assert (theirs / "half.png").read_bytes() == b"half"
        other.communicate(b"\n", timeout=30)
    deliver(tmp_path, "a.png")
    assert not theirs.exists(), "it has ended and cannot come back"


@pytest.mark.parametrize("owner", ["", "me", "²", "9" * 30])
def test_staging_of_nobody_is_removed(tmp_path: Path, owner: str) -> None:
    nobodys = left(tmp_path, owner)
    deliver(tmp_path, "a.png")
    assert not nobodys.exists()


def test_staging_that_an_earlier_process_of_this_number_left_is_removed(tmp_path: Path) -> None:
    left(tmp_path, os.getpid())
    deliver(tmp_path, "a.png")
    assert files(tmp_path / "deck") == ["a.png", "manifest.json"]


def test_staging_of_another_deck_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / ".other.staging.me"
    other.mkdir()
    deliver(tmp_path, "a.png")
    assert other.is_dir()


def test_nothing_is_seen_before_all_is_there(tmp_path: Path) -> None:
    deliver(tmp_path, "a.png")
    with Staging(tmp_path, "deck") as staging:
        staging.write("b.png", b"new")
        assert files(tmp_path / "deck") == ["a.png", "manifest.json"]
    assert files(tmp_path / "deck") == ["a.png", "manifest.json"]
    assert [path.name for path in tmp_path.iterdir()] == ["deck"], "and nothing stays behind"


def test_files_of_a_kind_are_replaced_and_others_kept(tmp_path: Path) -> None:
    deliver(tmp_path, "deck.pptx", kind="deck")
    assert deliver(tmp_path, "cards/1.png", "cards/2.png") == [
        "deck.pptx",
        "cards/1.png",
        "cards/2.png",
    ]
    assert deliver(tmp_path, "cards/3.png") == ["deck.pptx", "cards/3.png"]
    assert files(tmp_path / "deck") == ["cards/3.png", "deck.pptx", "manifest.json"]
    assert deliver(tmp_path) == ["deck.pptx"]
    assert not (tmp_path / "deck" / "cards").exists()


def test_a_file_that_somebody_removed_is_no_longer_listed(tmp_path: Path) -> None:
    deliver(tmp_path, "deck.pptx", kind="deck")
    (tmp_path / "deck" / "deck.pptx").unlink()
    assert deliver(tmp_path, "a.png") == ["a.png"]


def test_a_file_that_another_kind_makes_now_is_listed_once(tmp_path: Path) -> None:
    deliver(tmp_path, "a.png", kind="slide")
    assert deliver(tmp_path, "a.png", kind="card") == ["a.png"]


def test_a_folder_in_the_place_of_an_old_file_is_left_alone(tmp_path: Path) -> None:
    deliver(tmp_path, "a.png")
    (tmp_path / "deck" / "a.png").unlink()
    (tmp_path / "deck" / "a.png" / "mine").mkdir(parents=True)
    assert deliver(tmp_path, "b.png") == ["b.png"]
    assert (tmp_path / "deck" / "a.png" / "mine").is_dir()


@pytest.mark.parametrize(
    "content",
    [
        "not json",
        "[]",
        '{"files": 3}',
        '{"files": [3]}',
        '{"files": [{"kind": "card"}]}',
        '{"files": [{"path": 3, "kind": "card"}]}',
        '{"files": [{"path": "mine.txt", "kind": ["card"]}]}',
        '{"files": [{"path": "../mine.txt", "kind": "card"}]}',
    ],
)
def test_a_manifest_of_somebody_else_removes_nothing(tmp_path: Path, content: str) -> None:
    folder = tmp_path / "deck"
    folder.mkdir()
    mine = [folder / "mine.txt", tmp_path / "mine.txt"]
    for path in mine:
        path.write_text("mine")
    (folder / "manifest.json").write_text(content)
    assert deliver(tmp_path, "a.png") == ["a.png"]
    assert all(path.is_file() for path in mine)


@pytest.mark.parametrize("name", ["../elsewhere", "below/deck", ".hidden", ""])
def test_a_name_that_is_no_folder_of_its_own_is_refused(tmp_path: Path, name: str) -> None:
    output = tmp_path / "output"
    with pytest.raises(MkdeckError, match="is no name for an output folder"):
        Staging(output, name, "decks/x.yaml")
    assert not output.exists()


def test_a_file_in_the_place_of_the_folder_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "deck").write_text("mine")
    with pytest.raises(MkdeckError, match="cannot be made: file exists"):
        Staging(tmp_path, "deck")


@pytest.mark.parametrize(
    ("stands", "said"),
    [
        ("cards", "deck/cards: cannot be written: file exists"),
        ("cards/b.png/mine", "deck/cards/b.png: cannot be written: is a directory"),
        ("manifest.json/mine", "deck/manifest.json: cannot be written: is a directory"),
    ],
)
def test_what_stands_in_the_place_of_a_result_is_a_problem(
    tmp_path: Path, stands: str, said: str
) -> None:
    place = tmp_path / "deck" / stands
    place.parent.mkdir(parents=True)
    place.write_text("mine")
    with pytest.raises(MkdeckError, match=said):
        deliver(tmp_path, "a.png", "cards/b.png")
    assert place.read_text() == "mine"
    assert not (tmp_path / "deck" / "a.png").exists(), "nothing is delivered in part"
    assert [path.name for path in tmp_path.iterdir()] == ["deck"], "nothing stays staged"


def test_a_file_that_cannot_be_staged_is_a_problem(tmp_path: Path) -> None:
    with Staging(tmp_path, "deck") as staging:
        staging.write("a.png", b"a")
        with pytest.raises(MkdeckError, match=r"deck.*a\.png: cannot be written"):
            staging.write("a.png/b.png", b"b")
