"""`mkdeck themes`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from click.testing import CliRunner
from conftest import write
from PIL import Image

from mkdeck.cli import cli

if TYPE_CHECKING:
    from pathlib import Path


def test_the_themes_at_hand_with_colour_and_contrast(project: Path) -> None:
    write("themes/sky.yaml", "name: Sky\nbrand: {colours: [00A1E0]}\n")
    result = CliRunner().invoke(cli, ["themes"])
    assert result.exit_code == 0, result.output
    lines = [line.split("\t") for line in result.stdout.splitlines()]
    assert lines[0] == ["sky", "Sky", "themes/sky.yaml", "00A1E0", "00719F", "5.2"]
    assert ["stage", "Stage", "comes with mkdeck", "F7C62F", "F7C62F", "11.5"] in lines


def test_a_sheet_of_swatches(project: Path) -> None:
    write("themes/sky.yaml", "name: Sky\nbrand: {colours: [00A1E0]}\n")
    for name in ("one.png", "two.png"):
        assert CliRunner().invoke(cli, ["themes", "--swatches", name]).exit_code == 0
    assert (project / "one.png").read_bytes() == (project / "two.png").read_bytes()
    with Image.open(project / "one.png") as image:
        colours = {colour for _, colour in image.getcolors(1 << 24) or []}
    assert {(0x00, 0xA1, 0xE0), (0x00, 0x71, 0x9F), (0xF7, 0xC6, 0x2F)} <= colours


def test_a_theme_that_is_wrong_is_told_beside_the_others(project: Path) -> None:
    write("themes/pale.yaml", "name: Pale\nbrand: {colours: [FFFFF0]}\n")
    result = CliRunner().invoke(cli, ["themes"])
    assert result.exit_code == 1
    assert "warm\t" in result.stdout
    assert "themes/pale.yaml:2:19: FFFFF0 has a contrast of" in result.stderr
    told = json.loads(CliRunner().invoke(cli, ["themes", "--json"]).stdout)
    assert [problem["code"] for problem in told["problems"]] == ["contrast"]
    assert "warm" in [row["theme"] for row in told["themes"]]


def test_a_sheet_that_cannot_be_written(project: Path) -> None:
    for name, said in (("sheet.jpg", 'is saved as ".png"'), ("none/a.png", "cannot be written")):
        result = CliRunner().invoke(cli, ["themes", "-o", name])
        assert result.exit_code == 1
        assert said in str(result.exception)
