"""All tokens of a theme out of one or two colours of a brand, in OKLCH."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from mkdeck.reading import RuleError
from mkdeck.themes.colour import contrast, mix
from mkdeck.themes.tokens import MARK_CONTRAST, TEXT_CONTRAST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence


Ground = Literal["light", "dark"]


WORDS_CONTRAST = 4.6
"""What is aimed at for words in the accent, a little more than they need."""


STEP = 0.005
"""How far lightness is moved at a time."""


_NEUTRALS: dict[Ground, dict[str, tuple[float, float]]] = {
    "light": {
        "paper": (0.985, 0.004),
        "paper2": (0.955, 0.006),
        "track": (0.945, 0.008),
        "rule": (0.87, 0.008),
        "muted": (0.79, 0.012),
        "muted2": (0.60, 0.018),
        "ink2": (0.48, 0.025),
        "ink": (0.25, 0.03),
    },
    "dark": {
        "paper": (0.185, 0.012),
        "paper2": (0.225, 0.013),
        "track": (0.28, 0.014),
        "rule": (0.34, 0.014),
        "muted": (0.43, 0.015),
        "muted2": (0.66, 0.016),
        "ink2": (0.77, 0.014),
        "ink": (0.97, 0.004),
    },
}
"""Lightness and chroma of what is nearly grey, in the hue of the seed."""


_MUTED = (0.63, 0.87)
"""How dark and how light other marks may become so that a bright accent stands out from them."""


def derived(seeds: Sequence[str], ground: Ground, given: Mapping[str, str]) -> dict[str, str]:
    """The tokens that the seeds give, those that are given left as they are.

    Args:
        seeds: The accent, and perhaps the ground of dividers.
        ground: Whether words are dark on light or light on dark.
        given: Tokens that the author has chosen.

    Raises:
        RuleError: No ink can be read on the accent, or the accent is not seen on the ground.
    """
    accent = given.get("accent", seeds[0])
    _, chroma, hue = _lch(accent)
    grey = min(chroma / 0.05, 1)
    made = {name: _rgb(lum, c * grey, hue) for name, (lum, c) in _NEUTRALS[ground].items()}
    tint = _NEUTRALS[ground]["paper"][0] + (0.12 if ground == "dark" else -0.075)
    made |= {"accent": accent, "tint": _rgb(tint, 0.3 * chroma, hue)}
    made |= given
    _seen(accent, made["paper"], ground)
    if "muted" not in given:
        made["muted"] = _muted(made, grey * _NEUTRALS[ground]["muted"][1], hue)
    lightness = _lch(made["muted"])[0]
    if "muted2" not in given and ground == "light" and lightness < 0.74:
        made["muted2"] = _rgb(lightness - 0.14, grey * 0.018, hue)
    grounds = [made[name] for name in ("paper", "paper2", "track")]
    made.setdefault("accent-text", _readable(accent, grounds))
    made.setdefault("accent-ground", accent)
    made.setdefault("on-accent", _ink(made["accent-ground"], made, "accent-ground"))
    made |= _divider(seeds, ground, made)
    return {**made, **given}


def _divider(seeds: Sequence[str], ground: Ground, made: Mapping[str, str]) -> dict[str, str]:
    """The ground of dividers: the second seed, else ink on light and the accent on dark."""
    usual = made["ink"] if ground == "light" else made["accent"]
    inverse = made.get("inverse", seeds[1] if len(seeds) > 1 else usual)
    on_inverse = made.get("on-inverse") or _ink(inverse, made, "inverse")
    quiet = (mix(on_inverse, inverse, share / 100) for share in range(70, 101, 2))
    enough = (one for one in quiet if contrast(one, inverse) >= WORDS_CONTRAST)
    return {
        "inverse": inverse,
        "on-inverse": on_inverse,
        "on-inverse2": next(enough, on_inverse),
    }


def _seen(accent: str, paper: str, ground: Ground) -> None:
    ratio = contrast(accent, paper)
    if ratio < MARK_CONTRAST:
        other = "dark" if ground == "light" else "light"
        near = _moved(accent, lambda one: contrast(one, paper) >= MARK_CONTRAST)
        raise RuleError(
            f"{accent} has a contrast of {ratio:.2f} with a {ground} paper ({paper}), "
            f"and marks need {MARK_CONTRAST}",
            f'write "ground: {other}", or take {near} for the accent',
            "contrast",
        )


def _muted(made: Mapping[str, str], chroma: float, hue: float) -> str:
    """The grey nearest to the usual one from which the accent stays apart in a greyscale print."""
    usual = _lch(made["muted"])[0]
    ways = (usual + sign * i * STEP for i in range(60) for sign in (1, -1))
    low, high = _MUTED if usual > 0.5 else (0.3, 0.6)
    for lightness in ways:
        one = _rgb(lightness, chroma, hue)
        if low <= lightness <= high and contrast(one, made["accent"]) >= MARK_CONTRAST + 0.01:
            return one
    return made["muted"]


def _readable(accent: str, grounds: Iterable[str]) -> str:
    """The accent with its lightness moved until words in it can be read on each ground."""
    grounds = list(grounds)
    return _moved(accent, lambda one: min(contrast(one, g) for g in grounds) >= WORDS_CONTRAST)


def _ink(ground: str, made: Mapping[str, str], name: str) -> str:
    """The first of paper, white and ink that is read best on the ground."""
    inks = [made["paper"], "FFFFFF", made["ink"]]
    best = max(inks, key=lambda ink: contrast(ink, ground))
    ratio = contrast(best, ground)
    if ratio < TEXT_CONTRAST:
        near = _moved(ground, lambda one: max(contrast(i, one) for i in inks) >= TEXT_CONTRAST)
        raise RuleError(
            f"no ink can be read on {ground}: the best, {best}, has a contrast of {ratio:.2f}, "
            f"and text needs {TEXT_CONTRAST}",
            f'write "{name}: {near}" under "colours", which is the nearest that does',
            "contrast",
        )
    return best


def _moved(colour: str, enough: Callable[[str], bool]) -> str:
    """The colour of the same hue and nearest lightness that is enough."""
    lightness, chroma, hue = _lch(colour)
    for i in range(200):
        for sign in (-1, 1):
            place = lightness + sign * i * STEP
            one = colour if i == 0 else _rgb(place, chroma, hue)
            if 0 <= place <= 1 and enough(one):
                return one
    return colour


def _lch(colour: str) -> tuple[float, float, float]:
    from coloraide import Color

    lightness, chroma, hue = Color(f"#{colour}").convert("oklch").coords(nans=False)
    return lightness, chroma, hue


def _rgb(lightness: float, chroma: float, hue: float) -> str:
    """The colour, of less chroma where a screen cannot show it."""
    from coloraide import Color

    made = (
        Color("oklch", [lightness, chroma, hue]).convert("srgb").fit(method="oklch-chroma", jnd=0)
    )
    return str(made.to_string(hex=True)).removeprefix("#").upper()[:6]
