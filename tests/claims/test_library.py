"""A library answers questions, whatever holds it."""

from __future__ import annotations

import gc
import pickle
import random
import time
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import CLAIMS, ROOT, write

from mkdeck import open_deck
from mkdeck.batch import open_all
from mkdeck.claims import Claim, Filter, Library, LibraryLike
from mkdeck.claims.lint import lint
from mkdeck.claims.lint_facts import MOST_ALIKE, Fact, alike_pairs, fact_of
from mkdeck.claims.search import questions, search, topics, unknown
from mkdeck.errors import MkdeckError
from mkdeck.reading import Node, read_text
from mkdeck.workspace import Shelf

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from mkdeck.claims.claim import LibrarySpec
    from mkdeck.claims.origins import Article, Source, Topic


class Pickled:
    """A library that keeps claims as bytes and takes out the one that is asked for."""

    def __init__(self, of: Library) -> None:
        self.spec: LibrarySpec = of.spec
        self.sources: Mapping[str, Source] = of.sources
        self.articles: Mapping[str, Article] = of.articles
        self.topics: Mapping[str, Topic] = of.topics
        self.languages: Collection[str] = of.languages
        self.kept = {claim.id: pickle.dumps(claim) for claim in of}
        self.answering = {
            f"{key}/{name}": [claim.id for claim in of.answers(f"{key}/{name}")]
            for key, source in of.sources.items()
            for name in source.questions
        }
        self.taken: list[str] = []

    @property
    def ids(self) -> Collection[str]:
        return self.kept.keys()

    def __iter__(self) -> Iterator[Claim]:
        return filter(None, map(self.claim, self.kept))

    def claim(self, key: str) -> Claim | None:
        if key not in self.kept:
            return None
        self.taken.append(key)
        claim: Claim = pickle.loads(self.kept[key])
        return claim

    def answers(self, question: str) -> tuple[Claim, ...]:
        return tuple(filter(None, map(self.claim, self.answering.get(question, ()))))

    def matching(self, keep: Filter) -> tuple[Claim, ...]:
        return tuple(claim for claim in self if keep.keeps(claim))


@pytest.fixture(scope="module")
def shipped() -> Library:
    return Library.load([ROOT / "claims"])


def test_a_claim_compares_hashes_and_pickles_by_value(shipped: Library) -> None:
    for claim, again in zip(shipped, Library.load([ROOT / "claims"]), strict=True):
        assert pickle.loads(pickle.dumps(claim)) == claim == again
        assert hash(claim) == hash(again)
    assert len(set(shipped)) == len(shipped)


def test_no_tree_stays_behind_a_library(project: Path) -> None:
    library = Library.load(["claims"], lambda path: f"here/{path.name}")
    gc.collect()
    left = [one for one in gc.get_objects() if isinstance(one, Node) and "here/" in one.path]
    assert left == []
    claim = library.claim("sold-to")
    assert claim
    assert (
        str(claim.places.problem("no", "values", "new", code="type"))
        == "here/findings.yaml:68:35: no"
    )


def test_a_library_is_asked_by_id_by_question_and_by_filter(project: Path) -> None:
    library = Library.load(["claims"])
    assert [claim.id for claim in library][:2] == ["service-matters", "answer-is-fast"]
    claim = library.claim("young-leave")
    assert claim
    assert claim.id == "young-leave"
    assert library.claim("nobody") is None
    found = library.answers("acme-2018/by-age")
    assert [claim.id for claim in found] == ["young-leave", "old-leave"]
    assert library.answers("acme-2018/nothing") == library.answers("") == ()
    assert library.languages == ["en"]


@pytest.mark.parametrize(
    "keep",
    [
        Filter(),
        Filter(topic=("churn",)),
        Filter(topic=("loyalty", "churn"), source=("bolt-2020", "none")),
        Filter(topic=("loyalty",), kind=("duration",), year=(2018,)),
        Filter(standing=("caution",), article=("ten-statistics",), language=("en",)),
        Filter(question=("acme-2018/by-age",), topic=("loyalty",)),
        Filter(topic=("nothing",)),
    ],
)
def test_an_index_finds_what_a_filter_keeps(project: Path, keep: Filter) -> None:
    library = Library.load(["claims"])
    assert library.matching(keep) == tuple(claim for claim in library if keep.keeps(claim))


