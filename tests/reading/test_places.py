"""The places of a tree, once the tree itself is gone."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from mkdeck.reading import Places, read_text

TEXT = """
- id: a
  values: {old: 1, new: 2}
  seen: [{in: b}, {in: c}]
- id: b
  values: {old: 3, new: 4}
  seen: [{in: d}, {in: e}] # not a text's
  note: We are #1
"""


@pytest.mark.parametrize(
    "steps",
    [
        (),
        ("id",),
        ("values", "new"),
        ("seen", 1, "in"),
        ("seen", 2, "in"),
        ("nothing", "values", "old"),
        ("values", "none"),
        ("seen", 0, "none", "in"),
        ("id", "old"),
        (0,),
    ],
)
def test_a_problem_stands_where_the_node_would_put_it(steps: tuple[str | int, ...]) -> None:
    node = read_text(TEXT, "x.yaml").at(0)
    details: Any = {"hint": "do so", "code": "value", "severity": "warning"}
    assert node.places().problem("no", *steps, **details) == node.problem("no", *steps, **details)


def test_a_key_has_a_place_of_its_own() -> None:
    places = read_text(TEXT, "x.yaml").at(0).places()
    assert places.place("values", "new") == (3, 25)
    assert places.place("values", "new", of_key=True) == (3, 20)
    assert str(places.problem("no", "values", of_key=True, code="type")) == "x.yaml:3:3: no"
    assert places.place("seen", 0, of_key=True) == places.place("seen", 0), "an item has no key"


def test_places_compare_hash_and_pickle_by_value() -> None:
    places = read_text(TEXT, "x.yaml").at(1).places()
    again: Places = pickle.loads(pickle.dumps(places))
    assert again == places
    assert hash(again) == hash(places)
    assert places != read_text(TEXT, "y.yaml").at(1).places()
    assert places != read_text(f"\n{TEXT}", "x.yaml").at(1).places()


def test_places_know_their_lines_and_the_comments_behind_texts() -> None:
    places = read_text(TEXT, "x.yaml").at(1).places()
    assert (places.path, places.line, places.column) == ("x.yaml", 5, 3)
    assert places.lines == {5, 6, 7, 8}
    assert places.comments == ((("note",), "#1"),)


def test_values_of_one_shape_share_what_they_have_in_common() -> None:
    both = read_text("[{a: {b: 1}}, {a: {b: 2}}]", "x.yaml")
    one, other = both.at(0).places(), both.at(1).places()
    assert one.ways is other.ways
    assert len(one.spots) == 3 * 4 * 4
