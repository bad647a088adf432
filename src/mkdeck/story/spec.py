"""The deck spec: what an author writes, before any claim is looked up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, Literal

from frozendict import frozendict
from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, WithJsonSchema

from mkdeck.errors import MkdeckError, Problem
from mkdeck.languages import ENGLISH
from mkdeck.pictograms import Glyph
from mkdeck.quantity import ClaimKind
from mkdeck.reading import (
    FrozenDict,
    Model,
    Node,
    Plain,
    RuleError,
    node_of,
    parse,
    read,
    read_text,
)
from mkdeck.scene import Charts
from mkdeck.story.left_open import left_open, without_auto
from mkdeck.story.naming import name_problems
from mkdeck.story.speaking import Speaking, first_language, language_problems

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdeck.formats import Form
    from mkdeck.story.selecting import Choice


NAME = "name"


CLAIM = "claim"


ROW = "row"


SHOWN = "shown"


ROWS = "rows"


Name = Annotated[str, NAME]
"""A text that names something; every other text of an option is the author's words."""


ClaimName = Annotated[str, CLAIM]
"""A text that names a claim to show beside the main ones."""


RowName = Annotated[str, ROW]
"""A text that names one of the claims shown, or one of a single claim's values."""


ShownName = Annotated[str, SHOWN]
"""A text that names one of the claims shown, whatever values they have."""


def _several(value: object) -> object:
    """A single name as a list of one."""
    return (value,) if isinstance(value, str) and value else value or ()


Sizes = Annotated[
    tuple[str, ...], BeforeValidator(_several, json_schema_input_type=str | tuple[str, ...])
]
"""The name of a canvas, or several in a list."""


RowWords = Annotated[FrozenDict[str], ROWS]
"""The author's words at single rows, by what `RowName` would call them."""


class Query(Model):
    """Which claims to take out of the pool."""

    topics: tuple[str, ...] = ()
    """Claims with any of these topics; left out, the deck's topics."""
    since: int | None = Field(default=None, ge=1000, le=2999)
    """Only claims whose source is from this year or later."""
    kind: tuple[ClaimKind, ...] = ()
    """Only claims of these kinds, such as share or money."""
    source: tuple[str, ...] = ()
    """Only claims of these sources."""
    question: str = ""
    """`source/question`: only claims that answer it, of any topic."""
    limit: int | None = Field(default=None, ge=1, le=1000)
    """How many at most."""
    order: Literal["strength", "value", "year", "library"] = "strength"
    """`strength`: sound and dated before others; `value`: largest first; `year`: newest first;
    `library`: as the files have them."""
    exclude: tuple[str, ...] = ()
    """Claims not to take."""


class SlideOptions(Model):
    """What every kind of slide, section or card understands."""

    kind: Name
    """Which kind it is."""
    title: str = ""
    """The takeaway; left out, the headline of the first claim."""
    subtitle: str = ""
    """What is measured, for whom, in which unit; left out, an English chart whose claims answer one
    question says what was asked, where it fits one line."""
    claim: Name = ""
    """The claim to show."""
    claims: Annotated[tuple[str, ...], NAME] = ()
    """The claims to show, in this order."""
    also: Annotated[tuple[str, ...], CLAIM] = ()
    """Further claims whose figures the title or subtitle gives; they are cited, not drawn."""
    question: Name = ""
    """`source/question`: all claims that answer it."""
    select: Annotated[Query | None, NAME] = None
    """Claims chosen out of the deck's pool."""
    derive: Annotated[FrozenDict[str], NAME] = Field(default_factory=frozendict)
    """Our own arithmetic with figures of the claims shown, such as
    `ratio: existing.low / new.high`."""
    notes: str = ""
    """Speaker notes before the citations."""
    allow: Annotated[tuple[Literal["caution", "avoid"], ...], NAME] = ()
    """Standings to take here, beside those that the deck allows."""
    size: Annotated[Sizes, NAME] = ()
    """For a card, the name of its canvas, or several: one picture each."""


LENGTHS = ("short", "usual", "long")

FEWEST, MOST = 3, 100
"""How many slides a story may be asked to have."""


def _length(value: str) -> str:
    if value not in LENGTHS and not (value.isdecimal() and FEWEST <= int(value) <= MOST):
        raise RuleError(
            f'"{value}" is no length', f"write short, usual or long, or {FEWEST} to {MOST} slides"
        )
    return value


