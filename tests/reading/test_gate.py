"""What no text may hold, wherever it comes from."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest
import yaml

from mkdeck.errors import MkdeckError
from mkdeck.reading import node_of, read, read_text
from mkdeck.reading.folding import on_one_line

if TYPE_CHECKING:
    from pathlib import Path


def passed(text: str) -> str:
    """A text as it comes through the gate, out of a file and out of plain data alike."""
    written = read_text(json.dumps({"a": text}, ensure_ascii=True), "x.json").plain()["a"]
    assert node_of({"a": text}, "data").plain()["a"] == written
    return str(written)


def refused(text: str) -> tuple[str, str]:
    """Why it does not come through, and the code."""
    with pytest.raises(MkdeckError) as caught:
        node_of({"a": text}, "data")
    [problem] = caught.value.problems
    assert problem.hint
    with pytest.raises(MkdeckError) as again:
        read_text("a: " + yaml.safe_dump(text, default_style='"', width=9**9), "x.yaml")
    [other] = again.value.problems
    assert (other.message, other.line, other.column) == (problem.message, 1, 4)
    return problem.message, problem.code


@pytest.mark.parametrize(
    "text",
    [
        "95% of customers",
        "line\nline\twith a tab",
        "𠮷野家 𩸽 𠮟",
        "soft\u00adhyphen, zero\u200bwidth",
        "Việt Nam, Đặng",
        "नमस्ते, สวัสดี, שָׁלוֹם",
        "👩\u200d🚀",
        "Ångström ﬁ ½ №",
    ],
)
def test_what_people_write_passes(text: str) -> None:
    assert passed(text) == text


@pytest.mark.parametrize(
    ("decomposed", "composed"),
    [("e\u0301", "é"), ("И\u0306", "Й"), ("カ\u3099", "ガ"), ("o\u0303", "õ")],
)
def test_a_text_is_normalised(decomposed: str, composed: str) -> None:
    assert passed(f"a{decomposed}b") == f"a{composed}b"


def test_spaces_round_a_text_or_a_key_are_taken_off() -> None:
    assert read_text('{" a ": " b\\u3000"}', "x.yaml").plain() == {"a": "b"}
    with pytest.raises(MkdeckError, match=r'x\.yaml:1:10: key "a" stands here twice'):
        read_text('{"a": 1, " a": 2}', "x.yaml")
    with pytest.raises(MkdeckError, match='key "é" stands here twice'):
        node_of({"é": 1, "e\u0301": 2}, "data")


@pytest.mark.parametrize(
    "letter",
    [
        *map(chr, (*range(9), *range(0xB, 0x20), *range(0x7F, 0xA0))),
        *"\u2028\u2029\ufffe\uffff\ufdd0\U0001fffe\U0010ffff",
    ],
    ids=lambda letter: f"U+{ord(letter):04X}",
)
def test_a_control_character_is_refused(letter: str) -> None:
    said = f"holds a control character (U+{ord(letter):04X})"
    assert refused(f"a{letter}b") == (said, "yaml")


def test_half_a_pair_of_surrogates_is_refused_and_a_pair_of_json_is_a_letter() -> None:
    with pytest.raises(MkdeckError, match=r"a: holds a control character \(U\+D842\)"):
        node_of({"a": "\ud842"}, "data")
    assert read_text('{"a": "\\ud842\\udfb7 \\\\ud842\\\\udfb7"}', "x.json").plain() == {
        "a": "𠮷 \\ud842\\udfb7"
    }
    with pytest.raises(MkdeckError, match=r"x.json:1:\d+: is not valid YAML.*\n.*letter itself"):
        read_text('{"a": "\\ud842"}', "x.json")


def test_a_place_behind_a_pair_is_that_of_the_file() -> None:
    node = read_text('{"a": "\\ud842\\udfb7", "b": "c"}', "x.json")
    assert node.at("b").column == 28
    assert node.keys["b"].column == 23


@pytest.mark.parametrize("letter", "\u061c\u200e\u200f\u202a\u202d\u202e\u2066\u2067\u2068\u2069")
def test_what_turns_the_direction_of_writing_is_refused(letter: str) -> None:
    said = f"holds U+{ord(letter):04X}, which turns the direction of writing"
    assert refused(f"{letter}95% of customers") == (said, "character")


@pytest.mark.parametrize(
    "text", ["\u200b", "\u00ad\u2060", "\ufeff", "\u3164", "\u2800", "\U000e0020 \u034f"]
)
def test_a_text_that_shows_nothing_is_refused(text: str) -> None:
    message, code = refused(text)
    assert message.startswith("holds nothing that can be seen, only U+")
    assert code == "character"


@pytest.mark.parametrize(
    "text", ["9\u200b5%", "<value>\u200b%", "9\u00ad5%", "\ufeff95%", "95\u2060%", "1\ufe0f"]
)
def test_nothing_hides_beside_a_digit(text: str) -> None:
    message, code = refused(f"About {text} of them")
    assert message.startswith("holds a letter that does not show (U+")
    assert code == "character"


@pytest.mark.parametrize("text", ["9\u03365%", "5\u20dd of 7", "٩\u0301"])
def test_no_mark_stands_on_a_digit(text: str) -> None:
    message, code = refused(text)
    assert message.startswith("holds the combining mark U+")
    assert code == "character"


def test_marks_do_not_stack_beyond_their_line() -> None:
    assert refused("Z" + "\u0335" * 4) == (
        "stacks more than 3 combining marks on one letter",
        "character",
    )


def test_a_letter_that_was_lost_is_told() -> None:
    message, _ = refused("caf\ufffd")
    assert message == "holds U+FFFD, which stands for a letter that was lost"


def test_a_text_and_the_sum_behind_aliases_are_bounded() -> None:
    assert refused("x" * 20_001) == ("is 20,001 characters long; the limit is 20,000", "too-large")
    many = f"a: &a {'x' * 19_000}\nb: [{', '.join(['*a'] * 300)}]\n"
    with pytest.raises(MkdeckError, match=r"x\.yaml:1:4: unfolds to far more than a file may hold"):
        read_text(many, "x.yaml")
    with pytest.raises(MkdeckError, match="the data is far too large"):
        node_of(["x" * 19_000] * 300, "data")


# --- line ends between East Asian letters


@pytest.mark.parametrize(
    "text",
    [
        "a: 海を渡る\n  船の 時間を\n  「好き」と\n",
        'a: "海を渡る\n  船の 時間を\n  「好き」と"\n',
        "a: '海を渡る\n  船の 時間を\n  「好き」と'\n",
        "a: >\n  海を渡る\n  船の 時間を\n  「好き」と\n",
        "a: >-\n  海を渡る\n  船の 時間を\n  「好き」と\nb: c\n",
    ],
    ids=["plain", "double", "single", "folded", "stripped"],
)
def test_a_line_end_between_wide_letters_is_no_space(text: str) -> None:
    assert read_text(text, "x.yaml").plain()["a"] == "海を渡る船の 時間を「好き」と"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("a: 海の\n  NPS は\n  船", "海の NPS は船"),
        ("a: 고객\n  만족", "고객 만족"),
        ("a: about\n  customers", "about customers"),
        ("a: 海の\n\n  船", "海の\n船"),
    ],
)
def test_any_other_line_end_is_one(text: str, meant: str) -> None:
    assert read_text(text, "x.yaml").plain()["a"] == meant


def test_a_block_of_lines_keeps_them_until_it_is_set_on_one() -> None:
    text = str(read_text("a: |\n  海を渡る\n  船の\n  NPS\n", "x.yaml").plain()["a"])
    assert text == "海を渡る\n船の\nNPS"
    assert on_one_line(text) == "海を渡る船の NPS"


# --- what is no YAML


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("title: x\nslides:\n\t- title\n", "3:1"),
        ("slides:\n-\ttitle: y\n\tkind: z\n", "2:2"),
        ("- \ta: b\n\t  c: d\n", "1:3"),
        ("a:\n  - b\n\t- c\n", "3:1"),
        ("a:\t- b\n", "1:4"),
        ("\ta: b\n", "1:1"),
    ],
)
def test_a_tab_is_told_as_one(text: str, place: str) -> None:
    with pytest.raises(MkdeckError) as caught:
        read_text(text, "x.yaml")
    assert str(caught.value) == (
        f"x.yaml:{place}: is not valid YAML: a tab indents a line or a text"
        "\n  hint: indent with spaces: YAML takes no tabs there"
    )


@pytest.mark.parametrize(
    ("text", "place"),
    [("{name: ", "1:1"), ("[", "1:1"), ("a: [b, {c: d", "1:8"), ("a: [b\n", "1:4")],
)
def test_a_bracket_that_is_not_closed_is_told_where_it_opens(text: str, place: str) -> None:
    with pytest.raises(MkdeckError, match=rf"x.yaml:{place}: .*the bracket is not closed"):
        read_text(text, "x.yaml")


@pytest.mark.parametrize("figure", ["7,317 people", "1,5%"])
def test_a_comma_that_tears_a_figure_between_braces_is_told(figure: str) -> None:
    with pytest.raises(MkdeckError) as caught:
        read_text(f"values: {{a: {figure}, b: 3%}}", "x.yaml")
    [problem] = caught.value.problems
    assert problem.message == "a comma ends a text between braces"
    assert problem.hint == f'put quotes round a figure that holds one: "{figure}"'


def test_only_a_regular_file_is_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    for name, why in (
        ("pipe", "is no regular file"),
        ("loop", "too many levels of symbolic links"),
    ):
        with pytest.raises(MkdeckError, match=f"{name}.yaml: cannot be read: {why}"):
            read(tmp_path / f"{name}.yaml", f"{name}.yaml")
    with pytest.raises(MkdeckError, match=r"null\.yaml: cannot be read"):
        read(tmp_path / "nu\0ll.yaml", "null.yaml")


def test_bytes_behind_a_mark_of_their_order(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: b\nc: \xc3\xa9\xc3\n")
    with pytest.raises(MkdeckError, match=r"x\.yaml:2:5: is not UTF-8 text"):
        read(path, "x.yaml")
    path.write_bytes(b"\xef\xbb\xbfa: b\n")
    assert read(path).plain() == {"a": "b"}
