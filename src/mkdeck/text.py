"""Fonts, measuring, line breaking, balancing and fitting: the only text measuring there is.

Widths of letters come from the font files through Pillow's Raqm layout at 1000 units an em.
Line breaks follow Unicode's rules as ICU implements them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from PIL import ImageFont

from mkdeck.scene import Font, Run, Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

EM = 1000
USABLE = 0.97
"""Share of a box that text may fill when another program will lay it out again."""

CJK_GAP = 0.25
"""Em that office programs add between a CJK and a Latin letter."""

HANG_FROM = 28.0
"""Size in points from which the ink, not the box, of a line is set on the left edge."""

SHORT_WORDS = {
    "a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "and", "or", "as", "is", "with",
    "в", "к", "с", "о", "у", "и", "а", "не", "на", "за", "по", "от", "ja", "ei", "on",
}


class DoesNotFitError(Exception):
    """A text that cannot be set in its box; the message says by how much."""


class MissingGlyphError(DoesNotFitError):
    """A character that no font at hand can draw."""


@dataclass(frozen=True)
class Span:
    """A piece of a paragraph; `None` leaves what the style says."""

    text: str
    strong: bool | None = None
    italic: bool = False
    scale: float = 1.0
    colour: str | None = None


@dataclass(frozen=True)
class Style:
    """How a text is set.

    Attributes:
        plain: Font of plain words.
        strong: Font of emphasised words.
        emphasised: Whether words are strong unless said otherwise.
        pitch: Distance of baselines as a multiple of the size.
        shrink: Least size as a share of `size`.
        tracking: Extra space after each letter, in em.
    """

    plain: Font
    strong: Font
    size: float
    pitch: float
    colour: str
    lang: str
    emphasised: bool = False
    tracking: float = 0.0
    shrink: float = 1.0

    def run(self, span: Span) -> Run:
        """The span in this style."""
        strong = self.emphasised if span.strong is None else span.strong
        font = self.strong if strong else self.plain
        if span.italic:
            font = replace(font, italic=True)
        return Run(span.text, font, self.size * span.scale, span.colour or self.colour,
                   self.tracking)


# --- fonts


@lru_cache(maxsize=None)
def font_file(family: str, weight: int, italic: bool) -> Path:
    """The file of an installed family.

    Raises:
        MissingGlyphError: No installed package has the family.
    """
    import fontpkg

    try:
        return fontpkg.path(family, weight, "italic" if italic else "normal", nearest=True)
    except fontpkg.FontpkgError as error:
        raise MissingGlyphError(f"font family {family} is not installed") from error


@lru_cache(maxsize=None)
def _cjk_file(bold: bool) -> str:
    if bold:
        import noto_cjk_sans_jp_bold as package
    else:
        import noto_cjk_sans_jp_regular as package
    return str(package.FONT_PATH)


@lru_cache(maxsize=None)
def drawable(font: Font, size: float, cjk: bool = False) -> ImageFont.FreeTypeFont:
    """The font, opened at a size in pixels; `cjk` gives its companion for Han and kana."""
    if cjk:
        return ImageFont.truetype(_cjk_file(font.weight > 500), size)
    opened = ImageFont.truetype(str(font_file(font.measured, font.weight, font.italic)), size)
    try:
        axes = opened.get_variation_axes()
    except OSError:
        return opened
    fixed = dict(font.axes)
    values = []
    for axis in axes:
        name = axis["name"].decode() if isinstance(axis["name"], bytes) else str(axis["name"])
        value = float(font.weight) if name == "Weight" else fixed.get(name, axis["default"])
        values.append(min(max(value, axis["minimum"]), axis["maximum"]))
    opened.set_variation_by_axes(values)
    return opened


@lru_cache(maxsize=None)
def _covered(path: str) -> frozenset[int]:
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())


@lru_cache(maxsize=65536)
def pieces(text: str, font: Font) -> tuple[tuple[str, bool], ...]:
    """The text in stretches that one font file draws, each with whether it is the CJK one.

    Raises:
        MissingGlyphError: A character is in neither.
    """
    latin = _covered(str(font_file(font.measured, font.weight, font.italic)))
    found: list[tuple[str, bool]] = []
    for letter in text:
        cjk = ord(letter) not in latin
        if cjk and ord(letter) not in _covered(_cjk_file(font.weight > 500)):
            raise MissingGlyphError(
                f'no font can draw "{letter}" (U+{ord(letter):04X}) of "{text}"'
            )
        if found and found[-1][1] == cjk:
            found[-1] = (found[-1][0] + letter, cjk)
        else:
            found.append((letter, cjk))
    return tuple(found)


# --- measuring


@lru_cache(maxsize=65536)
def em_width(text: str, font: Font, lang: str) -> float:
    """Width in em. Where another program draws, the wider of kerned and unkerned."""
    office = font.family != font.measured
    parts = pieces(text, font)
    total = 0.0
    for part, cjk in parts:
        opened = drawable(font, EM, cjk)
        width = opened.getlength(part, language=lang)
        if office:
            width = max(width, opened.getlength(part, features=["-kern"], language=lang))
        total += width / EM
    if office:
        total += CJK_GAP * (len(parts) - 1)
    return total


def width_of(runs: Sequence[Run], lang: str) -> float:
    """Width of one line in points, without the tracking after its last letter."""
    total = sum(
        run.size * (em_width(run.text, run.font, lang) + run.tracking * len(run.text))
        for run in runs
    )
    return total - (runs[-1].tracking * runs[-1].size if runs else 0.0)


def _bearing(run: Run, lang: str) -> float:
    """How far right of its origin the first letter's ink starts, in points."""
    text, cjk = pieces(run.text, run.font)[0]
    mask, offset = drawable(run.font, EM, cjk).getmask2(text[:1], anchor="ls", language=lang)
    ink = mask.getbbox()
    return (offset[0] + (ink[0] if ink else 0)) / EM * run.size


