"""Bad input: what is said, where it points, and that nothing is touched."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from textwrap import dedent

import pytest
from click.testing import CliRunner, Result
from conftest import ARTICLES, CLAIMS, DECK, ROOT, SOURCES, TOPICS, write

import mkdeck
from mkdeck.cli import cli
from mkdeck.errors import did_you_mean
from mkdeck.sections import kinds

LONG = " ".join(["loyalty"] * 60)
WORD = "Loyalty" * 30


def run(*args: str | Path) -> Result:
    """`mkdeck` in this process; a traceback fails the test."""
    result = CliRunner().invoke(cli, [str(arg) for arg in args])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def refused(*args: str | Path) -> str:
    """What a run says that exits with 1 and leaves the results of an earlier one alone."""
    write("output/bad/bad.pptx", "an earlier deck")
    write("output/bad/manifest.json", '{"files": [{"path": "bad.pptx", "kind": "deck"}]}')
    before = files(Path("output"))
    result = run(*args)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert files(Path("output")) == before
    *said, count = result.stderr.splitlines()
    problems = sum(not line.startswith("  ") for line in said)
    assert count.partition("; ")[0] == f"{problems} problem{'s' if problems != 1 else ''}"
    return "\n".join(said)


def clean(text: str) -> str:
    """The messages, file by file in the order of their lines, as a run prints them."""
    blocks = re.split(r"\n(?! )", dedent(text).strip("\n"))
    paths = [block.split(":")[0] for block in blocks]
    places = [re.match(r"[^:\n]+:(\d+):(\d+):", block) for block in blocks]

    def place(i: int) -> tuple[int, int, int]:
        found = places[i]
        line, column = (int(found[1]), int(found[2])) if found else (0, 0)
        return paths.index(paths[i]), line, column

    return "\n".join(blocks[i] for i in sorted(range(len(blocks)), key=place))


NO_PARSE = {
    "colon in a text": (
        "title: Loyalty: a deck\n",
        """
        decks/bad.yaml:1:15: is not valid YAML: mapping values are not allowed in this context
          hint: put quotes round a text that holds a colon and a space
        """,
    ),
    "quotes not closed": (
        'title: "Loyalty\nslides: [title]\n',
        """
        decks/bad.yaml:1:8: is not valid YAML: the quotes are not closed
          hint: close the quotes that open here
        """,
    ),
    "bracket not closed": (
        "title: Loyalty\nslides: [title\n",
        """
        decks/bad.yaml:2:9: is not valid YAML: the bracket is not closed
          hint: close the bracket that opens here
        """,
    ),
    "tab": (
        "title: Loyalty\n\tslides: [title]\n",
        """
        decks/bad.yaml:2:1: is not valid YAML: a tab indents a line or a text
          hint: indent with spaces: YAML takes no tabs there
        """,
    ),
    "special character": (
        "title: %value\n",
        """
        decks/bad.yaml:1:8: is not valid YAML: found character that cannot start any token
          hint: put quotes round a text that starts with a special character
        """,
    ),
    "alias of nothing": (
        "title: Loyalty\nslides: *slides\n",
        """
        decks/bad.yaml:2:9: is not valid YAML: found undefined alias
          hint: put quotes round a text that starts with "*"
        """,
    ),
    "two documents": (
        "title: One\n---\ntitle: Two\n",
        """
        decks/bad.yaml:2:1: is not valid YAML: found another document
          hint: keep one document in a file; take out the line "---"
        """,
    ),
    "control character": (
        "title: Loy\u0000alty\n",
        """
        decks/bad.yaml:1:11: holds a character that YAML does not allow (U+0000)
          hint: remove the control character
        """,
    ),
    "key twice": (
        "title: One\nslides: [title]\ntitle: Two\n",
        """
        decks/bad.yaml:3:1: key "title" stands here twice
          hint: the first is in line 1
        """,
    ),
    "merge key": (
        """
        title: Loyalty
        slides:
          - &first {kind: hero, claim: service-matters}
          - <<: *first
            title: Again
        """,
        """
        decks/bad.yaml:4:5: merging with "<<" is not understood
          hint: write the keys out
        """,
    ),
    "key that is a list": (
        "title: Loyalty\n? [a, b]\n: c\n",
        """
        decks/bad.yaml:2:3: a key must be text
          hint: write a text before the colon
        """,
    ),
    "alias within itself": (
        "title: Loyalty\nslides: &all [*all]\n",
        """
        decks/bad.yaml:2:9: is nested more than 40 deep
          hint: take out brackets; an alias must not stand within itself
        """,
    ),
}

WRONG_SHAPE = {
    "empty": (
        "",
        """
        decks/bad.yaml:1:1: key "title" is missing
          hint: "title" says: title of the deck
        """,
    ),
    "list at the top": (
        "- title\n",
        """
        decks/bad.yaml:1:1: expected keys with values, found a list
          hint: write "key: value", a line for each
        """,
    ),
    "text at the top": (
        "Loyalty\n",
        """
        decks/bad.yaml:1:1: expected keys with values, found "Loyalty"
          hint: write "key: value", a line for each
        """,
    ),
    "unknown key": (
        "title: Loyalty\nthemes: editorial\nslides: [title]\n",
        """
        decks/bad.yaml:2:1: unknown key "themes"
          hint: did you mean "theme"?
        """,
    ),
    "title that is a list": (
        "title: [Loyalty]\nslides: [title]\n",
        """
        decks/bad.yaml:1:8: "title" must be a text, found a list
          hint: write one text, in quotes where it starts with a bracket
        """,
    ),
    "title that is empty": (
        "title:\nslides: [title]\n",
        """
        decks/bad.yaml:1:7: "title" is empty
          hint: "title" says: title of the deck
        """,
    ),
    "slides that are a text": (
        "title: Loyalty\nslides: title\n",
        """
        decks/bad.yaml:2:9: "slides" must be a list, found "title"
          hint: write "[one, another]", or "- one" on a line for each
        """,
    ),
    "slides that are a number": (
        "title: Loyalty\nslides: 12\n",
        """
        decks/bad.yaml:2:9: "slides" must be a list, found "12"
          hint: write "[one, another]", or "- one" on a line for each
        """,
    ),
    "slides that are keys": (
        "title: Loyalty\nslides: {kind: title}\n",
        """
        decks/bad.yaml:2:9: "slides" must be a list, found keys with values
          hint: write "[one, another]", or "- one" on a line for each
        """,
    ),
    "infographic that is a text": (
        "title: Loyalty\ninfographic: hero\n",
        """
        decks/bad.yaml:2:14: "infographic" must be keys with values, found "hero"
          hint: write "key: value", a line for each
        """,
    ),
    "infographic without sections": (
        "title: Loyalty\ninfographic: {sections: []}\n",
        """
        decks/bad.yaml:2:25: "sections" holds 0 items; the least is 1
          hint: "sections" says: what stands in it, downwards; left out, or `auto`, mkdeck chooses
        """,
    ),
    "standing that does not exist": (
        "title: Loyalty\nallow: [cautious]\nslides: [title]\n",
        """
        decks/bad.yaml:2:9: unknown value "cautious"
          hint: did you mean "caution"?
        """,
    ),
    "nothing to build": (
        "title: Loyalty\n",
        """
        decks/bad.yaml:1:1: the deck has neither slides, nor an infographic, nor cards
          hint: name "topics: […]" for a story out of them, or add "slides: [title]"
        """,
    ),
    "language": (
        "title: Loyalty\nlanguage: eng\nslides: [title]\n",
        """
        decks/bad.yaml:2:11: there is no language "eng"
          hint: did you mean "en"?
        """,
    ),
    "theme": (
        "title: Loyalty\ntheme: editoral\nslides: [title]\n",
        """
        decks/bad.yaml:2:8: there is no theme called "editoral"
          hint: did you mean "editorial"?
        """,
    ),
    "several at once": (
        "titel: Loyalty\nallow: caution\nslides: 3\n",
        """
        decks/bad.yaml:1:1: key "title" is missing
          hint: "title" says: title of the deck
        decks/bad.yaml:2:8: "allow" must be a list, found "caution"
          hint: write "[one, another]", or "- one" on a line for each
        decks/bad.yaml:3:9: "slides" must be a list, found "3"
          hint: write "[one, another]", or "- one" on a line for each
        decks/bad.yaml:1:1: unknown key "titel"
          hint: did you mean "title"?
        """,
    ),
}

WRONG_SLIDE = {
    "unknown kind": (
        "- {kind: heroo, claim: service-matters}",
        """
        decks/bad.yaml:3:12: there is no kind called "heroo"
          hint: did you mean "hero"?
        """,
    ),
    "unknown bare kind": (
        "- titel",
        """
        decks/bad.yaml:3:5: there is no kind called "titel"
          hint: did you mean "title"?
        """,
    ),
    "unknown option": (
        "- {kind: hero, claim: service-matters, tilte: Loyalty}",
        """
        decks/bad.yaml:3:42: unknown key "tilte"
          hint: did you mean "title"?
        """,
    ),
    "number that is none": (
        "- {kind: hero, select: {since: soon}}",
        """
        decks/bad.yaml:3:34: "since" must be a whole number, found "soon"
          hint: "since" says: only claims whose source is from this year or later
        """,
    ),
    "number too small": (
        "- {kind: hero, select: {limit: 0}}",
        """
        decks/bad.yaml:3:34: "limit" must be 1 or more, found "0"
          hint: "limit" says: how many at most
        """,
    ),
    "neither true nor false": (
        "- {kind: range, claim: sold-to, gap: maybe}",
        """
        decks/bad.yaml:3:40: "gap" must be true or false, found "maybe"
          hint: "gap" says: whether a bracket names the distance of two ranges at their closest, \
