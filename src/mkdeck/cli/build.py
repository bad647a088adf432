"""`mkdeck build` and `mkdeck check`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mkdeck.cli.report import counted, fail, print_report
from mkdeck.errors import MkdeckError

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdeck.project import Project


def _specs(command: Callable[..., Any]) -> Callable[..., Any]:
    command = click.option("--json", "as_json", is_flag=True, help="Print a report as JSON.")(
        command
    )
    command = click.option("--theme", default="", help="Use this theme instead of the deck's.")(
        command
    )
    return click.argument(
        "specs",
        nargs=-1,
        required=True,
        metavar="SPEC...",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
    )(command)


@click.command("build")
@_specs
@click.option(
    "-o",
    "--output",
    default="output",
    show_default=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Folder of all results.",
)
@click.option(
    "--only",
    multiple=True,
    type=click.Choice(["deck", "infographic", "cards", "slides"]),
    help="Build this part alone; may be given again.",
)
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but problems.")
def build_command(
    specs: tuple[Path, ...],
    theme: str,
    output: Path,
    only: tuple[str, ...],
    quiet: bool,
    as_json: bool,
) -> None:
    """Build decks, infographics and cards (what `mkdeck SPEC...` does)."""
    from mkdeck.project import PARTS, misfits, open_all, same_folder

    parts = tuple(dict.fromkeys(only)) or PARTS
    opened, problems = open_all(specs, theme)
    problems += same_folder(opened)
    if problems:
        fail(problems + misfits(opened, parts), as_json, wrote=True)
    reports = []
    for project in opened:
        try:
            manifest = _make(project, output, parts, quiet=quiet or as_json)
        except MkdeckError as error:
            problems += error.problems
            continue
        reports.append(_report(project, output, manifest))
        if not quiet and not as_json:
            _summary(project, output, manifest)
    if as_json:
        print_report(reports, problems)
    if problems:
        fail(problems, as_json, printed=as_json, wrote=True)


@click.command("check")
@_specs
def check_command(specs: tuple[Path, ...], theme: str, as_json: bool) -> None:
    """Read, select and lay everything out, and write nothing."""
    from mkdeck.project import open_all

    opened, problems = open_all(specs, theme)
    reports = []
    for project in opened:
        try:
            scenes = project.scenes()
        except MkdeckError as error:
            problems += error.problems
            continue
        reports.append(
            {
                "deck": project.spec.name,
                "scenes": sum(map(len, scenes.values())),
                "held_back": project.board.held_back,
                "warnings": [vars(item) for item in project.board.warnings],
            }
        )
        if not as_json:
            _warn(project)
            counts = ", ".join(
                f"{len(made)} {part}" for part, made in scenes.items() if made and part != "deck"
            )
            click.echo(f"{project.spec.node.path}: fine ({counts})")
    if as_json:
        print_report(reports, problems)
    if problems:
        fail(problems, as_json, printed=as_json)


def _make(project: Project, output: Path, parts: tuple[str, ...], *, quiet: bool) -> dict[str, Any]:
    """Builds, with a progress bar where someone watches a terminal."""
    if quiet or not sys.stderr.isatty():
        return project.make(output, parts)
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed}/{task.total}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(project.spec.name, total=project.count(parts))

        def step(name: str) -> None:
            progress.update(task, advance=1, description=name)

        return project.make(output, parts, step)


def _report(project: Project, output: Path, manifest: dict[str, Any]) -> dict[str, Any]:
    return {
        **manifest,
        "folder": str(output / project.spec.name),
        "held_back": project.board.held_back,
        "warnings": [vars(item) for item in project.board.warnings],
    }


def _summary(project: Project, output: Path, manifest: dict[str, Any]) -> None:
    """What was written where, and what was held back and why."""
    _warn(project)
    folder = output / project.spec.name
    files = manifest["files"]
    if not files:
        click.echo(f"{project.spec.node.path}: the deck has none of the parts asked for", err=True)
        return
    for entry in files:
        if entry["kind"] in {"deck", "infographic"}:
            pages = f", {counted(entry['slides'], 'slide')}" if "slides" in entry else ""
            click.echo(f"{folder / entry['path']} ({entry['width']}×{entry['height']}{pages})")
    for kind, name in (("slide", "slides"), ("card", "cards")):
        count = sum(entry["kind"] == kind for entry in files)
        if count:
            click.echo(f"{folder / name} ({count} PNG)")
    claims = {key for entry in files for key in entry["claims"]}
    found = map(project.library.claim, claims)
    sources = {claim.citation.key for claim in found if claim}
    click.echo(f"{counted(len(claims), 'claim')} of {counted(len(sources), 'source')}")
    held = project.board.held_back
    if held:
        click.echo(f"{counted(len(held), 'claim')} held back:")
        for key, reason in list(held.items())[:10]:
            click.echo(f"  {key}: {reason}")
        if len(held) > 10:
            click.echo(f"  … and {len(held) - 10} more (--json lists all)")


def _warn(project: Project) -> None:
    for warning in project.board.warnings:
        click.echo(str(warning), err=True)
