"""Titles in the box that a format keeps for them, such as that of somebody else's layout."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdeck.scene import move
from mkdeck.text import DoesNotFitError, MissingGlyphError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.formats.format import BoxSpec
    from mkdeck.layout.look import Look
    from mkdeck.scene import Text
    from mkdeck.text import Span

STEP = 0.5
"""By which letters become smaller until all lines fit."""

HAIR = 0.02
"""Share of a line by which lines may be higher than their box."""

BASELINE = 0.8
"""From the upper edge of a line to its baseline, as a share of its height."""


def boxed(
    words: str | Sequence[Span],
    look: Look,
    box: BoxSpec,
    *,
    style: str,
    name: str,
    role: str,
    claims: Sequence[str] = (),
) -> Text:
    """Words in the largest letters that a box holds, at most those of the style.

    Raises:
        DoesNotFitError: They take more room even at the box's least size.
    """
    size = look.style(style).size
    failure = DoesNotFitError("")
    while size >= min(box.least, look.style(style).size):
        try:
            return _placed(_set(words, look, box, style, name, role, claims, size), box)
        except MissingGlyphError:
            raise
        except DoesNotFitError as error:
            failure = error
        size -= STEP
    hint = "shorten it, or take a layout whose box is larger"
    said = f"{failure}; the box is {box.width:.0f} \u00d7 {box.height:.0f} pt"
    raise DoesNotFitError(said, failure.box, hint=hint)


def _set(
    words: str | Sequence[Span],
    look: Look,
    box: BoxSpec,
    style: str,
    name: str,
    role: str,
    claims: Sequence[str],
    size: float,
) -> Text:
    """The words in a size, their first baseline at 0."""
    pitch = look.style(style, size=size).pitch * size
    lines = max(int(box.height / pitch + HAIR), 1)

    # What is measured by other letters than it is drawn in is broken by whoever draws it.
    hard = bool(look.face(look.spec(style).face).files) and not box.capitals

    def text(words: str | Sequence[Span]) -> Text:
        return look.text(
            style,
            words,
            0,
            0,
            box.width,
            lines=lines,
            name=name,
            role=role,
            claims=claims,
            balance=hard,
            hard=hard,
            align=box.align,
            size=size,
            shrink=1.0,
        )

    if box.capitals:
        text(_capitals(words))
    return text(words)


def _capitals(words: str | Sequence[Span]) -> str:
    """What is measured where letters are drawn as capitals."""
    return (words if isinstance(words, str) else "".join(one.text for one in words)).upper()


def _placed(text: Text, box: BoxSpec) -> Text:
    """The text where its box has it."""
    free = box.height - text.pitch * len(text.lines)
    down = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[box.anchor] * free
    whole = replace(text, width=box.width)
    return move(whole, box.x, box.y + down + BASELINE * text.pitch)