as our arithmetic
        """,
    ),
    "order": (
        "- {kind: hero, select: {order: valu}}",
        """
        decks/bad.yaml:3:34: unknown order "valu"
          hint: did you mean "value"?
        """,
    ),
    "topic of a selection": (
        "- {kind: hero, select: {topics: [churns]}}",
        """
        decks/bad.yaml:3:36: there is no topic called "churns"
          hint: did you mean "churn"?
        """,
    ),
    "claim": (
        "- {kind: hero, claim: service-mattters}",
        """
        decks/bad.yaml:3:25: there is no claim called "service-mattters"
          hint: did you mean "service-matters"?
        """,
    ),
    "claim in a list": (
        "- {kind: bars, claims: [answer-is-fast, agent-is-frendly]}",
        """
        decks/bad.yaml:3:43: there is no claim called "agent-is-frendly"
          hint: did you mean "agent-is-friendly"?
        """,
    ),
    "claim beside the main one": (
        "- {kind: hero, claim: service-matters, fact: old-leaves}",
        """
        decks/bad.yaml:3:48: there is no claim called "old-leaves"
          hint: did you mean "old-leave"?
        """,
    ),
    "question": (
        "- {kind: bars, question: acme-2018/good-servic}",
        """
        decks/bad.yaml:3:28: source "acme-2018" has no question called "good-servic"
          hint: did you mean "good-service"?
        """,
    ),
    "source of a question": (
        "- {kind: bars, question: acme/good-service}",
        """
        decks/bad.yaml:3:28: there is no source called "acme"
          hint: did you mean "acme-2018"?
        """,
    ),
    "no claim chosen": (
        "- hero",
        """
        decks/bad.yaml:3:5: "hero" needs 1 claim, and none is chosen
          hint: write "claim", "claims", "question" or "select"
        """,
    ),
    "claims chosen in two ways": (
        "- {kind: hero, claim: service-matters, claims: [service-matters]}",
        """
        decks/bad.yaml:3:50: "claim" and "claims" both choose claims
          hint: keep one of them
        """,
    ),
    "too many claims": (
        "- {kind: hero, claims: [service-matters, answer-is-fast]}",
        """
        decks/bad.yaml:3:12: "hero" needs 1 claim; 2 given
          hint: name as many, or choose another kind
        """,
    ),
    "kind of a selection": (
        "- {kind: hero, select: {kind: [shares]}}",
        """
        decks/bad.yaml:3:34: unknown value "shares"
          hint: did you mean "share"?
        """,
    ),
    "standing": (
        "- {kind: hero, claim: leaves-unheard}",
        """
        decks/bad.yaml:3:25: claim "leaves-unheard" is marked "caution": the article names no source
          hint: choose another, or write "allow: [caution]" here or in the deck
        """,
    ),
    "empty selection": (
        "- {kind: hero, select: {topics: [churn], since: 2030}}",
        """
        decks/bad.yaml:3:26: the selection is empty: of 3 claims none fits
          hint: "mkdeck explain" tells why each claim was left
        """,
    ),
    "highlight": (
        "- {kind: bars, claims: [answer-is-fast, agent-is-friendly], highlight: answer-is-fas}",
        """
        decks/bad.yaml:3:74: "answer-is-fas" is not among what is shown
          hint: did you mean "answer-is-fast"?
        """,
    ),
    "sources that differ": (
        "- {kind: range, claims: [answer-is-fast, sold-to]}",
        """
        decks/bad.yaml:3:12: "answer-is-fast" and "sold-to" cannot share an axis: \
