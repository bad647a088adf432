"""JSON Schemas of the files that people write, made from the models that read them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from mkdeck.claims import ClaimSpec
from mkdeck.languages import known_languages
from mkdeck.sections import kinds
from mkdeck.story import AUTO, FORMS, DeckFile, InfographicFile, SlideOptions
from mkdeck.themes import ThemeFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdeck.formats import Form

DIALECT = "http://json-schema.org/draft-07/schema#"
_KEYS: dict[Form, str] = {"slide": "slides", "band": "sections", "card": "cards"}


def schema(what: str) -> dict[str, Any]:
    """The schema of a `deck`, of a file of `claims`, or of a `theme`."""
    if what == "deck":
        return _deck()
    model: Any = list[ClaimSpec] if what == "claims" else ThemeFile
    made = TypeAdapter(model).json_schema(ref_template="#/definitions/{model}")
    if what == "theme":
        _open(made)
    return _finished(made, f"mkdeck {what}")


def _open(made: dict[str, Any]) -> None:
    """A theme that extends another, or has seeds, leaves out what it likes; one face may be all."""
    made.pop("required", None)
    for name in ("Colours", "Faces", "FaceSets", "FaceSpec"):
        made["$defs"][name].pop("required", None)
    one = {"$ref": "#/definitions/FaceSpec"}
    for properties in (made["properties"], made["$defs"]["FaceSets"]["properties"]):
        for key in ("faces", "image", "office"):
            if key in properties:
                about = properties[key].pop("description")
                several = {"anyOf": [properties[key], one], "description": about}
                properties[key] = several


def _deck() -> dict[str, Any]:
    made = DeckFile.model_json_schema(ref_template="#/definitions/{model}")
    info = InfographicFile.model_json_schema(ref_template="#/definitions/{model}")
    definitions = made.setdefault("$defs", {})
    definitions.update(info.pop("$defs", {}))
    for form, key in _KEYS.items():
        pieces: list[dict[str, Any]] = []
        shown = [one for one in kinds().values() if form in one.forms]
        models = {AUTO: ("Whichever kind its claims ask for.", SlideOptions)}
        models |= {one.name: (one.summary, one.options) for one in shown}
        for name, (summary, model) in models.items():
            options = model.model_json_schema(ref_template="#/definitions/{model}")
            definitions.update(options.pop("$defs", {}))
            options["properties"]["kind"] = {"const": name, "description": summary}
            options["title"] = name
            _in_languages(options["properties"], _words_of(model))
            if form != "card":
                options["properties"].pop("size")
            definitions[f"{form}-{name}"] = options
            pieces.append({"$ref": f"#/definitions/{form}-{name}"})
        bare = [one.name for one in shown if not one.least]
        one_of: list[dict[str, Any]] = [{"enum": bare}] if bare else []
        items = {"type": "array", "items": {"anyOf": [*one_of, *pieces]}}
        properties = (info if form == "band" else made)["properties"]
        properties[key] = {
            "anyOf": [{"const": AUTO}, properties[key] | items],
            "description": FORMS[form],
        }
    definitions["InLanguages"] = _languages()
    for properties in (made["properties"], info["properties"]):
        _in_languages(properties, _DECK_WORDS)
    made["properties"]["infographic"] = {
        "anyOf": [{"const": AUTO}, info],
        "description": DeckFile.model_fields["infographic"].description,
    }
    return _finished(made, "mkdeck deck")


_DECK_WORDS = ("title", "kicker", "standfirst")
"""Texts of a deck and its infographic that are the author's words; others name something."""


def _in_languages(properties: dict[str, Any], words: Iterable[str]) -> None:
    """Words may be given in several languages."""
    for name in words:
        if name in properties:
            given = properties[name]
            about = given.pop("description", "")
            several = {"$ref": "#/definitions/InLanguages"}
            properties[name] = {"anyOf": [given, several], "description": about}


def _words_of(model: type[SlideOptions]) -> Iterator[str]:
    """The options that are the author's words: plain texts without a mark of what they name."""
    for name, info in model.model_fields.items():
        if info.annotation is str and not info.metadata:
            yield name


def _languages() -> dict[str, Any]:
    """A text in several languages."""
    return {
        "description": "A text in several languages: their tags, each with the words in it.",
        "type": "object",
        "propertyNames": {"enum": list(known_languages())},
        "additionalProperties": {"type": "string"},
        "minProperties": 1,
    }


def _finished(made: dict[str, Any], title: str) -> dict[str, Any]:
    definitions = made.pop("$defs", {})
    return {
        "$schema": DIALECT,
        "title": title,
        **{k: v for k, v in made.items() if k != "title"},
        "definitions": dict(sorted(definitions.items())),
    }
