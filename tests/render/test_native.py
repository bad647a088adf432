"""Charts of a presentation's own: what they draw, print, and hold in their sheets."""

from __future__ import annotations

import re
import zipfile
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from conftest import ROOT
from lxml import etree
from pptx import Presentation
from pptx.chart.data import CategoryChartData

from mkdeck import open_deck
from mkdeck.render.pptx.labels import labels, spaced
from mkdeck.scene import Group, Picture

if TYPE_CHECKING:
    from pathlib import Path

    from mkdeck.scene import Plot, Scene

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

NATIVE = {"bars", "columns", "compare", "dumbbell", "grouped", "line", "range", "slope", "stacked"}
"""Kinds that PowerPoint draws charts of."""


DECKS = {
    "gallery": ROOT / "decks" / "gallery.yaml",
    **{
        name: ROOT / "tests" / "libraries" / name / "decks" / f"{name}.yaml"
        for name in ("election", "inflation", "trial")
    },
}

Made = tuple[list[Any], list["Scene"]]
"""Slides, and the scene of each."""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("native")
    open_deck(DECKS["gallery"]).make(output, ("deck",))
    return output / "gallery" / "gallery.pptx"


@pytest.fixture(scope="module")
def gallery(path: Path) -> Made:
    scenes = open_deck(DECKS["gallery"]).scenes(("deck",))["deck"]
    return list(Presentation(str(path)).slides), scenes


@pytest.fixture(scope="module", params=DECKS)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Of the gallery, and of decks of libraries that are not ours."""
    project = open_deck(DECKS[request.param])
    output = tmp_path_factory.mktemp(request.param)
    project.make(output, ("deck",))
    opened = Presentation(str(output / request.param / f"{request.param}.pptx"))
    return list(opened.slides), project.scenes(("deck",))["deck"]


def plotted(scene: Scene) -> list[tuple[Group, Picture, Plot]]:
    found = []
    for item in scene.items:
        if isinstance(item, Group):
            found += [
                (item, one, one.data.plot)
                for one in item.items
                if isinstance(one, Picture) and one.data.plot
            ]
    return found


def frames(slide: Any) -> list[Any]:
    return [shape for shape in slide.shapes if shape.has_chart]


def printed(code: str, value: Decimal) -> str:
    """What an office program prints of a value in the formats that charts have."""
    sections = re.findall(r'(?:"[^"]*"|\\.|[^;"])+', code)
    place = 1 if value < 0 else 2 if not value else 0
    chosen = sections[place] if place < len(sections) else sections[0]

    def number(found: re.Match[str]) -> str:
        pattern = found[0]
        decimals = len(pattern.partition(".")[2])
        return f"{abs(value):{',' if '#' in pattern else ''}.{decimals}f}"

    pieces = re.split(r'("[^"]*"|\\.)', chosen)
    return "".join(
        piece.strip('"').removeprefix("\\")
        if piece[:1] in {'"', "\\"}
        else re.sub(r"#,##0(?:\.0+)?|0(?:\.0+)?", number, piece)
        for piece in pieces
    )


def held(one: Any) -> Any:
    """The values of a series; of dots, how far right they are."""
    values = one.find(f"{C}val")
    return one.find(f"{C}xVal") if values is None else values


def drawn(chart: Any) -> list[Any]:
    """The series of a chart but for lines that join dots of others."""
    found = list(chart._chartSpace.iter(f"{C}ser"))
    return [
        one for one in found if re.search(r"\$[B-Z]\$1$", one.find(f"{C}tx").findtext(f".//{C}f"))
    ]


def series(chart: Any) -> list[dict[str, Any]]:
    """Name, values and the format of each label of a chart's series, read from its XML."""
    found = []
    for one in drawn(chart):
        values = {
            int(pt.get("idx")): Decimal(pt.findtext(f"{C}v")) for pt in held(one).iter(f"{C}pt")
        }
        shown = {}
        block = one.find(f"{C}dLbls")
        if block is not None:
            usual = block.find(f"{C}numFmt").get("formatCode")
            shown = dict.fromkeys(values, usual)
            for own in block.findall(f"{C}dLbl"):
                index = int(own.find(f"{C}idx").get("val"))
                format_ = own.find(f"{C}numFmt")
                if format_ is None:
                    shown.pop(index, None)
                else:
                    shown[index] = format_.get("formatCode")
        name = one.find(f"{C}tx").findtext(f".//{C}v")
        found.append({"name": name, "values": values, "codes": shown})
    return found


