"""Scenes to a PowerPoint file: real text, real shapes, pictures only for marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.render.backend import Backend, Document, Output

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mkdeck.render.delivered import Delivered
    from mkdeck.render.template import Report, Template
    from mkdeck.scene import Scene

SUFFIX = ".pptx"


def _write(
    output: Output, scenes: Sequence[Scene], document: Document
) -> Iterator[tuple[str, bytes]]:
    from mkdeck.render.pptx.document import pptx

    yield f"{document.deck}{SUFFIX}", pptx(scenes, document)


def _read(name: str, data: bytes, layouts: Mapping[str, str]) -> Template:
    from mkdeck.render.pptx.templates import read_template

    return read_template(name, data, layouts)


def _check(name: str, data: bytes) -> Report:
    from mkdeck.render.pptx.templates import check_template

    return check_template(name, data)


def _read_back(data: bytes) -> Delivered:
    from mkdeck.render.pptx.delivered import read_presentation

    return read_presentation(data)


BACKEND = Backend(
    name="pptx",
    suffix=SUFFIX,
    scale=1,
    outputs=(Output("deck", "deck", "slides", "office", place=1, whole=True, templated=True),),
    write=_write,
    read_template=_read,
    check_template=_check,
    begins=(b"PK", b"\xd0\xcf\x11\xe0"),
    read_back=_read_back,
)
