"""Titles in the box that a format keeps for them, such as that of somebody else's layout."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
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
    # What is measured by other letters than it is drawn in is broken by whoever draws it.
    kept = bool(look.face(look.spec(style).face).files) and not box.capitals
    make = partial(
        look.text,
        style,
        x=0,
        y=0,
        width=box.width,
        name=name,
        role=role,
        claims=claims,
        balance=kept,
        hard=kept,
        align=box.align,
        shrink=1.0,
    )
    size = look.style(style).size
    failure = DoesNotFitError("")
    while size >= min(box.least, look.style(style).size):
        pitch = look.style(style, size=size).pitch * size
        lines = max(int(box.height / pitch + HAIR), 1)
        try:
            if box.capitals:
                make(_capitals(words), lines=lines, size=size)
            return _placed(make(words, lines=lines, size=size), box)
        except MissingGlyphError:
            raise
        except DoesNotFitError as error:
            failure = error
        size -= STEP
    hint = "shorten it, or take a layout whose box is larger"
    said = f"{failure}; the box is {box.width:.0f} \u00d7 {box.height:.0f} pt"
    raise DoesNotFitError(said, failure.box, hint=hint)


def _capitals(words: str | Sequence[Span]) -> str:
    """What is measured where letters are drawn as capitals."""
    return (words if isinstance(words, str) else "".join(one.text for one in words)).upper()


def _placed(text: Text, box: BoxSpec) -> Text:
    """The text where its box has it."""
    free = box.height - text.pitch * len(text.lines)
    down = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[box.anchor] * free
    whole = replace(text, width=box.width)
    return move(whole, box.x, box.y + down + BASELINE * text.pitch)
