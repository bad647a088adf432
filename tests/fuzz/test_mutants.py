"""Mutants of a small project, words of many scripts, figures by grammar: nothing breaks.

A few of each run with the fast tests. With `-m slow` there are as many as `MKDECK_MUTANTS` says,
100,000 unless it says otherwise, half of them by a seed that changes with the last commit.
"""

from __future__ import annotations

import os
import random
import subprocess
from typing import TYPE_CHECKING

import pytest
from fuzz.figures import figure
from fuzz.mutants import Failure, failures, mutant, worded

from mkdeck.languages import known_languages, load_language
from mkdeck.quantity import Quantity, QuantityError

if TYPE_CHECKING:
    from collections.abc import Sequence

MUTANTS = int(os.environ.get("MKDECK_MUTANTS", "100000"))
"""How many mutants the slow test makes; texts are a twentieth, figures as many."""


def told(found: Sequence[Failure]) -> str:
    """The first failures, as they can be tried again."""
    return "\n".join(map(str, found[:3])) + f"\n{len(found)} failures" if found else ""


def rotating() -> str:
    """A seed that changes with the last commit; the fixed one where there is none."""
    try:
        command = ["git", "rev-parse", "HEAD"]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "none"


@pytest.mark.parametrize("part", range(4))
def test_a_few_mutants_break_nothing(part: int) -> None:
    assert told(failures(f"few.{part}", 10)[1]) == ""


@pytest.mark.parametrize("part", range(2))
def test_a_few_texts_of_many_scripts_break_nothing(part: int) -> None:
    assert told(failures(f"words.{part}", 15, make=worded)[1]) == ""


@pytest.mark.slow
@pytest.mark.parametrize("seed", ["fixed", "rotating"])
@pytest.mark.parametrize("part", range(2))
def test_many_mutants_break_nothing(seed: str, part: int) -> None:
    named = rotating() if seed == "rotating" else seed
    assert told(failures(f"{named}.{part}", MUTANTS // 4)[1]) == ""


@pytest.mark.slow
@pytest.mark.parametrize("seed", ["fixed", "rotating"])
def test_many_texts_of_many_scripts_break_nothing(seed: str) -> None:
    named = rotating() if seed == "rotating" else seed
    assert told(failures(f"{named}.words", MUTANTS // 40, make=worded)[1]) == ""


def figures_hold(seed: str, count: int) -> None:
    """Each figure is read and printed in every language, or refused with a hint or a reason."""
    languages = [load_language(tag) for tag in sorted(known_languages())]
    for number in range(count):
        text = figure(random.Random(f"{seed}/{number}"))
        try:
            quantity = Quantity.parse(text)
        except QuantityError:
            continue
        for language in languages:
            for printed in (
                language.running(quantity),
                language.value(quantity),
                *language.labels([quantity, quantity]),
            ):
                assert printed.strip(), (text, language.tag)
        assert quantity.data()["text"] == text.strip(), text


def test_figures_are_read_and_printed_or_refused() -> None:
    figures_hold("few", 1500)


@pytest.mark.slow
@pytest.mark.parametrize("seed", ["fixed", "rotating"])
def test_many_figures_are_read_and_printed_or_refused(seed: str) -> None:
    figures_hold(rotating() if seed == "rotating" else seed, MUTANTS // 2)


def test_a_seed_gives_the_same_mutant_again() -> None:
    assert mutant(random.Random("a/1")) == mutant(random.Random("a/1"))
    assert mutant(random.Random("a/1")) != mutant(random.Random("a/2"))