def test_every_kind_that_powerpoint_has_is_a_chart(gallery: Made) -> None:
    found = set()
    for slide, scene in zip(*gallery, strict=True):
        assert len(frames(slide)) == len(plotted(scene)), scene.name
        found |= {scene.kind for _ in frames(slide)}
    assert found >= NATIVE


def test_labels_print_what_the_scene_prints(made: Made) -> None:
    counted = 0
    for slide, scene in zip(*made, strict=True):
        for frame, (_, _, plot) in zip(frames(slide), plotted(scene), strict=True):
            shown = [one for one in plot.series if not one.hidden]
            for own, meant in zip(series(frame.chart), shown, strict=True):
                for index, point in enumerate(meant.points):
                    if point.text is None:
                        assert index not in own["codes"]
                        continue
                    said = printed(own["codes"][index], own["values"][index])
                    assert said.strip("\u00a0") == point.text.string, scene.name
                    counted += 1
    assert counted > 3


def test_bars_are_as_long_as_their_figures(made: Made) -> None:
    """In one unit for all of a chart."""
    for slide, scene in zip(*made, strict=True):
        for frame, (_, _, plot) in zip(frames(slide), plotted(scene), strict=True):
            shown = [one for one in plot.series if not one.hidden]
            ratios = {
                value / meant.points[index].value
                for own, meant in zip(series(frame.chart), shown, strict=True)
                for index, value in own["values"].items()
                if meant.points[index].value
            }
            assert len(ratios) == 1, scene.name


def test_what_a_chart_draws_is_drawn_once(made: Made) -> None:
    for slide, scene in zip(*made, strict=True):
        held = {(text.role, text.string) for _, _, plot in plotted(scene) for text in plot.texts()}
        for shape in slide.shapes:
            role = shape.name.partition(" ")[0]
            assert not shape.has_text_frame or (role, shape.text_frame.text) not in held


def test_a_chart_is_described_and_named_after_its_claims(made: Made) -> None:
    for slide, scene in zip(*made, strict=True):
        for frame, (_, picture, _) in zip(frames(slide), plotted(scene), strict=True):
            identity = next(frame._element.iter("{*}cNvPr"))
            assert identity.get("descr") == picture.alt
            assert frame.name == f"{picture.data.kind} [{', '.join(picture.claims)}]"


def test_colours_are_slots_of_the_theme(made: Made) -> None:
    for slide in made[0]:
        for frame in frames(slide):
            assert list(frame.chart._chartSpace.iter(f"{A}srgbClr")) == []


def sheet(chart: Any) -> dict[str, tuple[str, str]]:
    """Value and formula of each cell."""
    with zipfile.ZipFile(BytesIO(chart.part.chart_workbook.xlsx_part.blob)) as book:
        strings = [
            "".join(map(str, entry.itertext()))
            for entry in etree.fromstring(book.read("xl/sharedStrings.xml"))
        ]
        cells = etree.fromstring(book.read("xl/worksheets/sheet1.xml")).iter(f"{S}c")
        found = {}
        for cell in cells:
            value = cell.findtext(f"{S}v") or ""
            said = strings[int(value)] if cell.get("t") == "s" else f"{float(value):g}"
            found[str(cell.get("r"))] = said, cell.findtext(f"{S}f") or ""
        return found


def test_the_sheet_has_what_the_chart_shows(made: Made) -> None:
    for slide in made[0]:
        for frame in frames(slide):
            chart = frame.chart
            cells = sheet(chart)
            for one in drawn(chart):
                place = held(one).findtext(f".//{C}f")
                column, first = re.findall(r"Sheet1!\$(\w)\$(\d+)", place)[0]
                assert cells[f"{column}1"][0] == one.find(f"{C}tx").findtext(f".//{C}v")
                for pt in held(one).iter(f"{C}pt"):
                    value, _ = cells[f"{column}{int(first) + int(pt.get('idx'))}"]
                    assert float(value) == pytest.approx(float(pt.findtext(f"{C}v")))


def chart_of(made: Made, kind: str) -> Any:
    slide = next(one for one, scene in zip(*made, strict=True) if scene.kind == kind)
    return frames(slide)[0].chart


