"""Templates: which of their layouts slides are made on, in which colours and faces."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.util import Pt
from tools.templates import (
    as_template,
    blank,
    coloured,
    faces,
    ground,
    moved,
    renamed,
    repacked,
    saved,
    untyped,
)

from mkdeck.render import OTHERS, TemplateError, check_template, read_template
from mkdeck.render.pptx.templates import opening
from mkdeck.themes import TEXT_CONTRAST, contrast, font_file, mix

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdeck.render import Report, Template

NOTHING: Mapping[str, str] = {}


def read(data: bytes, layouts: Mapping[str, str] = NOTHING) -> Template:
    return read_template("brand.potx", data, layouts)


def names(template: Template) -> dict[str, str]:
    return {kind: sheet.name for kind, sheet in template.sheets.items()}


def messages(report: Report) -> list[str]:
    return [problem.message for problem in report.findings]


USUAL = {"title": "Title Slide", "divider": "Section Header", OTHERS: "Title and Content"}


@pytest.mark.parametrize("potx", [False, True])
def test_layouts_are_chosen_by_their_types(potx: bool) -> None:
    made = blank()
    for i, layout in enumerate(made.slide_layouts):
        layout.name = f"Layout {i}"
    data = saved(made)
    found = read(as_template(data) if potx else data)
    assert names(found) == {"title": "Layout 0", "divider": "Layout 2", OTHERS: "Layout 1"}
    assert (found.width, found.height) == (720, 540)


@pytest.mark.parametrize(
    "called",
    [
        USUAL,
        {"title": "Titelfolie", "divider": "Abschnittsüberschrift", OTHERS: "Titel und Inhalt"},
        {"title": "1_Tiitelslaid", "divider": "Jaotise päis", OTHERS: "Pealkiri ja sisu 2"},
        {"title": "标题幻灯片", "divider": "节标题", OTHERS: "标题和内容"},
    ],
)
def test_layouts_without_a_type_are_known_by_their_names(called: dict[str, str]) -> None:
    made = untyped(renamed(blank(), {USUAL[kind]: name for kind, name in called.items()}))
    assert names(read(saved(made))) == called


def test_layouts_of_other_names_are_chosen_by_what_they_have() -> None:
    made = blank()
    others = {layout.name: f"Brand {i}" for i, layout in enumerate(made.slide_layouts)}
    found = names(read(saved(untyped(renamed(made, others)))))
    assert found["title"] == others["Title Slide"], "it has a title of its own sort"
    assert found[OTHERS] == others["Title and Content"], "one area, and a large one"


def test_layouts_may_be_named() -> None:
    data = saved(blank())
    found = read(data, {"hero": "title only", "divider": "Title Slide"})
    assert names(found) == USUAL | {"hero": "Title Only", "divider": "Title Slide"}
    assert found.sheet("bars").name == "Title and Content"
    hero = found.sheet("hero")
    assert hero.room == found.sheet("bars").room, "below a title alone is the master's own area"
    with pytest.raises(TemplateError, match='it has no layout "Titel only"') as unknown:
        read(data, {"hero": "Titel only"})
    assert (unknown.value.hint, unknown.value.kind) == ('did you mean "Title Only"?', "hero")
    with pytest.raises(TemplateError, match='its layout "Blank" has no title'):
        read(data, {OTHERS: "Blank"})


def test_of_equal_layouts_the_one_is_chosen_that_slides_are_on() -> None:
    made = renamed(untyped(blank()), {"Two Content": "Title and Content"})
    made.slides.add_slide(made.slide_layouts.get_by_name("Title Slide"))
    first, second = (one for one in made.slide_layouts if one.name == "Title and Content")
    assert read(saved(made)).sheet("bars").key == "0/1"
    made.slides.add_slide(second)
    assert read(saved(made), {OTHERS: "Title and Content"}).sheet("bars").key == "0/3"
    assert first.name == second.name


def test_titles_have_box_size_and_face_by_inheritance() -> None:
    cover = read(saved(blank())).sheet("title")
    usual = read(saved(blank())).sheet("bars")
    assert usual.title.size == 44, "as the master's style of titles says"
    assert (usual.title.align, usual.title.anchor, usual.title.face) == (
        "center",
        "middle",
        "title",
    )
    assert usual.title.box.x == pytest.approx(36 + 7.2), "insets are taken off"
    assert usual.title.box.width == pytest.approx(648 - 2 * 7.2)
    divider = read(saved(blank())).sheet("divider")
    assert (divider.title.size, divider.title.strong, divider.title.capitals) == (40, True, True)
    assert (divider.title.align, divider.title.anchor) == ("left", "top")
    assert cover.second is not None
    assert (cover.second.size, cover.second.face) == (32, "text")
    assert cover.room.y > cover.second.box.y, "below the first line of the second one"
    assert cover.room.bottom <= 500.5, "and above date, footer and number"


def test_colours_are_mixtures_of_slots() -> None:
    made = coloured(blank(), dk1="202020", lt1="FAFAFA", accent1="D02030")
    sheet = read(saved(made)).sheet("bars")
    palette = sheet.palette
    assert (palette["paper"], palette["ink"], palette["accent"]) == ("FAFAFA", "202020", "D02030")
    assert sheet.slots["paper"] == ("bg1", 1)
    assert sheet.slots["ink"] == ("tx1", 1)
    assert sheet.slots["accent"] == ("accent1", 1)
    for token in ("rule", "track", "muted", "muted2", "ink2"):
        slot, share = sheet.slots[token]
        assert slot == "tx1"
        assert palette[token] == mix("202020", "FAFAFA", share), token
    for token in ("ink", "ink2", "accent-text"):
        for behind in ("paper", "paper2", "track"):
            assert contrast(palette[token], palette[behind]) >= TEXT_CONTRAST, (token, behind)
    assert contrast(palette["accent"], palette["muted"]) >= 1.5


def test_a_dark_layout_has_light_text() -> None:
    made = blank()
    ground(made.slide_layouts.get_by_name("Title and Content"), MSO_THEME_COLOR.TEXT_2)
    sheet = read(saved(made)).sheet("bars")
    assert (sheet.palette["paper"], sheet.slots["paper"]) == ("1F497D", ("tx2", 1))
    assert (sheet.palette["ink"], sheet.slots["ink"]) == ("FFFFFF", ("bg1", 1))


def test_what_covers_a_room_is_its_ground() -> None:
    made = blank()
    layout = made.slide_layouts.get_by_name("Title and Content")
    # Layouts of python-pptx take no shapes, so that one of a slide is moved there.
    slide = made.slides.add_slide(layout)
    shape = slide.shapes.add_shape(1, 0, Pt(120), Pt(720), Pt(420))
    shape.fill.solid()
    shape.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_2
    layout._element.cSld.spTree.insert(2, shape._element)
    sheet = read(saved(made)).sheet("bars")
    assert sheet.palette["paper"] == "C0504D"
    assert read(saved(made)).sheet("title").palette["paper"] == "FFFFFF"


def test_another_accent_highlights_where_the_first_is_not_seen() -> None:
    made = coloured(blank(), accent1="FFFFF0")
    sheet = read(saved(made)).sheet("bars")
    assert sheet.slots["accent"] == ("accent2", 1)
    [said] = [one for one in messages(check_template("x", saved(made))) if "accent1" in one][:1]
    assert said == (
        '"accent1" is not seen on the layout "Title Slide"; "accent2" highlights instead'
    )


def test_faces_are_measured_with_their_own_files_or_those_of_a_twin() -> None:
    found = read(saved(faces(blank(), "Source Serif 4", "Arial")))
    assert found.title.files == tuple(font_file("Source Serif 4", one) for one in (400, 700))
    assert found.title.font(strong=False).measured != "Source Serif 4", "another program draws it"
    assert found.text.files == (font_file("Arimo", 400), font_file("Arimo", 700))
    assert found.notes == ()


def test_a_face_that_no_package_has_is_told() -> None:
    found = read(saved(faces(blank(), "Verdana", "Arial")))
    assert (found.title.family, found.title.measured, found.title.width) == (
        "Verdana",
        "Arimo",
        1.24,
    )
    [note] = found.notes
    assert (note.code, note.severity, note.path) == ("font", "warning", "brand.potx")
    assert note.message.startswith('no font at hand has the widths of "Verdana"; Arimo is measured')


PLAIN = faces(blank(), "Arial", "Arial")


def test_nothing_is_wrong_with_a_plain_template() -> None:
    report = check_template("brand.potx", saved(PLAIN))
    assert report.findings == ()
    assert (report.masters, report.layouts) == (1, 11)
    assert [slots.layout for slots in report.slots] == list(USUAL.values())
    assert report.slots[0].found == ("title", "second line", "slide number", "date", "footer")
    assert report.slots[2].found == ("title", "content", "slide number", "date", "footer")
    assert (report.slots[2].text, report.slots[2].accent) == (21.0, 4.03)
    assert {slots.missing for slots in report.slots} == {()}


def test_placeholders_that_are_missing_and_unused_are_told() -> None:
    made = faces(blank(), "Arial", "Arial")
    layout = made.slide_layouts.get_by_name("Two Content")
    for shape in list(layout.placeholders):
        if "Number" in shape.name:
            shape._element.getparent().remove(shape._element)
    data = saved(made)
    [slots] = [one for one in check_template("x", data).slots if one.slides == "all other slides"]
    assert slots.unused == ()
    found = read(data, {OTHERS: "Two Content"})
    assert found.sheet("bars").room.width == 318, "the first of two areas"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (
            lambda: without(faces(blank(), "Arial", "Arial"), "Section Header"),
            'it has no layout for chapters; "Title and Content" takes their place',
        ),
        (
            lambda: with_slides(faces(blank(), "Arial", "Arial"), 2),
            "2 slides in it will not be in decks",
        ),
    ],
)
def test_what_a_report_tells(changed: object, said: str) -> None:
    assert callable(changed)
    assert messages(check_template("x", saved(changed()))) == [said]


def test_a_small_area_is_told_where_it_is_asked_for() -> None:
    made = moved(faces(blank(), "Arial", "Arial"), "Title and Content", 1, 300, 200)
    assert read(saved(made)).sheet("bars").name == "Title Only", "there is more room below a title"
    [note] = read(saved(made), {OTHERS: "Title and Content"}).notes
    assert note.message == (
        'the area for content of the layout "Title and Content" is 15% of a slide; kinds of '
        "slide may not fit below 35%"
    )


def without(made: Any, name: str) -> Any:
    layouts = made.slide_layouts
    layouts.remove(layouts.get_by_name(name))
    return made


def with_slides(made: Any, count: int) -> Any:
    for _ in range(count):
        made.slides.add_slide(made.slide_layouts[6])
    return made


def test_a_narrow_slide_a_foreign_colour_and_an_id_that_stands_twice_are_told() -> None:
    made = faces(blank(), "Arial", "Arial")
    made.slide_width, made.slide_height = Pt(640), Pt(360)
    first, second = list(made.slide_master._element.sldLayoutIdLst)[:2]
    second.set("id", first.get("id"))
    body = made.slide_master._element.find(".//{*}titleStyle/{*}lvl1pPr/{*}defRPr/{*}solidFill")
    body[0].tag = "{http://schemas.openxmlformats.org/drawingml/2006/main}srgbClr"
    body[0].set("val", "C8C8C8")
    told = messages(check_template("x", saved(made)))
    assert any(one.startswith("slides are 640 × 360 pt, narrower than 700") for one in told)
    assert "1 colour of its layouts is not in its theme: C8C8C8" in told
    assert any(one.startswith("1 id of layouts stands there twice, such as") for one in told)
    assert (
        'titles on the layout "Title and Content" have a contrast of 1.67 (C8C8C8 on FFFFFF); '
        'large letters need 3; slides have them in "tx1"' in told
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is no PowerPoint file"),
        (b"kind: hero", "is no PowerPoint file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "is encrypted, or older than"),
        (saved(PLAIN)[:20_000], "is damaged"),
        (saved(PLAIN).replace(b"ppt/presentation.xml", b"ppt/presentatiom.xml"), "is damaged"),
    ],
)
def test_files_that_are_no_template(data: bytes, said: str) -> None:
    with pytest.raises(TemplateError, match=said) as wrong:
        read(data)
    assert (wrong.value.code, bool(wrong.value.hint)) == ("template", True)


def test_a_template_with_macros_is_refused() -> None:
    main = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    macros = b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
    data = repacked(saved(PLAIN), {"[Content_Types].xml": (main, macros)})
    with pytest.raises(TemplateError, match="has macros"):
        read(data)


def test_another_office_file_is_refused() -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", "<document/>")
    with pytest.raises(TemplateError, match="is no PowerPoint file"):
        read(buffer.getvalue())


def test_a_file_that_unfolds_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = repacked(saved(PLAIN), {})
    buffer = BytesIO(data)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("ppt/huge.xml", bytes(opening.MOST_XML + 1))
    assert len(buffer.getvalue()) < 400_000
    with pytest.raises(TemplateError, match="unfolds to 30 MB in") as large:
        read(buffer.getvalue())
    assert large.value.code == "too-large"


def test_a_template_without_layouts_or_titles_is_refused() -> None:
    made = blank()
    for shape in list(made.slide_master.placeholders):
        shape._element.getparent().remove(shape._element)
    for layout in made.slide_layouts:
        for shape in list(layout.placeholders):
            shape._element.getparent().remove(shape._element)
    with pytest.raises(TemplateError, match="has no layout with a title"):
        read(saved(made))
    for layout in list(made.slide_layouts):
        made.slide_layouts.remove(layout)
    with pytest.raises(TemplateError, match="has no layouts"):
        read(saved(made))


def test_an_area_of_no_use_is_refused() -> None:
    made = moved(blank(), "Title and Content", 1, 200, 100)
    with pytest.raises(TemplateError, match="is only 200 × 100 pt") as small:
        read(saved(made), {OTHERS: "Title and Content"})
    assert small.value.hint == (
        'name another layout under "layouts", such as {others: Title and Content}'
    )
