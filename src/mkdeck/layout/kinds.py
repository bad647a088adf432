"""Kinds that can be laid out: sections lay their pages out themselves, charts are framed."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdeck.layout.frame import banded, framed
from mkdeck.scene import Fragment
from mkdeck.story import Kind
from mkdeck.text import DoesNotFitError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mkdeck.formats import Form
    from mkdeck.layout.look import Look
    from mkdeck.layout.room import Room
    from mkdeck.story import Derived, Part

    Layer = Callable[[Part, Look], "Fragment | list[Fragment]"]
    """Lays a part out: on its canvas, or as high as it needs to be; a list goes on over pages."""


def no_notes(part: Part, look: Look) -> Sequence[str]:
    """Nothing that a footer must add."""
    return ()


def nothing_own(part: Part, room: Room) -> Sequence[Derived]:
    """No figure that the kind works out itself."""
    return ()


@dataclass(frozen=True, kw_only=True)
class Laid(Kind, ABC):
    """A kind that can be laid out."""

    @abstractmethod
    def lay(self, part: Part, look: Look) -> list[Fragment]:
        """The part's fragments in the form that it has.

        Raises:
            DoesNotFitError: A text does not fit.
        """


@dataclass(frozen=True, kw_only=True)
class Section(Laid):
    """A kind that lays its pages out itself, with a function for each form that it can take.

    Attributes:
        slide, card: Fill their canvas.
        band: As high as it needs to be, at the width of an infographic.
    """

    slide: Layer | None = None
    band: Layer | None = None
    card: Layer | None = None

    @property
    def forms(self) -> frozenset[Form]:
        """The forms that it has a function for."""
        return frozenset(form for form, layer in self._layers().items() if layer)

    def lay(self, part: Part, look: Look) -> list[Fragment]:
        """What the function of the part's form lays out."""
        layer = self._layers()[part.form]
        assert layer is not None, f"{self.name} has no {part.form}"
        laid = layer(part, look)
        return [laid] if isinstance(laid, Fragment) else laid

    def _layers(self) -> dict[Form, Layer | None]:
        return {"slide": self.slide, "band": self.band, "card": self.card}


AIR = 4.0, 8.0
"""Space above and below a chart on a canvas."""


@dataclass(frozen=True, kw_only=True)
class Chart(Laid):
    """A kind that draws its figures on a scale, in any room.

    Attributes:
        draw: Lays the chart out in a room.
        notes: What the footer must say about it.
        legend: What marks mean that do not explain themselves; an infographic says it as well.
        own: Figures that it works out itself.
    """

    draw: Callable[[Part, Room], Fragment]
    notes: Callable[[Part, Look], Sequence[str]] = no_notes
    legend: Callable[[Part, Look], Sequence[str]] = no_notes
    own: Callable[[Part, Room], Sequence[Derived]] = nothing_own
    axis: bool = True
    size: str = "wide"

    @property
    def forms(self) -> frozenset[Form]:
        """Everywhere."""
        return frozenset({"slide", "band", "card"})

    def lay(self, part: Part, look: Look) -> list[Fragment]:
        """The chart in the frame of the part's form."""
        if part.form == "band":
            return [banded(part, look, self.draw)]
        try:
            return [self._framed(part, look)]
        except DoesNotFitError:
            # What was asked gives way to the chart; the author's own words do not.
            if part.options.subtitle or not part.asks:
                raise
            return [self._framed(replace(part, asks=""), look)]

    def _framed(self, part: Part, look: Look) -> Fragment:
        notes = [*self.notes(part, look), *self.legend(part, look)]
        return framed(part, look, self._aired, notes=notes, own=self._own)

    def _aired(self, part: Part, room: Room) -> Fragment:
        laid = self.draw(part, _within(room))
        return Fragment(room.width, room.height, laid.at(0, AIR[0]))

    def _own(self, part: Part, room: Room) -> Sequence[Derived]:
        return self.own(part, _within(room))


def _within(room: Room) -> Room:
    """The room with air above and below."""
    return room.resized(room.width, max(room.height - sum(AIR), 1.0))
