"""`mkdeck expand`, `mkdeck new` and `mkdeck card`: a deck or a picture without writing a spec."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import click

from mkdeck.cli.options import library_option
from mkdeck.cli.report import fail, print_json
from mkdeck.errors import Problem, one_line


@click.command("expand")
@click.argument("spec", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--theme", default="", help="Lay out with this theme instead of the deck's.")
@click.option("--lang", "tag", default="", metavar="TAG", help="Of a deck in several languages.")
def expand_command(spec: Path, theme: str, tag: str) -> None:
    """Print the full spec that a deck with "auto" in it stands for, with the reasons.

    Building the printed spec under the same name gives the same files.
    """
    from mkdeck.auto import written
    from mkdeck.project import Project

    click.echo(written(Project.open(spec, theme, tag=tag).spec), nl=False)


@click.command("new")
@click.argument("name")
@click.option("--topic", "topics", multiple=True, required=True, help="A topic; may be repeated.")
@click.option("--title", default="", help="The deck's title; left out, the first topic.")
@click.option("--language", default="", help="Language tag, such as et; left out, English.")
@click.option("--theme", default="", help="Name of a theme.")
@click.option("--length", default="", help="short, usual or long, or how many slides.")
def new_command(name: str, topics: tuple[str, ...], **chosen: str) -> None:
    """Write a spec of a few lines that makes a deck of the topics, and say where.

    It is written into decks/ where there is such a folder, else here.
    """
    from mkdeck.auto import begun
    from mkdeck.project import Project

    if not re.fullmatch(r"[^\W_][\w.-]*", name):
        fail([_named(name, "is no name for a deck", "use letters, digits and hyphens")], False)
    folder = Path("decks") if Path("decks").is_dir() else Path()
    path = folder / f"{name.removesuffix('.yaml')}.yaml"
    if path.exists():
        fail([_named(str(path), "is there already", "choose another name")], as_json=False)
    words = topics[0].replace("-", " ")
    spec: dict[str, Any] = {"title": chosen.pop("title") or words[:1].upper() + words[1:]}
    spec |= {key: value for key, value in chosen.items() if value}
    spec["topics"] = list(topics)
    text = begun(spec)
    made = Project.of(_reader(text, name), path)
    path.write_text(text, encoding="utf-8")
    count = len(made.spec.slides)
    click.echo(one_line(f'{path} ({count} slides; "mkdeck {path}" builds it)'))


@click.command("card")
@click.argument("claim")
@click.option("--size", default="og", show_default=True, help="Name of a size of card.")
@click.option("--kind", default="auto", help="A kind of card; left out, the one that fits.")
@click.option("--title", default="", help="Its headline; left out, the claim's.")
@click.option("--theme", default="editorial", show_default=True, help="Name of a theme.")
@click.option("--language", default="en", show_default=True, help="Language tag.")
@click.option("--allow", multiple=True, help="A standing to take beside sound.")
@library_option
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="The picture."
)
@click.option("--json", "as_json", is_flag=True, help="Print a report as JSON.")
def card_command(
    claim: str,
    size: str,
    kind: str,
    title: str,
    allow: tuple[str, ...],
    folders: tuple[Path, ...],
    output: Path | None,
    as_json: bool,
    **deck: str,
) -> None:
    """Make one picture of a claim, or of all answers to a question, without any spec.

    CLAIM is the id of a claim, or SOURCE/QUESTION. The picture comes with its source on it; its
    alternative text is printed.
    """
    from mkdeck.notebook import SUFFIX
    from mkdeck.project import Project
    from mkdeck.story import read_deck_data

    way = "question" if "/" in claim else "claim"
    piece = {"kind": kind, way: claim, "size": size}
    if title:
        piece["title"] = title
    data = {
        "title": title or claim,
        **deck,
        "allow": list(allow),
        "library": [str(folder.resolve()) for folder in folders],
        "cards": [piece],
    }
    project = Project.of(lambda: read_deck_data(data, "card"), Path("card.yaml"))
    page = project.cards[0]
    name = f"{claim.replace('/', '-')}-{size}{SUFFIX}"
    path = output or Path("output") / "cards" / name
    if path.suffix.lower() != SUFFIX:
        hint = f'let it end in "{SUFFIX}"'
        fail([_named(str(path), "is no name for a picture", hint)], as_json)
    path.parent.mkdir(parents=True, exist_ok=True)
    page.save(path)
    width, height = round(page.scene.width * 2), round(page.scene.height * 2)
    if as_json:
        print_json(
            {
                "path": str(path),
                "width": width,
                "height": height,
                "kind": page.scene.kind,
                "alt": page.alt,
                "claims": list(page.claims),
                "sources": list(page.scene.sources),
            }
        )
        return
    click.echo(one_line(f"{path} ({width}×{height})"))
    click.echo(page.alt)
    for source in page.scene.sources:
        click.echo(source)


def _reader(text: str, name: str) -> Any:
    from mkdeck.story import read_deck_text

    return lambda: read_deck_text(text, name)


def _named(path: str, message: str, hint: str) -> Problem:
    return Problem(path, 0, 0, message, hint, "output")
