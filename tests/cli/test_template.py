"""`mkdeck template check`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from click.testing import CliRunner
from tools.templates import as_template, blank, faces, saved

from mkdeck.cli import cli
from mkdeck.render import MOST_BYTES

if TYPE_CHECKING:
    from pathlib import Path


def test_a_template_is_told_layout_by_layout(project: Path) -> None:
    data = saved(faces(blank(), "Verdana", "Arial"))
    (project / "brand.potx").write_bytes(as_template(data))
    result = CliRunner().invoke(cli, ["template", "check", "brand.potx"])
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert lines[0] == "brand.potx: 720 × 540 pt, 1 master, 11 layouts"
    assert 'all other slides: "Title and Content", by its type' in lines
    room = "  room: 648 × 356 pt on FFFFFF; contrast of tx1 21.0, of accent1 4.0"
    assert room in lines
    assert "fonts: Verdana (measured as Arimo), Arial (measured as Arimo)" in lines
    assert 'brand.potx: warning: no font at hand has the widths of "Verdana"' in result.stdout
    assert lines[-1] == "brand.potx: a deck can be built on it (1 warning)"


def test_a_report_as_json(project: Path) -> None:
    (project / "brand.potx").write_bytes(saved(faces(blank(), "Verdana", "Arial")))
    result = CliRunner().invoke(cli, ["template", "check", "brand.potx", "--json"])
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    assert told["usable"] is True
    assert [one["layout"] for one in told["slots"]] == [
        "Title Slide",
        "Section Header",
        "Title and Content",
    ]
    assert told["fonts"][0] == {"family": "Verdana", "measured": "Arimo", "exact": False}
    assert [(one["code"], one["severity"]) for one in told["problems"]] == [("font", "warning")]


def test_a_file_that_no_deck_can_be_built_on(project: Path) -> None:
    (project / "brand.potx").write_bytes(b"none")
    result = CliRunner().invoke(cli, ["template", "check", "brand.potx"])
    assert result.exit_code == 1
    assert result.stderr.startswith("brand.potx: is no PowerPoint file\n  hint: ")
    result = CliRunner().invoke(cli, ["template", "check", "brand.potx", "--json"])
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert (told["usable"], told["problems"][0]["code"]) == (False, "template")


def test_a_template_that_is_too_large(project: Path) -> None:
    with (project / "brand.potx").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    result = CliRunner().invoke(cli, ["template", "check", "brand.potx"])
    assert result.exit_code == 1
    assert "the limit is 50 MB\n  hint: take slides, videos and large pictures" in result.stderr
