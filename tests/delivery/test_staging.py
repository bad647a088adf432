"""Results are staged beside their place; what others stage is theirs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from mkdeck.delivery import locks
from mkdeck.delivery.journal import put_in_place
from mkdeck.delivery.staging import Staging
from mkdeck.delivery.swapping import mounts_below
from mkdeck.errors import MkdeckError


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


def left(output: Path, owner: str) -> Path:
    """A folder as a killed build leaves it."""
    folder = output / f".deck.staging.{owner}"
    folder.mkdir(parents=True)
    (folder / "half.png").write_bytes(b"half")
    return folder


BUILD = """
import sys
from pathlib import Path
from mkdeck.delivery import locks
from mkdeck.delivery.journal import put_in_place
from mkdeck.delivery.staging import Staging
from mkdeck.delivery.swapping import mounts_below
with Staging(Path(sys.argv[1]), "deck") as staging:
    staging.write("half.png", b"half")
    print(staging.folder, flush=True)
    input()
"""


def test_the_staging_of_a_build_that_runs_is_left_alone(tmp_path: Path) -> None:
    command = [sys.executable, "-c", BUILD, str(tmp_path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout
        theirs = Path(other.stdout.readline().strip())
        deliver(tmp_path, "a.png")
        assert (theirs / "half.png").read_bytes() == b"half"
        other.kill()
        other.wait(timeout=30)
    assert theirs.is_dir()
    deliver(tmp_path, "a.png")
    assert not theirs.exists(), "its process has ended and cannot come back"


@pytest.mark.parametrize("owner", ["", "me", "²", "9" * 30, "999999"])
def test_staging_of_nobody_is_removed(tmp_path: Path, owner: str) -> None:
    nobodys = left(tmp_path, owner)
    deliver(tmp_path, "a.png")
    assert not nobodys.exists()


def test_the_name_of_a_deck_is_no_pattern(tmp_path: Path) -> None:
    other = tmp_path / ".other.staging.1"
    other.mkdir()
    (tmp_path / ".[x].staging.1").mkdir()
    for name in ("*", "[x]"):
        with Staging(tmp_path, name) as staging:
            staging.deliver(listed(), {"card"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["*", ".other.staging.1", "[x]"]


def test_a_link_that_is_named_like_staging_is_left_alone(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "mine.txt").write_text("mine")
    output = tmp_path / "output"
    output.mkdir()
    (output / ".deck.staging.1").symlink_to(elsewhere)
    deliver(output, "a.png")
    assert (elsewhere / "mine.txt").read_text() == "mine"


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
        '{"files": [{"path": "mine.txt", "kind": "\\ud800"}]}',
        *(
            f'{{"files": [{{"path": "mine.txt", "kind": "x"}}, {{"kind": "x", "path": {path}}}]}}'
            for path in (
                *("5", "null", "[]", '""', '"."', '"a//b"', '"/etc/passwd"', '"manifest.json"'),
                *('"\\u0000"', '"\\ud800"', '"\\u202e"', f'"{"x" * 1001}"', '"a/../b"', '"a\\\\b"'),
            )
        ),
        "[" * 200_000,
        "\xff\xfe",
    ],
)
def test_a_manifest_of_somebody_else_removes_nothing(tmp_path: Path, content: str) -> None:
    folder = tmp_path / "deck"
    folder.mkdir()
    mine = [folder / "mine.txt", tmp_path / "mine.txt"]
    for path in mine:
        path.write_text("mine")
    (folder / "manifest.json").write_text(content, "utf-8")
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


# --- one step


def test_what_is_not_of_the_build_stays_with_its_links_and_times(tmp_path: Path) -> None:
    deliver(tmp_path, "a.png", "cards/b.png")
    folder = tmp_path / "deck"
    (folder / "mine").mkdir()
    (folder / "mine" / "notes.txt").write_text("mine")
    (folder / "empty").mkdir()
    (folder / "link").symlink_to("nowhere")
    (folder / "cards" / "mine.txt").write_text("mine")
    (folder / "mine" / "notes.txt").chmod(0o400)
    folder.chmod(0o750)
    before = (folder / "mine" / "notes.txt").stat()
    deliver(tmp_path, "c.png")
    after = (folder / "mine" / "notes.txt").stat()
    assert (after.st_mtime_ns, after.st_mode) == (before.st_mtime_ns, before.st_mode)
    assert (folder / "link").readlink() == Path("nowhere")
    assert (folder / "empty").is_dir()
    assert folder.stat().st_mode & 0o777 == 0o750
    assert files(folder) == ["c.png", "cards/mine.txt", "manifest.json", "mine/notes.txt"]


def test_a_link_within_the_folder_leads_no_file_elsewhere(tmp_path: Path) -> None:
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    (pictures / "photo.png").write_text("mine")
    deliver(tmp_path, "a.png", "cards/photo.png")
    (tmp_path / "deck" / "cards" / "photo.png").unlink()
    (tmp_path / "deck" / "cards").rmdir()
    (tmp_path / "deck" / "cards").symlink_to("../pictures")
    deliver(tmp_path, "a.png")
    assert (pictures / "photo.png").read_text() == "mine", "it is no longer listed, and not ours"
    with pytest.raises(MkdeckError, match="deck/cards: cannot be written: file exists"):
        deliver(tmp_path, "cards/photo.png")
    assert (pictures / "photo.png").read_text() == "mine"


def linked(tmp_path: Path) -> Path:
    """An output folder whose folder of the deck is a link."""
    (tmp_path / "share").mkdir(exist_ok=True)
    (tmp_path / "output").mkdir(exist_ok=True)
    if not (tmp_path / "output" / "deck").is_symlink():
        (tmp_path / "output" / "deck").symlink_to("../share")
    return tmp_path / "output"


def test_a_folder_that_is_a_link_stays_one(tmp_path: Path) -> None:
    output = linked(tmp_path)
    deliver(output, "a.png", "cards/b.png")
    deliver(output, "a.png")
    assert (output / "deck").is_symlink()
    assert sorted(path.name for path in (tmp_path / "share").iterdir()) == [
        "a.png",
        "manifest.json",
    ]


def test_the_working_folder_keeps_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver(tmp_path, "a.png")
    monkeypatch.chdir(tmp_path / "deck")
    deliver(tmp_path, "b.png")
    assert sorted(path.name for path in Path().iterdir()) == ["b.png", "manifest.json"]


KILLED = """
import os, signal, sys
from pathlib import Path
from mkdeck.delivery import locks
from mkdeck.delivery.journal import put_in_place
from mkdeck.delivery.staging import Staging
from mkdeck.delivery.swapping import mounts_below

