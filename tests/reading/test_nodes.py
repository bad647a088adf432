from __future__ import annotations

import pickle
from datetime import date
from typing import TYPE_CHECKING, Literal

import pytest
from frozendict import frozendict
from pydantic import Field

from mkdeck.errors import MkdeckError, Problem, did_you_mean
from mkdeck.reading import FrozenDict, Model, Node, Plain, node_of, parse, read, read_text

if TYPE_CHECKING:
    from pathlib import Path


class Author(Model):
    name: str
    """What they are called."""
    born: int | None = None


class Book(Model):
    title: str
    author: Author | None = None
    copies: int = Field(default=1, ge=1, le=9)
    price: float = 1.0
    cover: Literal["hard", "soft"] = "soft"
    sold: bool = False
    tags: tuple[str, ...] = Field(default=(), max_length=2)
    in_print: str = Field(default="", alias="in-print")


def said(text: str) -> list[str]:
    """What is wrong with a book."""
    problems: list[Problem] = []
    assert parse(Book, read_text(text, "book.yaml"), problems) is None
    return [str(problem) for problem in problems]


def test_every_scalar_is_text() -> None:
    node = read_text("{a: no, b: 1.6e12, c: 0010, d: 2026-01-01}", "x.yaml")
    assert node.plain() == {"a": "no", "b": "1.6e12", "c": "0010", "d": "2026-01-01"}


def test_null_is_not_given_and_a_quoted_one_is_text() -> None:
    nulls = "a: ~\nb: null\nc: Null\nd: NULL\ne:\ng: {h: }\n"
    assert read_text(nulls, "x.yaml").plain() == {"g": {}}
    quoted = 'a: "~"\nb: \'null\'\nc: ""\nd: !!str null\n'
    assert read_text(quoted, "x.yaml").plain() == {"a": "~", "b": "null", "c": "", "d": "null"}
    assert node_of({"a": None, "d": ""}, "data").plain() == {"d": ""}


def test_an_item_of_a_list_that_is_not_given_would_move_the_others_up() -> None:
    with pytest.raises(MkdeckError, match=r"^x\.yaml:1:8: an item of a list is empty\n"):
        read_text("a: [b, ~, c]", "x.yaml")
    with pytest.raises(MkdeckError, match=r"^data: a\[0\]: an item of a list is empty"):
        node_of({"a": [None]}, "data")


def test_what_is_not_given_has_a_place_all_the_same() -> None:
    node = read_text("a: b\nc: ~\n", "x.yaml").at("c")
    assert (node.line, node.column, node.given) == (2, 4, False)


def test_a_tag_makes_nothing() -> None:
    assert read_text("a: !!python/object/apply:os.system [ls]", "x").plain() == {"a": ["ls"]}


def test_an_empty_text_holds_no_keys() -> None:
    assert read_text("", "x.yaml") == Node("x.yaml", 1, 1, frozendict())
    assert read_text("# only a comment\n", "x.yaml").plain() == {}


def test_values_and_keys_know_their_places() -> None:
    node = read_text("title: A\nauthor:\n  name: [B,\n    C]\n", "x.yaml")
    last = node.at("author", "name", 1)
    assert (last.value, last.line, last.column) == ("C", 4, 5)
    key = node.at("author").keys["name"]
    assert (key.line, key.column) == (3, 3)


def test_the_way_ends_where_the_tree_does() -> None:
    node = read_text("a: {b: [c]}", "x.yaml")
    assert node.at("a", "b", 7) is node.at("a", "b")
    assert node.at("z") is node


def test_columns_count_letters_not_bytes() -> None:
    node = read_text("客服: {é: 顧客, x: y}", "x.yaml")
    assert node.at("客服", "x").column == 16


def test_a_comment_behind_a_plain_text_is_kept() -> None:
    node = read_text("a: we are #1\nb: '#1' # quoted\n", "x.yaml")
    assert (node.at("a").value, node.at("a").comment) == ("we are", "#1")
    assert (node.at("b").value, node.at("b").comment) == ("#1", "")


def test_an_alias_stands_for_what_it_names() -> None:
    assert read_text("a: &x [1]\nb: *x", "x.yaml").plain() == {"a": ["1"], "b": ["1"]}


def test_a_tree_compares_hashes_and_pickles_by_its_values_and_places() -> None:
    node = read_text("a: {b: [c, d]}", "x.yaml")
    again: Node = pickle.loads(pickle.dumps(node))
    assert again == node
    assert hash(again) == hash(node) == hash(read_text("a: {b: [c, d]}", "x.yaml"))
    assert node != read_text("a: {b: [c,  d]}", "x.yaml")


def test_a_control_character_is_refused_however_it_is_written() -> None:
    with pytest.raises(MkdeckError) as caught:
        read_text('a: "b\\x07c"\nd: "e\\0"\nf: "g\\th\\n"\n', "x.yaml")
    assert list(map(str, caught.value.problems)) == [
        "x.yaml:1:4: holds a control character (U+0007)\n  hint: remove it",
        "x.yaml:2:4: holds a control character (U+0000)\n  hint: remove it",
    ]


