"""Font files and the width of what they set.

Widths come from the files through Pillow's Raqm layout at 1000 units an em.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import ImageFont

from mkdeck.languages import load_language
from mkdeck.themes import PACKED, font_file, installed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.errors import Problem
    from mkdeck.scene import Font, Run
    from mkdeck.themes import FaceSpec, Theme


EM = 1000


CJK_GAP = 0.25
"""Em that office programs add between a CJK and a Latin letter."""


PAIRS = {"Noto Sans CJK JP": ("noto_cjk_sans_jp_regular", "noto_cjk_sans_jp_bold")}
"""Families whose regular and bold face are packages of their own."""


class DoesNotFitError(Exception):
    """A text that cannot be set in its box; the message says by how much.

    Attributes:
        box: Name of the box, where one text is to blame.
        hint: What would help, where that is not a shorter text.
    """

    def __init__(self, message: str, box: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.box = box
        self.hint = hint


class MissingGlyphError(DoesNotFitError):
    """A character that no font at hand can draw."""


def font_problem(family: str) -> str:
    """Why a family cannot be measured and drawn, or nothing."""
    import fontpkg

    if installed(family):
        return ""
    ours = {one.name for one in fontpkg.families().values()}
    known = ", ".join(sorted(ours | set(filter(installed, PACKED))))
    return f'font family "{family}" is not installed; installed: {known}'


def _file(font: Font, family: str = "") -> Path:
    """The file that draws the font, or another family in its weight and slant.

    Raises:
        MissingGlyphError: No installed package has the family.
    """
    if font.files and not family:
        return min(map(Path, font.files), key=lambda one: _distance(one, font.weight, font.italic))
    return _file_of(family or font.measured, font.weight, font.italic)


@cache
def _distance(path: Path, weight: int, italic: bool) -> tuple[bool, int]:
    """How far a file is from a weight and a slant; a variable one reaches every weight it has."""
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        slanted = bool(font["OS/2"].fsSelection & 1)
        axes = font["fvar"].axes if "fvar" in font else ()
        ends = next(((a.minValue, a.maxValue) for a in axes if a.axisTag == "wght"), None)
        low, high = ends or (font["OS/2"].usWeightClass,) * 2
    return slanted != italic, int(max(low - weight, weight - high, 0))


@cache
def _file_of(family: str, weight: int, italic: bool) -> Path:
    if family in PAIRS:
        regular, bold = PAIRS[family]
        return Path(import_module(bold if weight > 500 else regular).FONT_PATH)
    try:
        return Path(font_file(family, weight, italic=italic))
    except LookupError as error:
        raise MissingGlyphError(f"font family {family} is not installed") from error


@cache
def drawable(font: Font, size: float, family: str = "") -> ImageFont.FreeTypeFont:
    """The font, opened at a size in pixels, or another family in its weight."""
    opened = ImageFont.truetype(str(_file(font, family)), size)
    try:
        axes = opened.get_variation_axes()
    except OSError:
        return opened
    fixed = {} if family else dict(font.axes)
    values = []
    for axis in axes:
        name = axis["name"].decode() if isinstance(axis["name"], bytes) else str(axis["name"])
        least, usual, most = (float(axis[key] or 0) for key in ("minimum", "default", "maximum"))
        value = float(font.weight) if name == "Weight" else fixed.get(name, usual)
        values.append(min(max(value, least), most))
    opened.set_variation_by_axes(values)
    return opened


@cache
def _covered(path: Path) -> frozenset[int]:
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())


def writes(spec: FaceSpec, tag: str) -> bool:
    """Whether a face has the letters of a language, told by the name that it has for itself."""
    return _writes(spec.font(strong=False), tag)


@cache
def _writes(font: Font, tag: str) -> bool:
    letters = {ord(letter) for letter in load_language(tag).catalogue.name if letter.isalpha()}
    return letters <= _covered(_file(font))


SHARED = frozenset("“”‘’…—―·")
"""Marks of which Latin faces and those of Chinese and Japanese have each their own form."""


def _within_a_word(text: str, place: int) -> bool:
    """Whether a mark is the apostrophe of a Latin word."""
    around = text[max(place - 1, 0) : place] + text[place + 1 : place + 2]
    return len(around) == 2 and around.isascii() and around.isalnum()


@lru_cache(maxsize=65536)
def pieces(text: str, font: Font, lang: str) -> tuple[tuple[str, str], ...]:
    """The text in stretches that one font file draws, each with its family.

    The family is nothing for the font's own, else one of those that the language names for letters
    that a font lacks; `drawable` takes it.

    Raises:
        MissingGlyphError: A character is in none of them.
    """
    files = {"": _file(font)}
    missing = []
    own = load_language(lang).catalogue
    for family in own.fonts:
        try:
            files[family] = _file(font, family)
        except MissingGlyphError:
            missing.append(family)
    found: list[tuple[str, str]] = []
    for i, letter in enumerate(text):
        wide = not own.spaces and letter in SHARED and not _within_a_word(text, i)
        order = [*own.fonts, ""] if wide else list(files)
        holding = (one for one in order if one in files and ord(letter) in _covered(files[one]))
        drawn_by = next(holding, None)
        if drawn_by is None:
            raise MissingGlyphError(_undrawn(letter, missing))
        if found and found[-1][1] == drawn_by:
            found[-1] = (found[-1][0] + letter, drawn_by)
        else:
            found.append((letter, drawn_by))
    return tuple(found)


def features_of(family: str, lang: str) -> list[str]:
    """OpenType features of a stretch that a language's own family draws.

    Marks of Chinese and Japanese are as wide as their letters, also where no letter is beside them
    that tells the shaper so.
    """
    return ["fwid"] if family and not load_language(lang).catalogue.spaces else []


def _undrawn(letter: str, missing: Sequence[str]) -> str:
    """What to say of a letter that no font has; `missing` are families that might."""
    without = f" without {' or '.join(missing)}, which is not installed" if missing else ""
    return f'no font can draw "{letter}" (U+{ord(letter):04X}){without}'


@lru_cache(maxsize=65536)
def em_width(text: str, font: Font, lang: str) -> float:
    """Width in em. Where another program draws, the wider of kerned and unkerned, stretched."""
    office = font.family != font.measured
    parts = pieces(text, font, lang)
    total = 0.0
    for part, family in parts:
        opened = drawable(font, EM, family)
        features = features_of(family, lang)
        width = opened.getlength(part, features=features, language=lang)
        if office:
            loose = [*features, "-kern"]
            width = max(width, opened.getlength(part, features=loose, language=lang))
        total += width / EM
    if office:
        total += CJK_GAP * (len(parts) - 1)
    return total * font.width


def width_of(runs: Sequence[Run], lang: str) -> float:
    """Width of one line in points, without the tracking after its last letter."""
    total = sum(
        run.size * (em_width(run.text, run.font, lang) + run.tracking * len(run.text))
        for run in runs
    )
    return total - (runs[-1].tracking * runs[-1].size if runs else 0.0)


def bearing(run: Run, lang: str) -> float:
    """How far right of its origin the first letter's ink starts, in points."""
    return _bearing(run.text[0], run.font, lang) * run.size