output, step = Path(sys.argv[1]), int(sys.argv[2])
count = 0

def kill(event, arguments):
    global count
    if event in {"os.rename", "os.link", "os.mkdir", "os.remove", "os.rmdir", "ctypes.dlsym"} or (
        event == "open" and ".staging." in str(arguments[0])
    ):
        count += 1
        if count == step:
            os.kill(os.getpid(), signal.SIGKILL)

with Staging(output, "deck") as staging:
    for name in ("a.png", "cards/c.png"):
        staging.write(name, b"new")
    sys.addaudithook(kill)
    staging.deliver(
        {"files": [{"path": name, "kind": "card"} for name in ("a.png", "cards/c.png")]}, {"card"}
    )
"""


def old_build(output: Path) -> None:
    with Staging(output, "deck") as staging:
        for name in ("a.png", "b.png"):
            staging.write(name, b"old")
        staging.deliver(listed("a.png", "b.png"), {"card"})


def state(folder: Path) -> dict[str, bytes]:
    """What a reader of the results finds."""
    return {name: (folder / name).read_bytes() for name in files(folder) if name[0] != "."}


@pytest.mark.parametrize("place", ["folder", pytest.param("link", marks=pytest.mark.slow)])
def test_a_kill_at_any_step_leaves_old_or_new(tmp_path: Path, place: str) -> None:
    before = after = None
    for step in range(1, 60):
        output = tmp_path / str(step)
        output.mkdir()
        output = output if place == "folder" else linked(output)
        old_build(output)
        before = state(output / "deck")
        done = subprocess.run([sys.executable, "-c", KILLED, str(output), str(step)], check=False)
        found = state(output / "deck")
        if done.returncode == 0:
            after = found
            break
        if place == "folder":
            new = b"new" in found.values()
            assert found == before if not new else "b.png" not in found, f"step {step}"
        # The next build, of another kind, completes or undoes what the killed one began.
        with Staging(output, "deck") as staging:
            staging.write("d.pptx", b"deck")
            staging.deliver(listed("d.pptx", kind="deck"), {"deck"})
        found = {name: content for name, content in state(output / "deck").items() if "." in name}
        kept = {name: content for name, content in found.items() if name.endswith("png")}
        assert kept in (
            {"a.png": b"old", "b.png": b"old"},
            {"a.png": b"new", "cards/c.png": b"new"},
        ), f"step {step}"
        assert [path.name for path in output.iterdir() if ".staging." in path.name] == []
    assert after is not None
    assert sorted(after) == ["a.png", "cards/c.png", "manifest.json"]
    assert step > 5, "the kills came at as many steps"


def test_a_journal_of_somebody_else_moves_nothing(tmp_path: Path) -> None:
    deliver(tmp_path, "a.png")
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "x.png").write_text("mine")
    for plan in ('{"staged": "../secret", "new": ["x.png"], "gone": ["a.png"]}', "[]", "[" * 99999):
        (tmp_path / "deck" / ".manifest.journal").write_text(plan)
        deliver(tmp_path, "a.png")
        assert (secret / "x.png").read_text() == "mine"
        assert (tmp_path / "deck" / "a.png").is_file()


def test_a_journal_that_leads_through_a_link_moves_nothing(tmp_path: Path) -> None:
    deliver(tmp_path, "a.png")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "x.txt").write_text("mine")
    folder = tmp_path / "deck"
    (folder / "link").symlink_to("../elsewhere")
    staged = tmp_path / ".x.staging.0123abcd"
    (staged / "link").mkdir(parents=True)
    (staged / "link" / "x.txt").write_text("evil")
    (tmp_path / "holiday.staging.photos").mkdir()
    for name, new in ((staged.name, "link/x.txt"), ("holiday.staging.photos", "b.png")):
        plan = {"staged": f"../{name}", "new": [new], "gone": []}
        (folder / ".manifest.journal").write_text(json.dumps(plan))
        deliver(tmp_path, "a.png")
        assert (elsewhere / "x.txt").read_text() == "mine"
    assert (tmp_path / "holiday.staging.photos").is_dir()
    assert not (folder / ".manifest.journal").exists()


def test_rights_of_folders_that_stay_stay(tmp_path: Path) -> None:
    deliver(tmp_path, "a.png")
    private = tmp_path / "deck" / "private"
    private.mkdir()
    (private / "s.txt").write_text("s")
    private.chmod(0o700)
    deliver(tmp_path, "a.png")
    assert private.stat().st_mode & 0o777 == 0o700


def test_a_volume_within_the_folder_is_left_as_it_is(tmp_path: Path) -> None:
    deliver(tmp_path, "a.png")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "p.txt").write_text("mine")
    place = tmp_path / "deck" / "photos"
    place.mkdir()
    mount = ["mount", "--bind", str(tmp_path / "outside"), str(place)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("nothing can be mounted here")
    try:
        deliver(tmp_path, "b.png")
        assert (place / "p.txt").read_text() == "mine"
        assert mounts_below(tmp_path / "deck")
        assert files(tmp_path / "deck") == ["b.png", "manifest.json", "photos/p.txt"]
    finally:
        subprocess.run(["umount", str(place)], check=True)
    assert (tmp_path / "outside" / "p.txt").read_text() == "mine"


def test_a_file_that_cannot_be_replaced_in_place_leaves_all_as_it_was(tmp_path: Path) -> None:
    output = linked(tmp_path)
    old_build(output)
    before = state(output / "deck")
    with Staging(output, "deck") as staging:
        for name in ("a.png", "c.png"):
            staging.write(name, b"new")
        manifest = listed("a.png", "c.png")
        (output / "deck" / "c.png").mkdir()
        with pytest.raises(MkdeckError, match="is a directory"):
            staging.deliver(manifest, {"card"})
    (output / "deck" / "c.png").rmdir()
    assert state(output / "deck") == before
    with Staging(output, "deck") as staging:
        staging.write("a.png", b"new")
        plan = {"staged": os.path.relpath(staging.folder, output / "deck"), "new": ["a.png"]}
        (staging.folder / ".old" / "a.png" / "in-the-way").mkdir(parents=True)
        with pytest.raises(OSError, match="directory"):
            put_in_place(staging.folder, output / "deck", plan["new"], ["b.png"])
        assert state(output / "deck") == before
        assert not (output / "deck" / ".manifest.journal").exists()


def test_a_lock_that_stays_is_a_problem_and_no_wait_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver(tmp_path, "a.png")
    monkeypatch.setattr(locks, "PATIENCE", 0.2)
    descriptor = locks.hold(tmp_path)
    try:
        with pytest.raises(MkdeckError, match="another program is at work there\n  hint: "):
            deliver(tmp_path, "b.png")
    finally:
        locks.release(descriptor)
    assert deliver(tmp_path, "b.png") == ["b.png"]


# --- decks of one name


def test_another_deck_of_the_name_is_refused(tmp_path: Path) -> None:
    with Staging(tmp_path, "deck", "a/deck.yaml", "a/deck.yaml") as staging:
        staging.deliver(listed() | {"spec": "a/deck.yaml"}, {"card"})
    Staging(tmp_path, "deck", "a/deck.yaml", "a/deck.yaml").__exit__(None, None, None)
    with pytest.raises(MkdeckError) as caught:
        Staging(tmp_path, "deck", "b/deck.yaml", "b/deck.yaml")
    assert str(caught.value) == (
        "b/deck.yaml: builds into the same folder as a/deck.yaml\n  hint: rename one of the two, "
        f"choose another folder with -o, or remove {tmp_path}/deck"
    )
