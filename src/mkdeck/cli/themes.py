"""`mkdeck themes`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdeck.cli.report import EXIT_PROBLEMS, fail, print_json, print_table
from mkdeck.errors import MkdeckError, Problem

if TYPE_CHECKING:
    from mkdeck.themes import Theme


SHIPPED = "comes with mkdeck"


@click.command("themes")
@click.option(
    "--swatches", "-o", type=click.Path(path_type=Path), help="Draw them into this picture."
)
@click.option("--json", "as_json", is_flag=True, help="Print them for programs.")
def themes_command(swatches: Path | None, as_json: bool) -> None:
    """List the themes at hand: those near the working folder and those that come with mkdeck."""
    from mkdeck.project import themes_at_hand
    from mkdeck.themes import contrast
    from mkdeck.workspace import shipped, shown_name

    themes, problems = themes_at_hand(Path("deck.yaml"))
    ours = shown_name(shipped("themes"))
    rows = [
        {
            "theme": theme.id,
            "name": theme.name,
            "file": SHIPPED if theme.node.path.startswith(ours) else theme.node.path,
            "accent": theme.palette["accent"],
            "accent-text": theme.palette["accent-text"],
            "contrast": round(contrast(theme.palette["accent-text"], theme.palette["paper"]), 1),
        }
        for theme in themes
    ]
    if as_json:
        print_json({"themes": rows, "problems": [vars(problem) for problem in problems]})
    elif rows:
        print_table(tuple(rows[0]), [tuple(map(str, row.values())) for row in rows])
    if swatches is not None and themes:
        _draw(swatches, themes)
    if problems and as_json:
        raise click.exceptions.Exit(EXIT_PROBLEMS)
    if problems:
        fail(problems, False)


def _draw(file: Path, themes: list[Theme]) -> None:
    from mkdeck.formats import load_format
    from mkdeck.languages import load_language
    from mkdeck.notebook import Page
    from mkdeck.pages.swatches import swatches
    from mkdeck.text import DoesNotFitError

    try:
        scene = swatches(themes, load_format("og"), load_language("en"))
        Page(scene).save(file)
    except DoesNotFitError as error:
        hint = error.hint or "give the theme a shorter name"
        raise MkdeckError(Problem("--swatches", 0, 0, str(error), hint, "overflow")) from None
    except ValueError as error:
        hint = "give the file that ending"
        raise MkdeckError(Problem("--swatches", 0, 0, str(error), hint, "output")) from None
    except OSError as error:
        why = f"cannot be written: {(error.strerror or '').lower()}"
        hint = "name a place that you may write in"
        raise MkdeckError(Problem(str(file), 0, 0, why, hint, "output")) from None
