"""How mkdeck grows: a chart, a section, a callout or a theme is one new file."""

from __future__ import annotations

import json
import pickle
import re
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
from mkdeck.scene import Group, Picture, Text
from mkdeck.sections import kinds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdeck.scene import Scene

CHART = '''
"""Dots on a line, one for each figure."""

from mkdeck.layout import Chart, described, picture, rows
from mkdeck.scene import Fragment, Group, Mark, move
from mkdeck.story import SlideOptions

WORDS = {
    "alt": {"en": "Dots on a line: {rows}."},
    "note": {"en": "Each dot is one answer.", "et": "Iga täpp on üks vastus."},
}


class Options(SlideOptions):
    """Dots on a line."""

    radius: int = 6
    """Half the width of a dot, in points."""


def accepts(claim):
    return "" if claim.kind == "share" else "a dot shows a share"


def notes(part, look):
    return [said] if (said := look.language.say(WORDS["note"])) else []


def draw(part, room):
    look, found, across = room.look, rows(part), 2 * part.options.radius
    pitch = room.height / len(found) if room.height else 60
    places = [row.quantity.amount / 100 * (room.width - across) for row in found]
    marks = [
        Mark("dot", x, i * pitch, across, across, look.colour("accent"))
        for i, x in enumerate(places)
    ]
    alt = described(WORDS["alt"], found, look)
    drawn = picture("dots", found, room.width, pitch * len(found), marks, alt)
    labels = []
    for i, row in enumerate(found):
        said = f"{row.label} {look.language.value(row.quantity)}"
        label = look.text("label", said, 0, 0, 200, claims=[row.claim.id])
        labels.append(move(label, 0, i * pitch + across + 20))
    return Fragment(room.width, pitch * len(found), (Group((drawn, *labels), alt, "dots"),))


KIND = Chart(options=Options, rows=(1, 8), accepts=accepts, draw=draw, notes=notes)
'''

SECTION = '''
"""A claim as a quotation."""

from mkdeck.layout import Section, framed
from mkdeck.scene import Fragment
from mkdeck.story import SlideOptions, ids


class Options(SlideOptions):
    """A claim as a quotation."""


def accepts(claim):
    return ""


def quote(part, room):
    said = f"“{part.words[part.claims[0].id].statement}”"
    text = room.look.text("lead", said, 0, 60, room.width, lines=4, claims=ids(part.claims))
    return Fragment(room.width, text.last, (text,))


def slide(part, look):
    return framed(part, look, quote)


def band(part, look):
    text = look.text("lead", f"“{part.words[part.claims[0].id].statement}”",
                     look.format.margin, 40, look.format.inner, lines=4, claims=ids(part.claims))
    return Fragment(look.format.width, text.last, (text,))


KIND = Section(options=Options, rows=(1, 1), accepts=accepts, slide=slide, band=band)
'''

CALLOUT = '''
"""A share as a square that fills from below."""

from mkdeck.callouts import Callout
from mkdeck.layout import described, picture
from mkdeck.scene import Fragment, Mark


def accepts(claim):
    return "" if claim.main.kind == "share" else "a tank shows a share"


def draw(row, words, room):
    side = min(room.width, room.height)
    full = side * row.quantity.amount / 100
    marks = [
        Mark("rect", 0, 0, side, side, room.look.colour("track")),
        Mark("rect", 0, side - full, side, full, room.look.colour("accent")),
    ]
    alt = described({"en": "A tank: {rows}."}, [row], room.look)
    drawn = picture("tank", [row], side, side, marks, alt, "callout")
    return Fragment(side, side, (drawn,))


CALLOUT = Callout(accepts=accepts, draw=draw, shape="block", rank=15)
'''

POSTER = """
about: A poster in a hall
checked: 2026-11-30
extends: og
width: 540
height: 540
rule: {top: 32, thickness: 2}
title: {drop: 39, lines: 2, more: 1}
subtitle: {drop: 24, lines: 2}
body: {gap: 28, foot: 16}
footer: {top: 490, drop: 21, lines: 4}
brand: {place: strip, height: 40, drop: 12, logo: 18}
smallest: 12
styles:
  title: {size: 30}
  hero: {size: 150}
  footer: {size: 13}
  axis: {size: 13}
  key: {size: 13}
  brand: {size: 13}
  address: {size: 12}
"""

