"""The command: the only package that knows click and prints."""

from __future__ import annotations

import difflib
import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

import click

from mkdeck import __version__
from mkdeck.cli.build import build_command, check_command
from mkdeck.cli.claims import claims_group
from mkdeck.cli.explain import explain_command
from mkdeck.cli.kinds import kinds_command, schema_command
from mkdeck.cli.quick import card_command, expand_command, new_command
from mkdeck.cli.report import EXIT_PROBLEMS, fail
from mkdeck.cli.template import template_group
from mkdeck.cli.themes import themes_command
from mkdeck.cli.trace import trace_command
from mkdeck.errors import MkdeckError, Problem

EXIT_BUG = 70


class SpecFirst(click.Group):
    """A group whose first word is a command's name or, failing that, a spec to build."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Puts `build` in front of what names no command."""
        own = {"--help", "--version"}
        if args and args[0] not in self.commands and args[0] not in own:
            near = difflib.get_close_matches(args[0], self.commands, n=1, cutoff=0.75)
            if near and not Path(args[0]).exists():
                raise click.UsageError(
                    f'there is neither a command nor a file "{args[0]}"; did you mean "{near[0]}"?',
                    ctx,
                )
            args = ["build", *args]
        return super().parse_args(ctx, args)


@click.group(cls=SpecFirst, context_settings={"help_option_names": ["--help", "-h"]})
@click.version_option(__version__, prog_name="mkdeck")
def cli() -> None:
    """Slide decks, infographics and cards in which every number is a sourced claim.

    mkdeck SPEC... builds each deck spec into output/<name>/.
    """


for command in (
    build_command,
    card_command,
    check_command,
    claims_group,
    expand_command,
    explain_command,
    kinds_command,
    new_command,
    schema_command,
    template_group,
    themes_command,
    trace_command,
):
    cli.add_command(command)


def main() -> None:
    """Runs the command; a bug shows its traceback and leaves with exit code 70."""
    _ready_streams()
    try:
        cli(prog_name="mkdeck")
    except MkdeckError as error:
        fail(error.problems, as_json="--json" in sys.argv)
    except OSError as error:
        if error.filename is not None:
            _bug()
        if isinstance(error, FileNotFoundError):
            gone = Problem(
                "mkdeck", 0, 0, "the working folder is not there", _ELSEWHERE, "unreadable"
            )
            fail([gone], as_json=False)
        # A pipe that nobody reads any more, or a full disk under standard output.
        _forget_output()
        click.echo(f"mkdeck: cannot write what there is to say: {error.strerror}", err=True)
        sys.exit(EXIT_PROBLEMS)
    except Exception:
        _bug()


_ELSEWHERE = "change into a folder that there is"


def _bug() -> NoReturn:
    import traceback

    traceback.print_exc()
    sys.exit(EXIT_BUG)


def _ready_streams() -> None:
    """Makes the streams take every letter, as an escape where they have none, and be there."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            # Open until the process ends, as the stream in whose place it stands would be.
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _forget_output() -> None:
    """Leaves nothing behind that Python would fail to write once more when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
