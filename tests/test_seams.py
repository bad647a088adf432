"""How mkdeck grows: a chart, a section, a callout or a theme is one new file."""

from __future__ import annotations

import sys
from importlib import import_module, invalidate_caches
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from conftest import ROOT, write
from PIL import Image
from pptx import Presentation

from mkdeck.cli import cli
from mkdeck.project import Project
from mkdeck.scene import Picture, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdeck.scene import Scene

CHART = '''
"""Dots on a line, one for each figure."""

from mkdeck.layout import picture, rows, told
from mkdeck.story import SlideOptions
from mkdeck.scene import Fragment, Group, Mark

LEAST, MOST, AXIS = 1, 8, True


class Options(SlideOptions):
    """Dots on a line."""

    radius: int = 6
    """Half the width of a dot, in points."""


def accepts(claim):
    return "" if claim.kind == "share" else "a dot shows a share"


def notes(part, look):
    return ["Each dot is one answer."]


def draw(part, look, width, height):
    found, across = rows(part), 2 * part.options.radius
    places = [row.quantity.amount / 100 * (width - across) for row in found]
    marks = [Mark("dot", x, 40, across, across, look.colour("accent")) for x in places]
    alt = f"Dots on a line: {told(found, look)}."
    drawn = picture("dots", found, width, 60, marks, alt)
    labels = [
        look.text("label", f"{row.label} {look.language.value(row.quantity)}", x, 20 + 60 * i, 150)
        for i, (row, x) in enumerate(zip(found, places))
    ]
    return Fragment(width, 90, (Group((drawn, *labels), alt, "dots"),))
'''

SECTION = '''
"""A claim as a quotation."""

from mkdeck.layout import framed
from mkdeck.story import ids
from mkdeck.story import SlideOptions
from mkdeck.scene import Fragment

LEAST, MOST, AXIS = 1, 1, False


class Options(SlideOptions):
    """A claim as a quotation."""


def accepts(claim):
    return ""


def _quote(part, look, y):
    said = f"“{part.words[part.claims[0].id].statement}”"
    return look.text("caption" if look.format.name == "slide" else "claim", said,
                     look.format.margin, y, look.format.inner, lines=4, claims=ids(part.claims))


def slide(part, look):
    return framed(part, look, [_quote(part, look, 250)])


def band(part, look):
    text = _quote(part, look, 40)
    return Fragment(look.format.width, text.last, (text,))
'''

CALLOUT = '''
"""A share as a square that fills from below."""

from mkdeck.layout import picture
from mkdeck.scene import Fragment, Mark


def accepts(quantity):
    return "" if quantity.kind == "share" else "a tank shows a share"


def draw(row, words, look, width, height):
    full = height * row.quantity.amount / 100
    marks = [
        Mark("rect", 0, 0, height, height, look.colour("track")),
        Mark("rect", 0, height - full, height, full, look.colour("accent")),
    ]
    alt = f"A tank: {words.statement}."
    drawn = picture("tank", [row], height, height, marks, alt, "callout")
    return Fragment(height, height, (drawn,))
'''

TANKS = '''
"""A figure as a tank."""

from mkdeck.layout import canvas, footer, rows, rule
from mkdeck.callouts import callouts
from mkdeck.story import SlideOptions

LEAST, MOST, AXIS = 1, 1, False


class Options(SlideOptions):
    """A figure as a tank."""


def accepts(claim):
    return callouts()["tank"].accepts(claim.main)


def card(part, look):
    row, form = rows(part)[0], look.format
    drawn = callouts()["tank"].draw(row, part.words[row.claim.id], look, form.inner, 100)
    return canvas(look, [*drawn.at(form.margin, 100), *footer(part, look)])
'''


@pytest.fixture
def drop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Puts a file into a folder that counts as part of one of mkdeck's."""
    dropped = []

    def put(package: str, name: str, code: str) -> None:
        folder = tmp_path / "plugins" / package
        write(folder / f"{name}.py", code)
        owner: Any = import_module(f"mkdeck.{package}")
        monkeypatch.setattr(owner, "__path__", [*owner.__path__, str(folder)])
        invalidate_caches()
        dropped.append((owner, name))

    yield put
    for owner, name in dropped:
        sys.modules.pop(f"{owner.__name__}.{name}", None)
        vars(owner).pop(name, None)


def build(spec: str) -> None:
    result = CliRunner().invoke(cli, [spec, "--quiet"])
    assert result.exit_code == 0, result.output


def words_on(path: Path, number: int) -> str:
    """All text of a slide of a deck."""
    tree = list(Presentation(str(path)).slides)[number - 1]._element
    return " ".join(text.text or "" for text in tree.iter("{*}t"))


def test_a_chart_is_one_file(project: Path, drop: Callable[..., None]) -> None:
    drop("charts", "dots", CHART)
    write(
        "decks/new.yaml",
        """
        title: A new chart
        slides:
          - {kind: dots, title: Answers as dots, claims: [answer-is-fast, agent-is-friendly]}
        infographic:
          sections:
            - {kind: dots, claims: [answer-is-fast, agent-is-friendly], radius: 9}
        cards:
          - {kind: dots, title: Answers as dots, claims: [answer-is-fast, agent-is-friendly]}
        """,
    )
    build("decks/new.yaml")
    folder = project / "output/new"
    printed = words_on(folder / "new.pptx", 1)
    assert "Fast answer 51%" in printed
    assert "Each dot is one answer." in printed
    described = [
        element.get("descr")
        for element in Presentation(str(folder / "new.pptx")).slides[0]._element.iter("{*}cNvPr")
    ]
    assert "Dots on a line: Fast answer 51%; Friendly agent 30%." in described
    scenes = Project.open(Path("decks/new.yaml")).scenes(("cards", "infographic"))
    for scene, name in ((scenes["cards"][0], "cards/01-dots-wide"), (scenes["infographic"][0], "")):
        chart = next(item for item in scene.flat() if isinstance(item, Picture))
        with Image.open(folder / f"{name or 'infographic'}.png") as image:
            for mark in chart.marks:
                middle = chart.x + mark.x + mark.width / 2, chart.y + mark.y + mark.height / 2
                pixel = image.getpixel((round(middle[0] * 2), round(middle[1] * 2)))
                assert pixel == colour(scene, "accent")
                assert mark.width == (18 if scene.name == "infographic" else 12)


