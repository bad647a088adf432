"""Pictures that say of themselves what they show, and those that have lost it."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import PIL.Image
import pytest
from PIL.PngImagePlugin import PngInfo
from pptx import Presentation
from tools.planting import Deck, P, changed, with_claims, wrong

from mkdeck.project import Project
from mkdeck.quantity import Quantity
from mkdeck.render.carriers import PACKET
from mkdeck.trace import trace

if TYPE_CHECKING:
    from pathlib import Path

    from mkdeck.claims import Library


@pytest.fixture(scope="module")
def pictures(loyalty_built: Path) -> list[bytes]:
    """The infographic and the cards of the loyalty deck."""
    return [path.read_bytes() for path in sorted(loyalty_built.rglob("*.png"))]


def saved(picture: PIL.Image.Image, packet: str = "") -> bytes:
    """A picture as a file, with a packet or without one."""
    buffer, said = BytesIO(), PngInfo()
    if packet:
        said.add_itxt(PACKET, packet)
    picture.save(buffer, "PNG", pnginfo=said)
    return buffer.getvalue()


def opened(data: bytes) -> tuple[PIL.Image.Image, str]:
    """A picture with its packet."""
    picture = PIL.Image.open(BytesIO(data))
    return picture, picture.text[PACKET]  # type: ignore[attr-defined]  # a PNG file has it


def test_pictures_as_they_were_delivered(pictures: list[bytes], shipped_claims: Library) -> None:
    for data in pictures:
        traced = trace("card.png", data, shipped_claims)
        assert wrong(traced) == []
        assert traced.findings
        assert {one.carrier for one in traced.findings} == {"packet"}


def test_a_picture_without_its_packet_cannot_be_read(
    pictures: list[bytes], shipped_claims: Library
) -> None:
    for data in pictures:
        picture, _ = opened(data)
        [found] = wrong(trace("card.png", saved(picture), shipped_claims))
        assert (found.kind, found.severity) == ("unread", "warning")
        assert "says nothing of a deck" in found.message


def test_a_picture_whose_pixels_are_others_is_told(
    pictures: list[bytes], shipped_claims: Library
) -> None:
    for data in pictures:
        picture, packet = opened(data)
        half = picture.resize((picture.width // 2, picture.height // 2))
        [found] = wrong(trace("card.png", saved(half, packet), shipped_claims))
        assert found.kind == "unread"
        assert "pixels" in found.message


def test_a_picture_saved_anew_with_the_same_pixels_is_the_same(
    pictures: list[bytes], shipped_claims: Library
) -> None:
    picture, packet = opened(pictures[0])
    assert wrong(trace("card.png", saved(picture.convert("RGBA"), packet), shipped_claims)) == []


def test_figures_that_were_edited_in_a_packet_are_named(
    pictures: list[bytes], shipped_claims: Library
) -> None:
    for data in pictures:
        picture, packet = opened(data)
        claim = trace("card.png", data, shipped_claims).findings[0]
        old = claim.printed
        new = old.replace(old[-2], "7" if old[-2] != "7" else "8")
        edited = packet.replace(f"|{old}<", f"|{new}<").replace(f"={old}|", f"={new}|")
        if edited == packet:
            continue
        found = wrong(trace("card.png", saved(picture, edited), shipped_claims))
        assert [(one.kind, one.claim) for one in found] == [("edited", claim.claim)]


def test_a_picture_of_a_claim_that_changed_or_was_withdrawn(
    pictures: list[bytes], shipped_claims: Library
) -> None:
    key = "service-matters-to-loyalty"
    shown = [
        data
        for data in pictures
        if any(one.claim == key for one in trace("card.png", data, shipped_claims).findings)
    ]
    assert len(shown) > 1
    newer = changed(shipped_claims, key, value=Quantity.parse("97%"))
    without = with_claims(
        shipped_claims, {name: one for name, one in shipped_claims.claims.items() if name != key}
    )
    for data in shown:
        [found] = wrong(trace("card.png", data, newer))
        assert (found.kind, found.printed, found.library) == ("changed", "95%", "97%")
        [found] = wrong(trace("card.png", data, without))
        assert found.kind == "withdrawn"


def test_a_card_in_a_deck_of_others_is_known_by_its_packet(
    pictures: list[bytes], shipped_claims: Library
) -> None:
    theirs = Presentation()
    slide = theirs.slides.add_slide(theirs.slide_layouts[6])
    slide.shapes.add_picture(BytesIO(pictures[0]), 0, 0)
    buffer = BytesIO()
    theirs.save(buffer)
    library = changed(shipped_claims, "service-matters-to-loyalty", value=Quantity.parse("97%"))
    traced = trace("theirs.pptx", buffer.getvalue(), library)
    assert [(one.kind, one.carrier) for one in wrong(traced)] == [("changed", "packet")]


def test_a_chart_that_is_a_picture_is_known_by_its_pixels(project: Path, tmp_path: Path) -> None:
    deck = project / "decks" / "drawn.yaml"
    deck.write_text(
        "title: A\ncharts: picture\nslides:\n"
        "  - {kind: bars, claims: [answer-is-fast, agent-is-friendly]}\n",
        "utf-8",
    )
    opened_deck = Project.open(deck)
    opened_deck.make(tmp_path / "out", ("deck",))
    data = (tmp_path / "out" / "drawn" / "drawn.pptx").read_bytes()
    library = opened_deck.library
    assert wrong(trace("deck.pptx", data, library)) == []
    made = Deck(data)
    [drawn] = made.slides[0]._element.iter(f"{P}pic")
    part = made.slides[0].part.rels[drawn.blip_rId].target_part
    picture = PIL.Image.open(BytesIO(part.blob))
    part._blob = saved(picture.resize((picture.width // 2, picture.height // 2)))
    [found] = wrong(made.traced(library))
    assert (found.kind, found.part, found.shape) == (
        "unread",
        "picture",
        drawn.nvPicPr.cNvPr.get("name"),
    )


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "neither"),
        (b"%PDF-1.7", "neither"),
        (b"\xff\xd8\xff\xe0 a photograph", "neither"),
        (b"PK\x03\x04 broken", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 locked", "encrypted"),
        (b"\x89PNG\r\n\x1a\n broken", "damaged"),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, why: str, shipped_claims: Library) -> None:
    [found] = trace("file", data, shipped_claims).findings
    assert (found.kind, found.severity) == ("unread", "warning")
    assert why in found.message
    assert found.hint


def test_a_deck_that_was_cut_off_says_so(loyalty_deck: bytes, shipped_claims: Library) -> None:
    [found] = trace("deck.pptx", loyalty_deck[:-2000], shipped_claims).findings
    assert found.kind == "unread"
    assert replace(found, message="") != found
