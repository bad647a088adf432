"""A theme that extends another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import ROOT, write

from mkdeck.errors import MkdeckError
from mkdeck.themes import Theme, load_theme

if TYPE_CHECKING:
    from pathlib import Path


def load(name: str, folder: Path) -> Theme:
    return load_theme(name, [folder, ROOT / "themes"], name=lambda path: path.name)


def test_keys_hold_where_the_upper_theme_has_none(tmp_path: Path) -> None:
    write(
        tmp_path / "sea.yaml",
        """
        extends: editorial
        name: Sea
        colours: {accent: 0B5CAD, accent-ground: 0B5CAD}
        faces: {office: {text: {family: Arial, measured: Arimo}}}
        """,
    )
    write(tmp_path / "deep.yaml", "extends: sea\nname: Deep\nbrand: {name: Deep Sea}\n")
    deep, editorial = load("deep", tmp_path), load("editorial", tmp_path)
    assert (deep.id, deep.name) == ("deep", "Deep")
    assert deep.palette["accent"] == deep.palette["accent-text"] == "0B5CAD"
    assert deep.palette["paper"] == editorial.palette["paper"]
    assert deep.faces.image == editorial.faces.image
    assert deep.faces.office.title == editorial.faces.office.title
    assert deep.brand is not None


def test_a_face_that_names_its_family_stands_alone(tmp_path: Path) -> None:
    """It takes no optical size, scale or twin from a family that it replaces."""
    write(
        tmp_path / "plain.yaml",
        """
        extends: editorial
        faces:
          image: {title: {family: Libre Franklin}, number: {scale: 0.9}}
          office: {family: Arial, measured: Arimo}
        """,
    )
    plain, editorial = load("plain", tmp_path), load("editorial", tmp_path)
    assert plain.faces.image.title.optical_size is None
    assert plain.faces.image.title.strong == 700
    assert plain.faces.image.number.family == "Source Serif 4"
    assert plain.faces.image.number.scale == 0.9
    assert plain.faces.image.text == editorial.faces.image.text
    office = plain.faces.office
    assert office.title == office.number == office.text
    assert (office.title.family, office.title.scale) == ("Arial", 1)


def test_a_theme_near_the_deck_may_extend_the_shipped_one_of_its_name(tmp_path: Path) -> None:
    write(tmp_path / "stage.yaml", "extends: stage\ncolours: {ink: FFFFFF}\n")
    stage = load("stage", tmp_path)
    assert stage.palette["ink"] == "FFFFFF"
    assert stage.palette["paper"] == "0F1517"


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (
            {"ours": "extends: editoral"},
            'ours.yaml:1:10: extends "editoral", which there is not\n'
            '  hint: did you mean "editorial"?',
        ),
        (
            {"ours": "name: Ours\nextends: other", "other": "extends: ours\nname: Other"},
            'other.yaml:1:10: extends "ours", which leads back to itself\n'
            "  hint: name another theme, or leave it out",
        ),
        (
            {"ours": "extends: ours"},
            'ours.yaml:1:10: extends "ours", which leads back to itself\n'
            "  hint: name another theme, or leave it out",
        ),
        (
            {"ours": "extends: other", "other": "extends: editorial\ncolours: {ink: grey}"},
            'other.yaml:2:16: "grey" is no colour\n'
            "  hint: write six hexadecimal digits, such as C4361A",
        ),
        (
            {"ours": "extends: other\ncolours: {ink2: AAAAAA}", "other": "extends: editorial"},
            'ours.yaml:2:17: "ink2" on "paper" has a contrast of 2.23, and text needs 4.5\n'
            "  hint: make one of the two darker or lighter\n"
            'ours.yaml:2:17: "ink2" on "paper2" has a contrast of 2.00, and text needs 4.5\n'
            "  hint: make one of the two darker or lighter",
        ),
        (
            {"ours": "name: Ours\ncolours: {ink: '000000'}"},
            'ours.yaml:2:10: key "paper" is missing\n  hint: "paper" says: background',
        ),
    ],
    ids=["unknown", "a ring", "itself", "wrong below", "wrong above", "extends nothing"],
)
def test_refusals_name_the_file_and_the_place(
    tmp_path: Path, files: dict[str, str], said: str
) -> None:
    for name, text in files.items():
        write(tmp_path / f"{name}.yaml", text)
    with pytest.raises(MkdeckError) as refused:
        load("ours", tmp_path)
    assert str(refused.value).startswith(said)
