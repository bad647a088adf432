"""The command: the only package that knows click and prints."""

from __future__ import annotations

import difflib
import sys
from pathlib import Path

import click

from mkdeck import __version__
from mkdeck.cli.build import build_command, check_command
from mkdeck.cli.claims import claims_group
from mkdeck.cli.explain import explain_command
from mkdeck.cli.kinds import kinds_command, schema_command
from mkdeck.cli.report import fail
from mkdeck.errors import MkdeckError

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
    check_command,
    claims_group,
    explain_command,
    kinds_command,
    schema_command,
):
    cli.add_command(command)


def main() -> None:
    """Runs the command; a bug shows its traceback and leaves with exit code 70."""
    try:
        cli(prog_name="mkdeck")
    except MkdeckError as error:
        fail(error.problems, as_json="--json" in sys.argv)
    except Exception:
        import traceback

        traceback.print_exc()
        sys.exit(EXIT_BUG)