Length = Annotated[
    str,
    AfterValidator(_length),
    WithJsonSchema(
        {
            "anyOf": [
                {"enum": list(LENGTHS)},
                {"type": "integer", "minimum": FEWEST, "maximum": MOST},
            ]
        }
    ),
]


Notes = Literal["internal", "public", "none"]
"""How much speaker notes say of claims."""


def _file(value: object) -> object:
    """A path alone as a template without more to say."""
    return {"file": value} if isinstance(value, str) else value


class TemplateFile(Model):
    """`template:` of a deck."""

    file: str = Field(min_length=1)
    """Its path, as seen from the deck's file."""
    layouts: FrozenDict[str] = Field(default_factory=frozendict)
    """Names of its layouts by kinds of slide, such as `{hero: Title Only}`; `others` for all that
    are not named. Left out, mkdeck chooses."""


TemplateName = Annotated[
    TemplateFile | None, BeforeValidator(_file, json_schema_input_type=str | TemplateFile | None)
]
"""The path of a template, or that with more to say."""


class DeckFile(Model):
    """`decks/<name>.yaml`."""

    title: str
    """Title of the deck."""
    kicker: str = ""
    """A line above the title."""
    language: str = ENGLISH
    """Language tag."""
    languages: tuple[str, ...] = ()
    """Language tags, where it is built in several, each in a folder of its own. Words of yours are
    then given in each: `title: {en: Speed, ja: 速さ}`."""
    fallback: str = ""
    """The language whose words stand where one that is built has none of yours."""
    theme: str = "editorial"
    """Name of a theme."""
    template: TemplateName = None
    """A presentation whose masters slides are made on, or its `file` and `layouts`; pictures have
    the theme."""
    topics: tuple[str, ...] = ()
    """The pool that selections draw from; left out, the whole library."""
    allow: tuple[Literal["caution", "avoid"], ...] = ()
    """Standings to take beside "sound"."""
    length: Length = "usual"
    """How long what mkdeck chooses is: `short`, `usual`, `long`, or how many slides at most."""
    slides: tuple[Plain, ...] = Field(default=(), max_length=2000)
    """The slides, each a kind or a mapping with a `kind`; `auto` for a story out of the topics.
    Where there are neither slides, nor an infographic, nor cards, all three are `auto`."""
    infographic: FrozenDict[Plain] | None = None
    """A tall picture: `title`, `kicker`, `standfirst` and `sections`; or `auto`."""
    cards: tuple[Plain, ...] = Field(default=(), max_length=2000)
    """Pictures on a fixed canvas, each with a `kind` and a `size`; or `auto`."""
    size: Sizes = ()
    """The canvas of cards that name none, or several; left out, each kind's usual one."""
    library: tuple[str, ...] = ()
    """Further folders of claims, relative to this file."""
    literals: tuple[str, ...] = ()
    """Figures in the author's words that are not statistics."""
    notes: Notes = "internal"
    """What speaker notes say: all (`internal`), all but doubts and disagreements (`public`), or
    your own words only (`none`)."""
    charts: Charts = "native"
    """How marks stand on slides: as a `native` chart where programs have the kind, all as
    `shapes` that can be recoloured, or as a `picture`."""


class InfographicFile(Model):
    """`infographic:` of a deck."""

    title: str = ""
    """Its title; left out, the deck's."""
    kicker: str = ""
    """A line above the title."""
    standfirst: str = ""
    """A sentence under the title."""
    glyph: Glyph = ""
    """A pictogram beside the title, by its name in Material Design Icons."""
    sections: tuple[Plain, ...] = Field(default=(), min_length=1, max_length=500)
    """What stands in it, downwards; left out, or `auto`, mkdeck chooses."""


