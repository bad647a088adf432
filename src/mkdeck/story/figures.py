"""The figures that a part's words may use: its claims' own, and our arithmetic with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.claims import Printed
from mkdeck.story.arithmetic import ArithmeticProblem, derive

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdeck.claims import Claim
    from mkdeck.errors import Problem
    from mkdeck.languages import Language
    from mkdeck.quantity import Quantity
    from mkdeck.story.arithmetic import Derived
    from mkdeck.story.parts import Draft


def named_figures(claims: tuple[Claim, ...], every: tuple[Claim, ...]) -> dict[str, Quantity]:
    """What `<…>` may name: figures of a single claim by name, of any claim by its id."""
    figures: dict[str, Quantity] = {}
    for claim in every:
        if claim.quantities:
            figures[claim.id] = claim.main
        figures |= {f"{claim.id}.{name}": figure for name, figure in claim.figures.items()}
    if len(claims) == 1:
        figures |= claims[0].figures
    return figures


def derived_figures(
    draft: Draft, figures: Mapping[str, Quantity], language: Language, problems: list[Problem]
) -> tuple[tuple[Derived, ...], dict[str, str]]:
    """Figures of our own, and what each name prints; one that fails prints its formula."""
    derived = []
    printed = {}
    for name, formula in draft.options.derive.items():
        place = draft.node.at("derive")
        printed[name] = formula
        if name in figures:
            problems.append(
                place.keys[name].problem(
                    f'"{name}" is the name of a claim\'s figure',
                    hint="give your own figure another name",
                    code="derive",
                )
            )
            continue
        try:
            own = derive(name, formula, figures, language)
        except ArithmeticProblem as problem:
            problems.append(place.problem(str(problem), name, hint=problem.hint, code="derive"))
            continue
        derived.append(own)
        falls = own.number < 0 and own.text.count("−") == 1
        size = own.text.replace("−", "") if falls else own.text
        printed[name] = Printed.of(own.text, size, -1 if falls else 0, language)
    return tuple(derived), printed
