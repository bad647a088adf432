"""Units that a library declares: seats, stores, patient-years, points of a test."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from frozendict import frozendict
from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from mkdeck.quantity import Unit
from mkdeck.reading import FrozenDict, Model, RuleError

FORMS = ("one", "two", "few", "many", "other")
"""Forms of a plural, as CLDR names them."""


def _plain(text: str) -> str:
    if set("{}") & set(text.replace("{n}", "")):
        raise RuleError(f'"{text}" has a brace', 'only "{n}" may stand there, for the number')
    return text


Plain = Annotated[str, AfterValidator(_plain)]
"""A text without braces of its own."""


class Forms(Model):
    """The forms of a unit's name by number; each language has those that it needs."""

    one: Plain = ""
    """1 in most languages."""
    two: Plain = ""
    """2 where a language has a dual."""
    few: Plain = ""
    """2 to 4 in Russian."""
    many: Plain = ""
    """5 to 20 in Russian."""
    other: Plain
    """All else; in Russian, fractions."""

    @property
    def given(self) -> dict[str, str]:
        """The texts by their form, those alone that are there."""
        return {form: text for form in FORMS if (text := getattr(self, form))}

    def pattern(self) -> str:
        """As an ICU message with the number in it."""
        said = " ".join(f"{form} {{{_numbered(text)}}}" for form, text in self.given.items())
        return "{count, plural, " + said + "}"


def _forms(value: Any) -> Any:
    """One text stands for every number."""
    return {"other": value} if isinstance(value, str) else value


Bound = Annotated[Decimal, Field(ge=-(10**15), le=10**15, allow_inf_nan=False)]
"""A number that figures are held against."""


class UnitSpec(Model):
    """`claims/units.yaml`: a unit by its English key."""

    names: FrozenDict[Annotated[Forms, BeforeValidator(_forms)]]
    """Its name by language: one text, or forms of a plural. `{n}` says where the number stands;
    without it, it stands in front."""
    kind: Literal["count", "score", "index", "measure", "ratio", "money", "duration"] = "count"
    """What it measures."""
    least: Bound | None = None
    """What no figure in it can be below; a count cannot be below 0."""
    most: Bound | None = None
    """What no figure in it can be above, such as 5 for stars."""

    @model_validator(mode="after")
    def _possible(self) -> UnitSpec:
        if self.least is not None and self.most is not None and self.least >= self.most:
            raise RuleError('"least" must be below "most"', "exchange them")
        if "en" not in self.names:
            raise RuleError(
                "a unit needs a name in English, which claims are written with",
                'add "en: …" to its names',
            )
        return self

    def unit(self, key: str) -> Unit:
        """The unit under its key."""
        least = Decimal(0) if self.kind == "count" and self.least is None else self.least
        names = frozendict({tag: forms.pattern() for tag, forms in self.names.items()})
        english = self.names["en"].given.values()
        words = (key, *(word for text in english if (word := text.replace("{n}", "").strip())))
        return Unit(key, self.kind, key, Decimal(1), least, self.most, names, words)


def _numbered(text: str) -> str:
    """The text with the place of the number; what ICU takes for its own means itself."""
    plain = text.replace("'", "''").replace("#", "'#'")
    return plain if "{n}" in plain else f"{{n}}{{gap}}{plain}"
