"""What a build leaves on the disk and says on the way."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result
from conftest import BOTH, ROOT, claims_of, write
from PIL import Image, ImageChops, ImageStat

import mkdeck
from mkdeck.cli import cli

if TYPE_CHECKING:
    from mkdeck.project import Project

HERO = """
title: One figure
cards:
  - {kind: hero, claim: service-matters}
"""
HEAVY = {"matplotlib", "numpy", "pptx", "PIL", "pydantic", "icu4py", "lxml", "fontTools"}


def run(*arguments: str | Path) -> Result:
    """The command in this process, its two streams apart."""
    result = CliRunner().invoke(cli, [str(argument) for argument in arguments])
    assert result.exit_code == 0, result.output
    return result


def environment(**changes: str) -> dict[str, str]:
    source = str(Path(mkdeck.__file__).parents[1])
    return {**os.environ, "PYTHONPATH": source, **changes}


def start(*arguments: str | Path, cwd: Path, **changes: str) -> subprocess.Popen[str]:
    """`python -m mkdeck` as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "mkdeck", *map(str, arguments)],
        cwd=cwd,
        env=environment(**changes),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finished(process: subprocess.Popen[str]) -> tuple[str, str]:
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    return out, err


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below the folder by its relative path."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def manifest(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "manifest.json").read_text("utf-8"))
    return found


# --- files and manifest


def test_a_build_makes_these_files_and_no_others(loyalty_built: Path) -> None:
    assert list(contents(loyalty_built)) == [
        "cards/01-hero-og.png",
        "cards/02-hero-og.png",
        "cards/03-hero-og.png",
        "cards/04-hero-og.png",
        "cards/05-bars-wide.png",
        "cards/06-range-wide.png",
        "infographic.png",
        "loyalty.pptx",
        "manifest.json",
    ]
    assert [path.name for path in loyalty_built.parent.iterdir()] == ["loyalty"]


def test_the_manifest_describes_every_file(loyalty_built: Path, loyalty: Project) -> None:
    found = manifest(loyalty_built)
    assert list(found) == ["deck", "spec", "mkdeck", "files"]
    assert (found["deck"], found["mkdeck"]) == ("loyalty", mkdeck.__version__)
    files = found["files"]
    assert {entry["path"] for entry in files} == contents(loyalty_built).keys() - {"manifest.json"}
    assert files[0]["slides"] == 16
    kinds = [entry["kind"] for entry in files]
    assert kinds == ["deck", "infographic", *["card"] * 6]
    for entry in files:
        assert list(entry) == [
            *("path", "kind", "lang", "width", "height", "alt", "claims", "sources"),
            *(["slides"] if entry["kind"] == "deck" else []),
            "sha256",
        ]
        assert entry["lang"] == "en"
        assert len(entry["alt"]) > 20
        assert entry["claims"]
        assert set(entry["claims"]) <= set(claims_of(loyalty))
        for key in entry["claims"]:
            name = claims_of(loyalty)[key].citation.name
            assert any(name in source for source in entry["sources"]), (entry["path"], name)


def test_the_manifest_gives_pictures_in_pixels_and_decks_in_points(loyalty_built: Path) -> None:
    for entry in manifest(loyalty_built)["files"]:
        size = entry["width"], entry["height"]
        if entry["kind"] == "deck":
            assert size == (960, 540)
        else:
            with Image.open(loyalty_built / entry["path"]) as image:
                assert image.size == size


def test_slides_as_pictures_come_on_request(project: Path) -> None:
    write("decks/both.yaml", BOTH)
    run("decks/both.yaml", "--only", "slides")
    files = manifest(project / "output/both")["files"]
    assert [(entry["path"], entry["kind"]) for entry in files] == [
        ("slides/01.png", "slide"),
        ("slides/02.png", "slide"),
    ]
    assert (files[0]["width"], files[0]["height"]) == (1920, 1080)


