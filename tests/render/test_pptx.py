"""The PowerPoint file, opened again with python-pptx and read as XML."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from conftest import SOURCES, claims_of, write
from lxml import etree
from pptx import Presentation
from tools.slots import apart, seen
from tools.text_boxes import baseline, body, colour, faces, in_layout, inside, spacing

from mkdeck import open_deck
from mkdeck.claims import cited_long
from mkdeck.project import Project
from mkdeck.render.carriers import marked
from mkdeck.render.pptx.slots import colour_map, scheme
from mkdeck.scene import Group, Picture, Rect, Table, Text, joint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdeck.scene import Item, Scene

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
EMU = 12700


@pytest.fixture(scope="module")
def path(loyalty: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The deck whose charts are shapes, so that each item of a scene has its own."""
    drawn = {**loyalty.spec.node.plain(), "charts": "shapes"}
    output = tmp_path_factory.mktemp("shapes")
    open_deck(drawn, folder=Path(loyalty.spec.node.path).parent, name="loyalty").make(
        output, ("deck",)
    )
    return output / "loyalty" / "loyalty.pptx"


@pytest.fixture(scope="module")
def slides(path: Path) -> list[Any]:
    return list(Presentation(str(path)).slides)


@pytest.fixture(scope="module")
def scenes(loyalty_scenes: dict[str, list[Scene]]) -> list[Scene]:
    return loyalty_scenes["deck"]


@pytest.fixture(scope="module")
def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def shapes(holder: Any) -> Iterator[Any]:
    """Every shape, those of groups too."""
    for shape in holder.shapes:
        yield shape
        if hasattr(shape, "shapes"):
            yield from shapes(shape)


def elements(slides: list[Any], *tags: str) -> Iterator[tuple[int, Any]]:
    for number, slide in enumerate(slides, 1):
        for element in slide._element.iter(*tags):
            yield number, element


# --- slides


def test_there_is_a_slide_of_16_to_9_for_every_scene(path: Path, scenes: list[Scene]) -> None:
    deck = Presentation(str(path))
    width, height = deck.slide_width, deck.slide_height
    assert (width, height) == (960 * EMU, 540 * EMU)
    assert width is not None
    assert height is not None
    assert width * 9 == height * 16
    assert len(deck.slides) == len(scenes) == 16


def test_words_of_a_title_are_found_across_its_line_breaks(slides: list[Any]) -> None:
    title = slides[3].shapes.title
    runs = [element.text for element in title._element.iter(f"{A}t")]
    assert len(list(title._element.iter(f"{A}br"))) == 1
    assert "accurate response" in "".join(runs)
    assert not any(run.startswith(" ") for run in runs), "the space ends a line"


def test_every_slide_has_a_title(slides: list[Any], scenes: list[Scene]) -> None:
    for slide, scene in zip(slides, scenes, strict=True):
        assert slide.shapes.title is not None, scene.name
        titles = [item for item in scene.flat() if isinstance(item, Text) and item.role == "title"]
        assert said(slide.shapes.title) == [titles[0].string]


def test_no_placeholder_is_empty(slides: list[Any]) -> None:
    for slide in slides:
        for shape in slide.placeholders:
            assert "".join(shape._element.itertext()).strip()


def test_a_slide_number_is_a_field_that_shows_its_number(slides: list[Any]) -> None:
    found = [(number, field) for number, field in elements(slides, f"{A}fld")]
    assert len(found) == 15, "every slide but the title slide"
    for number, field in found:
        assert field.get("type") == "slidenum"
        assert field.findtext(f"{A}t") == str(number)


def test_the_text_of_a_slide_is_the_text_of_its_scene(
    slides: list[Any], scenes: list[Scene]
) -> None:
    for slide, scene in zip(slides, scenes, strict=True):
        meant = [text.string for text in in_order(scene)]
        found = [text for shape in shapes(slide) for text in said(shape)]
        assert found == meant, scene.name


def in_order(scene: Scene) -> list[Text]:
    """The texts of a scene as a slide has them, the title first."""
    texts = [item for item in scene.flat() if isinstance(item, Text)]
    return sorted(texts, key=lambda text: text.role != "title")


def boxed(scene: Scene) -> list[Text]:
    """Those that have a box of their own."""
    tables = [item for item in scene.items if isinstance(item, Table)]
    cells = {id(text) for table in tables for text in table.items}
    return [text for text in in_order(scene) if id(text) not in cells]