their sources differ (acme-2018, bolt-2020)
          hint: show them as "stats", each with its own base and source
        """,
    ),
    "questions that differ": (
        "- {kind: bars, claims: [answer-is-fast, service-matters]}",
        """
        decks/bad.yaml:3:12: "answer-is-fast" and "service-matters" cannot share an axis: \
they do not answer one question of their source
          hint: show them as "stats", each with its own base and source
        """,
    ),
    "bases that differ": (
        "- {kind: bars, claims: [young-leave, old-leave]}",
        """
        decks/bad.yaml:3:12: "young-leave" and "old-leave" cannot share an axis: \
their bases differ (people under thirty, people over sixty)
          hint: show them as "stats", each with its own base and source
        """,
    ),
    "units that differ": (
        "- {kind: bars, claims: [answer-is-fast, minutes-waited]}",
        """
        decks/bad.yaml:3:12: "answer-is-fast" and "minutes-waited" cannot share an axis: \
their units differ (percent, minutes)
          hint: show them as "stats", each with its own base and source
        """,
    ),
    "placeholder": (
        "- {kind: hero, title: Nearly <valeu> agree, claim: service-matters}",
        """
        decks/bad.yaml:3:25: "<valeu>" is no figure of a claim shown here
          hint: did you mean "value"?
        """,
    ),
    "every slide at once": (
        "- titel\n  - {kind: hero, claim: service-maters}\n  - {kind: hero, claims: 7}",
        """
        decks/bad.yaml:3:5: there is no kind called "titel"
          hint: did you mean "title"?
        decks/bad.yaml:4:25: there is no claim called "service-maters"
          hint: did you mean "service-matters"?
        decks/bad.yaml:5:26: "claims" must be a list, found "7"
          hint: write "[one, another]", or "- one" on a line for each
        """,
    ),
}


@pytest.mark.parametrize(
    ("text", "expected"), [*NO_PARSE.values(), *WRONG_SHAPE.values()], ids=[*NO_PARSE, *WRONG_SHAPE]
)
def test_a_deck_that_cannot_be_read(project: Path, text: str, expected: str) -> None:
    write("decks/bad.yaml", text)
    assert refused("decks/bad.yaml") == clean(expected)


@pytest.mark.parametrize(("slides", "expected"), WRONG_SLIDE.values(), ids=list(WRONG_SLIDE))
def test_a_slide_that_cannot_be_made(project: Path, slides: str, expected: str) -> None:
    write("decks/bad.yaml", f"title: Loyalty\nslides:\n  {slides}\n")
    assert refused("decks/bad.yaml") == clean(expected)
    assert refused("check", "decks/bad.yaml") == clean(expected)


def test_a_topic_of_the_pool_that_does_not_exist(project: Path) -> None:
    write("decks/bad.yaml", "title: Loyalty\ntopics: [churn, loyalti]\nslides: [title]\n")
    assert refused("decks/bad.yaml") == clean("""
        decks/bad.yaml:2:17: there is no topic called "loyalti"
          hint: did you mean "loyalty"?
        """)


def test_a_kind_that_cannot_stand_in_a_form(project: Path) -> None:
    write(
        "decks/bad.yaml",
        """
        title: Loyalty
        slides:
          - {kind: chapter, title: Churn}
        cards:
          - {kind: divider, title: Churn}
        """,
    )
    said = refused("decks/bad.yaml").splitlines()
    in_form = {
        form: [name for name, kind in kinds().items() if form in kind.forms]
        for form in ("slide", "card")
    }
    otherwise = 'write "kind: …"; "mkdeck kinds" lists them'
    assert said == [
        'decks/bad.yaml:3:12: a slide cannot show the kind "chapter"',
        f"  hint: {did_you_mean('chapter', in_form['slide']) or otherwise}",
        'decks/bad.yaml:5:12: a card cannot show the kind "divider"',
        f"  hint: {did_you_mean('divider', in_form['card']) or otherwise}",
    ]


def test_a_card_size_that_does_not_exist(project: Path) -> None:
    write(
        "decks/bad.yaml",
        "title: Loyalty\ncards:\n  - {kind: hero, claim: service-matters, size: ogg}\n",
    )
    assert refused("decks/bad.yaml") == clean("""
        decks/bad.yaml:3:48: there is no card size "ogg"
          hint: did you mean "og"?
        """)


def test_titles_that_are_equal_stop_a_check_and_not_a_build(project: Path) -> None:
    slides = "- {kind: hero, claim: service-matters, title: One}\n" * 2
    (project / "decks/new.yaml").write_text(f"title: T\nslides:\n{slides}", "utf-8")
    checked, built = (
        CliRunner().invoke(cli, [one, "decks/new.yaml"]) for one in ("check", "build")
    )
    said = "slide 2 has the title of slide 1 (line 3)\n  hint: give each a title of its own"
    assert checked.exit_code == 1
    assert f": {said}" in checked.stderr
    assert built.exit_code == 0
    assert f"warning: {said}" in built.stderr


def test_sources_must_come_last(project: Path) -> None:
    write("decks/bad.yaml", "title: Loyalty\nslides:\n  - sources\n  - title\n")
    assert refused("decks/bad.yaml") == (
        'decks/bad.yaml:3:5: "sources" must be the last slide, since it refers to all others\n'
        "  hint: move it to the end"
    )


# --- the file itself


def test_a_file_of_more_than_a_megabyte(project: Path) -> None:
    write("decks/bad.yaml", "title: Loyalty\n#" + "x" * 1_000_000)
    assert refused("decks/bad.yaml") == clean("""
        decks/bad.yaml: is 1,000,016 bytes long; the limit is 1 MB
          hint: split it into several files
        """)


def test_a_billion_laughs(project: Path) -> None:
    letters = "abcdefghi"
    lines = ["a: &a [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    for before, letter in pairwise(letters):
        lines.append(f"{letter}: &{letter} [{', '.join([f'*{before}'] * 10)}]")
    write("decks/bad.yaml", "\n".join(lines))
    assert refused("decks/bad.yaml") == clean("""
        decks/bad.yaml:1:16: unfolds to far more than a file may hold
          hint: write the values out instead of nesting aliases
        """)


@pytest.mark.parametrize("nesting", ["[" * 100_000, "{a: " * 50_000, "- " * 100_000, "? " * 99_999])
def test_nesting_that_would_exhaust_the_stack(project: Path, nesting: str) -> None:
    write("decks/bad.yaml", f"title: Loyalty\nslides:\n  {nesting}\n")
    done = mkdeck_process("decks/bad.yaml")
    assert done.returncode == 1
    assert re.match(r"decks/bad\.yaml:3:\d+: is nested more than 40 deep\n", done.stderr)


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("title: Ärger über Café\n".encode("latin-1"), "1:8"),
        (b"title: One\ntitle: \xc3\x84\xff\n", "2:9"),
        ("title: Loyalty\n".encode("utf-16"), "1:1"),
    ],
    ids=["Latin-1", "broken UTF-8", "UTF-16"],
)
def test_a_file_that_is_not_utf8(project: Path, content: bytes, place: str) -> None:
    Path("decks/bad.yaml").write_bytes(content)
    assert refused("decks/bad.yaml") == (
        f"decks/bad.yaml:{place}: is not UTF-8 text\n  hint: save the file as UTF-8"
    )


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(project: Path) -> None:
    text = Path("decks/sound.yaml").read_text("utf-8").replace("\n", "\r\n")
    Path("decks/sound.yaml").write_bytes(("\ufeff" + text).encode())
    assert run("check", "decks/sound.yaml").exit_code == 0


# --- claims

CLAIM = """
- id: one
  topics: [loyalty]
  value: 95%
  headline: One matters
  statement: <value> of people say so
  callout: say so
  label: Says so
  source: acme-2018
  standing: sound
