"""The colours that slides on a template are laid out in: mixtures of its theme's slots alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frozendict import frozendict

from mkdeck.themes import TEXT_CONTRAST, contrast, derived, luminance, mix

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.render.pptx.templates.colours import Palette

MARK = 1.5
"""Least contrast of marks with their ground, and with others beside them."""

READ = TEXT_CONTRAST + 0.1
"""What is aimed at for words, a little more than they need."""

SHARES = {"paper2": 0.04, "track": 0.07, "rule": 0.16}
"""How much of the text's colour lies over the ground, for what lies between the two."""

QUIET = range(27, 60)
"""Shares of marks that are not highlighted, in per cent, from the usual one on."""

ACCENTS = tuple(f"accent{i}" for i in range(1, 7))

DARK = 0.18
"""Luminance below which a ground is dark."""


@dataclass(frozen=True)
class Tokens:
    """The colours of slides on one layout.

    Attributes:
        palette: `RRGGBB` of each token.
        slots: The slot of each token and how much of it is seen; where that is all of it and the
            colours differ, the slot's colour is another one's lightness.
        faint: Contrast of the text with the ground, where words cannot be read.
        accent: The slot that highlights.
    """

    palette: frozendict[str, str]
    slots: frozendict[str, tuple[str, float]]
    accent: str
    faint: float = 0.0


def tokens(theme: Palette, ground: str, shades: Sequence[str] = ()) -> Tokens:
    """The tokens of a layout on a ground; on its `bg1` where the ground is not known.

    Args:
        theme: The colours.
        ground: What is behind the room.
        shades: The darkest and the lightest of that, where it is a picture.
    """
    paper = ground or theme.colour("bg1")
    grounds = (paper, *shades)
    text = _text(theme, paper)
    ink = theme.colour(text)
    between = {name: mix(ink, paper, share) for name, share in SHARES.items()}
    seen = (min(contrast(theme.colour(one), behind) for behind in grounds) for one in ACCENTS)
    accent = next((one for one, apart in zip(ACCENTS, seen, strict=True) if apart >= MARK), text)
    high = theme.colour(accent)
    quiet, muted = _quiet(ink, paper, high)
    behind = [paper, between["paper2"], between["track"]]
    second = next(
        (
            i
            for i in range(60, 101)
            if min(contrast(mix(ink, paper, i / 100), b) for b in behind) >= READ
        ),
        100,
    )
    given = between | {
        "paper": paper,
        "ink": ink,
        "accent": high,
        "muted": muted,
        "muted2": mix(ink, paper, min(quiet + 0.25, 1.0)),
        "ink2": mix(ink, paper, second / 100),
        "tint": mix(high, paper, 0.25),
        # Statements and dividers stand on the template's own ground.
        "accent-ground": paper,
        "on-accent": ink,
        "inverse": paper,
        "on-inverse": ink,
        "on-inverse2": mix(ink, paper, second / 100),
    }
    made = derived([high], "dark" if luminance(paper) < DARK else "light", given)
    return Tokens(
        frozendict(made | {"inverse-rule": made["rule"]}),
        frozendict(_slots(theme, paper, text, accent, quiet, second / 100)),
        accent,
        contrast(ink, paper) if contrast(ink, paper) < TEXT_CONTRAST else 0.0,
    )


def _slots(
    theme: Palette, paper: str, text: str, accent: str, quiet: float, second: float
) -> dict[str, tuple[str, float]]:
    """The slot of each token."""
    behind = _nearest(theme, paper, ("bg1", "bg2", "tx1", "tx2", *ACCENTS))
    found = dict.fromkeys(("paper", "accent-ground", "inverse"), (behind, 1.0))
    found |= dict.fromkeys(("ink", "on-accent", "on-inverse"), (text, 1.0))
    found |= dict.fromkeys(("accent", "accent-text"), (accent, 1.0))
    found |= dict.fromkeys(("ink2", "on-inverse2"), (text, second))
    found |= {name: (text, share) for name, share in SHARES.items()}
    return found | {
        "inverse-rule": (text, SHARES["rule"]),
        "muted": (text, quiet),
        "muted2": (text, min(quiet + 0.25, 1.0)),
        "tint": (accent, 0.25),
    }


LARGE_CONTRAST = 3.0
"""Least contrast of large letters, after WCAG 2.1."""

UNSEEN = 2.0
"""Contrast below which letters are not left in the colour that a template has for them."""


def readable(theme: Palette, colour: str, ground: str) -> str:
    """The slot of large letters on a ground where theirs are hardly seen; else nothing."""
    if not colour or not ground or contrast(colour, ground) >= UNSEEN:
        return ""
    best = _text(theme, ground)
    better = contrast(theme.colour(best), ground) >= LARGE_CONTRAST
    return best if better else ""


def _text(theme: Palette, paper: str) -> str:
    """The slot of text: the first that can be read, else the one that can be read best."""
    names = ("tx1", "tx2", "bg1", "bg2")
    read = {name: contrast(theme.colour(name), paper) for name in names}
    first = next((name for name in names if read[name] >= READ), "")
    return first or max(names, key=lambda name: read[name])


def _quiet(ink: str, paper: str, accent: str) -> tuple[float, str]:
    """How much of the text is seen in marks that are not highlighted, and what that comes to."""
    shares = [share / 100 for share in (*QUIET, *range(QUIET[0], 14, -1))]
    for share in shares:
        colour = mix(ink, paper, share)
        if contrast(colour, accent) >= MARK + 0.01:
            return share, colour
    return shares[0], mix(ink, paper, shares[0])


def _nearest(theme: Palette, colour: str, names: Sequence[str]) -> str:
    """The slot whose colour comes closest."""

    def apart(name: str) -> int:
        pairs = zip(bytes.fromhex(theme.colour(name)), bytes.fromhex(colour), strict=True)
        return sum((one - other) ** 2 for one, other in pairs)

    return min(names, key=apart)