def test_text_boxes_stand_where_the_scene_has_them(slides: list[Any], scenes: list[Scene]) -> None:
    """Their upper edge a line's own distance above the first baseline, or round its middle."""
    for slide, scene in zip(slides, scenes, strict=True):
        boxes = [shape for shape in shapes(slide) if shape.has_text_frame and said(shape)]
        for text, box in zip(boxed(scene), boxes, strict=True):
            left, top, right, bottom = inside(box)
            own = in_layout(box) is None
            near, beside = (0.01, 0.01) if own else (0.75, max(2, 0.03 * text.size))
            assert right - left >= text.ink or body(box).get("wrap") == "none"
            if text.align == "left":
                assert left == pytest.approx(text.x - text.hang, abs=beside)
            if text.align == "right":
                assert right == pytest.approx(text.x + text.width, abs=beside)
            assert baseline(box, text.size) == pytest.approx(text.y, abs=near)
            if body(box).get("anchor") == "t":
                assert 1.2 * spacing(box) * text.size == pytest.approx(text.pitch, abs=0.01)
                high = text.pitch * len(text.lines)
                assert bottom - top == pytest.approx(high, abs=0.01) or not own


def test_text_boxes_stand_on_whole_points(slides: list[Any]) -> None:
    for slide in slides:
        for shape in shapes(slide):
            if shape.has_text_frame and said(shape):
                place = shape.left, shape.top, shape.width, shape.height
                assert [length % EMU for length in place] == [0, 0, 0, 0]


def test_spacing_follows_the_size_of_letters_by_whole_percents(slides: list[Any]) -> None:
    told = [next(iter(spacing)) for _, spacing in elements(slides, f"{A}lnSpc")]
    assert {share.tag for share in told} == {f"{A}spcPct"}
    assert {int(share.get("val")) % 1000 for share in told} == {0}


def test_ids_are_unique_on_a_slide(slides: list[Any]) -> None:
    for slide in slides:
        ids = [element.get("id") for element in slide._element.iter(f"{P}cNvPr")]
        assert len(ids) == len(set(ids))


def test_nothing_has_a_shadow_or_another_effect(slides: list[Any]) -> None:
    """Neither of its own nor inherited from a style."""
    effects = (f"{A}effectRef", f"{P}style", f"{A}outerShdw", f"{A}innerShdw", f"{A}glow")
    assert list(elements(slides, *effects)) == []
    assert [e for _, e in elements(slides, f"{A}effectLst") if len(e)] == []


def test_text_boxes_keep_their_size(slides: list[Any]) -> None:
    """The title alone, whose box has room for its lines, shrinks what is added."""
    for slide in slides:
        for shape in shapes(slide):
            if shape.has_text_frame and said(shape):
                insets = [int(body(shape).get(side)) for side in ("lIns", "tIns", "rIns", "bIns")]
                assert all(0 <= inset < EMU for inset in insets), "what brings it on whole points"
                titled = shape == slide.shapes.title and body(shape).get("anchor") == "t"
                fit = "normAutofit" if titled else "noAutofit"
                assert body(shape).find(f"{A}{fit}") is not None


def test_a_box_with_no_room_to_spare_does_not_wrap(slides: list[Any]) -> None:
    """So that "22" may become "100"."""
    values = {"34%", "22", "17", "15", "12"}
    found = {}
    for _, shape in elements(slides[3:4], f"{P}sp"):
        words = "".join(text.text for text in shape.iter(f"{A}t"))
        if words in values:
            found[words] = shape.find(f".//{A}bodyPr").get("wrap")
    assert found == dict.fromkeys(values, "none")
    assert body(slides[3].shapes.title).get("wrap") == "square"


def test_every_run_says_its_language_and_face(slides: list[Any]) -> None:
    tags = (f"{A}r", f"{A}fld", f"{A}br")
    looks = [(number, element.find(f"{A}rPr")) for number, element in elements(slides, *tags)]
    looks += list(elements(slides, f"{A}endParaRPr"))
    assert len(looks) > 200
    for number, look in looks:
        assert look is not None, number
        assert look.get("lang") == "en-GB"
    for slide in slides:
        for shape in shapes(slide):
            if said(shape):
                assert faces(shape) <= {"+mj-lt", "+mn-lt"}, "the theme's"
                assert faces(shape)


def test_titles_take_the_major_font_of_the_theme(slides: list[Any]) -> None:
    for slide in slides:
        for shape in shapes(slide):
            if shape == slide.shapes.title:
                assert faces(shape) == {"+mj-lt"}
            elif shape.name.split()[0] in {"footer", "subtitle"}:
                assert faces(shape) == {"+mn-lt"}


def test_a_line_of_notes_is_a_paragraph_and_no_run_holds_a_line_end(project: Path) -> None:
    notes = "One.\n    Two.\n\n    Three."
    slide = f"- kind: divider\n  title: B\n  notes: |\n    {notes}\n"
    write("decks/notes.yaml", f"title: A\nslides:\n{slide}")
    made = Project.open(Path("decks/notes.yaml"))
    made.make(Path("output"), ["deck"])
    opened = Presentation("output/notes/notes.pptx")
    notes = opened.slides[0].notes_slide.notes_text_frame
    assert [said.text for said in notes.paragraphs] == ["One.", "Two.", "", "Three."]
    with zipfile.ZipFile("output/notes/notes.pptx") as package:
        for name in package.namelist():
            if name.endswith(".xml"):
                found = etree.fromstring(package.read(name)).iter(f"{A}t")
                assert not any("\n" in (text.text or "") for text in found), name