SCREEN = """
about: A screen whose top and foot are covered
extends: poster
height: 960
margin: 44
clear: {top: 100, bottom: 150}
rule: {top: 127, thickness: 2.5}
title: {drop: 49, lines: 4}
body: {gap: 40, foot: 20}
footer: {top: 740, drop: 24, lines: 5}
styles:
  title: {size: 42}
  label: {size: 20}
  value: {size: 24}
"""


@pytest.fixture
def drop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Puts a file into a folder that counts as part of one of mkdeck's."""
    dropped = []

    def put(package: str, name: str, code: str) -> None:
        folder = tmp_path / "plugins" / package
        write(folder / (name if "." in name else f"{name}.py"), code)
        owner: Any = import_module(f"mkdeck.{package}")
        monkeypatch.setattr(owner, "__path__", [*owner.__path__, str(folder)])
        invalidate_caches()
        dropped.append((owner, name.partition(".")[0]))

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


def slots_of(path: Path, layout: str) -> set[int]:
    """The numbers of the placeholders of a layout."""
    found = next(one for one in Presentation(str(path)).slide_layouts if one.name == layout)
    return {holder.placeholder_format.idx for holder in list(found.placeholders)}


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
    assert slots_of(folder / "new.pptx", "Dots") == {0, 10, 11, 12, 16, 17, 20}
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


@pytest.mark.parametrize(
    ("tag", "alt", "note"),
    [
        ("en", "Dots on a line: Fast answer 51%; Friendly agent 30%.", "Each dot is one answer."),
        ("et", "Kiire vastus 51%; Sõbralik teenindaja 30%.", "Iga täpp on üks vastus."),
        ("ru", "Быстрый ответ 51\u00a0%; Вежливый сотрудник 30\u00a0%.", ""),
        ("zh-Hans", "快速回答51%；友好的客服30%。", ""),
        ("zh-Hant", "快速回答51%；友善的客服30%。", ""),
        ("ja", "迅速な回答51%；親切な担当者30%。", ""),
    ],
)
def test_a_chart_of_one_file_works_in_six_languages(
    project: Path, drop: Callable[..., None], tag: str, alt: str, note: str
) -> None:
    """Where it has no words of its own, its rows are told."""
    drop("charts", "dots", CHART)
    labels = {
        "et": ("Kiire vastus", "Sõbralik teenindaja"),
        "ru": ("Быстрый ответ", "Вежливый сотрудник"),
        "zh-Hans": ("快速回答", "友好的客服"),
        "zh-Hant": ("快速回答", "友善的客服"),
        "ja": ("迅速な回答", "親切な担当者"),
    }
    keys = ("answer-is-fast", "agent-is-friendly")
    for key, label in zip(keys, labels.get(tag, ()), strict=False):
        with Path(f"claims/words.{tag}.yaml").open("a", encoding="utf-8") as file:
            file.write(
                f'{key}: {{headline: {label}, statement: "<value> {label}", callout: {label}, '
                f"label: {label}, base: {label}}}\n"
            )
    write(
        "decks/new.yaml",
        f"""
        title: "{alt[:4]}"
        language: {tag}
        cards:
          - {{kind: dots, title: "{alt[:4]}", claims: [answer-is-fast, agent-is-friendly]}}
        """,
    )
    [scene] = Project.open(Path("decks/new.yaml")).scenes(("cards",))["cards"]
    [group] = [item for item in scene.items if isinstance(item, Group)]
    assert plain(group.alt) == plain(alt)
    texts = [item for item in scene.flat() if isinstance(item, Text)]
    [footer] = [text.string for text in texts if text.role == "footer"]
    assert note in footer
    assert ("Each dot" in footer) == (tag == "en")


def plain(text: str) -> str:
    """The text without what languages join rows with, which is theirs to say."""
    return re.sub(r"[\s;；。.]", "", text)


def test_kinds_pickle_by_value(project: Path, drop: Callable[..., None]) -> None:
    """So that a pool of processes can lay parts out."""
    drop("charts", "dots", CHART)
    known = kinds()
    assert pickle.loads(pickle.dumps(known)) == known
    assert known["dots"].name == "dots"
    assert known["dots"].summary == "Dots on a line, one for each figure."
    assert hash(known["dots"]) != hash(known["bars"])


