"""What doubles costs no more than twice and a bit, counted in calls and not in seconds."""

from __future__ import annotations

import cProfile
import pstats
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import write
from fuzz.oracle import run

if TYPE_CHECKING:
    from collections.abc import Callable

MOST = 2.6
"""How many times as much a doubling may cost."""


def library(claims: int, *, sources: int = 1, literals: int = 0) -> None:
    """A library of so many claims, sources and literals, in the working folder."""
    names = "".join(f"- type {i} valve\n" for i in range(literals))
    write("claims/library.yaml", f"as_of: 2026-01\nliterals:\n{names or '- 24/7'}\n")
    write("claims/topics.yaml", "ferries: Travelling by ferry.\n")
    write(
        "claims/sources.yaml",
        "".join(
            f"source-{i}: {{publisher: Institute {_word(i)}, year: 2025}}\n" for i in range(sources)
        ),
    )
    per_file = 1000
    for start in range(0, claims, per_file):
        Path(f"claims/findings-{start}.yaml").write_text(
            "".join(
                _claim(i, i % sources, literals)
                for i in range(start, min(start + per_file, claims))
            ),
            "utf-8",
        )


def _word(number: int) -> str:
    """A word of its own for each number, without digits."""
    letters = "bcdfghklmnprstvz"
    word = ""
    while True:
        word += letters[number % 16] + "aeiou"[number % 5]
        number //= 16
        if not number:
            return word.capitalize()


def _claim(number: int, source: int, literals: int) -> str:
    word = _word(number)
    held = f" with type {number % literals} valve" if literals else ""
    return (
        f"- id: c{number}\n  topics: [ferries]\n  value: {number % 97 + 1}%\n"
        f"  headline: {word} goes by ferry\n"
        f"  statement: <value> of passengers from {word}{held} go by ferry\n"
        f"  callout: of those from {word} go by ferry\n  label: {word}\n  base: people of {word}\n"
        f"  source: source-{source}\n  standing: sound\n"
    )


def deck(slides: int) -> None:
    """A deck with one claim on each slide and a list of all sources."""
    shown = "".join(f"- {{kind: hero, claim: c{i}}}\n" for i in range(slides))
    write("deck.yaml", f"title: Ferries\nslides:\n{shown}- sources\n")


def check_claims(count: int) -> None:
    library(count)
    assert run("claims", "check").code == 0


def slides_of_one_source(count: int) -> None:
    library(count)
    deck(count)
    assert run("check", "deck.yaml").code == 0
    assert run("deck.yaml", "-q").code == 0


def literals(count: int) -> None:
    library(count, literals=count)
    assert run("claims", "check").code == 0


def sources(count: int) -> None:
    library(count, sources=count)
    deck(count)
    assert run("check", "deck.yaml").code == 0
    assert run("deck.yaml", "-q").code == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    ("work", "count"),
    [(check_claims, 1000), (slides_of_one_source, 60), (literals, 500), (sources, 50)],
)
def test_a_doubling_costs_no_more(
    work: Callable[[int], None],
    count: int,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calls = []
    for size in (2, count, 2 * count):
        monkeypatch.chdir(tmp_path_factory.mktemp("scale"))
        with cProfile.Profile() as profile:
            work(size)
        calls.append(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]  # typeshed has it not
    # The first run loads what is loaded once.
    assert calls[2] / calls[1] < MOST
