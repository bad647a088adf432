"""`mkdeck explain`."""

from __future__ import annotations

from pathlib import Path

import click

from mkdeck.cli.report import fail, print_json


@click.command("explain")
@click.argument("spec", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print a report as JSON.")
def explain_command(spec: Path, as_json: bool) -> None:
    """Say for each slide which claims matched, which were taken, which left, and why."""
    from mkdeck.project import explained

    explanations, problems = explained(spec)
    if as_json:
        print_json(
            {
                "places": [
                    {
                        "place": item.place,
                        "kind": item.kind,
                        "why": item.why,
                        "claims": [
                            {
                                "id": choice.claim.id,
                                "taken": choice.taken,
                                "reason": choice.reason,
                                "held_back": choice.held_back,
                            }
                            for choice in item.choices
                        ],
                    }
                    for item in explanations
                ],
                "problems": [vars(problem) for problem in problems],
            }
        )
    for item in () if as_json else explanations:
        taken = sum(choice.taken for choice in item.choices)
        left = len(item.choices) - taken
        counts = f": {taken} taken, {left} left" if item.choices else ": no claims"
        click.echo(f"{item.place} ({item.kind}){counts}")
        if item.why:
            click.echo(f"  {item.why}")
        for choice in item.choices:
            mark = "+" if choice.taken else "-"
            click.echo(f"  {mark} {choice.claim.id}: {choice.reason}")
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        fail(errors, as_json, printed=as_json)