def test_only_one_part_leaves_the_others_alone(project: Path) -> None:
    write("decks/both.yaml", BOTH)
    run("decks/both.yaml")
    folder = project / "output/both"
    before, entries = contents(folder), manifest(folder)["files"]
    write("decks/both.yaml", BOTH.replace("claim: answer-is-fast", "claim: young-leave"))
    run("decks/both.yaml", "--only", "cards")
    after = contents(folder)
    assert after["both.pptx"] == before["both.pptx"]
    assert after["cards/02-hero-og.png"] != before["cards/02-hero-og.png"]
    assert manifest(folder)["files"][0] == entries[0]
    assert manifest(folder)["files"][2]["claims"] == ["young-leave"]

    cards = {name: content for name, content in after.items() if name.startswith("cards/")}
    write("decks/both.yaml", BOTH.replace("- title", "- {kind: title, title: Earned daily}"))
    run("decks/both.yaml", "--only", "deck")
    last = contents(folder)
    assert last["both.pptx"] != before["both.pptx"]
    assert {name: last[name] for name in last if name.startswith("cards/")} == cards
    assert manifest(folder)["files"][2]["claims"] == ["young-leave"]


def test_what_is_no_longer_made_is_removed(project: Path) -> None:
    write("decks/both.yaml", BOTH)
    run("decks/both.yaml")
    folder = project / "output/both"
    write(folder / "mine.txt", "somebody's own file")
    write("decks/both.yaml", BOTH.rsplit("  - {kind: hero", 1)[0])
    run("decks/both.yaml", "--only", "cards")
    assert set(contents(folder)) == {
        "both.pptx",
        "cards/01-hero-og.png",
        "manifest.json",
        "mine.txt",
    }
    assert [entry["path"] for entry in manifest(folder)["files"]] == [
        "both.pptx",
        "cards/01-hero-og.png",
    ]
    write("decks/both.yaml", BOTH.split("cards:")[0])
    run("decks/both.yaml", "--only", "cards")
    assert set(contents(folder)) == {"both.pptx", "manifest.json", "mine.txt"}
    assert not (folder / "cards").exists()


def test_a_deck_with_a_problem_leaves_its_results_alone(project: Path) -> None:
    write("decks/hero.yaml", HERO)
    run("decks/hero.yaml")
    before = contents(project / "output")
    write("decks/hero.yaml", HERO.replace("service-matters", "nobody-said"))
    result = CliRunner().invoke(cli, ["decks/hero.yaml"])
    assert result.exit_code == 1
    assert contents(project / "output") == before


# --- options


def test_o_names_the_folder(project: Path) -> None:
    write("decks/hero.yaml", HERO)
    run("decks/hero.yaml", "-o", "elsewhere/results")
    assert (project / "elsewhere/results/hero/cards/01-hero-og.png").is_file()
    assert not (project / "output").exists()


def test_quiet_prints_nothing(project: Path) -> None:
    write("decks/hero.yaml", HERO)
    result = run("decks/hero.yaml", "--quiet")
    assert (result.stdout, result.stderr) == ("", "")


def test_json_is_all_of_standard_output(project: Path) -> None:
    write("decks/hero.yaml", HERO)
    result = run("decks/hero.yaml", "--json")
    report = json.loads(result.stdout)
    assert report["problems"] == []
    [deck] = report["decks"]
    assert deck["deck"] == "hero"
    assert deck["folder"] == "output/hero"
    assert deck["files"] == manifest(project / "output/hero")["files"]


def test_check_counts_every_page_once(project: Path) -> None:
    write("decks/both.yaml", BOTH)
    [deck] = json.loads(run("check", "decks/both.yaml", "--json").stdout)["decks"]
    assert deck["scenes"] == 4
    assert run("check", "decks/both.yaml").stdout == "decks/both.yaml: fine (2 slides, 2 cards)\n"


def test_a_deck_without_what_was_asked_for_says_so(project: Path) -> None:
    write("decks/hero.yaml", HERO)
    result = run("decks/hero.yaml", "--only", "deck")
    assert result.stderr == "decks/hero.yaml: the deck has none of the outputs asked for\n"
    assert manifest(project / "output/hero")["files"] == []