def test_a_kind_counts_figures_not_only_claims(project: Path) -> None:
    """One claim of three values is three rows."""
    write(
        "claims/more.yaml",
        """
        - id: by-channel
          topics: [loyalty]
          values: {phone: 40%, chat: 30%, mail: 20%}
          headline: The phone leads
          statement: The phone is liked by <phone>, chat by <chat>, mail by <mail>
          callout: of customers
          label: Channel
          labels: {phone: Phone, chat: Chat, mail: Mail}
          base: customers
          source: acme-2018
          standing: sound
        """,
    )
    write("decks/new.yaml", "title: No\nslides: [{kind: compare, claim: by-channel}]\n")
    result = CliRunner().invoke(cli, ["decks/new.yaml"])
    assert result.exit_code == 1
    assert '"compare" shows 2 figures; its claims have 3' in result.stderr
    write("decks/new.yaml", "title: Yes\nslides: [{kind: bars, claim: by-channel}]\n")
    build("decks/new.yaml")


@pytest.mark.parametrize("size", ["poster", "screen"])
def test_a_format_is_one_file(project: Path, drop: Callable[..., None], size: str) -> None:
    """Kinds lay out anew in it, and fill its canvas; the theme's brand stands where it says."""
    drop("formats", "poster.yaml", POSTER)
    drop("formats", "screen.yaml", SCREEN)
    write("themes/ours.yaml", "extends: editorial\nbrand: {name: Ours, url: ours.example}\n")
    write(
        "decks/new.yaml",
        f"""
        title: A new format
        theme: ours
        cards:
          - {{kind: hero, claim: service-matters, size: {size}}}
          - {{kind: bars, claims: [answer-is-fast, agent-is-friendly], size: {size}}}
          - {{kind: range, claim: sold-to, size: {size}}}
        """,
    )
    build("decks/new.yaml")
    made = Project.open(Path("decks/new.yaml")).scenes(("cards",))["cards"]
    for scene in made:
        with Image.open(project / f"output/new/cards/{scene.name}.png") as image:
            assert image.size == ((1080, 1080) if size == "poster" else (1080, 1920))
        rule_top = scene.items[0].box.y
        foot = max(item.box.bottom for item in scene.flat())
        reached = rule_top
        gaps = []
        for item in sorted(scene.flat(), key=lambda one: one.box.y):
            gaps.append(item.box.y - reached)
            reached = max(reached, item.box.bottom)
        assert max(gaps) < 0.2 * (foot - rule_top), scene.name
        signed = [t.string for t in scene.flat() if isinstance(t, Text) and t.role == "brand"]
        assert signed == ["Ours", "ours.example"]


def test_a_dropped_callout_is_chosen_by_what_it_accepts(
    project: Path, drop: Callable[..., None]
) -> None:
    """An open end is no number of people, and the tank comes before a bar; a name wins."""
    drop("callouts", "tank", CALLOUT)
    write(
        "claims/more.yaml",
        """
        - id: some-leave
          topics: [churn]
          value: over 20%
          headline: Some leave
          statement: <value> of customers leave
          callout: leave
          label: Leave
          base: customers
          source: acme-2018
          standing: sound
        """,
    )
    write(
        "decks/new.yaml",
        """
        title: Pictures
        slides:
          - {kind: hero, claim: some-leave}
          - {kind: hero, claim: service-matters}
          - {kind: hero, claim: old-leave, callout: tank}
        """,
    )
    shown = [
        [item.data.kind for item in scene.flat() if isinstance(item, Picture)]
        for scene in Project.open(Path("decks/new.yaml")).scenes(("deck",))["deck"]
    ]
    assert shown == [["tank"], ["array"], ["tank"]]


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("tonk", 'there is no callout called "tonk"; did you mean "tank"?'),
        ("array", "an array shows a share, not a duration"),
    ],
)
def test_a_callout_that_cannot_be_is_a_problem(
    project: Path, drop: Callable[..., None], asked: str, says: str
) -> None:
    drop("callouts", "tank", CALLOUT)
    spec = f"title: No\nslides: [{{kind: hero, claim: minutes-waited, callout: {asked}}}]\n"
    write("decks/new.yaml", spec)
    result = CliRunner().invoke(cli, ["decks/new.yaml"])
    assert result.exit_code == 1
    assert says in result.stderr