@cache
def _bearing(letter: str, font: Font, lang: str) -> float:
    """The same of a letter, in em."""
    _, family = pieces(letter, font, lang)[0]
    features = features_of(family, lang)
    opened = drawable(font, EM, family)
    mask, offset = opened.getmask2(letter, anchor="ls", features=features, language=lang)
    ink = mask.getbbox()
    return (offset[0] + (ink[0] if ink else 0)) / EM


def missing_faces(theme: Theme) -> list[Problem]:
    """Faces of a theme that no installed package has."""
    problems = []
    for group in ("image", "office"):
        for face in ("title", "number", "text"):
            spec = theme.face(group, face)
            why = "" if spec.files else font_problem(spec.measured or spec.family)
            if why:
                message, _, hint = why.partition("; ")
                problems.append(
                    theme.node.problem(
                        message, "faces", group, face, code="font", hint=_font_hint(spec, hint)
                    )
                )
    return list(dict.fromkeys(problems))


def undrawn_brand(theme: Theme, lang: str) -> list[Problem]:
    """Words of a theme's brand that no font can draw in a language's texts."""
    problems = []
    for key in ("name", "url") if theme.brand else ():
        for group in ("image", "office"):
            try:
                pieces(
                    getattr(theme.brand, key), theme.face(group, "text").font(strong=False), lang
                )
            except MissingGlyphError as error:
                problems.append(
                    theme.node.problem(
                        str(error),
                        "brand",
                        key,
                        code="missing-glyph",
                        hint="write it in letters that the theme's faces have",
                    )
                )
    return list(dict.fromkeys(problems))


def _font_hint(spec: FaceSpec, hint: str) -> str:
    """What would help: another family, or the name of one with the same widths."""
    twin = ', or name one with the same widths under "measured"'
    return hint if spec.measured else f"{hint}{twin}"
