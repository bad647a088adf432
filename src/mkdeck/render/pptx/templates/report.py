"""What there is to say of a template before anything is built on it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from mkdeck.errors import Problem
from mkdeck.render.pptx.templates.choosing import HEADS, ROOMY
from mkdeck.render.pptx.templates.reading import CLUTTER, FURNITURE, free_room
from mkdeck.render.pptx.templates.tokens import LARGE_CONTRAST, readable
from mkdeck.render.pptx.xml import tag
from mkdeck.render.template import OTHERS, Fitted, Report, Slots
from mkdeck.themes import TEXT_CONTRAST, contrast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdeck.codes import Severity
    from mkdeck.render.pptx.templates.choosing import Choice
    from mkdeck.render.pptx.templates.reading import Reading

NARROW = 700.0
"""Points of width below which letters of slides are small on paper."""

NAMED = 5
"""How many of several things a message names."""

CALLED = {"title": "title slides", "divider": "dividers", OTHERS: "all other slides"}
"""What the report calls kinds of slide."""

PARTS = {
    "title": "title",
    "second": "second line",
    "content": "content",
    "number": "slide number",
    "date": "date",
    "footer": "footer",
    "other": "picture or media",
}
"""What the report calls placeholders."""


def report(name: str, reading: Reading) -> Report:
    """Everything about a template; `name` is what messages call its file."""
    findings = [
        *warnings(name, reading),
        *_told(name, _lacking(reading), "note"),
        *_told(name, _size(reading), "note"),
        *_told(name, _foreign(reading), "warning"),
        *_told(name, _doubled(reading), "warning"),
        *_told(name, _left(reading), "note"),
    ]
    faces = tuple(dict.fromkeys((reading.title, reading.text)))
    return Report(
        reading.page.width,
        reading.page.height,
        len({one.master for one in reading.layouts}),
        len(reading.layouts),
        tuple(Fitted(one.family, one.by, one.exact) for one in faces),
        tuple(_slots(reading, kind) for kind in _ordered(reading)),
        tuple(findings),
    )


def warnings(name: str, reading: Reading) -> tuple[Problem, ...]:
    """What will not look as meant on slides that are built on it."""
    found = [*_told(name, _faces(reading), "warning", "font")]
    for kind in _ordered(reading):
        found += _told(name, _faint(reading, kind), "warning")
    found += _told(name, _cramped(reading), "warning")
    found += _told(name, _cluttered(reading), "warning")
    return tuple(dict.fromkeys(found))


def _told(
    name: str,
    said: Iterator[tuple[str, str]],
    severity: Severity,
    code: Any = "template",
) -> list[Problem]:
    return [Problem(name, 0, 0, message, hint, code, severity) for message, hint in said]


def _ordered(reading: Reading) -> list[str]:
    """The kinds that have a layout, covers first and all others last."""
    first = [kind for kind in HEADS if kind in reading.choices]
    stated = sorted(set(reading.choices) - set(first) - {OTHERS})
    return [*first, *stated, OTHERS]


def _faces(reading: Reading) -> Iterator[tuple[str, str]]:
    for face in dict.fromkeys((reading.title, reading.text)):
        if not face.exact:
            said = f'no font at hand has the widths of "{face.family}"'
            yield (
                f"{said}; {face.by} is measured instead, so that lines may break elsewhere",
                "install a package of it, or give slides more room than they need",
            )


def _faint(reading: Reading, kind: str) -> Iterator[tuple[str, str]]:
    choice, made = reading.choices[kind], reading.tokens[kind]
    name = choice.layout.name
    if made.faint:
        yield (
            f'text on the layout "{name}" has a contrast of {made.faint:.2f}, and needs '
            f"{TEXT_CONTRAST}",
            "choose another layout, or a lighter or darker ground",
        )
    elif made.accent != "accent1":
        yield (
            f'"accent1" is not seen on the layout "{name}"; "{made.accent}" highlights instead',
            "take another accent1, or another ground",
        )
    title = choice.title
    ground = choice.title_ground
    if title.colour and ground and contrast(title.colour, ground) < LARGE_CONTRAST:
        ratio = contrast(title.colour, ground)
        slot = readable(choice.layout.palette, title.colour, ground)
        said = f'; slides have them in "{slot}"' if slot else ""
        yield (
            f'titles on the layout "{name}" have a contrast of {ratio:.2f} ({title.colour} on '
            f"{ground}); large letters need {LARGE_CONTRAST:g}"
            f"{said}",
            "give its title another colour",
        )


def _cluttered(reading: Reading) -> Iterator[tuple[str, str]]:
    for kind in _ordered(reading):
        choice = reading.choices[kind]
        share = choice.layout.clutter(free_room(choice, reading.page))
        if kind not in HEADS and share > CLUTTER:
            yield (
                f'the layout "{choice.layout.name}" has pictures or shapes behind {share:.0%} of '
                "its area for content; words may be hard to read there",
                "name another layout, or make the area smaller",
            )


def _lacking(reading: Reading) -> Iterator[tuple[str, str]]:
    for kind, part in HEADS.items():
        if kind not in reading.choices:
            usual = reading.choices[OTHERS].layout.name
            yield f'it has no layout for {part}s; "{usual}" takes their place', ""


def _cramped(reading: Reading) -> Iterator[tuple[str, str]]:
    usual = reading.choices[OTHERS]
    share = usual.room.width * usual.room.height / (reading.page.width * reading.page.height)
    if share < ROOMY:
        yield (
            f'the area for content of the layout "{usual.layout.name}" is {share:.0%} of a slide; '
            f"kinds of slide may not fit below {ROOMY:.0%}",
            "make it larger, or name a layout with more room",
        )


def _size(reading: Reading) -> Iterator[tuple[str, str]]:
    width, height = reading.page.width, reading.page.height
    if width < NARROW:
        yield (
            f"slides are {width:.0f} × {height:.0f} pt, narrower than {NARROW:.0f}; their letters "
            "are small on paper, and as large as on any other on a screen",
            "",
        )


def _foreign(reading: Reading) -> Iterator[tuple[str, str]]:
    """Colours of masters and layouts that no slot has."""
    known = {colour for one in reading.layouts for colour in one.palette.scheme.values()}
    counts: Counter[str] = Counter()
    for master in reading.presentation.slide_masters:
        for owner in (master, *master.slide_layouts):
            said = (one.get("val", "").upper() for one in owner._element.iter(tag("a:srgbClr")))
            counts.update(colour for colour in said if colour not in known)
    if counts:
        named = ", ".join(colour for colour, _ in counts.most_common(NAMED))
        yield (
            f"{len(counts)} colour{'s' if len(counts) > 1 else ''} of its layouts "
            f"{'are' if len(counts) > 1 else 'is'} not in its theme: {named}"
            f"{' …' if len(counts) > NAMED else ''}",
            "slides take colours of the theme alone; put the brand's colours into its slots",
        )


def _doubled(reading: Reading) -> Iterator[tuple[str, str]]:
    """Numbers that the file gives to two slides, or to two layouts."""
    root = reading.presentation.part._element
    lists = {"slides": [one.get("id") for one in root.iter(tag("p:sldId"))]}
    ids = [one.get("id") for one in root.iter(tag("p:sldMasterId"))]
    for master in reading.presentation.slide_masters:
        ids += [one.get("id") for one in master._element.iter(tag("p:sldLayoutId"))]
    lists["layouts"] = [one for one in ids if one]
    for what, numbers in lists.items():
        twice = [number for number, count in Counter(numbers).items() if count > 1]
        if twice:
            yield (
                f"{len(twice)} id{'s' if len(twice) > 1 else ''} of {what} "
                f"stand{'' if len(twice) > 1 else 's'} there twice, such as {twice[0]}",
                "decks get ids of their own; save the file again in PowerPoint to mend it",
            )


def _left(reading: Reading) -> Iterator[tuple[str, str]]:
    count = len(reading.presentation.slides)
    if count:
        yield f"{count} slide{'s' if count > 1 else ''} in it will not be in decks", ""


def _slots(reading: Reading, kind: str) -> Slots:
    choice = reading.choices[kind]
    layout = choice.layout
    taken = {choice.title.name, *([choice.second.name] if choice.second else [])}
    rooms = [one for one in layout.holders if one.sort == "content" and one.name not in taken]
    held = next((one for one in rooms if one.frame == choice.room), None)
    found = ["title"]
    found += ["second line"] if choice.second else []
    found += ["content"] if held or kind not in HEADS else []
    found += [PARTS[sort] for sort in FURNITURE if any(one.sort == sort for one in layout.holders)]
    room = free_room(choice, reading.page, head=kind in HEADS)
    needed = ("second line", PARTS["number"]) if kind in HEADS else (PARTS["number"],)
    return Slots(
        CALLED.get(kind, f"slides of kind {kind}"),
        layout.name,
        choice.why,
        tuple(found),
        tuple(one for one in needed if one not in found),
        tuple(
            one.name
            for one in layout.holders
            if one.sort not in FURNITURE and one is not held and one.name not in taken
        ),
        (round(room.width, 1), round(room.height, 1)),
        choice.ground,
        *_contrasts(choice),
    )


def _contrasts(choice: Choice) -> tuple[float, float]:
    palette = choice.layout.palette
    behind = choice.ground or palette.colour("bg1")
    text, accent = (contrast(palette.colour(slot), behind) for slot in ("tx1", "accent1"))
    return round(text, 2), round(accent, 2)
