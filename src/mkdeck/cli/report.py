"""What every command prints alike: JSON, tables, problems."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, NoReturn

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.errors import Problem

EXIT_PROBLEMS = 1


def counted(count: int, noun: str) -> str:
    """A number of things, such as `1 claim` or `3 claims`."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def print_json(data: object) -> None:
    """Prints data as JSON on standard output."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=1))


LEAST_WIDTH = 24
"""How many columns of a terminal the widest text of a table needs, so that no word is broken."""


def print_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Prints a table on a terminal, tab-separated lines elsewhere.

    Where a terminal is too narrow for a table, each row is printed below its first text.
    """
    if not sys.stdout.isatty():
        for row in rows:
            click.echo("\t".join(row))
        return
    from rich.cells import cell_len
    from rich.console import Console
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    console = Console()
    widths = [max(map(cell_len, column)) for column in zip(columns, *rows, strict=True)]
    widest = max(widths[1:])
    needed = sum(widths) - widest + min(widest, LEAST_WIDTH) + 2 * len(widths)
    if needed > console.width:
        for first, *others in rows:
            console.print(Text(first, "bold"), soft_wrap=True)
            told = " · ".join(other for other in others if other)
            console.print(Padding(Text(told), (0, 0, 0, 2)))
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column, width in zip(columns, widths, strict=True):
        table.add_column(column, no_wrap=width < widest, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    console.print(table)


def print_report(reports: list[dict[str, Any]], problems: list[Problem]) -> None:
    """Prints a report of decks and problems as JSON."""
    found = {"decks": reports, "problems": [vars(problem) for problem in problems]}
    print_json(found)


def in_order(problems: list[Problem]) -> list[Problem]:
    """The problems file by file, in the order of their lines."""
    files = list(dict.fromkeys(problem.path for problem in problems))
    return sorted(problems, key=lambda one: (files.index(one.path), one.line, one.column))


def fail(
    problems: list[Problem], as_json: bool, *, printed: bool = False, wrote: bool = False
) -> NoReturn:
    """Prints every problem and leaves with exit code 1.

    Args:
        problems: What is wrong.
        as_json: Whether standard output is JSON.
        printed: Whether that JSON is there already.
        wrote: Whether the command writes files, so that it says that it did not.
    """
    if as_json and not printed:
        print_report([], problems)
    for problem in in_order(problems):
        click.echo(str(problem), err=True)
    errors = sum(problem.severity == "error" for problem in problems)
    left = "; nothing was written for the files concerned" if wrote else ""
    click.echo(f"{counted(errors, 'problem')}{left}", err=True)
    sys.exit(EXIT_PROBLEMS)
