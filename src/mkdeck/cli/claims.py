"""`mkdeck claims`: the library listed, searched, shown and checked."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mkdeck.cli.options import library_option
from mkdeck.cli.report import EXIT_PROBLEMS, counted, fail, in_order, print_json, print_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mkdeck.claims import Claim, LibraryLike
    from mkdeck.errors import Problem
    from mkdeck.workspace import Shelf

_FILTERS = (
    ("topic", str, "Only claims of this topic."),
    ("source", str, 'Only claims of this source, or "none".'),
    ("year", int, "Only claims whose source is of this year."),
    ("article", str, "Only claims seen in this article."),
    ("standing", str, "Only claims of this standing: sound, caution or avoid."),
    ("kind", str, "Only claims of this kind, such as share or money."),
    ("language", str, "Only claims that have words in this language."),
    ("question", str, "Only claims that answer this question."),
)


def _filters(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds the filters, `--json` and `--library` to a command."""
    for name, kind, words in reversed(_FILTERS):
        command = click.option(f"--{name}", name, multiple=True, type=kind, help=words)(command)
    command = click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)
    return library_option(command)


@click.group("claims")
def claims_group() -> None:
    """List, search, show and check the claims at hand."""


@claims_group.command("list")
@_filters
def list_command(as_json: bool, folders: tuple[Path, ...], **chosen: Any) -> None:
    """List claims."""
    with _readable(folders, chosen) as (_, found):
        _print_claims(found, as_json)


@claims_group.command("search")
@click.argument("words", nargs=-1, required=True)
@_filters
def search_command(
    words: tuple[str, ...], as_json: bool, folders: tuple[Path, ...], **chosen: Any
) -> None:
    """Find claims in which all WORDS occur, in any language."""
    from mkdeck.claims.search import search

    with _readable(folders, chosen) as (_, found):
        _print_claims(search(found, words), as_json)


@claims_group.command("show")
@click.argument("id", metavar="ID")
@_filters
def show_command(id: str, as_json: bool, folders: tuple[Path, ...], **chosen: Any) -> None:  # noqa: A002 - the argument's name
    """Show everything about one claim."""
    from mkdeck.claims.search import record
    from mkdeck.errors import Problem, did_you_mean
    from mkdeck.project import claim_uses
    from mkdeck.workspace import Shelf

    shelf = Shelf()
    with _readable(folders, chosen, shelf) as (library, found):
        claim = next((claim for claim in found if claim.id == id), None)
        if claim is None:
            hint = did_you_mean(id, (one.id for one in found))
            message = f'there is no claim called "{id}"'
            hint = hint or '"mkdeck claims search" finds one by its words'
            problem = Problem("mkdeck claims show", 0, 0, message, hint, "unknown-claim")
            fail([*shelf.readable(_where(folders))[1], problem], as_json=False)
        told = record(claim) | {"used_in": claim_uses(shelf).get(id, [])}
        if as_json:
            print_json(told)
        else:
            _print_record(told, library)


@claims_group.command("topics")
@_filters
def topics_command(as_json: bool, folders: tuple[Path, ...], **chosen: Any) -> None:
    """List topics with what they are about and how many claims they have."""
    from mkdeck.claims.search import topics

    with _readable(folders, chosen) as (library, found):
        told = topics(library, found)
        rows = [(one["id"], str(one["claims"]), one["description"]) for one in told]
        _print_rows(("topic", "claims", "about"), rows, told if as_json else None)


@claims_group.command("questions")
@_filters
def questions_command(as_json: bool, folders: tuple[Path, ...], **chosen: Any) -> None:
    """List questions with how many claims answer each; charts draw the answers to one."""
    from mkdeck.claims.search import questions

    with _readable(folders, chosen) as (library, found):
        told = questions(library, found)
        rows = [(one["id"], str(one["claims"]), one["asks"]) for one in told]
        _print_rows(("question", "claims", "asks"), rows, told if as_json else None)