def test_a_source_with_an_address_is_a_link(project: Path) -> None:
    write("claims/sources.yaml", SOURCES.replace("year:", "url: https://example.org/r\n  year:", 1))
    write("decks/links.yaml", "title: A\nslides: [{kind: hero, claim: young-leave}, sources]\n")
    made = Project.open(Path("decks/links.yaml"))
    made.make(Path("output"), ["deck"])
    opened = Presentation("output/links/links.pptx")
    targets = [one.target_ref for one in opened.slides[1].part.rels.values() if one.is_external]
    assert targets == ["https://example.org/r"]


# --- pictures


def test_pictures_and_groups_are_described(slides: list[Any], scenes: list[Scene]) -> None:
    def described(items: Sequence[Item]) -> list[str]:
        found = []
        for item in items:
            if isinstance(item, Picture | Group):
                found.append(item.alt)
            if isinstance(item, Group):
                # A picture is not described a second time where its group is.
                found += [said for said in described(item.items) if said != item.alt]
        return found

    for slide, scene in zip(slides, scenes, strict=True):
        told = [
            said
            for element in slide._element.iter(f"{P}pic", f"{P}grpSp", f"{P}graphicFrame")
            if (said := element.find(f"*/{P}cNvPr").get("descr"))
        ]
        assert told == described(scene.items)
        assert all(told), scene.name


def test_what_is_no_content_is_marked_as_decoration(slides: list[Any]) -> None:
    for _, shape in elements(slides, f"{P}sp"):
        if shape.find(f"{P}txBody") is None:
            assert re.search(rb'decorative [^>]*val="1"', etree.tostring(shape))


def test_labels_of_a_chart_are_text_beside_its_marks(slides: list[Any]) -> None:
    bars = next(shape for shape in slides[3].shapes if hasattr(shape, "shapes"))
    marked = [shape for shape in bars.shapes if hasattr(shape, "shapes")]
    labels = [text for shape in bars.shapes for text in said(shape)]
    assert len(marked) == 1
    assert labels[:4] == ["Accurate, quick response", "34%", "No need to contact an agent", "22"]


def test_marks_are_no_pictures(slides: list[Any]) -> None:
    assert list(elements(slides, f"{P}pic")) == []


def test_what_shows_a_claim_is_named_after_it(slides: list[Any], scenes: list[Scene]) -> None:
    for slide, scene in zip(slides, scenes, strict=True):
        named = [element.get("name") for element in slide._element.iter(f"{P}cNvPr")]
        own = [item for item in scene.flat() if isinstance(item, Picture)] + boxed(scene)
        for item in own:
            if item.claims:
                what = item.role if isinstance(item, Text) else item.data.kind
                figures = item.figures if isinstance(item, Text) else ()
                assert f"{what} {marked(item.claims, figures)}" in named


def test_the_name_of_what_shows_one_of_several_values_says_which(slides: list[Any]) -> None:
    names = [shape.name for shape in shapes(slides[13])]
    assert "value [cxm-market-size-by-year.2019]" in names
    assert "value [cxm-market-size-by-year.2020]" in names
    assert "columns [cxm-market-size-by-year]" in names, "which draws both"


# --- notes


def test_notes_hold_the_full_citation(
    slides: list[Any], scenes: list[Scene], loyalty: Project
) -> None:
    cited = 0
    for slide, scene in zip(slides, scenes, strict=True):
        assert slide.has_notes_slide == bool(scene.notes)
        if not scene.claims:
            continue
        notes = slide.notes_slide.notes_text_frame.text
        assert notes.split("\n") == [*scene.notes, scene.listed]
        for key in scene.claims:
            claim = claims_of(loyalty)[key]
            assert cited_long(claim, loyalty.language) in notes
            assert claim.citation.name in notes
            assert "Seen in: " in notes
            cited += 1
    assert cited > 20


def test_notes_say_their_language(slides: list[Any]) -> None:
    for slide in slides:
        if slide.has_notes_slide:
            for run in slide.notes_slide._element.iter(f"{A}rPr"):
                assert run.get("lang") == "en-GB"


# --- theme and package


