"""What comes of a case: what the command says of its deck, and what stands on its pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cases.case import DECK, Case, CaseError
from cases.pages import ROLES, selected
from click.testing import CliRunner

from mkdeck.cli import cli
from mkdeck.project import Project
from mkdeck.scene import dump

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdeck.scene import Scene

OUTPUT = Path("output")
NONE = "—"
ANY = "…"

UNSOUND = re.compile(" has the title of slide | warning: ")
"""What a build delivers all the same."""


@dataclass(frozen=True)
class Outcome:
    """What came of a deck: problems, or warnings and pages."""

    problems: str
    warnings: str
    scenes: Mapping[str, Scene]

    @classmethod
    def of_the_deck(cls) -> Outcome:
        """What `check` says of the deck in the working folder, and its pages.

        A build says the same of problems, and writes nothing then; of titles that are equal it only
        warns.
        """
        code, said, _ = _run("check", DECK)
        if code == 0:
            return cls("", said, dict(_pages()))
        built, again, _ = _run("build", DECK, "-o", OUTPUT)
        if built == 0 and all(map(UNSOUND.search, _places(said))):
            return cls("", again, dict(_pages()))
        if (built, _problems(again)) != (code, _problems(said)):
            raise AssertionError(f"check says:\n{said}\nbut build says:\n{again}")
        if OUTPUT.exists():
            raise AssertionError(f"a deck with problems has an output: {said}")
        return cls(_problems(said), "", {})

    def blocks(self, case: Case) -> dict[str, str]:
        """What is now where the case expects something."""
        now = {"problems": self.problems, "warnings": self.warnings}
        if "explain" in case.expected:
            now["explain"] = _run("explain", DECK)[2]
        now = {key: _kept(case.expected.get(key, ""), text) for key, text in now.items()}
        if self.scenes:
            now["shows"] = _shown(case.expected.get("shows", ""), self.scenes)
            now["hides"] = _hidden(case.expected.get("hides", ""), self.scenes)
            now["dump"] = _dumps(case.expected.get("dump", ""), self.scenes)
        return {key: text for key, text in now.items() if text or key in case.expected}


def _run(command: str, *words: str | Path) -> tuple[int, str, str]:
    """Exit code, standard error and standard output of a command."""
    result = CliRunner().invoke(cli, [command, *map(str, words)])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stderr, result.stdout


def _places(said: str) -> list[str]:
    """The lines of problems, without their hints."""
    return [line for line in _problems(said).splitlines() if not line.startswith(" ")]


def _problems(said: str) -> str:
    """The problems without the line that counts them."""
    return re.sub(r"^\d+ problems?(;.*)?\n\Z", "", said, flags=re.MULTILINE)


def _pages() -> Iterator[tuple[str, Scene]]:
    """The pages by what cases call them: `slide 1`, `card 1`, `infographic`."""
    made = Project.open(DECK).scenes(("deck", "infographic", "cards"))
    for name, scenes in (("slide", made["deck"]), ("card", made["cards"])):
        yield from ((f"{name} {i}", scene) for i, scene in enumerate(scenes, 1))
    yield from (("infographic", scene) for scene in made["infographic"])


def _lines(block: str) -> dict[str, list[str]]:
    """Words by selector, in the order of the lines."""
    found: dict[str, list[str]] = {}
    for line in block.splitlines():
        selector, colon, words = line.partition(":")
        if not colon or not words.strip():
            raise CaseError(f'"{line}" says nothing; write {NONE} for none, {ANY} for any words')
        found.setdefault(selector, []).append(words.strip())
    return found


def _shown(block: str, scenes: Mapping[str, Scene]) -> str:
    """The block, with what is there now wherever a line does not hold."""
    lines = []
    for selector, kept in _lines(block).items():
        now = "\n".join(selected(selector, scenes) or [NONE])
        lines += [f"{selector}: {words}\n" for words in _kept("\n".join(kept), now).splitlines()]
    return "".join(lines)


def _kept(kept: str, now: str) -> str:
    """What is there now, with the lines that are as kept, where … stands for any words."""
    rest, lines = kept.splitlines(), []
    for line in now.splitlines():
        held = [i for i, old in enumerate(rest) if _holds(old, line)]
        lines.append(rest[held[0]] if held else line)
        rest = rest[held[0] + 1 :] if held else rest
    return "".join(f"{line}\n" for line in lines)


def _holds(kept: str, now: str) -> bool:
    return re.fullmatch(".*".join(map(re.escape, kept.split(ANY))), now) is not None


def _hidden(block: str, scenes: Mapping[str, Scene]) -> str:
    """The lines of the block that hold."""
    lines = []
    for selector, kept in _lines(block).items():
        now = selected(selector, scenes)
        if not now and selector.rpartition(" ")[2] in ROLES:
            raise CaseError(f'"{selector}" is empty anyway')
        lines += [
            f"{selector}: {words}\n" for words in kept if not any(words in text for text in now)
        ]
    return "".join(lines)


def _dumps(block: str, scenes: Mapping[str, Scene]) -> str:
    """The scenes whose dumps are in the block, as they are now."""
    named = {scene.name: scene for scene in scenes.values()}
    wanted = [line.split(" ")[0] for line in block.splitlines() if not line.startswith(" ")]
    for name in wanted:
        if name not in named:
            raise CaseError(f'there is no scene "{name}"; there are {", ".join(named)}')
    return _kept(block, "".join(dump(named[name]) for name in wanted))
