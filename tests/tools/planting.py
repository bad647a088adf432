"""Faults planted in delivered decks, as people bring them about, each with what trace must say."""

from __future__ import annotations

import copy
import json
import re
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

from lxml import etree
from pptx import Presentation
from pptx.util import Inches

from mkdeck.claims import Library
from mkdeck.trace import Finding, Traced, trace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mkdeck.claims import LibraryLike

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"

Fault = tuple[str, int, str, str]
"""What trace must say: the kind, the slide, the shape, the part of it."""


@dataclass
class Shape:
    """A shape of a slide with the figures that its tags tell."""

    slide: Any
    number: int
    element: Any
    tags: dict[str, str]

    @property
    def identity(self) -> Any:
        """The element with its name and its alternative text."""
        return self.element.find(f"*/{P}cNvPr")

    @property
    def name(self) -> str:
        """As the selection pane lists it."""
        return str(self.identity.get("name"))

    def listed(self, key: str) -> list[list[str]]:
        """The data of one of its tags."""
        found: list[list[str]] = json.loads(self.tags.get(f"MKDECK_{key}", "[]"))
        return found

    @property
    def figures(self) -> list[list[str]]:
        """Figures of claims in its words."""
        return [one for one in self.listed("FIGURES") if len(one) == 3]

    @property
    def texts(self) -> list[Any]:
        """Its pieces of text."""
        return list(self.element.iter(f"{A}t"))

    @property
    def text(self) -> str:
        """Its words, spaces of one kind."""
        return plain("".join(one.text or "" for one in self.texts))

    def say(self, old: str, new: str) -> bool:
        """Puts other words in the place of some, in the run where these begin."""
        at = self.text.casefold().find(plain(old).casefold())
        if at < 0:
            return False
        end = at + len(old)
        start = 0
        for piece in self.texts:
            said = piece.text or ""
            first, last = max(at - start, 0), min(end - start, len(said))
            start += len(said)
            if first < last:
                piece.text = said[:first] + new + said[last:]
                new = ""
        return True


def plain(text: str) -> str:
    """The text with spaces of one kind."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


class Deck:
    """A delivered deck that faults are planted in."""

    def __init__(self, data: bytes) -> None:
        self.made = Presentation(BytesIO(data))

    @property
    def slides(self) -> list[Any]:
        """Its slides."""
        return list(self.made.slides)

    def shapes(self, number: int) -> list[Shape]:
        """The shapes of a slide that have tags."""
        slide = self.slides[number - 1]
        found = []
        for identity in slide._element.iter(f"{P}cNvPr"):
            element = identity.getparent().getparent()
            tags = tags_of(slide, element)
            if tags:
                found.append(Shape(slide, number, element, tags))
        return found

    def named(self, number: int, start: str) -> list[Shape]:
        """The shapes of a slide whose names begin so, with and without tags."""
        slide = self.slides[number - 1]
        return [
            Shape(slide, number, one.getparent().getparent(), {})
            for one in slide._element.iter(f"{P}cNvPr")
            if one.get("name", "").startswith(start)
        ]

    def data(self) -> bytes:
        """The deck as a file."""
        buffer = BytesIO()
        self.made.save(buffer)
        return buffer.getvalue()

    def traced(self, library: LibraryLike) -> Traced:
        """What trace finds."""
        return trace("deck.pptx", self.data(), library)


def tags_of(slide: Any, element: Any) -> dict[str, str]:
    """The tags of a shape by name; none where it has none."""
    found = element.find(f"*/{P}nvPr/{P}custDataLst/{P}tags")
    if found is None:
        return {}
    part = slide.part.rels[next(iter(found.attrib.values()))].target_part
    root: Any = etree.fromstring(part.blob)
    return {one.get("name"): one.get("val") for one in root}


def other_number(figure: str, taken: Iterable[str]) -> str:
    """The figure with another number, which is none of those that are taken."""
    known = {counted(one) for one in taken}
    digits = [*re.finditer(r"\d", figure)]
    for step in range(1, 10):
        for place in reversed(digits):
            digit = (int(place[0]) + step) % 10
            if digit == 0 and place.start() == digits[0].start():
                continue
            made = f"{figure[: place.start()]}{digit}{figure[place.end() :]}"
            if counted(made) not in known:
                return made
    longer = (
        f"{figure[: one.end()]}{digit}{figure[one.end() :]}" for one in digits for digit in "123"
    )
    return next(made for made in longer if counted(made) not in known)


def counted(figure: str) -> str:
    """The digits of a figure."""
    return re.sub(r"\D", "", figure)


# --- faults: each plants the nth of its kind on a slide, and says what must be found


Planter = "Callable[[Deck, int, int, LibraryLike], list[Fault]]"


def printed(deck: Deck, number: int, library: LibraryLike) -> set[str]:
    """Every figure that the claims of a slide are printed as anywhere on it."""
    found = set()
    for shape in deck.shapes(number):
        for key in ("FIGURES", "ALT"):
            found |= {one[0] for one in shape.listed(key)}
        found |= {
            str(quantity.text)
            for name in json.loads(shape.tags.get("MKDECK_CLAIMS", "{}"))
            if (claim := library.claim(name))
            for quantity in claim.figures.values()
        }
    return found


def figure_edited(deck: Deck, number: int, nth: int, library: LibraryLike) -> list[Fault]:
    """Another number in the place of a claim's."""
    places = [(one, figure) for one in deck.shapes(number) for figure in one.figures]
    places = [(one, figure) for one, figure in places if re.search(r"\d", figure[0])]
    if nth >= len(places):
        return []
    shape, (figure, _, _) = places[nth]
    if not shape.say(figure, other_number(figure, printed(deck, number, library))):
        return []
    return [("edited", number, shape.name, "words")]