def test_what_follows_from_others_is_a_formula(gallery: Made) -> None:
    ranges = sheet(chart_of(gallery, "range"))
    assert ranges["D2"] == ("10", "C2-B2")
    assert ranges["E2"] == ("30", "100-C2")
    parts = sheet(chart_of(gallery, "stacked"))
    assert [parts[cell] for cell in ("B2", "C2", "D2")] == [
        ("84", ""),
        ("3", ""),
        ("13", "100-B2-C2"),
    ]


def test_dots_are_joined_by_the_cells_that_they_stand_for(gallery: Made) -> None:
    chart = chart_of(gallery, "dumbbell")
    places = [
        [one.find(f"{C}{axis}").findtext(f".//{C}f") for axis in ("xVal", "yVal")]
        for one in chart._chartSpace.iter(f"{C}ser")
        if one not in drawn(chart)
    ]
    assert places == [
        ["Sheet1!$B$2:$C$2", "Sheet1!$D$2:$E$2"],
        ["Sheet1!$B$3:$C$3", "Sheet1!$D$3:$E$3"],
    ]
    assert sheet(chart)["E3"] == ("1.5", "D3")


def test_new_data_keep_looks_and_formats(path: Path, gallery: Made, tmp_path: Path) -> None:
    """As PowerPoint keeps them when its sheet is edited."""
    opened = Presentation(str(path))
    chart = chart_of((list(opened.slides), gallery[1]), "bars")
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]  # python-pptx types none
    data.categories = list(chart.plots[0].categories)
    data.add_series("Edited", [44, 32, 27, 25, 22])
    before = series(chart)[0]["codes"]
    looks = [etree.tostring(one) for one in chart._chartSpace.iter(f"{C}dPt")]
    chart.replace_data(data)
    opened.save(str(tmp_path / "edited.pptx"))
    edited = list(Presentation(str(tmp_path / "edited.pptx")).slides)
    again = chart_of((edited, gallery[1]), "bars")
    assert printed(before[0], series(again)[0]["values"][0]).strip("\u00a0") == "44%"
    assert series(again)[0]["codes"] == before
    assert [etree.tostring(one) for one in again._chartSpace.iter(f"{C}dPt")] == looks


def test_one_bar_is_highlighted(gallery: Made) -> None:
    chart = chart_of(gallery, "bars")
    filled = [
        one
        for one in chart._chartSpace.iter(f"{C}dPt")
        if one.find(f".//{A}solidFill/{A}schemeClr").get("val") == "accent1"
    ]
    assert len(filled) == 1


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("91%", "91", '0"%"'),
        (">60%", "60", '">"0"%"'),
        ("$7.6bn", "7600000000", '"$"0.0"bn"'),
        ("7,6 mld €", "7600000000", '0.0" mld €"'),
        ("1,200", "1200", "#,##0"),
        ("−3%", "-3", '0"%";"−"0"%"'),
        ("+16.9%", "16.9", '"+"0.0"%";"−"0.0"%";0.0"%"'),
        ("1 in 3", "33.3333", '"1 in 3"'),
        ('5" wide', "5", '0\\"" wide"'),
    ],
)
def test_a_printed_figure_is_a_format(text: str, value: str, code: str) -> None:
    assert labels([text], [Decimal(value)]).codes == (code,)


def test_a_chart_counts_in_one_unit() -> None:
    found = labels(
        ["$1.2bn", "$850m", "$2bn"], [Decimal("1.2e9"), Decimal("8.5e8"), Decimal("2e9")]
    )
    assert (found.power, found.codes) == (9, ('"$"0.0"bn"', '"$850m"', '"$"0"bn"'))
    assert found.counted(Decimal("8.5e8")) == Decimal("0.85")


def test_spaces_stand_in_every_section() -> None:
    assert spaced('0"%";"−"0"%"', 1, 0) == '"\u00a0"0"%";"\u00a0""−"0"%"'


def test_times_that_have_no_room_stay_texts_below_the_axis() -> None:
    scenes = open_deck(DECKS["inflation"]).scenes(("deck",))["deck"]
    months = next(
        plot for scene in scenes for _, _, plot in plotted(scene) if len(plot.categories) == 24
    )
    years = next(
        plot for scene in scenes for _, _, plot in plotted(scene) if plot.categories[0] == "2015"
    )
    assert months.names == ()
    assert len(years.names) == len(years.categories)