@claims_group.command("check")
@click.option("--all", "every", is_flag=True, help="Show notes too, not only what to mend.")
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@_filters
def check_command(
    every: bool, strict: bool, as_json: bool, folders: tuple[Path, ...], **chosen: Any
) -> None:
    """Lint the library: errors exit with 1, warnings and notes do not."""
    from mkdeck.claims.lint import lint
    from mkdeck.errors import MkdeckError
    from mkdeck.workspace import Shelf

    try:
        library = Shelf().library(_where(folders))
    except MkdeckError as error:
        if as_json:
            print_json([vars(problem) for problem in error.problems])
        else:
            for problem in in_order(error.problems):
                click.echo(_finding(problem))
            click.echo(f"the library cannot be read: {counted(len(error.problems), 'error')}")
        raise SystemExit(EXIT_PROBLEMS) from None
    found = _kept(library, chosen)
    findings = lint(library, found)
    if as_json:
        print_json([vars(one) for one in findings])
    else:
        shown = [one for one in findings if every or one.severity != "note"]
        for one in shown:
            click.echo(_finding(one))
        counts = Counter(one.severity for one in findings)
        told = ", ".join(counted(counts[level], level) for level in ("error", "warning", "note"))
        click.echo(f"{counted(len(found), 'claim')}: {told}")
    fatal = {"error", "warning"} if strict else {"error"}
    if any(one.severity in fatal for one in findings):
        raise SystemExit(EXIT_PROBLEMS)


def _finding(problem: Problem) -> str:
    return problem.line_with(f"{problem.severity} [{problem.code}] ")


@contextmanager
def _readable(
    folders: tuple[Path, ...], chosen: dict[str, Any], shelf: Shelf | None = None
) -> Iterator[tuple[LibraryLike, tuple[Claim, ...]]]:
    """What can be read of the library, and the claims that the filters keep.

    What cannot be read is told at the end, and the command leaves with 1.
    """
    from mkdeck.workspace import Shelf

    library, problems = (shelf or Shelf()).readable(_where(folders))
    yield library, _kept(library, chosen)
    if problems:
        fail(problems, as_json=False)


def _where(folders: tuple[Path, ...]) -> list[Path]:
    from mkdeck.workspace import claim_folders

    return list(folders) or claim_folders(Path("deck.yaml"))


def _kept(library: LibraryLike, chosen: dict[str, Any]) -> tuple[Claim, ...]:
    """The claims that the filters keep; a usage error for a filter that names nothing."""
    from mkdeck.claims import Filter
    from mkdeck.claims.search import unknown

    keep = Filter(**chosen)
    for slip in unknown(library, keep):
        hint = f"; {slip.hint}" if slip.hint else ""
        raise click.BadParameter(f"{slip.message}{hint}", param_hint=slip.path)
    return library.matching(keep)


def _print_rows(columns: Sequence[str], rows: Sequence[Sequence[str]], told: object) -> None:
    """A table, or what is told as JSON."""
    if told is None:
        print_table(columns, rows)
    else:
        print_json(told)


def _print_claims(found: Sequence[Claim], as_json: bool) -> None:
    from mkdeck.claims import cited, texts
    from mkdeck.claims.search import record
    from mkdeck.languages import load_language

    if as_json:
        print_json([record(claim) for claim in found])
        return
    if not found:
        click.echo("no claim found", err=True)
        return
    language = load_language("en")
    rows = [
        (
            claim.id,
            " / ".join(language.value(quantity) for quantity in claim.quantities.values()),
            texts(claim, language).headline,
            cited(claim.citation, language) if claim.source else "none",
            claim.spec.standing,
        )
        for claim in found
    ]
    print_table(("claim", "value", "headline", "source", "standing"), rows)


def _print_record(told: dict[str, Any], library: LibraryLike) -> None:
    """One claim in full, a line a field; languages and conflicts below each other."""
    for key, value in told.items():
        if not value:
            if key == "source":
                click.echo("source: none")
            continue
        match value:
            case dict() if key == "conflicts":
                click.echo("conflicts:")
                for other, reason in value.items():
                    claim = library.claim(other)
                    texts = [one.text for one in claim.quantities.values()] if claim else []
                    shown = ", ".join(texts)
                    click.echo(f"  {other} ({shown}): {reason}")
            case list() if key == "quantities":
                told_apart = [f"{one['name']} {one['text']} ({one['unit']})" for one in value]
                click.echo(f"quantities: {'; '.join(told_apart)}")
            case dict() if key == "source":
                parts = [str(part) for name, part in value.items() if part and name != "vendor"]
                vendor = ["a vendor's own"] if value["vendor"] else []
                click.echo(f"source: {'; '.join([*parts, *vendor])}")
            case dict():
                click.echo(f"{key}:")
                for name, text in value.items():
                    click.echo(f"  {name}: {_flat(text)}")
            case _:
                click.echo(f"{key}: {_flat(value)}")


def _flat(value: Any) -> str:
    match value:
        case list() as items:
            return "; ".join(_flat(item) for item in items)
        case dict() as entries:
            return ", ".join(
                f"{name} {_flat(part)}" for name, part in entries.items() if part not in (None, "")
            )
        case other:
            return str(other)
