"""The page on Python: its blocks run, one after the other, and give what their comments say."""

from __future__ import annotations

import ast
import io
import re
from contextlib import redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Any

from conftest import ROOT

import mkdeck

if TYPE_CHECKING:
    import pytest

PAGE = (ROOT / "docs" / "api.md").read_text("utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def steps(block: str) -> list[tuple[str, list[str]]]:
    """Each statement of a block with the lines of the comment below it."""
    lines = block.splitlines()
    found = []
    for statement in ast.parse(block).body:
        end = statement.end_lineno or 0
        told = []
        while end < len(lines) and lines[end].startswith("# "):
            told.append(lines[end].removeprefix("# "))
            end += 1
        found.append((ast.get_source_segment(block, statement) or "", told))
    return found


def run(statement: str, names: dict[str, Any]) -> str:
    """What a statement prints, or gives where it is an expression, as at a prompt."""
    printed = io.StringIO()
    with redirect_stdout(printed):
        exec(compile(f"{statement}\n", "docs/api.md", "single"), names)
    return printed.getvalue().rstrip("\n")


def test_the_blocks_of_the_page_run_and_give_what_they_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("decks", "claims", "themes"):
        Path(name).symlink_to(ROOT / name)
    names: dict[str, Any] = {}
    compared = 0
    for statement, told in (step for block in BLOCKS for step in steps(block)):
        given = run(statement, names)
        if told:
            assert given == "\n".join(told), statement
        compared += bool(told)
    assert compared > 10
    assert (tmp_path / "card.png").is_file()
    assert (tmp_path / "output/loyalty/manifest.json").is_file()


def test_the_page_tells_of_everything_that_is_handed_out() -> None:
    untold = {name for name in mkdeck.__all__ if f"`{name}`" not in PAGE}
    assert untold <= {"__version__", "Filter", "Library"}
