"""Cases: one small file that holds a deck, what it needs, and what must come of it.

A case is a mapping in YAML under a comment that states the rule:

`deck`: the deck as text. It is written to `deck.yaml`, so that line 1 of the block is line 1 of the
messages.
`claims`: claims by id. Words that the rule is not about may be left out: a claim `young` has the
label "Young", and so on; see `_claim`. Its source is `acme`, its topic `topic`.
`sources`, `topics`, `articles`, `library`: added to those in `GIVEN`.
`units`, `texts`: units of the library; words of claims by language and id.
`colours`: tokens that the theme `case` has other than `editorial`.

What must come of it is one block of text or several, where … stands for any words of a line:

`problems`: what `check` and `build` print, each with its hint.
`warnings`: what they print beside building the deck; left out, nothing.
`explain`: what `mkdeck explain` prints.
`shows`: lines such as `slide 2 footer: Source: Acme, 2024.`, a page and what is on it: a role
of its texts, or a word of `READERS`. Each such text has a line; — stands for none.
`hides`: lines of the same form; the words must not stand there.
`dump`: scenes as `mkdeck.scene.dump` prints them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path(__file__).parent
DECK = Path("deck.yaml")

TABLES = ("claims", "sources", "topics", "articles", "library", "units", "texts", "colours")
EXPECTED = ("problems", "warnings", "explain", "shows", "hides", "dump")
BLOCKS = ("deck", *EXPECTED)

GIVEN: dict[str, dict[str, Any]] = {
    "library": {"as_of": "2026-01"},
    "topics": {"topic": "What the case is about"},
    "sources": {
        "acme": {
            "publisher": "Acme",
            "year": "2024",
            "questions": {"why": {"asks": "Why do you stay?"}},
        }
    },
    "articles": {"blog": {"file": "blog.txt", "language": "en", "name": "A blog"}},
}
"""What every case has, so that it need not say it."""


class CaseError(Exception):
    """A case that is wrong itself."""


@dataclass(frozen=True)
class Case:
    """A case as read from its file."""

    path: Path
    rule: str
    deck: str
    tables: Mapping[str, Any]
    expected: Mapping[str, str]

    @classmethod
    def read(cls, path: Path) -> Case:
        """The case in a file.

        Raises:
            CaseError: Its form is wrong, a key is unknown, or nothing is expected.
        """
        text = path.read_text("utf-8")
        keys = _keys(path, text)
        rule = re.match(r"(# .+\n)+", text)
        if not rule:
            raise CaseError(f"{path.name}: a comment that states the rule must come first")
        expected = {key: keys[key] for key in EXPECTED if key in keys}
        if "deck" not in keys or not expected:
            raise CaseError(f'{path.name}: needs "deck" and one of {", ".join(EXPECTED)}')
        if "problems" in expected and set(expected) - {"problems", "explain"}:
            raise CaseError(f"{path.name}: a deck with problems has no pages")
        tables = {key: keys[key] for key in TABLES if key in keys}
        return cls(path, rule[0], keys["deck"], tables, expected)

    def write(self) -> None:
        """Writes the deck and its library into the working folder."""
        DECK.write_text(self.deck, "utf-8")
        claims = [_claim(key, given) for key, given in self.tables.get("claims", {}).items()]
        files = {name: given | self.tables.get(name, {}) for name, given in GIVEN.items()}
        files |= {"units": self.tables["units"]} if "units" in self.tables else {}
        files |= {f"claims.{tag}": words for tag, words in self.tables.get("texts", {}).items()}
        for name, data in {**files, "claims": claims}.items():
            _write(Path("claims", f"{name}.yaml"), data)
        if "colours" in self.tables:
            shipped = (ROOT / "themes" / "editorial.yaml").read_text("utf-8")
            theme = yaml.load(shipped, Loader=yaml.BaseLoader)
            theme["colours"] |= self.tables["colours"]
            _write(Path("themes", "case.yaml"), theme)

    def update(self, now: Mapping[str, str]) -> None:
        """Writes what is there now into the case; what it hides stays as it is."""
        kept = self.path.read_text("utf-8")
        differs = {key: now[key] for key in now if key != "hides"}
        self.path.write_text(updated(kept, differs), "utf-8")


def _keys(path: Path, text: str) -> dict[str, Any]:
    """The keys of a case, those of `BLOCKS` as text; every scalar is text, as mkdeck reads it."""
    node = yaml.compose(text, Loader=yaml.BaseLoader)
    if not isinstance(node, yaml.MappingNode):
        raise CaseError(f"{path.name}: a case is a mapping")
    names = [key.value for key, _ in node.value]
    for key, value in node.value:
        name = key.value
        if name not in (*BLOCKS, *TABLES):
            raise CaseError(f'{path.name}: unknown key "{name}"')
        if names.count(name) > 1:
            raise CaseError(f'{path.name}: key "{name}" stands here twice')
        if name in BLOCKS and getattr(value, "style", "") != "|":
            raise CaseError(f'{path.name}: "{name}" must be a block, "{name}: |"')
        if not value.value:
            raise CaseError(f'{path.name}: "{name}" is empty')
    found: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)
    return found


def _claim(key: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """A claim with the words that its case leaves out."""
    name = key.replace("-", " ")
    figures = [f"<{figure}>" for figure in given.get("values", ["value"])]
    said = "Sorted" if "ranking" in given else " and ".join(figures)
    usual = {
        "topics": ["topic"],
        "headline": f"Headline of {name}",
        "statement": f"{said} of people say {name}",
        "callout": f"say {name}",
        "label": name.capitalize(),
        "source": "acme",
        "standing": "sound",
    }
    return {"id": key, **usual, **given}


def _write(path: Path, data: object) -> None:
    path.parent.mkdir(exist_ok=True)
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000)
    path.write_text(text, "utf-8")


def updated(text: str, blocks: Mapping[str, str]) -> str:
    """The text of a case with other blocks in place of those that it expects."""
    for key, block in blocks.items():
        lines = [f"  {line}".rstrip() for line in (f"{key}: |", *block.splitlines())]
        old = re.search(rf"^{key}: \|\n(?:(?: .*)?\n)*", text, re.MULTILINE)
        if old:
            text = text[: old.start()] + "\n".join(lines)[2:] + "\n" + text[old.end() :]
    return text