def test_forty_levels_are_enough_and_more_are_refused() -> None:
    read_text("[" * 40 + "]" * 40, "x.yaml")
    with pytest.raises(MkdeckError, match=r"^x\.yaml:1:42: is nested more than 40 deep"):
        read_text("[" * 60 + "]" * 60, "x.yaml")
    # Where the parser gives up first, its own place stands, whatever it calls the problem.
    with pytest.raises(MkdeckError, match=r"^x\.yaml:1:\d+: is nested more than 40 deep"):
        read_text("[" * 6000 + "]" * 6000, "x.yaml")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(
        MkdeckError,
        match=r"^book\.yaml: cannot be read: no such file or directory\n  hint: make it a file",
    ):
        read(tmp_path / "nothing.yaml", "book.yaml")


def test_a_model_is_made_of_texts() -> None:
    problems: list[Problem] = []
    text = "title: ' A '\nauthor: {name: B, born: 1900}\nprice: 1.5\nsold: yes\nin-print: since\n"
    book = parse(Book, read_text(text, "book.yaml"), problems)
    assert problems == []
    assert book == Book.model_validate(
        {
            "title": "A",
            "author": {"name": "B", "born": 1900},
            "price": 1.5,
            "sold": True,
            "in-print": "since",
        }
    )


FILL = "write a text here"
TEXT = "write one text, in quotes where it starts with a bracket"
LIST = 'write "[one, another]", or "- one" on a line for each'
WHOLE = "write digits alone, such as 12"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "author: {name: B}",
            ['book.yaml:1:1: key "title" is missing\n  hint: add "title: …"'],
        ),
        (
            "title: A\nauthor: {}",
            ['book.yaml:2:9: key "name" is missing\n  hint: "name" says: what they are called'],
        ),
        ("title:", [f'book.yaml:1:7: "title" is empty\n  hint: {FILL}']),
        ('title: " "', [f'book.yaml:1:8: "title" is empty\n  hint: {FILL}']),
        (
            "title: A\nauthor: {name: ''}",
            ['book.yaml:2:16: "name" is empty\n  hint: "name" says: what they are called'],
        ),
        (
            "title: A\nauthor: {nam: B, name: C}",
            ['book.yaml:2:10: unknown key "nam"\n  hint: did you mean "name"?'],
        ),
        (
            "title: A\nin_print: now",
            ['book.yaml:2:1: unknown key "in_print"\n  hint: did you mean "in-print"?'],
        ),
        (
            "title: A\ncover: hrd",
            ['book.yaml:2:8: unknown cover "hrd"\n  hint: did you mean "hard"?'],
        ),
        (
            "title: A\ncover: ''",
            ['book.yaml:2:8: "cover" is empty\n  hint: known: hard, soft'],
        ),
        (
            "title: A\ncover: [hard]",
            ['book.yaml:2:8: "cover" must be a text, found a list\n  hint: known: hard, soft'],
        ),
        (
            "title: {a: b}",
            [f'book.yaml:1:8: "title" must be a text, found keys with values\n  hint: {TEXT}'],
        ),
        (
            "title: A\nauthor: B",
            [
                'book.yaml:2:9: "author" must be keys with values, found "B"\n'
                '  hint: write "key: value", a line for each'
            ],
        ),
        (
            "title: A\nauthor: {name: B, born: long ago}",
            [f'book.yaml:2:25: "born" must be a whole number, found "long ago"\n  hint: {WHOLE}'],
        ),
        (
            "title: A\nauthor: {name: B, born: 1.5}",
            [f'book.yaml:2:25: "born" must be a whole number, found "1.5"\n  hint: {WHOLE}'],
        ),
        (
            "title: A\ncopies: 0",
            ['book.yaml:2:9: "copies" must be 1 or more, found "0"\n  hint: write 1 or more'],
        ),
        (
            "title: A\ncopies: 10",
            ['book.yaml:2:9: "copies" must be 9 or less, found "10"\n  hint: write 9 or less'],
        ),
        (
            "title: A\nprice: dear",
            [
                'book.yaml:2:8: "price" must be a number, found "dear"\n'
                "  hint: write digits, with a point or without, such as 1.5"
            ],
        ),
        (
            "title: A\nsold: maybe",
            [
                'book.yaml:2:7: "sold" must be true or false, found "maybe"\n'
                '  hint: write "true" or "false"'
            ],
        ),
        (
            "title: A\ntags: old",
            [f'book.yaml:2:7: "tags" must be a list, found "old"\n  hint: {LIST}'],
        ),
        (
            "title: A\ntags: ''",
            [f'book.yaml:2:7: "tags" must be a list, found nothing\n  hint: {LIST}'],
        ),
        (
            "title: A\ntags: [[old]]",
            [f"book.yaml:2:8: expected a text, found a list\n  hint: {TEXT}"],
        ),
        (
            "title: A\ntags: [a, b, c]",
            ['book.yaml:2:7: "tags" holds 3 items; the most is 2\n  hint: take some out'],
        ),
        (
            "titel: A\ncopies: many",
            [
                'book.yaml:1:1: key "title" is missing\n  hint: add "title: …"',
                f'book.yaml:2:9: "copies" must be a whole number, found "many"\n  hint: {WHOLE}',
                'book.yaml:1:1: unknown key "titel"\n  hint: did you mean "title"?',
            ],
        ),
    ],
)
def test_what_is_no_book(text: str, expected: list[str]) -> None:
    assert said(text) == expected


