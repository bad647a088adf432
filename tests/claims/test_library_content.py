"""What must stay true of the library that comes with mkdeck."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest
import yaml
from conftest import ROOT

from mkdeck.claims import PLACEHOLDER, PROSE, Claim, Library, texts
from mkdeck.languages import known_languages, load_language
from mkdeck.quantity import ClaimKind

FOLDER = ROOT / "claims"
LIBRARY = Library.load([FOLDER])
CLAIMS = list(LIBRARY.claims.values())
REASONS = {"repeat", "garbled", "promotion", "not a finding"}


def left_out() -> list[dict[str, str]]:
    lines: list[dict[str, str]] = yaml.safe_load(
        (FOLDER / "left-out.yaml").read_text(encoding="utf-8")
    )
    return lines


def articles_of(claim: Claim) -> set[str]:
    return {key for key, _, _ in claim.articles}


def test_there_are_about_230_claims() -> None:
    assert 215 <= len(CLAIMS) <= 250


def test_every_article_has_claims_and_left_out_lines() -> None:
    claims = Counter(key for claim in CLAIMS for key in articles_of(claim))
    lines = Counter(line["article"] for line in left_out())
    assert len(LIBRARY.articles) == 5
    assert set(claims) == set(lines) == set(LIBRARY.articles)
    assert min(claims.values()) >= 20
    assert min(lines.values()) >= 10


def test_every_claim_was_seen_somewhere() -> None:
    assert [claim.id for claim in CLAIMS if not claim.articles] == []


@pytest.mark.parametrize("tag", known_languages())
def test_the_texts_of_every_claim_fill_in(tag: str) -> None:
    language = load_language(tag)
    worded = [claim for claim in CLAIMS if tag in claim.texts]
    assert len(worded) >= 20
    for claim in worded:
        words = texts(claim, language)
        for key in PROSE:
            text = getattr(words, key)
            assert not PLACEHOLDER.search(text), (claim.id, text)
            assert "{" not in text, (claim.id, text)
        for name, quantity in claim.quantities.items():
            figure = language.running(quantity, sign=False).lower()
            assert figure in words.statement.lower(), (claim.id, name)


@pytest.mark.parametrize("article", LIBRARY.articles)
def test_claims_have_words_in_the_language_of_their_articles(article: str) -> None:
    language = LIBRARY.articles[article].language
    assert language in known_languages()
    without = [
        claim.id
        for claim in CLAIMS
        if article in articles_of(claim) and language not in claim.texts
    ]
    assert without == []


def test_every_translation_is_in_a_known_language() -> None:
    tags = {path.stem.partition(".")[2] for path in FOLDER.glob("*.*.yaml")}
    assert tags == set(known_languages()) - {"en"}


def test_left_out_lines_say_where_what_and_why() -> None:
    lines = left_out()
    assert len(lines) >= 80
    for line in lines:
        assert set(line) == {"article", "place", "what", "reason"}
        assert all(text.strip() for text in line.values()), line
        assert line["article"] in LIBRARY.articles, line
        assert line["reason"] in REASONS, line
    assert {line["reason"] for line in lines} == REASONS


def test_no_line_is_left_out_twice() -> None:
    lines = Counter((line["article"], line["place"], line["what"]) for line in left_out())
    assert [line for line, times in lines.items() if times > 1] == []


def test_there_are_about_20_topics_and_each_is_used() -> None:
    used = Counter(topic for claim in CLAIMS for topic in claim.spec.topics)
    assert 18 <= len(LIBRARY.topics) <= 24
    assert set(used) == set(LIBRARY.topics)
    assert min(used.values()) >= 3
    assert all(topic.about.endswith(".") for topic in LIBRARY.topics.values())


def test_every_claim_has_one_to_three_topics_each_once() -> None:
    for claim in CLAIMS:
        topics = claim.spec.topics
        assert 1 <= len(topics) == len(set(topics)) <= 3, claim.id


def test_a_claim_stands_in_the_file_of_its_first_topic() -> None:
    misplaced = {
        claim.id: Path(claim.places.path).stem
        for claim in CLAIMS
        if Path(claim.places.path).stem != claim.spec.topics[0]
    }
    assert misplaced == {}


def test_a_translation_stands_beside_its_claim() -> None:
    for claim in CLAIMS:
        for tag, places in claim.text_places.items():
            name = Path(claim.places.path).stem + ("" if tag == "en" else f".{tag}")
            assert Path(places.path).stem == name, claim.id


def test_every_source_and_every_question_is_used() -> None:
    assert set(LIBRARY.sources) == {claim.spec.source for claim in CLAIMS} - {"none"}
    asked = {
        f"{key}/{name}" for key, source in LIBRARY.sources.items() for name in source.questions
    }
    assert asked == {claim.spec.question for claim in CLAIMS} - {""}


def test_a_question_has_several_answers() -> None:
    answers = Counter(claim.spec.question for claim in CLAIMS if claim.spec.question)
    assert [question for question, times in answers.items() if times < 2] == []


@pytest.mark.parametrize("key", LIBRARY.sources)
def test_the_id_of_a_source_gives_its_year(key: str) -> None:
    year = re.search(r"-((?:19|20)\d\d)$", key)
    assert LIBRARY.sources[key].year == (int(year[1]) if year else None)


def test_weak_claims_give_a_reason_and_sound_ones_a_source() -> None:
    standings = Counter(claim.spec.standing for claim in CLAIMS)
    assert set(standings) == {"sound", "caution", "avoid"}
    for claim in CLAIMS:
        if claim.spec.standing == "sound":
            assert claim.source is not None, claim.id
            assert not claim.source.vendor, claim.id
        else:
            assert claim.spec.reason, claim.id


def test_the_library_says_for_which_month_it_is_judged() -> None:
    assert LIBRARY.spec.as_of == "2026-11"


def test_every_kind_of_claim_is_there() -> None:
    there = {claim.kind for claim in CLAIMS}
    assert there >= {"share", "multiple", "money", "count", "duration", "change"}
    assert there >= {"comparison", "series", "ranking"}
    assert there <= set(get_args(ClaimKind))
