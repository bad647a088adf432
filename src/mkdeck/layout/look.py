"""What a text or a colour looks like: theme, face set, language and canvas together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypedDict, Unpack

from mkdeck.scene import Text, move
from mkdeck.text import DoesNotFitError, Span, Style, box_width, set_text, widest_size, writes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.formats import Format
    from mkdeck.formats.format import TypeStyle
    from mkdeck.languages import Language
    from mkdeck.quantity import Quantity
    from mkdeck.story import Ground
    from mkdeck.themes import Face, FaceSet, FaceSpec, Theme


GROUNDS: dict[Ground, tuple[str, dict[str, str]]] = {
    "paper": ("paper", {}),
    "paper2": ("paper2", {"track": "paper"}),
    "accent": (
        "accent-ground",
        dict.fromkeys(
            ("ink", "ink2", "accent", "accent-text", "rule", "muted", "muted2"), "on-accent"
        ),
    ),
    "inverse": (
        "inverse",
        {
            "ink": "on-inverse",
            "ink2": "on-inverse2",
            "accent": "on-inverse",
            "accent-text": "on-inverse",
            "rule": "inverse-rule",
        },
    ),
}
"""Token of each ground, and what other tokens turn into on it."""


PERCENT = 0.012
"""A percent of the distance of baselines in documents, in em."""


class Changes(TypedDict, total=False):
    """What a text may have otherwise than its style says."""

    size: float
    pitch: float
    colour: str
    strong: bool
    shrink: float


@dataclass(frozen=True)
class Look:
    """Sets text and names colours for one canvas on one ground.

    Attributes:
        faces: Which of the theme's two sets of faces is used.
        strip: Where the hairline of a brand's strip is, on a canvas that has one.
    """

    theme: Theme
    faces: FaceSet
    language: Language
    format: Format
    ground: Ground = "paper"
    strip: float = 0.0

    def on(self, ground: Ground) -> Look:
        """The same on another ground."""
        return replace(self, ground=ground)

    @property
    def background(self) -> str:
        """Token of the ground."""
        return GROUNDS[self.ground][0]

    def colour(self, token: str) -> str:
        """The token that stands for another on this ground."""
        return GROUNDS[self.ground][1].get(token, token)

    def spec(self, style: str) -> TypeStyle:
        """A style of the format; raises `DoesNotFitError` where it has none of that name."""
        found = self.format.styles.get(style)
        if found is None:
            hint = "add it to the format, or extend one that has it"
            raise DoesNotFitError(f'"{self.format.name}" has no style "{style}"', hint=hint)
        return found

    def face(self, face: Face) -> FaceSpec:
        """A face of the theme, or that of text where only it has the language's letters."""
        chosen, text = (self.theme.face(self.faces, one) for one in (face, "text"))
        tag = self.language.tag
        return text if not writes(chosen, tag) and writes(text, tag) else chosen

    def style(self, style: str, **changes: Unpack[Changes]) -> Style:
        """A style of this canvas in its faces; `colour`, `size` and others may be changed."""
        spec = self.spec(style)
        if changes:
            spec = spec.model_copy(update=dict(changes))
        face = self.face(spec.face)
        size = max(round(spec.size * face.scale * 2) / 2, self.format.smallest)
        pitch = spec.pitch * spec.size / size if face.scale != 1 else spec.pitch
        if self.faces == "office":
            # Programs space lines by whole percents of 1.2 times their size.
            pitch = round(pitch / PERCENT) * PERCENT
        return Style(
            face.font(strong=False),
            face.font(strong=True),
            size,
            pitch,
            self.colour(spec.colour),
            self.language.tag,
            spec.strong,
            spec.tracking,
            spec.shrink,
            self.format.smallest,
        )

    def text(
        self,
        style: str,
        words: str | Sequence[Span],
        x: float,
        y: float,
        width: float,
        *,
        lines: int = 1,
        name: str = "",
        balance: bool = True,
        hard: bool = False,
        align: Literal["left", "center", "right"] = "left",
        role: str = "",
        claims: Sequence[str] = (),
        **changes: Unpack[Changes],
    ) -> Text:
        """Words in a style of this canvas, first baseline at `y`; see `text.set_text`.

        `role` says what the text is for, and `name` what messages call it; left out, both are the
        style's name.
        """
        spans = (
            [Span(words)]
            if isinstance(words, str)
            else [
                replace(span, colour=self.colour(span.colour)) if span.colour else span
                for span in words
            ]
        )
        text = set_text(
            spans,
            self.style(style, **changes),
            width,
            lines=lines,
            name=name or style,
            balance=balance,
            hard=hard,
            align=align,
            role=role or style,
            claims=tuple(claims),
        )
        return move(text, x, y)

    def numeral(self, quantity: Quantity, *, short: bool = False) -> list[Span]:
        """A quantity as a numeral: words such as "nearly" set small."""
        return [
            Span(text, scale=0.36, strong=False) if small else Span(text)
            for text, small in self.language.numeral(quantity, short=short)
        ]

    def widest(self, style: str, texts: Sequence[Sequence[Span]], width: float) -> float:
        """The size, before the face's scale, at which each text fits one line of the width."""
        face = self.face(self.spec(style).face)
        return widest_size(texts, self.style(style), width) / face.scale

    def sibling_size(
        self,
        style: str,
        words: Sequence[str],
        width: float,
        *,
        lines: int,
        **changes: Unpack[Changes],
    ) -> float:
        """The size, before the face's scale, that every one of several texts fits in."""
        texts = [self.text(style, word, 0, 0, width, lines=lines, **changes) for word in words]
        share = min(text.size for text in texts) / self.style(style, **changes).size
        return changes.get("size", self.spec(style).size) * share

    def width(self, style: str, words: str | Sequence[Span], **changes: Unpack[Changes]) -> float:
        """Width of the narrowest box that holds the words on one line, in points."""
        spans = [Span(words)] if isinstance(words, str) else words
        return box_width(spans, self.style(style, **changes))
