"""What pictures say of themselves, read as other programs read it."""

from __future__ import annotations

import struct
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from conftest import CLAIMS, write
from frozendict import frozendict
from lxml import etree
from PIL import Image

from mkdeck.claims import content_hash
from mkdeck.project import Project
from mkdeck.render import Document
from mkdeck.render.carriers import PACKET, XMP, claim_line, pixels, read_claim_line
from mkdeck.render.png.canvas import png
from mkdeck.render.png.xmp import packet
from mkdeck.scene import Evidence, Scene

if TYPE_CHECKING:
    from collections.abc import Iterator


def chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of a PNG file: type and data."""
    at = 8
    while at < len(content):
        [length] = struct.unpack(">I", content[at : at + 4])
        yield content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        at += length + 12


def described(content: bytes) -> Any:
    """The description of a file's packet, found in its bytes as WordPress finds it."""
    start, end = content.index(b"<x:xmpmeta"), content.index(b"</x:xmpmeta>")
    root: Any = etree.fromstring(content[start : end + len(b"</x:xmpmeta>")])
    [found] = root.xpath("/x:xmpmeta/rdf:RDF/rdf:Description", namespaces=XMP)
    return found


def said(description: Any, name: str, language: str = "x-default") -> str:
    path = f"{name}/rdf:Alt/rdf:li[@xml:lang='{language}']"
    [found] = description.xpath(path, namespaces=XMP)
    return str(found.text).replace("\u00a0", " ")


@pytest.fixture(scope="module")
def cards(loyalty_built: Path) -> dict[str, bytes]:
    return {path.stem: path.read_bytes() for path in (loyalty_built / "cards").iterdir()}


def test_the_packet_is_one_uncompressed_text_before_the_pixels(cards: dict[str, bytes]) -> None:
    for content in cards.values():
        names = [name for name, _ in chunks(content)]
        assert names[:2] == [b"IHDR", b"iTXt"]
        assert set(names) == {b"IHDR", b"iTXt", b"IDAT", b"IEND"}
        [text] = [data for name, data in chunks(content) if name == b"iTXt"]
        assert text.startswith(PACKET.encode() + b"\0\0\0\0\0")
        assert len(text) <= 3072


def test_a_blog_finds_the_alternative_text(cards: dict[str, bytes]) -> None:
    found = described(cards["04-hero-og"])
    words = "91% of customers say good service makes them more likely to buy from a company again."
    assert words in said(found, "Iptc4xmpCore:AltTextAccessibility")
    assert words in said(found, "Iptc4xmpCore:AltTextAccessibility", "en")
    full = said(found, "Iptc4xmpCore:ExtDescrAccessibility")
    assert full == f"{words} Source: Salesforce, no date."
    assert found.findtext("photoshop:Credit", namespaces=XMP) == "Salesforce, no date"
    assert found.findtext("dc:source", namespaces=XMP) == "Salesforce"


def test_it_names_claims_with_figures_and_hashes(cards: dict[str, bytes], loyalty: Project) -> None:
    found = described(cards["06-range-wide"])
    own = {key.rpartition("}")[2]: text for key, text in found.attrib.items()}
    assert (own["deck"], own["page"], own["month"]) == ("loyalty", "06-range-wide", "2026-11")
    [line] = found.xpath("mkdeck:claims/rdf:Bag/rdf:li/text()", namespaces=XMP)
    claim = loyalty.library.claim("chance-of-sale-existing-and-new")
    assert claim is not None
    content = content_hash(claim, loyalty.language)
    assert line == f"{claim.id}|{content}|existing=60–70%|new=5–20%"
    assert read_claim_line(line) == (
        claim.id,
        content,
        (("existing", "60–70%"), ("new", "5–20%")),
    )


def test_its_pixels_are_hashed_whatever_file_they_are_in(cards: dict[str, bytes]) -> None:
    content = cards["01-hero-og"]
    found = described(content).get(f"{{{XMP['mkdeck']}}}pixels")
    again = BytesIO()
    with Image.open(BytesIO(content)) as picture:
        assert pixels(picture) == found
        picture.save(again, "PNG", compress_level=1)
        changed = picture.copy()
    with Image.open(again) as stored:
        assert pixels(stored) == found
        assert PACKET not in stored.info, "Pillow drops it, as the reader has to know"
    changed.putpixel((3, 300), (1, 2, 3))
    assert pixels(changed) != found


def test_words_change_no_pixel(loyalty_scenes: dict[str, list[Scene]]) -> None:
    scene = loyalty_scenes["cards"][0]
    bare, told = png(scene), png(scene, document=_document())
    assert [data for name, data in chunks(bare) if name == b"IDAT"] == [
        data for name, data in chunks(told) if name == b"IDAT"
    ]
    assert told == png(scene, document=_document())


def test_signs_are_escaped(project: Path) -> None:
    write("claims/findings.yaml", CLAIMS.replace("Nearly everyone ties", "Q&A of “us” ties", 1))
    write("decks/signs.yaml", "title: A\ncards: [{kind: hero, claim: service-matters}]\n")
    Project.open(Path("decks/signs.yaml")).make(Path("output"), ["cards"])
    [file] = Path("output/signs/cards").iterdir()
    found = described(file.read_bytes())
    assert said(found, "dc:title") == "Q&A of “us” ties loyalty to service"


# --- what is too long


def _document(evidence: tuple[Evidence, ...] = ()) -> Document:
    theme: Any = None
    by_id = frozendict({one.claim: one for one in evidence})
    return Document("deck", "Title", theme, theme, "2026-01", "1", evidence=by_id)


def _evidence(number: int, words: int, letter: str) -> Evidence:
    key = f"claim-{number}"
    said = " ".join([letter * 5] * words)
    return Evidence(
        key, "0" * 12, (("value", f"{number}%"),), f"{said}.", f"P{number}", f"S{number}"
    )


@pytest.mark.parametrize("count", [0, 1, 8, 40, 400])
@pytest.mark.parametrize("words", [4, 40, 200])
@pytest.mark.parametrize("letter", ["a", "題", "&"])
def test_a_packet_is_short_and_whole(
    count: int, words: int, letter: str, loyalty_scenes: dict[str, list[Scene]]
) -> None:
    evidence = tuple(_evidence(number, words, letter) for number in range(count))
    scene = replace(
        loyalty_scenes["cards"][0],
        title=f"{letter * 400}?",
        claims=tuple(one.claim for one in evidence),
    )
    made = packet(scene, _document(evidence), "0" * 16)
    assert len(made.encode()) <= 3072 - len(PACKET) - 5
    found = described(made.encode())
    lines = found.xpath("mkdeck:claims/rdf:Bag/rdf:li/text()", namespaces=XMP)
    assert lines == [claim_line(one) for one in evidence[: len(lines)]]
    left = found.get(f"{{{XMP['mkdeck']}}}left")
    assert int(left or 0) == count - len(lines)
    title = f"{letter * 119}…"
    told = [one.statement for one in evidence]
    brief = said(found, "Iptc4xmpCore:AltTextAccessibility")
    assert brief in {" ".join([title, *told[:number]]) for number in range(count + 1)}
    if found.find("Iptc4xmpCore:ExtDescrAccessibility", namespaces=XMP) is not None:
        full = [f"{one.statement} Source: {one.cited}." for one in evidence]
        long = said(found, "Iptc4xmpCore:ExtDescrAccessibility")
        assert long in {" ".join(full[:number]) for number in range(1, count + 1)}
