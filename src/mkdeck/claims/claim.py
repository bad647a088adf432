"""What a claim is: its figures, its words, its source, where it was seen."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from frozendict import frozendict
from pydantic import Field, model_validator

from mkdeck.claims.citation import Citation
from mkdeck.claims.fields import Filled, Id, Year
from mkdeck.claims.origins import Article, Place, Question, Source
from mkdeck.claims.survey import Count, Fieldwork, IntervalText, Level, Margin, PValue
from mkdeck.pictograms import Counted, Glyph, Subject, counted_in, subject_in, subjects
from mkdeck.quantity import ClaimKind, Quantity, Time, could_be_fiscal, read_time, unlike
from mkdeck.reading import FrozenDict, Model, Places, RuleError

PLACEHOLDER = re.compile(r"<([^<>\s]+)>")


PROSE = ("headline", "statement", "callout", "label", "base")
"""The words of a claim that may hold figures."""


Standing = Literal["sound", "caution", "avoid"]


class Texts(Model):
    """The words of a claim in one language; `<name>` stands for a figure."""

    headline: str
    """A takeaway without figures."""
    statement: str
    """The whole finding as a sentence, with every figure."""
    callout: str
    """What stands under or beside the numeral."""
    label: str
    """The claim on an axis."""
    base: str = ""
    """Who was asked, or what was counted."""
    labels: FrozenDict[Filled] = Field(default_factory=frozendict)
    """Axis labels of several values."""
    ranking: tuple[Filled, ...] = ()
    """What was ranked, best first."""
    reason: str = ""
    """Why it is not sound."""
    note: str = ""
    """What a reader must know; printed in footers."""
    conflicts: FrozenDict[Filled] = Field(default_factory=frozendict)
    """Claims that disagree, each with the reason."""


class ClaimSpec(Texts):
    """A claim as it stands in `claims/<subject>.yaml`."""

    id: Id
    """Stable name; never reused."""
    topics: tuple[Filled, ...] = Field(min_length=1, max_length=3)
    """One to three topics."""
    value: Quantity | None = None
    """The figure."""
    values: FrozenDict[Quantity] = Field(default_factory=frozendict)
    """Several figures that are measured alike, or a series by year."""
    given: FrozenDict[Quantity] = Field(default_factory=frozendict)
    """Figures that are conditions of the statement, not what was measured."""
    source: str
    """Id of a source, or `none`."""
    question: str = ""
    """`source/question`, where claims share one."""
    sample: Count | None = None
    """How many were asked, where it is not all of the source's sample."""
    margin: Margin | None = None
    """The margin of error to either side, such as `2.9 points`."""
    interval: IntervalText | None = None
    """The interval round the figure, in its unit, such as `0.55–0.79`; charts draw it."""
    level: Level = ""
    """How sure the interval or the margin is, such as `95%`."""
    p: PValue = ""
    """The p-value, such as `<0.001`."""
    fieldwork: Fieldwork = ""
    """When they were asked, where it differs from the source's."""
    seen_in: tuple[Place, ...] = Field(default=())
    """The articles it was seen in."""
    standing: Standing
    """How far it can be trusted."""
    remark: str = ""
    """What only an editor needs to know."""
    change: bool = False
    """Whether its percentages are changes or rates, such as inflation, and no parts of a whole."""
    forecast_for: Year | None = None
    """The year that it forecasts."""
    glyph: Glyph = ""
    """The pictogram of its subject, such as `phone`; left out, one by its words or its topic."""
    counts: Counted = ""
    """What one of its base is, such as `people`, `tweets` or `companies`; left out, what the base's
    words say. `other` is for what no pictogram stands for."""
    damaged: str = ""
    """What the article garbled."""
    implied: bool = False
    """Whether the source is clear from the context only."""

    @model_validator(mode="after")
    def _whole(self) -> ClaimSpec:
        given = [bool(self.value), bool(self.values), bool(self.ranking)]
        if sum(given) != 1:
            raise RuleError(
                f'claim "{self.id}" needs exactly one of "value", "values" and "ranking"',
                "add one of them" if not any(given) else "keep one of them",
            )
        units = {quantity.unit.dimension: quantity.unit.key for quantity in self.values.values()}
        if len(units) > 1:
            raise RuleError(
                f'the values of claim "{self.id}" are measured in different units '
                f"({', '.join(sorted(units.values()))})",
                "make a claim of each unit",
            )
        values = list(self.values.items())
        for name, quantity in values[1:]:
            why = unlike(values[0][1], quantity)
            if why:
                raise RuleError(
                    f'the values "{values[0][0]}" and "{name}" of claim "{self.id}" belong on no '
                    f"axis together: {why}",
                    "make a claim of each",
                )
        self._refuse_times_that_do_not_go_together()
        if self.interval and not (
            self.value and self.interval.low <= self.value.low <= self.interval.high
        ):
            raise RuleError(
                f'the interval of claim "{self.id}" does not hold its value',
                "give both ends, the value between them",
            )
        if self.standing != "sound" and not self.reason:
            raise RuleError(
                f'claim "{self.id}" is marked "{self.standing}" without a "reason"',
                'add "reason: …"',
            )
        if self.source == "none" and not self.seen_in:
            raise RuleError(
                f'claim "{self.id}" has neither a source nor an article that it was seen in',
                'add "seen_in: [{article: …, place: …}]"',
            )
        return self

    @property
    def times(self) -> dict[str, Time]:
        """The time of each of its values, from their names or their labels; empty if none have."""
        found = {
            name: read_time(name) or read_time(self.labels.get(name, "")) for name in self.values
        }
        return {} if None in found.values() else {key: time for key, time in found.items() if time}

    def _refuse_times_that_do_not_go_together(self) -> None:
        """One step for a series, and one value for a time."""
        steps = {time.step: name for name, time in self.times.items()}
        if len(steps) > 1:
            names = " and ".join(f'"{name}" ({step})' for step, name in steps.items())
            raise RuleError(
                f'the values of claim "{self.id}" go by different steps of time: {names}',
                "make a claim of each step",
            )
        if could_be_fiscal(self.values):
            first = next(iter(self.values))
            raise RuleError(
                f'"{first}" of claim "{self.id}" could be a month or a fiscal year',
                f'write "{first.replace("-", "/")}" for the fiscal year, or a month by its name',
            )
        named: dict[Time, str] = {}
        for name, time in self.times.items():
            if time in named:
                raise RuleError(
                    f'"{named[time]}" and "{name}" of claim "{self.id}" are one time',
                    "keep one of them",
                )
            named[time] = name


