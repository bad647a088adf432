"""Words of the author's own: paragraphs, or points below each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field, model_validator

from mkdeck.layout import Room, Section, banded, framed, rule
from mkdeck.reading import RuleError
from mkdeck.scene import Fragment, move
from mkdeck.story import SlideOptions
from mkdeck.text import DoesNotFitError

if TYPE_CHECKING:
    from mkdeck.claims import Claim
    from mkdeck.layout import Look
    from mkdeck.scene import Item, Text
    from mkdeck.story import Part

STEP = 0.5
"""By which letters become smaller until everything fits."""

LARGER = 1.25
"""Size of points, as a multiple of that of paragraphs."""

PITCH = 1.35
"""Distance of baselines in em."""

APART = 0.75
"""Space between two paragraphs in em, beside their pitch."""

ASCENT, DESCENT = 0.74, 0.24
"""Heights of letters in em."""

WIDTH = 0.75
"""Share of a wide room that a paragraph takes at most, so that lines stay readable."""

AIR = 0.85
"""Space above and below a point at least, in em; twice that at most."""

MOST = 9

Words = Annotated[str, Field(min_length=1)]


class Options(SlideOptions):
    """The author's words."""

    title: str = Field(min_length=1)
    """What they come to."""
    paragraphs: tuple[Words, ...] = Field(default=(), max_length=MOST)
    """Paragraphs; figures of claims named under `also` stand in them as `<claim-id>`."""
    points: tuple[Words, ...] = Field(default=(), max_length=MOST)
    """Points instead of paragraphs, a rule between two."""

    @model_validator(mode="after")
    def _one(self) -> Options:
        if bool(self.paragraphs) == bool(self.points):
            raise RuleError(
                'a text needs either "paragraphs" or "points"',
                "keep one of them" if self.points else "add one of them",
            )
        return self


def accepts(claim: Claim) -> str:
    """A text draws no claims."""
    return "a text draws no claims"


def canvas(part: Part, look: Look) -> Fragment:
    """The words in the frame of a slide or a card."""
    return framed(part, look, body)


def band(part: Part, look: Look) -> Fragment:
    """The title as a sentence, then the words."""
    return banded(part, look, body)


def body(part: Part, room: Room) -> Fragment:
    """Paragraphs or points, in the largest letters that fit the room.

    Raises:
        DoesNotFitError: Even the smallest do not.
    """
    options = part.options
    points: tuple[str, ...] = getattr(options, "points", ())
    words = points or getattr(options, "paragraphs", ())
    look = room.look
    size = look.spec("lead").size * (LARGER if points else 1.0)
    while True:
        laid = _set(words, room, size, ruled=bool(points))
        if not room.height or laid.height <= room.height:
            return Fragment(room.width, room.height or laid.height, laid.items)
        size -= STEP
        if size < look.format.smallest:
            raise DoesNotFitError(
                "the words take more room than there is", hint="shorten them, or make two of it"
            )


def _set(words: tuple[str, ...], room: Room, size: float, *, ruled: bool) -> Fragment:
    """Every paragraph or point in a size, from the top of the room."""
    look = room.look
    width = room.width if ruled or room.shape != "wide" else room.width * WIDTH
    texts = [
        look.text(
            "lead",
            said,
            0,
            0,
            width,
            lines=40,
            name="point" if ruled else "paragraph",
            role="lead",
            size=size,
            pitch=PITCH,
            shrink=1.0,
            strong=False,
        )
        for said in words
    ]
    return _ruled(texts, room, size) if ruled else _paragraphs(texts, room, size)


def _paragraphs(texts: list[Text], room: Room, size: float) -> Fragment:
    items: list[Item] = []
    y = ASCENT * size
    for text in texts:
        placed = move(text, 0, y)
        items.append(placed)
        y = placed.last + (PITCH + APART) * size
    last = items[-1]
    assert isinstance(last, type(texts[0]))
    return Fragment(room.width, last.last + DESCENT * size, tuple(items))


def _ruled(texts: list[Text], room: Room, size: float) -> Fragment:
    """Points with a rule above each, spread over the room where it has more than they need."""
    deep = [_height(text) for text in texts]
    spare = room.height - sum(deep) if room.height else 0.0
    air = min(max(spare / len(texts) / 2, AIR * size), 2 * AIR * size)
    items: list[Item] = []
    y = 0.0
    for text, high in zip(texts, deep, strict=True):
        items.append(rule(room.look, y, x=0, right=room.width))
        items.append(move(text, 0, y + air + ASCENT * text.size))
        y += high + 2 * air
    return Fragment(room.width, y - air + DESCENT * size, tuple(items))


def _height(text: Text) -> float:
    return ASCENT * text.size + (len(text.lines) - 1) * text.pitch


KIND = Section(
    options=Options,
    rows=(0, 0),
    accepts=accepts,
    slide=canvas,
    card=canvas,
    band=band,
)