def test_plain_data_gives_the_tree_that_yaml_would() -> None:
    data = {"a": ["b", 2, 1.5, True], "c": {"2019": "x"}, 7: (date(2026, 1, 2),), "d": {}}
    text = "{a: [b, 2, 1.5, true], c: {2019: x}, 7: [2026-01-02], d: {}}"
    assert node_of(data, "data").plain() == read_text(text, "x").plain()


def test_a_value_of_plain_data_is_named_by_its_steps() -> None:
    node = node_of({"slides": ["title", {"kind": "hero"}]}, "data")
    assert str(node.problem("here", code="type")) == "data: here"
    assert (
        str(node.problem("here", "slides", 1, "kind", code="type")) == "data: slides[1].kind: here"
    )
    assert (
        str(node.at("slides", 1).keys["kind"].problem("here", code="type"))
        == "data: slides[1].kind: here"
    )


def test_what_is_no_plain_data_is_told_at_once() -> None:
    with pytest.raises(MkdeckError) as caught:
        node_of({"a": [{1, 2}], "b": "c\0", (1, 2): "d"}, "data")
    plain = "plain data is dicts, lists, texts, numbers, true and false"
    assert list(map(str, caught.value.problems)) == [
        f'data: a[0]: is a Python "set", which is no plain data\n  hint: {plain}',
        "data: b: holds a control character (U+0000)\n  hint: remove it",
        f"data: has a key that is empty or no text\n  hint: {plain}",
    ]


def test_plain_data_that_holds_itself_is_refused() -> None:
    data: list[object] = []
    data.append(data)
    with pytest.raises(MkdeckError, match="the data is more than 40 deep\n  hint: give fewer"):
        node_of(data, "data")
    with pytest.raises(MkdeckError, match="the data is far too large\n  hint: give fewer"):
        node_of([[1] * 1000] * 1000, "data")


def test_models_freeze_what_they_hold() -> None:
    class Shelf(Model):
        prices: FrozenDict[int] = Field(default_factory=frozendict)
        notes: tuple[Plain, ...] = ()

    problems: list[Problem] = []
    text = "prices: {tea: 3, milk: 2}\nnotes: [{a: [b, {c: d}]}]\n"
    shelf = parse(Shelf, read_text(text, "x.yaml"), problems)
    again = parse(Shelf, read_text(f"# moved\n{text}", "y.yaml"), problems)
    assert shelf is not None
    assert shelf == again
    assert hash(shelf) == hash(again)
    assert shelf.prices == {"tea": 3, "milk": 2}
    assert Shelf.model_json_schema()["properties"]["prices"] == {
        "additionalProperties": {"type": "integer"},
        "title": "Prices",
        "type": "object",
    }
    parse(Shelf, read_text("prices: {tea: dear}", "x.yaml"), problems)
    parse(Shelf, read_text("prices: [tea]", "x.yaml"), problems)
    assert list(map(str, problems)) == [
        'x.yaml:1:15: "tea" must be a whole number, found "dear"\n'
        "  hint: write digits alone, such as 12",
        'x.yaml:1:9: "prices" must be keys with values, found a list\n'
        '  hint: write "key: value", a line for each',
    ]


def test_every_problem_of_a_tree_is_told_at_once() -> None:
    with pytest.raises(MkdeckError) as caught:
        read_text("a: 1\na: 2\nb: {c: 1, c: 2}\n", "x.yaml")
    assert list(map(str, caught.value.problems)) == [
        'x.yaml:2:1: key "a" stands here twice\n  hint: the first is in line 1',
        'x.yaml:3:11: key "c" stands here twice\n  hint: the first is in line 3',
    ]


def test_a_hint_names_the_nearest_word_or_the_few_there_are() -> None:
    assert did_you_mean("heroo", ["hero", "bars"]) == 'did you mean "hero"?'
    assert did_you_mean("Hero", ["hero", "bars"]) == 'did you mean "hero"?'
    assert did_you_mean("x", ["hero", "bars", "bars"]) == "known: bars, hero"
    assert did_you_mean("x", []) == ""
