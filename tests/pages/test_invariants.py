"""What holds for every page of every deck in `decks/`: slides, cards and the tall infographic."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from conftest import DECKS, ROOT, claims_of

from mkdeck.callouts import ticks
from mkdeck.callouts.keys import KEYS
from mkdeck.claims import certainty, surveyed
from mkdeck.formats import load_format
from mkdeck.pages.inspect import letters
from mkdeck.project import Project
from mkdeck.scene import Box, Group, Picture, Rect, Text, move
from mkdeck.themes import contrast

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdeck.claims import Claim
    from mkdeck.formats import Format
    from mkdeck.languages import Language
    from mkdeck.quantity import Quantity
    from mkdeck.scene import Item, Mark, Scene
    from mkdeck.story import Part

HANG = 0.14
"""Em by which the box of a large numeral may stand outside, so that its ink does not."""

TRACKS = {"track", "paper"}
"""Fills of the 0–100 track on paper and on a band."""

GOES_ON = ("sources",)
"""Kinds that take as many slides as they need."""


@dataclass(frozen=True)
class Page:
    """A scene with the parts that it was made of."""

    name: str
    scene: Scene
    sheet: Format
    parts: tuple[Part, ...]
    project: Project

    @property
    def claims(self) -> dict[str, Claim]:
        """Every claim whose figures may stand on it."""
        shown = [claim for part in self.parts for claim in part.shown]
        if self.lists_sources:
            shown = [claim for entry in self.parts[0].references for claim in entry.claims]
        return {claim.id: claim for claim in shown}

    @property
    def lists_sources(self) -> bool:
        return self.parts[0].kind.name in GOES_ON

    def texts(self, *roles: str) -> list[Text]:
        found = [item for item in self.scene.flat() if isinstance(item, Text)]
        return [text for text in found if not roles or text.role in roles]

    def pictures(self) -> list[Picture]:
        return [item for item in self.scene.flat() if isinstance(item, Picture)]


def pages_of(project: Project) -> Iterator[Page]:
    board = project.board
    scenes = project.scenes(("deck", "infographic", "cards"))
    deck, slide = project.spec.name, load_format("slide")
    slides = iter(scenes["deck"])
    number = 0
    for part in board.slides:
        count = 1 if part.kind.name not in GOES_ON else len(scenes["deck"]) - len(board.slides) + 1
        for _ in range(count):
            number += 1
            yield Page(f"{deck} slide {number}", next(slides), slide, (part,), project)
    assert next(slides, None) is None
    for part, scene in zip(board.cards, scenes["cards"], strict=True):
        yield Page(f"{deck} card {part.number}", scene, load_format(part.size), (part,), project)
    for scene in scenes["infographic"]:
        sheet = load_format("infographic")
        yield Page(f"{deck} infographic", scene, sheet, board.sections, project)


PARAMS = [
    pytest.param(path, id=path.stem, marks=[pytest.mark.slow] if path.stem == "gallery" else [])
    for path in DECKS
]


@pytest.fixture(scope="module", params=PARAMS)
def pages(request: pytest.FixtureRequest) -> list[Page]:
    return list(pages_of(Project.open(ROOT / request.param)))


# --- where things stand


def test_everything_stands_on_the_canvas(pages: list[Page]) -> None:
    outside = [
        (page.name, item)
        for page in pages
        for item in page.scene.flat()
        if not within(letters(item), 0, page.scene.width, page.scene.height)
    ]
    assert outside == []


def test_texts_and_pictures_keep_within_the_margins(pages: list[Page]) -> None:
    outside = [
        (page.name, words(item))
        for page in pages
        for item in page.scene.flat()
        if isinstance(item, Text | Picture)
        and not within(letters(item), page.sheet.margin, page.sheet.right, page.scene.height)
    ]
    assert outside == []


def test_only_large_letters_hang_and_only_a_little(pages: list[Page]) -> None:
    hanging = [
        (page.name, text.string, text.hang)
        for page in pages
        for text in page.texts()
        if text.hang and (abs(text.hang) > HANG * text.size or text.size < 18)
    ]
    assert hanging == []


def test_no_two_texts_overlap(pages: list[Page]) -> None:
    found = [
        (page.name, one.string, other.string)
        for page in pages
        for one, other in combinations(page.texts(), 2)
        if letters(one).overlaps(letters(other))
    ]
    assert found == []


def test_no_text_overlaps_a_picture_it_does_not_belong_to(pages: list[Page]) -> None:
    found = [
        (page.name, text.string, drawn.alt)
        for page in pages
        for one, other in combinations(page.scene.items, 2)
        for text, drawn in [*pairs(one, other), *pairs(other, one)]
        if letters(text).overlaps(drawn.box)
    ]
    assert found == []


def test_no_label_crosses_a_mark_of_its_own_chart(pages: list[Page]) -> None:
    """A label may stand on a whole track, and on nothing else that is drawn."""
    found = [
        (page.name, text.string, mark)
        for page in pages
        for text in page.texts()
        for box, mark in marks(page.scene)
        if mark.fill and mark.fill not in TRACKS and letters(text).overlaps(box)
    ]
    assert found == []


# --- what can be read


def test_no_text_is_too_small(pages: list[Page]) -> None:
    small = [
        (page.name, run.text, run.size)
        for page in pages
        for text in page.texts()
        for line in text.lines
        for run in line
        if run.size < page.sheet.smallest
    ]
    assert small == []


def test_every_letter_stands_out_from_what_is_under_it(pages: list[Page]) -> None:
    faint = [
        (page.name, run.text, run.colour, under, round(ratio, 2))
        for page in pages
        for text in page.texts()
        for under in grounds(text, page.scene)
        for line in text.lines
        for run in line
        if (ratio := contrast(page.scene.palette[run.colour], page.scene.palette[under])) < 4.5
    ]
    assert faint == []


def test_every_picture_and_group_is_told_in_words(pages: list[Page]) -> None:
    untold = [
        (page.name, item.name if isinstance(item, Group) else item.data.kind, item.alt)
        for page in pages
        for item in all_items(page.scene.items)
        if isinstance(item, Picture | Group) and len(item.alt) < 10
        if item.alt or not isinstance(item, Picture) or item.claims or item.data.kind != "glyph"
    ]
    assert untold == []
    assert [page.name for page in pages if not page.scene.alt] == []


def test_every_slide_has_one_title(pages: list[Page]) -> None:
    counts = {page.name: len(page.texts("title")) for page in pages if page.sheet.form == "slide"}
    assert counts == dict.fromkeys(counts, 1)


def test_a_takeaway_is_a_title_on_a_few_lines(pages: list[Page]) -> None:
    """Every page that prints its title in words; title slides and lone numerals have their own."""
    checked = []
    for page in pages:
        if page.sheet.form == "band" or page.scene.kind in {"closing", "action"}:
            continue
        for text in page.texts():
            if text.string.replace("\u00a0", " ") == page.scene.title.replace("\u00a0", " "):
                if text.role == "item":
                    continue
                assert text.role == "title", (page.name, text)
                assert len(text.lines) <= page.sheet.title.lines + 1, (page.name, text)
                checked.append(page.name)
    assert checked


# --- whose figures they are


def test_no_line_of_a_footer_ends_on_its_label(pages: list[Page]) -> None:
    for page in pages:
        word = page.project.language.word
        labels = [word(key) for key in ("source-label", "base-label", "note-label")]
        for text in page.texts("footer", "reference"):
            ends = ["".join(run.text for run in line).rstrip() for line in text.lines]
            assert not [end for end in ends if end.endswith(tuple(labels))], page.name


def test_every_claim_is_cited_on_its_page(pages: list[Page]) -> None:
    uncited = []
    for page in pages:
        role = "footer" if page.sheet.form != "band" else "reference"
        printed = unbroken(text.string for text in page.texts(role, "publisher", "reference"))
        uncited += [
            (page.name, claim.id, claim.citation.name)
            for claim in page.claims.values()
            if not page.lists_sources
            and claim.citation.name not in printed
            and (claim.citation.short or claim.citation.name) not in printed
        ]
    assert uncited == []


def test_every_source_is_listed_on_the_sources_slides(pages: list[Page]) -> None:
    lists = [page for page in pages if page.lists_sources]
    printed = unbroken(text.string for page in lists for text in page.texts("publisher"))
    unlisted = [
        (page.name, claim.id)
        for page in pages
        if page.sheet.form == "slide" and lists
        for claim in page.claims.values()
        if claim.citation.name not in printed
    ]
    assert unlisted == []


def test_every_printed_number_is_somebodys(pages: list[Page]) -> None:
    strays = []
    for page in pages:
        allowed = figures(page) | dates(page) | ours(page) | totals(page) | pictured(page)
        allowed |= disagreeing(page)
        for text in page.texts():
            left = numbers(bare(text, page)) - allowed
            strays += [(page.name, text.role, text.string, number) for number in sorted(left)]
    assert strays == []


def test_every_number_of_an_alternative_text_is_somebodys(pages: list[Page]) -> None:
    strays = []
    for page in pages:
        allowed = figures(page) | dates(page) | ours(page) | pictured(page)
        told = [("page", page.scene.alt)]
        for item in all_items(page.scene.items):
            if isinstance(item, Picture | Group):
                kind = item.name if isinstance(item, Group) else item.data.kind
                told.append((kind, item.alt))
        for kind, alt in told:
            left = numbers(literal_free(alt, page)) - allowed - scale_of(kind, page)
            strays += [(page.name, kind, alt, number) for number in sorted(left)]
    assert strays == []


def test_every_number_of_the_speaker_notes_is_somebodys(pages: list[Page]) -> None:
    strays = []
    for page in pages:
        allowed = figures(page) | dates(page) | disagreeing(page)
        allowed |= {number for part in page.parts for number in derived(part)}
        for note in page.scene.notes:
            for claim in page.claims.values():
                seen = [f"{article.name}, {place}" for _, article, place in claim.articles]
                for said in sorted(seen, key=len, reverse=True):
                    note = re.sub(rf"{re.escape(said)}(?!\d)", " ", note)
            left = numbers(literal_free(note, page)) - allowed
            strays += [(page.name, note, number) for number in sorted(left)]
    assert strays == []


def test_every_reference_mark_leads_to_a_source_of_its_page(pages: list[Page]) -> None:
    wrong = []
    for page in pages:
        own = {part.marks.get(claim.citation.key) for part in page.parts for claim in part.shown}
        found = {
            int(mark)
            for text in page.texts()
            for group in MARK.findall(text.string)
            for mark in re.findall(r"\d+", group)
        }
        if found - own:
            wrong.append((page.name, found - own))
    assert wrong == []


def test_our_own_arithmetic_is_named_and_right(pages: list[Page]) -> None:
    """Each derived figure stands in the notes with a formula of claims' figures that holds."""
    for page in pages:
        named = formulas(page)
        for part in page.parts:
            assert derived(part) <= set(named), page.name
        for result, formula in named.items():
            assert numbers(formula) <= figures(page) | pictured(page), (page.name, formula)
            worked = value(formula) * (100 if is_percent(page, formula) else 1)
            assert worked == pytest.approx(float(result), abs=0.05), (page.name, formula)


