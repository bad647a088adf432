"""A deck that LibreOffice has saved: tags are gone, names and notes are there, figures traced."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from tools.planting import Deck, wrong

from mkdeck.trace import trace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdeck.claims import Library

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]


def saved(data: bytes, folder: Path) -> bytes:
    """A deck opened and saved by LibreOffice."""
    source = folder / "deck.pptx"
    source.write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pptx", "--outdir"]
    subprocess.run(
        [*command, str(folder / "out"), str(source)], check=True, capture_output=True, timeout=300
    )
    return (folder / "out" / "deck.pptx").read_bytes()


@pytest.mark.parametrize("name", ["loyalty", "gallery", "trial-ja", "election-ru"])
def test_no_figure_is_taken_for_another(
    name: str, tmp_path: Path, delivered: Callable[[str], tuple[bytes, Library]]
) -> None:
    data, library = delivered(name)
    found = trace("deck.pptx", saved(data, tmp_path), library)
    assert wrong(found) == []
    assert {one.carrier for one in found.findings} == {"names", "notes"}
    known = {one.claim for one in found.findings}
    delivered_claims = {one.claim for one in trace("deck.pptx", data, library).findings}
    assert known == delivered_claims


def test_what_was_edited_before_and_after_is_named(
    loyalty_deck: bytes, shipped_claims: Library, tmp_path: Path
) -> None:
    deck = Deck(loyalty_deck)
    [number] = [one for one in deck.shapes(3) if one.name.startswith("number")]
    number.say("95%", "85%")
    deck = Deck(saved(deck.data(), tmp_path))
    value = deck.named(11, "value [")[0]
    value.say("60–70%", "65–70%")
    found = wrong(deck.traced(shipped_claims))
    assert [(one.kind, one.slide, one.printed) for one in found] == [
        ("edited", 3, "85%"),
        ("edited", 11, "65–70%"),
    ]
