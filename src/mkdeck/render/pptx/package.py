"""The package that a presentation is saved in: equal decks are equal bytes."""

from __future__ import annotations

import zipfile
from io import BytesIO


def repacked(package: bytes) -> bytes:
    """The same members in one order with one date, so that equal decks are equal bytes."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as old, zipfile.ZipFile(buffer, "w") as new:
        names = sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            stored = name.endswith(".png")
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            info.create_system = 0
            new.writestr(info, old.read(name))
    return buffer.getvalue()