class LibrarySpec(Model):
    """`claims/library.yaml`; a folder that has it is a whole library and stands alone."""

    as_of: str = Field(default="", pattern=r"^([12][0-9]{3}-(0[1-9]|1[0-2]))?$")
    """The month, as `YYYY-MM`, for which forecasts and ages are judged."""
    max_age: int = Field(default=10, ge=0, le=1000)
    """How many years old a source may be before a sound claim of it is reported."""
    literals: tuple[Filled, ...] = ()
    """Figures in the claims' words that are names, such as 24/7."""


@dataclass(frozen=True)
class Claim:
    """A claim with everything that it refers to; plain data that compares by value.

    Attributes:
        spec: What the editor wrote.
        source: Who found it out, or None.
        asked: The question that it answers, or None.
        articles: The articles it was seen in, with the place.
        texts: Its words by language tag.
        places: Where it stands.
        text_places: Where its words stand, by language tag.
        topic_glyphs: The pictograms of its topics.
    """

    spec: ClaimSpec
    source: Source | None
    asked: Question | None
    articles: tuple[tuple[str, Article, str], ...]
    texts: frozendict[str, Texts]
    places: Places
    text_places: frozendict[str, Places] = field(default_factory=frozendict)
    topic_glyphs: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Its stable name."""
        return self.spec.id

    @property
    def quantities(self) -> dict[str, Quantity]:
        """What it measured, by name: `value`, or the names of its several values."""
        return {"value": self.spec.value} if self.spec.value else dict(self.spec.values)

    @property
    def figures(self) -> dict[str, Quantity]:
        """All figures that its texts may use: what it measured and its conditions."""
        return self.quantities | self.spec.given

    @property
    def interval(self) -> Quantity | None:
        """The interval round its value as a range in its unit, where it has one."""
        ends = self.spec.interval
        if ends is None or self.spec.value is None:
            return None
        return self.spec.value.between(ends.low, ends.high)

    @property
    def sample(self) -> int | None:
        """How many were asked: its own number, else its source's."""
        return self.spec.sample or (self.source.sample if self.source else None)

    @property
    def fieldwork(self) -> str:
        """When they were asked, likewise."""
        return self.spec.fieldwork or (self.source.fieldwork if self.source else "")

    @property
    def main(self) -> Quantity:
        """The figure that stands for it: its value, or the first of several."""
        return next(iter(self.quantities.values()))

    @property
    def counted(self) -> Subject | None:
        """What its base counts, so that one picture of it can stand for some of them, or None."""
        key = self.spec.counts or counted_in(self.texts["en"].base)
        return subjects().get(key)

    @property
    def glyph(self) -> str:
        """The pictogram of its subject: its own, by its words, or its topic's; or nothing."""
        if self.spec.glyph:
            return self.spec.glyph
        words = self.texts["en"]
        key = subject_in(words.label) or subject_in(words.base)
        return subjects()[key].glyph if key else next(iter(self.topic_glyphs), "")

    @property
    def times(self) -> dict[str, Time]:
        """The time of each of its values; empty if they are no series."""
        return self.spec.times

    @property
    def kind(self) -> ClaimKind:
        """The kind of its figure, or how several figures belong together."""
        if self.spec.ranking:
            return "ranking"
        if self.spec.values:
            return "series" if self.times else "comparison"
        return self.main.kind

    @property
    def citation(self) -> Citation:
        """Its source, or the article where it has none."""
        if self.source is not None:
            year = str(self.source.year) if self.source.year else ""
            return Citation(
                self.spec.source,
                self.source.name,
                not self.source.publisher,
                year,
                True,
                self.source.vendor,
                self.spec.implied,
                self.source.title if self.source.publisher else "",
                self.source.short,
                self.source.url,
            )
        key, article, _ = self.articles[0]
        return Citation(
            f"article:{key}", article.name, False, article.date, False, names=article.names
        )

    @property
    def year(self) -> int | None:
        """Year of its source."""
        return self.source.year if self.source else None