def test_another_library_builds_the_same_deck(shipped: Library) -> None:
    pickled: LibraryLike = Pickled(shipped)
    deck = ROOT / "decks" / "loyalty.yaml"
    assert open_deck(deck, library=pickled).scenes() == open_deck(deck, library=shipped).scenes()


def test_another_library_is_linted_counted_and_searched_alike(shipped: Library) -> None:
    pickled = Pickled(shipped)
    keep = Filter(topic=("churn",))
    assert lint(pickled) == lint(shipped)
    assert lint(pickled, pickled.matching(keep)) == lint(shipped, shipped.matching(keep)) != []
    assert topics(pickled, pickled) == topics(shipped, shipped)
    assert questions(pickled, pickled.matching(keep)) == questions(shipped, shipped.matching(keep))
    assert search(pickled, ["brand"]) == search(shipped, ["brand"])
    slip = Filter(topic=("churm",), kind=("shares",))
    assert unknown(pickled, slip) == unknown(shipped, slip)
    assert list(map(str, unknown(shipped, slip))) == [
        '--kind: there is no kind called "shares"\n  hint: did you mean "share"?',
        '--topic: there is no topic called "churm"\n  hint: did you mean "churn"?',
    ]


def test_a_deck_takes_out_no_claims_but_its_own(project: Path) -> None:
    pickled = Pickled(Library.load(["claims"]))
    text = """
title: Loyalty is earned
slides:
  - {kind: hero, claim: service-matters}
  - {kind: stats, question: acme-2018/by-age, title: The old stay}
"""
    open_deck(text, library=pickled)
    assert set(pickled.taken) == {"service-matters", "young-leave", "old-leave"}


def test_decks_near_the_same_claims_share_them(project: Path) -> None:
    write("decks/other.yaml", Path("decks/sound.yaml").read_text("utf-8"))
    write("more/extra.yaml", "")
    deck = Path("decks/sound.yaml").read_text("utf-8")
    write("decks/more.yaml", f"{deck}library: [../more]\n")
    names = ("sound", "other", "more")
    (one, two, three), problems = open_all(tuple(Path(f"decks/{name}.yaml") for name in names), "")
    assert problems == []
    assert one.library is two.library
    assert three.library is not one.library


def test_a_shelf_tells_the_same_problems_of_the_same_folder_again(project: Path) -> None:
    write("claims/findings.yaml", "- id: a\n")
    shelf = Shelf()
    told = []
    for folder in (Path("claims"), Path("claims/../claims")):
        with pytest.raises(MkdeckError) as caught:
            shelf.library([folder])
        told.append(caught.value.problems)
    assert all(one is other for one, other in zip(*told, strict=True))


# --- many claims


CLAIM = """
- id: claim-{i}
  topics: [topic-{topic}]
  value: {value}%
  headline: Claim {i} of many
  statement: <value> of {statement}
  callout: of people
  label: People
  base: people
  source: acme
  {more}
  standing: sound
"""


