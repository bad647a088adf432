"""Small sound decks that show every kind in every place: what mutants are made of."""

from __future__ import annotations

from typing import Any

SHOWN: dict[str, dict[str, Any]] = {
    "auto": {"claims": ["queues", "noise", "prices"]},
    "bars": {
        "question": "harbour/annoys",
        "highlight": "noise",
        "comparator": "queues",
        "reference": "queues",
    },
    "columns": {"claim": "passengers"},
    "compare": {"claims": ["queues", "noise"]},
    "dumbbell": {"claims": ["ages"]},
    "grouped": {"claims": ["ages", "ages-too"]},
    "hero": {"claim": "queues"},
    "line": {"claim": "passengers"},
    "list": {"claims": ["queues", "noise", "prices", "crew"]},
    "lollipop": {"question": "harbour/annoys"},
    "multiple": {"claim": "dearer"},
    "quote": {"claim": "wishes"},
    "range": {"claim": "sold"},
    "ranked": {"question": "harbour/annoys"},
    "ranking": {"claim": "wishes"},
    "slope": {"claim": "ports"},
    "stacked": {"question": "harbour/annoys"},
    "statement": {"claim": "cabins", "allow": ["caution"]},
    "stats": {"claims": ["queues", "lost", "cabins"], "allow": ["caution"]},
    "timeline": {"claims": ["queues", "long-ago"]},
    "waffle": {"question": "harbour/annoys"},
}
"""Options of each kind that shows claims."""


WORDS: dict[str, dict[str, Any]] = {
    "action": {"title": "Come aboard", "text": "Write to us", "button": "Now"},
    "agenda": {},
    "closing": {"title": "So come early"},
    "divider": {"title": "Queues"},
    "text": {"title": "Why it matters", "points": ["It is long", "It is loud"]},
}
"""Options of kinds on slides that show none."""


UNTITLED = ("auto", "quote", "statement")
"""Kinds that make their own title, or have none."""


def decks() -> dict[str, dict[str, Any]]:
    """Every deck by name."""
    found: dict[str, dict[str, Any]] = {}
    for kind, options in SHOWN.items():
        titled = {} if kind in UNTITLED else {"title": "What annoys on a ferry"}
        part = {"kind": kind, **titled, **options}
        found[f"slide-{kind}"] = {"title": "Ferries", "theme": "harbour", "slides": [part]}
        found[f"card-{kind}"] = {"title": "Ferries", "cards": [part]}
        section = {key: value for key, value in part.items() if key != "title"}
        found[f"band-{kind}"] = {
            "title": "Ferries",
            "infographic": {
                "kicker": "On the quay",
                "sections": [{"kind": "chapter", "title": "Queues"}, section],
            },
        }
    for kind, options in WORDS.items():
        slides = [{"kind": kind, **options}, {"kind": "divider", "title": "Noise"}]
        found[f"slide-{kind}"] = {"title": "Ferries", "topics": ["ferries"], "slides": slides}
    found["sources"] = {
        "title": "Ferries",
        "kicker": "On the quay",
        "topics": ["ferries"],
        "allow": ["caution"],
        "literals": ["24/7"],
        "slides": [
            {"kind": "title", "claim": "queues"},
            {"kind": "divider", "title": "Queues"},
            {"kind": "hero", "claim": "queues", "fact": "noise", "notes": "Say it.\nThen go."},
            "sources",
        ],
    }
    found["story"] = {"title": "Ferries", "topics": ["ferries", "money"], "allow": ["caution"]}
    found["parts"] = {
        "title": "Ferries",
        "topics": ["ferries"],
        "length": "short",
        "theme": "seeded",
        "slides": "auto",
        "infographic": {"sections": "auto", "glyph": "ferry", "standfirst": "On the quay."},
        "cards": "auto",
        "size": ["og", "story"],
    }
    found["sized"] = {
        "title": "Ferries",
        "cards": [
            {"kind": "hero", "claim": "queues", "size": ["square", "pin"], "callout": "array"},
            {"kind": "bars", "question": "harbour/annoys", "size": "tall", "title": "It annoys"},
        ],
    }
    found["selected"] = {
        "title": "Ferries",
        "slides": [
            {
                "kind": "stats",
                "title": "Queues annoy <times> times as many as noise",
                "also": ["queues", "noise"],
                "select": {"topics": ["ferries"], "kind": ["share"], "limit": 3, "order": "value"},
                "derive": {"times": "queues / noise"},
            }
        ],
    }
    found["japanese"] = {
        "title": "フェリー",
        "language": "ja",
        "slides": [{"kind": "hero", "claim": "queues"}],
        "cards": [{"kind": "hero", "claim": "queues", "size": "og"}],
    }
    return found