def test_the_document_has_the_theme_s_colours_and_faces(
    members: dict[str, bytes], loyalty: Project
) -> None:
    theme: Any = etree.fromstring(members["ppt/theme/theme1.xml"])
    listed = theme.find(f"*/{A}clrScheme")
    slots = {slot.tag.removeprefix(A): slot[0].get("val") for slot in listed}
    assert slots == scheme(loyalty.theme.palette)
    faces = loyalty.theme.faces.office
    assert theme.find(f".//{A}majorFont/{A}latin").get("typeface") == faces.title.family
    assert theme.find(f".//{A}minorFont/{A}latin").get("typeface") == faces.text.family
    used = {look.get("val") for name in members for look in colours(members, name)}
    assert used == {"tx1", "accent1"}


def test_slots_of_the_theme_give_the_colours_of_the_scene(
    slides: list[Any], scenes: list[Scene]
) -> None:
    for slide, scene in zip(slides, scenes, strict=True):
        mapped, colours = colour_map(scene.palette, scene.layout), scheme(scene.palette)
        boxes = [s for s in shapes(slide) if s.has_text_frame and said(s)]
        for box, text in zip(boxes, boxed(scene), strict=True):
            meant = {scene.palette[run.colour] for line in text.lines for run in line}
            shown = seen(colour(box), colours, mapped)
            assert min(apart(shown, one) for one in meant) < 26, (scene.name, text.string)


def test_rules_have_their_colour_on_the_layout(slides: list[Any], scenes: list[Scene]) -> None:
    for slide, scene in zip(slides, scenes, strict=True):
        mapped, colours = colour_map(scene.palette, scene.layout), scheme(scene.palette)
        rules = [item for item in scene.items if isinstance(item, Rect)]
        drawn = [
            shape
            for holder in (slide, slide.slide_layout)
            for shape in holder.shapes
            if shape.name.startswith("rule")
        ]
        meant = sorted((round(rule.y, 1), scene.palette[rule.fill]) for rule in rules)
        found = sorted((round(s.top / EMU, 1), seen(colour(s), colours, mapped)) for s in drawn)
        for (y, wanted), (top, shown) in zip(meant, found, strict=True):
            assert top == pytest.approx(y, abs=0.1)
            assert apart(shown, wanted) < 26, scene.name


def test_members_are_sorted_and_carry_one_date(path: Path) -> None:
    with zipfile.ZipFile(path) as package:
        infos = package.infolist()
    names = [info.filename for info in infos]
    assert names[0] == "[Content_Types].xml"
    assert names[1:] == sorted(names[1:])
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert {info.create_system for info in infos} == {0}


def test_nothing_is_left_of_the_template(members: dict[str, bytes]) -> None:
    assert [name for name in members if re.search("printerSettings|thumbnail", name)] == []
    layouts = [name for name in members if re.fullmatch(r"ppt/slideLayouts/[^/]+\.xml", name)]
    assert not any(b"Click to" in members[name] for name in layouts)
    for name, content in members.items():
        assert b"printerSettings" not in content, name
        assert b"thumbnail" not in content, name


def test_every_member_is_named_by_a_relationship(members: dict[str, bytes]) -> None:
    """A part that nothing leads to makes PowerPoint offer a repair."""
    targets = {
        target.rsplit(b"/", 1)[-1].decode()
        for name, content in members.items()
        if name.endswith(".rels")
        for target in re.findall(rb'Target="([^"]+)"', content)
    }
    parts = {name for name in members if not name.endswith((".rels", "[Content_Types].xml"))}
    assert {name for name in parts if name.rsplit("/", 1)[-1] not in targets} == set()


def test_the_document_is_dated_by_its_library(path: Path, loyalty: Project) -> None:
    core = Presentation(str(path)).core_properties
    assert core.title == loyalty.spec.file.title
    assert core.author == core.last_modified_by == "mkdeck"
    assert f"{core.created:%Y-%m-%d %H:%M:%S}" == f"{loyalty.library.spec.as_of}-01 00:00:00"
    assert core.created == core.modified


def said(shape: Any) -> list[str]:
    """The text of a shape: lines joined as a scene joins them, nothing where it has none.

    Of a table, that of each cell.
    """
    if getattr(shape, "has_table", False):
        return [
            words for cell in shape._element.iter(f"{A}tc") for words in read(cell, f"{A}txBody")
        ]
    if not getattr(shape, "has_text_frame", False):
        return []
    return read(shape._element, f"{P}txBody")


def read(holder: Any, name: str) -> list[str]:
    """The text of a body, if it is there and has one."""
    body = holder.find(name)
    if body is None:
        return []
    said = ""
    broken = False
    for piece in body.iter(f"{A}t", f"{A}br"):
        words = piece.text or ""
        if broken and not said.endswith(" "):
            said += joint(said, words)
        broken = piece.tag == f"{A}br"
        said += "" if broken else words
    return [said] if said else []


def colours(members: dict[str, bytes], name: str) -> list[Any]:
    if not re.fullmatch(r"ppt/slides/slide\d+\.xml", name):
        return []
    return list(etree.fromstring(members[name]).iter(f"{A}schemeClr"))