def test_json_tells_problems_too(project: Path) -> None:
    write("decks/hero.yaml", HERO.replace("service-matters", "nobody-said"))
    result = CliRunner().invoke(cli, ["decks/hero.yaml", "--json"])
    assert result.exit_code == 1
    report = json.loads(result.stdout)
    assert report["decks"] == []
    [problem] = report["problems"]
    assert (problem["path"], problem["line"]) == ("decks/hero.yaml", 3)
    assert problem["code"] == "unknown-claim"


def test_the_summary_names_what_was_written(project: Path) -> None:
    write("decks/both.yaml", BOTH)
    result = run("decks/both.yaml")
    deck, cards, claims = result.stdout.splitlines()
    assert deck == "output/both/both.pptx (960×540, 2 slides)"
    assert cards == "output/both/cards (2 PNG)"
    assert re.fullmatch("2 claims of 1 sources?", claims)
    assert result.stderr == ""


def test_the_summary_names_what_was_held_back(project: Path) -> None:
    write(
        "decks/picked.yaml",
        """
        title: Who leaves
        slides:
          - kind: stats
            title: Some leave early
            select: {topics: [churn]}
        """,
    )
    result = run("decks/picked.yaml")
    held = "  leaves-unheard: caution: the article names no source"
    assert held in result.stdout.splitlines()
    assert "held back" in result.stdout


def test_the_version_is_told(project: Path) -> None:
    assert run("--version").stdout == f"mkdeck, version {mkdeck.__version__}\n"


def test_the_module_runs_without_a_progress_bar_where_nobody_watches(project: Path) -> None:
    write("decks/hero.yaml", HERO)
    out, err = finished(start("decks/hero.yaml", cwd=project))
    assert out.startswith("output/hero/cards (1 PNG)\n")
    assert err == ""


# --- the same bytes


@pytest.mark.parametrize("deck", ["own", pytest.param("loyalty", marks=pytest.mark.slow)])
def test_two_builds_are_the_same_to_the_byte(
    deck: str, project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """In other folders, time zones, locales and hash seeds, and not in the same two seconds."""
    settings = {
        "here": {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "LANG": "C"},
        "there/below": {
            "TZ": "America/New_York",
            "PYTHONHASHSEED": "4242",
            "LC_ALL": "de_DE.UTF-8",
            "LANG": "de_DE.UTF-8",
            "HOME": str(project),
        },
    }
    made: list[dict[str, bytes]] = []
    for name, changes in settings.items():
        if made:
            time.sleep(2.1)
        folder = tmp_path_factory.mktemp("elsewhere") / name
        folder.mkdir(parents=True)
        if deck == "own":
            shutil.copytree(project / "claims", folder / "claims")
            (folder / "own.yaml").write_text(BOTH, "utf-8")
        else:
            shutil.copy(ROOT / "decks" / "loyalty.yaml", folder)
        finished(start(f"{deck}.yaml", "-o", f"out-{len(made)}", cwd=folder, **changes))
        made.append(contents(folder / f"out-{len(made)}"))
    first, second = made
    assert list(first) == list(second)
    assert len(first) == (4 if deck == "own" else 9)
    assert [name for name in first if first[name] != second[name]] == []


def test_a_killed_build_changes_nothing(project: Path) -> None:
    write("decks/both.yaml", BOTH)
    run("decks/both.yaml")
    folder = project / "output/both"
    before = contents(folder)
    more = "  - {kind: hero, claim: young-leave}\n" * 40
    write("decks/both.yaml", BOTH.replace("is earned", "is won") + more)
    process = start("decks/both.yaml", cwd=project)
    output = project / "output"
    try:
        deadline = time.monotonic() + 30
        while not any(path.is_file() for path in output.glob(".both.staging.*/**/*")):
            assert process.poll() is None, "it was done before it could be killed"
            assert time.monotonic() < deadline
            time.sleep(0.002)
    finally:
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=30)
    assert process.returncode == -signal.SIGKILL
    assert contents(folder) == before
    assert len(list(output.glob(".both.staging.*"))) == 1, "killed, it could not tidy up"

    run("decks/both.yaml", "--only", "cards")
    assert len(manifest(folder)["files"]) == 43
    assert [path.name for path in (project / "output").iterdir()] == ["both"]


