"""XML is made by a library, so that any title and any name of a theme or family comes through."""

from __future__ import annotations

import ast
import json
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from conftest import ROOT, write
from lxml import etree
from pptx import Presentation
from tools.one_page import page, slide, text

import mkdeck
from mkdeck.cli import cli
from mkdeck.scene import Font, Group, Rect, Run

if TYPE_CHECKING:
    from collections.abc import Iterator

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PACKAGE = Path(mkdeck.__file__).parent

TITLE = "R&D \"Ann's\" service < others' > none"
HERO = "Tea & 'cake' > coffee"
NOTES = 'Say "<<" & go'
THEME = 'A & B <"x">'
FAMILY = "Marks & <Co's>"


@pytest.fixture
def built(project: Path) -> Path:
    """A deck whose title, theme and families hold every sign that XML uses itself."""
    editorial = (ROOT / "themes" / "editorial.yaml").read_text("utf-8")
    named = editorial.replace("name: Editorial", f"name: '{THEME}'")
    signs, count = re.subn("family: (Arial|Cambria)", f'family: "{FAMILY}"', named)
    assert count == 3
    write("themes/signs.yaml", signs)
    hero = {"kind": "hero", "claim": "service-matters", "title": HERO, "notes": NOTES}
    deck = {"title": TITLE, "theme": "signs", "slides": ["title", hero]}
    write("decks/signs.yaml", json.dumps(deck))
    result = CliRunner().invoke(cli, ["decks/signs.yaml", "--quiet"])
    assert result.exit_code == 0, result.output
    return project / "output/signs/signs.pptx"


def member(path: Path, name: str) -> Any:
    with zipfile.ZipFile(path) as package:
        return etree.fromstring(package.read(name))


def test_a_deck_whose_names_hold_signs_of_xml_opens(built: Path) -> None:
    deck = Presentation(str(built))
    assert deck.core_properties.title == TITLE
    first, second = deck.slides
    assert first.shapes.title.text_frame.text.replace("\v", "") == TITLE
    assert second.shapes.title.text_frame.text.replace("\v", "") == HERO
    assert NOTES in second.notes_slide.notes_text_frame.text
    layout = second.slide_layout._element
    faces = {face.get("typeface") for face in layout.iter(f"{A}latin")}
    assert faces == {"+mj-lt", "+mn-lt"}, "the fonts of the theme, whose names stand there"


def test_names_stand_in_the_document_as_they_are(built: Path) -> None:
    theme = member(built, "ppt/theme/theme1.xml")
    assert theme.get("name") == THEME
    for scheme in ("clrScheme", "fontScheme"):
        assert theme.find(f"{A}themeElements/{A}{scheme}").get("name") == THEME
    for kind in ("majorFont", "minorFont"):
        assert theme.find(f".//{A}{kind}/{A}latin").get("typeface") == FAMILY
    told = member(built, "docProps/core.xml").findtext("{http://purl.org/dc/elements/1.1/}title")
    assert told == TITLE


def test_texts_and_names_of_items_come_through() -> None:
    signs = "a & b < c > d \"e\" 'f' </a:t>"
    run = Run(signs, Font(signs, "Arimo"), 20, "ink")
    inner = (text([run], role=signs), Rect(0, 0, 5, 5, "ink", signs))
    [group] = slide(page(Group(inner, signs, signs))).shapes
    assert group._element.find("*/{*}cNvPr").get("descr") == signs
    words, rect = group.shapes
    assert words.text_frame.text == signs
    assert (words.name, rect.name) == (f"{signs} 3", f"{signs} 4")
    assert words._element.find(f".//{A}latin").get("typeface") == signs


# --- no text that is put together is XML

TAG = re.compile(r"(?<!\?P)<[A-Za-z]|</|/>")
"""A tag; but no group of a regular expression."""

GAP = "\0"
"""What stands for a value that a text is put together with."""


def strings(node: ast.AST) -> str:
    """The fixed pieces of an expression, with gaps for all else."""
    match node:
        case ast.Constant(value=str(value)):
            return value
        case ast.Constant(value=bytes(value)):
            return value.decode("latin-1")
        case ast.JoinedStr(values=values):
            return "".join(map(strings, values))
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return strings(left) + strings(right)
    return GAP


def put_together(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Texts that are made of pieces, with their lines."""
    for node in ast.walk(tree):
        match node:
            case ast.JoinedStr() | ast.BinOp(op=ast.Add()):
                yield node.lineno, strings(node)
            case ast.BinOp(left=pattern, op=ast.Mod() | ast.Mult()):
                yield node.lineno, strings(pattern)
            case ast.Call(func=ast.Attribute(value=pattern)):
                yield node.lineno, strings(pattern)
            case ast.AugAssign(value=piece):
                yield node.lineno, strings(piece)
            case ast.Constant(value=str(value)) if re.search(r"\{\w*\}|%\w", value):
                yield node.lineno, value


def written_by_hand(code: str) -> list[int]:
    found = put_together(ast.parse(code))
    return sorted({line for line, pieces in found if TAG.search(pieces)})


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.stem)
def test_no_xml_is_put_together_by_hand(path: Path) -> None:
    assert written_by_hand(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "code",
    [
        "f'<a:t>{words}'",
        "f'{words}</a:t>'",
        "'<a:t>' + words",
        "words + ('</' + name + '>')",
        "'<a:t>%s' % words",
        "'<a:t>{}'.format(words)",
        "'<a:br/>'.join(words)",
        "level = '<a:t>{}'\nlevel.format(words)",
        "found += '<a:br/>'",
        "b'<a:t>' + words",
        "'<a:br/>' * 3",
    ],
)
def test_xml_that_is_put_together_would_be_found(code: str) -> None:
    assert written_by_hand(code)


@pytest.mark.parametrize(
    "code", ["f'use <{name}>'", "rf'(?P<low>{number})'", "HEAD = b'<?xml?><Properties/>'", "a < b"]
)
def test_what_is_no_xml_may_be_put_together(code: str) -> None:
    assert not written_by_hand(code)