BANNER = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">
<path d="M4 2H20V22L12 17L4 22ZM8 6V10H16V6Z"/></svg>"""

BANNERS = "banners: {glyph: banner, array: true, words: [banner], counts: [banners]}"


def test_a_pictogram_is_one_file_and_a_subject_one_entry(
    project: Path, drop: Callable[..., None]
) -> None:
    drop("pictograms", "banner.svg", BANNER)
    drop("pictograms", "flags.yaml", BANNERS)
    write(
        "claims/more.yaml",
        """
        - id: banners-red
          topics: [churn]
          value: 30%
          headline: Some banners are red
          statement: <value> of banners are red
          callout: of banners are red
          label: Red
          base: banners in town
          source: acme-2018
          standing: sound
        - id: banner-known
          topics: [churn]
          value: 40%
          glyph: banner
          headline: Some know them
          statement: <value> of customers know them
          callout: of customers know them
          label: Known
          base: customers
          source: acme-2018
          standing: sound
        """,
    )
    write(
        "decks/new.yaml",
        """
        title: Pictograms
        slides:
          - {kind: hero, claim: banners-red, callout: things}
          - {kind: hero, claim: banner-known, callout: glyph}
        """,
    )
    build("decks/new.yaml")
    scenes = Project.open(Path("decks/new.yaml")).scenes(("deck",))["deck"]
    array, glyph = (
        next(item for item in scene.flat() if isinstance(item, Picture)) for scene in scenes
    )
    assert [mark.fill for mark in array.marks] == ["accent"] * 30 + ["muted"] * 70
    [mark] = glyph.marks
    assert mark.width / mark.height == pytest.approx(16 / 20)
    assert "Each symbol is 1 in 100 banners in town." in words_on(
        project / "output/new/new.pptx", 1
    )


BROKEN = {
    "overlap": 'look.text("label", "One", 0, 40, 90), look.text("label", "other", 0, 42, 90)',
    "margin": 'look.text("label", "Far out", room.width + 20, 40, 90)',
    "unsourced": 'look.text("label", "51%", 0, 40, 90, claims=["young-leave"])',
    "faint": 'look.text("label", "Hardly seen", 0, 40, 90, colour="track")',
}


@pytest.mark.parametrize("code", BROKEN)
def test_a_page_is_inspected_when_it_is_built(
    project: Path, drop: Callable[..., None], code: str
) -> None:
    """A kind that breaks a page stops the build, whatever it is."""
    body = f"    look = room.look\n    return Fragment(room.width, 60, ({BROKEN[code]},))\n"
    start = SECTION.index("    said = ")
    end = SECTION.index("def slide")
    drop("sections", "broken", SECTION[:start] + body + "\n\n" + SECTION[end:])
    write("decks/new.yaml", "title: No\nslides: [{kind: broken, claim: service-matters}]\n")
    result = CliRunner().invoke(cli, ["check", "decks/new.yaml", "--json"])
    assert result.exit_code == 1
    found = json.loads(result.stdout)["problems"]
    assert [problem["code"] for problem in found] == [code]
    assert found[0]["line"] == 2
    assert CliRunner().invoke(cli, ["decks/new.yaml"]).exit_code == 1


def test_scenes_and_storyboards_are_plain_data(project: Path) -> None:
    """They pickle and hash by value, so that a pool can lay out and a cache can key."""
    deck = Project.open(Path("decks/sound.yaml"))
    for thing in (*deck.scenes()["deck"], *deck.board.slides, deck.board):
        again = pickle.loads(pickle.dumps(thing))
        assert again == thing
        assert hash(again) == hash(thing)
    one, other = deck.board.slides[1:3]
    assert hash(one) != hash(other)


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
    assert slots_of(project / "output/new/new.pptx", "Quotation") == {0, 10, 11, 12, 14, 20}
    assert "Acme Research, 2018" in words_on(project / "output/new/new.pptx", 1)
    [tall] = Project.open(Path("decks/new.yaml")).scenes(("infographic",))["infographic"]
    assert said in [item.string for item in tall.flat() if isinstance(item, Text)]


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