def figures_swapped(deck: Deck, number: int, nth: int, library: LibraryLike) -> list[Fault]:
    """Two figures of different claims in each other's shapes."""
    single = [one for one in deck.shapes(number) if one.text and len(one.figures) == 1]
    pairs = [
        (one, other)
        for i, one in enumerate(single)
        for other in single[i + 1 :]
        if one.figures[0][1:] != other.figures[0][1:]
        and plain(one.figures[0][0]).casefold() != plain(other.figures[0][0]).casefold()
        and not one.name.startswith("footer")
        and not other.name.startswith("footer")
        and counted(one.figures[0][0])
        and counted(other.figures[0][0])
    ]
    if nth >= len(pairs):
        return []
    first, second = pairs[nth]
    one, other = first.figures[0][0], second.figures[0][0]
    if not (first.say(one, other) and second.say(other, one)):
        return []
    return [("another-claim", number, shape.name, "words") for shape in (first, second)]


def alt_edited(deck: Deck, number: int, nth: int, library: LibraryLike) -> list[Fault]:
    """Another number in an alternative text."""
    places = [
        (one, figure[0])
        for one in deck.shapes(number)
        for figure in one.listed("ALT")
        if len(figure) == 3 and re.search(r"\d", figure[0])
    ]
    if nth >= len(places):
        return []
    shape, figure = places[nth]
    said = plain(shape.identity.get("descr"))
    new = other_number(figure, printed(deck, number, library))
    shape.identity.set("descr", said.replace(figure, new, 1))
    if shape.identity.get("descr") == said:
        return []
    return [("edited", number, shape.name, "alternative text")]


def figure_in_words(deck: Deck, number: int, nth: int, library: LibraryLike) -> list[Fault]:
    """A figure of one's own at the end of words that had none, or had other ones."""
    slide = deck.slides[number - 1]
    shapes = [
        one
        for one in deck.named(number, "")
        if one.text and one.element.tag == f"{P}sp" and not one.name.startswith("page ")
    ]
    if nth >= len(shapes):
        return []
    shape = shapes[nth]
    name = shape.name
    shape.texts[-1].text = f"{shape.texts[-1].text} (7{nth}.37%)"
    assert slide is shape.slide
    return [("no-claim", number, name, "words")]


