"""mkdeck as other programs use it: decks from files, texts and data."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import DECK, write
from PIL import Image

import mkdeck
from mkdeck import Deck, Library, MkdeckError, build, open_deck

DATA: dict[str, Any] = {
    "title": "Loyalty is earned",
    "theme": "editorial",
    "topics": ["loyalty"],
    "slides": [
        "title",
        {"kind": "hero", "claim": "service-matters"},
        {"kind": "bars", "claims": ["answer-is-fast", "agent-is-friendly"]},
        "sources",
    ],
}
CARD = "cards: [{kind: hero, claim: service-matters}]\n"


def problems(source: Any, **options: Any) -> list[str]:
    with pytest.raises(MkdeckError) as caught:
        open_deck(source, **options)
    return list(map(str, caught.value.problems))


def test_importing_mkdeck_imports_nothing_large() -> None:
    heavy = ["pydantic", "yaml", "matplotlib", "PIL", "pptx", "lxml", "frozendict", "click"]
    code = f"import sys, mkdeck; print([name for name in {heavy} if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


def test_what_is_handed_out_is_there_and_no_more() -> None:
    assert all(getattr(mkdeck, name) is not None for name in mkdeck.__all__)
    assert set(mkdeck.__all__) <= set(dir(mkdeck))
    with pytest.raises(AttributeError, match="module 'mkdeck' has no attribute 'open_dek'"):
        mkdeck.open_dek  # noqa: B018 - the look-up is what is tested


@pytest.mark.parametrize(
    "source",
    [Path("decks/sound.yaml"), "decks/sound.yaml", DECK, DATA, json.loads(json.dumps(DATA))],
)
def test_a_path_a_text_and_data_give_the_same_deck(project: Path, source: Any) -> None:
    deck = open_deck(source)
    assert isinstance(deck, Deck)
    assert deck.scenes() == open_deck("decks/sound.yaml").scenes()
    assert hash(deck.spec.file) == hash(open_deck(DATA).spec.file)


def test_a_text_of_one_line_is_told_from_a_path(project: Path) -> None:
    line = "{title: Loyalty is earned, slides: [{kind: hero, claim: service-matters}]}"
    assert len(open_deck(line).slides) == 1
    assert problems("decks/none.yaml") == [
        "decks/none.yaml: cannot be read: no such file or directory\n"
        "  hint: make it a file that you may read, or move it away"
    ]


def test_the_outputs_of_a_text_are_called_by_its_name(project: Path) -> None:
    manifest = build(DECK + CARD, "out", name="mine", only=["cards"])
    assert manifest["deck"] == "mine"
    assert [entry["path"] for entry in manifest["files"]] == ["cards/01-hero-og.png"]
    assert Path("out/mine/cards/01-hero-og.png").is_file()
    assert build("decks/sound.yaml", "out")["deck"] == "sound"
    assert build("decks/sound.yaml", "out", name="again")["deck"] == "again"
    assert build(DATA, "out")["deck"] == "deck"
    assert Path("out/deck/deck.pptx").is_file()


@pytest.mark.parametrize("name", ["a/b", "..", "../up"])
def test_a_name_that_leaves_the_output_folder_is_refused(project: Path, name: str) -> None:
    with pytest.raises(MkdeckError, match="is no name for an output folder"):
        build(DECK, "out", name=name)
    assert not Path("out").exists()


def test_problems_of_a_text_have_its_name_and_the_line(project: Path) -> None:
    text = DECK.replace("claim: service-matters", "claim: service-maters")
    line = next(i for i, one in enumerate(text.splitlines(), 1) if "maters" in one)
    told = 'there is no claim called "service-maters"\n  hint: did you mean "service-matters"?'
    assert problems(text) == [f"deck:{line}:12: {told}"]
    assert problems(text, name="mine") == [f"mine:{line}:12: {told}"]


def test_problems_of_data_have_its_name_and_the_steps(project: Path) -> None:
    slides = [{"kind": "hero", "claim": "service-matters", "titel": "A"}, {"kind": "heroo"}]
    assert problems({"title": "95% stay", "slides": slides, "language": "xx"}, name="mine") == [
        'mine: language: there is no language "xx"\n  hint: known: en, et, ja, ru, zh-Hans, zh-Hant'
    ]
    assert problems({"title": "95% stay", "slides": slides}, name="mine") == [
        'mine: slides[0].titel: unknown key "titel"\n  hint: did you mean "title"?',
        'mine: slides[1].kind: there is no kind called "heroo"\n  hint: did you mean "hero"?',
        "mine: title: \"95%\" in the author's words is no claim's value\n"
        '  hint: say it without a figure, or list it under "literals"',
    ]
    assert problems([1, 2]) == [
        'deck: expected keys with values, found a list\n  hint: write "key: value", a line for each'
    ]


def test_claims_and_themes_are_looked_for_in_the_folder_given(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("elsewhere/note.txt", "")
    monkeypatch.chdir("elsewhere")
    (project / "claims").rename(project / "decks" / "claims")
    assert 'there is no claim called "service-matters"' in problems(DECK)[0]
    assert len(open_deck(DECK, folder=project / "decks").slides) == 4
    assert len(open_deck(project / "decks" / "sound.yaml").slides) == 4
    assert problems(project / "decks" / "sound.yaml", folder=".")


def test_a_library_given_stands_in_place_of_the_one_nearby(project: Path) -> None:
    (project / "claims").rename(project / "kept")
    library = Library.load(["kept"])
    claim = library.claim("service-matters")
    assert claim
    assert [quantity.text for quantity in claim.quantities.values()] == ["95%"]
    deck = open_deck(DECK + "library: [nowhere]\n", library=library)
    assert deck.library is library
    assert len(deck.slides) == 4


def test_a_theme_given_stands_in_place_of_the_decks_own(project: Path) -> None:
    assert open_deck(DATA | {"theme": "none"}, theme="editorial").theme.id == "editorial"


def test_pages_show_themselves(project: Path) -> None:
    text = f"{DECK}{CARD}infographic: {{sections: [{{kind: hero, claim: service-matters}}]}}\n"
    deck = open_deck(text)
    assert [page.name for page in deck.slides] == ["01", "02", "03", "04"]
    slide, [card], tall = deck.slides[1], deck.cards, deck.infographic
    assert tall is not None
    for page, size in ((slide, (1920, 1080)), (card, (1200, 630))):
        shown = page._repr_png_()
        assert shown == page.png()
        assert Image.open(io.BytesIO(shown)).size == size
    assert tall.png().startswith(b"\x89PNG")
    assert slide.alt.startswith("Nearly everyone ties loyalty to service. 95% of consumers say")
    assert slide.claims == ("service-matters",)
    assert repr(slide) == "Page('02', 'Nearly everyone ties loyalty to service')"
    assert deck.slides is deck.slides, "pages are laid out once"
    assert card.save("card.png").read_bytes() == card.png()
    with pytest.raises(ValueError, match=r'a page is saved as "\.png", not as "card\.jpg"'):
        card.save("card.jpg")


def test_a_deck_without_cards_and_infographic_has_none(project: Path) -> None:
    deck = open_deck(DATA)
    assert (deck.cards, deck.infographic) == ([], None)


def test_what_does_not_fit_is_told_when_pages_are_asked_for(project: Path) -> None:
    long = {"kind": "hero", "claim": "service-matters", "title": "Long words of a title " * 30}
    deck = open_deck(DATA | {"slides": [long]}, name="mine")
    with pytest.raises(MkdeckError, match=r"^mine: slides\[0\]\.title: slide 1: "):
        deck.slides  # noqa: B018 - the look-up is what is tested


def test_a_deck_that_cannot_be_read_is_told_with_what_is_wrong_with_its_claims(
    project: Path,
) -> None:
    claims = project / "claims/findings.yaml"
    claims.write_text(claims.read_text("utf-8") + "- {id: broken}\n", "utf-8")
    (project / "decks/bad.yaml").write_text("titel: T\nslides: [title]\n", "utf-8")
    with pytest.raises(MkdeckError) as error:
        mkdeck.build(project / "decks/bad.yaml", project / "output")
    files = {problem.path.rpartition("/")[2] for problem in error.value.problems}
    assert files == {"bad.yaml", "findings.yaml"}
