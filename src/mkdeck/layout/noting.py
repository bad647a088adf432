"""Words at single marks of a chart: set where there is room, with a straight line to the mark."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mkdeck.layout.annotating import LEADER, MOST_LINES, NARROWEST, WIDEST, leader, words_at
from mkdeck.scene import Box, move
from mkdeck.text import DoesNotFitError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mkdeck.layout.look import Look
    from mkdeck.scene import Fragment, Line, Text

LINE = 14.0
"""Points of a longer leader that one line more of words is worth."""

OVER = 60.0
"""Points of a longer leader that it is worth to leave the place over another mark free."""

STEP = 6.0
"""By how much longer leaders are tried, up to `FARTHEST`."""

FARTHEST = 240.0

AWAY, TOUCH = 5.0, 3.0
"""Between words and what they keep clear of, and between words and their leader."""

PAST = 3.0
"""Between a leader and what it passes."""

DEEPEST = 0.45
"""Most of a chart's height that room for words above it may take."""

Stroke = tuple[float, float, float, float]
"""A line that is drawn, from one end to the other."""


@dataclass(frozen=True)
class Port:
    """A place beside a mark from which a leader can start, and its direction.

    Attributes:
        across, down: Of the direction; one is 0, the other 1 or −1.
        cost: Points of a longer leader that another port is worth.
    """

    x: float
    y: float
    across: int
    down: int
    cost: float = 0.0


@dataclass(frozen=True)
class Note:
    """The author's words, and the mark that they are about."""

    said: str
    label: str
    claim: str
    ports: tuple[Port, ...]


@dataclass
class Field:
    """What words keep clear of, within which box.

    Attributes:
        boxes, strokes: What neither words nor leaders may touch.
        levels: Level lines, which a leader may cross.
    """

    room: Box
    boxes: list[Box] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    levels: list[Stroke] = field(default_factory=list)

    def free(self, box: Box, away: float) -> bool:
        """Whether nothing is so near to a box.

        What is an upright line may cross levels, and start in a sharp bend of another.
        """
        if any(box.overlaps(other, slack=-away) for other in self.boxes):
            return False
        strokes = [*self.strokes, *(self.levels if box.width else ())]
        near = away if box.width and box.height else 1.0
        x, y, right, bottom = box.x - near, box.y - near, box.right + near, box.bottom + near
        return not any(_meets(stroke, x, y, right, bottom) for stroke in strokes)

    def holds(self, box: Box) -> bool:
        """Whether a box is within the room."""
        room, hair = self.room, 0.01
        across = room.x - hair <= box.x and box.right <= room.right + hair
        return across and room.y - hair <= box.y and box.bottom <= room.bottom + hair


def noted(notes: Sequence[Note], found: Field, look: Look) -> list[Line | Text] | None:
    """The words with their leaders, or nothing where some have no room."""
    for order in (list(notes), list(reversed(notes))):
        around = replace(found, boxes=list(found.boxes), strokes=list(found.strokes))
        items: list[Line | Text] = []
        for i, note in enumerate(order):
            later = [other.ports[0].x for other in order[i + 1 :]]
            places = _places(note, around, later, look)
            best = min(places, key=lambda place: place[0], default=None)
            if best is None:
                break
            _, line, text = best
            items += [line, text]
            around.boxes.append(text.box)
            around.strokes.append((line.x, line.y, line.x2, line.y2))
        else:
            return items
    return None


def roomy(
    lay: Callable[[float], Fragment | None], said: Sequence[str], height: float, look: Look
) -> Fragment:
    """A chart with as little room above it as its words need.

    Args:
        lay: Lays it out with so much room above it, or not where its words have none.
        said: What the marks are called that words are about.
        height: That of the chart, room above it included.
        look: How the words are set.

    Raises:
        DoesNotFitError: The words have no room.
    """
    style = look.style("annotation")
    for lines in range(2 * MOST_LINES + 1):
        head = lines * style.size * style.pitch + LEADER + AWAY if lines else 0.0
        if head > height * DEEPEST:
            break
        laid = lay(head)
        if laid is not None:
            return laid
    named = ", ".join(f'"{one}"' for one in said)
    raise DoesNotFitError(
        f"the words at {named} have no room beside {'its mark' if len(said) == 1 else 'the marks'}",
        hint="shorten them, or choose a larger format",
    )


def _places(
    note: Note, around: Field, later: Sequence[float], look: Look
) -> Iterator[tuple[float, Line, Text]]:
    """The nearest place of each shape of the words at each port, with its cost.

    It is dear over marks that await words of their own.
    """
    for text in _shapes(note, look):
        for port in note.ports:
            for aside, cost in ((0.5, 0.0), (0.0, 3.0), (1.0, 3.0)):
                place = _place(text, port, aside, around, look)
                if place is not None:
                    far, line, moved = place
                    lines = LINE * (len(text.lines) - 1)
                    box = moved.box
                    over = sum(box.x - AWAY < x < box.right + AWAY for x in later)
                    yield far + lines + port.cost + cost + OVER * over, line, moved
                if port.across:
                    break


def _shapes(note: Note, look: Look) -> Iterator[Text]:
    """The words in one line or several."""
    seen = set()
    for wide in (WIDEST, 240.0, 190.0, 150.0, 120.0, NARROWEST):
        text = words_at(note.said, look, wide, MOST_LINES, note.claim)
        if text is not None and (len(text.lines), text.ink) not in seen:
            seen.add((len(text.lines), text.ink))
            yield text


def _place(
    text: Text, port: Port, aside: float, around: Field, look: Look
) -> tuple[float, Line, Text] | None:
    """The words at the shortest leader from a port at which they stand clear."""
    far = LEADER
    while far <= FARTHEST:
        x, y = port.x + port.across * far, port.y + port.down * far
        line = leader(port.x, port.y, x, y, look)
        # It starts beside its own mark, which it may touch.
        if not around.holds(line.box) or not around.free(line.box, PAST):
            return None
        moved = _beyond(text, port, x, y, aside, around.room)
        box = moved.box
        if around.holds(box) and around.free(box, AWAY):
            return far, line, moved
        far += STEP
    return None


def _beyond(text: Text, port: Port, x: float, y: float, aside: float, room: Box) -> Text:
    """The words beyond the end of a leader; one that is upright ends at their middle or an edge."""
    own = text.box
    if port.across:
        left = x + TOUCH if port.across > 0 else x - TOUCH - own.width
        return move(text, left - own.x, y - own.height / 2 - own.y)
    left = min(max(x - own.width * aside, room.x), room.right - own.width)
    top = y - TOUCH - own.height if port.down < 0 else y + TOUCH
    return move(text, left - own.x, top - own.y)


def _meets(stroke: Stroke, x: float, y: float, right: float, bottom: float) -> bool:
    """Whether a line passes through a rectangle."""
    start, end = 0.0, 1.0
    dx, dy = stroke[2] - stroke[0], stroke[3] - stroke[1]
    for delta, low, high in (
        (dx, x - stroke[0], right - stroke[0]),
        (dy, y - stroke[1], bottom - stroke[1]),
    ):
        if not delta:
            if low > 0 or high < 0:
                return False
            continue
        first, last = sorted((low / delta, high / delta))
        start, end = max(start, first), min(end, last)
    return start <= end
