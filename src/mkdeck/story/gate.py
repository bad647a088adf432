"""The number gate: a figure in the author's words must be a claim's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from frozendict import frozendict
from pydantic import BaseModel

from mkdeck.claims import PLACEHOLDER, fill, is_figure, without_literals
from mkdeck.errors import Problem, did_you_mean
from mkdeck.story.spec import CLAIM, NAME, ROW, SlideOptions

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from mkdeck.reading import Node


NUMBER_WORDS = re.compile(
    r"\b(twice|thrice|half|halves|double[sd]?|doubling|triple[sd]?|tripling|third|thirds|quarter|"
    r"quarters|two|three|four|five|six|seven|eight|nine|ten|dozen|majority|percent|per cent|"
    r"(?:a|several|many) (?:hundred|thousand|million|billion|trillion)|"
    r"(?:hundreds|thousands|millions|billions|trillions) of)\b",
    re.IGNORECASE,
)


def check_words(node: Node, printed: Mapping[str, str], literals: Collection[str]) -> list[Problem]:
    """What is wrong with the figures of a text that the author wrote.

    Args:
        node: The text.
        printed: What each `<name>` may stand for.
        literals: Figures that are no statistics.
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
    bare = without_literals(PLACEHOLDER.sub(" ", text), literals)
    figures = [word for word in bare.split() if any(map(is_figure, word))]
    names = ", ".join(f"<{name}>" for name in list(printed)[-6:])
    hint = f"write the name of a figure ({names}), or" if names else "say it without a figure, or"
    for figure in (word.strip(",.;:!?") for word in figures):
        own = next((name for name in reversed(list(printed)) if printed[name] == figure), "")
        problems.append(
            node.problem(
                f'"{figure}" stands in the author\'s words as typed'
                if own
                else f"\"{figure}\" in the author's words is no claim's value",
                hint=f'write "<{own}>" instead, so that it stays the claim\'s'
                if own
                else f'{hint} list it under "literals"',
                code="number",
            )
        )
    word = NUMBER_WORDS.search(bare)
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


def gate_texts(
    options: SlideOptions,
    node: Node,
    printed: Mapping[str, str],
    literals: Collection[str],
    problems: list[Problem],
) -> SlideOptions:
    """The options with every figure filled in; what is wrong is added to the problems.

    Every text of an option counts as the author's words unless its model says that it is a name.
    """
    changed = _gated(options, node, printed, literals, problems)
    assert isinstance(changed, SlideOptions)
    return changed


def _gated(
    value: Any,
    node: Node,
    printed: Mapping[str, str],
    literals: Collection[str],
    problems: list[Problem],
) -> Any:
    match value:
        case BaseModel():
            update = {}
            for name, info in type(value).model_fields.items():
                if {NAME, CLAIM, ROW} & set(map(_key, info.metadata)):
                    continue
                below = node.at(info.alias or name)
                if below is not node:
                    update[name] = _gated(getattr(value, name), below, printed, literals, problems)
            return value.model_copy(update=update)
        case tuple():
            return tuple(
                _gated(item, node.at(i), printed, literals, problems)
                for i, item in enumerate(value)
            )
        case dict():
            return frozendict(
                (key, _gated(item, node.at(key), printed, literals, problems))
                for key, item in value.items()
            )
        case str():
            found = check_words(node, printed, literals)
            problems += found
            unknown = any(problem.code == "unknown-figure" for problem in found)
            return value if unknown else fill(value, printed)
        case _:
            return value


def _key(item: Any) -> str:
    return item if isinstance(item, str) else ""
