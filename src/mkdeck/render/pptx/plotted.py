"""Which items of a scene are charts of the presentation's own, and where these stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdeck.render.pptx.charts import NativeChart
from mkdeck.scene import Group, Picture, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element as Element

    from mkdeck.render.backend import Document
    from mkdeck.scene import Box, Item, Scene

    Paint = Callable[[str], Element]


@dataclass(frozen=True)
class Plotted:
    """A group that programs draw as a chart of their own.

    Attributes:
        picture: Its marks.
        chart: What is drawn instead of them.
        above: Its items that are not in the chart and stand above it, and so are read before it.
        rest: Its other items that are not in the chart.
    """

    picture: Picture
    chart: NativeChart
    above: tuple[Item, ...]
    rest: tuple[Item, ...]


def plotted(item: Item, document: Document, paint: Paint, ink: Paint) -> Plotted | None:
    """The item as a chart, where it is one and the document has such."""
    if document.charts != "native" or not isinstance(item, Group):
        return None
    pictures = (one for one in item.items if isinstance(one, Picture))
    picture = next((one for one in pictures if one.data.plot), None)
    if picture is None or picture.data.plot is None:
        return None
    plot = picture.data.plot
    stood = {(text.role, text.string, text.claims) for text in plot.texts()}
    texts = [one for one in item.items if isinstance(one, Text)]
    drawn = [one for one in texts if (one.role, one.string, one.claims) in stood]
    chart = NativeChart(plot, (picture.x, picture.y), drawn, paint, ink, document)
    others = [one for one in item.items if one is not picture and one not in drawn]
    above = [one for one in others if one.box.bottom <= chart.box.y]
    rest = [one for one in others if one.box.bottom > chart.box.y]
    return Plotted(picture, chart, tuple(above), tuple(rest))


def chart_place(scene: Scene, document: Document) -> Box | None:
    """Where the first chart of a scene stands, if it has one of the document's own."""

    def unseen(token: str) -> Element:
        raise AssertionError(f"a place has no {token}")

    found = (plotted(item, document, unseen, unseen) for item in scene.items)
    return next((one.chart.box for one in found if one), None)
