"""Kills, full and locked disks, odd surroundings: what stands in the output is old or new."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from hashlib import sha256
from shutil import copytree
from typing import TYPE_CHECKING

import pytest
from fuzz.mutants import BASE

if TYPE_CHECKING:
    from pathlib import Path

KILLS = int(os.environ.get("MKDECK_KILLS", "300"))
"""How many builds the slow test kills."""


DECK = """
title: {title}
slides:
- {{kind: hero, claim: queues}}
- {{kind: bars, question: harbour/annoys, title: What annoys}}
cards:
- {{kind: hero, claim: queues}}
- {{kind: hero, claim: noise}}
"""


def project(folder: Path) -> Path:
    copytree(BASE, folder, dirs_exist_ok=True)
    titled(folder, "Old")
    return folder


def titled(folder: Path, title: str) -> None:
    (folder / "deck.yaml").write_text(DECK.format(title=title).lstrip(), "utf-8")


def command(*arguments: str, before: str = "") -> list[str]:
    code = f"{before}\nfrom mkdeck.cli import main\nmain()"
    return [sys.executable, "-c", code, *arguments]


def build(
    folder: Path, *, before: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command("deck.yaml", "-q", before=before),
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def state(folder: Path) -> dict[str, str]:
    """What a reader of the results finds."""
    output = folder / "output" / "deck"
    return {
        path.relative_to(output).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(output.rglob("*"))
        if path.is_file() and path.name[0] != "."
    }


def old_and_new(folder: Path) -> tuple[dict[str, str], dict[str, str]]:
    """The results of two builds of one deck; the folder holds those of the old one."""
    project(folder)
    titled(folder, "New")
    assert build(folder).returncode == 0
    new = state(folder)
    titled(folder, "Old")
    assert build(folder).returncode == 0
    old = state(folder)
    titled(folder, "New")
    assert old != new
    return old, new


@pytest.mark.slow
def test_a_kill_at_any_time_leaves_old_or_new(tmp_path: Path) -> None:
    old, new = old_and_new(tmp_path)
    start = time.monotonic()
    build(tmp_path)
    usual = time.monotonic() - start
    rng, seen = random.Random(1), set()
    for number in range(KILLS):
        if state(tmp_path) == new:
            titled(tmp_path, "Old")
            build(tmp_path)
            titled(tmp_path, "New")
        process = subprocess.Popen(command("deck.yaml", "-q"), cwd=tmp_path, stderr=subprocess.PIPE)
        time.sleep(rng.uniform(0.2, 1.1) * usual)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
        found = state(tmp_path)
        assert found in (old, new), f"kill {number}"
        seen.add("new" if found == new else "old")
    titled(tmp_path, "Old")
    assert build(tmp_path).returncode == 0
    assert state(tmp_path) == old
    assert [path.name for path in (tmp_path / "output").iterdir()] == ["deck"]
    assert "old" in seen


REFUSES = """
import os, sys
count = 0
def refuse(event, arguments):
    global count
    if event in {{"open", "os.rename", "os.mkdir", "os.link"}}:
        if any("output" in str(one) for one in arguments[:2]):
            count += 1
            if count == {step}:
                raise OSError({number}, os.strerror({number}), str(arguments[0]))
sys.addaudithook(refuse)
"""


def refused_at(folder: Path, step: int, number: int) -> bool:
    """Whether a build met a refusal of the system at a step, and what must hold then does."""
    before = state(folder)
    done = build(folder, before=REFUSES.format(step=step, number=number))
    assert "Traceback" not in done.stderr, done.stderr
    if done.returncode == 0:
        return False
    assert done.returncode == 1
    assert "\n  hint: " in done.stderr
    assert state(folder) == before, "the old output is whole"
    return True


def test_a_system_that_refuses_leaves_the_old_output_whole(tmp_path: Path) -> None:
    project(tmp_path)
    assert build(tmp_path).returncode == 0
    titled(tmp_path, "New")
    assert refused_at(tmp_path, 3, 28)


@pytest.mark.slow
@pytest.mark.parametrize("number", [5, 13, 18, 28, 30])
def test_a_refusal_at_every_step_leaves_the_old_output_whole(tmp_path: Path, number: int) -> None:
    project(tmp_path)
    assert build(tmp_path).returncode == 0
    titled(tmp_path, "New")
    steps = 0
    while refused_at(tmp_path, steps + 1, number) or steps < 4:
        steps += 1
        assert steps < 60
    assert steps > 5


SURROUNDINGS = {
    "plain": {"LANG": "C", "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    "optimised": {"PYTHONOPTIMIZE": "2"},
    "hashes": {"PYTHONHASHSEED": "4711"},
    "elsewhere": {
        "TZ": "Pacific/Kiritimati",
        "HOME": "/nonexistent",
        "XDG_CACHE_HOME": "/nonexistent",
    },
    "settings": {"MATPLOTLIBRC": "matplotlibrc", "MPLBACKEND": "module://nowhere", "COLUMNS": "10"},
}


@pytest.mark.slow
@pytest.mark.parametrize("name", SURROUNDINGS)
def test_surroundings_change_no_byte(tmp_path: Path, name: str) -> None:
    folder = project(tmp_path / "a" / "b")
    assert build(folder).returncode == 0
    usual = state(folder)
    other = project(tmp_path / "other")
    (other / "matplotlibrc").write_text("lines.linewidth: 9\npath.sketch: 9, 9, 9\nfoo: bar\n")
    done = build(other, **SURROUNDINGS[name])
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert state(other) == usual


def test_settings_that_nobody_can_read_are_a_problem(tmp_path: Path) -> None:
    folder = project(tmp_path)
    (folder / "matplotlibrc").write_bytes(b"\xff\xfe\x00")
    done = build(folder)
    assert "Traceback" not in done.stderr
    assert done.returncode == 0 or "matplotlibrc: matplotlib cannot read" in done.stderr