@dataclass(frozen=True)
class Outline:
    """Why the pieces that mkdeck chose are as they are.

    Attributes:
        why: By form and number of a piece.
        choices: What became of each claim that a story could have been told with.
    """

    why: frozendict[tuple[Form, int], str]
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class DeckSpec:
    """A deck as written, with the place of everything.

    Attributes:
        name: Stem of the file; names the output.
        problems: What is wrong with keys that can be passed over to find more.
        slides, sections, cards: The nodes of the pieces; their options are validated by their
            kinds.
        open: The forms whose pieces are left to mkdeck.
        outline: Why the pieces that mkdeck chose are as they are; None where it chose none.
        written: The deck with its words in all languages.
        warnings: What is weak about it.
        folder: The folder of its language among its results; nothing where it has none.
    """

    name: str
    file: DeckFile
    infographic: InfographicFile | None
    node: Node
    problems: tuple[Problem, ...] = ()
    open: frozenset[Form] = frozenset()
    outline: Outline | None = None
    written: Node | None = None
    warnings: tuple[Problem, ...] = ()
    folder: str = ""

    @property
    def own(self) -> str:
        """The language of words that are not given in several."""
        return first_language(self.written or self.node)

    def spoken(self, language: str) -> DeckSpec:
        """The same deck in another language; raises as reading it does."""
        return _deck(self.written or self.node, self.name, language=language)

    @property
    def slides(self) -> list[Node]:
        """Nodes of the slides."""
        return _items(self.node.at("slides")) if self.file.slides else []

    @property
    def sections(self) -> list[Node]:
        """Nodes of the infographic's sections."""
        return _items(self.node.at("infographic", "sections")) if self.infographic else []

    @property
    def cards(self) -> list[Node]:
        """Nodes of the cards."""
        return _items(self.node.at("cards")) if self.file.cards else []

    def pieces(self, form: Form) -> list[Node]:
        """Nodes of the pieces of a form."""
        return {"slide": self.slides, "band": self.sections, "card": self.cards}[form]


def _items(node: Node) -> list[Node]:
    return list(node.value) if isinstance(node.value, tuple) else []


def read_deck(path: Path, name: str = "") -> DeckSpec:
    """The deck in a file, with the problems of keys that it can be read without.

    Args:
        path: The file.
        name: What its outputs are called; the file's stem, where left out.

    Raises:
        MkdeckError: The file cannot be read or is no deck.
    """
    return _deck(read(path), name or path.stem, str(path))


def read_deck_text(text: str, name: str) -> DeckSpec:
    """The deck in a YAML text; `name` is what messages and outputs call it. Raises likewise."""
    return _deck(read_text(text, name), name)


def read_deck_data(data: object, name: str) -> DeckSpec:
    """The deck in plain data; `name` is what messages and outputs call it. Raises likewise."""
    return _deck(node_of(data, name), name)


def _deck(written: Node, name: str, shown: str = "", language: str = "") -> DeckSpec:
    problems: list[Problem] = [*name_problems(name, shown or name or "deck"), *written.swallowed()]
    fallback = written.at("fallback")
    other = str(fallback.value) if fallback is not written else ""
    speaking = Speaking(language or first_language(written), other, problems)
    node = speaking.spoken(written)
    open_forms = left_open(node)
    closed = without_auto(node)
    file = parse(DeckFile, closed, problems)
    if file is None and isinstance(closed.value, frozendict):
        known = {key: entry for key, entry in closed.value.items() if key in DeckFile.model_fields}
        closed = replace(closed, value=frozendict(known))
        file = parse(DeckFile, closed, [])
    infographic = None
    if file is not None and file.infographic is not None:
        infographic = parse(InfographicFile, closed.at("infographic"), problems)
    if file is not None and not (file.slides or file.infographic or file.cards or open_forms):
        problems.append(
            node.problem(
                "the deck has neither slides, nor an infographic, nor cards",
                code="nothing-to-build",
                hint='name "topics: […]" for a story out of them, or add "slides: [title]"',
            )
        )
    if file is None:
        raise MkdeckError(*problems)
    problems += language_problems(written, file.languages)
    apart = speaking.language if language or file.languages else ""
    file = file.model_copy(update={"language": speaking.language})
    return DeckSpec(
        name,
        file,
        infographic,
        closed,
        tuple(problems),
        open_forms,
        written=written,
        warnings=tuple(speaking.warnings),
        folder=apart,
    )


WAYS = ("claim", "claims", "question", "select")
"""The options that choose claims; a part has one of them."""


def marked(options: type[BaseModel], mark: str) -> Iterator[str]:
    """The options whose texts name a thing of that sort."""
    return (name for name, info in options.model_fields.items() if mark in info.metadata)
