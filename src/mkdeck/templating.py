"""Templates of users: the one that a deck names, and what there is to say of a file."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from mkdeck.errors import MkdeckError, Problem, did_you_mean
from mkdeck.reading.files import content
from mkdeck.render import MOST_BYTES, OTHERS, TemplateError, check_template, read_template
from mkdeck.sections import kinds
from mkdeck.workspace import shown_name

if TYPE_CHECKING:
    from pathlib import Path

    from frozendict import frozendict

    from mkdeck.render import Report, Template
    from mkdeck.story import DeckSpec

_SMALLER = "take slides, videos and large pictures out of it"


def template_report(path: Path) -> Report:
    """All there is to say of a template's file.

    Raises:
        MkdeckError: It cannot be read, or slides cannot be made on it.
    """
    name = shown_name(path)
    try:
        return check_template(name, content(path, name, MOST_BYTES, smaller=_SMALLER))
    except TemplateError as error:
        raise MkdeckError(Problem(name, 0, 0, str(error), error.hint, error.code)) from None


def template_of(spec: DeckSpec, path: Path) -> Template | None:
    """The template that a deck at a path names, if it names one.

    Raises:
        MkdeckError: The file cannot be read, slides cannot be made on it, or the deck states
            layouts of kinds that there are not, or that it has not.
    """
    stated = spec.file.template
    if stated is None:
        return None
    node = spec.node.at("template")
    slides = [one.name for one in kinds().values() if "slide" in one.forms]
    unknown = [
        node.at("layouts").problem(
            f'there is no slide of kind "{kind}"',
            hint=did_you_mean(kind, slides) or 'name a kind of slide, or "others"',
            code="unknown-kind",
        )
        for kind in stated.layouts
        if kind not in {*slides, OTHERS}
    ]
    if unknown:
        raise MkdeckError(*unknown)
    file = path.parent / stated.file
    name = shown_name(file)
    try:
        data = content(file, name, MOST_BYTES, smaller=_SMALLER)
        return _read(name, data, stated.layouts)
    except TemplateError as error:
        place = node.at("layouts", error.kind) if error.kind else node.at("file")
        told = place.problem(f"{name}: {error}", hint=error.hint, code=error.code)
        raise MkdeckError(told) from None
    except MkdeckError as error:
        first = error.problems[0]
        said = f'"{stated.file}" {first.message}'
        told = node.at("file").problem(said, hint=first.hint, code=first.code)
        raise MkdeckError(told) from None


@lru_cache(maxsize=4)
def _read(name: str, data: bytes, layouts: frozendict[str, str]) -> Template:
    """A template, read once for all decks of a run that are built on it."""
    return read_template(name, data, layouts)
