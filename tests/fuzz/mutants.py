"""Mutants of a small project: files of which one piece, or a few, is something else.

`python tests/fuzz/mutants.py --seed 1 --count 1000 --jobs 2` makes so many and prints what each one
that fails was given and what was wrong; the same seed gives the same mutants.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from copy import deepcopy
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

sys.path.insert(0, str(Path(__file__).parents[1]))

from fuzz import words
from fuzz.decks import SHOWN, decks
from fuzz.figures import figure
from fuzz.oracle import faults, misdelivered, overlapping, run, staged

import mkdeck.formats
import mkdeck.languages
import mkdeck.reading.text
from mkdeck.formats.format import _loaded as load_format_file
from mkdeck.languages.loading import _loaded as load_language_file
from mkdeck.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BASE = Path(__file__).parent / "base"


FORMAT, LANGUAGE = "formats/quay.yaml", "languages/de.yaml"
"""A card and a language of one's own, which count as mkdeck's where a mutant has them."""


OG = Path(mkdeck.formats.__file__).with_name("og.yaml").read_text("utf-8")
GERMAN = (BASE.parents[1] / "languages" / "de.yaml").read_text("utf-8")

ODD: tuple[Any, ...] = (
    *("", " ", "\u3000", None, "~", "null", True, [], {}, [[]], [None], {"": ""}, "0", "-1", "1e9"),
    *("nan", "inf", "-inf", "1e-9", "9" * 21, "0x10", "1_000", "٤٢%", "４２%", "½", 7, 1.5),
    *(
        "\u202e59%",
        "\u200b",
        "a" + "\u0301" * 4,
        "\ufffd",
        "\x07",
        "\ud842",
        "𠮷野家",
        "👩\u200d🚀",
    ),
    *("<value>", "<<value>>", "<nothing>", "<value>%", "%", "{n}", "{", "}}", "'", '"', "\\"),
    *(
        "👩\u200d🚀",
        "&amp;",
        "<a:t>",
        "]]>",
        "<!--",
        "${HOME}",
        "../../x",
        "/etc/passwd",
        ".",
        "..",
        "a/b",
        "*",
    ),
    *("word " * 40, "x" * 300, "長" * 300, "line\nline", "a\tb", "- a\n- b", "a: b", "#x", "a #b"),
    *("45%", "over 99.99%", "0%", "0.04%", "100%", "120%", "-3 to +5%", "1 in 3,500", "5–25x"),
    *("2019", "FY24", "2024-13", "2024-02-30", "0000", "en", "ja", "zh-Hant", "xx", "harbour"),
    *("harbour/annoys", "queues", "hero", "bars", "sources", "og", "wide", "FF0000", "#ff0000"),
    *("red", "Arimo", "Nowhere", "caution", "avoid", "true", "false", "value", "[x]", "%x"),
)


CHANGES = (1, 1, 1, 2, 3, 4)
"""How many changes a mutant has."""


FIGURES = {"value", "values", "given", "margin", "interval", "p", "level", "sample"}
"""Keys of figures, which become other figures as often as anything else."""


@dataclass(frozen=True)
class Failure:
    """A mutant that broke a rule."""

    seed: str
    files: dict[str, str]
    wrong: list[str]

    def __str__(self) -> str:
        shown = "".join(f"# {name}\n{text}\n" for name, text in self.files.items())
        return f"=== seed {self.seed}\n" + "\n".join(self.wrong) + f"\n{shown}"


def texts() -> dict[str, str]:
    """The files that all mutants share."""
    return dict(_texts())


@cache
def _texts() -> dict[str, str]:
    return {
        path.relative_to(BASE).as_posix(): path.read_text("utf-8")
        for path in sorted(BASE.rglob("*.yaml"))
    }


def mutant(rng: random.Random) -> dict[str, str]:
    """The files of a project, some of them changed."""
    files = texts()
    deck: dict[str, Any] = deepcopy(rng.choice(sorted(decks().items()))[1])
    target = rng.choice(["deck.yaml", "deck.yaml", FORMAT, LANGUAGE, *files])
    if target == FORMAT:
        kind, options = rng.choice(sorted(SHOWN.items()))
        deck = {"title": "Ferries", "cards": [{"kind": kind, "size": "quay", **options}]}
        files[FORMAT] = OG
    elif target == LANGUAGE:
        parts = [{"kind": "hero", "claim": "queues"}, {"kind": "statement", "claim": "noise"}]
        cards = [{"kind": "bars", "question": "harbour/annoys", "title": "Was stört"}]
        deck = {"title": "Fähren", "language": "de", "slides": [*parts, "sources"], "cards": cards}
        files[LANGUAGE] = GERMAN
        files["claims/ferries.de.yaml"] = (BASE.parent / "german.yaml").read_text("utf-8")
        files["claims/ferries.de.yaml"] = (BASE.parent / "german.yaml").read_text("utf-8")
    files["deck.yaml"] = _dumped(deck)
    for _ in range(rng.choice(CHANGES)):
        way = _in_text if rng.random() < 0.15 else _in_tree
        files[target] = way(files[target], rng)
        if rng.random() < 0.3:
            target = rng.choice(sorted(files))
    return files


PROSE = ("headline", "statement", "callout", "label", "base", "note", "reason")
"""Texts of a claim that become other words."""


def worded(rng: random.Random) -> dict[str, str]:
    """A sound project whose words are of other scripts, in the deck, its claims or its sources."""
    files = texts()
    deck: dict[str, Any] = deepcopy(rng.choice(sorted(decks().items()))[1])
    if rng.random() < 0.5:
        deck["title"] = words.text(rng)
        for part in (*deck.get("slides", ()), *deck.get("cards", ())):
            if isinstance(part, dict) and "title" in part:
                part["title"] = words.text(rng)
    files["deck.yaml"] = _dumped(deck)
    claims = _loaded(files["claims/ferries.yaml"])
    for claim in claims:
        for key in PROSE:
            if key in claim and rng.random() < 0.5:
                named = "".join(f" {name}" for name in _PLACEHOLDER.findall(claim[key]))
                claim[key] = words.text(rng, rng.choice((2, 6, 12))) + named
    files["claims/ferries.yaml"] = _dumped(claims)
    sources = _loaded(files["claims/sources.yaml"])
    for source in sources.values():
        for key in ("publisher", "title", "short", "method"):
            if key in source and rng.random() < 0.3:
                source[key] = words.text(rng)
    files["claims/sources.yaml"] = _dumped(sources)
    return files


_PLACEHOLDER = re.compile(r"<[^<>]+>")


def _loaded(text: str) -> Any:
    return yaml.load(text, Loader=yaml.CSafeLoader)


def _dumped(tree: Any) -> str:
    return yaml.safe_dump(tree, allow_unicode=True, sort_keys=False)


def _in_text(text: str, rng: random.Random) -> str:
    """The text with letters put in, taken out, doubled or turned."""
    place = rng.randrange(len(text) + 1)
    other = min(place + rng.choice((1, 3, 30)), len(text))
    odd = rng.choice(
        (":", "- ", "\t", "\n", "#", '"', "'", "[", "{", "}", ",", "&a ", "*a", "!!x ", "|\n")
    )
    return rng.choice(
        (
            text[:place] + odd + text[place:],
            text[:place] + text[other:],
            text[:other] + text[place:],
            text[:place] + text[place:other][::-1] + text[other:],
            text[:place],
        )
    )


def _in_tree(text: str, rng: random.Random) -> str:
    """The text with a value or a key of its tree changed; as it is where it has none any more."""
    try:
        tree = _loaded(text)
    except Exception:
        return text
    holders = list(_holders(tree))
    if not holders:
        return text
    holder = rng.choice(holders)
    keys: list[Any] = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
    key = rng.choice(keys)
    other = rng.choice(holders)
    match rng.randrange(8):
        case 0:
            holder[key] = deepcopy(rng.choice(ODD))
        case 1 | 6 | 7:
            holder[key] = _alike(str(key), holder[key], rng)
        case 2:
            del holder[key]
        case 3:
            holder[key] = deepcopy(
                rng.choice(list(other.values()) if isinstance(other, dict) else other)
            )
        case 4 if isinstance(holder, dict):
            holder[rng.choice([str(one) for one in ODD if isinstance(one, str)])] = holder.pop(key)
        case 4 if isinstance(holder, list):
            holder.extend(deepcopy(holder))
        case _:
            holder[key] = rng.choice(([holder[key]], {"a": holder[key]}, str(holder[key]) * 2))
    style = rng.choice((None, None, None, '"'))
    try:
        return yaml.safe_dump(
            tree, allow_unicode=rng.random() < 0.9, sort_keys=False, default_style=style
        )
    except (yaml.YAMLError, ValueError, UnicodeEncodeError):
        return text


def _alike(key: str, value: Any, rng: random.Random) -> Any:
    """Something that could stand in the place of a value: a figure, or words of some script."""
    if isinstance(value, dict) and value:
        name = rng.choice(sorted(map(str, value)))
        return value | {name: figure(rng) if key in FIGURES else words.text(rng)}
    if key in FIGURES or (isinstance(value, str) and value[:1].isdigit()):
        return figure(rng)
    return words.text(rng, rng.choice((2, 6, 12, 40)))


def _holders(tree: Any) -> Iterator[Any]:
    """Every list and mapping that holds anything."""
    if isinstance(tree, dict | list) and tree:
        yield tree
        for below in tree.values() if isinstance(tree, dict) else tree:
            yield from _holders(below)


def tried(files: dict[str, str], folder: Path) -> list[str]:
    """What is wrong with a project, checked, listed and built in a folder of its own."""
    for name, text in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text.encode("utf-8", "surrogatepass"))
    before = Path.cwd()
    os.chdir(folder)
    packages = (mkdeck.formats, "formats"), (mkdeck.languages, "languages")
    usual = [list(package.__path__) for package, _ in packages]
    try:
        for package, name in packages:
            if (folder / name).is_dir():
                package.__path__ = [*package.__path__, str(folder / name)]
        checked = run("check", "deck.yaml")
        wrong = faults(checked)
        built = run("deck.yaml", "-q")
        wrong += faults(built)
        if checked.code == 0 and built.code:
            wrong.append("the check passes it and the build does not")
        if built.code == 0:
            wrong += misdelivered(folder / "output" / "deck")
            wrong += overlapping(chain(*Project.open(Path("deck.yaml")).scenes().values()))
        elif (folder / "output" / "deck").exists():
            wrong.append("something was written of a deck that was refused")
        wrong += staged(folder / "output")
        # The library as it is was listed often enough.
        changed = any(files.get(name) != text for name, text in texts().items())
        listed = run("claims", "check") if changed else None
        if listed and listed.code == 70:
            wrong += faults(listed)
    finally:
        os.chdir(before)
        for (package, _), paths in zip(packages, usual, strict=True):
            package.__path__ = paths
    return wrong


def failures(
    seed: str,
    count: int,
    seconds: float = 1e9,
    make: Callable[[random.Random], dict[str, str]] = mutant,
) -> tuple[int, list[Failure]]:
    """How many of so many projects were tried in the time, and those that broke a rule."""
    end, found, done = time.monotonic() + seconds, [], 0
    for number in range(count):
        if time.monotonic() > end:
            break
        own = f"{seed}/{number}"
        files = make(random.Random(own))
        with tempfile.TemporaryDirectory() as folder:
            try:
                wrong = tried(files, Path(folder))
            except Exception as error:
                wrong = [f"the harness itself failed: {error!r}"]
            shutil.rmtree(Path(folder) / "output", ignore_errors=True)
        done += 1
        if done % 200 == 0:
            # Each mutant's own formats and languages would be kept for ever.
            load_format_file.cache_clear()
            load_language_file.cache_clear()
        if wrong:
            found.append(Failure(own, files, wrong))
    return done, found


def main() -> None:
    """Prints every failure, and how many mutants there were."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seconds", type=float, default=1e9)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--words", action="store_true", help="other words in a sound project")
    asked = parser.parse_args()
    # A file that mutants share is parsed once: half of their time went into that.
    mkdeck.reading.text.read_text = lru_cache(64)(mkdeck.reading.text.read_text)
    seeds = [f"{asked.seed}.{job}" for job in range(asked.jobs)]
    make = worded if asked.words else mutant
    one = partial(failures, count=asked.count // asked.jobs, seconds=asked.seconds, make=make)
    with ProcessPoolExecutor(asked.jobs) as pool:
        results = list(pool.map(one, seeds))
    for _, broken in results:
        for failure in broken:
            print(failure)
    failed = sum(len(broken) for _, broken in results)
    print(f"{sum(done for done, _ in results)} mutants, {failed} failures")


if __name__ == "__main__":
    main()
