"""`mkdeck kinds` and `mkdeck schema`."""

from __future__ import annotations

import click

from mkdeck.cli.report import fail, print_json, print_table
from mkdeck.errors import Problem


@click.command("kinds")
@click.argument("name", required=False)
@click.option("--markdown", is_flag=True, help="Print the whole reference as Markdown.")
def kinds_command(name: str | None, markdown: bool) -> None:
    """List the kinds of slides, sections and cards, or the options of one."""
    from mkdeck.errors import did_you_mean
    from mkdeck.reference import markdown_reference, options_of, sizes
    from mkdeck.sections import kinds

    known = kinds()
    if markdown:
        click.echo(markdown_reference(known), nl=False)
    elif name is None:
        print_table(
            ("kind", "stands in", "claims", "what it is"),
            [
                (kind.name, ", ".join(kind.places), kind.count, kind.summary)
                for kind in known.values()
            ],
        )
        click.echo()
        print_table(("size of a card", "pixels", "what it is for", "checked"), sizes())
    elif name not in known:
        hint = did_you_mean(name, known) or '"mkdeck kinds" lists them'
        message = f'there is no kind called "{name}"'
        fail([Problem("mkdeck kinds", 0, 0, message, hint, "unknown-kind")], False)
    else:
        click.echo(known[name].summary)
        print_table(("option", "default", "what it does"), options_of(known[name]))


@click.command("schema")
@click.argument("what", type=click.Choice(["deck", "claims", "theme"]))
def schema_command(what: str) -> None:
    """Print the JSON Schema of a kind of file."""
    from mkdeck.schema import schema

    print_json(schema(what))