# --- what is loaded


def loaded(*arguments: str | Path, cwd: Path) -> set[str]:
    """Top-level packages that the command imports."""
    command = [sys.executable, "-X", "importtime", "-m", "mkdeck", *map(str, arguments)]
    done = subprocess.run(
        command, cwd=cwd, env=environment(), capture_output=True, text=True, check=True
    )
    lines = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    return {line.rsplit("|", 1)[1].strip().split(".")[0] for line in lines}


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["build", "--help"]])
def test_help_loads_nothing_heavy(words: list[str], project: Path) -> None:
    packages = loaded(*words, cwd=project)
    assert "click" in packages
    assert packages & HEAVY == set()


def test_a_card_without_a_chart_loads_no_backend_of_charts_and_decks(project: Path) -> None:
    write("decks/hero.yaml", HERO)
    packages = loaded("decks/hero.yaml", cwd=project)
    assert "PIL" in packages
    assert packages & {"matplotlib", "numpy", "pptx"} == set()


def test_larger_pictures_have_the_same_things_in_the_same_places(project: Path) -> None:
    """As many times the pixels; documents stay as they are."""
    write("decks/hero.yaml", SCALED)
    made: dict[int, dict[str, Any]] = {}
    for scale in (1, 2, 2):
        result = CliRunner().invoke(
            cli, ["decks/hero.yaml", "--json", "--scale", str(scale), "-o", f"out{scale}"]
        )
        assert result.exit_code == 0, result.output
        files = json.loads(result.stdout)["decks"][0]["files"]
        if scale in made:
            assert made[scale] == {entry["path"]: entry for entry in files}
        made[scale] = {entry["path"]: entry for entry in files}
    for path, entry in made[1].items():
        times = 2 if path.endswith(".png") else 1
        size = entry["width"] * times, entry["height"] * times
        assert (made[2][path]["width"], made[2][path]["height"]) == size
        if path.endswith(".png"):
            with (
                Image.open(project / f"out1/hero/{path}") as small,
                Image.open(project / f"out2/hero/{path}") as large,
            ):
                assert large.size == (2 * small.width, 2 * small.height)
                apart = ImageChops.difference(large.resize(small.size), small).convert("L")
                assert ImageStat.Stat(apart).mean[0] < 1.5
        else:
            assert made[2][path]["sha256"] == entry["sha256"]


SCALED = """
title: Loyalty
slides: [title]
infographic:
  sections: [{kind: hero, claim: service-matters}]
cards:
  - {kind: hero, claim: service-matters, size: square}
  - {kind: bars, claims: [answer-is-fast, agent-is-friendly]}
"""


@pytest.mark.parametrize("scale", ["0", "5", "1.5"])
def test_a_scale_is_bounded(project: Path, scale: str) -> None:
    write("decks/hero.yaml", SCALED)
    assert CliRunner().invoke(cli, ["decks/hero.yaml", "--scale", scale]).exit_code == 2


def test_a_picture_that_nothing_could_draw_is_refused(project: Path) -> None:
    """The infographic of many claims at four times its size."""
    sections = "".join("  - {kind: hero, claim: service-matters}\n" for _ in range(30))
    write("decks/many.yaml", f"title: Many\ninfographic:\n  sections:\n{sections}")
    result = CliRunner().invoke(cli, ["decks/many.yaml", "--scale", "4"])
    assert result.exit_code == 1
    assert "infographic: it would have 4,800 × " in result.stderr
    assert 'hint: build it with a smaller "--scale"' in result.stderr
    assert not Path("output/many").exists()
