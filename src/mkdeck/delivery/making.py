"""Scenes to delivered files: each output written by its backend, all staged before any is seen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdeck.delivery.manifest import WHOLE, entry
from mkdeck.delivery.staging import Staging
from mkdeck.errors import MkdeckError, Problem
from mkdeck.reading import is_file
from mkdeck.render import outputs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from mkdeck.delivery.manifest import Place
    from mkdeck.render import Backend, Document, Output
    from mkdeck.scene import Scene


def make_files(
    folder: Path,
    spec: str,
    document: Document,
    scenes: Mapping[str, Sequence[Scene]],
    step: Callable[[str], None],
    place: Place = WHOLE,
) -> dict[str, Any]:
    """Builds outputs into `folder/<deck>` and returns the manifest of what was made.

    Args:
        folder: Folder of all results.
        spec: The deck's file; for messages, and to tell decks of one name apart.
        document: What backends need to know of the deck.
        scenes: By the names of the outputs to build; an output without scenes has no files.
        step: Called with the path of each file when it is made.
        place: Where they stand among those of the deck's other languages.

    Raises:
        MkdeckError: The folder cannot be made or written in, or holds another deck of that name.
    """
    asked = {output: backend for output, backend in outputs().items() if output.name in scenes}
    made: list[dict[str, Any]] = []
    origin = _origin(spec, folder)
    _refuse_too_large(asked, spec, document, scenes)
    with Staging(folder, document.deck, spec, origin) as staging:
        for output, backend in asked.items():
            for listed, content in _files(output, backend, scenes[output.name], document):
                listed["path"] = place.below(listed["path"])
                staging.write(listed["path"], content)
                made.append(listed)
                step(listed["path"])
        manifest = {
            "deck": document.deck,
            "spec": origin,
            "mkdeck": document.version,
            "files": made,
        }
        staging.deliver(manifest, {output.kind for output in asked}, place)
    return manifest


def _refuse_too_large(
    asked: Mapping[Output, Backend],
    spec: str,
    document: Document,
    scenes: Mapping[str, Sequence[Scene]],
) -> None:
    """Raises where a picture would have more pixels on a side than can be drawn."""
    for output, backend in asked.items():
        units = backend.units(document)
        for scene in scenes[output.name]:
            width, height = round(scene.width * units), round(scene.height * units)
            if backend.most and max(width, height) > backend.most:
                said = f"{width:,} × {height:,} pixels; the most of a side is {backend.most:,}"
                message = f"{scene.name}: it would have {said}"
                hint = 'build it with a smaller "--scale"'
                raise MkdeckError(Problem(spec, 0, 0, message, hint, "output"))


def _origin(spec: str, folder: Path) -> str:
    """What tells a deck from others of its name, without a trace of the machine.

    The path of its file below the folder that holds the results; elsewhere, and for a deck that is
    no file, its name alone.
    """
    path = Path(spec)
    if not is_file(path):
        return spec
    try:
        return path.resolve().relative_to(folder.resolve().parent).as_posix()
    except ValueError:
        return path.name


def _files(
    output: Output, backend: Backend, scenes: Sequence[Scene], document: Document
) -> Iterator[tuple[dict[str, Any], bytes]]:
    """Manifest entry and content of each file of an output."""
    if not scenes:
        return
    shown = [scenes] if output.whole else [[scene] for scene in scenes]
    written = backend.write(output, scenes, document)
    for pages, (path, content) in zip(shown, written, strict=True):
        yield entry(output, path, pages, backend.units(document), content), content
