"""What claims refer to: sources with their questions, articles, topics."""

from __future__ import annotations

from typing import Literal

from frozendict import frozendict
from pydantic import Field, model_validator

from mkdeck.claims.fields import Date, Filled, Year
from mkdeck.claims.survey import Count, Fieldwork
from mkdeck.pictograms import Glyph
from mkdeck.reading import FrozenDict, Model, RuleError


class Question(Model):
    """A question of a source; claims that answer it may share an axis, no others."""

    asks: str
    """The question, as a sentence."""
    wordings: FrozenDict[Filled] = Field(default_factory=frozendict)
    """The same in other languages, by tag."""
    whole: bool = False
    """Whether the answers are parts of 100 %."""
    varies: Literal["", "base", "year"] = ""
    """What differs between the answers: who was asked, or when."""
    change: bool = False
    """Whether percentages are changes or rates, such as inflation, and no parts of a whole; so they
    are where one of the answers has a sign or is over 100 %."""
    ordinal: bool = False
    """Whether the answers have an order of their own, such as age bands; charts keep it."""


class Source(Model):
    """Who found it out."""

    publisher: str = ""
    """Who published it."""
    title: str = ""
    """The report or book."""
    short: str = ""
    """What footers call it where the publisher's name and the title do not fit."""
    year: Year | None = None
    """Year of publication."""
    vendor: bool = False
    """Whether it sells what its figures favour."""
    method: str = ""
    """How it was done."""
    methods: FrozenDict[Filled] = Field(default_factory=frozendict)
    """The same in other languages, by tag."""
    sample: Count | None = None
    """How many were asked, such as `1,204`."""
    fieldwork: Fieldwork = ""
    """When they were asked, such as `2024-02 to 2024-03`."""
    url: str = ""
    """Where it can be read."""
    questions: FrozenDict[Question] = Field(default_factory=frozendict)
    """What it asked."""

    @model_validator(mode="after")
    def _named(self) -> Source:
        if not self.publisher and not self.title:
            raise RuleError("a source needs a publisher or a title", 'add "publisher: …"')
        return self

    @property
    def name(self) -> str:
        """Publisher, else title."""
        return self.publisher or self.title

    @property
    def called(self) -> str:
        """Its short name, where it has one."""
        return self.short or self.name


class Article(Model):
    """Where a claim was seen. It is not a source, unless it names none."""

    file: str
    """The file it was read in."""
    language: str
    """Its language tag."""
    name: str
    """What footers call it, in English."""
    names: FrozenDict[Filled] = Field(default_factory=frozendict)
    """The same in other languages, by tag."""
    date: Date = ""
    """When it was published, if it says."""


class Place(Model):
    """Where in an article a claim was seen."""

    article: str
    """Id of the article."""
    place: str
    """Section, item or paragraph."""


class Topic(Model):
    """A topic of `claims/topics.yaml`; a text alone is what it is about."""

    about: str
    """What it is about, on one line."""
    glyph: Glyph = ""
    """The pictogram that stands for it, such as `heart`."""
    names: FrozenDict[Filled] = Field(default_factory=frozendict)
    """What it is called, by language tag; the heads of chapters are these. In English it is called
    as its id, where nothing else is said."""
    role: Literal["", "consequence", "remedy"] = ""
    """What a story does with it: it ends with consequences, and with what helps after them."""