def many(folder: Path, count: int, vocabulary: int) -> Library:
    """A library of made-up claims, some of them alike."""
    rng = random.Random(1)
    words = ["".join(rng.choices("bcdfgklmnprt", k=5)) for _ in range(vocabulary)]
    common = [1 / (i + 1) for i in range(vocabulary)]
    write(folder / "library.yaml", "as_of: 2026-01\n")
    write(folder / "topics.yaml", "".join(f"topic-{i}: About {i}\n" for i in range(20)))
    asked = "".join(f"    q{i}: {{asks: What?}}\n" for i in range(count // 4))
    write(folder / "sources.yaml", f"acme:\n  publisher: Acme\n  year: 2024\n  questions:\n{asked}")
    for start in range(0, count, 1000):
        text = "".join(
            CLAIM.format(
                i=i,
                topic=i % 20,
                value=rng.randint(1, 99),
                statement=" ".join(rng.choices(words, common, k=10)),
                more=f"question: acme/q{i // 4}" if i % 3 else "note: A note",
            )
            for i in range(start, min(count, start + 1000))
        )
        write(folder / f"claims-{start}.yaml", text)
    return Library.load([folder])


ALONE = Fact(
    0,
    "f",
    frozenset(),
    ("5%",),
    ("share", "share"),
    "",
    frozenset(),
    read_text("a: b", "x.yaml").places(),
    frozenset(),
    frozenset(),
)


@pytest.mark.parametrize("least", [0.25, 0.5, 0.6, 1.0])
def test_no_pair_of_like_statements_is_missed(tmp_path: Path, least: float) -> None:
    facts = [fact_of(i, claim) for i, claim in enumerate(many(tmp_path, 300, 40))]

    def share(one: Fact, other: Fact) -> float:
        return len(one.words & other.words) / len(one.words | other.words)

    pairs = combinations(facts, 2)
    expected = {(a.id, b.id, share(a, b)) for a, b in pairs if share(a, b) >= least}
    found = {
        (a.id, b.id, alike) for a, b, alike in alike_pairs(facts, least, lambda one, other: True)
    }
    assert found <= expected
    for fact in facts:
        own = {pair for pair in expected if pair[1] == fact.id}
        told = {pair for pair in found if pair[1] == fact.id}
        assert len(told) == min(len(own), MOST_ALIKE)
    assert expected or least == 1.0


def test_facts_with_names_of_their_own_are_not_compared() -> None:
    """So that thousands of rows of one sentence cost no more than they are."""

    def fact(number: int, *names: str) -> Fact:
        words = frozenset({"passenger", "ferry", *map(str.lower, names)})
        return replace(ALONE, number=number, id=f"f{number}", words=words, names=frozenset(names))

    facts = [fact(0), fact(1, "Oslo"), fact(2, "Riga"), fact(3, "Oslo", "Riga"), fact(4, "Oslo")]
    asked: list[tuple[str, str]] = []

    def counts_as(one: Fact, other: Fact) -> bool:
        asked.append((one.id, other.id))
        return True

    assert list(alike_pairs(facts, 0.1, counts_as))
    assert sorted(asked) == [
        *(("f0", "f1"), ("f0", "f2"), ("f0", "f3"), ("f0", "f4")),
        *(("f1", "f3"), ("f1", "f4"), ("f2", "f3"), ("f3", "f4")),
    ]


@pytest.mark.slow
def test_ten_thousand_claims_are_read_and_linted_in_seconds(tmp_path: Path) -> None:
    start = time.monotonic()
    library = many(tmp_path, 10_000, 2000)
    assert len(library) == 10_000
    codes = {finding.code for finding in lint(library)}
    assert {"near-duplicate", "undeclared-conflict"} <= codes
    assert len(search(library, ["claim 77"])) == 111
    assert time.monotonic() - start < 90


def test_hints_stop_where_there_are_more_problems_than_a_slip_makes(tmp_path: Path) -> None:
    many(tmp_path, 120, 10)
    write(tmp_path / "sources.yaml", "acme-2024: {publisher: Acme}\n")
    with pytest.raises(MkdeckError) as caught:
        Library.load([tmp_path])
    hints = [problem.hint for problem in caught.value.problems]
    assert (
        hints
        == ['did you mean "acme-2024"?'] * 100
        + ["add it to sources.yaml, or mend the spelling"] * 20
    )


def test_an_unknown_source_is_told_at_its_name_even_if_that_is_a_key_too(project: Path) -> None:
    write("claims/findings.yaml", CLAIMS.replace("source: bolt-2020", "source: label"))
    with pytest.raises(MkdeckError) as caught:
        Library.load(["claims"])
    [problem] = caught.value.problems
    assert problem.message == 'there is no source called "label"'
    assert CLAIMS.strip().splitlines()[problem.line - 1] == "  source: bolt-2020"
