"""Rules of packages that no schema states, over decks of ours and of others."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections import Counter
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from conftest import ROOT
from lxml import etree
from tools.templates import blank, faces, saved, two_masters, with_slides

from mkdeck import open_deck

if TYPE_CHECKING:
    from collections.abc import Iterator

ON_TEMPLATE = "on-a-template"
"""The loyalty deck on a template of two masters with slides of its own."""

DECKS = [
    "decks/loyalty",
    "decks/gallery",
    "tests/libraries/election/decks/election-ru",
    ON_TEMPLATE,
]
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


@dataclass(frozen=True)
class Package:
    """The members of a file."""

    members: dict[str, bytes]

    def relations(self, part: str) -> dict[str, tuple[str, bool]]:
        """What a part relates to by id: the target, and whether it is outside."""
        folder, name = posixpath.split(part)
        listed = self.members.get(f"{folder}/_rels/{name}.rels".lstrip("/"))
        if listed is None:
            return {}
        found = {}
        for relation in etree.fromstring(listed):
            outside = relation.get("TargetMode") == "External"
            target = str(relation.get("Target"))
            inside = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[str(relation.get("Id"))] = (target if outside else inside, outside)
        return found

    def parts(self, pattern: str) -> Iterator[tuple[str, Any]]:
        """The XML parts whose names match."""
        for name, content in self.members.items():
            if re.fullmatch(pattern, name):
                yield name, etree.fromstring(content)


@pytest.fixture(scope="module", params=DECKS, ids=lambda path: path.rpartition("/")[2])
def package(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Package:
    folder = tmp_path_factory.mktemp("packages")
    if request.param == ON_TEMPLATE:
        brand = folder / "brand.potx"
        brand.write_bytes(saved(two_masters(with_slides(faces(blank(), "Arial", "Arial")))))
        told = yaml.safe_load((ROOT / "decks/loyalty.yaml").read_text("utf-8"))
        deck = open_deck({**told, "template": str(brand)}, folder=ROOT / "decks")
    else:
        deck = open_deck(ROOT / f"{request.param}.yaml")
    deck.make(folder, ("deck",))
    (file,) = folder.rglob("*.pptx")
    with zipfile.ZipFile(file) as opened:
        names = opened.namelist()
        assert len(names) == len(set(names)), "no member is there twice"
        return Package({name: opened.read(name) for name in names})


def test_every_relation_leads_to_a_part_and_every_part_is_led_to(package: Package) -> None:
    reached = {"[Content_Types].xml"}
    waiting = [""]
    while waiting:
        part = waiting.pop()
        for target, outside in package.relations(part).values():
            if not outside and target not in reached:
                assert target in package.members, (part, target)
                reached.add(target)
                waiting.append(target)
    assert {name for name in package.members if not name.endswith(".rels")} == reached


def test_every_id_of_a_relation_is_one(package: Package) -> None:
    for name, root in package.parts(r"ppt/.*\.xml"):
        known = package.relations(name)
        used = {
            value for element in root.iter() for key, value in element.attrib.items() if R in key
        }
        assert used <= set(known), name


def test_every_part_has_a_type(package: Package) -> None:
    listed = etree.fromstring(package.members["[Content_Types].xml"])
    ends = {entry.get("Extension") for entry in listed if entry.get("Extension")}
    named = {str(entry.get("PartName")).lstrip("/") for entry in listed if entry.get("PartName")}
    for name in package.members:
        assert name in named or name.rpartition(".")[2] in ends, name
    assert named <= set(package.members)


def test_numbers_are_unique_where_they_must_be(package: Package) -> None:
    for name, root in package.parts(r"ppt/(slides|slideLayouts|slideMasters)/[^/]+\.xml"):
        counts = Counter(shape.get("id") for shape in root.iter(f"{P}cNvPr"))
        assert max(counts.values()) == 1, name
    deck = etree.fromstring(package.members["ppt/presentation.xml"])
    slides = [int(str(slide.get("id"))) for slide in deck.iter(f"{P}sldId")]
    assert len(slides) == len(set(slides))
    assert all(256 <= number < 2**31 for number in slides)
    layouts = [
        int(str(layout.get("id")))
        for _, root in package.parts(r"ppt/slideMasters/[^/]+\.xml")
        for layout in root.iter(f"{P}sldLayoutId")
    ]
    layouts += [int(str(master.get("id"))) for master in deck.iter(f"{P}sldMasterId")]
    assert len(layouts) == len(set(layouts)), "masters and layouts share their numbers"
    assert min(layouts) >= 2**31


def test_placeholders_of_a_slide_are_on_its_layout(package: Package) -> None:
    for name, root in package.parts(r"ppt/slides/[^/]+\.xml"):
        targets = [target for target, _ in package.relations(name).values()]
        (layout,) = (target for target in targets if "/slideLayouts/" in target)
        known = {
            (holder.get("type"), holder.get("idx"))
            for holder in etree.fromstring(package.members[layout]).iter(f"{P}ph")
        }
        for holder in root.iter(f"{P}ph"):
            assert (holder.get("type"), holder.get("idx")) in known, name


def test_charts_name_their_axes_and_hold_their_sheets(package: Package) -> None:
    for name, root in package.parts(r"ppt/charts/[^/]+\.xml"):
        axes = [
            str(axis.find(f"{C}axId").get("val"))
            for kind in ("catAx", "valAx")
            for axis in root.iter(f"{C}{kind}")
        ]
        assert all(0 < int(number) < 2**31 for number in axes), "some readers take no other"
        assert len(axes) == len(set(axes)) == 2
        plots = [e for e in root.find(f".//{C}plotArea") if e.find(f"{C}ser") is not None]
        for plot in plots:
            assert [axis.get("val") for axis in plot.findall(f"{C}axId")] == axes
        for cross in root.iter(f"{C}crossAx"):
            assert cross.get("val") in axes
        held = root.find(f"{C}externalData").get(f"{R}id")
        target, outside = package.relations(name)[held]
        assert not outside
        with zipfile.ZipFile(BytesIO(package.members[target])) as book:
            sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
        cells = {str(cell.get("r")) for cell in sheet.iter(f"{S}c")}
        for formula in root.iter(f"{C}f"):
            place = formula.text.removeprefix("Sheet1!").replace("$", "")
            assert place.partition(":")[0] in cells, (name, place)


def test_no_part_has_a_clock_or_a_machine_in_it(package: Package) -> None:
    for name, content in package.members.items():
        assert b"/tmp/" not in content, name
        assert str(ROOT).encode() not in content, name