def box_added(deck: Deck, number: int, nth: int, library: LibraryLike) -> list[Fault]:
    """A text box, a table or a group with a figure of one's own."""
    if nth > 2:
        return []
    shapes = deck.slides[number - 1].shapes
    place = (Inches(1), Inches(1), Inches(3), Inches(1))
    if nth == 0:
        box = shapes.add_textbox(*place)
        box.text_frame.text = "Sales rose by 47.31% at once"
    elif nth == 1:
        box = shapes.add_table(1, 2, *place)
        box.table.cell(0, 0).text, box.table.cell(0, 1).text = "Sales", "47.31%"
    else:
        box = shapes.add_group_shape().shapes.add_textbox(*place)
        box.text_frame.text = "47.31%"
    return [("no-claim", number, box.name, "words")]


def citing(deck: Deck, number: int) -> list[tuple[Shape, str]]:
    """Shapes that are the only ones of a slide to cite a source, with how they do it."""
    slide = deck.slides[number - 1]
    holder = slide._element.find(f"{P}cSld/{P}custDataLst/{P}tags")
    part = slide.part.rels[next(iter(holder.attrib.values()))].target_part
    root: Any = etree.fromstring(part.blob)
    tags = {one.get("name"): one.get("val") for one in root}
    ways = dict.fromkeys(way for way, _ in json.loads(tags.get("MKDECK_SOURCES", "{}")).values())
    shapes = [one for one in deck.named(number, "") if one.element.tag == f"{P}sp"]
    found = [(way, [one for one in shapes if plain(way) in one.text]) for way in ways]
    return [(holders[0], plain(way)) for way, holders in found if len(holders) == 1]


def source_deleted(deck: Deck, number: int, nth: int, library: LibraryLike) -> list[Fault]:
    """What cites a source taken out."""
    places = list({id(one.element): one for one, _ in citing(deck, number)}.values())
    if nth >= len(places):
        return []
    element = places[nth].element
    element.getparent().remove(element)
    return [("source-gone", number, "", "words")]


