"""Inputs that once went wrong, or could: each folder of `corpus/` with what must come of it.

A folder is laid over the project in `base/`; `expected.txt` is what the check, the build and the
check of the claims print and how they end. `MKDECK_UPDATE_SNAPSHOTS=1 pytest -n0
tests/fuzz/test_corpus.py` writes what comes of it now; read the difference in git.
"""

from __future__ import annotations

import os
from pathlib import Path
from shutil import copytree

import pytest
from fuzz.mutants import BASE
from fuzz.oracle import faults, misdelivered, run

CORPUS = Path(__file__).parent / "corpus"
UPDATE = os.environ.get("MKDECK_UPDATE_SNAPSHOTS") == "1"


def outcome() -> str:
    """What becomes of the project in the working folder."""
    told = []
    for arguments in (("check", "deck.yaml"), ("deck.yaml",), ("claims", "check")):
        found = run(*arguments)
        assert arguments[0] == "claims" or faults(found) == []
        lines = [f"$ mkdeck {' '.join(arguments)}", *(found.out + found.err).splitlines()]
        told += [*lines, f"exit {found.code}"]
        if arguments == ("deck.yaml",) and found.code == 0:
            assert misdelivered(Path("output/deck")) == []
    return "\n".join(told) + "\n"


@pytest.mark.parametrize("name", sorted(path.name for path in CORPUS.iterdir()))
def test_what_becomes_of_it(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copytree(BASE, tmp_path, dirs_exist_ok=True)
    copytree(CORPUS / name, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    expected = Path("expected.txt")
    now = outcome()
    if UPDATE:
        (CORPUS / name / "expected.txt").write_text(now, "utf-8")
    else:
        assert now == expected.read_text("utf-8")


def test_no_file_of_it_is_read_by_another() -> None:
    assert len(list(CORPUS.iterdir())) >= 20
    for folder in CORPUS.iterdir():
        assert (folder / "expected.txt").is_file(), folder.name
        assert (folder / "deck.yaml").is_file(), folder.name
