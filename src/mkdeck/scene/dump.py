"""A scene as text: what snapshots compare."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from mkdeck.scene.items import Box, Group, Image, Item, Line, Picture, Rect, Run, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdeck.scene.pages import Scene


def dump(scene: Scene) -> str:
    """The scene as text, a line an item, lengths rounded to 0.1 pt: what snapshots compare."""
    head = f"{scene.name} {scene.width:g}x{scene.height:.1f} {scene.ground}: {scene.title}"
    return "\n".join([head, *_dumped(scene.items, "  ")]) + "\n"


def _dumped(items: tuple[Item, ...], indent: str) -> Iterator[str]:
    for item in items:
        match item:
            case Rect():
                yield f"{indent}rect {_at(item.box)} {item.fill}"
            case Line():
                yield (
                    f"{indent}line {item.x:.1f},{item.y:.1f} {item.x2:.1f},{item.y2:.1f} "
                    f"{item.width:g} {item.colour}"
                )
            case Text():
                lines = " | ".join("".join(_run(run) for run in line) for line in item.lines)
                yield (
                    f"{indent}{item.role} {item.x:.1f},{item.y:.1f} w{item.width:.1f} "
                    f"{item.size:g}/{item.pitch:.1f} {item.align} {lines}"
                )
            case Picture():
                yield (
                    f"{indent}{item.shows} {item.data.kind} {_at(item.box)} "
                    f"{len(item.marks)} marks: {item.alt}"
                )
            case Image():
                size = len(item.content)
                yield f"{indent}image {item.name} {_at(item.box)} {size} bytes: {item.alt}"
            case Group():
                yield f"{indent}group {item.name}"
                yield from _dumped(item.items, indent + "  ")
            case _:
                assert_never(item)


def _at(box: Box) -> str:
    return f"{box.x:.1f},{box.y:.1f} {box.width:.1f}x{box.height:.1f}"


def _run(run: Run) -> str:
    text = run.text.replace("\u00a0", "~")
    look = ("*" if run.font.weight > 400 else "") + ("/" if run.font.italic else "")
    return f"[{run.colour}{look} {text}]"
