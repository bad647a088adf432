"""What helps to work on a presentation: sections, guides, properties, looks of what is new."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from mkdeck import open_deck

if TYPE_CHECKING:
    from pathlib import Path

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
P15 = "{http://schemas.microsoft.com/office/powerpoint/2012/main}"


@pytest.fixture(scope="module")
def deck(loyalty_built: Path) -> Any:
    return Presentation(str(loyalty_built / "loyalty.pptx"))


def test_dividers_and_sources_open_sections(deck: Any) -> None:
    sections = list(deck.part._element.iter(f"{P14}section"))
    assert [(part.get("name"), len(list(part.iter(f"{P14}sldId")))) for part in sections] == [
        ("Loyalty is won in the service queue", 1),
        ("Why service earns loyalty", 4),
        ("What poor service costs", 4),
        ("Where effort pays back", 5),
        ("Sources", 2),
    ]


def test_a_deck_without_dividers_has_no_sections(project: Path) -> None:
    made = open_deck("title: T\nslides:\n- {kind: hero, claim: service-matters}\n", name="one")
    made.make(project / "output", ("deck",))
    opened = Presentation(str(project / "output/one/one.pptx"))
    assert list(opened.part._element.iter(f"{P14}section")) == []


def test_guides_mark_margins_and_rules(deck: Any) -> None:
    guides = list(deck.slide_master._element.iter(f"{P15}guide"))
    assert [(guide.get("orient", "vert"), int(guide.get("pos")) / 8) for guide in guides] == [
        *(("vert", 48), ("vert", 912), ("horz", 32), ("horz", 484))
    ]


def test_what_is_drawn_anew_is_flat_and_in_the_theme_s_colours(deck: Any) -> None:
    theme: Any = etree.fromstring(deck.slide_master.part.part_related_by(RT.THEME).blob)
    shape, line, text = theme.find(f"{A}objectDefaults")
    assert [e.get("val") for e in shape.iter(f"{A}schemeClr")] == ["accent1", "bg1"]
    assert shape.find(f"{A}spPr/{A}ln/{A}noFill") is not None
    assert [e.get("val") for e in line.iter(f"{A}schemeClr")] == ["tx1"]
    assert text.find(f"{A}bodyPr").get("lIns") == "0", "as boxes of the deck"


def test_a_file_is_found_by_its_topics(deck: Any) -> None:
    core = deck.core_properties
    assert core.title == "Loyalty is won in the service queue"
    assert core.subject == "Churn; Cost of bad service; Loyalty"
    assert core.keywords.startswith(core.subject)
    assert core.created == core.modified == datetime(2026, 11, 1)
