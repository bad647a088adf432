"""The tall infographic: sections stacked in bands, their sources at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.claims import sentence
from mkdeck.formats import load_format
from mkdeck.layout import Look, rule
from mkdeck.pages.ends import closing, header, signed
from mkdeck.pages.page import Layout, alt_text, long_sources, shown_claims
from mkdeck.scene import Fragment, Item, Rect, Scene
from mkdeck.story import Ground, Part, Storyboard, ids
from mkdeck.text import DoesNotFitError

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdeck.errors import Problem
    from mkdeck.languages import Language
    from mkdeck.themes import FaceSet, Theme

BAND_PAD = 36.0
"""From a band's edge to its rule, and from its last element to its edge."""

SECTION_GAP = 34.0
"""From a section's last element to the next hairline."""


TALLEST = 16_384
"""Points that an infographic may be high: 32,768 pixels, which browsers and programs still draw."""


def infographic(
    board: Storyboard, theme: Theme, faces: FaceSet, language: Language, problems: list[Problem]
) -> Scene | None:
    """All sections stacked in bands, with their sources at the end; None where there are none."""
    if not board.sections:
        return None
    layout = Layout(theme, faces, language, problems, board.spec.node)
    look = Look(theme, faces, language, load_format("infographic"))
    stack = _Stack(look)

    def end(make: Callable[[], Fragment]) -> None:
        try:
            stack.place(make())
        except DoesNotFitError as error:
            layout.misfit(error, f"infographic: {error}", board.spec.node.at("infographic"))

    end(lambda: header(board, look))
    for part in board.sections:
        ground = stack.ground_for(part)
        laid = layout.fragment(part, look.on(ground), f"section {part.number}")
        for fragment in laid:
            stack.section(fragment, ground)
        if laid:
            stack.headed = part.kind.opens
    stack.headed = False
    stack.between("paper")
    end(lambda: closing(board.sections, look))
    if theme.brand:
        end(lambda: signed(look))
    if stack.height > TALLEST:
        size = f"{look.format.width * 2:,.0f} × {stack.height * 2:,.0f} pixels"
        error = DoesNotFitError("", hint="take sections out, or make a second deck of them")
        said = f"infographic: it would have {size}; the most is {TALLEST * 2:,} high"
        layout.misfit(error, said, board.spec.node.at("infographic"))
        return None
    scene = _scene(board, look, stack)
    return layout.inspected(scene, look, "infographic", board.spec.node.at("infographic"))


def _scene(board: Storyboard, look: Look, stack: _Stack) -> Scene:
    items = stack.finish()
    shown = shown_claims(board.sections)
    info = board.spec.infographic
    title = (info.title if info else "") or board.spec.file.title
    language = look.language
    alt = language.sentences(
        [sentence(title, language), *(alt_text(part, language) for part in board.sections)]
    )
    return Scene(
        "infographic",
        look.format.width,
        stack.height,
        items,
        title,
        look.theme.palette,
        lang=language.tag,
        claims=ids(shown),
        sources=long_sources(shown, language),
        alt=alt.strip(),
        kind="infographic",
    )


class _Stack:
    """Fragments below each other, on bands of changing ground.

    Attributes:
        headed: Whether the last one was the head of its band, which needs no hairline after it.
    """

    def __init__(self, look: Look) -> None:
        self.look = look
        self.ground: Ground = "paper"
        self.quiet: Ground = "paper"
        self.headed = False
        self.y = BAND_PAD
        self.top = 0.0
        self.bands: list[Item] = []
        self.items: list[Item] = []

    @property
    def height(self) -> float:
        """The whole height, rounded up to whole pixels."""
        return round(self.y * 2) / 2

    def ground_for(self, part: Part) -> Ground:
        """Its kind's own ground; else the band's, the other quiet one where a new band begins.

        Two coloured bands never meet: the second of them is quiet.
        """
        coloured = self.ground not in {"paper", "paper2"}
        if part.ground != "paper" and not coloured:
            return part.ground
        if part.kind.opens:
            self.quiet = "paper" if self.quiet == "paper2" or coloured else "paper2"
        elif coloured:
            self.quiet = "paper2" if self.quiet == "paper" else "paper"
        return self.quiet

    def section(self, fragment: Fragment, ground: Ground) -> None:
        """Places a section on its ground, parted from the one before."""
        self.between(ground)
        self.place(fragment)

    def between(self, ground: Ground) -> None:
        """A new band where the ground changes, else a hairline."""
        if ground != self.ground:
            self.turn(ground)
        elif not self.headed:
            self.y += SECTION_GAP
            self.items.append(rule(self.look.on(self.ground), self.y))

    def place(self, fragment: Fragment) -> None:
        """Places a fragment below what is there."""
        self.items += fragment.at(0, self.y)
        self.y += fragment.height

    def turn(self, ground: Ground) -> None:
        """Ends the band and starts one on another ground."""
        self.close()
        self.ground = ground
        self.y += BAND_PAD

    def close(self) -> None:
        """Draws the band's ground, down to where it ends."""
        self.y = round((self.y + BAND_PAD) * 2) / 2
        token = self.look.on(self.ground).background
        width, height = self.look.format.width, self.y - self.top
        self.bands.append(Rect(0, self.top, width, height, token, "band"))
        self.top = self.y

    def finish(self) -> tuple[Item, ...]:
        """Every band, then everything on them."""
        self.close()
        return (*self.bands, *self.items)
