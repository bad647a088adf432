"""Whatever somebody has done to a deck, trace says something and does not fail."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree
from tools.planting import A, C, Deck, P

from mkdeck.trace import lines, record, summary

if TYPE_CHECKING:
    from mkdeck.claims import Library

JUNK = (
    *("", "[]", "{}", "null", "[1,2]", '{"a":1}', '[["a"]]', "[[1,2,3]]", "[null]", '"x"'),
    *('[["95%","service-matters-to-loyalty"]]', '{"service-matters-to-loyalty":null}'),
    *('{"x":["a"]}', "[[" * 500, '[["95%","x","y","z"]]', "1e999"),
)

WORDS = (
    *("", "1e99999", "٣", "½", "99999999999999999999%", "95%" * 300, "1" * 5000, "{0}", "(?P<x"),
    *("[a]", "[a-b]: 95%", "[a-b] 5; [service-matters-to-loyalty] .", "\u202e95%", "'"),
)

NAMES = (*WORDS, "number [service-matters-to-loyalty]", "bars [a-b-c, share-good-experiences]")


def spoil(deck: Deck, chance: random.Random) -> None:
    """Puts junk into tags, words, names, alternative texts, charts and notes."""
    for slide in deck.slides:
        for relation in slide.part.rels.values():
            if relation.reltype.endswith("/tags") and chance.random() < 0.3:
                root: Any = etree.fromstring(relation.target_part.blob)
                for one in root:
                    if chance.random() < 0.4:
                        one.set("val", chance.choice(JUNK))
                relation.target_part._blob = etree.tostring(root)
            elif relation.reltype.endswith("/chart"):
                chart = relation.target_part._element
                for value in chart.iter(f"{C}v"):
                    if chance.random() < 0.2:
                        value.text = chance.choice(WORDS)
                for code in chart.iter(f"{C}numFmt"):
                    code.set("formatCode", chance.choice((*WORDS, '"""', "0.00000", ";;;")))
        for text in slide._element.iter(f"{A}t"):
            if chance.random() < 0.1:
                text.text = chance.choice(WORDS)
        for identity in slide._element.iter(f"{P}cNvPr"):
            if chance.random() < 0.05:
                identity.set("name", chance.choice(NAMES))
                identity.set("descr", chance.choice(WORDS))
        if slide.has_notes_slide and chance.random() < 0.2:
            slide.notes_slide.notes_text_frame.text = chance.choice(WORDS)


@pytest.mark.parametrize(
    "seed", [1, *(pytest.param(n, marks=pytest.mark.slow) for n in range(2, 40))]
)
def test_a_spoilt_deck_is_read(seed: int, loyalty_deck: bytes, shipped_claims: Library) -> None:
    deck = Deck(loyalty_deck)
    spoil(deck, random.Random(seed))
    traced = deck.traced(shipped_claims)
    assert lines(traced)
    assert summary(traced).startswith("deck.pptx: ")
    assert json.loads(json.dumps(record(traced)))["findings"]
