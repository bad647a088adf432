"""A template's file, opened: what it must not be, and why it cannot be read."""

from __future__ import annotations

import warnings
import zipfile
from io import BytesIO
from typing import Any

from mkdeck.render.template import TemplateError

MOST_UNPACKED = 400_000_000
"""How large all that is in it may be together."""

MOST_PARTS = 10_000
"""How many parts it may have."""

MOST_XML = 30_000_000
"""How large one of its XML parts may be."""

TYPES = "[Content_Types].xml"

_MAIN = b"application/vnd.openxmlformats-officedocument.presentationml."

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What files begin with that Office has encrypted, and those of its versions before 2007."""

SAVE_AGAIN = "open it in PowerPoint, and save it as .potx or .pptx"
"""What helps against a damaged file."""


def opened(data: bytes) -> Any:
    """The python-pptx presentation in a `.pptx` or `.potx` file, its slides still in it.

    Raises:
        TemplateError: It is something else, damaged, encrypted, or unfolds to more than it may.
    """
    from pptx import Presentation

    content = _presentation(data)
    try:
        # python-pptx warns of parts that have one name; it keeps one of them, as PowerPoint does.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            made = Presentation(BytesIO(content))
        if not made.slide_width or not made.slide_height:
            raise ValueError
        for master in made.slide_masters:
            list(master.slide_layouts)
    except Exception:  # python-pptx and lxml raise whatever a damaged part leads to.
        raise TemplateError("is damaged: its parts cannot be read", SAVE_AGAIN) from None
    return made


def _presentation(data: bytes) -> bytes:
    """The package with its main part marked as a presentation, whatever it is marked as."""
    if data.startswith(_OLE):
        hint = "take its password off, or, where it is a .ppt, save it as .pptx"
        raise TemplateError("is encrypted, or older than PowerPoint 2007", hint)
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            members = package.infolist()
            _bounded(members)
            names = {member.filename for member in members}
            if TYPES not in names:
                raise TemplateError("is no PowerPoint file", SAVE_AGAIN)
            types = package.read(TYPES)
            if package.testzip() is not None:
                raise zipfile.BadZipFile
            main = _main_type(types)
            if main == b"presentation":
                return data
            buffer = BytesIO()
            with zipfile.ZipFile(buffer, "w") as plain:
                for member in members:
                    old = _MAIN + main + b".main+xml"
                    new = _MAIN + b"presentation.main+xml"
                    said = package.read(member)
                    plain.writestr(
                        member.filename,
                        types.replace(old, new) if member.filename == TYPES else said,
                    )
            return buffer.getvalue()
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        # A member may be cut off, be packed in a way that Python lacks, or have a password.
        why = "is damaged" if data.startswith(b"PK") else "is no PowerPoint file"
        raise TemplateError(why, SAVE_AGAIN) from None


def _bounded(members: list[zipfile.ZipInfo]) -> None:
    """Raises where a small file would unfold to a huge one."""
    sizes = sum(member.file_size for member in members)
    longest = max(
        (one.file_size for one in members if one.filename.endswith((".xml", ".rels"))), default=0
    )
    if sizes > MOST_UNPACKED or len(members) > MOST_PARTS or longest > MOST_XML:
        raise TemplateError(
            f"unfolds to {sizes // 1_000_000:,} MB in {len(members):,} parts, which is too much",
            "take slides, videos and large pictures out of it",
            "too-large",
        )


def _main_type(types: bytes) -> bytes:
    """What kind of presentation the main part is: `presentation`, `template` or `slideshow`."""
    for kind in (b"presentation", b"template", b"slideshow"):
        if _MAIN + kind + b".main+xml" in types:
            return kind
    if b"macroEnabled.main+xml" in types:
        raise TemplateError("has macros", "save it without macros, as .potx or .pptx")
    raise TemplateError("is no PowerPoint file", SAVE_AGAIN)