# --- places


def within(box: Box, left: float, right: float, bottom: float) -> bool:
    hair = 0.25
    return (
        box.x >= left - hair
        and box.right <= right + hair
        and box.y >= -hair
        and box.bottom <= bottom + hair
    )


def unbroken(texts: Iterable[str]) -> str:
    """Texts in one, lines that end on a hyphen joined again."""
    return " ".join(texts).replace("- ", "-")


def words(item: Item) -> tuple[str, Box]:
    said = item.string if isinstance(item, Text) else getattr(item, "alt", "")
    return said, item.box


def all_items(items: Iterable[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        if isinstance(item, Group):
            yield from all_items(item.items)


def pairs(one: Item, other: Item) -> Iterator[tuple[Text, Picture]]:
    """Each text of one item with each picture of the other."""
    for text in all_items([one]):
        for drawn in all_items([other]):
            if isinstance(text, Text) and isinstance(drawn, Picture):
                yield text, drawn


def marks(scene: Scene) -> Iterator[tuple[Box, Mark]]:
    """Every mark with its place on the scene."""
    for item in scene.flat():
        if isinstance(item, Picture):
            for mark in item.marks:
                yield Box(item.x + mark.x, item.y + mark.y, mark.width, mark.height), mark


def grounds(text: Text, scene: Scene) -> set[str]:
    """Tokens of everything that shows behind the text: the ground, a band, a mark."""
    layers: list[tuple[Box, str]] = [(Box(0, 0, scene.width, scene.height), scene.ground)]
    for item in scene.flat():
        if isinstance(item, Rect):
            layers.append((item.box, item.fill))
        elif isinstance(item, Picture):
            layers += [
                (move(Rect(m.x, m.y, m.width, m.height, m.fill), item.x, item.y).box, m.fill)
                for m in item.marks
                if m.fill
            ]
    seen: set[str] = set()
    own = letters(text)
    for box, token in layers:
        covers = (
            box.x <= own.x
            and box.right >= own.right
            and box.y <= own.y
            and box.bottom >= own.bottom
        )
        if covers:
            seen = {token}
        elif box.overlaps(own):
            seen.add(token)
    return seen


# --- numbers

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
MARK = re.compile(r"\[(\d+(?:, \d+)*)\]")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
AXIS = {"0", "20", "40", "50", "60", "80", "100"}


def numbers(text: str) -> set[str]:
    """The numbers in a text, without separators of thousands, decimals with a point."""
    found = set()
    for token in NUMBER.findall(text):
        plain = re.sub(r"[,\s](?=\d{3}\b)", "", token)
        found.add(plain.replace(",", "."))
    return found


def printed(quantity: Quantity, language: Language) -> set[str]:
    """The numbers in a quantity: as its editor wrote it, in other languages as those print it."""
    if language.tag == "en":
        return numbers(quantity.text) or numbers(language.value(quantity)) | {str(quantity.low)}
    return numbers(language.running(quantity)) | numbers(language.value(quantity))


def figures(page: Page) -> set[str]:
    """Numbers of the claims shown: their figures, names of their years, years they speak of."""
    language = page.project.language
    found: set[str] = set()
    for claim in page.claims.values():
        for name, quantity in claim.figures.items():
            found |= printed(quantity, language)
            found |= set(YEAR.findall(name))
        texts = claim.texts[language.tag]
        told = [texts.headline, texts.statement, texts.callout, texts.label, texts.base]
        told += [claim.spec.note, claim.spec.reason]
        found |= certain(claim, language)
        found |= {year for text in told for year in YEAR.findall(text)}
    return found


def certain(claim: Claim, language: Language) -> set[str]:
    """Numbers that say how sure a claim's figures are and how they were found."""
    spec, source = claim.spec, claim.source
    said = [spec.level, spec.p, certainty(claim, language)]
    if spec.interval:
        said += [str(spec.interval.low), str(spec.interval.high)]
    if source:
        said += [source.url, surveyed(source, language)]
    return numbers(" ".join(said))


def dates(page: Page) -> set[str]:
    """Numbers of the sources: names of publishers and works, years, methods, articles."""
    return {number for claim in page.claims.values() for number in cited(claim)}


def cited(claim: Claim) -> set[str]:
    found = numbers(f"{claim.citation.name} {claim.citation.year}")
    if claim.source is not None:
        found |= numbers(claim.source.title) | numbers(claim.source.method)
    return found


def disagreeing(page: Page) -> set[str]:
    """Numbers of the sources of claims that disagree, and years in the reasons given."""
    found: set[str] = set()
    for claim in page.claims.values():
        for key, reason in claim.spec.conflicts.items():
            found |= cited(claims_of(page.project)[key]) | set(YEAR.findall(reason))
    return found


def derived(part: Part) -> set[str]:
    return {number for own in part.derived for number in numbers(own.text)}


def formulas(page: Page) -> dict[str, str]:
    """Figures that the page itself names as our own arithmetic, each with its formula."""
    said = page.project.language.catalogue.words["derived"]
    pattern = re.escape(said).replace(re.escape("{formulas}"), r"([^.]*(?:\.\d[^.]*)*)")
    found = {}
    for text in page.texts("footer", "note", "key"):
        for listed in re.findall(pattern, text.string.replace("\u00a0", " ")):
            for part in listed.split("; "):
                formula, result = re.split(r" [=≈] ", part)
                found[min(numbers(result))] = formula
    return found


def ours(page: Page) -> set[str]:
    return set(formulas(page))


STANDARDS = {
    "change": {"100", "1"},
    "times": {"100", "1"},
    "multiple": {"1"},
    "dial": {"1", "12"},
    "field": {"1", "10", "100"},
    "figures": {"1"},
    "spans": {"1"},
    "stacked": {"100"},
    "waffle": {"100"},
}
"""What pictures measure a figure with: an index of 100, one time, one turn, what a square is."""


def pictured(page: Page) -> set[str]:
    return {number for kind in kinds(page) for number in STANDARDS.get(kind, ())}


def is_percent(page: Page, formula: str) -> bool:
    """Whether a formula's result is given as a percentage."""
    asked = [text for part in page.parts for text in part.options.derive.values()]
    return "÷" in formula and any(text.endswith("as %") for text in asked)


def value(formula: str) -> float:
    """A formula as printed, worked out anew."""
    plain = formula.replace("×", "*").replace("÷", "/").replace("−", "-").replace("+", "+")
    plain = re.sub(r"(?<=\d),(?=\d{3})|[^\W\d_]+|%", "", plain)
    assert re.fullmatch(r"[\d.()*/+\- ]+", plain), formula
    return float(eval(re.sub(r"[\d.]+", r"Fraction('\g<0>')", plain), {"Fraction": Fraction}))


def totals(page: Page) -> set[str]:
    """What the answers shown add up to, where the footer gives a sum of shares."""
    found = set()
    for part in page.parts:
        if len(part.claims) > 2 and all(claim.asked for claim in part.claims):
            total = sum(claim.main.low for claim in part.claims)
            found |= numbers(f"{total.normalize():f}" if total else "")
    return found


def literal_free(text: str, page: Page) -> str:
    """The text without figures that the deck or the library calls names, such as 24/7."""
    language = page.project.language
    if any(picture.data.kind == "ticks" for picture in page.pictures()):
        text = text.replace(language.say(ticks.WORDS["key-plain"]), " ")
    text = re.sub(r"\bQ[1-4]\b", " ", text)
    for literal in (*page.project.spec.file.literals, *page.project.library.spec.literals):
        text = re.sub(rf"(?<!\w){re.escape(literal)}(?!\w)", " ", text)
    return text


def kinds(page: Page) -> set[str]:
    return {picture.data.kind for picture in page.pictures()}


def bare(text: Text, page: Page) -> str:
    """The text without the numbers that its role explains; each must be the right one."""
    said = literal_free(text.string.replace("\u00a0", " "), page)
    language = page.project.language
    match text.role:
        case "page":
            assert said == str(int(page.scene.name)), page.name
            return ""
        case "index" if page.scene.kind == "agenda":
            return ""
        case "index":
            chapters = len(page.parts[0].peers)
            last = chapters if page.scene.layout == "inverse" else len(page.parts[0].references)
            last = max([last, *(len(claim.spec.ranking) for claim in page.claims.values())])
            last = max([last, *(len(drawn.data.rows) for drawn in page.pictures())])
            assert 1 <= int(said.strip("[]")) <= last, (page.name, said)
            return ""
        case "axis" if numbers(said) and not YEAR.search(said):
            assert numbers(said) <= AXIS or {"line", "bar"} & kinds(page), (page.name, said)
            return said if "bar" in kinds(page) and not numbers(said) <= AXIS else ""
        case "key":
            counts = {q.of or 100 for c in page.claims.values() for q in c.figures.values()}
            for of in sorted({100, *counts}, reverse=True):
                for words in KEYS.values():
                    plain = language.say(words, of=of, base="").rstrip(" .。")
                    said = said.replace(plain, "")
            return said.replace(language.say(ticks.WORDS["key-plain"]).rstrip("."), "")
        case "reference" if page.lists_sources:
            for entry in page.parts[0].references:
                if unfolded(said) == list(entry.places):
                    return ""
        case "title" if page.lists_sources:
            return re.sub(r"\((\d)/(\d)\)$", "", said)
    return MARK.sub(" ", said)


def unfolded(said: str) -> list[int]:
    """The numbers of a list of slides such as "Slides 3–5, 8"."""
    spans = re.findall(r"(\d+)(?:[–〜](\d+))?", said)
    return [place for first, last in spans for place in range(int(first), int(last or first) + 1)]


def scale_of(kind: str, page: Page) -> set[str]:
    """Numbers that belong to a kind of picture: the ends of its scale, how many marks it has."""
    if kind in {"range", "compare", "track", "bar"}:
        return {"0", "100"}
    if kind in {"ticks", "array", "few", "row"}:
        counted = {q.of for claim in page.claims.values() for q in claim.figures.values()}
        return {"100"} | {str(of) for of in counted if of}
    if kind == "field":
        return {str(len(drawn.marks)) for drawn in page.pictures() if drawn.data.kind == kind}
    return set()
