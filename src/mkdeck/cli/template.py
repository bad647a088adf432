"""`mkdeck template`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdeck.cli.report import EXIT_PROBLEMS, counted, fail, print_json
from mkdeck.errors import MkdeckError, one_line

if TYPE_CHECKING:
    from mkdeck.render import Report


@click.group("template")
def template_group() -> None:
    """Look at a template that slides are to be built on."""


@template_group.command("check")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print a report as JSON.")
def check_command(file: Path, as_json: bool) -> None:
    """Say what slides would be made on, and what would not look as meant.

    Leaves with exit code 1 where no deck can be built on the file.
    """
    from mkdeck.templating import template_report

    try:
        found = template_report(file)
    except MkdeckError as error:
        if as_json:
            print_json(
                {
                    "file": str(file),
                    "usable": False,
                    "problems": [vars(problem) for problem in error.problems],
                }
            )
            raise click.exceptions.Exit(EXIT_PROBLEMS) from None
        fail(error.problems, as_json)
    if as_json:
        print_json(_told(file, found))
        return
    _print(file, found)
    for problem in found.findings:
        click.echo(problem.line_with(f"{problem.severity}: "))
    weak = sum(problem.severity == "warning" for problem in found.findings)
    said = f" ({counted(weak, 'warning')})" if weak else ""
    click.echo(one_line(f"{file}: a deck can be built on it{said}"))


def _told(file: Path, found: Report) -> dict[str, object]:
    """The report as JSON has it."""
    return {
        "file": str(file),
        "usable": True,
        "width": round(found.width, 2),
        "height": round(found.height, 2),
        "masters": found.masters,
        "layouts": found.layouts,
        "fonts": [vars(one) for one in found.fonts],
        "slots": [vars(one) for one in found.slots],
        "problems": [vars(problem) for problem in found.findings],
    }


def _print(file: Path, found: Report) -> None:
    """Its size, then each layout that slides are made on, then its fonts."""
    size = f"{found.width:.0f} × {found.height:.0f} pt"
    made = f"{counted(found.masters, 'master')}, {counted(found.layouts, 'layout')}"
    click.echo(one_line(f"{file}: {size}, {made}"))
    for one in found.slots:
        click.echo(one_line(f'{one.slides}: "{one.layout}", by its {one.by}'))
        click.echo(f"  found: {', '.join(one.found)}")
        for name, said in (("missing", one.missing), ("unused", one.unused)):
            if said:
                click.echo(one_line(f"  {name}: {', '.join(said)}"))
        wide, high = one.room
        ground = f"{one.ground}" if one.ground else "a ground of many colours"
        click.echo(
            f"  room: {wide:.0f} × {high:.0f} pt on {ground}; "
            f"contrast of tx1 {one.text:.1f}, of accent1 {one.accent:.1f}"
        )
    fonts = (
        one.family if one.family == one.measured else f"{one.family} (measured as {one.measured})"
        for one in found.fonts
    )
    click.echo(one_line(f"fonts: {', '.join(fonts)}"))