# --- breaking


@lru_cache(maxsize=8192)
def _units(text: str, lang: str) -> tuple[str, ...]:
    """The text cut wherever a line may end."""
    from icu4py.breakers import LineBreaker

    cuts = [0]
    for _, end in LineBreaker(text, lang).segments():
        after = text[end : end + 1]
        before = text[:end].rstrip()
        if before.endswith(("–", "$", "€", "£")) and after.isdigit():
            continue
        cuts.append(end)
    if cuts[-1] != len(text):
        cuts.append(len(text))
    return tuple(text[a:b] for a, b in pairwise(cuts))


@dataclass(frozen=True)
class _Unit:
    """An unbreakable stretch of a paragraph."""

    runs: tuple[Run, ...]
    width: float
    trimmed: float


def _split(runs: Sequence[Run], lang: str) -> list[_Unit]:
    """The paragraph's unbreakable stretches, each with its runs and its width."""
    whole = "".join(run.text for run in runs)
    units: list[_Unit] = []
    index, offset = 0, 0
    for text in _units(whole, lang):
        left, parts = len(text), []
        while left:
            run = runs[index]
            take = run.text[offset : offset + left]
            parts.append(replace(run, text=take))
            left -= len(take)
            offset += len(take)
            if offset == len(run.text):
                index, offset = index + 1, 0
        units.append(_unit(tuple(parts), lang))
    return units


def _unit(runs: tuple[Run, ...], lang: str) -> _Unit:
    last = runs[-1]
    stripped = last.text.rstrip(" ")
    spaces = last.size * (
        em_width(last.text, last.font, lang) - (em_width(stripped, last.font, lang))
    )
    tracked = sum(run.tracking * run.size * len(run.text) for run in runs)
    width = sum(run.size * em_width(run.text, run.font, lang) for run in runs) + tracked
    return _Unit(runs, width, width - spaces)


def _greedy(units: Sequence[_Unit], width: float) -> tuple[list[int], float]:
    """Indices at which lines end, and the narrowest line-plus-next-unit that was refused."""
    ends: list[int] = []
    line, refused = 0.0, float("inf")
    for i, unit in enumerate(units):
        if line and line + unit.trimmed > width:
            refused = min(refused, line + unit.trimmed)
            ends.append(i)
            line = 0.0
        line += unit.width
    return [*ends, len(units)], refused


def _lines(units: Sequence[_Unit], ends: Sequence[int]) -> tuple[tuple[Run, ...], ...]:
    return tuple(
        _joined([run for unit in units[a:b] for run in unit.runs])
        for a, b in pairwise([0, *ends])
    )


def _joined(runs: list[Run]) -> tuple[Run, ...]:
    """Neighbouring runs of one look as one, trailing spaces off."""
    joined: list[Run] = []
    for run in runs:
        if joined and replace(joined[-1], text="") == replace(run, text=""):
            joined[-1] = replace(run, text=joined[-1].text + run.text)
        else:
            joined.append(run)
    joined[-1] = replace(joined[-1], text=joined[-1].text.rstrip(" "))
    return tuple(run for run in joined if run.text) or (joined[-1],)


def _balanced(units: Sequence[_Unit], width: float, count: int) -> list[int]:
    """Line ends of the best-looking break into `count` lines.

    Even lines are best; a line should not end on a short function word, may well end on
    punctuation, and the last one should not be much shorter than the others.
    """
    starts = [0.0]
    for unit in units:
        starts.append(starts[-1] + unit.width)
    mean = starts[-1] / count

    def cost(a: int, b: int, last: bool) -> float:
        length = starts[b - 1] + units[b - 1].trimmed - starts[a]
        if length > width:
            return float("inf")
        words = "".join(run.text for run in units[b - 1].runs).strip()
        total = ((length - mean) / width) ** 2
        if last:
            return total * (4.0 if length < 0.4 * mean else 1.0)
        if words.lower() in SHORT_WORDS:
            total += 0.05
        return total - (0.02 if words[-1:] in ",;:.—、，。；：" else 0.0)

    best: dict[tuple[int, int], tuple[float, list[int]]] = {(0, 0): (0.0, [])}
    for line in range(1, count + 1):
        for b in range(line, len(units) + 1):
            options = [
                (best[(line - 1, a)][0] + cost(a, b, line == count and b == len(units)),
                 [*best[(line - 1, a)][1], b])
                for a in range(line - 1, b) if (line - 1, a) in best
            ]
            if options:
                best[(line, b)] = min(options, key=lambda option: option[0])
    return best[(count, len(units))][1]


