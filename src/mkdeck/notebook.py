"""Pages of an opened deck as objects that show themselves, such as in a notebook."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdeck.scene import Scene


SUFFIX = ".png"
"""How the name of a page's file ends."""


@dataclass(frozen=True, repr=False)
class Page:
    """A slide, a card or an infographic.

    Attributes:
        scene: Its items, each with its place in points.
    """

    scene: Scene

    @property
    def name(self) -> str:
        """What its file is called, without the ending."""
        return self.scene.name

    @property
    def title(self) -> str:
        """Its title in words."""
        return self.scene.title

    @property
    def alt(self) -> str:
        """What it shows, for those who do not see it."""
        return self.scene.alt

    @property
    def claims(self) -> tuple[str, ...]:
        """Ids of the claims that it shows."""
        return self.scene.claims

    def png(self) -> bytes:
        """The page as a PNG file, with two pixels a point."""
        from mkdeck.render.png.canvas import png

        return png(self.scene)

    def save(self, path: Path | str) -> Path:
        """Writes the page as a PNG file and returns where.

        Raises:
            ValueError: The file's name does not end in `.png`.
            OSError: It cannot be written.
        """
        file = Path(path)
        if file.suffix.lower() != SUFFIX:
            raise ValueError(f'a page is saved as "{SUFFIX}", not as "{file.name}"')
        made = file.with_name(f".{file.name}.part")
        made.write_bytes(self.png())
        made.replace(file)
        return file

    def _repr_png_(self) -> bytes:
        """What a notebook shows."""
        return self.png()

    def __repr__(self) -> str:
        return f"Page({self.name!r}, {self.title!r})"