def test_a_section_is_one_file(project: Path, drop: Callable[..., None]) -> None:
    drop("sections", "quotation", SECTION)
    write(
        "decks/new.yaml",
        """
        title: A new section
        slides:
          - {kind: quotation, claim: service-matters}
        infographic:
          sections:
            - {kind: quotation, claim: service-matters}
        """,
    )
    build("decks/new.yaml")
    said = "“95% of consumers say service matters to their loyalty”"
    assert said in words_on(project / "output/new/new.pptx", 1)
    assert "Acme Research, 2018" in words_on(project / "output/new/new.pptx", 1)
    [tall] = Project.open(Path("decks/new.yaml")).scenes(("infographic",))["infographic"]
    assert said in [item.string for item in tall.flat() if isinstance(item, Text)]


def test_a_callout_is_one_file(project: Path, drop: Callable[..., None]) -> None:
    drop("callouts", "tank", CALLOUT)
    drop("sections", "tanks", TANKS)
    write(
        "decks/new.yaml",
        """
        title: A new callout
        cards:
          - {kind: tanks, claim: young-leave}
        """,
    )
    build("decks/new.yaml")
    [scene] = Project.open(Path("decks/new.yaml")).scenes(("cards",))["cards"]
    with Image.open(project / "output/new/cards/01-tanks-og.png") as image:
        column = [image.getpixel((2 * 36 + 100, y)) for y in range(200, 400)]
    assert column.count(colour(scene, "accent")) == 80
    assert column.count(colour(scene, "track")) == 120
    assert column[-1] == colour(scene, "accent")


def test_what_was_dropped_in_leaves_no_trace(project: Path) -> None:
    write("decks/new.yaml", "title: Gone\nslides: [{kind: dots, claim: answer-is-fast}]\n")
    result = CliRunner().invoke(cli, ["decks/new.yaml"])
    assert result.exit_code == 1
    assert 'there is no kind called "dots"' in result.stderr


def test_a_chart_says_what_it_cannot_show(project: Path, drop: Callable[..., None]) -> None:
    drop("charts", "dots", CHART)
    write("decks/new.yaml", "title: No\nslides: [{kind: dots, claim: minutes-waited}]\n")
    result = CliRunner().invoke(cli, ["decks/new.yaml"])
    assert result.exit_code == 1
    assert '"dots" cannot show claim "minutes-waited": a dot shows a share' in result.stderr


def test_a_theme_is_one_file(project: Path) -> None:
    """Other colours and faces; what stands where stays the same."""
    editorial = (ROOT / "themes" / "editorial.yaml").read_text("utf-8")
    swapped = (
        editorial.replace("paper: FBFAF7", "paper: F4F8FB")
        .replace("accent: C4361A", "accent: 0B5CAD")
        .replace("accent-ground: C4361A", "accent-ground: 0B5CAD")
        .replace(
            "title: {family: Source Serif 4, strong: 600, optical-size: 14}",
            "title: {family: Source Sans 3, strong: 700}",
        )
    )
    assert swapped.count("0B5CAD") == 2
    assert swapped.count("Source Serif 4") == 1
    write("themes/sea.yaml", swapped.replace("name: Editorial", "name: Sea"))
    write(
        "decks/new.yaml",
        """
        title: Loyalty is earned
        theme: sea
        slides:
          - title
          - {kind: hero, claim: service-matters}
          - {kind: bars, claims: [answer-is-fast, agent-is-friendly]}
        cards:
          - {kind: hero, claim: service-matters}
          - {kind: bars, claims: [answer-is-fast, agent-is-friendly]}
        """,
    )
    build("decks/new.yaml")
    sea = Project.open(Path("decks/new.yaml")).scenes(("deck", "cards"))
    old = Project.open(Path("decks/new.yaml"), theme="editorial").scenes(("deck", "cards"))
    for part in ("deck", "cards"):
        for one, other in zip(sea[part], old[part], strict=True):
            assert one.palette["accent"] == "0B5CAD"
            assert [(t.x, t.y) for t in titles(one)] == [(t.x, t.y) for t in titles(other)]
    families = {run.font.family for scene in sea["cards"] for run in title_runs(scene)}
    assert families == {"Source Sans 3"}
    with Image.open(project / "output/new/cards/01-hero-og.png") as image:
        assert image.getpixel((0, 0)) == (0xF4, 0xF8, 0xFB)
        assert (0x0B, 0x5C, 0xAD) in {colour for _, colour in image.getcolors(1 << 24) or []}
    deck = Presentation(str(project / "output/new/new.pptx"))
    theme = deck.slide_masters[0].part.part_related_by(THEME).blob.decode()
    assert 'name="Sea"' in theme
    assert '<a:accent1><a:srgbClr val="0B5CAD"/></a:accent1>' in theme


THEME = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"


def titles(scene: Scene) -> list[Text]:
    found = [item for item in scene.flat() if isinstance(item, Text) and item.role == "title"]
    assert found
    return found


def title_runs(scene: Scene) -> list[Any]:
    return [run for text in titles(scene) for line in text.lines for run in line]


def colour(scene: Scene, token: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(scene.palette[token]))