# --- setting


def normalise(text: str) -> str:
    """White space folded; a dash keeps to the word before it."""
    return " ".join(text.replace("\u00a0", "\ue000").split()).replace("\ue000", "\u00a0").replace(
        " —", "\u00a0—"
    )


def set_text(
    spans: Sequence[Span] | str,
    style: Style,
    width: float,
    *,
    lines: int,
    name: str,
    balance: bool = True,
    hard: bool = False,
    align: Literal["left", "center", "right"] = "left",
    role: str = "body",
    claims: tuple[str, ...] = (),
) -> Text:
    """A paragraph, broken to a width, its first baseline at 0.

    Args:
        spans: The words.
        style: How they are set.
        width: Width of the box in points.
        lines: How many lines there may be at most.
        name: What messages call the box.
        balance: Even lines out instead of filling each.
        hard: Keep the line breaks in documents that could flow the text again.
        align: Where lines stand in the box.
        role: What the text is for.
        claims: Ids of the claims whose figures it prints.

    Raises:
        DoesNotFitError: The text takes more lines than there are, or a word is wider than the
            box, even at the style's least size.
        MissingGlyphError: No font has a character.
    """
    given = [Span(spans)] if isinstance(spans, str) else list(spans)
    usable = width * _usable(style)
    size = style.size
    least = max(style.size * style.shrink, 0.5)
    while True:
        runs = [replace(style, size=size).run(span) for span in given if span.text]
        units = _split(runs, style.lang)
        ends, refused = _greedy(units, usable)
        widest = max(unit.trimmed for unit in units)
        if widest <= usable and len(ends) <= lines:
            break
        if size - 0.5 < least - 1e-9:
            words = "".join(span.text for span in given)
            what = (f"needs {len(ends)} lines where {lines} fit" if len(ends) > lines else
                    f"holds a word {widest - usable:.0f} pt wider than its box")
            raise DoesNotFitError(
                f'the {name} {what} ({usable:.0f} pt wide, at {size:g} pt): "{words}"'
            )
        size -= 0.5
    if balance and len(ends) > 1:
        if hard:
            ends = _balanced(units, usable, len(ends))
        else:
            ends, refused = _narrowest(units, usable, len(ends))
    broken = _lines(units, ends)
    ink = max(width_of(line, style.lang) for line in broken)
    box = width if hard or len(ends) == 1 else min(width, (ink + min(refused, width)) / 2)
    hang = 0.0
    if style.size >= HANG_FROM and align == "left":
        hang = min(_bearing(line[0], style.lang) for line in broken)
    return Text(
        0.0, 0.0, max(box, ink), ink, broken, size * style.pitch, align,
        "hard" if hard else "soft", role, style.lang, claims, hang,
    )


def _narrowest(units: Sequence[_Unit], width: float, count: int) -> tuple[list[int], float]:
    """The line ends of the narrowest box that takes no more lines."""
    low, high = max(unit.trimmed for unit in units), width
    for _ in range(14):
        middle = (low + high) / 2
        if len(_greedy(units, middle)[0]) <= count:
            high = middle
        else:
            low = middle
    return _greedy(units, high)


def box_width(spans: Sequence[Span], style: Style) -> float:
    """Width of the narrowest box that holds the words on one line, in points."""
    width = width_of([style.run(span) for span in spans], style.lang)
    return width / _usable(style) + 0.01


def _usable(style: Style) -> float:
    """Share of a box that a line may fill."""
    return USABLE if style.plain.family != style.plain.measured else 1.0


def widest_size(
    texts: Sequence[Sequence[Span]], style: Style, width: float, least: float = 0.3
) -> float:
    """The largest size up to the style's at which each text fits on one line of the width.

    Raises:
        DoesNotFitError: Not even `least` of the style's size fits.
    """
    usable = width * _usable(style)
    needed = max(width_of([style.run(span) for span in spans], style.lang) for spans in texts)
    size = style.size if needed <= usable else int(style.size * usable / needed * 2) / 2
    if size < style.size * least:
        words = " / ".join("".join(span.text for span in spans) for spans in texts)
        raise DoesNotFitError(f'"{words}" is too wide for {width:.0f} pt at {size:g} pt')
    return size
