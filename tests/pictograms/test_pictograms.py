"""Pictograms: their outlines, and which of them stands for a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from matplotlib.path import Path
from numpy import array, linspace, meshgrid, ravel, stack

from mkdeck.pictograms import (
    PEOPLE,
    counted_in,
    known_glyphs,
    outline,
    pictogram,
    subject_in,
    subjects,
)
from mkdeck.scene import Mark, Step

if TYPE_CHECKING:
    from collections.abc import Sequence

GLYPHS = sorted({subject.glyph for subject in subjects().values() if subject.glyph})


def test_every_subject_has_a_pictogram_that_there_is() -> None:
    assert set(GLYPHS) <= known_glyphs()
    assert {key for key, subject in subjects().items() if not subject.glyph} == {PEOPLE}


@pytest.mark.parametrize("name", GLYPHS)
def test_an_outline_fills_its_box(name: str) -> None:
    found = outline(name)
    assert max(found.width, found.height) == pytest.approx(1)
    ends = [step[-2:] for step in found.steps if len(step) > 1]
    assert min(x for x, _ in ends) >= -1e-6
    assert max(y for _, y in ends) <= found.height + 1e-6
    mark = pictogram(name, 20, 30, 50, "accent")
    assert isinstance(mark, Mark)
    assert (mark.x, mark.y, max(mark.width, mark.height)) == (20, 30, 50)


@pytest.mark.parametrize("name", GLYPHS)
def test_holes_stay_open_by_every_rule_of_filling(name: str) -> None:
    """A point is in the ink by its winding number, and by whether it is odd."""
    across = ravel(stack(meshgrid(linspace(0.01, 0.99, 60), linspace(0.01, 0.99, 60)), -1))
    points = across.reshape(-1, 2)
    loops = [Path(loop).contains_points(points) for loop in polygons(outline(name).steps)]
    turns = [1 if area(loop) > 0 else -1 for loop in polygons(outline(name).steps)]
    winding = sum(turn * inside for turn, inside in zip(turns, loops, strict=True))
    odd = sum(loops) % 2
    differ = (array(winding) != 0) != (array(odd) != 0)
    assert differ.mean() < 0.002


def polygons(steps: tuple[Step, ...]) -> list[list[tuple[float, float]]]:
    loops: list[list[tuple[float, float]]] = []
    for step in steps:
        if step[0] == "M":
            loops.append([step[1:]])
        elif step[0] == "L":
            loops[-1].append(step[1:])
        elif step[0] == "C":
            start, numbers = loops[-1][-1], step[1:]
            handles = [start, numbers[:2], numbers[2:4], numbers[4:]]
            loops[-1] += [bezier(handles, t / 8) for t in range(1, 9)]
    return loops


def bezier(at: Sequence[tuple[float, ...]], t: float) -> tuple[float, float]:
    weights = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3
    x, y = (sum(w * p[i] for w, p in zip(weights, at, strict=True)) for i in (0, 1))
    return x, y


def area(loop: list[tuple[float, float]]) -> float:
    ends = zip(loop, [*loop[1:], loop[0]], strict=True)
    return sum(x * v - u * y for (x, y), (u, v) in ends)


@pytest.mark.parametrize(
    ("base", "subject"),
    [
        ("consumers", PEOPLE),
        ("US consumers aged 18–24", PEOPLE),
        ("customer service decision-makers", PEOPLE),
        ("all of the customers", PEOPLE),
        ("registered electorate, United Kingdom", PEOPLE),
        ("tweets about customer service", "tweets"),
        ("purchases by customers", "purchases"),
        ("businesses that sell to consumers", "companies"),
        ("CEOs", "leaders"),
        ("valid votes, United Kingdom", "votes"),
        ("visits of customers", ""),
        ("the customer journey", ""),
        ("customers' spending", ""),
        ("companies and consumers", ""),
        ("weights of the euro area basket", ""),
        ("", ""),
    ],
)
def test_a_base_counts_what_its_first_words_name(base: str, subject: str) -> None:
    assert counted_in(base) == subject


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("Live chat for support only", "live-chats"),
        ("Chatbot missed the problem", "robots"),
        ("Prefer a phone call", "calls"),
        ("Emails unanswered", "emails"),
        ("Said so", ""),
    ],
)
def test_words_tell_the_subject(words: str, subject: str) -> None:
    assert subject_in(words) == subject