"""

WRONG_CLAIM = {
    "topic": (
        "[loyalty]",
        "[loyalti]",
        """
        claims/more.yaml:2:12: there is no topic called "loyalti"
          hint: did you mean "loyalty"?
        """,
    ),
    "four topics": (
        "[loyalty]",
        "[loyalty, churn, loyalty, churn]",
        """
        claims/more.yaml:2:11: "topics" holds 4 items; the most is 3
          hint: "topics" says: one to three topics
        """,
    ),
    "source": (
        "acme-2018",
        "acme-2019",
        """
        claims/more.yaml:8:11: there is no source called "acme-2019"
          hint: did you mean "acme-2018"?
        """,
    ),
    "neither source nor article": (
        "acme-2018",
        "none",
        """
        claims/more.yaml:1:3: claim "one" has neither a source nor an article that it was seen in
          hint: add "seen_in: [{article: …, place: …}]"
        """,
    ),
    "article": (
        "  standing",
        "  seen_in: [{article: tenstatistics, place: item 3}]\n  standing",
        """
        claims/more.yaml:9:23: there is no article called "tenstatistics"
          hint: did you mean "ten-statistics"?
        """,
    ),
    "question": (
        "  standing",
        "  question: acme-2018/good-servic\n  standing",
        """
        claims/more.yaml:9:13: there is no question called "good-servic"
          hint: did you mean "good-service"?
        """,
    ),
    "question of another source": (
        "  standing",
        "  question: bolt-2020/good-service\n  standing",
        """
        claims/more.yaml:9:13: the question "bolt-2020/good-service" is not one of source \
"acme-2018"
          hint: did you mean "acme-2018/good-service"?
        """,
    ),
    "claim in conflict": (
        "  standing",
        "  conflicts: {service-maters: they differ}\n  standing",
        """
        claims/more.yaml:9:15: there is no claim called "service-maters"
          hint: did you mean "service-matters"?
        """,
    ),
    "quantity": (
        "95%",
        "95 minuts",
        """
        claims/more.yaml:3:10: the unit "minuts" is not known
          hint: did you mean "minutes"?
        """,
    ),
    "reversed range": (
        "value: 95%",
        "values: {old: 70–60%, new: lots}",
        """
        claims/more.yaml:3:17: the range "70–60%" runs backwards
          hint: write the smaller figure first
        claims/more.yaml:3:30: cannot read "lots" as a quantity
          hint: write it like 95%, over 60%, 25–95%, 6 in 10, half, 5–25x, $1.6 trillion, 900 people
        """,
    ),
    "two sorts of figure": (
        "value: 95%",
        "value: 95%\n  values: {new: 5%}",
        """
        claims/more.yaml:1:3: claim "one" needs exactly one of "value", "values" and "ranking"
          hint: keep one of them
        """,
    ),
    "values of different units": (
        "value: 95%",
        "values: {old: 6%, new: 3x}",
        """
        claims/more.yaml:1:3: the values of claim "one" are measured in different units \
