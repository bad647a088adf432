"""Small sound decks that show every kind in every place: what mutants are made of."""

from __future__ import annotations

from typing import Any

SHOWN: dict[str, dict[str, Any]] = {
    "bars": {"question": "harbour/annoys", "highlight": "noise", "comparator": "queues"},
    "columns": {"claim": "passengers"},
    "compare": {"claims": ["queues", "noise"]},
    "hero": {"claim": "queues"},
    "line": {"claim": "passengers"},
    "multiple": {"claim": "dearer"},
    "range": {"claim": "sold"},
    "ranking": {"claim": "wishes"},
    "statement": {"claim": "cabins", "allow": ["caution"]},
    "stats": {"claims": ["queues", "lost", "cabins"], "allow": ["caution"]},
}
"""Options of each kind that shows claims."""


PLACES = {"slides": SHOWN, "cards": SHOWN.keys() - {"compare", "statement", "stats"}}


def decks() -> dict[str, dict[str, Any]]:
    """Every deck by name."""
    found: dict[str, dict[str, Any]] = {}
    for kind, options in SHOWN.items():
        titled = {} if kind == "statement" else {"title": "What annoys on a ferry"}
        part = {"kind": kind, **titled, **options}
        found[f"slide-{kind}"] = {"title": "Ferries", "theme": "harbour", "slides": [part]}
        if kind in PLACES["cards"]:
            found[f"card-{kind}"] = {"title": "Ferries", "cards": [part]}
        if kind != "stats":
            section = {key: value for key, value in part.items() if key != "title"}
            found[f"band-{kind}"] = {
                "title": "Ferries",
                "infographic": {
                    "kicker": "On the quay",
                    "sections": [{"kind": "chapter", "title": "Queues"}, section],
                },
            }
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
