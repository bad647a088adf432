"""`mkdeck build` and `mkdeck check`."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mkdeck.cli.report import counted, fail, print_report
from mkdeck.codes import UNSOUND
from mkdeck.errors import MkdeckError, one_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.shell_completion import CompletionItem

    from mkdeck.project import Project


class OutputName(click.ParamType):  # type: ignore[type-arg]  # older clicks take none
    """The name of an output; which there are is asked for when it is needed."""

    name = "output"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name as it is, or a usage error."""
        return _choice().convert(value, param, ctx)

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """All names, as the help shows them."""
        return f"[{'|'.join(_choice().choices)}]"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """The names that begin like this."""
        return _choice().shell_complete(ctx, param, incomplete)


def _choice() -> click.Choice[str]:
    from mkdeck.render import outputs

    return click.Choice([output.name for output in outputs()])


def _languages(
    ctx: click.Context, param: click.Parameter, tags: tuple[str, ...]
) -> tuple[str, ...]:
    """The tags, each once; raises a usage error for one that has no language."""
    if not tags:
        return ()
    from mkdeck.errors import did_you_mean
    from mkdeck.languages import known_languages

    for tag in tags:
        if tag not in known_languages():
            known = ", ".join(known_languages())
            hint = did_you_mean(tag, known_languages()) or f"name one of {known}"
            raise click.BadParameter(f'there is no language "{tag}"; {hint}', ctx, param)
    return tuple(dict.fromkeys(tags))


def _specs(command: Callable[..., Any]) -> Callable[..., Any]:
    command = click.option("--json", "as_json", is_flag=True, help="Print a report as JSON.")(
        command
    )
    command = click.option("--theme", default="", help="Use this theme instead of the deck's.")(
        command
    )
    command = click.option(
        "--lang",
        "tags",
        multiple=True,
        callback=_languages,
        metavar="TAG",
        help="Build it in this language instead of the deck's; may be given again.",
    )(command)
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
    "folder",
    default="output",
    show_default=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Folder of all results.",
)
@click.option(
    "--only",
    multiple=True,
    type=OutputName(),
    help="Build this output alone; may be given again.",
)
@click.option(
    "--scale",
    type=click.IntRange(1, 4),
    default=1,
    show_default=True,
    help="How many times larger pictures are, in pixels.",
)
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but problems.")
def build_command(
    specs: tuple[Path, ...],
    theme: str,
    tags: tuple[str, ...],
    folder: Path,
    only: tuple[str, ...],
    scale: int,
    quiet: bool,
    as_json: bool,
) -> None:
    """Build decks, infographics and cards (what `mkdeck SPEC...` does)."""
    from mkdeck.batch import misfits, open_all, same_folder
    from mkdeck.render import outputs

    asked = only or tuple(output.name for output in outputs() if not output.asked)
    opened, problems = open_all(specs, theme, tags)
    problems += same_folder(opened)
    if problems:
        fail(problems + misfits(opened, asked), as_json, wrote=True)
    reports = []
    for project in opened:
        try:
            manifest = _make(project, folder, asked, scale, quiet=quiet or as_json)
        except MkdeckError as error:
            problems += error.problems
            continue
        reports.append(_report(project, folder, manifest))
        if not quiet and not as_json:
            _summary(project, folder / project.spec.name, manifest["files"])
    if as_json:
        print_report(reports, problems)
    if problems:
        fail(problems, as_json, printed=as_json, wrote=True)


@click.command("check")
@_specs
def check_command(
    specs: tuple[Path, ...], theme: str, tags: tuple[str, ...], as_json: bool
) -> None:
    """Read, select and lay everything out, and write nothing."""
    from mkdeck.batch import open_all
    from mkdeck.render import outputs

    opened, problems = open_all(specs, theme, tags)
    reports = []
    for project in opened:
        try:
            scenes = project.scenes()
        except MkdeckError as error:
            problems += error.problems
            continue
        unsound = [item for item in project.board.warnings if item.code in UNSOUND]
        if unsound:
            problems += [replace(item, severity="error") for item in unsound]
            continue
        # Outputs that show the same pages count once.
        counts = {output.pages: len(scenes[output.name]) for output in outputs()}
        reports.append(
            {
                "deck": project.spec.name,
                "language": project.language.tag,
                "scenes": sum(counts.values()),
                "held_back": project.board.held_back,
                "warnings": [vars(item) for item in project.warnings],
            }
        )
        if not as_json:
            _warn(project)
            said = ", ".join(
                counted(count, pages.removesuffix("s")) for pages, count in counts.items() if count
            )
            named = f" ({project.spec.folder})" if project.spec.folder else ""
            click.echo(f"{project.spec.node.path}{named}: fine ({said})")
    if as_json:
        print_report(reports, problems)
    if problems:
        fail(problems, as_json, printed=as_json)


def _make(
    project: Project, folder: Path, asked: tuple[str, ...], scale: int, *, quiet: bool
) -> dict[str, Any]:
    """Builds, with a progress bar where someone watches a terminal."""
    if quiet or not sys.stderr.isatty():
        return project.make(folder, asked, scale=scale)
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed}/{task.total}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(project.spec.name, total=project.count(asked))

        def step(path: str) -> None:
            progress.update(task, advance=1, description=path)

        return project.make(folder, asked, step, scale=scale)


def _report(project: Project, folder: Path, manifest: dict[str, Any]) -> dict[str, Any]:
    return {
        **manifest,
        "language": project.language.tag,
        "folder": str(folder / project.spec.name),
        "held_back": project.board.held_back,
        "warnings": [vars(item) for item in project.warnings],
    }


def _summary(project: Project, folder: Path, files: list[dict[str, Any]]) -> None:
    """What was written where, and what was held back and why."""
    _warn(project)
    if not files:
        click.echo(
            f"{project.spec.node.path}: the deck has none of the outputs asked for", err=True
        )
        return
    _written(folder, project.spec.folder, files)
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


def _written(folder: Path, language: str, files: list[dict[str, Any]]) -> None:
    """Each file of the deck's folder, then how many of which format are in each folder below."""
    below: Counter[tuple[Path, str]] = Counter()
    for entry in files:
        path = folder / entry["path"]
        if path.parent != folder / language:
            below[path.parent, path.suffix[1:].upper()] += 1
            continue
        pages = f", {counted(entry['slides'], 'slide')}" if "slides" in entry else ""
        click.echo(one_line(f"{path} ({entry['width']}×{entry['height']}{pages})"))
    for (place, format_), count in below.items():
        click.echo(one_line(f"{place} ({count} {format_})"))


def _warn(project: Project) -> None:
    for warning in project.warnings:
        click.echo(str(warning), err=True)
