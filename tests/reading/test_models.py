"""Every value that a model can refuse is told in our words, at its place, with a hint."""

from __future__ import annotations

import ast
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin

import annotated_types
import pytest
import yaml
from conftest import ROOT
from frozendict import deepfreeze, frozendict
from pydantic import Field, GetPydanticSchema, ValidationError
from pydantic.fields import FieldInfo

import mkdeck.schema
from mkdeck.errors import LONGEST, Problem
from mkdeck.reading import Model, parse, read_text
from mkdeck.reading.models import WORDINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Mistake = tuple[str, tuple[str | int, ...], Any]

KEY = "[key]"
DIGITS = "9" * 5000


Vowel = Literal["a", "e", "i", "o", "u"]
Letter = Literal[Vowel, "b", "c", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p"]
"""More words than a hint lists where it looks for the nearest."""


class Everything(Model):
    """Every sort of field and bound, those that no model has yet among them."""

    text: str
    """What it says."""
    short: str = Field(default="", max_length=3)
    long: str = Field(default="aaa", min_length=3)
    code: str = Field(default="ab", pattern="^[a-z]{2}$")
    word: Literal["", "one", "two"] = "one"
    words: tuple[Literal["one", "two"], ...] = ()
    letter: Letter = "a"
    by_word: dict[Literal["one", "two"], int] = Field(default_factory=dict)
    whole: int = Field(default=1, ge=1, le=9)
    between: float = Field(default=1.0, gt=0, lt=2.5)
    exact: Decimal = Field(default=Decimal(1), ge=Decimal("0.5"), le=10)
    maybe: float | None = None
    yes: bool = False
    some: tuple[str, ...] = Field(default=("a",), min_length=1, max_length=2)
    inner: tuple[Inner, ...] = ()
    by_name: dict[str, Inner] = Field(default_factory=dict)
    in_print: str = Field(default="", alias="in-print")


class Inner(Model):
    depth: Literal["deep", "deeper"] = "deep"


def models() -> list[type[Model]]:
    """Every model that something is read with, and the one above."""
    mkdeck.schema.schema("deck")  # finds every kind, and so its options

    def below(model: type[Model]) -> Iterator[type[Model]]:
        for one in model.__subclasses__():
            yield one
            yield from below(one)

    ours = [one for one in below(Model) if one.__module__.startswith("mkdeck.")]
    return [*dict.fromkeys(ours), Everything]


# --- what pydantic can refuse, read off the schema that it made of a model

BOUNDS = {
    "ge": ("greater_than_equal", -1),
    "gt": ("greater_than", -1),
    "le": ("less_than_equal", 1),
    "lt": ("less_than", 1),
    "pattern": ("string_pattern_mismatch", 0),
}
LENGTHS = {"min_length": (-1, "short"), "max_length": (1, "long")}

WRONG: dict[str, dict[str, Any]] = {
    "any": {},
    "str": {"string_type": ["a"]},
    "int": {"int_type": [], "int_parsing": "soon", "int_parsing_size": DIGITS},
    "float": {"float_type": [], "float_parsing": "dear", "finite_number": "nan"},
    "decimal": {"decimal_type": [], "decimal_parsing": "dear", "finite_number": "inf"},
    "bool": {"bool_type": [], "bool_parsing": "maybe"},
    "literal": {"literal_error": "?"},
    "function-after": {"value_error": "No such (thing {!"},
    "tuple": {"tuple_type": "a"},
    "dict": {"dict_type": "a"},
    "model": {"model_type": []},
}
"""For each sort of schema a value that is refused, by the type of the refusal."""

BESIDE = {"type", "ref", "metadata", "schema", "function", "expected", "cls", "config"} | {
    *("items_schema", "variadic_item_index", "keys_schema", "values_schema"),
    *("custom_init", "root_model", "schema_ref", "allow_inf_nan"),
}
"""What a schema may hold beside its bounds; anything new fails the test until it has words."""


def _refuses(schema: Any) -> bool:
    """Whether a validator is given texts, and may refuse one."""
    freezes = schema["function"]["function"] in {frozendict, deepfreeze}
    return not freezes and schema["schema"]["type"] != "model"


ALONE = ("tuple_type", ())

ITEM = "C4361A"
"""An item that every list takes."""


def mistakes(schema: Any, known: dict[str, Any]) -> Iterator[Mistake]:
    """The type of each refusal, the way to its value, and a value that brings it about."""
    sort = schema["type"]
    if sort in {"default", "nullable"}:
        yield from mistakes(schema["schema"], known)
        return
    if sort == "function-before":
        # Such a function makes a list of a text that stands alone.
        yield from (one for one in mistakes(schema["schema"], known) if one[:2] != ALONE)
        return
    if sort == "definition-ref":
        yield from mistakes(known[schema["schema_ref"]], known)
        return
    for kind, value in WRONG[sort].items():
        if kind != "value_error" or _refuses(schema):
            yield kind, (), value
    for bound in schema.keys() - BESIDE:
        if bound in LENGTHS:
            more, what = LENGTHS[bound]
            length = schema[bound] + more
            text = sort == "str"
            yield f"{'string_' * text}too_{what}", (), "a" * length if text else [ITEM] * length
        else:
            kind, offset = BOUNDS[bound]
            yield kind, (), "~" if bound == "pattern" else str(schema[bound] + offset)
    if sort == "function-after":
        yield from mistakes(schema["schema"], known)
    elif sort == "tuple":
        for kind, way, value in mistakes(schema["items_schema"][0], known):
            yield kind, (0, *way), [value]
    elif sort == "dict":
        for kind, way, value in mistakes(schema["values_schema"], known):
            key = "one" if schema["keys_schema"]["type"] == "literal" else "3"
            yield kind, (key, *way), {key: value}
        for kind, _, value in mistakes(schema["keys_schema"], known):
            if isinstance(value, str):
                yield kind, (value, KEY), {value: "a"}


def fields(model: type[Model]) -> Iterator[tuple[str, Mistake]]:
    """Every mistake that can be made with a single field of a model."""
    schema: Any = model.__pydantic_core_schema__
    known = {one["ref"]: one for one in schema.get("definitions", ())}
    while schema["type"] != "model-fields":
        schema = known[schema["schema_ref"]] if "schema_ref" in schema else schema["schema"]
    for name, field in schema["fields"].items():
        key = field.get("validation_alias", name)
        for kind, way, value in mistakes(field["schema"], known):
            yield key, (kind, (key, *way), value)


def written(data: dict[str, Any]) -> str:
    """The data as YAML, long texts on one line."""
    text: str = yaml.safe_dump(data, allow_unicode=True, width=2_000_000)
    return text


PROSE = ("input should", "should have", "should match", "should be", "valid", "unable to", "parse")


@pytest.mark.parametrize("model", models(), ids=lambda one: f"{one.__module__}.{one.__name__}")
def test_every_refusal_is_told_in_our_words(model: type[Model]) -> None:
    for key, (kind, way, value) in fields(model):
        text = written({key: value})
        node = read_text(text, "x.yaml")
        with pytest.raises(ValidationError) as caught:
            model.model_validate(node.plain())
        problems: list[Problem] = []
        assert parse(model, node, problems) is None
        found = [(one["type"], one["loc"]) for one in caught.value.errors()]
        told = dict(zip(found, problems, strict=True))
        assert (kind, way) in told, (text, list(told))
        problem = told[kind, way]
        place = node.at(*way[:-2]).keys[str(way[-2])] if way[-1] == KEY else node.at(*way)
        assert (problem.line, problem.column) == (place.line, place.column), text
        assert problem.hint, str(problem)
        assert not any(words in f"{problem}".lower() for words in PROSE), str(problem)
        assert len(str(problem)) < 600


@pytest.mark.parametrize("model", models(), ids=lambda one: f"{one.__module__}.{one.__name__}")
def test_every_missing_and_every_unknown_key_is_told_with_a_hint(model: type[Model]) -> None:
    problems: list[Problem] = []
    assert parse(model, read_text("{~~: a}", "x.yaml"), problems) is None
    needed = [info.alias or name for name, info in model.model_fields.items() if info.is_required()]
    assert [one.message for one in problems] == [
        *(f'key "{key}" is missing' for key in needed),
        'unknown key "~~"',
    ]
    assert [one.code for one in problems] == ["missing-key"] * len(needed) + ["unknown-key"]
    assert [one.column for one in problems] == [1] * len(needed) + [2]
    assert all(one.hint for one in problems)


def test_the_types_that_have_words_of_ours() -> None:
    met = {kind for model in models() for _, (kind, _, _) in fields(model)}
    assert met | {"missing", "extra_forbidden", "list_type"} == set(WORDINGS)


# --- how they read


def said(text: str, model: type[Model] = Everything) -> list[str]:
    """What is wrong with everything, a text aside."""
    problems: list[Problem] = []
    parse(model, read_text("{text: a, " + text + "}", "x.yaml"), problems)
    return [str(problem).removeprefix("x.yaml:1:") for problem in problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("word: three", '17: unknown word "three"\n  hint: known: one, two'),
        ("words: [on]", '19: unknown value "on"\n  hint: did you mean "one"?'),
        ("by_word: {on: 3}", '21: unknown value "on"\n  hint: did you mean "one"?'),
        (
            "by_word: {one: many}",
            '26: "one" must be a whole number, found "many"\n'
            "  hint: write digits alone, such as 12",
        ),
        ("inner: [{depth: dee}]", '27: unknown depth "dee"\n  hint: did you mean "deep"?'),
        ("by_name: {a: {dept: 1}}", '25: unknown key "dept"\n  hint: did you mean "depth"?'),
        (
            "inner: [[]]",
            "19: expected keys with values, found a list\n"
            '  hint: write "key: value", a line for each',
        ),
        (
            "between: 0",
            '20: "between" must be more than 0, found "0"\n  hint: write a larger number',
        ),
        (
            "between: 2.5",
            '20: "between" must be less than 2.5, found "2.5"\n  hint: write a smaller number',
        ),
        ("exact: 0.4", '18: "exact" must be 0.5 or more, found "0.4"\n  hint: write 0.5 or more'),
        (
            "maybe: nan",
            '18: "maybe" must be a finite number, found "nan"\n  hint: write digits, such as 1.5',
        ),
        (
            "maybe: 1e999",
            '18: "maybe" must be a finite number, found "1e999"\n  hint: write digits, such as 1.5',
        ),
        (
            "code: abc",
            '17: "code" is not written as it must be, found "abc"\n'
            "  hint: it must match ^[a-z]{2}$",
        ),
        (
            "short: abcd",
            '18: "short" must have 3 characters or less, found "abcd"\n'
            "  hint: write a shorter text",
        ),
        (
            "long: ab",
            '17: "long" must have 3 characters or more, found "ab"\n  hint: write a longer text',
        ),
        ("long: ''", '17: "long" is empty\n  hint: write a text here'),
        ("some: []", '17: "some" holds 0 items; the least is 1\n  hint: add what is missing'),
    ],
)
def test_what_is_said_of_a_value(text: str, expected: str) -> None:
    assert said(text) == [expected]


