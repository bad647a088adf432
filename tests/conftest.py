"""A small project of its own, so that tests do not hang on the wording of the shipped claims."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdeck.claims import Claim, Library
    from mkdeck.project import Project
    from mkdeck.scene import Scene

TOPICS = """
loyalty: Staying with a brand
churn: Leaving a brand
"""

LIBRARY = """
as_of: 2026-01
"""

SOURCES = """
acme-2018:
  publisher: Acme Research
  year: 2018
  questions:
    good-service:
      asks: What makes good service?
    by-age:
      asks: Would you leave after one bad experience?
bolt-2020:
  publisher: Bolt
  year: 2020
"""

ARTICLES = """
ten-statistics:
  file: 0001.txt
  language: et
  name: Ten statistics (Estonian article)
"""

CLAIMS = """
- id: service-matters
  topics: [loyalty]
  value: 95%
  headline: Nearly everyone ties loyalty to service
  statement: <value> of consumers say service matters to their loyalty
  callout: say service matters to their loyalty
  label: Service matters
  base: consumers
  source: acme-2018
  standing: sound
- id: answer-is-fast
  topics: [loyalty]
  value: 51%
  headline: A fast answer makes good service
  statement: <value> of customers say a fast answer makes good service
  callout: say a fast answer makes good service
  label: Fast answer
  base: customers
  source: acme-2018
  question: acme-2018/good-service
  standing: sound
- id: agent-is-friendly
  topics: [loyalty]
  value: 30%
  headline: A friendly agent makes good service
  statement: <value> of customers say a friendly agent makes good service
  callout: say a friendly agent makes good service
  label: Friendly agent
  base: customers
  source: acme-2018
  question: acme-2018/good-service
  standing: sound
- id: minutes-waited
  topics: [loyalty]
  value: 4 minutes
  headline: Waiting is counted in minutes
  statement: Customers wait <value> for a good answer
  callout: is what customers wait
  label: Waiting
  base: customers
  source: acme-2018
  question: acme-2018/good-service
  standing: sound
- id: young-leave
  topics: [churn]
  value: 40%
  headline: The young leave early
  statement: <value> of people under thirty would leave after one bad experience
  callout: of the young would leave
  label: The young
  base: people under thirty
  source: acme-2018
  question: acme-2018/by-age
  standing: sound
- id: old-leave
  topics: [churn]
  value: 20%
  headline: The old stay longer
  statement: <value> of people over sixty would leave after one bad experience
  callout: of the old would leave
  label: The old
  base: people over sixty
  source: acme-2018
  question: acme-2018/by-age
  standing: sound
- id: sold-to
  topics: [loyalty]
  values: {existing: 60–70%, new: 5–20%}
  headline: Selling to a customer is easier
  statement: A customer buys in <existing> of attempts, a prospect in <new>
  callout: is the chance of a sale
  label: Chance of a sale
  labels: {existing: Customers, new: Prospects}
  base: companies
  source: bolt-2020
  standing: sound
- id: leaves-unheard
  topics: [churn]
  value: 80%
  headline: The unheard leave
  statement: <value> of customers leave unheard
  callout: leave unheard
  label: Leave unheard
  base: customers
  source: none
  seen_in: [{article: ten-statistics, place: item 3}]
  standing: caution
  reason: the article names no source
"""

DECK = """
title: Loyalty is earned
theme: editorial
topics: [loyalty]
slides:
  - title
  - kind: hero
    claim: service-matters
  - kind: bars
    claims: [answer-is-fast, agent-is-friendly]
  - sources
"""

BOTH = """
title: Loyalty is earned
slides:
  - title
  - {kind: hero, claim: service-matters}
cards:
  - {kind: hero, claim: service-matters}
  - {kind: hero, claim: answer-is-fast}
"""
"""A deck with slides and cards."""


def write(path: Path | str, text: str) -> Path:
    """The file, written with its folders; the text stands as it looks, margin and all off."""
    place = Path(path)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    return place


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with claims and a sound deck, `decks/sound.yaml`; it is the working folder."""
    monkeypatch.chdir(tmp_path)
    write("claims/library.yaml", LIBRARY)
    write("claims/topics.yaml", TOPICS)
    write("claims/sources.yaml", SOURCES)
    write("claims/articles.yaml", ARTICLES)
    write("claims/findings.yaml", CLAIMS)
    write("decks/sound.yaml", DECK)
    return tmp_path


# The shipped example, read, laid out and built once for all tests that look at its results.

ROOT = Path(__file__).parents[1]
DECKS = sorted(
    path.relative_to(ROOT)
    for folder in (ROOT, *(ROOT / "tests" / "libraries").iterdir())
    for path in folder.glob("decks/*.yaml")
)
"""The shipped decks and those of libraries of other domains."""


@pytest.fixture(scope="session")
def loyalty() -> Project:
    """The deck `decks/loyalty.yaml`."""
    from mkdeck.project import Project

    return Project.open(ROOT / "decks" / "loyalty.yaml")


def claims_of(project: Project) -> dict[str, Claim]:
    """The claims of a deck's library by id."""
    return {claim.id: claim for claim in project.library}


@pytest.fixture(scope="session")
def loyalty_scenes(loyalty: Project) -> dict[str, list[Scene]]:
    """Its scenes by output: `deck`, `infographic`, `cards`."""
    return loyalty.scenes(("deck", "infographic", "cards"))


@pytest.fixture(scope="session")
def loyalty_built(loyalty: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with its files; read it, and write nothing into it."""
    output = tmp_path_factory.mktemp("output")
    loyalty.make(output, ("deck", "infographic", "cards"))
    return output / "loyalty"


# Delivered decks that are read back.

DELIVERED = {
    "loyalty": "decks/loyalty.yaml",
    "gallery": "decks/gallery.yaml",
    "trial": "tests/libraries/trial/decks/trial.yaml",
    "trial-ja": "tests/libraries/trial/decks/trial-ja.yaml",
    "election-ru": "tests/libraries/election/decks/election-ru.yaml",
    "inflation": "tests/libraries/inflation/decks/inflation.yaml",
}
"""The shipped decks, and those of libraries of other domains and in other scripts."""


@pytest.fixture(scope="session")
def delivered(
    tmp_path_factory: pytest.TempPathFactory, loyalty_built: Path
) -> Callable[[str], tuple[bytes, Library]]:
    """Gives a deck by its name as a file, built once, with the claims that it was built of."""
    from mkdeck.project import Project
    from mkdeck.workspace import Shelf

    made: dict[str, tuple[bytes, Library]] = {}
    folder = tmp_path_factory.mktemp("delivered")
    shelf = Shelf()

    def build(name: str) -> tuple[bytes, Library]:
        if name not in made:
            spec, path = ROOT / DELIVERED[name], loyalty_built / "loyalty.pptx"
            if name != "loyalty":
                Project.open(spec, shelf=shelf).make(folder, ("deck",))
                path = folder / name / f"{name}.pptx"
            made[name] = path.read_bytes(), shelf.library([spec.parents[1] / "claims"])
        return made[name]

    return build


@pytest.fixture(scope="session")
def shipped_claims(delivered: Callable[[str], tuple[bytes, Library]]) -> Library:
    """The claims of the loyalty deck."""
    return delivered("loyalty")[1]


@pytest.fixture(scope="session")
def loyalty_deck(delivered: Callable[[str], tuple[bytes, Library]]) -> bytes:
    """The loyalty deck as a file."""
    return delivered("loyalty")[0]