def source_edited(deck: Deck, number: int, nth: int, library: LibraryLike) -> list[Fault]:
    """Another publisher or another year in a source."""
    places = citing(deck, number)
    if nth // 2 >= len(places):
        return []
    shape, way = places[nth // 2]
    year = re.search(r"(19|20)\d\d", way)
    new = way.replace(year[0], "1987") if nth % 2 and year else f"Zzz{way[3:]}"
    assert shape.say(way, new)
    return [("source-gone", number, shape.name, "words")]


def notes_edited(deck: Deck, number: int, nth: int, library: LibraryLike) -> list[Fault]:
    """Another number in the list of claims that ends the notes."""
    slide = deck.slides[number - 1]
    if not slide.has_notes_slide:
        return []
    [*runs] = slide.notes_slide.notes_text_frame.paragraphs[-1].runs
    if not runs:
        return []
    said = plain(runs[0].text)
    listed = [*re.finditer(r"\] ([^;\[\]]*?\d[^;\[\]]*?)(?=;|\. |。|$)", said)]
    if nth >= len(listed):
        return []
    place = listed[nth]
    new = other_number(place[1], printed(deck, number, library))
    runs[0].text = said[: place.start(1)] + new + said[place.end(1) :]
    return [("edited", number, "notes", "notes")]


def charts(deck: Deck, number: int) -> list[tuple[Shape, Any]]:
    """The charts of a slide with their parts."""
    found = []
    for shape in deck.shapes(number):
        held = next(shape.element.iter(f"{C}chart"), None)
        if held is not None:
            part = shape.slide.part.rels[next(iter(held.attrib.values()))].target_part
            found.append((shape, part))
    return found


def chart_edited(deck: Deck, number: int, nth: int, library: LibraryLike) -> list[Fault]:
    """Another value of a chart, which draws it longer."""
    for shape, part in charts(deck, number):
        cells = shape.listed("CHART")
        points = [
            point
            for holder in part._element.iter(f"{C}val", f"{C}xVal")
            for point in holder.iter(f"{C}v")
        ]
        if nth >= min(len(cells), len(points)):
            return []
        points[nth].text = f"{float(points[nth].text) + 0.517:g}"
        return [("edited", number, shape.name, "chart")]
    return []


def sheet_edited(deck: Deck, number: int, nth: int, library: LibraryLike) -> list[Fault]:
    """Another value in the sheet of a chart, which "Edit Data" would draw."""
    import zipfile

    for shape, part in charts(deck, number):
        book = part.chart_workbook.xlsx_part
        source = zipfile.ZipFile(BytesIO(book.blob))
        sheet = source.read("xl/worksheets/sheet1.xml").decode()
        cells = [*re.finditer(r'<c r="B\d+"(?: s="\d+")?><v>([\d.]+)</v></c>', sheet)]
        if nth >= len(cells) or nth >= len(shape.listed("CHART")):
            return []
        place = cells[nth]
        new = sheet[: place.start(1)] + f"{float(place[1]) + 0.517:g}" + sheet[place.end(1) :]
        buffer = BytesIO()
        with zipfile.ZipFile(buffer, "w") as made:
            for name in source.namelist():
                said = new.encode() if name == "xl/worksheets/sheet1.xml" else source.read(name)
                made.writestr(name, said)
        book._blob = buffer.getvalue()
        if shape.listed("CHART")[nth][0] != first_heading(source, sheet):
            return []
        return [("edited", number, shape.name, "sheet")]
    return []


def first_heading(book: Any, sheet: str) -> str:
    """The name of the first series in a sheet."""
    words = re.findall(r"<t[^>]*>(.*?)</t>", book.read("xl/sharedStrings.xml").decode(), re.S)
    place = re.search(r'<c r="B1" t="s"><v>(\d+)</v>', sheet)
    return words[int(place[1])].replace("&amp;", "&") if place else ""


def label_typed(deck: Deck, number: int, nth: int, library: LibraryLike) -> list[Fault]:
    """Words typed over the label of a bar, while the bar stays."""
    for shape, part in charts(deck, number):
        holders = [
            one for one in part._element.iter(f"{C}dLbls") if one.find(f"{C}showVal") is not None
        ]
        if nth >= len(holders):
            return []
        holders[nth].insert(
            0,
            etree.fromstring(
                f'<c:dLbl xmlns:c="{C[1:-1]}" xmlns:a="{A[1:-1]}"><c:idx val="0"/><c:tx><c:rich>'
                "<a:bodyPr/><a:p><a:r><a:t>91.7%</a:t></a:r></a:p></c:rich></c:tx>"
                '<c:showVal val="1"/></c:dLbl>'
            ),
        )
        return [("edited", number, shape.name, "label")]
    return []


def format_edited(deck: Deck, number: int, nth: int, library: LibraryLike) -> list[Fault]:
    """A number format that prints something else of the same value."""
    for shape, part in charts(deck, number):
        formats = [
            one.find(f"{C}numFmt")
            for one in part._element.iter(f"{C}dLbls")
            if one.find(f"{C}numFmt") is not None
        ]
        if nth >= len(formats):
            return []
        formats[nth].set("formatCode", '"9"0"%"')
        return [("edited", number, shape.name, "label")]
    return []


def tags_edited_too(deck: Deck, number: int, nth: int, library: LibraryLike) -> list[Fault]:
    """Another number in words and in the tags beside them, by somebody who knows."""
    places = [(one, figure) for one in deck.shapes(number) for figure in one.figures]
    places = [(one, figure) for one, figure in places if re.search(r"\d", figure[0])]
    if nth >= len(places):
        return []
    shape, (figure, _, _) = places[nth]
    new = other_number(figure, printed(deck, number, library))
    held = shape.element.find(f"*/{P}nvPr/{P}custDataLst/{P}tags")
    part = shape.slide.part.rels[next(iter(held.attrib.values()))].target_part
    root: Any = etree.fromstring(part.blob)
    [tag] = [one for one in root if one.get("name") == "MKDECK_FIGURES"]
    tag.set("val", tag.get("val").replace(f'"{figure}"', f'"{new}"', 1))
    part._blob = etree.tostring(root)
    assert shape.say(figure, new)
    return [("edited", number, shape.name, "words")]


FAULTS: dict[str, Callable[[Deck, int, int, LibraryLike], list[Fault]]] = {
    one.__name__: one
    for one in (
        figure_edited,
        figures_swapped,
        alt_edited,
        figure_in_words,
        box_added,
        source_deleted,
        source_edited,
        notes_edited,
        chart_edited,
        sheet_edited,
        label_typed,
        format_edited,
        tags_edited_too,
    )
}


def rounds(
    data: bytes, plant: Callable[[Deck, int, int, LibraryLike], list[Fault]], library: LibraryLike
) -> Iterator[tuple[list[Fault], Traced]]:
    """Decks with one fault on each slide that has room for another, until none has."""
    for nth in range(1000):
        deck = Deck(data)
        planted = [
            fault
            for number in range(1, len(deck.slides) + 1)
            for fault in plant(deck, number, nth, library)
        ]
        if not planted:
            return
        yield planted, deck.traced(library)


def wrong(traced: Traced) -> list[Finding]:
    """What was found that is more than the same."""
    return [one for one in traced.findings if one.kind != "same"]


def unnamed(planted: Sequence[Fault], traced: Traced) -> list[Fault]:
    """Faults that trace did not name, or named otherwise."""
    said = {(one.kind, one.slide, one.shape, one.part) for one in wrong(traced)}
    return [fault for fault in planted if fault not in said]


def astray(planted: Sequence[Fault], traced: Traced) -> list[Finding]:
    """What trace found where nothing was planted."""
    places = {(slide, shape) for _, slide, shape, _ in planted}
    return [one for one in wrong(traced) if (one.slide, one.shape) not in places]


# --- copies


def copied(source: Any, target: Any, *, tags: bool) -> None:
    """A slide of one presentation put into another, shape by shape, as scripts do.

    Args:
        source: The slide.
        target: The other presentation.
        tags: Whether its tags go with it, as in PowerPoint, with pictures and charts.
    """
    blank = target.slide_layouts[6] if len(target.slide_layouts) > 6 else target.slide_layouts[0]
    made = target.slides.add_slide(blank)
    for shape in list(made.shapes):
        shape._element.getparent().remove(shape._element)
    tree = made.shapes._spTree
    for element in source.shapes._spTree:
        if element.tag in {f"{P}nvGrpSpPr", f"{P}grpSpPr"}:
            continue
        tree.append(copy.deepcopy(element))
    held = source._element.find(f"{P}cSld/{P}custDataLst")
    if tags and held is not None:
        made._element.find(f"{P}cSld").append(copy.deepcopy(held))
    for element in list(made._element.iter(f"{P}custDataLst")):
        if not tags:
            element.getparent().remove(element)
    for element in made._element.iter():
        for key, value in element.attrib.items():
            if key.startswith("{http://schemas.openxmlformats.org/officeDocument/2006/rel"):
                relation = source.part.rels.get(value)
                # Links to other slides stay behind.
                if relation is None or not relation.reltype.endswith(_GO_ALONG):
                    element.set(key, "")
                else:
                    element.set(key, made.part.relate_to(relation.target_part, relation.reltype))


_GO_ALONG = ("/tags", "/chart", "/image")


# --- what other programs leave out


def without_manifest(deck: Deck) -> None:
    """The manifest and the properties gone, as some programs leave them out."""
    for relation in list(deck.made.part.rels.values()):
        if relation.reltype.endswith("/customXml"):
            deck.made.part.rels.pop(relation.rId)


def stripped(data: bytes, *, notes: bool) -> bytes:
    """A deck whose tags and manifest are gone, and whose notes are if so told."""
    deck = Deck(data)
    without_manifest(deck)
    for slide in deck.slides:
        for held in list(slide._element.iter(f"{P}custDataLst")):
            held.getparent().remove(held)
        if not notes and slide.has_notes_slide:
            slide.notes_slide.notes_text_frame.text = ""
    return deck.data()


# --- other libraries


def changed(library: Library, key: str, **fields: Any) -> Library:
    """The library with some fields of a claim changed."""
    claim = library.claims[key]
    spec = claim.spec.model_copy(update=fields)
    return with_claims(library, {**library.claims, key: replace(claim, spec=spec)})


def with_claims(library: Library, claims: Any) -> Library:
    """The library with other claims."""
    return Library(
        claims, library.sources, library.articles, library.topics, library.spec, library.folders
    )