class Dated(Model):
    text: str
    """What it says."""
    when: date | None = None
    """The day."""


def test_a_type_without_words_is_told_by_a_sentence_of_ours() -> None:
    assert said("when: soon", Dated) == [
        '17: "when" cannot be "soon"\n  hint: "when" says: the day'
    ]


def test_a_rule_of_a_model_is_told_with_a_hint() -> None:
    """A plain `ValueError` has none; `RuleError` and its like have."""
    raised = [
        f"{path.name}:{node.lineno}"
        for path in (ROOT / "src" / "mkdeck").rglob("*.py")
        if "(Model)" in (text := path.read_text("utf-8"))
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Raise) and node.exc and "ValueError(" in ast.unparse(node.exc)
    ]
    assert raised == []


# --- values in messages


def problems_of(data: dict[str, str]) -> list[Problem]:
    """What is wrong with everything, whatever letters are in it."""
    problems: list[Problem] = []
    parse(Everything, read_text(written(data), "x.yaml"), problems)
    return problems


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("a\nb", r"a\nb"),
        ("a\u200b\tb", r"a\u200b\tb"),
        ("Ärger · 客服\u00a0😀", "Ärger · 客服\u00a0😀"),
        ("x" * LONGEST, "x" * LONGEST),
        ("x" * 20_000, "x" * (LONGEST - 1) + "…"),
    ],
)
def test_a_value_is_shown_on_one_readable_line(value: str, shown: str) -> None:
    [problem] = problems_of({"text": "a", "whole": value})
    assert problem.message == f'"whole" must be a whole number, found "{shown}"'