(percent, times)
          hint: make a claim of each unit
        """,
    ),
    "placeholder": (
        "<value> of",
        "<valeu> of",
        """
        claims/more.yaml:5:14: "<valeu>" is no figure of claim "one"
          hint: did you mean "value"?
        """,
    ),
    "standing without a reason": (
        "sound",
        "caution",
        """
        claims/more.yaml:1:3: claim "one" is marked "caution" without a "reason"
          hint: add "reason: …"
        """,
    ),
    "unknown standing": (
        "sound",
        "sond",
        """
        claims/more.yaml:9:13: unknown standing "sond"
          hint: did you mean "sound"?
        """,
    ),
    "empty headline": (
        "One matters",
        "",
        """
        claims/more.yaml:4:12: "headline" is empty
          hint: "headline" says: a takeaway without figures
        """,
    ),
    "odd id": (
        "id: one",
        "id: Number One",
        """
        claims/more.yaml:1:7: "Number One" is no id
          hint: use small letters, digits and hyphens
        """,
    ),
    "id of another claim": (
        "id: one",
        "id: old-leave",
        """
        claims/more.yaml:1:7: claim "old-leave" is defined twice
          hint: the first is at claims/findings.yaml:55
        """,
    ),
}


@pytest.mark.parametrize(("old", "new", "expected"), WRONG_CLAIM.values(), ids=list(WRONG_CLAIM))
def test_a_claim_that_cannot_be_used(project: Path, old: str, new: str, expected: str) -> None:
    write("claims/more.yaml", CLAIM.replace(old, new))
    assert refused("decks/sound.yaml") == clean(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "one: two\n",
            """
            claims/more.yaml:1:1: expected a list of claims, found keys with values
              hint: start each claim with "- id: …"
            """,
        ),
        (
            "claims\n",
            """
            claims/more.yaml:1:1: expected a list of claims, found "claims"
              hint: start each claim with "- id: …"
            """,
        ),
        (
            "- one\n",
            """
            claims/more.yaml:1:3: expected keys with values, found "one"
              hint: write "key: value", a line for each
            """,
        ),
    ],
)
def test_a_file_of_claims_that_holds_none(project: Path, text: str, expected: str) -> None:
    write("claims/more.yaml", text)
    assert refused("decks/sound.yaml") == clean(expected)


def test_what_refers_to_something_broken_is_not_reported_again(project: Path) -> None:
    write("claims/topics.yaml", TOPICS.replace("Staying with a brand", "[staying]"))
    write("claims/sources.yaml", SOURCES.replace("year: 2018", "year: soon"))
    write("claims/articles.yaml", ARTICLES.replace("  language: et\n", ""))
    write("claims/findings.yaml", CLAIMS.replace("51%", "lots"))
    write(
        "claims/findings.et.yaml",
        """
        answer-is-fast:
          headline: Kiire vastus
          statement: <value> klientidest
          callout: klientidest
          label: Kiire vastus
        """,
    )
    assert refused("decks/sound.yaml").splitlines()[::2] == [
        'claims/articles.yaml:2:3: key "language" is missing',
        'claims/findings.yaml:13:10: cannot read "lots" as a quantity',
        'claims/sources.yaml:3:9: "year" must be a whole number, found "soon"',
        "claims/topics.yaml:1:10: a topic's description must be a text, found a list",
    ]


def test_a_translation_of_no_claim_and_of_no_figure(project: Path) -> None:
    words = "{headline: a, statement: <valu> b, callout: c, label: d}"
    write("claims/findings.et.yaml", f"service-maters: {words}\nservice-matters: {words}\n")
    assert refused("decks/sound.yaml") == clean("""
        claims/findings.et.yaml:2:43: "<valu>" is no figure of claim "service-matters"
          hint: did you mean "value"?
        claims/findings.et.yaml:1:1: there is no claim called "service-maters"
          hint: did you mean "service-matters"?
        """)


# --- figures in the author's words


@pytest.mark.parametrize("figure", ["95", "１２", "½", "٩٥", "Ⅻ", "24/7", "$5", "7.5%"])
def test_a_figure_must_be_a_claims_own(project: Path, figure: str) -> None:
    write(
        "decks/bad.yaml",
        f"""
        title: Always {figure} here
        slides:
          - kind: hero
            claim: service-matters
            title: Service {figure}, they say
          - kind: title
            kicker: Since {figure}
        """,
    )
    named = "write the name of a figure (<service-matters>, <service-matters.value>, <value>), or"
    assert refused("decks/bad.yaml") == clean(f"""
        decks/bad.yaml:5:12: "{figure}" in the author's words is no claim's value
          hint: {named} list it under "literals"
        decks/bad.yaml:7:13: "{figure}" in the author's words is no claim's value
          hint: say it without a figure, or list it under "literals"
        decks/bad.yaml:1:8: "{figure}" in the author's words is no claim's value
          hint: say it without a figure, or list it under "literals"
        """)


def test_every_figure_of_a_text_is_named(project: Path) -> None:
    write("decks/bad.yaml", "title: Ten to 1, or 3 to 2\nslides: [title]\n")
    said = refused("decks/bad.yaml").splitlines()[::2]
    assert [line.split('"')[1] for line in said] == ["1", "3", "2"]


def test_literals_let_a_figure_through(project: Path) -> None:
    write(
        "decks/bad.yaml",
        """
        title: Open 24/7, １２ months
        literals: ["24/7", "１２"]
        slides: [title]
        """,
    )
    assert run("check", "decks/bad.yaml").exit_code == 0


@pytest.mark.parametrize("figure", ["5%", "5 %", "5.5", "1.5", "$5", "5–7", "50"])
def test_a_literal_lets_no_larger_figure_through(project: Path, figure: str) -> None:
    write("decks/bad.yaml", f'title: About {figure} people\nliterals: ["5"]\nslides: [title]\n')
    assert "in the author's words is no claim's value" in refused("decks/bad.yaml")


@pytest.mark.parametrize("word", ["twice", "half", "a third", "double", "Millions of", "seven"])
def test_number_words_only_warn(project: Path, word: str) -> None:
    write("decks/bad.yaml", f"title: Loyal {word} over\nslides: [title]\n")
    result = run("check", "decks/bad.yaml")
    assert result.exit_code == 0
    assert re.fullmatch(
        r'decks/bad\.yaml:1:8: warning: "[^"]+" counts something\n'
        r"  hint: make sure that a claim says so\n",
        result.stderr,
    )


# --- what does not fit


@pytest.mark.parametrize(
    ("slide", "expected"),
    [
        (
            f"{{kind: hero, claim: service-matters, title: {LONG}}}",
            rf"decks/bad\.yaml:3:49: slide 1: the title needs \d+ lines where 2 fit "
            rf'\(\d+ pt wide, at [\d.]+ pt\): "{LONG[:119]}…" \(claims: service-matters\)',
        ),
        (
            f"{{kind: hero, claim: service-matters, title: {WORD}}}",
            rf"decks/bad\.yaml:3:49: slide 1: the title holds a word \d+ pt wider than its box "
            rf'\(\d+ pt wide, at [\d.]+ pt\): "{WORD[:119]}…" \(claims: service-matters\)',
        ),
    ],
    ids=["title", "word"],
)
def test_a_text_that_cannot_fit(project: Path, slide: str, expected: str) -> None:
    write("decks/bad.yaml", f"title: Loyalty\nslides:\n  - {slide}\n")
    message, hint = refused("decks/bad.yaml").splitlines()
    assert re.fullmatch(expected, message)
    assert hint.startswith("  hint: shorten the text")


def test_a_claims_own_callout_that_cannot_fit(project: Path) -> None:
    write("claims/findings.yaml", CLAIMS.replace("say service matters", f"say {LONG}"))
    write("decks/bad.yaml", "title: A\nslides:\n  - {kind: statement, claim: service-matters}\n")
    message = refused("decks/bad.yaml").splitlines()[0]
    assert message.startswith("decks/bad.yaml:3:12: slide 1: the statement needs ")
    assert message.endswith("(claims: service-matters)")


@pytest.mark.parametrize(("letter", "code"), [("😀", "U+1F600"), ("ก", "U+0E01")])
def test_a_letter_that_no_font_has(project: Path, letter: str, code: str) -> None:
    write(
        "decks/bad.yaml",
        f"title: A\nslides:\n  - {{kind: hero, title: Loyal {letter}, claim: service-matters}}\n",
    )
    message = refused("decks/bad.yaml").splitlines()[0]
    assert message.startswith("decks/bad.yaml:3:")
    assert f'slide 1: no font can draw "{letter}" ({code})' in message


# --- themes


def test_a_theme_asked_for_that_does_not_exist(project: Path) -> None:
    assert refused("decks/sound.yaml", "--theme", "editoral") == clean("""
        --theme: there is no theme called "editoral"
          hint: did you mean "editorial"?
        """)


def test_a_theme_is_not_looked_for_outside_its_folder(project: Path) -> None:
    write("themes/mine.yaml", "name: Mine\n")
    said = refused("decks/sound.yaml", "--theme", "../themes/mine")
    assert said.startswith('--theme: there is no theme called "../themes/mine"\n')


def test_a_theme_that_cannot_be_read_on_paper(project: Path) -> None:
    shipped = ROOT / "themes" / "editorial.yaml"
    lines = shipped.read_text("utf-8").splitlines()
    row = next(i for i, line in enumerate(lines) if line.strip().startswith("ink2:"))
    lines[row] = "  ink2: B0B0B0"
    write("themes/pale.yaml", "\n".join(lines))
    said = refused("decks/sound.yaml", "--theme", "pale")
    assert re.search(
        rf'themes/pale\.yaml:{row + 1}:9: "ink2" on "paper" has a contrast of \d\.\d\d, '
        r"and text needs 4\.5\n  hint: make one of the two darker or lighter",
        said,
    )


# --- the output folder


@pytest.mark.parametrize(
    ("blocked", "asked"), [("taken", "taken"), ("taken", "taken/deep"), ("out/sound", "out")]
)
def test_an_output_folder_that_cannot_be_made(project: Path, blocked: str, asked: str) -> None:
    write(blocked, "a file")
    said = refused("decks/sound.yaml", "-o", asked)
    assert re.fullmatch(
        rf"{asked}(/sound)?: cannot be made: [a-z ]+\n"
        r"  hint: choose another folder with -o, or move what stands there",
        said,
    )
    assert Path(blocked).read_text("utf-8") == "a file"


@pytest.mark.parametrize("name", ["..yaml", "...yaml"])
def test_a_file_name_that_would_escape_the_output_folder(project: Path, name: str) -> None:
    Path("decks", name).write_bytes(Path("decks/sound.yaml").read_bytes())
    before = files(project)
    assert "is no name for an output folder" in refused(f"decks/{name}")
    assert {path for path in files(project) if not path.startswith("output/bad/")} == set(before)


@pytest.mark.parametrize("name", ["two words", "müük", "v1.2", "-dash", "客服"])
def test_an_odd_file_name_works(project: Path, name: str) -> None:
    Path("decks", f"{name}.yaml").write_bytes(Path("decks/sound.yaml").read_bytes())
    result = run(f"decks/{name}.yaml")
    assert result.exit_code == 0
    assert sorted(files(Path("output"))) == sorted([f"{name}/{name}.pptx", f"{name}/manifest.json"])


# --- runs


def test_two_broken_decks_are_both_reported(project: Path) -> None:
    write("decks/one.yaml", "title: One\nslides: [titel]\n")
    write("decks/two.yaml", "titel: Two\ntitle: Two\nslides: [title]\n")
    expected = clean("""
        decks/one.yaml:2:10: there is no kind called "titel"
          hint: did you mean "title"?
        decks/two.yaml:1:1: unknown key "titel"
          hint: did you mean "title"?
        """)
    assert refused("decks/one.yaml", "decks/two.yaml") == expected
    assert refused("check", "decks/one.yaml", "decks/two.yaml") == expected


def test_a_deck_and_its_claims_are_both_reported(project: Path) -> None:
    write("decks/bad.yaml", "title: [A]\nslides: [title]\n")
    write("claims/more.yaml", CLAIM.replace("acme-2018", "acme-2019"))
    assert refused("decks/bad.yaml").splitlines()[::2] == [
        'decks/bad.yaml:1:8: "title" must be a text, found a list',
        'claims/more.yaml:8:11: there is no source called "acme-2019"',
    ]


@pytest.mark.parametrize("command", ["build", "check"])
def test_problems_as_json(project: Path, command: str) -> None:
    write("decks/bad.yaml", "title: One\nslides: [titel]\n")
    result = run(command, "decks/bad.yaml", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout) == {
        "decks": [],
        "problems": [
            {
                "path": "decks/bad.yaml",
                "line": 2,
                "column": 10,
                "message": 'there is no kind called "titel"',
                "hint": 'did you mean "title"?',
                "code": "unknown-kind",
                "severity": "error",
            }
        ],
    }


def test_a_build_that_fails_leaves_an_earlier_one_as_it_was(project: Path) -> None:
    assert run("decks/sound.yaml").exit_code == 0
    before = files(Path("output"))
    deck = Path("decks/sound.yaml")
    write(deck, deck.read_text("utf-8").replace("claim: service-matters", f"title: {LONG}"))
    assert run("decks/sound.yaml").exit_code == 1
    assert files(Path("output")) == before


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["decks/nothing.yaml"], "'decks/nothing.yaml' does not exist"),
        (["decks"], "'decks' is a directory"),
        (["decks/sound.yaml", "--colour", "red"], "No such option"),
        (["decks/sound.yaml", "--only", "pdf"], "'pdf' is not one of"),
        (["build"], "Missing argument"),
        ([], "Usage:"),
    ],
)
def test_wrong_usage_exits_with_2(project: Path, args: list[str], said: str) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert said in result.output
    assert not Path("output").exists()


def mkdeck_process(*args: str) -> subprocess.CompletedProcess[str]:
    """`python -m mkdeck` as a process of its own."""
    source = str(Path(mkdeck.__file__).parents[1])
    return subprocess.run(
        [sys.executable, "-m", "mkdeck", *args],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": source},
    )


def test_a_mistake_shows_no_traceback(project: Path) -> None:
    write("decks/bad.yaml", "title: One\nslides: [titel]\n")
    done = mkdeck_process("decks/bad.yaml")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.splitlines()[0] == ('decks/bad.yaml:2:10: there is no kind called "titel"')
    assert "Traceback" not in done.stderr


# --- messages at the very place

MESSAGES = {
    "a slide that is nothing": (
        "title: A\nslides:\n  - {kind: }\n",
        "decks/bad.yaml:3:12: a kind is missing\n"
        '  hint: write "kind: …"; "mkdeck kinds" lists them\n',
    ),
    "a kind that is a list": (
        "title: A\nslides:\n  - kind: [hero]\n",
        'decks/bad.yaml:3:11: "kind" must be a text, found a list\n',
    ),
    "the form in words": (
        "title: A\ninfographic:\n  sections:\n    - {kind: divider, title: A}\n",
        'decks/bad.yaml:4:14: the infographic cannot show the kind "divider"\n',
    ),
    "source of a selection": (
        "title: A\nslides:\n  - {kind: hero, select: {source: [acme]}}\n",
        'decks/bad.yaml:3:36: there is no source called "acme"\n'
        '  hint: did you mean "acme-2018"?\n',
    ),
    "a claim that does not suit the kind": (
        "title: A\nslides:\n  - {kind: hero, claim: sold-to}\n",
        'decks/bad.yaml:3:25: "hero" cannot show claim "sold-to": it is a comparison\n',
    ),
    "the deck's title does not fit": (
        f"title: {LONG}\nslides:\n  - title\n",
        "decks/bad.yaml:1:8: slide 1: the deck title needs ",
    ),
    "a statement's own title": (
        "title: A\nslides:\n  - kind: statement\n    claim: service-matters\n    title: B\n",
        'decks/bad.yaml:5:12: "statement" does not show a "title" in slides\n'
        "  hint: leave it out\n",
    ),
    "a letter that no font has, in a title": (
        "title: A\nslides:\n  - {kind: hero, title: Loyal ก, claim: service-matters}\n",
        'decks/bad.yaml:3:25: slide 1: no font can draw "ก" (U+0E01) of "Loyal ก" '
        "(claims: service-matters)\n  hint: write it with other letters\n",
    ),
    "a letter that no font has, in the deck's title": (
        "title: Loyal ก\nslides: [title]\n",
        'decks/bad.yaml:1:8: slide 1: no font can draw "ก" (U+0E01) of "Loyal ก"\n',
    ),
    "a letter that no font has, in a standfirst": (
        "title: A\ninfographic:\n  standfirst: Loyal ก\n  sections:\n"
        "    - {kind: hero, claim: service-matters}\n",
        "decks/bad.yaml:3:15: infographic: no font can draw",
    ),
    "a title that an infographic's hero would drop": (
        "title: A\ninfographic:\n  sections:\n"
        "    - {kind: hero, title: Loyal ก, claim: service-matters}\n",
        "decks/bad.yaml:4:27: ",
    ),
    "a title that a hero card would drop": (
        "title: A\ncards:\n  - {kind: hero, title: Loyal ก, claim: service-matters}\n",
        "decks/bad.yaml:3:25: ",
    ),
    "a deck's own mistake hides those of its slides": (
        "title: A\nthemes: b\nslides: [titel]\n",
        'decks/bad.yaml:2:1: unknown key "themes"\n  hint: did you mean "theme"?\n'
        'decks/bad.yaml:3:10: there is no kind called "titel"\n',
    ),
    "a name of ours that hides a claim's": (
        "title: A\nslides:\n  - kind: range\n    claim: sold-to\n    title: At least <existing>\n"
        "    derive: {existing: existing.low / new.high}\n",
        'decks/bad.yaml:6:14: "existing" is the name of a claim\'s figure\n',
    ),
    "a claim shown twice": (
        "title: A\nslides:\n  - {kind: bars, claims: [answer-is-fast, answer-is-fast]}\n",
        'decks/bad.yaml:3:43: claim "answer-is-fast" is shown twice\n',
    ),
    "an empty word to emphasise": (
        "title: A\nslides:\n  - {kind: compare, claim: sold-to, emphasis: ['']}\n",
        "decks/bad.yaml:3:48: a text here is empty\n",
    ),
    "more dividers than lines": (
        "title: A\nslides:\n" + "  - {kind: divider, title: Chapter}\n" * 40,
        "decks/bad.yaml:3:",
    ),
    "a formula that fails is told once": (
        "title: A\nslides:\n  - kind: range\n    claim: sold-to\n    title: At least <ratio>\n"
        "    derive: {ratio: existin / new.high}\n",
        'decks/bad.yaml:6:21: "existin" is no figure of this slide\n'
        '  hint: did you mean "existing"?\n1 problem;',
    ),
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(*case, id=name) for name, case in MESSAGES.items()],
)
def test_a_message_names_the_place(project: Path, text: str, expected: str) -> None:
    write("decks/bad.yaml", text)
    result = run("decks/bad.yaml")
    assert result.exit_code == 1
    assert result.stderr.startswith(expected)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (r"her\no\n2 problems", r"her\no\n2 problems"),
        (r"her\tro", r"her\tro"),
        ("x" * 20_000, "x" * 119 + "…"),
    ],
    ids=["line end", "tab", "long"],
)
def test_a_value_is_shown_on_one_readable_line(project: Path, written: str, shown: str) -> None:
    write("decks/bad.yaml", f'title: A\nslides: ["{written}"]\n')
    first = refused("decks/bad.yaml").splitlines()[0]
    assert first == f'decks/bad.yaml:2:10: there is no kind called "{shown}"'


def test_a_reason_is_cut_where_it_is_long(project: Path) -> None:
    reason = "the article names no source"
    write("claims/findings.yaml", CLAIMS.replace(reason, reason * 700))
    write("decks/bad.yaml", "title: A\nslides: [{kind: hero, claim: leaves-unheard}]\n")
    message = refused("decks/bad.yaml").splitlines()[0]
    assert message.endswith("…")
    assert len(message) < 1100


def test_the_name_of_a_file_is_shown_on_one_line(project: Path) -> None:
    write("decks/b\nad.yaml", "title: A\n")
    assert refused("decks/b\nad.yaml").startswith(r"decks/b\nad.yaml: is no name for an output")


@pytest.mark.parametrize("name", ["a\udcff", "\u202ea", " a", "a\tb", "b\\c", "x" * 201])
def test_the_check_knows_what_is_no_name_for_a_folder(project: Path, name: str) -> None:
    deck = Path("decks", f"{name}.yaml")
    deck.write_bytes(Path("decks/sound.yaml").read_bytes())
    done = mkdeck_process("check", str(deck))
    assert done.returncode == 1
    assert re.search(r"decks/.*\.yaml: is (no name for an output|a name of 201)", done.stderr)
    assert "hint: give the deck's file a plain name" in done.stderr


def test_what_does_not_fit_is_reported_beside_what_does_not_read(project: Path) -> None:
    write("decks/one.yaml", "title: One\nslides: [titel]\n")
    write("decks/two.yaml", f"title: {LONG}\nslides: [title]\n")
    said = refused("decks/one.yaml", "decks/two.yaml")
    assert "there is no kind called" in said
    assert "the deck title needs" in said


def test_two_decks_of_one_name_do_not_overwrite_each_other(project: Path) -> None:
    write("decks/more/sound.yaml", DECK)
    result = run("decks/sound.yaml", "decks/more/sound.yaml")
    assert result.exit_code == 1
    assert result.stderr.startswith("decks/more/sound.yaml: ")
    assert not Path("output").exists()


def test_a_theme_is_named_as_claims_are(project: Path) -> None:
    write("themes/mine.yaml", "nam: Mine\n")
    assert refused("decks/sound.yaml", "--theme", "mine").startswith("themes/mine.yaml:1:1: ")


def test_a_file_name_that_gives_no_folder_is_named(project: Path) -> None:
    write("decks/..yaml", DECK)
    assert refused("decks/..yaml").startswith("decks/..yaml: ")


def test_a_colour_is_shown_as_it_was_written(project: Path) -> None:
    shipped = ROOT / "themes" / "editorial.yaml"
    write("themes/red.yaml", re.sub(r"accent: \w+", "accent: red", shipped.read_text("utf-8")))
    assert '"red" is no colour' in refused("decks/sound.yaml", "--theme", "red")


@pytest.mark.parametrize(
    ("kind", "figure"),
    [
        ("bars", "value: 0%"),
        ("bars", "values: {old: 0%, new: 0%}"),
        ("columns", "values: {2019: $0, 2020: $0}"),
        ("multiple", "value: 0x"),
    ],
)
def test_a_figure_of_nothing_raises_no_bug(project: Path, kind: str, figure: str) -> None:
    write(
        "claims/more.yaml", CLAIM.replace("value: 95%", figure).replace("<value> of people", "They")
    )
    write("decks/bad.yaml", f"title: A\nslides:\n  - {{kind: {kind}, claim: one}}\n")
    assert run("check", "decks/bad.yaml").exit_code in {0, 1}


def test_line_ends_in_a_title_are_spaces(project: Path) -> None:
    write(
        "decks/bad.yaml",
        """
        title: A
        slides:
          - kind: hero
            claim: service-matters
            title: |
              Loyal people
              stay longer
        """,
    )
    assert run("check", "decks/bad.yaml").exit_code == 0
