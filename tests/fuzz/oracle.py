"""What must hold of any run of the command, whatever it was given.

It leaves with 0, 1 or 2. Each message is one line with a place within its file and a hint below.
What it wrote is as the manifest says, its XML parses, its ink is on the canvas and no two texts
stand on each other. What it refuses it does not write.
"""

from __future__ import annotations

import json
import re
import traceback
import unicodedata
import zipfile
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner
from lxml import etree
from PIL import Image, ImageChops

from mkdeck.cli import cli
from mkdeck.cli.report import in_order
from mkdeck.errors import MkdeckError
from mkdeck.scene import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdeck.scene import Scene

PLACED = re.compile(r"(?P<file>[^\n:]+?)(?::(?P<line>\d+):(?P<column>\d+))?: (?P<message>\S[^\n]*)")
CLOSING = re.compile(r"\d+ problems?(?:; nothing was written for the files concerned)?")
UNSEEN = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
EDGE = 16
"""Pixels from each side of a picture that no ink may reach."""


@dataclass(frozen=True)
class Run:
    """What a run of the command left behind."""

    code: int
    out: str
    err: str
    trace: str = ""


def run(*arguments: str) -> Run:
    """The command in this process and its working folder, as `main` runs it."""
    result = CliRunner().invoke(cli, list(arguments))
    error = result.exception
    if isinstance(error, MkdeckError):
        told = "".join(f"{problem}\n" for problem in in_order(error.problems))
        return Run(1, result.stdout, result.stderr + told)
    if error is not None and not isinstance(error, SystemExit):
        trace = "".join(traceback.format_exception(error))
        return Run(70, result.stdout, result.stderr, trace)
    return Run(result.exit_code, result.stdout, result.stderr)


def faults(found: Run) -> list[str]:
    """What is wrong with how a run ended and what it said."""
    if found.code not in {0, 1, 2}:
        return [f"it ended with {found.code}", found.trace]
    if found.code == 2:
        return []
    wrong = []
    lines = found.err.splitlines()
    if found.code == 1 and not lines and not found.out:
        wrong.append("it refused without a word")
    for i, line in enumerate(lines):
        if any(unicodedata.category(letter) in UNSEEN for letter in line):
            wrong.append(f"a message holds letters that do not print: {line!r}")
        if line.startswith("  hint: ") or CLOSING.fullmatch(line):
            continue
        said = PLACED.fullmatch(line)
        if said is None:
            wrong.append(f"no message has this form: {line!r}")
            continue
        wrong += _misplaced(said)
        if not (i + 1 < len(lines) and lines[i + 1].startswith("  hint: ")):
            wrong.append(f"a message has no hint: {line!r}")
    return wrong


def _misplaced(said: re.Match[str]) -> list[str]:
    """What is wrong with the place of a message: it must be within the file."""
    path = Path(said["file"])
    try:
        if not said["line"] or not path.is_file():
            return []
        lines = path.read_bytes().decode("utf-8-sig", "replace").splitlines() or [""]
    except OSError:
        return []
    line, column = int(said["line"]), int(said["column"])
    if not 1 <= line <= len(lines) + 1:
        return [f"line {line} is not in {path}, which has {len(lines)}: {said[0]!r}"]
    width = len(lines[line - 1]) if line <= len(lines) else 0
    return [] if 1 <= column <= width + 2 else [f"column {column} is not in that line: {said[0]!r}"]


def misdelivered(folder: Path) -> list[str]:
    """What is wrong with a deck's folder after a build that ended well."""
    told = json.loads((folder / "manifest.json").read_text("utf-8"))["files"]
    listed = {entry["path"]: entry for entry in told}
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    if there - {"manifest.json"} != listed.keys():
        return [f"the manifest lists {sorted(listed)}, and there are {sorted(there)}"]
    wrong = []
    for path, entry in listed.items():
        content = (folder / path).read_bytes()
        if sha256(content).hexdigest() != entry["sha256"]:
            wrong.append(f"{path} is not what the manifest says")
        if path.endswith(".pptx"):
            wrong += _broken_xml(path, content)
        elif path.endswith(".png"):
            with Image.open(BytesIO(content)) as picture:
                picture.load()
                if picture.size != (entry["width"], entry["height"]):
                    wrong.append(f"{path} has not the size that the manifest says")
                wrong += _ink_at_the_edge(path, picture)
    return wrong


def _ink_at_the_edge(path: str, picture: Image.Image) -> list[str]:
    """Ink in the margins: every row of them has one colour."""
    width, height = picture.size
    plain = picture.convert("RGB")
    for left in (0, width - EDGE):
        strip = plain.crop((left, 0, left + EDGE, height))
        first = strip.crop((0, 0, 1, height)).resize((EDGE, height), Image.Resampling.NEAREST)
        if ImageChops.difference(strip, first).getbbox():
            return [f"{path} has ink at its edge"]
    return []


def overlapping(scenes: Iterable[Scene]) -> list[str]:
    """Texts that stand on each other, found pair by pair from the ink that is sure to be there."""
    wrong = []
    for scene in scenes:
        boxes = [
            (item.box.x, item.y - 0.6 * item.size, item.box.x + item.ink, item.last, item)
            for item in scene.flat()
            if isinstance(item, Text)
        ]
        for one, other in combinations(boxes, 2):
            across = one[0] + 0.5 < other[2] and other[0] + 0.5 < one[2]
            down = one[1] + 0.5 < other[3] and other[1] + 0.5 < one[3]
            if across and down:
                wrong.append(f"{one[4].string!r} and {other[4].string!r} overlap in {scene.name}")
    return wrong


def _broken_xml(path: str, content: bytes) -> list[str]:
    wrong = []
    with zipfile.ZipFile(BytesIO(content)) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                try:
                    etree.fromstring(package.read(name))
                except etree.XMLSyntaxError as error:
                    wrong.append(f"{path}/{name} does not parse: {error}")
    return wrong


def staged(output: Path) -> list[str]:
    """What a run left staged."""
    if not output.is_dir():
        return []
    return [f"{path.name} is left" for path in output.iterdir() if ".staging." in path.name]
