"""Decks on templates: what stays of a file, what its slides are made of, and what is refused."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from conftest import ROOT, write
from pptx import Presentation
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.util import Pt
from tools.templates import (
    A,
    P,
    R,
    as_template,
    blank,
    coloured,
    drawn,
    faces,
    ground,
    moved,
    renamed,
    repacked,
    saved,
    scaled,
    two_masters,
    untyped,
    with_slides,
)

from mkdeck import open_deck
from mkdeck.errors import MkdeckError
from mkdeck.scene import Text

if TYPE_CHECKING:
    from pathlib import Path

    from mkdeck.project import Project

SLIDES = [
    {"kind": "title", "kicker": "The published evidence", "claim": "service-matters"},
    {"kind": "divider", "title": "What counts"},
    {"kind": "hero", "claim": "service-matters"},
    {
        "kind": "bars",
        "claims": ["answer-is-fast", "agent-is-friendly"],
        "title": "Fast answers count",
    },
    {"kind": "divider", "title": "What follows"},
    {"kind": "statement", "claim": "service-matters"},
    {"kind": "closing", "title": "Answer fast", "points": ["Count the minutes", "Train people"]},
    "sources",
]


def plain() -> Any:
    """The template of python-pptx in a face whose widths are known."""
    return faces(blank(), "Arial", "Arial")


def deck(project: Path, data: bytes, slides: Any = SLIDES, **more: Any) -> Project:
    """A deck of the small project on a template."""
    (project / "brand.potx").write_bytes(data)
    told = {"title": "Loyalty is earned", "topics": ["loyalty"], "slides": slides}
    return open_deck({**told, "template": "brand.potx", **more}, folder=project)


def built(made: Project, folder: Path) -> Any:
    """A deck as python-pptx opens it."""
    made.make(folder, ("deck",))
    return Presentation(str(next(folder.rglob("*.pptx"))))


def words(slide: Any) -> str:
    """Every word of a slide, lines joined by spaces."""
    said = []
    for paragraph in slide._element.iter(f"{A}p"):
        pieces = (
            " " if one.tag == f"{A}br" else one.text for one in paragraph.iter(f"{A}br", f"{A}t")
        )
        said.append("".join(piece or "" for piece in pieces))
    return re.sub(r"\s+", " ", " ".join(said))


def problems(made: Project) -> list[Any]:
    with pytest.raises(MkdeckError) as error:
        made.scenes(("deck",))
    return error.value.problems


def test_slides_are_on_the_layouts_of_the_template(project: Path) -> None:
    made = built(deck(project, saved(plain())), project / "out")
    assert (made.slide_width, made.slide_height) == (Pt(720), Pt(540))
    assert [slide.slide_layout.name for slide in made.slides] == [
        "Title Slide",
        "Section Header",
        "Title and Content",
        "Title and Content",
        "Section Header",
        "Title and Content",
        "Title and Content",
        "Title and Content",
    ]
    assert len(made.slide_layouts) == 11, "those that no slide is on stay as well"


def test_titles_inherit_all_of_their_look(project: Path) -> None:
    made = built(deck(project, saved(plain())), project / "out")
    for number, title in ((0, "Loyalty is earned"), (3, "Fast answers count")):
        shape = made.slides[number].shapes.title
        assert shape.text_frame.text == title
        assert len(shape._element.spPr) == 0
        [look] = shape._element.iter(f"{A}rPr")
        assert {**look.attrib} == {"lang": "en-GB"}
    cover = made.slides[0].placeholders[1]
    assert cover.text_frame.text == "The published evidence"


def test_no_placeholder_is_left_empty_and_no_prompt_is_shown(project: Path) -> None:
    made = built(deck(project, saved(plain())), project / "out")
    for slide in made.slides:
        held = [shape.text_frame.text for shape in slide.placeholders]
        assert all(held), held
        assert "Click" not in words(slide)


def test_every_word_of_the_scenes_is_on_the_slides(project: Path) -> None:
    """Figures, bases, sources and footers: none is dropped for want of a placeholder."""
    opened = deck(project, saved(plain()), charts="shapes")
    made = built(opened, project / "out")
    for scene, slide in zip(opened.scenes(("deck",))["deck"], made.slides, strict=True):
        for item in scene.flat():
            if isinstance(item, Text):
                assert re.sub(r"\s+", " ", item.string) in words(slide), scene.name
        assert "Acme Research" in words(slide) or not scene.claims
        if scene.notes:
            notes = slide.notes_slide.notes_text_frame.text
            assert scene.notes[0].split("\n")[0] in notes


def test_slide_numbers_are_shown_where_the_layout_has_them(project: Path) -> None:
    made = plain()
    layout = made.slide_layouts.get_by_name("Title and Content")
    for shape in list(layout.placeholders):
        if "Footer" in shape.name:
            shape.text_frame.text = "Acme, internal"
    data = saved(made)
    slides = built(deck(project, data), project / "out").slides
    kinds = {shape.placeholder_format.type.name for shape in slides[3].placeholders}
    assert kinds == {"TITLE", "SLIDE_NUMBER", "DATE", "FOOTER"}
    assert slides[3]._element.find(f".//{A}fld").get("type") == "slidenum"
    assert "Acme, internal" in words(slides[3])
    assert "2026-01" in words(slides[3]), "the library's month, and no clock's"
    for shape in list(layout.placeholders):
        if "Number" in shape.name:
            shape._element.getparent().remove(shape._element)
    slides = built(deck(project, saved(made)), project / "again").slides
    kinds = {shape.placeholder_format.type.name for shape in slides[3].placeholders}
    assert kinds == {"TITLE"}


def test_a_footer_that_says_no_more_than_that_it_is_one_is_left_out(project: Path) -> None:
    made = plain()
    for shape in made.slide_layouts.get_by_name("Title and Content").placeholders:
        if "Footer" in shape.name:
            shape.text_frame.text = "<Fußzeile>"
    slides = built(deck(project, saved(made)), project / "out").slides
    assert "Fußzeile" not in words(slides[3])


def test_slides_of_the_template_go_with_all_of_their_parts(project: Path) -> None:
    made = built(deck(project, saved(with_slides(plain()))), project / "out")
    assert len(made.slides) == len(SLIDES)
    with zipfile.ZipFile(next((project / "out").rglob("*.pptx"))) as package:
        names = package.namelist()
        assert len(names) == len(set(names))
        assert sum(name.startswith("ppt/slides/slide") for name in names) == len(SLIDES)
        assert sum(name.startswith("ppt/charts/chart") for name in names) == 1, "our own"
        for name in names:
            if name.endswith(".xml"):
                said = package.read(name)
                assert b"of the template" not in said, name
                assert said.count(b"<p14:sectionLst") == (name == "ppt/presentation.xml"), name


def test_a_potx_makes_the_same_deck_and_a_build_the_same_bytes(project: Path) -> None:
    data = saved(with_slides(plain()))
    files = []
    for name, one in (("a", data), ("b", as_template(data)), ("c", data)):
        deck(project, one).make(project / name, ("deck",))
        files.append(next((project / name).rglob("*.pptx")).read_bytes())
    assert files[0] == files[1] == files[2]


def test_layouts_with_names_in_another_language(project: Path) -> None:
    called = {"Title Slide": "Titelfolie", "Title and Content": "Titel und Inhalt"}
    data = saved(untyped(renamed(plain(), called)))
    made = built(deck(project, data), project / "out")
    assert [made.slides[i].slide_layout.name for i in (0, 2)] == [*called.values()]


def test_of_two_masters_the_one_with_room_is_taken_and_both_stay(project: Path) -> None:
    made = built(deck(project, saved(two_masters(plain()))), project / "out")
    masters = list(made.slide_masters)
    assert len(masters) == 2
    assert made.slides[3].slide_layout.slide_master.part is masters[1].part


def test_colours_are_slots_of_the_template(project: Path) -> None:
    data = plain()
    ground(data.slide_master, MSO_THEME_COLOR.TEXT_1)
    made = built(deck(project, saved(data)), project / "out")
    for slide in made.slides:
        assert slide._element.find(f".//{A}srgbClr") is None
    footer = next(one for one in made.slides[3].shapes if one.name.startswith("footer"))
    fill = footer._element.find(f".//{A}rPr/{A}solidFill/{A}schemeClr")
    assert fill.get("val") == "bg1", "words are light on a dark ground"
    [chart] = [one.chart for one in made.slides[3].shapes if one.has_chart]
    drawn_in = {one.get("val") for one in chart._chartSpace.iter(f"{A}schemeClr")}
    assert "accent1" in drawn_in
    assert chart._chartSpace.find(f".//{A}srgbClr") is None


def test_a_title_that_cannot_be_read_on_its_ground_gets_another_slot(project: Path) -> None:
    made = plain()
    ground(made.slide_layouts.get_by_name("Title and Content"), MSO_THEME_COLOR.TEXT_1)
    opened = deck(project, saved(made))
    title = built(opened, project / "out").slides[3].shapes.title
    assert title._element.find(f".//{A}rPr/{A}solidFill/{A}schemeClr").get("val") == "bg1"
    [told] = [one for one in opened.warnings if "titles on the layout" in one.message]
    assert told.message.endswith('large letters need 3; slides have them in "bg1"')


LONG = "A fast answer is what most customers want of the service that they are given by a brand"


def test_long_titles_shrink_to_their_box_and_are_told(project: Path) -> None:
    bars = {"kind": "bars", "claims": ["answer-is-fast", "agent-is-friendly"], "title": LONG}
    opened = deck(project, saved(plain()), [bars, "sources"])
    title = built(opened, project / "out").slides[0].shapes.title
    assert " ".join(title.text_frame.text.split()) == LONG
    [size] = {one.get("sz") for one in title._element.iter(f"{A}rPr")}
    assert 2200 <= int(size) < 4400
    [told] = [one for one in opened.warnings if "the title is set" in one.message]
    assert (
        told.message == f"slide 1: the title is set at {int(size) / 100:g} pt; the template has 44"
    )
    assert (told.code, told.severity) == ("template", "warning")


def test_titles_that_do_not_fit_their_box_are_refused(project: Path) -> None:
    bars = {"kind": "bars", "claims": ["answer-is-fast", "agent-is-friendly"], "title": LONG}
    made = plain()
    for shape in made.slide_layouts.get_by_name("Title and Content").placeholders:
        if "Title" in shape.name:
            shape.left, shape.top, shape.width, shape.height = map(Pt, (36, 60, 648, 40))
    [problem] = problems(deck(project, saved(made), [bars, "sources"]))
    assert problem.message.startswith(
        "slide 1: the title needs 2 lines where 1 fit (615 pt wide, at 22 pt)"
    )
    assert '; the layout "Title and Content" has 648 × 356 pt for it' in problem.message
    assert problem.hint == "shorten it, or take a layout whose box is larger"


SMALL = [{"kind": "stats", "claims": ["service-matters", "answer-is-fast"]}, "sources"]


STATED = {"file": "brand.potx", "layouts": {"others": "Title and Content"}}


def test_what_does_not_fit_the_room_names_it(project: Path) -> None:
    made = moved(plain(), "Title and Content", 1, 300, 160)
    found = problems(deck(project, saved(made), SMALL, template=STATED))
    assert any(
        'the layout "Title and Content" has 300 × 160 pt for it' in one.message for one in found
    )


def test_a_check_finds_what_a_build_does(project: Path) -> None:
    made = deck(
        project, saved(moved(plain(), "Title and Content", 1, 300, 160)), SMALL, template=STATED
    )
    with pytest.raises(MkdeckError) as error:
        made.make(project / "out", ("deck",))
    assert error.value.problems == problems(made)
    assert not (project / "out").exists() or not any((project / "out").rglob("*.pptx"))


def test_layouts_may_be_stated(project: Path) -> None:
    told = {"file": "brand.potx", "layouts": {"bars": "Title Only", "others": "Two Content"}}
    made = built(deck(project, saved(plain()), template=told), project / "out")
    names = [slide.slide_layout.name for slide in made.slides]
    assert (names[3], names[0]) == ("Title Only", "Title Slide")
    assert names[2] == "Two Content"


@pytest.mark.parametrize(
    ("layouts", "place", "message", "hint"),
    [
        (
            "{hero: Titel Only}",
            (7, 30),
            'it has no layout "Titel Only"',
            'did you mean "Title Only"?',
        ),
        ("{hreo: Title Only}", (7, 30), 'there is no slide of kind "hreo"', 'did you mean "hero"?'),
        ("{hero: Blank}", (7, 30), 'its layout "Blank" has no title', "name one that has it"),
    ],
)
def test_layouts_that_there_are_not_are_told_with_their_place(
    project: Path, layouts: str, place: tuple[int, int], message: str, hint: str
) -> None:
    (project / "decks" / "brand.potx").write_bytes(saved(plain()))
    text = "title: Loyalty\nslides: [{kind: hero, claim: service-matters}, sources]\ntemplate:\n"
    text += f"  file: brand.potx\n  layouts:\n    {layouts}\n"
    path = write(project / "decks" / "brand.yaml", text)
    with pytest.raises(MkdeckError) as error:
        open_deck(path)
    [problem] = error.value.problems
    assert message in problem.message
    assert problem.hint == hint
    assert problem.line == 6, place


@pytest.mark.parametrize(
    ("data", "message"),
    [(None, '"brand.potx" cannot be read: no such file'), (b"none", "is no PowerPoint file")],
)
def test_a_template_that_cannot_be_read(project: Path, data: bytes | None, message: str) -> None:
    if data:
        (project / "decks" / "brand.potx").write_bytes(data)
    path = write(
        project / "decks" / "brand.yaml", "title: Loyalty\nslides: [title]\ntemplate: brand.potx\n"
    )
    with pytest.raises(MkdeckError) as error:
        open_deck(path)
    [problem] = error.value.problems
    assert message in problem.message
    assert (problem.line, problem.column) == (3, 11)


def test_a_value_that_is_none_is_told(project: Path) -> None:
    change = {"ppt/slideLayouts/slideLayout2.xml": (b"<a:bodyPr/>", b'<a:bodyPr lIns="wide"/>')}
    with pytest.raises(MkdeckError, match="is damaged: a value in it is none"):
        deck(project, repacked(saved(plain()), change))


def test_pictures_keep_the_theme(project: Path) -> None:
    cards = [{"kind": "hero", "claim": "service-matters"}]
    made = deck(project, saved(plain()), cards=cards)
    scenes = made.scenes(("deck", "slides", "cards"))
    assert scenes["cards"][0].palette == made.theme.palette
    assert scenes["slides"][3].palette == made.theme.palette
    assert (scenes["slides"][3].width, scenes["deck"][3].width) == (960, 720)


@pytest.mark.parametrize("size", [(960, 540), (720, 405), (794, 446), (1280, 720)])
def test_slides_reflow_to_the_size_of_the_template(project: Path, size: tuple[int, int]) -> None:
    opened = deck(project, saved(scaled(plain(), *size)))
    scenes = opened.scenes(("deck",))["deck"]
    assert {(scene.width, scene.height) for scene in scenes} == {size}
    footers = [one for one in scenes[3].flat() if isinstance(one, Text) and one.role == "footer"]
    share = (size[0] * size[1] / (960 * 540)) ** 0.5
    assert footers[0].size == pytest.approx(11 * share, rel=0.1)


def test_what_is_drawn_in_the_corner_of_a_room_keeps_it_free(project: Path) -> None:
    made = plain()
    drawn(made.slide_layouts.get_by_name("Title and Content"), made, 620, 440, 100, 100)
    scene = deck(project, saved(made)).scenes(("deck",))["deck"][3]
    corner = [item for item in scene.flat() if item.box.right > 620 and item.box.bottom > 440]
    assert not corner


def test_no_figure_stands_on_the_pictures_of_a_cover(project: Path) -> None:
    made = plain()
    drawn(made.slide_layouts.get_by_name("Title Slide"), made, 200, 380, 250, 90)
    [problem] = problems(deck(project, saved(made)))
    assert "the figure below the title needs" in problem.message
    assert '; the layout "Title Slide" has 598 × 0 pt for it' in problem.message
    assert problem.hint == 'show no claim on the title slide, or name another layout for "title"'


def test_ids_that_stand_twice_are_given_anew(project: Path) -> None:
    data = repacked(
        saved(plain()),
        {"ppt/slideMasters/slideMaster1.xml": (b'id="2147483650"', b'id="2147483649"')},
    )
    made = built(deck(project, data), project / "out")
    ids = [one.get("id") for one in made.slide_master._element.iter(f"{P}sldLayoutId")]
    ids += [one.get("id") for one in made.part._element.iter(f"{P}sldMasterId")]
    assert len(ids) == len(set(ids))


def test_data_of_the_template_stay_beside_our_own(project: Path) -> None:
    made = plain()
    part = Part(PackURI("/customXml/item1.xml"), "application/xml", made.part.package, b"<brand/>")
    made.part.relate_to(part, RT.CUSTOM_XML)
    deck(project, saved(made)).make(project / "out", ("deck",))
    with zipfile.ZipFile(next((project / "out").rglob("*.pptx"))) as package:
        assert package.read("customXml/item1.xml") == b"<brand/>"
        assert b"service-matters" in package.read("customXml/item2.xml")


def test_notes_have_a_place_where_their_master_has_none(project: Path) -> None:
    made = with_slides(plain())
    for shape in list(made.notes_master.placeholders):
        shape._element.getparent().remove(shape._element)
    slides = built(deck(project, saved(made)), project / "out").slides
    assert "service" in slides[3].notes_slide.notes_text_frame.text


def test_looks_that_prompts_alone_have_are_written_out(project: Path) -> None:
    """As LibreOffice writes templates, whose slides inherit nothing from their layouts."""
    made = plain()
    styles = made.slide_master._element.find(f"{P}txStyles")
    styles.getparent().remove(styles)
    for owner in (made.slide_master, made.slide_layouts.get_by_name("Title and Content")):
        title = next(one for one in owner.placeholders if "Title" in one.name)
        title.text_frame.text = "Click"
        title.text_frame.paragraphs[0].runs[0].font.size = Pt(30)
        title.text_frame.paragraphs[0].runs[0].font.bold = True
    title = built(deck(project, saved(made)), project / "out").slides[3].shapes.title
    look = title._element.find(f".//{A}rPr")
    assert (look.get("sz"), look.get("b")) == ("3000", "1")


def test_capitals_are_measured_as_they_are_drawn(project: Path) -> None:
    slides = [
        {"kind": "divider", "title": "Whatever makes customers remain loyal for long"},
        "title",
    ]
    opened = deck(project, saved(plain()), slides)
    scene = opened.scenes(("deck",))["deck"][0]
    [title] = [one for one in scene.items if isinstance(one, Text) and one.role == "title"]
    small = deck(project, saved(plain()), slides).template
    assert small is not None
    assert small.sheet("divider").title.capitals
    assert title.size < 40, "in small letters it would fit two lines"


def test_a_template_of_all_kinds_holds_the_gallery(tmp_path: Path) -> None:
    import yaml

    told = yaml.safe_load((ROOT / "decks/gallery.yaml").read_text("utf-8"))
    (tmp_path / "brand.pptx").write_bytes(saved(plain()))
    kept = {key: told[key] for key in told if key not in {"infographic", "cards"}}
    opened = open_deck({**kept, "template": str(tmp_path / "brand.pptx")}, folder=ROOT / "decks")
    assert len(opened.scenes(("deck",))["deck"]) >= len(told["slides"])
    assert BytesIO(opened.template.content if opened.template else b"").read(2) == b"PK"


def without(made: Any, *names: str) -> Any:
    """The presentation without some of its layouts."""
    for name in names:
        made.slide_layouts.remove(made.slide_layouts.get_by_name(name))
    return made


def test_chapters_stand_in_the_room_where_there_is_no_layout_for_dividers(project: Path) -> None:
    data = saved(without(plain(), "Section Header"))
    slide = built(deck(project, data), project / "out").slides[1]
    assert slide.slide_layout.name == "Title and Content"
    assert slide.shapes.title.text_frame.text == "What counts"
    listed = [one.text_frame.text for one in slide.shapes if one.has_text_frame]
    assert listed.index("What counts", 1) < listed.index("What follows")


def test_a_kicker_stands_in_the_room_where_there_is_no_line_for_it(project: Path) -> None:
    data = saved(without(plain(), "Title Slide", "Section Header"))
    slide = built(deck(project, data), project / "out").slides[0]
    assert "The published evidence" in words(slide)
    assert slide.shapes.title.text_frame.text == "Loyalty is earned"


def test_a_sentence_that_is_the_slide_says_where_its_title_stands(project: Path) -> None:
    slides = [{"kind": "quote", "claim": "service-matters"}, "sources"]
    title = built(deck(project, saved(plain()), slides), project / "out").slides[0].shapes.title
    assert title._element.spPr.find(f"{A}xfrm") is not None
    looks = list(title._element.iter(f"{A}rPr"))
    assert {one.get("cap") for one in looks} == {"none"}, "it inherits none of the title's look"
    assert all(one.get("sz") for one in looks)


def test_a_figure_on_a_sum_stands_below_the_headline(project: Path) -> None:
    slides = [{"kind": "statement", "claim": "service-matters"}, "sources"]
    slide = built(deck(project, saved(plain()), slides), project / "out").slides[0]
    assert " ".join(slide.shapes.title.text_frame.text.split()) == (
        "Nearly everyone ties loyalty to service"
    )
    assert "95%" in words(slide)


def test_a_pictogram_without_room_is_refused(project: Path) -> None:
    made = moved(plain(), "Title Slide", 1, 600, 60)
    for shape in made.slide_layouts.get_by_name("Title Slide").placeholders:
        if "Subtitle" in shape.name:
            shape.top = Pt(440)
    [problem] = problems(deck(project, saved(made), [{"kind": "title", "glyph": "phone"}]))
    assert "the pictogram needs" in problem.message


def test_a_face_that_is_not_the_themes_is_named(project: Path) -> None:
    made = plain()
    title = next(
        one
        for one in made.slide_layouts.get_by_name("Title and Content").placeholders
        if "Title" in one.name
    )
    style = title._element.find(f"{P}txBody/{A}lstStyle")
    level = style.makeelement(f"{A}lvl1pPr", {})
    letters = level.makeelement(f"{A}defRPr", {})
    letters.append(letters.makeelement(f"{A}latin", {"typeface": "Cambria"}))
    level.append(letters)
    style.append(level)
    slide = built(deck(project, saved(made)), project / "out").slides[2]
    number = next(one for one in slide.shapes if one.name.startswith("number"))
    assert number._element.find(f".//{A}latin").get("typeface") == "Cambria"
    title_look = slide.shapes.title._element.find(f".//{A}rPr")
    assert title_look.find(f"{A}latin") is None, "it inherits its own"


def test_a_highlight_is_seen_on_the_lightest_part_of_a_picture(project: Path) -> None:
    from PIL import Image

    picture = BytesIO()
    gradient = Image.linear_gradient("L").resize((64, 64))
    Image.merge("RGB", (gradient.point(lambda one: one // 2), gradient, gradient)).save(
        picture, "PNG"
    )
    made = coloured(plain(), accent1="70D0D0", accent2="202020")
    layout = made.slide_layouts.get_by_name("Title and Content")
    slide = made.slides.add_slide(layout)
    image = slide.shapes.add_picture(picture, 0, 0, made.slide_width, made.slide_height)
    relation = layout.part.relate_to(slide.part.related_part(image._element.blip_rId), RT.IMAGE)
    image._element.find(f".//{A}blip").set(f"{R}embed", relation)
    layout._element.cSld.spTree.insert(2, image._element)
    template = deck(project, saved(made)).template
    assert template is not None
    slot, _ = template.sheet("bars").slots["accent"]
    assert slot != "accent1", "which is lost where the picture is as light"