@pytest.mark.parametrize("key", ["x" * 20_000, "a\nb", "a\u200b[31m"])
def test_a_key_is_shown_on_one_readable_line(key: str) -> None:
    [problem] = problems_of({"text": "a", key: "b"})
    assert problem.message.isprintable()
    assert len(problem.message) < 150


# --- numbers within bounds


def numbers_of(annotation: Any, metadata: Sequence[Any]) -> Iterator[list[Any]]:
    """What bounds each number that an annotation allows."""
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        yield from numbers_of(inner, [*metadata, *more])
    elif annotation in (int, float, Decimal):
        yield [
            fact
            for one in metadata
            for fact in (one.metadata if isinstance(one, FieldInfo) else [one])
        ]
    else:
        for inner in get_args(annotation):
            yield from numbers_of(inner, metadata)


def test_every_number_of_a_model_has_bounds() -> None:
    found = 0
    for model in models()[:-1]:
        for name, info in model.model_fields.items():
            for facts in numbers_of(info.annotation, info.metadata):
                if any(isinstance(fact, GetPydanticSchema) for fact in facts):
                    continue  # It is read from a text that says how long it may be.
                found += 1
                kinds = {type(fact) for fact in facts}
                above = kinds & {annotated_types.Ge, annotated_types.Gt}
                assert above, f"{model.__name__}.{name} has no least"
                below = kinds & {annotated_types.Le, annotated_types.Lt}
                assert below, f"{model.__name__}.{name} has no most"
    assert found > 40
