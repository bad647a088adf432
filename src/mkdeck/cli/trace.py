"""`mkdeck trace`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdeck.cli.options import library_option
from mkdeck.cli.report import EXIT_PROBLEMS, fail, print_json
from mkdeck.errors import MkdeckError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.trace import Traced


@click.command("trace")
@click.argument(
    "files",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("--json", "as_json", is_flag=True, help="Print every figure as JSON.")
@library_option
def trace_command(
    files: tuple[Path, ...], strict: bool, as_json: bool, folders: tuple[Path, ...]
) -> None:
    """Read decks and pictures back, and say of each figure whether it still stands.

    A figure may be edited, another claim's, no claim's, changed in the library since, withdrawn
    from it, or without its source: then the exit code is 1. What has aged, what was guessed by its
    words, what is gone and what cannot be read are warnings.
    """
    from mkdeck.trace import lines, record, summary

    found = _traced(files, folders, as_json)
    if as_json:
        print_json([record(one) for one in found])
    else:
        for one in found:
            for line in lines(one):
                click.echo(line)
        for one in found:
            click.echo(summary(one))
    fatal = {"error", "warning"} if strict else {"error"}
    if any(_worst(one) & fatal for one in found):
        raise SystemExit(EXIT_PROBLEMS)


def _traced(files: Sequence[Path], folders: Sequence[Path], as_json: bool) -> list[Traced]:
    """What is found in each file by the claims in some folders, else by those at hand."""
    from mkdeck.reading.files import content
    from mkdeck.render import MOST_DELIVERED
    from mkdeck.trace import trace
    from mkdeck.workspace import Shelf, claim_folders, shown_name

    found, problems = [], []
    try:
        library = Shelf().library(list(folders) or claim_folders(Path("deck.yaml")))
    except MkdeckError as error:
        fail(error.problems, as_json)
    for path in files:
        name = shown_name(path)
        try:
            data = content(path, name, MOST_DELIVERED, smaller=_SMALLER)
        except MkdeckError as error:
            problems += error.problems
        else:
            found.append(trace(name, data, library))
    if problems:
        fail(problems, as_json)
    return found


_SMALLER = "take videos and large pictures out of it"


def _worst(traced: Traced) -> set[str]:
    return {one.severity for one in traced.findings if one.severity}
