"""The command: the only module that knows click and prints."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mkdeck import __version__
from mkdeck.errors import MkdeckError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdeck.project import Project

EXIT_PROBLEMS, EXIT_BUG = 1, 70


class SpecFirst(click.Group):
    """A group whose first word is a command's name or, failing that, a spec to build."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Puts `build` in front of what names no command."""
        own = {"--help", "--version"}
        if args and args[0] not in self.commands and args[0] not in own:
            args = ["build", *args]
        return super().parse_args(ctx, args)


@click.group(cls=SpecFirst, context_settings={"help_option_names": ["--help", "-h"]})
@click.version_option(__version__, prog_name="mkdeck")
def cli() -> None:
    """Slide decks, infographics and cards in which every number is a sourced claim.

    mkdeck SPEC... builds each deck spec into output/<name>/.
    """


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


@cli.command("build")
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
    from mkdeck.project import PARTS

    parts = tuple(dict.fromkeys(only)) or PARTS
    opened, problems = _opened(specs, theme)
    if problems:
        _fail(problems, as_json)
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
        _print_json(reports, problems)
    if problems:
        _fail(problems, as_json, printed=as_json)


@cli.command("check")
@_specs
def check_command(specs: tuple[Path, ...], theme: str, as_json: bool) -> None:
    """Read, select and lay everything out, and write nothing."""
    opened, problems = _opened(specs, theme)
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
        _print_json(reports, problems)
    if problems:
        _fail(problems, as_json, printed=as_json)


@cli.command("schema")
@click.argument("what", type=click.Choice(["deck", "claims", "theme"]))
def schema_command(what: str) -> None:
    """Print the JSON Schema of a kind of file."""
    from mkdeck.schema import schema

    click.echo(json.dumps(schema(what), ensure_ascii=False, indent=1))


def _opened(specs: tuple[Path, ...], theme: str) -> tuple[list[Project], list[Problem]]:
    """The decks that open, and the problems of those that do not."""
    from mkdeck.project import Project

    opened: list[Project] = []
    problems: list[Problem] = []
    for path in specs:
        try:
            opened.append(Project.open(path, theme))
        except MkdeckError as error:
            problems += error.problems
    return opened, list(dict.fromkeys(problems))


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
    for entry in files:
        if entry["kind"] in {"deck", "infographic"}:
            pages = f", {len(project.board.slides)} slides" if entry["kind"] == "deck" else ""
            click.echo(f"{folder / entry['path']} ({entry['width']}×{entry['height']}{pages})")
    for kind, name in (("slide", "slides"), ("card", "cards")):
        count = sum(entry["kind"] == kind for entry in files)
        if count:
            click.echo(f"{folder / name} ({count} PNG)")
    claims = {key for entry in files for key in entry["claims"]}
    sources = {project.library.claims[key].citation.key for key in claims}
    click.echo(f"{len(claims)} claims of {len(sources)} sources")
    held = project.board.held_back
    if held:
        click.echo(f"{len(held)} claims held back:")
        for key, reason in list(held.items())[:10]:
            click.echo(f"  {key}: {reason}")
        if len(held) > 10:
            click.echo(f"  … and {len(held) - 10} more (--json lists all)")


def _warn(project: Project) -> None:
    for warning in project.board.warnings:
        click.echo(str(warning), err=True)


def _print_json(reports: list[dict[str, Any]], problems: list[Problem]) -> None:
    found = {"decks": reports, "problems": [vars(problem) for problem in problems]}
    click.echo(json.dumps(found, ensure_ascii=False, indent=1))


def _fail(problems: list[Problem], as_json: bool, *, printed: bool = False) -> None:
    """Prints every problem and leaves with exit code 1."""
    if as_json and not printed:
        _print_json([], problems)
    for problem in problems:
        click.echo(str(problem), err=True)
    errors = sum(problem.severity == "error" for problem in problems)
    click.echo(
        f"{errors} problem{'s' if errors != 1 else ''}; nothing was written for "
        "the files concerned",
        err=True,
    )
    sys.exit(EXIT_PROBLEMS)


def main() -> None:
    """Runs the command; a bug shows its traceback and leaves with exit code 70."""
    try:
        cli(prog_name="mkdeck")
    except MkdeckError as error:
        _fail(error.problems, as_json=False)
    except Exception:
        import traceback

        traceback.print_exc()
        sys.exit(EXIT_BUG)
