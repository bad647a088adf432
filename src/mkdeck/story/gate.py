"""The number gate: a figure in the author's words must be a claim's own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from frozendict import frozendict
from pydantic import BaseModel

from mkdeck.claims import (
    PLACEHOLDER,
    beside_placeholder,
    fill,
    find_figures,
    missed_placeholder,
    without_literals,
)
from mkdeck.errors import Problem, did_you_mean
from mkdeck.languages import NBSP
from mkdeck.story.spec import CLAIM, NAME, ROW, SHOWN, SlideOptions

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from mkdeck.languages import Language
    from mkdeck.reading import Node


def check_words(
    node: Node, printed: Mapping[str, str], literals: Collection[str], language: Language
) -> list[Problem]:
    """What is wrong with the figures of a text that the author wrote.

    Args:
        node: The text.
        printed: What each `<name>` may stand for.
        literals: Figures that are no statistics.
        language: What the text is written in.
    """
    text = node.value if isinstance(node.value, str) else ""
    problems = [
        node.problem(
            f'"<{name}>" is no figure of a claim shown here',
            code="unknown-figure",
            hint=did_you_mean(name, printed) or "say it without a figure",
        )
        for name in PLACEHOLDER.findall(text)
        if name not in printed
    ]
    signed = beside_placeholder(text, language)
    if signed and not _multiplies(*signed, printed):
        problems.append(
            node.problem(
                f'"{signed[0]}" would print a sign or a unit beside a figure that has its own',
                code="unknown-figure",
                hint=f'write "{signed[1]}" alone; a formula can end in "as %"',
            )
        )
    missed = missed_placeholder(text, printed)
    if missed:
        said = f'"{missed[0]}" would be printed as it stands'
        problems.append(
            node.problem(said, code="unknown-figure", hint=f'did you mean "{missed[1]}"?')
        )
    bare = without_literals(PLACEHOLDER.sub(" ", text), literals)
    problems += [_typed(node, bare, span, printed) for span in find_figures(bare, language)]
    word = language.number_words.search(bare)
    if word:
        problems.append(
            node.problem(
                f'"{word[0]}" counts something',
                code="number-word",
                hint="make sure that a claim says so",
                severity="warning",
            )
        )
    return problems


def _multiplies(found: str, placeholder: str, printed: Mapping[str, str]) -> bool:
    """Whether it is a plain number with the word for times, as Chinese and Japanese write it."""
    return found == f"{placeholder}倍" and printed.get(placeholder[1:-1], "")[-1:].isdecimal()


def _typed(node: Node, text: str, span: tuple[int, int], printed: Mapping[str, str]) -> Problem:
    """The problem of a figure that stands in the author's words as typed."""
    figure = text[slice(*span)]
    own = next((name for name in reversed(list(printed)) if _holds(text, span, printed[name])), "")
    names = ", ".join(f"<{name}>" for name in list(printed)[-6:])
    hint = f"write the name of a figure ({names}), or" if names else "say it without a figure, or"
    return node.problem(
        f'"{figure}" stands in the author\'s words as typed'
        if own
        else f"\"{figure}\" in the author's words is no claim's value",
        hint=f'write "<{own}>" instead, so that it stays the claim\'s'
        if own
        else f'{hint} list it under "literals"',
        code="number",
    )


def _holds(text: str, span: tuple[int, int], words: str) -> bool:
    """Whether the words stand in the text and the span within them, spaces of any kind."""
    places = re.finditer(re.escape(words.replace(NBSP, " ")), text.replace(NBSP, " "))
    return any(place.start() <= span[0] and span[1] <= place.end() for place in places)


def gate_texts(
    options: SlideOptions,
    node: Node,
    printed: Mapping[str, str],
    literals: Collection[str],
    problems: list[Problem],
    language: Language,
    plain: Callable[[Node], Iterable[Problem]],
) -> SlideOptions:
    """The options with every figure filled in; what is wrong is added to the problems.

    Every text of an option counts as the author's words unless its model says that it is a name;
    `plain` says what is wrong with their language.
    """
    changed = _Gate(printed, literals, problems, language, plain).passed(options, node)
    assert isinstance(changed, SlideOptions)
    return changed


@dataclass(frozen=True)
class _Gate:
    """Fills figures into an author's words and collects what is wrong with them."""

    printed: Mapping[str, str]
    literals: Collection[str]
    problems: list[Problem]
    language: Language
    plain: Callable[[Node], Iterable[Problem]]

    def passed(self, value: Any, node: Node) -> Any:
        """The value with every text in it filled in."""
        match value:
            case BaseModel():
                update = {}
                for name, info in type(value).model_fields.items():
                    if {NAME, CLAIM, ROW, SHOWN} & set(map(_key, info.metadata)):
                        continue
                    below = node.at(info.alias or name)
                    if below is not node:
                        update[name] = self.passed(getattr(value, name), below)
                return value.model_copy(update=update)
            case tuple():
                return tuple(self.passed(item, node.at(i)) for i, item in enumerate(value))
            case dict():
                return frozendict(
                    (key, self.passed(item, node.at(key))) for key, item in value.items()
                )
            case str():
                return self.text(value, node)
            case _:
                return value

    def text(self, value: str, node: Node) -> str:
        """The text filled in, or as it stands where it names an unknown figure."""
        found = check_words(node, self.printed, self.literals, self.language)
        self.problems.extend([*found, *self.plain(node)])
        unknown = any(problem.code == "unknown-figure" for problem in found)
        return value if unknown else fill(value, self.printed)


def _key(item: Any) -> str:
    return item if isinstance(item, str) else ""
